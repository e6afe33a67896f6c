/** Elements of a page to blocks in reading order. */
import type { Element, Root } from 'hast'
import type { RawBlock, RawParagraph } from '../tree/types.ts'
import { cutBreaks } from './html-breaks.ts'
import { isLayout } from './html-article.ts'
import { listLabel } from './html-list.ts'
import { declaration, type Look, lookOf, PLAIN, points } from './html-style.ts'
import { readTable } from './html-table.ts'
import { type Content, isUnseen, textOf } from './html-tree.ts'
import { reflow } from './text-reflow.ts'
import { composeText, type Span } from './text-spans.ts'
import { startsItem } from './text-wrap.ts'

/** Real pages stay below a hundred; the rest is read as plain text. */
const MOST_DEPTH = 300
const BLOCKS = new Set(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup html legend li main menu nav ol option p section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)
const NOTE_MARK = /^\s*[([]?\d{1,3}[)\]]?\s*$|^\s*\[?\*+\]?\s*$/

/** A picture beside the text, such as the line that Word draws below a letterhead; it may be anchored inside a word. */
function isFloating(image: Element): boolean {
  return /^(?:left|right)$/.test(String(image.properties.align ?? '')) || /^(?:left|right)$/.test(declaration(image, 'float'))
}

/** Turns one page, or one cell, into blocks. */
export class FlowReader {
  readonly #furniture: Set<Element>
  readonly #length: (element: Element) => number
  #blocks: RawBlock[] = []
  #spans: Span[] = []
  #look: Look = PLAIN
  #first = 0
  #heading = 0
  #label = ''
  #inFurniture = 0
  #cell = false
  /** a floating picture was the last thing: the line break that the writing program set behind it is no space */
  #floated = false
  #depth: number
  /** elements that were nested too deep */
  tooDeep = 0
  constructor(furniture: Set<Element>, length: (element: Element) => number, depth = 0) {
    this.#furniture = furniture
    this.#length = length
    this.#depth = depth
  }

  read(root: Root | Element, look: Look = PLAIN): RawBlock[] {
    this.#look = look
    this.#children(root)
    this.#flush()
    return this.#blocks
  }

  #children(parent: Root | Element): void {
    for (const node of parent.children) this.#node(node)
  }

  #node(node: Content): void {
    if (node.type === 'text') this.#write(node.value)
    if (node.type === 'element' && node.tagName === 'img') this.#floated = isFloating(node)
    if (node.type !== 'element' || isUnseen(node)) return
    if (this.#depth > MOST_DEPTH) {
      this.#flatten(node)
      return
    }
    this.#depth += 1
    const marked = this.#furniture.has(node)
    if (marked) {
      this.#flush()
      this.#inFurniture += 1
    }
    this.#element(node)
    if (marked) {
      this.#flush()
      this.#inFurniture -= 1
    }
    this.#depth -= 1
  }

  #flatten(element: Element): void {
    this.tooDeep += 1
    this.#write(textOf(element))
  }

  #element(element: Element): void {
    const name = element.tagName
    if (name === 'br') this.#break()
    else if (name === 'hr') this.#flush()
    else if (name === 'pre') this.#preformatted(element)
    else if (name === 'table' && !isLayout(element, this.#length)) this.#table(element)
    else if (name === 'sup' && this.#isNoteMark(element)) return
    else if (name === 'li') this.#item(element)
    else if (BLOCKS.has(name) || /^(?:block|table|flex|grid)$/.test(declaration(element, 'display'))) this.#box(element)
    else this.#inside(element)
  }

  /** A raised number after a word cites a note; after "m" or "km" it is a power. */
  #isNoteMark(element: Element): boolean {
    const before = this.#spans.at(-1)?.text ?? ''
    return NOTE_MARK.test(textOf(element)) && !/(?:^|[\s\d(/])[kdcm]?m$/.test(before) && before.trim() !== ''
  }

  #inside(element: Element): void {
    const look = this.#look
    this.#look = lookOf(element, look)
    this.#children(element)
    this.#look = look
  }

  #box(element: Element): void {
    this.#flush()
    const [heading, first] = [this.#heading, this.#first]
    const level = /^h([1-6])$/.exec(element.tagName)
    if (level) this.#heading = Number(level[1])
    this.#first = points(declaration(element, 'text-indent')) ?? first
    const look = this.#look
    this.#look = lookOf(element, look)
    this.#children(element)
    this.#flush()
    this.#look = look
    this.#heading = heading
    this.#first = first
  }

  #item(element: Element): void {
    this.#flush()
    const label = listLabel(element)
    this.#label = label !== '' && startsItem(textOf(element).trim().slice(0, 60)) ? '' : label
    this.#box(element)
    this.#label = ''
  }

  #preformatted(element: Element): void {
    this.#flush()
    for (const block of reflow(textOf(element)))
      this.#blocks.push(this.#inFurniture ? { ...block, layer: 'furniture', role: 'navigation' } : block)
  }

  #table(element: Element): void {
    this.#flush()
    const depth = this.#depth
    const look = this.#look
    const { caption, table } = readTable(element, (cell) => {
      const reader = new FlowReader(this.#furniture, this.#length, depth + 1)
      reader.#cell = true
      reader.#inFurniture = this.#inFurniture
      const blocks = reader.read(cell, lookOf(cell, { ...look, indent: 0 }))
      this.tooDeep += reader.tooDeep
      return blocks
    })
    if (caption) this.#box(caption)
    if (!this.#inFurniture) this.#blocks.push(table)
    else for (const row of table.rows) for (const cell of row) this.#blocks.push(...cell.blocks)
  }

  #write(text: string): void {
    const { bold, italic, size } = this.#look
    const last = this.#spans.at(-1)
    const words = this.#floated ? text.replace(/^\r?\n/, '') : text
    this.#floated = false
    const collapsed = words.replace(/[\t\n\r\f ]+/g, ' ')
    if (collapsed === '' || (collapsed === ' ' && (!last || /\s$/.test(last.text)))) return
    this.#spans.push({ text: collapsed, bold, italic, size })
  }

  /** One <br> is a line break, two are the end of a paragraph. */
  #break(): void {
    const last = this.#spans.findLast((span) => span.text.trim() !== '' || span.text.includes('\n'))
    if (last?.text === '\n') this.#flush()
    else if (last) this.#spans.push({ text: '\n', bold: false, italic: false, size: null })
  }

  #flush(): void {
    const spans = this.#spans
    this.#spans = []
    if (!spans.some((span) => span.text.trim() !== '')) return
    for (const own of cutBreaks(spans, this.#cell)) this.#paragraph(own)
  }

  #paragraph(spans: readonly Span[]): void {
    const { text, style } = composeText(spans, this.#label)
    this.#label = ''
    const block: RawParagraph = { kind: 'paragraph', text, style }
    if (this.#look.align) style.align = this.#look.align
    if (this.#heading) style.heading = this.#heading
    const indent = this.#look.indent + this.#first
    if (indent !== 0) style.indent = indent
    if (this.#inFurniture) Object.assign(block, { layer: 'furniture', role: 'navigation' })
    this.#blocks.push(block)
  }
}
