/** Citations, and the documents that they mean. */
import { defineQuery, defineWrite } from './query.ts'
import { type RowOf, text, int, real, nullable, shape } from './row.ts'

const head = {
  issuer: nullable(text),
  superior: nullable(text),
  jurisdiction: nullable(text),
  place: nullable(text),
}

const candidate = shape({
  id: int,
  code: nullable(text),
  ...head,
  from: nullable(text),
  to: nullable(text),
  worth: real,
  sha256: text,
})

const CANDIDATE = `SELECT p.id, p.code, m.mention AS issuer, p.superior, p.jurisdiction, p.place, p.issued_from AS "from", p.issued_to AS "to", d.sha256,
    CASE d.text_layer WHEN 'native' THEN 2000 WHEN 'mixed' THEN 1000 ELSE 0 END + min(p.task_count, 999) AS worth
  FROM plans p JOIN documents d ON d.id = p.document_id LEFT JOIN mentions m ON m.id = p.issuer_id`

/** Documents that a code can mean. A news report is not the document that it tells of. */
export const candidates = defineQuery(candidate, `${CANDIDATE} WHERE p.code_key = @codeKey AND p.genre = 'official-text'`)
export const candidateOfPlan = defineQuery(candidate, `${CANDIDATE} WHERE p.id = @plan AND p.genre = 'official-text'`)

/** Rows around a date: from `@first` to `@last`, on one of `@days` (JSON: that day in other years), or without a day; each by the index. */
function around(key: string, day: string): string {
  return `SELECT rowid FROM ${key} = @codeKey AND ${day} IS NULL
    UNION SELECT rowid FROM ${key} = @codeKey AND ${day} >= @first AND ${day} <= @last
    UNION SELECT rowid FROM ${key} = @codeKey AND ${day} IN (SELECT value FROM json_each(@days))`
}

export const candidatesAround = defineQuery(
  candidate,
  `${CANDIDATE} WHERE p.id IN (${around('plans WHERE code_key', 'issued_from')}) AND p.genre = 'official-text'`,
)

/** Those whose day of issue lies within the date of a citation, or holds it. */
export const candidatesOnDate = defineQuery(
  candidate,
  `${CANDIDATE} WHERE p.code_key = @codeKey AND p.genre = 'official-text' AND p.issued_from >= @since AND p.issued_from <= @to AND p.issued_to >= @from`,
)

const citation = shape({
  id: int,
  plan_id: int,
  code: text,
  code_key: text,
  date_from: nullable(text),
  date_to: nullable(text),
  cited_issuer: nullable(text),
  relation: text,
  parent: int,
  start: int,
  end: int,
  page: nullable(int),
  /** the held document that a person says is meant */
  chosen: nullable(int),
  issued_to: nullable(text),
  ...head,
})
export type CitationRow = RowOf<typeof citation>

const CITATION = `SELECT r.id, r.plan_id, r.code, r.code_key, r.date_from, r.date_to, r.issuer AS cited_issuer, r.relation, r.parent, r.start, r."end", r.page,
    (SELECT x.id FROM documents y JOIN plans x ON x.document_id = y.id WHERE y.sha256 = r.chosen) AS chosen, p.issued_to, m.mention AS issuer, p.superior, p.jurisdiction, p.place
  FROM refs r JOIN plans p ON p.id = r.plan_id LEFT JOIN mentions m ON m.id = p.issuer_id`

export const citationsOfCode = defineQuery(citation, `${CITATION} WHERE r.code_key = @codeKey`)
/** The citations of a code that a document issued from `@from` to `@to` can be meant by: what was found by its date stays, unless this one has it too. */
export const citationsAround = defineQuery(
  citation,
  `${CITATION} WHERE r.id IN (${around('refs WHERE code_key', 'date_from')})
   AND (r.date_from <= @to AND r.date_to >= @from OR NOT EXISTS (SELECT 1 FROM links l WHERE l.ref_id = r.id AND l.how IN ('date', 'person')))`,
)
export const citationsOfPlan = defineQuery(citation, `${CITATION} WHERE r.plan_id = @plan AND r.code_key IS NOT NULL`)

export const dropLink = defineWrite('DELETE FROM links WHERE ref_id = @ref')
export const dropLinkMessages = defineWrite('DELETE FROM messages WHERE ref_id = @ref')
export const putLink = defineWrite(
  `INSERT INTO links (ref_id, child_plan, parent_plan, relation, parent, how) VALUES (@ref, @child, @parent, @relation, @isParent, @how)`,
)

const kin = shape({
  plan: nullable(int),
  ref: int,
  relation: text,
  how: nullable(text),
  code: text,
  date: nullable(text),
  issuer: nullable(text),
  title: nullable(text),
  type: nullable(text),
})
export type Kin = RowOf<typeof kin>

/** What a plan carries out: held or only cited. */
export const parentsOf = defineQuery(
  kin,
  `SELECT l.parent_plan AS plan, r.id AS ref, r.relation, l.how, r.code, r.date, r.issuer, r.title, r.type
   FROM refs r LEFT JOIN links l ON l.ref_id = r.id
   WHERE r.plan_id = @plan AND r.parent = 1 ORDER BY r.position`,
)
/** Which held plans carry a held plan out. */
export const childrenOf = defineQuery(
  kin,
  `SELECT l.child_plan AS plan, r.id AS ref, r.relation, l.how, r.code, r.date, r.issuer, r.title, r.type
   FROM links l JOIN refs r ON r.id = l.ref_id JOIN plans p ON p.id = l.child_plan
   WHERE l.parent_plan = @plan AND l.parent = 1 ORDER BY p.issued_from, p.id, r.position`,
)
/** Which held plans carry out a plan that is not held. */
export const waitingFor = defineQuery(
  kin,
  `SELECT r.plan_id AS plan, r.id AS ref, r.relation, NULL AS how, r.code, r.date, r.issuer, r.title, r.type
   FROM refs r JOIN plans p ON p.id = r.plan_id
   WHERE r.code_key = @codeKey AND r.parent = 1 AND NOT EXISTS (SELECT 1 FROM links l WHERE l.ref_id = r.id)
   ORDER BY r.date_from, p.issued_from, p.id, r.position`,
)
