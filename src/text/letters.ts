/** What kind of letter a code is, for loops over many letters. */

/** Latin, combining marks and Vietnamese lie below; what lies above is looked up each time. */
const LIMIT = 0x1f00

const LETTER = /^\p{L}$/u
const CAPITAL = /^\p{Lu}$/u

function judged(code: number): number {
  const letter = String.fromCodePoint(code)
  return CAPITAL.test(letter) ? 2 : LETTER.test(letter) ? 1 : 0
}

const KINDS = Uint8Array.from({ length: LIMIT }, (_, code) => judged(code))

/** @returns 0: no letter (marks and digits are none); 1: a letter; 2: a capital letter */
export function letterKind(code: number): number {
  return code < LIMIT ? (KINDS[code] as number) : judged(code)
}
