/** A row of agencies: where one ends and the next begins. */
import { heads, roleAt } from '../../lexicon/heads.ts'
import { fold } from '../../text/fold.ts'
import { allBare, bare, belongs, first, GENERIC, jointScope, lastOf, type Mention, plain, pluralPlace, span } from './agency-mention.ts'
import { determinerAt, type Mode, PLACES } from './agency-head.ts'
import { continuationEnd, type Segment, segmentAt } from './agency-name.ts'
import { begin, handedOut, placeBase, placesBase, renamed } from './agency-share.ts'
import { isAnd, partParentheses, type Token, tokenise } from './agency-token.ts'
import type { Span } from './span.ts'

export interface AgencyList {
  spans: Span[]
  /** the word after the list */
  next: number
  /** heads of the mentions, in the order of the spans */
  segments: Segment[]
}

const MAX_ITEMS = 200

/** Words from a separator to the next segment; 0 if none stands here. */
function separatorAt(tokens: readonly Token[], at: number, mode: Mode): number {
  let end = at
  while (end < tokens.length && end - at < 4) {
    const token = tokens[end] as Token
    const mark = token.text === ',' || token.text === '/' || isAnd(token) || token.text === '&' || token.text === '+' || token.text === ';'
    const bullet = token.fresh && (token.text === '-' || token.text === '•' || token.text === '*')
    const joint =
      (token.low === 'cùng' && tokens[end + 1]?.low !== 'cấp') ||
      (token.low === 'với' && end > at && tokens[end - 1]?.low === 'cùng') ||
      (mode === 'list' && token.low === 'hoặc')
    // "Phòng Kinh tế - các thôn": a dash before a plural parts two bodies
    const dash = mode === 'list' && /^[-–]$/.test(token.text) && determinerAt(tokens, at + 1) > 0
    if (!mark && !bullet && !joint && !dash) break
    end += 1
  }
  return end - at
}

/** Reads the list that begins at a word; null if no agency does. */
export function readList(tokens: readonly Token[], text: string, from: number, mode: Mode): AgencyList | null {
  const opening = segmentAt(tokens, from, mode)
  if (!opening) return null
  const mentions: Mention[] = [begin(tokens, text, opening)]
  let at = opening.to
  for (let count = 0; count < MAX_ITEMS && at < tokens.length; count += 1) {
    const mention = mentions.at(-1) as Mention
    const colon = tokens[at]?.text === ':' && mention.base !== null && tokens[at + 1]?.word === true && bareBase(tokens, mention)
    const gap = colon ? 1 : separatorAt(tokens, at, mode)
    const fresh = tokens[at]?.fresh === true && mode === 'list' && gap === 0
    if (gap === 0 && !fresh) break
    const next = at + gap + (mode === 'list' ? roleAt('order', tokens, at + gap) : 0)
    const separator = colon ? ':' : (tokens[at + gap - 1]?.low ?? '')
    if (mode === 'prose' && tokens.slice(at, next).some((token) => token.text === ';') && !afterSemicolon(tokens, next)) break
    const end = place(tokens, text, mentions, next, separator, mode)
    if (end === 0) break
    at = end
  }
  const joined = jointScope(tokens, mentions)
  return { spans: joined.map((mention) => span(tokens, text, mention)), next: at, segments: joined.map(first) }
}

/** In prose a list goes on behind ";" only with a new plural or title, and the sentence must still have no verb. */
function afterSemicolon(tokens: readonly Token[], next: number): boolean {
  const segment = segmentAt(tokens, next, 'prose')
  return segment !== null && (segment.title || segment.determiner > 0 || segment.head?.kind === 'organ' || segment.known > 0)
}

function bareBase(tokens: readonly Token[], mention: Mention): boolean {
  const segment = lastOf(mention)
  return bare(segment) || pluralPlace(tokens, mention)
}

/** Puts the segment at a word into the list; the word after it, or 0 if no agency goes on here. */
function place(tokens: readonly Token[], text: string, mentions: Mention[], next: number, separator: string, mode: Mode): number {
  const mention = mentions.at(-1) as Mention
  const level = levelAt(tokens, mention, next)
  if (level > 0) {
    mention.to = continuationEnd(tokens, level - 1, mode)
    mention.segments.push({ ...lastOf(mention), from: next, to: mention.to, rest: level, determiner: 0 })
    return mention.to
  }
  const loose = allBare(tokens, mention) || pluralPlace(tokens, mention)
  const segment = tokens[next]?.word ? segmentAt(tokens, next, mode, loose) : null
  // "các đồng chí: Chánh Văn phòng, Giám đốc Sở A": titles need no "đồng chí" in front
  if (segment && separator === ':' && addressed(mention) && bareBase(tokens, mention)) {
    mentions[mentions.length - 1] = begin(tokens, text, segment)
    return segment.to
  }
  if (segment && !(mention.base !== null && separator === ':' && segment.head?.kind !== 'place')) {
    if (
      mention.base !== null &&
      !mention.base.startsWith('\u0000') &&
      segment.head?.kind === 'place' &&
      segment.determiner === 0 &&
      tokens[segment.rest]?.capital &&
      placeBase(mention)
    ) {
      mentions.push({ ...begin(tokens, text, segment), prefix: placeBase(mention) ?? '', base: mention.base, named: true })
      return segment.to
    }
    if (belongs(tokens, mention, segment, separator)) {
      mention.segments.push(segment)
      mention.to = segment.to
      if (segment.head?.kind === 'place' && mention.base !== null) mention.base = placesBase(tokens, text, mention)
      return segment.to
    }
    mentions.push(begin(tokens, text, segment))
    return segment.to
  }
  return goOn(tokens, text, mentions, next, separator, mode)
}

/** A stretch without a head: it goes on with the name before, or gets the head that its list shares. */
function goOn(tokens: readonly Token[], text: string, mentions: Mention[], next: number, separator: string, mode: Mode): number {
  const mention = mentions.at(-1) as Mention
  const token = tokens[next]
  if (!token?.word) return 0
  if (timeAt(tokens, next)) return 0
  const field = Math.max(roleAt('field', tokens, next), goodsAt(tokens, mention, next))
  if (mode === 'prose' && !token.capital && field === 0) return 0
  if (mode === 'prose' && !token.capital && !NAMED.has(lastOf(mention).head?.kind ?? '') && roleAt('verb', tokens, next) > 0) return 0
  const shared = token.capital || separator === ':' ? handedOut(tokens, text, mention, next, separator, mode) : null
  if (shared) {
    if (separator === ':' && mention.prefix === '' && bareBase(tokens, mention)) mentions.pop()
    else if (!mention.named && mention.base !== null) Object.assign(mention, renamed(mention))
    mentions.push(shared)
    return shared.to
  }
  if (separator === ';' && mode === 'prose') return 0
  const end = continuationEnd(tokens, next, mode)
  if (token.capital && separate(mention, token, separator)) {
    if (mode === 'prose') return 0
    const head: Segment = { from: next, to: end, determiner: 0, head: { kind: 'organ', phrase: '' }, rest: end, title: false, known: 0 }
    mentions.push(begin(tokens, text, head))
    return end
  }
  if (GENERIC.has(first(mention).head?.kind ?? '') && mode === 'prose' && token.capital && !branch(tokens, mention)) return 0
  mention.to = end
  mention.segments.push({ ...lastOf(mention), from: next, to: end, rest: next, determiner: 0 })
  return end
}

const GOODS = 4
const DEALERS = /^(?:hộ|cơ sở|chủ cơ sở|trang trại|hợp tác xã|doanh nghiệp)(?: |$)/u

/** "Các hộ chăn nuôi trâu, bò tiêm phòng": more of what they deal in, with their verb behind it; its words, or 0. */
function goodsAt(tokens: readonly Token[], mention: Mention, next: number): number {
  const start = first(mention)
  if (start.determiner === 0 || !DEALERS.test(start.head?.phrase ?? '') || bare(lastOf(mention)) || doing(tokens, next)) return 0
  for (let at = next; at <= next + GOODS; at += 1) {
    const token = tokens[at]
    if (at > next && doing(tokens, at)) return at - next
    if (at > next && token?.text === ',') return goodsAt(tokens, mention, at + 1) > 0 ? at - next : 0
    if (!token?.word || token.capital || (heads.longest(tokens, at) && !goodsHead(tokens, at))) return 0
  }
  return 0
}

/** "Các hộ kinh doanh karaoke, nhà trọ": a trade's own places are no bodies here. */
const goodsHead = (tokens: readonly Token[], at: number): boolean => roleAt('falsehead', tokens, at) > 0

const doing = (tokens: readonly Token[], at: number): boolean => roleAt('verb', tokens, at) > 0 || roleAt('manner', tokens, at) > 0

/** "UBND xã, phường, đặc khu": bare levels behind a bare level; the word after the next one, or 0. */
function levelAt(tokens: readonly Token[], mention: Mention, next: number): number {
  const last = tokens[mention.to - 1]
  if (!last || last.capital || !PLACES.has(last.low) || tokens[next]?.capital) return 0
  const hit = heads.longest(tokens, next)
  return hit?.value.kind === 'place' && !tokens[next + hit.length]?.capital ? next + hit.length : 0
}

const TIMES = new Set(['quý', 'tháng', 'năm', 'ngày', 'tuần'].map(fold))

/** "Sở A, Quý II và Quý IV": a date behind the names is none of them. */
function timeAt(tokens: readonly Token[], at: number): boolean {
  return TIMES.has(tokens[at]?.low ?? '') && /^(?:\d|[IVX]+$)/.test(tokens[at + 1]?.text ?? '')
}

/** "ngành Văn hóa, Thể thao và Du lịch": a branch with its name, as a department has one. */
const branch = (tokens: readonly Token[], mention: Mention): boolean =>
  first(mention).head?.phrase === 'ngành' && tokens[first(mention).rest]?.capital === true

const ACRONYM = /^\p{Lu}{3,}$/u

/** A capitalised stretch without a head that is a name of its own: behind ";", an acronym, or after a name that was complete. */
function separate(mention: Mention, token: Token, separator: string): boolean {
  return (
    separator === ';' ||
    (ACRONYM.test(token.text) && separator === ',' && roleAt('field', [token], 0) === 0) ||
    COMPLETE.has(lastOf(mention).head?.kind ?? '') ||
    (separator === ',' && addressed(mention) && !bare(lastOf(mention)))
  )
}

const ADDRESSES = new Set(['đ/c', 'đc', 'đồng chí', 'ông', 'bà', 'thầy', 'cô'])

/** "đ/c …", "ông …": a person called by name. */
const addressed = (mention: Mention): boolean => ADDRESSES.has(first(mention).head?.phrase ?? '')

const COMPLETE = new Set(['organ', 'committee', 'people', 'trade'])

const NAMED = new Set(['office', 'organ', 'trade'])

/** Words before the first agency of a label: "Đề nghị", "Giao", "Trách nhiệm của", "Cơ quan chủ trì:", a bullet or a number. */
export function afterAddress(tokens: readonly Token[], from: number): number {
  let at = from
  while (at < tokens.length) {
    const token = tokens[at] as Token
    const order = roleAt('order', tokens, at)
    if (order > 0) at += order
    else if (token.low === 'riêng' || token.low === 'gồm' || token.low === 'cho') at += 1
    else if (token.low === 'đối' || token.low === 'về') at += tokens[at + 1]?.low === 'với' || tokens[at + 1]?.low === 'phía' ? 2 : 1
    else if (!token.word && token.text !== '"' && token.text !== '“') at += 1
    else if (/^(?:\d+|[IVX]+|[a-zđ])$/u.test(token.text) && /^[.)/]$/.test(tokens[at + 1]?.text ?? '')) at += 2
    else break
  }
  return at
}

/**
 * The agencies of a list in a label, a cell or a heading, one span an agency (guide: "How a list of agencies is split").
 * Words that name nobody give no span; where no head is known, the stretches between ";" do.
 */
export function splitAgencies(text: string): Span[] {
  const tokens = partParentheses(tokenise(text)).outside
  const spans: Span[] = []
  let at = 0
  for (let count = 0; at < tokens.length && count < MAX_ITEMS; count += 1) {
    at = afterAddress(tokens, at)
    if (at >= tokens.length) break
    const list = readList(tokens, text, at, 'list')
    if (list) {
      spans.push(...list.spans)
      at = list.next
    }
    at = skipStretch(tokens, at, list === null, spans, text)
  }
  return spans
}

const NOBODY =
  /^(?:(?:quý|tháng|năm|ngày|tuần|giai đoạn) [\dIVX]|cả năm|thường xuyên|h[àằ]ng (?:năm|quý|tháng|tuần)|theo phân công|theo |không|như trên|nt|-|\.|…)/iu

/** Goes to the next separator; a capitalised stretch without a known head is a name all the same ("Khoa", "P.ĐTĐH"). */
function skipStretch(tokens: readonly Token[], from: number, keep: boolean, spans: Span[], text: string): number {
  let at = from
  while (
    at < tokens.length &&
    (separatorAt(tokens, at, 'list') === 0 || (keep && tokens[at]?.text !== ';' && tokens[at]?.text !== ',' && !tokens[at]?.fresh)) &&
    !(at > from && tokens[at]?.fresh)
  )
    at += 1
  if (keep && at > from && tokens[from]?.word && at - from <= 14) {
    const start = (tokens[from] as Token).start
    let last = at
    while (last > from && tokens[last - 1]?.text === '.') last -= 1
    const words = plain(tokens, from, last, text)
    if (words && (tokens[from] as Token).capital && !NOBODY.test(words))
      spans.push({ start, end: (tokens[last - 1] as Token).end, text: words })
  }
  return Math.max(at + separatorAt(tokens, at, 'list'), from + 1)
}
