import { describe, expect, it } from 'vitest'
import { compareWhen } from '../../src/compare/when.ts'
import { makeDeadline } from '../archive/factory.ts'

const by = (day: string) => makeDeadline(day, day)
const within = (start: string, end: string) => makeDeadline('trong kỳ', end, { kind: 'within', start })
const every = (rrule: string) => makeDeadline('hằng kỳ', null, { kind: 'recurring', rrule })
const ongoing = makeDeadline('thường xuyên', null, { kind: 'ongoing' })
const counted = (duration: string) => makeDeadline('kể từ ngày nhận', null, { kind: 'relative', duration })
const event = (raw: string) => makeDeadline(raw, null, { kind: 'event' })

describe('deadlines of a pair', () => {
  it.each([
    ['an earlier day', [by('2026-11-30')], [by('2026-11-15')], 'earlier'],
    ['the same day', [by('2026-11-30')], [by('2026-11-30')], 'same'],
    ['a later day', [by('2026-11-30')], [by('2026-12-05')], 'later'],
    ['a day inside the quarter', [within('2026-01-01', '2026-03-31')], [by('2026-03-15')], 'earlier'],
    ['a month after the quarter', [within('2026-01-01', '2026-03-31')], [within('2026-04-01', '2026-04-30')], 'later'],
    ['the last of several days', [by('2026-06-30')], [by('2026-05-01'), by('2026-07-01')], 'later'],
    ['yearly against this year', [every('FREQ=YEARLY')], [within('2026-01-01', '2026-12-31')], 'same'],
    ['always against this year', [ongoing], [within('2026-01-01', '2026-12-31')], 'same'],
    ['always against one month', [ongoing], [within('2026-04-01', '2026-04-30')], 'other'],
    ['a day of each year', [every('FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=30')], [every('FREQ=YEARLY;BYMONTH=10;BYMONTHDAY=25')], 'earlier'],
    ['a later day of each month', [every('FREQ=MONTHLY;BYMONTHDAY=15')], [every('FREQ=MONTHLY;BYMONTHDAY=20')], 'later'],
    [
      'a day of the last month of each quarter',
      [every('FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=10')],
      [every('FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=8')],
      'earlier',
    ],
    ['quarterly against once a year', [every('FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=10')], [by('2026-12-08')], 'other'],
    ['a later day of the week', [every('FREQ=WEEKLY;BYDAY=TH')], [every('FREQ=WEEKLY;BYDAY=FR')], 'later'],
    ['a day of each year against this year', [every('FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=20')], [by('2026-12-15')], 'earlier'],
    ['each year against a month of this year', [every('FREQ=YEARLY')], [within('2026-10-01', '2026-10-31')], 'same'],
    ['another rhythm', [every('FREQ=MONTHLY')], [every('FREQ=MONTHLY;INTERVAL=3')], 'other'],
    ['two rhythms, one of them gone', [every('FREQ=MONTHLY;INTERVAL=6'), every('FREQ=YEARLY')], [every('FREQ=YEARLY')], 'other'],
    ['five days against seven', [counted('P5D')], [counted('P7D')], 'later'],
    ['a month against three weeks', [counted('P1M')], [counted('P3W')], 'earlier'],
    ['the same event', [event('khi có yêu cầu')], [event('Khi có yêu cầu.')], 'same'],
    ['a day against an event', [by('2026-11-30')], [event('khi có yêu cầu')], 'other'],
  ] as const)('%s', (_, parent, child, verdict) => {
    expect(compareWhen(parent, child)).toBe(verdict)
  })
})
