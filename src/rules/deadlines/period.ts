/** The words for one stretch of the calendar, as pattern sources, and what they mean. */
import { plain as plainly } from './match.ts'
import { addDays, daysIn, isoDay } from '../../text/partial-date.ts'
import type { Trust } from '../../plan/schema.ts'
import type { DeadlineContext } from './types.ts'

const D = '(?:0?[1-9]|[12]\\d|3[01])(?!\\d)'
const M = '(?:0?[1-9]|1[0-2])(?!\\d)'
export const YEAR_NUMBER = '(?:19|20)\\d\\d(?!\\d)'
const Y = YEAR_NUMBER
const SL = '\\s?/\\s?'
export const DAY_NUMBER = D
export const MONTH_NUMBER = `(?:${M}|giêng|một|hai|ba|tư|năm(?! (?:học|\\d))|sáu|bảy|tám|chín|mười(?: một| hai)?)`
export const QUARTER_NUMBER = '(?:[Il]V|[Il]{1,3}|0?[1-4](?!\\d)|nhất|một|hai|ba|bốn|tư)(?![\\p{L}\\p{N}])'
export const WEEKDAY = '(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)'
export const AND = '\\s?(?:,|;|và|&|\\+|hoặc)\\s?'
const NEXT = '(?:nay|sau|tới|kế tiếp|tiếp theo|liền kề|liền sau)'
/** "/2025", " năm 2025", " của năm 2025", " năm nay" */
export const OF_YEAR = `(?:\\s?[/.,-]?\\s?(?:của )?năm ${Y}|\\s?[/.-]\\s?${Y}|,?\\s(?:của )?năm ${NEXT}|\\s\\(?${Y}\\)?)`

export const CLOCK =
  '(?:(?:hồi |lúc |khoảng )?\\d{1,2}\\s?(?:(?:giờ|h|g)\\s?(?:\\d{2}(?:\\s?(?:phút|p))?)?|:\\d{2}),?(?: (?:sáng|chiều|tối))?,? )'
const DAY_NUMERIC = `${D}${SL}${M}${SL}${Y}|${D}-${M}-${Y}|${D}\\.${M}\\.${Y}|${D} tháng ${M}(?:${OF_YEAR})?|${D}${SL}${M}(?!\\s?/\\s?\\d)(?:,?\\s(?:của )?năm (?:${Y}|${NEXT}))?`
const DAY_LEAD = `(?:(?:(?:từ )?\\d{1,2}\\s?(?:giờ|h|g|:)\\s?(?:\\d{2})?(?:\\s?phút)?\\s?(?:-|đến)\\s?)?${CLOCK})?(?:(?:sáng|trưa|chiều|tối|đêm|hết|cuối|đầu) )?(?:${WEEKDAY},?\\s?\\(?)?`

/** A day with its month: "17 giờ ngày 30/6/2025", "thứ Sáu, ngày 15 tháng 8 năm 2025", "15/12"; "15-6" only after "ngày". */
export const DAY = `${DAY_LEAD}(?:(?:ngày |mùng |mồng )(?:${DAY_NUMERIC}|${D}-${M}(?!\\s?[/-]))|${DAY_NUMERIC})`

const PART =
  '(?:(?:khoảng |dự kiến )?(?:đầu|giữa|cuối|nửa đầu|nửa cuối|thượng tuần|trung tuần|hạ tuần|tuần (?:thứ )?(?:[1-5]|nhất|một|hai|ba|tư|đầu(?: tiên)?|cuối(?: cùng)?)(?: của)?)(?: |\\s?[/,-]\\s?(?=tháng)))'
/** "8/2025", "08-2025" */
export const BARE_MONTH = `${M}\\s?[/.-]\\s?${Y}`
export const MONTH = `${PART}?tháng ${MONTH_NUMBER}(?:${OF_YEAR})?`
export const QUARTER = `${PART}?quý ${QUARTER_NUMBER}(?:${OF_YEAR})?`
const COUNT = '(?:0?[1-9]|1[01]|một|hai|ba|bốn|sáu|chín)'
export const HALF = `(?:${COUNT} tháng (?:đầu|cuối)|nửa (?:đầu|cuối)(?! (?:của )?(?:tháng|quý)))(?: (?:của )?năm(?: ${Y}| nay)?(?! học))?(?:${SL}${Y})?`
/** "năm học 2025-2026", "học kỳ I năm học 2025 - 2026" */
export const SCHOOL = `(?:(?:đầu|cuối) )?(?:học k[ỳì] (?:I{1,2}|[12]|một|hai)(?:,?\\s(?:của )?năm học ${Y}\\s?[-/]\\s?${Y})?|năm học ${Y}\\s?[-/]\\s?${Y})`
/** "giai đoạn 2023 - 2025", "2023-2025", "các năm 2025-2027" */
export const STAGE = `(?:(?:giai đoạn|thời kỳ|nhiệm kỳ|các năm|từ|năm) |(?:trong )?\\d{1,2} năm,? \\(?(?:từ )?)?(?:từ )?(?:năm )?${Y}(?:\\s?-\\s?| đến (?:hết )?)(?:năm )?${Y}`
export const YEAR = `(?:(?:${PART}?năm ${Y})|(?:đầu|giữa|cuối) năm(?: nay)?(?! học)|năm nay)`

/** Any one of them; the longer readings stand first. */
export const PERIOD = `(?:${DAY}|${SCHOOL}|${HALF}|${MONTH}|${QUARTER}|${YEAR})`

/** A stretch of days whose year may be left open. */
export interface Period {
  unit: 'day' | 'month' | 'quarter' | 'half' | 'year'
  year: number | null
  /** a part of the unit ("cuối năm", "tuần thứ 2"), where no law says which days */
  vague: boolean
  /** "năm sau" counts one year on */
  shift?: number
  /** first and last day in a year; null where the calendar has no such day */
  span(year: number): [string, string] | null
}

const WORD_NUMBERS: Record<string, number> = {
  giêng: 1,
  nhất: 1,
  một: 1,
  hai: 2,
  ba: 3,
  tư: 4,
  bốn: 4,
  năm: 5,
  sáu: 6,
  bảy: 7,
  tám: 8,
  chín: 9,
  mười: 10,
  'mười một': 11,
  'mười hai': 12,
}
const ROMAN: Record<string, number> = { i: 1, ii: 2, iii: 3, iv: 4 }

/** "03", "ba", "III" as a number; 0 where it is none. */
export function numeral(words: string): number {
  const key = words.toLowerCase().replace(/\s+/g, ' ').trim()
  return WORD_NUMBERS[key] ?? ROMAN[key.replaceAll('l', 'i')] ?? (/^\d+$/.test(key) ? Number(key) : 0)
}

function monthSpan(from: number, to: number): Period['span'] {
  return days(
    () => [from, 1],
    (year) => [to, daysIn(year, to)],
  )
}

function days(from: (year: number) => [number, number], to: (year: number) => [number, number]): Period['span'] {
  return (year) => {
    const first = isoDay(year, ...from(year))
    const last = isoDay(year, ...to(year))
    return first && last ? [first, last] : null
  }
}

function yearIn(words: string): number | null {
  const found = /(?:19|20)\d\d/.exec(words)
  return found ? Number(found[0]) : null
}

const WEEKS: Record<string, number> = { nhất: 1, một: 1, đầu: 1, 'đầu tiên': 1, hai: 2, ba: 3, tư: 4 }

/** Which days of a month "đầu", "trung tuần", "tuần thứ 2" mean. */
function monthPart(words: string, month: number): Period['span'] | null {
  const week = /tuần (?:thứ )?(nhất|một|hai|ba|tư|đầu(?: tiên)?|cuối(?: cùng)?|[1-5])/.exec(words)
  const nth = week?.[1]
  if (nth) {
    if (nth.startsWith('cuối'))
      return days(
        (y) => [month, daysIn(y, month) - 6],
        (y) => [month, daysIn(y, month)],
      )
    const first = ((WEEKS[nth] ?? Number(nth)) - 1) * 7 + 1
    return days(
      () => [month, first],
      (y) => [month, Math.min(first + 6, daysIn(y, month))],
    )
  }
  if (/nửa đầu/.test(words))
    return days(
      () => [month, 1],
      () => [month, 15],
    )
  if (/nửa cuối/.test(words))
    return days(
      () => [month, 16],
      (y) => [month, daysIn(y, month)],
    )
  if (/đầu|thượng/.test(words))
    return days(
      () => [month, 1],
      () => [month, 10],
    )
  if (/giữa|trung/.test(words))
    return days(
      () => [month, 11],
      () => [month, 20],
    )
  if (/cuối|hạ/.test(words))
    return days(
      () => [month, 21],
      (y) => [month, daysIn(y, month)],
    )
  return null
}

function partOf(words: string, unit: 'quarter' | 'year', first: number): Period['span'] | null {
  const size = unit === 'quarter' ? 1 : 3
  const length = unit === 'quarter' ? 3 : 12
  if (/^nửa đầu|^nửa cuối/.test(words)) return null
  if (/đầu/.test(words)) return monthSpan(first, first + size - 1)
  if (/giữa/.test(words)) return unit === 'quarter' ? monthSpan(first + 1, first + 1) : monthSpan(4, 9)
  if (/cuối/.test(words)) return monthSpan(first + length - size, first + length - 1)
  return null
}

const DAY_PARTS = /(\d{1,2})\s?[/.-]\s?(\d{1,2})(?!\d)|(\d{1,2}) tháng (\d{1,2})(?!\d)/
const MONTH_PARTS = /tháng (\d{1,2}|giêng|mười một|mười hai|mười|một|hai|ba|tư|năm|sáu|bảy|tám|chín)/
const QUARTER_PARTS = /quý ([il]v|[il]{1,3}|\d+|nhất|một|hai|ba|bốn|tư)/
const HALF_PARTS = /(?:(\d+|một|hai|ba|bốn|sáu|chín) tháng|nửa) (đầu|cuối)/

function readDay(words: string): Period | null {
  const parts = DAY_PARTS.exec(words.replace(/\d{1,2}\s?(?:giờ|h|g|:)(?:\s?\d{2}(?!\s?[/.-]\s?\d))?/g, ''))
  if (!parts) return null
  const day = Number(parts[1] ?? parts[3])
  const month = Number(parts[2] ?? parts[4])
  return {
    unit: 'day',
    year: yearIn(words),
    vague: false,
    span: days(
      () => [month, day],
      () => [month, day],
    ),
  }
}

function readSchool(words: string): Period {
  const start = yearIn(words)
  const term = /học k[ỳì] (i{1,2}|[12]|một|hai)/.exec(words)?.[1]
  const second = term !== undefined && numeral(term) === 2
  const first = (year: number): string => (second ? `${year + 1}-01-01` : `${year}-09-01`)
  const last = (year: number): string => (term !== undefined && !second ? `${year}-12-31` : `${year + 1}-05-31`)
  return {
    unit: 'half',
    year: start,
    vague: true,
    span: (year) => [first(start ?? (second ? year - 1 : year)), last(start ?? (second ? year - 1 : year))],
  }
}

function readMonth(words: string): Period | null {
  const month = numeral(MONTH_PARTS.exec(words)?.[1] ?? '')
  if (month < 1 || month > 12) return null
  const part = monthPart(words.slice(0, words.indexOf('tháng')), month)
  return { unit: 'month', year: yearIn(words), vague: part !== null, span: part ?? monthSpan(month, month) }
}

function readQuarter(words: string): Period | null {
  const quarter = numeral(QUARTER_PARTS.exec(words)?.[1] ?? '')
  if (quarter < 1 || quarter > 4) return null
  const first = quarter * 3 - 2
  const part = partOf(words, 'quarter', first)
  return { unit: 'quarter', year: yearIn(words), vague: part !== null, span: part ?? monthSpan(first, first + 2) }
}

function readHalf(words: string): Period {
  const parts = HALF_PARTS.exec(words)
  const count = parts?.[1] ? numeral(parts[1]) : 6
  const span = parts?.[2] === 'đầu' ? monthSpan(1, count) : monthSpan(13 - count, 12)
  return { unit: 'half', year: yearIn(words), vague: false, span }
}

/** What the words of a {@link PERIOD} mean; null where they mean no stretch of the calendar. */
export function readPeriod(words: string): Period | null {
  const plain = plainly(words)
  const period = readPlain(plain)
  return period && /năm (?:sau|tới|kế tiếp|tiếp theo|liền kề|liền sau)/.test(plain) ? { ...period, shift: 1 } : period
}

function readPlain(plain: string): Period | null {
  if (/học k|năm học/.test(plain)) return readSchool(plain)
  if (HALF_PARTS.test(plain) && /tháng (?:đầu|cuối)|nửa (?:đầu|cuối)(?: của)? năm|nửa (?:đầu|cuối)$/.test(plain)) return readHalf(plain)
  if (/quý/.test(plain)) return readQuarter(plain)
  if (/tuần /.test(plain) && MONTH_PARTS.test(plain)) return readMonth(plain)
  if (/^\d{1,2}\s?[/.-]\s?(?:19|20)\d\d$/.test(plain)) return readMonth(`tháng ${plain}`)
  const day = readDay(plain)
  if (day) return day
  if (MONTH_PARTS.test(plain)) return readMonth(plain)
  if (!/năm/.test(plain) && yearIn(plain) === null) return null
  const part = partOf(plain, 'year', 1)
  return { unit: 'year', year: yearIn(plain), vague: part !== null, span: part ?? monthSpan(1, 12) }
}

export interface Span {
  from: string | null
  to: string | null
  trust: Trust
}

/** The year that a plan issued on this EDTF date is for, where its title does not say. */
function baseYear(context: DeadlineContext): number | null {
  return context.year ?? (context.issued ? Number(context.issued.slice(0, 4)) : null)
}

/** Was the day past when the plan was issued? A date of issue without a day or month never says so of a day in it. */
function past(day: string, issued: string | null): boolean {
  return issued !== null && day.slice(0, issued.length) < issued
}

/** The inclusive days of a period; a year left out is the plan's, or the next one where that was past on the day of issue. */
export function resolve(period: Period, context: DeadlineContext): Span {
  const trust = period.vague ? 'guessed' : period.year === null ? 'inferred' : 'stated'
  const base = period.year ?? baseYear(context)
  if (base === null) return { from: null, to: null, trust: 'guessed' }
  const year = base + (period.shift ?? 0)
  const days = period.span(year)
  if (!days) return { from: null, to: null, trust: 'guessed' }
  const next = period.year === null && period.unit !== 'year' && past(days[1], context.issued) ? period.span(year + 1) : null
  const [from, to] = next ?? days
  return { from, to, trust }
}

/** The day before a period begins, or a day itself: "trước ngày 30/6" is read as "by the 30th", "trước tháng 6" as "before June". */
export function beforeSpan(period: Period, context: DeadlineContext): Span {
  const span = resolve(period, context)
  return period.unit === 'day' || span.from === null ? span : { ...span, to: addDays(span.from, -1) }
}
