/** Agencies and deadlines of a stretch of the canonical text, with offsets into it. */
import type { Range } from '../../structure/outline.ts'
import { type DeadlineContext, findDeadlines } from '../deadlines/index.ts'
import { agencyHeading, readRoles, splitAgencies, splitByLead } from './agencies.ts'
import { distinct, type Mention, type PlacedDeadline } from './draft.ts'
import { LIMIT } from './labels.ts'
import type { Span } from './span.ts'

export interface Words {
  text: string
  year: number | null
  issued: string | null
}

function placed(spans: readonly Span[], offset: number): Mention[] {
  return distinct(
    spans.map((span) => ({ text: span.text.replace(/\s+/g, ' ').trim(), start: span.start + offset, end: span.end + offset })),
  )
}

/** A list of agencies: a label's value, a cell. */
export function agenciesIn(words: Words, range: Range): Mention[] {
  return placed(splitAgencies(words.text.slice(range.start, range.end)), range.start)
}

/** A heading that names who must act; null if it names nobody. */
export function addresseeIn(words: Words, range: Range): Mention[] | null {
  const spans = agencyHeading(words.text.slice(range.start, range.end))
  return spans && spans.length > 0 ? placed(spans, range.start) : null
}

export interface Part extends Range {
  lead: Mention[]
  coordinating: Mention[]
}

/** Who leads and who helps, in running text. */
export function rolesIn(words: Words, range: Range): Part {
  const roles = readRoles(words.text.slice(range.start, range.end))
  return { ...range, lead: placed(roles.lead, range.start), coordinating: placed(roles.coordinating, range.start) }
}

/** A paragraph cut where its sentences name different leads. */
export function partsIn(words: Words, range: Range, heir = false): Part[] {
  return splitByLead(words.text.slice(range.start, range.end), heir).map((part) => ({
    start: part.start + range.start,
    end: part.end + range.start,
    lead: placed(part.roles.lead, range.start),
    coordinating: placed(part.roles.coordinating, range.start),
  }))
}

/** A bare day under "Thời hạn" or "Hoàn thành" is the last one. */
export function asLimit(found: readonly PlacedDeadline[]): PlacedDeadline[] {
  return found.map((deadline) => (deadline.kind === 'on' ? { ...deadline, kind: 'by', from: null } : deadline))
}

const ENDS = /(?:kết thúc|đến(?: hết)?(?: ngày)?|xong(?: trước| ngày)?)$/iu
const STARTS = /(?:bắt đầu|từ ngày|khởi công)$/iu

/** What a column of time makes of a bare day: the last one under "Hoàn thành" or "Kết thúc", the first under "Bắt đầu". */
export function bounded(found: readonly PlacedDeadline[], heading: string): PlacedDeadline[] {
  const title = heading.normalize('NFC').trim()
  if (LIMIT.test(title) || ENDS.test(title)) return asLimit(found)
  if (!STARTS.test(title)) return [...found]
  return found.map((deadline) => (deadline.kind === 'on' ? { ...deadline, kind: 'from', to: null } : deadline))
}

/** The deadlines of a stretch of text. */
export function deadlinesIn(words: Words, range: Range, where: DeadlineContext['where']): PlacedDeadline[] {
  return findDeadlines(words.text.slice(range.start, range.end), { year: words.year, issued: words.issued, where }).map((found) => ({
    ...found,
    start: found.start + range.start,
    end: found.end + range.start,
  }))
}
