/** Tables whose columns are told apart by white alone. */
import type { Row } from './lines.ts'
import type { Word } from './types.ts'

/** White between two columns. */
export interface Gutter {
  from: number
  to: number
}

/** The least white between columns, in parts of the letters' size. */
export const GUTTER = 0.8

export function wordsOfRow(row: Row): Word[] {
  return row.segments.flatMap((segment) => segment.words)
}

/** The gutters that run through all rows. */
function sharedGutters(rows: readonly Row[]): Gutter[] {
  const spans = rows.flatMap((row) => row.segments.map(({ x0, x1 }) => ({ x0, x1 }))).sort((a, b) => a.x0 - b.x0)
  const least = GUTTER * (rows[0]?.size ?? 12)
  const result: Gutter[] = []
  let from = spans[0]?.x1 ?? 0
  for (const { x0, x1 } of spans) {
    if (x0 - from >= least) result.push({ from, to: x0 })
    from = Math.max(from, x1)
  }
  return result
}

/** An unruled table: three columns at least, filled side by side in three rows at least; a row begins where its first column is filled. */
export function gridCells(rows: readonly Row[]): Word[][][] | null {
  const gutters = sharedGutters(rows)
  if (gutters.length < 2) return null
  const columnOf = (word: Word) => gutters.filter(({ to }) => (word.x0 + word.x1) / 2 >= to).length
  const result: Word[][][] = []
  let full = 0
  for (const row of rows) {
    const cells: Word[][] = Array.from({ length: gutters.length + 1 }, () => [])
    for (const word of wordsOfRow(row)) cells[columnOf(word)]?.push(word)
    const filled = cells.filter((cell) => cell.length > 0).length
    if (filled > gutters.length) full += 1
    const last = result.at(-1)
    if (!last || (cells[0]?.length && filled > 1)) result.push(cells)
    else for (const [column, cell] of cells.entries()) last[column]?.push(...cell)
  }
  return full >= 3 && result.length >= 3 ? result : null
}
