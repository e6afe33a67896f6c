/** Bytes to text: byte order marks, a declared charset, UTF-8, and the Vietnamese charsets from before Unicode by what they spell. */
import iconv from 'iconv-lite'
import { decodeCharset, looksLegacy } from '../text/legacy.ts'
import type { ReadingNote } from '../tree/types.ts'

export interface Decoded {
  text: string
  encoding: string
  notes: ReadingNote[]
}

/** Syllables that every administrative text is full of; each carries marks that a wrong charset breaks. */
const SYLLABLES = new Set(
  'và của các được số năm ngày tháng thực hiện kế hoạch ủy uỷ tỉnh việc công tác định quyết nhiệm vụ cơ quan đơn vị tổ chức trình đảng bộ sở độc lập phúc cộng hòa hoà xã hội chủ nghĩa việt chính phủ quốc địa phương huyện thành phố đồng theo để từ với những có là một trên tại về này'
    .split(' ')
    .filter((syllable) => /[^a-z]/.test(syllable)),
)
/** How much of a text is looked at to guess its charset. */
const SAMPLE = 64 * 1024

/** Charsets of single bytes that Vietnamese texts were written in, in order of how often one meets them. */
const OLD_CHARSETS = ['windows-1258', 'tcvn', 'viscii', 'vni'] as const

function decodeAs(bytes: Uint8Array, encoding: string): string {
  if (encoding === 'vni') return decodeCharset('vni', new TextDecoder('windows-1252').decode(bytes))
  if (encoding === 'tcvn' || encoding === 'viscii') return iconv.decode(Buffer.from(bytes), encoding)
  return new TextDecoder(encoding).decode(bytes)
}

/** How many of the common syllables a text spells. */
export function vietnameseScore(text: string): number {
  let score = 0
  for (const word of text
    .slice(0, SAMPLE)
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{M}]+/u))
    if (SYLLABLES.has(word)) score += 1
  return score
}

function byteOrderMark(bytes: Uint8Array): [string, number] | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return ['utf-8', 3]
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return ['utf-16le', 2]
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return ['utf-16be', 2]
  return null
}

/** UTF-16 without a mark: ASCII letters and spaces leave a zero in every other byte. */
function wideEncoding(bytes: Uint8Array): string | null {
  const length = Math.min(bytes.length, 4096) & ~1
  if (length < 8) return null
  const zeros = [0, 0]
  for (let i = 0; i < length; i += 1) if (bytes[i] === 0) zeros[i & 1] = (zeros[i & 1] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  const enough = length / 8
  if (odd > enough && even < odd / 8) return 'utf-16le'
  return even > enough && odd < even / 8 ? 'utf-16be' : null
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/** A text cut at SAMPLE bytes may end inside a letter. */
function sample(bytes: Uint8Array): Uint8Array {
  return bytes.subarray(0, SAMPLE)
}

function known(label: string | null): string | null {
  if (!label) return null
  const name = label.trim().toLowerCase().replaceAll('_', '-')
  if (/^(?:x-)?viscii|^csviscii/.test(name)) return 'viscii'
  if (/^(?:tcvn|x-viet-tcvn|vscii|x-tcvn)/.test(name)) return 'tcvn'
  try {
    return new TextDecoder(name).encoding
  } catch {
    return null
  }
}

function guess(bytes: Uint8Array, declared: string | null): string {
  const tried = [declared, 'utf-8', ...OLD_CHARSETS].filter((encoding) => encoding !== null)
  const scored = tried.map((encoding) => ({ encoding, score: vietnameseScore(decodeAs(sample(bytes), encoding)) }))
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a))
  return best.score > 0 ? best.encoding : (declared ?? 'windows-1258')
}

function guessed(encoding: string): ReadingNote {
  return { ruleId: 'text.charset', reason: `the charset is not declared, or wrongly; read as ${encoding}`, severity: 'warning' }
}

/** Text typed for an old font and saved as UTF-8 letter by letter ("KÕ ho¹ch"). */
function unmask(text: string): Decoded {
  const charset = looksLegacy(text.slice(0, SAMPLE))
  if (!charset) return { text, encoding: 'utf-8', notes: [] }
  return { text: decodeCharset(charset, text), encoding: charset, notes: [guessed(charset)] }
}

/**
 * Decodes a text file.
 * @param declared the charset that the file names itself (a `<meta>` or a MIME header), tried before guesses
 * @returns the text without its byte order mark, and a note where the charset was guessed
 */
export function decodeText(bytes: Uint8Array, declared: string | null = null): Decoded {
  const mark = byteOrderMark(bytes)
  if (mark) return { text: decodeAs(bytes.subarray(mark[1]), mark[0]), encoding: mark[0], notes: [] }
  const wide = wideEncoding(bytes)
  if (wide) return { text: decodeAs(bytes, wide), encoding: wide, notes: [] }
  if (isUtf8(bytes)) return unmask(decodeAs(bytes, 'utf-8'))
  const label = known(declared)
  const encoding = guess(bytes, label)
  const notes: ReadingNote[] = encoding === label ? [] : [guessed(encoding)]
  return { text: decodeAs(bytes, encoding), encoding, notes }
}

/** The first `length` bytes as text, for sniffing only: letters that UTF-8 does not know become "�". */
export function decodePrefix(bytes: Uint8Array, length: number): string {
  const head = bytes.subarray(0, length)
  const mark = byteOrderMark(head)
  const encoding = mark?.[0] ?? wideEncoding(head) ?? 'utf-8'
  return decodeAs(head.subarray(mark?.[1] ?? 0), encoding)
}
