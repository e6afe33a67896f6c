/** What people decided of bodies, laid over what documents say. */
import { allDecisions, type DecisionRow, decisionById, decisions, putDecision, undoDecision } from './queries/agencies.ts'
import { all, one, write } from './queries/query.ts'
import { type Deed, log } from './deed.ts'
import type { Database } from './sqlite.ts'

export interface Decided {
  /** the body that a body is, by people's word; itself where nobody said anything */
  rootOf(body: string): string
  /** the name that people gave to a body */
  nameOf(body: string): string | null
  /** none at all */
  empty: boolean
  rows: readonly DecisionRow[]
}

export function decided(db: Database): Decided {
  const rows = all(db, decisions)
  const into = new Map(rows.flatMap(({ kind, body, value }) => (kind === 'merge' ? [[body, value] as const] : [])))
  const names = new Map(rows.flatMap(({ kind, body, value }) => (kind === 'rename' ? [[body, value] as const] : [])))
  const rootOf = (body: string): string => {
    const passed = new Set<string>()
    let root = body
    for (let next = into.get(root); next !== undefined && !passed.has(root); next = into.get(root)) {
      passed.add(root)
      root = next
    }
    return root
  }
  return { rootOf, nameOf: (body) => names.get(body) ?? null, empty: rows.length === 0, rows }
}

/** Merging A into B, or naming A. False where it would say that a body is itself, by whatever way. */
export function decide(db: Database, kind: 'merge' | 'rename', body: string, value: string, deed: Deed): boolean {
  if (kind === 'merge' && decided(db).rootOf(value) === decided(db).rootOf(body)) return false
  const id = write(db, putDecision, { kind, body, value, note: deed.note ?? null, by: deed.by, at: new Date().toISOString() })
  log(db, deed.by, `agency-${kind}`, null, { id, body, value, note: deed.note })
  return true
}

/** Takes a decision back; an earlier one of the same body counts again. False where there is none that counts. */
export function undoDecided(db: Database, id: number, deed: Deed): boolean {
  const row = one(db, decisionById, { id })
  if (!row || row.undone) return false
  write(db, undoDecision, { id })
  log(db, deed.by, 'agency-undo', null, { id, kind: row.kind, body: row.body, value: row.value, note: deed.note })
  return true
}

export function everyDecision(db: Database): DecisionRow[] {
  return all(db, allDecisions)
}
