/** What lists show: plans, and what falls due. */
import { bare } from '../text/fold.ts'
import { namePattern } from './abbreviations.ts'
import type { Due, PlanFilter } from './archive.ts'
import { provinceConditions } from './province.ts'
import * as care from './queries/care.ts'
import * as plans from './queries/plans.ts'
import { all, compose, paged, type Parameters, type Query } from './queries/query.ts'
import { occurrences } from './recur.ts'
import type { Database } from './sqlite.ts'

function pattern(name: string | undefined): string | null {
  return name === undefined ? null : namePattern(name)
}

/** What `base` asks of the plans that a filter leaves, in the order of lists. */
function filtered<Row>(db: Database, base: Query<Row>, filter: PlanFilter): Row[] {
  const given: Parameters = {
    plan: filter.plan ?? null,
    type: filter.type === undefined ? null : bare(filter.type),
    issuer: pattern(filter.issuer),
    from: filter.from ?? null,
    to: filter.to ?? null,
    best: filter.best ? 1 : null,
    ...provinceConditions(filter.province),
  }
  const { best: _, ...used } = given
  const values = { ...used, typeCode: filter.type?.toUpperCase() ?? null, issuerId: filter.issuer ?? null, ...paged(filter) }
  return all(db, compose(base, [], plans.planConditions, given, plans.planOrder), values)
}

export function listPlans(db: Database, filter: PlanFilter): plans.PlanRow[] {
  return filtered(db, plans.planBase, filter)
}

export function planIds(db: Database, filter: PlanFilter): number[] {
  return filtered(db, plans.planIdBase, filter).map(({ id }) => id)
}

/** The plans of some ids, in their order. */
export function plansOf(db: Database, ids: readonly number[]): plans.PlanRow[] {
  const found = new Map(all(db, plans.plansByIds, { ids: JSON.stringify(ids) }).map((plan) => [plan.id, plan]))
  return ids.flatMap((id) => found.get(id) ?? [])
}

/** The days of what recurs; what is done is done for the turns up to that day. */
function turns(row: care.DueRow, from: string, to: string, daysOf: typeof occurrences): string[] {
  const days = daysOf(row.rrule ?? '', row, from, to)
  return row.status === 'done' ? days.filter((day) => row.statusDay !== null && day > row.statusDay) : days
}

/** Thousands of deadlines share few rules and bounds. */
function remembered(): typeof occurrences {
  const known = new Map<string, string[]>()
  return (rrule, { start, end }, from, to) => {
    const key = `${rrule} ${start} ${end}`
    const days = known.get(key) ?? occurrences(rrule, { start, end }, from, to)
    known.set(key, days)
    return days
  }
}

/** Few rules serve many deadlines: only those that have a day in the window are looked at. */
function recurringIn(db: Database, from: string, to: string): care.DueRow[] {
  const always = { start: null, end: null }
  const rules = all(db, care.rules).filter(({ rrule }) => occurrences(rrule, always, from, to).length > 0)
  return rules.length === 0 ? [] : all(db, care.recurring, { rules: JSON.stringify(rules.map(({ rrule }) => rrule)) })
}

/** Deadlines with a day of their own, and the days of those that recur. */
export function dueIn(db: Database, from: string, to: string, expand: boolean): Due[] {
  const dated = all(db, care.dueBetween, { from, to }) as Due[]
  const recurring = expand ? recurringIn(db, from, to) : []
  const daysOf = remembered()
  const again = recurring.flatMap((row) => {
    const [first, ...others] = turns(row, from, to, daysOf)
    return first === undefined ? [] : [Object.assign(row, { due: first }), ...others.map((due) => ({ ...row, due }))]
  })
  return [...dated, ...again].sort((a, b) => (a.due === b.due ? a.task - b.task : a.due < b.due ? -1 : 1))
}
