import { vi } from '../../text/vi.ts'
import { defineRule } from '../rule.ts'
import { celebrated, due, named, opensClause, past } from './govern.ts'
import { BARE_MONTH, DAY, PERIOD, SCHOOL, YEAR_NUMBER, beforeSpan, readPeriod, resolve } from './period.ts'
import { group } from './match.ts'
import { type DeadlineContext, type DeadlineValue, dated } from './types.ts'

const LINK = '(?:(?: (?:là|đến|vào|trong|trước|hết|cho|thời điểm|hơn)|\\s?:){0,3} )'

/** "Hạn cuối nộp bài", "Thời hạn gửi bài dự thi" before a colon */
const DUE_OF =
  '(?:thời )?hạn (?:cuối |chót |cuối cùng )?(?:hoàn thành|nộp|gửi|báo cáo|nhận|tiếp nhận|đăng ký|trả|thu)(?: (?!trước|đến)\\p{L}+){1,4}'

/** "trước ngày 30/6/2025", "chậm nhất là trong tháng 6/2026", "xong trước 15/12", "không quá ngày 05 tháng 7" */
export const before = defineRule<DeadlineValue, DeadlineContext>({
  id: 'deadline/before',
  about: 'A day or period by which the work must be done.',
  pattern: vi`(?<word>(?:trong và |trong hoặc )?trước|chậm nhất|muộn nhất|trễ nhất|không quá|không muộn hơn|không chậm hơn|không trễ hơn|(?:thời )?hạn (?:cuối|chót|cuối cùng|hoàn thành|nộp|gửi|báo cáo)|thời hạn|hạn(?=\s?:)|${DUE_OF}(?=\s?:))${LINK}(?<period>${PERIOD}|${BARE_MONTH}|năm ${YEAR_NUMBER}|${YEAR_NUMBER})`,
  read(match, context) {
    const period = readPeriod(group(match, 'period'))
    if (!period) return null
    const lead = match[0].slice(0, match[0].length - group(match, 'period').length).toLowerCase()
    const early = /trước\s+$/.test(lead) && !/trong\s+(?:và|hoặc)/.test(lead)
    const { to, trust } = early ? beforeSpan(period, context) : resolve(period, context)
    if (context.where === 'prose' && past(to, context) && !/^(?:chậm|muộn|trễ)/.test(lead) && !due(match.input, match.index)) return null
    const value = dated('by', null, to, early && period.unit !== 'day' ? 'inferred' : trust)
    // what stands before a colon is a label
    const label = /^[^:\d]*:\s*/u.exec(match[0])?.[0].length ?? 0
    return { start: match.index + label, end: match.index + match[0].length, value }
  },
  examples: [
    {
      text: 'Các phòng gửi số liệu trước ngày 30/6/2025.',
      finds: [{ quote: 'trước ngày 30/6/2025', value: { kind: 'by', from: null, to: '2025-06-30' } }],
    },
    {
      text: 'Nộp bản đăng ký, chậm nhất 17 giờ 00 ngày 05 tháng 9 năm 2025',
      finds: [{ quote: 'chậm nhất 17 giờ 00 ngày 05 tháng 9 năm 2025', value: { to: '2025-09-05' } }],
    },
    {
      text: 'ban hành quy chế chậm nhất trong tháng 6/2026;',
      finds: [{ quote: 'chậm nhất trong tháng 6/2026', value: { kind: 'by', to: '2026-06-30' } }],
    },
    {
      text: 'hoàn thành xong trước 15/12, không để chậm',
      finds: [{ quote: 'trước 15/12', value: { to: '2025-12-15', trust: 'inferred' } }],
    },
    { text: 'báo cáo muộn nhất vào ngày 20-11-2025', finds: [{ quote: 'muộn nhất vào ngày 20-11-2025', value: { to: '2025-11-20' } }] },
    { text: 'gửi về Sở trước thứ Sáu, ngày 15/8/2025', finds: [{ quote: 'trước thứ Sáu, ngày 15/8/2025', value: { to: '2025-08-15' } }] },
    {
      text: 'thời hạn hoàn thành: không quá ngày 31.10.2025',
      finds: [{ quote: 'không quá ngày 31.10.2025', value: { to: '2025-10-31' } }],
    },
    {
      text: 'Hạn cuối nộp bài: 17 giờ 00 phút ngày 05/9/2026.',
      finds: [{ quote: '17 giờ 00 phút ngày 05/9/2026', value: { kind: 'by', to: '2026-09-05' } }],
    },
    {
      text: 'Thời hạn gửi bài dự thi: Hết ngày 15/8/2026',
      finds: [{ quote: 'Hết ngày 15/8/2026', value: { kind: 'by', to: '2026-08-15' } }],
    },
    { text: 'Nghiệm thu trước quý IV/2025', finds: [{ quote: 'trước quý IV/2025', value: { kind: 'by', to: '2025-09-30' } }] },
    {
      text: 'gửi hồ sơ trước ngày 31/01 năm liền kề',
      finds: [{ quote: 'trước ngày 31/01 năm liền kề', value: { kind: 'by', to: '2026-01-31' } }],
    },
    {
      text: 'Công bố kết quả trước năm học 2026-2027',
      finds: [{ quote: 'trước năm học 2026-2027', value: { kind: 'by', to: '2026-08-31' } }],
    },
    { text: 'chịu trách nhiệm trước Ủy ban nhân dân tỉnh', finds: [] },
    { text: 'không quá 30 điểm ở mỗi xã', finds: [] },
    { text: 'các nhà xây trước ngày 01/7/2004 được miễn kiểm tra', finds: [] },
  ],
})

/** "đến hết ngày 31/12/2025", "đến năm 2030", "từ nay đến cuối năm", "xong trong ngày 30/6" */
export const until = defineRule<DeadlineValue, DeadlineContext>({
  id: 'deadline/until',
  about: 'A day or period up to which the work runs.',
  pattern: vi`(?:(?:(?:kể )?từ (?:nay|khi ban hành|ngày ban hành|ngày ký),? )?(?:cho |kéo dài |phấn đấu )?đến (?:trước )?(?:hết |thời điểm )?|(?:hoàn thành|xong) (?:trong|vào) (?=ngày)|(?<done>(?:hoàn thành|xong|kết thúc)(?:\s?:)? )(?=(?:${DAY})(?! (?:đến|-)))|(?<bare>hết )(?=ngày|tháng|quý|năm \d|học|\d))(?<period>${PERIOD}|${BARE_MONTH}|${SCHOOL}|năm ${YEAR_NUMBER}|${YEAR_NUMBER})`,
  read(match, context) {
    const period = readPeriod(group(match, 'period'))
    if (!period) return null
    const { to, trust } = resolve(period, context)
    if (context.where === 'prose') {
      const end = match.index + match[0].length
      if (group(match, 'bare') && !opensClause(match.input, match.index)) return null
      if (past(to, context) || named(match.input, match.index, end)) return null
      if (/(?:^|[^\p{L}])(?:tính|so|gửi|liên\s+quan|dẫn|tới)\s+$/iu.test(match.input.slice(Math.max(0, match.index - 12), match.index)))
        return null
      if (celebrated(match.input, match.index) && period.unit === 'day') return null
    }
    const start = match.index + group(match, 'done').length
    return { start, end: match.index + match[0].length, value: dated('by', null, to, trust) }
  },
  examples: [
    { text: 'Triển khai đến hết ngày 31/12/2025.', finds: [{ quote: 'đến hết ngày 31/12/2025', value: { kind: 'by', to: '2025-12-31' } }] },
    { text: 'Phấn đấu đến năm 2030, toàn xã có nước sạch', finds: [{ quote: 'Phấn đấu đến năm 2030', value: { to: '2030-12-31' } }] },
    { text: 'duy trì mô hình từ nay đến cuối năm', finds: [{ quote: 'từ nay đến cuối năm', value: { kind: 'by', to: '2025-12-31' } }] },
    { text: 'bảo đảm đến tháng 11/2030 không còn nhà tạm', finds: [{ quote: 'đến tháng 11/2030', value: { to: '2030-11-30' } }] },
    {
      text: 'việc bàn giao phải xong trong ngày 30/6/2025',
      finds: [{ quote: 'xong trong ngày 30/6/2025', value: { kind: 'by', to: '2025-06-30' } }],
    },
    { text: 'kéo dài đến hết quý II năm 2026', finds: [{ quote: 'kéo dài đến hết quý II năm 2026', value: { to: '2026-06-30' } }] },
    { text: 'Hết quý III/2026, xong việc cắm mốc', finds: [{ quote: 'Hết quý III/2026', value: { kind: 'by', to: '2026-09-30' } }] },
    { text: 'Hoàn thành: 30/9/2025', finds: [{ quote: '30/9/2025', value: { kind: 'by', to: '2025-09-30' } }] },
    { text: 'chưa giải ngân hết năm 2026', finds: [] },
    { text: 'theo Chiến lược phát triển chăn nuôi đến năm 2030, tầm nhìn 2045', finds: [] },
    { text: 'Tính đến ngày 31/12/2025, toàn tỉnh có 12 trạm', finds: [] },
    { text: 'thực hiện Đề án trồng rừng gỗ lớn đến năm 2030 trên địa bàn', finds: [] },
  ],
})

/** "trước ngày …/6/2026", "chậm nhất ngày      tháng 12 năm 2026": a draft that leaves the day blank */
export const blank = defineRule<DeadlineValue, DeadlineContext>({
  id: 'deadline/blank-day',
  about: 'A time limit whose day a draft leaves blank: the month stands for it.',
  pattern: vi`(?:trước|chậm nhất(?: là)?|muộn nhất(?: là)?|đến)(?: hết)? ngày\s?[.…_ ]{0,12}(?<month>(?:/|tháng )\s?(?:0?[1-9]|1[0-2])(?!\d)(?:\s?/\s?${YEAR_NUMBER}| năm ${YEAR_NUMBER})?)`,
  read(match, context) {
    const period = readPeriod(group(match, 'month').replace(/^(?:\/|tháng)\s*/iu, 'tháng '))
    return period && dated('by', null, resolve(period, context).to, 'guessed')
  },
  examples: [
    {
      text: 'gửi báo cáo trước ngày …/6/2026',
      finds: [{ quote: 'trước ngày …/6/2026', value: { kind: 'by', to: '2026-06-30', trust: 'guessed' } }],
    },
    {
      text: 'chậm nhất ngày ..... tháng 12 năm 2026 phải xong',
      finds: [{ quote: 'chậm nhất ngày ..... tháng 12 năm 2026', value: { to: '2026-12-31' } }],
    },
    { text: 'đến hết ngày .../9', finds: [{ quote: 'đến hết ngày .../9', value: { to: '2025-09-30' } }] },
    { text: 'trước ngày 15/6/2026', finds: [] },
    { text: 'Số: …/KH-UBND, ngày … tháng 4 năm 2026', finds: [] },
  ],
})
