/** Short forms spelled out, so that "UBND" meets "Ủy ban nhân dân". The list is data: abbreviations.json in the lexicon. */
import { abbreviations } from '../lexicon/abbreviations.ts'
import { bare, fold } from '../text/fold.ts'

const LONG = new Map(Object.entries(abbreviations).map(([short, long]) => [fold(short), fold(long)]))
const BARE = new Map([...LONG].map(([short, long]) => [bare(short), long]))
const WORD = /[\p{L}\p{M}\p{N}]+(?:&[\p{L}\p{M}\p{N}]+)*/gu

/** Folded text with the short forms of common bodies spelled out. */
export function expand(folded: string): string {
  return folded.replace(WORD, (word) => LONG.get(word) ?? LONG.get(word.replaceAll('&', '')) ?? BARE.get(word) ?? word)
}

/** The key under which "UBND tỉnh", "uỷ ban nhân dân tỉnh" and "uy ban nhan dan tinh" meet: bare, spelled out, letters and digits only. */
export function agencyKey(name: string): string {
  return bare(expand(fold(name)))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** A LIKE pattern for part of a name, at word edges; the key holds letters, digits and spaces only, so nothing needs escaping. */
export function namePattern(name: string): string {
  return `% ${agencyKey(name)} %`
}
