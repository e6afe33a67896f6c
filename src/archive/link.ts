/** Resolving citations against what the archive holds; run inside the transaction that stores a document. */
import { all, one, write } from './queries/query.ts'
import {
  candidateOfPlan,
  candidatesAround,
  candidatesOnDate,
  citationsAround,
  citationsOfCode,
  citationsOfPlan,
  dropLink,
  dropLinkMessages,
  putLink,
  type CitationRow,
} from './queries/family.ts'
import { putMessage } from './queries/writes.ts'
import { isPartyCode } from './code.ts'
import { messageKey } from './identity.ts'
import { standingOf } from './issuer.ts'
import { type Candidate, type Citation, concerns, type Resolution, resolve, resolveByDate, MISPRINT_YEARS, TERM_YEARS } from './resolve.ts'
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
function settle(db: Database, row: CitationRow): void {
  const ref = row.id
  write(db, dropLink, { ref })
  write(db, dropLinkMessages, { ref })
  if (row.chosen !== null) {
    write(db, putLink, { ref, child: row.plan_id, parent: row.chosen, relation: row.relation, isParent: row.parent, how: 'person' })
    return
  }
  const answer = answerTo(db, row)
  if ('several' in answer) {
    remark(db, row, 'link/several', `${row.code}: ${answer.several.map((id) => `#${id}`).join(', ')}`, 'warning')
  } else if (answer.found !== null) {
    write(db, putLink, { ref, child: row.plan_id, parent: answer.found, relation: row.relation, isParent: row.parent, how: answer.how })
    if (answer.how.endsWith('-differs')) remark(db, row, `link/${answer.how}`, `${row.code}: #${answer.found}`, 'warning')
  }
}

/** Without a day everything comes into question. */
const ANY = { first: '', last: '9999-12-31', days: '[]' }

/** The years around a citation in which its document can lie, and its day in the years that it may be misprinted for; see `near` in resolve.ts. */
function window(code: string, from: string | null, to: string | null): { first: string; last: string; days: string } {
  if (from === null || to === null) return ANY
  const years = isPartyCode(code) ? TERM_YEARS : 0
  const others = Array.from({ length: 2 * MISPRINT_YEARS + 1 }, (_, at) => `${yearOf(from) + at - MISPRINT_YEARS}${from.slice(4)}`)
  return { first: `${yearOf(from) - years}-01-01`, last: `${yearOf(to) + years}-12-31`, days: JSON.stringify(others) }
}

function yearOf(day: string): number {
  return Number(day.slice(0, 4))
}

/** Held documents that one citation can mean; those of other years need not be looked at. */
function around(db: Database, row: CitationRow): Candidate[] {
  return all(db, candidatesAround, { codeKey: row.code_key, ...window(row.code, row.date_from, row.date_to) })
}

/** Held documents of the very date of a citation; nothing is issued for longer than a year. */
function onDate(db: Database, { code_key: codeKey, date_from: from, date_to: to }: CitationRow): Candidate[] {
  return from === null || to === null ? [] : all(db, candidatesOnDate, { codeKey, since: `${yearOf(from)}-01-01`, from, to })
}

/** Most citations name a day: then documents of other days need not be looked at. */
function answerTo(db: Database, row: CitationRow): Resolution {
  const others = (held: readonly Candidate[]) => held.filter(({ id }) => id !== row.plan_id)
  return resolveByDate(citation(row), others(onDate(db, row))) ?? resolve(citation(row), others(around(db, row)))
}

/** Resolves what one plan cites. */
export function linkUp(db: Database, plan: number): void {
  for (const row of all(db, citationsOfPlan, { plan })) settle(db, row)
}

/** A document has come: resolves again the citations, whoever makes them, whose answer it can change. */
export function linkDown(db: Database, codeKey: string, plan: number): void {
  const arrived = one(db, candidateOfPlan, { plan })
  if (!arrived) return
  const { code, from, to } = arrived
  for (const row of all(db, citationsAround, { codeKey, from: from ?? '', to: to ?? '', ...window(code ?? '', from, to) })) {
    if (concerns(citation(row), arrived)) settle(db, row)
  }
}

/** Resolves again every citation of a code: a document with that code has gone, or is read anew. */
export function relink(db: Database, codeKey: string): void {
  for (const row of all(db, citationsOfCode, { codeKey })) settle(db, row)
}
