/** The body of an OpenDocument text as blocks: paragraphs, lists, tables, sections. */
import type { Layer, RawBlock, RawCell, RawParagraph, RawTable } from '../tree/types.ts'
import { furnitureRole } from './doc/furniture.ts'
import { paragraphsOf, type RunTally } from './doc/runs.ts'
import type { ListState, OdtLists } from './odt-lists.ts'
import type { OdtStyles } from './odt-styles.ts'
import { readInline } from './odt-text.ts'
import { attribute, type Element, elements } from './ooxml/xml.ts'

export interface OdtTally extends RunTally {
  hidden: number
  tooDeep: number
}

interface Place {
  layer: Layer | undefined
  depth: number
  /** list that the paragraph stands in */
  list: { state: ListState; style: string | null; level: number } | null
}

const MAX_DEPTH = 60
const MAX_REPEAT = 200
const MAX_CELLS = 200_000
const HOLDERS = new Set([
  'section',
  'index-body',
  'index-title',
  'table-of-content',
  'alphabetical-index',
  'illustration-index',
  'table-index',
])
const INDEXES = /^(?:table-of-content|alphabetical-index|illustration-index|table-index|user-index|bibliography)$/
const ROW_GROUPS = new Set(['table-rows', 'table-row-group'])

export class OdtBody {
  readonly #styles: OdtStyles
  readonly #lists: OdtLists
  readonly #tally: OdtTally
  #cells = 0

  constructor(styles: OdtStyles, lists: OdtLists, tally: OdtTally) {
    this.#styles = styles
    this.#lists = lists
    this.#tally = tally
  }

  /** The blocks inside an element (body, cell, note, text box, header). */
  read(element: Element | null, layer?: Layer): RawBlock[] {
    return this.#blocks(element, { layer, depth: 0, list: null })
  }

  #blocks(parent: Element | null, place: Place): RawBlock[] {
    if (place.depth > MAX_DEPTH) {
      this.#tally.tooDeep += 1
      return []
    }
    const blocks: RawBlock[] = []
    for (const element of elements(parent)) blocks.push(...this.#block(element, { ...place, depth: place.depth + 1 }))
    return blocks
  }

  #block(element: Element, place: Place): RawBlock[] {
    const name = element.localName ?? ''
    if (name === 'p' || name === 'h') return this.#paragraph(element, place, '')
    if (name === 'list') return this.#list(element, place)
    if (name === 'table') return [this.#table(element, place)]
    if (name === 'section' && attribute(element, 'display') === 'none') {
      this.#tally.hidden += 1
      return []
    }
    if (INDEXES.test(name)) return this.#contents(element, place)
    if (HOLDERS.has(name)) return this.#blocks(element, place)
    if (name === 'frame' || name === 'text-box') return this.#blocks(element, place)
    return []
  }

  /** A table of contents repeats what follows. */
  #contents(element: Element, place: Place): RawBlock[] {
    return this.#blocks(element, { ...place, layer: 'furniture' }).map((block) =>
      block.kind === 'paragraph' ? { ...block, role: 'contents' } : block,
    )
  }

  #paragraph(element: Element, place: Place, number: string): RawBlock[] {
    const style = this.#styles.get('paragraph', attribute(element, 'style-name'))
    const context = {
      styles: this.#styles,
      blocks: (inner: Element, layer: Layer | null) =>
        this.#blocks(inner, { layer: layer ?? place.layer, depth: place.depth + 1, list: null }),
      hidden: () => {
        this.#tally.hidden += 1
      },
      deep: () => {
        this.#tally.tooDeep += 1
      },
    }
    const { runs, after } = readInline(element, style, context)
    const isHeading = element.localName === 'h'
    const outline = isHeading ? Number(attribute(element, 'outline-level') ?? 1) : style.outline
    const counted = number === '' && isHeading && !place.list ? this.#lists.heading((outline ?? 1) - 1) : number
    const shape = {
      align: style.align,
      indent: style.left + style.first,
      heading: outline,
      number: counted,
      layer: place.layer,
    }
    const made: RawParagraph[] = paragraphsOf(runs, shape, this.#tally)
    if (place.layer === 'furniture') for (const block of made) block.role = furnitureRole(block.text)
    return [...made, ...after]
  }

  #list(element: Element, place: Place): RawBlock[] {
    const style = attribute(element, 'style-name') ?? place.list?.style ?? null
    const level = place.list ? place.list.level + 1 : 0
    const state = place.list?.state ?? this.#lists.open(element, null)
    const blocks: RawBlock[] = []
    for (const item of elements(element)) {
      const inner = { ...place, list: { state, style, level }, depth: place.depth + 1 }
      if (item.localName === 'list-header') blocks.push(...this.#blocks(item, inner))
      else if (item.localName === 'list-item') blocks.push(...this.#item(item, inner))
    }
    return blocks
  }

  /** Only the first paragraph of an item prints its number. */
  #item(item: Element, place: Place & { list: NonNullable<Place['list']> }): RawBlock[] {
    if (place.depth > MAX_DEPTH) {
      this.#tally.tooDeep += 1
      return []
    }
    const blocks: RawBlock[] = []
    let isFirst = true
    for (const element of elements(item)) {
      const isParagraph = element.localName === 'p' || element.localName === 'h'
      if (isFirst && isParagraph) {
        const start = attribute(item, 'start-value')
        const { state, style, level } = place.list
        blocks.push(...this.#paragraph(element, place, this.#lists.next(state, style, level, start === null ? null : Number(start))))
      } else blocks.push(...this.#block(element, { ...place, depth: place.depth + 1 }))
      isFirst = false
    }
    return blocks
  }

  #table(element: Element, place: Place): RawTable {
    const table = { kind: 'table' as const, rows: [] as RawCell[][], ruled: false }
    this.#rows(element, { ...place, list: null }, false, table)
    return table
  }

  #rows(parent: Element, place: Place, header: boolean, table: { rows: RawCell[][]; ruled: boolean }): void {
    for (const element of elements(parent)) {
      const name = element.localName ?? ''
      if (name === 'table-header-rows') this.#rows(element, place, true, table)
      else if (ROW_GROUPS.has(name)) {
        if (place.depth <= MAX_DEPTH) this.#rows(element, { ...place, depth: place.depth + 1 }, header, table)
      } else if (name === 'table-row') {
        const times = Math.min(Number(attribute(element, 'number-rows-repeated') ?? 1) || 1, MAX_REPEAT)
        for (let i = 0; i < times && this.#cells < MAX_CELLS; i += 1) table.rows.push(this.#row(element, place, header, table))
      }
    }
  }

  #row(row: Element, place: Place, header: boolean, table: { ruled: boolean }): RawCell[] {
    const cells: RawCell[] = []
    for (const element of elements(row)) {
      if (element.localName !== 'table-cell') continue
      const times = Math.min(Number(attribute(element, 'number-columns-repeated') ?? 1) || 1, MAX_REPEAT)
      for (let i = 0; i < times; i += 1) cells.push(this.#cell(element, place, header))
      if (this.#styles.get('table-cell', attribute(element, 'style-name')).ruled) table.ruled = true
    }
    return cells
  }

  #cell(element: Element, place: Place, header: boolean): RawCell {
    this.#cells += 1
    const cell: RawCell = { blocks: this.#blocks(element, { ...place, depth: place.depth + 1 }) }
    const [columns, rows] = ['number-columns-spanned', 'number-rows-spanned'].map((name) => Number(attribute(element, name) ?? 1)) as [
      number,
      number,
    ]
    if (columns > 1) cell.colspan = Math.min(columns, MAX_REPEAT)
    if (rows > 1) cell.rowspan = Math.min(rows, MAX_CELLS)
    if (header) cell.header = true
    return cell
  }
}
