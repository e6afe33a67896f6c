/** From runs of letters with their formatting to paragraphs; shared by the formats that keep such runs (DOC, RTF, ODT). */
import { decodeLegacy, fontCharset } from '../../text/legacy.ts'
import { normalise } from '../../text/normalise.ts'
import type { Layer, RawParagraph, Style } from '../../tree/types.ts'
import { plainSymbols } from './symbols.ts'

/** A stretch of equal formatting. "\n" is a line break, "\f" a page or column break. */
export interface Run {
  text: string
  font: string
  bold: boolean
  italic: boolean
  /** shown in capitals */
  caps: boolean
  /** in points; 0 where unknown */
  size: number
}

export interface ParagraphShape {
  align?: Style['align']
  /** left edge of the first line, in points */
  indent?: number
  heading?: number | null
  /** printed number with what follows it */
  number?: string
  layer?: Layer
  role?: string
}

/** What was met while decoding, for one note on the document. */
export interface RunTally {
  /** runs decoded, by charset */
  legacy: Map<string, number>
}

/** Neighbours in one old font are decoded together: VNI writes a letter and its sign as two characters. */
function joinLegacy(runs: readonly Run[]): Run[] {
  const joined: Run[] = []
  for (const run of runs) {
    const last = joined.at(-1)
    if (
      last &&
      last.font === run.font &&
      last.bold === run.bold &&
      last.italic === run.italic &&
      last.caps === run.caps &&
      last.size === run.size
    )
      joined[joined.length - 1] = { ...last, text: last.text + run.text }
    else joined.push(run)
  }
  return joined
}

/** A VNI sign that formatting has cut from its letter goes back to it. */
const LONE_SIGN = /^[ùøûõïâáàåãäêéèúüëÙØÛÕÏÂÁÀÅÃÄÊÉÈÚÜË]+/

function mendCuts(runs: readonly Run[]): Run[] {
  const mended = runs.map((run) => ({ ...run }))
  mended.forEach((run, index) => {
    const before = mended[index - 1]
    if (!before || fontCharset(run.font) !== 'vni' || fontCharset(before.font) !== 'vni' || !/[aeouyôö]$/i.test(before.text)) return
    const sign = LONE_SIGN.exec(run.text)?.[0] ?? ''
    before.text += sign
    run.text = run.text.slice(sign.length)
  })
  return mended
}

function decode(run: Run, tally: RunTally): Run {
  const charset = fontCharset(run.font)
  const decoded = charset ? decodeLegacy(run.font, run.text) : null
  if (charset && decoded !== null && decoded !== run.text) tally.legacy.set(charset, (tally.legacy.get(charset) ?? 0) + 1)
  const text = decoded ?? plainSymbols(run.text, run.font)
  return { ...run, text: run.caps ? text.toUpperCase() : text }
}

/** Splits runs at page breaks. */
function parts(runs: readonly Run[]): Run[][] {
  const all: Run[][] = [[]]
  for (const run of runs) {
    run.text.split('\f').forEach((text, index) => {
      if (index > 0) all.push([])
      if (text !== '') all.at(-1)?.push({ ...run, text })
    })
  }
  return all
}

function clean(text: string): string {
  return normalise(text).trim()
}

/** The size of most letters. */
function mainSize(runs: readonly Run[]): number {
  const counts = new Map<number, number>()
  for (const { size, text } of runs) counts.set(size, (counts.get(size) ?? 0) + text.trim().length)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0
}

function styleOf(runs: readonly Run[], shape: ParagraphShape): Style {
  const inked = runs.filter(({ text }) => text.trim() !== '')
  const style: Style = {}
  if (inked.length > 0 && inked.every(({ bold }) => bold)) style.bold = true
  else if (inked[0]?.bold) {
    const end = runs.findIndex(({ bold, text }) => !bold && text.trim() !== '')
    style.boldLead = clean(
      (shape.number ?? '') +
        runs
          .slice(0, end)
          .map(({ text }) => text)
          .join(''),
    ).length
  }
  if (inked.length > 0 && inked.every(({ italic }) => italic)) style.italic = true
  if (shape.align) style.align = shape.align
  if (shape.heading) style.heading = shape.heading
  if (shape.indent !== undefined) style.indent = Math.round(shape.indent * 100) / 100
  const size = mainSize(inked)
  if (size > 0) style.size = size
  return style
}

/** A bullet alone is no text; a number alone is, in the columns of tables. */
const LONE_BULLET = /^[-+*] $/

/**
 * Paragraphs of some runs: more than one where a page break stands between them; the number goes to the first that has text.
 * Empty ones are left out.
 */
export function paragraphsOf(runs: readonly Run[], shape: ParagraphShape, tally: RunTally): RawParagraph[] {
  const decoded = joinLegacy(mendCuts(runs)).map((run) => decode(run, tally))
  const split = parts(decoded)
  const written = split.filter((part) => part.some(({ text }) => text.trim() !== ''))
  const isBlank = written.length === 0 && (!shape.number || LONE_BULLET.test(shape.number))
  if (isBlank) return []
  return (written.length > 0 ? written : [[]]).map((part, index) => {
    const number = index === 0 ? (shape.number ?? '') : ''
    const paragraph: RawParagraph = {
      kind: 'paragraph',
      text: number + part.map(({ text }) => text).join(''),
      style: styleOf(part, { ...shape, number }),
    }
    if (shape.layer) paragraph.layer = shape.layer
    if (shape.role) paragraph.role = shape.role
    return paragraph
  })
}
