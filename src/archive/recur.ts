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

/** A week ends on its Friday, the last working day. */
function weekly(from: string, to: string): string[] {
  const days: string[] = []
  const weekday = new Date(`${from}T00:00:00Z`).getUTCDay()
  for (let day = addDays(from, (5 - weekday + 7) % 7); day <= to; day = addDays(day, 7)) days.push(day)
  return days
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
  const days = rule.freq === 'WEEKLY' ? weekly(first, last) : ['MONTHLY', 'YEARLY'].includes(rule.freq) ? monthly(rule, first, last) : []
  return days.filter((day) => day >= first && day <= last).sort()
}
