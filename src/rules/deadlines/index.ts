import { type Rule, runRule } from '../rule.ts'
import { before, until } from './by.ts'
import { day, days } from './day.ts'
import { refine } from './refine.ts'
import type { DeadlineContext, DeadlineValue, FoundDeadline } from './types.ts'

export type { DeadlineContext, DeadlineValue, FoundDeadline } from './types.ts'
export { inferYear } from './year.ts'

type DeadlineRule = Rule<DeadlineValue, DeadlineContext>

/** Rules for every place, the more specific first: of two finds of one length the first stands. */
export const deadlineRules: readonly DeadlineRule[] = [before, until, days, day]

/** Rules that hold only in a label or a cell of time, where every word tells when. */
export const cellRules: readonly DeadlineRule[] = []

/**
 * The time limits in a text, in order.
 * @param text normalised text: a paragraph, the value of a label, or a cell
 */
export function findDeadlines(text: string, context: DeadlineContext): FoundDeadline[] {
  const rules = context.where === 'prose' ? deadlineRules : [...deadlineRules, ...cellRules]
  const found = rules.flatMap((rule) =>
    runRule(rule, text, context).map(({ start, end, value }): FoundDeadline => ({ ...value, start, end, raw: text.slice(start, end), ruleId: rule.id })),
  )
  return refine(found)
}
