/** What a portal's own box says of the document under it: "Số ký hiệu | 12/KH-UBND", "Ngày ban hành: 05/3/2025", "Trích yếu …". */
import { phrase } from '../text/vi.ts'
import type { Line } from './frame-lines.ts'
import type { Range } from './outline.ts'

export type PortalField = 'number' | 'issued' | 'issuer' | 'title' | 'type' | 'signer' | 'other'

export interface Said extends Range {
  words: string
}

export type Portal = Partial<Record<PortalField, Said>>

const LABELS: Record<PortalField, string[]> = {
  number: ['số ?/ ?ký hiệu', 'số,? ký hiệu(?: văn bản)?', 'số hiệu(?: văn bản)?', 'số văn bản', 'ký hiệu(?: văn bản)?', 'mã số'],
  issued: ['ngày ban hành(?: văn bản)?', 'ngày văn bản', 'ngày phát hành', 'ban hành ngày'],
  issuer: ['cơ quan ban hành', 'nơi ban hành', 'đơn vị ban hành', 'cơ quan/ ?người ban hành', 'đơn vị soạn thảo'],
  title: ['trích yếu(?: nội dung)?', 'nội dung trích yếu', 'tên văn bản'],
  type: ['loại văn bản', 'thể loại(?: văn bản)?', 'hình thức văn bản', 'loại hình văn bản'],
  signer: ['người ký(?: văn bản| duyệt)?'],
  other: [
    'ngày (?:có )?hiệu lực',
    'ngày hết hiệu lực',
    'hết hiệu lực',
    'lĩnh vực',
    'tình trạng(?: hiệu lực)?',
    'ngày công báo',
    'số công báo',
    'ngày đăng(?: công báo)?',
    'tài liệu đính kèm',
    't[ệậ]p đính kèm',
    'file đính kèm',
    'áp dụng',
    'chức danh',
    'chức vụ',
  ],
}
const GROUPS = (Object.keys(LABELS) as PortalField[]).map((field) => `(?<${field}>${LABELS[field].map(phrase).join('|')})`).join('|')
/** A label opens a line or a cell, or stands within one before a colon. */
const LABEL = new RegExp(`(?:^[\\s|*+•-]*|(?<=\\|\\s*)|(?<=\\s)(?=[^|:]{4,24}:))(?:${GROUPS})(?![\\p{L}])\\s*(?<mark>[:|]?)\\s*`, 'giu')

/** How many lines at either end of a page a box may stand in, and how many labels make a box. */
const REACH = 120
const LEAST = 2

interface Hit extends Said {
  field: PortalField
  marked: boolean
  /** place in the list of lines */
  at: number
}

function hitsOn(line: Line, at: number): Hit[] {
  if (line.text.length > 600) return []
  const matches = [...line.text.matchAll(LABEL)]
  return matches.map((match, index) => {
    const from = match.index + match[0].length
    const raw = line.text.slice(from, matches[index + 1]?.index ?? line.text.length)
    const words = raw.replace(/^[\s|]+|[\s|]+$/gu, '')
    const field = (Object.keys(LABELS) as PortalField[]).find((name) => match.groups?.[name] !== undefined) as PortalField
    const start = line.start + from + raw.indexOf(words)
    return { field, words, start, end: start + words.length, marked: match.groups?.mark !== '', at }
  })
}

/** A label that fills its line or cell has its value in the next one. */
function withNext(hit: Hit, lines: readonly Line[]): Hit {
  if (hit.words !== '') return hit
  const line = lines[hit.at] as Line
  const next = lines[hit.at + 1]
  if (!next || next.text.length > 600 || next.table !== line.table || (line.table !== null && next.row !== line.row)) return hit
  if (hitsOn(next, 0).length > 0) return hit
  return { ...hit, words: next.text, start: next.start, end: next.end, marked: true }
}

const CODE = /^\d{1,6}\p{Ll}?\s?(?:\/\s?\d{4}\s?)?[/-]\s?\p{Lu}/u
const DAY = /^\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}/

/** Whether the words can be what the label promises; without colon or bar they must look like it. */
function fits({ field, words, marked }: Hit): boolean {
  if (words === '' || /^(?:đang cập nhật|đã biết|\.{2,}|-+)$/iu.test(words)) return false
  if (field === 'number') return CODE.test(words)
  if (field === 'issued') return DAY.test(words) || /^ngày\s\d/iu.test(words)
  return marked || (field !== 'other' && /^\p{Lu}/u.test(words))
}

const ROW = new RegExp(`^[\\s|*+•-]*(?:${GROUPS})\\s*[:|]`, 'iu')

/** "Số ký hiệu: 12/KH-UBND", "Người ký | …": a row of such a box. */
export function isPortalLine(text: string): boolean {
  return text.length < 600 && ROW.test(text)
}

/** Index of the first line under a box at the top of a page; 0 where there is none. */
export function portalEnd(lines: readonly Line[]): number {
  const hits = lines.slice(0, REACH).flatMap((line, at) => hitsOn(line, at).map((hit) => withNext(hit, lines)))
  const rows = hits.filter((hit) => fits(hit) || hit.marked)
  const fields = new Set(rows.filter(fits).map(({ field }) => field))
  if (fields.size < LEAST || !fields.has('number')) return 0
  let end = 0
  for (const { at, start } of rows) {
    if (end > 0 && at > end + 2) break
    end = at + ((lines[at] as Line).end < start ? 2 : 1)
  }
  return end
}

/**
 * The first box of a page: several labels near one another, above the document or under it.
 * @param body where the document itself stands; what it says is not the portal's
 */
export function readPortal(lines: readonly Line[], body: Range | null): Portal {
  const outside = lines
    .map((line, at) => ({ line, at }))
    .filter(
      ({ line, at }) => (at < REACH || at > lines.length - REACH) && (body === null || line.end <= body.start || line.start >= body.end),
    )
  const hits = outside.flatMap(({ line, at }) => hitsOn(line, at).map((hit) => withNext(hit, lines)))
  const portal: Portal = {}
  for (const hit of hits) {
    const near = new Set(hits.filter((other) => Math.abs(other.at - hit.at) <= 16).map((other) => other.field))
    if (near.size < LEAST || !(near.has('number') || near.has('issued')) || !fits(hit)) continue
    portal[hit.field] ??= { words: hit.words, start: hit.start, end: hit.end }
  }
  return portal
}
