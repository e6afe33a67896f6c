import { vi } from '../../text/vi.ts'
import { defineRule } from '../rule.ts'
import { before, dangling } from './govern.ts'
import { BARE_MONTH, QUARTER_NUMBER, YEAR_NUMBER, readPeriod, resolve } from './period.ts'
import { segmentEnd } from './tail.ts'
import { type DeadlineContext, type DeadlineValue, dated, event } from './types.ts'

/** "2025", "8/2025", "Năm 2026", "Q.II/2025" */
export const value = defineRule<DeadlineValue, DeadlineContext>({
  id: 'deadline/value',
  about: 'A bare month or year in a time cell.',
  pattern: vi`(?:trong |vào )?(?:(?:hoàn thành |xong )?(?:năm )?(?<![/.-])${YEAR_NUMBER}(?!\s?[/-]\s?\d)|(?:T\.?\s?)?${BARE_MONTH}|Q\.?\s?${QUARTER_NUMBER}(?:\s?/\s?${YEAR_NUMBER})?)`,
  read(match, context) {
    if (context.where === 'prose' || dangling(match.input, match.index)) return null
    const period = readPeriod(
      monthly(
        match[0]
          .replace(/^(?:trong|vào)\s+/iu, '')
          .replace(/^Q\.?\s?/iu, 'quý ')
          .replace(/^T\.?\s?(?=\d)/iu, ''),
      ),
    )
    if (!period) return null
    const { from, to, trust } = resolve(period, context)
    return dated('within', from, to, trust)
  },
  examples: [
    { text: '2025', finds: [{ quote: '2025', value: { kind: 'within', from: '2025-01-01', to: '2025-12-31' } }] },
    { text: '8/2025', finds: [{ quote: '8/2025', value: { from: '2025-08-01', to: '2025-08-31' } }] },
    { text: 'Q.II/2026', finds: [{ quote: 'Q.II/2026', value: { from: '2026-04-01', to: '2026-06-30' } }] },
    {
      text: '2025; 2026',
      finds: [
        { quote: '2025', value: { to: '2025-12-31' } },
        { quote: '2026', value: { to: '2026-12-31' } },
      ],
    },
    { text: 'Thông tư 16/2024', finds: [] },
    { text: '1.520 hộ', finds: [] },
  ],
})

function monthly(words: string): string {
  return /^\d{1,2}\s?[/.-]/.test(words) ? `tháng ${words}` : words
}

const NOTHING =
  /^(?:(?:định\s+kỳ\s+)?theo\s+(?:đúng\s+)?quy\s+định(?:\s+(?:hiện\s+hành|của\s+pháp\s+luật))?|theo\s+(?:thời\s+(?:hạn|gian)\s+)?(?:quy\s+định\s+của\s+)?luật\s+định|theo\s+tiến\s+độ\s+quy\s+định|theo\s+định\s+kỳ)$/iu

/** "Kỳ họp thứ 5, tháng 7/2026" has a date of its own. */
const MEETING = /họp$|^trình/iu
const DATE_IN = /\d\s?[/-]\s?\d|tháng\s+\d|quý\s+[IV\d]|20\d\d/iu
const POINTER =
  /^(?:định\s+kỳ\s+theo|(?:định\s+kỳ\s+)?theo\s+(?:các\s+)?(?:kế\s+hoạch|thời\s+gian|thời\s+điểm|mốc|lịch|lộ\s+trình|tiến\s+độ|hướng\s+dẫn|yêu\s+cầu|chỉ\s+đạo|phân\s+kỳ))(?!\p{L})/iu

/** "Theo kế hoạch của tỉnh", "Theo các mốc thời gian tại Quyết định số …", "định kỳ theo thời gian quy định", "Đột xuất" */
export const reference = defineRule<DeadlineValue, DeadlineContext>({
  id: 'deadline/reference',
  about: 'A time cell that points elsewhere for its date.',
  pattern: vi`(?:định kỳ )?theo|căn cứ|tùy theo|đột xuất|khi|trong thời gian diễn ra|trong quá trình|trong dịp|dịp|nhân dịp|kết thúc(?!\s?:?\s?(?:ngày \d|tháng \d|quý [IV\d]|vào |trước |\d))|đồng thời với|cùng (?:với|thời điểm)|phù hợp với|cùng kỳ|(?:trình |tại |trong )?(?:các )?(?:kỳ họp|phiên họp)|trình (?=HĐND|BTV|BCH|Hội đồng|Ban Thường vụ)|ngay(?= (?:từ|trong|sau))`,
  read(match, context) {
    if (context.where === 'prose' || /kèm\s+$/iu.test(before(match.input, match.index, 8))) return null
    if (
      !POINTER.test(match.input.slice(match.index, match.index + 40)) &&
      !/(?:^|[;:\n,(+.-])\s*$|(?:thường\s+xuyên|và|hoặc|hoàn\s+thành|thực\s+hiện|triển\s+khai)\s*$/iu.test(
        before(match.input, match.index, 40),
      )
    )
      return null
    const end = segmentEnd(match.input, match.index)
    if (MEETING.test(match[0]) && DATE_IN.test(match.input.slice(match.index, match.index + 160).split(/[;\n]/u)[0] ?? '')) return null
    if (NOTHING.test(match.input.slice(match.index, end).trim())) return null
    return { start: match.index, end, value: event() }
  },
  examples: [
    { text: 'Theo kế hoạch của tỉnh', finds: [{ quote: 'Theo kế hoạch của tỉnh', value: { kind: 'event' } }] },
    {
      text: 'Theo các mốc tại Quyết định số 12/QĐ-UBND ngày 03/4/2025 của Ủy ban nhân dân tỉnh',
      finds: [{ quote: 'Theo các mốc tại Quyết định số 12/QĐ-UBND ngày 03/4/2025 của Ủy ban nhân dân tỉnh', value: { kind: 'event' } }],
    },
    { text: 'định kỳ theo thời gian của Bộ', finds: [{ quote: 'định kỳ theo thời gian của Bộ', value: { kind: 'event' } }] },
    {
      text: 'Ban hành quy chế và mở lớp theo kế hoạch đề ra',
      finds: [{ quote: 'theo kế hoạch đề ra', value: { kind: 'event' } }],
    },
    { text: 'Trình kỳ họp giữa năm', finds: [{ quote: 'Trình kỳ họp giữa năm', value: { kind: 'event' } }] },
    { text: 'Theo quy định', finds: [] },
    { text: 'Theo thời hạn luật định', finds: [] },
    { text: 'Quý IV', finds: [] },
  ],
})

const SILENT =
  /^\(?(?:-|x|(?:ban\s+hành\s+)?kèm\s+theo\s.*|kịp\s+thời|định\s+kỳ|khẩn\s+trương|đúng\s+(?:thời\s+)?(?:hạn|quy\s+định|tiến\s+độ)|theo\s+quy\s+định.*|theo\s+(?:thời\s+\p{L}+\s+)?luật\s+định|không(?:\s+(?:có|quy\s+định|thời\s+hạn|xác\s+định))?|chưa\s+(?:xác\s+định|rõ|có)|như\s+trên|nt|nêu\s+trên|thời\s+gian(?:\s+\p{L}+){0,4}|ghi\s+chú|buổi\s+.*|\d.*)$/iu

/** A time cell in words that no rule knows ("Mùa khô", "Đại hội lần tới") still names an event; null where it says nothing. */
export function unread(text: string): { start: number; end: number } | null {
  const words = text.trim().replace(/[-.;,:/\s]+$/u, '')
  const start = text.indexOf(words)
  if (!/\p{L}{2}/u.test(words) || words.length > 120 || SILENT.test(words)) return null
  return { start, end: start + words.length }
}
