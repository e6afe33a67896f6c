/** How much of a parent item a child item takes up, and which words say so. */
import { type Bag, type Features, shared } from './features.ts'

export interface Score {
  /** 0 … 1, what links are chosen by */
  value: number
  /** place of the parent's clause that is met best */
  parentClause: number
  childClause: number
  /** likeness of the two clauses */
  clause: number
  /** likeness of the two items as wholes */
  whole: number
  /** share of the parent's weight that stands in the child, and the reverse */
  taken: number
  own: number
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

function bestClause(parent: readonly Bag[], child: readonly Bag[]): Best {
  const best: Best = { value: 0, parent: 0, child: 0, likeness: 0 }
  parent.forEach((a, p) => {
    child.forEach((b, c) => {
      const common = shared(a, b)
      const likeness = (2 * common) / Math.max(1e-9, a.total + b.total)
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

/** The most that {@link scoreOf} can give for so much common weight. */
export function mostFor(common: number, parent: Features, child: Features): number {
  const whole = (2 * common) / Math.max(1, parent.whole.total + child.whole.total)
  const clause = Math.min(1, common / FULL_WEIGHT) * Math.min(1, (2 * common) / (parent.least + child.least))
  return Math.max(whole, CLAUSE_FACTOR * clause) * kindFactor(parent, child) + SAME_LEAD
}

/** @param sameLead whether both items name the same agency, levels and mergers aside: a weak hint */
export function scoreOf(parent: Features, child: Features, sameLead: boolean, common = shared(parent.whole, child.whole)): Score {
  const whole = (2 * common) / Math.max(1, parent.whole.total + child.whole.total)
  // a clause shares no more than its item: too little common weight spares the clauses
  const best = common < LEAST_COMMON ? NO_CLAUSE : bestClause(parent.clauses, child.clauses)
  const value = Math.max(whole, CLAUSE_FACTOR * best.value) * kindFactor(parent, child)
  return {
    value: value > 0.15 && sameLead ? Math.min(1, value + SAME_LEAD) : value,
    parentClause: best.parent,
    childClause: best.child,
    clause: best.likeness,
    whole,
    taken: common / Math.max(1, parent.whole.total),
    own: common / Math.max(1, child.whole.total),
  }
}
