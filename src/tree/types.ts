/**
 * The nouns of the middle: what adapters hand over (`RawBlock`), and the tree that stands on the canonical text.
 * Every node carries offsets into the canonical text, in UTF-16 code units (law 1).
 */
import type { Node, Parent } from 'unist'

/** Body text; furniture (page numbers, running heads, stamps, menus); notes (footnotes). */
export type Layer = 'body' | 'furniture' | 'note'

/** What paper shows of a paragraph; every field is a hint, absent where the format does not tell. */
export interface Style {
  bold?: boolean
  italic?: boolean
  align?: 'left' | 'center' | 'right' | 'justify'
  /** heading level that the format itself declares: Word's Heading styles, h1 to h6 */
  heading?: number
  /** left edge of the first line, in points, from the left edge of the text area */
  indent?: number
  /** size of the letters, in points */
  size?: number
  /** how many characters at the start of the text are bold ("**Chủ trì:** Sở …"), when not all are */
  boldLead?: number
}

/** Signs that recognition got wrong and that were put right: what was seen, and what stands there now. */
export interface Repair {
  seen: string
  read: string
}

/**
 * One paragraph in reading order: wrapped lines joined by a space, automatic numbers printed at its start ("1. ", "a) ", "- "),
 * a line break that the author set kept as "\n".
 */
export interface RawParagraph {
  kind: 'paragraph'
  text: string
  layer?: Layer
  /** why it is furniture: 'page-number' | 'running-head' | 'stamp' | 'watermark' | 'navigation' … */
  role?: string
  /** page on which it begins, from 1; null or absent where the format has no pages */
  page?: number | null
  style?: Style
  /** what was put right in it, in the order of the repairs */
  repairs?: readonly Repair[]
}

export interface RawCell {
  /** paragraphs, and tables nested in the cell */
  blocks: RawBlock[]
  /** defaults 1 */
  colspan?: number
  rowspan?: number
  header?: boolean
}

/**
 * A table. Rows hold only the cells that begin in them (a cell that spans rows stands once).
 * Two columns side by side without rules (a letterhead, recipients beside the sign-off) are a table too, `ruled: false`.
 * Rows that continue on the next page are joined, header rows repeated there are left out.
 */
export interface RawTable {
  kind: 'table'
  rows: RawCell[][]
  ruled?: boolean
  page?: number | null
  /** page on which each row begins, if pages are known */
  rowPages?: (number | null)[]
}

export type RawBlock = RawParagraph | RawTable

/** Trouble or a fallback met while reading (law 8), turned into a message on the document. */
export interface ReadingNote {
  ruleId: string
  reason: string
  severity: 'info' | 'warning' | 'error'
  page?: number | null
}

/** What an adapter returns for one file. */
export interface RawDocument {
  blocks: RawBlock[]
  /** number of pages, or null where the format has none */
  pages: number | null
  textLayer: 'native' | 'ocr' | 'mixed'
  notes: ReadingNote[]
  /** what the file says of itself: Word core properties, <meta>, YAML front matter; keys as the file writes them */
  metadata: Record<string, string>
}

export interface ParagraphNode extends Node {
  type: 'paragraph'
  /** start and end in the canonical text; `text.slice(start, end)` is the paragraph */
  start: number
  end: number
  layer: Layer
  role: string | null
  page: number | null
  style: Style
  repairs?: readonly Repair[]
}

export interface CellNode extends Parent {
  type: 'cell'
  children: BlockNode[]
  start: number
  end: number
  /** place in the grid, from 0 */
  row: number
  column: number
  colspan: number
  rowspan: number
  header: boolean
}

export interface RowNode extends Parent {
  type: 'row'
  children: CellNode[]
  start: number
  end: number
  page: number | null
}

export interface TableNode extends Parent {
  type: 'table'
  children: RowNode[]
  start: number
  end: number
  ruled: boolean
  page: number | null
  /** width of the grid in columns */
  columns: number
}

export type BlockNode = ParagraphNode | TableNode

/** The tree before structure: blocks in reading order over the canonical text. */
export interface DocumentNode extends Parent {
  type: 'document'
  children: BlockNode[]
}
