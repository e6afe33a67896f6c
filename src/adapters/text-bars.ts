import type { RawCell } from '../tree/types.ts'

/** Rows of cells between bars, as readers of pages and converters print a table; a row may be wrapped over lines. */

/** "| 1 | Rà soát văn bản |", also where the row goes on in the next line */
export const BARRED = /^\s*\|.*\S/
const DIVIDER = /^[\s|:+-]+$/
const MOST_LINES = 5000
/** A row wrapped over more lines is none. */
const MOST_WRAPPED = 40
/** Two columns are a letterhead or a signature as often as a table. */
const FEWEST_COLUMNS = 3

/** Stands between two rows where a page ends. */
const PAGE_NUMBER = /^\d{1,3}$/

/** The next line that is not empty. */
function following(lines: readonly string[], at: number): number {
  let next = at + 1
  while (next < lines.length && (lines[next] ?? '').trim() === '') next += 1
  return next
}

interface Open {
  text: string
  lines: number
}

const isClosed = (text: string): boolean => text.trimEnd().endsWith('|')

function cellsOf(row: string): string[] {
  return row
    .trim()
    .replace(/^\|/, '')
    .replace(/\|$/, '')
    .split(/(?<!\\)\|/)
    .map((cell) =>
      cell
        .replaceAll('\\|', '|')
        .replace(/<br\s*\/?>/gi, '\n')
        .trim(),
    )
}

/**
 * Reads rows between bars from a line on.
 * @returns null where no table of three columns and two rows begins
 */
export function barredRows(lines: readonly string[], at: number): { rows: string[][]; next: number } | null {
  const rows: string[][] = []
  let open = null as Open | null
  let width = 0
  let next = at
  const close = (): void => {
    if (open && !DIVIDER.test(open.text)) {
      rows.push(cellsOf(open.text))
      width ||= rows[0]?.length ?? 0
    }
    open = null
  }
  for (let index = at; index < lines.length && index - at < MOST_LINES; index += 1) {
    const line = (lines[index] ?? '').trim()
    const row: Open | null = open
    if (line === '' || (PAGE_NUMBER.test(line) && row && isClosed(row.text) && BARRED.test(lines[following(lines, index)] ?? ''))) {
      if (row && !isClosed(row.text)) break
      continue
    }
    const complete = row === null || (isClosed(row.text) && (width === 0 || BARRED.test(line) || cellsOf(row.text).length >= width))
    if (BARRED.test(line) && (complete || row === null)) {
      close()
      open = { text: line, lines: 1 }
    } else if (row && row.lines < MOST_WRAPPED && (!complete || (width === 0 && isClosed(line)))) {
      open = { text: `${row.text} ${line}`, lines: row.lines + 1 }
    } else break
    if (isClosed(line)) next = index + 1
  }
  close()
  const columns = Math.max(...rows.map((row) => row.length), 0)
  return rows.length < 2 || columns < FEWEST_COLUMNS || next === at ? null : { rows, next }
}

const isBlank = (cell: string | undefined): boolean => (cell ?? '').trim() === ''

/**
 * Headings of two rows that lost their spans: "STT | Việc | Đơn vị | |" over "| | Chủ trì | Phối hợp |".
 * @returns the rows, with the spans of the first two given back where the second row only goes on with the first
 */
export function spanHeadings(words: readonly (readonly string[])[], rows: readonly RawCell[][]): RawCell[][] {
  const [top, under] = words
  const whole = [...rows]
  if (!top || !under || top.length !== under.length || rows.length < 3 || isBlank(top[0]) || !isBlank(under[0])) return whole
  const split = under.filter((cell) => !isBlank(cell)).length
  const lost = top.some((cell, at) => isBlank(cell) && isBlank(under[at]))
  if (split < 2 || lost || !top.some((cell, at) => isBlank(cell) && !isBlank(under[at]))) return whole
  const first: RawCell[] = []
  top.forEach((cell, at) => {
    const own = rows[0]?.[at]
    const last = first.at(-1)
    if (isBlank(cell)) {
      if (last) last.colspan = (last.colspan ?? 1) + 1
    } else if (own) first.push(isBlank(under[at]) ? { ...own, rowspan: 2 } : { ...own })
  })
  whole[0] = first
  whole[1] = (rows[1] ?? []).filter((_, at) => !isBlank(under[at])).map((cell) => ({ ...cell, header: true }))
  return whole
}
