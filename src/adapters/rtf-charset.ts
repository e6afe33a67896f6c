/** Which charset the bytes of an RTF run are in: its font decides, then the file. */
import { fontCharset } from '../text/legacy.ts'
import { plainSymbols } from './doc/symbols.ts'

export interface RtfFont {
  name: string
  /** \fcharset, null where missing */
  charset: number | null
  /** \cpg, null where missing */
  codePage: number | null
}

/** Code pages of \fcharset; 0 and 1 mean the file's own. */
const CODE_PAGES: Readonly<Record<number, number>> = {
  77: 10000,
  128: 932,
  129: 949,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  163: 1258,
  177: 1255,
  178: 1256,
  186: 1257,
  204: 1251,
  222: 874,
  238: 1250,
}
const LABELS: Readonly<Record<number, string>> = {
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gbk',
  949: 'euc-kr',
  950: 'big5',
  10000: 'macintosh',
  65001: 'utf-8',
}
const SYMBOL = 2
const decoders = new Map<number, { decode(bytes: Uint8Array): string }>()

function decoder(codePage: number): { decode(bytes: Uint8Array): string } {
  const known = decoders.get(codePage)
  if (known) return known
  const label = codePage >= 1250 && codePage <= 1258 ? `windows-${codePage}` : (LABELS[codePage] ?? 'windows-1252')
  const made = new TextDecoder(label)
  decoders.set(codePage, made)
  return made
}

/**
 * Decodes bytes, one character each, as their font asks.
 * The places of old Vietnamese fonts stay Western, for they are decoded later by the font's name.
 */
export function decodeBytes(text: string, font: RtfFont | undefined, fileCodePage: number): string {
  if (!/[\u0080-\u00ff]/.test(text)) return font?.charset === SYMBOL ? symbols(text, font) : text
  if (font && fontCharset(font.name)) return text
  if (font?.charset === SYMBOL) return symbols(text, font)
  const codePage = font?.codePage ?? CODE_PAGES[font?.charset ?? 0] ?? fileCodePage
  return decoder(codePage).decode(Buffer.from(text, 'latin1'))
}

/** Letters of a symbol font stand in the private use area, as Word stores them. */
function symbols(text: string, font: RtfFont): string {
  const moved = text.replace(/[\u0021-\u00ff]/g, (char) => String.fromCharCode(0xf000 + char.charCodeAt(0)))
  return plainSymbols(moved, font.name)
}
