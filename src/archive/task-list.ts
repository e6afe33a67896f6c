/** Tasks over all plans, by agency and deadline. */
import type { TaskFilter } from './archive.ts'
import type { agencyMeant } from './meant.ts'
import { provinceConditions } from './province.ts'
import { all, compose, paged, type Parameters } from './queries/query.ts'
import { taskBase, taskConditions, taskDueOrder, taskOrder, taskOverdueOrder, type TaskRow } from './queries/tasks.ts'
import type { Database } from './sqlite.ts'

const LAST_DAY = '9999-12-31'

/** Parameters of the condition for one role: by wordings anywhere, or by those and others in one province. */
function asked(role: 'lead' | 'with', meant: ReturnType<typeof agencyMeant> | null): Parameters {
  if (meant === null) return {}
  const { anywhere, there, province } = meant
  const wordings = JSON.stringify(anywhere)
  if (province === null) return { [role]: wordings }
  return { [`${role}There`]: JSON.stringify(there), [`${role}Province`]: province, [`${role}Anywhere`]: wordings }
}

/** @param meaning what an agency's name means; null where the filter names none, for it loads all agencies */
export function listTasks(db: Database, filter: TaskFilter, meaning: typeof agencyMeant | null): TaskRow[] {
  const meant = (name: string | undefined) => (name === undefined || !meaning ? null : meaning(db, name, filter.exact ?? false))
  const windowed = filter.dueFrom !== undefined || filter.dueTo !== undefined
  const given: Parameters = {
    plan: filter.plan ?? null,
    ...asked('lead', meant(filter.lead)),
    ...asked('with', meant(filter.with)),
    ...provinceConditions(filter.province),
    dueFrom: windowed ? (filter.dueFrom ?? '') : null,
    overdueOn: filter.overdueOn ?? null,
    status: filter.status ?? null,
  }
  const order = windowed ? taskDueOrder : given.overdueOn !== null ? taskOverdueOrder : taskOrder
  const values = { ...given, dueTo: filter.dueTo ?? LAST_DAY, ...paged(filter) }
  return all(db, compose(taskBase, [], taskConditions, given, order), values)
}
