/** Corrections are a layer of their own: the reading stays as it was read, and what people put right is laid over it. */
import { type AnyField, fields, type List, sameValue } from '../plan/fields.ts'
import type { Plan } from '../plan/schema.ts'
import { bare } from '../text/fold.ts'
import { referenceKeys, signatoryKeys, taskKeys, wordsOf } from './identity.ts'
import type { CorrectionRow } from './queries/people.ts'

export type Standing = CorrectionRow['standing']

/** A reading with the corrections that count. */
export interface Corrected {
  plan: Plan
  /** what the reading says of each correction, by its id */
  standings: Map<number, Standing>
  /** documents that people named as meant, by the citation's place */
  chosen: Map<number, string>
}

/** Less than this is no help in finding an item whose words were cut differently. */
const TELLING = 20

/** The keys and the words of each list of a reading. */
function items(plan: Plan, list: Exclude<List, ''>): { keys: string[]; words: string[]; targets: readonly object[] } {
  switch (list) {
    case 'tasks':
      return { keys: taskKeys(plan.tasks), words: plan.tasks.map(wordsOf.tasks), targets: plan.tasks }
    case 'references':
      return { keys: referenceKeys(plan.references), words: plan.references.map(wordsOf.references), targets: plan.references }
    case 'signatories':
      return { keys: signatoryKeys(plan.signatories), words: plan.signatories.map(wordsOf.signatories), targets: plan.signatories }
  }
}

/** The place of an item: by its key; else of the one item whose words hold the old ones, or are held by them. */
export function placeOf(keys: readonly string[], words: readonly string[], item: string, said: string): number {
  const place = keys.indexOf(item)
  if (place >= 0) return place
  const old = bare(said)
  if (old.length < TELLING) return -1
  const like = words.flatMap((each, at) => {
    const now = bare(each)
    return now.length >= TELLING && (now.includes(old) || old.includes(now)) ? [at] : []
  })
  return like.length === 1 ? (like[0] ?? -1) : -1
}

/** The item of a list by its place, or the plan itself; null where the place is beyond the list. */
export function itemAt(plan: Plan, list: List, place: number | null): { target: object; item: string; words: string } | null {
  if (list === '') return { target: plan, item: '', words: '' }
  const { keys, words, targets } = items(plan, list)
  const target = targets[place ?? -1]
  return target ? { target, item: keys[place ?? 0] ?? '', words: words[place ?? 0] ?? '' } : null
}

function find(plan: Plan, row: CorrectionRow): { target: object; place: number } | null {
  if (row.list === '') return { target: plan, place: 0 }
  const { keys, words, targets } = items(plan, row.list)
  const place = placeOf(keys, words, row.item, row.words)
  const target = targets[place]
  return target ? { target, place } : null
}

export function fieldOf(row: Pick<CorrectionRow, 'list' | 'field'>): AnyField | undefined {
  return fields.find(({ list, name }) => list === row.list && name === row.field)
}

/** What the present reading has where a correction stands; undefined where it has no such item. */
export function readingOf(reading: Plan, row: CorrectionRow): unknown {
  const found = find(reading, row)
  return found && fieldOf(row)?.get(found.target)
}

function standing(field: AnyField, row: CorrectionRow, now: unknown): Standing {
  if (sameValue(field, now, row.value)) return 'agrees'
  return sameValue(field, now, row.reading) ? 'holds' : 'conflicts'
}

/** Of several corrections of one field the newest counts. */
function newest(rows: readonly CorrectionRow[]): CorrectionRow[] {
  return [...new Map(rows.map((row) => [`${row.list} ${row.item} ${row.field}`, row])).values()]
}

/**
 * Lays corrections over a reading.
 * @param reading stays as it is
 * @param rows those that are not undone, oldest first
 */
export function correct(reading: Plan, rows: readonly CorrectionRow[]): Corrected {
  const standings = new Map<number, Standing>()
  const chosen = new Map<number, string>()
  if (rows.length === 0) return { plan: reading, standings, chosen }
  const plan = structuredClone(reading)
  for (const row of newest(rows)) {
    const field = fieldOf(row)
    const found = find(reading, row)
    if (!field || !found) {
      standings.set(row.id, 'lost')
      continue
    }
    standings.set(row.id, field.kind === 'document' ? 'holds' : standing(field, row, field.get(found.target)))
    if (field.kind === 'document' && typeof row.value === 'string') chosen.set(found.place, row.value)
    const { list } = row
    field.set(list === '' ? plan : plan[list][found.place], field.schema.parse(row.value))
  }
  return { plan, standings, chosen }
}
