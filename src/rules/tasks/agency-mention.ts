/** One agency in the making, and what may join it: collectives, places, common nouns in a row. */
import { roleAt } from '../../lexicon/heads.ts'
import { determinerAt } from './agency-head.ts'
import { type Segment, segmentAt } from './agency-name.ts'
import type { Token } from './agency-token.ts'
import type { Span } from './span.ts'

/** One agency in the making. */
export interface Mention {
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

/** "các phòng, ban Sở": whose they are, not what they are called */
const OWNERS = new Set(['sở', 'bộ', 'trường', 'ubnd', 'đảng', 'tỉnh', 'thành', 'thị', 'huyện'])
export const GENERIC = new Set(['group', 'trade', 'people', 'committee'])

export const plain = (tokens: readonly Token[], from: number, to: number, text: string): string =>
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
export const bare = (segment: Segment) =>
  segment.to === segment.rest || segment.head?.phrase === 'cơ quan ngang bộ' || segment.head?.phrase === 'cơ quan thuộc chính phủ'

/** Long heads carry their own description ("cơ sở giáo dục", "tổ chức chính trị - xã hội") and begin no collective; these do. */
const PLAIN_LONG = new Set([
  'chính quyền địa phương',
  'cấp ủy đảng',
  'tổ chức đảng',
  'hợp tác xã',
  'hộ kinh doanh',
  'ban ngành',
  'ban, ngành',
  'sở ngành',
  'cơ quan, đơn vị',
  'cơ quan ngang bộ',
  'cơ quan thuộc chính phủ',
])

const short = (segment: Segment) =>
  (segment.head?.phrase.split(' ').length ?? 9) <= (segment.head?.kind === 'people' ? 3 : 2) || PLAIN_LONG.has(segment.head?.phrase ?? '')

/** A common noun with nothing proper behind it, so that it can be part of a collective. */
function common(tokens: readonly Token[], segment: Segment): boolean {
  const kind = segment.head?.kind
  if (!kind) return false
  if (GENERIC.has(kind)) return true
  if (kind === 'office')
    return (
      bare(segment) ||
      !tokens[segment.rest]?.capital ||
      OWNERS.has(tokens[segment.rest]?.low ?? '') ||
      roleAt('modifier', tokens, segment.rest) > 0
    )
  return kind === 'place' && bare(segment)
}

export const allBare = (tokens: readonly Token[], mention: Mention) =>
  mention.segments.every((segment) => bare(segment) && short(segment) && common(tokens, segment) && segment.known <= segment.rest)

export const first = (mention: Mention) => mention.segments[0] as Segment

export const lastOf = (mention: Mention) => mention.segments.at(-1) as Segment

/** Ends in a plural of places: "UBND các xã", "đảng ủy các phường", "các tỉnh". */
export function pluralPlace(tokens: readonly Token[], mention: Mention): boolean {
  const segment = lastOf(mention)
  if (segment.head?.kind === 'place') return mention.segments.length > 1 || segment.determiner > 0
  for (let at = segment.to - 1; at > segment.from && at > segment.to - 4; at -= 1) {
    if (determinerAt(tokens, at) > 0) return segmentAt(tokens, at, 'list')?.head?.kind === 'place'
  }
  return false
}

const PERSONS = new Set(['đồng chí', 'đ/c', 'đc', 'ông', 'bà', 'thầy', 'cô'])

const POSTS = new Set(['kế toán', 'thủ quỹ', 'văn thư', 'bảo vệ', 'nhân viên y tế', 'nhân viên thư viện', 'nhân viên kế toán'])

/** "Phòng Tổ chức Đảng, đảng viên": members of the Party are the second half of what the office is named after. */
function partyOffice(tokens: readonly Token[], mention: Mention, segment: Segment): boolean {
  const named = tokens.slice(mention.to - 3, mention.to).map(({ low }) => low)
  return (
    lastOf(mention).head?.kind === 'office' && segment.head?.phrase === 'đảng viên' && bare(segment) && named.join(' ') === 'tổ chức đảng'
  )
}

/** Does the segment belong to the mention before it? */
export function belongs(tokens: readonly Token[], mention: Mention, segment: Segment, separator: string): boolean {
  const start = first(mention)
  const kind = segment.head?.kind
  const governed = start.determiner > 0
  const fresh = segment.determiner > 0 && !segment.title
  // "kế toán; thủ quỹ": posts parted by a semicolon are two
  if (separator === ';' && kind === 'people') return false
  if (separator === ',' && !fresh && partyOffice(tokens, mention, segment)) return true
  // "Bảo vệ, kế toán": two posts with one holder each, not a class of people as "cán bộ, nhân viên"
  if (separator === ',' && kind === 'people' && !governed && POSTS.has(start.head?.phrase ?? '')) return false
  if (kind === 'place') {
    if (tokens[segment.rest]?.capital && segment.to > segment.rest && tokens[segment.rest - 1]?.capital === false) return false
    if (pluralPlace(tokens, mention) && (!fresh || start.head?.kind !== 'place')) return start.head?.kind !== 'place' || !fresh
    return !fresh && governed && allBare(tokens, mention)
  }
  // "Đồng chí A, Phó Chủ tịch UBND xã" is one person
  if (separator === ',' && !fresh && PERSONS.has(start.head?.phrase ?? '') && !start.title && !bare(start) && mention.segments.length === 1)
    return (kind === 'person' || segment.title) && !PERSONS.has(segment.head?.phrase ?? '')
  if (fresh || segment.title) return false
  if (kind === 'person') return start.head?.kind === 'person' && bare(start) && !start.title && separator !== ','
  if (separator === 'và' && start.head?.kind === 'organ' && /^văn phòng (?:hđnd|hội đồng|đoàn)/.test(start.head.phrase))
    return kind === 'organ'
  if (!allBare(tokens, mention) || !common(tokens, segment)) return false
  // "Các trường học, Trạm Y tế xã": a name that begins with a capital ends the collective
  if (
    kind === 'office' &&
    !bare(segment) &&
    !fresh &&
    tokens[segment.from]?.capital &&
    !tokens[start.rest - 1]?.capital &&
    (segment.head?.phrase.includes(' ') ?? false) &&
    !tokens[start.from + start.determiner]?.capital
  )
    return false
  // "các hộ gia đình, cá nhân": households and bodies under one "các"
  if (kind === 'group' && governed && start.head?.phrase.startsWith('hộ ')) return true
  if (kind === 'group') return start.head?.kind !== 'people' && (governed || start.head?.kind !== 'trade')
  if (kind === 'office' || kind === 'committee')
    return (
      (governed || start.head?.kind === 'group' || (start.head?.kind === 'office' && !tokens[segment.from]?.capital)) &&
      (bare(segment) || !tokens[segment.rest]?.capital || OWNERS.has(tokens[segment.rest]?.low ?? ''))
    )
  return (
    governed ||
    start.head?.kind === 'group' ||
    (kind === 'people' && start.head?.kind === 'people' && (bare(segment) || segment.known === 0))
  )
}

/** Nouns under one "các" with one head word and a common scope at the end are one collective. */
export function jointScope(tokens: readonly Token[], mentions: readonly Mention[]): Mention[] {
  const joined: Mention[] = []
  for (const mention of mentions) {
    const previous = joined.at(-1)
    if (
      previous &&
      first(previous).determiner > 0 &&
      sameHead(first(previous), mention) &&
      scoped(tokens, mention) &&
      !scoped(tokens, previous)
    ) {
      joined[joined.length - 1] = { ...previous, to: mention.to, segments: [...previous.segments, ...mention.segments] }
    } else joined.push(mention)
  }
  return joined
}

function sameHead(segment: Segment, mention: Mention): boolean {
  const other = first(mention)
  return (
    mention.prefix === '' &&
    other.determiner === 0 &&
    !other.title &&
    segment.head?.kind === 'trade' &&
    other.head?.phrase === segment.head.phrase
  )
}

function scoped(tokens: readonly Token[], mention: Mention): boolean {
  for (let at = first(mention).rest; at < mention.to; at += 1) {
    const low = tokens[at]?.low
    if (low === 'trên' || low === 'thuộc' || (low === 'trực' && tokens[at + 1]?.low === 'thuộc')) return true
  }
  return false
}

export function span(tokens: readonly Token[], text: string, mention: Mention): Span {
  const start = (tokens[mention.from] as Token).start
  const end = (tokens[mention.to - 1] as Token).end
  const words = plain(tokens, mention.from, mention.to, text)
  return { start, end, text: mention.prefix ? `${mention.prefix} ${words}` : words }
}
