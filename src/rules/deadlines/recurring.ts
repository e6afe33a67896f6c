import { vi } from '../../text/vi.ts'
import { type Match, defineRule } from '../rule.ts'
import { before, quoted } from './govern.ts'
import { group, plain as plainly } from './match.ts'
import { numeral } from './period.ts'
import { type DeadlineContext, type DeadlineValue, recurring } from './types.ts'

const FREQUENCY: Record<string, string> = {
  giờ: 'FREQ=HOURLY',
  ngày: 'FREQ=DAILY',
  đêm: 'FREQ=DAILY',
  tuần: 'FREQ=WEEKLY',
  tháng: 'FREQ=MONTHLY',
  quý: 'FREQ=MONTHLY;INTERVAL=3',
  'nửa năm': 'FREQ=MONTHLY;INTERVAL=6',
  'học kỳ': 'FREQ=MONTHLY;INTERVAL=6',
  'năm học': 'FREQ=YEARLY',
  năm: 'FREQ=YEARLY',
}

/** The RFC 5545 rule of "quý", "6 tháng", "02 năm"; "9 tháng" falls due once a year. */
export function frequency(words: string): string | null {
  const plain = plainly(words).replace('kì', 'kỳ')
  const parts = /^(?:(\d{1,2}|một|hai|ba|bốn|sáu|chín) )?(giờ|ngày|đêm|tuần|tháng|quý|nửa năm|học kỳ|năm học|năm)(?: đầu năm)?$/.exec(plain)
  if (!parts) return null
  const unit = FREQUENCY[parts[2] ?? '']
  if (!unit) return null
  const count = parts[1] ? numeral(parts[1]) : 1
  if (count === 0) return null
  if (count === 9 && parts[2] === 'tháng') return 'FREQ=YEARLY'
  if (count === 12 && parts[2] === 'tháng') return 'FREQ=YEARLY'
  if (count === 1) return unit
  const step = /INTERVAL=(\d+)/.exec(unit)
  return `${unit.split(';')[0]};INTERVAL=${count * (step ? Number(step[1]) : 1)}`
}

const UNIT = '(?:ngày|đêm|tuần|tháng|quý|nửa năm|học k[ỳì]|năm học|năm)'
const NO_NUMBER = '(?! (?:\\d{1,2}\\s?[/.]\\s?\\d|\\d{4}|này|nay|trước(?! khi| \\d{1,2}\\s?(?:giờ|h|g|:))|qua|nghỉ|lễ|thứ|lương))'

const OF_A_NAME =
  /(?:ngân\s+sách(?:\s+nhà\s+nước)?|dự\s+toán|kinh\s+phí|sinh\s+hoạt(?:\s+chi\s+bộ)?|bình\s+quân|trung\s+bình|thu\s+nhập|chi\s+tiêu|chỉ\s+tiêu|mặt|cửa|khách|bán|mua|đơn|hồ\s+sơ|ngày\s+lễ|(?:kế\s+hoạch|chương\s+trình)(?:\s+(?:công\s+tác|hoạt\s+động|hành\s+động|(?:kiểm\s+tra|giám\s+sát|thanh\s+tra)(?:,\s+(?:kiểm\s+tra|giám\s+sát))?))?|dự\s+toán\s+(?:chi|thu|kinh\s+phí)|thi\s+đua|xếp\s+loại|đảng\s+viên|họp|lương|bảo\s+hiểm|trợ\s+cấp|phụ\s+cấp|tiền|học\s+phí|phí|hưu|thuế|tăng\s+trưởng|định\s+mức|nguồn\s+thu|được\s+giao|lịch(?:\s+\p{L}+)?)\s+$/iu

const QUALITY = /(?:chất\s+lượng|hiệu\s+quả|đổi\s+mới)[^.,;\n]{0,60}$/iu
const RATING = /(?:xếp\s+loại|bình\s+xét|thi\s+đua|khen\s+thưởng|tiêu\s+chí|tiêu\s+chuẩn)[^.;\n]{0,110}$/iu

function nominal(text: string, start: number): boolean {
  const lead = before(text, start, 40)
  return quoted(text, start) || OF_A_NAME.test(lead) || QUALITY.test(before(text, start, 80)) || RATING.test(before(text, start, 130))
}

/** "hằng năm", "định kỳ hằng quý", "mỗi học kỳ", "hàng tuần" */
export const every = defineRule<DeadlineValue, DeadlineContext>({
  id: 'deadline/every',
  about: 'Work that comes back with the calendar.',
  pattern: vi`(?:(?:thường xuyên )?định kỳ,? (?:vào )?)?(?:(?:đầu|cuối|giữa|vào đầu|vào cuối) )?(?:hằng|hàng|mỗi|từng) (?<unit>(?:0?[2369] )?${UNIT})${NO_NUMBER}`,
  read(match, context) {
    if (context.where === 'prose' && !/^định/iu.test(match[0]) && nominal(match.input, match.index)) return null
    if (/^mỗi/iu.test(match[0]) && /^\s*(?:người|hộ|xã|lần)/iu.test(match.input.slice(match.index + match[0].length))) return null
    const rrule = frequency(group(match, 'unit'))
    return rrule ? recurring(rrule) : null
  },
  examples: [
    { text: 'Hằng năm, các xã tự chấm điểm', finds: [{ quote: 'Hằng năm', value: { kind: 'recurring', rrule: 'FREQ=YEARLY' } }] },
    { text: 'định kỳ hàng quý tổ chức giao ban', finds: [{ quote: 'định kỳ hàng quý', value: { rrule: 'FREQ=MONTHLY;INTERVAL=3' } }] },
    { text: 'bảo đảm mỗi học kỳ có một buổi ngoại khóa', finds: [{ quote: 'mỗi học kỳ', value: { rrule: 'FREQ=MONTHLY;INTERVAL=6' } }] },
    { text: 'báo cáo hằng ngày trước 15h00', finds: [{ quote: 'hằng ngày', value: { rrule: 'FREQ=DAILY' } }] },
    { text: 'lau sàn hằng ngày trước khi đón trẻ', finds: [{ quote: 'hằng ngày', value: { rrule: 'FREQ=DAILY' } }] },
    { text: 'tuần tra hằng đêm', finds: [{ quote: 'hằng đêm', value: { rrule: 'FREQ=DAILY' } }] },
    { text: 'Tự kiểm tra hằng ngày và ghi sổ', finds: [{ quote: 'hằng ngày', value: { rrule: 'FREQ=DAILY' } }] },
    { text: 'công khai danh sách định kỳ hằng tuần', finds: [{ quote: 'định kỳ hằng tuần', value: { rrule: 'FREQ=WEEKLY' } }] },
    { text: 'bố trí trong dự toán ngân sách hằng năm', finds: [] },
    { text: 'bố trí kinh phí trong dự toán chi hằng năm của Bộ', finds: [] },
    { text: 'đưa vào chương trình công tác hằng năm của cấp ủy', finds: [] },
    { text: 'đưa vào chương trình kiểm tra, giám sát hằng năm', finds: [] },
    { text: 'nâng chất lượng sinh hoạt chi bộ hằng tháng', finds: [] },
    { text: 'nâng cao chất lượng các cuộc họp giao ban hằng tuần', finds: [] },
    { text: 'kiểm soát 12 mặt hàng năm 2025', finds: [] },
  ],
})

const LISTED = `(?:(?:hằng|hàng|mỗi|theo|từng) )?(?:(?:\\d{1,2}|một|sáu) )?${UNIT}(?: đầu năm)?(?: (?:một|01|1) lần)?`
const AND = '\\s?(?:,|;|và|hoặc|/|,\\s?và)\\s?'
const ITEM =
  /(?:(?:hằng|hàng|mỗi|theo|từng)\s+)?((?:(?:\d{1,2}|một|sáu)\s+)?(?:ngày|tuần|tháng|quý|nửa năm|học k[ỳì]|năm học|năm)(?:\s+đầu\s+năm)?)(?:\s+(?:một|01|1)\s+lần)?/giu

/** "định kỳ 6 tháng, 1 năm", "báo cáo hằng quý, 6 tháng và năm", "6 tháng, hằng năm" */
export const rhythm = defineRule<DeadlineValue, DeadlineContext>({
  id: 'deadline/rhythm',
  about: 'The rhythms of a report that falls due, several in a row.',
  pattern: vi`(?:(?:định kỳ|báo cáo)(?:,|:| \()? ?${LISTED}(?:${AND}${LISTED}){0,5}|${LISTED}(?:${AND}${LISTED}){1,5})${NO_NUMBER}(?! \d)`,
  read(match, context) {
    const words = match[0]
    const periodic = /^định\s+kỳ/iu.test(words)
    const reports = /^báo\s+cáo/iu.test(words)
    if (context.where === 'prose' && !periodic && !/hằng|hàng|6 tháng|sáu tháng/iu.test(words)) return null
    if (reports && !/hằng|hàng|[,;]|và/iu.test(words)) return null
    if (context.where === 'prose' && !periodic && !reports && nominal(match.input, match.index)) return null
    return listed(match, reports ? (/^báo\s+cáo[^\p{L}\d]*/iu.exec(words)?.[0].length ?? 0) : 0)
  },
  examples: [
    {
      text: 'Định kỳ 6 tháng, 1 năm gửi báo cáo',
      finds: [
        { quote: 'Định kỳ 6 tháng', value: { kind: 'recurring', rrule: 'FREQ=MONTHLY;INTERVAL=6' } },
        { quote: '1 năm', value: { rrule: 'FREQ=YEARLY' } },
      ],
    },
    {
      text: 'báo cáo hằng quý, 6 tháng và năm về Sở',
      finds: [
        { quote: 'hằng quý', value: { rrule: 'FREQ=MONTHLY;INTERVAL=3' } },
        { quote: '6 tháng', value: { rrule: 'FREQ=MONTHLY;INTERVAL=6' } },
        { quote: 'năm', value: { rrule: 'FREQ=YEARLY' } },
      ],
    },
    {
      text: 'tổng hợp 6 tháng, hằng năm theo mẫu',
      finds: [
        { quote: '6 tháng', value: { rrule: 'FREQ=MONTHLY;INTERVAL=6' } },
        { quote: 'hằng năm', value: { rrule: 'FREQ=YEARLY' } },
      ],
    },
    { text: 'kiểm tra định kỳ quý', finds: [{ quote: 'định kỳ quý', value: { rrule: 'FREQ=MONTHLY;INTERVAL=3' } }] },
    { text: 'nuôi dưỡng trong 6 tháng, 12 ngày tuổi', finds: [] },
    { text: 'định kỳ tổng hợp, báo cáo theo quy định', finds: [] },
    { text: 'báo cáo năm 2025', finds: [] },
  ],
})

function listed(match: RegExpExecArray, skip: number): Match<DeadlineValue>[] | null {
  const found: Match<DeadlineValue>[] = []
  for (const item of match[0].slice(skip).matchAll(ITEM)) {
    const unit = item[1] ?? ''
    const rrule = frequency(unit)
    if (!rrule || (/ngày/iu.test(unit) && /\d/.test(unit))) return null
    found.push({ start: match.index + skip + item.index, end: match.index + skip + item.index + item[0].length, value: recurring(rrule) })
  }
  if (found[0]) found[0].start = match.index + skip
  return found.length > 0 ? found : null
}

const TIMES_UNIT = '(?<unit>(?:0?[1-9] )?(?:ngày|tuần|tháng|quý|học k[ỳì]|năm học|năm))'

/** What is held or published so many times: money, weights and people are none. */
const OCCASION =
  '(?:buổi|cuộc|đợt|kỳ|phiên|chuyên đề|hội nghị|hội thi|tin,? bài|tin|bài|phóng sự|lớp|tiết|hoạt động)(?: (?!\\d)\\p{L}+){0,4}'
const SHARE_UNIT = '(?:ngày|tuần|tháng|quý|học k[ỳì]|năm học|năm)'

/** "01 lần/tháng", "ít nhất 2 lần/năm", "mỗi quý một lần", "6 tháng/lần" */
export const times = defineRule<DeadlineValue, DeadlineContext>({
  id: 'deadline/times',
  about: 'So many times in a period.',
  pattern: vi`(?:định kỳ )?(?:(?<count>\d{1,2}|một|hai|ba|bốn) (?:lần|(?:kỳ|đợt|buổi|cuộc)(?=\s?/?\s?(?:mỗi |một |trong |hằng |hàng ){0,2}(?:tháng|quý|học|năm)))\s?(?:/\s?| (?:trong )?(?:mỗi|một|hằng|hàng|trong) )${TIMES_UNIT}|(?:mỗi|một|hằng|hàng|01|1) (?<each>ngày|tuần|tháng|quý|học k[ỳì]|năm)(?: tổ chức| kiểm tra| họp)? (?:ít nhất |tối thiểu )?(?<count2>\d{1,2}|một|hai|ba|bốn) lần|(?<count3>\d{1,2}) ${OCCASION}\s?/\s?(?<unit3>${SHARE_UNIT})|(?<step>(?:\d{1,2}|một|hai|ba|sáu) (?:giờ|ngày|tuần|tháng|quý|năm))(?:\s?/\s?(?:01 |1 |một )?| (?:một|1|01|/) )lần)`,
  read(match, context) {
    if (context.where === 'prose' && quoted(match.input, match.index)) return null
    const step = group(match, 'step')
    if (step) {
      const rrule = frequency(step)
      return rrule ? recurring(rrule) : null
    }
    const unit = frequency(group(match, 'unit') || group(match, 'each') || group(match, 'unit3'))
    const count = numeral(group(match, 'count') || group(match, 'count2') || group(match, 'count3'))
    return unit && count > 0 ? recurring(share(unit, count)) : null
  },
  examples: [
    {
      text: 'phát bản tin bão 03 giờ/lần',
      finds: [{ quote: '03 giờ/lần', value: { kind: 'recurring', rrule: 'FREQ=HOURLY;INTERVAL=3' } }],
    },
    { text: 'giao ban ít nhất 01 lần/tháng', finds: [{ quote: '01 lần/tháng', value: { kind: 'recurring', rrule: 'FREQ=MONTHLY' } }] },
    { text: 'kiểm tra 2 lần/năm tại mỗi trạm', finds: [{ quote: '2 lần/năm', value: { rrule: 'FREQ=MONTHLY;INTERVAL=6' } }] },
    { text: 'đối thoại với hội viên mỗi quý một lần', finds: [{ quote: 'mỗi quý một lần', value: { rrule: 'FREQ=MONTHLY;INTERVAL=3' } }] },
    { text: 'rà soát 6 tháng/lần', finds: [{ quote: '6 tháng/lần', value: { rrule: 'FREQ=MONTHLY;INTERVAL=6' } }] },
    { text: 'họp định kỳ 02 tuần/lần', finds: [{ quote: 'định kỳ 02 tuần/lần', value: { rrule: 'FREQ=WEEKLY;INTERVAL=2' } }] },
    { text: 'sơ kết 03 tháng một lần', finds: [{ quote: '03 tháng một lần', value: { rrule: 'FREQ=MONTHLY;INTERVAL=3' } }] },
    {
      text: 'ít nhất 01 buổi ngoại khóa/học kỳ',
      finds: [{ quote: '01 buổi ngoại khóa/học kỳ', value: { rrule: 'FREQ=MONTHLY;INTERVAL=6' } }],
    },
    { text: 'tối thiểu 02 tin, bài/tháng', finds: [{ quote: '02 tin, bài/tháng', value: { rrule: 'FREQ=WEEKLY;INTERVAL=2' } }] },
    { text: 'mức chi 50 nghìn đồng/buổi, 15 m3/ngày', finds: [] },
    { text: 'đã tổ chức 12 lần trong các thôn', finds: [] },
    { text: 'Hội thi lần thứ hai năm nay', finds: [] },
  ],
})

const DIVIDED: Record<string, Record<number, string>> = {
  'FREQ=YEARLY': {
    2: 'FREQ=MONTHLY;INTERVAL=6',
    3: 'FREQ=MONTHLY;INTERVAL=4',
    4: 'FREQ=MONTHLY;INTERVAL=3',
    6: 'FREQ=MONTHLY;INTERVAL=2',
    12: 'FREQ=MONTHLY',
  },
  'FREQ=MONTHLY;INTERVAL=6': { 2: 'FREQ=MONTHLY;INTERVAL=3', 3: 'FREQ=MONTHLY;INTERVAL=2', 6: 'FREQ=MONTHLY' },
  'FREQ=MONTHLY;INTERVAL=3': { 3: 'FREQ=MONTHLY' },
  'FREQ=MONTHLY': { 2: 'FREQ=WEEKLY;INTERVAL=2', 4: 'FREQ=WEEKLY' },
}

/** So many times a unit, evenly spread; a number that does not divide it leaves the unit itself. */
function share(unit: string, count: number): string {
  return DIVIDED[unit]?.[count] ?? unit
}
