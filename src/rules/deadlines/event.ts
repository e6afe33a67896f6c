import { vi } from '../../text/vi.ts'
import { defineRule } from '../rule.ts'
import { before, opensSentence, quoted } from './govern.ts'
import { clauseEnd, segmentEnd } from './tail.ts'
import { type DeadlineContext, type DeadlineValue, event } from './types.ts'

const PREDICATE =
  /(?:^|\s)(?:được|có|ban\s+hành|phê\s+duyệt|thông\s+qua|kết\s+thúc|hoàn\s+thành|triển\s+khai|nhận|hướng\s+dẫn|tổ\s+chức|kiểm\s+tra|bế\s+mạc|tiếp\s+nhận|thẩm\s+định|nghiệm\s+thu|ký|tiến\s+hành)(?!\p{L})/iu

/** "sau khi Luật A, B được thông qua": a comma inside the subject does not end the clause. */
function predicated(text: string, start: number): number {
  let end = clauseEnd(text, start)
  for (let commas = 0; commas < 3 && text[end] === ',' && !PREDICATE.test(text.slice(start, end)); commas++) {
    const next = clauseEnd(text, end + 1)
    if (!/(?:^|\s)(?:được|có\s+hiệu\s+lực|ban\s+hành|thông\s+qua)(?!\p{L})/iu.test(text.slice(end, next)) && text[next] !== ',') break
    end = next
  }
  return end
}

function upTo(match: RegExpExecArray, context: DeadlineContext): { start: number; end: number; value: DeadlineValue } {
  const end = match.index + match[0].length
  const close =
    context.where === 'prose'
      ? /sau khi|ngay khi/iu.test(match[0])
        ? predicated(match.input, end)
        : clauseEnd(match.input, end)
      : segmentEnd(match.input, end)
  return { start: match.index, end: Math.max(close, end), value: event() }
}

/** "khi có yêu cầu", "đột xuất khi có chỉ đạo", "khi được cấp có thẩm quyền phê duyệt" */
export const demand = defineRule<DeadlineValue, DeadlineContext>({
  id: 'deadline/demand',
  about: 'Work that falls due when somebody asks for it.',
  pattern: vi`(?:khi|lúc|nếu) (?:có |được )(?:các |những |sự )?(?:yêu cầu|chỉ đạo|đề nghị|thông báo|lệnh|văn bản|hướng dẫn|quyết định|chủ trương|kế hoạch|ý kiến|công điện|triệu tập|điều động|huy động|phân công|cấp (?:có )?thẩm quyền|phát sinh|sự cố|thay đổi|biến động|tình huống)`,
  read(match, context) {
    if (context.where !== 'prose') return upTo(match, context)
    if (quoted(match.input, match.index) || /nếu/iu.test(match[0])) return null
    if (/phát\s+sinh|sự\s+cố|thay\s+đổi|biến\s+động|tình\s+huống|phân\s+công/iu.test(match[0])) return null
    return upTo(match, context)
  },
  examples: [
    { text: 'Báo cáo đột xuất khi có yêu cầu, gửi bản giấy', finds: [{ quote: 'khi có yêu cầu', value: { kind: 'event' } }] },
    {
      text: 'cung cấp tài liệu khi có đề nghị của đoàn kiểm tra.',
      finds: [{ quote: 'khi có đề nghị của đoàn kiểm tra', value: { kind: 'event' } }],
    },
    {
      text: 'Triển khai khi được cấp có thẩm quyền phê duyệt',
      finds: [{ quote: 'khi được cấp có thẩm quyền phê duyệt', value: { kind: 'event' } }],
    },
    { text: 'cử giảng viên hỗ trợ khi được điều động', finds: [{ quote: 'khi được điều động', value: { kind: 'event' } }] },
    { text: 'cảnh báo sạt lở khi có mưa lớn', finds: [] },
    { text: 'nếu có vướng mắc, phản ánh về Sở', finds: [] },
    { text: 'khi có sự cố phải ngắt điện', finds: [] },
  ],
})

const OFFICIAL =
  /^\s+(?:có|được|[\p{L}\s]{0,60}?(?:được|ban\s+hành|phê\s+duyệt|thông\s+qua|hướng\s+dẫn)|kết\s+thúc|tổng\s+hợp|kiểm\s+tra|tiếp\s+nhận|nhận\s+được|nghiệm\s+thu|tổ\s+chức|bế\s+mạc|thẩm\s+định)(?![\p{L}])/iu
const OTHERS = /(?:trước,\s+trong\s+và|trong\s+và|và|quản\s+lý|trước|người|hậu|học\s+tập|hỗ\s+trợ|bàn)\s+$/iu

/** "ngay sau khi Kế hoạch được ban hành", "sau khi có hướng dẫn của Bộ", "ngay khi văn bản được thông qua" */
export const afterwards = defineRule<DeadlineValue, DeadlineContext>({
  id: 'deadline/afterwards',
  about: 'Work that follows an event.',
  pattern: vi`(?:ngay )?sau khi|ngay khi|(?:ngay )?sau (?:mỗi|từng)(?= (?:đợt|cuộc|kỳ|buổi|chuyên đề|giai đoạn|học k[ỳì]|hoạt động|lần|vụ|năm học|lớp|sự kiện|phiên|quý|tháng))|ngay sau(?= (?:hội nghị|kỳ họp|lễ|đại hội|phiên|cuộc|đợt|khi|ngày|Tết|bầu cử|sắp xếp|sáp nhập))`,
  read(match, context) {
    if (context.where !== 'prose') return upTo(match, context)
    const text = match.input
    const rest = text.slice(match.index + match[0].length, match.index + match[0].length + 100)
    if (quoted(text, match.index)) return null
    if (
      !/^ngay|(?:mỗi|từng)$/iu.test(match[0]) &&
      (OTHERS.test(before(text, match.index, 30)) || !(OFFICIAL.test(rest) || opensSentence(text, match.index)))
    )
      return null
    if (/^\s+hoàn\s+thành\s+(?:chương\s+trình|nghĩa\s+vụ|khóa|bậc)/iu.test(rest)) return null
    return upTo(match, context)
  },
  examples: [
    {
      text: 'Phổ biến ngay sau khi Kế hoạch được ban hành.',
      finds: [{ quote: 'ngay sau khi Kế hoạch được ban hành', value: { kind: 'event' } }],
    },
    {
      text: 'cập nhật dữ liệu ngay khi quyết định được ký, không để chậm',
      finds: [{ quote: 'ngay khi quyết định được ký', value: { kind: 'event' } }],
    },
    { text: 'chỉ thực hiện sau khi có hướng dẫn của Bộ', finds: [{ quote: 'sau khi có hướng dẫn của Bộ', value: { kind: 'event' } }] },
    { text: 'bàn giao sau khi được nghiệm thu', finds: [{ quote: 'sau khi được nghiệm thu', value: { kind: 'event' } }] },
    {
      text: 'tuyên truyền ngay sau khi Luật Đất trồng, Luật Rừng được thông qua.',
      finds: [{ quote: 'ngay sau khi Luật Đất trồng, Luật Rừng được thông qua', value: { kind: 'event' } }],
    },
    { text: 'báo cáo kết quả sau mỗi đợt kiểm tra.', finds: [{ quote: 'sau mỗi đợt kiểm tra', value: { kind: 'event' } }] },
    { text: 'hỗ trợ việc làm cho người sau khi mãn hạn tù', finds: [] },
    { text: 'định hướng cho học sinh sau khi hoàn thành chương trình phổ thông', finds: [] },
    { text: 'bảo vệ hiện trường trước, trong và sau khi tổ chức lễ hội', finds: [] },
  ],
})

/** Work that must be ready: "hoàn thành tự kiểm tra trước khi Đoàn đến". */
const PREPARES = /(?<!\p{L})(?:hoàn\s+thành|hoàn\s+tất|gửi|nộp)(?!\s+tốt)[^.,;\n]{0,50}$/iu
const FINISHED = /(?:hoàn\s+thành|hoàn\s+tất|xong)\s+$/iu

/** "trước khi tiến hành kiểm tra", "trước khi khai giảng", "hoàn thành trước khi lúa trổ" */
export const beforehand = defineRule<DeadlineValue, DeadlineContext>({
  id: 'deadline/beforehand',
  about: 'Work that comes before an event.',
  pattern: vi`từ nay (?:cho )?(?:đến|tới)(?: trước| hết)?(?= (?:ngày(?! \d)|khi|kỳ|đại hội|Tết|mùa|bầu cử|hội nghị|lễ)(?!\p{L}))|trước(?: khi|(?= (?:(?:mỗi |các )?kỳ họp|mùa|Tết|đại hội|kỳ thi|ngày bầu cử|cuộc bầu cử|bầu cử|năm học mới|khai giảng|ngày khai|thời điểm|hội nghị|lễ|thềm|kỳ nghỉ|đợt kiểm tra|cuộc kiểm tra|phiên họp|ngày diễn ra)))`,
  read(match, context) {
    if (context.where !== 'prose') return upTo(match, context)
    const text = match.input
    if (quoted(text, match.index)) return null
    const rest = text.slice(match.index + match[0].length, match.index + match[0].length + 40)
    const solemn =
      /^\s+(?:tiến\s+hành|tổ\s+chức|ban\s+hành|triển\s+khai|khai\s+mạc|khai\s+giảng|diễn\s+ra|họp|bắt\s+đầu|bước\s+vào|kiểm\s+tra|kết\s+thúc)(?!\p{L})/iu.test(
        rest,
      )
    const when = /khi$/iu.test(match[0])
    if (
      when &&
      !solemn &&
      !PREPARES.test(before(text, match.index, 90)) &&
      !opensSentence(text, match.index) &&
      !FINISHED.test(before(text, match.index, 20))
    )
      return null
    return upTo(match, context)
  },
  examples: [
    {
      text: 'Gửi lịch làm việc trước khi tiến hành thanh tra.',
      finds: [{ quote: 'trước khi tiến hành thanh tra', value: { kind: 'event' } }],
    },
    { text: 'nạo vét mương, cống trước mùa mưa bão', finds: [{ quote: 'trước mùa mưa bão', value: { kind: 'event' } }] },
    {
      text: 'trình dự thảo trước kỳ họp thường lệ của Hội đồng nhân dân',
      finds: [{ quote: 'trước kỳ họp thường lệ của Hội đồng nhân dân', value: { kind: 'event' } }],
    },
    {
      text: 'hoàn thành tự kiểm tra trước khi Đoàn đến làm việc.',
      finds: [{ quote: 'trước khi Đoàn đến làm việc', value: { kind: 'event' } }],
    },
    {
      text: 'Từ nay đến ngày bầu cử, Công an xã tăng cường tuần tra',
      finds: [{ quote: 'Từ nay đến ngày bầu cử', value: { kind: 'event' } }],
    },
    { text: 'be bờ xong trước khi lúa trổ', finds: [{ quote: 'trước khi lúa trổ', value: { kind: 'event' } }] },
    { text: 'rửa tay trước khi ăn', finds: [] },
    { text: 'chịu trách nhiệm trước hội viên', finds: [] },
  ],
})

/** "theo tiến độ dự án", "đột xuất theo chỉ đạo của Ủy ban nhân dân tỉnh", sentence opening "Kết thúc đợt kiểm tra" */
export const pace = defineRule<DeadlineValue, DeadlineContext>({
  id: 'deadline/pace',
  about: 'Work that keeps pace with something, or follows its end.',
  pattern: vi`theo (?:sát )?tiến độ(?! (?:đề ra|quy định|yêu cầu|đã|được giao|chung))|đột xuất (?:theo|khi|nếu)|kết thúc(?= (?:đợt|cuộc|kỳ|kiểm tra|thanh tra|giám sát|hội nghị|chương trình|hội thi|mỗi|khóa|lớp|năm học|học kỳ|quá trình|thời gian))`,
  read(match, context) {
    if (context.where !== 'prose') return upTo(match, context)
    if (quoted(match.input, match.index)) return null
    if (/^kết/iu.test(match[0]) && !opensSentence(match.input, match.index)) return null
    const found = upTo(match, context)
    return /^đột\s+xuất\s+(?:khi|nếu)/iu.test(match[0])
      ? { ...found, start: match.index + (/^đột\s+xuất\s+/iu.exec(match[0])?.[0].length ?? 0) }
      : found
  },
  examples: [
    { text: 'giải ngân theo tiến độ dự án', finds: [{ quote: 'theo tiến độ dự án', value: { kind: 'event' } }] },
    { text: 'Kết thúc kiểm tra, đoàn lập biên bản', finds: [{ quote: 'Kết thúc kiểm tra', value: { kind: 'event' } }] },
    { text: 'báo cáo đột xuất theo chỉ đạo của Bộ', finds: [{ quote: 'đột xuất theo chỉ đạo của Bộ', value: { kind: 'event' } }] },
    { text: 'bảo đảm theo tiến độ đề ra', finds: [] },
    { text: 'xử lý tình huống đột xuất trên tuyến', finds: [] },
  ],
})
