/** Who did what when: every change by a person or by the program is one line of the log. */
import { putLog } from './queries/people.ts'
import { write } from './queries/query.ts'
import type { Database } from './sqlite.ts'

/** Who does it, and why. */
export interface Deed {
  by: string
  note?: string | undefined
}

/** Adds a line to the log. */
export function log(db: Database, by: string, action: string, sha256: string | null, detail: object): void {
  write(db, putLog, { at: new Date().toISOString(), by, action, sha256, detail: JSON.stringify(detail) })
}
