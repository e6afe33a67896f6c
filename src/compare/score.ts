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
/** Nor is a rule on money or means the task of somebody to find them. */
const PROVISION = 0.6
const SAME_LEAD = 0.04

interface Best {
  value: number
  parent: number
  child: number
  likeness: number
}

const LEAST_COMMON = 2
const NO_CLAUSE: Best = { value: 0, parent: 0, child: 0, likeness: 0 }

/** Weight that each clause of the parent shares with one of the child, in one pass over the child's. */
function clauseShares(parent: Laid, child: Bag): Float64Array {
  const { slots, weights, clauses } = parent
  const sums = new Float64Array(clauses)
  for (let at = 0; at < child.ids.length; at += 1) {
    const slot = slots[child.ids[at] as number] ?? 0
    if (slot === 0) continue
    const own = child.weights[at] as number
    for (let clause = 0; clause < clauses; clause += 1) {
      const other = weights[slot * (clauses + 1) + clause + 1] as number
      if (other > 0) sums[clause] = (sums[clause] as number) + Math.min(own, other)
    }
  }
  return sums
}

function bestClause(laid: Laid, parent: readonly Bag[], child: readonly Bag[]): Best {
  const best: Best = { ...NO_CLAUSE }
  child.forEach((b, c) => {
    clauseShares(laid, b).forEach((common, p) => {
      const likeness = (2 * common) / Math.max(1e-9, (parent[p]?.total ?? 0) + b.total)
      const value = likeness * Math.min(1, common / FULL_WEIGHT)
      if (value > best.value) Object.assign(best, { value, parent: p, child: c, likeness })
    })
  })
  return best
}

const AIMS = new Set(['purpose', 'requirement'])

function kindFactor(parent: Features, child: Features): number {
  const kinds = [parent.item.kind, child.item.kind]
  if (AIMS.has(kinds[0] ?? '') !== AIMS.has(kinds[1] ?? '')) return OTHER_KIND
  return kinds.filter((kind) => kind === 'provision').length === 1 ? PROVISION : 1
}

/** The most that a score can be for so much common weight. */
export function mostFor(common: number, parent: Features, child: Features): number {
  const whole = (2 * common) / Math.max(1, parent.whole.total + child.whole.total)
  const clause = Math.min(1, common / FULL_WEIGHT) * Math.min(1, (2 * common) / (parent.least + child.least))
  return Math.max(whole, CLAUSE_FACTOR * clause) * kindFactor(parent, child) + SAME_LEAD
}

/** A parent item's weights by the numbers of their features: slot 0 is none; of each slot the weight in the whole, then in each clause. */
interface Laid {
  slots: Int32Array
  weights: Float64Array
  clauses: number
}

function lay({ whole, clauses }: Features): Laid {
  const slots = new Int32Array((whole.ids.at(-1) ?? -1) + 1)
  const weights = new Float64Array((whole.ids.length + 1) * (clauses.length + 1))
  whole.ids.forEach((id, at) => {
    slots[id] = at + 1
    weights[(at + 1) * (clauses.length + 1)] = whole.weights[at] as number
  })
  clauses.forEach(({ ids, weights: own }, clause) => {
    ids.forEach((id, at) => {
      weights[(slots[id] ?? 0) * (clauses.length + 1) + clause + 1] = own[at] as number
    })
  })
  return { slots, weights, clauses: clauses.length }
}

function sharedWhole({ slots, weights, clauses }: Laid, { ids, weights: own }: Bag): number {
  let weight = 0
  for (let at = 0; at < ids.length; at += 1) {
    const slot = slots[ids[at] as number] ?? 0
    if (slot > 0) weight += Math.min(weights[slot * (clauses + 1)] as number, own[at] as number)
  }
  return weight
}

export interface Scorer {
  /** weight that the items share as wholes */
  common: (child: Features) => number
  /** @param sameLead whether both items name the same agency, levels and mergers aside: a weak hint */
  score: (child: Features, common: number, sameLead: () => boolean) => Score
}

/** Scores many child items against one parent item, whose weights are laid out once. */
export function scorerOf(parent: Features): Scorer {
  const laid = lay(parent)
  const score: Scorer['score'] = (child, common, sameLead) => {
    const whole = (2 * common) / Math.max(1, parent.whole.total + child.whole.total)
    // a clause shares no more than its item: too little common weight spares the clauses
    const best = common < LEAST_COMMON ? NO_CLAUSE : bestClause(laid, parent.clauses, child.clauses)
    const value = Math.max(whole, CLAUSE_FACTOR * best.value) * kindFactor(parent, child)
    return {
      value: value > 0.15 && sameLead() ? Math.min(1, value + SAME_LEAD) : value,
      parentClause: best.parent,
      childClause: best.child,
    }
  }
  return { common: (child) => sharedWhole(laid, child.whole), score }
}
