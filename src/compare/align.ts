/**
 * Which child items take up which parent items. Lexical and structural, without chance: the same input gives the same links.
 * The verdicts are those of the guide: the first that fits.
 */
import { type Features, featuresOf } from './features.ts'
import type { CompareItem } from './items.ts'
import { type Link, linksAmong, NO_RIVALS, type SameLead } from './links.ts'
import type { ShortForms } from './normal.ts'
import type { Score } from './score.ts'

export type Verdict = 'same words' | 'merged' | 'split' | 'adapted'

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

const WHOLE: Score = { value: 1, parentClause: 0, childClause: 0 }

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

function verdictOf(links: readonly Link[], all: readonly Link[]): Verdict {
  if (links.some(({ same }) => same)) return 'same words'
  if (links.length > 1) return 'split'
  const single = (parent: number) => all.filter((link) => link.parent === parent).length === 1
  const owners = all.filter(({ child, parent, same }) => child === links[0]?.child && !same && single(parent))
  return owners.length > 1 ? 'merged' : 'adapted'
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
  return [...same, ...linksAmong(above, below, same, sameLead)]
}

/** What a person says of a parent item: which child items take it up. */
export interface Told {
  parent: number
  children: readonly number[]
  /** null: told from the number of children */
  verdict: Verdict | null
}

/** People's word goes before what was found. */
function overruled(links: readonly Link[], told: readonly Told[], equal: (parent: number, child: number) => boolean): Link[] {
  const said = new Set(told.map(({ parent }) => parent))
  const theirs = told.flatMap(({ parent, children }) =>
    children.map((child): Link => {
      const found = links.find((link) => link.parent === parent && link.child === child)
      return found ?? { parent, child, score: WHOLE, same: equal(parent, child), rivals: NO_RIVALS }
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
  /** links of less likeness are left out */
  least?: number
}

/**
 * Aligns the items of a parent with those of a child.
 * @param parents items of the parent, indexed from 0 in the order given
 */
export function align(parents: readonly CompareItem[], children: readonly CompareItem[], options: AlignOptions = {}): Alignment {
  const { short = new Map(), sameLead = () => false, titles = [], told = [], least = 0 } = options
  const [upper = [], lower = []] = featuresOf([parents, children], short, titles)
  const found = rooms(upper, lower).flatMap(([above, below]) => linksOf(above, below, (parent, child) => sameLead(parent.item, child.item)))
  const alike = found.filter(({ score }) => score.value >= least)
  const links = overruled(alike, told, (parent, child) => upper[parent]?.normal === lower[child]?.normal)
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
