import { vi } from '../../text/vi.ts'
import { defineRule } from '../rule.ts'
import { group } from './match.ts'
import { MONTH, QUARTER, YEAR, readPeriod, resolve } from './period.ts'
import { type DeadlineContext, type DeadlineValue, dated, recurring } from './types.ts'

const RULES: Record<string, string> = {
  tháng: 'FREQ=MONTHLY;BYMONTHDAY=-1',
  quý: 'FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1',
  năm: 'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31',
}

/** "trước ngày cuối cùng của tháng 02/2026", "ngày làm việc cuối cùng hằng tháng", "ngày cuối quý" */
export const lastDay = defineRule<DeadlineValue, DeadlineContext>({
  id: 'deadline/last-day',
  about: 'The last day of a month, quarter or year.',
  pattern: vi`(?<!(?:các|những|mấy) )(?<lead>(?:trước|chậm nhất|muộn nhất|trễ nhất|không quá|đến|hết|vào)(?: (?:là|vào|đến|hết|trước|trong)){0,2} )?(?:\d{1,2}\s?(?:giờ|h)(?:\s?\d{2})?,? )?ngày (?:làm việc )?cuối(?: cùng)?(?: của)? (?:(?<period>${MONTH}|${QUARTER}|${YEAR})|(?:(?:hằng|hàng|mỗi|từng) )?(?<each>tháng|quý|năm)(?! (?:\d|tới|nay|này)))`,
  read(match, context) {
    const period = readPeriod(group(match, 'period'))
    if (!period) return recurring(RULES[group(match, 'each').toLowerCase()] ?? '')
    const { to, trust } = resolve(period, context)
    const on = /^(?:vào\s+)?$/iu.test(group(match, 'lead'))
    return to === null ? null : dated(on ? 'on' : 'by', on ? to : null, to, trust)
  },
  examples: [
    {
      text: 'hoàn thành trước ngày cuối cùng của tháng 02/2026.',
      finds: [{ quote: 'trước ngày cuối cùng của tháng 02/2026', value: { kind: 'by', to: '2026-02-28' } }],
    },
    {
      text: 'nộp bảng chấm công vào ngày làm việc cuối cùng của tháng',
      finds: [{ quote: 'vào ngày làm việc cuối cùng của tháng', value: { kind: 'recurring', rrule: 'FREQ=MONTHLY;BYMONTHDAY=-1' } }],
    },
    {
      text: 'đối chiếu công nợ trước ngày cuối cùng hằng quý',
      finds: [{ quote: 'trước ngày cuối cùng hằng quý', value: { rrule: 'FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1' } }],
    },
    {
      text: 'kiểm quỹ ngày cuối cùng của tháng 6/2026',
      finds: [{ quote: 'ngày cuối cùng của tháng 6/2026', value: { kind: 'on', from: '2026-06-30', to: '2026-06-30' } }],
    },
    { text: 'không khí những ngày cuối năm', finds: [] },
    { text: 'dọn vệ sinh vào ngày cuối tuần', finds: [] },
  ],
})

const FIRST: Record<string, string> = { tháng: 'FREQ=MONTHLY;BYMONTHDAY=1', quý: 'FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=1' }
const RHYTHM: Record<string, string> = { tháng: 'FREQ=MONTHLY', quý: 'FREQ=MONTHLY;INTERVAL=3' }

/** "vào ngày đầu tháng", "ngày làm việc đầu tiên của quý", "chậm nhất ngày làm việc thứ 3 của tháng sau" */
export const firstDay = defineRule<DeadlineValue, DeadlineContext>({
  id: 'deadline/first-day',
  about: 'The first day of every month or quarter, or one of its first working days.',
  pattern: vi`(?<!(?:các|những|mấy) )(?:(?:trước|chậm nhất|muộn nhất|không quá|đến|vào)(?: (?:là|vào|đến|hết|trước|trong)){0,2} )?ngày (?:làm việc )?(?<nth>đầu(?: tiên)?|thứ (?:nhất|hai|ba|tư|năm|[1-9]\d?)(?= (?:của )?tháng| của quý))(?: của)? (?:(?:hằng|hàng|mỗi|từng) )?(?<each>tháng|quý)(?! (?:\d|này|nay|[IV]))(?: (?:sau|tiếp theo|liền kề|kế tiếp))?`,
  read(match) {
    const each = group(match, 'each').toLowerCase()
    return /^đầu/iu.test(group(match, 'nth')) ? recurring(FIRST[each] ?? '') : recurring(RHYTHM[each] ?? '', 'inferred')
  },
  examples: [
    {
      text: 'chào cờ vào ngày đầu tháng',
      finds: [{ quote: 'vào ngày đầu tháng', value: { kind: 'recurring', rrule: 'FREQ=MONTHLY;BYMONTHDAY=1' } }],
    },
    {
      text: 'nộp sổ ngày làm việc đầu tiên của quý',
      finds: [{ quote: 'ngày làm việc đầu tiên của quý', value: { rrule: 'FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=1' } }],
    },
    {
      text: 'gửi chậm nhất ngày làm việc thứ 3 của tháng sau',
      finds: [{ quote: 'chậm nhất ngày làm việc thứ 3 của tháng sau', value: { rrule: 'FREQ=MONTHLY' } }],
    },
    { text: 'những ngày đầu tháng trời mưa to', finds: [] },
    { text: 'ngày đầu tiên của tháng 6/2026', finds: [] },
  ],
})
