/** Joining one archive to another: its documents, and what people said of them. */
import { defineQuery, defineWrite, type Query, type Value } from './query.ts'
import { type Shape, text, int, shape } from './row.ts'

/** `@plan` null: all. */
export const storedDocuments = defineQuery(
  shape({ plan: int, sha256: text, extension: text }),
  `SELECT p.id AS plan, d.sha256, d.extension FROM plans p JOIN documents d ON d.id = p.document_id
   WHERE d.status = 'read' AND (@plan IS NULL OR p.id = @plan) ORDER BY p.id`,
)

const values: Shape<Record<string, Value>> = { parse: (row) => row as Record<string, Value> }

/** Rows of a table, and how one of them is added where an equal one is not held. */
function layer(table: string, columns: readonly string[], order: string): { rows: Query<Record<string, Value>>; put: Query<unknown> } {
  const named = columns.map((column) => `@${column}`).join(', ')
  const equal = columns.filter((column) => column !== 'undone' && column !== 'standing').map((column) => `${column} IS @${column}`)
  return {
    rows: defineQuery(values, `SELECT ${columns.join(', ')} FROM ${table} ORDER BY ${order}`),
    put: defineWrite(
      `INSERT OR IGNORE INTO ${table} (${columns.join(', ')}) SELECT ${named} WHERE NOT EXISTS (SELECT 1 FROM ${table} WHERE ${equal.join(' AND ')})`,
    ),
  }
}

const corrections = layer(
  'corrections',
  ['sha256', 'list', 'item', 'words', 'field', 'value', 'reading', 'standing', 'note', 'by', 'at', 'undone'],
  'id',
)
const verdicts = layer('verdicts', ['sha256', 'item', 'verdict', 'note', 'by', 'at'], 'sha256, item')
const statuses = layer('statuses', ['sha256', 'item', 'words', 'status', 'day', 'note', 'by', 'at'], 'sha256, item')
const takings = layer('takings', ['parent', 'child', 'words', 'takers', 'verdict', 'note', 'by', 'at', 'undone'], 'id')
const log = layer('log', ['at', 'by', 'action', 'sha256', 'detail'], 'id')
const agencyDecisions = layer('agency_decisions', ['kind', 'body', 'value', 'note', 'by', 'at', 'undone'], 'id')
const savedSearches = layer('saved_searches', ['name', 'words', 'by', 'at'], 'name')
const containers = layer('containers', ['sha256', 'place', 'name', 'member'], 'sha256, place')

/** What people said here goes before what they said there; what lies in which archive is the same everywhere. */
export const layers = [corrections, verdicts, statuses, agencyDecisions, savedSearches, takings, log, containers]
