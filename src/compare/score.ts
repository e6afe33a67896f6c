/** How much of a parent item a child item takes up, and which words say so. */
import type { Bag, Features } from './features.ts'

export interface Score {
  /** 0 … 1, what links are chosen by */
  value: number
  /** place of the parent's clause that is met best */
  parentClause: number
  childClause: number
}

/** A clause must share so much weight before its likeness counts in full: two short courtesies are no order. */
const FULL_WEIGHT = 7
const CLAUSE_FACTOR = 0.92
/** An aim that is shared is no taking up of a task, nor a task of an aim. */
const OTHER_KIND = 0.55
/** Nor is a rule on money the task of somebody to find it; other provisions are orders in all but name. */
const MONEY_RULE = 0.6
const PROVISION = 0.85
const MONEY = /kinh phí/iu
const SAME_LEAD = 0.04
/** Below that, one office in both is no hint. */
const LEAST_FOR_LEAD = 0.15
const LEAST_COMMON = 2

const AIMS = new Set(['purpose', 'requirement'])

function kindFactor(parent: Features, child: Features): number {
  const kinds = [parent.item.kind, child.item.kind]
  if (AIMS.has(kinds[0] ?? '') !== AIMS.has(kinds[1] ?? '')) return OTHER_KIND
  const [rule, other] = [parent, child].filter(({ item }) => item.kind === 'provision')
  if (rule === undefined || other !== undefined) return 1
  return MONEY.test(rule.item.text) ? MONEY_RULE : PROVISION
}

/** In which bags each feature stands, and how heavy: by the number of the feature. */
type Postings = { places: number[]; weights: number[] }[]

function postingsOf(bags: readonly Bag[]): Postings {
  const postings: Postings = []
  bags.forEach(({ ids, weights }, place) => {
    ids.forEach((id, at) => {
      postings[id] ??= { places: [], weights: [] }
      postings[id].places.push(place)
      postings[id].weights.push(weights[at] as number)
    })
  })
  return postings
}

/** Weight that a bag shares with each of those posted. */
function shares({ ids, weights }: Bag, postings: Postings, count: number): Float64Array {
  const sums = new Float64Array(count)
  for (let at = 0; at < ids.length; at += 1) {
    const posted = postings[ids[at] as number]
    if (!posted) continue
    const own = weights[at] as number
    for (let n = 0; n < posted.places.length; n += 1) {
      const place = posted.places[n] as number
      sums[place] = (sums[place] as number) + Math.min(own, posted.weights[n] as number)
    }
  }
  return sums
}

/** Child items laid out once, so that each parent item meets only those that share its words. */
export interface Index {
  children: readonly Features[]
  wholes: Postings
  clauses: Postings
  /** number of the first clause of each child; one more than there are children */
  firsts: readonly number[]
}

export function indexOf(children: readonly Features[]): Index {
  const firsts = [0]
  for (const { clauses } of children) firsts.push((firsts.at(-1) ?? 0) + clauses.length)
  const clauses = postingsOf(children.flatMap((child) => child.clauses))
  return { children, wholes: postingsOf(children.map(({ whole }) => whole)), clauses, firsts }
}

function likenessOf(common: number, a: Bag, b: Bag, least: number): number {
  return (2 * common) / Math.max(least, a.total + b.total)
}

/** The best pair of clauses: how like, and how much of it. */
function bestClause(parent: Features, child: Features, sums: readonly Float64Array[], first: number): Score {
  const best: Score = { value: 0, parentClause: 0, childClause: 0 }
  child.clauses.forEach((clause, c) => {
    parent.clauses.forEach((other, p) => {
      const common = sums[p]?.[first + c] ?? 0
      const value = likenessOf(common, other, clause, 1e-9) * Math.min(1, common / FULL_WEIGHT)
      if (value <= best.value) return
      best.value = value
      best.parentClause = p
      best.childClause = c
    })
  })
  return best
}

/**
 * The scores of one parent item with each child item.
 * @param sameLead whether both items name the same agency, levels and mergers aside: a weak hint
 * @param told hears of every child that shares enough words to count at all
 */
export function scoresOf(
  parent: Features,
  { children, wholes, clauses, firsts }: Index,
  sameLead: (parent: Features, child: Features) => boolean,
  told: (child: number, score: Score) => void,
): void {
  const common = shares(parent.whole, wholes, children.length)
  const byClause = parent.clauses.map((clause) => shares(clause, clauses, firsts.at(-1) ?? 0))
  children.forEach((child, place) => {
    const weight = common[place] as number
    // a clause shares no more than its item
    if (weight < LEAST_COMMON) return
    const best = bestClause(parent, child, byClause, firsts[place] ?? 0)
    const whole = likenessOf(weight, parent.whole, child.whole, 1)
    const value = Math.max(whole, CLAUSE_FACTOR * best.value) * kindFactor(parent, child)
    const hinted = value > LEAST_FOR_LEAD && sameLead(parent, child)
    best.value = hinted ? Math.min(1, value + SAME_LEAD) : value
    told(place, best)
  })
}
