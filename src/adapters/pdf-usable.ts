/** Is a page's text layer worth reading? */
import type { PageContent } from './layout/types.ts'

/** Fewer letters than this over a picture are a stamp or a page number. */
const SCARCE = 60
const LETTER = /\p{L}/gu
const MARKED = /(?=\p{L})[^\p{ASCII}]/u
/** What a font without a mapping to Unicode leaves behind. */
const GARBAGE = /[\ufffd\u0000-\u0008\u000e-\u001f\ue000-\uf8ff\u{f0000}-\u{10ffff}]/gu
const SUSPECT = /[\u0000-\u001f\ud800-\uffff]/
/** Symbol fonts' bullets are no garbage. */
const BULLET = /^[\uf000-\uf0ff]$/u

/** Of Vietnamese words, four in five carry a mark; a page with so many words and so few marks was read by a machine that knows none. */
const MANY_WORDS = 40
const FEW_MARKS = 0.15

/**
 * 'scarce': so little text that a picture may hold the page's real text; 'garbage': text that cannot be read;
 * 'bare': words without Vietnamese marks, as a scanner set to English writes them behind its picture.
 * Dots, dashes and underscores say nothing: good forms are full of them.
 */
export function usableText({ words }: PageContent): 'usable' | 'scarce' | 'garbage' | 'bare' {
  let letters = 0
  let garbage = 0
  let wordy = 0
  let marked = 0
  for (const { text, stamp } of words) {
    if (stamp) continue
    const own = text.match(LETTER)?.length ?? 0
    letters += own
    if (own > 1) wordy += 1
    if (MARKED.test(text)) marked += 1
    if (SUSPECT.test(text) && !BULLET.test(text)) garbage += text.match(GARBAGE)?.length ?? 0
  }
  if (garbage > 20 && garbage > 0.3 * (letters + garbage)) return 'garbage'
  if (letters < SCARCE) return 'scarce'
  return wordy >= MANY_WORDS && marked < FEW_MARKS * wordy ? 'bare' : 'usable'
}
