/**
 * The second reading of a Word file, by a reader that knows nothing of layout: every word that stands anywhere in the body must be in our text.
 * (mammoth served here before: it took ten times as long as our own reading, and knows fewer places where Word keeps text.)
 */
import { fontCharset } from '../text/legacy.ts'
import type { RawBlock, ReadingNote } from '../tree/types.ts'
import { attribute, child, type Element, elements, toggle } from './ooxml/xml.ts'

/** Fewer missing words than this are a matter of how texts are cut. */
const FEW = 5
/** Left out on purpose: deleted text, the second of two versions of one thing, readings beside characters. */
const LEFT_OUT = new Set(['del', 'moveFrom', 'Fallback', 'rt', 'rPr', 'pPr', 'sectPr', 'tblPr'])
const PARTING = new Set(['p', 'tab', 'br', 'cr', 'tc'])

function words(text: string): string[] {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}

function textOf(blocks: readonly RawBlock[]): string {
  return blocks
    .map((block) =>
      block.kind === 'paragraph' ? block.text : block.rows.map((row) => row.map((cell) => textOf(cell.blocks)).join(' ')).join(' '),
    )
    .join(' ')
}

/** Fonts of old charsets: their text is turned into Unicode, so that words cannot be compared. */
function isLegacy(fonts: Element | null): boolean {
  return ['ascii', 'hAnsi'].some((name) => fontCharset(attribute(fonts, name) ?? '') !== null)
}

function isSkipped(element: Element): boolean {
  if (LEFT_OUT.has(element.localName)) return true
  if (element.localName === 'sdt') return toggle(child(element, 'sdtPr'), 'showingPlcHdr') === true
  const look = element.localName === 'r' ? child(element, 'rPr') : null
  return look !== null && (toggle(look, 'vanish') === true || isLegacy(child(look, 'rFonts')))
}

/** All text of the body, in the order of the file. */
function plainText(body: Element): string {
  const pieces: string[] = []
  const left: Element[] = [body]
  for (let element = left.pop(); element; element = left.pop()) {
    if (element.localName === 't') pieces.push(element.textContent)
    else if (PARTING.has(element.localName)) pieces.push(' ')
    if (!isSkipped(element)) left.push(...[...elements(element)].reverse())
  }
  return pieces.join('')
}

function hasLegacyStyles(styles: Element | null): boolean {
  return [...elements(styles)].some((style) => {
    const properties = style.localName === 'docDefaults' ? child(child(style, 'rPrDefault'), 'rPr') : child(style, 'rPr')
    return isLegacy(child(properties, 'rFonts'))
  })
}

/**
 * Compares our reading with that of all `<w:t>`.
 * @returns a warning that counts the words that stand in the file only
 */
export function missingWords(body: Element, styles: Element | null, blocks: readonly RawBlock[]): ReadingNote[] {
  if (hasLegacyStyles(styles)) return []
  const held = new Map<string, number>()
  for (const word of words(textOf(blocks))) held.set(word, (held.get(word) ?? 0) + 1)
  let missing = 0
  for (const word of words(plainText(body))) {
    const left = held.get(word) ?? 0
    if (left > 0) held.set(word, left - 1)
    else missing += 1
  }
  if (missing <= FEW) return []
  return [
    { ruleId: 'docx.incomplete', severity: 'warning', reason: `${missing} words that a second reader found are missing from the text` },
  ]
}
