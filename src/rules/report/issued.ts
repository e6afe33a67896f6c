/** The day on which the plan of an article was issued. */
import type { Line } from '../../structure/frame-lines.ts'
import { isoDay, parsePartialDate } from '../../text/partial-date.ts'
import { phrase } from '../../text/vi.ts'
import { type Candidate, type Found, ISSUES } from './mention.ts'

/** A day as the article tells it. */
export type Issued = Found & { edtf: string }

const DAY = new RegExp(
  `(?:${phrase('ngày')}|${phrase('hôm')})\\s+(?<date>\\d{1,2}[/.-]\\d{1,2}(?:[/.-]\\d{4})?|\\d{1,2} tháng \\d{1,2}(?: năm \\d{4})?)`,
  'giu',
)

/** The day of a cited document follows its code: "Kế hoạch số 210-KH/TU ngày 06/6/2025". */
const CITED_DAY = /\p{L}\s?[-/]\s?\p{Lu}[\p{L}\d&-]*\s*[,(]?\s*$/u

/** The last day in some words that is no cited document's own. */
function lastDay(words: string): RegExpExecArray | null {
  return [...words.matchAll(DAY)].filter((match) => !CITED_DAY.test(words.slice(0, match.index))).at(-1) ?? null
}

/** The plan's own date: after its number, or at the head of the sentence that says it was issued. */
export function issuedOf({ line, at, raw }: Candidate, publishedAt: string | null): Issued | null {
  const after = line.text.slice(at + raw.length, at + raw.length + 60)
  const direct =
    /^\s*[,(]?\s*(?:(?:được\s)?(?:ký\s)?ban hành\s(?:vào\s)?)?ngày\s+(\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?|\d{1,2} tháng \d{1,2}(?: năm \d{4})?)(?![\d/])/iu.exec(
      after,
    )
  if (direct?.[1]) return dated(direct[1], line.start + at + raw.length + direct[0].length - direct[1].length, publishedAt)
  const from = Math.max(line.text.lastIndexOf('. ', at) + 1, 0)
  const head = line.text.slice(from, at)
  if (!ISSUES.test(head)) return null
  const match = lastDay(head)
  if (!match?.groups?.date) return null
  return dated(match.groups.date, line.start + from + match.index + match[0].length - match.groups.date.length, publishedAt)
}

/** "Kế hoạch ban hành ngày 18/5/2026", "Kế hoạch này được ký ban hành vào ngày 18/5": said of the plan apart from its number. */
const ISSUED_ON = new RegExp(
  `(?:${phrase('kế hoạch')})(?:\\s(?:này|trên|nói trên|nêu trên))?,?\\s(?:(?:được|do|đã|chính thức|vừa)\\s)*(?:ký,?\\s)?(?:${phrase('ban hành')}|${phrase('ký')}|${phrase('phê duyệt')})\\s(?:vào\\s)?(?:ngày|hôm)\\s(?<date>\\d{1,2}[/.-]\\d{1,2}(?:[/.-]\\d{4})?|\\d{1,2} tháng \\d{1,2}(?: năm \\d{4})?)`,
  'iu',
)

/** The day said of the plan anywhere in the article. */
export function issuedApart(lines: readonly Line[], publishedAt: string | null): Issued | null {
  for (const line of lines) {
    const match = ISSUED_ON.exec(line.text)
    const date = match?.groups?.date
    if (match && date) return dated(date, line.start + match.index + match[0].length - date.length, publishedAt)
  }
  return null
}

/** The day that opens the sentence in which the issuer stands: "Ngày 11/3, Ban Thường vụ … đã ban hành". */
export function dayBefore(line: Line, at: number, publishedAt: string | null): Issued | null {
  const from = Math.max(line.text.lastIndexOf('. ', at) + 1, 0)
  const match = lastDay(line.text.slice(from, at))
  if (!match?.groups?.date) return null
  return dated(match.groups.date, line.start + from + match.index + match[0].length - match.groups.date.length, publishedAt)
}

function dated(words: string, start: number, publishedAt: string | null): Issued | null {
  const edtf = parsePartialDate(words) ?? withYear(words, publishedAt)
  return edtf === null ? null : { raw: words, edtf, start, end: start + words.length }
}

/** "Ngày 13/4": the year of the article. */
function withYear(words: string, publishedAt: string | null): string | null {
  const [day, month] = words.match(/\d+/g)?.map(Number) ?? []
  const year = publishedAt ? Number(publishedAt.slice(0, 4)) : null
  return day && month && year ? isoDay(year, month, day) : null
}
