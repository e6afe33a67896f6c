/** Plans as lists show them, and the ways to find one. */
import { type Conditions, defineQuery } from './query.ts'
import { type RowOf, text, int, real, flag, bytes, nullable, oneOf, shape } from './row.ts'

/** One held document. */
export const planRow = shape({
  id: int,
  sha256: text,
  genre: text,
  type: nullable(text),
  code: nullable(text),
  numberRaw: nullable(text),
  issuer: nullable(text),
  issuerId: nullable(text),
  issuerName: nullable(text),
  superior: nullable(text),
  jurisdiction: nullable(text),
  place: nullable(text),
  issued: nullable(text),
  title: nullable(text),
  draft: flag,
  tasks: int,
  confidence: nullable(real),
  path: nullable(text),
  mediaType: nullable(text),
  textLayer: nullable(text),
  publisher: nullable(text),
  publishedAt: nullable(text),
  grade: nullable(text),
  storedAt: text,
})
export type PlanRow = RowOf<typeof planRow>

export const planBase = defineQuery(
  planRow,
  `SELECT p.id, d.sha256, p.genre, p.type_name AS type, p.code, p.number_raw AS numberRaw, m.mention AS issuer, m.agency_id AS issuerId,
     m.name AS issuerName, p.superior, p.jurisdiction, p.place, p.issued, p.title, p.draft, p.task_count AS tasks, p.confidence,
     (SELECT path FROM paths WHERE document_id = d.id ORDER BY seen_at, path LIMIT 1) AS path,
     d.media_type AS mediaType, d.text_layer AS textLayer, p.publisher, p.published_at AS publishedAt, p.grade, d.stored_at AS storedAt
   FROM plans p JOIN documents d ON d.id = p.document_id LEFT JOIN mentions m ON m.id = p.issuer_id`,
)

export const planIdBase = defineQuery(shape({ id: int }), 'SELECT p.id FROM plans p')

/** `issuer` is a LIKE pattern over folded names, or an agency's id in `issuerId`. */
export const planConditions: Conditions = {
  plan: 'p.id = @plan',
  best: 'EXISTS (SELECT 1 FROM editions x WHERE x.plan_id = p.id AND x.best = p.id)',
  type: '(p.type_key = @type OR p.type_code = @typeCode)',
  issuer: 'p.issuer_id IN (SELECT id FROM mentions WHERE folded LIKE @issuer OR agency_id = @issuerId)',
  today: 'p.province_today = @today',
  province: 'p.province = @province',
  from: 'p.issued_to >= @from',
  to: 'p.issued_from <= @to',
}
export const planOrder = 'ORDER BY p.issued_from DESC, p.id LIMIT @limit OFFSET @offset'

function planWhere(condition: string) {
  return defineQuery(planRow, `${planBase.sql} WHERE ${condition} ORDER BY p.issued_from, p.id LIMIT 1000`)
}
export const planById = planWhere('p.id = @id')
/** `@ids` is a list in JSON. */
export const plansByIds = planWhere('p.id IN (SELECT value FROM json_each(@ids))')
export const plansByCode = planWhere('p.code_key = @key')
export const plansByOrdinal = planWhere('p.ordinal = @ordinal')
export const plansBySha = planWhere('d.sha256 >= @prefix AND d.sha256 < @beyond')

export const contentOf = defineQuery(
  shape({ packed: bytes }),
  'SELECT c.packed FROM plans p JOIN contents c ON c.document_id = p.document_id WHERE p.id = @plan',
)

const codeRow = shape({ code_key: nullable(text) })
export type CodeOfPlan = RowOf<typeof codeRow>
export const codeOfPlan = defineQuery(codeRow, 'SELECT code_key FROM plans WHERE id = @plan')

export const shaOf = defineQuery(
  shape({ document: int, sha256: text }),
  'SELECT d.id AS document, d.sha256 FROM plans p JOIN documents d ON d.id = p.document_id WHERE p.id = @plan',
)

export const pathsOf = defineQuery(
  shape({ path: text }),
  'SELECT path FROM paths WHERE document_id = (SELECT document_id FROM plans WHERE id = @plan) ORDER BY seen_at, path',
)

export const messageRow = shape({
  ruleId: text,
  reason: text,
  severity: oneOf('info', 'warning', 'error'),
  start: nullable(int),
  end: nullable(int),
  quote: nullable(text),
  page: nullable(int),
})
export type MessageRow = RowOf<typeof messageRow>
export const messagesOf = defineQuery(
  messageRow,
  `SELECT rule_id AS ruleId, reason, severity, start, "end", quote, page FROM messages WHERE plan_id = @plan
   ORDER BY CASE severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, start, id`,
)
export const doubts = defineQuery(
  shape({ warnings: int }),
  "SELECT count(*) AS warnings FROM messages WHERE plan_id = @plan AND severity IN ('warning', 'error')",
)

export const failures = defineQuery(
  shape({ sha256: text, path: nullable(text), failure: text, storedAt: text }),
  `SELECT d.sha256, (SELECT path FROM paths WHERE document_id = d.id ORDER BY seen_at, path LIMIT 1) AS path, d.failure, d.stored_at AS storedAt
   FROM documents d WHERE d.status = 'failed' ORDER BY d.id`,
)
/** Other documents with the same code, for the warning that number, notation and issuer coincide. */
export const counts = defineQuery(
  shape({ documents: int, plans: int, tasks: int, refs: int, links: int }),
  `SELECT (SELECT count(*) FROM documents) AS documents, (SELECT count(*) FROM plans) AS plans, (SELECT count(*) FROM tasks) AS tasks,
     (SELECT count(*) FROM refs) AS refs, (SELECT count(*) FROM links) AS links`,
)
