/**
 * Task tables that lost their lines: plain text taken from a page, a Word file or a PDF leaves every cell as a paragraph of its own.
 * The headings tell the columns, the running numbers tell the rows, and what a cell looks like tells where it stands.
 */
import { fold } from '../text/fold.ts'
import type { BlockNode, CellNode, DocumentNode, ParagraphNode, RowNode, TableNode } from '../tree/types.ts'
import { columnRole } from './columns.ts'
import { fitRow, type Roles } from './loose-cells.ts'
import { romanValue } from './marker.ts'
import type { Range } from './outline.ts'

const LONGEST_HEADING = 60
const MOST_HEADINGS = 14
/** A row of more paragraphs is text behind the table. */
const MOST_LINES = 30
const FEWEST_ROWS = 2

const NUMBERS_HEADING = /^(?:số\s)?(?:s?tt|thứ tự)\.?(?=\s|$)/iu
const NUMBER = /^\(?(\d{1,3})(?:[.)]\)?)?(?=\s|$)/u
const GROUP = /^([IVX]{1,5}|[A-HĐ])(?:[.)]|(?=\s|$))(?=\s|$)/u
const BEHIND = /^(?:nơi nhận|phụ lục|ghi chú:|điều \d|cộng hòa xã hội|(?:tm|kt|tl|tuq)\.\s)/iu

interface Heading extends Range {
  words: string
}

interface Row extends Range {
  /** "1", "II" */
  label: Range
  group: boolean
  lines: Range[]
}

/** One heading may hold several columns' names: "STT Nhiệm vụ", "Cơ quan chủ trì Cơ quan phối hợp". */
function headingsIn(text: string, { start, end }: Range): Heading[] {
  const words = text.slice(start, end)
  const numbers = NUMBERS_HEADING.exec(words)?.[0].length ?? 0
  const cuts = [0, ...(numbers > 0 && numbers < words.length ? [numbers] : [])]
  for (const match of words.matchAll(/(?<=\p{Ll}\s)(?=\p{Lu}\p{Ll})/gu)) if (match.index > numbers + 1) cuts.push(match.index)
  const pieces = cuts.map((from, at) => piece(text, start + from, start + (cuts[at + 1] ?? words.length)))
  return pieces.length < 2 || pieces.every(({ words: name }) => columnRole(name) !== null) ? pieces : [piece(text, start, end)]
}

function piece(text: string, start: number, end: number): Heading {
  const words = text.slice(start, end)
  const from = start + words.length - words.trimStart().length
  return { start: from, end: from + words.trim().length, words: words.trim().replace(/\s+/g, ' ') }
}

function isBody(block: BlockNode | undefined): block is ParagraphNode {
  return block?.type === 'paragraph' && block.layer === 'body'
}

/** Rebuilds the tables of one document; made for one pass over its blocks. */
class Rebuilder {
  readonly #blocks: readonly BlockNode[]
  readonly #text: string

  constructor(blocks: readonly BlockNode[], text: string) {
    this.#blocks = blocks
    this.#text = text
  }

  /** The table whose headings begin at a block, and the first block behind it. */
  tableAt(first: number): { table: TableNode; next: number } | null {
    const head = this.#headings(first)
    if (!head) return null
    const roles = head.headings.slice(1).map(({ words }) => columnRole(words))
    if (!roles.includes('content')) roles[0] ??= 'content'
    const known = roles.filter((role) => role !== null && role !== 'index')
    if (known.length < 2 || !roles.includes('content') || !known.some((role) => role !== 'content')) return null
    const { rows, next } = this.#rows(head.next, head.headings, roles.length)
    const last = rows.at(-1)
    if (!last || rows.filter(({ group }) => !group).length < FEWEST_ROWS) return null
    const built = rows.map((row, at) => this.#cells(row, roles, at === rows.length - 1 && !row.group))
    const spare = last.group ? 0 : last.lines.length - (built.at(-1)?.taken ?? 0)
    return {
      table: this.#table(
        head.headings,
        built.map(({ cells }) => cells),
        roles.length + 1,
      ),
      next: next - spare,
    }
  }

  #words(range: Range): string {
    return this.#text.slice(range.start, range.end).replace(/\s+/g, ' ').trim()
  }

  /** Headings from a column of numbers on, up to the first number. */
  #headings(first: number): { headings: Heading[]; next: number } | null {
    const opening = this.#blocks[first]
    if (!isBody(opening) || !NUMBERS_HEADING.test(this.#words(opening))) return null
    const headings: Heading[] = []
    for (let at = first; at < this.#blocks.length && at - first < MOST_HEADINGS; at += 1) {
      const block = this.#blocks[at]
      if (!isBody(block)) continue
      const words = this.#words(block)
      if (at > first && this.#opensRow(words, 0, 0)) return headings.length > 2 ? { headings, next: at } : null
      const found = headingsIn(this.#text, block)
      if (found.some(({ words: name }) => name.length > LONGEST_HEADING) || /[.;:]$/.test(words)) return null
      const last = headings.at(-1)
      if (last && /^\p{Ll}/u.test(words)) Object.assign(last, { end: block.end, words: `${last.words} ${words}` })
      else headings.push(...found)
    }
    return null
  }

  #opensRow(words: string, last: number, group: number): boolean {
    const number = Number(NUMBER.exec(words)?.[1] ?? 0)
    if (number > 0) return number === last + 1 || (number === 1 && last === 0)
    const label = GROUP.exec(words)?.[1]
    if (label === undefined) return false
    const value = /^[IVX]+$/.test(label) ? romanValue(label) : label.charCodeAt(0) - 64
    return value === 1 || value === group + 1
  }

  #rows(from: number, headings: readonly Heading[], width: number): { rows: Row[]; next: number } {
    const rows: Row[] = []
    let [last, group] = [0, 0]
    let at = from
    for (; at < this.#blocks.length; at += 1) {
      const block = this.#blocks[at]
      if (!block || block.type === 'table') break
      const words = this.#words(block)
      const row = rows.at(-1)
      const full = row !== undefined && (row.group ? row.lines.length > 0 : row.lines.length >= width / 2)
      if (block.layer !== 'body' && !(full && block.role === 'page-number' && this.#opensRow(words, last, group))) continue
      if (BEHIND.test(words) || (row && row.lines.length >= MOST_LINES)) break
      if (headings.some((heading) => fold(heading.words) === fold(words)) && full) continue
      if ((row === undefined || full) && this.#opensRow(words, last, group)) {
        const opened = this.#row(block)
        if (opened.group) {
          if (/\p{L}{4}/u.test(words) && !/\p{Ll}/u.test(words) && rows.some((one) => !one.group) && group === 0) break
          group += 1
          last = 0
        } else last += 1
        rows.push(opened)
      } else if (row) {
        row.lines.push(block)
        row.end = block.end
      } else return { rows, next: at }
    }
    return { rows, next: at }
  }

  /** The number that opens a row, and what stands behind it in the same paragraph. */
  #row(block: ParagraphNode): Row {
    const words = this.#text.slice(block.start, block.end)
    const group = !NUMBER.test(words)
    const length = (group ? GROUP : NUMBER).exec(words)?.[0].length ?? 0
    const rest = words.slice(length)
    const lines = rest.trim() === '' ? [] : [{ start: block.start + length + rest.length - rest.trimStart().length, end: block.end }]
    return { start: block.start, end: block.end, label: { start: block.start, end: block.start + length }, group, lines }
  }

  #cells(row: Row, roles: Roles, open: boolean): { cells: Range[][]; taken: number } {
    if (row.group) return { cells: [[row.label], row.lines], taken: row.lines.length }
    const { columns } = fitRow(
      row.lines.map((line) => this.#words(line)),
      roles,
      open,
    )
    const cells: Range[][] = [[row.label], ...roles.map(() => [])]
    for (const [at, column] of columns.entries()) cells[column + 1]?.push(row.lines[at] as Range)
    return { cells, taken: columns.length }
  }

  #table(headings: readonly Heading[], rows: readonly Range[][][], columns: number): TableNode {
    const page = (range: Range) => this.#blocks.find((block) => block.start <= range.start && range.end <= block.end)?.page ?? null
    const paragraph = (range: Range): ParagraphNode => ({
      type: 'paragraph',
      start: range.start,
      end: range.end,
      layer: 'body',
      role: null,
      page: page(range),
      style: {},
    })
    const node = (ranges: readonly Range[], row: number, column: number, colspan: number): CellNode[] => {
      const [first, last] = [ranges[0], ranges.at(-1)]
      if (!first || !last) return []
      const place = { row, column, colspan, rowspan: 1, header: row === 0 }
      return [{ type: 'cell', children: ranges.map(paragraph), start: first.start, end: last.end, ...place }]
    }
    const children = [headings.map((heading) => [heading]), ...rows].map((cells, row): RowNode => {
      const wide = cells.length === 2 && columns > 2
      const nodes = cells.flatMap((ranges, column) => node(ranges, row, column, wide && column === 1 ? columns - 1 : 1))
      const [first, last] = [nodes[0], nodes.at(-1)] as [CellNode, CellNode]
      return { type: 'row', children: nodes, start: first.start, end: last.end, page: page(first) }
    })
    const [first, last] = [children[0], children.at(-1)] as [RowNode, RowNode]
    return { type: 'table', children, start: first.start, end: last.end, ruled: false, page: first.page, columns }
  }
}

/**
 * Puts tables together again that lost their lines; only nodes change, no offset moves.
 * @returns the tree, and where the headings of such tables stand
 */
export function rebuildTables(tree: DocumentNode, text: string): { tree: DocumentNode; tables: Range[] } {
  const rebuilder = new Rebuilder(tree.children, text)
  const children: BlockNode[] = []
  const tables: Range[] = []
  for (let at = 0; at < tree.children.length; ) {
    const found = rebuilder.tableAt(at)
    if (found) {
      children.push(found.table)
      const [headings] = found.table.children as [RowNode]
      tables.push({ start: headings.start, end: headings.end })
      at = found.next
    } else {
      children.push(tree.children[at] as BlockNode)
      at += 1
    }
  }
  return { tree: tables.length > 0 ? { ...tree, children } : tree, tables }
}
