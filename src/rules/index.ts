/** The book of rules: every rule that carries examples, ready to be run over a text. `test/rules.test.ts` proves each of them. */
import { cellRules, deadlineRules } from './deadlines/index.ts'
import { dateLine } from './head/issued.ts'
import { numberLine } from './head/number.ts'
import { period as timeframe } from './head/timeframe.ts'
import { code } from './references/code.ts'
import { figure } from './provisions/figure.ts'
import { money } from './provisions/money.ts'
import { source } from './provisions/source.ts'
import { planNumber } from './report/mention.ts'
import { type Example, type Match, type Rule, runRule } from './rule.ts'

export interface RuleEntry {
  id: string
  about: string
  pattern: RegExp
  examples: readonly Example<unknown>[]
  /** all finds of the rule in a text, in the context that its examples assume */
  run(text: string): Match<unknown>[]
}

/** A rule with the context that its examples assume. */
function entry<Value, Context>(rule: Rule<Value, Context>, context: Context): RuleEntry {
  const { id, about, pattern, examples } = rule
  return { id, about, pattern, examples: examples as readonly Example<unknown>[], run: (text) => runRule(rule, text, context) }
}

const SPRING_2025 = { year: 2025, issued: '2025-03-10' }

export const ruleBook: readonly RuleEntry[] = [
  entry(numberLine, undefined),
  entry(dateLine, undefined),
  entry(timeframe, undefined),
  entry(code, undefined),
  entry(planNumber, undefined),
  entry(figure, undefined),
  entry(money, undefined),
  entry(source, undefined),
  ...deadlineRules.map((rule) => entry(rule, { ...SPRING_2025, where: 'prose' as const })),
  ...cellRules.map((rule) => entry(rule, { ...SPRING_2025, where: 'cell' as const })),
]
