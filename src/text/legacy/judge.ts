/** How Vietnamese a text looks: the share of its words with marks that are possible syllables. */

const ONSET = '(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?'
const RHYME =
  '(?:oai|oay|oeo|uây|uôi|ươi|ươu|iêu|yêu|uya|uyê|uyu|oa|oă|oe|uâ|uê|uơ|uy|uô|ươ|iê|yê|ua|ưa|ia|ai|ao|au|ay|âu|ây|eo|êu|iu|oi|ôi|ơi|ui|ưi|ưu|oo|[aăâeêioôơuưy])'
const CODA = '(?:ch|ng|nh|[cmnpt])?'
const SYLLABLE = new RegExp(`^${ONSET}${RHYME}${CODA}$`)
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g
const WORD = /[\p{L}\p{M}\u00a1-\u00ff]+/gu
const MARKED = /[^\u0000-\u007f]/

/** Whether a word is a possible Vietnamese syllable: one tone at most, its letters in a known order. */
export function isSyllable(word: string): boolean {
  const decomposed = word.toLowerCase().normalize('NFD')
  const tones = decomposed.match(TONES)?.length ?? 0
  return tones <= 1 && SYLLABLE.test(decomposed.replace(TONES, '').normalize('NFC'))
}

/** Words beyond ASCII, and how many of them are possible syllables. */
export function syllables(text: string): { marked: number; good: number } {
  let marked = 0
  let good = 0
  for (const [word] of text.matchAll(WORD)) {
    if (!MARKED.test(word)) continue
    marked += 1
    if (isSyllable(word)) good += 1
  }
  return { marked, good }
}
