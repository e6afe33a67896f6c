/** Heads that several names share: "các Sở: Tài chính, Y tế", "UBND các phường: …". */
import { knownNames } from '../../lexicon/agencies.ts'
import { roleAt } from '../../lexicon/heads.ts'
import { bare, first, lastOf, type Mention, plain } from './agency-mention.ts'
import { determinerAt, type Mode } from './agency-head.ts'
import { continuationEnd, type Segment, segmentAt } from './agency-name.ts'
import type { Token } from './agency-token.ts'

const SHARERS = new Set(['office', 'organ', 'committee', 'place', 'trade', 'person'])

const UNNAMED = new Set(['nước', 'quốc gia'])

const SHARING = new Set([
  'sở',
  'bộ',
  'phòng',
  'ban',
  'chi cục',
  'cục',
  'vụ',
  'trung tâm',
  'hội',
  'trường',
  'trường thpt',
  'trường thcs',
  'trường tiểu học',
  'trường mầm non',
  'bệnh viện',
  'công ty',
  'khoa',
  'viện',
  'trường trung học phổ thông',
  'trường trung học cơ sở',
  'báo',
  'đài',
  'ủy ban',
  'đoàn',
  'ngân hàng',
  'trạm',
  'tổ',
  'hạt',
  'thôn',
  'ấp',
  'bản',
  'khóm',
  'buôn',
  'khu phố',
  'tổ dân phố',
  'chi hội',
  'chi đoàn',
  'đ/c',
  'đồng chí',
  'ông',
  'bà',
])

export function begin(tokens: readonly Token[], text: string, segment: Segment): Mention {
  const shared = segment.head?.kind === 'office' ? (tokens[segment.rest - 1] ?? null) : null
  const mention: Mention = {
    from: segment.from,
    to: segment.to,
    prefix: '',
    segments: [segment],
    base: null,
    nameFrom: segment.rest,
    shared,
    named: false,
  }
  mention.base = SHARERS.has(segment.head?.kind ?? '') ? baseOf(tokens, text, mention) : null
  return mention
}

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
export function placesBase(tokens: readonly Token[], text: string, mention: Mention): string | null {
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
export function placeBase(mention: Mention): string | null {
  if (mention.base === null) return null
  const owner = mention.base.replace(/\s*(?:tỉnh|thành phố|thị xã|thị trấn|huyện|quận|xã|phường|đặc khu)$/u, '')
  return owner === mention.base ? null : owner
}

/** "Sở Tài chính, Y tế": both are known with the head "Sở", the two together are not. */
function loneBase(tokens: readonly Token[], text: string, mention: Mention, next: number): string | null {
  const segment = lastOf(mention)
  if (segment.head?.kind !== 'office' || segment.known === 0 || segment.known !== segment.to) return null
  const known = mention.shared ? knownNames.longest([mention.shared, ...tokens.slice(next, next + 12)], 0) : null
  return known && known.length > 1 ? plain(tokens, segment.rest - 1, segment.rest, text) : null
}

/** "các Sở Tài chính, Y tế": the first name, too, gets the head alone once it is shared. */
export function renamed(mention: Mention): Partial<Mention> {
  return mention.nameFrom < mention.to ? { from: mention.nameFrom, prefix: mention.base ?? '', named: true } : {}
}

/** The next name under a shared head, as long as the table of agencies knows it, else one stretch. */
export function handedOut(
  tokens: readonly Token[],
  text: string,
  mention: Mention,
  next: number,
  separator: string,
  mode: Mode,
): Mention | null {
  const base = mention.base ?? loneBase(tokens, text, mention, next)
  if (base === null) return null
  if (separator !== ':' && !mention.named && mention.nameFrom >= mention.to) return null
  if (separator !== ':' && roleAt('field', tokens, next) > 0 && lastOf(mention).known === 0) return null
  const known = mention.shared ? knownNames.longest([mention.shared, ...tokens.slice(next, next + 12)], 0) : null
  const end = known && known.length > 1 ? next + known.length - 1 : continuationEnd(tokens, next, mode)
  const name: Segment = { ...first(mention), from: next, to: end, rest: next, determiner: 0, known: known ? end : 0 }
  return { from: next, to: end, prefix: base, segments: [name], base, nameFrom: next, shared: mention.shared, named: true }
}
