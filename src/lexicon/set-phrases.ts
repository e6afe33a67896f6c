/** Set phrases of official language: what an accent that recognition got wrong is put right by ("đẳng viên", "thúc đây"). */
import { z } from 'zod'
import { bare, fold } from '../text/fold.ts'
import data from './set-phrases.json' with { type: 'json' }

export const setPhrases: readonly string[] = z.array(z.string()).parse(data)

const known = new Set(setPhrases.map(fold))
const byLetters = new Map<string, string[]>()
for (const phrase of setPhrases) byLetters.set(bare(phrase), [...(byLetters.get(bare(phrase)) ?? []), phrase])

/** The most words in a set phrase. */
export const LONGEST_PHRASE = Math.max(...setPhrases.map((phrase) => phrase.split(' ').length))

/** Whether these words are a set phrase as they are spelled. */
export function isSetPhrase(words: string): boolean {
  return known.has(fold(words))
}

/** The one set phrase with these letters, accents aside, its names in capitals; null where there is none, or more than one. */
export function phraseLike(words: string): string | null {
  const found = byLetters.get(bare(words))
  return found?.length === 1 ? (found[0] as string) : null
}
