import { vi } from '../../text/vi.ts'
import { type Match, defineRule } from '../rule.ts'
import { before } from './govern.ts'
import { group, plain } from './match.ts'
import { WEEKDAY } from './period.ts'
import { type DeadlineContext, type DeadlineValue, recurring } from './types.ts'

const D = '(?:0?[1-9]|[12]\\d|3[01])(?!\\d)'
const M = '(?:0?[1-9]|1[0-2])(?!\\d)'
const DAY_MONTH = `(?:ngày )?${D}(?:\\s?[/-]\\s?| tháng )${M}(?!\\s?[/-]\\s?\\d)`
const AND = '(?:\\s?(?:,|;|và|&)\\s?|\\s?,\\s?và )'
const LEAD = '(?:(?:trong và |xong )?trước|chậm nhất|muộn nhất|không quá|vào|trong|từ|hoàn thành trước|đến)'
const LINK = '(?:(?: (?:là|đến|vào|trong|trước|hết|lúc|\\d{1,2}\\s?(?:giờ|h)(?:\\s?\\d{2})?(?: phút)?,?)){0,3} )'
const EACH_YEAR = '(?:,?\\s\\(?(?:của )?(?:(?:hằng|hàng|mỗi|các) năm|năm (?:báo cáo|kế hoạch)))'

/** "trước ngày 30/10 hàng năm", "ngày 15/6 và 15/12 hằng năm", "hằng năm, trước ngày 05/12" */
export const yearly = defineRule<DeadlineValue, DeadlineContext>({
  id: 'deadline/yearly',
  about: 'A day of every year.',
  pattern: vi`(?:${LEAD}${LINK})?(?:các (?=ngày))?${DAY_MONTH}(?:${AND}(?:trước )?${DAY_MONTH}){0,5}${EACH_YEAR}|(?:(?:định kỳ )?(?:hằng|hàng|mỗi) năm|(?:các|những) năm (?:tiếp theo|sau)),?(?: |\s?\()(?:(?:gửi )?báo cáo )?${LEAD}${LINK}${DAY_MONTH}(?:${AND}${DAY_MONTH}){0,5}`,
  read(match) {
    return spread(
      match,
      /(?:trước\s+)?(?:ngày\s+)?(\d{1,2})(?:\s?[/-]\s?|\s+tháng\s+)(\d{1,2})(?!\d)/giu,
      (day, month) => `FREQ=YEARLY;BYMONTH=${month};BYMONTHDAY=${day}`,
    )
  },
  examples: [
    {
      text: 'gửi báo cáo trước ngày 30/10 hàng năm',
      finds: [{ quote: 'trước ngày 30/10 hàng năm', value: { kind: 'recurring', rrule: 'FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=30' } }],
    },
    {
      text: 'công bố ngày 15 tháng 12 hằng năm',
      finds: [{ quote: 'ngày 15 tháng 12 hằng năm', value: { rrule: 'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15' } }],
    },
    {
      text: 'báo cáo trước ngày 15/6 và ngày 15/12 hằng năm.',
      finds: [
        { quote: 'trước ngày 15/6', value: { rrule: 'FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15' } },
        { quote: 'ngày 15/12 hằng năm', value: { rrule: 'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15' } },
      ],
    },
    {
      text: 'Hằng năm, trước ngày 05/12, các xã tự đánh giá',
      finds: [{ quote: 'Hằng năm, trước ngày 05/12', value: { rrule: 'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=5' } }],
    },
    {
      text: 'báo cáo năm gửi trước ngày 15 tháng 12 của năm báo cáo',
      finds: [{ quote: 'trước ngày 15 tháng 12 của năm báo cáo', value: { rrule: 'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15' } }],
    },
    { text: 'trước ngày 15/12/2025', finds: [] },
    { text: 'có 3/4 xã hàng năm đạt chuẩn', finds: [] },
  ],
})

const MONTH_RANGE = 'tháng (?<m1>0?[1-9]|1[0-2])(?:\\s?-\\s?| đến (?:hết )?)(?:tháng )?(?<m2>0?[1-9]|1[0-2])(?!\\d)'

/** "từ ngày 10/11 đến ngày 10/12 hằng năm" (begins on its first day), "từ tháng 3 đến tháng 5 hằng năm" */
export const yearlyRange = defineRule<DeadlineValue, DeadlineContext>({
  id: 'deadline/yearly-range',
  about: 'A stretch of every year, or of every month.',
  pattern: vi`(?:từ )?(?:(?:ngày )?(?<day>${D})(?:\s?/\s?| tháng )(?<month>${M})(?:\s?-\s?| đến (?:hết )?)${DAY_MONTH}|${MONTH_RANGE})${EACH_YEAR}|(?:từ )?(?:ngày )?(?<d1>${D})(?:\s?-\s?| đến (?:hết )?)(?:ngày )?${D},?\s(?:của )?(?:hằng|hàng|mỗi) tháng`,
  read(match) {
    if (group(match, 'd1')) return recurring(`FREQ=MONTHLY;BYMONTHDAY=${Number(group(match, 'd1'))}`)
    if (group(match, 'day'))
      return recurring(`FREQ=YEARLY;BYMONTH=${Number(group(match, 'month'))};BYMONTHDAY=${Number(group(match, 'day'))}`)
    const [first, last] = [Number(group(match, 'm1')), Number(group(match, 'm2'))]
    const count = ((last - first + 12) % 12) + 1
    return recurring(
      `FREQ=YEARLY;BYMONTH=${Array.from({ length: count }, (_, at) => ((first - 1 + at) % 12) + 1)
        .sort((a, b) => a - b)
        .join(',')}`,
    )
  },
  examples: [
    {
      text: 'mở đợt cao điểm từ ngày 10/11 đến ngày 10/12 hằng năm',
      finds: [
        { quote: 'từ ngày 10/11 đến ngày 10/12 hằng năm', value: { kind: 'recurring', rrule: 'FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=10' } },
      ],
    },
    {
      text: 'phòng cháy rừng từ tháng 3 đến tháng 5 hằng năm',
      finds: [{ quote: 'từ tháng 3 đến tháng 5 hằng năm', value: { rrule: 'FREQ=YEARLY;BYMONTH=3,4,5' } }],
    },
    { text: 'tháng 11-2 hàng năm', finds: [{ quote: 'tháng 11-2 hàng năm', value: { rrule: 'FREQ=YEARLY;BYMONTH=1,2,11,12' } }] },
    {
      text: 'Từ ngày 01 đến ngày 10 hằng tháng, chi trả trợ cấp',
      finds: [{ quote: 'Từ ngày 01 đến ngày 10 hằng tháng', value: { rrule: 'FREQ=MONTHLY;BYMONTHDAY=1' } }],
    },
    { text: 'từ ngày 10/11 đến ngày 10/12/2025', finds: [] },
    { text: 'từ thôn 3 đến thôn 5 hằng năm', finds: [] },
  ],
})

/** One find for each day and month (or day) of a match. */
function spread(match: RegExpExecArray, piece: RegExp, rule: (day: number, month: number) => string): Match<DeadlineValue>[] {
  const found: Match<DeadlineValue>[] = []
  for (const one of match[0].matchAll(piece)) {
    const start = match.index + one.index
    found.push({ start, end: start + one[0].length, value: recurring(rule(Number(one[1]), Number(one[2] ?? 0))) })
  }
  if (found[0]) found[0].start = match.index
  const last = found.at(-1)
  if (last) last.end = match.index + match[0].length
  return found
}

/** Which months "tháng cuối quý", "tháng đầu tiên của quý" are. */
function quarterMonths(words: string): string | null {
  if (!/quý/iu.test(words)) return null
  if (/đầu/iu.test(words)) return '1,4,7,10'
  if (/giữa|thứ\s+hai/iu.test(words)) return '2,5,8,11'
  return '3,6,9,12'
}

const DAYS = `(?:ngày )${D}(?:${AND}(?:ngày )?${D}){0,3}`
const OF_MONTH =
  '(?:,?\\s(?:của )?(?:(?:hằng|hàng|mỗi|các) tháng|tháng (?:sau|tới|tiếp theo|liền kề|kế tiếp|liền sau|kế sau|báo cáo|trước(?= liền| đó))(?: liền kề| đó)?|(?:đầu|cuối)(?: mỗi| hằng| hàng)? quý|(?:hằng|hàng|mỗi) quý|tháng cuối(?: cùng)?(?: của)? kỳ(?: báo cáo)?|tháng (?:đầu|cuối|giữa)(?: tiên| cùng)?(?: của)?(?: (?:hằng|hàng|mỗi|các))? quý(?: (?:sau|tiếp theo|liền kề|kế tiếp|báo cáo))?))'

/** "trước ngày 15 hằng tháng", "ngày 05 của tháng liền kề", "trước ngày 20 của tháng cuối quý" */
export const monthly = defineRule<DeadlineValue, DeadlineContext>({
  id: 'deadline/monthly',
  about: 'A day of every month, or of one month of every quarter.',
  pattern: vi`(?:${LEAD}${LINK})?${DAYS}${OF_MONTH}|(?:định kỳ )?(?:hằng|hàng|mỗi) tháng,?(?: |\s?\()(?:báo cáo )?${LEAD}${LINK}${DAYS}(?!\s?[/-]\s?\d| tháng)|(?:trước|chậm nhất|muộn nhất)(?: là)? ${DAYS} của tháng trước(?! (?:liền|đó))`,
  read(match) {
    const months = quarterMonths(match[0])
    return spread(match, /(?:ngày\s+)?(?<!\d)(\d{1,2})(?!\d|\s?(?:giờ|h(?!\p{L})))/giu, (day) =>
      months ? `FREQ=YEARLY;BYMONTH=${months};BYMONTHDAY=${day}` : `FREQ=MONTHLY;BYMONTHDAY=${day}`,
    )
  },
  examples: [
    {
      text: 'gửi số liệu trước ngày 15 hằng tháng',
      finds: [{ quote: 'trước ngày 15 hằng tháng', value: { kind: 'recurring', rrule: 'FREQ=MONTHLY;BYMONTHDAY=15' } }],
    },
    {
      text: 'Trước ngày 05 của tháng liền kề',
      finds: [{ quote: 'Trước ngày 05 của tháng liền kề', value: { rrule: 'FREQ=MONTHLY;BYMONTHDAY=5' } }],
    },
    {
      text: 'gửi lịch trực trước ngày 25 của tháng trước liền kề',
      finds: [{ quote: 'trước ngày 25 của tháng trước liền kề', value: { rrule: 'FREQ=MONTHLY;BYMONTHDAY=25' } }],
    },
    {
      text: 'nộp kế hoạch tháng trước ngày 28 của tháng trước',
      finds: [{ quote: 'trước ngày 28 của tháng trước', value: { rrule: 'FREQ=MONTHLY;BYMONTHDAY=28' } }],
    },
    { text: 'số liệu chốt đến ngày 15 của tháng trước', finds: [] },
    {
      text: 'báo cáo quý trước ngày 20 của tháng cuối quý',
      finds: [{ quote: 'trước ngày 20 của tháng cuối quý', value: { rrule: 'FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=20' } }],
    },
    {
      text: 'chốt sổ ngày 15 và 30 hàng tháng',
      finds: [
        { quote: 'ngày 15', value: { rrule: 'FREQ=MONTHLY;BYMONTHDAY=15' } },
        { quote: '30 hàng tháng', value: { rrule: 'FREQ=MONTHLY;BYMONTHDAY=30' } },
      ],
    },
    {
      text: 'chậm nhất ngày 03 tháng sau phải đối chiếu',
      finds: [{ quote: 'chậm nhất ngày 03 tháng sau', value: { rrule: 'FREQ=MONTHLY;BYMONTHDAY=3' } }],
    },
    {
      text: 'gửi trước ngày 14 của tháng cuối kỳ báo cáo',
      finds: [{ quote: 'trước ngày 14 của tháng cuối kỳ báo cáo', value: { rrule: 'FREQ=MONTHLY;BYMONTHDAY=14' } }],
    },
    { text: 'ngày 15 tháng 6', finds: [] },
    { text: 'trong 20 ngày của tháng cao điểm', finds: [] },
  ],
})

const NUMBERS = '(?:0?[1-9]|1[0-2])(?!\\d)'

/** "tháng 12 hằng năm", "quý IV hằng năm", "cuối năm hằng năm" */
export const season = defineRule<DeadlineValue, DeadlineContext>({
  id: 'deadline/season',
  about: 'Months or a quarter of every year.',
  pattern: vi`(?:(?:chậm nhất|muộn nhất|trước) )?(?:(?:trong|vào) )?(?:(?:đầu|giữa|cuối) )?(?:tháng (?<months>${NUMBERS}(?:${AND}(?:tháng )?${NUMBERS}){0,5})|quý (?<quarter>[Il]V|[Il]{1,3}|[1-4])|(?<part>(?:0?6 tháng )?(?:đầu|cuối)))${EACH_YEAR}`,
  read(match) {
    const [months, quarter, part] = ['months', 'quarter', 'part'].map((name) => group(match, name)) as [string, string, string]
    if (months) return recurring(`FREQ=YEARLY;BYMONTH=${(months.match(/\d+/g) ?? []).map(Number).join(',')}`)
    if (quarter) {
      const index = { i: 1, ii: 2, iii: 3, iv: 4 }[quarter.toLowerCase().replaceAll('l', 'i')] ?? Number(quarter)
      return recurring(`FREQ=YEARLY;BYMONTH=${index * 3 - 2},${index * 3 - 1},${index * 3}`)
    }
    if (/tháng/iu.test(part))
      return recurring(/đầu/iu.test(part) ? 'FREQ=YEARLY;BYMONTH=1,2,3,4,5,6' : 'FREQ=YEARLY;BYMONTH=7,8,9,10,11,12')
    return recurring(/đầu/iu.test(part) ? 'FREQ=YEARLY;BYMONTH=1,2,3' : 'FREQ=YEARLY;BYMONTH=10,11,12')
  },
  examples: [
    {
      text: 'tổng kết vào tháng 12 hằng năm',
      finds: [{ quote: 'vào tháng 12 hằng năm', value: { kind: 'recurring', rrule: 'FREQ=YEARLY;BYMONTH=12' } }],
    },
    { text: 'Quý IV hàng năm', finds: [{ quote: 'Quý IV hàng năm', value: { rrule: 'FREQ=YEARLY;BYMONTH=10,11,12' } }] },
    {
      text: 'kiểm kê tháng 6, tháng 12 hằng năm',
      finds: [{ quote: 'tháng 6, tháng 12 hằng năm', value: { rrule: 'FREQ=YEARLY;BYMONTH=6,12' } }],
    },
    {
      text: 'rà soát quy hoạch vào cuối mỗi năm',
      finds: [{ quote: 'vào cuối mỗi năm', value: { rrule: 'FREQ=YEARLY;BYMONTH=10,11,12' } }],
    },
    { text: 'kế hoạch tháng 12 năm 2025', finds: [] },
    { text: 'các hộ nghèo đầu năm', finds: [] },
  ],
})

/** RFC 5545 codes of the days of the week. */
export const DAY_CODES: Record<string, string> = {
  hai: 'MO',
  '2': 'MO',
  ba: 'TU',
  '3': 'TU',
  tư: 'WE',
  '4': 'WE',
  năm: 'TH',
  '5': 'TH',
  sáu: 'FR',
  '6': 'FR',
  bảy: 'SA',
  '7': 'SA',
}
const ORDER: Record<string, string> = {
  nhất: '1',
  đầu: '1',
  'đầu tiên': '1',
  '1': '1',
  một: '1',
  hai: '2',
  '2': '2',
  ba: '3',
  '3': '3',
  tư: '4',
  '4': '4',
  cuối: '-1',
  'cuối cùng': '-1',
}
const NTH = '(?:nhất|một|hai|ba|tư|[1-4]|đầu(?: tiên)?|cuối(?: cùng)?)'

/** "thứ Sáu hằng tuần", "thứ Sáu tuần thứ 2 hàng tháng", "thứ Hai đầu tiên hằng tháng" */
export const weekday = defineRule<DeadlineValue, DeadlineContext>({
  id: 'deadline/weekday',
  about: 'A day of every week, or one week of every month.',
  pattern: vi`(?:(?:trước|vào|chậm nhất)(?: là)? )?(?:\d{1,2}\s?(?:giờ|h)(?:\s?\d{2})?,? )?(?:(?:sáng|chiều|tối) )?(?:(?:các )?ngày )?(?:${WEEKDAY}(?:(?:,| và|\s?-) ?${WEEKDAY}){0,5}(?:,?\s(?:của )?(?:tuần )?(?:thứ )?(?<nth>${NTH}))?(?: của)?,?\s(?:hằng|hàng|mỗi) (?<unit>tuần|tháng)|tuần (?:thứ )?(?<week>${NTH})(?:(?: của)? (?:hằng|hàng|mỗi)| của) (?<unit2>tháng|quý)(?! (?:\d|này|nay|tới|[IV])))`,
  read(match, context) {
    const [nth, unit, week, unit2] = ['nth', 'unit', 'week', 'unit2'].map((name) => group(match, name)) as [string, string, string, string]
    // "tuần đầu của tháng" is a rhythm where the sentence says that it comes back
    if (
      week &&
      context.where === 'prose' &&
      !/(?:hằng|hàng|mỗi)\s/iu.test(match[0]) &&
      !/định\s+kỳ\s*$/iu.test(before(match.input, match.index, 12))
    )
      return null
    if (week) return recurring(plain(unit2) === 'quý' ? 'FREQ=MONTHLY;INTERVAL=3' : 'FREQ=MONTHLY', 'inferred')
    const names = [
      ...plain(nth ? match[0].replace(/tuần.*/isu, '') : match[0]).matchAll(/thứ (hai|ba|tư|năm|sáu|bảy|[2-7])(?!\p{L})|chủ nhật/gu),
    ]
    const code = [...new Set(names.map((name) => (name[1] ? DAY_CODES[name[1]] : 'SU')))].join(',')
    if (!nth || unit.toLowerCase() === 'tuần')
      return recurring(unit.toLowerCase() === 'tuần' ? `FREQ=WEEKLY;BYDAY=${code}` : `FREQ=MONTHLY;BYDAY=${code}`)
    return recurring(`FREQ=MONTHLY;BYDAY=${ORDER[nth.toLowerCase().replace(/\s+/g, ' ')] ?? ''}${code}`)
  },
  examples: [
    {
      text: 'họp giao ban thứ Sáu tuần thứ 2 hàng tháng',
      finds: [{ quote: 'thứ Sáu tuần thứ 2 hàng tháng', value: { kind: 'recurring', rrule: 'FREQ=MONTHLY;BYDAY=2FR' } }],
    },
    {
      text: 'gửi báo cáo trước 15 giờ thứ Năm hằng tuần',
      finds: [{ quote: 'trước 15 giờ thứ Năm hằng tuần', value: { rrule: 'FREQ=WEEKLY;BYDAY=TH' } }],
    },
    {
      text: 'chào cờ sáng thứ Hai đầu tiên hằng tháng',
      finds: [{ quote: 'sáng thứ Hai đầu tiên hằng tháng', value: { rrule: 'FREQ=MONTHLY;BYDAY=1MO' } }],
    },
    {
      text: 'mở cửa thứ Sáu, thứ Bảy hằng tuần',
      finds: [{ quote: 'thứ Sáu, thứ Bảy hằng tuần', value: { rrule: 'FREQ=WEEKLY;BYDAY=FR,SA' } }],
    },
    { text: 'tổng vệ sinh chủ nhật hằng tuần', finds: [{ quote: 'chủ nhật hằng tuần', value: { rrule: 'FREQ=WEEKLY;BYDAY=SU' } }] },
    { text: 'họp định kỳ vào tuần cuối của tháng', finds: [{ quote: 'vào tuần cuối của tháng', value: { rrule: 'FREQ=MONTHLY' } }] },
    { text: 'họp vào tuần cuối của tháng 6/2026', finds: [] },
    { text: 'ra quân vào tuần đầu của tháng hành động', finds: [] },
    { text: 'điều thứ hai trong tuần làm việc này', finds: [] },
    { text: 'lần thứ ba tổ chức hằng năm', finds: [] },
  ],
})
