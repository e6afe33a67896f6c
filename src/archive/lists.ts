/** What lists show: plans, tasks, what falls due; and the plans that a person means by a few words. */
import { bare } from '../text/fold.ts'
import { namePattern } from './abbreviations.ts'
import type { Due, PlanFilter, TaskFilter } from './archive.ts'
import { parseWanted } from './code.ts'
import { agencyMeant } from './meant.ts'
import { provinceConditions } from './province.ts'
import * as care from './queries/care.ts'
import { candidates } from './queries/family.ts'
import * as plans from './queries/plans.ts'
import { all, compose, paged, type Parameters } from './queries/query.ts'
import { taskBase, taskConditions, taskDueOrder, taskOrder, taskOverdueOrder, type TaskRow } from './queries/tasks.ts'
import { occurrences } from './recur.ts'
import { distinct } from './resolve.ts'
import type { Database } from './sqlite.ts'

const LAST_DAY = '9999-12-31'

function pattern(name: string | undefined): string | null {
  return name === undefined ? null : namePattern(name)
}

export function listPlans(db: Database, filter: PlanFilter): plans.PlanRow[] {
  const given: Parameters = {
    type: filter.type === undefined ? null : bare(filter.type),
    issuer: pattern(filter.issuer),
    from: filter.from ?? null,
    to: filter.to ?? null,
    best: filter.best ? 1 : null,
    ...provinceConditions(filter.province),
  }
  const { best: _, ...used } = given
  const values = { ...used, typeCode: filter.type?.toUpperCase() ?? null, issuerId: filter.issuer ?? null, ...paged(filter) }
  return all(db, compose(plans.planBase, [], plans.planConditions, given, plans.planOrder), values)
}

/** Parameters of the condition for one role: by wordings anywhere, or by those and others in one province. */
function asked(db: Database, role: 'lead' | 'with', name: string | undefined, exact = false): Parameters {
  if (name === undefined) return {}
  const { anywhere, there, province } = agencyMeant(db, name, exact)
  const wordings = JSON.stringify(anywhere)
  if (province === null) return { [role]: wordings }
  return { [`${role}There`]: JSON.stringify(there), [`${role}Province`]: province, [`${role}Anywhere`]: wordings }
}

export function listTasks(db: Database, filter: TaskFilter): TaskRow[] {
  const windowed = filter.dueFrom !== undefined || filter.dueTo !== undefined
  const given: Parameters = {
    plan: filter.plan ?? null,
    ...asked(db, 'lead', filter.lead, filter.exact),
    ...asked(db, 'with', filter.with, filter.exact),
    ...provinceConditions(filter.province),
    dueFrom: windowed ? (filter.dueFrom ?? '') : null,
    overdueOn: filter.overdueOn ?? null,
    status: filter.status ?? null,
  }
  const order = windowed ? taskDueOrder : given.overdueOn !== null ? taskOverdueOrder : taskOrder
  const values = { ...given, dueTo: filter.dueTo ?? LAST_DAY, ...paged(filter) }
  return all(db, compose(taskBase, [], taskConditions, given, order), values)
}

/** Copies of one plan count once, the best; a news report counts where the plan itself is not held. */
function byCode(db: Database, key: string): plans.PlanRow[] {
  const rows = all(db, plans.plansByCode, { key })
  const best = new Set(distinct(all(db, candidates, { codeKey: key })).map(({ id }) => id))
  return best.size === 0 ? rows : rows.filter(({ id }) => best.has(id))
}

/** PLAN as people write it: a code, "số 05", "#12", the start of a SHA-256. */
export function findPlans(db: Database, text: string): plans.PlanRow[] {
  const wanted = parseWanted(text)
  switch (wanted?.by) {
    case 'id':
      return all(db, plans.planById, { id: wanted.id })
    case 'code':
      return byCode(db, wanted.key)
    case 'ordinal':
      return all(db, plans.plansByOrdinal, { ordinal: wanted.ordinal })
    case 'sha256':
      return all(db, plans.plansBySha, { prefix: wanted.prefix, beyond: `${wanted.prefix}g` })
    default:
      return []
  }
}

/** The days of what recurs; what is done is done for the turns up to that day. */
function turns(row: care.DueRow, from: string, to: string): string[] {
  const days = occurrences(row.rrule ?? '', row, from, to)
  return row.status === 'done' ? days.filter((day) => row.statusDay !== null && day > row.statusDay) : days
}

/** Deadlines with a day of their own, and the days of those that recur. */
export function dueIn(db: Database, from: string, to: string, expand: boolean): Due[] {
  const dated = all(db, care.dueBetween, { from, to }).flatMap((row) => (row.due === null ? [] : [{ ...row, due: row.due }]))
  const recurring = expand ? all(db, care.recurring) : []
  const again = recurring.flatMap((row) => turns(row, from, to).map((due) => ({ ...row, due })))
  return [...dated, ...again].sort((a, b) => (a.due === b.due ? a.task - b.task : a.due < b.due ? -1 : 1))
}
