/** What a repair of recognised text is: a rule that changes signs only where a grammar or the lexicon says what they must be. */
import type { Repair } from '../../tree/types.ts'

export interface Mending {
  text: string
  repairs: Repair[]
}

export interface Repairer {
  id: string
  about: string
  repair(text: string): Mending
  examples: readonly (readonly [seen: string, read: string])[]
  /** texts that stay as they are */
  nearMisses: readonly string[]
}

/** Replaces what the pattern meets, and keeps account of it. */
export function replaced(text: string, pattern: RegExp, read: (match: RegExpExecArray) => string | null): Mending {
  const repairs: Repair[] = []
  let result = ''
  let done = 0
  for (const match of text.matchAll(pattern)) {
    const [seen] = match
    const now = read(match)
    if (now === null || now === seen) continue
    repairs.push({ seen: seen.trim(), read: now.trim() })
    result += text.slice(done, match.index) + now
    done = match.index + seen.length
  }
  return { text: result + text.slice(done), repairs }
}

/** One repair after the other. */
export function inTurn(text: string, repairers: readonly Pick<Repairer, 'repair'>[]): Mending {
  const all: Mending = { text, repairs: [] }
  for (const { repair } of repairers) {
    const next = repair(all.text)
    all.text = next.text
    all.repairs.push(...next.repairs)
  }
  return all
}
