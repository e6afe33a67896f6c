/** Short writings of time that mean one only in a label or a cell of time. */
import { vi } from '../../text/vi.ts'
import { type Match, defineRule } from '../rule.ts'
import { frequency } from './recurring.ts'
import { DAY_CODES } from './yearly.ts'
import { group } from './match.ts'
import { AND, DAY_NUMBER, YEAR_NUMBER, readPeriod, resolve } from './period.ts'
import { type DeadlineContext, type DeadlineValue, dated, event, recurring } from './types.ts'

const D = DAY_NUMBER
const M = '(?:0?[1-9]|1[0-2])(?!\\d)'

/** One find a number, from the start of the first to the end of the match. */
function each(
  match: RegExpExecArray,
  numbers: string,
  from: number,
  read: (number: string) => DeadlineValue | null,
): Match<DeadlineValue>[] {
  const found: Match<DeadlineValue>[] = []
  for (const piece of numbers.matchAll(/\d{1,2}/gu)) {
    const value = read(piece[0])
    const start = match.index + from + piece.index
    if (value) found.push({ start, end: start + piece[0].length, value })
  }
  const last = found.at(-1)
  if (last) last.end = match.index + match[0].length
  return found
}

/** "24, 25/3", "05, 12, 19/4/2026" */
export const bareDays = defineRule<DeadlineValue, DeadlineContext>({
  id: 'deadline/bare-days',
  about: 'Several days of one month in a time cell.',
  pattern: vi`(?<![/.-]\s?)(?<days>${D}(?:${AND}${D}){1,8})(?<month>\s?/\s?${M}(?:\s?/\s?${YEAR_NUMBER})?)(?!\s?[/-]\s?\d)`,
  read(match, context) {
    if (context.where === 'prose') return null
    return each(match, group(match, 'days'), 0, (number) => {
      const period = readPeriod(`${number}${group(match, 'month')}`)
      const { from, to, trust } = period ? resolve(period, context) : { from: null, to: null, trust: 'guessed' as const }
      return from === null ? null : dated('on', from, to, trust)
    })
  },
  examples: [
    {
      text: '24, 25/10',
      finds: [
        { quote: '24', value: { kind: 'on', from: '2025-10-24' } },
        { quote: '25/10', value: { from: '2025-10-25' } },
      ],
    },
    {
      text: '05, 12 và 19/11/2025',
      finds: [
        { quote: '05', value: { from: '2025-11-05' } },
        { quote: '12', value: { from: '2025-11-12' } },
        { quote: '19/11/2025', value: { from: '2025-11-19' } },
      ],
    },
    {
      text: '7 và 14/9',
      finds: [
        { quote: '7', value: { from: '2025-09-07' } },
        { quote: '14/9', value: { from: '2025-09-14' } },
      ],
    },
    { text: 'thôn 3, 4', finds: [] },
    { text: 'số 12, 15/40 hộ', finds: [] },
  ],
})

/** "3-4/2026", "3, 6, 9/2026" */
export const bareMonths = defineRule<DeadlineValue, DeadlineContext>({
  id: 'deadline/bare-months',
  about: 'Several months of one year in a time cell.',
  pattern: vi`(?<![/.-]\s?)(?:(?<first>${M})\s?-\s?(?<last>${M})|(?<months>${M}(?:${AND}${M}){1,8}))\s?/\s?(?<year>${YEAR_NUMBER})`,
  read(match, context) {
    if (context.where === 'prose') return null
    const month = (number: string) => {
      const period = readPeriod(`tháng ${number} năm ${group(match, 'year')}`)
      return period ? resolve(period, context) : { from: null, to: null, trust: 'guessed' as const }
    }
    if (group(match, 'months'))
      return each(match, group(match, 'months'), 0, (number) => {
        const { from, to, trust } = month(number)
        return dated('within', from, to, trust)
      })
    const [first, last] = [month(group(match, 'first')), month(group(match, 'last'))]
    return first.from !== null && last.to !== null && first.from < last.to ? dated('within', first.from, last.to, 'stated') : null
  },
  examples: [
    { text: '3-4/2026', finds: [{ quote: '3-4/2026', value: { kind: 'within', from: '2026-03-01', to: '2026-04-30' } }] },
    {
      text: '3, 6, 9/2026',
      finds: [
        { quote: '3', value: { to: '2026-03-31' } },
        { quote: '6', value: { to: '2026-06-30' } },
        { quote: '9/2026', value: { to: '2026-09-30' } },
      ],
    },
    { text: '10 - 12/2025', finds: [{ quote: '10 - 12/2025', value: { from: '2025-10-01', to: '2025-12-31' } }] },
    { text: '9-3/2026', finds: [] },
    { text: 'Tổ 3-4', finds: [] },
  ],
})

/** "Các tháng trong năm", "Các quý", "Tất cả các tuần" */
export const eachOf = defineRule<DeadlineValue, DeadlineContext>({
  id: 'deadline/each-of',
  about: 'All months, quarters or weeks in a time cell.',
  pattern: vi`(?:trong )?(?:tất cả )?các (?<unit>ngày|tuần|tháng|quý)(?: trong (?:năm(?: học)?|quý|tháng|tuần)(?: ${YEAR_NUMBER})?)?(?! (?:\d|[IV]+(?![\p{L}])|\p{L}))|(?:trong |vào )?các (?:ngày |buổi )?(?:sáng |chiều |tối )?(?:thứ (?<day>hai|ba|tư|năm|sáu|bảy|[2-7])|(?<sunday>chủ nhật))(?: (?:trong (?:tháng|năm|tuần)|hằng tuần))?`,
  read(match, context) {
    const day = group(match, 'sunday') ? 'SU' : DAY_CODES[group(match, 'day').toLowerCase()]
    const rrule = day ? `FREQ=WEEKLY;BYDAY=${day}` : frequency(group(match, 'unit'))
    return context.where === 'prose' || !rrule ? null : recurring(rrule)
  },
  examples: [
    { text: 'Các tháng trong năm', finds: [{ quote: 'Các tháng trong năm', value: { kind: 'recurring', rrule: 'FREQ=MONTHLY' } }] },
    { text: 'Các quý', finds: [{ quote: 'Các quý', value: { rrule: 'FREQ=MONTHLY;INTERVAL=3' } }] },
    { text: 'Tất cả các tuần trong tháng', finds: [{ quote: 'Tất cả các tuần trong tháng', value: { rrule: 'FREQ=WEEKLY' } }] },
    { text: 'Các ngày thứ Bảy', finds: [{ quote: 'Các ngày thứ Bảy', value: { rrule: 'FREQ=WEEKLY;BYDAY=SA' } }] },
    { text: 'Các ngày lễ lớn', finds: [] },
    { text: 'các thôn', finds: [] },
  ],
})

/** "Hè 2026", "Vụ Đông xuân 2026-2027", "Dịp Tết Nguyên đán" */
export const seasonName = defineRule<DeadlineValue, DeadlineContext>({
  id: 'deadline/season-name',
  about: 'A season or feast that names a time cell, its year with it.',
  pattern: vi`(?:(?:trong|vào|dịp|vụ|mùa|kỳ nghỉ) ){0,3}(?:hè(?: thu)?|đông xuân|thu đông|khô|mưa(?: bão)?|Tết(?: Nguyên đán| Trung thu| cổ truyền)?|Trung thu)(?:,?\s(?:năm )?${YEAR_NUMBER}(?:\s?-\s?${YEAR_NUMBER})?)`,
  read(match, context) {
    return context.where === 'prose' || !/(?:^|[;:\n(-])\s*$/u.test(match.input.slice(Math.max(0, match.index - 6), match.index))
      ? null
      : event()
  },
  examples: [
    { text: 'Hè 2026', finds: [{ quote: 'Hè 2026', value: { kind: 'event' } }] },
    { text: 'Vụ Đông xuân 2026-2027', finds: [{ quote: 'Vụ Đông xuân 2026-2027', value: { kind: 'event' } }] },
    { text: 'Dịp Tết Nguyên đán năm 2026', finds: [{ quote: 'Dịp Tết Nguyên đán năm 2026', value: { kind: 'event' } }] },
    { text: 'Năm 2026', finds: [] },
    { text: 'ba khô 2026', finds: [] },
  ],
})
