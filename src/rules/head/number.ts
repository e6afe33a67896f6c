/** The number of a document: in its letterhead, stamped elsewhere on the page, in the file's metadata, or in an annex's caption. */
import type { Line } from '../../structure/frame-lines.ts'
import { defineRule } from '../rule.ts'

export interface NumberValue {
  /** "15/KH-UBND"; null where the ordinal is blank */
  code: string | null
  ordinal: string | null
  /** "KH-UBND", with the year before it where the number carries one */
  symbol: string | null
}

/** "Số: 15/KH-UBND", "Số 15-KH/TU", "Số:      /KH-UBND", "Số: 02/2025/QĐ-UBND" */
export const numberLine = defineRule<NumberValue>({
  id: 'head/number',
  about: 'The number under the name of the issuing body; the ordinal may be blank.',
  pattern:
    /(?<![\p{L}\p{N}])(?:S[ốôóõỐÔÓÕ]|số)\s?[:.]?\s?(?<ordinal>\d{1,6}\p{Ll}?)?[.…_\s]{0,30}(?<year>\/\s?(?:19|20)\d\d\s?)?(?<joint>[/-])\s?(?<symbol>\p{Lu}[\p{L}\d]*(?:\s?[-/&.]\s?\p{Lu}[\p{L}\d]*){0,6})/gu,
  read(match) {
    const { ordinal, year, joint, symbol } = match.groups ?? {}
    if (!symbol) return null
    const tail = symbol.replace(/\s/g, '')
    const years = (year ?? '').replace(/\s/g, '')
    return { code: ordinal ? `${ordinal}${years}${joint}${tail}` : null, ordinal: ordinal ?? null, symbol: tail }
  },
  examples: [
    { text: 'Số: 15/KH-UBND', finds: [{ quote: 'Số: 15/KH-UBND', value: { code: '15/KH-UBND', ordinal: '15', symbol: 'KH-UBND' } }] },
    { text: 'Số 07-KH/ĐU', finds: [{ quote: 'Số 07-KH/ĐU', value: { code: '07-KH/ĐU', ordinal: '07' } }] },
    { text: 'Số: /KH-SYT', finds: [{ quote: 'Số: /KH-SYT', value: { code: null, ordinal: null, symbol: 'KH-SYT' } }] },
    { text: 'Số:……/KH-BCĐ', finds: [{ quote: 'Số:……/KH-BCĐ', value: { code: null, symbol: 'KH-BCĐ' } }] },
    { text: 'Số: 12 /2025/QĐ-UBND', finds: [{ quote: 'Số: 12 /2025/QĐ-UBND', value: { code: '12/2025/QĐ-UBND' } }] },
    { text: 'Số: 30c/NQ-CP', finds: [{ quote: 'Số: 30c/NQ-CP', value: { code: '30c/NQ-CP', ordinal: '30c' } }] },
    { text: 'Sô: 8/KH-SYT', finds: [{ quote: 'Sô: 8/KH-SYT', value: { code: '8/KH-SYT' } }] },
    { text: 'Số điện thoại: 0299 123 456', finds: [] },
    { text: 'số 3/4 hộ dân', finds: [] },
  ],
})

/** Reads the number line of a letterhead. */
export function readNumberLine(line: Line): (NumberValue & { raw: string; start: number; end: number }) | null {
  for (const match of line.text.matchAll(numberLine.pattern)) {
    const value = numberLine.read(match, undefined) as NumberValue | null
    if (value) return { ...value, raw: match[0], start: line.start + match.index, end: line.start + match.index + match[0].length }
  }
  const plain = /^S[ốôóõỐÔÓÕ]\s?[:.]?\s?(?<ordinal>\d{1,6})\s*$/u.exec(line.text)
  if (plain)
    return {
      code: plain.groups?.ordinal ?? null,
      ordinal: plain.groups?.ordinal ?? null,
      symbol: null,
      raw: plain[0].trim(),
      start: line.start,
      end: line.start + plain[0].trimEnd().length,
    }
  const bare =
    /^(?<ordinal>\d{1,6}\p{Ll}?)\s?(?<joint>[/-])\s?(?<symbol>(?:\d{4}\/)?\p{Lu}[\p{L}\d]*(?:\s?[-/&]\s?\p{Lu}[\p{L}\d]*){1,5})$/u.exec(
      line.text,
    )
  if (!bare?.groups) return null
  const symbol = (bare.groups.symbol ?? '').replace(/\s/g, '')
  return {
    code: `${bare.groups.ordinal}${bare.groups.joint}${symbol}`,
    ordinal: bare.groups.ordinal ?? null,
    symbol: symbol.replace(/^\d{4}\//, ''),
    raw: bare[0],
    start: line.start,
    end: line.end,
  }
}

export interface Stamped {
  ordinal: { words: string; start: number; end: number } | null
  day: { words: string; start: number; end: number } | null
  month: { words: string; start: number; end: number } | null
}

/**
 * Digits of a number and a date that were stamped into blanks and lie loose on the first page, one under another:
 * the number, then the day, then (where it was blank too) the month.
 * @param blanks which of the three the letterhead left blank
 */
export function findStamped(lines: readonly Line[], blanks: { number: boolean; day: boolean; month: boolean }): Stamped | null {
  const wanted = (['number', 'day', 'month'] as const).filter((part) => blanks[part])
  if (wanted.length < 2) return null
  const first = lines[0]?.page ?? null
  const near = lines.slice(0, 400).filter((line) => line.table === null || !line.table.ruled)
  for (let index = 0; index + wanted.length <= near.length; index += 1) {
    const run = near.slice(index, index + wanted.length)
    if (!run.every((line) => /^\d{1,5}$/.test(line.text) && (first === null || line.page === first))) continue
    // a page number or the digits of a table are no stamp
    if (/^\d{1,5}$/.test(near[index - 1]?.text ?? '')) continue
    if (
      !plausible(
        run.map((line) => Number(line.text)),
        wanted,
      )
    )
      continue
    const take = (part: 'number' | 'day' | 'month'): Stamped['day'] => {
      const line = run[wanted.indexOf(part)]
      return wanted.includes(part) && line ? { words: line.text, start: line.start, end: line.end } : null
    }
    return { ordinal: take('number'), day: take('day'), month: take('month') }
  }
  return null
}

function plausible(values: readonly number[], wanted: readonly string[]): boolean {
  return values.every((value, index) => {
    if (value < 1) return false
    if (wanted[index] === 'day') return value <= 31
    return wanted[index] !== 'month' || value <= 12
  })
}

const KEYS = /^(?:so_hieu|so_ky_hieu|sohieu|so_van_ban|number|document_number|doc_number|code|ky_hieu)$/i

/** The number in the file's own metadata, where it has one. */
export function numberInMetadata(metadata: Record<string, string>): string | null {
  for (const [key, value] of Object.entries(metadata)) {
    const code = value.replace(/^số\s*:?\s*/iu, '').replace(/\s/g, '')
    if (KEYS.test(key) && /^\d{1,6}\p{Ll}?(?:\/\d{4})?[/-]\p{Lu}[\p{L}\d/&-]*$/u.test(code)) return code
  }
  return null
}
