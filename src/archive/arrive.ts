/** A document comes: its original and its record together, once, however many processes bring it at the same moment. */
import type { Arrival, Stored } from './archive.ts'
import { log } from './deed.ts'
import { known, meet } from './held.ts'
import { extensionOf, type Staged, stageOriginal } from './originals.ts'
import { doubts } from './queries/plans.ts'
import { one } from './queries/query.ts'
import type { Database } from './sqlite.ts'
import { storeDocument } from './store.ts'

function put(db: Database, by: string, arrival: Arrival, again: boolean, copy: Staged | null): Stored {
  const { sha256 } = arrival.extraction.source
  const before = known(db, sha256)
  const warnings = (plan: number) => one(db, doubts, { plan })?.warnings ?? 0
  if (before?.status === 'read' && !again) {
    meet(db, sha256, arrival.path)
    return { plan: before.plan, fresh: false, doubts: warnings(before.plan) }
  }
  const plan = storeDocument(db, arrival, extensionOf(arrival.path))
  log(db, by, before?.status === 'read' ? 'reread' : 'store', sha256, { parser: arrival.parserVersion })
  if (before?.status !== 'read') copy?.settle()
  return { plan, fresh: true, doubts: warnings(plan) }
}

/** Stores what was read of a document; `again` replaces an earlier reading. */
export async function arrive(db: Database, folder: string, by: string, arrival: Arrival, again: boolean): Promise<Stored> {
  const { sha256 } = arrival.extraction.source
  const isHeld = known(db, sha256)?.status === 'read'
  const copy = isHeld ? null : await stageOriginal(folder, arrival.file ?? arrival.path, sha256, extensionOf(arrival.path))
  try {
    return db.transaction(() => put(db, by, arrival, again, copy)).immediate()
  } finally {
    await copy?.release()
  }
}
