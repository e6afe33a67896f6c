/** An archive as one thing to carry: the database as it is at one moment, the originals, and a list of their checksums. */
import { randomUUID } from 'node:crypto'
import { copyFile, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { z } from 'zod'
import { hashFile, originalPath } from './originals.ts'
import { all } from './queries/query.ts'
import * as care from './queries/care.ts'
import { ArchiveError, type Database, explain, openDatabase } from './sqlite.ts'
import { readTar, type TarEntry, writeTar } from './tar.ts'
import type { Flaw } from './verify.ts'

const MANIFEST = 'manifest.json'
const DATABASE = 'archive.db'
const NAMES = /^(?:manifest\.json|archive\.db|originals\/[0-9a-f]{2}\/[0-9a-f]{64}(?:\.[a-z0-9]{1,8})?)$/

const manifestSchema = z.object({
  format: z.literal('kehoach-bundle'),
  version: z.literal(1),
  made: z.string(),
  files: z.array(z.object({ path: z.string().regex(NAMES), sha256: z.string().length(64), bytes: z.int().nonnegative() })),
})
type Manifest = z.infer<typeof manifestSchema>

export interface Bundled {
  path: string
  originals: number
  bytes: number
  /** originals that are missing or changed: they are not in the bundle */
  flaws: Flaw[]
}

interface Piece {
  path: string
  sha256: string
  bytes: number
  from: string
}

/** What is read in one transaction, so that others may go on writing. */
function snapshot(db: Database, path: string): void {
  db.prepare('VACUUM INTO ?').run(path)
}

async function originalsOf(path: string): Promise<{ sha256: string; extension: string }[]> {
  const db = await openDatabase(path, true)
  try {
    return all(db, care.keptOriginals)
  } finally {
    db.close()
  }
}

/** The sound originals of a snapshot. Originals never change and never go, so that they can be read after it. */
async function collect(folder: string, snapshotPath: string): Promise<{ pieces: Piece[]; flaws: Flaw[] }> {
  const pieces: Piece[] = []
  const flaws: Flaw[] = []
  for (const { sha256, extension } of await originalsOf(snapshotPath)) {
    const path = originalPath('', sha256, extension).replaceAll('\\', '/')
    const from = originalPath(folder, sha256, extension)
    const found = await hashFile(from).catch(() => null)
    if (found?.sha256 === sha256) pieces.push({ path, from, ...found })
    else flaws.push({ kind: found ? 'changed' : 'missing', what: path })
  }
  return { pieces, flaws }
}

function manifestOf(pieces: readonly Piece[]): string {
  const files = pieces.map(({ path, sha256, bytes }) => ({ path, sha256, bytes }))
  const manifest: Manifest = { format: 'kehoach-bundle', version: 1, made: new Date().toISOString(), files }
  return `${JSON.stringify(manifest, null, 1)}\n`
}

async function writeFolder(target: string, pieces: readonly Piece[], manifest: string): Promise<void> {
  for (const { path, from } of pieces) {
    await mkdir(dirname(join(target, path)), { recursive: true })
    await copyFile(from, join(target, path))
  }
  await writeFile(join(target, MANIFEST), manifest)
}

async function writeFileBundle(target: string, pieces: readonly Piece[], manifest: string): Promise<void> {
  const content = Buffer.from(manifest)
  const entries: TarEntry[] = pieces.map(({ path, bytes, from }) => ({ name: path, bytes, from }))
  await writeTar(target, [...entries, { name: MANIFEST, bytes: content.length, from: content }])
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )
}

/** A folder is asked for by a "/" at the end, or by being there. */
async function wantsFolder(target: string): Promise<boolean> {
  return /[/\\]$/.test(target) || isFolder(target)
}

/**
 * Writes a bundle beside its place and moves it there when it is whole. An older file goes only then; a folder must be empty or absent.
 * @param target a file (tar), or a folder
 * @throws ArchiveError
 */
export async function writeBundle(folder: string, db: Database, target: string): Promise<Bundled> {
  const place = resolve(target)
  const work = join(dirname(place), `.${basename(place)}.${randomUUID()}.part`)
  try {
    const asFolder = await wantsFolder(target)
    if (asFolder && (await readdir(place).catch(() => [])).length > 0) throw new ArchiveError('occupied', place)
    await mkdir(work)
    snapshot(db, join(work, DATABASE))
    const { pieces, flaws } = await collect(folder, join(work, DATABASE))
    const database: Piece = { path: DATABASE, from: join(work, DATABASE), ...(await hashFile(join(work, DATABASE))) }
    const manifest = manifestOf([database, ...pieces])
    if (asFolder) {
      await writeFolder(work, pieces, manifest)
      await rm(place, { recursive: true, force: true })
      await rename(work, place)
    } else {
      await writeFileBundle(join(work, 'bundle'), [database, ...pieces], manifest)
      await rename(join(work, 'bundle'), place)
    }
    return { path: place, originals: pieces.length, bytes: [database, ...pieces].reduce((sum, { bytes }) => sum + bytes, 0), flaws }
  } catch (error) {
    throw explain(error, place)
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

async function copyFolder(from: string, to: string): Promise<void> {
  for (const entry of await readdir(from, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name).slice(from.length + 1)
    if (!NAMES.test(path.replaceAll('\\', '/'))) throw new Error(`an unexpected name: ${path}`)
    await mkdir(dirname(join(to, path)), { recursive: true })
    await copyFile(join(from, path), join(to, path))
  }
}

async function compare(work: string): Promise<Manifest> {
  const manifest = manifestSchema.parse(JSON.parse(await readFile(join(work, MANIFEST), 'utf8')))
  const entries = await readdir(work, { recursive: true, withFileTypes: true })
  const count = entries.filter((entry) => entry.isFile()).length
  if (count !== manifest.files.length + 1) throw new Error(`expected ${manifest.files.length + 1} files, got ${count}`)
  for (const { path, sha256 } of manifest.files) {
    if ((await hashFile(join(work, path))).sha256 !== sha256) throw new Error(`another checksum: ${path}`)
    if (path.startsWith('originals/') && !basename(path).startsWith(sha256)) throw new Error(`another name: ${path}`)
  }
  if (!manifest.files.some(({ path }) => path === DATABASE)) throw new Error('no database')
  return manifest
}

/**
 * Unpacks a bundle into a new folder and compares every checksum.
 * @param work must not exist
 * @throws ArchiveError 'bundle' when anything differs
 */
export async function unpackBundle(bundle: string, work: string): Promise<void> {
  try {
    await mkdir(work, { recursive: true })
    if (await isFolder(bundle)) await copyFolder(resolve(bundle), work)
    else await readTar(bundle, work, NAMES)
    await compare(work)
    await rm(join(work, MANIFEST))
    await mkdir(join(work, 'originals'), { recursive: true })
  } catch (error) {
    const known = explain(error, work)
    if (known instanceof ArchiveError) throw known
    const what =
      error instanceof z.ZodError || error instanceof SyntaxError ? MANIFEST : error instanceof Error ? error.message : String(error)
    throw new ArchiveError('bundle', `${bundle}: ${what}`)
  }
}
