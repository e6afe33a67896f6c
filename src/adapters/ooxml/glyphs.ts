/** Letters that only their font explains: symbols of Wingdings and Symbol. */

/** Symbol's signs by the low byte of their code. */
const SYMBOL: Record<number, string> = {
  45: '-',
  163: '≤',
  176: '°',
  177: '±',
  179: '≥',
  180: '×',
  184: '÷',
  174: '→',
  222: '⇒',
  215: '⋅',
  185: '≠',
  187: '≈',
  68: 'Δ',
  83: 'Σ',
  97: 'α',
  98: 'β',
}
const WINGDINGS: Record<number, string> = {
  224: '→',
  232: '→',
  240: '⇒',
  168: '□',
  111: '□',
  254: '☑',
  253: '☒',
  120: '☒',
  42: '✉',
  40: '☎',
}

function one(font: string, code: number): string {
  if (/wingdings|webdings|dingbats/i.test(font)) return WINGDINGS[code] ?? '-'
  return SYMBOL[code] ?? (/symbol/i.test(font) && code >= 0x20 && code < 0x41 ? String.fromCharCode(code) : '-')
}

/** One sign of a symbol font; bullets become "-". */
export function symbol(font: string | null, code: number): string {
  return one(font ?? '', code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code)
}

/** Text set in a font: signs from a symbol font's private area become real ones. */
export function glyph(font: string | null, text: string): string {
  return text.replace(/[\uf000-\uf0ff]/g, (sign) => symbol(font, sign.charCodeAt(0)))
}
