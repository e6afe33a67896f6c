/** Tasks with their plan, agencies and deadlines. */
import { type Conditions, defineQuery } from './query.ts'
import { type RowOf, text, int, real, nullable, oneOf, list, json, shape } from './row.ts'

const agency = shape({ mention: text, agencyId: nullable(text), name: nullable(text) })
const deadline = shape({
  raw: text,
  kind: text,
  start: nullable(text),
  end: nullable(text),
  rrule: nullable(text),
  duration: nullable(text),
  due: nullable(text),
})
export type TaskAgency = RowOf<typeof agency>
export type TaskDeadline = RowOf<typeof deadline>

export const taskRow = shape({
  id: int,
  plan: int,
  /** place in the plan, from 1 */
  number: int,
  status: oneOf('open', 'done', 'dropped'),
  statusDay: nullable(text),
  code: nullable(text),
  planIssuer: nullable(text),
  planIssued: nullable(text),
  planTitle: nullable(text),
  section: nullable(text),
  text: text,
  product: nullable(text),
  confidence: real,
  start: int,
  end: int,
  page: nullable(int),
  lead: json(list(agency.parse)),
  coordinating: json(list(agency.parse)),
  deadlines: json(list(deadline.parse)),
})
export type TaskRow = RowOf<typeof taskRow>

function agencies(role: string): string {
  return `(SELECT json_group_array(json_object('mention', mention, 'agencyId', agency_id, 'name', name)) FROM (
     SELECT n.mention, n.agency_id, n.name FROM task_agencies a JOIN mentions n ON n.id = a.mention_id
     WHERE a.task_id = t.id AND a.role = '${role}' ORDER BY a.position))`
}

export const taskBase = defineQuery(
  taskRow,
  `SELECT t.id, t.plan_id AS plan, t.position + 1 AS number, t.status, t.status_day AS statusDay, p.code, m.mention AS planIssuer, p.issued AS planIssued, p.title AS planTitle, t.section, t.text, t.product,
     t.confidence, t.start, t."end", t.page, ${agencies('lead')} AS lead, ${agencies('with')} AS coordinating,
     (SELECT json_group_array(json_object('raw', raw, 'kind', kind, 'start', start_day, 'end', end_day, 'rrule', rrule, 'duration', duration,
        'due', due)) FROM (SELECT * FROM deadlines e WHERE e.task_id = t.id ORDER BY e.position)) AS deadlines
   FROM tasks t JOIN plans p ON p.id = t.plan_id LEFT JOIN mentions m ON m.id = p.issuer_id`,
)

/** Tasks that one of these wordings leads or helps with; `wordings` is a list of their ids in JSON. */
function inRole(role: string, wordings: string): string {
  return `t.id IN (SELECT task_id FROM task_agencies WHERE role = '${role}' AND mention_id IN (SELECT value FROM json_each(@${wordings})))`
}

function inRoleThere(role: string): string {
  return `(${inRole(role, `${role}Anywhere`)} OR ${inRole(role, `${role}There`)} AND p.province_today = @${role}Province)`
}

/** `lead` and `with` are lists of wordings in JSON; those in `leadThere` count in the province only. Days are ISO and inclusive. */
export const taskConditions: Conditions = {
  plan: 't.plan_id = @plan',
  lead: inRole('lead', 'lead'),
  leadThere: inRoleThere('lead'),
  with: inRole('with', 'with'),
  withThere: inRoleThere('with'),
  today: 'p.province_today = @today',
  province: 'p.province = @province',
  dueFrom: 't.id IN (SELECT task_id FROM deadlines WHERE due >= @dueFrom AND due <= @dueTo)',
  overdueOn: "t.status = 'open' AND t.id IN (SELECT task_id FROM deadlines WHERE due < @overdueOn)",
  status: 't.status = @status',
}

/** Inside one plan in the plan's order; across plans the next to fall due comes first. */
export const taskOrder = 'ORDER BY t.plan_id, t.position LIMIT @limit OFFSET @offset'
export const taskDueOrder =
  'ORDER BY (SELECT min(due) FROM deadlines WHERE task_id = t.id AND due >= @dueFrom AND due <= @dueTo), t.plan_id, t.position LIMIT @limit OFFSET @offset'
export const taskOverdueOrder =
  'ORDER BY (SELECT min(due) FROM deadlines WHERE task_id = t.id), t.plan_id, t.position LIMIT @limit OFFSET @offset'
