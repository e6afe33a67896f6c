/** Lines of a letterhead that a portal's text broke in the middle: "Thừa Thiên Huế," / "ngày 13 …", "Số:" / "31/KH-UBND", "CỘNG" / "HÒA …". */
import { provinceByName } from '../lexicon/provinces.ts'
import { bare } from '../text/fold.ts'
import type { Line } from './frame-lines.ts'
import { DATE_LINE, NUMBER_LINE } from './letterhead-cut.ts'

/** How many lines from the top may belong to a letterhead, and how long they are. */
const REACH = 90
const SHORT = 60
/** How much of the text is looked through for a place. */
const NEAR = 4000

const DATE = new RegExp(`^(?:${DATE_LINE.source})[\\s.…_-]*$`, 'u')
const NUMBER = new RegExp(`^${NUMBER_LINE.source}$`, 'u')
const MOTTO = /^(?:conghoaxahoichunghiavietnam|doclap-?tudo-?hanhphuc|dangcongsanvietnam)$/

function letters(words: string): string {
  return bare(words).replace(/[\s.,"*_]+/g, '')
}

/** "Tiền" before "Giang, ngày …": the first word of a place whose rest is no place by itself, or that the text names whole elsewhere. */
function opensPlace(first: string, rest: string, text: string): boolean {
  const place = DATE.exec(rest)?.groups?.place
  if (place === undefined || !/^\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+)?$/u.test(first)) return false
  if (provinceByName(place) !== null) return false
  return provinceByName(`${first} ${place}`) !== null || text.slice(0, NEAR).toLowerCase().includes(`${first} ${place}`.toLowerCase())
}

/** Whether the lines are one line of a letterhead that none of them is alone. */
function isBroken(parts: readonly Line[], text: string): boolean {
  const words = parts.map((part) => part.text)
  const whole = words.join(' ')
  if (MOTTO.test(letters(whole))) return !words.some((word) => MOTTO.test(letters(word)))
  if (NUMBER.test(whole)) return !words.some((word) => NUMBER.test(word))
  if (!DATE.test(whole)) return false
  return !words.some((word) => DATE.test(word)) || opensPlace(words[0] ?? '', words.slice(1).join(' '), text)
}

function joins(parts: readonly Line[]): boolean {
  const [first] = parts
  return parts.every(
    (part) =>
      part.layer === 'body' &&
      part.text.length < SHORT &&
      part.table === first?.table &&
      part.row === first.row &&
      part.column === first.column,
  )
}

/** The lines with those of the letterhead made whole; text keeps its length, so that offsets hold. */
export function mendBroken(lines: readonly Line[], text: string): Line[] {
  const whole: Line[] = []
  for (let at = 0; at < lines.length; ) {
    const count = at < REACH ? ([3, 2].find((size) => takes(lines.slice(at, at + size), size, text)) ?? 1) : 1
    const first = lines[at] as Line
    const last = lines[at + count - 1] as Line
    whole.push(count === 1 ? first : { ...first, end: last.end, text: text.slice(first.start, last.end).replace(/\s/gu, ' ') })
    at += count
  }
  return whole
}

function takes(parts: readonly Line[], size: number, text: string): boolean {
  return parts.length === size && joins(parts) && isBroken(parts, text)
}
