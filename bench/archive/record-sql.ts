/** Preloaded into a command: writes every statement that it runs, values filled in, to the file BENCH_SQL. */
import { appendFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const Original = require('better-sqlite3')
const cached = require.cache[require.resolve('better-sqlite3')]
const file = process.env.BENCH_SQL ?? '/dev/null'

function Recording(path: string, options: object): object {
  return new Original(path, { ...options, verbose: (sql: string) => appendFileSync(file, `${sql};\n`) })
}
if (cached) cached.exports = Object.assign(Recording, Original)
