/** Deadlines as a calendar (RFC 5545): whole days, repeated by rule, with reminders 7, 3 and 1 days before. */
import { addDays } from '../text/partial-date.ts'

/** One deadline. */
export interface CalendarEntry {
  /** the same at every export, so that a calendar updates rather than doubles */
  uid: string
  /** ISO day */
  day: string
  /** as `calendarRule` writes it */
  rrule: string | null
  summary: string
  description: string
}

const REMIND_DAYS = [7, 3, 1]
/** RFC 5545, 3.1: octets in a line. */
const LINE = 75

function escaped(text: string): string {
  return text
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/\p{Cc}/gu, ' ')
}

/** A long line goes on after a break and a space; no letter is cut in two. */
function folded(line: string): string {
  const parts: string[] = []
  let part = ''
  let size = 0
  for (const letter of line) {
    const bytes = Buffer.byteLength(letter)
    if (size + bytes > LINE) {
      parts.push(part)
      part = ' '
      size = 1
    }
    part += letter
    size += bytes
  }
  parts.push(part)
  return parts.join('\r\n')
}

function plain(day: string): string {
  return day.replaceAll('-', '')
}

function alarm(days: number, summary: string): string[] {
  return ['BEGIN:VALARM', 'ACTION:DISPLAY', `TRIGGER:-P${days}D`, `DESCRIPTION:${escaped(summary)}`, 'END:VALARM']
}

const RULE = /^FREQ=(?:WEEKLY|MONTHLY|YEARLY)(?:;[A-Z]+=[A-Z0-9,+-]+)*$/

/** A calendar refuses the whole file for one rule that is none. */
function rule(rrule: string | null): string[] {
  return rrule !== null && RULE.test(rrule) ? [`RRULE:${rrule}`] : []
}

function event(entry: CalendarEntry, stamp: string): string[] {
  const { uid, day, rrule, summary, description } = entry
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${plain(day)}`,
    `DTEND;VALUE=DATE:${plain(addDays(day, 1))}`,
    ...rule(rrule),
    `SUMMARY:${escaped(summary)}`,
    `DESCRIPTION:${escaped(description)}`,
    'TRANSP:TRANSPARENT',
    ...REMIND_DAYS.flatMap((days) => alarm(days, summary)),
    'END:VEVENT',
  ]
}

/**
 * A calendar file.
 * @param now the moment of the export
 */
export function calendar(entries: readonly CalendarEntry[], now: Date): string {
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, '')
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//kehoach//deadlines//VI',
    'CALSCALE:GREGORIAN',
    ...entries.flatMap((entry) => event(entry, stamp)),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}
