/** Words that a converter ran together after a toned vowel ("chủtrì", "đơn vịcăn cứ"): parted again, for reading only. */

const ONSET = '(?:ngh|ng|nh|gh|gi|ch|kh|ph|qu|th|tr|[bcdđghklmnprstvx])'
const VOWEL = 'aăâeêioôơuưyáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ'
const TONED = /[áàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ]/iu
const SYLLABLE = new RegExp(`^${ONSET}?[${VOWEL}]{1,3}(?:ch|ng|nh|[cmnpt])?$`, 'iu')
/** an open syllable with its tone at the end, where the space was lost */
const OPEN = new RegExp(`^${ONSET}?[${VOWEL}]{1,3}$`, 'iu')
const VOWEL_FIRST = new RegExp(`^[${VOWEL}]`, 'iu')
const ACRONYM = /\p{Lu}{2}|[\p{N}&.]/u
const LONGEST = 24

/** Lengths of the syllables that were run together; one length where the word is whole. */
export function syllables(word: string): number[] {
  if (word.length < 4 || word.length > LONGEST || !TONED.test(word) || ACRONYM.test(word) || SYLLABLE.test(word)) return [word.length]
  for (let at = 1; at < word.length - 1; at += 1) {
    const left = word.slice(0, at)
    const right = word.slice(at)
    if (!OPEN.test(left) || !TONED.test(left) || VOWEL_FIRST.test(right)) continue
    if (SYLLABLE.test(right)) return [at, right.length]
    const rest = syllables(right)
    if (rest.length > 1) return [at, ...rest]
  }
  return [word.length]
}
