/** Which pairs of items are alike enough to be one thing: the thresholds, and the order in which they are asked. */
import type { Features } from './features.ts'
import { indexOf, type Score, scoresOf } from './score.ts'

export interface Link {
  parent: number
  child: number
  score: Score
  same: boolean
  /** the next best value of the parent with any other child, and of the child with any other parent */
  rivals: { ofParent: number; ofChild: number }
}

export const NO_RIVALS = { ofParent: 0, ofChild: 0 }

/** Both items are free: so alike they must be. */
const FIRST_LINK = 0.31
/** Each is the other's most alike. */
const MUTUAL_LINK = 0.25
/** An item that is so many times more like another than like any third stands out: less likeness will do, as a local clerk words it anew. */
const STANDS_OUT = 2.2
const STANDING_OUT_LINK = 0.17
/** Less is not looked at. */
const LEAST = 0.09
/** Each is the other's most alike, and a neighbour of the one is linked to that neighbour of the other; or both neighbours are. */
const BESIDE_LINK = 0.19
const BETWEEN_LINK = 0.12

/** One of them is linked already: another part must be met, and clearly. */
const FURTHER_LINK = 0.36
const FURTHER_OTHER_CLAUSE = 0.34
/** A further link far below the first is chance. */
const FURTHER_SHARE = 0.36
/** The free item stands out: less will do for another part, or for one not far below the first. */
const FURTHER_STANDING_OUT = 0.22
const FURTHER_SAME_CLAUSE = 0.24
const FURTHER_SAME_SHARE = 0.6

/** The one task of the same special office on either side (finance, police): so little they must share. */
const ROLE_LINK = 0.1

export type SameLead = (parent: Features, child: Features) => boolean

/** The two highest values met so far. */
class Top {
  first = 0
  second = 0

  add(value: number): void {
    if (value > this.first) {
      this.second = this.first
      this.first = value
    } else if (value > this.second) this.second = value
  }

  /** The best of the others. */
  without(value: number): number {
    return value === this.first ? this.second : this.first
  }
}

/** May a link of that likeness come to be chosen at all? Most pairs of items share some words, few so many. */
function matters(value: number, ofParent: number, ofChild: number): boolean {
  if (value >= FURTHER_OTHER_CLAUSE || (value >= ofParent && value >= ofChild)) return true
  return value >= FURTHER_STANDING_OUT && value >= STANDS_OUT * Math.min(ofParent, ofChild)
}

function candidates(parents: readonly Features[], children: readonly Features[], sameLead: SameLead): Link[] {
  const index = indexOf(children)
  const columns = children.map(() => new Top())
  const rows = parents.map(() => new Top())
  const met: { p: number; c: number; score: Score }[] = []
  parents.forEach((parent, p) => {
    const row = rows[p] as Top
    const lowest: { c: number; score: Score | null } = { c: 0, score: null }
    scoresOf(parent, index, sameLead, (c, score) => {
      const { value } = score
      row.add(value)
      columns[c]?.add(value)
      if (value >= FURTHER_STANDING_OUT) met.push({ p, c, score })
      else if (value >= LEAST && value > (lowest.score?.value ?? 0)) Object.assign(lowest, { c, score })
    })
    if (lowest.score !== null && lowest.score.value === row.first) met.push({ p, c: lowest.c, score: lowest.score })
  })
  const links: Link[] = []
  for (const { p, c, score } of met) {
    const [ofParent, ofChild] = [rows[p]?.without(score.value) ?? 0, columns[c]?.without(score.value) ?? 0]
    const [parent, child] = [parents[p]?.item.index ?? 0, children[c]?.item.index ?? 0]
    if (matters(score.value, ofParent, ofChild)) links.push({ parent, child, score, same: false, rivals: { ofParent, ofChild } })
  }
  return links.sort((a, b) => b.score.value - a.score.value || a.parent - b.parent || a.child - b.child)
}

/** The likeness of either item to its next best. */
function rivalOf({ rivals }: Link): number {
  return Math.max(rivals.ofParent, rivals.ofChild)
}

/** Is the link good enough between two free items? */
function fits(link: Link): boolean {
  const { value } = link.score
  const rival = rivalOf(link)
  if (value >= FIRST_LINK || (value >= MUTUAL_LINK && value >= rival)) return true
  return value >= STANDING_OUT_LINK && value >= STANDS_OUT * rival
}

/** Does a further link add a part that the links of the item do not show yet? */
function adds(link: Link, before: readonly Link[]): boolean {
  const { value } = link.score
  const best = Math.max(...before.map(({ score }) => score.value))
  if (value < best * FURTHER_SHARE) return false
  const other = before.every(
    ({ parent, child, score }) =>
      (parent === link.parent && score.parentClause !== link.score.parentClause) ||
      (child === link.child && score.childClause !== link.score.childClause),
  )
  if (value >= (other ? FURTHER_OTHER_CLAUSE : FURTHER_LINK)) return true
  const rival = before.some(({ parent }) => parent === link.parent) ? link.rivals.ofChild : link.rivals.ofParent
  if (value < STANDS_OUT * rival) return false
  return other ? value >= FURTHER_STANDING_OUT : value >= Math.max(FURTHER_SAME_CLAUSE, best * FURTHER_SAME_SHARE)
}

/** Links from the most alike down: first between free items, then those that add a part to a linked one. */
function choose(sorted: readonly Link[]): Link[] {
  const chosen: Link[] = []
  const byParent = new Map<number, Link[]>()
  const byChild = new Map<number, Link[]>()
  for (const link of sorted) {
    const siblings = byParent.get(link.parent) ?? []
    const owners = byChild.get(link.child) ?? []
    if (siblings.length > 0 && owners.length > 0) continue
    const before = [...siblings, ...owners]
    if (before.length > 0 ? !adds(link, before) : !fits(link)) continue
    chosen.push(link)
    byParent.set(link.parent, [...siblings, link])
    byChild.set(link.child, [...owners, link])
  }
  return chosen
}

/** Free items whose neighbours are linked, in the same order or the other way round: local clerks follow the parent's course even where they word it anew. */
function inOrder(sorted: readonly Link[], links: readonly Link[]): Link[] {
  const parents = new Set(links.map(({ parent }) => parent))
  const children = new Set(links.map(({ child }) => child))
  const known = new Set(links.map(({ parent, child }) => `${parent} ${child}`))
  const found: Link[] = []
  for (const link of sorted) {
    const { parent, child, score } = link
    if (parents.has(parent) || children.has(child) || score.value < rivalOf(link)) continue
    const linked = (way: 1 | -1) => [-1, 1].filter((step) => known.has(`${parent + step} ${child + way * step}`)).length
    const neighbours = Math.max(linked(1), linked(-1))
    const least = [Number.POSITIVE_INFINITY, BESIDE_LINK, BETWEEN_LINK][neighbours] as number
    if (score.value < least && !(neighbours === 2 && score.value >= STANDS_OUT * rivalOf(link))) continue
    found.push(link)
    parents.add(parent)
    children.add(child)
    known.add(`${parent} ${child}`)
  }
  return found
}

/** Free items that the same special office leads, where there is but one on each side. */
function byRole(parents: readonly Features[], children: readonly Features[], sameLead: SameLead): Link[] {
  const links: Link[] = []
  for (const parent of parents) {
    const fit = children.filter((child) => sameLead(parent, child))
    const only = fit[0]
    if (!only || fit.length > 1 || parents.filter((other) => sameLead(other, only)).length > 1) continue
    scoresOf(parent, indexOf([only]), sameLead, (_, score) => {
      if (score.value < ROLE_LINK) return
      links.push({ parent: parent.item.index, child: only.item.index, score, same: false, rivals: NO_RIVALS })
    })
  }
  return links
}

/**
 * The links between items that are not in the same words.
 * @param same those in the same words, whose items are left out here
 */
export function linksAmong(above: readonly Features[], below: readonly Features[], same: readonly Link[], sameLead: SameLead): Link[] {
  const sorted = candidates(above, below, sameLead)
  const first = choose(sorted)
  const chosen = [...first, ...inOrder(sorted, [...same, ...first])]
  const parents = new Set(chosen.map(({ parent }) => parent))
  const children = new Set(chosen.map(({ child }) => child))
  const freeAbove = above.filter(({ item }) => !parents.has(item.index))
  const freeBelow = below.filter(({ item }) => !children.has(item.index))
  return [...chosen, ...byRole(freeAbove, freeBelow, sameLead)]
}
