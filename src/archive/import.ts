/** Taking a bundle in: as the archive itself where there is none, else document by document, with what people said of them. */
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { extractionSchema } from '../plan/schema.ts'
import { unpackBundle } from './bundle.ts'
import { originalPath, type Staged, stageOriginal } from './originals.ts'
import { unpack } from './pack.ts'
import { layers, storedDocuments } from './queries/merge.ts'
import { contentOf, pathsOf } from './queries/plans.ts'
import { all, one, write } from './queries/query.ts'
import { documentBySha, putPath } from './queries/writes.ts'
import { type Database, explain, openDatabase } from './sqlite.ts'
import { restore, storeDocument } from './store.ts'

export interface Imported {
  /** true: the bundle became the archive */
  whole: boolean
  added: number
  known: number
}

/** Adds what people said there and not here, and lays it over the documents that are held already. */
function mergeLayers(db: Database, from: Database): void {
  const touched = new Set<string>()
  for (const { rows, put } of layers) {
    for (const row of all(from, rows)) {
      const before = db.prepare('SELECT total_changes()').pluck().get() as number
      write(db, put, row)
      const after = db.prepare('SELECT total_changes()').pluck().get() as number
      if (after > before && typeof row.sha256 === 'string') touched.add(row.sha256)
    }
  }
  for (const sha256 of touched) {
    const plan = one(db, documentBySha, { sha256 })?.plan_id
    if (plan) restore(db, plan)
  }
}

/** True: it was not held. */
function mergeOne(db: Database, from: Database, plan: number, copy: Staged | null): boolean {
  const content = one(from, contentOf, { plan })
  if (!content) return false
  const { text, record } = unpack(content.packed)
  const extraction = extractionSchema.parse(JSON.parse(record))
  const { sha256 } = extraction.source
  const row = one(from, documentBySha, { sha256 })
  const paths = all(from, pathsOf, { plan }).map(({ path }) => path)
  const held = one(db, documentBySha, { sha256 })
  const isNew = held?.status !== 'read' || held.plan_id === null
  if (isNew) {
    const arrival = {
      extraction,
      text,
      path: paths[0] ?? extraction.source.path,
      parserVersion: row?.parser_version ?? '',
    }
    storeDocument(db, arrival, all(from, storedDocuments, { plan })[0]?.extension ?? '')
    copy?.settle()
  }
  const document = one(db, documentBySha, { sha256 })?.id ?? 0
  for (const path of paths) write(db, putPath, { document, path, seenAt: new Date().toISOString() })
  return isNew
}

async function merge(folder: string, work: string): Promise<Imported> {
  const from = await openDatabase(join(work, 'archive.db'), false)
  const db = await openDatabase(join(folder, 'archive.db'), false)
  try {
    const documents = all(from, storedDocuments, { plan: null })
    db.transaction(() => mergeLayers(db, from)).immediate()
    let added = 0
    for (const { plan, sha256, extension } of documents) {
      const original = originalPath(work, sha256, extension)
      const isHeld = one(db, documentBySha, { sha256 })?.status === 'read'
      const copy = !isHeld && existsSync(original) ? await stageOriginal(folder, original, sha256, extension) : null
      try {
        if (db.transaction(() => mergeOne(db, from, plan, copy)).immediate()) added += 1
      } finally {
        await copy?.release()
      }
    }
    return { whole: false, added, known: documents.length - added }
  } finally {
    from.close()
    db.close()
  }
}

/** The database is brought up to this release before it takes its place. Another process may have made an archive there meanwhile. */
async function take(folder: string, work: string): Promise<Imported> {
  const db = await openDatabase(join(work, 'archive.db'), false)
  const added = all(db, storedDocuments, { plan: null }).length
  db.close()
  try {
    await rename(work, folder)
  } catch (error) {
    if (existsSync(join(folder, 'archive.db'))) return merge(folder, work)
    throw error
  }
  return { whole: true, added, known: 0 }
}

/**
 * Imports a bundle into the archive of a folder. Nothing is touched before every checksum has been compared.
 * @param folder of the archive; made when absent
 * @throws ArchiveError
 */
export async function importBundle(bundle: string, folder: string): Promise<Imported> {
  const place = resolve(folder)
  const work = join(dirname(place), `.${basename(place)}.${randomUUID()}.part`)
  try {
    await mkdir(dirname(place), { recursive: true })
    await unpackBundle(bundle, work)
    return existsSync(join(place, 'archive.db')) ? await merge(place, work) : await take(place, work)
  } catch (error) {
    throw explain(error, place)
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}
