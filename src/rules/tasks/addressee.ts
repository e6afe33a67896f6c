/** Headings that name who must act: "1. Sở Tài chính", "b) Công an tỉnh:", "Đề nghị Tòa án nhân dân tỉnh". */
import { roleAt } from '../../lexicon/heads.ts'
import { type AgencyList, afterAddress, readList } from './agency-list.ts'
import { partParentheses, type Token, tokenise } from './agency-token.ts'
import type { Span } from './span.ts'

/** What may stand behind the agencies of a heading; everything else makes it a sentence or a topic. */
const DUTIES = [
  'chủ trì',
  'phối hợp',
  'chỉ đạo',
  'có trách nhiệm',
  'có nhiệm vụ',
  'chịu trách nhiệm',
  'thực hiện',
  'tổ chức thực hiện',
  'triển khai',
  'triển khai thực hiện',
  'tham mưu',
  'theo',
  'trong',
  'làm',
  'là cơ quan',
  'là đơn vị',
  'giúp',
].map((phrase) => phrase.split(' '))
const LONGEST_DUTY = 16

function dutyAt(tokens: readonly Token[], at: number): boolean {
  return DUTIES.some((words) => words.every((word, index) => tokens[at + index]?.low === word))
}

/** Behind the agencies: nothing, or a few words of duty, but no sentence of its own. */
function closes(tokens: readonly Token[], at: number): boolean {
  let end = tokens.length
  while (end > at && !tokens[end - 1]?.word) end -= 1
  if (end === at) return true
  const from = tokens[at]?.text === ',' ? at + 1 : at
  if (end - from > LONGEST_DUTY || !dutyAt(tokens, from)) return false
  return !tokens.slice(from, end).some((token) => token.text === ';' || token.text === '.')
}

/**
 * The agencies that a heading or run-in addresses; null when it names a topic ("Công tác tuyên truyền") or is a sentence.
 * @param text the heading's content, with or without its number and colon
 */
export function agencyHeading(text: string): Span[] | null {
  const tokens = partParentheses(tokenise(text)).outside
  const from = afterAddress(tokens, 0)
  if (from >= tokens.length || roleAt('falsehead', tokens, from) > 0) return null
  const plain = readList(tokens, text, from, 'prose')
  if (plain && closes(tokens, plain.next)) return acceptable(plain.spans)
  if (!plain) return staff(tokens, text, from)
  const whole = readList(tokens, text, from, 'list')
  if (!whole || !closes(tokens, whole.next) || tokens.length > 60) return null
  if (verbal(tokens, plain.next, from) && !named(tokens, plain, whole.next, from)) return null
  return acceptable(whole.spans)
}

/** "Đại sứ quán các nước" waits for its names behind a colon. */
const acceptable = (spans: Span[]): Span[] | null =>
  spans.length > 0 && !/các (?:nước|quốc gia)$/u.test(spans.at(-1)?.text ?? '') ? spans : null

/** "Bảo vệ, lao công": nouns of persons that are verbs too, and nothing besides. */
function staff(tokens: readonly Token[], text: string, from: number): Span[] | null {
  if (tokens.length > 12) return null
  const list = readList(tokens, text, from, 'list')
  if (!list || !closes(tokens, list.next)) return null
  return list.segments.every((segment) => segment.head?.kind === 'people' && segment.to === segment.rest) ? list.spans : null
}

const LONGEST_NAME = 10

/** "Ban kiểm soát", "Các đội sản xuất số 1, 2": what an office does is its name where nothing but the name stands. */
function named(tokens: readonly Token[], plain: AgencyList, end: number, from: number): boolean {
  const first = plain.segments[0]
  if (plain.segments.length !== 1 || !first || first.head?.kind !== 'office' || first.to !== first.rest || first.title) return false
  const verb = roleAt('verb', tokens, first.to)
  return (
    end - from <= LONGEST_NAME &&
    ENDING.test(tokens[end]?.text ?? ':') &&
    verb === 2 &&
    !DUTY.has(`${tokens[first.to]?.low} ${tokens[first.to + 1]?.low}`) &&
    !tokens.slice(first.to + verb, end).some((_, at) => roleAt('verb', tokens, first.to + verb + at) > 0)
  )
}

const ENDING = /^[.:]$/
/** What any body may be told; no office is called after it. */
const DUTY = new Set(
  'chủ trì,phối hợp,có trách,chịu trách,tham mưu,tổ chức,xây dựng,triển khai,thực hiện,rà soát,căn cứ,báo cáo,ban hành,bố trí,chỉ đạo,lãnh đạo,đề nghị,yêu cầu,chuẩn bị'.split(
    ',',
  ),
)

/** A verb that "list" swallowed makes it a sentence, unless the name goes on with a charge ("được giao …", "tại Phụ lục I"). */
function verbal(tokens: readonly Token[], at: number, from: number): boolean {
  const before = tokens.slice(Math.max(from, at - 3), at).some((token) => token.low === 'được')
  return !before && roleAt('verb', tokens, at) > 0
}
