/** Characters of symbol fonts, as ordinary ones: a bullet becomes "-", a box a box, an arrow an arrow. */

const WINGDINGS: Readonly<Record<number, string>> = {
  111: '☐',
  113: '☐',
  168: '☐',
  114: '☐',
  254: '☑',
  253: '☒',
  120: '☒',
  251: '✗',
  252: '✓',
  224: '→',
  223: '←',
  225: '↑',
  226: '↓',
  232: '→',
  240: '⇒',
  40: '☎',
  42: '✉',
}
const SYMBOL: Readonly<Record<number, string>> = {
  163: '≤',
  179: '≥',
  177: '±',
  180: '×',
  184: '÷',
  176: '°',
  185: '≠',
  187: '≈',
  174: '→',
  172: '←',
  222: '⇒',
  45: '-',
  43: '+',
  61: '=',
  40: '(',
  41: ')',
  47: '/',
  229: '∑',
  109: 'μ',
  97: 'α',
  98: 'β',
  68: 'Δ',
  165: '∞',
}
const DASH = '-'

function isPrivate(code: number): boolean {
  return code >= 0xe000 && code <= 0xf8ff
}

/** One character of a symbol font; private-use characters of unknown fonts are bullets. */
export function symbol(code: number, font: string): string {
  const low = isPrivate(code) ? code & 0xff : code
  if (/^wingdings/i.test(font)) return WINGDINGS[low] ?? DASH
  if (/^symbol/i.test(font)) return SYMBOL[low] ?? (low >= 0x20 && low < 0x40 ? String.fromCharCode(low) : DASH)
  if (/^webdings|dingbats|marlett/i.test(font)) return DASH
  return isPrivate(code) ? DASH : String.fromCharCode(code)
}

/** The sign of a bulleted list: "+" and "*" as they stand, every other one as "-" (as in DOCX). */
export function bullet(template: string, font: string): string {
  const text = [...template]
    .map((char) => symbol(char.charCodeAt(0), font))
    .join('')
    .trim()
  return text === '+' || text === '*' ? text : DASH
}

/** Replaces the private-use characters that symbol fonts leave in plain text. */
export function plainSymbols(text: string, font: string): string {
  return text.replace(/[\ue000-\uf8ff]/g, (char) => symbol(char.charCodeAt(0), font))
}
