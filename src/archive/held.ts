/** Whether bytes are held, and where they were met. */
import type { Known } from './archive.ts'
import { one, write } from './queries/query.ts'
import { documentBySha, putPath } from './queries/writes.ts'
import type { Database } from './sqlite.ts'

/** What the archive knows of bytes. */
export function known(db: Database, sha256: string): Known {
  const row = one(db, documentBySha, { sha256 })
  if (!row) return null
  return row.status === 'read' && row.plan_id !== null
    ? { status: 'read', plan: row.plan_id, parserVersion: row.parser_version }
    : { status: 'failed' }
}

/** Notes another place where known bytes were met. */
export function meet(db: Database, sha256: string, path: string): void {
  const row = one(db, documentBySha, { sha256 })
  if (row) write(db, putPath, { document: row.id, path, seenAt: new Date().toISOString() })
}
