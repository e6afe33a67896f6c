/** A row of agencies: where one ends and the next begins, what is one collective, and heads that several names share. */
import { knownNames } from '../../lexicon/agencies.ts'
import { roleAt } from '../../lexicon/heads.ts'
import { continuationEnd, determinerAt, type Mode, type Segment, segmentAt } from './agency-name.ts'
import { isAnd, partParentheses, type Token, tokenise } from './agency-token.ts'
import type { Span } from './span.ts'

/** One agency in the making. */
interface Mention {
  from: number
  to: number
  /** words put before the slice: a head handed out ("Sở" + "Y tế") */
  prefix: string
  segments: Segment[]
  /** what a following bare name gets in front of it; null where nothing is handed out */
  base: string | null
  /** the word after the shared head, where the first of the names would stand */
  nameFrom: number
  /** the shared head itself, one word, for asking the table of agencies */
  shared: Token | null
  /** handed-out places go without their noun ("các nước: Lào") */
  named: boolean
}

export interface AgencyList {
  spans: Span[]
  /** the word after the list */
  next: number
  /** heads of the mentions, in the order of the spans */
  segments: Segment[]
}

const GENERIC = new Set(['group', 'trade', 'people', 'committee'])
const MAX_ITEMS = 200

/** Words from a separator to the next segment; 0 if none stands here. */
function separatorAt(tokens: readonly Token[], at: number, mode: Mode): number {
  let end = at
  while (end < tokens.length && end - at < 4) {
    const token = tokens[end] as Token
    const mark = token.text === ',' || token.text === '/' || isAnd(token) || token.text === '&' || token.text === '+' || token.text === ';'
    const bullet = token.fresh && (token.text === '-' || token.text === '•' || token.text === '*')
    const joint = (token.low === 'cùng' && tokens[end + 1]?.low !== 'cấp') || (token.low === 'với' && end > at && tokens[end - 1]?.low === 'cùng') || (mode === 'list' && token.low === 'hoặc')
    if (!mark && !bullet && !joint) break
    end += 1
  }
  return end - at
}

const plain = (tokens: readonly Token[], from: number, to: number, text: string): string =>
  tokens
    .slice(from, to)
    .reduce<string[]>((words, token, index, all) => {
      const previous = all[index - 1]
      const gap = previous ? text.slice(previous.end, token.start) : ''
      words.push(gap.includes('(') ? ' ' : gap, token.text)
      return words
    }, [])
    .join('')

/** Nothing but the noun: "cơ quan" in "cơ quan, đơn vị liên quan". */
const bare = (segment: Segment) => segment.to === segment.rest || segment.head?.phrase === 'cơ quan ngang bộ' || segment.head?.phrase === 'cơ quan thuộc chính phủ'

/** A common noun with nothing proper behind it, so that it can be part of a collective. */
function common(tokens: readonly Token[], segment: Segment): boolean {
  const kind = segment.head?.kind
  if (!kind) return false
  if (GENERIC.has(kind)) return true
  if (kind === 'office') return bare(segment) || !tokens[segment.rest]?.capital || roleAt('modifier', tokens, segment.rest) > 0
  return kind === 'place' && bare(segment)
}

/** Long heads carry their own description ("cơ sở giáo dục", "tổ chức chính trị - xã hội") and begin no collective; these do. */
const PLAIN_LONG = new Set(['chính quyền địa phương', 'cấp ủy đảng', 'tổ chức đảng', 'hợp tác xã', 'hộ kinh doanh', 'ban ngành', 'ban, ngành', 'sở ngành', 'cơ quan, đơn vị', 'cơ quan ngang bộ', 'cơ quan thuộc chính phủ'])
const short = (segment: Segment) => (segment.head?.phrase.split(' ').length ?? 9) <= (segment.head?.kind === 'people' ? 3 : 2) || PLAIN_LONG.has(segment.head?.phrase ?? '')

const allBare = (tokens: readonly Token[], mention: Mention) =>
  mention.segments.every((segment) => bare(segment) && short(segment) && common(tokens, segment) && segment.known <= segment.rest)
const first = (mention: Mention) => mention.segments[0] as Segment
const lastOf = (mention: Mention) => mention.segments.at(-1) as Segment

/** Ends in a plural of places: "UBND các xã", "đảng ủy các phường", "các tỉnh". */
function pluralPlace(tokens: readonly Token[], mention: Mention): boolean {
  const segment = lastOf(mention)
  if (segment.head?.kind === 'place') return mention.segments.length > 1 || segment.determiner > 0
  for (let at = segment.to - 1; at > segment.from && at > segment.to - 4; at -= 1) {
    if (determinerAt(tokens, at) > 0) return segmentAt(tokens, at, 'list')?.head?.kind === 'place'
  }
  return false
}

/** Does the segment belong to the mention before it? */
function belongs(tokens: readonly Token[], mention: Mention, segment: Segment, separator: string): boolean {
  const start = first(mention)
  const kind = segment.head?.kind
  const governed = start.determiner > 0
  const fresh = segment.determiner > 0 && !segment.title
  if (kind === 'place') {
    if (tokens[segment.rest]?.capital && segment.to > segment.rest && tokens[segment.rest - 1]?.capital === false) return false
    if (pluralPlace(tokens, mention) && (!fresh || start.head?.kind !== 'place')) return start.head?.kind !== 'place' || !fresh
    return !fresh && governed && allBare(tokens, mention)
  }
  if (fresh || segment.title) return false
  if (kind === 'person') return start.head?.kind === 'person' && bare(start) && !start.title
  if (separator === 'và' && start.head?.kind === 'organ' && /^văn phòng (?:hđnd|hội đồng|đoàn)/.test(start.head.phrase)) return kind === 'organ'
  if (!allBare(tokens, mention) || !common(tokens, segment)) return false
  if (kind === 'group') return start.head?.kind !== 'people' && (governed || start.head?.kind !== 'trade')
  if (kind === 'office' || kind === 'committee') return (governed || start.head?.kind === 'group' || (start.head?.kind === 'office' && !tokens[segment.from]?.capital)) && (bare(segment) || !tokens[segment.rest]?.capital)
  return governed || start.head?.kind === 'group' || (kind === 'people' && start.head?.kind === 'people' && (bare(segment) || segment.known === 0))
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
  const loose = allBare(tokens, mention) || pluralPlace(tokens, mention)
  const segment = tokens[next]?.word ? segmentAt(tokens, next, mode, loose) : null
  if (segment && !(mention.base !== null && separator === ':' && segment.head?.kind !== 'place')) {
    if (mention.base !== null && !mention.base.startsWith('\u0000') && segment.head?.kind === 'place' && segment.determiner === 0 && tokens[segment.rest]?.capital && placeBase(mention)) {
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
  const field = roleAt('field', tokens, next)
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
  if (GENERIC.has(first(mention).head?.kind ?? '') && mode === 'prose' && token.capital) return 0
  mention.to = end
  mention.segments.push({ ...lastOf(mention), from: next, to: end, rest: next, determiner: 0 })
  return end
}

const ACRONYM = /^\p{Lu}{3,}$/u

/** A capitalised stretch without a head that is a name of its own: behind ";", an acronym, or after a name that was complete. */
function separate(mention: Mention, token: Token, separator: string): boolean {
  return separator === ';' || (ACRONYM.test(token.text) && separator === ',' && roleAt('field', [token], 0) === 0) || COMPLETE.has(lastOf(mention).head?.kind ?? '')
}

/** "các Sở Tài chính, Y tế": the first name, too, gets the head alone once it is shared. */
function renamed(mention: Mention): Partial<Mention> {
  return mention.nameFrom < mention.to ? { from: mention.nameFrom, prefix: mention.base ?? '', named: true } : {}
}

/** The next name under a shared head, as long as the table of agencies knows it, else one stretch. */
function handedOut(tokens: readonly Token[], text: string, mention: Mention, next: number, separator: string, mode: Mode): Mention | null {
  const base = mention.base ?? loneBase(tokens, text, mention, next)
  if (base === null) return null
  if (separator !== ':' && !mention.named && mention.nameFrom >= mention.to) return null
  if (separator !== ':' && roleAt('field', tokens, next) > 0 && lastOf(mention).known === 0) return null
  const known = mention.shared ? knownNames.longest([mention.shared, ...tokens.slice(next, next + 12)], 0) : null
  const end = known && known.length > 1 ? next + known.length - 1 : continuationEnd(tokens, next, mode)
  const name: Segment = { ...first(mention), from: next, to: end, rest: next, determiner: 0, known: known ? end : 0 }
  return { from: next, to: end, prefix: base, segments: [name], base, nameFrom: next, shared: mention.shared, named: true }
}

/** "Sở Tài chính, Y tế": both are known with the head "Sở", the two together are not. */
function loneBase(tokens: readonly Token[], text: string, mention: Mention, next: number): string | null {
  const segment = lastOf(mention)
  if (segment.head?.kind !== 'office' || segment.known === 0 || segment.known !== segment.to) return null
  const known = mention.shared ? knownNames.longest([mention.shared, ...tokens.slice(next, next + 12)], 0) : null
  return known && known.length > 1 ? plain(tokens, segment.rest - 1, segment.rest, text) : null
}

function begin(tokens: readonly Token[], text: string, segment: Segment): Mention {
  const shared = segment.head?.kind === 'office' ? (tokens[segment.rest - 1] ?? null) : null
  const mention: Mention = { from: segment.from, to: segment.to, prefix: '', segments: [segment], base: null, nameFrom: segment.rest, shared, named: false }
  mention.base = SHARERS.has(segment.head?.kind ?? '') ? baseOf(tokens, text, mention) : null
  return mention
}

const SHARERS = new Set(['office', 'organ', 'committee', 'place'])
const COMPLETE = new Set(['organ', 'committee', 'people', 'trade'])
const NAMED = new Set(['office', 'organ', 'trade'])
const UNNAMED = new Set(['nước', 'quốc gia'])
const SHARING = new Set(['sở', 'bộ', 'phòng', 'ban', 'chi cục', 'cục', 'vụ', 'trung tâm', 'hội', 'trường', 'trường thpt', 'trường thcs', 'trường tiểu học', 'trường mầm non', 'bệnh viện', 'công ty', 'khoa', 'viện', 'trường trung học phổ thông', 'trường trung học cơ sở', 'báo', 'đài', 'ủy ban', 'đoàn', 'ngân hàng', 'trạm', 'tổ', 'hạt'])

/** What the names behind "các Sở", "UBND các phường" get in front; null where the segment is no plural with names to come. */
function baseOf(tokens: readonly Token[], text: string, mention: Mention): string | null {
  const segment = first(mention)
  const places = placesBase(tokens, text, mention)
  if (places !== null) return places
  if (segment.determiner === 0 || !segment.head || segment.head.kind === 'place') return null
  if (!SHARING.has(segment.head.phrase)) return null
  if (!bare(segment) && !(tokens[segment.rest]?.capital && roleAt('modifier', tokens, segment.rest) === 0)) return null
  const length = segment.head.phrase.split(' ').length
  const title = segment.title ? `${plain(tokens, segment.from, titleEnd(tokens, segment), text)} ` : ''
  const head = plain(tokens, segment.rest - length, segment.rest, text)
  return title + head.charAt(0).toUpperCase() + head.slice(1)
}

function titleEnd(tokens: readonly Token[], segment: Segment): number {
  let at = segment.from
  while (at < segment.rest && determinerAt(tokens, at) === 0) at += 1
  return at
}

/** "UBND các phường" gives "UBND phường", "các tỉnh" gives "tỉnh", "Đại sứ quán các nước" gives "Đại sứ quán". */
function placesBase(tokens: readonly Token[], text: string, mention: Mention): string | null {
  const segment = first(mention)
  const start = segment.from + (segment.title ? 0 : segment.determiner)
  for (let at = Math.max(start - segment.determiner, segment.to - 5); at < segment.to; at += 1) {
    const many = determinerAt(tokens, at)
    if (many === 0 || (at < segment.rest - 1 && segment.head?.kind !== 'place')) continue
    const unit = segmentAt(tokens, at, 'list')
    if (unit?.head?.kind !== 'place') continue
    if (unit.rest < segment.to && !tokens[unit.rest]?.capital) return null
    mention.nameFrom = unit.rest
    const owner = at > start ? plain(tokens, start, at, text) : ''
    const noun = mention.segments.length > 1 || UNNAMED.has(unit.head.phrase) ? '' : unit.head.phrase
    return [owner, noun].filter(Boolean).join(' ')
  }
  return null
}

/** The body before the places: "UBND" of "UBND phường". */
function placeBase(mention: Mention): string | null {
  if (mention.base === null) return null
  const owner = mention.base.replace(/\s*(?:tỉnh|thành phố|thị xã|thị trấn|huyện|quận|xã|phường|đặc khu)$/u, '')
  return owner === mention.base ? null : owner
}

/** Nouns under one "các" with one head word and a common scope at the end are one collective. */
function jointScope(tokens: readonly Token[], mentions: readonly Mention[]): Mention[] {
  const joined: Mention[] = []
  for (const mention of mentions) {
    const previous = joined.at(-1)
    if (previous && first(previous).determiner > 0 && sameHead(first(previous), mention) && scoped(tokens, mention) && !scoped(tokens, previous)) {
      joined[joined.length - 1] = { ...previous, to: mention.to, segments: [...previous.segments, ...mention.segments] }
    } else joined.push(mention)
  }
  return joined
}

function sameHead(segment: Segment, mention: Mention): boolean {
  const other = first(mention)
  return mention.prefix === '' && other.determiner === 0 && !other.title && segment.head?.kind === 'trade' && other.head?.phrase === segment.head.phrase
}

function scoped(tokens: readonly Token[], mention: Mention): boolean {
  for (let at = first(mention).rest; at < mention.to; at += 1) {
    const low = tokens[at]?.low
    if (low === 'trên' || low === 'thuộc' || (low === 'trực' && tokens[at + 1]?.low === 'thuộc')) return true
  }
  return false
}

function span(tokens: readonly Token[], text: string, mention: Mention): Span {
  const start = (tokens[mention.from] as Token).start
  const end = (tokens[mention.to - 1] as Token).end
  const words = plain(tokens, mention.from, mention.to, text)
  return { start, end, text: mention.prefix ? `${mention.prefix} ${words}` : words }
}

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

const NOBODY = /^(?:theo phân công|theo |không|như trên|nt|-|\.|…)/iu

/** Goes to the next separator; a capitalised stretch without a known head is a name all the same ("Khoa", "P.ĐTĐH"). */
function skipStretch(tokens: readonly Token[], from: number, keep: boolean, spans: Span[], text: string): number {
  let at = from
  while (at < tokens.length && (separatorAt(tokens, at, 'list') === 0 || (keep && tokens[at]?.text !== ';' && tokens[at]?.text !== ',' && !tokens[at]?.fresh)) && !(at > from && tokens[at]?.fresh)) at += 1
  if (keep && at > from && tokens[from]?.word && at - from <= 14) {
    const start = (tokens[from] as Token).start
    let last = at
    while (last > from && tokens[last - 1]?.text === '.') last -= 1
    const words = plain(tokens, from, last, text)
    if (words && (tokens[from] as Token).capital && !NOBODY.test(words)) spans.push({ start, end: (tokens[last - 1] as Token).end, text: words })
  }
  return Math.max(at + separatorAt(tokens, at, 'list'), from + 1)
}
