/** The deadlines of an archive as a calendar: what is dated, and what recurs with its rule. */
import type { Archive, Due } from '../archive/archive.ts'
import { calendarRule } from '../archive/recur.ts'
import { addDays } from '../text/partial-date.ts'
import { calendar, type CalendarEntry } from './ics.ts'

/** A year ahead is enough to find the next turn of everything that recurs. */
const AHEAD_DAYS = 366
const FAR = '9999-12-31'

function entry(due: Due): CalendarEntry {
  const { sha256, position, place, due: day, text, code, title, issuer, lead, raw } = due
  const rrule = due.rrule === null ? null : calendarRule(due.rrule, due.end)
  const summary = `${code ?? ''} ${text}`.trim().slice(0, 200)
  const description = [text, lead, raw, [code, title, issuer].filter(Boolean).join(' · ')].filter(Boolean).join('\n')
  return { uid: `${sha256.slice(0, 32)}-${position}-${place}@kehoach`, day, rrule, summary, description }
}

/**
 * What is dated, from a day on; what recurs once, at its next turn, with its rule.
 * @param now ISO day
 * @returns an iCalendar file
 */
export async function deadlineCalendar(archive: Archive, now: string): Promise<string> {
  const again = (await archive.due(now, addDays(now, AHEAD_DAYS))).filter(({ rrule }) => rrule !== null)
  const dated = await archive.due(now, FAR, { recurring: false })
  const first = new Map<string, CalendarEntry>()
  for (const one of [...dated, ...again].map(entry)) if (!first.has(one.uid)) first.set(one.uid, one)
  return calendar(
    [...first.values()].sort((a, b) => (a.day < b.day ? -1 : 1)),
    new Date(),
  )
}
