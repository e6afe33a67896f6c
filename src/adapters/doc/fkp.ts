/** Formatted disk pages: which bytes of the document stream carry which formatting ([MS-DOC] 2.9.33, 2.9.179). */
import { type Bytes, readPlc } from './bytes.ts'

/** Formatting of the bytes from `start` to `end` of the document stream. */
export interface Stretch {
  start: number
  end: number
  /** paragraph style; 0 for characters */
  style: number
  grpprl: Uint8Array
}

const PAGE = 512
const PAGE_NUMBER = 0x3fffff
const NONE = new Uint8Array(0)

function charGrpprl(page: Bytes, index: number, count: number): Uint8Array {
  const at = page.u8((count + 1) * 4 + index) * 2
  return at === 0 ? NONE : page.part(at + 1, page.u8(at)).data
}

function paraGrpprl(page: Bytes, index: number, count: number): Uint8Array {
  const at = page.u8((count + 1) * 4 + index * 13) * 2
  if (at === 0) return NONE
  const half = page.u8(at)
  return half === 0 ? page.part(at + 2, page.u8(at + 1) * 2).data : page.part(at + 1, half * 2 - 1).data
}

function stretchesOf(page: Bytes, kind: 'char' | 'para'): Stretch[] {
  const count = page.u8(PAGE - 1)
  const stretches: Stretch[] = []
  for (let i = 0; i < count; i += 1) {
    try {
      const [start, end] = [page.u32(i * 4), page.u32(i * 4 + 4)]
      const data = kind === 'char' ? charGrpprl(page, i, count) : paraGrpprl(page, i, count)
      if (end <= start) continue
      if (kind === 'char') stretches.push({ start, end, style: 0, grpprl: data })
      else if (data.length < 2) stretches.push({ start, end, style: 0, grpprl: NONE })
      else stretches.push({ start, end, style: (data[0] ?? 0) | ((data[1] ?? 0) << 8), grpprl: data.subarray(2) })
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
    }
  }
  return stretches
}

/** All stretches that a bin table points at, in the order of their bytes. */
export function readStretches(binTable: Bytes, document: Bytes, kind: 'char' | 'para'): Stretch[] {
  const seen = new Set<number>()
  const all: Stretch[] = []
  for (const item of readPlc(binTable, 4).items) {
    const at = (item.u32(0) & PAGE_NUMBER) * PAGE
    if (seen.has(at) || at + PAGE > document.length) continue
    seen.add(at)
    all.push(...stretchesOf(document.part(at, PAGE), kind))
  }
  return all.sort((a, b) => a.start - b.start)
}

/** Index of the last stretch that begins at or before `offset`; -1 where none does. */
export function stretchIndex(stretches: readonly Stretch[], offset: number): number {
  let low = 0
  let high = stretches.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((stretches[middle]?.start ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** The stretch that holds the byte at `offset`, or null. */
export function stretchAt(stretches: readonly Stretch[], offset: number): Stretch | null {
  const found = stretches[stretchIndex(stretches, offset)]
  return found && offset < found.end ? found : null
}
