/** Annexes: what follows the sign-off, each with its number and caption. */
import { phrase } from '../text/vi.ts'
import type { Line } from './frame-lines.ts'
import { isCapitals, type Range } from './outline.ts'
import { isRecipientsLine } from './sign-off.ts'

export interface FoundAnnex {
  from: number
  range: Range
  number: string | null
  caption: string | null
}

const ATTACHED = new RegExp(
  `^[[(]?\\s?(?:${['kèm theo', 'ban hành kèm', 'đính kèm', 'gửi kèm', 'phê duyệt kèm', 'được ban hành kèm', 'thực hiện theo', 'theo'].map(phrase).join('|')})(?![\\p{L}])`,
  'iu',
)
/** "(Kèm theo Quyết định số …)", "(Ban hành kèm theo …)" */
export function isAttachedCaption(text: string): boolean {
  return ATTACHED.test(text) && (/^[[(]/u.test(text) || new RegExp(phrase('kèm'), 'iu').test(text.slice(0, 30)))
}

const ANNEX = new RegExp(
  `^(?:${['phụ lục', 'phụ biểu', 'biểu mẫu', 'biểu số', 'mẫu số'].map(phrase).join('|')})(?:\\s?(?:số)?\\s?[:.]?\\s?(?:[IVXLC]{1,6}|\\d{1,2}[A-Za-z]?|[A-Z]))?(?![\\p{L}\\p{N}])`,
  'iu',
)

/** What heads an annex and is no item of it: "PHỤ LỤC", "Phụ lục II", "(Kèm theo Kế hoạch số …)". */
export function isAnnexHead(text: string): boolean {
  const head = ANNEX.exec(text)?.[0]
  return head !== undefined ? /^[\s.:]*$/u.test(text.slice(head.length)) : /^[[(]/u.test(text) && isAttachedCaption(text)
}

/** "PHỤ LỤC", "Phụ lục II", "BIỂU MẪU 01" alone on a line, or with a title in capitals. */
export function startsAnnex(lines: readonly Line[], index: number): boolean {
  const line = lines[index]
  if (line?.layer !== 'body' || line.table?.ruled || line.text.length > 200) return false
  const match = ANNEX.exec(line.text)
  if (!match || isRecipientsLine(line.text)) return false
  const rest = line.text.slice(match[0].length).replace(/^[\s.:\-–]+/u, '')
  return (
    rest === '' ||
    isCapitals(rest) ||
    /^\(/u.test(rest) ||
    ((line.style.bold === true || line.style.align === 'center') && rest.length < 120)
  )
}

const NUMBER =
  /^(?:phụ lục|phụ biểu|biểu mẫu|biểu|mẫu)\s?(?:số)?\s?[:.]?\s?(?<number>[IVXLC]{1,6}|\d{1,2}[A-Za-z]?|[A-Z])(?![\p{L}\p{N}])/iu

/**
 * @param from index of the first line that may open an annex
 * @param enclosed index of the first line behind title and caption of an enclosed plan, which is no annex
 */
export function readAnnexes(lines: readonly Line[], text: string, from: number, enclosed: number | null): FoundAnnex[] {
  const starts: number[] = []
  for (let index = from; index < lines.length; index += 1) {
    if (enclosed !== null && index < enclosed) continue
    if (startsAnnex(lines, index) || isUntitled(lines, index, starts.at(-1))) starts.push(index)
  }
  if (starts.length === 0 && enclosed === null && from < lines.length && isSubstance(lines, from)) starts.push(from)
  return starts.map((start, place) => {
    const next = starts[place + 1]
    const first = lines[start] as Line
    const end = next === undefined ? text.length : (lines[next] as Line).start
    return {
      from: start,
      range: { start: first.start, end },
      number: NUMBER.exec(first.text)?.groups?.number ?? null,
      caption: captionOf(lines, start, next ?? lines.length),
    }
  })
}

/** A title in capitals over "(Kèm theo …)" without the word Phụ lục. */
function isUntitled(lines: readonly Line[], index: number, last: number | undefined): boolean {
  const line = lines[index] as Line
  if (line.layer !== 'body' || !isCapitals(line.text) || line.table?.ruled || (last !== undefined && index - last < 8)) return false
  if (index > 0 && isCapitals(lines[index - 1]?.text ?? '') && (lines[index - 1]?.text.length ?? 0) > 12) return false
  for (let below = index + 1; below < Math.min(lines.length, index + 5); below += 1) {
    if (startsAnnex(lines, below)) return false
    if (isAttachedCaption(lines[below]?.text ?? '')) return /^\(/u.test(lines[below]?.text ?? '')
  }
  return false
}

/** Something is printed after the sign-off that no heading names: a table, or text of some length. */
function isSubstance(lines: readonly Line[], from: number): boolean {
  const rest = lines.slice(from).filter((line) => line.layer === 'body')
  return from > 0 && rest.some((line) => line.table?.ruled === true)
}

function captionOf(lines: readonly Line[], start: number, end: number): string | null {
  const words: string[] = []
  const first = lines[start]?.text ?? ''
  const own = first
    .replace(NUMBER, '')
    .replace(/^(?:phụ lục|phụ biểu|biểu mẫu|mẫu số|biểu số)/iu, '')
    .replace(/^[\s.:-]+/u, '')
  if (own !== '' && !isAttachedCaption(own)) words.push(own)
  for (let index = start + 1; index < Math.min(end, start + 7); index += 1) {
    const line = lines[index] as Line
    if (
      isAttachedCaption(line.text) ||
      line.table?.ruled ||
      (!isCapitals(line.text) && line.style.align !== 'center' && line.style.bold !== true)
    )
      break
    words.push(line.text)
  }
  return words.length > 0 ? words.join(' ') : null
}
