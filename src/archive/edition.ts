/**
 * The same plan, not a second one: other formats, scans, drafts and the final text are one edition group, shown by its best copy.
 * And the warning that NĐ 30/2020 asks for: another document bears the same number, notation and issuer.
 */
import { bare } from '../text/fold.ts'
import { likeness, signatureOf } from './alike.ts'
import { isPartyCode } from './code.ts'
import { messageKey } from './identity.ts'
import { agreement, placesOf, standingOf } from './issuer.ts'
import * as editions from './queries/edition.ts'
import { all, one, write } from './queries/query.ts'
import { putMessage } from './queries/writes.ts'
import { samePlan } from './resolve.ts'
import type { Database } from './sqlite.ts'

type Copy = editions.Copy

/** Below these shares of common words two texts are no versions of each other. */
const ALIKE = { titled: 0.4, untitled: 0.7, numbered: 0.15 }
/** A draft lies at most this long before or after the plan. */
const MOST_YEARS_APART = 1

/** The key under which two writings of a title meet; null for none. */
export function titleKey(title: string | null): string | null {
  return (
    bare(title ?? '')
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim() || null
  )
}

function bearsNumber({ codeKey }: Copy): boolean {
  return codeKey !== null
}

function yearOf(day: string): number {
  return Number(day.slice(0, 4))
}

function near(a: Copy, b: Copy): boolean {
  return a.from === null || b.from === null || Math.abs(yearOf(a.from) - yearOf(b.from)) <= MOST_YEARS_APART
}

function sameIssuer(a: Copy, b: Copy): 'yes' | 'no' | 'unknown' {
  return agreement(a.issuer, b.issuer, standingOf(a), placesOf(b))
}

/** A number used twice on one day for different matters is no copy. */
function numberedCopies(a: Copy, b: Copy): boolean {
  return samePlan(a, b) && (a.titleKey === b.titleKey || likeness(a.signature, b.signature) >= ALIKE.numbered)
}

/** One of the two is not numbered yet; the words decide. */
function draftAndFinal(a: Copy, b: Copy): boolean {
  if (!near(a, b) || sameIssuer(a, b) === 'no' || sameIssuer(b, a) === 'no') return false
  const titled = a.titleKey !== null && a.titleKey === b.titleKey
  return likeness(a.signature, b.signature) >= (titled ? ALIKE.titled : ALIKE.untitled)
}

/** Whether two documents are copies or versions of one plan. */
export function isSame(a: Copy, b: Copy): boolean {
  if (bearsNumber(a) && bearsNumber(b)) return a.codeKey === b.codeKey && numberedCopies(a, b)
  return draftAndFinal(a, b)
}

function around(db: Database, copy: Copy): Copy[] {
  const { id, codeKey, titleKey: title, issuerId: issuer, from } = copy
  const numbered = codeKey === null || from === null ? [] : all(db, editions.copiesByCode, { codeKey, from, id })
  const window = from === null ? { first: '', last: '' } : yearsOf(yearOf(from) - MOST_YEARS_APART, yearOf(from) + MOST_YEARS_APART)
  const titled = title === null ? [] : all(db, editions.copiesByTitle, { titleKey: title, id })
  const issued =
    issuer === null ? [] : all(db, codeKey === null ? editions.copiesByIssuer : editions.draftsByIssuer, { issuer, id, ...window })
  return [...new Map([...numbered, ...titled, ...issued].map((other) => [other.id, other])).values()]
}

/** The groups of all that match become one, shown by the best of them. */
function join(db: Database, id: number): void {
  const copy = one(db, editions.copyOfPlan, { id })
  if (!copy) return
  const groups = new Set([copy.best, ...around(db, copy).flatMap((other) => (isSame(copy, other) ? [other.best] : []))])
  if (groups.size === 1) return
  const members = [...groups].flatMap((best) => all(db, editions.members, { best }))
  const [first] = members.sort((a, b) => b.worth - a.worth || (a.sha256 < b.sha256 ? -1 : 1))
  for (const member of members) write(db, editions.setBest, { id: member.id, best: first?.id ?? member.id })
}

function yearsOf(first: number, last: number): { first: string; last: string } {
  return { first: `${first}-01-01`, last: `${last}-12-31` }
}

/** A term of the Party's congresses, in months, and the month of a fifth year in which it begins. */
const TERM = { months: 60, begins: 8 }

function monthOf(months: number): string {
  return `${Math.floor((months - 1) / 12)}-${String(((months - 1) % 12) + 1).padStart(2, '0')}`
}

/** The period through which a number is not used again: a year of the State, a term of the Party. */
function period(code: string, day: string): { first: string; last: string } {
  if (!isPartyCode(code)) return yearsOf(yearOf(day), yearOf(day))
  const months = yearOf(day) * 12 + Number(day.slice(5, 7)) - TERM.begins
  const begins = Math.floor(months / TERM.months) * TERM.months + TERM.begins
  return { first: `${monthOf(begins)}-01`, last: `${monthOf(begins + TERM.months - 1)}-31` }
}

/** Other plans with the same number, notation and issuer in the same year or term. */
function twins(db: Database, id: number): Copy[] {
  const copy = one(db, editions.copyOfPlan, { id })
  if (!copy?.code || copy.codeKey === null || copy.from === null || copy.issuerId === null) return []
  const { code, codeKey, from, best, issuerId: issuer } = copy
  const others = all(db, editions.twinsByCode, { codeKey, issuer, id, ...period(code, from) })
  return others.filter((other) => other.best !== best && sameIssuer(copy, other) === 'yes')
}

function warn(db: Database, id: number): void {
  write(db, editions.dropWarnings, { plan: id })
  const copy = one(db, editions.copyOfPlan, { id })
  const found = twins(db, id)
  if (!copy || found.length === 0) return
  const said = { ruleId: 'archive/number-twice', reason: `${copy.code}: ${found.map((other) => `#${other.id}`).join(', ')}`, quote: null }
  const place = { start: null, end: null, page: null, ref: null, severity: 'warning' }
  write(db, putMessage, { plan: id, ...said, ...place, item: messageKey(said) })
}

/** Plans whose group or warnings a plan takes part in: to be looked at again when its reading changes. */
export function kinOf(db: Database, id: number): number[] {
  const copy = one(db, editions.copyOfPlan, { id })
  if (!copy) return []
  const others = [...all(db, editions.members, { best: copy.best }), ...twins(db, id)]
  return [...new Set(others.map((other) => other.id))].filter((other) => other !== id)
}

/**
 * Finds the group of a plan that was stored, and warns of numbers used twice.
 * @param before what {@link kinOf} gave before an earlier reading was dropped
 */
export function place(db: Database, id: number, title: string | null, text: string, before: readonly number[]): void {
  write(db, editions.putEdition, { id, titleKey: titleKey(title), signature: signatureOf(text) })
  for (const other of before) write(db, editions.setBest, { id: other, best: other })
  for (const each of [id, ...before]) join(db, each)
  for (const each of new Set([id, ...before, ...twins(db, id).map((twin) => twin.id)])) warn(db, each)
}
