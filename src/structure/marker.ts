/**
 * The number or bullet that opens an item: "I.", "1.2.", "a)", "đ)", "-", "+", "(3)", "Điều 4.", "Phần thứ hai", "Bước 1:".
 * Levels by NĐ 30/2020 (Phần, Chương, Mục, Điều, khoản, điểm; I. 1. a) -) and by the Party's guide (I- 1- a)).
 */
export type MarkerKind =
  | 'part'
  | 'chapter'
  | 'section'
  | 'article'
  | 'step'
  | 'letter-upper'
  | 'roman'
  | 'decimal'
  | 'paren'
  | 'letter'
  | 'roman-lower'
  | 'dash'
  | 'plus'
  | 'star'
  | 'dot'

export interface Marker {
  kind: MarkerKind
  /** for decimals, how many numbers: "1." 1, "1.2." 2; else 1 */
  depth: number
  /** its place in the sequence, from 1; 0 for bullets */
  value: number
  /** as it stands in a section number: "III", "2.1", "đ"; '' for bullets */
  label: string
  /** how many characters of the text it takes, white space after it included */
  length: number
}

/** NĐ 30/2020: lettered items run a, b, c, d, đ, e, g, h, i, k … */
const LETTERS = 'abcdđeghiklmnopqrstuvxy'
const ROMAN = /^(?:X{0,3})(?:IX|IV|V?I{0,3})$/
const ORDINALS = ['nhất', 'hai', 'ba', 'tư', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười']

export function romanValue(text: string): number {
  const digits: Record<string, number> = { I: 1, V: 5, X: 10, L: 50 }
  let value = 0
  for (let i = 0; i < text.length; i += 1) {
    const here = digits[text[i] ?? ''] ?? 0
    value += here < (digits[text[i + 1] ?? ''] ?? 0) ? -here : here
  }
  return value
}

const BULLETS: [RegExp, MarkerKind][] = [
  [/^[-–—−](?![-\d])[ \n]*(?=\S)/u, 'dash'],
  [/^[-–—−] +(?=\d)/u, 'dash'],
  [/^\+[ \n]*(?=[^\d\s])|^\+ +(?=\d)/u, 'plus'],
  [/^\*+[ \n]*(?=[^\s*])/u, 'star'],
  [/^[•●▪■◦○♦❖➢✓\uf0b7\uf0a7\uf0d8\uf0fc§·o](?: +|(?=[^\p{L}\p{N}\s]))(?=\S)|^[•●▪■◦○♦❖➢✓\uf0b7\uf0a7\uf0d8\uf0fc§·](?=\S)/u, 'dot'],
]

const NAMED: [RegExp, MarkerKind][] = [
  [/^phần (?:thứ )?(?<n>nhất|hai|ba|tư|năm|sáu|bảy|tám|chín|mười|[IVX]{1,5}|\d{1,2})(?![\p{L}\p{N}])[ .:\-\n]*/iu, 'part'],
  [/^chương (?<n>[IVX]{1,5}|\d{1,2})(?![\p{L}\p{N}])[ .:\-\n]*/iu, 'chapter'],
  [/^mục (?<n>[IVX]{1,5}|\d{1,2})(?![\p{L}\p{N}])[ .:\-\n]*/iu, 'section'],
  [/^điều (?<n>\d{1,2})[.:] */iu, 'article'],
  [
    /^(?:bước|giai đoạn|nhóm nhiệm vụ|nhiệm vụ|đợt) (?:thứ )?(?<n>[IVX]{1,5}|\d{1,2}|nhất|hai|ba)(?: *\([^()]{1,60}\))?[:.] *(?=\S)/iu,
    'step',
  ],
]

const NUMBERED: [RegExp, MarkerKind][] = [
  [/^(?<n>[IVX]{1,6}) *(?:[.)\-:][ \n]*|\/[ \n]+)(?=[^\s\d])/u, 'roman'],
  [/^(?<n>\d{1,2}(?:\.\d{1,2}){1,3})[.)]?(?:[ \n]+|(?=\p{L}))(?=[\p{L}“"'(])/u, 'decimal'],
  [/^(?<n>\d{1,2}) *[./-](?![\d]|\p{Lu}[\p{L}\d]{0,7}[-/]\p{Lu})[ \n]*(?=\S)/u, 'decimal'],
  [/^(?<n>\d{1,2})\)[ \n]*(?=\S)/u, 'paren'],
  [/^\((?<n>\d{1,2})\)[ \n]*(?=\S)/u, 'paren'],
  [/^(?<n>[a-zđ])(?:\)|\.(?= *\p{Lu})|(?:\.\d{1,2}){1,2}[.)]?)[ \n]*(?=\S)/u, 'letter'],
  [/^\((?<n>[a-zđ])\)[ \n]*(?=\S)/u, 'letter'],
  [/^\(?(?<n>i{1,3}|iv|vi{0,3}|ix|x)\)[ \n]*(?=\S)/u, 'roman-lower'],
  [/^(?<n>[A-HĐ])[.)/][ \n]+(?=\S)/u, 'letter-upper'],
]

function ordinal(text: string): number {
  const word = ORDINALS.indexOf(text.toLowerCase())
  if (word >= 0) return word + 1
  return /^\d+$/.test(text) ? Number(text) : romanValue(text.toUpperCase())
}

/** The marker at the start of a paragraph, or null. Ambiguous letters ("i)", "C.") are read as the outline's sequence asks: see {@link alternatives}. */
export function readMarker(text: string): Marker | null {
  for (const [pattern, kind] of BULLETS) {
    const match = pattern.exec(text)
    if (match) return { kind, depth: 1, value: 0, label: '', length: match[0].length }
  }
  for (const [pattern, kind] of NAMED) {
    const match = pattern.exec(text)
    if (match) return { kind, depth: 1, value: ordinal(match.groups?.n ?? ''), label: match.groups?.n ?? '', length: match[0].length }
  }
  for (const [pattern, kind] of NUMBERED) {
    const match = pattern.exec(text)
    const label = match?.groups?.n
    if (!match || label === undefined) continue
    if (kind === 'roman' && !ROMAN.test(label)) continue
    const parts = label.split('.')
    const last = parts.at(-1) ?? ''
    let value = Number(last)
    if (kind === 'roman') value = romanValue(label)
    else if (kind === 'roman-lower') value = romanValue(label.toUpperCase())
    else if (kind === 'letter' || kind === 'letter-upper') value = LETTERS.indexOf(label.toLowerCase()) + 1
    return { kind, depth: parts.length, value, label, length: match[0].length }
  }
  return null
}

/** Other readings of the same marker: "i)" is the letter after "h)" or the small Roman one, "C." is a letter or a hundred. */
export function alternatives(marker: Marker): Marker[] {
  const lower = marker.label.toLowerCase()
  if (marker.kind === 'letter' && /^(?:i|v|x)$/.test(lower))
    return [{ ...marker, kind: 'roman-lower', value: romanValue(marker.label.toUpperCase()) }]
  if (marker.kind === 'roman' && /^[ivx]$/.test(lower)) return [{ ...marker, kind: 'letter-upper', value: LETTERS.indexOf(lower) + 1 }]
  return []
}
