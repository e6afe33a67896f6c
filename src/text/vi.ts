/**
 * Law 3: `\b` and `\w` know only ASCII letters, so `/\bĐiều/u` does not find "Điều 5".
 * Patterns over Vietnamese text are built with the tag `vi`:
 * a space in the template meets any run of white space (line breaks too), the pattern starts and ends at letter edges,
 * case is ignored and both tone placements are met ("ủy" meets "uỷ").
 */

const PLACEMENTS: readonly (readonly [string, string])[] = [
  ['òa', 'oà'],
  ['óa', 'oá'],
  ['ỏa', 'oả'],
  ['õa', 'oã'],
  ['ọa', 'oạ'],
  ['òe', 'oè'],
  ['óe', 'oé'],
  ['ỏe', 'oẻ'],
  ['õe', 'oẽ'],
  ['ọe', 'oẹ'],
  ['ùy', 'uỳ'],
  ['úy', 'uý'],
  ['ủy', 'uỷ'],
  ['ũy', 'uỹ'],
  ['ụy', 'uỵ'],
]
const EITHER = new Map<string, string>(
  PLACEMENTS.flatMap(([a, b]) => [
    [a, `(?:${a}|${b})`],
    [b, `(?:${a}|${b})`],
  ]),
)
const PLACED = new RegExp([...EITHER.keys()].join('|'), 'g')

export const LETTER = '[\\p{L}\\p{M}\\p{N}]'
const LEFT_EDGE = `(?<!${LETTER})`
const RIGHT_EDGE = `(?!${LETTER})`

/** The source of a pattern, spaces (" ?": perhaps none) and tone placements loosened, without edges and flags; for composing bigger patterns. */
export function phrase(source: string): string {
  return source
    .replace(/ \?/g, '\\s*')
    .replace(/ +/g, '\\s+')
    .replace(PLACED, (pair) => EITHER.get(pair) ?? pair)
}

function raw(strings: TemplateStringsArray, values: readonly unknown[]): string {
  return String.raw({ raw: strings.raw }, ...values.map((value) => (value instanceof RegExp ? value.source : String(value))))
}

/** A global pattern with letter edges, blind to case. Interpolated strings and patterns are taken as source. */
export function vi(strings: TemplateStringsArray, ...values: readonly unknown[]): RegExp {
  return new RegExp(`${LEFT_EDGE}(?:${phrase(raw(strings, values))})${RIGHT_EDGE}`, 'giu')
}

/** Like {@link vi}, without `g` and bound to the start of the text (after white space). */
export function viStart(strings: TemplateStringsArray, ...values: readonly unknown[]): RegExp {
  return new RegExp(`^\\s*(?:${phrase(raw(strings, values))})${RIGHT_EDGE}`, 'iu')
}
