import { vi } from '../../text/vi.ts'
import { defineRule } from '../rule.ts'
import { celebrated, cited, named, opensSentence, past, quoted, stands } from './govern.ts'
import {
  BARE_MONTH,
  CLOCK,
  DAY_NUMBER,
  MONTH_NUMBER,
  OF_YEAR,
  PERIOD,
  type Period,
  QUARTER_NUMBER,
  STAGE,
  YEAR_NUMBER,
  readPeriod,
  resolve,
} from './period.ts'
import { group, plain as plainly } from './match.ts'
import { type DeadlineContext, type DeadlineValue, dated } from './types.ts'

const TO =
  '(?:\\s?-\\s?|(?:,| và)? (?:kết thúc|hoàn thành)(?: vào| trước)?:? (?=ngày |tháng |quý |\\d)|,? (?:cho )?(?:đến|tới) (?:(?:hết|cuối) (?=ngày|tháng|quý|năm))?)'
const FULL = `(?:${PERIOD}|${BARE_MONTH}|năm ${YEAR_NUMBER}|${YEAR_NUMBER})`

/** First day of one period to the last of another; the first takes the year of the last. */
function join(first: Period, last: Period, context: DeadlineContext): DeadlineValue | null {
  const end = resolve(last, context)
  if (end.to === null) return dated('within', null, null, 'guessed')
  const year = Number(end.to.slice(0, 4))
  const start = first.year ?? year
  const days = first.span(start)
  if (!days) return null
  const earlier = first.year === null && days[0] > end.to ? first.span(start - 1) : days
  if (!earlier || earlier[0] > end.to) return null
  return dated('within', earlier[0], end.to, end.trust === 'stated' && first.vague ? 'guessed' : end.trust)
}

/** "số liệu tính từ ngày … đến ngày …": the days that a report covers. */
const REVIEWED = /(?:^|[^\p{L}])(?:số\s+liệu(?:\s+\p{L}+){0,3}|(?:được\s+)?tính|kỳ\s+báo\s+cáo|niên\s+độ)\s*[:(]?\s*$/iu

function ordinary(match: RegExpExecArray, value: DeadlineValue | null, context: DeadlineContext): DeadlineValue | null {
  if (context.where !== 'prose' || value === null) return value
  const start = match.index
  if (REVIEWED.test(match.input.slice(Math.max(0, start - 40), start))) return null
  return past(value.to, context) || quoted(match.input, start) || cited(match.input, start, start) || celebrated(match.input, start)
    ? null
    : value
}

/** "từ ngày 01/7 đến ngày 31/12/2025", "từ tháng 3 đến tháng 9/2026", "31/3/2025 - 04/4/2025", "quý II/2025 - quý I/2026" */
export const range = defineRule<DeadlineValue, DeadlineContext>({
  id: 'deadline/range',
  about: 'From one day or period to another.',
  pattern: vi`(?:(?:trong thời gian |thời gian |bắt đầu |kể )?từ )?(?<first>${FULL})${TO}(?<last>${FULL})`,
  read(match, context) {
    const first = readPeriod(group(match, 'first'))
    const last = readPeriod(group(match, 'last'))
    if (!first || !last) return null
    const years = first.unit === 'year' && last.unit === 'year'
    if (context.where === 'prose' && !/từ\s/iu.test(match[0].slice(0, 16)) && (years || !/ngày|tháng|quý|qúy/iu.test(match[0]))) return null
    if (years && context.where === 'prose' && named(match.input, match.index, match.index + match[0].length)) return null
    return ordinary(match, join(first, last, context), context)
  },
  examples: [
    {
      text: 'Mở đợt cao điểm từ ngày 01/7 đến ngày 31/12/2025.',
      finds: [{ quote: 'từ ngày 01/7 đến ngày 31/12/2025', value: { kind: 'within', from: '2025-07-01', to: '2025-12-31' } }],
    },
    {
      text: 'kiểm tra tại cơ sở từ tháng 3 đến tháng 9/2026',
      finds: [{ quote: 'từ tháng 3 đến tháng 9/2026', value: { from: '2026-03-01', to: '2026-09-30' } }],
    },
    {
      text: 'trưng bày từ ngày 11/9 đến hết năm 2026',
      finds: [{ quote: 'từ ngày 11/9 đến hết năm 2026', value: { from: '2026-09-11', to: '2026-12-31' } }],
    },
    {
      text: 'từ tháng 11 đến tháng 02/2026 tổ chức gieo trồng',
      finds: [{ quote: 'từ tháng 11 đến tháng 02/2026', value: { from: '2025-11-01', to: '2026-02-28' } }],
    },
    {
      text: 'thí điểm từ quý II/2025 đến hết quý I/2026',
      finds: [{ quote: 'từ quý II/2025 đến hết quý I/2026', value: { from: '2025-04-01', to: '2026-03-31' } }],
    },
    {
      text: 'mở lớp từ năm 2025 đến năm 2027 cho cán bộ xã',
      finds: [{ quote: 'từ năm 2025 đến năm 2027', value: { from: '2025-01-01', to: '2027-12-31' } }],
    },
    { text: 'trồng bù vào Tháng 5 - 8/2026', finds: [{ quote: 'Tháng 5 - 8/2026', value: { from: '2026-05-01', to: '2026-08-31' } }] },
    {
      text: 'Bắt đầu từ ngày 01/9/2025 và kết thúc ngày 30/11/2025',
      finds: [{ quote: 'Bắt đầu từ ngày 01/9/2025 và kết thúc ngày 30/11/2025', value: { from: '2025-09-01', to: '2025-11-30' } }],
    },
    { text: 'kỷ niệm ngày truyền thống từ 20/10/2025 đến 22/10/2025', finds: [] },
    { text: 'thu ngân sách từ năm 2021 đến năm 2024 tăng đều', finds: [] },
    { text: 'báo cáo kết quả (số liệu tính từ ngày 15/12/2024 đến ngày 14/12/2025)', finds: [] },
    { text: 'đi từ xã 3 đến xã 9', finds: [] },
  ],
})

const DAYS = `(?:${CLOCK})?(?:ngày )?${DAY_NUMBER}${TO}(?:ngày )?${DAY_NUMBER}\\s?(?:/\\s?(?:0?[1-9]|1[0-2])(?!\\d)| tháng (?:0?[1-9]|1[0-2])(?!\\d))(?:${OF_YEAR})?`
const MONTHS = `(?:tháng )${MONTH_NUMBER}${TO}${MONTH_NUMBER}(?:${OF_YEAR})?`
const WEEKS = `tuần (?:thứ )?[1-5]${TO}(?:tuần (?:thứ )?)?[1-5](?: của)? tháng (?:0?[1-9]|1[0-2])(?!\\d)(?:${OF_YEAR})?`
const QUARTERS = `quý ${QUARTER_NUMBER}${TO}${QUARTER_NUMBER}(?:${OF_YEAR})?`

/** "từ ngày 20 đến 25/6/2025", "ngày 20-25/6", "tháng 3-4/2025", "Quý II-III/2025" */
export const shortRange = defineRule<DeadlineValue, DeadlineContext>({
  id: 'deadline/short-range',
  about: 'A range whose first end leaves out the unit, month or year.',
  pattern: vi`(?<lead>từ |trong |vào |các )?(?<lead2>(?:các )?)(?<range>${WEEKS}|(?<!tuần (?:thứ )?)${DAYS}|${MONTHS}|${QUARTERS})`,
  read(match, context) {
    const words = group(match, 'range')
    const ends = shortEnds(words)
    if (!ends) return null
    if (
      context.where === 'prose' &&
      !group(match, 'lead') &&
      !/^(?:ngày|\d+ giờ)/iu.test(words) &&
      !bracketed(match) &&
      !stands(match.input, match.index, match.index + match[0].length, true)
    )
      return null
    if (/^\d/.test(words) && context.where === 'prose' && !group(match, 'lead') && !bracketed(match)) return null
    return ordinary(match, join(ends[0], ends[1], context), context)
  },
  examples: [
    {
      text: 'Tổ chức từ ngày 20 đến 25/6/2025',
      finds: [{ quote: 'từ ngày 20 đến 25/6/2025', value: { kind: 'within', from: '2025-06-20', to: '2025-06-25' } }],
    },
    { text: 'tập huấn ngày 20-25/6 tại huyện cũ', finds: [{ quote: 'ngày 20-25/6', value: { from: '2025-06-20', to: '2025-06-25' } }] },
    { text: 'kiểm tra trong tháng 3-4/2025', finds: [{ quote: 'trong tháng 3-4/2025', value: { from: '2025-03-01', to: '2025-04-30' } }] },
    {
      text: 'hoàn thành trong Quý II - III/2025.',
      finds: [{ quote: 'trong Quý II - III/2025', value: { from: '2025-04-01', to: '2025-09-30' } }],
    },
    {
      text: 'diễn ra từ tháng 5 đến 8 năm 2026',
      finds: [{ quote: 'từ tháng 5 đến 8 năm 2026', value: { from: '2026-05-01', to: '2026-08-31' } }],
    },
    {
      text: 'Thi thử vào tuần 1-2 tháng 6/2025',
      finds: [{ quote: 'vào tuần 1-2 tháng 6/2025', value: { from: '2025-06-01', to: '2025-06-14' } }],
    },
    { text: 'Thi thử lần 2 (18 - 19/3): khối 12', finds: [{ quote: '18 - 19/3', value: { from: '2025-03-18', to: '2025-03-19' } }] },
    { text: 'đạt 20-25/30 điểm', finds: [] },
    { text: 'tỷ lệ 3 - 4/5 số phiếu', finds: [] },
  ],
})

/** "Khảo sát lần 2 (18 - 19/3)": a bracket that holds the days and nothing else. */
function bracketed(match: RegExpExecArray): boolean {
  return match.input[match.index - 1] === '(' && match.input[match.index + match[0].length] === ')'
}

function shortEnds(words: string): [Period, Period] | null {
  const year = /(?:19|20)\d\d(?!\d)/.exec(words)
  const plain = plainly(year ? words.slice(0, year.index) : words)
  const suffix = year ? ` năm ${year[0]}` : ''
  const unit = /quý/.test(plain) ? 'quý' : /^tháng/.test(plain) ? 'tháng' : 'ngày'
  const weeks = /tuần (?:thứ )?(\d)\D{1,20}?(\d)(?: của)? (tháng \d{1,2})/u.exec(plain.replace(/\s+/g, ' '))
  if (weeks) return both(`tuần ${weeks[1]} ${weeks[3]}${suffix}`, `tuần ${weeks[2]} ${weeks[3]}${suffix}`)
  if (unit === 'ngày') {
    const days = /(\d{1,2})(?:\s?-\s?|\D{1,24}?)(\d{1,2})\s?(?:\/\s?|tháng\s+)(\d{1,2})\D*$/u.exec(plain)
    return days && both(`ngày ${days[1]}/${days[3]}${suffix}`, `ngày ${days[2]}/${days[3]}${suffix}`)
  }
  const ends = plain.replace(unit, '').split(/\s?-\s?|,?\s+(?:cho\s+)?(?:đến|tới)\s+(?:(?:hết|cuối)\s+)?/u)
  const last = (ends[1] ?? '').replace(/[\s/.,(-]+(?:(?:của\s+)?năm\s*)?$/u, '')
  return both(`${unit} ${(ends[0] ?? '').trim()}${suffix}`, `${unit} ${last}${suffix}`)
}

function both(first: string, last: string): [Period, Period] | null {
  const pair = [readPeriod(first), readPeriod(last)]
  return pair[0] && pair[1] ? [pair[0], pair[1]] : null
}

/** "giai đoạn 2023 - 2025", in a cell also "2023-2025" */
export const stage = defineRule<DeadlineValue, DeadlineContext>({
  id: 'deadline/stage',
  about: 'A span of years.',
  pattern: vi`(?:trong )?${STAGE}`,
  read(match, context) {
    const words = match[0]
    const years = [...words.matchAll(/(?:19|20)\d\d/g)].map((year) => Number(year[0]))
    const [first, last] = years
    if (first === undefined || last === undefined || first > last) return null
    const value = dated('within', `${first}-01-01`, `${last}-12-31`, 'stated')
    if (context.where !== 'prose') return value
    const end = match.index + words.length
    const firm = /^(?:trong|từ)\s/iu.test(words) || opensSentence(match.input, match.index) || stands(match.input, match.index, end, false)
    return firm && /\p{L}/u.test(words) && !past(value.to, context) && !named(match.input, match.index, end) ? value : null
  },
  examples: [
    {
      text: 'Giai đoạn 2025 - 2027: xây dựng 5 mô hình',
      finds: [{ quote: 'Giai đoạn 2025 - 2027', value: { kind: 'within', from: '2025-01-01', to: '2027-12-31' } }],
    },
    {
      text: 'đầu tư 12 trạm cấp nước trong giai đoạn 2026-2030',
      finds: [{ quote: 'trong giai đoạn 2026-2030', value: { from: '2026-01-01', to: '2030-12-31' } }],
    },
    { text: 'Nâng cấp đường liên thôn, giai đoạn 2025-2026.', finds: [{ quote: 'giai đoạn 2025-2026', value: { to: '2026-12-31' } }] },
    { text: 'Chương trình giảm nghèo bền vững giai đoạn 2026-2030', finds: [] },
    { text: 'ban hành kèm theo Đề án phát triển cây dược liệu, giai đoạn 2026 - 2030, định hướng đến năm 2035', finds: [] },
    { text: 'sơ kết giai đoạn 2021-2025 của chương trình', finds: [] },
  ],
})
