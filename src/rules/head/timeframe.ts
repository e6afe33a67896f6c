/** The time of the whole plan: "Thời gian thực hiện: từ … đến …", else the period that its title names. */
import { daysIn, isoDay } from '../../text/partial-date.ts'
import type { Range } from '../../structure/outline.ts'
import { phrase, vi } from '../../text/vi.ts'
import { defineRule, runRule } from '../rule.ts'

export interface Span {
  start: string | null
  end: string | null
}

const DAY = '(?:ngày )?\\d{1,2}[/.-]\\d{1,2}(?:[/.-](?:19|20)\\d\\d)?'
const WORDED = '(?:ngày )?\\d{1,2} tháng \\d{1,2}(?: năm (?:19|20)\\d\\d)?'
const MONTH = 'tháng \\d{1,2}(?:\\s?[/-]\\s?(?:19|20)\\d\\d| năm (?:19|20)\\d\\d)?'
const YEAR = 'năm (?:19|20)\\d\\d'
const POINT = `(?:${WORDED}|${MONTH}|${DAY}|${YEAR}|(?:19|20)\\d\\d)`

interface Point {
  year: number | null
  month: number | null
  day: number | null
}

function pointOf(words: string): Point {
  const digits = words.match(/\d+/g)?.map(Number) ?? []
  const year = digits.find((value) => value >= 1900) ?? null
  const rest = digits.filter((value) => value < 1900)
  return rest.length >= 2 ? { day: rest[0] ?? null, month: rest[1] ?? null, year } : { day: null, month: rest[0] ?? null, year }
}

function first({ year, month, day }: Point): string | null {
  return year === null ? null : isoDay(year, month ?? 1, day ?? 1)
}

function last({ year, month, day }: Point): string | null {
  if (year === null || (month ?? 1) > 12) return null
  return isoDay(year, month ?? 12, day ?? daysIn(year, month ?? 12))
}

/** "giai đoạn 2023 - 2025", "từ ngày 01/7 đến ngày 31/12/2025", "năm 2026", "năm học 2025-2026" */
export const period = defineRule<Span>({
  id: 'head/period',
  about: 'A period with both ends, a school year, or one year.',
  pattern: vi`(?:giai đoạn|nhiệm kỳ|năm học)\s*(?:từ )?(?:năm )?(?<from>(?:19|20)\d\d)\s?(?:-|đến)\s?(?:năm )?(?<to>(?:19|20)\d\d)|từ (?<a>${POINT})\s*(?:-|đến|cho đến)(?: hết| cuối)?\s*(?<b>${POINT})|6 tháng (?<half>đầu|cuối) năm (?<of>(?:19|20)\d\d)|năm (?<year>(?:19|20)\d\d)`,
  read(match) {
    const { from, to, a, b, half, of, year } = match.groups ?? {}
    if (from && to)
      return /năm học/iu.test(match[0]) ? { start: `${from}-09-01`, end: `${to}-05-31` } : { start: `${from}-01-01`, end: `${to}-12-31` }
    if (a && b) {
      const end = pointOf(b)
      const start = pointOf(a)
      return { start: first({ ...start, year: start.year ?? end.year }), end: last(end) }
    }
    if (half) return /cuối/iu.test(half) ? { start: `${of}-07-01`, end: `${of}-12-31` } : { start: `${of}-01-01`, end: `${of}-06-30` }
    return { start: `${year}-01-01`, end: `${year}-12-31` }
  },
  examples: [
    {
      text: 'phát triển du lịch giai đoạn 2023 - 2025',
      finds: [{ quote: 'giai đoạn 2023 - 2025', value: { start: '2023-01-01', end: '2025-12-31' } }],
    },
    {
      text: 'từ ngày 01/7 đến ngày 31/12/2025',
      finds: [{ quote: 'từ ngày 01/7 đến ngày 31/12/2025', value: { start: '2025-07-01', end: '2025-12-31' } }],
    },
    {
      text: 'từ tháng 3 đến tháng 9/2026',
      finds: [{ quote: 'từ tháng 3 đến tháng 9/2026', value: { start: '2026-03-01', end: '2026-09-30' } }],
    },
    {
      text: 'trọng tâm 6 tháng cuối năm 2025',
      finds: [{ quote: '6 tháng cuối năm 2025', value: { start: '2025-07-01', end: '2025-12-31' } }],
    },
    { text: 'cải cách hành chính năm 2026', finds: [{ quote: 'năm 2026', value: { start: '2026-01-01', end: '2026-12-31' } }] },
    { text: 'tăng cường kỷ luật, kỷ cương', finds: [] },
    { text: 'Nghị quyết số 12/2024', finds: [] },
  ],
})

const LABEL = new RegExp(`${['thời gian thực hiện', 'thời gian tổ chức', 'thời gian triển khai', 'thời gian'].map(phrase).join('|')}`, 'iu')
const LABELLED = new RegExp(
  `^[^\\p{L}]{0,6}(?:\\d{1,2}[.)]\\s*|[IVX]{1,5}[.)]\\s*)?(?:${LABEL.source})(?:\\s+${phrase('kế hoạch')})?\\s*:\\s*(?<words>[^\\n]{3,160})`,
  'imu',
)

/**
 * @param title where the title stands; searched when the body names no time of the whole plan
 */
export function readTimeframe(
  text: string,
  title: Range | null,
  body: Range,
): { raw: string; start: number; end: number; span: Span } | null {
  const slice = text.slice(body.start, body.end)
  const label = LABELLED.exec(slice)
  if (label?.groups?.words) {
    const found = runRule(period, label.groups.words, undefined)[0]
    if (found) {
      const at = body.start + label.index + label[0].length - label.groups.words.length + found.start
      return { raw: text.slice(at, at + found.end - found.start), start: at, end: at + found.end - found.start, span: found.value }
    }
  }
  if (!title) return null
  const found = runRule(period, text.slice(title.start, title.end), undefined)
  const best = found.find((one) => /giai|từ|học|kỳ/iu.test(text.slice(title.start + one.start, title.start + one.end))) ?? found.at(-1)
  if (!best) return null
  return {
    raw: text.slice(title.start + best.start, title.start + best.end),
    start: title.start + best.start,
    end: title.start + best.end,
    span: best.value,
  }
}
