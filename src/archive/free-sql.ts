/** A person's own SELECT over the archive: one statement that only reads. */
import { all, defineQuery } from './queries/query.ts'
import type { Database } from './sqlite.ts'

/** What is wrong with a statement that is not run. */
export class SqlError extends Error {
  readonly kind: 'writes' | 'wrong'
  constructor(kind: SqlError['kind'], message: string) {
    super(message)
    this.name = 'SqlError'
    this.kind = kind
  }
}

export interface SqlRows {
  columns: string[]
  rows: Record<string, unknown>[]
}

/**
 * Runs one statement that returns rows.
 * @param db opened for reading only
 * @throws SqlError 'writes' for what is no SELECT, 'wrong' for what SQLite refuses
 */
export function selectFree(db: Database, sql: string): SqlRows {
  try {
    const statement = db.prepare(sql)
    // ATTACH reads nothing and PRAGMA may change the connection: both are refused with everything that writes
    if (!statement.reader || !statement.readonly || /^\s*pragma/i.test(sql.replace(/--[^\n]*|\/\*[\s\S]*?\*\//g, ' ')))
      throw new SqlError('writes', sql)
    return { columns: statement.columns().map(({ name }) => name), rows: statement.all() as Record<string, unknown>[] }
  } catch (error) {
    if (error instanceof SqlError) throw error
    throw new SqlError('wrong', error instanceof Error ? error.message : String(error))
  }
}

const view = { parse: (row: unknown) => row as { name: string; sql: string } }
const views = defineQuery<{ name: string; sql: string }>(view, "SELECT name, sql FROM sqlite_schema WHERE type = 'view' ORDER BY name")

/** The views that are there for people, with the columns of each. */
export function viewsOf(db: Database): { name: string; columns: string[] }[] {
  return all(db, views).map(({ name }) => ({
    name,
    columns: db
      .prepare(`SELECT * FROM "${name}" LIMIT 0`)
      .columns()
      .map((column) => column.name),
  }))
}
