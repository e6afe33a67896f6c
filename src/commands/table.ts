/** A table for a terminal: columns as wide as they need, the wide ones wrapped into what is left. */
import stringWidth from 'string-width'
import type { Column } from './output.ts'

const GAP = '  '
const LEAST = 12

/** Control characters would let a document speak to the terminal. */
function printable(value: string | number | boolean | null | undefined): string {
  return String(value ?? '')
    .replace(/\s+/g, ' ')
    .replace(/[\u0000-\u001f\u007f-\u009f]/g, '')
    .trim()
}

/** Lines no wider than `width` cells, broken at spaces, words that are too long cut. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  for (let word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (stringWidth(longer) <= width) {
      line = longer
      continue
    }
    if (line !== '') lines.push(line)
    while (stringWidth(word) > width) {
      const head = [...word].slice(0, width).join('')
      lines.push(head)
      word = word.slice(head.length)
    }
    line = word
  }
  lines.push(line)
  return lines
}

function widths<Row>(cells: readonly string[][], columns: readonly Column<Row>[], total: number): number[] {
  const natural = columns.map((_, index) => Math.max(...cells.map((row) => stringWidth(row[index] ?? ''))))
  const wide = columns.flatMap((column, index) => (column.wide ? [index] : []))
  const fixed = natural.reduce((sum, width, index) => sum + (wide.includes(index) ? 0 : width), 0) + GAP.length * (columns.length - 1)
  const share = Math.max(LEAST, Math.floor((total - fixed) / Math.max(1, wide.length)))
  return natural.map((width, index) => (wide.includes(index) ? Math.min(width, share) : width))
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - stringWidth(text)))
}

/** The table as text without a closing line break. */
export function table<Row>(rows: readonly Row[], columns: readonly Column<Row>[], total: number): string {
  const cells = [columns.map(({ title }) => printable(title)), ...rows.map((row) => columns.map(({ value }) => printable(value(row))))]
  const sizes = widths(cells, columns, total)
  const lines = cells.flatMap((row) => {
    const wrapped = row.map((text, index) => wrap(text, sizes[index] ?? LEAST))
    const height = Math.max(...wrapped.map((parts) => parts.length))
    return Array.from({ length: height }, (_, at) =>
      wrapped
        .map((parts, index) => padded(parts[at] ?? '', sizes[index] ?? 0))
        .join(GAP)
        .trimEnd(),
    )
  })
  const rule = sizes.map((size) => '─'.repeat(size)).join(GAP)
  return [lines[0], rule, ...lines.slice(1)].join('\n')
}
