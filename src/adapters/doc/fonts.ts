/** The font table: names by number ([MS-DOC] 2.9.286). */
import type { Bytes } from './bytes.ts'

const NAME_AT = 40

/** @returns the names of the fonts in their order; '' where an entry is broken */
export function readFonts(table: Bytes): string[] {
  if (table.length < 4) return []
  const count = table.u16(0)
  const names: string[] = []
  let at = 4
  for (let i = 0; i < count && at < table.length; i += 1) {
    const size = table.u8(at)
    const end = Math.min(at + 1 + size, table.length)
    let name = ''
    for (let c = at + NAME_AT; c + 1 < end; c += 2) {
      const unit = table.u16(c)
      if (unit === 0) break
      name += String.fromCharCode(unit)
    }
    names.push(name)
    at = at + 1 + size
  }
  return names
}
