import { vi } from '../../text/vi.ts'
import { defineRule } from '../rule.ts'
import { before, opensSentence, quoted } from './govern.ts'
import { YEAR_NUMBER } from './period.ts'
import { type DeadlineContext, type DeadlineValue, dated, ongoing } from './types.ts'

const SPAN = `(?:,?\\s(?:trong|suốt|cả)(?: suốt| cả| các)? (?:năm học|năm(?: ${YEAR_NUMBER}(?!\\s?-))?|tháng|quý|tuần|nhiệm kỳ|quá trình thực hiện|thời gian thực hiện|giai đoạn ${YEAR_NUMBER}\\s?-\\s?${YEAR_NUMBER}))`
const VERB =
  '(?:kiểm|theo|rà|cập|giám|đôn|hướng|tuyên|phối|trao|tổ|nắm|quan|chỉ|tự|duy|báo|thông|thực|bồi|đổi|tham|tăng|phát|nghiên|tổng|kết|đánh|xây|liên|khảo|chăm|chủ|giáo|vận|bảo|đảm|tiến|mở|gắn|tiếp|quán|động|lồng|giữ|triển|nâng|phổ|hỗ|công|cung|đăng|sơ|trực|chấn|nhắc|thăm|tập|cử|đối|gặp|quản|bám|thanh|xử|làm|sử|khuyến|tạo|lắng|vệ|lau|tu|bảo|sắp|bố|lập|soát|xem|dọn|củng|học)'
const NOUN =
  /(?:chi|nhiệm\s+vụ|công\s+việc|việc\s+làm|giáo\s+dục|kinh\s+phí|nguồn|ngân\s+sách|đầu\s+tư|hoạt\s+động|tài\s+trợ|trọng\s+tâm|nội\s+dung|trung\s+tâm|học\s+sinh|quản\s+lý|yêu\s+cầu|trách\s+nhiệm|cư\s+trú|liên\s+hệ|liên\s+lạc|nền\s+nếp|nề\s+nếp|nghiệp\s+vụ|thói\s+quen|không|sử\s+dụng|lưu\s+trú|sinh\s+sống|mang\s+tính|tính|là|hệ|đối\s+tượng|duy\s+tu)\s+$/iu
const DONE =
  /(?:được|phải|cần|thực\s+hiện|tiến\s+hành|tổ\s+chức|triển\s+khai|duy\s+trì|cập\s+nhật|kiểm\s+tra|rà\s+soát|theo\s+dõi|giám\s+sát|báo\s+cáo|tuyên\s+truyền|một\s+cách)\s+$/iu
const MANNER_LIST = /,\s*$/u
const FRAME = /(?:để|nhằm|mà|nếu|khi|do|vì|những|các\s+trường\s+hợp|người|đã|chưa|không|từng)\s+$/iu

/** "thường xuyên", "Thường xuyên, liên tục", "thường xuyên trong năm 2026", in a cell also "Cả năm" */
export const continuous = defineRule<DeadlineValue, DeadlineContext>({
  id: 'deadline/continuous',
  about: 'Work that never stops.',
  pattern: vi`(?:thường xuyên|liên tục)(?:(?:\s?[,;]\s?|\s?-\s?| và )(?:thường xuyên|liên tục))?${SPAN}?`,
  read(match, context) {
    if (context.where !== 'prose') return NOUN_IN_CELL.test(before(match.input, match.index, 12)) ? null : ongoing()
    return inProse(match) ? ongoing() : null
  },
  examples: [
    { text: 'Thường xuyên rà soát danh mục thủ tục', finds: [{ quote: 'Thường xuyên', value: { kind: 'ongoing' } }] },
    { text: 'Ủy ban nhân dân xã thường xuyên kiểm tra các điểm bán hàng', finds: [{ quote: 'thường xuyên', value: { kind: 'ongoing' } }] },
    {
      text: 'Việc tuyên truyền phải được thực hiện thường xuyên, liên tục.',
      finds: [{ quote: 'thường xuyên, liên tục', value: { kind: 'ongoing' } }],
    },
    {
      text: 'Công tác hậu kiểm được tiến hành thường xuyên trong năm 2026',
      finds: [{ quote: 'thường xuyên trong năm 2026', value: { kind: 'ongoing' } }],
    },
    { text: 'phân công cán bộ trực; thường xuyên cập nhật số liệu', finds: [{ quote: 'thường xuyên', value: { kind: 'ongoing' } }] },
    { text: 'cân đối từ nguồn chi thường xuyên của đơn vị', finds: [] },
    { text: 'xác định đây là nhiệm vụ thường xuyên, cấp bách', finds: [] },
    { text: 'trung tâm giáo dục thường xuyên phối hợp tuyển sinh', finds: [] },
    { text: 'thực hiện quyết liệt, đồng bộ, thường xuyên, liên tục công tác vệ sinh', finds: [] },
  ],
})

const NOUN_IN_CELL = /(?:chi|giáo\s+dục)\s+$/iu
const VERB_NEXT = new RegExp(`^,?\\s+(?:(?:và|chủ động|kịp thời|tích cực|phải|quan tâm|làm tốt)\\s+)?${VERB}(?=\\s)`, 'iu')

function inProse(match: RegExpExecArray): boolean {
  const text = match.input
  const start = match.index
  const lead = before(text, start, 40)
  const next = text.slice(start + match[0].length, start + match[0].length + 30)
  if (quoted(text, start) || NOUN.test(lead) || FRAME.test(lead)) return false
  if (/trong\s/iu.test(match[0])) return true
  if (opensSentence(text, start)) return true
  if (MANNER_LIST.test(lead)) return VERB_NEXT.test(next) && !/^\s*,/u.test(next) && !/,\s*liên|và\s+liên/iu.test(match[0])
  if (DONE.test(lead)) return true
  return VERB_NEXT.test(next)
}

/** In a label or a cell: "Cả năm", "Quanh năm", "Trong suốt quá trình thực hiện", "Lâu dài" */
export const lasting = defineRule<DeadlineValue, DeadlineContext>({
  id: 'deadline/lasting',
  about: 'A time cell that says the work never stops, without the set word.',
  pattern: vi`(?:trong )?(?:cả năm|quanh năm|xuyên suốt|suốt (?:cả )?năm|(?:xuyên )?suốt (?:quá trình|thời gian|nhiệm kỳ|năm học|giai đoạn)(?: thực hiện(?: (?:kế hoạch|dự án|chương trình))?)?|cả (?:tháng|tuần|quý|học k[ỳì]|đợt)(?! \d)|lâu dài|nhiệm vụ thường xuyên|thường kỳ|hoạt động thường xuyên)(?: (?:của )?(?:cả )?(?:năm )?${YEAR_NUMBER}| ${'năm'} ${YEAR_NUMBER})?`,
  read(match, context) {
    if (context.where === 'prose') return null
    const year = Number(/20\d\d/.exec(match[0])?.[0] ?? context.year)
    // "Cả năm" names the year as a period
    if (!/^(?:trong\s+)?cả\s+năm/iu.test(match[0]) || !year) return ongoing()
    return dated('within', `${year}-01-01`, `${year}-12-31`, /20\d\d/.test(match[0]) ? 'stated' : 'inferred')
  },
  examples: [
    { text: 'Cả năm 2026', finds: [{ quote: 'Cả năm 2026', value: { kind: 'within', from: '2026-01-01', to: '2026-12-31' } }] },
    { text: 'Quanh năm', finds: [{ quote: 'Quanh năm', value: { kind: 'ongoing' } }] },
    {
      text: 'Trong suốt quá trình thực hiện dự án',
      finds: [{ quote: 'Trong suốt quá trình thực hiện dự án', value: { kind: 'ongoing' } }],
    },
    { text: 'Nhiệm vụ thường xuyên', finds: [{ quote: 'Nhiệm vụ thường xuyên', value: { kind: 'ongoing' } }] },
    { text: 'Cả tháng', finds: [{ quote: 'Cả tháng', value: { kind: 'ongoing' } }] },
    { text: 'Năm 2026', finds: [] },
    { text: 'Quá trình đô thị hóa', finds: [] },
  ],
})
