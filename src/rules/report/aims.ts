/** Sentences of a report that state the plan's purpose, or demand something of nobody by name. */
import type { Line } from '../../structure/frame-lines.ts'
import type { Range } from '../../structure/outline.ts'
import { phrase } from '../../text/vi.ts'
import { findDeadlines } from '../deadlines/index.ts'
import { readRoles } from '../tasks/agencies.ts'

const any = (words: readonly string[]): string => words.map(phrase).join('|')

/** What an article says the purpose of: the plan, or the event that the plan holds. */
const SUBJECT = any([
  'kế hoạch',
  'chương trình',
  'đề án',
  'phương án',
  'đợt',
  'tháng hành động',
  'tháng cao điểm',
  'tuần lễ',
  'ngày hội',
  'hội thi',
  'cuộc thi',
  'chiến dịch',
  'phong trào',
  'hoạt động',
  'các hoạt động',
  'chuyên đề',
  'việc',
  'cuộc vận động',
  'lễ phát động',
  'mô hình',
])
/** "Kế hoạch nhằm …", "Theo Kế hoạch, Tháng hành động nhằm …", "Mục đích của việc sơ kết là …", "Kế hoạch được ban hành với mục đích …" */
const PURPOSE = new RegExp(
  `^(?:(?:${any(['qua', 'thông qua'])})\\s)?(?:(?:${any(['theo đó', 'theo kế hoạch', 'được biết', 'cụ thể', 'đồng thời', 'cùng với đó'])})[^.,;:]{0,80}[,:]\\s)?(?:(?:${phrase('mục đích')}|${phrase('mục đích, yêu cầu')})\\s(?:${phrase('của')}\\s)?[^.;]{0,80}?(?:${any(['nhằm', 'là', 'để'])})(?![\\p{L}])|(?:${SUBJECT})(?![\\p{L}])(?:(?!\\s(?:phải|cần)\\s)[^.;:“"]){0,140}?(?:${any(['nhằm', 'góp phần', 'với mục đích', 'đặt mục đích', 'hướng tới mục đích'])})(?![\\p{L}]))|(?:${any(['mục đích của kế hoạch', 'mục đích kế hoạch', 'kế hoạch nhằm', 'kế hoạch này nhằm', 'việc ban hành kế hoạch nhằm', 'ban hành kế hoạch nhằm', 'chương trình nhằm'])})(?![\\p{L}])`,
  'iu',
)
/** "Nhằm nâng cao …, UBND tỉnh ban hành Kế hoạch …": the sentence before the one that issues it, or its own beginning. */
const TOWARDS = new RegExp(`^(?:\\p{Lu}{2,6}\\s?-\\s)?(?:${phrase('nhằm')})(?![\\p{L}])`, 'iu')
const ISSUING = new RegExp(
  `(?:${phrase('ban hành')}|${phrase('xây dựng')})\\s(?:${phrase('kế hoạch')}|${phrase('kế hoạc')})(?![\\p{L}])`,
  'iu',
)
/** What a plan holds is no aim: "Kế hoạch xác định 06 nội dung". */
const HOLDS = new RegExp(
  `^(?:${any(['đó là', 'kế hoạch xác định', 'kế hoạch gồm', 'kế hoạch phân công', 'kế hoạch đề ra', 'kế hoạch đặt ra', 'kế hoạch cũng', 'kế hoạch giao'])})(?![\\p{L}])(?![^.;]{0,30}${phrase('mục đích')})`,
  'iu',
)
/** "Kế hoạch nêu rõ các yêu cầu: …", "Theo yêu cầu của kế hoạch, phải …" */
const ASKED = new RegExp(
  `^(?:${phrase('kế hoạch')}[^.;:]{0,40}${phrase('yêu cầu')}(?:\\s${phrase('chung')})?:\\s|${phrase('theo yêu cầu của kế hoạch')},?\\s(?:${phrase('phải')}|${phrase('cần')}|${phrase('việc')}))`,
  'iu',
)

/** Past deeds have no purpose of the plan's. */
const DONE = new RegExp(
  `(?<![\\p{L}])(?:${any(['đã tổ chức', 'đã triển khai', 'đã diễn ra', 'vừa tổ chức', 'vừa diễn ra', 'đã thu hút'])})(?![\\p{L}])`,
  'iu',
)
/** "UBND xã đã ban hành Kế hoạch tuyên truyền …, nhằm nâng cao …": one sentence issues the plan and says what for. */
const ISSUED_TO = new RegExp(
  `(?:${phrase('ban hành')}|${phrase('xây dựng')})\\s${phrase('kế hoạch')}(?![\\p{L}])[^.;]{0,400}[\\s”"]${phrase('nhằm')}(?![\\p{L}])`,
  'iu',
)
/** "… yêu cầu, việc tổ chức … phải …": a demand without an addressee. */
const DEMAND = new RegExp(
  `(?:${phrase('yêu cầu')})\\s?[,:]?\\s(?:${phrase('là')}\\s)?(?:${any(['việc', 'công tác', 'quá trình', 'các nội dung', 'nội dung', 'các hoạt động', 'hoạt động', 'đợt sinh hoạt', 'các nhiệm vụ'])})(?![\\p{L}]).{1,600}(?:${phrase('phải')}|${phrase('cần')}|${phrase('bảo đảm')}|${phrase('đảm bảo')})(?![\\p{L}])`,
  'iu',
)

/** "Việc học tập phải được tổ chức nghiêm túc, thiết thực.": how it is to be held, and nobody is named. */
const HELD = new RegExp(
  `^(?:(?:${any(['ngoài ra', 'đồng thời', 'bên cạnh đó'])}),?\\s)?(?:${any(['việc', 'công tác', 'quá trình', 'các nội dung', 'nội dung', 'các hoạt động', 'hoạt động'])})(?![\\p{L}])[^.;:]{3,200}(?:${any(['phải được', 'cần được', 'phải bảo đảm', 'phải đảm bảo', 'cần bảo đảm', 'cần đảm bảo', 'phải góp phần', 'cần góp phần'])})(?![\\p{L}])`,
  'iu',
)

/** Sentences of a line; a full stop ends one even where the space after it was lost. */
export function sentencesOf(line: Line): Range[] {
  const ranges: Range[] = []
  let from = /^\s*[-+*•–]\s*/u.exec(line.text)?.[0].length ?? 0
  for (const match of line.text.matchAll(/[.!?…]["”’)]?(?:\s+|(?=\p{Lu}\p{Ll}))(?=[\p{Lu}“"])/gu)) {
    if (/(?:^|\s)(?:TP|Tp|TS|ThS|PGS|GS|[A-ZĐ])$/u.test(line.text.slice(from, match.index))) continue
    ranges.push(trimmed(line, from, match.index + match[0].trimEnd().length))
    from = match.index + match[0].length
  }
  ranges.push(trimmed(line, from, line.text.length))
  return ranges.filter((range) => range.end > range.start)
}

function trimmed(line: Line, from: number, to: number): Range {
  return { start: line.start + from, end: line.start + to }
}

/** A rhythm or a day makes such a sentence a task. */
function isHeld(sentence: string): boolean {
  return HELD.test(sentence) && findDeadlines(sentence, { year: null, issued: null, where: 'prose' }).length === 0
}

const ORDERS = new RegExp(
  `(?<![\\p{L}])(?:${any(['giao', 'yêu cầu', 'đề nghị', 'chủ trì', 'có trách nhiệm', 'chịu trách nhiệm', 'phối hợp với'])})(?![\\p{L}])`,
  'iu',
)

/** A body is told to act, by a day or in words of command: the purposes are over. */
function isOrder(sentence: string): boolean {
  if (readRoles(sentence).lead.length === 0) return false
  return ORDERS.test(sentence) || findDeadlines(sentence, { year: null, issued: null, where: 'prose' }).length > 0
}

/** Purposes: the sentence that names them and those after it in its paragraph; requirements: single sentences. */
export function readAims(lines: readonly Line[]): { purposes: Range[]; requirements: Range[] } {
  const purposes: Range[] = []
  const requirements: Range[] = []
  for (const line of lines) {
    if (line.text.length < 40) continue
    const sentences = sentencesOf(line)
    const words = (range: Range): string => line.text.slice(range.start - line.start, range.end - line.start)
    const from = sentences.findIndex((range) => PURPOSE.test(words(range)) && !DONE.test(words(range)))
    const issuing = sentences.filter((range) => ISSUED_TO.test(words(range)))
    const order = sentences.findIndex((range, index) => index > from && isOrder(words(range)))
    if (from >= 0) {
      const told = sentences.slice(from, order < 0 ? undefined : order).filter((range) => !HOLDS.test(words(range)))
      // "… nhằm tạo chuyển biến. Việc xử lý phải bảo đảm đúng quy định.": behind an aim stands how it is to be done
      const isManner = (range: Range): boolean => isHeld(words(range)) && !PURPOSE.test(words(range))
      purposes.push(...told.filter((range) => !isManner(range)))
      requirements.push(...told.filter(isManner))
    } else if (issuing.length > 0) purposes.push(...issuing)
    else if (sentences.length > 0 && TOWARDS.test(words(sentences[0] as Range)) && ISSUING.test(line.text))
      purposes.push(sentences[0] as Range)
    else requirements.push(...sentences.filter((range) => DEMAND.test(words(range)) || ASKED.test(words(range)) || isHeld(words(range))))
  }
  return { purposes, requirements }
}
