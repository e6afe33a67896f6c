/** The measures of an archive, each a ratio or a difference with its aim. */
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openArchive } from '../../src/archive/archive.ts'
import { unpack } from '../../src/archive/pack.ts'
import { type Database, openDatabase } from '../../src/archive/sqlite.ts'
import { storeDocument } from '../../src/archive/store.ts'
import { documentOf } from './document.ts'
import { bareNode, best, kehoach, time } from './process.ts'

export interface Measure {
  name: string
  value: number
  unit: string
  aim: number
  /** what the value is made of */
  detail: string
}

const ROUNDS = 7
const OPEN_AIM = 60
const SHELL_AIM = 3

function ms(value: number): string {
  return `${value.toFixed(0)} ms`
}

/** Commands that open an archive, without much to print. */
export function opening(folder: string, wanted: (name: string) => boolean): Measure[] {
  const commands = [
    ['list', '--limit', '1'],
    ['tasks', '--limit', '1'],
    ['show', '#1'],
    ['tree', '#1'],
    ['agencies', '--help'],
  ].filter((args) => wanted(`open: ${args.join(' ')}`))
  if (commands.length === 0) return []
  const [node = 0, ...times] = best([bareNode, ...commands.map((args) => kehoach(folder, args))], 2 * ROUNDS)
  return commands.map((args, at) => {
    const value = (times[at] ?? 0) - node
    return { name: `open: ${args.join(' ')}`, value, unit: 'ms', aim: OPEN_AIM, detail: `${ms(times[at] ?? 0)} − ${ms(node)} (node -e 0)` }
  })
}

/** The statements that a command runs, without those that open the database. */
function statementsOf(folder: string, args: readonly string[], work: string): string {
  const file = join(work, `${args[0]}.sql`)
  rmSync(file, { force: true })
  time(kehoach(folder, args, { node: ['--import', join(import.meta.dirname, 'record-sql.ts')], env: { BENCH_SQL: file } }))
  return file
}

/** A whole command against the same SQL in the shell of SQLite and Node's own start. */
export function against(folder: string, work: string, args: readonly string[]): Measure {
  const file = statementsOf(folder, args, work)
  const input = openSync(file, 'r')
  closeSync(input)
  const shell = { command: 'sh', args: ['-c', `sqlite3 -readonly "${join(folder, 'archive.db')}" < "${file}"`] }
  const [node = 0, own = 0, sql = 0] = best([bareNode, kehoach(folder, args), shell], ROUNDS)
  const count = readFileSync(file, 'utf8').split(';\n').length - 1
  const detail = `${ms(own)} : (${ms(sql)} sqlite3 + ${ms(node)} node), ${count} statements`
  return { name: args.join(' '), value: own / (sql + node), unit: '×', aim: SHELL_AIM, detail }
}

/** Two words searched for in this process. */
export async function searching(folder: string, words: readonly string[]): Promise<Measure[]> {
  const archive = await openArchive(folder, { readonly: true })
  const measures: Measure[] = []
  for (const typed of words) {
    let value = Number.POSITIVE_INFINITY
    let found = 0
    for (let round = 0; round < ROUNDS; round += 1) {
      const begun = performance.now()
      found = (await archive.search(typed)).length
      value = Math.min(value, performance.now() - begun)
    }
    measures.push({ name: `search ${typed}`, value, unit: 'ms', aim: 100, detail: `${found} shown` })
  }
  await archive.close()
  return measures
}

const DOCUMENTS = 200

/** Milliseconds of each of some documents, one transaction each, as the store does it. */
function storing(db: Database, from: number): number[] {
  return Array.from({ length: DOCUMENTS }, (_, turn) => {
    const { extraction, text } = documentOf(from + turn)
    const arrival = { extraction, text, path: `/${extraction.source.path}`, parserVersion: 'bench' }
    const begun = performance.now()
    db.transaction(() => storeDocument(db, arrival, 'docx')).immediate()
    return performance.now() - begun
  })
}

function mean(times: readonly number[]): number {
  return times.reduce((sum, each) => sum + each, 0) / times.length
}

/** One more document, in an empty archive and in this one; in turns. */
export async function oneMore(folder: string): Promise<Measure> {
  const full = await openDatabase(join(folder, 'archive.db'), false)
  const held = full.prepare('SELECT count(*) FROM plans').pluck().get() as number
  const empty: number[] = []
  const more: number[] = []
  for (let turn = 0; turn < 5; turn += 1) {
    const scratch = mkdtempSync(join(tmpdir(), 'kehoach-bench-'))
    const db = await openDatabase(join(scratch, 'archive.db'), false)
    const from = held + turn * DOCUMENTS
    const first = mean(storing(db, from))
    const second = mean(storing(full, from))
    if (turn > 0) {
      empty.push(first)
      more.push(second)
    }
    db.close()
    rmSync(scratch, { recursive: true })
  }
  full.close()
  const [least, own] = [Math.min(...empty), Math.min(...more)]
  return {
    name: 'one more document',
    value: own / least,
    unit: '×',
    aim: 1.2,
    detail: `${own.toFixed(2)} ms : ${least.toFixed(2)} ms in an empty archive`,
  }
}

/** Bytes of the database for each byte of canonical text. */
export async function size(folder: string): Promise<Measure> {
  const path = join(folder, 'archive.db')
  const db = await openDatabase(path, false)
  db.pragma('wal_checkpoint(TRUNCATE)')
  let text = 0
  for (const { packed } of db.prepare('SELECT packed FROM contents').iterate() as Iterable<{ packed: Uint8Array }>)
    text += Buffer.byteLength(unpack(packed).text)
  db.close()
  const bytes = statSync(path).size
  const detail = `${(bytes / 1e6).toFixed(0)} MB : ${(text / 1e6).toFixed(0)} MB of text`
  return { name: 'size of the database', value: bytes / text, unit: '×', aim: 2, detail }
}
