/** Tables of plain text and Markdown: framed by "+---+" and "|", columns under lines of dashes, cells parted by tabs as a copied table has them. */
import type { RawBlock, RawCell, RawTable } from '../tree/types.ts'
import { BARRED, barredRows, spanHeadings } from './text-bars.ts'

/** A drawn table, and the line that follows it. */
export interface Drawn {
  table: RawTable
  next: number
}

/** Turns the words of a cell into a paragraph. */
export type Paragraph = (words: string) => RawBlock

const BORDER = /^\s*\+(?:[-=:]+\+)+\s*$/
const FRAMED = /^\s*[+|].*[+|]\s*$/
const DASHES = /^\s*-{2,}(?:\s+-{2,})+\s*$/
const WHOLE = /^\s*-{12,}\s*$/
/** Headings wrapped over more lines are none. */
const MOST_HEADING_LINES = 9
const MOST_LINES = 5000

function cellOf(lines: readonly string[], paragraph: Paragraph, header: boolean): RawCell {
  const parts = lines
    .map((line) => line.trim())
    .join('\n')
    .split(/\n{2,}/)
    .map((part) => part.replaceAll('\n', ' ').trim())
    .filter((part) => part !== '')
  return { blocks: (parts.length > 0 ? parts : ['']).map(paragraph), header }
}

/** Reads a table that begins in a line; null where none does. */
export function drawnTable(lines: readonly string[], at: number, paragraph: Paragraph): Drawn | null {
  const line = lines[at] ?? ''
  if (BORDER.test(line)) return framed(lines, at, paragraph)
  if (BARRED.test(line)) return barredTable(lines, at, paragraph)
  if (line.includes('\t')) return tabbed(lines, at, paragraph)
  return line.trim() === '' || line.length > 2000 ? null : columns(lines, at, paragraph)
}

// ---------- "+-----+-----+" ----------

function framed(lines: readonly string[], at: number, paragraph: Paragraph): Drawn | null {
  let next = at
  while (next < lines.length && next - at < MOST_LINES && FRAMED.test(lines[next] ?? '')) next += 1
  const block = lines.slice(at, next)
  const edges = [...new Set(block.filter((line) => BORDER.test(line)).flatMap((line) => plusses(line)))].sort((a, b) => a - b)
  const rows: RawCell[][] = []
  let open: string[] = []
  for (const line of block.slice(1)) {
    if (!BORDER.test(line)) open.push(line)
    else if (open.length > 0) {
      rows.push(framedRow(open, edges, paragraph, line.includes('=')))
      open = []
    }
  }
  return edges.length < 2 || rows.length === 0 ? null : { table: { kind: 'table', rows, ruled: true }, next }
}

function plusses(border: string): number[] {
  return [...border.matchAll(/\+/g)].map((match) => match.index)
}

/** The cells of one row; an edge without a bar in any line is crossed by a merged cell. */
function framedRow(lines: readonly string[], edges: readonly number[], paragraph: Paragraph, header: boolean): RawCell[] {
  const bars = edges.filter((edge) => lines.every((line) => line[edge] === '|' || line[edge] === '+'))
  return bars.slice(1).map((to, index) => {
    const from = bars[index] as number
    const words = lines.map((line) => line.slice(from + 1, to))
    const colspan = edges.indexOf(to) - edges.indexOf(from)
    return { ...cellOf(words, paragraph, header), ...(colspan > 1 ? { colspan } : {}) }
  })
}

// ---------- "| a | b |" ----------

function barredTable(lines: readonly string[], at: number, paragraph: Paragraph): Drawn | null {
  const found = barredRows(lines, at)
  if (!found) return null
  const cells = found.rows.map((row, index) => row.map((cell) => cellOf(cell.split('\n'), paragraph, index === 0)))
  const rows = spanHeadings(found.rows, cells)
  return { table: { kind: 'table', rows, ruled: true }, next: found.next }
}

// ---------- cells parted by tabs ----------

/** Three columns at least in two rows at least; fewer are letterheads, signatures and indents. */
function tabbed(lines: readonly string[], at: number, paragraph: Paragraph): Drawn | null {
  const tabs = lines[at]?.split('\t').length ?? 0
  let next = at
  while (next < lines.length && next - at < MOST_LINES && lines[next]?.split('\t').length === tabs) next += 1
  const rows = lines.slice(at, next).map((line) => line.split('\t'))
  const filled = rows.filter((cells) => cells.filter((cell) => cell.trim() !== '').length >= 2)
  if (tabs < 3 || rows.length < 2 || filled.length < 2 || rows[0]?.[0]?.trim() === '') return null
  const cells = rows.map((row, index) => row.map((cell) => cellOf([cell], paragraph, index === 0)))
  return { table: { kind: 'table', rows: spanHeadings(rows, cells), ruled: true }, next }
}

// ---------- "----- ----------" ----------

interface Column {
  from: number
  to: number
}

function columnsOf(dashes: string): Column[] {
  const starts = [...dashes.matchAll(/-+/g)].map((match) => match.index)
  return starts.map((from, index) => ({ from: index === 0 ? 0 : from, to: starts[index + 1] ?? Number.POSITIVE_INFINITY }))
}

function columns(lines: readonly string[], at: number, paragraph: Paragraph): Drawn | null {
  const opened = WHOLE.test(lines[at] ?? '')
  let dashes = at
  while (dashes < lines.length && dashes - at <= MOST_HEADING_LINES && !DASHES.test(lines[dashes] ?? '')) {
    if ((lines[dashes] ?? '').trim() === '' || (dashes > at && WHOLE.test(lines[dashes] ?? ''))) return null
    dashes += 1
  }
  if (!DASHES.test(lines[dashes] ?? '')) return null
  const cuts = columnsOf(lines[dashes] ?? '')
  const heading = lines.slice(at + (opened ? 1 : 0), dashes)
  if (heading.some((line) => !stands(line, cuts))) return null
  const end = closing(lines, dashes + 1, cuts)
  if (end === null && (heading.length !== 1 || cuts.length < 3)) return null
  const last = end ?? emptyLine(lines, dashes)
  const body = lines.slice(dashes + 1, last)
  const rows = rowsOf(body)
  if (rows.length === 0 || !body.every((line) => stands(line, cuts))) return null
  const read = (row: readonly string[], header: boolean) =>
    cuts.map(({ from, to }) =>
      cellOf(
        row.map((line) => line.slice(from, to)),
        paragraph,
        header,
      ),
    )
  const table: RawTable = {
    kind: 'table',
    ruled: heading.length > 0,
    rows: [...(heading.length > 0 ? [read(heading, true)] : []), ...rows.map((row) => read(row, false))],
  }
  return { table, next: end === null ? last : end + 1 }
}

/** No word of a line crosses from one column into the next. */
function stands(line: string, cuts: readonly Column[]): boolean {
  return cuts.slice(1).every(({ from }) => from >= line.length || /\s/.test(line[from - 1] ?? ' '))
}

/** The first empty line behind a line, or the end. */
function emptyLine(lines: readonly string[], behind: number): number {
  const found = lines.findIndex((line, index) => index > behind && line.trim() === '')
  return found < 0 ? lines.length : found
}

/** The line of dashes that ends the table; null where something else comes first. */
function closing(lines: readonly string[], from: number, cuts: readonly Column[]): number | null {
  for (let at = from; at < Math.min(lines.length, from + MOST_LINES); at += 1) {
    const line = lines[at] ?? ''
    if (WHOLE.test(line) || DASHES.test(line)) return at
    if (!stands(line, cuts)) return null
  }
  return null
}

/** Rows parted by empty lines, or a row a line. */
function rowsOf(lines: readonly string[]): string[][] {
  const trimmed = lines.slice(0, lines.findLastIndex((line) => line.trim() !== '') + 1)
  if (!trimmed.some((line) => line.trim() === '')) return trimmed.map((line) => [line])
  const rows: string[][] = [[]]
  for (const line of trimmed) {
    if (line.trim() !== '') rows.at(-1)?.push(line)
    else if (rows.at(-1)?.length) rows.push([])
  }
  return rows.filter((row) => row.length > 0)
}
