/** What people say of a pair of plans outlives every second reading and comparison: kept by the words of the items, undone, logged. */
import { type Deed, log } from './deed.ts'
import { shaOf } from './queries/plans.ts'
import { all, one, write } from './queries/query.ts'
import { putTaking, takingById, type TakingRow, takingsOf, undoTaking } from './queries/takings.ts'
import type { Database } from './sqlite.ts'

export interface Taking {
  /** the upper plan's item, in its words */
  words: string
  /** the lower plan's items that take it up; none: it is not taken up */
  takers: readonly string[]
  /** null: told from the takers */
  verdict: TakingRow['verdict']
}

function hashes(db: Database, parent: number, child: number): { parent: string; child: string } | null {
  const [upper, lower] = [one(db, shaOf, { plan: parent }), one(db, shaOf, { plan: child })]
  return upper && lower ? { parent: upper.sha256, child: lower.sha256 } : null
}

/** @returns its id, or null where either plan is not held */
export function sayTaken(db: Database, parent: number, child: number, said: Taking, deed: Deed): number | null {
  const pair = hashes(db, parent, child)
  if (!pair) return null
  const { words, takers, verdict } = said
  const stored = { words, takers: JSON.stringify(takers), verdict, note: deed.note ?? null, by: deed.by, at: new Date().toISOString() }
  const id = write(db, putTaking, { ...pair, ...stored })
  log(db, deed.by, 'taken', pair.child, { id, words, takers, verdict, note: deed.note })
  return id
}

/** Takes a word back; an earlier one of the same item counts again. False where there is none that counts. */
export function undoTaken(db: Database, id: number, deed: Deed): boolean {
  const row = one(db, takingById, { id })
  if (!row || row.undone) return false
  write(db, undoTaking, { id })
  log(db, deed.by, 'taken-undo', row.child, { id, words: row.words, note: deed.note })
  return true
}

export function takings(db: Database, parent: number, child: number): TakingRow[] {
  const pair = hashes(db, parent, child)
  return pair ? all(db, takingsOf, pair) : []
}
