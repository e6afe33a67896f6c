/** The days on which what recurs falls due: the last day of each period, or the day that the rule names. */
import { addDays, daysIn } from '../text/partial-date.ts'

interface Rule {
  freq: string
  interval: number
  months: number[]
  monthDay: number | null
}

function parse(rrule: string): Rule {
  const parts = new Map(rrule.split(';').map((part): [string, string] => [part.split('=')[0] ?? '', part.split('=')[1] ?? '']))
  const months = (parts.get('BYMONTH') ?? '')
    .split(',')
    .map(Number)
    .filter((month) => month >= 1 && month <= 12)
  const day = Number(parts.get('BYMONTHDAY'))
  return {
    freq: parts.get('FREQ') ?? '',
    interval: Math.max(1, Number(parts.get('INTERVAL')) || 1),
    months,
    monthDay: day >= 1 && day <= 31 ? day : null,
  }
}

/** "every quarter" ends in March, June, September, December. */
function monthsOf({ freq, interval, months }: Rule): number[] {
  if (months.length > 0) return months
  if (freq === 'YEARLY') return [12]
  return Array.from({ length: 12 }, (_, index) => index + 1).filter((month) => month % Math.min(interval, 12) === 0)
}

function dayOf(year: number, month: number, wanted: number | null): string {
  const last = daysIn(year, month)
  return `${year}-${String(month).padStart(2, '0')}-${String(Math.min(wanted ?? last, last)).padStart(2, '0')}`
}

function monthly(rule: Rule, from: string, to: string): string[] {
  const days: string[] = []
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) {
    for (const month of monthsOf(rule)) days.push(dayOf(year, month, rule.monthDay))
  }
  return days
}

/** Weeks are counted from this Friday, so that "every two weeks" gives the same days whatever the window. */
const FIRST_FRIDAY = '1970-01-02'
const DAY_MS = 86_400_000

/** A week ends on its Friday, the last working day. */
function weekly({ interval }: Rule, from: string, to: string): string[] {
  const days: string[] = []
  const passed = (Date.parse(from) - Date.parse(FIRST_FRIDAY)) / DAY_MS
  const step = 7 * interval
  for (let day = addDays(FIRST_FRIDAY, Math.ceil(passed / step) * step); day <= to; day = addDays(day, step)) days.push(day)
  return days
}

/** "the 30th, or the last day of a shorter month", said in RFC 5545. */
function monthDayRule(day: number | null): string {
  if (day === null || day === 31) return 'BYMONTHDAY=-1'
  if (day <= 28) return `BYMONTHDAY=${day}`
  const days = Array.from({ length: day - 27 }, (_, index) => 28 + index)
  return `BYMONTHDAY=${days.join(',')};BYSETPOS=-1`
}

/**
 * The rule for calendars, which gives the days of {@link occurrences}: what our rules leave open (the last day of a quarter) is said out.
 * Null for what has no day of its own.
 * @param end last ISO day on which it recurs
 */
export function calendarRule(rrule: string, end: string | null): string | null {
  const rule = parse(rrule)
  const until = end === null ? '' : `;UNTIL=${end.replaceAll('-', '')}`
  if (rule.freq === 'WEEKLY') return `FREQ=WEEKLY${rule.interval > 1 ? `;INTERVAL=${rule.interval}` : ''};BYDAY=FR${until}`
  if (rule.freq !== 'MONTHLY' && rule.freq !== 'YEARLY') return null
  const months = monthsOf(rule)
  const every = months.length === 12 ? 'FREQ=MONTHLY' : `FREQ=MONTHLY;BYMONTH=${months.join(',')}`
  return `${every};${monthDayRule(rule.monthDay)}${until}`
}

/**
 * The days within a window.
 * @param rrule RFC 5545, as deadline rules write it; what is due every day has no day of its own and gives none
 * @param bounds inclusive ISO days outside which it does not recur
 * @param from first day of the window, inclusive
 * @param to last day of the window, inclusive
 */
export function occurrences(rrule: string, bounds: { start: string | null; end: string | null }, from: string, to: string): string[] {
  const rule = parse(rrule)
  const first = bounds.start !== null && bounds.start > from ? bounds.start : from
  const last = bounds.end !== null && bounds.end < to ? bounds.end : to
  if (first > last) return []
  const days =
    rule.freq === 'WEEKLY' ? weekly(rule, first, last) : ['MONTHLY', 'YEARLY'].includes(rule.freq) ? monthly(rule, first, last) : []
  return days.filter((day) => day >= first && day <= last).sort()
}
