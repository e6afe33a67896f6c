/** An official text or a news report about one. */
import { TYPE_WORDS } from '../lexicon/document-types.ts'
import { phrase } from '../text/vi.ts'
import type { Line } from './frame-lines.ts'
import { isBareType, type LineKind, type Top } from './letterhead.ts'
import { readPortal } from './portal.ts'
import { isCapitals } from './outline.ts'
import { isAuthorityLine, isFilingLine, isRecipientsLine } from './sign-off.ts'

const CLAUSE = new RegExp(
  `^[-+*•]?\\s?(?:${['căn cứ', 'thực hiện', 'triển khai', 'tiếp tục thực hiện'].map(phrase).join('|')})[^\\n]{0,400}(?:${phrase('số')}\\s?\\d|${phrase('ban hành')}|${phrase('xây dựng')})`,
  'iu',
)
const FOLLOWS = new RegExp(`(?:${phrase('ban hành')}|${phrase('xây dựng')})[^\\n]{0,400}${phrase('như sau')}`, 'iu')
/** "Kế hoạch … sẽ được triển khai như sau:" */
const CARRIED_OUT = new RegExp(
  `${phrase('kế hoạch')}[^\\n]{0,200}(?:${phrase('triển khai')}|${phrase('thực hiện')})\\s${phrase('như sau')}\\s?:?\\s*$`,
  'iu',
)
/** "Căn cứ …; Ban Chỉ đạo hướng dẫn kế hoạch … như sau:" in one paragraph. */
const OPENS = new RegExp(`^[-+*•]?\\s?(?:${['căn cứ', 'thực hiện', 'xét'].map(phrase).join('|')})(?![\\p{L}])`, 'iu')
const AS_FOLLOWS = new RegExp(`(?:${phrase('như sau')}|${phrase('sau đây')})\\s?:\\s*$`, 'iu')
/** A heading that only a plan has: "I. CĂN CỨ LẬP KẾ HOẠCH", "1. Mục đích". */
const HEADED = new RegExp(
  `^(?<numeral>[IVX]{1,4}|\\d{1,2})\\s?[.)/-]\\s?(?<words>${['mục đích', 'yêu cầu', 'căn cứ', 'mục tiêu', 'nội dung', 'nhiệm vụ', 'tổ chức thực hiện', 'đối tượng', 'thời gian'].map(phrase).join('|')})(?![\\p{L}])`,
  'iu',
)
const OUTLINE = /^(?:I|II|III|IV|V)\s?[.\-/]\s?\p{Lu}/u
const REPORTED = new RegExp(
  `(?:${['cho biết', 'theo đó,', 'nhấn mạnh', 'chia sẻ', 'phóng viên', 'vừa ban hành', 'đã ban hành kế hoạch', 'ban hành kế hoạch số', 'kế hoạch nêu rõ', 'kế hoạch yêu cầu'].map(phrase).join('|')})|(?:^|[.!?”]\\s)(?:${phrase('tại kế hoạch')}|${phrase('theo kế hoạch')})`,
  'iu',
)
/** The first sentence of an article: "Ngày 05/5/2025, UBND tỉnh đã có Công văn số …". */
export const NEWS_LEAD = new RegExp(
  `^(?:(?:sáng|chiều|tối)\\s)?(?:${phrase('ngày')}|${phrase('hôm')})\\s(?=\\d)[^.;]{4,260}?\\s(?:(?:đã|vừa|mới)\\s){0,2}(?:${['ban hành', 'có', 'ký', 'ký ban hành'].map(phrase).join('|')})\\s(?:${TYPE_WORDS})\\s(?:${phrase('số')}\\s?:?\\s?)?\\d`,
  'iu',
)
/** A page that heads a document with its number: "Công văn số 44/CV-X ngày 8/10/2025 của Sở X". */
export const HEADED_BY_NUMBER = new RegExp(
  `^(?:${TYPE_WORDS})\\s(?:${phrase('số')}\\s?:?\\s?)?\\d{1,5}\\s?[/-]\\s?\\p{Lu}[^;]{1,40}\\s${phrase('ngày')}\\s[\\d/.-]{6,10}(?:\\s(?:${phrase('của')})\\s[^.;]{3,100})?$`,
  'iu',
)
const TO = new RegExp(`^${phrase('kính')} (?:gửi|gởi)(?![\\p{L}])`, 'iu')
/** How many lines from the top the address of a letter may stand. */
export const LETTER_REACH = 40
const LEAD_REACH = 12
/** "Kính gửi: …" */
export function isAddressed(text: string): boolean {
  return TO.test(text)
}

/** A page that answers a reader: "Trả lời:", "Chị Lan (Hà Nội) hỏi.", "Trân trọng!" */
const ANSWERS = new RegExp(
  `^(?:${phrase('trả lời')}(?:\\s\\p{L}+){0,3}:?|${phrase('trân trọng')}!|.{0,160}\\s${phrase('hỏi')}\\.?)$|^${phrase('tôi muốn hỏi')}`,
  'iu',
)

const BYLINE =
  /^\d{1,2}\/\d{1,2}\/\d{4}\s?[|,-]?\s?\d{1,2}[:h]\d{2}|\|\s?\d{1,2}\/\d{1,2}\/\d{4}|\d{1,2}:\d{2}\s?(?:AM|PM)?[,|\s-]{1,3}\d{1,2}\/\d{1,2}\/\d{4}|\d{1,2}\/\d{1,2}\/\d{4}\s?[|,-]?\s?\d{1,2}:\d{2}|(?:lượt xem|view count|bình luận)/iu

/** Weighs the signs of an official text (letterhead, clauses, outline, sign-off) against those of an article. */
export function readGenre(lines: readonly Line[], kinds: readonly LineKind[], top: Top): 'official-text' | 'news-report' {
  const head = kinds.slice(0, 160)
  let official = 0
  if (head.includes('motto')) official += 3
  if (head.includes('number')) official += 3
  if (head.includes('date')) official += 1
  // a headline in capitals opens with the type too; alone on its line it is a document's
  if (top.type !== null) official += isBareType(lines[top.type]?.text ?? '') ? 3 : 1
  // a portal's box describes the document under it, or in a file beside it
  const box = readPortal(lines, null)
  if (box.number && (box.issued || box.title)) official += 3
  let report = 0
  let outline = 0
  let answers = 0
  let headed = lines.slice(0, LEAD_REACH).some((line) => line.text.length < 2000 && NEWS_LEAD.test(line.text)) ? -LEAD_REACH : 0
  const seen = { clause: false, follows: false, recipients: false, authority: false, addressed: false, opens: false }
  for (const [index, line] of lines.entries()) {
    if (line.layer === 'note') continue
    if (index < LETTER_REACH && isAddressed(line.text)) seen.addressed = true
    if (isRecipientsLine(line.text) || isFilingLine(line.text)) seen.recipients = true
    else if (isAuthorityLine(line.text)) seen.authority = true
    else if (line.text.length < 2000 && CLAUSE.test(line.text)) seen.clause = true
    const above = lines[index - 1]
    const sentence = /^\p{Ll}/u.test(line.text) && above ? `${above.text} ${line.text}` : line.text
    if (sentence.length < 4000 && (FOLLOWS.test(sentence) || CARRIED_OUT.test(sentence))) seen.follows = true
    if (sentence.length < 1500 && OPENS.test(sentence) && AS_FOLLOWS.test(sentence)) seen.opens = true
    const heading = HEADED.exec(line.text)?.groups
    if (heading) headed += /^[IVX]/u.test(heading.numeral ?? '') && isCapitals(heading.words ?? '') ? 2 : 1
    if (OUTLINE.test(line.text)) outline += 1
    if (report < 3 && REPORTED.test(line.text)) report += 1
    if (line.text.length < 120 && BYLINE.test(line.text)) report += 1
    if (line.text.length < 400 && ANSWERS.test(line.text)) answers += 1
  }
  if (seen.opens) official += 2
  if (seen.recipients) official += 2
  if (seen.authority) official += 2
  if (seen.addressed) official += 2
  if (seen.follows) official += 1
  if (seen.clause) official += 1
  if (outline >= 2 || headed >= 2) official += 2
  // an answer quotes the headings of what it explains
  if (answers >= 2 && !head.includes('motto')) return 'news-report'
  const built =
    outline >= 2 ||
    official > (seen.follows ? 1 : 0) + (seen.clause ? 1 : 0) + (head.includes('date') ? 1 : 0) + (top.type === null ? 0 : 1)
  // prose without letterhead, outline or sign-off tells of a plan unless it says that it issues one
  if (!built) return report > 0 || !(seen.clause && seen.follows) ? 'news-report' : 'official-text'
  return official >= 3 || official >= report ? 'official-text' : 'news-report'
}
