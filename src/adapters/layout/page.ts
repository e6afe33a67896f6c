/** One page: its furniture aside, its lines, columns and tables in reading order. */
import type { RawParagraph, RawTable, ReadingNote } from '../../tree/types.ts'
import { stretchesOf } from './columns.ts'
import { footnoteTop } from './footnotes.ts'
import { headKey, headRows, isAtEdge, isPageNumber, rowText, settleStamps, signatureRows } from './furniture.ts'
import { type Grid, gridsOf } from './grid.ts'
import { type Line, lineOf, linesOf, type Row, rowsOf } from './lines.ts'
import { areaOf } from './margins.ts'
import { paragraphsOf } from './paragraphs.ts'
import { sideBySide, type TableDraft, tableOf, unruledTable } from './tables.ts'
import type { PageContent, Word } from './types.ts'
import type { Gutter } from './unruled.ts'

/** More tables than this on one page are a drawing. */
const GRIDS_MAX = 100

export type Item =
  | { kind: 'line'; line: Line }
  | { kind: 'columns'; table: RawTable; gutter: Gutter | null }
  | { kind: 'table'; table: TableDraft }

/** A page whose running heads are not yet known. */
export interface Sheet {
  page: number
  width: number
  height: number
  rows: Row[]
  grids: { grid: Grid; words: Word[] }[]
  furniture: RawParagraph[]
  notes: RawParagraph[]
  trouble: ReadingNote[]
}

function aside(text: string, role: string, page: number): RawParagraph {
  return { kind: 'paragraph', text, layer: 'furniture', role, page }
}

function within(word: Word, grid: Grid): boolean {
  const [x, y] = [(word.x0 + word.x1) / 2, (word.y0 + word.y1) / 2]
  return x > grid.x0 - 1 && x < grid.x1 + 1 && y > grid.y0 - 1 && y < grid.y1 + 1
}

/** A frame around the page is no table: one cell holds nearly everything. */
function isFrame(grid: Grid, words: readonly Word[], content: PageContent): boolean {
  const area = content.width * content.height
  return grid.cells.some((cell) => {
    if ((cell.x1 - cell.x0) * (cell.y1 - cell.y0) < 0.5 * area) return false
    const held = words.filter((word) => within(word, { ...grid, ...cell })).length
    return held > 0.8 * words.length
  })
}

function partTables(content: PageContent, words: readonly Word[], sheet: Sheet): Word[] {
  const grids = gridsOf(content.rules)
  if (grids === null) {
    sheet.trouble.push({ ruleId: 'layout.rules', reason: 'too many drawn lines to look for tables', severity: 'warning', page: sheet.page })
    return [...words]
  }
  let rest: Word[] = [...words]
  for (const grid of grids.slice(0, GRIDS_MAX)) {
    const inside = rest.filter((word) => within(word, grid))
    if (inside.length === 0 || isFrame(grid, inside, content)) continue
    const held = new Set(inside)
    rest = rest.filter((word) => !held.has(word))
    sheet.grids.push({ grid, words: inside })
  }
  return rest
}

function stampParagraphs(stamps: readonly Word[], page: number): RawParagraph[] {
  const lines = linesOf(stamps, page)
  return lines.length === 0 ? [] : [aside(lines.map(({ text }) => text).join('\n'), 'stamp', page)]
}

/** Sorts a page's words into tables, rows, footnotes and furniture. */
export function sheetOf(content: PageContent, page: number): Sheet {
  const { width, height } = content
  const sheet: Sheet = { page, width, height, rows: [], grids: [], furniture: [], notes: [], trouble: [] }
  const slanted = content.words.filter((word) => word.aside === 'slanted')
  if (slanted.length > 0) sheet.furniture.push(aside(slanted.map(({ text }) => text).join(' '), 'watermark', page))
  const { body, stamps } = settleStamps(content.words.filter((word) => word.aside !== 'slanted'))
  sheet.furniture.push(...stampParagraphs(stamps, page))
  let rest = partTables(content, body, sheet)
  const sideways = rest.filter((word) => word.aside !== undefined)
  if (sideways.length > 0) {
    rest = rest.filter((word) => word.aside === undefined)
    sheet.furniture.push(...sideways.map(({ text }) => aside(text, 'sideways', page)))
  }
  const top = footnoteTop(rest, content.rules, width, height)
  const under = (word: Word) => top !== null && (word.y0 + word.y1) / 2 > top
  const rows = rowsOf(rest.filter((word) => !under(word)))
  const low = rowsOf(rest.filter(under))
  const signed = signatureRows(rows)
  const number = (row: Row) => isPageNumber(row, height)
  for (const row of [...rows, ...low]) {
    if (signed.has(row)) sheet.furniture.push(aside(rowText(row), 'stamp', page))
    else if (number(row)) sheet.furniture.push(aside(rowText(row), 'page-number', page))
  }
  sheet.rows = rows.filter((row) => !signed.has(row) && !number(row))
  const noteLines = low
    .filter((row) => !number(row))
    .map((row) =>
      lineOf(
        row.segments.flatMap((segment) => segment.words),
        page,
      ),
    )
  sheet.notes = paragraphsOf(noteLines, areaOf(noteLines), 'note')
  return sheet
}

/** Keys of the rows that may be running heads, each once. */
export function headKeys(sheet: Sheet): Set<string> {
  return new Set(headRows(sheet.rows, sheet.height).map(headKey))
}

function isHead(row: Row, sheet: Sheet, heads: ReadonlySet<string>): boolean {
  if (!isAtEdge(row, sheet.height)) return false
  return heads.has(headKey(row)) || row.segments.every((segment) => segment.words.every((word) => word.artifact))
}

function bandItems(rows: readonly Row[], page: number): Item[] {
  return stretchesOf(rows).flatMap((stretch): Item[] => {
    if (stretch.kind === 'columns') return [{ kind: 'columns', table: sideBySide(stretch.columns, page), gutter: stretch.gutter }]
    if (stretch.kind === 'grid') return [{ kind: 'columns', table: unruledTable(stretch.cells, page), gutter: null }]
    return stretch.rows.map((row) => ({
      kind: 'line',
      line: lineOf(
        row.segments.flatMap((segment) => segment.words),
        page,
      ),
    }))
  })
}

/** The page's items in reading order; running heads become furniture. */
export function itemsOf(sheet: Sheet, heads: ReadonlySet<string>): { items: Item[]; furniture: RawParagraph[] } {
  const furniture = [...sheet.furniture]
  const rows: Row[] = []
  for (const row of sheet.rows) {
    if (isHead(row, sheet, heads)) furniture.push(aside(rowText(row), 'running-head', sheet.page))
    else rows.push(row)
  }
  const items: Item[] = []
  let next = 0
  for (const { grid, words } of sheet.grids) {
    const start = next
    while (next < rows.length && (rows[next] as Row).baseline - 0.3 * (rows[next] as Row).size < (grid.y0 + grid.y1) / 2) next += 1
    items.push(...bandItems(rows.slice(start, next), sheet.page), { kind: 'table', table: tableOf(grid, words, sheet.page) })
  }
  items.push(...bandItems(rows.slice(next), sheet.page))
  return { items, furniture }
}
