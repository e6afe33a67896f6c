/**
 * Which held document a citation means. Pure: the answer depends on the citation and on the set of candidates,
 * never on the order in which documents arrived.
 */
import { isPartyCode } from './code.ts'
import { agreement, type Agreement, oddlyNamed, placesOf, type Standing, standingOf } from './issuer.ts'

/** A citation, and where the document that makes it stands. */
export interface Citation {
  code: string
  from: string | null
  to: string | null
  issuer: string | null
  citing: Standing
  /** last day on which the citing document can have been issued */
  citingDay: string | null
}

/** A held document with the same code key. */
export interface Candidate {
  id: number
  issuer: string | null
  superior: string | null
  jurisdiction: string | null
  place: string | null
  from: string | null
  to: string | null
  /** higher is the better copy of one and the same plan */
  worth: number
  /** breaks ties the same way on every machine */
  sha256: string
}

export type How = 'date' | 'issuer' | 'date-differs' | 'issuer-differs'
export type Resolution = { found: number; how: How } | { several: number[] } | { found: null }

interface Judged extends Candidate {
  agrees: Agreement
  date: 'same' | 'near' | 'other' | 'unknown'
  /** number and day agree, the name of the body does not */
  odd: boolean
}

/** Numbers begin anew each year (State) or term of office (Party): equal numbers of one body lie about 5 years apart there. */
export const TERM_YEARS = 2

/** A year with another figure in one of its last places. */
export const MISPRINT_YEARS = 30

function year(day: string): number {
  return Number(day.slice(0, 4))
}

/** A misprint keeps the period in which the number is unique, or the day and the month. */
function near(citation: Citation, held: Candidate): boolean {
  if (!citation.from || !held.from) return false
  const apart = Math.abs(year(citation.from) - year(held.from))
  if (isPartyCode(citation.code) ? apart <= TERM_YEARS : apart === 0) return true
  return citation.from === citation.to && apart <= MISPRINT_YEARS && citation.from.slice(5) === held.from.slice(5)
}

function judgeDate(citation: Citation, held: Candidate): Judged['date'] {
  if (!citation.from || !citation.to || !held.from || !held.to) return 'unknown'
  if (citation.from <= held.to && held.from <= citation.to) return 'same'
  return near(citation, held) ? 'near' : 'other'
}

function isDay(citation: Citation, held: Candidate): boolean {
  return citation.from !== null && citation.from === citation.to && held.from === held.to
}

/** Whether a document can change what a citation resolves to: one that answers false is never looked at by {@link resolve}. */
export function concerns(citation: Citation, held: Candidate): boolean {
  const { agrees, date, odd } = judge(citation, held)
  return odd || (date !== 'other' && agrees !== 'no')
}

function judge(citation: Citation, held: Candidate): Judged {
  const agrees = agreement(citation.issuer, held.issuer, citation.citing, placesOf(held))
  const date = judgeDate(citation, held)
  const odd =
    agrees === 'no' && date === 'same' && isDay(citation, held) && oddlyNamed(citation.issuer, held.issuer, citation.citing, placesOf(held))
  return { ...held, agrees, date, odd }
}

/** Nobody cites what is yet to be issued; only a date that agrees overrules this. */
function tooLate(citation: Citation, held: Candidate): boolean {
  return citation.citingDay !== null && held.from !== null && held.from > citation.citingDay
}

/** One plan in two formats, or signed and unsigned, counts once: the best copy. */
export function distinct<Held extends Candidate>(candidates: readonly Held[]): Held[] {
  const best: Held[] = []
  const order = [...candidates].sort((a, b) => b.worth - a.worth || (a.sha256 < b.sha256 ? -1 : 1))
  for (const one of order) if (!best.some((other) => samePlan(one, other))) best.push(one)
  return best
}

/** Two documents that bear the same code, judged by date and issuer. */
export function samePlan(a: Candidate, b: Candidate): boolean {
  if (a.from === null || a.from !== b.from || a.to !== b.to) return false
  return agreement(a.issuer, b.issuer, standingOf(a), placesOf(b)) !== 'no'
}

function pick(candidates: readonly Judged[], how: How): Resolution | null {
  const plans = distinct(candidates)
  if (plans.length > 1) return { several: plans.map(({ id }) => id).sort((a, b) => a - b) }
  return plans[0] ? { found: plans[0].id, how } : null
}

/** Code and date agree: what {@link resolve} answers first. Null where no document has the date. */
export function resolveByDate(citation: Citation, candidates: readonly Candidate[]): Resolution | null {
  return byDate(
    citation,
    candidates.map((held) => judge(citation, held)),
  )
}

function byDate(citation: Citation, all: readonly Judged[]): Resolution | null {
  const dated = all.filter((held) => held.agrees !== 'no' && held.date === 'same' && (isDay(citation, held) || held.agrees === 'yes'))
  const sure = dated.filter(({ agrees }) => agrees === 'yes')
  return pick(sure.length > 0 ? sure : dated, 'date')
}

/**
 * Code and date agree; or, where the citation gives no date or a misprinted one, code and issuer agree and nothing else comes into question.
 * Last, code and day agree though the citation names another kind of body. Two that fit are a review item, not a guess.
 */
export function resolve(citation: Citation, candidates: readonly Candidate[]): Resolution {
  const all = candidates.map((held) => judge(citation, held))
  const own = all.filter((held) => held.agrees === 'yes' && !tooLate(citation, held))
  return (
    byDate(citation, all) ??
    pick(
      own.filter(({ date }) => date === 'unknown'),
      'issuer',
    ) ??
    pick(
      own.filter(({ date }) => date === 'near'),
      'date-differs',
    ) ??
    pick(
      all.filter(({ odd }) => odd),
      'issuer-differs',
    ) ?? { found: null }
  )
}
