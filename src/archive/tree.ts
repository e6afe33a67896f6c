/** Families: what a plan carries out, and which plans carry it out. */
import { all, one } from './queries/query.ts'
import { childrenOf, type Kin, parentsOf, waitingFor } from './queries/family.ts'
import { planById, type PlanRow } from './queries/plans.ts'
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
    return { plan, code, type, date, issuer, title, relation, how, parents: [], children: [] }
  }
  const { code = null, type = null, date = null, issuer = null, title = null } = kin ?? {}
  return { plan, code, type, date, issuer, title, relation, how, parents: [], children: [] }
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
  return once(all(db, childrenOf, { plan: id })).map((kin) => below(db, kin, path))
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
    return { ...root, relation: null, children: once(group).map((kin) => below(db, kin, [])) }
  })
}
