/** Closing paragraphs: formulas that order nothing, and the sentences among them that do. */
import { viStart } from '../../text/vi.ts'

/** "Trên đây là Kế hoạch …", "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc …" */
export const FORMULA = viStart`trên đây là|trong quá trình [^.;]{0,80}(?:khó khăn|vướng mắc|phát sinh|nội dung chưa phù hợp|điều chỉnh|bổ sung)|quá trình (?:thực hiện|triển khai)[^.;]{0,60}(?:khó khăn|vướng mắc|phát sinh)|nếu có (?:khó khăn|vướng mắc|phát sinh)|mọi vướng mắc|kế hoạch này (?:có hiệu lực|thay thế|được (?:phổ biến|triển khai|quán triệt))`

/** "Đề nghị các đơn vị nghiêm túc triển khai thực hiện./.": an appeal without a date or a report. */
export const URGE =
  /^\s*(?:(?:căn cứ|nhận được) [^,;\d]{4,50}, )?(?:đề nghị|yêu cầu) (?!.*báo cáo)[^.;\d]{3,220}(?:nghiêm túc|khẩn trương|tích cực|chủ động|quan tâm)[^.;\d]{0,40}(?:triển khai|thực hiện)[^.;\d]{0,60}[./;\s]*$/isu

/** Words that open the closing of a plan: what follows no longer belongs to the last agency's heading. */
export const CLOSING = viStart`trên đây là|căn cứ (?:vào )?(?:nội dung )?kế hoạch này|căn cứ nội dung kế hoạch|nhận được kế hoạch|(?:ủy ban nhân dân|ubnd|sở|ban thường vụ|ban|đảng ủy|hội|bộ|công an|thành ủy|tỉnh ủy)[^.;:]{0,60} (?:đề nghị|yêu cầu|giao) |(?:đề nghị|yêu cầu) (?:các|thủ trưởng|lãnh đạo|đồng chí|ban|cấp ủy|đảng ủy|chi bộ|trưởng)|trong quá trình (?:tổ chức |triển khai )*(?:thực hiện|triển khai)|quá trình (?:tổ chức |triển khai )*(?:thực hiện|triển khai)|kế hoạch này|định kỳ[^.;:]{0,60} báo cáo|giao (?:văn phòng|ban|sở|phòng)`

/** Where sentences end: "." before a capital, not after an abbreviation ("TP.", "PGS.") or a number's point. Offsets of the ends. */
export function sentenceEnds(text: string): number[] {
  const ends: number[] = []
  for (const match of text.matchAll(
    /(?<!(?:^|[\s(,;])(?:TP|Tp|PGS|TS|ThS|GS|Th|Đ\/c|đ\/c|KT|TM|TL|BS|CN|KS|No|St|tr|Q|P|H|TX|TT))[.!?][”"')\]]?(?=\s+[“"'(]?\p{Lu}|\p{Lu}\p{Ll})/gu,
  )) {
    ends.push(match.index + match[0].length)
  }
  if (ends.at(-1) !== text.length) ends.push(text.length)
  return ends
}
