/** What belongs to the paper and not to the text: page numbers, running heads, stamps, watermarks. */
import { baselineOf, type Row } from './lines.ts'
import type { Word } from './types.ts'

/** Furniture stands in these outer parts of the page's height. */
const MARGIN = 0.12
const PAGE_NUMBER = /^[-–—\s]*(?:(?:trang|page)\s*)?\d{1,5}(?:\s*[/|]\s*\d{1,5})?[-–—\s.]*$/iu
const ROMAN_NUMBER = /^[-–—\s]*[ivxl]{1,6}[-–—\s]*$/u
const SIGNED = /^(?:Người ký|Ký bởi|Được ký bởi|Ký điện tử bởi|Digitally signed|Signed by|Signature (?:Not )?Verified|Signature Valid)/iu
const SIGNED_DETAIL = /^(?:Cơ quan|Email|Thư điện tử|Thời gian ký|Ngày ký|Giờ ký|Date|Time|Chức vụ|Đơn vị|Tổ chức)\s*:/iu
/** More numbers than this are not stamped into one page's blanks. */
const BLANKS_MAX = 200
const NUMBER = /^[\d./-]{1,12}$/

export function rowText(row: Row): string {
  return row.segments.map((segment) => segment.words.map(({ text }) => text).join(' ')).join(' ')
}

/** Above or below the text area. */
export function isAtEdge(row: Row, height: number): boolean {
  return row.y1 < MARGIN * height || row.y0 > (1 - MARGIN) * height
}

/** A lone number at the top or the foot. */
export function isPageNumber(row: Row, height: number): boolean {
  if (!isAtEdge(row, height)) return false
  const text = rowText(row)
  return PAGE_NUMBER.test(text) || ROMAN_NUMBER.test(text)
}

/** A running head's text without what changes from page to page. */
export function headKey(row: Row): string {
  return rowText(row).replace(/\d+/g, '#').toLowerCase()
}

/** Rows that may be running heads: the outermost of the page. */
export function headRows(rows: readonly Row[], height: number): Row[] {
  const edge = rows.filter((row) => isAtEdge(row, height))
  return edge.length <= 6 ? edge : [...edge.slice(0, 3), ...edge.slice(-3)]
}

/** Rows that hold an electronic signature's text: a line that names the signer, and its details around it. */
export function signatureRows(rows: readonly Row[]): Set<Row> {
  const result = new Set<Row>()
  rows.forEach((row, index) => {
    if (!SIGNED.test(rowText(row))) return
    const details: Row[] = []
    for (let i = index + 1; i < rows.length && SIGNED_DETAIL.test(rowText(rows[i] as Row)); i += 1) details.push(rows[i] as Row)
    if (details.length > 0 || row.size < 9) for (const member of [row, ...details]) result.add(member)
  })
  return result
}

/** Numbers stamped into blanks join the page's words; the other stamped words stay apart. */
export function settleStamps(words: readonly Word[]): { body: Word[]; stamps: Word[] } {
  const body = words.filter(({ stamp }) => !stamp)
  const stamps: Word[] = []
  const own = body.length
  let settled = 0
  for (const stamp of words) {
    if (!stamp.stamp) continue
    if (!NUMBER.test(stamp.text) || settled >= BLANKS_MAX) {
      stamps.push(stamp)
      continue
    }
    settled += 1
    const mates = body.slice(0, own).filter((word) => Math.abs(baselineOf(word) - baselineOf(stamp)) < 0.6 * word.size)
    const free = !mates.some((word) => word.x0 < stamp.x1 - 1.5 && word.x1 > stamp.x0 + 1.5)
    const between = mates.some(({ x1 }) => x1 <= stamp.x0 + 1.5) && mates.some(({ x0 }) => x0 >= stamp.x1 - 1.5)
    if (free && between) {
      const mate = mates[0] as Word
      body.push({ ...stamp, baseline: baselineOf(mate) })
    } else stamps.push(stamp)
  }
  return { body, stamps }
}
