/** Two columns side by side without rules: a letterhead, recipients beside the sign-off. */
import type { Row, Segment } from './lines.ts'
import type { Word } from './types.ts'
import { GUTTER, type Gutter, gridCells, wordsOfRow } from './unruled.ts'

/** Rows that run across the page, or rows whose words stand in columns left and right of a gutter. */
export type Stretch =
  | { kind: 'rows'; rows: Row[] }
  | { kind: 'columns'; columns: Word[][]; gutter: Gutter }
  | { kind: 'grid'; cells: Word[][][] }

/** In parts of the letters' size. */
const LONE_GUTTER = 3
/** A signature leaves this much room above the name, in points. */
const SIGNATURE_ROOM = 150
/** Columns side by side are no longer than this, in rows, and a row has no more gutters. */
const REGION_MAX = 200
const GUTTERS_MAX = 8
/** A list of recipients has no more lines than this above the sign-off. */
const LIST_MAX = 40

interface Region {
  start: number
  end: number
  gutter: Gutter
  /** rows with words on both sides */
  both: number
  widest: number
}

function edge(row: Row): { x0: number; x1: number } {
  return { x0: row.segments[0]?.x0 ?? 0, x1: Math.max(...row.segments.map(({ x1 }) => x1)) }
}

/** White between the words of two rows whose heights overlap, or of one row. */
function gutters(rows: readonly Row[], index: number): Gutter[] {
  const row = rows[index] as Row
  const result: Gutter[] = []
  for (let i = 1; i < row.segments.length; i += 1) result.push({ from: row.segments[i - 1]?.x1 ?? 0, to: row.segments[i]?.x0 ?? 0 })
  const next = rows[index + 1]
  if (result.length === 0 && next && next.segments.length === 1 && next.baseline - row.baseline < 0.8 * Math.max(row.size, next.size)) {
    const [a, b] = [edge(row), edge(next)]
    if (b.x0 - a.x1 > 1.5 * row.size) result.push({ from: a.x1, to: b.x0 })
    else if (a.x0 - b.x1 > 1.5 * row.size) result.push({ from: b.x1, to: a.x0 })
  }
  return result
}

/** On which side a segment stands; null where it stands across the gutter. */
function sideOf({ x0, x1 }: Segment, { from, to }: Gutter, least: number): 'left' | 'right' | null {
  if (x1 <= from) return 'left'
  if (x0 >= to) return 'right'
  if (x0 < from) return to - x1 >= least ? 'left' : null
  if (x1 > to) return x0 - from >= least ? 'right' : null
  return (x0 + x1) / 2 < (from + to) / 2 ? 'left' : 'right'
}

/** The gutter made narrower by the row's segments; null where one stands across it. */
function narrowed(gutter: Gutter, row: Row): Gutter | null {
  let { from, to } = gutter
  const least = GUTTER * row.size
  for (const segment of row.segments) {
    const side = sideOf(segment, { from, to }, least)
    if (side === null) return null
    if (side === 'left') from = Math.max(from, segment.x1)
    else to = Math.min(to, segment.x0)
  }
  return to - from >= least ? { from, to } : null
}

function sides(row: Row, gutter: Gutter): { left: boolean; right: boolean } {
  const middle = (gutter.from + gutter.to) / 2
  return { left: row.segments.some(({ x0 }) => x0 < middle), right: row.segments.some(({ x1 }) => x1 > middle) }
}

interface Column {
  x0: number
  x1: number
  baseline: number
  pitch: number
  starts: number[]
}

/** A row on one side only goes on with its column if it stands below it, in its line. */
function follows(row: Row, column: Column | undefined, room: number): boolean {
  if (!column) return true
  const { x0, x1 } = edge(row)
  const distance = row.baseline - column.baseline
  if (distance > Math.max(room, column.pitch * 1.45 + 1)) return false
  const off = Math.abs((x0 + x1) / 2 - (column.x0 + column.x1) / 2)
  if (off < 14 || column.starts.some((start) => Math.abs(start - x0) < 4)) return true
  if (room === 0) return false
  return off < Math.max(30, 0.2 * (column.x1 - column.x0))
}

function grown(column: Column | undefined, row: Row, x0: number, x1: number): Column {
  if (!column) return { x0, x1, baseline: row.baseline, pitch: 1.6 * row.size, starts: [x0] }
  const distance = row.baseline - column.baseline
  return {
    x0: Math.min(column.x0, x0),
    x1: Math.max(column.x1, x1),
    baseline: row.baseline,
    pitch: distance > 0.5 * row.size ? Math.min(column.pitch, Math.max(distance, 1.1 * row.size)) : column.pitch,
    starts: column.starts.length < 12 ? [...column.starts, x0] : column.starts,
  }
}

/** Grows a region downwards from a row with a gutter. */
function regionFrom(rows: readonly Row[], start: number, first: Gutter): Region {
  let gutter = first
  let left: Column | undefined
  let right: Column | undefined
  let both = 0
  let end = start
  for (let i = start; i < Math.min(rows.length, start + REGION_MAX); i += 1) {
    const row = rows[i] as Row
    const next = narrowed(gutter, row)
    if (!next) break
    const side = sides(row, next)
    const close = i > start && row.baseline - (rows[i - 1] as Row).baseline < 0.8 * row.size
    if (!(side.left && side.right) && !close && i > start) {
      if (side.left ? !follows(row, left, 0) : !follows(row, right, SIGNATURE_ROOM)) break
    }
    if (side.left && side.right && i > start) {
      const distance = row.baseline - Math.max(left?.baseline ?? 0, right?.baseline ?? 0)
      if (distance > 4.5 * row.size) break
    }
    gutter = next
    const lefts = wordsOfRow(row).filter(({ x1 }) => x1 <= gutter.from + 0.01)
    const rights = wordsOfRow(row).filter(({ x0 }) => x0 >= gutter.to - 0.01)
    if (lefts.length > 0) left = grown(left, row, Math.min(...lefts.map(({ x0 }) => x0)), Math.max(...lefts.map(({ x1 }) => x1)))
    if (rights.length > 0) right = grown(right, row, Math.min(...rights.map(({ x0 }) => x0)), Math.max(...rights.map(({ x1 }) => x1)))
    if ((side.left && side.right) || close) both += 1
    end = i + 1
  }
  return { start, end, gutter, both, widest: first.to - first.from }
}

/** Labels with their values behind a tab are lines, not columns. */
function isLabels(rows: readonly Row[], gutter: Gutter): boolean {
  const labels = rows.map(
    (row) =>
      wordsOfRow(row)
        .filter(({ x1 }) => x1 <= gutter.from + 0.01)
        .at(-1)?.text ?? '',
  )
  return rows.length > 1 && labels.filter((label) => label !== '').every((label) => label.endsWith(':'))
}

function isConvincing(rows: readonly Row[], region: Region): boolean {
  const taken = rows.slice(region.start, region.end)
  if (isLabels(taken, region.gutter)) return false
  if (region.both >= 2) return region.widest >= 1.2 * (taken[0]?.size ?? 12) || region.both >= 3
  const first = taken[0] as Row
  const { x0, x1 } = edge(first)
  const { from, to } = region.gutter
  const right = first.segments.find((segment) => segment.x0 >= to - 0.01)?.words[0]?.text ?? ''
  // "Số:      /KH-UBND" and "ngày      tháng" have blanks, no gutter
  const blank = !/^[\p{Lu}\d"“(]/u.test(right)
  return first.segments.length <= 6 && !blank && to - from >= LONE_GUTTER * first.size && to > x0 + 0.3 * (x1 - x0)
}

/** Rows of the left column above the region up to the label that heads them ("Nơi nhận:"). */
function labelAbove(rows: readonly Row[], start: number, floor: number, to: number): number {
  const size = (rows[start] as Row).size
  for (let i = start - 1; i >= floor && start - i < LIST_MAX; i -= 1) {
    const [row, below] = [rows[i] as Row, rows[i + 1] as Row]
    if (edge(row).x1 > to || Math.abs(row.size - size) > 0.6 || below.baseline - row.baseline > 1.9 * size) return start
    if (rowEnds(row, ':'))
      return i > floor &&
        edge(rows[i - 1] as Row).x1 <= to &&
        (rows[i] as Row).baseline - (rows[i - 1] as Row).baseline < 1.4 * size &&
        wordsOfRow(row).length === 1
        ? i - 1
        : i
  }
  return start
}

function rowEnds(row: Row, sign: string): boolean {
  return wordsOfRow(row).at(-1)?.text.endsWith(sign) === true
}

/** Lines straight above the region belong to it: "TM. …" a little higher than "Nơi nhận:", or a label above its list. */
function withRowsAbove(rows: readonly Row[], region: Region, floor: number): Region {
  const left = Math.min(...rows.slice(region.start, region.end).map((row) => edge(row).x0))
  let start = region.start
  while (start > floor) {
    const row = rows[start - 1] as Row
    const below = rows[start] as Row
    if (row.segments.length !== 1 || below.baseline - row.baseline > 1.9 * row.size) break
    const { x0, x1 } = edge(row)
    const label = x1 <= region.gutter.from && rowEnds(row, ':') && Math.abs(x0 - left) < 3 * row.size
    if (x0 < region.gutter.to && !label) break
    start -= 1
  }
  return { ...region, start: labelAbove(rows, start, floor, region.gutter.from + GUTTER) }
}

function split(rows: readonly Row[], { from, to }: Gutter): Word[][] {
  const middle = (from + to) / 2
  const all = rows.flatMap(wordsOfRow)
  return [all.filter((word) => (word.x0 + word.x1) / 2 < middle), all.filter((word) => (word.x0 + word.x1) / 2 >= middle)]
}

/** Rows of one band of the page, parted into text across the page and columns side by side. */
export function stretchesOf(rows: readonly Row[]): Stretch[] {
  const result: Stretch[] = []
  let done = 0
  const across = (until: number) => {
    if (until > done) result.push({ kind: 'rows', rows: rows.slice(done, until) })
  }
  for (let i = 0; i < rows.length; i += 1) {
    const regions = gutters(rows, i)
      .slice(0, GUTTERS_MAX)
      .map((gutter) => regionFrom(rows, i, gutter))
      .filter((region) => isConvincing(rows, region))
      .sort((a, b) => b.both - a.both || b.widest - a.widest)
    const best = regions[0]
    if (!best) continue
    const region = withRowsAbove(rows, best, done)
    across(region.start)
    const taken = rows.slice(region.start, region.end)
    const cells = gridCells(taken)
    if (cells) result.push({ kind: 'grid', cells })
    else result.push({ kind: 'columns', columns: split(taken, region.gutter), gutter: region.gutter })
    done = region.end
    i = region.end - 1
  }
  across(rows.length)
  return result
}
