/** Legacy Vietnamese charsets: text that only its font makes readable (TCVN3, VNI), and windows-1258. */
import { syllables } from './legacy/judge.ts'
import { TCVN3, VNI } from './legacy/tables.ts'

export type Charset = 'tcvn3' | 'vni'

/** Letters that neither charset uses for its places: text that holds them is Unicode already. */
const UNICODE = /[\u0102-\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]|\p{M}/u
const SUBSET = /^[A-Z]{6}\+/
/** A last "H" that no small letter follows, before the name of a cut (",Bold", "-Italic", " Bold"). */
const CAPITAL_FONT = /H(?=$|[-, ])/

function bareName(font: string): string {
  return font.replace(SUBSET, '').replace(/#2e/gi, '.').trim()
}

/** The charset that a font's name tells: ".VnTime" → tcvn3, "VNI-Times" → vni, null for all others. */
export function fontCharset(font: string): Charset | null {
  const name = bareName(font)
  if (/^\.vn/i.test(name) || /^vn(?:time|arial|courier|helvet|avant|book|southern|aristote|clarendon|centur|memorandum)/i.test(name))
    return 'tcvn3'
  return /^vni(?:[-_ ]|$)/i.test(name) || /^vni(?:times|helve|couri)/i.test(name) ? 'vni' : null
}

/** ".VnTimeH" shows every letter as a capital. */
export function isCapitalFont(font: string): boolean {
  return fontCharset(font) === 'tcvn3' && CAPITAL_FONT.test(bareName(font))
}

/** Private-use copies of the places, as symbol fonts store them, back to the places. */
function places(text: string): string {
  return text.replace(/[\uf020-\uf0ff]/g, (char) => String.fromCharCode(char.charCodeAt(0) & 0xff))
}

function decodeTcvn3(text: string): string {
  return text.replace(/[\u00a1-\u00fe\u03bc]/g, (place) => TCVN3.get(place) ?? place)
}

const VNI_PAIR = /[aeouyAEOUYôöÔÖ][ùøûõïâáàåãäêéèúüëÙØÛÕÏÂÁÀÅÃÄÊÉÈÚÜË]|[ñôöíìæóòîÑÔÖÍÌÆÓÒÎ]/g

function decodeVni(text: string): string {
  return text.replace(VNI_PAIR, (place) => VNI.get(place) ?? (VNI.get(place[0] ?? '') ?? place[0]) + place.slice(1))
}

/** Decodes text of a known charset, whatever its font. */
export function decodeCharset(charset: Charset, text: string): string {
  const plain = places(text)
  return charset === 'tcvn3' ? decodeTcvn3(plain) : decodeVni(plain)
}

/** Text in an old font's run that was typed in Unicode after all: Word showed it in another font. */
function isUnicode(text: string, decoded: string): boolean {
  if (UNICODE.test(text)) return true
  const before = syllables(text)
  return before.marked > 0 && before.good === before.marked && syllables(decoded).good < before.good
}

/**
 * Decodes one run by the name of its font.
 * @param font name of the run's font; null where it is unknown, then the text itself must look legacy
 * @returns the text in Unicode (NFC), or null where it is not in a legacy charset
 */
export function decodeLegacy(font: string | null, text: string): string | null {
  const charset = font === null ? looksLegacy(text) : fontCharset(font)
  if (charset === null) return null
  const decoded = decodeCharset(charset, text)
  if (isUnicode(text, decoded)) return null
  return font !== null && isCapitalFont(font) ? decoded.toUpperCase() : decoded
}

/** Fewer marked words than this prove nothing. */
const MIN_MARKED = 3
const MIN_GOOD = 0.75

/** How much better the text reads in the charset than as it stands. */
function gain(charset: Charset, text: string): { charset: Charset; share: number; gain: number } {
  const after = syllables(decodeCharset(charset, text))
  const before = syllables(text)
  const share = after.marked === 0 ? 0 : after.good / after.marked
  return { charset, share, gain: after.good - before.good }
}

/**
 * For plain text without fonts: the charset in which it reads as Vietnamese, or null.
 * Names and short texts are left alone: three marked words at least, three quarters of them syllables only when decoded.
 */
export function looksLegacy(text: string): Charset | null {
  if (UNICODE.test(text) || syllables(text).marked < MIN_MARKED) return null
  const [best] = [gain('tcvn3', text), gain('vni', text)].sort((a, b) => b.gain - a.gain || b.share - a.share)
  return best && best.share >= MIN_GOOD && best.gain >= MIN_MARKED ? best.charset : null
}

/** windows-1258, its separate tone marks composed (NFC). */
export function decode1258(bytes: Uint8Array): string {
  return new TextDecoder('windows-1258').decode(bytes).normalize('NFC')
}
