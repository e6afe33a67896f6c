import { vi } from '../../text/vi.ts'
import { defineRule } from '../rule.ts'
import { before, opensSentence, quoted } from './govern.ts'
import { clauseEnd, segmentEnd } from './tail.ts'
import { group } from './match.ts'
import { type DeadlineContext, type DeadlineValue, relative } from './types.ts'

const WORDS: Record<string, number> = {
  một: 1,
  hai: 2,
  ba: 3,
  bốn: 4,
  năm: 5,
  sáu: 6,
  bảy: 7,
  tám: 8,
  chín: 9,
  mười: 10,
  'mười lăm': 15,
  'hai mươi': 20,
  'ba mươi': 30,
}
const COUNT =
  '(?<count>\\d{1,3}(?!\\d|[/.]\\d)|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười(?: lăm)?|(?:hai|ba) mươi)(?: \\([\\p{L} ]{2,16}\\))?'
const UNIT = '(?<unit>ngày|tuần|tháng|quý|năm|giờ|tiếng|phút)(?: làm việc)?'
const SINCE = '(?:,? (?:(?:kể |tính )từ|sau khi|từ (?:khi|ngày|lúc)|sau ngày|trước (?:khi|ngày|thời điểm|thời gian)|khi|so với))'

/** ISO 8601 duration of a number and a unit; null where they are no span of time. */
export function duration(count: string, unit: string): string | null {
  const value = WORDS[count.toLowerCase().replace(/\s+/g, ' ')] ?? Number(count)
  if (!Number.isInteger(value) || value <= 0) return null
  switch (unit.toLowerCase()) {
    case 'ngày':
      return `P${value}D`
    case 'tuần':
      return `P${value}W`
    case 'tháng':
      return `P${value}M`
    case 'quý':
      return `P${value * 3}M`
    case 'năm':
      return `P${value}Y`
    case 'giờ':
    case 'tiếng':
      return `PT${value}H`
    case 'phút':
      return `PT${value}M`
    default:
      return null
  }
}

const PENAL =
  /(?:tù|phạt|tuổi|hợp\s+đồng|(?<!rút\s)kinh\s+nghiệm|nhiệm\s+kỳ|bảo\s+hành|sống|cư\s+trú|lưu\s+trữ|lưu\s+giữ|nghỉ)[^.;\n]{0,25}$/iu

const ORDERED =
  /(?:hoàn\s+thành|xử\s+lý|trả\s+lời|gửi|báo\s+cáo|giải\s+quyết|phải|thực\s+hiện|thông\s+báo|xong|phản\s+hồi|khắc\s+phục|cập\s+nhật|trình|thẩm\s+định|công\s+khai|đăng\s+tải|niêm\s+yết|bàn\s+giao)[^.;\n]{0,80}$/iu

/** "trong vòng 48 giờ": hours and days to do something, whatever the verb. */
const SHORT = /(?:trong\s+vòng|chậm\s+nhất|muộn\s+nhất)[^\d]{0,30}\d{1,2}\s+(?:giờ|tiếng|ngày|phút)/iu

/** "sơ kết sau 45 ngày thực hiện" */
const SUMMED = /(?:sơ\s+kết|tổng\s+kết|đánh\s+giá|rút\s+kinh\s+nghiệm)\s+$/iu

function ordered(text: string, start: number): boolean {
  return opensSentence(text, start) || ORDERED.test(before(text, start, 100))
}

/** "trong vòng 05 ngày làm việc kể từ ngày nhận được văn bản", "sau 03 tháng kể từ khi …", "không quá 10 ngày", "chậm nhất 15 ngày trước khi …" */
export const within = defineRule<DeadlineValue, DeadlineContext>({
  id: 'deadline/duration',
  about: 'A span of time counted from (or back from) an event.',
  pattern: vi`(?<lead>(?:(?:chậm nhất|muộn nhất|tối đa|nhiều nhất)(?: là)? )?(?:trong (?:vòng|thời hạn|thời gian|khoảng)(?: thời gian)?(?: tối đa| không quá| chậm nhất)?(?: là)?)|chậm nhất(?: là)?(?: trong| sau| trước)?|muộn nhất(?: là)?(?: trong| sau| trước)?|tối đa(?: là)?|không quá|thời hạn(?: là)?|sau|trước(?: ít nhất| tối thiểu)?|ít nhất|tối thiểu|trong|định kỳ sau) ${COUNT} ${UNIT}(?<since>${SINCE})?`,
  read(match, context) {
    const [lead, count, unit, since] = ['lead', 'count', 'unit', 'since'].map((name) => group(match, name)) as [
      string,
      string,
      string,
      string,
    ]
    const value = duration(count, unit)
    const start = match.index
    const end = start + match[0].length
    if (!value || /^\s*(?:\/|một\s+lần|đầu|cuối|qua|gần|tuổi|liên\s+tiếp|\d{4}|tù|học)/iu.test(match.input.slice(end, end + 14)))
      return null
    const summed = /^sau$/iu.test(lead) && SUMMED.test(before(match.input, start, 30)) && !/năm/iu.test(unit)
    const firm = summed || (/^trong$/iu.test(lead) && /giờ|phút/iu.test(unit)) || /vòng|thời\s+hạn|chậm|muộn/iu.test(lead)
    if (
      context.where === 'prose' &&
      !since &&
      !((firm || /làm\s+việc$/iu.test(match[0])) && !/năm/iu.test(unit) && (summed || SHORT.test(match[0]) || ordered(match.input, start)))
    )
      return null
    if (context.where === 'prose' && (quoted(match.input, start) || PENAL.test(before(match.input, start, 50)))) return null
    const close = since ? (context.where === 'prose' ? clauseEnd(match.input, end) : segmentEnd(match.input, end)) : end
    return { start, end: Math.max(close, end), value: relative(value) }
  },
  examples: [
    {
      text: 'Trả lời trong vòng 05 ngày làm việc kể từ ngày nhận được văn bản, các xã',
      finds: [{ quote: 'trong vòng 05 ngày làm việc kể từ ngày nhận được văn bản', value: { kind: 'relative', duration: 'P5D' } }],
    },
    {
      text: 'Sau 03 tháng kể từ khi có quyết định của tỉnh',
      finds: [{ quote: 'Sau 03 tháng kể từ khi có quyết định của tỉnh', value: { duration: 'P3M' } }],
    },
    {
      text: 'gửi tài liệu chậm nhất 15 ngày trước khi họp.',
      finds: [{ quote: 'chậm nhất 15 ngày trước khi họp', value: { duration: 'P15D' } }],
    },
    {
      text: 'thẩm định không quá 10 ngày làm việc kể từ khi nhận đủ hồ sơ',
      finds: [{ quote: 'không quá 10 ngày làm việc kể từ khi nhận đủ hồ sơ', value: { duration: 'P10D' } }],
    },
    { text: 'nối lại đường dây trong vòng 48 giờ.', finds: [{ quote: 'trong vòng 48 giờ', value: { duration: 'PT48H' } }] },
    { text: 'phải xử lý trong vòng 24 giờ', finds: [{ quote: 'trong vòng 24 giờ', value: { duration: 'PT24H' } }] },
    {
      text: 'niêm yết trong thời hạn 07 (bảy) ngày kể từ ngày ký;',
      finds: [{ quote: 'trong thời hạn 07 (bảy) ngày kể từ ngày ký', value: { duration: 'P7D' } }],
    },
    {
      text: 'thời gian giải quyết không quá 03 ngày làm việc',
      finds: [{ quote: 'không quá 03 ngày làm việc', value: { duration: 'P3D' } }],
    },
    {
      text: 'Trong 05 ngày làm việc, kể từ ngày nhận đủ hồ sơ, phòng trả kết quả',
      finds: [{ quote: 'Trong 05 ngày làm việc, kể từ ngày nhận đủ hồ sơ', value: { duration: 'P5D' } }],
    },
    { text: 'xã báo cáo nhanh về Sở trong 24 giờ', finds: [{ quote: 'trong 24 giờ', value: { duration: 'PT24H' } }] },
    { text: 'bể bơi mở cửa trong 3 giờ buổi chiều', finds: [] },
    { text: 'sơ kết sau 45 ngày thực hiện', finds: [{ quote: 'sau 45 ngày', value: { duration: 'P45D' } }] },
    { text: 'Sau 5 năm thực hiện nghị quyết, đời sống khá hơn', finds: [] },
    { text: 'mở lớp trong 3 ngày cho 40 học viên', finds: [] },
    { text: 'hợp đồng lao động không quá 12 tháng', finds: [] },
  ],
})

/** "05 ngày sau khi …", "10 ngày trước khi khai mạc" */
export const counted = defineRule<DeadlineValue, DeadlineContext>({
  id: 'deadline/counted',
  about: 'A span of time before or after an event, without a preposition.',
  pattern: vi`${COUNT} ${UNIT},? (?:(?:kể |tính )từ (?:khi|ngày|lúc|thời điểm)|sau khi|trước khi|sau ngày|trước ngày(?! \d))`,
  read(match, context) {
    const value = duration(group(match, 'count'), group(match, 'unit'))
    const end = match.index + match[0].length
    if (!value || (context.where === 'prose' && PENAL.test(before(match.input, match.index, 50)))) return null
    const close = context.where === 'prose' ? clauseEnd(match.input, end) : segmentEnd(match.input, end)
    return { start: match.index, end: Math.max(close, end), value: relative(value) }
  },
  examples: [
    {
      text: '10 ngày trước khi khai mạc, ban tổ chức họp',
      finds: [{ quote: '10 ngày trước khi khai mạc', value: { kind: 'relative', duration: 'P10D' } }],
    },
    {
      text: 'gửi biên bản 03 ngày làm việc sau khi kiểm tra',
      finds: [{ quote: '03 ngày làm việc sau khi kiểm tra', value: { duration: 'P3D' } }],
    },
    {
      text: 'hai tuần kể từ ngày kết thúc đợt thi',
      finds: [{ quote: 'hai tuần kể từ ngày kết thúc đợt thi', value: { duration: 'P2W' } }],
    },
    { text: 'đủ 18 tuổi trước ngày bầu cử', finds: [] },
    { text: 'sau khi kiểm tra 05 ngày công lao động', finds: [] },
  ],
})

/** What is held at a time that all know; in a cell any words may stand here. */
const HELD =
  /^trước\s+(?:mỗi|từng|khi|ngày|lúc|thời\s+điểm|hội\s+nghị|cuộc\s+họp|phiên\s+họp|buổi|kỳ|lễ|đợt|Tết|đại\s+hội|kiểm\s+tra|thanh\s+tra|giám\s+sát|khai\s+(?:mạc|giảng|hội)|bầu\s+cử|hội\s+thi|hội\s+thảo)(?!\p{L})/iu
const EVENT = '(?:mỗi|từng|khi|ngày|lúc|thời điểm|hội nghị|cuộc họp|phiên họp|buổi|kỳ|lễ|đợt)'

/** "trước khi kiểm tra 05 ngày", "trước ngày khai giảng ít nhất 20 ngày", "trước hội nghị tối thiểu 03 ngày làm việc" */
export const ahead = defineRule<DeadlineValue, DeadlineContext>({
  id: 'deadline/ahead',
  about: 'A span of time before an event that is named first.',
  pattern: vi`trước (?:${EVENT} (?!\d)|(?!ngày|tháng|năm|quý))(?:[\p{L}]+ ){1,8}?(?:(?:ít nhất|tối thiểu|chậm nhất|là) )?${COUNT} (?<unit>ngày|tuần|tháng|giờ|tiếng)(?: làm việc)?(?! (?:\d|tháng))`,
  read(match, context) {
    if (context.where === 'prose' && (quoted(match.input, match.index) || !HELD.test(match[0]))) return null
    const value = duration(group(match, 'count'), group(match, 'unit'))
    return value ? relative(value) : null
  },
  examples: [
    {
      text: 'gửi báo cáo tự chấm trước khi phúc tra 05 ngày.',
      finds: [{ quote: 'trước khi phúc tra 05 ngày', value: { kind: 'relative', duration: 'P5D' } }],
    },
    {
      text: 'phát giấy mời trước ngày khai hội ít nhất 20 ngày',
      finds: [{ quote: 'trước ngày khai hội ít nhất 20 ngày', value: { duration: 'P20D' } }],
    },
    {
      text: 'neo buộc tàu thuyền trước khi bão vào bờ 12 giờ',
      finds: [{ quote: 'trước khi bão vào bờ 12 giờ', value: { duration: 'PT12H' } }],
    },
    {
      text: 'thu phiếu đồng ý trước mỗi chuyến đi 07 ngày',
      finds: [{ quote: 'trước mỗi chuyến đi 07 ngày', value: { duration: 'P7D' } }],
    },
    { text: 'Gửi giấy mời trước Đại hội 15 ngày', finds: [{ quote: 'trước Đại hội 15 ngày', value: { duration: 'P15D' } }] },
    { text: 'trước ngày 20 tháng 6', finds: [] },
    { text: 'điểm danh trước mỗi tiết học', finds: [] },
    { text: 'rửa tay trước khi ăn', finds: [] },
    { text: 'họp trước khi khai mạc ngày 15 tháng 3', finds: [] },
  ],
})

/** "sau mỗi hoạt động 15 ngày", "sau khi kết thúc đợt kiểm tra chậm nhất 05 ngày" */
export const behind = defineRule<DeadlineValue, DeadlineContext>({
  id: 'deadline/behind',
  about: 'A span of time after an event that is named first.',
  pattern: vi`sau (?<event>mỗi|từng|khi|ngày|(?!ngày|tháng|năm|quý)[\p{L}]+) (?:[\p{L}]+ ){0,8}?(?:(?:ít nhất|tối đa|chậm nhất|muộn nhất|không quá|là) )?${COUNT} (?<unit>ngày|tuần|tháng|giờ|tiếng)(?: làm việc)?(?=\s*(?:[.,;)]|$))`,
  read(match, context) {
    const [event, count, unit] = ['event', 'count', 'unit'].map((name) => group(match, name)) as [string, string, string]
    if (context.where === 'prose') {
      if (quoted(match.input, match.index) || !/^(?:mỗi|từng|khi)$/iu.test(event) || /^tháng$/iu.test(unit)) return null
      // "sau khi dự lớp 5 ngày": how long the event itself lasts
      if (/^khi$/iu.test(event) && LASTING.test(match[0])) return null
    }
    const value = duration(count, unit)
    return value ? relative(value) : null
  },
  examples: [
    {
      text: 'các chi đoàn gửi ảnh sau mỗi hoạt động 15 ngày.',
      finds: [{ quote: 'sau mỗi hoạt động 15 ngày', value: { kind: 'relative', duration: 'P15D' } }],
    },
    {
      text: 'gửi biên bản sau khi kết thúc kiểm tra chậm nhất 03 ngày làm việc;',
      finds: [{ quote: 'sau khi kết thúc kiểm tra chậm nhất 03 ngày làm việc', value: { duration: 'P3D' } }],
    },
    { text: 'nộp biên bản sau từng cuộc họp 02 ngày', finds: [{ quote: 'sau từng cuộc họp 02 ngày', value: { duration: 'P2D' } }] },
    { text: 'sau khi dự lớp bồi dưỡng 5 ngày, học viên viết thu hoạch', finds: [] },
    { text: 'sau mỗi buổi 15 học sinh ở lại trực nhật', finds: [] },
    { text: 'sau thời gian thử việc 02 tháng', finds: [] },
  ],
})
const LASTING = /(?:lớp|khóa|khoá|đợt|kỳ|tuần lễ|chuyến|thời gian|hạn)\s[^,;]*$/iu

/** In a cell: "05 ngày làm việc", "24 tháng" */
export const span = defineRule<DeadlineValue, DeadlineContext>({
  id: 'deadline/span',
  about: 'A time cell that holds only a length of time.',
  pattern: vi`${COUNT} ${UNIT}`,
  read(match, context) {
    const unit = group(match, 'unit')
    const count = group(match, 'count')
    if (context.where === 'prose') return null
    const lead = match.index < 30 ? match.input.slice(0, match.index) : `…${before(match.input, match.index, 30)}`
    const rest = `${match.input.slice(match.index + match[0].length).slice(0, 10)}`
    if (!/(?:^|[;:\n,(+-])\s*(?:(?:khoảng|dự kiến|tối đa|trong)\s+)?$/iu.test(lead) || !/^\s*(?:$|[;.)\n]|,(?!\s*từ))/u.test(rest))
      return null
    const value = /^(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|\d)/iu.test(count) ? duration(count, unit) : null
    return value ? relative(value) : null
  },
  examples: [
    { text: '05 ngày làm việc', finds: [{ quote: '05 ngày làm việc', value: { kind: 'relative', duration: 'P5D' } }] },
    { text: '24 tháng', finds: [{ quote: '24 tháng', value: { duration: 'P24M' } }] },
    { text: 'Khảo sát: 02 tuần', finds: [{ quote: '02 tuần', value: { duration: 'P2W' } }] },
    { text: '6 tháng đầu năm', finds: [] },
    { text: 'ngày 15 tháng 6', finds: [] },
  ],
})
