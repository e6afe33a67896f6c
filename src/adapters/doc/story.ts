/** One part of a Word file's text (body, notes, headers, text boxes) as blocks. */
import type { Layer, RawBlock, RawParagraph } from '../../tree/types.ts'
import { fieldMask } from './fields.ts'
import type { CharProps, ParaProps } from './props.ts'
import { readRow, rowOf } from './rows.ts'
import { paragraphsOf, type Run, type RunTally } from './runs.ts'
import type { Sprm } from './sprm.ts'
import { symbol } from './symbols.ts'
import { type Flow, nest } from './tables.ts'
import type { Word } from './word.ts'

/** What the reading of all parts counts, for notes on the document. */
export interface Tally extends RunTally {
  deleted: number
  inserted: number
  hidden: number
}

export interface Story {
  start: number
  end: number
  layer?: Layer
  role?: (text: string) => string
  /** ends of sections, as positions after their marks: only there a page break ends a paragraph */
  sections?: ReadonlySet<number>
  /** blocks that follow the paragraph from `start` to `end` (notes, text boxes) */
  after?: (start: number, end: number) => RawBlock[]
}

interface Paragraph {
  runs: Run[]
  start: number
  end: number
  props: ParaProps
  sprms: readonly Sprm[]
  endsCell: boolean
}

const ENDS = /[\r\u0007\f]/g
const TWIPS = 20

/** Positions after the marks that end paragraphs. */
function* paragraphEnds(text: string, offset: number, sections: ReadonlySet<number> | undefined): Generator<number> {
  for (const match of text.matchAll(ENDS)) {
    const end = match.index + 1
    if (match[0] !== '\f' || sections?.has(offset + end)) yield end
  }
  const last = text.at(-1)
  if (last !== undefined && last !== '\r' && last !== '\u0007') yield text.length
}

const PRINTED: Readonly<Record<string, string>> = { '\u000b': '\n', '\f': '\f', '\u000e': '\f', '\t': '\t', '\u001e': '-' }

/** The special characters of Word's text as they print. */
function printed(text: string): string {
  return text.replace(/[\u0000-\u001f]/g, (char) => PRINTED[char] ?? '')
}

export class StoryReader {
  readonly #word: Word
  readonly #tally: Tally
  constructor(word: Word, tally: Tally) {
    this.#word = word
    this.#tally = tally
  }

  /** @returns the blocks of the part, tables nested as on paper */
  read(story: Story): RawBlock[] {
    return nest(this.#flow(story))
  }

  *#flow(story: Story): Generator<Flow> {
    const end = Math.min(story.end, this.#word.text.length)
    const text = this.#word.text.slice(story.start, end)
    const mask = fieldMask(text)
    let from = 0
    let pending: Run[] = []
    let first = story.start
    for (const to of paragraphEnds(text, story.start, story.sections)) {
      const paragraph = this.#paragraph(story.start + from, story.start + to, text.slice(from, to), mask?.subarray(from, to) ?? null)
      from = to
      if (paragraph.merges) {
        pending.push(...paragraph.runs)
        continue
      }
      yield this.#item({ ...paragraph, runs: [...pending, ...paragraph.runs], start: first }, story)
      pending = []
      first = story.start + to
    }
    if (pending.length > 0) yield { depth: 0, endsCell: false, endsRow: null, blocks: paragraphsOf(pending, {}, this.#tally) }
  }

  #paragraph(start: number, end: number, text: string, mask: Int32Array | null): Paragraph & { merges: boolean } {
    const { props, sprms } = this.#word.paraAt(end - 1)
    const runs: Run[] = []
    let merges = false
    for (const stretch of this.#word.charsOf(start, end, props.style)) {
      const isMark = stretch.end === end
      if (stretch.props.deleted) {
        this.#tally.deleted += 1
        if (isMark && text.endsWith('\r') && !props.inTable) merges = true
        continue
      }
      if (stretch.props.inserted) this.#tally.inserted += 1
      const seen = this.#seen(
        text.slice(stretch.start - start, stretch.end - start),
        mask?.subarray(stretch.start - start, stretch.end - start) ?? null,
      )
      if (stretch.props.hidden) {
        if (seen.trim() !== '') this.#tally.hidden += 1
        continue
      }
      runs.push(this.#run(seen, stretch.props))
    }
    return { runs, start, end, props, sprms, endsCell: text.endsWith('\u0007'), merges }
  }

  #seen(text: string, mask: Int32Array | null): string {
    if (!mask) return text
    let seen = ''
    for (let i = 0; i < text.length; i += 1) if (!mask[i]) seen += text[i]
    return seen
  }

  #run(text: string, props: CharProps): Run {
    const hasOthers = /[\u0080-\u00ff]/.test(text)
    const font = this.#word.fontName(hasOthers ? props.fontOther : props.font)
    const sign = props.symbol
    const shown = sign ? text.replaceAll('(', () => symbol(sign.code, this.#word.fontName(sign.font))) : text
    return {
      text: printed(shown),
      font,
      bold: props.bold,
      italic: props.italic,
      caps: props.caps,
      size: props.size / 2,
    }
  }

  #item(paragraph: Paragraph, story: Story): Flow {
    const { props } = paragraph
    const inTable = props.inTable || props.depth > 0
    const depth = inTable ? Math.max(1, props.depth) : 0
    const nested = depth > 1
    const isRowEnd = inTable && (nested ? props.innerRowEnd : props.rowEnd)
    if (isRowEnd) {
      const shape = readRow(paragraph.sprms, (style) => this.#word.styles.tableSprms(style))
      return { depth, blocks: [], endsCell: false, endsRow: (cells) => rowOf(cells, shape) }
    }
    const endsCell = inTable && (nested ? props.innerCell : paragraph.endsCell)
    return { depth, blocks: this.#blocks(paragraph, story), endsCell, endsRow: null }
  }

  #blocks(paragraph: Paragraph, story: Story): RawBlock[] {
    const { props, runs } = paragraph
    const isGone = runs.length === 0
    const number = props.list > 0 && !isGone ? this.#word.lists.next(props.list, props.level, (font) => this.#word.fontName(font)) : ''
    const heading = props.outline < 9 ? props.outline + 1 : this.#word.styles.heading(props.style)
    const shape = { align: props.align, indent: (props.left + props.first) / TWIPS, heading, number, layer: story.layer }
    const made: RawParagraph[] = paragraphsOf(runs, shape, this.#tally)
    if (!story.layer && this.#word.styles.isContents(props.style))
      for (const block of made) Object.assign(block, { layer: 'furniture', role: 'contents' })
    if (story.role) for (const block of made) block.role = story.role(block.text)
    return [...made, ...(story.after?.(paragraph.start, paragraph.end) ?? [])]
  }
}
