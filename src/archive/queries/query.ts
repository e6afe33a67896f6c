/** What a query is: SQL, and the schema of its rows. All SQL of the archive stands in this folder and in migrations. */
import type { Shape } from './row.ts'
import type { Database, Statement } from '../sqlite.ts'

export interface Query<Row> {
  sql: string
  row: Shape<Row>
}

export type Value = string | number | bigint | null | Uint8Array
export type Parameters = Record<string, Value>

/** Names the types; the query itself is plain data. */
export function defineQuery<Row>(row: Shape<Row>, sql: string): Query<Row> {
  return { row, sql }
}

/** A statement that writes; RETURNING gives it rows. */
export function defineWrite(sql: string): Query<unknown> {
  return { row: { parse: (row) => row }, sql }
}

export const MANY = 1_000_000_000

/** The parameters of a page. */
export function paged(page: { limit?: number | undefined; offset?: number | undefined }): Parameters {
  return { limit: page.limit ?? MANY, offset: page.offset ?? 0 }
}

const prepared = new WeakMap<Database, Map<string, Statement>>()

function statement(db: Database, sql: string): Statement {
  const known = prepared.get(db) ?? new Map<string, Statement>()
  prepared.set(db, known)
  const found = known.get(sql) ?? db.prepare(sql)
  known.set(sql, found)
  return found
}

/** All rows, each parsed. */
export function all<Row>(db: Database, query: Query<Row>, parameters: Parameters = {}): Row[] {
  const rows = statement(db, query.sql).all(parameters)
  for (let at = 0; at < rows.length; at += 1) rows[at] = query.row.parse(rows[at])
  return rows as Row[]
}

/** The first row, parsed, or undefined. */
export function one<Row>(db: Database, query: Query<Row>, parameters: Parameters = {}): Row | undefined {
  const row = statement(db, query.sql).get(parameters)
  return row === undefined ? undefined : query.row.parse(row)
}

/** Runs a write; returns the id of the row that it inserted last. */
export function write(db: Database, query: Query<unknown>, parameters: Parameters = {}): number {
  return Number(statement(db, query.sql).run(parameters).lastInsertRowid)
}

/** A condition of a filter, used when its parameter is given. */
export type Conditions = Record<string, string>

/** A base with the conditions whose parameters are given: `base WHERE a AND b tail`. */
export function compose<Row>(
  base: Query<Row>,
  fixed: readonly string[],
  conditions: Conditions,
  given: Parameters,
  tail: string,
): Query<Row> {
  const used = Object.keys(conditions).filter((name) => given[name] !== undefined && given[name] !== null)
  const where = [...fixed, ...used.map((name) => conditions[name])]
  return { row: base.row, sql: `${base.sql}${where.length > 0 ? ` WHERE ${where.join(' AND ')}` : ''} ${tail}` }
}
