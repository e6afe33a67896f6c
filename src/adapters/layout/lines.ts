/** From words to lines: what stands on one baseline, left to right. */
import type { Word } from './types.ts'

/** Words without white between them wider than a column gap. */
export interface Segment {
  words: Word[]
  x0: number
  x1: number
}

/** Everything on one baseline; a line of text, or cells of several columns. */
export interface Row {
  segments: Segment[]
  y0: number
  y1: number
  baseline: number
  size: number
}

export interface Line {
  words: Word[]
  text: string
  x0: number
  x1: number
  y0: number
  y1: number
  baseline: number
  /** size of most letters */
  size: number
  /** every word with letters is bold */
  bold: boolean
  italic: boolean
  page: number
}

/** White this wide (in parts of the size) may part columns. */
const COLUMN_GAP = 0.9
/** Baselines this close (in parts of the size) make one row. */
const ROW_REACH = 0.42

/** List markers: white behind them parts no columns. */
const MARKER = /^(?:[-+*•–—·]|\(?[0-9a-zđA-ZĐ]{1,4}(?:\.[0-9]{1,2}){0,4}[.)/:]?)$/u
const WORDY = /[\p{L}\p{N}]/u
const RAISED = /^[0-9()*]{1,5}$/
const SUPERSCRIPTS = new Map([...'0123456789()'].map((digit, index) => [digit, '⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾'[index] as string]))

export function baselineOf(word: Word): number {
  return word.baseline ?? word.y1 - 0.2 * (word.y1 - word.y0)
}

/** The size of most letters. */
export function usualSize(words: readonly Word[]): number {
  const letters = new Map<number, number>()
  for (const { size, text } of words) {
    const key = Math.round(size * 2) / 2
    letters.set(key, (letters.get(key) ?? 0) + text.length)
  }
  let usual = 0
  let most = 0
  for (const [size, count] of letters) if (count > most) [usual, most] = [size, count]
  return usual
}

function segmentsOf(words: Word[], size: number): Segment[] {
  const segments: Segment[] = []
  for (const word of words) {
    const last = segments.at(-1)
    const marker = last?.words.length === 1 && MARKER.test(last.words[0]?.text ?? '')
    const reach = marker ? 4 : COLUMN_GAP
    if (last && word.x0 - last.x1 < reach * size) {
      last.words.push(word)
      last.x1 = Math.max(last.x1, word.x1)
    } else segments.push({ words: [word], x0: word.x0, x1: word.x1 })
  }
  return segments
}

function rowOf(words: Word[]): Row {
  const sorted = words.sort((a, b) => a.x0 - b.x0)
  const size = usualSize(sorted)
  return {
    segments: segmentsOf(sorted, size),
    y0: Math.min(...sorted.map(({ y0 }) => y0)),
    y1: Math.max(...sorted.map(({ y1 }) => y1)),
    baseline: baselineOf(sorted.find((word) => Math.abs(word.size - size) < 1) ?? (sorted[0] as Word)),
    size,
  }
}

/** Words in rows from top to bottom. */
export function rowsOf(words: readonly Word[]): Row[] {
  const sorted = [...words].sort((a, b) => baselineOf(a) - baselineOf(b))
  const rows: Word[][] = []
  let anchor = 0
  let reach = 0
  for (const word of sorted) {
    const baseline = baselineOf(word)
    const row = rows.at(-1)
    if (row && baseline - anchor <= Math.max(reach, ROW_REACH * word.size)) {
      row.push(word)
      // a raised note mark must not hold the row up
      if (word.size * ROW_REACH > reach) reach = word.size * ROW_REACH
    } else {
      rows.push([word])
      anchor = baseline
      reach = ROW_REACH * word.size
    }
  }
  return rows.map(rowOf)
}

/** A raised note number, written with raised digits so that it joins no other number. */
function raised(word: Word, line: { size: number; baseline: number }): string | null {
  if (word.baseline === undefined || word.size > 0.8 * line.size || line.baseline - word.baseline < 0.15 * line.size) return null
  return RAISED.test(word.text) ? [...word.text].map((sign) => SUPERSCRIPTS.get(sign) ?? sign).join('') : null
}

function differs(a: Word, b: Word): boolean {
  if (a.baseline === undefined || b.baseline === undefined) return false
  return (
    Boolean(a.stamp) !== Boolean(b.stamp) || Math.abs(a.size - b.size) > 0.15 * a.size || Math.abs(a.baseline - b.baseline) > 0.06 * a.size
  )
}

/** No white between two words: a note mark, or a number stamped into the blank before "/KH-…". */
function touches(a: Word, b: Word): boolean {
  if (!differs(a, b)) return false
  if (b.x0 - a.x1 < 0.12 * Math.max(a.size, b.size) && Boolean(a.stamp) === Boolean(b.stamp)) return true
  return /\d$/.test(a.text) && /^[/-]/.test(b.text)
}

/** Words on one baseline as a line with its text. */
export function lineOf(words: Word[], page: number): Line {
  const size = usualSize(words)
  const main = words.find((word) => Math.abs(word.size - size) < 1 && !word.stamp) ?? (words[0] as Word)
  const baseline = baselineOf(main)
  const parts: string[] = []
  words.forEach((word, index) => {
    const before = words[index - 1]
    const mark = raised(word, { size, baseline })
    const glued = before && (touches(before, word) || (mark !== null && word.x0 - before.x1 < 0.3 * size))
    if (before && !glued) parts.push(' ')
    parts.push(mark ?? word.text)
  })
  const wordy = words.filter((word) => WORDY.test(word.text) && !word.stamp)
  const judged = wordy.length > 0 ? wordy : words
  return {
    words,
    text: parts.join(''),
    x0: Math.min(...words.map(({ x0 }) => x0)),
    x1: Math.max(...words.map(({ x1 }) => x1)),
    y0: main.y0,
    y1: main.y1,
    baseline,
    size,
    bold: judged.every((word) => word.bold),
    italic: judged.every((word) => word.italic),
    page,
  }
}

/** Words as lines, top to bottom, without minding columns. */
export function linesOf(words: readonly Word[], page: number): Line[] {
  return rowsOf(words).map((row) =>
    lineOf(
      row.segments.flatMap((segment) => segment.words),
      page,
    ),
  )
}

/** How many characters at the start of the text are bold, if not all are. */
export function boldLead(lines: readonly Line[]): number | undefined {
  let count = 0
  for (const line of lines) {
    let length = 0
    for (const word of line.words) {
      if (WORDY.test(word.text) && !word.bold) return count > 0 ? count + Math.max(0, length - 1) : length > 0 ? length - 1 : undefined
      length += word.text.length + 1
    }
    count += line.text.length + 1
  }
  return undefined
}
