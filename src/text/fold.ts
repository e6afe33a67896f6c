/** Folded text is for comparing and searching only, never stored as the truth (law 2). */

const TONE_PLACEMENT: readonly (readonly [string, string])[] = [
  ['oà', 'òa'],
  ['oá', 'óa'],
  ['oả', 'ỏa'],
  ['oã', 'õa'],
  ['oạ', 'ọa'],
  ['oè', 'òe'],
  ['oé', 'óe'],
  ['oẻ', 'ỏe'],
  ['oẽ', 'õe'],
  ['oẹ', 'ọe'],
  ['uỳ', 'ùy'],
  ['uý', 'úy'],
  ['uỷ', 'ủy'],
  ['uỹ', 'ũy'],
  ['uỵ', 'ụy'],
]
const NEWER_PLACEMENT = /o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ]/g
/** white space that is not one space between words */
const LOOSE = /\s\s|[^\S ]|^\s|\s$/
const OLDER = new Map(TONE_PLACEMENT)

/**
 * Lower case, the older tone placement ("hòa", "ủy"), one space, trimmed: two spellings of one name compare equal.
 * The length may change; offsets into the result mean nothing in the original.
 */
export function fold(text: string): string {
  const placed = text
    .normalize('NFC')
    .toLowerCase()
    .replace(NEWER_PLACEMENT, (pair) => OLDER.get(pair) ?? pair)
  return LOOSE.test(placed) ? placed.replace(/\s+/g, ' ').trim() : placed
}

/** {@link fold} and no diacritics at all, "đ" as "d": what a person types without a Vietnamese keyboard. */
export function bare(text: string): string {
  return fold(text).normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd')
}
