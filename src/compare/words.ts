/** What changed inside a pair, word by word. */
import { diffArrays } from 'diff'
import { normal } from './normal.ts'

export interface Change {
  kind: 'same' | 'removed' | 'added'
  text: string
  /** of what stayed: the older text's spelling, where it differs */
  older?: string
}

/** More words than that are compared as wholes: the time grows with the product of the changes. */
const MOST_EDITS = 1500
const LEAST_RUN = 3

const keys = new Map<string, string>()

/** The word as it counts: case, punctuation and tone placement aside. Kept, as texts repeat their words. */
function keyOf(word: string): string {
  const known = keys.get(word)
  if (known !== undefined) return known
  const key = normal(word) || word
  if (keys.size < 50_000) keys.set(word, key)
  return key
}

/**
 * The words of the newer text, and those of the older that are gone, in reading order.
 * @returns runs of words; joined, "same" and "added" are the newer text, "same" and "removed" the older but for spelling
 */
export function changes(older: string, newer: string): Change[] {
  const from = older.split(/\s+/).filter(Boolean)
  const to = newer.split(/\s+/).filter(Boolean)
  const parts = diffArrays(from.map(keyOf), to.map(keyOf), { maxEditLength: MOST_EDITS })
  if (!parts) {
    return [
      { kind: 'removed', text: older },
      { kind: 'added', text: newer },
    ]
  }
  let left = 0
  let right = 0
  return parts.map(({ added, removed, count }) => {
    const older = added ? '' : from.slice(left, left + count).join(' ')
    const text = removed ? older : to.slice(right, right + count).join(' ')
    if (!added) left += count
    if (!removed) right += count
    if (added || removed) return { kind: added ? 'added' : 'removed', text }
    return older === text ? { kind: 'same', text } : { kind: 'same', text, older }
  })
}

/** The longest runs of words that both texts share, longest first: what a link rests on. */
export function commonRuns(a: string, b: string, most = 3): string[] {
  return changes(a, b)
    .filter(({ kind, text }) => kind === 'same' && text.split(' ').length >= LEAST_RUN)
    .map(({ text }) => text.replace(/^[\s,;:.–-]+|[\s,;:.–-]+$/g, ''))
    .sort((x, y) => y.length - x.length)
    .slice(0, most)
}
