/** What the file says of itself: the summary information of an OLE file ([MS-OLEPS]). */
import type { Bytes } from './bytes.ts'

const NAMES: Readonly<Record<number, string>> = {
  2: 'Title',
  3: 'Subject',
  4: 'Author',
  5: 'Keywords',
  6: 'Comments',
  8: 'LastAuthor',
  12: 'Created',
  13: 'Modified',
  14: 'Pages',
  18: 'Application',
}
const CODE_PAGE = 1
const LPSTR = 0x1e
const LPWSTR = 0x1f
const I4 = 3
const FILETIME = 0x40
const UTF8 = 65001
const MAX_LENGTH = 4096
/** Milliseconds from 1601 to 1970. */
const EPOCH = 11644473600000

function charset(codePage: number): string {
  if (codePage === UTF8) return 'utf-8'
  return codePage >= 1250 && codePage <= 1258 ? `windows-${codePage}` : 'windows-1252'
}

function readValue(bytes: Bytes, at: number, codePage: number): string | null {
  const type = bytes.u32(at)
  if (type === I4) return String(bytes.i32(at + 4))
  if (type === FILETIME) {
    const time = (bytes.u32(at + 8) * 2 ** 32 + bytes.u32(at + 4)) / 10_000 - EPOCH
    return time > 0 && time < 4e12 ? new Date(time).toISOString() : null
  }
  const length = Math.min(bytes.u32(at + 4), MAX_LENGTH)
  if (type === LPWSTR) return bytes.utf16(at + 8, length)
  if (type !== LPSTR) return null
  return new TextDecoder(charset(codePage)).decode(bytes.part(at + 8, length).data)
}

function readProperties(bytes: Bytes, section: number): Record<string, string> {
  const offsets = new Map<number, number>()
  for (let i = Math.min(bytes.u32(section + 4), 100); i > 0; i -= 1)
    offsets.set(bytes.u32(section + i * 8), section + bytes.u32(section + i * 8 + 4))
  const codePageAt = offsets.get(CODE_PAGE)
  const codePage = codePageAt === undefined ? 1252 : bytes.u16(codePageAt + 4)
  const found: Record<string, string> = {}
  for (const [id, name] of Object.entries(NAMES)) {
    const at = offsets.get(Number(id))
    const value =
      at === undefined
        ? null
        : readValue(bytes, at, codePage)
            ?.replace(/\0[\s\S]*$/, '')
            .trim()
    if (value) found[name] = value
  }
  return found
}

/** @returns title, author, dates and the like; empty where the stream is missing or broken */
export function readSummary(bytes: Bytes | null): Record<string, string> {
  if (!bytes) return {}
  try {
    return readProperties(bytes, bytes.u32(44))
  } catch (error) {
    if (error instanceof RangeError) return {}
    throw error
  }
}
