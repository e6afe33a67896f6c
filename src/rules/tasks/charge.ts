/**
 * Who is charged with an item, in shorthand: "(Sở A chủ trì; phối hợp: Sở B; xong trước 25/3)" at its end,
 * "Giải tỏa hành lang: UBND các xã chủ trì, hoàn thành trong quý III" behind its topic.
 */
import type { Range } from '../../structure/outline.ts'
import { viStart } from '../../text/vi.ts'
import { sentenceEnds } from './closing.ts'
import type { Mention, PlacedDeadline } from './draft.ts'
import { slice, trim } from './item-text.ts'
import { endsWithBody, isList } from './agencies.ts'
import { addLabels, type Labels, noLabels } from './label-run.ts'
import { LIMIT, openingLabel } from './labels.ts'
import { agenciesIn, asLimit, deadlinesIn, rolesIn, type Words } from './words.ts'

const LONGEST = 500
const LONGEST_EVENT = 60
/** words of a name that no sentence has to confirm */
const SHORT_NAME = 5
/** "(…)." at the end of an item, nothing nested in it but small parentheses. */
const LAST_BRACKET = /\(((?:[^()]|\([^()]{0,80}\)){4,500})\)[\s.;:,*_/]*$/u
/** What may stand behind the names and says how they are charged. */
const CHARGED =
  /[\s,–-]+(?:là )?(?:(?:cơ quan|đơn vị) )?(?:chịu trách nhiệm(?: chính| chủ trì| thực hiện)?|chủ trì(?: thực hiện| tham mưu| triển khai)?|đầu mối|phụ trách|đảm nhiệm|đảm nhận|thực hiện|triển khai(?: thực hiện)?|tham mưu)\s*$/iu
const HELPING = /[\s,–-]+(?:cùng )?(?:phối hợp(?: thực hiện| tham mưu| tổ chức)?|tham gia(?: thực hiện| phối hợp)?|hỗ trợ)\s*$/iu
/** "phối hợp với Sở B", "cùng Sở C": a part that begins with the help. */
const WITH = viStart`(?:và )?(?:cùng )?(?:phối hợp (?:với|cùng)|phối hợp|cùng với)`
const SENDS = viStart`qua|gửi|thông qua|nếu|khi|theo|bao gồm|gồm|ví dụ|trừ|kể cả|trong đó|như|sau đây|gọi|viết`

/** A label too ordinary to be one outside of a bracket. */
const EXECUTION = /^\s*(?:thực hiện|phụ trách|giao)\s*:\s*/iu

/** "Đảng ủy UBND tỉnh lãnh đạo Sở A thực hiện": who directs is charged. */
const DIRECTS = /(?<!\p{L})(?:lãnh đạo|chỉ đạo)[^.;]{3,120}(?:thực hiện|triển khai)\s*$/iu

interface Reading {
  labels: Labels
  /** a role, a label or a date is said in so many words: not only names */
  explicit: boolean
  /** a role or a label is: the names cannot explain the words before the bracket */
  charged: boolean
}

/** Is nearly all of the stretch covered by these places? */
function covers(range: Range, parts: readonly Range[], share: number): boolean {
  const covered = parts.reduce((sum, { start, end }) => sum + end - start, 0)
  return covered >= (range.end - range.start) * share
}

/** The stretch is a row of names and nothing else: names that a sentence would know too, or short ones. */
function namesOnly(words: Words, printed: Range): Mention[] {
  const skipped = EXECUTION.exec(slice(words, printed))?.[0].length ?? 0
  const range = { start: printed.start + skipped, end: printed.end }
  const found = agenciesIn(words, range)
  const first = found[0]
  if (!first || !covers({ start: first.start, end: range.end }, found, 0.75) || first.start - range.start > 12) return []
  const short = found.every(({ text }) => text.split(' ').length <= SHORT_NAME && /^\p{Lu}|^(?:các|những)\s/u.test(text))
  return short || isList(slice(words, range)) ? found : []
}

/** Reads one part ("Sở A chủ trì", "thường xuyên", "Phối hợp: Sở B"); false where it says something else. */
function readPart(words: Words, range: Range, into: Reading): boolean {
  const content = slice(words, range)
  const label = openingLabel(content)
  if (label) {
    if (label.role === 'detail') return true
    addLabels(words, into.labels, { contentStart: range.start, end: range.end, children: [] })
    into.explicit = true
    into.charged = true
    return true
  }
  if (SENDS.test(content)) return false
  const helping = HELPING.exec(content)
  const charged = CHARGED.exec(content)
  const behind = helping ?? charged
  if (behind) {
    const named = namesOnly(words, { start: range.start, end: range.start + behind.index })
    if (named.length === 0) return readWho(words, range, into)
    into.labels[helping ? 'coordinating' : 'lead'].push(...named)
    into.explicit = true
    into.charged = true
    return true
  }
  const helpers = WITH.exec(content)
  if (helpers) {
    const named = namesOnly(words, { start: range.start + helpers[0].length, end: range.end })
    into.labels.coordinating.push(...named)
    return named.length > 0
  }
  return readWhen(words, range, into) || readWho(words, range, into)
}

const BEFORE_DATE = /[\s]*[,–-][\s]*(?:(?:và )?(?:thực hiện|hoàn thành|xong|thời gian|thời hạn|tiến độ|dự kiến|trong|vào)[\s:]+)*$/iu

/** "Sở A chủ trì, tháng 9": the last words are the date. */
function readDated(words: Words, range: Range, into: Reading): boolean {
  const last = datesIn(words, range).at(-1)
  if (!last || range.end - last.end > 2) return false
  const before = BEFORE_DATE.exec(slice(words, { start: range.start, end: last.start }))
  if (!before) return false
  const who = { start: range.start, end: range.start + before.index }
  return readPart(words, who, into) && readWhen(words, { start: who.end + 1, end: range.end }, into)
}

/** Words of a time limit, and not those that only look like an event. */
function datesIn(words: Words, range: Range): PlacedDeadline[] {
  return deadlinesIn(words, range, 'label').filter(({ ruleId }) => ruleId !== 'deadline/unread')
}

const BEFORE_WHEN = /^[\s,–-]*(?:(?:và )?(?:thực hiện|hoàn thành|xong|thời gian|thời hạn|tiến độ|dự kiến)[\s:]+)*/iu

function readWhen(words: Words, printed: Range, into: Reading): boolean {
  const prefix = BEFORE_WHEN.exec(slice(words, printed))?.[0] ?? ''
  const range = { start: printed.start + prefix.length, end: printed.end }
  const found = datesIn(words, range)
  if (found.length === 0 || !covers(range, found, 0.5)) return false
  if (found.some(({ kind, raw }) => kind === 'event' && raw.length > LONGEST_EVENT)) return false
  into.labels.deadlines.push(...(LIMIT.test(prefix) || /xong/iu.test(prefix) ? asLimit(found) : found))
  into.explicit = true
  return true
}

function readWho(words: Words, range: Range, into: Reading): boolean {
  const named = namesOnly(words, range)
  if (named.length > 0) {
    into.labels.lead.push(...named)
    return true
  }
  const told = rolesIn(words, range)
  const last = [...told.lead, ...told.coordinating].reduce((end, { end: other }) => Math.max(end, other), 0)
  // "Sở A chủ trì, phối hợp với Sở B": nothing but names and roles
  const leads = DIRECTS.test(slice(words, range))
  if (told.lead.length === 0 || (!leads && (told.coordinating.length === 0 || range.end - last > 20))) return false
  into.labels.lead.push(...told.lead)
  into.labels.coordinating.push(...told.coordinating)
  into.labels.deadlines.push(...datesIn(words, { start: last, end: range.end }))
  into.explicit = true
  into.charged = true
  return true
}

/** The parts of a stretch: between ";", and between sentences. */
function partsOf(words: Words, range: Range): Range[] {
  const text = slice(words, range)
  const parts: Range[] = []
  let from = 0
  for (const end of sentenceEnds(text)) {
    for (const piece of text.slice(from, end).split(/(?<=;)/u)) {
      parts.push(trim(words, { start: range.start + from, end: range.start + from + piece.replace(/[\s;.,*_]+$/u, '').length }))
      from += piece.length
    }
    from = end
  }
  return parts.filter((part) => part.end > part.start)
}

/** @param before the words in front of it, which bare names may only explain */
function readCharge(words: Words, range: Range, before: string): Labels | null {
  if (range.end - range.start > LONGEST) return null
  const reading: Reading = { labels: noLabels(), explicit: false, charged: false }
  for (const part of partsOf(words, range)) if (!readDated(words, part, reading) && !readPart(words, part, reading)) return null
  const { lead, coordinating } = reading.labels
  if (!reading.charged && endsWithBody(before)) return null
  return reading.explicit && lead.length + coordinating.length > 0 ? { ...reading.labels, assigns: true } : null
}

/** An item with the charge that stands behind it (`whole`), and without (`head`). */
export interface Charged {
  whole: Range
  head: Range
  labels: Labels
}

/** "Ký cam kết … (Sở A; tháng 9/2025)": what the last parenthesis says of it; null if it charges nobody. */
export function chargeInBrackets(words: Words, range: Range): Charged | null {
  const text = slice(words, range)
  const match = LAST_BRACKET.exec(text)
  if (!match || match.index < 6) return null
  const start = range.start + match.index
  const inside = { start: start + 1, end: start + 1 + (match[1] as string).length }
  const labels = readCharge(words, inside, text.slice(0, match.index))
  return labels ? { whole: range, head: trim(words, { start: range.start, end: start }), labels } : null
}

/** "…: Giao Sở A chủ trì" is a sentence of its own. */
const ORDERED = viStart`giao|đề nghị|yêu cầu`

/** "Giải tỏa hành lang an toàn: UBND các xã chủ trì; xong trong quý III": the topic before the colon is the work. */
export function chargeAfterTopic(words: Words, range: Range): Charged | null {
  const text = slice(words, range)
  const colon = text.indexOf(':')
  if (
    colon < 8 ||
    colon > 200 ||
    openingLabel(text) !== null ||
    /[.;]\s/u.test(text.slice(0, colon)) ||
    ORDERED.test(text.slice(colon + 1))
  )
    return null
  const labels = readCharge(words, trim(words, { start: range.start + colon + 1, end: range.end }), '')
  return labels && labels.lead.length > 0
    ? { whole: range, head: trim(words, { start: range.start, end: range.start + colon }), labels }
    : null
}
