/** Deadlines of a pair compared: is the child earlier than its parent, the same, or later? */
import type { Deadline } from '../plan/schema.ts'
import { normal } from './normal.ts'

export type When = 'same' | 'earlier' | 'later' | 'other'

/** The last day on which anything of it may be done; null for what has none ("thường xuyên"). */
function lastDay(deadlines: readonly Deadline[]): string | null {
  const days = deadlines.flatMap(({ end }) => (end === null ? [] : [end])).sort()
  return days.at(-1) ?? null
}

function rule(rrule: string, part: string): string {
  return new RegExp(`(?:^|;)${part}=([^;]+)`).exec(rrule)?.[1] ?? ''
}

/** "FREQ=YEARLY", "FREQ=MONTHLY;INTERVAL=3": how often. */
function rhythmOf(rrule: string): string {
  return `${rule(rrule, 'FREQ')} ${rule(rrule, 'INTERVAL') || '1'}`
}

const WEEK = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']

/** Days on from the start of its period, of several months the first; null where it names no day. */
function dayIn(rrule: string): number | null {
  const [month, day, weekday] = [rule(rrule, 'BYMONTH').split(',')[0], rule(rrule, 'BYMONTHDAY'), rule(rrule, 'BYDAY')]
  if (WEEK.includes(weekday)) return WEEK.indexOf(weekday)
  return !month && day === '' ? null : Number(month || 1) * 31 + Number(day || 31)
}

/** How often its period falls due: "tháng cuối quý" four times a year. */
function timesOf(rrule: string): number {
  return rule(rrule, 'BYMONTH').split(',').length
}

/** About how many days "P5D", "P2W", "P3M", "P1Y" are. */
function daysOf(duration: string): number {
  const units: Record<string, number> = { D: 1, W: 7, M: 30, Y: 365 }
  return [...duration.matchAll(/(\d+)([DWMY])/g)].reduce((sum, [, count, unit]) => sum + Number(count) * (units[unit ?? ''] ?? 0), 0)
}

function order(parent: number | string, child: number | string): When {
  return parent === child ? 'same' : child < parent ? 'earlier' : 'later'
}

/** "hằng năm" and "thường xuyên" of a plan that stands for years are met by "năm 2026" of a yearly one. */
function isWholeYear({ kind, start, end }: Deadline): boolean {
  return kind === 'within' && start !== null && end !== null && start.endsWith('-01-01') && end.endsWith('-12-31')
}

function isOpen({ kind, rrule }: Deadline): boolean {
  return kind === 'ongoing' || (kind === 'recurring' && rhythmOf(rrule ?? '') === 'YEARLY 1' && dayIn(rrule ?? '') === null)
}

/** "hằng năm", or a day of each year, of a plan for years against the day in the year of a yearly one. */
function yearly({ rrule }: Deadline, children: readonly Deadline[]): When | null {
  const dated = children.find(({ end }) => end !== null)
  if (rrule === null || dated?.end == null || rhythmOf(rrule) !== 'YEARLY 1' || timesOf(rrule) > 1) return null
  const day = dayIn(rrule)
  const [, month, date] = dated.end.split('-').map(Number)
  return day === null ? 'same' : order(day, (month ?? 1) * 31 + (date ?? 31))
}

/** One deadline of the parent against those of the child; the first that is of its sort answers. */
function one(parent: Deadline, children: readonly Deadline[]): When {
  if (isOpen(parent) && children.some((child) => isOpen(child) || isWholeYear(child))) return 'same'
  const like = children.filter(({ kind }) => kind === parent.kind)
  if (parent.kind === 'event') return like.some(({ raw }) => normal(raw) === normal(parent.raw)) ? 'same' : 'other'
  if (parent.kind === 'relative') {
    const [found] = like
    return found ? order(daysOf(parent.duration ?? ''), daysOf(found.duration ?? '')) : 'other'
  }
  if (parent.kind === 'from' && like[0]) return order(parent.start ?? '', like[0].start ?? '')
  const found = like.find(({ rrule }) => rhythmOf(rrule ?? '') === rhythmOf(parent.rrule ?? ''))
  if (!found) return (parent.kind === 'recurring' && yearly(parent, children)) || 'other'
  const [above, below] = [dayIn(parent.rrule ?? ''), dayIn(found.rrule ?? '')]
  const comparable = above !== null && below !== null && timesOf(parent.rrule ?? '') === timesOf(found.rrule ?? '')
  if (!comparable) return parent.rrule === found.rrule ? 'same' : 'other'
  return order(above, below)
}

/** Both plans set deadlines: how do the child's stand to the parent's? A child that is later anywhere is later. */
export function compareWhen(parent: readonly Deadline[], child: readonly Deadline[]): When {
  const [above, below] = [lastDay(parent), lastDay(child)]
  if (above !== null && below !== null) return order(above, below)
  const found = parent.filter(({ end }) => end === null).map((each) => one(each, child))
  return (['later', 'earlier', 'other'] as const).find((when) => found.includes(when)) ?? (above === null ? 'same' : 'other')
}
