/** Sentences of a report that state the plan's purpose, or demand something of nobody by name. */
import type { Line } from '../../structure/frame-lines.ts'
import type { Range } from '../../structure/outline.ts'
import { phrase } from '../../text/vi.ts'

const any = (words: readonly string[]): string => words.map(phrase).join('|')

const PURPOSE = new RegExp(
  `(?:${any(['mục đích của kế hoạch', 'mục đích kế hoạch', 'mục đích của việc ban hành kế hoạch', 'kế hoạch nhằm', 'kế hoạch được ban hành nhằm', 'kế hoạch này nhằm', 'kế hoạch được xây dựng nhằm', 'việc ban hành kế hoạch nhằm', 'kế hoạch đặt mục đích', 'kế hoạch ban hành nhằm', 'ban hành kế hoạch nhằm', 'chương trình nhằm'])})(?![\\p{L}])`,
  'iu',
)
/** "UBND xã đã ban hành Kế hoạch tuyên truyền …, nhằm nâng cao …": one sentence issues the plan and says what for. */
const ISSUED_TO = new RegExp(
  `(?:${phrase('ban hành')}|${phrase('xây dựng')})\\s${phrase('kế hoạch')}(?![\\p{L}])[^.;]{0,400}[\\s”"]${phrase('nhằm')}(?![\\p{L}])`,
  'iu',
)
/** "… yêu cầu, việc tổ chức … phải …": a demand without an addressee. */
const DEMAND = new RegExp(
  `(?:${phrase('yêu cầu')})\\s?[,:]?\\s(?:${phrase('là')}\\s)?(?:${any(['việc', 'công tác', 'quá trình', 'các nội dung', 'nội dung', 'các hoạt động', 'hoạt động', 'đợt sinh hoạt', 'các nhiệm vụ'])})(?![\\p{L}]).{3,600}(?:${phrase('phải')}|${phrase('cần')}|${phrase('bảo đảm')}|${phrase('đảm bảo')})(?![\\p{L}])`,
  'iu',
)

/** Sentences of a line; a full stop ends one even where the space after it was lost. */
export function sentencesOf(line: Line): Range[] {
  const ranges: Range[] = []
  let from = 0
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

/** Purposes: the sentence that names them and those after it in its paragraph; requirements: single sentences. */
export function readAims(lines: readonly Line[]): { purposes: Range[]; requirements: Range[] } {
  const purposes: Range[] = []
  const requirements: Range[] = []
  for (const line of lines) {
    if (line.text.length < 40) continue
    const sentences = sentencesOf(line)
    const words = (range: Range): string => line.text.slice(range.start - line.start, range.end - line.start)
    const from = sentences.findIndex((range) => PURPOSE.test(words(range)))
    const issuing = sentences.filter((range) => ISSUED_TO.test(words(range)))
    if (from >= 0) purposes.push(...sentences.slice(from))
    else if (issuing.length > 0) purposes.push(...issuing)
    else requirements.push(...sentences.filter((range) => DEMAND.test(words(range))))
  }
  return { purposes, requirements }
}
