/** The one file that loads better-sqlite3: opening a database, its settings, its migrations. */
import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import type { Database, Statement } from 'better-sqlite3'

export type { Database, Statement }

/** "KHoa" in ASCII: how `file` and we know an archive. */
const APPLICATION_ID = 0x4b486f61
/** How long a writer waits for another; KEHOACH_LOCK_SECONDS says otherwise. */
const BUSY_MS = 1000 * (Number(process.env.KEHOACH_LOCK_SECONDS) || 30)
const WAL_PAUSE_MS = 20
/** What is written soon after each other often lies on the same pages: of 4 KB, so 16 MB. */
const CHECKPOINT_PAGES = 4000
/** at most; the indexes of a large archive want it */
const CACHE_KB = 64_000
const MIGRATIONS = new URL('./migrations/', import.meta.url)

/** Why a database cannot be used; the wording is found under `archive.<reason>`. */
export class ArchiveError extends Error {
  readonly reason:
    | 'absent'
    | 'outdated'
    | 'foreign'
    | 'newer'
    | 'locked'
    | 'unwritable'
    | 'damaged'
    | 'full'
    | 'disk'
    | 'changed'
    | 'bundle'
    | 'occupied'
  readonly path: string
  constructor(reason: ArchiveError['reason'], path: string, options?: ErrorOptions) {
    super(`archive ${reason}: ${path}`, options)
    this.name = 'ArchiveError'
    this.reason = reason
    this.path = path
  }
}

const REASONS: readonly (readonly [prefix: string, reason: ArchiveError['reason']])[] = [
  ['SQLITE_BUSY', 'locked'],
  ['SQLITE_LOCKED', 'locked'],
  ['SQLITE_READONLY', 'unwritable'],
  ['SQLITE_CANTOPEN', 'unwritable'],
  ['SQLITE_PERM', 'unwritable'],
  ['EACCES', 'unwritable'],
  ['EROFS', 'unwritable'],
  ['EPERM', 'unwritable'],
  ['ENOTDIR', 'unwritable'],
  ['ENOTEMPTY', 'occupied'],
  ['EEXIST', 'unwritable'],
  ['SQLITE_FULL', 'full'],
  ['ENOSPC', 'full'],
  ['EFBIG', 'full'],
  ['EDQUOT', 'full'],
  ['SQLITE_IOERR', 'disk'],
  ['EIO', 'disk'],
  ['SQLITE_CORRUPT', 'damaged'],
  ['SQLITE_NOTADB', 'foreign'],
]

/** Turns what SQLite or the file system says into an {@link ArchiveError}; anything else is returned as it came. */
export function explain(error: unknown, path: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const known = REASONS.find(([prefix]) => code.startsWith(prefix))
  return known ? new ArchiveError(known[1], path, { cause: error }) : error
}

/** A step from the schema before to the one of this version. */
export interface Migration {
  version: number
  sql: string
}

/** The migrations in order; the number before the first "-" is the version that each leads to. */
export function migrations(): Migration[] {
  return readdirSync(MIGRATIONS)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => ({ version: Number.parseInt(name, 10), sql: readFileSync(new URL(name, MIGRATIONS), 'utf8') }))
}

function version(db: Database): number {
  return db.pragma('user_version', { simple: true }) as number
}

/** A database that is ours is empty or bears our mark; both are read at one moment, since another process may be making it. */
function check(db: Database, path: string, newest: number): void {
  const [mark, empty, held] = db.transaction(() => [
    db.pragma('application_id', { simple: true }),
    db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0,
    version(db),
  ])()
  if (mark !== APPLICATION_ID && !empty) throw new ArchiveError('foreign', path)
  if (Number(held) > newest) throw new ArchiveError('newer', path)
}

/** Each migration is one transaction; another process may have been faster, so the version is read again inside. */
function migrate(db: Database, steps: readonly Migration[]): void {
  for (const step of steps) {
    if (version(db) >= step.version) continue
    db.transaction(() => {
      if (version(db) >= step.version) return
      db.exec(step.sql)
      db.pragma(`user_version = ${step.version}`)
      db.pragma(`application_id = ${APPLICATION_ID}`)
    }).immediate()
  }
}

/** Two processes that make an archive at once: SQLite refuses the second this change without waiting, so we wait. */
async function useWal(db: Database): Promise<void> {
  for (let waited = 0; ; waited += WAL_PAUSE_MS) {
    try {
      db.pragma('journal_mode = WAL')
      return
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY') || waited >= BUSY_MS) throw error
      await setTimeout(WAL_PAUSE_MS)
    }
  }
}

async function prepare(db: Database, path: string, readonly: boolean, steps: readonly Migration[]): Promise<void> {
  db.pragma(`busy_timeout = ${BUSY_MS}`)
  const newest = steps.at(-1)?.version ?? 0
  check(db, path, newest)
  db.pragma('foreign_keys = ON')
  db.pragma(`cache_size = -${CACHE_KB}`)
  if (readonly) {
    if (version(db) < newest) throw new ArchiveError('outdated', path)
    return
  }
  await useWal(db)
  db.pragma('synchronous = FULL')
  db.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`)
  migrate(db, steps)
}

/**
 * Opens the database of an archive.
 * @param path of archive.db; made when absent, unless `readonly`
 * @param steps the migrations of this release, unless told otherwise
 * @throws ArchiveError
 */
export async function openDatabase(path: string, readonly: boolean, steps: readonly Migration[] = migrations()): Promise<Database> {
  const { default: Sqlite } = await import('better-sqlite3')
  let db: Database | undefined
  try {
    db = new Sqlite(path, { readonly, fileMustExist: readonly, timeout: BUSY_MS })
    await prepare(db, path, readonly, steps)
    return db
  } catch (error) {
    db?.close()
    throw explain(error, path)
  }
}
