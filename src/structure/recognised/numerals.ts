/** Headings counted in Roman numerals, whose strokes run together: "II. … II. … IV." and "IHI." are put right by their order. */
import type { RawBlock, RawParagraph, Repair } from '../../tree/types.ts'

const ROMAN = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII', 'XIII', 'XIV', 'XV']
const HEADING = /^(?<numeral>[IVXHNM1lL|!ÍÌĨỈ]{1,6})(?<sign>[.-])(?= ?\p{Lu})/u
/** Arabic unless what follows is in capitals and the count says otherwise. */
const STROKE = /^[1lL|!]+$/
const CAPITALS = /^[^\p{L}]*\S+ (?:\P{L}*\p{Lu})+\P{L}*$/u

/** A heading with the places that its numeral may have. */
interface Heading {
  paragraph: RawParagraph
  seen: string
  /** what stands behind it: "I." of the State, "I-" of the Party */
  sign: string
  /** as it was read; 0 where that is no numeral */
  value: number
}

function strokes(seen: string): string {
  return seen
    .replace(/[H]/g, 'II')
    .replace(/[NM]/g, 'II')
    .replace(/[lL1|!ÍÌĨỈ]/g, 'I')
}

/** Whether these strokes may be what is left of the numeral, at most one of its strokes lost or doubled. */
function mayBe(seen: string, value: number): boolean {
  const right = ROMAN[value] ?? ''
  const read = strokes(seen)
  if (right === '' || read === right) return right !== ''
  const [long, short] = read.length > right.length ? [read, right] : [right, read]
  return (
    long.length === short.length + 1 &&
    right.includes('II') &&
    [...long].some((letter, at) => letter === 'I' && long.slice(0, at) + long.slice(at + 1) === short)
  )
}

function headingsOf(paragraphs: readonly RawParagraph[]): Heading[] {
  return paragraphs.flatMap((paragraph) => {
    const { numeral: seen, sign = '.' } = HEADING.exec(paragraph.text)?.groups ?? {}
    if (seen && STROKE.test(seen) && !CAPITALS.test(paragraph.text)) return []
    return seen ? [{ paragraph, seen, sign, value: Math.max(0, ROMAN.indexOf(seen)) }] : []
  })
}

/** The place that the heading has between those before and after it; null where its own reading stands. */
function rightValue(before: number | undefined, { seen, value }: Heading, after: number | undefined): number | null {
  if (before === undefined) return value === 0 && after === 2 && mayBe(seen, 1) ? 1 : null
  if (STROKE.test(seen)) return null
  const expected = before + 1
  if (value === expected || !mayBe(seen, expected)) return null
  // a count that begins anew is no mistake
  if (value === 1 && after !== expected + 1) return null
  return value === 0 || value <= before || after === expected + 1 ? expected : null
}

function mendSeries(paragraphs: readonly RawParagraph[], mended: Map<RawParagraph, RawParagraph>): void {
  const headings = headingsOf(paragraphs)
  let before: number | undefined
  headings.forEach((heading, index) => {
    const value = rightValue(before, heading, headings[index + 1]?.value)
    before = value ?? (heading.value || before)
    if (value === null) return
    const { paragraph, seen, sign } = heading
    const repair: Repair = { seen: `${seen}${sign}`, read: `${ROMAN[value]}${sign}` }
    const text = `${ROMAN[value]}${paragraph.text.slice(seen.length)}`
    mended.set(paragraph, { ...paragraph, text, repairs: [...(paragraph.repairs ?? []), repair] })
  })
}

function replaceIn(blocks: readonly RawBlock[], mended: ReadonlyMap<RawParagraph, RawParagraph>): RawBlock[] {
  return blocks.map((block) => {
    if (block.kind === 'paragraph') return mended.get(block) ?? block
    return { ...block, rows: block.rows.map((row) => row.map((cell) => ({ ...cell, blocks: replaceIn(cell.blocks, mended) }))) }
  })
}

/**
 * Puts numerals right that break the count of headings, in the text and in the group rows of each table.
 * @param isRecognised whether a paragraph was read by OCR
 */
export function mendNumerals(blocks: readonly RawBlock[], isRecognised: (block: RawParagraph) => boolean): RawBlock[] {
  const mended = new Map<RawParagraph, RawParagraph>()
  const paragraphs = (list: readonly RawBlock[]) =>
    list.filter((block): block is RawParagraph => block.kind === 'paragraph' && block.layer === undefined && isRecognised(block))
  mendSeries(paragraphs(blocks), mended)
  for (const block of blocks) {
    if (block.kind !== 'table') continue
    mendSeries(
      block.rows.flatMap(([first]) => paragraphs(first?.blocks ?? []).slice(0, 1)),
      mended,
    )
  }
  return mended.size === 0 ? [...blocks] : replaceIn(blocks, mended)
}
