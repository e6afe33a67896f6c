/** Repairs what recognition gets wrong again and again, and says so on every paragraph; pages with a text layer stay as they are. */
import { normalise } from '../../text/normalise.ts'
import type { RawBlock, RawParagraph } from '../../tree/types.ts'
import { lettersCase, lostSpaces } from './letters.ts'
import { amounts, codes, dates, quarters } from './numbers.ts'
import { mendNumerals } from './numerals.ts'
import { accents, doubled, fileMark, provinceWord } from './phrases.ts'
import { inTurn, type Repairer } from './repair.ts'

/** In the order in which they work. */
export const repairers: readonly Repairer[] = [
  lettersCase,
  doubled,
  lostSpaces,
  accents,
  provinceWord,
  fileMark,
  codes,
  dates,
  quarters,
  amounts,
]

function mendParagraph(paragraph: RawParagraph): RawParagraph {
  const { text, repairs } = inTurn(normalise(paragraph.text), repairers)
  return repairs.length === 0 ? paragraph : { ...paragraph, text, repairs: [...(paragraph.repairs ?? []), ...repairs] }
}

function mendAll(blocks: readonly RawBlock[], isRecognised: (block: RawParagraph) => boolean): RawBlock[] {
  return blocks.map((block) => {
    if (block.kind === 'paragraph') return isRecognised(block) ? mendParagraph(block) : block
    return { ...block, rows: block.rows.map((row) => row.map((cell) => ({ ...cell, blocks: mendAll(cell.blocks, isRecognised) }))) }
  })
}

/**
 * @param pages pages that were read by OCR
 * @returns the blocks, each paragraph with what was put right in it
 */
export function mendRecognised(blocks: readonly RawBlock[], pages: ReadonlySet<number>): RawBlock[] {
  if (pages.size === 0) return [...blocks]
  const isRecognised = ({ page }: RawParagraph) => typeof page === 'number' && pages.has(page)
  return mendNumerals(mendAll(blocks, isRecognised), isRecognised)
}
