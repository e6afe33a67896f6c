/** The same few thousand words and the same paragraph are asked for again and again: what was worked out is kept for a while. */

/** Words of a language fit many times over. */
const MANY = 20_000
/** Longer keys are worked out anew: a document may be one paragraph. */
const LONGEST = 20_000

/**
 * A function of a string that remembers what it gave; it must depend on nothing else, and nobody may change what it gives.
 * @param most how many answers are kept; all are dropped when one more comes
 */
export function remembered<Value>(work: (text: string) => Value, most: number = MANY): (text: string) => Value {
  const known = new Map<string, Value>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before
    const value = work(text)
    if (text.length > LONGEST) return value
    if (known.size >= most) known.clear()
    known.set(text, value)
    return value
  }
}
