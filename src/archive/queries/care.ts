/** What an archivist asks of the whole archive: what falls due, what is cited and not held, whether everything is sound. */
import { defineQuery } from './query.ts'
import { type RowOf, text, int, nullable, oneOf, shape } from './row.ts'

/** Documents most cited and not held; with `@parents` 1 only those that held plans carry out. */
export const missing = defineQuery(
  shape({
    code: text,
    type: nullable(text),
    date: nullable(text),
    issuer: nullable(text),
    title: nullable(text),
    citations: int,
    plans: int,
  }),
  `SELECT r.code, max(r.type) AS type, r.date, max(r.issuer) AS issuer, max(r.title) AS title, count(*) AS citations,
     count(DISTINCT r.plan_id) AS plans
   FROM refs r INDEXED BY refs_by_code
   WHERE r.code_key IS NOT NULL AND (@parents = 0 OR r.parent = 1) AND NOT EXISTS (SELECT 1 FROM links l WHERE l.ref_id = r.id)
   GROUP BY r.code_key, r.date ORDER BY plans DESC, citations DESC, r.code_key, r.date LIMIT @limit OFFSET @offset`,
)

const due = shape({
  task: int,
  plan: int,
  sha256: text,
  /** of the task in its plan */
  position: int,
  /** of the deadline in its task */
  place: int,
  code: nullable(text),
  issuer: nullable(text),
  title: nullable(text),
  text: text,
  lead: text,
  raw: text,
  kind: text,
  due: nullable(text),
  rrule: nullable(text),
  start: nullable(text),
  end: nullable(text),
  status: oneOf('open', 'done', 'dropped'),
  statusDay: nullable(text),
})
export type DueRow = RowOf<typeof due>

const DUE = `SELECT t.id AS task, t.plan_id AS plan, d.sha256, t.position, e.position AS place, p.code, m.mention AS issuer, p.title, t.text,
    coalesce((SELECT group_concat(mention, '; ') FROM (SELECT n.mention FROM task_agencies a JOIN mentions n ON n.id = a.mention_id
      WHERE a.task_id = t.id AND a.role = 'lead' ORDER BY a.position)), '') AS lead,
    e.raw, e.kind, e.due, e.rrule, e.start_day AS start, e.end_day AS "end",
    t.status, t.status_day AS statusDay
  FROM deadlines e JOIN tasks t ON t.id = e.task_id JOIN plans p ON p.id = t.plan_id JOIN documents d ON d.id = p.document_id
    LEFT JOIN mentions m ON m.id = p.issuer_id`

export const dueBetween = defineQuery(
  due,
  `${DUE} WHERE e.due >= @from AND e.due <= @to AND t.status = 'open' ORDER BY e.due, t.plan_id, t.position`,
)
export const rules = defineQuery(shape({ rrule: text }), 'SELECT DISTINCT rrule FROM deadlines WHERE rrule IS NOT NULL')
/** `@rules` is a list in JSON. */
export const recurring = defineQuery(
  due,
  `${DUE} WHERE e.rrule IN (SELECT value FROM json_each(@rules)) AND t.status <> 'dropped' ORDER BY t.plan_id, t.position`,
)

export const keptOriginals = defineQuery(
  shape({ sha256: text, extension: text }),
  "SELECT sha256, extension FROM documents WHERE status = 'read' ORDER BY sha256",
)
export const integrity = defineQuery(shape({ integrity_check: text }), 'PRAGMA integrity_check(20)')
export const foreignKeys = defineQuery(shape({ table: text, parent: text }), 'PRAGMA foreign_key_check')

/** Plans that an index lacks, and entries of an index that no plan has. */
function unequal(index: string) {
  return defineQuery(
    shape({ plan: int }),
    `SELECT id AS plan FROM plans WHERE id NOT IN (SELECT id FROM ${index}_docsize)
     UNION ALL SELECT id FROM ${index}_docsize WHERE id NOT IN (SELECT id FROM plans)`,
  )
}
export const bareGaps = unequal('search_bare')
export const exactGaps = unequal('search_exact')

export const brokenLinks = defineQuery(
  shape({ ref: int }),
  `SELECT l.ref_id AS ref FROM links l JOIN refs r ON r.id = l.ref_id JOIN plans p ON p.id = l.parent_plan
   WHERE r.plan_id <> l.child_plan OR p.code_key IS NOT r.code_key AND l.how <> 'person' OR l.child_plan = l.parent_plan`,
)
