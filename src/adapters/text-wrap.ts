/** Hard-wrapped lines back to paragraphs: where the wrap stands, and which lines belong together. */
import type { Line } from './text-lines.ts'

/** Advance widths of Times New Roman in 1/1000 em, by base letter; official documents are set in it. */
const NARROW = "iljtI.,:;/'!|"
const MIDDLE = 'rfsJ()-[]"“”‘’'
const WIDE = 'mwMWQĐDGHKNOUVXYAC%'

/** How wide a line is when printed, in thousandths of an em. */
export function printedWidth(text: string): number {
  let width = 0
  for (const letter of text.normalize('NFD')) {
    if (letter >= '\u0300' && letter <= '\u036f') continue
    if (letter === ' ') width += 250
    else if (NARROW.includes(letter)) width += 278
    else if (MIDDLE.includes(letter)) width += 350
    else if (WIDE.includes(letter)) width += 730
    else width += /\p{Lu}/u.test(letter) ? 620 : 490
  }
  return width
}

export interface Wrap {
  measure(text: string): number
  /** what a full line measures */
  full: number
  /** phrases that hold a dash within one line, by the words on either side: "long - hà" of "Thăng Long - Hà Nội" */
  dashed: ReadonlySet<string>
}

/** The words on either side of a dash. */
function dashKey(before: string, after: string): string {
  const left = /\S+$/.exec(before)?.[0] ?? ''
  const right = /^[\p{L}\p{N}]+/u.exec(after)?.[0] ?? ''
  return `${left} - ${right}`.toLowerCase()
}

function dashedIn(lines: readonly Line[]): Set<string> {
  const found = new Set<string>()
  for (const { text } of lines)
    for (const match of text.matchAll(/(?<=\p{L})\s[-–]\s(?=\p{L})/gu))
      found.add(dashKey(text.slice(0, match.index), text.slice(match.index + match[0].length)))
  return found
}

function countWidth(text: string): number {
  return text.length
}

interface Peak {
  full: number
  /** lines that are nearly full */
  count: number
  /** their share of all lines that are not short */
  share: number
}

/** Where most text lies in lines of nearly one width; many short lines, cells of a table, weigh little. */
function findPeak(lines: readonly Line[], measure: (text: string) => number): Peak {
  const sizes = lines.map((line) => measure(line.text)).sort((a, b) => a - b)
  let best = { full: 0, count: 0, area: 0 }
  let low = 0
  let area = 0
  for (const [high, full] of sizes.entries()) {
    area += full
    for (; (sizes[low] ?? full) < full * 0.9; low += 1) area -= sizes[low] ?? 0
    if (area >= best.area) best = { full, count: high - low + 1, area }
  }
  const long = sizes.filter((size) => size > best.full / 2).length
  return { full: best.full, count: best.count, share: best.count / Math.max(1, long) }
}

/**
 * Infers the wrap of a text: many lines of nearly one width, counted in letters or as printed, whichever agrees better.
 * @returns null where each line is a paragraph of its own
 */
export function inferWrap(lines: readonly Line[]): Wrap | null {
  const texts = lines.filter((line) => !line.role)
  if (texts.length < 8) return null
  const counted = findPeak(texts, countWidth)
  const printed = findPeak(texts, printedWidth)
  const [best, measure] = counted.share > printed.share ? [counted, countWidth] : [printed, printedWidth]
  const letters = measure === countWidth ? best.full : best.full / 440
  return best.share >= 0.4 && best.count >= 5 && letters >= 30 && letters <= 200
    ? { measure, full: best.full, dashed: dashedIn(texts) }
    : null
}

const SENTENCE_END = /[.;:!?…][”"’')\]]*$|\.\/\.?$/
const MARKER =
  /^(?:[-+*•●○▪■–—]\s*\p{L}|[-+*•●]\s|\(?\d{1,3}(?:\.\d{1,3}){0,4}[.)]\s*\p{L}|\(?\d{1,3}(?:\.\d{1,3}){0,4}[.)]\s|\d{1,2}(?:\.\d{1,2}){0,3}\s?[-–]\s\p{Lu}|\d{1,3}(?:\.\d{1,3}){1,4}\s|\(?[a-zđ]\d?[.)]\s|[IVXLC]{1,7}[.)-]\s|[A-ZĐ][.)]\s|(?:Điều|ĐIỀU|Chương|CHƯƠNG|Mục|MỤC|Phần|PHẦN|Phụ lục|PHỤ LỤC)\s+(?:\d{1,3}|[IVXLC]{1,7}|[A-Z]|thứ|THỨ)(?:[.:]|\s|$))/u
/** What a list of dates, numbers or references breaks off with. */
const OPEN_END =
  /(?:,|(?:^|\s)(?:số|ngày|tháng|năm|điều|khoản|điểm|mục|và|của|tại|đến|từ|theo|các|những|cho|với|về|là|Điều|Mục|Chương|Phần))$/u
/** No paragraph ends so. */
const CONNECTIVE_END = /\s(?:và|của|với|tại|về|theo|các|những|cho|là|do|thuộc)$/u
/** A citation or a date goes on in the next line. */
const CITES_END = /\p{Ll}\s(?:số|ngày|tháng)$/u
const RANGE_BREAK = /^[-–—]\s*\d/
const LOWER_START = /^[“"'‘(]?\p{Ll}/u

/** "I. ", "1.2. ", "2- " (Party documents), "a) ", "- ": the line begins an item. */
export function startsItem(text: string): boolean {
  return MARKER.test(text)
}

/** The line ends a sentence or a clause. */
export function endsSentence(text: string): boolean {
  return SENTENCE_END.test(text)
}

/** Only capitals (three letters at least). */
export function isCapitals(text: string): boolean {
  return !/\p{Ll}/u.test(text) && (text.match(/\p{Lu}/gu)?.length ?? 0) >= 3
}

/** Shorter lines are those of a title or a list. */
const SENTENCE_LENGTH = 34

/** The next line goes on in the middle of a sentence. */
export function continuesSentence(before: string, next: string): boolean {
  if (endsSentence(before) || startsItem(next)) return false
  return LOWER_START.test(next) && before.length >= SENTENCE_LENGTH && !isCapitals(before)
}

/** "2026" and "- 2031", "kinh tế" and "- xã hội", "Thăng Long" and "- Hà Nội" where the text has that phrase elsewhere: the dash stands inside a phrase. */
function breaksPhrase(head: string, before: string, next: Line, wrap: Wrap | null): boolean {
  if (RANGE_BREAK.test(next.text) && /\d$/.test(before)) return true
  const inside = /^[-–] \p{Ll}/u.test(next.text) || wrap?.dashed.has(dashKey(before, next.text.replace(/^[-–]\s/, '')))
  return inside === true && wrap !== null && !next.gap && !endsSentence(before) && isFull(head, before, next.text, wrap)
}

/** The line before could not have held the first word of the next; the first line of a paragraph is shorter by its indent. */
function isFull(head: string, before: string, next: string, wrap: Wrap): boolean {
  const share = endsSentence(before) ? 0.97 : head === before ? 0.82 : 0.88
  return wrap.measure(`${before} ${/^\S*/.exec(next)?.[0] ?? ''}`) > wrap.full * share
}

/** Both begin with the same two words: two clauses of a list ("Căn cứ …;"). */
function beginsAlike(head: string, next: string): boolean {
  const words = /^\S+\s+\S+/
  return words.exec(head)?.[0] === words.exec(next)?.[0]
}

/**
 * Whether two lines are one paragraph.
 * @param head the first line of the paragraph so far
 * @param before the last line so far
 */
export function joins(head: string, before: string, next: Line, wrap: Wrap | null): boolean {
  if (breaksPhrase(head, before, next, wrap)) return true
  if (startsItem(next.text))
    return wrap !== null && OPEN_END.test(before) && !next.gap && isFull(head, before, next.text, wrap) && !/^[-+]\s/.test(next.text)
  if (!wrap)
    return (
      continuesSentence(before, next.text) || (!next.gap && !isCapitals(before) && (CONNECTIVE_END.test(before) || CITES_END.test(before)))
    )
  if (isCapitals(before) && isCapitals(next.text)) return startsItem(head) && (!next.gap || isFull(head, before, next.text, wrap))
  if (CONNECTIVE_END.test(before) && !isCapitals(next.text)) return true
  if (next.gap || next.turn)
    return !endsSentence(before) && (continuesSentence(before, next.text) || (next.turn && isFull(head, before, next.text, wrap)))
  if (isCapitals(before) !== isCapitals(next.text) && (isCapitals(before) || endsSentence(before))) return false
  if (LOWER_START.test(next.text) && (!endsSentence(before) || before.endsWith(';'))) return true
  if (before.endsWith(',')) return true
  if (endsSentence(before) && beginsAlike(head, next.text)) return false
  return isFull(head, before, next.text, wrap)
}
