/** What the columns of a table hold, from their headings (data in lexicon/columns.json). */
import { z } from 'zod'
import data from '../lexicon/columns.json' with { type: 'json' }
import { fold } from '../text/fold.ts'
import { phrase } from '../text/vi.ts'
import type { CellNode, TableNode } from '../tree/types.ts'

export type ColumnRole =
  | 'index'
  | 'content'
  | 'lead'
  | 'coordinating'
  | 'joint'
  | 'deadline'
  | 'product'
  | 'note'
  | 'monitor'
  | 'detail'
  | 'person'
  | 'marks'

const columnSchema = z.array(
  z.object({
    role: z.enum(['index', 'content', 'lead', 'coordinating', 'joint', 'deadline', 'product', 'note', 'monitor', 'detail', 'person']),
    any: z.array(z.string()).min(1),
    examples: z.array(z.string()).min(3),
    not: z.array(z.string()).min(2),
  }),
)
/** Column roles with the phrases that name them; the first fit wins. */
export const columnLexicon = columnSchema.parse(data)
const patterns = columnLexicon.map((entry) => ({ role: entry.role, any: new RegExp(entry.any.map(phrase).join('|'), 'u') }))

/** The role that a column heading names, or null. */
export function columnRole(heading: string): ColumnRole | null {
  const folded = fold(heading)
    .replace(/\([^)]*\)/g, '')
    .replace(/^[\s.:*]+|[\s.:*]+$/g, '')
  if (folded === '' || folded.length > 120) return null
  return patterns.find((pattern) => pattern.any.test(folded))?.role ?? null
}

export interface Columns {
  /** role by column of the grid, null where unknown */
  roles: (ColumnRole | null)[]
  /** heading by column, as printed */
  headings: string[]
  /** first row after the headings */
  bodyRow: number
}

/** The grid of a table: for every row and column the cell that covers it. */
export function gridOf(table: TableNode): (CellNode | null)[][] {
  const grid: (CellNode | null)[][] = table.children.map(() => Array.from({ length: table.columns }, () => null))
  for (const row of table.children) {
    for (const cell of row.children) {
      for (let r = cell.row; r < Math.min(cell.row + cell.rowspan, grid.length); r += 1) {
        for (let c = cell.column; c < Math.min(cell.column + cell.colspan, table.columns); c += 1)
          (grid[r] as (CellNode | null)[])[c] = cell
      }
    }
  }
  return grid
}

const HEADER_ROWS_SEARCHED = 4

/**
 * Finds the heading rows of a table and names its columns; a second heading row under a broad heading is joined to it.
 * @returns null where no row reads as headings
 */
export function readColumns(table: TableNode, text: string): Columns | null {
  const grid = gridOf(table)
  const words = (cell: CellNode | null | undefined): string => (cell ? text.slice(cell.start, cell.end).replace(/\s+/g, ' ').trim() : '')
  for (let row = 0; row < Math.min(HEADER_ROWS_SEARCHED, grid.length - 1); row += 1) {
    const cells = grid[row] ?? []
    const roles = cells.map((cell) => (cell && cell.rowspan + cell.row > row ? columnRole(words(cell)) : null))
    const known = new Set(roles.filter((role) => role !== null))
    const distinct = new Set(cells).size
    if (distinct < 2 || known.size < 2 || !['content', 'lead', 'deadline', 'joint'].some((role) => known.has(role as ColumnRole))) continue
    if (words(cells[0]).length > 60) continue
    return deepen(grid, row, roles, words)
  }
  return null
}

function deepen(
  grid: (CellNode | null)[][],
  row: number,
  roles: (ColumnRole | null)[],
  words: (cell: CellNode | null | undefined) => string,
): Columns {
  const cells = grid[row] ?? []
  const headings = cells.map(words)
  let bodyRow = row + 1
  const reaches = Math.max(...cells.map((cell) => (cell ? cell.row + cell.rowspan : row + 1)))
  const spread = cells.some((cell) => cell && cell.colspan > 1 && cell.colspan < cells.length)
  for (let next = row + 1; next < Math.min(grid.length, Math.max(reaches, spread ? row + 2 : 0)); next += 1) {
    const below = grid[next] ?? []
    const fresh = below.filter((cell, column) => cell && cell !== cells[column] && cell.row === next)
    if (fresh.length === 0 || fresh.some((cell) => words(cell).length > 60)) break
    if (next >= reaches && !fresh.some((cell) => columnRole(words(cell)))) break
    below.forEach((cell, column) => {
      if (!cell || cell === cells[column]) return
      const sub = words(cell)
      const own = columnRole(sub)
      headings[column] = `${headings[column] ?? ''} ${sub}`.trim()
      roles[column] = own ?? roles[column] ?? null
    })
    bodyRow = next + 1
  }
  // "(1) (2) (3)" below the headings
  const numbers = (grid[bodyRow] ?? []).map(words)
  if (
    numbers.length > 1 &&
    numbers.every((word) => /^\(?(?:\d{1,2}|[a-z])\)?$/i.test(word) || word === '') &&
    numbers.filter((word) => word !== '').length >= numbers.length - 1
  )
    bodyRow += 1
  return { roles, headings, bodyRow }
}
