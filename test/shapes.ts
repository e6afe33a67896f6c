/** The ways in which the same words come to us: decomposed, with the tone placed the older or the newer way, in capitals. */

export interface Shape {
  name: string
  change(text: string): string
}

const TONES: readonly (readonly [string, string])[] = [
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

function newer(text: string): string {
  return TONES.reduce((words, [older, placed]) => words.replaceAll(older, placed), text)
}

/** In "quý" the u belongs to the consonant, in "hoạt" a consonant follows: there the tone never moves. */
function older(text: string): string {
  return TONES.reduce(
    (words, [first, placed]) => words.replace(new RegExp(`(?<!q)${placed}(?!\\p{L})`, 'giu'), (pair) => (pair === placed ? first : pair)),
    text,
  )
}

/** Both ways of placing the tone, whichever the example was written in. */
export const SHAPES: readonly Shape[] = [
  { name: 'as written', change: (text) => text },
  { name: 'decomposed', change: (text) => text.normalize('NFD') },
  { name: 'newer tone placement', change: newer },
  { name: 'older tone placement', change: older },
]
/** Upper case is asked of the finds alone: a near-miss may rest on small letters ("của", a name). */
export const UPPER: Shape = { name: 'upper case', change: (text) => text.toLocaleUpperCase('vi') }
