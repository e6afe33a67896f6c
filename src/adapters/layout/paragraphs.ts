/** From lines to paragraphs: a line goes on with the paragraph unless the page shows that it begins a new one. */
import type { RawParagraph } from '../../tree/types.ts'
import { type Align, type Draft, paragraphOf } from './draft.ts'
import type { Line } from './lines.ts'
import type { Area } from './margins.ts'

/** "- ", "+ ", "a) ", "1. ", "I. ", "1.2. ", "(1) " */
const MARKER =
  /^(?:[-+*•–—·\uf000-\uf0ff]|\([0-9]{1,3}\)|\(?[a-zđ]{1,2}\)|[a-zđ]\.|[0-9]{1,3}(?:\.[0-9]{1,2}){0,4}[.)/]|[0-9]{1,2}(?:\.[0-9]{1,2}){1,4}|[IVXLC]{1,6}[.)]|[A-ZĐ][.)]|[0-9⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}(?=\s))(?:\s|$)/u
const SUPERSCRIPT = /^[⁰¹²³⁴⁵⁶⁷⁸⁹]/
const LOWER = /^\p{Ll}/u
const ENDED = /[.;:!?…]["”)]?$/u
const LETTERS = /\p{L}/gu
/** An indent, in parts of the letters' size. */
const INDENT = 0.7
/** Lines longer than this part of the column are hardly centred. */
const NEARLY = 0.8

/** "1." and "12." are of one kind, "1." and "a)" are not. */
function markerKind(text: string): string {
  const marker = MARKER.exec(text)?.[0] ?? ''
  return marker
    .trim()
    .replace(/\d+/g, '1')
    .replace(/\p{Lu}+/gu, 'A')
    .replace(/\p{Ll}+/gu, 'a')
}

export function hasMarker(text: string): boolean {
  return MARKER.test(text)
}

/** Centred lines leave as much white on the left as on the right. */
export function alignOf(line: Line, area: Area): Align {
  if (area.loose) return 'left'
  const before = line.x0 - area.left
  const after = area.right - line.x1
  const width = area.right - area.left
  const indent = area.indent ?? 0
  const shift = before - after
  if (area.cell) return before > 0.4 * line.size && Math.abs(shift) < 5 ? 'center' : 'left'
  const atIndent = indent > 0 && Math.abs(before - indent) < 2
  if (!atIndent && before > 1.2 * line.size && Math.abs(shift) < Math.max(6, 0.035 * width)) return 'center'
  // centred, and indented like any first line
  if (indent > 0 && before > 1.8 * indent && Math.abs(shift - indent) < 4) return 'center'
  if (after < 0.6 * line.size && before > 0.35 * width) return 'right'
  return 'left'
}

function isCapital(text: string): boolean {
  return /\p{Lu}/u.test(text) && text === text.toUpperCase()
}

function capitalShare(text: string): number {
  const letters = text.match(LETTERS) ?? []
  return letters.length === 0 ? 0 : letters.filter((letter) => letter !== letter.toLowerCase()).length / letters.length
}

/** The first word of `next` had no room behind `line`. */
function isFull(line: Line, next: Line, area: Area, align: Align): boolean {
  const first = next.words[0]
  const need = (first ? first.x1 - first.x0 : 0) + 0.3 * line.size
  const room = align === 'center' ? area.right - area.left - (line.x1 - line.x0) : area.right - line.x1
  return room < need
}

function pitchLimit(draft: Draft, usual: number): number {
  const [a, b] = draft.lines.slice(-2)
  const own = a && b && a.page === b.page ? b.baseline - a.baseline : usual
  return Math.max(own, Math.min(usual, own * 1.5)) * 1.3 + 1
}

/** Both lines show the same weight, size and slant. */
function looksAlike(a: Line, b: Line): boolean {
  return a.bold === b.bold && Math.abs(a.size - b.size) <= 0.12 * a.size
}

function joinsCentred(draft: Draft, last: Line, line: Line, align: Align): string | null {
  if (!looksAlike(last, line)) return null
  const full = isFull(last, line, draft.area, 'center')
  const runsOn = LOWER.test(line.text) && !hasMarker(line.text) && !ENDED.test(last.text) && !isCapital(last.text)
  if (align !== 'center' && !(full && Math.abs((line.x0 + line.x1) / 2 - (last.x0 + last.x1) / 2) < 8)) return null
  if (full || runsOn) return ' '
  if (last.italic !== line.italic || hasMarker(line.text)) return null
  // "KẾ HOẠCH" above its subject
  if (isCapital(last.text) !== isCapital(line.text)) return null
  return '\n'
}

function isMiddle(line: Line, area: Area): boolean {
  return Math.abs((line.x0 + line.x1) / 2 - (area.left + area.right) / 2) <= (area.indent ?? 0) / 2 + 6
}

/** A wrapped title in bold, centred, whose first line is indented like any first line. */
function isTitle(draft: Draft, last: Line, line: Line, area: Area): boolean {
  if (!last.bold || !line.bold || !looksAlike(last, line) || area.cell || area.loose) return false
  if (!isMiddle(last, area) || !isMiddle(line, area) || hasMarker(line.text) || isCapital(last.text) !== isCapital(line.text)) return false
  const first = line.words[0]
  const room = area.right - area.left - (last.x1 - last.x0) - (draft.lines.length === 1 ? (area.indent ?? 0) : 0)
  return room < (first ? first.x1 - first.x0 : 0) + 0.3 * line.size
}

/** What stands between the paragraph and the line if the line goes on with it; null if it begins a new one. */
export function joint(draft: Draft, line: Line, area: Area, usualPitch: number, following?: Line): string | null {
  const last = draft.lines.at(-1) as Line
  const samePage = last.page === line.page
  if (samePage && line.baseline - last.baseline > pitchLimit(draft, usualPitch)) return null
  if (Math.abs(last.size - line.size) > 0.12 * last.size && !(draft.lines.length > 1 && !samePage)) return null
  if (samePage && isTitle(draft, last, line, area)) return ' '
  const align = alignOf(line, area)
  const centred = draft.align === 'center' && alignOf(last, draft.area) === 'center'
  if (centred) {
    const between = samePage ? joinsCentred(draft, last, line, align) : null
    if (between !== null || draft.lines.length > 1 || last.x1 - last.x0 < NEARLY * (area.right - area.left)) return between
    // a full first line, indented by as much as the right edge is ragged
    const onward = align === 'center' ? null : joinsLeft(draft, last, line, area, following)
    if (onward !== null) draft.align = 'left'
    return onward
  }
  if (draft.align === 'right')
    return samePage && align === 'right' && looksAlike(last, line) && isFull(last, line, draft.area, 'right') ? ' ' : null
  return joinsLeft(draft, last, line, area, following)
}

function joinsLeft(draft: Draft, last: Line, line: Line, area: Area, following: Line | undefined): string | null {
  const tolerance = INDENT * line.size
  const full = isFull(last, line, draft.area, 'left')
  const short = draft.area.right - last.x1 > (draft.area.justified ? 0.5 : 3) * last.size
  const address = /:\/\/\S*$/u.test(last.text) && /^[%&?=/#_]/.test(line.text)
  const lower = address || (LOWER.test(line.text) && !hasMarker(line.text))
  const loose = draft.area.loose === true && lower && !/[.;:]$/.test(last.text)
  if (!full) return loose ? ' ' : null
  if (short && !lower) return null
  if (SUPERSCRIPT.test(line.text)) return null
  const [first = 0, rest] = draft.indents
  const here = line.x0 - area.left
  const wholeBold = draft.lines.every((item) => item.bold)
  const outdented = rest === undefined && first > tolerance && here < tolerance
  if (wholeBold && !line.bold && !lower && !outdented && (ENDED.test(last.text) || !draft.area.justified || short)) return null
  if (wholeBold && line.bold && alignOf(line, area) === 'center' && here > first + tolerance)
    return isCapital(line.text) && !isCapital(last.text) ? null : ' '
  const marked = hasMarker(line.text)
  if (marked && Math.abs(here - first) < 2 && markerKind(line.text) === markerKind((draft.lines[0] as Line).text)) return null
  if (rest === undefined) {
    // the second line: a hanging text may stand further right than the marker
    if (here > first + tolerance)
      return hasMarker((draft.lines[0] as Line).text) && hangs(draft.lines[0] as Line, first, line, here) ? ' ' : null
    if (Math.abs(here - first) <= tolerance && first > tolerance) return lower || isBlock(line, following) ? ' ' : null
  } else if (here > rest + tolerance) return null
  else if (here < rest - tolerance) return lower ? ' ' : null
  if (marked && (ENDED.test(last.text) || last.text.endsWith(','))) return null
  if (capitalShare(line.text) > 0.9 && capitalShare(last.text) < 0.5 && line.bold && !last.bold) return null
  return ' '
}

/** The line begins where the text behind the marker begins. */
function hangs(first: Line, indent: number, line: Line, here: number): boolean {
  const behind = first.words[1]
  return behind !== undefined && Math.abs(behind.x0 - first.x0 + indent - here) < 0.8 * line.size
}

/** Several lines in a row with the same indent: the whole paragraph is indented. */
function isBlock(line: Line, following: Line | undefined): boolean {
  return (
    following !== undefined &&
    !hasMarker(line.text) &&
    !hasMarker(following.text) &&
    Math.abs(following.x0 - line.x0) < 1 &&
    Math.abs(following.x1 - line.x1) < 1
  )
}

/** The distance of baselines within paragraphs: the commonest on the page. */
export function usualPitch(lines: readonly Line[]): number {
  const counts = new Map<number, number>()
  for (let i = 1; i < lines.length; i += 1) {
    const [a, b] = [lines[i - 1] as Line, lines[i] as Line]
    const pitch = Math.round((b.baseline - a.baseline) * 2) / 2
    if (a.page === b.page && pitch > 0.8 * b.size && pitch < 3 * b.size) counts.set(pitch, (counts.get(pitch) ?? 0) + 1)
  }
  let usual = 0
  let most = 0
  for (const [pitch, count] of counts) if (count > most || (count === most && pitch < usual)) [usual, most] = [pitch, count]
  return usual || 1.5 * (lines[0]?.size ?? 12)
}

/** A new draft that begins with the line. */
export function begin(line: Line, area: Area): Draft {
  return { lines: [line], joints: [], indents: [line.x0 - area.left], align: alignOf(line, area), area }
}

/** The line goes on with the draft. */
export function extend(draft: Draft, line: Line, area: Area, between: string): void {
  draft.lines.push(line)
  draft.joints.push(between)
  draft.indents.push(line.x0 - area.left)
  draft.area = area
}

/** Lines of one column, top to bottom, as paragraphs. */
export function paragraphsOf(lines: readonly Line[], area: Area, layer?: RawParagraph['layer'], role?: string): RawParagraph[] {
  const pitch = usualPitch(lines)
  const result: RawParagraph[] = []
  let draft: Draft | null = null
  lines.forEach((line, index) => {
    const between = draft ? joint(draft, line, area, pitch, lines[index + 1]) : null
    if (draft && between !== null) {
      extend(draft, line, area, between)
      return
    }
    if (draft) result.push(paragraphOf(draft, layer, role))
    draft = begin(line, area)
  })
  if (draft) result.push(paragraphOf(draft, layer, role))
  return result
}
