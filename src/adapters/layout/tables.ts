/** Ruled tables: words into cells, and tables that go on over the page. */
import type { RawBlock, RawCell, RawParagraph, RawTable } from '../../tree/types.ts'
import type { Grid, GridCell } from './grid.ts'
import { type Line, linesOf } from './lines.ts'
import type { Area } from './margins.ts'
import { hasMarker, paragraphsOf } from './paragraphs.ts'
import type { Word } from './types.ts'

/** A table while further pages may add to it. */
export interface TableDraft {
  grid: Grid
  rows: RawCell[][]
  rowPages: number[]
  page: number
}

/** White between a cell's border and its text, in points. */
const PADDING = 6
/** Columns that go on on the next page may be off by this much (points). */
const NEAR = 5
const OPEN_END = /[^.;:!?…]$/u
const LOWER = /^\p{Ll}/u

/** Index of the unit that holds the value; edges ascend. */
function unit(edges: readonly number[], value: number): number {
  let low = 0
  let high = edges.length - 2
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((edges[middle] as number) <= value) low = middle
    else high = middle - 1
  }
  return low
}

/** The words of one cell, as paragraphs. */
export function cellBlocks(words: readonly Word[], box: { x0: number; x1: number }, page: number): RawParagraph[] {
  const level = words.filter((word) => word.aside === undefined)
  const lines = linesOf(level, page)
  const [x0, x1] = [Math.min(...lines.map((line) => line.x0)), Math.max(...lines.map((line) => line.x1))]
  const padding = Math.min(PADDING, Math.max(1, Math.min(x0 - box.x0, box.x1 - x1)))
  const area = { left: Math.min(x0, box.x0 + padding), right: Math.max(x1, box.x1 - padding), justified: false, cell: true }
  const blocks = paragraphsOf(lines, area)
  const sideways = words.filter((word) => word.aside !== undefined)
  if (sideways.length > 0) blocks.push({ kind: 'paragraph', text: sideways.map(({ text }) => text).join(' '), page })
  return blocks
}

/** Reads a grid with the words inside it. */
export function tableOf(grid: Grid, words: readonly Word[], page: number): TableDraft {
  const owner = new Map<number, GridCell>()
  const columns = grid.xs.length - 1
  for (const cell of grid.cells) {
    for (let row = cell.row; row < cell.row + cell.rowspan; row += 1)
      for (let column = cell.column; column < cell.column + cell.colspan; column += 1) owner.set(row * columns + column, cell)
  }
  const held = new Map<GridCell, Word[]>()
  for (const word of words) {
    const row = unit(grid.ys, (word.y0 + word.y1) / 2)
    const cell = owner.get(row * columns + unit(grid.xs, (word.x0 + word.x1) / 2))
    if (!cell) continue
    const list = held.get(cell)
    if (list) list.push(word)
    else held.set(cell, [word])
  }
  const rows: RawCell[][] = Array.from({ length: grid.ys.length - 1 }, () => [])
  for (const cell of grid.cells) {
    const raw: RawCell = { blocks: cellBlocks(held.get(cell) ?? [], cell, page) }
    if (cell.colspan > 1) raw.colspan = cell.colspan
    if (cell.rowspan > 1) raw.rowspan = cell.rowspan
    rows[cell.row]?.push(raw)
  }
  return { grid, rows, rowPages: rows.map(() => page), page }
}

function textOf(cell: RawCell | undefined): string {
  return (cell?.blocks ?? []).map((block) => (block.kind === 'paragraph' ? block.text : '')).join('\n')
}

function rowText(row: readonly RawCell[] | undefined): string {
  return (row ?? []).map(textOf).join('\t')
}

/** The same columns, the page's offset aside. */
export function sameColumns(a: Grid, b: Grid): boolean {
  if (a.xs.length !== b.xs.length) return false
  return a.xs.every((x, index) => Math.abs(x - a.x0 - ((b.xs[index] as number) - b.x0)) <= NEAR)
}

function joinCell(above: RawCell, below: RawCell): void {
  const last = above.blocks.at(-1)
  const [first, ...rest] = below.blocks
  if (!first) return
  const runsOn =
    last?.kind === 'paragraph' &&
    first.kind === 'paragraph' &&
    (LOWER.test(first.text) || OPEN_END.test(last.text)) &&
    !/^[-+•*]/.test(first.text)
  if (runsOn) {
    last.text = `${last.text} ${first.text}`
    above.blocks.push(...rest)
  } else above.blocks.push(first, ...rest)
}

/** The cell that stands in each column of the last row, spans from rows above included. */
function lastCells(rows: readonly RawCell[][]): RawCell[] {
  const standing: RawCell[] = []
  const until: number[] = []
  rows.forEach((cells, row) => {
    let column = 0
    for (const cell of cells) {
      while ((until[column] ?? 0) > row) column += 1
      for (let end = column + (cell.colspan ?? 1); column < end; column += 1) {
        standing[column] = cell
        until[column] = row + (cell.rowspan ?? 1)
      }
    }
  })
  return standing
}

/** The row's cells with the cells that stand above them. */
function pairs(above: readonly RawCell[], below: readonly RawCell[]): { upper: RawCell | undefined; lower: RawCell }[] {
  let column = 0
  return below.map((lower) => {
    const upper = above[column]
    column += lower.colspan ?? 1
    return { upper: (upper?.colspan ?? 1) === (lower.colspan ?? 1) ? upper : undefined, lower }
  })
}

/** The last row goes on: the first cell is empty, and some cell's text breaks off in mid-sentence. */
function goesOn(above: readonly RawCell[], below: readonly RawCell[]): boolean {
  if (below.length < 2 || textOf(below[0]) !== '' || below.some((cell) => (cell.rowspan ?? 1) > 1)) return false
  const filled = pairs(above, below).filter(({ lower }) => textOf(lower) !== '')
  if (!filled.every(({ upper }) => upper && textOf(upper) !== '')) return false
  return filled.length === 1 || filled.some(({ upper, lower }) => LOWER.test(textOf(lower)) || textOf(upper).endsWith(','))
}

/** A cell merged with the one above it stands empty on the next page: the upper one is made longer, the empty one left out. */
function lengthen(above: readonly RawCell[], below: RawCell[]): RawCell[] {
  const both = pairs(above, below)
  const first = both.findIndex(({ upper, lower }) => textOf(lower) !== '' || (lower.rowspan ?? 1) > 1 || !upper || textOf(upper) === '')
  if (first <= 0) return below
  for (const { upper } of both.slice(0, first)) if (upper) upper.rowspan = (upper.rowspan ?? 1) + 1
  return below.slice(first)
}

/** Adds the table of the next page: repeated head rows are left out, a row that breaks over the page becomes one. */
export function continueTable(table: TableDraft, next: TableDraft): void {
  let skip = 0
  while (
    skip < next.rows.length - 1 &&
    skip < table.rows.length &&
    rowText(next.rows[skip]).trim() !== '' &&
    rowText(next.rows[skip]) === rowText(table.rows[skip])
  )
    skip += 1
  const rows = next.rows.slice(skip)
  const last = lastCells(table.rows)
  const first = rows[0]
  if (first && goesOn(last, first)) {
    for (const { upper, lower } of pairs(last, first)) if (upper) joinCell(upper, lower)
    rows.shift()
    skip += 1
  } else if (first) rows[0] = lengthen(last, first)
  table.rows.push(...rows)
  table.rowPages.push(...next.rowPages.slice(skip))
}

function isBold(cell: RawCell): boolean {
  return cell.blocks.every((block) => block.kind === 'paragraph' && block.style?.bold === true)
}

/** The finished table; a first row all in bold is its head. */
export function finishTable({ rows, rowPages, page }: TableDraft): RawTable {
  const kept = rows.map((cells, index) => ({ cells, page: rowPages[index] ?? page }))
  const head = kept[0]?.cells ?? []
  const filled = head.filter((cell) => cell.blocks.length > 0)
  if (rows.length > 1 && filled.length > 1 && filled.every(isBold)) for (const cell of head) cell.header = true
  return { kind: 'table', rows: kept.map(({ cells }) => cells), page, rowPages: kept.map((row) => row.page) }
}

function spread(values: readonly number[]): number {
  return Math.max(...values) - Math.min(...values)
}

/** A centred column has no edges that would make its lines wrap; its lines were broken by hand. */
function columnArea(lines: readonly Line[]): Area {
  const left = Math.min(...lines.map(({ x0 }) => x0))
  const right = Math.max(...lines.map(({ x1 }) => x1))
  const centres = lines.map(({ x0, x1 }) => (x0 + x1) / 2)
  const marked = lines.some(({ text }) => hasMarker(text))
  const swing = spread(centres)
  const centred = !marked && (swing <= 2 || swing < Math.min(40, 0.8 * spread(lines.map(({ x0 }) => x0))))
  if (!centred) return { left, right, justified: false, loose: true }
  const middle = [...centres].sort((a, b) => a - b)[centres.length >> 1] as number
  return { left: middle - 600, right: middle + 600, justified: false }
}

/** Columns that go on on the next page: their cells are joined. */
export function continueColumns(table: RawTable, next: RawTable): void {
  next.rows[0]?.forEach((cell, index) => {
    table.rows[0]?.[index]?.blocks.push(...cell.blocks)
  })
}

/** A table without rules, its cells already told apart. */
export function unruledTable(cells: readonly (readonly Word[][])[], page: number): RawTable {
  const rows = cells.map((row) => sideBySide(row, page).rows[0] as RawCell[])
  return { kind: 'table', ruled: false, rows, page, rowPages: rows.map(() => page) }
}

/** Columns side by side as a table of one row. */
export function sideBySide(columns: readonly (readonly Word[])[], page: number): RawTable {
  const cells = columns.map((words): RawCell => {
    if (words.length === 0) return { blocks: [] }
    const lines = linesOf(words, page)
    const blocks = paragraphsOf(lines, columnArea(lines))
    for (const { style } of blocks) if (style?.align === 'center') delete style.indent
    return { blocks: blocks as RawBlock[] }
  })
  return { kind: 'table', ruled: false, rows: [cells], page, rowPages: [page] }
}
