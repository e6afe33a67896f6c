/** Bodies as documents name them, and what people decided of them. */
import { defineQuery, defineWrite } from './query.ts'
import { flag, int, nullable, oneOf, type RowOf, shape, text } from './row.ts'

const mention = shape({ id: int, mention: text, agencyId: nullable(text), name: nullable(text), body: text })
export type MentionRow = RowOf<typeof mention>

const MENTION = 'SELECT id, mention, agency_id AS agencyId, name, body FROM mentions'
/** Wordings that hold the words of `@name` (a LIKE pattern), or mean an agency of the table, or a body. Ids and bodies are lists in JSON. */
export const mentionsMeant = defineQuery(
  mention,
  `${MENTION} WHERE folded LIKE @name OR agency_id IN (SELECT value FROM json_each(@ids)) OR body IN (SELECT value FROM json_each(@bodies))`,
)

const named = shape({
  ...{ id: int, mention: text, agencyId: nullable(text), name: nullable(text), body: text },
  ...{ lead: int, helping: int, issued: int, level: nullable(text), system: nullable(text), province: nullable(text) },
})
export type NamedRow = RowOf<typeof named>

/** Every wording with how many tasks it leads, how many it helps with, how many documents it issued, and where those stand. */
export const mentionCounts = defineQuery(
  named,
  `SELECT n.id, n.mention, n.agency_id AS agencyId, n.name, n.body, coalesce(a.lead, 0) AS lead, coalesce(a.helping, 0) AS helping,
     coalesce(i.issued, 0) AS issued, i.level, i.system, i.province
   FROM mentions n
     LEFT JOIN (SELECT mention_id, sum(role = 'lead') AS lead, sum(role = 'with') AS helping FROM task_agencies GROUP BY mention_id) a
       ON a.mention_id = n.id
     LEFT JOIN (SELECT issuer_id, count(*) AS issued, max(level) AS level, max(system) AS system, max(province_today) AS province
       FROM plans WHERE issuer_id IS NOT NULL GROUP BY issuer_id) i ON i.issuer_id = n.id`,
)

const decision = shape({
  ...{ id: int, kind: oneOf('merge', 'rename'), body: text, value: text },
  ...{ note: nullable(text), by: text, at: text, undone: flag },
})
export type DecisionRow = RowOf<typeof decision>

const DECISION = 'SELECT id, kind, body, value, note, by, at, undone FROM agency_decisions'
/** Those that count, oldest first: a later one of the same kind and body goes before. */
export const decisions = defineQuery(decision, `${DECISION} WHERE undone = 0 ORDER BY id`)
export const allDecisions = defineQuery(decision, `${DECISION} ORDER BY id DESC`)
export const decisionById = defineQuery(decision, `${DECISION} WHERE id = @id`)
export const putDecision = defineWrite(
  'INSERT INTO agency_decisions (kind, body, value, note, by, at) VALUES (@kind, @body, @value, @note, @by, @at)',
)
export const undoDecision = defineWrite('UPDATE agency_decisions SET undone = 1 WHERE id = @id')
