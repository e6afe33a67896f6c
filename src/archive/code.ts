/** Number codes as people and documents write them: "05/KH-UBND", "5 / KH-UBND", "số 57-NQ/TW". */
import { bare, fold } from '../text/fold.ts'

const JOINTS = /[\s/_-]+/
const CODE = /(\d+)\s*([a-zđ]?)\s*[/-]\s*((?:\d{4}\s*[/-]\s*)?\p{L}[\p{L}\p{N}&.,]*(?:\s*[/_-]\s*[\p{L}\p{N}&.,]+)*)/iu

/** Dashes of every kind are one. */
function plain(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .slice(0, 300)
}

function bareWord(word: string): string {
  return bare(word).replace(/[^\p{L}\p{N}]/gu, '')
}

/**
 * The key under which two writings of one code meet: "05/KH-UBND" and "5/KH - UBND" are "5-kh-ubnd".
 * Returns null where there is no ordinal or no symbol ("/KH-UBND", "số 05", "12/2024").
 */
export function codeKey(code: string): string | null {
  const match = CODE.exec(plain(code))
  if (!match) return null
  const [, digits = '', letter = '', symbol = ''] = match
  const ordinal = digits.replace(/^0+(?=\d)/, '') + bare(letter)
  return [ordinal, ...symbol.split(JOINTS).map(bareWord)].filter((part) => part !== '').join('-')
}

/** "05" and "5" are one ordinal; "22a" keeps its letter. */
export function ordinalKey(ordinal: string): string {
  return bare(ordinal)
    .replace(/\s+/g, '')
    .replace(/^0+(?=\d)/, '')
}

/** Party codes are "57-NQ/TW": the number is joined by a dash, and counts through a term of office instead of a year. */
export function isPartyCode(code: string): boolean {
  return /^\s*\d+\s*[a-zđ]?\s*-/i.test(plain(code))
}

/** What a person asks for with PLAN. */
export type Wanted =
  | { by: 'id'; id: number }
  | { by: 'code'; key: string }
  | { by: 'sha256'; prefix: string }
  | { by: 'ordinal'; ordinal: string }

/** Reads PLAN: "#12" and "12" are ids, "số 05" an ordinal, 8 or more hex digits the start of a SHA-256, anything with a symbol a code. */
export function parseWanted(text: string): Wanted | null {
  const words = fold(plain(text))
  if (/^#?\d{1,15}$/.test(words)) return { by: 'id', id: Number(words.replace('#', '')) }
  if (/^[0-9a-f]{8,64}$/.test(words)) return { by: 'sha256', prefix: words }
  const key = codeKey(words)
  if (key) return { by: 'code', key }
  const ordinal = /^(?:\p{L}+ )*(?:số\s*:?|so\s*:?)\s*(\d+[a-zđ]?)\s*[/-]?$/u.exec(words)
  return ordinal?.[1] ? { by: 'ordinal', ordinal: ordinalKey(ordinal[1]) } : null
}
