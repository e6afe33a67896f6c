/** Plans as lists show them, and the ways to find one. */
import { z } from 'zod'
import { type Conditions, defineQuery } from './query.ts'

const nullable = z.string().nullable()

export const planRow = z
  .object({
    id: z.int(),
    sha256: z.string(),
    genre: z.string(),
    type: nullable,
    code: nullable,
    numberRaw: nullable,
    issuer: nullable,
    issuerId: nullable,
    issuerName: nullable,
    superior: nullable,
    jurisdiction: nullable,
    place: nullable,
    issued: nullable,
    title: nullable,
    draft: z.int().transform((flag) => flag === 1),
    tasks: z.int(),
    confidence: z.number().nullable(),
    path: nullable,
    mediaType: nullable,
    textLayer: nullable,
    publisher: nullable,
    publishedAt: nullable,
    grade: nullable,
    storedAt: z.string(),
  })
  .describe('one held document')
export type PlanRow = z.infer<typeof planRow>

export const planBase = defineQuery(
  planRow,
  `SELECT p.id, d.sha256, p.genre, p.type_name AS type, p.code, p.number_raw AS numberRaw, m.mention AS issuer, m.agency_id AS issuerId,
     m.name AS issuerName, p.superior, p.jurisdiction, p.place, p.issued, p.title, p.draft, p.task_count AS tasks, p.confidence,
     (SELECT path FROM paths WHERE document_id = d.id ORDER BY seen_at, path LIMIT 1) AS path,
     d.media_type AS mediaType, d.text_layer AS textLayer, p.publisher, p.published_at AS publishedAt, p.grade, d.stored_at AS storedAt
   FROM plans p JOIN documents d ON d.id = p.document_id LEFT JOIN mentions m ON m.id = p.issuer_id`,
)

/** `issuer` is a LIKE pattern over folded names, or an agency's id in `issuerId`. */
export const planConditions: Conditions = {
  best: 'EXISTS (SELECT 1 FROM editions x WHERE x.plan_id = p.id AND x.best = p.id)',
  type: '(p.type_key = @type OR p.type_code = @typeCode)',
  issuer: 'p.issuer_id IN (SELECT id FROM mentions WHERE folded LIKE @issuer OR agency_id = @issuerId)',
  from: 'p.issued_to >= @from',
  to: 'p.issued_from <= @to',
}
export const planOrder = 'ORDER BY p.issued_from IS NULL, p.issued_from DESC, p.id LIMIT @limit OFFSET @offset'

function planWhere(condition: string) {
  return defineQuery(planRow, `${planBase.sql} WHERE ${condition} ORDER BY p.issued_from, p.id LIMIT 1000`)
}
export const planById = planWhere('p.id = @id')
export const plansByCode = planWhere('p.code_key = @key')
export const plansByOrdinal = planWhere('p.ordinal = @ordinal')
export const plansBySha = planWhere('d.sha256 >= @prefix AND d.sha256 < @beyond')

export const contentOf = defineQuery(
  z.object({ text: z.instanceof(Uint8Array), extraction: z.instanceof(Uint8Array) }),
  'SELECT c.text, c.extraction FROM plans p JOIN contents c ON c.document_id = p.document_id WHERE p.id = @plan',
)

const codeRow = z.object({ code_key: nullable })
export type CodeOfPlan = z.infer<typeof codeRow>
export const codeOfPlan = defineQuery(codeRow, 'SELECT code_key FROM plans WHERE id = @plan')

export const shaOf = defineQuery(
  z.object({ document: z.int(), sha256: z.string() }),
  'SELECT d.id AS document, d.sha256 FROM plans p JOIN documents d ON d.id = p.document_id WHERE p.id = @plan',
)

export const pathsOf = defineQuery(
  z.object({ path: z.string() }),
  'SELECT path FROM paths WHERE document_id = (SELECT document_id FROM plans WHERE id = @plan) ORDER BY seen_at, path',
)

export const messageRow = z.object({
  ruleId: z.string(),
  reason: z.string(),
  severity: z.enum(['info', 'warning', 'error']),
  start: z.int().nullable(),
  end: z.int().nullable(),
  quote: nullable,
  page: z.int().nullable(),
})
export type MessageRow = z.infer<typeof messageRow>
export const messagesOf = defineQuery(
  messageRow,
  `SELECT rule_id AS ruleId, reason, severity, start, "end", quote, page FROM messages WHERE plan_id = @plan
   ORDER BY CASE severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, start, id`,
)
export const doubts = defineQuery(
  z.object({ warnings: z.int() }),
  "SELECT count(*) AS warnings FROM messages WHERE plan_id = @plan AND severity IN ('warning', 'error')",
)

export const failures = defineQuery(
  z.object({ sha256: z.string(), path: nullable, failure: z.string(), storedAt: z.string() }),
  `SELECT d.sha256, (SELECT path FROM paths WHERE document_id = d.id ORDER BY seen_at, path LIMIT 1) AS path, d.failure, d.stored_at AS storedAt
   FROM documents d WHERE d.status = 'failed' ORDER BY d.id`,
)
/** Other documents with the same code, for the warning that number, notation and issuer coincide. */
export const counts = defineQuery(
  z.object({ documents: z.int(), plans: z.int(), tasks: z.int(), refs: z.int(), links: z.int() }),
  `SELECT (SELECT count(*) FROM documents) AS documents, (SELECT count(*) FROM plans) AS plans, (SELECT count(*) FROM tasks) AS tasks,
     (SELECT count(*) FROM refs) AS refs, (SELECT count(*) FROM links) AS links`,
)
