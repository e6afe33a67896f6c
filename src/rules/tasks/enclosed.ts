/** Who is charged in a parenthesis: "(Sở A chủ trì; Sở B phối hợp)", "(đ/c Hà chuẩn bị hội trường)". */
import { fold } from '../../text/fold.ts'
import { headAt } from './agency-head.ts'
import { readList } from './agency-list.ts'
import type { Token } from './agency-token.ts'
import { helpersOf } from './coordination.ts'
import type { Span } from './span.ts'
import { stretches } from './stretch.ts'
import { acts, subjectOf } from './subject.ts'

/** Words that say that the body before them is charged. */
export const CHARGED = new Set(['trực tiếp', 'tham mưu', 'chủ trì', 'thực hiện', 'đảm nhiệm', 'phụ trách', 'chịu trách', 'đảm nhận'])

/** "…; Sở B, Sở C phối hợp thực hiện": nobody is named after "phối hợp", so the subject helps. */
export function helpsOnly(words: readonly Token[], text: string, at: number): boolean {
  const from = words[at]?.low === 'có' ? at + 3 : at
  return words[from]?.low === 'phối' && words[from + 1]?.low === 'hợp' && helpersOf(words.slice(from), text, 0).length === 0
}

/** Words before a parenthesis in which a body would make it an apposition ("gửi Ban Chỉ đạo (Sở Y tế)"). */
export const APPOSED = 8

const TIMES = new Set(
  ['tháng', 'quý', 'năm', 'trước', 'ngày', 'hoàn', 'thời', 'từ', 'đến', 'xong', 'thường', 'hằng', 'hàng', 'trong'].map(fold),
)

/** "(Sở A; tháng 12/2026)": behind the names stands when. */
const dates = (words: readonly Token[], at: number): boolean => !words[at]?.word && TIMES.has(words[at + 1]?.low ?? '')

/** "(Sở A chủ trì; Sở B phối hợp)": who helps in a later clause of the parenthesis. */
export function enclosedHelpers(words: readonly Token[], text: string): Span[] {
  return stretches(words, text)
    .slice(1)
    .flatMap(({ words: part }) => {
      const subject = subjectOf(part, text)
      return subject && helpsOnly(part, text, subject.next) ? subject.lead : []
    })
}

/** "(dự kiến tháng 3; Phòng B chủ trì, mời chuyên gia)": who is charged in a later clause of the parenthesis. */
function behindDate(words: readonly Token[], text: string): Span[] {
  for (const { words: part } of stretches(words, text).slice(1)) {
    const list = readList(part, text, 0, 'prose')
    if (list && CHARGED.has(`${part[list.next]?.low} ${part[list.next + 1]?.low}`)) return list.spans
  }
  return []
}

const PERSONS = new Set(['đ/c', 'đc', 'đồng chí', 'ông', 'bà', 'thầy', 'cô'])

/** "(đ/c Hà chuẩn bị hội trường, đ/c Minh in tài liệu)": a whole sentence that says which persons do it. */
function enclosedPersons(words: readonly Token[], text: string): Span[] {
  const spans: Span[] = []
  for (let at = 0; at < words.length; at += 1) {
    if (at > 0 && words[at - 1]?.word) continue
    const list = readList(words, text, at, 'prose')
    if (!list) continue
    const named = list.segments.some(({ head, to, rest }) => PERSONS.has(head?.phrase ?? '') && to > rest)
    if (named && acts(words, list.next)) spans.push(...list.spans)
    at = list.next - 1
  }
  return spans
}

/** Where the sentence names nobody: "… (Sở A chủ trì, phối hợp Sở B)", "… (Phòng C, các đội)." */
export function enclosed(words: readonly Token[], outside: readonly Token[], text: string): Span[] {
  const first = words[0]
  const last = words.at(-1)
  if (!first || !last) return []
  const list = readList(words, text, 0, 'prose')
  if (!list) return behindDate(words, text)
  const next = words[list.next]?.text === ',' ? list.next + 1 : list.next
  if (CHARGED.has(`${words[next]?.low} ${words[next + 1]?.low}`)) return list.spans
  if (acts(words, next)) return enclosedPersons(words, text)
  if ((list.next < words.length && !dates(words, list.next)) || !/^\s*\)[\s.;]*$/u.test(text.slice(last.end, last.end + 8))) return []
  const before = outside.filter((token) => token.end <= first.start).slice(-APPOSED)
  return before.some((_, at) => headAt(before, at, false) !== null && readList(before, text, at, 'prose')?.next === before.length)
    ? []
    : list.spans
}
