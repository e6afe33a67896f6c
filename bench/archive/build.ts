/**
 * An archive of many plans, built by the function that stores every document, some hundred documents a transaction instead of one.
 * Left out: the originals on disk, and one line of the log for each document.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type Database, openDatabase } from '../../src/archive/sqlite.ts'
import { storeDocument } from '../../src/archive/store.ts'
import { documentOf } from './document.ts'

const BATCH = 250

export interface Built {
  /** bytes of canonical text, UTF-8 */
  text: number
  tasks: number
  seconds: number
}

function storeBatch(db: Database, from: number, to: number, sum: Built): void {
  for (let index = from; index < to; index += 1) {
    const { extraction, text } = documentOf(index)
    storeDocument(db, { extraction, text, path: `/${extraction.source.path}`, parserVersion: 'bench' }, 'docx')
    sum.text += Buffer.byteLength(text)
    sum.tasks += extraction.plan?.tasks.length ?? 0
  }
}

/** Builds `plans` documents into the archive of a folder. */
export async function build(folder: string, plans: number): Promise<Built> {
  mkdirSync(join(folder, 'originals'), { recursive: true })
  const db = await openDatabase(join(folder, 'archive.db'), false)
  db.pragma('synchronous = OFF')
  db.pragma('cache_size = -400000')
  const sum: Built = { text: 0, tasks: 0, seconds: 0 }
  const begun = performance.now()
  for (let from = 0; from < plans; from += BATCH) {
    db.transaction(() => storeBatch(db, from, Math.min(plans, from + BATCH), sum)).immediate()
    const seconds = (performance.now() - begun) / 1000
    if (from % 5000 === 0) console.error(`${from + BATCH} documents, ${seconds.toFixed(0)} s`)
  }
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
  return { ...sum, seconds: (performance.now() - begun) / 1000 }
}
