/** Who helps: the bodies behind "phối hợp với", "cùng với", "với sự phối hợp của". */
import { roleAt } from '../../lexicon/heads.ts'
import { type AgencyList, readList } from './agency-list.ts'
import type { Token } from './agency-token.ts'
import type { Span } from './span.ts'

const NOUN_BEFORE = new Set([
  'sự',
  'tác',
  'chế',
  'hình',
  'trình',
  'hoạch',
  'ước',
  'quả',
  'thức',
  'năng',
  'mối',
  'bản',
  'định',
  'tính',
  'khả',
  'cách',
])
const DEGREE = [
  'chặt chẽ',
  'thường xuyên',
  'hiệu quả',
  'đồng bộ',
  'tốt',
  'kịp thời',
  'chủ động',
  'tích cực',
  'có hiệu quả',
  'nhịp nhàng',
  'thống nhất',
  'trực tiếp',
  'thực hiện',
  'tổ chức',
].map((phrase) => phrase.split(' '))

function degreeAt(tokens: readonly Token[], at: number): number {
  for (const words of DEGREE) if (words.every((word, index) => tokens[at + index]?.low === word)) return words.length
  return 0
}

/** Words of "với", "cùng", "cùng với" at a word. */
function withAt(tokens: readonly Token[], at: number): number {
  if (tokens[at]?.low === 'cùng') return tokens[at + 1]?.low === 'với' ? 2 : tokens[at + 1]?.low === 'cấp' ? 0 : 1
  if (tokens[at]?.low === 'với') return tokens[at + 1]?.low === 'cùng' ? 2 : 1
  return 0
}

const noun = (tokens: readonly Token[], at: number) =>
  NOUN_BEFORE.has(tokens[at - 1]?.low ?? '') && !(tokens[at - 1]?.low === 'mối' && tokens[at - 2]?.low === 'đầu')

/** Where the helpers begin after "phối hợp" at a word; 0 if it is none or names nobody there. */
function helpersAfter(tokens: readonly Token[], at: number): number {
  const low = tokens[at]?.low
  const next = tokens[at + 1]?.low
  const asked = low === 'sự' && (next === 'phối' || next === 'tham' || next === 'hỗ')
  if (asked && tokens[at - 1]?.low === 'với') return tokens[at + 3]?.low === 'của' ? at + 4 : 0
  const joint =
    low === 'phối' && next === 'hợp'
      ? 2
      : low === 'phối' && next === 'kết' && tokens[at + 2]?.low === 'hợp'
        ? 3
        : low === 'hiệp' && next === 'đồng'
          ? 2
          : 0
  if (joint > 0) {
    let from = at + joint
    const before = degreeAt(tokens, from)
    const link = withAt(tokens, from + before)
    if (link === 0 && noun(tokens, at)) return 0
    if (link > 0) from += before + link
    if (tokens[from]?.text === ':') from += 1
    return from
  }
  if (low === 'chủ' && next === 'trì') {
    const from = tokens[at + 2]?.text === ',' ? at + 3 : at + 2
    const link = tokens[from]?.low === 'cùng' ? withAt(tokens, from) : 0
    return link > 0 ? from + link : 0
  }
  return 0
}

/** words between a directed body and its "phối hợp" */
const NEARBY = 8

/** A body that is told to work together with others: their names are its business. */
function directed(tokens: readonly Token[], text: string, from: number): Set<number> {
  const ends = new Set<number>()
  for (let at = from; at < tokens.length; at += 1) {
    const verb = roleAt('direct', tokens, at)
    if (verb === 0) continue
    at += verb
    const list = readList(tokens, text, at, 'prose')
    if (!list) {
      at -= 1
      continue
    }
    for (let next = list.next; next < list.next + NEARBY; next += 1) if (tokens[next]?.low === 'phối') ends.add(next)
    at = list.next - 1
  }
  return ends
}

/** "(phối hợp với … và đơn vị sự kiện tổ chức chương trình)": what follows a last common noun describes it. */
function toTheEnd(tokens: readonly Token[], text: string, list: AgencyList, spans: Span[]): void {
  const kind = list.segments.at(-1)?.head?.kind
  const span = spans.at(-1)
  const last = tokens.at(-1)
  if (!span || !last || (kind !== 'group' && kind !== 'trade') || tokens[list.next]?.low !== 'tổ' || tokens.length - list.next > 5) return
  span.end = last.end
  span.text = text.slice(span.start, span.end)
}

/** "Cùng Trạm Y tế và Công an xã kiểm tra …" below a heading: who stands before the verb of a clause without a subject helps. */
function helpersBefore(tokens: readonly Token[], text: string): Span[] {
  const at = tokens.findIndex((token) => token.word)
  const link = tokens[at]?.low === 'cùng' ? withAt(tokens, at) : 0
  const list = link > 0 ? readList(tokens, text, at + link, 'prose') : null
  return list && roleAt('verb', tokens, list.next) > 0 ? list.spans : []
}

/**
 * The helpers that a clause names.
 * @param tokens the words of the clause, and no others
 * @param enclosed the words are a whole parenthesis, so that a last common noun may run to its end
 * @param own where a subject of the clause itself ends; what it is told to join is its own help
 */
export function helpersOf(tokens: readonly Token[], text: string, own: number, enclosed = false): Span[] {
  const spans: Span[] = own === 0 ? helpersBefore(tokens, text) : []
  const ends = directed(tokens, text, own)
  for (let at = 0; at < tokens.length; at += 1) {
    if (ends.has(at)) continue
    const start = helpersAfter(tokens, at)
    if (start === 0 || start >= tokens.length) continue
    const list = readList(tokens, text, start, 'prose')
    if (!list) continue
    spans.push(...list.spans)
    if (enclosed) toTheEnd(tokens, text, list, spans)
    at = list.next - 1
  }
  return spans
}
