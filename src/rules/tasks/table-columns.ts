/** What the columns of a task table hold beyond their headings: crosses below agencies or months, content without a name. */
import { type ColumnRole, type Columns, readColumns } from '../../structure/columns.ts'
import { guessColumns } from '../../structure/columns-guess.ts'
import { oneLine } from '../../text/normalise.ts'
import type { CellNode, TableNode } from '../../tree/types.ts'
import { isEmpty, isHelpMark, isMark, sliceOf } from './cell.ts'
import type { PlacedDeadline, TaskDoubt } from './draft.ts'
import { deadlinesIn, type Words } from './words.ts'

/** The columns of the table before: a table cut by a caption or a page goes on without its headings. */
export interface TableMemory {
  columns: Columns | null
  width: number
}

export type Row = readonly (CellNode | null)[]

export interface KnownColumns extends Columns {
  doubts: TaskDoubt[]
}

/** The columns by the table's own headings, by those of the table before, or by what the cells look like; null where none tell. */
export function columnsOf(table: TableNode, grid: readonly Row[], words: Words, memory: TableMemory): KnownColumns | null {
  const found = readColumns(table, words.text)
  if (found) {
    memory.columns = found
    memory.width = table.columns
    return { ...found, doubts: [] }
  }
  if (memory.columns && memory.width === table.columns) return { ...memory.columns, bodyRow: 0, doubts: ['columns-carried'] }
  const guessed = guessColumns(grid.map((row) => row.map((cell) => oneLine(sliceOf(cell, words)))))
  return guessed && { ...guessed, doubts: ['columns-guessed'] }
}

/** What a column says below its headings; empty cells left out. */
function bodyOf(column: number, grid: readonly Row[], columns: Columns, words: Words): string[] {
  return grid.slice(columns.bodyRow).flatMap((cells) => (isEmpty(cells[column], words) ? [] : [sliceOf(cells[column], words)]))
}

function headingCell(column: number, grid: readonly Row[], columns: Columns): CellNode | null {
  return columns.bodyRow === 0 ? null : (grid[columns.bodyRow - 1]?.[column] ?? null)
}

/** Columns headed by an agency's name and filled with crosses. */
export function agencyMarks(grid: readonly Row[], columns: Columns, words: Words): Map<number, string> {
  const found = new Map<number, string>()
  columns.roles.forEach((role, column) => {
    if (role !== null && role !== 'lead' && role !== 'joint') return
    const body = bodyOf(column, grid, columns, words)
    if (body.length === 0 || !body.every((mark) => isMark(mark) || isHelpMark(mark))) return
    const heading = oneLine(sliceOf(headingCell(column, grid, columns), words)) || (columns.headings[column] ?? '')
    if (!isPeriod(headingCell(column, grid, columns), words)) found.set(column, heading)
  })
  return found
}

function isPeriod(cell: CellNode | null, words: Words): boolean {
  return cell !== null && periodIn(cell, words).length > 0
}

function periodIn(cell: CellNode, words: Words): PlacedDeadline[] {
  const text = sliceOf(cell, words)
  const month = /^\s*(?:0?[1-9]|1[0-2])\s*$/.test(text)
  return month ? [] : deadlinesIn(words, cell, 'cell').filter(({ kind }) => kind === 'within' || kind === 'on' || kind === 'by')
}

const FEWEST_PERIODS = 2

/** Columns headed by a month, a quarter or a year and filled with crosses: a cross sets the time. */
export function timeMarks(grid: readonly Row[], columns: Columns, words: Words): Map<number, PlacedDeadline[]> {
  const found = new Map<number, PlacedDeadline[]>()
  columns.roles.forEach((role, column) => {
    const heading = headingCell(column, grid, columns)
    if (!heading || (role !== 'deadline' && role !== null)) return
    if (!bodyOf(column, grid, columns, words).every((mark) => isMark(mark))) return
    const period = periodIn(heading, words)
    if (period.length > 0) found.set(column, period)
  })
  return found.size >= FEWEST_PERIODS ? found : new Map()
}

/** The column without a known heading that holds the most words; -1 where there is none. */
export function longestColumn(grid: readonly Row[], columns: Columns, words: Words): number {
  let best = -1
  let most = 0
  columns.roles.forEach((role, column) => {
    if (role !== null && role !== 'detail') return
    const total = grid.slice(columns.bodyRow).reduce((sum, cells) => sum + sliceOf(cells[column], words).length, 0)
    if (total > most) [most, best] = [total, column]
  })
  return best
}

/** Offices in a committee: a list of its members, no work. */
const OFFICE =
  /^\s*(?:đồng\s+)?(?:phó\s+)?(?:trưởng|trưởng\s+ban|ban|thành\s+viên|ủy\s+viên|uỷ\s+viên|thư\s+ký|tổ\s+trưởng|tổ\s+phó|đội\s+trưởng|giám\s+khảo|chủ\s+tịch|nhóm\s+trưởng)(?!\p{L})[^.;\n]{0,40}$/iu

/** A column of persons says who does what, unless the table lists the members of a committee or who takes part. */
export function personsLead(grid: readonly Row[], columns: Columns, words: Words): boolean {
  const content = columns.roles.indexOf('content')
  if (!columns.roles.includes('person') || content < 0) return false
  const body = bodyOf(content, grid, columns, words)
  return body.filter((cell) => !OFFICE.test(cell)).length * 2 > body.length
}

export const has = (columns: Columns, role: ColumnRole): boolean => columns.roles.includes(role)
