/** A story of a Word file (the body, a header, a note) to blocks in reading order. */
import type { Layer, RawBlock, RawParagraph, Style } from '../../tree/types.ts'
import { composeText, type Span } from '../text-spans.ts'
import { InlineReader, type Inline, runsOn, type Tally } from './inline.ts'
import type { Numbering } from './numbering.ts'
import { over, type ParagraphLook, readParagraphLook, type RunLook, type Styles } from './styles.ts'
import { readTable } from './table.ts'
import { at, child, type Element, elements, toggle, valOf } from './xml.ts'

export interface Sheets {
  styles: Styles
  character: (styleId: string | null) => RunLook
  numbering: Numbering
  tally: Tally
  /** the blocks of a note, in the layer of notes */
  note(kind: 'footnote' | 'endnote', id: string): RawBlock[]
}

/** Tables in tables, boxes in boxes: real files stay below ten. */
const MOST_DEPTH = 30
const ALIGN: Record<string, Style['align']> = {
  left: 'left',
  start: 'left',
  center: 'center',
  right: 'right',
  end: 'right',
  both: 'justify',
  distribute: 'justify',
}

export class StoryReader {
  readonly #sheets: Sheets
  readonly #inline: InlineReader
  #depth = 0
  /** text of a paragraph whose end mark was deleted */
  #carried: Span[] = []
  constructor(sheets: Sheets) {
    this.#sheets = sheets
    this.#inline = new InlineReader(sheets.character, sheets.tally)
  }

  /** The blocks of a body, a cell, a text box or a note. */
  read(container: Element): RawBlock[] {
    if (this.#depth >= MOST_DEPTH) {
      this.#sheets.tally.tooDeep += 1
      return []
    }
    this.#depth += 1
    const blocks: RawBlock[] = []
    for (const element of elements(container)) for (const block of this.#block(element)) blocks.push(block)
    this.#depth -= 1
    return blocks
  }

  #block(element: Element): RawBlock[] {
    switch (element.localName) {
      case 'p':
        return this.#paragraph(element)
      case 'tbl':
        return [readTable(element, this.#sheets.styles, (cell) => this.read(cell))]
      case 'sdt':
        return toggle(child(element, 'sdtPr'), 'showingPlcHdr') ? [] : this.#inside(child(element, 'sdtContent'))
      case 'AlternateContent':
        return this.#inside(child(element, 'Choice') ?? child(element, 'Fallback'))
      case 'customXml':
      case 'ins':
      case 'moveTo':
        return this.read(element)
      case 'altChunk':
        this.#sheets.tally.embedded += 1
        return []
      default:
        return []
    }
  }

  #inside(element: Element | null): RawBlock[] {
    return element ? this.read(element) : []
  }

  #paragraph(element: Element): RawBlock[] {
    const { styles } = this.#sheets
    const properties = child(element, 'pPr')
    const styleId = valOf(properties, 'pStyle')
    const styled = styles.paragraph(styleId)
    const look = over<ParagraphLook>(styled, readParagraphLook(properties))
    const inline = this.#inline.read(element, styles.run(styleId))
    const spans = [...this.#carried, ...inline.spans]
    this.#carried = []
    if (runsOn(element)) {
      this.#carried = spans
      return this.#attached(inline)
    }
    const label = this.#label(look, styled.styleOfList)
    const block = this.#compose(spans, label, look)
    if (/^(?:toc|table of figures)(?: \d|$)/.test(styled.name)) Object.assign(block, { layer: 'furniture', role: 'contents' })
    const isEmpty = block.text === '' || (/^[-+*]$/.test(block.text) && label === block.text)
    return isEmpty ? this.#attached(inline) : [block, ...this.#attached(inline)]
  }

  /** The automatic number, '' for none; numId 0 takes the style's away. */
  #label(look: ParagraphLook, styleOfList: string | null): string {
    const { list } = look
    if (!list || list === '0') return ''
    const { numbering } = this.#sheets
    const level = look.level ?? (styleOfList === null ? null : numbering.levelOf(list, styleOfList)) ?? 0
    return numbering.next(list, level)?.trim() ?? ''
  }

  #compose(spans: readonly Span[], label: string, look: ParagraphLook): RawParagraph {
    const { text, style } = composeText(spans, label)
    const align = ALIGN[look.align ?? '']
    if (align) style.align = align
    if (look.heading && look.heading <= 9) style.heading = look.heading
    const indent = this.#indent(look)
    if (indent !== null) style.indent = indent
    return { kind: 'paragraph', text, style }
  }

  #indent(look: ParagraphLook): number | null {
    const listed = look.list && look.list !== '0' ? this.#sheets.numbering.indentOf(look.list, look.level ?? 0) : null
    if (look.left == null && look.first == null) return listed
    return (look.left ?? 0) + (look.first ?? 0)
  }

  /** What stands with a paragraph: text boxes in place, then the notes that it cites. */
  #attached({ boxes, notes, watermarks }: Inline): RawBlock[] {
    const drawn = watermarks
      .filter((text) => text.trim() !== '')
      .map((text): RawBlock => ({ kind: 'paragraph', text, layer: 'furniture', role: 'watermark' }))
    const carried = this.#carried
    this.#carried = []
    const boxed = boxes.flatMap((box) => this.read(box))
    this.#carried = carried
    return [...boxed, ...drawn, ...notes.flatMap(({ kind, id }) => this.#sheets.note(kind, id))]
  }
}

/** Every paragraph of the blocks, those in tables too, in one layer. */
export function inLayer(blocks: readonly RawBlock[], layer: Layer, role?: string): RawParagraph[] {
  return blocks.flatMap((block): RawParagraph[] => {
    if (block.kind === 'table') return block.rows.flatMap((row) => row.flatMap((cell) => inLayer(cell.blocks, layer, role)))
    return [{ ...block, layer, role: block.role ?? role }]
  })
}

/** The note of an id in footnotes.xml or endnotes.xml; separators are none. */
export function noteElement(
  root: Element | null,
  id: string,
  attributeOf: (element: Element, name: string) => string | null,
): Element | null {
  for (const element of elements(root)) if (attributeOf(element, 'id') === id && !attributeOf(element, 'type')) return element
  return null
}

/** Sections of a document, each with its references to headers and footers. */
export function sections(body: Element): Element[] {
  const found: Element[] = []
  for (const element of elements(body)) {
    const section = element.localName === 'sectPr' ? element : at(element, 'pPr', 'sectPr')
    if (section) found.push(section)
  }
  return found
}
