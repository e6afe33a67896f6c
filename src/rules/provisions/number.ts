/** Numbers as Vietnamese offices write them: "." parts thousands, "," parts decimals, and a lone point may do either. */

/** A number of a text, as source for patterns. */
export const NUMBER = '\\d{1,3}(?:\\.\\d{3})+(?:,\\d+)?|\\d+(?:[.,]\\d+)?'

/** "1.250" is 1250, "2,5" is 2.5, "95.5" is 95.5, "01" is 1. */
export function numberOf(words: string): number {
  const thousands = /^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(words)
  return Number((thousands ? words.replaceAll('.', '') : words).replace(',', '.'))
}
