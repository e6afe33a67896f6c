/** Where the parts of an official text stand: letterhead, title, opening, body, closing, annexes, an enclosed plan. */
import type { DocumentNode } from '../tree/types.ts'
import type { Range } from './outline.ts'

export type { Range } from './outline.ts'

export interface Annex {
  range: Range
  /** "I", "01"; null where the caption gives none */
  number: string | null
  caption: string | null
}

export interface Enclosed {
  head: Range
  title: Range
  opening: Range | null
  body: Range
}

export interface Frame {
  letterhead: Range | null
  /** type line and trích yếu */
  title: Range | null
  /** Căn cứ …, Thực hiện …, up to the first heading of the body */
  opening: Range | null
  body: Range
  /** recipients and sign-off */
  closing: Range | null
  annexes: Annex[]
  /** a plan attached to a decision or letter */
  enclosed: Enclosed | null
  genre: 'official-text' | 'news-report'
}

/** Finds the parts of a document. Ranges are offsets into the canonical text. */
export function readFrame(_tree: DocumentNode, text: string, _metadata: Record<string, string>): Frame {
  return { letterhead: null, title: null, opening: null, body: { start: 0, end: text.length }, closing: null, annexes: [], enclosed: null, genre: 'official-text' }
}
