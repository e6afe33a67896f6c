/** Tasks over all plans, by agency and deadline. */
import type { TaskFilter } from './archive.ts'
import { agencyMeant } from './meant.ts'
import { provinceConditions } from './province.ts'
import { all, compose, paged, type Parameters } from './queries/query.ts'
import { taskBase, taskConditions, taskDueOrder, taskOrder, taskOverdueOrder, type TaskRow } from './queries/tasks.ts'
import type { Database } from './sqlite.ts'

const LAST_DAY = '9999-12-31'

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
