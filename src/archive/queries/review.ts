/** What a person should look at: doubts of the reading that nobody has judged yet. */
import { defineQuery } from './query.ts'
import { type RowOf, text, int, real, nullable, shape } from './row.ts'

const doubt = shape({
  plan: int,
  sha256: text,
  code: nullable(text),
  item: text,
  ruleId: text,
  reason: text,
  quote: nullable(text),
  page: nullable(int),
  start: nullable(int),
  end: nullable(int),
  /** of the task or the citation in its plan, from 1 */
  number: nullable(int),
  confidence: nullable(real),
})
export type Doubt = RowOf<typeof doubt>

/** `@plan` null: of all plans. */
const OF_PLAN = '(@plan IS NULL OR p.id = @plan)'
const PAGE = 'LIMIT @limit'

export const doubtfulMessages = defineQuery(
  doubt,
  `SELECT p.id AS plan, d.sha256, p.code, g.item, g.rule_id AS ruleId, g.reason, g.quote, g.page, g.start, g."end", NULL AS number, NULL AS confidence
   FROM messages g JOIN plans p ON p.id = g.plan_id JOIN documents d ON d.id = p.document_id
   WHERE g.severity = @severity AND ${OF_PLAN}
     AND NOT EXISTS (SELECT 1 FROM verdicts v WHERE v.sha256 = d.sha256 AND v.item = g.item)
   ORDER BY g.plan_id, g.start, g.id ${PAGE}`,
)

/** Below this a task is looked at by a person; the index tasks_in_doubt is made for it. */
export const doubtfulTasks = defineQuery(
  doubt,
  `SELECT p.id AS plan, d.sha256, p.code, t.key AS item, 'review/unsure' AS ruleId, '' AS reason, t.text AS quote, t.page, t.start, t."end",
     t.position + 1 AS number, t.confidence
   FROM tasks t JOIN plans p ON p.id = t.plan_id JOIN documents d ON d.id = p.document_id
   WHERE t.confidence < 0.7 AND ${OF_PLAN}
     AND NOT EXISTS (SELECT 1 FROM verdicts v WHERE v.sha256 = d.sha256 AND v.item = t.key)
     AND NOT EXISTS (SELECT 1 FROM corrections k WHERE k.sha256 = d.sha256 AND k.undone = 0 AND k.list = 'tasks' AND k.item = t.key)
   ORDER BY t.confidence, t.id ${PAGE}`,
)

/** Corrections that the present reading agrees with, contradicts, or has no place for. */
export const doubtfulCorrections = defineQuery(
  doubt,
  `SELECT p.id AS plan, d.sha256, p.code, 'c' || k.id AS item, 'review/' || k.standing AS ruleId, k.field AS reason, k.words AS quote,
     NULL AS page, NULL AS start, NULL AS "end", NULL AS number, NULL AS confidence
   FROM corrections k JOIN documents d ON d.sha256 = k.sha256 JOIN plans p ON p.document_id = d.id
   WHERE k.undone = 0 AND k.standing <> 'holds' AND k.standing = @standing AND ${OF_PLAN}
     AND NOT EXISTS (SELECT 1 FROM verdicts v WHERE v.sha256 = k.sha256 AND v.item = 'c' || k.id || '-' || k.standing)
   ORDER BY k.id ${PAGE}`,
)

function absent(where: string) {
  return defineQuery(
    doubt,
    `SELECT p.id AS plan, d.sha256, p.code, 'r' || (r.position + 1) AS item, 'review/absent' AS ruleId, r.code AS reason, r.code AS quote,
       r.page, r.start, r."end", r.position + 1 AS number, NULL AS confidence
     FROM refs r JOIN plans p ON p.id = r.plan_id JOIN documents d ON d.id = p.document_id
     WHERE ${where} r.relation = 'implements' AND r.code_key IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM links l WHERE l.ref_id = r.id)
       AND NOT EXISTS (SELECT 1 FROM verdicts v WHERE v.sha256 = d.sha256 AND v.item = 'r:' || r.code_key)
     ORDER BY r.id ${PAGE}`,
  )
}
/** What plans say that they carry out, and the archive does not hold. */
export const absentParents = absent('')
export const absentParentsOf = absent('r.plan_id = @plan AND')

/** The identities in one plan that begin so: of messages, of tasks. */
export const itemsLike = defineQuery(
  shape({ item: text }),
  `SELECT DISTINCT item FROM messages WHERE plan_id = @plan AND item LIKE @like
   UNION SELECT key FROM tasks WHERE plan_id = @plan AND key LIKE @like`,
)
export const citationItem = defineQuery(
  shape({ item: text }),
  "SELECT 'r:' || code_key AS item FROM refs WHERE plan_id = @plan AND position = @place AND code_key IS NOT NULL",
)

export const taskPlaces = defineQuery(
  shape({ position: int, section: nullable(text), key: text, text: text }),
  'SELECT position, section, key, text FROM tasks WHERE plan_id = @plan ORDER BY position',
)

export const heldOriginals = defineQuery(
  shape({
    plan: int,
    sha256: text,
    extension: text,
    code: nullable(text),
    path: nullable(text),
    parserVersion: text,
  }),
  `SELECT p.id AS plan, d.sha256, d.extension, p.code, d.parser_version AS parserVersion,
     (SELECT path FROM paths WHERE document_id = d.id ORDER BY seen_at, path LIMIT 1) AS path
   FROM plans p JOIN documents d ON d.id = p.document_id WHERE p.id > @after ORDER BY p.id LIMIT @limit`,
)
