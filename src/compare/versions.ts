/** Two versions of one plan: what was added, removed, moved, renumbered, changed. What stayed is not named. */
import { align } from './align.ts'
import type { Entry } from './compare.ts'
import { differencesOf } from './differences.ts'
import { type CompareItem, itemsOf, targetsOf } from './items.ts'
import { normal } from './normal.ts'
import { type Change, changes, readable } from './words.ts'
import type { Difference } from './schema.ts'

export type VersionChange = 'added' | 'removed' | 'moved' | 'renumbered' | 'changed'

export interface VersionRow {
  changes: VersionChange[]
  older: CompareItem | null
  newer: CompareItem | null
  words: Change[]
  differences: Difference[]
}

/** A field of the head that differs. */
export interface HeadChange {
  field: 'code' | 'issued' | 'title' | 'issuer' | 'place'
  older: string | null
  newer: string | null
}

export interface Versions {
  head: HeadChange[]
  /** how many items stand in both, changed or not */
  matched: number
  rows: VersionRow[]
}

const exact = { same: (a: { mention: string }, b: { mention: string }) => normal(a.mention) === normal(b.mention), issuer: null }

function head({ plan }: Entry): Record<HeadChange['field'], string | null> {
  const { number, issued, title, issuer, place } = plan
  return { code: number?.code ?? null, issued: issued?.edtf ?? null, title, issuer: issuer?.name ?? null, place }
}

function headChanges(older: Entry, newer: Entry): HeadChange[] {
  const [a, b] = [head(older), head(newer)]
  const fields = Object.keys(a) as HeadChange['field'][]
  return fields
    .filter((field) => normal(a[field] ?? '') !== normal(b[field] ?? ''))
    .map((field) => ({ field, older: a[field], newer: b[field] }))
}

/** Places that the longest rising run of newer places leaves out: the fewest items that must have moved. */
function movedPlaces(places: readonly number[]): Set<number> {
  const best: { length: number; before: number }[] = []
  places.forEach((place, index) => {
    const own = { length: 1, before: -1 }
    for (let other = 0; other < index; other += 1) {
      const length = (best[other]?.length ?? 0) + 1
      if ((places[other] ?? 0) < place && length > own.length) Object.assign(own, { length, before: other })
    }
    best.push(own)
  })
  let at = best.reduce((top, { length }, index) => (length > (best[top]?.length ?? 0) ? index : top), 0)
  const kept = new Set<number>()
  while (at >= 0 && best[at]) {
    kept.add(at)
    at = best[at]?.before ?? -1
  }
  return new Set(places.map((_, index) => index).filter((index) => !kept.has(index)))
}

interface Match {
  older: CompareItem
  newer: CompareItem
}

function rowOf({ older, newer }: Match, moved: boolean): VersionRow | null {
  const words = older.text.replace(/\s+/g, ' ') === newer.text.replace(/\s+/g, ' ') ? [] : readable(changes(older.text, newer.text))
  const differences = differencesOf(older, [newer], exact)
  const found: VersionChange[] = []
  if (moved) found.push('moved')
  else if (older.section !== newer.section) found.push('renumbered')
  if (words.some(({ kind }) => kind !== 'same') || differences.length > 0) found.push('changed')
  return found.length === 0 ? null : { changes: found, older, newer, words, differences }
}

/** Of one plan in two versions: an item less like another was taken out, and the other put in. */
const ONE_ITEM = 0.3

/** One to one: of several newer items, the most alike is the same item, the others were added. */
function matches(older: readonly CompareItem[], newer: readonly CompareItem[]): Match[] {
  const { pairs } = align(older, newer, { least: ONE_ITEM })
  const all = pairs.flatMap(({ parent, children }) =>
    children.map(({ item, score }) => ({ older: parent, newer: item, value: score.value })),
  )
  const taken = new Set<CompareItem>()
  const chosen: Match[] = []
  for (const match of all.sort((a, b) => b.value - a.value)) {
    if (taken.has(match.older) || taken.has(match.newer)) continue
    taken.add(match.older).add(match.newer)
    chosen.push(match)
  }
  return chosen.sort((a, b) => a.older.index - b.older.index)
}

function rowsOf(older: readonly CompareItem[], newer: readonly CompareItem[], matched: readonly Match[]): VersionRow[] {
  const moved = movedPlaces(matched.map((match) => match.newer.index))
  const kept = matched.flatMap((match, index) => rowOf(match, moved.has(index)) ?? [])
  const left = new Set(matched.map((match) => match.older))
  const right = new Set(matched.map((match) => match.newer))
  const alone = (change: 'added' | 'removed', item: CompareItem): VersionRow => ({
    changes: [change],
    older: change === 'removed' ? item : null,
    newer: change === 'added' ? item : null,
    words: [],
    differences: [],
  })
  const removed = older.filter((item) => !left.has(item)).map((item) => alone('removed', item))
  const added = newer.filter((item) => !right.has(item)).map((item) => alone('added', item))
  const at = ({ older: before, newer: after }: VersionRow) => after?.evidence.start ?? before?.evidence.start ?? 0
  return [...kept, ...removed, ...added].sort((a, b) => at(a) - at(b))
}

/** Compares two versions of one plan, the older first. */
export function versions(older: Entry, newer: Entry): Versions {
  const lists = [itemsOf, targetsOf].map((of) => {
    const [a, b] = [of(older), of(newer)]
    const matched = matches(a, b)
    return { matched: matched.length, rows: rowsOf(a, b, matched) }
  })
  return {
    head: headChanges(older, newer),
    matched: lists.reduce((sum, { matched }) => sum + matched, 0),
    rows: lists.flatMap(({ rows }) => rows),
  }
}
