import { type Rule, runnerOf } from '../rule.ts'
import { before, blank, until } from './by.ts'
import { bareDays, bareMonths, eachOf, seasonName } from './bare.ts'
import { reference, unread, value } from './cell.ts'
import { day, days, limits } from './day.ts'
import { afterwards, beforehand, demand, pace } from './event.ts'
import { onward, since } from './from.ts'
import { continuous, lasting } from './ongoing.ts'
import { firstDay, lastDay } from './last-day.ts'
import { range, shortRange, stage } from './range.ts'
import { every, rhythm, times } from './recurring.ts'
import { bracketed, lengthy, refine, repeat } from './refine.ts'
import { ahead, behind, counted, span, within } from './relative.ts'
import { period, periods } from './within.ts'
import { monthly, season, weekday, yearly, yearlyRange } from './yearly.ts'
import { type DeadlineContext, type DeadlineValue, type FoundDeadline, event } from './types.ts'

export type { DeadlineContext, DeadlineValue, FoundDeadline } from './types.ts'
export { inferYear } from './year.ts'

type DeadlineRule = Rule<DeadlineValue, DeadlineContext>

/** Rules for every place, the more specific first: of two finds of one length the first stands. */
export const deadlineRules: readonly DeadlineRule[] = [
  lastDay,
  yearlyRange,
  yearly,
  monthly,
  firstDay,
  season,
  weekday,
  rhythm,
  times,
  every,
  before,
  until,
  blank,
  range,
  shortRange,
  onward,
  since,
  stage,
  periods,
  limits,
  days,
  day,
  period,
  within,
  counted,
  ahead,
  behind,
  demand,
  afterwards,
  beforehand,
  pace,
  continuous,
]

/** Rules that hold only in a label or a cell of time, where every word tells when. */
export const cellRules: readonly DeadlineRule[] = [lasting, bareDays, bareMonths, eachOf, seasonName, value, span, reference]

const everywhere = runnerOf(deadlineRules)
const inCells = runnerOf([...deadlineRules, ...cellRules])

/**
 * The time limits in a text, in order.
 * @param text normalised text: a paragraph, the value of a label, or a cell
 */
export function findDeadlines(text: string, context: DeadlineContext): FoundDeadline[] {
  const full = context.where === 'prose' ? null : spelled(text)
  if (full === null) return findIn(text, context)
  return findIn(full.text, context).map((found) => {
    const [start, end] = [full.places[found.start] as number, full.places[found.end] as number]
    return { ...found, start, end, raw: text.slice(start, end) }
  })
}

/** In a cell "T5", "T3-T5/2026", "T. 10" are months, "HK I", "1 lần/HK" terms, "TX" alone is work without end. */
const SHORT_FORMS: readonly (readonly [RegExp, string])[] = [
  [/(?<![\p{L}\p{N}.])T\.?\s?(?=(?:0?[1-9]|1[0-2])(?![\p{L}\d]|\.\d{2}(?!\d)))/gu, 'tháng '],
  [/(?<![\p{L}\p{N}])HK\s?(?=(?:I{1,2}|[12])(?![\p{L}\d]))/gu, 'học kỳ '],
  [/(?<=\/\s?)HK(?![\p{L}\d])/gu, 'học kỳ'],
  [/^\s*TX\s*$/gu, 'thường xuyên'],
]

/** The text with its short forms written out, and for each offset in it the one in the text given; null where there are none. */
function spelled(text: string): { text: string; places: number[] } | null {
  const shorts = SHORT_FORMS.flatMap(([pattern, words]) => [...text.matchAll(pattern)].map((match) => ({ match, words })))
  if (shorts.length === 0) return null
  shorts.sort((a, b) => a.match.index - b.match.index)
  const places: number[] = []
  let full = ''
  let from = 0
  for (const { match, words } of shorts) {
    full += text.slice(from, match.index) + words
    for (; from < match.index; from += 1) places.push(from)
    for (const _ of words) places.push(match.index)
    from = match.index + match[0].length
  }
  full += text.slice(from)
  for (; from <= text.length; from += 1) places.push(from)
  return { text: full, places }
}

function findIn(text: string, context: DeadlineContext): FoundDeadline[] {
  const [rules, run] = context.where === 'prose' ? [deadlineRules, everywhere] : [[...deadlineRules, ...cellRules], inCells]
  const found = run(text, context).flatMap((matches, at) =>
    matches.map(({ start, end: stop, value: meaning }): FoundDeadline => {
      const lunar = moon(text, start, stop)
      const end = lunar ?? closed(text, start, stop)
      return { ...(lunar ? event('stated') : meaning), start, end, raw: text.slice(start, end), ruleId: (rules[at] as DeadlineRule).id }
    }),
  )
  const kept = bracketed(repeat(lengthy(refine(found, text.length), text), text), text)
  return kept.length === 0 && context.where !== 'prose' ? rest(text) : kept
}

function rest(text: string): FoundDeadline[] {
  const words = unread(text)
  return words ? [{ ...event('guessed'), ...words, raw: text.slice(words.start, words.end), ruleId: 'deadline/unread' }] : []
}

/** "thứ Hai (02/3/2026": the bracket that a find opened is closed with it. */
function closed(text: string, start: number, end: number): number {
  const raw = text.slice(start, end)
  return text[end] === ')' && raw.lastIndexOf('(') > raw.lastIndexOf(')') ? end + 1 : end
}

const MOON = /^(?:\s*\(?(?:âm\s+lịch|ÂL)\)?|\s+năm\s+(?:Giáp|Ất|Bính|Đinh|Mậu|Kỷ|Canh|Tân|Nhâm|Quý)\s+\p{L}+(?:\s+\(?âm\s+lịch\)?)?)/iu

/** "mùng 10 tháng 3 âm lịch" names a day of another calendar: kept as words, not computed. The end of the words, or null. */
function moon(text: string, start: number, end: number): number | null {
  const after = MOON.exec(text.slice(end, end + 50))
  if (after) return end + after[0].length
  return /tháng\s+(?:giêng|chạp)/iu.test(text.slice(start, end)) ? end : null
}
