/** Task tables: one task a row, roles by the named columns, what group rows hand down. */
import { type ColumnRole, gridOf } from '../../structure/columns.ts'
import { readMarker } from '../../structure/marker.ts'
import { isCapitals, type Item, type Range, sectionOf } from '../../structure/outline.ts'
import { fold } from '../../text/fold.ts'
import { oneLine } from '../../text/normalise.ts'
import type { CellNode, TableNode } from '../../tree/types.ts'
import {
  bodyStart,
  helperCell,
  isBold,
  isEmpty,
  isHelpMark,
  isMark,
  isProgramme,
  isSameAsAbove,
  jointCell,
  leadCell,
  linesOf,
  productOf,
  type Roles,
  sliceOf,
} from './cell.ts'
import {
  agencyMarks,
  columnsOf,
  has,
  type KnownColumns,
  longestColumn,
  personsLead,
  type Row,
  type TableMemory,
  timeMarks,
} from './table-columns.ts'
import { distinct, type Inherited, type Mention, type PlacedDeadline, type TaskDoubt, type TaskDraft } from './draft.ts'
import { addresseeIn, agenciesIn, bounded, deadlinesIn, rolesIn, type Words } from './words.ts'

export interface TableFrame {
  annex: string | null
  /** the item under which the table stands */
  above: Item
  inherited: Inherited
  memory: TableMemory
}

/** Columns beside the content; a row with a value in one of them is no group. */
const BESIDE: ReadonlySet<ColumnRole> = new Set(['lead', 'coordinating', 'joint', 'deadline', 'product', 'marks'])
const WORK = /(?:nội dung|nhiệm vụ|việc(?!\p{L})|hoạt động|giải pháp)/iu

/** Reads the tasks of one table; none where its columns name no work. */
export function readTable(table: TableNode, words: Words, frame: TableFrame): TaskDraft[] {
  const grid = gridOf(table)
  const columns = columnsOf(table, grid, words, frame.memory)
  return columns ? new TableReader(grid, columns, words, frame).run() : []
}

class TableReader {
  readonly #grid: readonly Row[]
  readonly #columns: KnownColumns
  readonly #words: Words
  readonly #frame: TableFrame
  readonly #marks: Map<number, string>
  readonly #months: Map<number, PlacedDeadline[]>
  /** a column says who */
  readonly #assigned: boolean
  #labels: string[] = []
  #inherited: Inherited
  readonly #tasks: TaskDraft[] = []
  readonly #doubts: TaskDoubt[]

  constructor(grid: readonly Row[], columns: KnownColumns, words: Words, frame: TableFrame) {
    this.#grid = grid
    this.#doubts = [...columns.doubts]
    const roles = personsLead(grid, columns, words)
      ? columns.roles.map((role): ColumnRole | null => (role === 'person' ? 'lead' : role))
      : [...columns.roles]
    this.#columns = { ...columns, roles }
    this.#words = words
    this.#frame = frame
    this.#inherited = frame.inherited
    this.#marks = agencyMarks(grid, this.#columns, words)
    this.#months = timeMarks(grid, this.#columns, words)
    this.#assigned = (['lead', 'joint', 'coordinating'] as const).some((role) => this.#has(role)) || this.#marks.size > 0
  }

  run(): TaskDraft[] {
    const timed = this.#has('deadline') || this.#months.size > 0
    if ((!this.#assigned && !timed && !this.#listsWork()) || this.#has('person')) return []
    if (!this.#has('content')) this.#guessContent()
    for (let row = this.#columns.bodyRow; row < this.#grid.length; row += 1) {
      const cells = this.#grid[row] as Row
      if (this.#repeatsHeading(cells)) continue
      if (this.#isGroup(cells, row)) this.#enterGroup(cells)
      else this.#tasks.push(...this.#row(cells))
    }
    return this.#doubts.length > 0 ? this.#tasks.map((task) => ({ ...task, doubts: this.#doubts })) : this.#tasks
  }

  // ---------- columns ----------

  #has(role: ColumnRole): boolean {
    return has(this.#columns, role)
  }

  #guessContent(): void {
    const best = longestColumn(this.#grid, this.#columns, this.#words)
    if (best < 0) return
    this.#columns.roles[best] = 'content'
    this.#doubts.push('content-guessed')
  }

  /** A column of units that are visited or inspected lists no work: a group of them is not who must act. */
  #listsWork(): boolean {
    return this.#columns.headings.some((heading, column) => this.#columns.roles[column] === 'content' && WORK.test(heading))
  }

  #cells(cells: Row, role: ColumnRole): CellNode[] {
    return [...new Set(cells.filter((cell, column): cell is CellNode => cell !== null && this.#columns.roles[column] === role))]
  }

  // ---------- rows that are no tasks ----------

  /** The headings again, as a table that runs over pages prints them. */
  #repeatsHeading(cells: Row): boolean {
    return (
      cells.length >= 2 && cells.every((cell, column) => fold(sliceOf(cell, this.#words)) === fold(this.#columns.headings[column] ?? ''))
    )
  }

  /** "I | Cải cách thể chế": merged over the table, or alone in its row with a number of the upper levels. */
  #isGroup(cells: Row, row: number): boolean {
    const shown = [...new Set(cells)].filter((cell): cell is CellNode => cell !== null && !isEmpty(cell, this.#words))
    const filled = shown.filter((cell) => cell.row === row)
    const content = filled.at(-1)
    if (!content) return true
    if (shown.length > filled.length) return false
    if (filled.length <= 2 && filled.some((cell) => cell.colspan > 1 && cell.colspan >= cells.length - 2)) return true
    if (cells.some((cell, column) => BESIDE.has(this.#columns.roles[column] as ColumnRole) && !isEmpty(cell, this.#words))) return false
    const index = this.#index(cells)
    return (
      index === '' || /^(?:[IVX]+|[A-HĐ]|phần .*|mục .*)\.?$/iu.test(index) || isCapitals(sliceOf(content, this.#words)) || isBold(content)
    )
  }

  #index(cells: Row): string {
    const column = this.#columns.roles.indexOf('index')
    const text = oneLine(sliceOf(cells[Math.max(0, column)], this.#words))
    if (column < 0 && !/^(?:\d{1,3}(?:\.\d{1,2})*|[IVX]+|[a-zđ])[.)]?$/iu.test(text)) return ''
    return text.replace(/[.)]+$/, '')
  }

  /** A group hands down the agency or the period that it names. */
  #enterGroup(cells: Row): void {
    const content = [...new Set(cells)].filter((cell): cell is CellNode => cell !== null && !isEmpty(cell, this.#words)).at(-1)
    if (!content) return
    const index = this.#index(cells)
    const marker = readMarker(sliceOf(content, this.#words))
    const label = index.length > 0 && index.length <= 8 ? index : (marker?.label ?? '')
    const upper = /^(?:[IVX]+|[A-HĐ])$/.test(label)
    if (label !== '') this.#labels = upper || this.#labels.length === 0 ? [label] : [this.#labels[0] as string, label]
    const range = { start: content.start + (marker?.length ?? 0), end: content.end }
    const named = this.#has('lead') || this.#has('joint') || !this.#listsWork() ? [] : (addresseeIn(this.#words, range) ?? [])
    const period = this.#period(range)
    const { lead, coordinating, deadlines } = this.#frame.inherited
    this.#inherited = { lead: named.length > 0 ? named : lead, coordinating, deadlines: period.length > 0 ? period : deadlines }
  }

  /** "Tháng 9/2026": a group that is a period and little else. */
  #period(range: Range): PlacedDeadline[] {
    const found = deadlinesIn(this.#words, range, 'label').filter(({ kind }) => kind !== 'event' && kind !== 'ongoing')
    const covered = found.reduce((sum, { start, end }) => sum + end - start, 0)
    // "Bước 1: Chuẩn bị (01/3 - 10/3)": a bracket at the end may hold it too
    const bracket = /\(([^()]{4,60})\)[\s.:]*$/u.exec(this.#words.text.slice(range.start, range.end))
    const inside = bracket && found.every(({ start }) => start > range.start + bracket.index)
    return covered * 2 > range.end - range.start || (inside && covered * 2 > (bracket[1]?.length ?? 0)) ? found : []
  }

  // ---------- tasks ----------

  #row(cells: Row): TaskDraft[] {
    const contents = this.#cells(cells, 'content').filter((cell) => !isEmpty(cell, this.#words))
    const specific = contents.at(-1)
    if (!specific) return []
    const times = this.#cells(cells, 'deadline')
    const deadlines = this.#deadlines(cells, times)
    // the programme of one session, by the clock only
    if (deadlines.length + this.#inherited.deadlines.length === 0 && this.#has('deadline') && isProgramme(times, this.#words)) return []
    const common = { section: this.#section(cells), ...this.#product(cells) }
    const bullets = this.#bulletByBullet(specific, cells)
    const roles = this.#roles(cells)
    if (bullets)
      return bullets.map(({ range, lead }) => ({
        ...common,
        ...range,
        text: this.#text(range),
        lead,
        coordinating: roles.coordinating,
        deadlines,
        style: 'table',
      }))
    const shown = this.#assigned ? [specific] : contents
    const range = { start: bodyStart(shown[0] as CellNode, this.#words), end: specific.end }
    const found = deadlines.length > 0 ? deadlines : this.#deadlinesElsewhere(shown, cells, times)
    const all = found.length > 0 ? found : this.#inherited.deadlines
    const who = this.#assigned ? roles : this.#told(shown, roles)
    const silent = times.every((cell) => isEmpty(cell, this.#words))
    if (!this.#assigned && silent && who.lead.length + all.length === 0) return []
    return [
      {
        ...common,
        ...range,
        ...who,
        text: shown.map((cell) => this.#text({ start: bodyStart(cell, this.#words), end: cell.end })).join(' '),
        deadlines: all,
        style: this.#assigned ? 'table' : 'timetable',
      },
    ]
  }

  #text(range: Range): string {
    return oneLine(this.#words.text.slice(range.start, range.end))
  }

  /** By the cells of time, the crosses below months, or as the row above. */
  #deadlines(cells: Row, times: readonly CellNode[]): PlacedDeadline[] {
    const marked = [...this.#months].flatMap(([column, period]) => (isMark(sliceOf(cells[column], this.#words)) ? period : []))
    const found = times.flatMap((cell) => {
      if (isSameAsAbove(cell, this.#words)) return this.#tasks.at(-1)?.deadlines ?? []
      return bounded(deadlinesIn(this.#words, cell, 'cell'), this.#columns.headings[cell.column] ?? '')
    })
    return [...marked, ...found]
  }

  #product(cells: Row): Pick<TaskDraft, 'product' | 'productAt'> {
    const shown = this.#cells(cells, 'product').filter((cell) => productOf(cell, this.#words) !== '')
    const product = shown.map((cell) => productOf(cell, this.#words)).join('; ') || null
    const first = shown[0]
    const above = this.#tasks.at(-1)
    if (first && above && shown.every((cell) => isSameAsAbove(cell, this.#words)))
      return { product: above.product, productAt: above.productAt ?? null }
    return { product, productAt: first ? { start: first.start, end: first.end } : null }
  }

  #roles(cells: Row): Roles {
    const above = this.#tasks.at(-1)
    const markedBy = (is: (content: string) => boolean): Mention[] =>
      [...this.#marks].flatMap(([column, text]) => {
        const cell = cells[column]
        return cell && is(sliceOf(cell, this.#words)) ? [{ text, start: cell.start, end: cell.end }] : []
      })
    const marked = markedBy(isMark)
    const named = [
      ...this.#cells(cells, 'lead')
        .filter((cell) => this.#marks.size === 0 || !isMark(sliceOf(cell, this.#words)))
        .map((cell) => leadCell(cell, this.#words, above)),
      ...this.#cells(cells, 'joint').map((cell) => jointCell(cell, this.#words, above)),
    ]
    const lead = distinct([...marked, ...named.flatMap((roles) => roles.lead)])
    const helpers = this.#cells(cells, 'coordinating').flatMap((cell) => helperCell(cell, this.#words, above))
    const coordinating = distinct([...markedBy(isHelpMark), ...named.flatMap((roles) => roles.coordinating), ...helpers])
    return {
      lead: lead.length > 0 ? lead : this.#inherited.lead,
      coordinating: coordinating.length > 0 ? coordinating : this.#inherited.coordinating,
    }
  }

  /** Without a column that says who, the sentence in the content may. */
  #told(shown: readonly CellNode[], roles: Roles): Roles {
    if (!this.#listsWork()) return roles
    const told = shown.map((cell) => rolesIn(this.#words, { start: bodyStart(cell, this.#words), end: cell.end }))
    const lead = distinct(told.flatMap((part) => part.lead))
    const coordinating = distinct(told.flatMap((part) => part.coordinating))
    return { lead: lead.length > 0 ? lead : roles.lead, coordinating: coordinating.length > 0 ? coordinating : roles.coordinating }
  }

  /** Where the time cell is empty or missing: from the content, else the product, else the remarks. */
  #deadlinesElsewhere(shown: readonly CellNode[], cells: Row, times: readonly CellNode[]): PlacedDeadline[] {
    if (times.some((cell) => !isEmpty(cell, this.#words))) return []
    const places = [shown, this.#cells(cells, 'product'), this.#cells(cells, 'note')]
    for (const place of places) {
      const found = place.flatMap((cell) => deadlinesIn(this.#words, cell, 'prose'))
      if (found.length > 0) return found
    }
    return []
  }

  /** Bullets inside one row are tasks of their own only where the agency column is set bullet by bullet. */
  #bulletByBullet(content: CellNode, cells: Row): { range: Range; lead: Mention[] }[] | null {
    const bullets = linesOf(content, this.#words)
    const agencies = linesOf(this.#cells(cells, 'lead')[0] ?? content, this.#words)
    const marker = (node: Range) => readMarker(this.#words.text.slice(node.start, node.end))
    if (bullets.length < 2 || !this.#has('lead') || agencies.length !== bullets.length) return null
    if (![...bullets, ...agencies].every((node) => marker(node) !== null)) return null
    return bullets.map((bullet, i) => ({
      range: { start: bullet.start + (marker(bullet)?.length ?? 0), end: bullet.end },
      lead: agenciesIn(this.#words, agencies[i] as Range),
    }))
  }

  #section(cells: Row): string | null {
    const index = this.#index(cells)
    const own = /^(?:\d|[a-zđ]|[IVX])[\d.a-zđIVX]{0,6}$/u.test(index) ? index : null
    const above = this.#frame.above.parent === null ? null : sectionOf(this.#frame.above)
    const parts = [this.#frame.annex, above, ...this.#labels, own].filter((part): part is string => part !== null && part !== '')
    return parts.length > 0 ? parts.join('.') : null
  }
}
