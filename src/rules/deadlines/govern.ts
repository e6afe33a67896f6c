/** What in running text is no time limit: the dates of cited documents, holidays, names, the past. */
import { phrase } from '../../text/vi.ts'
import type { DeadlineContext } from './types.ts'

function ending(source: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${phrase(source)})\\s*$`, 'iu')
}

const DOCUMENT =
  '(?:Nghị quyết|Quyết định|Chỉ thị|Kết luận|Kế hoạch|Chương trình|Đề án|Dự án|Chiến lược|Quy hoạch|Nghị định|Thông tư|Luật|Pháp lệnh|Hướng dẫn|Công văn|Công điện|Thông báo|Quy định|Quy chế|Tờ trình|Báo cáo|Phương án|Hiến pháp|Phong trào|Festival|Hội thi|Cuộc thi|Liên hoan|Giải|Ngày hội|Tháng hành động|Tuần lễ|Lễ hội|Đại hội|Bộ chỉ số|Chỉ số)'
const DATED_THING = ending(
  `(?:${DOCUMENT}|văn bản|hội nghị|cuộc họp|phiên họp|họp|biên bản|hợp đồng|giấy phép|thư|công hàm|báo|ban hành|(?<!đăng )ký|thông qua|công bố|sửa đổi|bổ sung|phê duyệt)(?: (?:vào|ký|ban hành|số \\S{1,30}))?[,(]?`,
)
const CODE =
  /(?:\d[\d.]*\s?[/-]\s?[\p{L}\d][\p{L}\d&/.-]{0,30}(?:\s?[-/]\s?[\p{L}\d]{1,12})?|số\s+[\d/][\p{L}\d/.-]{0,30})\s*(?:\([^)]{0,30}\))?\s*,?\s*(?:ký|ban hành)?\s*$/iu
const CODE_OF = /số\s+[\d/][^\s]{0,30}\s+(?:của|do)\s+[^.;:\n]{1,70}$/iu
const IN_FORCE = /hiệu\s+lực[^.;\n]{0,60}$/iu
const OF_BODY = /^\s*(?:,\s*)?của\s+(?!tháng|quý|năm|tuần)/iu
const ABOUT = /^\s+(?:về\s+việc|sửa\s+đổi|quy\s+định|hướng\s+dẫn|đối\s+với)/iu
const HOLIDAY = new RegExp(
  `(?:${phrase('kỷ niệm|chào mừng|quốc khánh|ngày lễ|nhân dịp|dịp lễ|dịp tết|lễ|truyền thống|ngày sinh|ngày thành lập|ngày hội|hưởng ứng ngày|ngày quốc tế|ngày toàn dân|ngày pháp luật|ngày chuyển đổi số|ngày thế giới|giải phóng|cách mạng|nhân ngày|lần thứ|thành công|ngày thương binh|ngày nhà giáo|ngày gia đình|ngày phụ nữ|ngày giỗ|hy sinh|sinh ngày')})[^.;\\n]{0,90}$`,
  'iu',
)
const SCHEDULED = /thời\s+gian|diễn\s+ra|tổ\s+chức\s+(?:vào|từ)\s*$|hoàn\s+thành/iu
const QUOTE_OPEN = /[“«]/
const QUOTE_CLOSE = /[”»]/

/** The words before an offset, not further back than they can matter. */
export function before(text: string, start: number, length = 120): string {
  return text.slice(Math.max(0, start - length), start)
}

/** Inside “…” or "…": the name of a programme or a slogan. */
export function quoted(text: string, start: number): boolean {
  for (let at = start - 1; at >= Math.max(0, start - 250); at--) {
    if (QUOTE_CLOSE.test(text[at] ?? '')) return false
    if (QUOTE_OPEN.test(text[at] ?? '')) return true
  }
  const line = before(text, start, 250).split('\n').at(-1) ?? ''
  return line.split('"').length % 2 === 0 && text.slice(start, start + 250).includes('"')
}

/** "Nghị quyết số 15-NQ/TW ngày …", "tại cuộc họp ngày …", "ngày … của Chính phủ". */
export function cited(text: string, start: number, end: number): boolean {
  const lead = before(text, start)
  return (
    DATED_THING.test(lead) ||
    CODE.test(lead) ||
    CODE_OF.test(lead) ||
    IN_FORCE.test(lead) ||
    ABOUT.test(text.slice(end, end + 20)) ||
    OF_BODY.test(text.slice(end, end + 20))
  )
}

/** Even in a cell or a caption: "Kế hoạch số 15/KH-SYT ngày …" dates the document. */
export function coded(text: string, start: number): boolean {
  return CODE.test(before(text, start))
}

/** The month of "ngày … tháng 4", the year of "tháng 4 năm 2026": the rest of a date that was left out for a reason. */
export function dangling(text: string, start: number): boolean {
  return /(?:ngày[\s.…_\d]{0,12}|tháng\s{1,3}\d{1,2}\s{1,3})$/iu.test(before(text, start, 20))
}

/** "Lễ khai mạc: 8 giờ 00 …", "lần thứ nhất từ …": the day is set all the same. */
const SET = /(?::\s*(?:từ\s+)?|^lần\s+thứ\s+\p{L}{1,5}[\s:,(]*(?:(?:từ|trước|vào)\s*)?)$/iu

/** "chào mừng Ngày thành lập … 03/2": a day remembered, not set. */
export function celebrated(text: string, start: number): boolean {
  const found = HOLIDAY.exec(before(text, start, 140))
  return found !== null && !SCHEDULED.test(found[0]) && (!SET.test(found[0]) || /kỷ\s+niệm|chào\s+mừng|ngày/iu.test(found[0]))
}

const MEMORIAL =
  /(?:kỷ\s+niệm|quốc\s+khánh|ngày\s+sinh|ngày\s+thành\s+lập|ngày\s+truyền\s+thống|chào\s+mừng|ngày\s+quốc\s+tế|giải\s+phóng)[^.;\n]{0,90}$/iu

/** Even in a time cell: "dịp kỷ niệm Ngày sinh Chủ tịch Hồ Chí Minh (19/5)" names a holiday. */
export function memorial(text: string, start: number, words: string): boolean {
  const found = MEMORIAL.exec(before(text, start, 140))
  return found !== null && !SCHEDULED.test(found[0]) && !/20\d\d/.test(words)
}

const SENTENCE_START = /(?:^|[.;:\n!?•+]\s*|\n\s*-\s*|^\s*-\s*|[.;:]\s*-\s*)$/u
const CLAUSE_START = /(?:^|[.,;:\n([•+-])\s*$/u
const CLAUSE_END = /^\s*(?:$|[.,;:\n)\]…])/u
const DONE = ending(
  '(?:hoàn thành|xong|kết thúc|diễn ra|tổ chức vào|bắt đầu|khởi công|triển khai|thực hiện|tổ chức|khai mạc|phấn đấu|trong|vào|hoặc|và|dự kiến|sử dụng|vận hành|ban hành|nghiệm thu|bàn giao|phê duyệt)',
)
const NAME_TAIL = new RegExp(`${DOCUMENT}[^.;:\\n]{0,160}$`, 'u')
const EDITION = /(?:lần\s+thứ|khóa|nhiệm\s+kỳ|kỳ)\s+[\p{L}\d]{1,8},?\s*$/iu

/** At the head of a sentence or behind a comma, a bracket, a bullet. */
export function opensClause(text: string, start: number): boolean {
  return CLAUSE_START.test(before(text, start, 6))
}

export function opensSentence(text: string, start: number): boolean {
  return SENTENCE_START.test(before(text, start, 6))
}

/** Does a bare period ("tháng 8/2025", "năm 2026", no preposition) say when the ordered act happens, and not which plan or edition is meant? */
export function stands(text: string, start: number, end: number, loose: boolean): boolean {
  const lead = before(text, start, 200)
  if (EDITION.test(lead)) return false
  if (opensSentence(text, start)) return loose || CLAUSE_END.test(text.slice(end, end + 4))
  if (loose && DONE.test(lead)) return true
  if (ending('(?:hoàn thành|xong)').test(lead)) return true
  if (!CLAUSE_START.test(lead) || !CLAUSE_END.test(text.slice(end, end + 4))) return false
  return !NAME_TAIL.test(lead)
}

const GOVERNING = ending(
  '(?:đảm bảo|bảo đảm|phấn đấu|hoàn thành|xong|đạt|duy trì|để|mục tiêu|thực hiện|tổ chức|và|từ nay|kéo dài|triển khai|lộ trình)',
)
const AIMS = /(?:mục\s+tiêu|chỉ\s+tiêu|nhiệm\s+vụ|kế\s+hoạch|quy\s+hoạch|chiến\s+lược|dự\s+báo|nhu\s+cầu)\s+$/iu
const VISION = /^\s*(?:,|và)\s*(?:tầm\s+nhìn|định\s+hướng|có\s+tính)/iu

/** "Chiến lược phát triển … đến năm 2030, tầm nhìn …": a year that belongs to a name. */
export function named(text: string, start: number, end: number): boolean {
  if (quoted(text, start)) return true
  if (/(?:tầm\s+nhìn|định\s+hướng|hướng)\s+$/iu.test(before(text, start, 14))) return true
  if (AIMS.test(before(text, start, 20))) return true
  if (VISION.test(text.slice(end, end + 30))) return !opensSentence(text, start)
  const lead = before(text, start, 200)
  if (GOVERNING.test(lead) || CLAUSE_START.test(lead)) return false
  return NAME_TAIL.test(lead)
}

/** Did it lie wholly in the past when the plan was issued? */
export function past(to: string | null, context: DeadlineContext): boolean {
  return to !== null && context.issued !== null && to.slice(0, context.issued.length) < context.issued
}

const DUE = /(?:báo\s+cáo|gửi|hoàn\s+thành|xong|nộp|trình|đăng\s+ký|tổng\s+hợp|ban\s+hành|thời\s+(?:gian|hạn)|hạn)[^.;\n]{0,120}$/iu

/** Is something due by it ("gửi báo cáo … trước ngày")? Then a misprinted past date is still a time limit. */
export function due(text: string, start: number): boolean {
  return DUE.test(before(text, start, 160))
}
