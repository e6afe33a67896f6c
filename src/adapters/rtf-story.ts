/** One part of an RTF file as it is being written: body, note, header or text box. */
import type { Layer, RawBlock, RawParagraph } from '../tree/types.ts'
import { furnitureRole } from './doc/furniture.ts'
import { paragraphsOf, type Run, type RunTally } from './doc/runs.ts'
import { bullet } from './doc/symbols.ts'
import { type Flow, nest } from './doc/tables.ts'
import { RowDefinition } from './rtf-rows.ts'

export interface ParaState {
  align: 'left' | 'center' | 'right' | 'justify'
  left: number
  first: number
  outline: number | null
  inTable: boolean
  depth: number
}

export const PLAIN_PARA: ParaState = { align: 'left', left: 0, first: 0, outline: null, inTable: false, depth: 0 }

const TWIPS = 20
const MAX_DEPTH = 64

export class RtfStory {
  readonly layer: Layer | undefined
  readonly isHeader: boolean
  readonly row = new RowDefinition()
  /** of tables inside cells, whose definition follows their cells */
  readonly nestedRow = new RowDefinition()
  readonly #flow: Flow[] = []
  readonly #tally: RunTally
  #runs: Run[] = []
  #after: RawBlock[] = []
  #number = ''
  #numberFont = ''
  #nestedDepth = 2

  constructor(tally: RunTally, layer?: Layer, isHeader = false) {
    this.#tally = tally
    this.layer = layer
    this.isHeader = isHeader
  }

  write(run: Run): void {
    const last = this.#runs.at(-1)
    if (
      last &&
      last.font === run.font &&
      last.bold === run.bold &&
      last.italic === run.italic &&
      last.caps === run.caps &&
      last.size === run.size
    )
      last.text += run.text
    else this.#runs.push({ ...run })
  }

  /** Text of the printed number of the paragraph. */
  writeNumber(text: string, font: string): void {
    this.#number += text
    if (text.trim() !== '') this.#numberFont = font
  }

  /** Blocks that follow the paragraph that is being written. */
  append(blocks: readonly RawBlock[]): void {
    this.#after.push(...blocks)
  }

  get isEmpty(): boolean {
    return this.#runs.length === 0 && this.#number === '' && this.#after.length === 0
  }

  #paragraph(para: ParaState): RawBlock[] {
    const printed = this.#number.trim()
    const number =
      printed === ''
        ? ''
        : `${/^[^\p{L}\p{N}]$/u.test(printed) || (printed === 'o' && /^courier/i.test(this.#numberFont)) ? bullet(printed, this.#numberFont) : printed} `
    const heading = para.outline !== null && para.outline >= 0 && para.outline < 9 ? para.outline + 1 : null
    const shape = { align: para.align, indent: (para.left + para.first) / TWIPS, heading, number, layer: this.layer }
    const made: RawParagraph[] = paragraphsOf(this.#runs, shape, this.#tally)
    if (this.layer === 'furniture') for (const block of made) block.role = furnitureRole(block.text)
    const blocks = [...made, ...this.#after]
    this.#runs = []
    this.#after = []
    this.#number = ''
    return blocks
  }

  endParagraph(para: ParaState): void {
    const depth = para.inTable || para.depth > 0 ? Math.min(Math.max(1, para.depth), MAX_DEPTH) : 0
    this.#flow.push({ depth, blocks: this.#paragraph(para), endsCell: false, endsRow: null })
  }

  endCell(para: ParaState, isNested: boolean): void {
    const depth = isNested ? Math.min(Math.max(2, para.depth), MAX_DEPTH) : 1
    if (isNested) this.#nestedDepth = depth
    this.#flow.push({ depth, blocks: this.#paragraph(para), endsCell: true, endsRow: null })
  }

  endRow(isNested: boolean): void {
    const endsRow = (isNested ? this.nestedRow : this.row).close()
    this.#flow.push({ depth: isNested ? this.#nestedDepth : 1, blocks: [], endsCell: false, endsRow })
  }

  /** @returns all blocks, tables nested */
  finish(para: ParaState): RawBlock[] {
    if (!this.isEmpty) this.endParagraph({ ...para, inTable: false, depth: 0 })
    return nest(this.#flow)
  }
}
