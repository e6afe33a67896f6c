/** Runs of capital letters, as headings, titles and positions are set. */

/** End of the run of words without small letters that begins at `from`. */
export function capitalsEnd(text: string, from: number): number {
  let end = from
  for (const match of text.slice(from, from + 800).matchAll(/\S+/gu)) {
    if (/\p{Ll}/u.test(match[0])) return from + match.index
    end = from + match.index + match[0].length
  }
  return end
}
