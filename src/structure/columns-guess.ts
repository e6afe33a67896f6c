/** The columns of a task table that was printed without headings, from what its cells look like. */
import { phrase } from '../text/vi.ts'
import type { ColumnRole, Columns } from './columns.ts'
import { isTime, namesAgency } from './loose-cells.ts'

const FEWEST_ROWS = 2
const NUMBER = /^(?:\d{1,3}(?:\.\d{1,2})*|[IVX]{1,5}|[a-zđA-HĐ])[.)]?$/u
/** A list of cited documents has dates and bodies too. */
const CITED = new RegExp(
  `^(?:${['nghị quyết', 'quyết định', 'công văn', 'thông tư', 'nghị định', 'chỉ thị', 'luật'].map(phrase).join('|')}) (?:số )?\\d`,
  'iu',
)
const OPENS_WORK = 10

/** More than half of the cells that say anything. */
function mostly(cells: readonly string[], is: (cell: string) => boolean): boolean {
  const shown = cells.filter((cell) => cell !== '')
  return shown.length >= FEWEST_ROWS && shown.filter(is).length * 3 >= shown.length * 2
}

/**
 * Roles by the look of the columns: running numbers, times, bodies, and the longest words as the content.
 * @param rows the words of every cell of the grid
 * @returns null unless one column holds times, one bodies and one the work
 */
export function guessColumns(rows: readonly (readonly string[])[]): Columns | null {
  const width = rows[0]?.length ?? 0
  if (rows.length < FEWEST_ROWS || width < 3) return null
  const column = (at: number): string[] => rows.map((row) => row[at] ?? '')
  const roles: (ColumnRole | null)[] = Array.from({ length: width }, (_, at) => {
    const cells = column(at)
    if (mostly(cells, (cell) => NUMBER.test(cell))) return 'index'
    if (mostly(cells, isTime)) return 'deadline'
    return mostly(cells, namesAgency) ? 'lead' : null
  })
  const leads = roles.flatMap((role, at) => (role === 'lead' ? [at] : []))
  for (const at of leads.slice(1)) roles[at] = 'coordinating'
  const content = roles
    .map((role, at) => ({ role, at, length: column(at).join('').length }))
    .filter(({ role }) => role === null)
    .sort((a, b) => b.length - a.length)[0]
  if (!content || !roles.includes('deadline') || leads.length === 0) return null
  const words = column(content.at)
  if (words.join('').length < OPENS_WORK * rows.length || mostly(words, (cell) => CITED.test(cell))) return null
  roles[content.at] = 'content'
  return { roles, headings: roles.map(() => ''), bodyRow: 0 }
}
