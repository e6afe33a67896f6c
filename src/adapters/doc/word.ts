/** A Word 97-2003 file opened: its text by character positions, and the formatting of each. */
import { Bytes, readPlc } from './bytes.ts'
import type { Fib, Place } from './fib.ts'
import { readStretches, type Stretch, stretchAt, stretchIndex } from './fkp.ts'
import { readFonts } from './fonts.ts'
import { type Lists, readListTables } from './lists.ts'
import { type Piece, readPieces } from './pieces.ts'
import { applyChar, applyPara, type CharProps, type ParaProps } from './props.ts'
import { readSprms, SPRM, type Sprm } from './sprm.ts'
import { readStyles, type Styles } from './styles.ts'

export interface Streams {
  document: Bytes
  table: Bytes
  data: Bytes | null
}

const EMPTY = new Bytes(new Uint8Array(0))
const NO_FORMAT = new Uint8Array(0)

export class Word {
  readonly text: string
  readonly fonts: string[]
  readonly lists: Lists
  readonly styles: Styles
  readonly fib: Fib
  /** some of the text lies beyond the end of the file */
  readonly cut: boolean
  /** parts that could not be read, by name */
  readonly broken: string[] = []
  readonly #streams: Streams
  readonly #pieces: Piece[]
  readonly #chars: Stretch[]
  readonly #paras: Stretch[]
  readonly #sprms = new WeakMap<Uint8Array, Sprm[]>()
  readonly #charCache = new WeakMap<Uint8Array, Map<number, CharProps>>()

  /** @throws RangeError where the text itself cannot be found */
  constructor(streams: Streams, fib: Fib) {
    this.#streams = streams
    this.fib = fib
    const total = Object.values(fib.lengths).reduce((sum, count) => sum + count, 0) + 1
    const { pieces, cut } = readPieces(this.structure('clx'), streams.document, total)
    this.#pieces = pieces
    this.cut = cut
    this.text = pieces.map((piece) => piece.text).join('')
    this.fonts = this.#attempt('fonts', () => readFonts(this.structure('fonts')), [])
    this.#chars = this.#attempt('characters', () => readStretches(this.structure('chpxTable'), streams.document, 'char'), [])
    this.#paras = this.#attempt('paragraphs', () => readStretches(this.structure('papxTable'), streams.document, 'para'), [])
    const [lists, overrides] = [fib.place('lists'), fib.place('listOverrides')]
    this.lists = readListTables(streams.table, lists.length > 0 ? lists.offset : null, overrides.length > 0 ? overrides.offset : null)
    const indents = (list: number, level: number) => this.lists.indents(list, level)
    this.styles = this.#attempt('styles', () => readStyles(this.structure('stshf'), indents), readStyles(EMPTY, indents))
  }

  #attempt<T>(name: string, read: () => T, fallback: T): T {
    try {
      return read()
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      this.broken.push(name)
      return fallback
    }
  }

  /** A structure of the table stream; empty where it is missing. */
  structure(name: Place): Bytes {
    const { offset, length } = this.fib.place(name)
    return length === 0 ? EMPTY : this.#streams.table.part(offset, length)
  }

  /** A PLC of the table stream; empty where it is missing or broken. */
  plc(name: Place, size: number): { cps: number[]; items: Bytes[] } {
    return this.#attempt(name, () => readPlc(this.structure(name), size), { cps: [], items: [] })
  }

  fontName(font: number): string {
    return this.fonts[font] ?? ''
  }

  #pieceIndex(cp: number): number {
    let low = 0
    let high = this.#pieces.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.#pieces[middle]?.start ?? 0) <= cp) low = middle
      else high = middle - 1
    }
    return low
  }

  #read(grpprl: Uint8Array): Sprm[] {
    const known = this.#sprms.get(grpprl)
    if (known) return known
    const sprms = readSprms(grpprl)
    this.#sprms.set(grpprl, sprms)
    return sprms
  }

  /** Modifiers of a section, from their place in the document stream; none where it has none. */
  sectionSprms(offset: number): readonly Sprm[] {
    if (offset === 0xffffffff) return []
    const { document } = this.#streams
    return this.#attempt('sections', () => readSprms(document.part(offset + 2, document.u16(offset)).data), [])
  }

  /** Modifiers too long for a page stand in the data stream; they replace the rest. */
  #huge(sprms: readonly Sprm[]): readonly Sprm[] {
    const huge = sprms.find(({ code }) => code === SPRM.paraHuge || code === SPRM.paraHuge2)
    const data = this.#streams.data
    if (!huge || !data) return sprms
    return this.#attempt(
      'data',
      () => {
        const at = huge.operand.u32(0)
        return readSprms(data.part(at + 2, data.u16(at)).data)
      },
      sprms,
    )
  }

  /** Formatting of the paragraph whose mark is at `cp`, and its modifiers (those of tables are among them). */
  paraAt(cp: number): { props: ParaProps; sprms: readonly Sprm[] } {
    const piece = this.#pieces[this.#pieceIndex(cp)]
    if (!piece) return { props: { ...this.styles.para(0) }, sprms: [] }
    const stretch = stretchAt(this.#paras, piece.offset + (cp - piece.start) * piece.width)
    const own = this.#huge(stretch ? this.#read(stretch.grpprl) : [])
    const sprms = piece.grpprl ? [...own, ...this.#read(piece.grpprl)] : own
    const changed = sprms.findLast(({ code }) => code === SPRM.paraStyle)
    const style = changed ? changed.operand.u16(0) : (stretch?.style ?? 0)
    return { props: applyPara({ ...this.styles.para(style) }, sprms, (list, level) => this.lists.indents(list, level)), sprms }
  }

  #charProps(style: number, grpprl: Uint8Array, overlay: Uint8Array | null): CharProps {
    const known = overlay ? undefined : this.#charCache.get(grpprl)?.get(style)
    if (known) return known
    const sprms = overlay ? [...this.#read(grpprl), ...this.#read(overlay)] : this.#read(grpprl)
    const named = sprms.findLast(({ code }) => code === SPRM.charStyle)
    const para = this.styles.char(style)
    const base = named ? applyChar({ ...para }, para, this.styles.charSprms(named.operand.u16(0))) : para
    const props = applyChar({ ...base }, base, sprms)
    if (!overlay) {
      const byStyle = this.#charCache.get(grpprl) ?? new Map<number, CharProps>()
      this.#charCache.set(grpprl, byStyle.set(style, props))
    }
    return props
  }

  /** Stretches of equal formatting from `start` to `end`, in a paragraph of style `style`. */
  *charsOf(start: number, end: number, style: number): Generator<{ start: number; end: number; props: CharProps }> {
    for (let index = this.#pieceIndex(start), cp = start; cp < end; index += 1) {
      const piece = this.#pieces[index]
      if (!piece) return
      const pieceEnd = Math.min(piece.end, end)
      let at = stretchIndex(this.#chars, piece.offset + (cp - piece.start) * piece.width)
      while (cp < pieceEnd) {
        const offset = piece.offset + (cp - piece.start) * piece.width
        const stretch = this.#chars[at]
        const inside = stretch && offset >= stretch.start && offset < stretch.end
        const until = inside ? stretch.end : (this.#chars[at + 1]?.start ?? Number.POSITIVE_INFINITY)
        const next = Math.min(pieceEnd, cp + Math.max(1, Math.ceil((until - offset) / piece.width)))
        yield { start: cp, end: next, props: this.#charProps(style, inside ? stretch.grpprl : NO_FORMAT, piece.grpprl) }
        cp = next
        at += 1
      }
    }
  }
}
