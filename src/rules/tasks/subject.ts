/** Who a clause tells to act: its subject, or the body that an order names. */
import { roleAt } from '../../lexicon/heads.ts'
import { fold } from '../../text/fold.ts'
import { type AgencyList, readList } from './agency-list.ts'
import { chargedAt, determinerAt, headAt } from './agency-head.ts'

import { eachOf } from './agency-name.ts'
import type { Token } from './agency-token.ts'
import type { Span } from './span.ts'

export interface Subject {
  lead: Span[]
  /** the word after it */
  next: number
  /** an issuer or an order verb stands before it */
  ordered: boolean
  /** stands before a colon, as an address: the content begins behind it */
  address: boolean
}

/** Words with a verb's look that do not make what stands before them a subject. */
const NO_VERB = new Set([
  'về',
  'cho',
  'bằng',
  'như',
  'gồm',
  'bao',
  'trừ',
  'hoặc',
  'mà',
  'nên',
  'tại',
  'ở',
  'từ',
  'đã',
  'bị',
  'được',
  'đến',
  'với',
  'qua',
  'thì',
  'do',
  'vào',
  'nhưng',
  'sau',
  'trước',
  'để',
  'nhằm',
  'nào',
])
const LINKS = new Set(['của', 'và', 'thuộc', 'các', 'những', 'này', 'trong', 'hay', 'nói', 'kèm', 'số', 'cùng', 'kính'])
const LOOSE = new Set(['theo', 'khi', 'nếu', 'trên', 'trong', 'tùy', 'thông', 'dựa'])
const COMMA_TRIES = 24
const OPENING = 60
const DOCUMENT_REACH = 14

/** A verb, a manner or a circumstance follows: what stands before it acts. */
export function acts(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  if (!token || token.capital) return false
  if ((token.low === 'sau' || token.low === 'trước') && tokens[at + 1]?.low === 'khi') return true
  if (chargedAt(tokens, at)) return true
  // "giáo viên đến từng gia đình vận động": going there is the work
  if (token.low === 'đến') return ['từng', 'tận', 'thăm'].includes(tokens[at + 1]?.low ?? '')
  if (NO_VERB.has(token.low)) return false
  if (token.low === 'trong') return ['quá', 'phạm', 'thời'].includes(tokens[at + 1]?.low ?? '')
  return roleAt('verb', tokens, at) > 0 || roleAt('manner', tokens, at) > 0
}

function actsAfter(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]?.text === ',') return acts(tokens, at + 1)
  return acts(tokens, at)
}

/** Only bodies that are asked, not told ("cấp có thẩm quyền", the body that issues the plan). */
function superior(tokens: readonly Token[], from: number, list: AgencyList): boolean {
  const opening = from + determinerAt(tokens, from)
  return list.spans.length === 1 && opening + roleAt('superior', tokens, opening) >= list.next
}

const ASKED = [
  ['xem', 'xét'],
  ['phê', 'duyệt'],
  ['cho', 'ý', 'kiến'],
  ['khen', 'thưởng'],
  ['bổ', 'sung'],
  ['ban', 'hành'],
  ['quyết', 'định'],
  ['chấp', 'thuận'],
  ['cho', 'phép'],
  ['hỗ', 'trợ'],
  ['trình'],
]
const HIGH =
  /^(?:chủ tịch |thường trực |ban thường vụ |ban cán sự đảng )?(?:ubnd|ủy ban nhân dân|uỷ ban nhân dân|hđnd|hội đồng nhân dân|tỉnh ủy|tỉnh uỷ|thành ủy|thành uỷ|đảng ủy|đảng uỷ|chính phủ|thủ tướng chính phủ|bộ |quốc hội|trung ương)/iu

/** "đề nghị UBND tỉnh xem xét, khen thưởng": a request upwards. */
function request(tokens: readonly Token[], list: AgencyList): boolean {
  return (
    list.spans.length === 1 &&
    HIGH.test((list.spans[0] as Span).text) &&
    ASKED.some((words) => words.every((word, index) => tokens[list.next + index]?.low === word))
  )
}

/** The order that begins at a word: "Giao Sở A", "đề nghị các đơn vị"; null if it names nobody or asks a superior. */
function orderAt(tokens: readonly Token[], text: string, at: number): Subject | null {
  const verb = roleAt('order', tokens, at)
  if (verb === 0 || tokens[at]?.low === 'mời' || tokens[at]?.low === 'kính') return null
  let from = at + verb
  if (tokens[from]?.text === ':') from += 1
  const list = readList(tokens, text, from, 'prose')
  if (!list || superior(tokens, from, list) || request(tokens, list)) return null
  // "phân công cán bộ, giáo viên phụ trách" is what the body itself must do
  if (tokens[at]?.low === 'phân' && list.segments.every((segment) => segment.head?.kind === 'people')) return null
  return { lead: list.spans, next: list.next, ordered: true, address: false }
}

const RANKS = [['tỉnh'], ['thành', 'phố'], ['thị', 'xã'], ['huyện'], ['quận'], ['xã'], ['phường'], ['đặc', 'khu']]
const PLACE_WORDS = 4

/** "thành phố yêu cầu Sở A …", "huyện Bình An giao …": a place stands for the body that orders. */
function placeOrder(tokens: readonly Token[], text: string, at: number): Subject | null {
  const rank = RANKS.find((words) => words.every((word, index) => tokens[at + index]?.low === word))
  if (!rank) return null
  let next = at + rank.length
  for (let words = 0; words < PLACE_WORDS && tokens[next]?.capital && tokens[next]?.word; words += 1) next += 1
  return orderAt(tokens, text, next)
}

/** "mỗi cán bộ, đảng viên phải nêu gương" is said of everybody and assigns nothing. */
function everybody(tokens: readonly Token[], at: number, list: AgencyList): boolean {
  return ['mỗi', 'mọi', 'từng'].includes(tokens[at]?.low ?? '') && list.segments.every((segment) => segment.head?.kind === 'people')
}

/** A name that is complete, and then a small word: a verb that the lexicon does not know. */
function wordAfter(tokens: readonly Token[], list: AgencyList): boolean {
  const last = list.segments.at(-1)
  const token = tokens[list.next]
  const complete = last !== undefined && !last.title && (last.known > 0 || last.head?.kind === 'organ')
  return (
    complete && token?.word === true && !token.capital && !NO_VERB.has(token.low) && !LINKS.has(token.low) && !/^\p{N}/u.test(token.text)
  )
}

/** The subject that begins at a word, with its verb behind it; an issuer that orders gives way to whom it orders. */
function subjectAt(tokens: readonly Token[], text: string, at: number): Subject | null {
  const list = readList(tokens, text, at, 'prose')
  if (!list) return null
  const headed = eachAt(tokens, headedBy(tokens, text, list.next))
  const behind = tokens[headed]?.text === ',' ? headed + 1 : headed
  const order = orderAt(tokens, text, behind)
  if (order) return order
  if (superior(tokens, at, list) || everybody(tokens, at, list)) return null
  return actsAfter(tokens, headed) || wordAfter(tokens, list) ? { lead: list.spans, next: headed, ordered: false, address: false } : null
}

/** "A, B, C mỗi đơn vị cử 02 người": the word behind "mỗi đơn vị". */
function eachAt(tokens: readonly Token[], at: number): number {
  const from = tokens[at]?.text === ',' ? at + 1 : at
  return eachOf(tokens, from) ? from + 1 + (headAt(tokens, from + 1, true)?.length ?? 0) : at
}

const CHAIRS = ['trưởng đoàn', 'tổ trưởng', 'trưởng ban', 'trưởng tiểu ban', 'chủ tịch', 'nhóm trưởng', 'trưởng nhóm', 'đội trưởng'].map(
  (phrase) => phrase.split(' '),
)

/** "Tổ kiểm tra do đồng chí Phó Chủ tịch làm Tổ trưởng tiến hành …": the word behind who heads it. */
function headedBy(tokens: readonly Token[], text: string, at: number): number {
  if (tokens[at]?.low !== 'do') return at
  const person = readList(tokens, text, at + 1, 'prose')
  if (!person || tokens[person.next]?.low !== 'làm') return at
  const title = CHAIRS.find((words) => words.every((word, index) => tokens[person.next + 1 + index]?.low === word))
  return title ? person.next + 1 + title.length : at
}

/** Bullets, numbers and linking words before the clause proper. */
export function opening(tokens: readonly Token[], from: number): number {
  let at = from
  while (at < tokens.length) {
    const token = tokens[at] as Token
    if (!token.word) at += 1
    else if (/^(?:\d+|[a-zđ])$/u.test(token.text) && /^[.)]$/.test(tokens[at + 1]?.text ?? '') && at === from) at += 2
    else if (token.low === 'riêng') at += 1
    else if (token.low === 'đồng' && tokens[at + 1]?.low === 'thời') at += 2
    else if (token.low === 'trong' && tokens[at + 1]?.low === 'đó') at += 2
    else if (token.low === 'ngoài' && tokens[at + 1]?.low === 'ra') at += 2
    else break
  }
  return at
}

/** "Đối với các đơn vị …, …", "Đối với các đơn vị …: …": whom the clause is about acts. */
function concerned(tokens: readonly Token[], text: string, at: number): Subject | null {
  if (tokens[at]?.low !== 'đối' || tokens[at + 1]?.low !== 'với') return null
  const list = readList(tokens, text, at + 2, 'prose')
  if (!list) return null
  // "…, thủ trưởng cơ quan bám sát …": the list runs on into the persons who act for it
  const person = list.segments.findIndex((segment, index) => index > 0 && (segment.title || segment.head?.kind === 'person'))
  if (person > 0) return { lead: list.spans.slice(0, person), next: list.next, ordered: false, address: false }
  const mark = tokens[list.next]?.text
  const colon = list.next >= tokens.length
  if (mark !== ',' && !colon) return null
  return { lead: list.spans, next: list.next + 1, ordered: false, address: colon }
}

/** The subject after a clause of circumstance: behind one of its commas. */
function afterPreface(tokens: readonly Token[], text: string, from: number): Subject | null {
  let tries = 0
  const last = Math.min(tokens.length, from + OPENING)
  for (let at = from; at < last && tries < COMMA_TRIES; at += 1) {
    if (tokens[at]?.text !== ',' && !(tokens[at]?.low === 'này' && determinerAt(tokens, at + 1) > 0) && !spanEnds(tokens, at)) continue
    tries += 1
    const next = opening(tokens, at + 1)
    const order = orderAt(tokens, text, next) ?? placeOrder(tokens, text, next)
    if (order) return order
    if (innerNoun(tokens, at, next)) continue
    const subject = subjectAt(tokens, text, next)
    if (subject && (subject.ordered || firmly(tokens, subject.next))) return subject
  }
  return null
}

/** Openings whose words may go on as a name, or hold a clause of their own: "Thực hiện Đề án Hội Nông dân tham gia …". */
const HOLDING = new Set(['thực', 'từ', 'với', 'qua', 'thông', 'đối', 'về', 'để', 'nhằm', 'riêng', 'năm'])
/** Words that take the name behind them: "của Sở A", "khi UBND xã …", "gửi Phòng B". */
const TAKES = new Set(
  'của,khi,nếu,do,bởi,với,cho,tại,ở,về,từ,đến,tới,qua,và,hoặc,cùng,giữa,thuộc,là,như,gửi,giúp,trình,theo,để,mà,trong,trên,các,những,mỗi,nhằm,vào,đối,thay,sau,trước,gồm,tên,được,bị'.split(
    ',',
  ),
)
/** Nouns that make a verb behind them a noun: "kết quả rà soát", "quá trình triển khai". */
const OF_DOING = new Set('thúc,thành,quả,tác,trình,hoạch,hình,cầu,kiến,vụ,dung,sở,định,đạo,được,việc,đợt,cuộc,sự,độ'.split(','))
const TIMES = new Set(['quý', 'tháng', 'năm', 'tuần', 'ngày', 'kỳ', 'giờ'].map(fold))

/** A verb directly before a body makes the body its object: "… hướng dẫn Sở A". */
function takesObject(tokens: readonly Token[], at: number): boolean {
  // "sau khi được Hiệu trưởng phê duyệt Phòng A công bố": a passive has no object
  if (tokens.slice(Math.max(0, at - 8), at).some((token) => token.low === 'được')) return false
  for (let length = 1; length <= 3 && at - length >= 0; length += 1)
    if (roleAt('verb', tokens, at - length, at) === length) return !OF_DOING.has(tokens[at - length - 1]?.low ?? '')
  return false
}

const WAYS = new Set(['đồng loạt', 'lần lượt', 'chủ động', 'khẩn trương', 'tiếp tục', 'trực tiếp', 'nghiêm túc'].map(fold))

/** "… các thôn đồng loạt ra quân": words of how it is done before the verb. */
const mannerOf = (tokens: readonly Token[], at: number): number => (WAYS.has(`${tokens[at]?.low} ${tokens[at + 1]?.low}`) ? 2 : 0)

/** "Định kỳ hằng quý Văn phòng tổng hợp …", "Trên cơ sở kết quả rà soát Vụ B tham mưu …": the subject behind a circumstance without a comma. */
function withoutComma(tokens: readonly Token[], text: string, from: number): Subject | null {
  const preface = from + roleAt('preface', tokens, from)
  const holding = HOLDING.has(tokens[from]?.low ?? '')
  const last = Math.min(tokens.length, from + OPENING)
  let quotes = 0
  for (let at = from + 1; at < last; at += 1) {
    const token = tokens[at] as Token
    const before = tokens[at - 1] as Token
    if (/^["“”]$/.test(token.text)) quotes += 1
    if (!token.word || !before.word || quotes % 2 === 1) continue
    if (TAKES.has(before.low) || takesObject(tokens, at)) {
      // the whole name is taken: "để Chủ tịch UBND tỉnh xem xét"
      at = Math.max(at, (readList(tokens, text, at, 'prose')?.next ?? 0) - 1)
      continue
    }
    const timed = TIMES.has(before.low) || /^\d/.test(before.text)
    // a small "các phòng" is a subject only behind a date or a rhythm
    const body = token.capital
      ? !before.capital && (timed || !holding)
      : timed && (determinerAt(tokens, at) > 0 || headAt(tokens, at, false)?.head.kind === 'person')
    if (!body || (at < preface && !timed)) continue
    const kind = headAt(tokens, at + determinerAt(tokens, at), !token.capital)?.head.kind
    if (kind === undefined || (kind === 'place' && determinerAt(tokens, at) === 0)) continue
    const subject = subjectAt(tokens, text, at)
    if (subject && (subject.ordered || roleAt('verb', tokens, subject.next + mannerOf(tokens, subject.next)) > 0)) return subject
  }
  return null
}

const UNITS = new Set(['giờ', 'ngày', 'tuần', 'tháng', 'phút'])

/** "trong vòng 48 giờ Trạm Y tế …": behind a span of time the subject may stand without a comma. */
function spanEnds(tokens: readonly Token[], at: number): boolean {
  return UNITS.has(tokens[at]?.low ?? '') && /^\d+$/.test(tokens[at - 1]?.text ?? '') && tokens[at + 1]?.capital === true
}

/** After a circumstance "báo cáo A, B theo quy định" has no subject: only a verb or a manner of acting makes one. */
function firmly(tokens: readonly Token[], at: number): boolean {
  const from = tokens[at]?.text === ',' ? at + 1 : at
  return roleAt('verb', tokens, from) > 0 || !LOOSE.has(tokens[from]?.low ?? '')
}

/** "của các cơ quan, đơn vị, Sở A tổng hợp": the comma inside a collective opens nothing. */
function innerNoun(tokens: readonly Token[], comma: number, next: number): boolean {
  if (tokens[comma]?.text !== ',' || determinerAt(tokens, next) > 0 || tokens[next]?.capital) return false
  const before = tokens[comma - 1]?.low ?? ''
  return ['quan', 'vị', 'sở', 'ban', 'ngành', 'phương', 'chức', 'thể', 'nhân', 'nghiệp', 'phòng', 'khoa', 'cục', 'vụ'].includes(before)
}

/** "Kế hoạch của Tỉnh ủy yêu cầu cấp ủy các cấp …" */
function documentOrder(tokens: readonly Token[], text: string, from: number): Subject | null {
  if (roleAt('document', tokens, from) === 0) return null
  const last = Math.min(tokens.length, from + DOCUMENT_REACH)
  for (let at = from + 1; at < last; at += 1) {
    const order = roleAt('order', tokens, at) > 0 ? orderAt(tokens, text, at) : null
    if (order) return order
  }
  return null
}

/**
 * Who acts in a clause; null when it names nobody (an item below an agency heading, a topic).
 * @param tokens the words of the clause, and no others
 */
export function subjectOf(tokens: readonly Token[], text: string): Subject | null {
  const at = opening(tokens, 0)
  const direct =
    concerned(tokens, text, at) ??
    orderAt(tokens, text, at) ??
    subjectAt(tokens, text, at) ??
    placeOrder(tokens, text, at) ??
    documentOrder(tokens, text, at)
  if (direct) return direct
  return roleAt('preface', tokens, at) > 0 ? (afterPreface(tokens, text, at) ?? withoutComma(tokens, text, at)) : null
}

/** Further orders in the same clause: "đề nghị A …, yêu cầu B …". */
export function furtherOrders(tokens: readonly Token[], text: string, from: number): Span[] {
  const spans: Span[] = []
  let tries = 0
  for (let at = from; at < tokens.length && tries < COMMA_TRIES; at += 1) {
    if (tokens[at]?.text !== ',' && tokens[at]?.low !== 'và') continue
    const next = opening(tokens, at + 1)
    if (roleAt('order', tokens, next) === 0) continue
    tries += 1
    const order = orderAt(tokens, text, next)
    if (order) {
      spans.push(...order.lead)
      at = order.next - 1
    }
  }
  return spans
}
