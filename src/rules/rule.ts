/**
 * A rule is one file that carries its proof: the phrase above the pattern, examples that it finds, near-misses that it leaves alone.
 * `test/rules.test.ts` runs the examples of every rule, in NFC and NFD, in upper case and in both tone placements where the rule allows it.
 */

import { Matcher } from '../text/matcher.ts'

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

/** Reads the matches of one rule, in order. One odd match never crashes the document: it is left out. */
function readAll<Value, Context>(rule: Rule<Value, Context>, matches: Iterable<RegExpExecArray>, context: Context): Match<Value>[] {
  const found: Match<Value>[] = []
  for (const match of matches) {
    const read = rule.read(match, context)
    if (read === null) continue
    for (const one of Array.isArray(read) ? read : [read]) {
      found.push(isMatch(one) ? one : { start: match.index, end: match.index + match[0].length, value: one as Value })
    }
  }
  return found
}

function isMatch<Value>(read: Value | Match<Value>): read is Match<Value> {
  return typeof read === 'object' && read !== null && 'value' in read && 'start' in read && 'end' in read
}

/** All finds of one rule in a text, in order. */
export function runRule<Value, Context>(rule: Rule<Value, Context>, text: string, context: Context): Match<Value>[] {
  return readAll(rule, text.matchAll(rule.pattern), context)
}

/** Many rules over one text in one walk: the finds of each rule, in order, as {@link runRule} gives them. */
export function runnerOf<Value, Context>(rules: readonly Rule<Value, Context>[]): (text: string, context: Context) => Match<Value>[][] {
  const matcher = new Matcher(rules.map((rule) => rule.pattern))
  return (text, context) => {
    const matches = matcher.match(text)
    return rules.map((rule, at) => readAll(rule, matches[at] ?? [], context))
  }
}
