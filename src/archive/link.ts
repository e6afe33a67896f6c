/** Resolving citations against what the archive holds; run inside the transaction that stores a document. */
import { all, one, write } from './queries/query.ts'
import {
  candidateOfPlan,
  candidatesAround,
  citationsAround,
  citationsOfCode,
  citationsOfPlan,
  dropLink,
  dropLinkMessages,
  putLink,
  type CitationRow,
} from './queries/family.ts'
import { putMessage } from './queries/writes.ts'
import { messageKey } from './identity.ts'
import { standingOf } from './issuer.ts'
import { type Candidate, type Citation, concerns, resolve, TERM_YEARS } from './resolve.ts'
import type { Database } from './sqlite.ts'

function citation(row: CitationRow): Citation {
  const { code, date_from: from, date_to: to, cited_issuer: issuer, issued_to: citingDay } = row
  return { code, from, to, issuer, citing: standingOf(row), citingDay }
}

function remark(db: Database, row: CitationRow, ruleId: string, reason: string, severity: 'info' | 'warning'): void {
  const { plan_id: plan, id: ref, start, end, page } = row
  const item = messageKey({ ruleId, reason, quote: row.code })
  write(db, putMessage, { plan, ref, ruleId, reason, severity, start, end, quote: row.code, page, item })
}

/** The answer replaces an earlier one: a second candidate takes a link away again. */
function settle(db: Database, row: CitationRow, held: readonly Candidate[]): void {
  const ref = row.id
  write(db, dropLink, { ref })
  write(db, dropLinkMessages, { ref })
  if (row.chosen !== null) {
    write(db, putLink, { ref, child: row.plan_id, parent: row.chosen, relation: row.relation, isParent: row.parent, how: 'person' })
    return
  }
  const others = held.filter(({ id }) => id !== row.plan_id)
  const answer = resolve(citation(row), others)
  if ('several' in answer) {
    remark(db, row, 'link/several', `${row.code}: ${answer.several.map((id) => `#${id}`).join(', ')}`, 'warning')
  } else if (answer.found !== null) {
    write(db, putLink, { ref, child: row.plan_id, parent: answer.found, relation: row.relation, isParent: row.parent, how: answer.how })
    if (answer.how.endsWith('-differs')) remark(db, row, `link/${answer.how}`, `${row.code}: #${answer.found}`, 'warning')
  }
}

const NO_DAY = ''

/** The years around a citation in which its document can lie; see `near` in resolve.ts. */
function window(from: string | null, to: string | null): { from: string; to: string; monthDay: string } {
  if (from === null || to === null) return { from: NO_DAY, to: NO_DAY, monthDay: NO_DAY }
  return { from: shift(from, -TERM_YEARS), to: shift(to, TERM_YEARS), monthDay: from.slice(5) }
}

function shift(day: string, years: number): string {
  return years < 0 ? `${Number(day.slice(0, 4)) + years}-01-01` : `${Number(day.slice(0, 4)) + years}-12-31`
}

/** Held documents that one citation can mean; those of other years need not be looked at. */
function around(db: Database, row: CitationRow): Candidate[] {
  return all(db, candidatesAround, { codeKey: row.code_key, ...window(row.date_from, row.date_to) })
}

/** Resolves what one plan cites. */
export function linkUp(db: Database, plan: number): void {
  for (const row of all(db, citationsOfPlan, { plan })) settle(db, row, around(db, row))
}

/** A document has come: resolves again the citations, whoever makes them, whose answer it can change. */
export function linkDown(db: Database, codeKey: string, plan: number): void {
  const arrived = one(db, candidateOfPlan, { plan })
  if (!arrived) return
  for (const row of all(db, citationsAround, { codeKey, ...window(arrived.from, arrived.to) })) {
    if (concerns(citation(row), arrived)) settle(db, row, around(db, row))
  }
}

/** Resolves again every citation of a code: a document with that code has gone, or is read anew. */
export function relink(db: Database, codeKey: string): void {
  for (const row of all(db, citationsOfCode, { codeKey })) settle(db, row, around(db, row))
}
