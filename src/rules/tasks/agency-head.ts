/** What a name begins with: "các", then the noun that says what kind of body it is. */
import { type Head, heads, roleAt } from '../../lexicon/heads.ts'
import { fold } from '../../text/fold.ts'
import { isAnd, type Token } from './agency-token.ts'

/** "list": the words are nothing but agencies (a label, a cell); "prose": a sentence goes on behind them. */
export type Mode = 'list' | 'prose'

const DETERMINERS = [
  'các',
  'những',
  'mọi',
  'mỗi',
  'từng',
  'một số',
  'toàn thể',
  'tất cả các',
  'tất cả',
  'toàn bộ',
  'đội ngũ',
  'hệ thống',
  'hệ thống các',
].map((phrase) => fold(phrase).split(' '))
export const PLACES = new Set(['tỉnh', 'phố', 'xã', 'phường', 'khu', 'huyện', 'quận', 'trấn', 'thôn', 'nước', 'thành'])
/** "tổ chức" is a noun before these, else the verb */
const AFTER_NOUN = new Set([
  'có',
  'liên',
  'chính',
  'xã',
  'quốc',
  'đoàn',
  'đảng',
  'cá',
  'kinh',
  'tín',
  'tôn',
  'cơ',
  'công',
  'phi',
  'khác',
  'trong',
  'trên',
  'nước',
  'khoa',
])
/** "P.KHTC", "TT.GDTX": head and name in one word */
const ABBREVIATED = /^(?:P|TT|VP|BQL|BCH|K|T)\.\p{Lu}/u

export function determinerAt(tokens: readonly Token[], at: number): number {
  let longest = 0
  for (const words of DETERMINERS) {
    if (words.length > longest && words.every((word, index) => tokens[at + index]?.low === word)) longest = words.length
  }
  return longest
}

const isSeparator = (token: Token | undefined) =>
  token !== undefined && (token.low === ',' || isAnd(token) || token.low === '/' || token.low === ';')

function alone(tokens: readonly Token[], at: number): boolean {
  return !isSeparator(tokens[at]) && tokens[at] !== undefined
}

/** A small word that is a noun only in a row ("sở, ban, ngành"): the next word after the comma is such a one too. */
function inRow(tokens: readonly Token[], at: number): boolean {
  if (alone(tokens, at) || tokens[at] === undefined) return false
  const next = heads.longest(tokens, at + 1)
  return next !== null && (next.value.kind === 'group' || next.value.kind === 'office')
}

/**
 * The head at a word, or null.
 * @param loose a single small word is a head here: after "các", or inside a row of common nouns
 */
export function headAt(tokens: readonly Token[], at: number, loose: boolean, mode: Mode = 'prose'): { head: Head; length: number } | null {
  const token = tokens[at]
  if (!token?.word) return null
  const hit =
    heads.longest(tokens, at) ?? (ABBREVIATED.test(token.text) ? { length: 1, value: { kind: 'office' as const, phrase: 'p.' } } : null)
  if (
    !hit ||
    (roleAt('falsehead', tokens, at) >= hit.length && !(loose && hit.value.kind === 'people')) ||
    (!loose && roleAt('label', tokens, at) > hit.length)
  )
    return null
  const found = { head: hit.value, length: hit.length }
  if (token.low === 'tổ' && hit.length === 2 && hit.value.phrase === 'tổ chức' && !loose) {
    return nounBefore(tokens, at + 2) ? found : null
  }
  if (
    mode === 'prose' &&
    token.capital &&
    roleAt('verb', tokens, at) >= hit.length &&
    !nounAfter(tokens, at + hit.length) &&
    !PLACES.has(tokens[at + hit.length]?.low ?? '')
  )
    return null
  if (loose || (token.capital && !(hit.length === 1 && hit.value.kind === 'place' && !tokens[at + 1]?.capital))) return found
  const single = hit.length === 1
  if (single && (inRow(tokens, at + 1) || ((hit.value.kind === 'office' || hit.value.phrase === 'ngành') && tokens[at + 1]?.capital)))
    return found
  if (mode === 'list' && (hit.value.kind === 'trade' || hit.value.kind === 'people')) return found
  if (hit.value.kind === 'place') return tokens[at + hit.length]?.capital ? found : null
  if (hit.value.kind === 'person' && single)
    return tokens[at + 1]?.capital || (token.low === 'trưởng' && determinerAt(tokens, at + 1) > 0) ? found : null
  if (roleAt('verb', tokens, at) >= hit.length) return nounAfter(tokens, at + hit.length) ? found : null
  return single && hit.value.kind !== 'person' && !hit.value.phrase.includes('ubnd') && !hit.value.phrase.includes('hđnd') ? null : found
}

/** What follows makes "tổ chức" the noun: "tổ chức, cá nhân", "tổ chức có liên quan"; else it is the verb. */
function nounBefore(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at]
  if (!next) return true
  if (isSeparator(next)) return heads.longest(tokens, at + 1) !== null
  if (next.low === 'trực') return tokens[at + 1]?.low === 'thuộc'
  return AFTER_NOUN.has(next.low)
}

/** "lãnh đạo Sở", "đại diện các đơn vị": the noun, because a body follows. */
function nounAfter(tokens: readonly Token[], at: number): boolean {
  const from = at + determinerAt(tokens, at)
  const hit = heads.longest(tokens, from)
  return hit !== null && hit.value.kind !== 'place' && (tokens[from]?.capital === true || (hit.value.kind === 'organ' && from === at))
}

/** "Sở A được giao chủ trì": what it is charged with is what it does. */
export function chargedAt(tokens: readonly Token[], at: number): boolean {
  const given = tokens[at + 1]?.low === 'giao' ? at + 2 : tokens[at + 1]?.low === 'phân' && tokens[at + 2]?.low === 'công' ? at + 3 : 0
  return tokens[at]?.low === 'được' && given > 0 && ['chủ', 'làm', 'tham', 'phụ'].includes(tokens[given]?.low ?? '')
}
