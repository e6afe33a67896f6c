/** The clauses of a paragraph: what stands between full stops, semicolons, line breaks and colons that end something. */
import { knownNames } from '../../lexicon/agencies.ts'
import { roleAt } from '../../lexicon/heads.ts'
import { readList } from './agency-list.ts'
import type { Token } from './agency-token.ts'
import { opening } from './subject.ts'

const STOPS = new Set(['.', ';', '…', '!', '?'])
const OWNERS = new Set([
  'phường',
  'xã',
  'huyện',
  'tỉnh',
  'nước',
  'phố',
  'sở',
  'ban',
  'bộ',
  'phòng',
  'trường',
  'cục',
  'khu',
  'hội',
  'khoa',
  'tâm',
  'thpt',
  'thcs',
  'ty',
  'viện',
  'vụ',
])
const LONGEST_LIST = 120
/** A colon before the names that share a head ("các Sở: Tài chính, …", "UBND các phường: …") belongs to the list. */
function beforeNames(tokens: readonly Token[], at: number): boolean {
  const owner = tokens[at - 1]
  const next = tokens[at + 1]
  if (!owner || !next?.capital || !OWNERS.has(owner.low)) return false
  if (knownNames.longest([owner, ...tokens.slice(at + 1, at + 12)], 0)) return true
  return roleAt('verb', tokens, at + 1) === 0 && roleAt('manner', tokens, at + 1) === 0
}

/** A mark that ends a clause: not the point in "30.000", nor a colon before a list of names. */
function ends(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at] as Token
  const next = tokens[at + 1]
  if (STOPS.has(token.text)) return !(token.text === '.' && next && next.start === token.end && /^\p{N}/u.test(next.text))
  return token.text === ':' && next !== undefined && (next.capital || next.fresh || next.low === 'các') && !beforeNames(tokens, at)
}

/** One clause. */
export interface Stretch {
  words: Token[]
  /** what stands before it: a mark, a line break, nothing */
  mark: string
}

/** Nothing but agencies, after an order perhaps: the sentence goes on behind ";". */
export function listOnly(words: readonly Token[], text: string): boolean {
  let at = opening(words, 0)
  at += roleAt('order', words, at)
  const list = readList(words, text, at, 'prose')
  return list !== null && list.next === words.length
}

/** The clauses of a text. */
export function stretches(tokens: readonly Token[], text: string): Stretch[] {
  const found: Stretch[] = []
  let from = 0
  let mark = ''
  for (let at = 0; at <= tokens.length; at += 1) {
    const token = tokens[at]
    const line = token?.fresh === true && at > from && (token.capital || !token.word) && tokens[at - 1]?.text !== ','
    if (token && !line && !ends(tokens, at)) continue
    if (token?.text === ';' && at - from <= LONGEST_LIST && listOnly(tokens.slice(from, at), text)) continue
    if (at > from) found.push({ words: tokens.slice(from, at), mark })
    mark = line ? '\n' : (token?.text ?? '')
    from = line ? at : at + 1
  }
  return found
}
