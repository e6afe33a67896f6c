/** From pages of words and lines to blocks in reading order. */
import type { RawBlock, RawParagraph, ReadingNote } from '../../tree/types.ts'
import { type Draft, paragraphOf } from './draft.ts'
import type { Line } from './lines.ts'
import { type Area, areaOf } from './margins.ts'
import { headKeys, type Item, itemsOf, type Sheet, sheetOf } from './page.ts'
import { begin, extend, joint, usualPitch } from './paragraphs.ts'
import { continueColumns, continueTable, finishTable, sameColumns, type TableDraft } from './tables.ts'
import type { PageContent } from './types.ts'

/** Pages held back to see what returns on each of them; memory stays level however long the file is. */
const WINDOW = 64
/** A running head stands on so many pages, and on this part of them. */
const HEAD_PAGES = 3
const HEAD_SHARE = 0.3

type Columns = Extract<Item, { kind: 'columns' }>

/** Reads pages one after the other; paragraphs and tables go on over the page. */
export class Layout {
  readonly #blocks: RawBlock[] = []
  readonly #notes: ReadingNote[] = []
  #sheets: Sheet[] = []
  #pages = 0
  #draft: Draft | null = null
  #table: TableDraft | null = null
  #columns: Columns | null = null
  /** furniture and notes of pages on which the open block stands */
  #pending: RawParagraph[] = []
  #heads = new Set<string>()
  #areas = new Map<number, Area>()

  /** Takes the next page. */
  add(content: PageContent): void {
    this.#pages += 1
    this.#sheets.push(sheetOf(content, content.page ?? this.#pages))
    if (this.#sheets.length >= WINDOW) this.#read()
  }

  /** The blocks of all pages; the layout is used up. */
  finish(): { blocks: RawBlock[]; notes: ReadingNote[] } {
    this.#read()
    this.#close()
    return { blocks: this.#blocks, notes: this.#notes }
  }

  #read(): void {
    this.#learnHeads()
    const pages = this.#sheets.map((sheet) => ({ sheet, ...itemsOf(sheet, this.#heads) }))
    this.#sheets = []
    const most = new Map<number, Line[]>()
    const lines = pages.map(({ items }) => items.flatMap((item) => (item.kind === 'line' ? [item.line] : [])))
    pages.forEach(({ sheet }, index) => {
      const key = Math.round(sheet.width / 5)
      if ((lines[index]?.length ?? 0) > (most.get(key)?.length ?? 0)) most.set(key, lines[index] as Line[])
    })
    for (const [key, fullest] of most)
      if (fullest.length >= 12 || !this.#areas.has(key)) this.#areas.set(key, areaOf(fullest, { width: key * 5 }))
    pages.forEach(({ sheet, items, furniture }, index) => {
      this.#notes.push(...sheet.trouble)
      this.#pending.push(...furniture)
      const own = lines[index] as Line[]
      this.#page(items, areaOf(own, { known: this.#areas.get(Math.round(sheet.width / 5)), width: sheet.width }), usualPitch(own))
      this.#pending.push(...sheet.notes)
    })
  }

  #learnHeads(): void {
    const counts = new Map<string, number>()
    for (const sheet of this.#sheets) for (const key of headKeys(sheet)) counts.set(key, (counts.get(key) ?? 0) + 1)
    const needed = Math.max(HEAD_PAGES, HEAD_SHARE * this.#sheets.length)
    for (const [key, count] of counts) if (count >= needed) this.#heads.add(key)
  }

  #page(items: readonly Item[], area: Area, pitch: number): void {
    items.forEach((item, index) => {
      if (item.kind === 'line') {
        const next = items[index + 1]
        this.#line(item.line, area, pitch, next?.kind === 'line' ? next.line : undefined)
      } else if (item.kind === 'columns') this.#columnsItem(item, index === 0)
      else this.#tableItem(item.table, index === 0)
    })
  }

  #line(line: Line, area: Area, pitch: number, following: Line | undefined): void {
    const between = this.#draft ? joint(this.#draft, line, area, pitch, following) : null
    if (this.#draft && between !== null) {
      extend(this.#draft, line, area, between)
      return
    }
    this.#close()
    this.#draft = begin(line, area)
  }

  #columnsItem(item: Columns, first: boolean): void {
    const open = this.#columns
    if (open?.gutter && item.gutter && first && Math.max(open.gutter.from, item.gutter.from) < Math.min(open.gutter.to, item.gutter.to)) {
      continueColumns(open.table, item.table)
      return
    }
    this.#close()
    this.#columns = item
  }

  #tableItem(table: TableDraft, first: boolean): void {
    if (this.#table && first && sameColumns(this.#table.grid, table.grid)) {
      continueTable(this.#table, table)
      return
    }
    this.#close()
    this.#table = table
  }

  /** Ends the open block; what waited for its end follows it. */
  #close(): void {
    if (this.#draft) this.#blocks.push(paragraphOf(this.#draft))
    if (this.#table) this.#blocks.push(finishTable(this.#table))
    if (this.#columns) this.#blocks.push(this.#columns.table)
    this.#draft = null
    this.#table = null
    this.#columns = null
    this.#blocks.push(...this.#pending)
    this.#pending = []
  }
}

/**
 * Reads pages into paragraphs and tables, furniture and notes marked.
 * @param pages in order
 */
export function layoutPages(pages: PageContent[]): { blocks: RawBlock[]; notes: ReadingNote[] } {
  const layout = new Layout()
  for (const page of pages) layout.add(page)
  return layout.finish()
}
