/** The File Information Block: what stands where in the streams of a Word 97-2003 file ([MS-DOC] 2.5). */
import { UnreadableError } from '../adapter.ts'
import type { Bytes } from './bytes.ts'

/** Index of a structure among the pairs of offset and length of FibRgFcLcb97. */
const PLACES = {
  stshf: 1,
  footnoteRefs: 2,
  footnoteTexts: 3,
  sections: 6,
  headers: 11,
  chpxTable: 12,
  papxTable: 13,
  fonts: 15,
  clx: 33,
  shapes: 40,
  endnoteRefs: 46,
  endnoteTexts: 47,
  textboxes: 56,
  headerTextboxes: 58,
  lists: 73,
  listOverrides: 74,
} as const
export type Place = keyof typeof PLACES

/** Lengths of the parts of the text, in characters, in the order in which they follow each other. */
export interface Lengths {
  main: number
  footnotes: number
  headers: number
  macros: number
  comments: number
  endnotes: number
  textboxes: number
  headerTextboxes: number
}

export interface Fib {
  version: number
  lengths: Lengths
  /** name of the stream that holds the tables */
  table: '0Table' | '1Table'
  /** offset and length of a structure in the table stream; length 0 where it is missing */
  place(name: Place): { offset: number; length: number }
}

const MAGIC = 0xa5ec
/** Word 6 and Word 95 wrote other magic numbers or lower versions. */
export const OLD_MAGIC: ReadonlySet<number> = new Set([0xa5dc, 0xa697, 0xa699])
/** nFib of Word 97; what is lower is Word 6 or 95. */
export const WORD_97 = 0xc1

const ENCRYPTED = 0x0100
const WHICH_TABLE = 0x0200

/** @throws UnreadableError where the file is encrypted; RangeError where it is cut */
export function readFib(document: Bytes): Fib {
  const magic = document.u16(0)
  if (magic !== MAGIC && !OLD_MAGIC.has(magic)) throw new UnreadableError('doc.broken', { what: 'FIB' })
  const flags = document.u16(10)
  if (flags & ENCRYPTED) throw new UnreadableError('doc.encrypted')
  const version = OLD_MAGIC.has(magic) ? Math.min(document.u16(2), WORD_97 - 1) : document.u16(2)
  const longs = 34 + document.u16(32) * 2 + 2
  const count = (at: number) => Math.max(0, document.i32(longs + at * 4))
  const pairs = longs + document.u16(longs - 2) * 4 + 2
  const pairCount = version < WORD_97 ? 0 : document.u16(pairs - 2)
  return {
    version,
    table: flags & WHICH_TABLE ? '1Table' : '0Table',
    lengths:
      version < WORD_97
        ? { main: 0, footnotes: 0, headers: 0, macros: 0, comments: 0, endnotes: 0, textboxes: 0, headerTextboxes: 0 }
        : {
            main: count(3),
            footnotes: count(4),
            headers: count(5),
            macros: count(6),
            comments: count(7),
            endnotes: count(8),
            textboxes: count(9),
            headerTextboxes: count(10),
          },
    place(name) {
      const index = PLACES[name]
      if (index >= pairCount) return { offset: 0, length: 0 }
      return { offset: document.u32(pairs + index * 8), length: document.u32(pairs + index * 8 + 4) }
    },
  }
}
