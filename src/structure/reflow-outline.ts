/** Where headings, numbered items and bullets begin in a paragraph that lost its line breaks. */
import { roleAt } from '../lexicon/heads.ts'
import { phraseWords } from '../lexicon/trie.ts'
import { romanValue } from './marker.ts'
import { zoneOf } from './zones.ts'

const TOKEN =
  /(?<=\s)(?:(?<roman>[IVX]{1,5})[.]\s+(?=[\p{Lu}“"])|(?<decimal>\d{1,2}(?:\.\d{1,2}){0,3})[.)]?\s+(?=[\p{Lu}“"])|(?<letter>[a-zđ])\)\s+(?=\p{Lu})|\((?<paren>\d{1,2})\)\s+(?=\p{Lu})|(?<bullet>[-+•*])\s+(?=\p{Lu})|(?<clause>Căn cứ|Nơi nhận|(?:TM|KT|TL|TUQ)\. \p{Lu}{2}))/gu

interface State {
  roman: number
  decimal: number[]
  letter: number
  paren: number
}

const LETTERS = 'abcdđeghiklmnopqrstuvxy'

/** Start of a sentence: what stands before ended one. */
function ended(before: string): boolean {
  return /[.;:!?…”")]$/u.test(before.trimEnd())
}

/** The words since the last cut are a heading of their own: "1. Mục đích", "II. YÊU CẦU". */
function isHeading(since: string): boolean {
  const words = since.trim()
  if (words.length > 160) return false
  const content = words.replace(/^(?:[IVX]{1,5}|\d{1,2}(?:\.\d{1,2})*|[a-zđ])[.)]+\s*/u, '')
  if (content === words) return false
  return !/\p{Ll}/u.test(content) || zoneOf(content) !== null
}

const NEAR = 3000
const HEADED = /^(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ]|\(\d{1,2})[.)]+\s/u
const SECOND = { letter: /[.;:!?…”")]\s+b\)\s+\p{Lu}/u, paren: /[.;:!?…”")]\s+\(2\)\s+\p{Lu}/u, bullet: /[.;:!?…”")]\s+[-+•*]\s+\p{Lu}/u }

/**
 * The first item under a numbered heading that ends without a stop: "2. Tuyên truyền a) Tổ chức …; b) …", "1. Văn phòng - Chuẩn bị …; - …".
 * A second one must follow; a bullet must be followed by an act, for names hold dashes ("Sở Lao động - Thương binh").
 */
function opensList({ index, 0: token, groups = {} }: RegExpMatchArray, since: string, text: string): boolean {
  if (since.length > 300 || !HEADED.test(since.trimStart()) || /[.;:!?]\s/u.test(since.trimStart().replace(HEADED, ''))) return false
  const from = (index ?? 0) + token.length
  const behind = text.slice(from, from + NEAR)
  if (groups.letter === 'a') return SECOND.letter.test(behind)
  if (groups.paren === '1') return SECOND.paren.test(behind)
  return groups.bullet !== undefined && acts(behind) && SECOND.bullet.test(behind)
}

function acts(behind: string): boolean {
  const words = phraseWords(behind.slice(0, 40)).map((low) => ({ low }))
  return roleAt('verb', words, 0) > 0
}

function continues(value: number, last: number): boolean {
  return value === 1 || value === last + 1
}

/** Whether a decimal carries the numbering on: after "2." come "3.", "2.1." and, below it, "2.2."; "II." may count its parts "2.1." too. */
function fits(parts: readonly number[], { roman, decimal }: State): boolean {
  const last = decimal.length > 0 ? decimal : [roman]
  const tail = parts.at(-1) ?? 0
  const parent = parts.slice(0, -1)
  if (!parent.every((part, index) => part === last[index])) return false
  return tail === 1 || (last.length >= parts.length && tail === (last[parts.length - 1] ?? 0) + 1)
}

/** Offsets at which a new line begins, from `from` on; headings in capitals end where small letters begin. */
export function outlineCuts(text: string, from: number): number[] {
  const cuts: number[] = []
  const state: State = { roman: 0, decimal: [], letter: 0, paren: 0 }
  let last = from
  for (const match of text.matchAll(TOKEN)) {
    if (match.index <= from || match.index < last) continue
    const before = text.slice(Math.max(from, match.index - 6), match.index)
    const since = text.slice(last, match.index)
    const opens = match.index === last || ended(before) || isHeading(since) || opensList(match, since, text)
    if (!accepts(match.groups ?? {}, state, opens, match[0])) continue
    last = match.index
    cuts.push(last)
    if (match.groups?.roman) {
      const heading = capitalsHeading(text, match.index)
      if (heading > last) {
        last = heading
        cuts.push(heading)
      }
    }
  }
  return cuts
}

function accepts(groups: Record<string, string | undefined>, state: State, opens: boolean, token: string): boolean {
  if (groups.roman) {
    const value = romanValue(groups.roman)
    if (value !== state.roman + 1 || (value === 1 && !opens)) return false
    state.roman = value
    state.decimal = []
    return true
  }
  if (!opens) return false
  if (groups.decimal) {
    const parts = groups.decimal.split('.').map(Number)
    if (!/[.)]\s+$/u.test(token) && parts.length === 1) return false
    if (!fits(parts, state)) return false
    state.decimal = parts
    state.letter = 0
    return true
  }
  if (groups.letter) {
    const value = LETTERS.indexOf(groups.letter) + 1
    if (!continues(value, state.letter)) return false
    state.letter = value
    return true
  }
  if (groups.paren) {
    const value = Number(groups.paren)
    if (!continues(value, state.paren)) return false
    state.paren = value
    return true
  }
  return true
}

/** End of a heading in capitals after its number, where a sentence follows it; its start where it is none. */
function capitalsHeading(text: string, at: number): number {
  let end = at
  let words = 0
  for (const match of text.slice(at, at + 400).matchAll(/\S+/gu)) {
    if (/\p{Ll}/u.test(match[0]) || /^\d{1,2}(?:\.\d{1,2})*[.)]?$/u.test(match[0])) return words > 2 ? at + match.index : at
    words += 1
    end = at + match.index
  }
  return end > at ? at : end
}
