/** What an agency is there for, whatever its level: the body below a department or a ministry serves the same function. Data: agency-functions.json. */
import { z } from 'zod'
import { fold } from '../text/fold.ts'
import data from './agency-functions.json' with { type: 'json' }

const schema = z.array(
  z.strictObject({
    id: z.string().regex(/^[a-z-]+$/),
    /** any of these words in the normal name; an office of a commune that serves several functions stands with each of them */
    words: z.array(z.string().min(1)).min(1),
    /** none of these */
    not: z.array(z.string().min(1)).optional(),
    examples: z.array(z.string().min(1)).min(2),
  }),
)

export const agencyFunctions = schema
  .parse(data)
  .map((entry) => ({ ...entry, words: entry.words.map(fold), not: (entry.not ?? []).map(fold) }))

const MOST_KEPT = 5000
const kept = new Map<string, readonly string[]>()

/**
 * The functions of an agency; those of names met before are kept.
 * @param name folded, words parted by single spaces, without punctuation
 * @returns ids; empty where the table knows none
 */
export function functionsOf(name: string): readonly string[] {
  const before = kept.get(name)
  if (before !== undefined) return before
  const padded = ` ${name} `
  const has = (words: string) => padded.includes(` ${words} `)
  const found = agencyFunctions.filter(({ words, not }) => words.some(has) && !not.some(has)).map(({ id }) => id)
  if (kept.size >= MOST_KEPT) kept.clear()
  kept.set(name, found)
  return found
}
