/** What people do to an archive: correct, undo, judge, set the status of a task. Each runs inside one transaction and is logged. */
import type { AnyField } from '../plan/fields.ts'
import { extractionSchema, type Plan } from '../plan/schema.ts'
import { itemAt, readingOf } from './corrections.ts'
import { unpack } from './pack.ts'
import { type Deed, log } from './deed.ts'
import * as people from './queries/people.ts'
import { contentOf, shaOf } from './queries/plans.ts'
import { all, one, type Parameters, write } from './queries/query.ts'
import * as review from './queries/review.ts'
import type { Database } from './sqlite.ts'
import { restore } from './store.ts'

export type Verdict = 'accepted' | 'dismissed'
export type Status = 'open' | 'done' | 'dropped'

/** What the program itself read of a plan, without corrections. */
export function readingOfPlan(db: Database, plan: number): { reading: Plan; sha256: string } | null {
  const content = one(db, contentOf, { plan })
  const held = one(db, shaOf, { plan })
  const reading = content && extractionSchema.parse(JSON.parse(unpack(content.packed).record)).plan
  return reading && held ? { reading, sha256: held.sha256 } : null
}

/**
 * Puts a value right.
 * @param place of the item in its list, from 0; null for a field of the head
 * @returns the correction's id, or null where the plan has no such item
 */
export function correctField(db: Database, plan: number, field: AnyField, place: number | null, value: unknown, deed: Deed): number | null {
  const held = readingOfPlan(db, plan)
  const found = held && itemAt(held.reading, field.list, place)
  if (!held || !found) return null
  const { sha256 } = held
  const { item, words } = found
  const reading = field.get(found.target)
  const said: Parameters = { sha256, list: field.list, item, words, field: field.name, note: deed.note ?? null, by: deed.by }
  const stored = { value: JSON.stringify(value), reading: JSON.stringify(reading), at: new Date().toISOString() }
  const id = write(db, people.putCorrection, { ...said, ...stored })
  log(db, deed.by, 'correct', sha256, { id, list: field.list, words, field: field.name, value, reading, note: deed.note })
  restore(db, plan)
  return id
}

/** Takes a correction back; an earlier one of the same field counts again. False where there is none that counts. */
export function undo(db: Database, id: number, deed: Deed): boolean {
  const row = one(db, people.correctionById, { id })
  if (!row || row.undone) return false
  write(db, people.undoCorrection, { id })
  log(db, deed.by, 'undo', row.sha256, { id, field: row.field, value: row.value, note: deed.note })
  if (row.plan !== null) restore(db, row.plan)
  return true
}

/** A correction in doubt: accepting takes the newer reading, dismissing keeps the correction. */
function judgeCorrection(db: Database, id: number, verdict: Verdict, deed: Deed): boolean {
  const row = one(db, people.correctionById, { id })
  if (!row || row.undone || row.plan === null) return false
  if (verdict === 'accepted') return undo(db, id, deed)
  const held = readingOfPlan(db, row.plan)
  if (row.standing === 'conflicts' && held)
    write(db, people.keepCorrection, { id, reading: JSON.stringify(readingOf(held.reading, row) ?? null) })
  return putVerdict(db, row.sha256, `c${id}-${row.standing}`, verdict, deed)
}

function putVerdict(db: Database, sha256: string, item: string, verdict: Verdict, deed: Deed): boolean {
  const note = deed.note ?? null
  write(db, people.putVerdict, { sha256, item, verdict, note, by: deed.by, at: new Date().toISOString() })
  log(db, deed.by, verdict === 'accepted' ? 'accept' : 'dismiss', sha256, { item, note: deed.note })
  return true
}

/** The identity that a review item's id means: "12-3f9a2c" in plan 12. */
function itemOf(db: Database, plan: number, short: string): string | null {
  const citation = /^r(\d{1,6})$/.exec(short)
  if (citation) return one(db, review.citationItem, { plan, place: Number(citation[1]) - 1 })?.item ?? null
  const [hex = '', turn] = short.split('-')
  const items = all(db, review.itemsLike, { plan, like: `${hex}%` }).map(({ item }) => item)
  const meant = items.filter((item) => item.split('-')[1] === turn)
  return meant.length === 1 ? (meant[0] ?? null) : null
}

/** Judges one review item; false where there is none with this id. */
export function judge(db: Database, id: string, verdict: Verdict, deed: Deed): boolean {
  const correction = /^c(\d{1,12})$/.exec(id)
  if (correction) return judgeCorrection(db, Number(correction[1]), verdict, deed)
  const [, plan, short] = /^#?(\d{1,12})-(r\d{1,6}|[0-9a-f]{4,12}(?:-\d{1,5})?)$/.exec(id) ?? []
  const held = plan === undefined ? undefined : one(db, shaOf, { plan: Number(plan) })
  const item = held && short !== undefined ? itemOf(db, Number(plan), short) : null
  return held && item !== null ? putVerdict(db, held.sha256, item, verdict, deed) : false
}

/**
 * Sets the status of a task.
 * @param wanted its number in the plan, from 1, or its section ("III.1") where that is one task's alone
 * @returns the task's number, or null where there is none
 */
export function setStatus(db: Database, plan: number, wanted: string, status: Status, day: string | null, deed: Deed): number | null {
  const held = one(db, shaOf, { plan })
  const places = all(db, review.taskPlaces, { plan })
  const meant = /^\d+$/.test(wanted)
    ? places.filter(({ position }) => position === Number(wanted) - 1)
    : places.filter(({ section }) => section === wanted)
  const [task] = meant
  if (!held || !task || meant.length > 1) return null
  const { sha256 } = held
  const { key: item, text: words } = task
  const note = deed.note ?? null
  write(db, people.putStatus, { sha256, item, words, status, day, note, by: deed.by, at: new Date().toISOString() })
  write(db, people.setTaskStatus, { plan, item, status, day })
  log(db, deed.by, 'status', sha256, { task: task.position + 1, words, status, day, note: deed.note })
  return task.position + 1
}
