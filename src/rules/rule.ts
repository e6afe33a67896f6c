/**
 * A rule is one file that carries its proof: the phrase above the pattern, examples that it finds, near-misses that it leaves alone.
 * `test/rules.test.ts` runs the examples of every rule, in NFC and NFD, in upper case and in both tone placements where the rule allows it.
 */

/** What an example must give: the words found, and the parts of the value that matter. */
export interface Example<Value> {
  text: string
  /** an empty list makes it a near-miss */
  finds: { quote: string; value?: Partial<Value> }[]
}

/** One find: offsets into the text that was searched, and what it means. */
export interface Match<Value> {
  start: number
  end: number
  value: Value
}

export interface Rule<Value, Context> {
  /** "room/name", stable: review messages are known by it */
  id: string
  about: string
  /** a global pattern, built with `vi` */
  pattern: RegExp
  /** the meaning of one match; null: not a find after all; `start` and `end` may be narrowed, and several may come from one match */
  read(match: RegExpExecArray, context: Context): Value | Match<Value> | Match<Value>[] | null
  examples: Example<Value>[]
}

/** Names the types; the rule itself is plain data. */
export function defineRule<Value, Context = undefined>(rule: Rule<Value, Context>): Rule<Value, Context> {
  return rule
}

function isMatch<Value>(read: Value | Match<Value>): read is Match<Value> {
  return typeof read === 'object' && read !== null && 'value' in read && 'start' in read && 'end' in read
}

/** All finds of one rule in a text, in order. One odd match never crashes the document: it is left out. */
export function runRule<Value, Context>(rule: Rule<Value, Context>, text: string, context: Context): Match<Value>[] {
  const found: Match<Value>[] = []
  for (const match of text.matchAll(rule.pattern)) {
    const read = rule.read(match, context)
    if (read === null) continue
    for (const one of Array.isArray(read) ? read : [read]) {
      found.push(isMatch(one) ? one : { start: match.index, end: match.index + match[0].length, value: one as Value })
    }
  }
  return found
}
