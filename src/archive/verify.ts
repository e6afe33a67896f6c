/** Whether an archive is whole: originals against their hashes, the database, the links, the search index. */
import { readdir, stat } from 'node:fs/promises'
import { basename, join, relative } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { hashFile, originalPath, UNSETTLED } from './originals.ts'
import { all, type Query } from './queries/query.ts'
import * as care from './queries/care.ts'
import type { Database } from './sqlite.ts'

export interface Flaw {
  kind: 'missing' | 'changed' | 'orphan' | 'database' | 'link' | 'search'
  /** a file inside the archive, a table, a plan */
  what: string
}

async function originalFlaw(folder: string, sha256: string, extension: string): Promise<Flaw | null> {
  const path = originalPath(folder, sha256, extension)
  const what = relative(folder, path)
  try {
    return (await hashFile(path)).sha256 === sha256 ? null : { kind: 'changed', what }
  } catch {
    return { kind: 'missing', what }
  }
}

/** A copy that another process works on is named before its record is written, and lies there unnamed for longer. */
const LOOKS = 4
const PAUSE_MS = 250
const UNDERWAY_MS = 60_000

async function isYoung(path: string): Promise<boolean> {
  return stat(path).then(
    ({ ctimeMs }) => Date.now() - ctimeMs < UNDERWAY_MS,
    () => true,
  )
}

/** Files that no document owns; for a young one the document may be on its way. */
async function unowned(folder: string, db: Database): Promise<{ path: string; young: boolean }[]> {
  const entries = await readdir(join(folder, 'originals'), { recursive: true, withFileTypes: true }).catch(() => [])
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const owned = new Set(all(db, care.keptOriginals).map(({ sha256, extension }) => originalPath(folder, sha256, extension)))
  return Promise.all(files.filter((path) => !owned.has(path)).map(async (path) => ({ path, young: await isYoung(path) })))
}

/** Files that no document owns: left by a run that was killed between the copy and the record. What may be on its way is looked at again. */
async function orphans(folder: string, db: Database): Promise<Flaw[]> {
  let found = await unowned(folder, db)
  for (let look = 1; look < LOOKS && found.some(({ young }) => young); look += 1) {
    await wait(PAUSE_MS)
    const still = new Set((await unowned(folder, db)).map(({ path }) => path))
    found = found.filter(({ path }) => still.has(path))
  }
  return found
    .filter(({ path, young }) => !(young && UNSETTLED.test(basename(path))))
    .map(({ path }) => ({ kind: 'orphan', what: relative(folder, path) }))
}

function rowsOf<Row>(db: Database, query: Query<Row>, kind: Flaw['kind'], what: (row: Row) => string): Flaw[] {
  return all(db, query).map((row) => ({ kind, what: what(row) }))
}

function databaseFlaws(db: Database): Flaw[] {
  return [
    ...rowsOf(db, care.integrity, 'database', (row) => row.integrity_check).filter(({ what }) => what !== 'ok'),
    ...rowsOf(db, care.foreignKeys, 'database', (row) => `${row.table} → ${row.parent}`),
    ...rowsOf(db, care.brokenLinks, 'link', (row) => `ref ${row.ref}`),
    ...rowsOf(db, care.bareGaps, 'search', (row) => `#${row.plan}`),
    ...rowsOf(db, care.exactGaps, 'search', (row) => `#${row.plan}`),
  ]
}

/** Everything that is wrong with an archive; an orphan is harmless, the rest is not. */
export async function verify(folder: string, db: Database): Promise<{ originals: number; flaws: Flaw[] }> {
  const kept = all(db, care.keptOriginals)
  const flaws: Flaw[] = []
  for (const { sha256, extension } of kept) {
    const flaw = await originalFlaw(folder, sha256, extension)
    if (flaw) flaws.push(flaw)
  }
  return { originals: kept.length, flaws: [...databaseFlaws(db), ...flaws, ...(await orphans(folder, db))] }
}
