/** Passages that stand in several plans: MinHash over shingles, candidates by bands, so that the cost grows with the archive and not with its square. */
import { normal } from './normal.ts'

export interface Passage {
  plan: number
  text: string
}

export interface Reuse {
  /** the passage as its first plan words it */
  text: string
  /** distinct plans, in the order given */
  plans: number[]
}

/** Fewer words are phrases that every plan has. */
const LEAST_WORDS = 12
const SHINGLE = 4
const HASHES = 48
const BANDS = 16
/** Share of equal signature places: about the share of equal shingles. One word changed in twenty leaves 0.6 of them. */
const ALIKE = 0.5
/** A bucket larger than that is compared with its first members only. */
const MOST_COMPARED = 24

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return value >>> 0
}

/** Odd multipliers and offsets, made from one seed: the same in every run. */
const MIXES = Array.from({ length: HASHES }, (_, index) => ({ factor: hash(`factor ${index}`) | 1, offset: hash(`offset ${index}`) }))

/** Hashes of the runs of {@link SHINGLE} words. */
function shingles(words: readonly string[]): Uint32Array {
  const each = words.map(hash)
  const runs = new Uint32Array(Math.max(0, words.length - SHINGLE + 1))
  for (let at = 0; at < runs.length; at += 1) {
    let value = 0x811c9dc5
    for (let next = at; next < at + SHINGLE; next += 1) value = Math.imul(value ^ (each[next] as number), 0x01000193) ^ (value >>> 15)
    runs[at] = value >>> 0
  }
  return runs
}

function signature(words: readonly string[]): Uint32Array {
  const lowest = new Uint32Array(HASHES).fill(0xffffffff)
  for (const base of shingles(words)) {
    for (let index = 0; index < HASHES; index += 1) {
      const mix = MIXES[index] as (typeof MIXES)[number]
      const turned = Math.imul(base ^ (base >>> 15), mix.factor) + mix.offset
      const value = (turned ^ (turned >>> 13)) >>> 0
      if (value < (lowest[index] as number)) lowest[index] = value
    }
  }
  return lowest
}

function alike(a: Uint32Array, b: Uint32Array): boolean {
  let equal = 0
  for (let index = 0; index < HASHES; index += 1) if (a[index] === b[index]) equal += 1
  return equal / HASHES >= ALIKE
}

/** One number for each band, the bands apart. */
function bandKeys(mark: Uint32Array): number[] {
  const rows = HASHES / BANDS
  return Array.from({ length: BANDS }, (_, band) => {
    let value = 0x811c9dc5
    for (let at = band * rows; at < (band + 1) * rows; at += 1) value = Math.imul(value ^ (mark[at] as number), 0x01000193) ^ (value >>> 13)
    return band * 0x1_0000_0000 + (value >>> 0)
  })
}

interface Group {
  passage: Passage
  mark: Uint32Array
  plans: Set<number>
}

/**
 * Groups near-duplicate passages.
 * @param passages items of all plans; short ones are left out
 * @param least how many plans must have a passage
 * @returns most widespread first, longer before shorter
 */
export function reuse(passages: Iterable<Passage>, least = 2): Reuse[] {
  const buckets = new Map<number, Group[]>()
  const groups: Group[] = []
  for (const passage of passages) {
    const words = normal(passage.text).split(' ')
    if (words.length < LEAST_WORDS) continue
    const mark = signature(words)
    const keys = bandKeys(mark)
    const near = keys.flatMap((key) => (buckets.get(key) ?? []).slice(0, MOST_COMPARED))
    const found = near.find((group) => alike(group.mark, mark))
    if (found) {
      found.plans.add(passage.plan)
      continue
    }
    const group = { passage, mark, plans: new Set([passage.plan]) }
    groups.push(group)
    for (const key of keys) {
      const bucket = buckets.get(key)
      if (bucket) bucket.push(group)
      else buckets.set(key, [group])
    }
  }
  return groups
    .filter(({ plans }) => plans.size >= least)
    .map(({ passage, plans }) => ({ text: passage.text, plans: [...plans] }))
    .sort((a, b) => b.plans.length - a.plans.length || b.text.length - a.text.length)
}
