/** What each line at the top of an official text is, and where the letterhead ends and the title begins. */
import { TYPE_WORDS, typeMisread, typeNamed } from '../lexicon/document-types.ts'
import { bare } from '../text/fold.ts'
import { phrase } from '../text/vi.ts'
import type { Line } from './frame-lines.ts'
import { DATE_FIGURES, DATE_LINE, DATE_WORDS, NUMBER_LINE } from './letterhead-cut.ts'
import { isCapitals } from './outline.ts'

export type LineKind = 'motto' | 'number' | 'date' | 'rule' | 'draft' | 'mark' | 'stamp' | 'subject' | 'type' | 'other'

const MOTTOS =
  /^(?:conghoaxahoi(?:chunghia(?:viet)?(?:nam)?)?|(?:xahoi)?chunghia(?:vietnam)?|conghoa|vietnam|doclap-?tudo-?hanhphuc|dangcongsanvietnam|doantncshochiminh|doanthanhniencongsanhochiminh|doi(?:tntp|thieunientienphong)hochiminh)$/
const MOTTO_PART = /conghoaxahoichunghia|doclap-?tudo|tudo-?hanhphuc|dangcongsanviet/
const DRAFT = new RegExp(
  `^[[(]?(?:${phrase('bản ')})?${phrase('dự thảo')}(?![\\p{L}])[^\\p{Ll}]{0,40}(?:${phrase('lần')}.{0,12})?[\\])]?$`,
  'iu',
)
const MARK = new RegExp(
  `^[[(]?(?:${['hỏa tốc', 'thượng khẩn', 'khẩn', 'hỏa tốc hẹn giờ', 'tối mật', 'tuyệt mật', 'mật', 'sao y', 'sao lục', 'trích sao', 'bản sao', 'sao y bản chính', 'lưu hành nội bộ', 'không số'].map(phrase).join('|')})(?![\\p{L}])`,
  'iu',
)
const STAMP = new RegExp(
  `^(?:${['người ký', 'ký bởi', 'ký điện tử', 'thời gian ký', 'ngày ký', 'cơ quan:', 'email', 'văn bản điện tử', 'giờ ký', 'số đến', 'công văn đến', 'đến số', 'signature', 'digitally signed'].map(phrase).join('|')})`,
  'iu',
)
const SUBJECT = /^V\s?\/\s?v(?![\p{L}])/iu
const TYPE_LINE = new RegExp(`^(?:${TYPE_WORDS})(?![\\p{L}\\p{M}\\p{N}])`, 'iu')
const NUMBER_START = new RegExp(`^${NUMBER_LINE.source}`, 'u')
/** The rest of a number line that a reader of PDF set apart: "Số:173", and "/KH-UBND" elsewhere. */
export const NUMBER_REST = /^[/-]\s?(?<symbol>\p{Lu}[\p{L}\d]*(?:\s?[-/&]\s?\p{Lu}[\p{L}\d]*){1,5})$/u
const BLANK_NUMBER = /^(?:S[ốôóõỐÔÓÕ])\s?[:.]?[\s.…_]*(?:[/-]\s?\p{Lu}.*)?$/u
const NUMBER_HALF = /^S[ốôóõỐÔÓÕ]\s?[:.]?\s?\d{1,6}$/u
const DATE_START = new RegExp(`^(?:${DATE_LINE.source})[\\s.…_-]*$`, 'u')
const DATE_ONLY = new RegExp(`^[\\s.…_]*,?\\s*${DATE_WORDS}[\\s.…_-]*$`, 'iu')

/** "DỰ THẢO KẾ HOẠCH": the mark and the type on one line. */
const DRAFT_OF = new RegExp(`^[[(]?(?:${phrase('bản ')})?${phrase('dự thảo')}[\\])]?\\s+(?=\\p{Lu}{2})`, 'iu')

/** Whether nothing but a type stands behind the mark of a draft. */
export function isDraftType(text: string): boolean {
  const mark = DRAFT_OF.exec(text)
  return mark !== null && typeNamed(text.slice(mark[0].length).replace(/[\s:*.]+$/u, '')) !== null
}

/** What the line is, by its own words. */
export function kindOf(line: Line): LineKind {
  const { text } = line
  if (!/[\p{L}\p{N}]/u.test(text)) return 'rule'
  if (text.length < 90) {
    const letters = bare(text).replace(/[\s.,"*_]+/g, '')
    if (MOTTOS.test(letters) || MOTTO_PART.test(letters)) return 'motto'
  }
  if (text.length < 60 && DRAFT.test(text)) return isDraftType(text) ? 'type' : 'draft'
  if (text.length < 60 && MARK.test(text) && !TYPE_LINE.test(text)) return 'mark'
  if (line.role === 'stamp' || STAMP.test(text)) return 'stamp'
  if (text.length < 120 && (NUMBER_START.test(text) || BLANK_NUMBER.test(text) || NUMBER_REST.test(text) || NUMBER_HALF.test(text)))
    return 'number'
  if (text.length < 120 && (DATE_START.test(text) || DATE_ONLY.test(text) || DATE_FIGURES.test(text))) return 'date'
  if (SUBJECT.test(text)) return 'subject'
  return isTypeLine(text) ? 'type' : 'other'
}

/** The type word that opens a line in capitals, or fills the line: "KẾ HOẠCH", "K Ế  H O Ạ C H", "KẾ HOẠCH PHÒNG, CHỐNG …". */
export function typeAt(text: string): { name: string; code: string | null; length: number } | null {
  const plain = text.replace(/[\s:*.]+$/u, '')
  const whole = typeNamed(plain.replace(/^[\s*"“]+/u, '').replace(DRAFT_OF, ''))
  if (whole) return { ...whole, length: text.length }
  const misread = plain === plain.toUpperCase() ? typeMisread(plain) : null
  if (misread) return { ...misread, length: text.length }
  const match = TYPE_LINE.exec(text)
  if (!match || match[0] !== match[0].toUpperCase()) return null
  const type = typeNamed(match[0])
  return type && { ...type, length: match[0].length }
}

/** Whether nothing but the type stands on the line. */
export function isBareType(text: string): boolean {
  const type = typeAt(text)
  return type !== null && type.length === text.length
}

function isTypeLine(text: string): boolean {
  const type = typeAt(text)
  return type !== null && (type.length === text.length || text.length < 600)
}

/** How many lines from the top a title may stand: portals print menus, clerks print summaries before it. */
const REACH = 160
/** How many lines before the type line belong to one letterhead. */
const HEIGHT = 24
const BODY_LINE = 130

export interface Top {
  /** index of the type line; of the first subject line in a letter; null where there is neither */
  type: number | null
  /** index of the first line of the letterhead; equal to `type` where there is none */
  from: number
}

function strength(lines: readonly Line[], kinds: readonly LineKind[], index: number): number {
  const line = lines[index] as Line
  const before = kinds.slice(Math.max(0, index - 14), index)
  const capitals = line.text === line.text.toUpperCase() || isCapitals(line.text)
  let points = isBareType(line.text) ? (capitals ? 4 : line.style.bold || line.style.align === 'center' ? 2 : 0) : capitals ? 2 : 0.5
  for (const kind of ['number', 'date', 'motto'] as const) if (before.includes(kind)) points += 3
  return points
}

/** Finds the type line with the letterhead above it among the first lines of the document. */
export function findTop(lines: readonly Line[], kinds: readonly LineKind[]): Top {
  let best: { index: number; points: number } | null = null
  for (let index = 0; index < Math.min(lines.length, REACH); index += 1) {
    if (kinds[index] !== 'type' || lines[index]?.layer !== 'body' || isFormula(lines, index)) continue
    const points = strength(lines, kinds, index)
    if (points >= 2 && points > (best?.points ?? 0)) best = { index, points }
  }
  const letter = letterSubject(kinds)
  if (letter !== null && (best === null || (best.points < 7 && letter < best.index)))
    return { type: null, from: lettersStart(lines, kinds, letter) }
  if (!best) {
    const date = kinds.slice(0, 30).findIndex((kind) => kind === 'date' || kind === 'number')
    return { type: null, from: date < 0 ? 0 : lettersStart(lines, kinds, date) }
  }
  return { type: best.index, from: lettersStart(lines, kinds, best.index) }
}

/** "QUYẾT ĐỊNH:" after the grounds of a decision is no title. */
function isFormula(lines: readonly Line[], index: number): boolean {
  if (!/:\s*$/u.test(lines[index]?.text ?? '')) return false
  return lines.slice(Math.max(0, index - 12), index).some((line) => /^[-+*•]?\s?(?:căn cứ|xét|theo đề nghị)(?![\p{L}])/iu.test(line.text))
}

/** A letter (công văn) has no type line: "V/v …" stands under its number. */
function letterSubject(kinds: readonly LineKind[]): number | null {
  const subject = kinds.slice(0, 40).indexOf('subject')
  return subject >= 0 && kinds.slice(0, subject).includes('number') ? subject : null
}

/** Walks up from the title while lines read as a letterhead. */
function lettersStart(lines: readonly Line[], kinds: readonly LineKind[], below: number): number {
  let from = below
  for (let index = below - 1; index >= Math.max(0, below - HEIGHT); index -= 1) {
    const line = lines[index] as Line
    const kind = kinds[index]
    if (
      kind === 'other' &&
      (line.text.length > BODY_LINE ||
        /\|.*\p{Ll}/u.test(line.text) ||
        (!isCapitals(line.text) && (/[.;:?]$/u.test(line.text) || (line.text.length > 60 && line.table === null))))
    )
      break
    if (kind === 'type' && !isBareType(line.text)) break
    from = index
  }
  return from
}
