/**
 * Which child items take up which parent items. Lexical and structural, without chance: the same input gives the same links.
 * The verdicts are those of the guide: the first that fits.
 */
import { type Features, featuresOf } from './features.ts'
import type { CompareItem } from './items.ts'
import type { ShortForms } from './normal.ts'
import { indexOf, type Score, scoresOf } from './score.ts'

export type Verdict = 'same words' | 'merged' | 'split' | 'adapted'

export interface Link {
  parent: number
  child: number
  score: Score
  same: boolean
  /** the next best value of the parent with any other child, and of the child with any other parent */
  rivals: { ofParent: number; ofChild: number }
}

export interface Aligned {
  parent: CompareItem
  children: { item: CompareItem; score: Score }[]
  verdict: Verdict
}

export interface Alignment {
  pairs: Aligned[]
  missing: CompareItem[]
  new: CompareItem[]
}

/** Both items are free: so alike they must be. */
const FIRST_LINK = 0.31
/** One of them is linked already: another part must be met, and clearly. */
const FURTHER_LINK = 0.36
const FURTHER_OTHER_CLAUSE = 0.34
/** A further link far below the first is chance. */
const FURTHER_SHARE = 0.36
/** An item that is so many times more like another than like any third stands out: less likeness will do, as a local clerk words it anew. */
const STANDS_OUT = 2.2
const STANDING_OUT_LINK = 0.22

const WHOLE: Score = { value: 1, parentClause: 0, childClause: 0 }
const NO_RIVALS = { ofParent: 0, ofChild: 0 }

/** The one task of the same special office on either side (finance, police): so little they must share. */
const ROLE_LINK = 0.1

type SameLead = (parent: Features, child: Features) => boolean

/** Equal normal forms, each used once, of the same kind first. */
function sameWords(parents: readonly Features[], children: readonly Features[]): Link[] {
  const free = new Map<string, Features[]>()
  for (const child of children) free.set(child.normal, [...(free.get(child.normal) ?? []), child])
  const links: Link[] = []
  for (const parent of parents) {
    const equal = free.get(parent.normal) ?? []
    const found = equal.find(({ item }) => item.kind === parent.item.kind) ?? equal[0]
    if (!found) continue
    free.set(
      parent.normal,
      equal.filter((other) => other !== found),
    )
    links.push({ parent: parent.item.index, child: found.item.index, score: WHOLE, same: true, rivals: NO_RIVALS })
  }
  return links
}

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

function candidates(parents: readonly Features[], children: readonly Features[], sameLead: SameLead): Link[] {
  const index = indexOf(children)
  const tops = children.map(() => new Top())
  const found = parents.flatMap((parent) => {
    const top = new Top()
    const scored: { child: Features; score: Score; column: Top }[] = []
    scoresOf(parent, index, sameLead, (place, score) => {
      const [child, column] = [children[place] as Features, tops[place] as Top]
      top.add(score.value)
      column.add(score.value)
      if (score.value >= STANDING_OUT_LINK) scored.push({ child, score, column })
    })
    return scored.map((each) => ({ ...each, parent, top }))
  })
  const links = found.map(({ parent, child, score, top, column }) => ({
    parent: parent.item.index,
    child: child.item.index,
    score,
    same: false,
    rivals: { ofParent: top.without(score.value), ofChild: column.without(score.value) },
  }))
  return links.sort((a, b) => b.score.value - a.score.value || a.parent - b.parent || a.child - b.child)
}

/** Is the link good enough between two free items? */
function fits({ score: { value }, rivals }: Link): boolean {
  return value >= FIRST_LINK || value >= STANDS_OUT * Math.max(rivals.ofParent, rivals.ofChild)
}

/** Does a further link add a part that the links of the item do not show yet? */
function adds(link: Link, before: readonly Link[]): boolean {
  const best = Math.max(...before.map(({ score }) => score.value))
  if (link.score.value < best * FURTHER_SHARE) return false
  const other = before.every(
    ({ parent, child, score }) =>
      (parent === link.parent && score.parentClause !== link.score.parentClause) ||
      (child === link.child && score.childClause !== link.score.childClause),
  )
  if (link.score.value >= (other ? FURTHER_OTHER_CLAUSE : FURTHER_LINK)) return true
  const rival = before.some(({ parent }) => parent === link.parent) ? link.rivals.ofChild : link.rivals.ofParent
  return other && link.score.value >= STANDS_OUT * rival
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

function verdictOf(links: readonly Link[], all: readonly Link[]): Verdict {
  if (links.some(({ same }) => same)) return 'same words'
  if (links.length > 1) return 'split'
  const single = (parent: number) => all.filter((link) => link.parent === parent).length === 1
  const owners = all.filter(({ child, parent, same }) => child === links[0]?.child && !same && single(parent))
  return owners.length > 1 ? 'merged' : 'adapted'
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

/** Body with body and annex with annex, where both have both. */
function rooms(parents: readonly Features[], children: readonly Features[]): [Features[], Features[]][] {
  const has = (side: readonly Features[], part: string) => side.some(({ item }) => item.part === part)
  const split = [parents, children].every((side) => has(side, 'body') && has(side, 'annex'))
  if (!split) return [[[...parents], [...children]]]
  return ['body', 'annex'].map((part) => [
    parents.filter(({ item }) => item.part === part),
    children.filter(({ item }) => item.part === part),
  ])
}

function linksOf(parents: readonly Features[], children: readonly Features[], sameLead: SameLead): Link[] {
  const same = sameWords(parents, children)
  const takenParents = new Set(same.map(({ parent }) => parent))
  const takenChildren = new Set(same.map(({ child }) => child))
  const above = parents.filter(({ item }) => !takenParents.has(item.index))
  const below = children.filter(({ item }) => !takenChildren.has(item.index))
  const chosen = choose(candidates(above, below, sameLead))
  const linkedAbove = new Set(chosen.map(({ parent }) => parent))
  const linkedBelow = new Set(chosen.map(({ child }) => child))
  const freeAbove = above.filter(({ item }) => !linkedAbove.has(item.index))
  const freeBelow = below.filter(({ item }) => !linkedBelow.has(item.index))
  return [...same, ...chosen, ...byRole(freeAbove, freeBelow, sameLead)]
}

/** What a person says of a parent item: which child items take it up. */
export interface Told {
  parent: number
  children: readonly number[]
  /** null: told from the number of children */
  verdict: Verdict | null
}

const BY_A_PERSON: Score = { value: 1, parentClause: 0, childClause: 0 }

/** People's word goes before what was found. */
function overruled(links: readonly Link[], told: readonly Told[], equal: (parent: number, child: number) => boolean): Link[] {
  const said = new Set(told.map(({ parent }) => parent))
  const theirs = told.flatMap(({ parent, children }) =>
    children.map((child): Link => {
      const found = links.find((link) => link.parent === parent && link.child === child)
      return found ?? { parent, child, score: BY_A_PERSON, same: equal(parent, child), rivals: NO_RIVALS }
    }),
  )
  return [...links.filter(({ parent }) => !said.has(parent)), ...theirs]
}

export interface AlignOptions {
  /** short forms that the documents define */
  short?: ShortForms
  /** whether two items name the same agency, levels and mergers aside */
  sameLead?: (parent: CompareItem, child: CompareItem) => boolean
  /** of both plans: words that tell no item from another */
  titles?: readonly string[]
  /** what people said, each parent item once */
  told?: readonly Told[]
}

/**
 * Aligns the items of a parent with those of a child.
 * @param parents items of the parent, indexed from 0 in the order given
 */
export function align(parents: readonly CompareItem[], children: readonly CompareItem[], options: AlignOptions = {}): Alignment {
  const { short = new Map(), sameLead = () => false, titles = [], told = [] } = options
  const [upper = [], lower = []] = featuresOf([parents, children], short, titles)
  const found = rooms(upper, lower).flatMap(([above, below]) => linksOf(above, below, (parent, child) => sameLead(parent.item, child.item)))
  const links = overruled(found, told, (parent, child) => upper[parent]?.normal === lower[child]?.normal)
  const pairs: Aligned[] = []
  for (const parent of parents) {
    const own = links.filter((link) => link.parent === parent.index).sort((a, b) => a.child - b.child)
    if (own.length === 0) continue
    const matched = own.flatMap((link) => {
      const item = children[link.child]
      return item ? [{ item, score: link.score }] : []
    })
    const verdict = told.find((each) => each.parent === parent.index)?.verdict ?? verdictOf(own, links)
    pairs.push({ parent, children: matched, verdict })
  }
  const linkedParents = new Set(links.map(({ parent }) => parent))
  const linkedChildren = new Set(links.map(({ child }) => child))
  return {
    pairs,
    missing: parents.filter(({ index }) => !linkedParents.has(index)),
    new: children.filter(({ index }) => !linkedChildren.has(index)),
  }
}
