/** A table for a terminal: columns as wide as they need, the wide ones wrapped into what is left. */
import type { Column } from './output.ts'

const GAP = '  '
const LEAST = 12

/** How many cells of a terminal a text takes. */
type Measure = (text: string) => number

/** Letters of Latin scripts in one piece, figures, usual signs: one cell each. */
const PLAIN = /^[\u0020-\u007e\u00a0-\u024f\u1ea0-\u1ef9\u2010-\u2027\u2030-\u205e\u2190-\u2193\u2500-\u257f]*$/

/** Where every text is plain. */
const PLAINLY: Measure = (text) => text.length

/** Nearly every text is plain: what measures all others is loaded only for them. */
async function measureOf(cells: readonly string[][]): Promise<Measure> {
  if (cells.every((row) => PLAIN.test(row.join('')))) return PLAINLY
  const { default: stringWidth } = await import('string-width')
  return (text) => (PLAIN.test(text) ? text.length : stringWidth(text))
}

/** Anything but single spaces between words. */
const LOOSE = /[^\S ]|[\u0000-\u001f\u007f-\u009f]| {2}|^ | $/

/** Control characters would let a document speak to the terminal. */
function printable(value: string | number | boolean | null | undefined): string {
  if (typeof value === 'number') return String(value)
  const text = String(value ?? '')
  if (!LOOSE.test(text)) return text
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\u0000-\u001f\u007f-\u009f]/g, '')
    .trim()
}

/** How much of a text, from its beginning, takes at most `width` cells; at least one letter. */
function fitting(text: string, width: number, measure: Measure): number {
  if (measure === PLAINLY) return width
  let count = 0
  let cells = 0
  for (const letter of text) {
    cells += measure(letter)
    if (cells > width && count > 0) break
    count += letter.length
  }
  return count
}

/** Lines no wider than `width` cells, broken at spaces, words that are too long cut. */
function wrap(text: string, width: number, measure: Measure): string[] {
  if (measure(text) <= width) return [text]
  const lines: string[] = []
  let rest = text
  while (rest.length > 0 && measure(rest) > width) {
    const most = fitting(rest, width, measure)
    const space = rest.lastIndexOf(' ', most)
    const cut = space > 0 ? space : most
    lines.push(rest.slice(0, cut))
    rest = rest.slice(space > 0 ? cut + 1 : cut)
  }
  if (rest.length > 0 || lines.length === 0) lines.push(rest)
  return lines
}

function widths<Row>(cells: readonly string[][], columns: readonly Column<Row>[], total: number, measure: Measure): number[] {
  const natural = columns.map((_, index) => cells.reduce((most, row) => Math.max(most, measure(row[index] ?? '')), 0))
  const wide = columns.flatMap((column, index) => (column.wide ? [index] : []))
  const fixed = natural.reduce((sum, width, index) => sum + (wide.includes(index) ? 0 : width), 0) + GAP.length * (columns.length - 1)
  const share = Math.max(LEAST, Math.floor((total - fixed) / Math.max(1, wide.length)))
  return natural.map((width, index) => (wide.includes(index) ? Math.min(width, share) : width))
}

/** The table, row by row. */
export async function table<Row>(rows: readonly Row[], columns: readonly Column<Row>[], total: number): Promise<Iterable<string>> {
  const cells = [columns.map(({ title }) => printable(title)), ...rows.map((row) => columns.map(({ value }) => printable(value(row))))]
  const measure = await measureOf(cells)
  const sizes = widths(cells, columns, total, measure)
  return drawn(cells, sizes, measure)
}

/** Each row's lines as one text: a hundred thousand rows are fewer steps than their lines. */
function* drawn(cells: readonly string[][], sizes: readonly number[], measure: Measure): Generator<string> {
  const rule = sizes.map((size) => '─'.repeat(size)).join(GAP)
  let heading = true
  for (const row of cells) {
    let height = 1
    const wrapped: string[][] = []
    for (let index = 0; index < row.length; index += 1) {
      const parts = wrap(row[index] ?? '', sizes[index] ?? LEAST, measure)
      height = Math.max(height, parts.length)
      wrapped.push(parts)
    }
    let text = lineOf(wrapped, 0, sizes, measure)
    for (let at = 1; at < height; at += 1) text += `\n${lineOf(wrapped, at, sizes, measure)}`
    yield heading ? `${text}\n${rule}` : text
    heading = false
  }
}

/** One line of a row, padded; nothing behind its last word. */
function lineOf(wrapped: readonly string[][], at: number, sizes: readonly number[], measure: Measure): string {
  let line = ''
  let owed = 0
  for (let index = 0; index < wrapped.length; index += 1) {
    const part = wrapped[index]?.[at] ?? ''
    const size = sizes[index] ?? 0
    if (part === '') owed += size + GAP.length
    else {
      line += ' '.repeat(owed) + part
      owed = Math.max(0, size - measure(part)) + GAP.length
    }
  }
  return line
}
