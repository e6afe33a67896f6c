/** The letters of one OpenDocument paragraph, and the blocks that hang on it (notes, text boxes). */
import type { RawBlock } from '../tree/types.ts'
import type { Run } from './doc/runs.ts'
import type { OdtStyle, OdtStyles } from './odt-styles.ts'
import { attribute, child, Element, elements } from './ooxml/xml.ts'

export interface OdtInline {
  runs: Run[]
  /** notes and text boxes, which follow the paragraph */
  after: RawBlock[]
}

export interface InlineContext {
  styles: OdtStyles
  /** blocks of a note or a text box */
  blocks(element: Element, layer: 'note' | null): RawBlock[]
  hidden(): void
  /** something is nested too deep to be read */
  deep(): void
}

const MAX_DEPTH = 100
const MAX_SPACES = 200
/** Not part of the text, or not shown. */
const SKIPPED = new Set([
  'annotation',
  'annotation-end',
  'tracked-changes',
  'page-number',
  'page-count',
  'file-name',
  'change',
  'change-start',
  'change-end',
  'bookmark',
  'bookmark-start',
  'bookmark-end',
  'reference-mark-start',
  'reference-mark-end',
  'soft-page-break',
  'ruby-text',
  'hidden-paragraph',
  'script',
  'image',
  'object',
  'object-ole',
  'event-listeners',
  'title',
  'desc',
  'glue-point',
  'note-citation',
  'user-index-mark',
  'toc-mark',
  'toc-mark-start',
  'toc-mark-end',
])
const SHAPES = new Set(['frame', 'custom-shape', 'rect', 'ellipse', 'g', 'text-box', 'caption'])

function runOf(text: string, style: OdtStyle): Run {
  const { font, bold, italic, caps, size } = style
  return { text, font, bold, italic, caps, size }
}

/** White space of XML is one space; what is meant is written as elements. */
function collapsed(text: string, before: string): string {
  const plain = text.replace(/[ \t\r\n]+/g, ' ')
  return before === '' || /[ \n]$/.test(before) ? plain.replace(/^ /, '') : plain
}

/** Reads what stands in a paragraph or heading. */
export function readInline(paragraph: Element, base: OdtStyle, context: InlineContext): OdtInline {
  const inline: OdtInline = { runs: [], after: [] }
  walk(paragraph, base, 0)
  return inline

  function write(text: string, style: OdtStyle): void {
    if (text === '') return
    if (style.hidden) context.hidden()
    else inline.runs.push(runOf(text, style))
  }
  function walk(parent: Element, style: OdtStyle, depth: number): void {
    if (depth > MAX_DEPTH) context.deep()
    else
      for (let node = parent.firstChild; node; node = node.nextSibling) {
        if (node instanceof Element) element(node, style, depth)
        else write(collapsed(node.nodeValue ?? '', inline.runs.at(-1)?.text ?? ''), style)
      }
  }
  function element(node: Element, style: OdtStyle, depth: number): void {
    const name = node.localName ?? ''
    if (name === 's') write(' '.repeat(Math.min(Number(attribute(node, 'c') ?? 1) || 1, MAX_SPACES)), style)
    else if (name === 'tab') write('\t', style)
    else if (name === 'line-break') write('\n', style)
    else if (name === 'span') walk(node, context.styles.over(style, attribute(node, 'style-name')), depth + 1)
    else if (name === 'note') inline.after.push(...context.blocks(child(node, 'note-body') ?? node, 'note'))
    else if (SHAPES.has(name)) shape(node, depth)
    else if (name === 'hidden-text' || (name === 'conditional-text' && node.textContent === '')) context.hidden()
    else if (!SKIPPED.has(name)) walk(node, style, depth + 1)
  }
  function shape(node: Element, depth: number): void {
    if (depth > MAX_DEPTH) {
      context.deep()
      return
    }
    const isHolder = [...elements(node)].some(
      ({ localName }) => localName === 'p' || localName === 'h' || localName === 'list' || localName === 'table',
    )
    if (isHolder) inline.after.push(...context.blocks(node, null))
    else for (const inner of elements(node)) if (SHAPES.has(inner.localName ?? '')) shape(inner, depth + 1)
  }
}
