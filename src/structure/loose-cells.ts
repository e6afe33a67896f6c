/** Which column each paragraph of a row belongs to, where a table lost its lines and the order of its columns is known. */
import { heads } from '../lexicon/heads.ts'
import { phraseWords } from '../lexicon/trie.ts'
import { phrase } from '../text/vi.ts'
import type { ColumnRole } from './columns.ts'

/** Roles of the columns in their order, the one of the numbers left out; null where the heading says nothing. */
export type Roles = readonly (ColumnRole | null)[]

/** What a paragraph costs that does not look like its column, and what one gains that does. */
const FITS = 3
/** A cell left empty costs less than a paragraph in the wrong column; remarks and helpers are missing most often. */
const EMPTY: Partial<Record<ColumnRole, number>> = { content: 4, lead: 1.2, joint: 1.2, coordinating: 0.5, note: 0.2 }
const EMPTY_OTHER = 0.8
/** A second paragraph in a cell, where the first seemed complete. */
const SECOND = 1.5
const SECOND_CONTENT = 0.5

const AGENCIES: ReadonlySet<ColumnRole | null> = new Set(['lead', 'coordinating', 'joint', 'monitor'])
const NOT_FIRST = /^(?:[-+*•–]\s*)?(?:(?:các|những|toàn thể|tất cả|giao|đề nghị)\s+)?/iu
const TIMES = new RegExp(
  `^(?:${['trước', 'trong', 'quý', 'tháng', 'năm', 'ngày', 'đến', 'từ', 'hằng', 'hàng', 'thường xuyên', 'định kỳ', 'theo', 'sau khi', 'ngay sau', 'khi', 'cuối', 'đầu', 'giữa', 'đột xuất', 'tuần', 'chậm nhất', 'hoàn thành', 'giai đoạn', 'xong', 'cả năm', 'liên tục'].map(phrase).join('|')})(?![\\p{L}])|^\\d{1,2}\\s?(?:[/.-]|tháng)\\s?\\d|^(?:19|20)\\d\\d`,
  'iu',
)
const TIME_INSIDE = new RegExp(
  `(?<![\\p{L}])(?:${['chậm nhất', 'trước ngày', 'trước tháng', 'trong tháng', 'trong quý', 'trong năm', 'thường xuyên', 'hằng', 'hàng năm', 'định kỳ', 'xong trước', 'đến hết'].map(phrase).join('|')})(?![\\p{L}])|\\d{1,2}/(?:19|20)\\d\\d`,
  'iu',
)
/** "As above" in any column. */
const DITTO = /^(?:["”'´〃/-]{1,6}|-?\s?nt\s?-?|như trên|x)\.?$/iu
const LONG_NAME = 240
const LONG_TIME = 160
const SENTENCE = 50

/** Whether a paragraph opens with the name of a body, or of people who hold an office; "Ban hành kế hoạch", "Báo cáo kết quả" do not. */
export function namesAgency(text: string): boolean {
  if (text.length > LONG_NAME) return false
  const start = text.replace(NOT_FIRST, '').slice(0, 60)
  const head = heads.longest(
    phraseWords(start).map((low) => ({ low })),
    0,
  )
  if (!head) return false
  if (head.value.kind !== 'office') return true
  const behind = start
    .split(/(?<=[\p{L}\p{N}])(?![\p{L}\p{N}])/u)
    .slice(head.length)
    .join('')
  return !/^\s+\p{Ll}/u.test(behind) || /^\s+(?:và|của|thuộc|cấp|tỉnh|huyện|xã|phường|chuyên môn)(?!\p{L})/u.test(behind)
}

/** How surely a paragraph is a time: 1 where it opens with one, less where one stands inside; a sentence is none. */
function timeOf(text: string): number {
  if (text.length > LONG_TIME || (text.length > SENTENCE && text.endsWith('.'))) return 0
  return TIMES.test(text) ? 1 : TIME_INSIDE.test(text) ? 0.4 : 0
}

/** Whether a cell says when, and nothing else: a period, a day to come, a rhythm; hours alone are no day. */
export function isTime(text: string): boolean {
  return timeOf(text) === 1
}

function fitness(text: string, role: ColumnRole | null): number {
  const goesOn = /^\p{Ll}/u.test(text)
  if (DITTO.test(text)) return role === 'content' ? -1 : 1
  const agency = namesAgency(text)
  const time = agency ? 0 : timeOf(text)
  if (AGENCIES.has(role)) return agency ? FITS : goesOn ? 0 : -FITS
  if (role === 'deadline') return time > 0 ? FITS * time : goesOn || /\d/.test(text) ? 0 : -FITS
  if (role === 'content') return text.length < LONG_NAME / 2 && (agency || time === 1) ? -1 : 1
  if (role === 'product') return agency ? -2 : 1 - 2 * time
  return 0
}

/** What it costs that a paragraph stands in the same cell as the one before. */
function staying(before: string, text: string, role: ColumnRole | null): number {
  if (/^(?:\p{Ll}|[-+•*–]\s?\S)/u.test(text) || /[,;:]$/.test(before)) return 0
  return role === 'content' ? SECOND_CONTENT : SECOND
}

function skipping(roles: Roles, from: number, to: number): number {
  let cost = 0
  for (let column = from; column < to; column += 1) cost += EMPTY[roles[column] ?? 'note'] ?? EMPTY_OTHER
  return cost
}

/** A row of paragraphs set into columns: the column of each, and how well they fit. */
export interface Fit {
  columns: number[]
  score: number
}

/**
 * The best way to set paragraphs into columns from left to right.
 * @param open the row may end before the last paragraph: what does not fit stands behind the table
 * @returns one column for each paragraph that belongs to the row
 */
export function fitRow(lines: readonly string[], roles: Roles, open: boolean): Fit {
  let best: Fit[] = roles.map((role, column) => ({
    columns: [column],
    score: fitness(lines[0] ?? '', role) - skipping(roles, 0, column),
  }))
  const ends: Fit[] = open || lines.length === 1 ? [ended(best, roles)] : []
  for (let at = 1; at < lines.length; at += 1) {
    const text = lines[at] as string
    best = roles.map((role, column) => {
      const gain = fitness(text, role)
      let chosen: Fit = { columns: [], score: Number.NEGATIVE_INFINITY }
      for (let from = 0; from <= column; from += 1) {
        const { columns, score } = best[from] as Fit
        const cost = from === column ? staying(lines[at - 1] as string, text, role) : skipping(roles, from + 1, column)
        if (score + gain - cost > chosen.score) chosen = { columns: [...columns, column], score: score + gain - cost }
      }
      return chosen
    })
    if (open || at === lines.length - 1) ends.push(ended(best, roles))
  }
  return ends.reduce((one, other) => (other.score > one.score ? other : one))
}

function ended(best: readonly Fit[], roles: Roles): Fit {
  const whole = best.map(({ columns, score }, column) => ({ columns, score: score - skipping(roles, column + 1, roles.length) }))
  return whole.reduce((one, other) => (other.score > one.score ? other : one))
}
