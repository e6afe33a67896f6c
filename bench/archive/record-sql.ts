/** Preloaded into a command: writes every statement that it runs, values filled in, to the file BENCH_SQL. */
import { appendFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const Sqlite = createRequire(import.meta.url)('better-sqlite3')
const file = process.env.BENCH_SQL ?? '/dev/null'
const prepare = Sqlite.prototype.prepare

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'NULL'
  if (typeof value === 'number' || typeof value === 'bigint') return String(value)
  return value instanceof Uint8Array ? `x'${Buffer.from(value).toString('hex')}'` : `'${String(value).replaceAll("'", "''")}'`
}

Sqlite.prototype.prepare = function (sql: string) {
  const statement = prepare.call(this, sql)
  for (const name of ['all', 'get', 'run']) {
    const own = statement[name]
    statement[name] = (values: Record<string, unknown> = {}) => {
      appendFileSync(file, `${sql.replace(/@(\p{L}[\p{L}\p{N}]*)/gu, (_, parameter: string) => literal(values[parameter]))};\n`)
      return own.call(statement, values)
    }
  }
  return statement
}
