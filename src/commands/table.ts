/** A table for a terminal: columns as wide as they need, the wide ones wrapped into what is left. */
import type { Column } from './output.ts'

const GAP = '  '
const LEAST = 12

/** How many cells of a terminal a text takes. */
type Measure = (text: string) => number

/** Letters of Latin scripts in one piece, figures, usual signs: one cell each. */
const PLAIN = /^[\u0020-\u007e\u00a0-\u024f\u1ea0-\u1ef9\u2010-\u2027\u2030-\u205e\u2190-\u2193\u2500-\u257f]*$/

/** Nearly every text is plain: what measures all others is loaded only for them. */
async function measureOf(cells: readonly string[][]): Promise<Measure> {
  if (cells.every((row) => row.every((text) => PLAIN.test(text)))) return (text) => text.length
  const { default: stringWidth } = await import('string-width')
  return (text) => (PLAIN.test(text) ? text.length : stringWidth(text))
}

/** Control characters would let a document speak to the terminal. */
function printable(value: string | number | boolean | null | undefined): string {
  return String(value ?? '')
    .replace(/\s+/g, ' ')
    .replace(/[\u0000-\u001f\u007f-\u009f]/g, '')
    .trim()
}

/** Lines no wider than `width` cells, broken at spaces, words that are too long cut. */
function wrap(text: string, width: number, measure: Measure): string[] {
  if (measure(text) <= width) return [text]
  const lines: string[] = []
  let line = ''
  for (let word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (measure(longer) <= width) {
      line = longer
      continue
    }
    if (line !== '') lines.push(line)
    while (measure(word) > width) {
      const head = [...word].slice(0, width).join('')
      lines.push(head)
      word = word.slice(head.length)
    }
    line = word
  }
  lines.push(line)
  return lines
}

function widths<Row>(cells: readonly string[][], columns: readonly Column<Row>[], total: number, measure: Measure): number[] {
  const natural = columns.map((_, index) => cells.reduce((most, row) => Math.max(most, measure(row[index] ?? '')), 0))
  const wide = columns.flatMap((column, index) => (column.wide ? [index] : []))
  const fixed = natural.reduce((sum, width, index) => sum + (wide.includes(index) ? 0 : width), 0) + GAP.length * (columns.length - 1)
  const share = Math.max(LEAST, Math.floor((total - fixed) / Math.max(1, wide.length)))
  return natural.map((width, index) => (wide.includes(index) ? Math.min(width, share) : width))
}

/** The table as lines. */
export async function table<Row>(rows: readonly Row[], columns: readonly Column<Row>[], total: number): Promise<string[]> {
  const cells = [columns.map(({ title }) => printable(title)), ...rows.map((row) => columns.map(({ value }) => printable(value(row))))]
  const measure = await measureOf(cells)
  const sizes = widths(cells, columns, total, measure)
  const padded = (text: string, width: number) => text + ' '.repeat(Math.max(0, width - measure(text)))
  const lines = cells.flatMap((row) => {
    const wrapped = row.map((text, index) => wrap(text, sizes[index] ?? LEAST, measure))
    const height = Math.max(...wrapped.map((parts) => parts.length))
    return Array.from({ length: height }, (_, at) =>
      wrapped
        .map((parts, index) => padded(parts[at] ?? '', sizes[index] ?? 0))
        .join(GAP)
        .trimEnd(),
    )
  })
  const rule = sizes.map((size) => '─'.repeat(size)).join(GAP)
  lines.splice(1, 0, rule)
  return lines
}
