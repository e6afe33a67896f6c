/** The piece table: where each stretch of the text stands in the file, and how it is encoded ([MS-DOC] 2.8.35). */
import { type Bytes, readPlc } from './bytes.ts'
import { prmGrpprl } from './sprm.ts'

export interface Piece {
  /** first character position, and the one after the last */
  start: number
  end: number
  /** byte offset of the first character in the document stream */
  offset: number
  /** bytes of one character: 1 in compressed pieces (windows-1252), else 2 */
  width: 1 | 2
  text: string
  /** formatting laid over the piece by a fast save */
  grpprl: Uint8Array | null
}

const PRC = 1
const PCDT = 2
const COMPRESSED = 0x40000000
/** No real file repeats its text: more characters than this many times the bytes is a bomb. */
const MAX_RATIO = 4

const WESTERN = new TextDecoder('windows-1252')

function pieceText(document: Bytes, offset: number, width: 1 | 2, count: number): string {
  const room = Math.max(0, Math.min(count, Math.floor((document.length - offset) / width)))
  const known = width === 2 ? document.utf16(offset, room) : WESTERN.decode(document.part(offset, room).data)
  return known + ' '.repeat(count - room)
}

/**
 * @param total characters of all parts, the last mark included, which some files do not write
 * @returns the pieces in order, and whether some of their text lies beyond the end of the file */
export function readPieces(clx: Bytes, document: Bytes, total: number): { pieces: Piece[]; cut: boolean } {
  const prcs: Uint8Array[] = []
  let at = 0
  while (clx.u8(at) === PRC) {
    const size = clx.u16(at + 1)
    prcs.push(clx.part(at + 3, size).data)
    at += 3 + size
  }
  if (clx.u8(at) !== PCDT) throw new RangeError('no piece table')
  const length = Math.min(clx.u32(at + 1), clx.length - at - 5)
  const plc = readPlc(clx.part(at + 5, length), 8)
  const limit = Math.min(total, document.length * MAX_RATIO)
  const pieces: Piece[] = []
  let cut = false
  plc.items.forEach((pcd, index) => {
    const start = plc.cps[index] ?? 0
    const end = Math.min(plc.cps[index + 1] ?? 0, limit)
    if (start !== (pieces.at(-1)?.end ?? 0) || end <= start) return
    const fc = pcd.u32(2)
    const width = fc & COMPRESSED ? 1 : 2
    const offset = width === 1 ? (fc & 0x3fffffff) >>> 1 : fc & 0x3fffffff
    if (offset + (end - start) * width > document.length) cut = true
    const text = offset >= document.length ? ' '.repeat(end - start) : pieceText(document, offset, width, end - start)
    pieces.push({ start, end, offset, width, text, grpprl: prmGrpprl(pcd.u16(6), prcs) })
  })
  return { pieces, cut: cut || (pieces.at(-1)?.end ?? 0) < total - 1 }
}
