/** The words of a named group; empty where it took no part in the match. */
export function group(match: RegExpExecArray, name: string): string {
  return match.groups?.[name] ?? ''
}

/** Lower case, one space, the common misplacing "qúy" put right: for reading what the words of a match mean. */
export function plain(words: string): string {
  return words.normalize('NFC').toLowerCase().replaceAll('qúy', 'quý').replace(/\s+/g, ' ').trim()
}
