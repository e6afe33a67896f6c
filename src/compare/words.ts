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

/** A run of so few words between two changes is a chance meeting ("và", "các"): it breaks up what was reworded as a whole. */
const LONE = 2

function countOf({ text }: Change): number {
  return text.split(' ').length
}

/** The changes as people read them: reworded stretches whole, what is gone before what came. Joined as those of {@link changes}. */
export function readable(all: readonly Change[]): Change[] {
  const kinds = (from: number, step: number): string[] => {
    const found: string[] = []
    for (let at = from; all[at] !== undefined && all[at]?.kind !== 'same'; at += step) found.push(all[at]?.kind ?? '')
    return found
  }
  const lone = (at: number) => {
    const [before, after] = [kinds(at - 1, -1), kinds(at + 1, 1)]
    const both = new Set([...before, ...after]).size === 2
    return both && before.length > 0 && after.length > 0 && countOf(all[at] as Change) <= LONE
  }
  const result: Change[] = []
  let gone: string[] = []
  let fresh: string[] = []
  const settle = () => {
    if (gone.length > 0) result.push({ kind: 'removed', text: gone.join(' ') })
    if (fresh.length > 0) result.push({ kind: 'added', text: fresh.join(' ') })
    gone = []
    fresh = []
  }
  all.forEach((change, at) => {
    if (change.kind === 'removed') gone.push(change.text)
    else if (change.kind === 'added') fresh.push(change.text)
    else if (lone(at)) {
      gone.push(change.older ?? change.text)
      fresh.push(change.text)
    } else {
      settle()
      result.push(change)
    }
  })
  settle()
  return result
}

/** The longest runs of words that both texts share, longest first: what a link rests on. */
export function commonRuns(a: string, b: string, most = 3): string[] {
  return changes(a, b)
    .filter(({ kind, text }) => kind === 'same' && text.split(' ').length >= LEAST_RUN)
    .map(({ text }) => text.replace(/^[\s,;:.–-]+|[\s,;:.–-]+$/g, ''))
    .sort((x, y) => y.length - x.length)
    .slice(0, most)
}
