import { vi } from '../../text/vi.ts'
import { type Match, defineRule } from '../rule.ts'
import { before, dangling, named, past, quoted, stands } from './govern.ts'
import {
  AND,
  HALF,
  MONTH,
  MONTH_NUMBER,
  OF_YEAR,
  QUARTER,
  QUARTER_NUMBER,
  SCHOOL,
  YEAR,
  YEAR_NUMBER,
  readPeriod,
  resolve,
} from './period.ts'
import { group, plain } from './match.ts'
import { type DeadlineContext, type DeadlineValue, dated } from './types.ts'

const PREPOSITION = '(?:(?:ngay )?(?:trong|vào)(?: (?:khoảng|thời gian|dịp|cả|suốt))? )'
const REVIEWED =
  /(?:báo\s+cáo|sinh\s+hoạt|phiên\s+họp|thường\s+kỳ|họp\s+báo|thi\s+đua|dự\s+toán|sổ\s+tay|chỉ\s+tiêu|nhiệm\s+vụ|cách\s+mạng|của|sơ\s+kết|tổng\s+kết|kiểm\s+điểm|thông\s+tin)\s+$/iu

const OPEN_YEAR = /(?:hoàn\s+thành|xong|dứt\s+điểm|thực\s+hiện|triển\s+khai|tổ\s+chức|ban\s+hành|giải\s+ngân|ngay)\s+$/iu
const GIVES_OUT = /(?:công\s+bố|thông\s+báo|trả|niêm\s+yết)\s+kết\s+quả\s+$/iu
const FIGURES = /(?:kết\s+quả|số\s+liệu|tình\s+hình|so\s+với|cùng\s+kỳ|so\s+sánh)\s+$/iu

/** "trong quý II năm 2026", "tháng 8/2025", "cuối năm", "6 tháng đầu năm 2025", "trong năm 2026", "học kỳ I năm học 2025-2026" */
export const period = defineRule<DeadlineValue, DeadlineContext>({
  id: 'deadline/period',
  about: 'A month, quarter, half year or year in which the work happens.',
  pattern: vi`(?<preposition>${PREPOSITION})?(?:(?:${SCHOOL}|${HALF}|${MONTH}|${QUARTER}|${YEAR})|(?<=(?:trong|vào) )năm(?! (?:học|nay|sau|${YEAR_NUMBER})))(?!\s?-\s?(?:20)?\d\d)`,
  read(match, context) {
    const words = match[0]
    const start = match.index
    const end = start + words.length
    const found = readPeriod(words)
    if (!found || /cách\s+mạng\s+$/iu.test(before(match.input, start, 12)) || dangling(match.input, start)) return null
    const { from, to, trust } = resolve(found, context)
    if (context.where === 'prose' && (past(to, context) || !governs(match, found.unit === 'year', start, end))) return null
    return dated('within', from, to, trust)
  },
  examples: [
    {
      text: 'Ban hành quy chế trong quý II năm 2026.',
      finds: [{ quote: 'trong quý II năm 2026', value: { kind: 'within', from: '2026-04-01', to: '2026-06-30' } }],
    },
    { text: 'mở lớp tập huấn vào tháng 8/2025', finds: [{ quote: 'vào tháng 8/2025', value: { from: '2025-08-01', to: '2025-08-31' } }] },
    { text: 'Tháng 9/2025, tổ chức hội nghị sơ kết', finds: [{ quote: 'Tháng 9/2025', value: { from: '2025-09-01' } }] },
    {
      text: 'nghiệm thu trong 6 tháng cuối năm 2025',
      finds: [{ quote: 'trong 6 tháng cuối năm 2025', value: { from: '2025-07-01', to: '2025-12-31' } }],
    },
    {
      text: 'bàn giao cho xã, hoàn thành quý 4',
      finds: [{ quote: 'quý 4', value: { from: '2025-10-01', to: '2025-12-31', trust: 'inferred' } }],
    },
    {
      text: 'tổng kết phong trào vào cuối năm 2026',
      finds: [{ quote: 'vào cuối năm 2026', value: { from: '2026-10-01', to: '2026-12-31' } }],
    },
    {
      text: 'phấn đấu có 5 xã đạt chuẩn trong năm 2026',
      finds: [{ quote: 'trong năm 2026', value: { from: '2026-01-01', to: '2026-12-31' } }],
    },
    {
      text: 'kiểm tra vào tuần thứ 2 tháng 6/2025',
      finds: [{ quote: 'vào tuần thứ 2 tháng 6/2025', value: { from: '2025-06-08', to: '2025-06-14' } }],
    },
    {
      text: 'gửi đề xuất trong tháng 01',
      finds: [{ quote: 'trong tháng 01', value: { from: '2026-01-01', to: '2026-01-31', trust: 'inferred' } }],
    },
    {
      text: 'Khai giảng lớp học đầu tháng 7/2025.',
      finds: [{ quote: 'đầu tháng 7/2025', value: { from: '2025-07-01', to: '2025-07-10' } }],
    },
    { text: 'khảo sát trong nửa đầu tháng 5/2025', finds: [{ quote: 'trong nửa đầu tháng 5/2025', value: { to: '2025-05-15' } }] },
    { text: 'công bố kết quả trong quý II/2025', finds: [{ quote: 'trong quý II/2025', value: { to: '2025-06-30' } }] },
    { text: 'thực hiện Kế hoạch chuyển đổi số năm 2026 của xã', finds: [] },
    { text: 'Tổ chức Hội thi lần thứ II, năm 2026', finds: [] },
    { text: 'kính gửi quý 3 cơ quan và quý khách', finds: [] },
    { text: 'nhân các ngày lễ lớn trong năm', finds: [] },
    { text: 'báo cáo kết quả tháng 6/2025', finds: [] },
    { text: 'đánh giá mức tăng so với năm 2025', finds: [] },
  ],
})

/** "đầu tháng 7/2026" says when by itself. */
const PART_OF = /^(?:(?:khoảng|dự kiến)\s+)?(?:đầu|giữa|cuối|nửa\s+đầu|nửa\s+cuối|thượng\s+tuần|trung\s+tuần|hạ\s+tuần)\s+(?:tháng|quý)\s/iu
const CLAUSE_CLOSES = /^\s*(?:$|[.,;:\n)\]…])/u

/** In running text: a preposition, or a place of its own in the sentence. */
function governs(match: RegExpExecArray, year: boolean, start: number, end: number): boolean {
  const text = match.input
  const lead = before(text, start, 20)
  if (quoted(text, start) || (FIGURES.test(lead) && !GIVES_OUT.test(before(text, start, 30)))) return false
  if (group(match, 'preposition')) return !/năm$/iu.test(match[0]) || OPEN_YEAR.test(lead) || !/^\S+\s+năm$/iu.test(match[0])
  if (REVIEWED.test(lead)) return false
  if (/^\p{L}/u.test(text.slice(end, end + 4).trimStart()) && /qu?[uúý]+\s+\d$/iu.test(match[0])) return false
  if (PART_OF.test(match[0]) && CLAUSE_CLOSES.test(text.slice(end, end + 4))) return !named(text, start, end)
  if (!year && /\((?:dự\s+kiến\s+)?$/iu.test(lead) && text[end] === ')') return true
  return stands(text, start, end, !year || /^(?:đầu|giữa|cuối)/iu.test(match[0])) && !named(text, start, end)
}

const MONTHS = `(?:các )?tháng ${MONTH_NUMBER}(?:${AND}(?:tháng )?${MONTH_NUMBER}){0,8}${AND}(?:tháng )?${MONTH_NUMBER}(?:${OF_YEAR})?`
const QUARTERS = `(?:các )?quý ${QUARTER_NUMBER}(?:${AND}(?:quý )?${QUARTER_NUMBER}){0,2}${AND}(?:quý )?${QUARTER_NUMBER}(?:${OF_YEAR})?`
const YEARS = `(?:(?:các|\\d{1,2}|hai|ba) )?năm ${YEAR_NUMBER}(?:${AND}(?:năm )?${YEAR_NUMBER}){1,8}`

const WEEKS = `(?:các )?tuần (?:thứ )?[1-5](?:${AND}(?:tuần )?(?:thứ )?[1-5]){1,4}(?: của)? (?<month>tháng (?:0?[1-9]|1[0-2])(?!\\d)(?:${OF_YEAR})?)`

/** "tháng 3, 4/2025", "quý III, IV năm 2026", "các năm 2025, 2026 và 2027" */
export const periods = defineRule<DeadlineValue, DeadlineContext>({
  id: 'deadline/periods',
  about: 'Several months, quarters or years that share a year.',
  pattern: vi`(?<preposition>${PREPOSITION})?(?:${WEEKS}|${MONTHS}|${QUARTERS}|${YEARS})`,
  read(match, context) {
    const year = /năm\s+(?:19|20)\d\d/iu.test(match[0]) && !/tháng|quý|qúy/iu.test(match[0])
    if (context.where === 'prose' && !governs(match, year, match.index, match.index + match[0].length)) return null
    const found = group(match, 'month') ? weeks(match, context) : parts(match, year, context)
    return context.where === 'prose' ? found.filter((one) => !past(one.value.to, context)) : found
  },
  examples: [
    {
      text: 'Kiểm tra trong tháng 3, 4/2025',
      finds: [
        { quote: 'trong tháng 3', value: { kind: 'within', from: '2025-03-01', to: '2025-03-31' } },
        { quote: '4/2025', value: { from: '2025-04-01', to: '2025-04-30' } },
      ],
    },
    {
      text: 'hoàn thành quý III, IV năm 2026.',
      finds: [
        { quote: 'quý III', value: { from: '2026-07-01', to: '2026-09-30' } },
        { quote: 'IV năm 2026', value: { from: '2026-10-01', to: '2026-12-31' } },
      ],
    },
    {
      text: 'Bố trí vốn trong các năm 2025, 2026 và 2027',
      finds: [
        { quote: 'trong các năm 2025', value: { from: '2025-01-01' } },
        { quote: '2026', value: { from: '2026-01-01' } },
        { quote: '2027', value: { to: '2027-12-31' } },
      ],
    },
    {
      text: 'tập huấn vào tháng 5 và tháng 10',
      finds: [
        { quote: 'vào tháng 5', value: { from: '2025-05-01' } },
        { quote: 'tháng 10', value: { to: '2025-10-31' } },
      ],
    },
    {
      text: 'Kiểm tra vào tuần 2, 3 tháng 4/2025',
      finds: [
        { quote: 'vào tuần 2', value: { kind: 'within', from: '2025-04-08', to: '2025-04-14' } },
        { quote: '3 tháng 4/2025', value: { from: '2025-04-15', to: '2025-04-21' } },
      ],
    },
    {
      text: 'thực hiện trong 2 năm 2026 và 2027',
      finds: [
        { quote: 'trong 2 năm 2026', value: { from: '2026-01-01' } },
        { quote: '2027', value: { to: '2027-12-31' } },
      ],
    },
    { text: 'so với các năm 2022, 2023 tăng mạnh', finds: [] },
    { text: 'báo cáo tháng 3, 4 và tháng 5', finds: [] },
  ],
})

/** "tuần 2, 3 tháng 4/2026": each week of the month. */
function weeks(match: RegExpExecArray, context: DeadlineContext): Match<DeadlineValue>[] {
  const month = group(match, 'month')
  const end = match.index + match[0].length
  const first = match[0].search(/tuần/iu)
  const found: Match<DeadlineValue>[] = []
  for (const piece of match[0].slice(first, match[0].length - month.length).matchAll(/(?:tuần\s+)?(?:thứ\s+)?([1-5])/giu)) {
    const read = readPeriod(`tuần ${piece[1]} ${month}`)
    if (!read) continue
    const { from, to, trust } = resolve(read, context)
    const start = match.index + first + piece.index
    found.push({ start, end: start + piece[0].length, value: dated('within', from, to, trust) })
  }
  if (found[0]) found[0].start = match.index
  const last = found.at(-1)
  if (last) last.end = end
  return found
}

const UNIT = /(?:tháng|quý|qúy)\s+/iu
const PIECE = /(?:(?:tháng|quý|qúy|năm)\s+)?(?:mười\s+(?:một|hai)|[\p{L}\d]+)/giu

function parts(match: RegExpExecArray, year: boolean, context: DeadlineContext): Match<DeadlineValue>[] {
  const text = match[0]
  const unit = year ? 'năm' : plain(UNIT.exec(text)?.[0] ?? '')
  const stated = year ? null : /(?:19|20)\d\d/.exec(text)
  const first = text.search(year ? /năm\s+(?:19|20)/iu : UNIT)
  const close = stated
    ? text.slice(0, stated.index).replace(/(?:\s?[/.,-]?\s?(?:của\s+)?năm\s+|\s?[/.-]\s?|\s\(?)$/iu, '').length
    : text.length
  const found: Match<DeadlineValue>[] = []
  for (const piece of text.slice(first, close).matchAll(PIECE)) {
    const label = piece[0].replace(/^(?:tháng|quý|qúy|năm)\s+/iu, '')
    if (/^(?:và|hoặc)$/iu.test(label)) continue
    const read = readPeriod(`${unit} ${label}${stated ? ` năm ${stated[0]}` : ''}`)
    if (!read) continue
    const { from, to, trust } = resolve(read, context)
    found.push({
      start: match.index + first + piece.index,
      end: match.index + first + piece.index + piece[0].length,
      value: dated('within', from, to, trust),
    })
  }
  if (found[0]) found[0].start = match.index
  const last = found.at(-1)
  if (last) last.end = match.index + text.length
  return found
}
