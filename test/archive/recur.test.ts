/** The days of what recurs: ours, and those that a calendar program finds by the rule that we write. */
import ical from 'node-ical'
import { describe, expect, test } from 'vitest'
import { calendarRule, occurrences } from '../../src/archive/recur.ts'
import { calendar } from '../../src/exports/ics.ts'

const OPEN = { start: null, end: null }

describe('occurrences', () => {
  test.each([
    ['FREQ=YEARLY', '2025-01-01', '2026-12-31', ['2025-12-31', '2026-12-31']],
    ['FREQ=MONTHLY', '2024-01-15', '2024-04-15', ['2024-01-31', '2024-02-29', '2024-03-31']],
    ['FREQ=MONTHLY;INTERVAL=3', '2025-01-01', '2025-12-31', ['2025-03-31', '2025-06-30', '2025-09-30', '2025-12-31']],
    ['FREQ=MONTHLY;INTERVAL=6', '2025-01-01', '2025-12-31', ['2025-06-30', '2025-12-31']],
    ['FREQ=YEARLY;BYMONTH=6,11;BYMONTHDAY=15', '2025-01-01', '2025-12-31', ['2025-06-15', '2025-11-15']],
    ['FREQ=MONTHLY;BYMONTHDAY=30', '2025-02-01', '2025-03-31', ['2025-02-28', '2025-03-30']],
    ['FREQ=WEEKLY', '2025-06-01', '2025-06-15', ['2025-06-06', '2025-06-13']],
    ['FREQ=DAILY', '2025-06-01', '2025-06-15', []],
    ['nonsense', '2025-06-01', '2025-06-15', []],
  ])('%s from %s to %s', (rrule, from, to, days) => expect(occurrences(rrule, OPEN, from, to)).toEqual(days))

  test('the first and the last day of the window count', () => {
    expect(occurrences('FREQ=MONTHLY', OPEN, '2025-01-31', '2025-02-28')).toEqual(['2025-01-31', '2025-02-28'])
  })

  test('nothing before it begins or after it ends', () => {
    const bounds = { start: '2025-05-01', end: '2025-07-15' }
    expect(occurrences('FREQ=MONTHLY', bounds, '2025-01-01', '2026-01-01')).toEqual(['2025-05-31', '2025-06-30'])
  })

  test('every second week is the same week in every window', () => {
    const whole = occurrences('FREQ=WEEKLY;INTERVAL=2', OPEN, '2025-01-01', '2025-12-31')
    const later = occurrences('FREQ=WEEKLY;INTERVAL=2', OPEN, '2025-03-12', '2025-12-31')
    expect(whole.length).toBe(26)
    expect(later).toEqual(whole.filter((day) => day >= '2025-03-12'))
  })
})

describe('a second library finds the same days', () => {
  test.each([
    'FREQ=YEARLY',
    'FREQ=MONTHLY',
    'FREQ=MONTHLY;INTERVAL=2',
    'FREQ=MONTHLY;INTERVAL=3',
    'FREQ=MONTHLY;INTERVAL=6',
    'FREQ=YEARLY;BYMONTH=6,11;BYMONTHDAY=15',
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31',
    'FREQ=MONTHLY;BYMONTHDAY=29',
    'FREQ=MONTHLY;BYMONTHDAY=30',
    'FREQ=WEEKLY',
    'FREQ=WEEKLY;INTERVAL=2',
  ])('%s', (rrule) => {
    const end = '2027-10-31'
    const ours = occurrences(rrule, { start: null, end }, '2025-02-01', '2029-12-31')
    const [day = ''] = ours
    const text = calendar([{ uid: 'a@kehoach', day, rrule: calendarRule(rrule, end), summary: 's', description: 'd' }], new Date())
    const event = Object.values(ical.sync.parseICS(text)).find((part) => part?.type === 'VEVENT') as ical.VEvent
    const theirs = event.rrule?.between(new Date('2025-01-01T00:00:00Z'), new Date('2029-12-31T00:00:00Z'), true) ?? []
    const local = (date: Date) =>
      [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-')
    expect(theirs.map(local)).toEqual(ours)
    expect(ours.length).toBeGreaterThan(1)
  })
})
