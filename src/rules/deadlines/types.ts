import type { DeadlineKind, Trust } from '../../plan/schema.ts'

export interface DeadlineContext {
  /** the plan's year: stands in for a year that the phrase leaves out */
  year: number | null
  /** EDTF date of issue */
  issued: string | null
  /** running text, a labelled "Thời gian thực hiện: …", a table's time cell */
  where: 'prose' | 'label' | 'cell'
}

/** What a time limit means; `from` and `to` are inclusive ISO days. */
export interface DeadlineValue {
  kind: DeadlineKind
  from: string | null
  to: string | null
  /** RFC 5545 */
  rrule: string | null
  /** ISO 8601 */
  duration: string | null
  trust: Trust
}

export interface FoundDeadline extends DeadlineValue {
  /** offsets into the text that was searched */
  start: number
  end: number
  /** text.slice(start, end) */
  raw: string
  ruleId: string
}

const EMPTY = { from: null, to: null, rrule: null, duration: null, trust: 'stated' } as const

export function recurring(rrule: string, trust: Trust = 'stated'): DeadlineValue {
  return { ...EMPTY, kind: 'recurring', rrule, trust }
}

export function relative(duration: string): DeadlineValue {
  return { ...EMPTY, kind: 'relative', duration }
}

export function event(trust: Trust = 'stated'): DeadlineValue {
  return { ...EMPTY, kind: 'event', trust }
}

export function ongoing(): DeadlineValue {
  return { ...EMPTY, kind: 'ongoing' }
}

export function dated(kind: DeadlineKind, from: string | null, to: string | null, trust: Trust): DeadlineValue {
  return { ...EMPTY, kind, from, to, trust }
}
