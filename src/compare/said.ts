/** What people said of a pair of plans, found again among the items of a newer reading. */
import type { Told, Verdict } from './align.ts'
import type { CompareItem } from './items.ts'
import { normal } from './normal.ts'

/** As the archive keeps it: items by their words. */
export interface Said {
  id: number
  words: string
  takers: readonly string[]
  verdict: Verdict | null
  note: string | null
  by: string
  at: string
}

/** Fewer letters are no help in finding an item whose words were cut differently. */
const TELLING = 20

/** Finds an item's place by its words; else the one whose words hold them, or are held by them; -1 where none or several do. */
function finder(items: readonly CompareItem[]): (words: string) => number {
  const texts = items.map(({ text }) => normal(text))
  return (words) => {
    const old = normal(words)
    const place = texts.indexOf(old)
    if (place >= 0 || old.length < TELLING) return place
    const like = texts.flatMap((now, at) => (now.length >= TELLING && (now.includes(old) || old.includes(now)) ? [at] : []))
    return like.length === 1 ? (like[0] ?? -1) : -1
  }
}

/**
 * Of several words on one item the newest counts; one whose items are gone is left out.
 * @param said oldest first
 */
export function toldOf(
  parents: readonly CompareItem[],
  children: readonly CompareItem[],
  said: readonly Said[],
): (Told & { said: Said })[] {
  if (said.length === 0) return []
  const above = finder(parents)
  const below = finder(children)
  const told = new Map<number, Told & { said: Said }>()
  for (const each of said) {
    const parent = above(each.words)
    const places = each.takers.map(below)
    if (parent < 0 || places.some((place) => place < 0)) continue
    told.set(parent, { parent, children: [...new Set(places)], verdict: each.verdict, said: each })
  }
  return [...told.values()]
}
