/** The list of what is doubtful, worst first: errors, contradicted corrections, warnings, unsure tasks, what is cited and not held. */
import { all, type Parameters, type Query } from './queries/query.ts'
import * as review from './queries/review.ts'
import type { Database } from './sqlite.ts'

export const kinds = ['error', 'correction', 'warning', 'task', 'absent'] as const
export type DoubtKind = (typeof kinds)[number]

/** One thing to look at. */
export interface ReviewItem extends Omit<review.Doubt, 'item'> {
  /** what `accept` and `dismiss` take; the same after a second reading */
  id: string
  kind: DoubtKind
}

const SHORT = 6

function idOf(plan: number, item: string): string {
  if (/^c\d/.test(item)) return item
  const [hex = '', turn] = item.split('-')
  return `${plan}-${hex.slice(0, SHORT)}${turn ? `-${turn}` : ''}`
}

const STEPS: readonly { kind: DoubtKind; query: Query<review.Doubt>; given: Parameters }[] = [
  { kind: 'error', query: review.doubtfulMessages, given: { severity: 'error' } },
  { kind: 'correction', query: review.doubtfulCorrections, given: { standing: 'conflicts' } },
  { kind: 'correction', query: review.doubtfulCorrections, given: { standing: 'lost' } },
  { kind: 'warning', query: review.doubtfulMessages, given: { severity: 'warning' } },
  { kind: 'task', query: review.doubtfulTasks, given: {} },
  { kind: 'correction', query: review.doubtfulCorrections, given: { standing: 'agrees' } },
  { kind: 'absent', query: review.absentParents, given: {} },
]

/**
 * What nobody has judged yet.
 * @param filter.plan only of this plan
 * @param filter.kind only of this kind
 */
export function reviewItems(
  db: Database,
  filter: { plan?: number | undefined; kind?: DoubtKind | undefined; limit: number },
): ReviewItem[] {
  const items: ReviewItem[] = []
  for (const { kind, query, given } of STEPS) {
    const limit = filter.limit - items.length
    if (limit <= 0 || (filter.kind !== undefined && filter.kind !== kind)) continue
    const rows = all(db, query === review.absentParents && filter.plan !== undefined ? review.absentParentsOf : query, {
      ...given,
      plan: filter.plan ?? null,
      limit,
    })
    items.push(...rows.map(({ item, ...rest }) => ({ ...rest, id: idOf(rest.plan, item), kind })))
  }
  return items
}
