/** Families: what a plan carries out, and which plans carry it out. */
import { bare } from '../text/fold.ts'
import { daysOf } from '../text/partial-date.ts'
import { codeKey } from './code.ts'
import { all, one } from './queries/query.ts'
import { childrenOf, type Kin, parentsOf, waitingFor } from './queries/family.ts'
import { planById, type PlanRow } from './queries/plans.ts'
import { type Candidate, samePlan } from './resolve.ts'
import type { Database } from './sqlite.ts'

/** One member of a family: held (`plan`), or only cited (`plan` null). */
export interface Member {
  plan: PlanRow | null
  code: string | null
  type: string | null
  /** EDTF, of the document, or as cited where it is not held */
  date: string | null
  issuer: string | null
  title: string | null
  /** how the lower of the two names the upper; null at the root */
  relation: string | null
  /** 'date', 'issuer', 'date-differs' for a resolved citation */
  how: string | null
  /** ids of other held copies of the same plan: another format, a scan */
  copies: number[]
  parents: Member[]
  children: Member[]
}

/** Deep enough for every real chain; guards against documents that cite each other in a ring. */
const DEEPEST = 12

function held(db: Database, id: number): PlanRow | null {
  return one(db, planById, { id }) ?? null
}

function member(plan: PlanRow | null, kin: Kin | null): Member {
  const relation = kin?.relation ?? null
  const how = kin?.how ?? null
  if (plan) {
    const { code, type, issued: date, issuer, title } = plan
    return { plan, code, type, date, issuer, title, relation, how, copies: [], parents: [], children: [] }
  }
  const { code = null, type = null, date = null, issuer = null, title = null } = kin ?? {}
  return { plan, code, type, date, issuer, title, relation, how, copies: [], parents: [], children: [] }
}

/** A document cited twice counts once, with the stronger relation. */
function once(kin: readonly Kin[]): Kin[] {
  const seen = new Map<string, Kin>()
  for (const one of kin) {
    const key = one.plan === null ? `${one.code} ${one.date}` : String(one.plan)
    const before = seen.get(key)
    if (!before || (before.relation !== 'implements' && one.relation === 'implements')) seen.set(key, one)
  }
  return [...seen.values()]
}

function climb(db: Database, id: number, path: readonly number[]): Member[] {
  if (path.length > DEEPEST) return []
  return once(all(db, parentsOf, { plan: id })).map((kin) => {
    const above = member(kin.plan === null ? null : held(db, kin.plan), kin)
    if (kin.plan !== null && !path.includes(kin.plan)) above.parents = climb(db, kin.plan, [...path, kin.plan])
    return above
  })
}

function descend(db: Database, id: number, path: readonly number[]): Member[] {
  if (path.length > DEEPEST) return []
  return merged(once(all(db, childrenOf, { plan: id })).map((kin) => below(db, kin, path)))
}

/** What {@link samePlan} needs to know of a list's row. */
function candidate(plan: PlanRow): Candidate {
  const days = plan.issued ? daysOf(plan.issued) : null
  const { id, issuer, superior, jurisdiction, place, sha256 } = plan
  const layer = plan.textLayer === 'native' ? 2000 : plan.textLayer === 'mixed' ? 1000 : 0
  const report = plan.genre === 'official-text' ? 0 : -10_000
  return {
    id,
    issuer,
    superior,
    jurisdiction,
    place,
    sha256,
    from: days?.first ?? null,
    to: days?.last ?? null,
    worth: report + layer + plan.tasks,
  }
}

/** The code; where the number is blank, the title. */
function nameOf({ code, title }: PlanRow): string {
  return (code && codeKey(code)) ?? bare(title ?? '')
}

function isCopy(a: PlanRow | null, b: PlanRow | null): boolean {
  if (!a || !b || nameOf(a) === '' || nameOf(a) !== nameOf(b)) return false
  return samePlan(candidate(a), candidate(b))
}

/** The same plan in several formats is one member: the best copy, with the ids of the others. */
function merged(members: readonly Member[]): Member[] {
  const worth = ({ plan }: Member) => (plan ? candidate(plan).worth : 0)
  const best: Member[] = []
  for (const one of [...members].sort((a, b) => worth(b) - worth(a))) {
    const same = best.find((other) => isCopy(other.plan, one.plan))
    if (same && one.plan) same.copies.push(one.plan.id)
    else best.push(one)
  }
  return best.sort((a, b) => members.indexOf(a) - members.indexOf(b))
}

function below(db: Database, kin: Kin, path: readonly number[]): Member {
  const one = member(kin.plan === null ? null : held(db, kin.plan), kin)
  if (kin.plan !== null && !path.includes(kin.plan)) one.children = descend(db, kin.plan, [...path, kin.plan])
  return one
}

/** The family of a held plan, up and down. */
export function family(db: Database, id: number): Member | null {
  const plan = held(db, id)
  if (!plan) return null
  return { ...member(plan, null), parents: climb(db, id, [id]), children: descend(db, id, [id]) }
}

/** Families of documents that are cited and not held: one for each date under which the code is cited. */
export function absentFamilies(db: Database, codeKey: string): Member[] {
  const groups = new Map<string, Kin[]>()
  for (const kin of all(db, waitingFor, { codeKey })) groups.set(kin.date ?? '', [...(groups.get(kin.date ?? '') ?? []), kin])
  return [...groups.values()].map((group) => {
    const root = member(null, group[0] ?? null)
    return { ...root, relation: null, children: merged(once(group).map((kin) => below(db, kin, []))) }
  })
}
