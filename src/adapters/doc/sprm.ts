/** Single property modifiers: the small instructions that formatting is written in ([MS-DOC] 2.6). */
import { Bytes } from './bytes.ts'

export const SPRM = {
  charDeleted: 0x0800,
  charInserted: 0x0801,
  charSymbol: 0x6a09,
  charStyle: 0x4a30,
  charPlain: 0x2a33,
  charBold: 0x0835,
  charItalic: 0x0836,
  charCaps: 0x083b,
  charVanish: 0x083c,
  charSize: 0x4a43,
  charFontAscii: 0x4a4f,
  charFontOther: 0x4a51,
  paraStyle: 0x4600,
  paraAlign80: 0x2403,
  paraAlign: 0x2461,
  paraInTable: 0x2416,
  paraRowEnd: 0x2417,
  paraLevel: 0x260a,
  paraList: 0x460b,
  paraLeft80: 0x840f,
  paraLeft: 0x845e,
  paraFirst80: 0x8411,
  paraFirst: 0x8460,
  paraDepth: 0x6649,
  paraDepthChange: 0x664a,
  paraInnerCell: 0x244b,
  paraInnerRowEnd: 0x244c,
  paraOutline: 0x2640,
  paraHuge: 0x6645,
  paraHuge2: 0x6646,
  tableDefinition: 0xd608,
  tableHeader: 0x3404,
  tableMerge: 0x5624,
  tableSplit: 0x5625,
  tableVerticalMerge: 0xd62b,
  tableBorders80: 0xd605,
  tableBorders: 0xd613,
  tableSetBorder80: 0xd620,
  tableSetBorder: 0xd62f,
  tableStyle: 0x563a,
} as const

export interface Sprm {
  code: number
  operand: Bytes
}

const TABS = 0xc615
const FIXED_SIZE = [1, 1, 2, 4, 2, 2, 0, 3] as const

/** Bytes of the operand and where it begins, after the two bytes of the code. */
function operandPlace(grpprl: Bytes, code: number, at: number): { start: number; size: number } {
  const size = FIXED_SIZE[code >> 13] ?? 1
  if (size > 0) return { start: at, size }
  if (code === SPRM.tableDefinition) return { start: at + 2, size: Math.max(0, grpprl.u16(at) - 1) }
  const count = grpprl.u8(at)
  if (code !== TABS || count !== 255) return { start: at + 1, size: count }
  const deleted = grpprl.u8(at + 1) * 4
  return { start: at + 1, size: 1 + deleted + 1 + grpprl.u8(at + 2 + deleted) * 3 }
}

/** The modifiers of a grpprl in order; one that is cut short ends the list. */
export function readSprms(data: Uint8Array): Sprm[] {
  const grpprl = new Bytes(data)
  const sprms: Sprm[] = []
  let at = 0
  while (at + 3 <= grpprl.length) {
    const code = grpprl.u16(at)
    try {
      const { start, size } = operandPlace(grpprl, code, at + 2)
      sprms.push({ code, operand: grpprl.part(start, size) })
      at = start + size
    } catch (error) {
      if (error instanceof RangeError) break
      throw error
    }
  }
  return sprms
}

/** Prm0: modifiers of one byte that a piece carries itself, by their short index ([MS-DOC] 2.9.214). */
const SHORT: Readonly<Record<number, number>> = {
  5: SPRM.paraAlign80,
  12: SPRM.paraLevel,
  24: SPRM.paraInTable,
  25: SPRM.paraRowEnd,
  65: SPRM.charDeleted,
  66: SPRM.charInserted,
  85: SPRM.charBold,
  86: SPRM.charItalic,
  91: SPRM.charCaps,
  92: SPRM.charVanish,
  120: SPRM.paraOutline,
}

/** The grpprl that a piece's prm stands for: one of `prcs`, or one short modifier; null where there is none. */
export function prmGrpprl(prm: number, prcs: readonly Uint8Array[]): Uint8Array | null {
  if (prm & 1) return prcs[prm >> 1] ?? null
  const code = SHORT[(prm >> 1) & 0x7f]
  return code === undefined ? null : Uint8Array.of(code & 0xff, code >> 8, prm >> 8)
}
