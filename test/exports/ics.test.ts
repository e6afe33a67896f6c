/** The calendar of deadlines, read back by a second library. */
import ical from 'node-ical'
import { describe, expect, test } from 'vitest'
import { type CalendarEntry, calendar } from '../../src/exports/ics.ts'

const ENTRY: CalendarEntry = { uid: 'x-0-0@kehoach', day: '2025-06-30', rrule: null, summary: 'Báo cáo', description: 'Sở Y tế' }
const NOW = new Date('2025-01-02T03:04:05.678Z')

function events(entries: CalendarEntry[]): ical.VEvent[] {
  return Object.values(ical.sync.parseICS(calendar(entries, NOW))).filter((part): part is ical.VEvent => part?.type === 'VEVENT')
}

describe('calendar', () => {
  test('a deadline is one whole day that blocks nobody', () => {
    const [event] = events([ENTRY])
    expect(event?.datetype).toBe('date')
    expect([event?.start, event?.end].map((date) => [date?.getFullYear(), date?.getMonth(), date?.getDate()])).toEqual([
      [2025, 5, 30],
      [2025, 6, 1],
    ])
    expect([event?.uid, event?.summary, event?.description, event?.transparency]).toEqual([ENTRY.uid, 'Báo cáo', 'Sở Y tế', 'TRANSPARENT'])
    expect(event?.dtstamp?.toISOString()).toBe('2025-01-02T03:04:05.000Z')
  })

  test('reminds 7, 3 and 1 days before', () => {
    const [event] = events([ENTRY])
    expect(event?.alarms?.map(({ action, trigger }) => [action, String(trigger)])).toEqual([
      ['DISPLAY', '-P7D'],
      ['DISPLAY', '-P3D'],
      ['DISPLAY', '-P1D'],
    ])
  })

  test('the last day of a year ends on the first of the next', () => {
    const [event] = events([{ ...ENTRY, day: '2024-12-31' }])
    expect([event?.end?.getFullYear(), event?.end?.getMonth(), event?.end?.getDate()]).toEqual([2025, 0, 1])
  })

  test('what a document says cannot write into the calendar', () => {
    const evil = 'a, b; c\\d\r\nEND:VEVENT\nBEGIN:VEVENT\u0000\u001b[31m'
    const list = events([{ ...ENTRY, summary: evil, description: evil }])
    expect(list.length).toBe(1)
    expect(list[0]?.summary).toBe('a, b; c\\d\nEND:VEVENT\nBEGIN:VEVENT  [31m')
    const rules = events([{ ...ENTRY, rrule: 'FREQ=MONTHLY\r\nATTACH:http://example.org' }])
    expect(Object.keys(rules[0] ?? {})).not.toContain('attach')
    expect(rules.map(({ summary, rrule }) => [summary, rrule])).toEqual([['Báo cáo', undefined]])
  })

  test('lines hold 75 octets at most, no letter is cut, and long words come back whole', () => {
    const summary = 'Đẩy mạnh chuyển đổi số 🌱 '.repeat(30).trim()
    const text = calendar([{ ...ENTRY, summary }], NOW)
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    expect(text).not.toContain('\uFFFD')
    expect(text.replaceAll('\r\n', '').includes('\n')).toBe(false)
    expect(events([{ ...ENTRY, summary }])[0]?.summary).toBe(summary)
  })

  test('an empty calendar is a calendar', () => {
    expect(events([])).toEqual([])
    expect(calendar([], NOW)).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*END:VCALENDAR\r\n$/)
  })
})
