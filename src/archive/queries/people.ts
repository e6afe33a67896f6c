/** What people say of documents: corrections, verdicts, statuses; and the log of who did what. */
import { defineQuery, defineWrite } from './query.ts'
import { type RowOf, text, int, flag, anything, nullable, oneOf, json, shape } from './row.ts'

const correction = shape({
  id: int,
  sha256: text,
  plan: nullable(int),
  code: nullable(text),
  list: oneOf('', 'tasks', 'references', 'signatories'),
  item: text,
  words: text,
  field: text,
  value: json(anything),
  reading: json(anything),
  standing: oneOf('holds', 'agrees', 'conflicts', 'lost'),
  note: nullable(text),
  by: text,
  at: text,
  undone: flag,
})
export type CorrectionRow = RowOf<typeof correction>

const CORRECTION = `SELECT k.id, k.sha256, p.id AS plan, p.code, k.list, k.item, k.words, k.field, k.value, k.reading, k.standing, k.note, k.by, k.at, k.undone
  FROM corrections k LEFT JOIN documents d ON d.sha256 = k.sha256 LEFT JOIN plans p ON p.document_id = d.id`

/** Those that count, oldest first: a later one of the same field goes before. */
export const correctionsOf = defineQuery(correction, `${CORRECTION} WHERE k.sha256 = @sha256 AND k.undone = 0 ORDER BY k.id`)
export const allCorrections = defineQuery(
  correction,
  `${CORRECTION} WHERE (@plan IS NULL OR p.id = @plan) AND (@undone = 1 OR k.undone = 0) ORDER BY k.id DESC LIMIT @limit OFFSET @offset`,
)
export const correctionById = defineQuery(correction, `${CORRECTION} WHERE k.id = @id`)
export const putCorrection = defineWrite(
  `INSERT INTO corrections (sha256, list, item, words, field, value, reading, standing, note, by, at)
   VALUES (@sha256, @list, @item, @words, @field, @value, @reading, 'holds', @note, @by, @at)`,
)
export const undoCorrection = defineWrite('UPDATE corrections SET undone = 1 WHERE id = @id')
export const setStanding = defineWrite('UPDATE corrections SET standing = @standing WHERE id = @id')
/** A person keeps a correction against a newer reading: from now on that reading is the one it was made against. */
export const keepCorrection = defineWrite("UPDATE corrections SET reading = @reading, standing = 'holds' WHERE id = @id")

export const putVerdict = defineWrite(
  `INSERT INTO verdicts (sha256, item, verdict, note, by, at) VALUES (@sha256, @item, @verdict, @note, @by, @at)
   ON CONFLICT (sha256, item) DO UPDATE SET verdict = excluded.verdict, note = excluded.note, by = excluded.by, at = excluded.at`,
)

const status = shape({ item: text, words: text, status: oneOf('open', 'done', 'dropped'), day: nullable(text), note: nullable(text) })
export type StatusRow = RowOf<typeof status>
export const statusesOf = defineQuery(status, 'SELECT item, words, status, day, note FROM statuses WHERE sha256 = @sha256')
export const putStatus = defineWrite(
  `INSERT INTO statuses (sha256, item, words, status, day, note, by, at) VALUES (@sha256, @item, @words, @status, @day, @note, @by, @at)
   ON CONFLICT (sha256, item) DO UPDATE SET words = excluded.words, status = excluded.status, day = excluded.day, note = excluded.note,
     by = excluded.by, at = excluded.at`,
)
export const setTaskStatus = defineWrite('UPDATE tasks SET status = @status, status_day = @day WHERE plan_id = @plan AND key = @item')

export const putLog = defineWrite('INSERT INTO log (at, by, action, sha256, detail) VALUES (@at, @by, @action, @sha256, @detail)')
const entry = shape({
  id: int,
  at: text,
  by: text,
  action: text,
  sha256: nullable(text),
  plan: nullable(int),
  code: nullable(text),
  detail: json(anything),
})
export type LogRow = RowOf<typeof entry>

const LOG = `SELECT g.id, g.at, g.by, g.action, g.sha256, p.id AS plan, p.code, g.detail
  FROM log g LEFT JOIN documents d ON d.sha256 = g.sha256 LEFT JOIN plans p ON p.document_id = d.id`
export const logAll = defineQuery(entry, `${LOG} ORDER BY g.id DESC LIMIT @limit OFFSET @offset`)
export const logOf = defineQuery(entry, `${LOG} WHERE g.sha256 = @sha256 ORDER BY g.id DESC LIMIT @limit OFFSET @offset`)
