/** One agency name in a row of words: its head, its proper words, its place; it ends before a verb. */
import { knownNames } from '../../lexicon/agencies.ts'
import { type Head, type HeadKind, roleAt } from '../../lexicon/heads.ts'
import { chargedAt, determinerAt, headAt, type Mode, PLACES } from './agency-head.ts'
import { areaAt, hostEnd } from './agency-scope.ts'
import { isAnd, type Token } from './agency-token.ts'

/** One stretch between separators. */
export interface Segment {
  /** words, end exclusive */
  from: number
  to: number
  /** words of "các", "những" … at its beginning */
  determiner: number
  head: Head | null
  /** the word after the head */
  rest: number
  /** a person's title before the body: "Giám đốc" in "Giám đốc các sở" */
  title: boolean
  /** the table of agencies knows it, up to this word */
  known: number
}

const OF = new Set(['của', 'thuộc'])
/** in words; a name longer than this is none */
const LONGEST_NAME = 40

const titled: ReadonlySet<HeadKind> = new Set(['person'])

/** The segment that begins at a word; null if no agency does. */
export function segmentAt(tokens: readonly Token[], from: number, mode: Mode, loose = false): Segment | null {
  let determiner = determinerAt(tokens, from)
  let at = from + determiner
  let hit = headAt(tokens, at, loose || determiner > 0, mode)
  if (!hit && determiner === 0) {
    const known = knownNames.longest(tokens, from)
    if (known && tokens[from]?.capital)
      return finish(
        tokens,
        {
          from,
          to: from,
          determiner: 0,
          head: { kind: 'organ', phrase: '' },
          rest: from + known.length,
          title: false,
          known: from + known.length,
        },
        mode,
      )
  }
  if (!hit) return null
  let title = false
  if (titled.has(hit.head.kind)) {
    const inner = at + hit.length
    const more = determinerAt(tokens, inner)
    const body = headAt(tokens, inner + more, more > 0, mode)
    const small = body && body.length === 1 && body.head.kind === 'office' && !tokens[inner + more]?.capital && more === 0
    if (body && !small && body.head.kind !== 'place') {
      title = true
      determiner = Math.max(determiner, more)
      at = inner + more
      hit = body
      if (titled.has(body.head.kind)) {
        const second = at + body.length
        const extra = determinerAt(tokens, second)
        const deeper = headAt(tokens, second + extra, extra > 0, mode)
        if (deeper) {
          at = second + extra
          hit = deeper
        }
      }
    }
  }
  const known = knownNames.longest(tokens, at)
  const rest = at + hit.length
  return finish(
    tokens,
    {
      from,
      to: rest,
      determiner,
      head: hit.head,
      rest,
      title,
      known:
        known && at + known.length > rest
          ? at + known.length
          : known && at + known.length === rest && hit.head.kind !== 'office'
            ? rest
            : 0,
    },
    mode,
  )
}

function finish(tokens: readonly Token[], segment: Segment, mode: Mode): Segment {
  const start = Math.max(segment.rest, segment.known)
  return { ...segment, to: extend(tokens, start, segment, mode) }
}

/** Where a name that continues the one before (after a comma or "và") ends. */
export function continuationEnd(tokens: readonly Token[], from: number, mode: Mode): number {
  const field = roleAt('field', tokens, from)
  const start = Math.max(from + 1, from + field)
  return extend(
    tokens,
    start,
    { from, to: start, determiner: 0, head: { kind: 'office', phrase: '' }, rest: from, title: false, known: field ? start : 0 },
    mode,
  )
}

const acts = (tokens: readonly Token[], at: number) => Math.max(roleAt('verb', tokens, at), roleAt('manner', tokens, at))

const CHARGES = new Set(['thôn', 'bản', 'ấp', 'xã', 'lớp', 'khối', 'hộ', 'cụm', 'khu', 'tổ', 'chi', 'địa', 'buôn', 'khóm'])
const CHARGE_WORDS = 3

/** "Đảng ủy viên phụ trách thôn dự sinh hoạt": what persons are in charge of describes them where their verb follows. */
function inCharge(tokens: readonly Token[], at: number, segment: Segment): boolean {
  const kind = segment.head?.kind
  if ((kind !== 'people' && kind !== 'person') || pairAt(tokens, at) !== 'phụ trách' || !CHARGES.has(tokens[at + 2]?.low ?? ''))
    return false
  for (let end = at + 3; end <= at + 2 + CHARGE_WORDS && tokens[end]?.word; end += 1) if (acts(tokens, end) > 0) return true
  return false
}

/** A verb or manner begins here. "tư vấn", "tham mưu" describe the head before them only when the real verb follows at once. */
function stops(tokens: readonly Token[], at: number, segment: Segment): boolean {
  if (tokens[at]?.capital) return false
  const modifier = roleAt('modifier', tokens, at)
  const verb = acts(tokens, at)
  if (inCharge(tokens, at, segment)) return false
  if (verb === 0 || verb < modifier) return false
  if (verb > modifier) return true
  const common = (segment.head?.kind === 'group' || segment.head?.kind === 'trade') && segment.head.phrase.split(' ').length <= 2
  return !(
    common &&
    at === segment.rest &&
    tokens[at + modifier] !== undefined &&
    !tokens[at + modifier]?.capital &&
    acts(tokens, at + modifier) > 0
  )
}

const DUTY = ['có trách nhiệm', 'chịu trách nhiệm', 'căn cứ', 'chủ động', 'khẩn trương', 'định kỳ', 'thường xuyên'].map((phrase) =>
  phrase.split(' '),
)
const CHARGE = 30

/** "được giao nhiệm vụ theo dõi, kiểm tra … có trách nhiệm …": the charge runs up to the duty; 0 if no duty follows soon. */
function chargeEnd(tokens: readonly Token[], at: number): number {
  if (tokens[at]?.low !== 'được' || !['giao', 'phân'].includes(tokens[at + 1]?.low ?? '')) return 0
  const last = Math.min(tokens.length, at + CHARGE)
  for (let end = at + 2; end < last; end += 1) {
    const text = tokens[end]?.text
    if (text === '.' || text === ';') return 0
    if (DUTY.some((words) => words.every((word, index) => tokens[end + index]?.low === word))) return end
  }
  return 0
}

/** "Chi đoàn các lớp", "Công an các xã", "GVCN các lớp", "Trưởng ban Công tác Mặt trận các thôn": a body or person there is one of in each. */
const PLURAL_OWNERS = new Set(['office', 'organ', 'committee', 'trade', 'people', 'person'])

/** A dash that joins two words of a name, not one that starts an item. */
function joins(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at] as Token
  return (token.text === '-' || token.text === '–') && !token.fresh && tokens[at + 1]?.word === true
}

const LONGEST_QUOTE = 12

/** 'Ban Vận động Quỹ "Vì người nghèo" phường': the word behind a quotation inside a name; 0 if none stands here. */
function quoteEnd(tokens: readonly Token[], at: number, segment: Segment): number {
  if (!/^["“]$/.test(tokens[at]?.text ?? '') || at === segment.rest || !tokens[at - 1]?.capital) return 0
  const end = tokens.slice(at + 1, at + LONGEST_QUOTE).findIndex((token) => /^["”]$/.test(token.text))
  return end < 0 ? 0 : at + end + 2
}

/** "mỗi đội ít nhất 01 việc": how much is no part of a name. */
const QUANTITY = new Set(['ít nhất', 'tối thiểu', 'tối đa', 'không quá'])

/** "Hội A, Hội B xã mỗi đoàn thể chỉ đạo 02 mô hình": how much each does; "Công an mỗi xã" is a name. */
export function eachOf(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]?.low !== 'mỗi' && tokens[at]?.low !== 'từng') return false
  const kind = headAt(tokens, at + 1, true)?.head.kind
  return kind === 'group' || kind === 'office' || kind === 'committee'
}

function extend(tokens: readonly Token[], start: number, segment: Segment, mode: Mode): number {
  let at = start
  let strict = segment.known > 0 || segment.head?.kind === 'organ' || segment.head?.kind === 'committee'
  const last = Math.min(tokens.length, segment.from + LONGEST_NAME)
  while (at < last) {
    const token = tokens[at] as Token
    if (token.fresh && (token.capital || !token.word) && tokens[at - 1]?.text !== '-') break
    if (!token.word) {
      if (mode === 'list' && /^[“”"'’‘.]$/.test(token.text) && at + 1 < last && tokens[at + 1]?.fresh === false) at += 1
      else if (joins(tokens, at) && !(mode === 'list' && determinerAt(tokens, at + 1) > 0)) at += 1
      else if (quoteEnd(tokens, at, segment) > 0) at = quoteEnd(tokens, at, segment)
      else break
      continue
    }
    if (QUANTITY.has(pairAt(tokens, at)) || token.low === 'nào' || eachOf(tokens, at)) break
    if (isAnd(token) || token.low === 'hoặc' || (token.low === 'cùng' && tokens[at + 1]?.low !== 'cấp')) break
    const modifier = token.capital && !PLACES.has(token.low) ? 0 : roleAt('modifier', tokens, at)
    if (mode === 'list') {
      if (
        at > segment.rest - 1 &&
        roleAt('tail', tokens, at) > 0 &&
        roleAt('tail', tokens, at) >= modifier &&
        tailEnds(tokens, at, segment)
      )
        break
      at += Math.max(1, modifier)
      continue
    }
    const host = hostEnd(tokens, at, segment)
    if (host > 0) {
      at = host
      break
    }
    if (stops(tokens, at, segment) || (segment.determiner === 0 && segment.head?.kind !== 'group' && chargedAt(tokens, at))) break
    if (determinerAt(tokens, at) > 0 && modifier === 0) {
      const inner = headAt(tokens, at + determinerAt(tokens, at), true) ?? areaAt(tokens, at + determinerAt(tokens, at))
      if (!inner || !(inner.head.kind === 'place' || OF.has(tokens[at - 1]?.low ?? '') || PLURAL_OWNERS.has(segment.head?.kind ?? '')))
        break
      at += determinerAt(tokens, at) + inner.length
      continue
    }
    if (modifier > 0) {
      at = Math.max(at + modifier, chargeEnd(tokens, at))
      continue
    }
    if (token.capital || /^[0-9]/.test(token.text)) {
      // "Thiết bị", "Kiểm soát": the small second syllable is no verb here
      at += token.capital ? capitalised(tokens, at, segment) : 1
      continue
    }
    if (OF.has(token.low)) {
      at += 1
      strict = false
      continue
    }
    if (strict && !tokens[at - 1]?.capital) break
    if (strict && segment.known === at) break
    at += 1
  }
  return trimmed(tokens, at, segment)
}

/** Fields that need an object to be a name: "Quản lý đào tạo", "Khai thác công trình thủy lợi", "Kiểm soát bệnh tật". */
const TRANSITIVE = new Set(
  'quản lý,khai thác,phát triển,xúc tiến,nghiên cứu,ứng dụng,kiểm soát,bảo vệ,bảo tồn,chuyển đổi,hỗ trợ,xử lý,cung ứng,kiểm định,kiểm nghiệm,đăng ký,phòng ngừa,chăm sóc,giám định,khảo thí,bảo trì,thoát,cấp,tư vấn,huấn luyện,nuôi dưỡng,điều phối'.split(
    ',',
  ),
)
/** What a body does and never what it is called after. */
const DUTIES = new Set(
  'chủ trì,phối hợp,tham mưu,chịu trách,có trách,có nhiệm,căn cứ,chủ động,tổ chức,thực hiện,triển khai,hướng dẫn,rà soát,tổng hợp,báo cáo,theo dõi,khẩn trương,thường xuyên,phải gửi,công bố,thông báo,công khai,ban hành,niêm yết,phê duyệt'.split(
    ',',
  ),
)

const pairAt = (tokens: readonly Token[], at: number): string => `${tokens[at]?.low ?? ''} ${tokens[at + 1]?.low ?? ''}`

/** How many words of a name a capital opens: a known field, a verb used as a name with its object, a person's office, else one. */
function capitalised(tokens: readonly Token[], at: number, segment: Segment): number {
  const own = Math.max(1, roleAt('field', tokens, at), roleAt('verb', tokens, at))
  if (segment.head?.kind === 'person') {
    const office = headAt(tokens, at, false)
    return office?.head.kind === 'person' ? Math.max(own, office.length) : own
  }
  if (own === 2 && at === segment.rest && TRANSITIVE.has(pairAt(tokens, at))) return own + objectAt(tokens, at + own)
  return own === 1 && at === segment.rest && halfWord(tokens, at, segment) ? 2 : own
}

/** Two small syllables behind a field are its object where the sentence's own verb, or nothing, follows them. */
function objectAt(tokens: readonly Token[], at: number): number {
  const small = [tokens[at], tokens[at + 1]].every((token) => token?.word === true && !token.capital && !token.fresh)
  if (!small || DUTIES.has(pairAt(tokens, at)) || roleAt('modifier', tokens, at) > acts(tokens, at) || determinerAt(tokens, at) > 0)
    return 0
  if (acts(tokens, at) === 0 && acts(tokens, at + 1) >= 2) return 1
  const next = tokens[at + 2]
  if (!next?.word || isAnd(next) || next.capital) return 2
  return acts(tokens, at) === 0 && acts(tokens, at + 1) === 0 ? 0 : acts(tokens, at + 2) > 0 || !acts(tokens, at) ? 2 : 0
}

/** "Hậu cần", "Kiểm tra": the small second syllable of the name's first word is no verb. */
function halfWord(tokens: readonly Token[], at: number, segment: Segment): boolean {
  const token = tokens[at] as Token
  const next = tokens[at + 1]
  if (
    segment.head?.kind !== 'office' ||
    !next?.word ||
    next.capital ||
    token.text === token.text.toUpperCase() ||
    headAt(tokens, at, false)
  )
    return false
  return roleAt('verb', tokens, at + 1) === 1
}

/** In a list a tail such as "theo chức năng" ends the name; a verb after a common noun may be part of it ("đơn vị tổ chức sự kiện"). */
function tailEnds(tokens: readonly Token[], at: number, segment: Segment): boolean {
  const low = (tokens[at] as Token).low
  if (low === 'theo' && tokens[at - 1]?.low === 'kèm') return false
  if (low === 'theo' || low === 'căn' || low === 'trong' || low === 'trên') return true
  const common = segment.head?.kind === 'group' || segment.head?.kind === 'trade'
  return !common || low === 'chủ' || low === 'chịu' || low === 'có'
}

/** A name does not end in a word that opens something ("thuộc", "của", "các"). */
function trimmed(tokens: readonly Token[], end: number, segment: Segment): number {
  let at = end
  while (at > segment.rest && /^(?:của|các|thuộc|những|-|–)$/.test((tokens[at - 1] as Token).low) && tokens[at - 2]?.low !== 'trực') at -= 1
  return at
}
