/** Where the parts of an official text stand: letterhead, title, opening, body, closing, annexes, an enclosed plan. */
import { phrase } from '../text/vi.ts'
import type { DocumentNode } from '../tree/types.ts'
import { isAttachedCaption, readAnnexes, startsAnnex } from './frame-annexes.ts'
import { NEWS_LEAD, readGenre } from './frame-genre.ts'
import { type Line, linesOf } from './frame-lines.ts'
import { findTop, isBareType, kindOf, type LineKind, typeAt } from './letterhead.ts'
import { readMarker } from './marker.ts'
import { isPortalLine, portalEnd } from './portal.ts'
import { isCapitals, type Range } from './outline.ts'
import { findClosing, isAuthorityLine, isFilingLine, isRecipientsLine } from './sign-off.ts'

export type { Range } from './outline.ts'

export interface Annex {
  range: Range
  /** "I", "01"; null where the caption gives none */
  number: string | null
  caption: string | null
}

export interface Enclosed {
  head: Range
  title: Range
  opening: Range | null
  body: Range
}

export interface Frame {
  letterhead: Range | null
  /** type line and trích yếu */
  title: Range | null
  /** Căn cứ …, Thực hiện …, up to the first heading of the body */
  opening: Range | null
  body: Range
  /** recipients and sign-off */
  closing: Range | null
  annexes: Annex[]
  /** a plan attached to a decision or letter */
  enclosed: Enclosed | null
  genre: 'official-text' | 'news-report'
}

/** Verbs that open the clauses before the body: what the document rests on, what it carries out. */
export const LEADS = [
  'căn cứ',
  'theo',
  'xét',
  'trên cơ sở',
  'thực hiện',
  'tiếp tục thực hiện',
  'tiếp tục triển khai',
  'tổ chức thực hiện',
  'triển khai',
  'cụ thể hóa',
  'để',
  'nhằm',
  'chấp hành',
  'hưởng ứng',
  'phát huy',
  'quán triệt',
  'tiếp theo',
  'thi hành',
  'nhân dịp',
  'chào mừng',
  'tăng cường',
]
export const LEAD = new RegExp(`^[-+*•]?\\s?(?:${LEADS.map(phrase).join('|')})(?![\\p{L}])`, 'iu')
const ISSUES = new RegExp(
  `(?:${['ban hành', 'xây dựng', 'lập', 'đề ra', 'thông báo', 'triển khai', 'tổ chức', 'hướng dẫn', 'báo cáo', 'đề nghị', 'quyết định', 'kính trình', 'yêu cầu'].map(phrase).join('|')})(?![\\p{L}])`,
  'iu',
)
const AS_FOLLOWS = new RegExp(
  `(?:${['như sau', 'sau đây', 'nội dung sau', 'nội dung chính sau', 'cụ thể sau', 'nội dung cụ thể sau', 'quyết định', 'quyết nghị', 'nghị quyết'].map(phrase).join('|')})\\s?[:.]*\\s*$`,
  'iu',
)
/** "… ban hành Kế hoạch …, nhiệm vụ cụ thể tại Phụ lục kèm theo." */
const IN_ANNEX = new RegExp(
  `(?:${['ban hành', 'xây dựng'].map(phrase).join('|')}) (?:${['kế hoạch', 'chương trình', 'phương án', 'danh mục'].map(phrase).join('|')})(?![\\p{L}])[^;]{0,400}(?:${['phụ lục', 'biểu', 'kèm theo', 'đính kèm'].map(phrase).join('|')})[^;]{0,60}[.:]?\\s*$`,
  'iu',
)
const TO = new RegExp(`^${phrase('kính gửi')}`, 'iu')

const TITLE_LINES = 12
const LONG = 150

function rangeOf(lines: readonly Line[], from: number, to: number): Range | null {
  const first = lines[from]
  const last = lines[to - 1]
  return first && last && to > from ? { start: first.start, end: last.end } : null
}

/** A line that opens the first clause rather than going on with the title. */
function opensClauses(line: Line, first: boolean, above: Line | undefined): boolean {
  if (!LEAD.test(line.text)) return false
  if (/^[-+*•]?\s?căn cứ(?![\p{L}])/iu.test(line.text)) return true
  const plain = line.style.align === undefined && line.style.bold === undefined
  // in plain text a title in capitals ends where a clause begins
  if (!first && plain && above && isCapitals(above.text) && /^[-+*•]?\s?\p{Lu}\p{Ll}/u.test(line.text)) return true
  const display = line.style.align === 'center' || line.style.bold === true
  if (first) return !display && (/[;:]$/u.test(line.text) || (ISSUES.test(line.text) && AS_FOLLOWS.test(line.text)))
  if (display) return false
  return /^[-+*•]?\s?\p{Lu}/u.test(line.text) && (line.text.length > 90 || /[;:.,]$/u.test(line.text) || /số\s?\d/iu.test(line.text))
}

const HEADINGS = new Set(['part', 'chapter', 'article', 'letter-upper', 'roman', 'decimal', 'section'])

function isHeading(text: string): boolean {
  const marker = readMarker(text)
  return marker !== null && HEADINGS.has(marker.kind)
}

/** An authority in capitals ("CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH …") between the title of a decision and its grounds. */
function isAuthority(lines: readonly Line[], index: number): boolean {
  const line = lines[index] as Line
  if (!isCapitals(line.text) || line.text.length > LONG) return false
  for (let next = index + 1; next < Math.min(lines.length, index + 4); next += 1) {
    const text = lines[next]?.text ?? ''
    if (/^[-+*•]?\s?(?:căn cứ|xét|theo)(?![\p{L}])/iu.test(text))
      return /^(?:CHỦ TỊCH|ỦY BAN|UỶ BAN|UBND|HỘI ĐỒNG|GIÁM ĐỐC|BỘ TRƯỞNG|THỦ TƯỚNG|HIỆU TRƯỞNG|TRƯỞNG|BAN |BÍ THƯ|CỤC|TỔNG|CHÁNH|THỐNG ĐỐC|CHÍNH PHỦ|QUỐC HỘI|KH(?:ÓA|OÁ) [IVXL\d]|KỲ HỌP)/u.test(
        line.text,
      )
    if (!isCapitals(text)) return false
  }
  return false
}

/** Index of the line after the title that begins at `type`. */
function titleEnd(lines: readonly Line[], kinds: readonly LineKind[], type: number): number {
  let end = type + 1
  const bare = isBareType(lines[type]?.text ?? '') && kinds[type] === 'type'
  let taken = bare ? 0 : 1
  while (end < lines.length && end <= type + TITLE_LINES) {
    const line = lines[end] as Line
    if (line.layer !== 'body') {
      end += 1
      continue
    }
    if (kinds[end] === 'rule') {
      if (taken > 0) break
      end += 1
      continue
    }
    if (
      TO.test(line.text) ||
      isAttachedCaption(line.text) ||
      isHeading(line.text) ||
      isPortalLine(line.text) ||
      opensClauses(line, taken === 0, lines[end - 1]) ||
      kinds[end] === 'date' ||
      kinds[end] === 'number' ||
      (taken > 0 && (isAuthorityLine(line.text) || startsAnnex(lines, end) || line.table?.ruled))
    )
      break
    if (taken > 0 && (isAuthority(lines, end) || isSentence(line) || differs(lines[end - 1] as Line, line) || isProse(lines, end))) break
    if (taken === 0 && line.text.length > 400) break
    taken += 1
    end += 1
  }
  while (end > type + 1 && (lines[end - 1]?.layer !== 'body' || kinds[end - 1] === 'rule')) end -= 1
  return end
}

/** A line that issues the plan, or a long one that is no display line. */
function isSentence(line: Line): boolean {
  if (line.style.align === 'center' || line.style.bold) return false
  if (isCapitals(line.text)) return false
  if (IN_ANNEX.test(line.text) && /\.\s*$/u.test(line.text)) return true
  return (
    (line.text.length > LONG && /[.;:,]$/u.test(line.text)) ||
    line.text.length > 260 ||
    (ISSUES.test(line.text) && AS_FOLLOWS.test(line.text))
  )
}

/** In plain text: a sentence broken over lines under a title in capitals, "Năm 2023, đội ngũ cán" / "bộ, công chức đã …". */
function isProse(lines: readonly Line[], at: number): boolean {
  const line = lines[at] as Line
  const next = lines[at + 1]
  if (!isCapitals(lines[at - 1]?.text ?? '') || isCapitals(line.text) || line.style.align === 'center' || line.style.bold) return false
  return /^\p{Lu}\p{Ll}*\s[^.;:]*,\s\p{Ll}/u.test(line.text) && next !== undefined && /^\p{Ll}/u.test(next.text)
}

/** Title lines are set alike: bold goes over to light, the middle to the margins. */
function differs(above: Line, line: Line): boolean {
  if (above.style.bold === true && line.style.bold !== true && above.style.align === 'center' && line.style.align !== 'center') return true
  return isCapitals(above.text) && !isCapitals(line.text) && line.text.length > 80 && /^\p{Lu}/u.test(line.text)
}

const OPENING_LINES = 80

/** Index of the first line of the body after the opening clauses that begin at `from`. */
function openingEnd(lines: readonly Line[], from: number, limit: number): number {
  for (let index = from; index < Math.min(limit, from + OPENING_LINES); index += 1) {
    const line = lines[index] as Line
    if (isHeading(line.text) && !(readMarker(line.text)?.kind === 'decimal' && LEAD.test(line.text.replace(/^[\d.)\s]+/u, ''))))
      return index
    if (line.table?.ruled) return index
    if (index > from && isCapitals(line.text) && line.text.length > 7 && !AS_FOLLOWS.test(line.text) && !isAuthority(lines, index))
      return index
    if (AS_FOLLOWS.test(line.text) && index + 1 < limit && !NEWS_LEAD.test(line.text)) return index + 1
    if (line.first && IN_ANNEX.test(line.text)) return index + 1
  }
  return from
}

const ENCLOSED_REACH = 8

/** A plan attached to a decision or letter: a bare type line, its title and "(Kèm theo …)". */
function findEnclosed(lines: readonly Line[], kinds: readonly LineKind[], after: number, own: string | null): number | null {
  for (let index = after; index < lines.length; index += 1) {
    const type = kinds[index] === 'type' ? typeAt(lines[index]?.text ?? '') : null
    if (!type || lines[index]?.layer !== 'body' || !isBareType(lines[index]?.text ?? '') || /:$/u.test(lines[index]?.text ?? '')) continue
    if (!isCapitals(lines[index]?.text ?? '')) continue
    if (type.name === own) continue
    const below = lines.slice(index + 1, index + 1 + ENCLOSED_REACH).some((line) => isAttachedCaption(line.text))
    const signed = lines
      .slice(Math.max(0, index - 15), index)
      .some((line) => isRecipientsLine(line.text) || isFilingLine(line.text) || isAuthorityLine(line.text))
    if (below || signed || kinds.slice(Math.max(0, index - 8), index).includes('motto')) return index
  }
  return null
}

/** Where the title of an enclosed plan ends, and where the caption under it does. */
function enclosedHead(lines: readonly Line[], kinds: readonly LineKind[], at: number): { title: number; from: number } {
  const title = titleEnd(lines, kinds, at)
  let from = title
  while (from < lines.length && (kinds[from] === 'rule' || isAttachedCaption(lines[from]?.text ?? '') || continuesCaption(lines, from)))
    from += 1
  return { title, from }
}

function readEnclosed(lines: readonly Line[], kinds: readonly LineKind[], at: number, limit: number): Enclosed {
  const { title, from } = enclosedHead(lines, kinds, at)
  const open = openingEnd(lines, from, limit)
  const head = rangeOf(lines, at, from) as Range
  const end = lines[limit - 1]?.end ?? head.end
  return {
    head,
    title: rangeOf(lines, at, title) as Range,
    opening: rangeOf(lines, from, open),
    body: { start: lines[open]?.start ?? end, end: Math.max(end, lines[open]?.start ?? end) },
  }
}

/** The rest of a caption in brackets that runs over several lines. */
function continuesCaption(lines: readonly Line[], index: number): boolean {
  const above = lines[index - 1]?.text ?? ''
  const before = lines[index - 2]?.text ?? ''
  const open = (text: string): boolean => /^\(/u.test(text) && !/\)/u.test(text)
  return (open(above) && isAttachedCaption(above)) || (open(before) && isAttachedCaption(before) && !/\)/u.test(above))
}

/** Finds the parts of a document. Ranges are offsets into the canonical text. */
export function readFrame(tree: DocumentNode, text: string, _metadata: Record<string, string>): Frame {
  const lines = linesOf(tree, text)
  const kinds = lines.map(kindOf)
  const top = findTop(lines, kinds)
  const genre = readGenre(lines, kinds, top)
  const whole: Range = { start: 0, end: text.length }
  if (genre === 'news-report')
    return { letterhead: null, title: null, opening: null, body: whole, closing: null, annexes: [], enclosed: null, genre }
  // a portal's box above a text without letterhead is none of its clauses
  const under = top.type === null && top.from === 0 ? portalEnd(lines) : 0
  const box = under < lines.length ? under : 0
  const headEnd = top.type ?? Math.max(letterTitle(lines, kinds, top.from), box)
  const untitled = top.type === null ? capitalsUnder(lines, kinds, top.from, headEnd) : null
  const title = untitled?.to ?? (top.type === null ? headEnd : titleEnd(lines, kinds, top.type))
  const own = top.type === null ? null : (typeAt(lines[top.type]?.text ?? '')?.name ?? null)
  const attached = own === 'Kế hoạch' ? null : findEnclosed(lines, kinds, Math.max(title, headEnd + 1), own)
  const stop = attached ?? lines.length
  const closing = findClosing(lines.slice(0, stop), openingEnd(lines, Math.min(stop, title), stop), (index) => startsAnnex(lines, index))
  const annexes = readAnnexes(
    lines,
    text,
    closing?.to ?? (attached === null ? Math.max(title, Math.floor(lines.length / 4)) : stop),
    attached === null ? null : enclosedHead(lines, kinds, attached).from,
  )
  const bodyLimit = closing?.from ?? (attached !== null ? attached : (annexes.at(0)?.from ?? lines.length))
  const open = openingEnd(lines, title, bodyLimit)
  const clauses = lines.findIndex((_, index) => index >= title && (index >= open || kinds[index] !== 'rule'))
  const bodyStart = lines[open]?.start ?? text.length
  return {
    letterhead: rangeOf(lines, Math.max(top.from, box), headEnd),
    title:
      top.type === null
        ? untitled
          ? rangeOf(lines, untitled.from, untitled.to)
          : subjectRange(lines, kinds)
        : rangeOf(lines, headEnd, title),
    opening: rangeOf(lines, Math.max(title, clauses), open),
    body: { start: bodyStart, end: Math.max(bodyStart, bodyLimit < lines.length ? (lines[bodyLimit]?.start ?? text.length) : text.length) },
    closing: closing && rangeOf(lines, closing.from, closing.to),
    annexes: annexes.map(({ range, number, caption }) => ({ range, number, caption })),
    enclosed:
      attached === null ? null : readEnclosed(lines, kinds, attached, annexes.find((annex) => annex.from > attached)?.from ?? lines.length),
    genre,
  }
}

/** Where a letter's letterhead ends: after the last of number, date, mottos and subject. */
function letterTitle(lines: readonly Line[], kinds: readonly LineKind[], from: number): number {
  let end = from
  for (let index = from; index < Math.min(lines.length, from + 24); index += 1) {
    if (TO.test(lines[index]?.text ?? '') || (LEAD.test(lines[index]?.text ?? '') && (lines[index]?.text.length ?? 0) > 60)) break
    if (['number', 'date', 'motto', 'subject'].includes(kinds[index] ?? '')) end = index + 1
  }
  return end
}

/** A portal may lose the type line: what stands in capitals under number and date is the title. */
function capitalsUnder(
  lines: readonly Line[],
  kinds: readonly LineKind[],
  top: number,
  headEnd: number,
): { from: number; to: number } | null {
  const head = kinds.slice(top, headEnd)
  if (!head.includes('number') || head.includes('subject')) return null
  let from = headEnd
  while (from < lines.length && kinds[from] === 'rule') from += 1
  let to = from
  while (to < Math.min(lines.length, from + TITLE_LINES) && isTitleLine(lines, to)) to += 1
  return to > from ? { from, to } : null
}

function isTitleLine(lines: readonly Line[], at: number): boolean {
  const line = lines[at] as Line
  return isCapitals(line.text) && line.text.length > 7 && !isHeading(line.text) && !isAuthority(lines, at) && line.layer === 'body'
}

/** "V/v …" of a letter, with the lines that go on with it. */
function subjectRange(lines: readonly Line[], kinds: readonly LineKind[]): Range | null {
  const at = kinds.slice(0, 40).indexOf('subject')
  if (at < 0) return null
  let end = at + 1
  while (
    end < lines.length &&
    kinds[end] === 'other' &&
    !TO.test(lines[end]?.text ?? '') &&
    /^\p{Ll}/u.test(lines[end]?.text ?? '') &&
    lines[end]?.table === lines[at]?.table
  )
    end += 1
  return rangeOf(lines, at, end)
}
