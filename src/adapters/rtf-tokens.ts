/** RTF cut into its signs: groups, control words, and the bytes between them. */

export type Token =
  | { kind: 'open' }
  | { kind: 'close' }
  /** a control word or symbol; `value` is null where it has no number */
  | { kind: 'word'; name: string; value: number | null }
  /** characters 0 to 255 as they stand in the file */
  | { kind: 'bytes'; text: string }

const SIGN = /[{}\\\r\n]/g
const WORD = /([A-Za-z]{1,32})(-?\d{1,10})? ?/y
const HEX = /'([0-9A-Fa-f]{2})/y

/** Reads the signs of a file given as one character a byte; never goes back, whatever the bytes are. */
export function* readTokens(source: string): Generator<Token> {
  let at = 0
  while (at < source.length) {
    SIGN.lastIndex = at
    const found = SIGN.exec(source)
    const end = found ? found.index : source.length
    if (end > at) yield { kind: 'bytes', text: source.slice(at, end) }
    if (!found) return
    at = end + 1
    if (found[0] === '{') yield { kind: 'open' }
    else if (found[0] === '}') yield { kind: 'close' }
    else if (found[0] === '\\') {
      WORD.lastIndex = at
      HEX.lastIndex = at
      const word = WORD.exec(source)
      const hex = word ? null : HEX.exec(source)
      if (word) {
        const value = word[2] === undefined ? null : Number(word[2])
        at = WORD.lastIndex
        // Raw bytes follow \bin: they are skipped unread.
        if (word[1] === 'bin') at += Math.max(0, value ?? 0)
        else yield { kind: 'word', name: word[1] ?? '', value }
      } else if (hex) {
        at = HEX.lastIndex
        yield { kind: 'bytes', text: String.fromCharCode(Number.parseInt(hex[1] ?? '0', 16)) }
      } else if (at < source.length) {
        yield { kind: 'word', name: source[at] ?? '', value: null }
        at += 1
      }
    }
  }
}
