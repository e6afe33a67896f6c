/** Several processes that make one archive at the same moment. */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { makeFolder } from './factory.ts'

const SQLITE = new URL('../../src/archive/sqlite.ts', import.meta.url).href
/** Loads first, then waits for the agreed moment, so that all of them open together. */
const OPEN = `
  const { openDatabase } = await import(process.argv[1])
  while (Date.now() < Number(process.argv[3]));
  const db = await openDatabase(process.argv[2], false)
  console.log(db.pragma('journal_mode', { simple: true }))
`

test('a database made by several at once opens for each of them', async () => {
  const folder = makeFolder()
  for (let round = 0; round < 5; round += 1) {
    const args = ['--input-type=module', '-e', OPEN, SQLITE, join(folder, `${round}.db`), String(Date.now() + 600)]
    const all = await Promise.all(Array.from({ length: 5 }, () => promisify(execFile)(process.execPath, args)))
    expect(all.map(({ stdout }) => stdout.trim())).toEqual(Array.from({ length: 5 }, () => 'wal'))
  }
})
