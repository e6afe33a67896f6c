/** Copies and versions of one plan. */
import { defineQuery, defineWrite } from './query.ts'
import { type RowOf, text, int, real, bytes, nullable, shape } from './row.ts'

const copy = shape({
  id: int,
  best: int,
  code: nullable(text),
  codeKey: nullable(text),
  titleKey: nullable(text),
  signature: bytes,
  issuerId: nullable(int),
  issuer: nullable(text),
  superior: nullable(text),
  jurisdiction: nullable(text),
  place: nullable(text),
  from: nullable(text),
  to: nullable(text),
  worth: real,
  sha256: text,
})
export type Copy = RowOf<typeof copy>

/** The numbered text goes before a draft, a text layer before a scan. */
const COPY = `SELECT p.id, x.best, p.code, p.code_key AS codeKey, x.title_key AS titleKey, x.signature, p.issuer_id AS issuerId, m.mention AS issuer,
    p.superior, p.jurisdiction, p.place, p.issued_from AS "from", p.issued_to AS "to", d.sha256,
    (p.code_key IS NOT NULL) * 8000 + (p.draft = 0) * 4000 + CASE d.text_layer WHEN 'native' THEN 2000 WHEN 'mixed' THEN 1000 ELSE 0 END
      + min(p.task_count, 999) AS worth
  FROM plans p JOIN editions x ON x.plan_id = p.id JOIN documents d ON d.id = p.document_id LEFT JOIN mentions m ON m.id = p.issuer_id`
const OTHERS = "p.genre = 'official-text' AND p.id <> @id"

export const copyOfPlan = defineQuery(copy, `${COPY} WHERE p.id = @id AND p.genre = 'official-text'`)
/** Those issued on the same day. */
export const copiesByCode = defineQuery(copy, `${COPY} WHERE p.code_key = @codeKey AND p.issued_from = @from AND ${OTHERS}`)
/** Those of the same body within a period. */
export const twinsByCode = defineQuery(
  copy,
  `${COPY} WHERE p.code_key = @codeKey AND p.issued_from >= @first AND p.issued_from <= @last
   AND p.issuer_id IN (SELECT id FROM mentions WHERE body = (SELECT body FROM mentions WHERE id = @issuer)) AND ${OTHERS}`,
)
/** Titles that many documents share ("Về việc …") decide nothing. */
export const copiesByTitle = defineQuery(copy, `${COPY} WHERE x.title_key = @titleKey AND ${OTHERS} LIMIT 200`)
/** A draft has no day often enough. */
const NEAR = "(@first = '' OR p.issued_from IS NULL OR p.issued_from >= @first AND p.issued_from <= @last)"
export const copiesByIssuer = defineQuery(copy, `${COPY} WHERE p.issuer_id = @issuer AND ${NEAR} AND ${OTHERS}`)
export const draftsByIssuer = defineQuery(copy, `${COPY} WHERE p.issuer_id = @issuer AND p.code_key IS NULL AND ${NEAR} AND ${OTHERS}`)
export const members = defineQuery(copy, `${COPY} WHERE x.best = @best`)

export const putEdition = defineWrite('INSERT INTO editions (plan_id, best, title_key, signature) VALUES (@id, @id, @titleKey, @signature)')
export const setBest = defineWrite('UPDATE editions SET best = @best WHERE plan_id = @id')
export const dropWarnings = defineWrite("DELETE FROM messages WHERE plan_id = @plan AND rule_id = 'archive/number-twice'")

/** The other copies of a plan, best first. */
export const otherCopies = defineQuery(
  shape({ id: int }),
  'SELECT plan_id AS id FROM editions WHERE best = (SELECT best FROM editions WHERE plan_id = @id) AND plan_id <> @id ORDER BY plan_id <> best, plan_id',
)
