/** What a person should compare with the paper: numbers that break their grammar as recognition gave them, and what was put right. */
import { TYPE_CODES } from '../lexicon/document-types.ts'
import { agencies } from '../lexicon/agencies.ts'
import { evidenceOf } from '../rules/evidence.ts'
import { isDay } from '../structure/recognised/numbers.ts'
import type { BlockNode, DocumentNode, ParagraphNode, ReadingNote } from '../tree/types.ts'
import type { Message } from './schema.ts'

/** Pages that were read by OCR. */
export function recognisedPages(notes: readonly Pick<ReadingNote, 'ruleId' | 'page'>[]): Set<number> {
  return new Set(notes.flatMap(({ ruleId, page }) => (ruleId === 'pdf.ocr' && page ? [page] : [])))
}

const DOUBTS = {
  'ocr.date': { ruleId: 'ocr.date', reason: 'expected a day of the calendar' },
  'ocr.code': { ruleId: 'ocr.code', reason: 'expected a code like 15/KH-UBND' },
  'ocr.blank': { ruleId: 'ocr.blank', reason: 'expected a number, which may be written by hand' },
  'ocr.amount': { ruleId: 'ocr.amount', reason: 'expected a sum in groups of three figures' },
  'ocr.share': { ruleId: 'ocr.share', reason: 'expected a percentage' },
} as const

interface Doubt {
  start: number
  end: number
  about: keyof typeof DOUBTS
}

/** A number by itself: no part of a longer one. */
const EDGE = '(?<![\\p{L}\\p{N}/.,-])'
const DATE = new RegExp(`${EDGE}(\\d{1,2})/(\\d{1,2})/(\\d{4})(?![\\p{N}/])`, 'gu')
const SHORT_DATE = /(?<=(?<!\p{L})ngày )(\d{1,2})\/(\d{1,2})(?![\p{N}/])/giu
const LONG_DATE = /(?<=(?<!\p{L})ngày )([^\s.…_]{1,4}) tháng ([^\s.…_]{1,4}) năm ([^\s.…_,;]{2,6})/giu
const SUM = new RegExp(`${EDGE}\\d[\\d.]*\\.[\\d.]*\\d(?= (?:đồng|đ|VNĐ)(?![\\p{L}]))`, 'giu')
const SHARE = /(?<![\p{L}\p{N}/.,-])[\d.,OolI]*\d[\d.,OolI]* ?%/gu
/** what is called a number and looks like a code: figures, a sign, capitals */
const CITED = /(?<=(?<!\p{L})số:? )(?=\S*\d)\S{1,8}[/-]\S*\p{Lu}\S*/giu
/** the line of the letterhead that holds the number */
const OWN = /^số ?: ?(.*\p{Lu}{2}.*)$/iu

const PART = '\\p{Lu}[\\p{L}\\d]*'
const SYMBOLS = [...new Set(agencies.flatMap(({ symbol }) => (symbol ? [symbol] : [])))].join('|')
const CODE = new RegExp(
  `^\\d{1,6}\\p{Ll}?(?:/(?:19|20)\\d\\d)?[-/](?:${PART}(?:[-/&.]${PART})*[-/]${PART}(?:[-/&.]${PART})*(?:\\([\\p{Lu}\\d]{1,8}\\))?|QH\\d{1,2}|${TYPE_CODES}|${SYMBOLS})$`,
  'u',
)
/** "Số:      /KH-UBND", "Số: …/KH-UBND" */
const BLANK = /^[\s.…_-]*[/-]\s?\p{Lu}/u

function isYear(year: number): boolean {
  return year >= 1900 && year <= 2100
}

function each(text: string, pattern: RegExp, about: Doubt['about'], fails: (match: RegExpExecArray) => boolean): Doubt[] {
  return [...text.matchAll(pattern)].flatMap((match) =>
    fails(match) ? [{ start: match.index, end: match.index + match[0].length, about }] : [],
  )
}

/** Numbers in a recognised paragraph that no grammar fits. */
export function doubtfulNumbers(text: string): Doubt[] {
  const cited = each(text, CITED, 'ocr.code', ({ 0: seen }) => {
    const code = seen.replace(/[.,;:!?)”"]+$/u, '')
    return !CODE.test(code) && !/^\d{1,2}[/-]\d{1,2}/.test(code)
  })
  const own = OWN.exec(text)
  const number = own?.[1]?.trim() ?? ''
  if (own && BLANK.test(number)) cited.push({ start: 0, end: text.length, about: 'ocr.blank' })
  else if (own && cited.length === 0 && !CODE.test(number.replace(/\s+/g, ''))) {
    const start = text.indexOf(number)
    cited.push({ start, end: start + number.length, about: 'ocr.code' })
  }
  return [
    ...cited,
    ...each(text, DATE, 'ocr.date', ([, day, month, year]) => !isYear(Number(year)) || !isDay(Number(day), Number(month), Number(year))),
    ...each(text, SHORT_DATE, 'ocr.date', ([, day, month]) => !isDay(Number(day), Number(month))),
    ...each(
      text,
      LONG_DATE,
      'ocr.date',
      ([, day, month, year]) => !isYear(Number(year)) || !isDay(Number(day), Number(month), Number(year)),
    ),
    ...each(text, SUM, 'ocr.amount', ([seen]) => !/^\d{1,3}(?:\.\d{3})+$/.test(seen)),
    ...each(text, SHARE, 'ocr.share', ([seen]) => !/^\d{1,3}(?:[.,]\d{1,2})? ?%$/.test(seen)),
  ].sort((a, b) => a.start - b.start)
}

function paragraphsOf(blocks: readonly BlockNode[]): ParagraphNode[] {
  return blocks.flatMap((block) =>
    block.type === 'paragraph' ? [block] : block.children.flatMap((row) => row.children.flatMap((cell) => paragraphsOf(cell.children))),
  )
}

/** The repairs of one paragraph as one message, at the first of them. */
function repaired(tree: DocumentNode, text: string, { repairs = [], start, end }: ParagraphNode): Message[] {
  const [first] = repairs
  if (!first) return []
  const at = text.slice(start, end).indexOf(first.read)
  const place = at < 0 ? { start, end } : { start: start + at, end: start + at + first.read.length }
  const what = repairs.map(({ seen, read }) => `“${seen}” → “${read}”`).join('; ')
  return [
    { ruleId: 'ocr.repaired', reason: `put right: ${what}`, severity: 'info', evidence: evidenceOf(tree, text, place.start, place.end) },
  ]
}

/** Messages about what recognition gave. */
export function recognisedMessages(tree: DocumentNode, text: string, notes: readonly Pick<ReadingNote, 'ruleId' | 'page'>[]): Message[] {
  const pages = recognisedPages(notes)
  if (pages.size === 0) return []
  const paragraphs = paragraphsOf(tree.children).filter(({ page, layer }) => page !== null && pages.has(page) && layer !== 'furniture')
  return paragraphs.flatMap((paragraph) => [
    ...repaired(tree, text, paragraph),
    ...doubtfulNumbers(text.slice(paragraph.start, paragraph.end)).map(({ start, end, about }): Message => {
      const evidence = evidenceOf(tree, text, paragraph.start + start, paragraph.start + end)
      return { ruleId: DOUBTS[about].ruleId, reason: `${DOUBTS[about].reason}: ${evidence.quote}`, severity: 'warning', evidence }
    }),
  ])
}
