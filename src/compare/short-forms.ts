/** Short forms of the two documents ("TTATGT", "GDĐT"), told from their letters: the words that begin with them stand in full somewhere. */
import { fold } from '../text/fold.ts'
import type { ShortForms } from './normal.ts'

const SHORT = /(?<![\p{L}\p{N}])[\p{Lu}]{3,10}(?![\p{L}\p{N}])/gu
/** Roman numbers, and words in capitals that headings are full of, are no short forms. */
const ROMAN = /^[IVXLC]+$/
const LINKS: ReadonlySet<string> = new Set(['và', 'các', 'của'])
/** Words in capitals side by side are a heading: they hold no short forms that could be told apart. */
const SHOUTED = /(?<![\p{L}\p{N}])\p{Lu}{2,}(?:[\s,–-]+\p{Lu}{2,})+(?![\p{L}\p{N}])/gu

/** The words of a text, and the initials of those that count; "·" where a sentence or clause breaks, so that no short form is read across it. */
interface Initials {
  words: string[]
  letters: string
  /** place in `words` of each letter */
  places: number[]
}

function initialsOf(text: string): Initials {
  const words: string[] = []
  const places: number[] = []
  let letters = ''
  for (const [token] of text.matchAll(/[\p{L}\p{M}]+|[.;:()“”"\n]|\d+/gu)) {
    const word = fold(token)
    words.push(word)
    if (LINKS.has(word)) continue
    places.push(words.length - 1)
    letters += /^\p{L}/u.test(word) ? lettersOf(word[0] ?? '·') : '·'
  }
  return { words, letters, places }
}

function lettersOf(short: string): string {
  return [...short.toLowerCase()].map((letter) => (letter === 'đ' ? 'đ' : (letter.normalize('NFD')[0] ?? letter))).join('')
}

/** How often each reading of the letters stands in the text. */
function readingsOf(form: string, { words, letters, places }: Initials): Map<string, number> {
  const readings = new Map<string, number>()
  const wanted = lettersOf(form)
  for (let at = letters.indexOf(wanted); at >= 0; at = letters.indexOf(wanted, at + 1)) {
    const reading = words.slice(places[at], (places[at + wanted.length - 1] ?? 0) + 1).join(' ')
    readings.set(reading, (readings.get(reading) ?? 0) + 1)
  }
  return readings
}

/**
 * Which words the short forms of some texts stand for.
 * @param texts the items of both plans, or their whole texts
 * @returns folded short form → its words in full, as they stand after folding; forms whose letters fit nothing are left out
 */
export function shortForms(texts: readonly string[]): ShortForms {
  const joined = texts.join('\n').replace(SHOUTED, '\n')
  const found = new Set([...joined.matchAll(SHORT)].map(([form]) => form).filter((form) => !ROMAN.test(form)))
  const result = new Map<string, string>()
  if (found.size === 0) return result
  const read = initialsOf(joined)
  for (const form of found) {
    const best = [...readingsOf(form, read)].sort((a, b) => b[1] - a[1])[0]
    if (best && (form.length > 3 || best[1] > 1)) result.set(fold(form), best[0])
  }
  return result
}
