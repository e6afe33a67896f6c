/** Rows of cells between bars, as readers of pages and converters print a table; a row may be wrapped over lines. */

/** "| 1 | Rà soát văn bản |", also where the row goes on in the next line */
export const BARRED = /^\s*\|.*\S/
const DIVIDER = /^[\s|:+-]+$/
const MOST_LINES = 5000
/** A row wrapped over more lines is none. */
const MOST_WRAPPED = 40
/** Two columns are a letterhead or a signature as often as a table. */
const FEWEST_COLUMNS = 3

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
    .split('|')
    .map((cell) => cell.replace(/<br\s*\/?>/gi, '\n').trim())
}

/**
 * Reads rows between bars from a line on.
 * @returns null where no table of three columns and two rows begins
 */
export function barredRows(lines: readonly string[], at: number): { rows: string[][]; next: number } | null {
  const rows: string[][] = []
  let open: Open | null = null
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
    if (line === '') {
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
