/** Task tables: one task a row, roles by the named columns, what group rows hand down. */
import { type Columns, type ColumnRole, gridOf, readColumns } from '../../structure/columns.ts'
import { readMarker } from '../../structure/marker.ts'
import { type Item, isCapitals, type Range, sectionOf } from '../../structure/outline.ts'
import { fold } from '../../text/fold.ts'
import { oneLine } from '../../text/normalise.ts'
import { vi, viStart } from '../../text/vi.ts'
import type { CellNode, ParagraphNode, TableNode } from '../../tree/types.ts'
import { distinct, type Inherited, type Mention, type PlacedDeadline, type TaskDraft } from './draft.ts'
import { cutAtLabels } from './labels.ts'
import { addresseeIn, agenciesIn, deadlinesIn, rolesIn, type Words } from './words.ts'

/** The columns of the table before: a table cut by a caption or a page goes on without its headings. */
export interface TableMemory {
  columns: Columns | null
  width: number
}

export interface TableFrame {
  annex: string | null
  /** the item under which the table stands */
  above: Item
  inherited: Inherited
  memory: TableMemory
}

/** "Theo phân công tại Quyết định …" names nobody. */
const NOBODY = viStart`theo (?:phân công|quyết định|kế hoạch|quy định|chức năng)|không|\\.+|-+`
const SAME_AS_ABOVE = /^\s*(?:["”“']{1,2}|-?\s*nt\s*-?|như trên|-\/\/-|\/\/)\s*$/iu
const MARK = /^\s*(?:x|✓|✔|√|\+|●|•)\s*$/iu
const CLOCK = vi`\d{1,2} ?(?:h|giờ|g|:) ?\d{0,2}`

interface Group {
  labels: string[]
  inherited: Inherited
}

/** Reads the tasks of one table; none where its columns name no work. */
export function readTable(table: TableNode, words: Words, frame: TableFrame): TaskDraft[] {
  const columns = columnsOf(table, words, frame.memory)
  if (!columns) return []
  const grid = gridOf(table)
  const has = (role: ColumnRole): boolean => columns.roles.includes(role)
  const marks = markColumns(grid, columns, words)
  const assigned = has('lead') || has('joint') || has('coordinating') || marks.size > 0
  if (!assigned && !has('deadline')) return []
  if (!has('content')) guessContent(columns, grid, words)
  const tasks: TaskDraft[] = []
  const group: Group = { labels: [], inherited: frame.inherited }
  for (let row = columns.bodyRow; row < grid.length; row += 1) {
    const cells = grid[row] as (CellNode | null)[]
    if (repeatsHeading(cells, columns, words)) continue
    if (isGroupRow(cells, columns, row, words)) {
      enterGroup(group, cells, columns, words, frame)
      continue
    }
    tasks.push(...readRow(cells, row, columns, marks, assigned, group, words, frame, tasks))
  }
  return tasks
}

function columnsOf(table: TableNode, words: Words, memory: TableMemory): Columns | null {
  const found = readColumns(table, words.text)
  if (found) {
    memory.columns = found
    memory.width = table.columns
    return found
  }
  if (memory.columns && memory.width === table.columns) return { ...memory.columns, bodyRow: 0 }
  return null
}

const sliceOf = (cell: CellNode | null | undefined, words: Words): string => (cell ? words.text.slice(cell.start, cell.end) : '')

/** A column without a known heading that holds the longest words is the content. */
function guessContent(columns: Columns, grid: (CellNode | null)[][], words: Words): void {
  let best = -1
  let most = 0
  columns.roles.forEach((role, column) => {
    if (role !== null && role !== 'detail') return
    const total = grid.slice(columns.bodyRow).reduce((sum, cells) => sum + sliceOf(cells[column], words).length, 0)
    if (total > most) {
      most = total
      best = column
    }
  })
  if (best >= 0) columns.roles[best] = 'content'
}

/** Columns headed by an agency's name and filled with crosses. */
function markColumns(grid: (CellNode | null)[][], columns: Columns, words: Words): Map<number, string> {
  const found = new Map<number, string>()
  columns.roles.forEach((role, column) => {
    if (role !== null && role !== 'lead' && role !== 'joint') return
    const body = grid.slice(columns.bodyRow).map((cells) => sliceOf(cells[column], words)).filter((cell) => cell.trim() !== '')
    if (body.length > 0 && body.every((cell) => MARK.test(cell))) found.set(column, lastHeading(grid, columns, column, words))
  })
  return found
}

function lastHeading(grid: (CellNode | null)[][], columns: Columns, column: number, words: Words): string {
  return oneLine(sliceOf(grid[Math.max(0, columns.bodyRow - 1)]?.[column], words)) || (columns.headings[column] ?? '')
}

/** The headings again, as a table that runs over pages prints them. */
function repeatsHeading(cells: (CellNode | null)[], columns: Columns, words: Words): boolean {
  const same = cells.filter((cell, column) => fold(sliceOf(cell, words)) === fold(columns.headings[column] ?? ''))
  return same.length >= 2 && same.length === cells.length
}

function valuesBeside(cells: (CellNode | null)[], columns: Columns, words: Words): number {
  const beside: ReadonlySet<ColumnRole> = new Set(['lead', 'coordinating', 'joint', 'deadline', 'product', 'marks'])
  return new Set(cells.filter((cell, column) => cell && beside.has(columns.roles[column] as ColumnRole) && sliceOf(cell, words).trim() !== '')).size
}

/** "I | Cải cách thể chế": merged over the table, or alone in its row with a number of the upper levels. */
function isGroupRow(cells: (CellNode | null)[], columns: Columns, row: number, words: Words): boolean {
  const filled = [...new Set(cells)].filter((cell): cell is CellNode => cell !== null && cell.row === row && sliceOf(cell, words).trim() !== '')
  if (filled.length === 0) return true
  if (new Set(cells.filter((cell) => cell && sliceOf(cell, words).trim() !== '')).size > filled.length) return false
  const index = indexOf(cells, columns, words)
  const wide = filled.some((cell) => cell.colspan >= Math.max(2, cells.length - 2) && cell.colspan > 1)
  if (wide && filled.length <= 2) return true
  if (valuesBeside(cells, columns, words) > 0) return false
  const content = filled.at(-1)
  if (!content) return true
  const roman = /^(?:[IVX]+|[A-HĐ]|phần .*|mục .*)\.?$/iu.test(index)
  return roman || index === '' || isCapitals(sliceOf(content, words)) || isBold(content)
}

function isBold(cell: CellNode): boolean {
  const paragraphs = cell.children.filter((child): child is ParagraphNode => child.type === 'paragraph')
  return paragraphs.length > 0 && paragraphs.every((paragraph) => paragraph.style.bold === true)
}

function indexOf(cells: (CellNode | null)[], columns: Columns, words: Words): string {
  const column = columns.roles.indexOf('index')
  const text = oneLine(sliceOf(cells[column < 0 ? 0 : column], words))
  if (column < 0 && !/^(?:\d{1,3}(?:\.\d{1,2})*|[IVX]+|[a-zđ])[.)]?$/iu.test(text)) return ''
  return text.replace(/[.)]+$/, '')
}

function enterGroup(group: Group, cells: (CellNode | null)[], columns: Columns, words: Words, frame: TableFrame): void {
  const texts = [...new Set(cells)].filter((cell): cell is CellNode => cell !== null && sliceOf(cell, words).trim() !== '')
  const content = texts.at(-1)
  if (!content) return
  let label = indexOf(cells, columns, words)
  if (label.length > 8) label = ''
  const marker = readMarker(sliceOf(content, words))
  label ||= marker?.label ?? ''
  const upper = /^(?:[IVX]+|[A-HĐ])$/.test(label)
  if (label !== '') group.labels = upper || group.labels.length === 0 ? [label] : [group.labels[0] as string, label]
  const range = { start: content.start + (marker?.length ?? 0), end: content.end }
  const assigned = columns.roles.includes('lead') || columns.roles.includes('joint') || !listsWork(columns)
  const lead = assigned ? [] : (addresseeIn(words, range) ?? [])
  const period = deadlinesIn(words, range, 'label').filter((found) => found.kind !== 'event' && found.kind !== 'ongoing')
  const covered = period.reduce((sum, found) => sum + found.end - found.start, 0)
  group.inherited = {
    lead: lead.length > 0 ? lead : frame.inherited.lead,
    coordinating: frame.inherited.coordinating,
    deadlines: covered * 2 > range.end - range.start ? period : frame.inherited.deadlines,
  }
}

/** A column of units that are visited or inspected lists no work: a group of them is not who must act. */
function listsWork(columns: Columns): boolean {
  return columns.headings.some((heading, column) => columns.roles[column] === 'content' && /(?:nội dung|nhiệm vụ|công việc|hoạt động|giải pháp)/iu.test(heading))
}

function cellsOf(cells: (CellNode | null)[], columns: Columns, role: ColumnRole): CellNode[] {
  return [...new Set(cells.filter((cell, column) => cell !== null && columns.roles[column] === role))] as CellNode[]
}

function paragraphsOf(cell: CellNode): ParagraphNode[] {
  return cell.children.filter((child): child is ParagraphNode => child.type === 'paragraph' && child.layer === 'body')
}

function readRow(
  cells: (CellNode | null)[], row: number, columns: Columns, marks: Map<number, string>, assigned: boolean,
  group: Group, words: Words, frame: TableFrame, before: readonly TaskDraft[],
): TaskDraft[] {
  const contents = cellsOf(cells, columns, 'content').filter((cell) => sliceOf(cell, words).trim() !== '')
  if (contents.length === 0) return []
  const deadlineCells = cellsOf(cells, columns, 'deadline')
  const deadlines = deadlineCells.flatMap((cell) => deadlinesIn(words, cell, 'cell'))
  if (!assigned && deadlines.length === 0 && group.inherited.deadlines.length === 0 && deadlineCells.every((cell) => sliceOf(cell, words).trim() === '' || CLOCK.test(sliceOf(cell, words)))) {
    CLOCK.lastIndex = 0
    return []
  }
  CLOCK.lastIndex = 0
  const roles = agenciesOf(cells, columns, marks, group, words, before.at(-1))
  const product = cellsOf(cells, columns, 'product').map((cell) => productOf(cell, words)).filter(Boolean).join('; ') || null
  const specific = contents.at(-1) as CellNode
  const shown = assigned ? [specific] : contents
  const index = indexOf(cells, columns, words)
  const section = sectionOfRow(frame, group, index)
  const split = bulletByBullet(specific, cells, columns, words)
  if (split) {
    return split.map(({ content, lead }) => ({ ...content, section, text: oneLine(words.text.slice(content.start, content.end)), lead, coordinating: roles.coordinating, deadlines, product, style: 'table' as const }))
  }
  const range = { start: bodyStart(shown[0] as CellNode, words), end: (shown.at(-1) as CellNode).end }
  const text = shown.map((cell) => oneLine(words.text.slice(bodyStart(cell, words), cell.end))).join(' ')
  const found: PlacedDeadline[] = deadlines.length > 0 ? deadlines : fromElsewhere(shown, cells, columns, deadlineCells, words)
  return [{
    ...range, section, text,
    ...roles, deadlines: found.length > 0 ? found : group.inherited.deadlines, product, style: assigned ? 'table' : 'timetable',
  }]
}

/** Where the time cell is empty or missing: from the content, else from the product. */
function fromElsewhere(shown: readonly CellNode[], cells: (CellNode | null)[], columns: Columns, deadlineCells: readonly CellNode[], words: Words): PlacedDeadline[] {
  if (deadlineCells.some((cell) => sliceOf(cell, words).trim() !== '')) return []
  const content = shown.flatMap((cell) => deadlinesIn(words, cell, 'prose'))
  return content.length > 0 ? content : cellsOf(cells, columns, 'product').flatMap((cell) => deadlinesIn(words, cell, 'prose'))
}

/** Content without a number or bullet printed inside the cell. */
function bodyStart(cell: CellNode, words: Words): number {
  return cell.start + (readMarker(sliceOf(cell, words))?.length ?? 0)
}

function productOf(cell: CellNode, words: Words): string {
  return oneLine(sliceOf(cell, words)).replace(/^-\s+/, '')
}

function agenciesOf(cells: (CellNode | null)[], columns: Columns, marks: Map<number, string>, group: Group, words: Words, above: TaskDraft | undefined): { lead: Mention[]; coordinating: Mention[] } {
  const lead: Mention[] = []
  const coordinating: Mention[] = []
  for (const [column, name] of marks) {
    const cell = cells[column]
    if (cell && MARK.test(sliceOf(cell, words))) lead.push({ text: name, start: cell.start, end: cell.end })
  }
  for (const cell of cellsOf(cells, columns, 'lead')) {
    if (marks.size > 0 && MARK.test(sliceOf(cell, words))) continue
    if (SAME_AS_ABOVE.test(sliceOf(cell, words))) lead.push(...(above?.lead ?? []))
    else readCell(cell, words, lead, coordinating)
  }
  for (const cell of cellsOf(cells, columns, 'joint')) {
    const here: Mention[] = []
    readCell(cell, words, here, coordinating)
    lead.push(...here.slice(0, 1))
    coordinating.push(...here.slice(1))
  }
  for (const cell of cellsOf(cells, columns, 'coordinating')) {
    if (SAME_AS_ABOVE.test(sliceOf(cell, words))) coordinating.push(...(above?.coordinating ?? []))
    else if (!NOBODY.test(sliceOf(cell, words))) coordinating.push(...agenciesIn(words, cell))
  }
  return {
    lead: lead.length > 0 ? distinct(lead) : group.inherited.lead,
    coordinating: coordinating.length > 0 ? distinct(coordinating) : group.inherited.coordinating,
  }
}

/** A lead cell may hold labels ("Chủ trì: … Phối hợp: …") or a sentence ("Sở A chủ trì, phối hợp với Sở B"). */
function readCell(cell: CellNode, words: Words, lead: Mention[], coordinating: Mention[]): void {
  const content = sliceOf(cell, words)
  if (content.trim() === '' || NOBODY.test(content)) return
  const { headEnd, parts } = cutAtLabels(content)
  if (parts.length > 0) {
    if (headEnd > 0) lead.push(...agenciesIn(words, { start: cell.start, end: cell.start + headEnd }))
    for (const part of parts) {
      const range: Range = { start: cell.start + part.start, end: cell.start + part.end }
      if (part.role === 'coordinating') coordinating.push(...agenciesIn(words, range))
      else if (part.role === 'lead') lead.push(...agenciesIn(words, range))
    }
    return
  }
  if (/phối hợp|chủ trì/iu.test(content)) {
    const roles = rolesIn(words, cell)
    if (roles.lead.length > 0 && roles.coordinating.length > 0) {
      lead.push(...roles.lead)
      coordinating.push(...roles.coordinating)
      return
    }
  }
  lead.push(...agenciesIn(words, cell))
}

/** Bullets inside one row are tasks of their own only where the agency column is set bullet by bullet. */
function bulletByBullet(content: CellNode, cells: (CellNode | null)[], columns: Columns, words: Words): { content: Range; lead: Mention[] }[] | null {
  const bullets = paragraphsOf(content)
  const leadCell = cellsOf(cells, columns, 'lead')[0]
  if (bullets.length < 2 || !leadCell) return null
  const agencies = paragraphsOf(leadCell)
  const marked = (node: ParagraphNode): boolean => readMarker(words.text.slice(node.start, node.end)) !== null
  if (agencies.length !== bullets.length || !bullets.every(marked) || !agencies.every(marked)) return null
  return bullets.map((bullet, i) => ({
    content: { start: bullet.start + (readMarker(words.text.slice(bullet.start, bullet.end))?.length ?? 0), end: bullet.end },
    lead: agenciesIn(words, agencies[i] as ParagraphNode),
  }))
}

function sectionOfRow(frame: TableFrame, group: Group, index: string): string | null {
  const above = frame.above.parent === null ? null : sectionOf(frame.above)
  const own = /^(?:\d|[a-zđ]|[IVX])[\d.a-zđIVX]{0,6}$/u.test(index) ? index : null
  const parts = [above, ...group.labels, own].filter((part): part is string => part !== null && part !== '')
  if (frame.annex !== null) return [frame.annex, ...parts].join('.')
  return parts.length > 0 ? parts.join('.') : null
}
