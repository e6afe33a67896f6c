/**
 * From a page's drawing operations to glyphs and lines with places. The operations tell every glyph's own width,
 * which pdf.js' text items do not, and the gaps between glyphs alone decide where words end.
 */
import { fontCharset } from '../text/legacy.ts'
import type { Rule } from './layout/types.ts'
import { compose, IDENTITY, type Matrix, matrixOf } from './pdf-matrix.ts'
import { rulesOf } from './pdf-paths.ts'

/** One drawn glyph, in points from the top left corner of the page. */
export interface Glyph {
  text: string
  /** where the pen stood, and where it went */
  x0: number
  y0: number
  x1: number
  y1: number
  size: number
  bold: boolean
  italic: boolean
  /** drawn by an annotation */
  stamp: boolean
  /** name of a font with a charset of its own (TCVN3, VNI), whose text must be decoded */
  legacy: string | null
  /** marked by the file as not part of its content: running heads, page numbers */
  artifact: boolean
}

export interface Font {
  name?: string
  bold?: boolean
  black?: boolean
  italic?: boolean
  isType3Font?: boolean
  fontMatrix?: unknown
}

export interface Operations {
  fnArray: number[]
  argsArray: unknown[]
}

interface Face {
  bold: boolean
  italic: boolean
  legacy: string | null
}

const NO_FACE: Face = { bold: false, italic: false, legacy: null }

interface PdfGlyph {
  unicode?: string
  width?: number
  isSpace?: boolean
}

interface State {
  ctm: Matrix
  font: Font | null
  size: number
  direction: number
  charSpacing: number
  wordSpacing: number
  scale: number
  leading: number
  rise: number
  /** fill and stroke text: how a bold face is imitated */
  outlined: boolean
  whiteFill: boolean
  whiteStroke: boolean
}

const BOLD = /bold|black|heavy|demi|[-,]bd\b/i
const ITALIC = /italic|oblique|[-,]it\b/i
/** More glyphs than this on one page are an attack, not a page. */
const GLYPHS_MAX = 400_000

const TEXT_STEPS: ReadonlySet<string> = new Set([
  'beginText',
  'setTextMatrix',
  'setFont',
  'setCharSpacing',
  'setWordSpacing',
  'setHScale',
  'setLeading',
  'setTextRise',
  'setTextRenderingMode',
  'moveText',
  'setLeadingMoveText',
  'nextLine',
  'showText',
  'showSpacedText',
])

/** What a page draws. */
export class Drawing {
  readonly glyphs: Glyph[] = []
  readonly rules: Rule[] = []
  #names: ReadonlyMap<number, string>
  #fontOf: (id: string) => Font | null
  #base: Matrix
  #state: State
  #stack: State[] = []
  #text: Matrix = IDENTITY
  #line = { x: 0, y: 0 }
  #pen = { x: 0, y: 0 }
  #stamps = 0
  #marks: boolean[] = []
  #faces = new Map<Font, Face>()

  /**
   * @param ops pdf.js' table of operations
   * @param base from PDF's page space to points from the top left corner
   */
  constructor(ops: Readonly<Record<string, number>>, base: Matrix, fontOf: (id: string) => Font | null) {
    this.#names = new Map(Object.entries(ops).map(([name, op]) => [op, name]))
    this.#fontOf = fontOf
    this.#base = base
    this.#state = this.#fresh()
  }

  #fresh(): State {
    return {
      ctm: this.#base,
      font: null,
      size: 0,
      direction: 1,
      charSpacing: 0,
      wordSpacing: 0,
      scale: 1,
      leading: 0,
      rise: 0,
      outlined: false,
      whiteFill: false,
      whiteStroke: false,
    }
  }

  /** Runs the operations; glyphs and rules grow. */
  run({ fnArray, argsArray }: Operations): this {
    for (let i = 0; i < fnArray.length && this.glyphs.length < GLYPHS_MAX; i += 1) {
      const name = this.#names.get(fnArray[i] as number) as string
      const args = (argsArray[i] ?? []) as unknown[]
      if (TEXT_STEPS.has(name)) this.#textStep(name, args)
      else this.#step(name, args)
    }
    return this
  }

  #step(name: string, args: unknown[]): void {
    const state = this.#state
    switch (name) {
      case 'save':
      case 'beginGroup':
        this.#save()
        return
      case 'restore':
      case 'endGroup':
      case 'paintFormXObjectEnd':
        this.#restore()
        return
      case 'transform':
        state.ctm = compose(state.ctm, matrixOf(args))
        return
      case 'paintFormXObjectBegin':
        this.#save()
        if (args[0]) this.#state.ctm = compose(this.#state.ctm, matrixOf(args[0]))
        return
      case 'beginAnnotation':
        this.#stack = []
        this.#state = this.#fresh()
        this.#state.ctm = compose(compose(this.#base, matrixOf(args[2])), matrixOf(args[3]))
        this.#stamps += 1
        return
      case 'endAnnotation':
        this.#stamps = Math.max(0, this.#stamps - 1)
        this.#state = this.#fresh()
        return
      case 'beginMarkedContent':
      case 'beginMarkedContentProps':
        this.#marks.push(args[0] === 'Artifact')
        return
      case 'endMarkedContent':
        this.#marks.pop()
        return
      case 'setGState':
        for (const [key, value] of (args[0] ?? []) as [string, unknown][]) {
          if (key === 'Font' && Array.isArray(value)) this.#setFont(value)
        }
        return
      case 'setFillRGBColor':
        state.whiteFill = isWhite(args)
        return
      case 'setStrokeRGBColor':
        state.whiteStroke = isWhite(args)
        return
      case 'constructPath':
        this.#path(args)
        return
    }
  }

  #textStep(name: string, args: unknown[]): void {
    const state = this.#state
    const number = Number(args[0])
    switch (name) {
      case 'beginText':
        this.#text = IDENTITY
        this.#move(0, 0, true)
        return
      case 'setTextMatrix':
        this.#text = matrixOf(args.length === 1 ? args[0] : args)
        this.#move(0, 0, true)
        return
      case 'setFont':
        this.#setFont(args)
        return
      case 'setCharSpacing':
        state.charSpacing = number
        return
      case 'setWordSpacing':
        state.wordSpacing = number
        return
      case 'setHScale':
        state.scale = number / 100
        return
      case 'setLeading':
        state.leading = number
        return
      case 'setTextRise':
        state.rise = number
        return
      case 'setTextRenderingMode':
        state.outlined = number === 2
        return
      case 'moveText':
        this.#move(number, Number(args[1]))
        return
      case 'setLeadingMoveText':
        state.leading = Number(args[1])
        this.#move(number, Number(args[1]))
        return
      case 'nextLine':
        this.#move(0, state.leading)
        return
      case 'showText':
      case 'showSpacedText':
        this.#show((args[0] ?? []) as (PdfGlyph | number)[])
        return
    }
  }

  #save(): void {
    if (this.#stack.length < 1000) this.#stack.push({ ...this.#state })
  }

  #restore(): void {
    const state = this.#stack.pop()
    if (state) this.#state = state
  }

  #move(x: number, y: number, absolute = false): void {
    this.#line = absolute ? { x, y } : { x: this.#line.x + x, y: this.#line.y + y }
    this.#pen = { ...this.#line }
  }

  #setFont(args: unknown[]): void {
    const size = Number(args[1]) || 0
    this.#state.font = this.#fontOf(String(args[0]))
    this.#state.size = Math.abs(size)
    this.#state.direction = size < 0 ? -1 : 1
  }

  #face(font: Font | null): Face {
    if (!font) return NO_FACE
    let face = this.#faces.get(font)
    if (!face) {
      const name = font.name ?? ''
      face = {
        bold: Boolean(font.bold || font.black) || BOLD.test(name),
        italic: Boolean(font.italic) || ITALIC.test(name),
        legacy: fontCharset(name) === null ? null : name,
      }
      this.#faces.set(font, face)
    }
    return face
  }

  #path(args: unknown[]): void {
    const name = this.#names.get(Number(args[0])) ?? ''
    const data = (args[1] as [ArrayLike<number> | null] | undefined)?.[0]
    if (!data || typeof data !== 'object' || !('length' in data)) return
    const stroke = /stroke/i.test(name) && !this.#state.whiteStroke
    const fill = /fill/i.test(name) && !this.#state.whiteFill
    if (stroke || fill) this.rules.push(...rulesOf(data, this.#state.ctm, { stroke, fill }))
  }

  #show(items: (PdfGlyph | number)[]): void {
    const { font, size, direction, charSpacing, wordSpacing, rise, ctm } = this.#state
    if (!Array.isArray(items) || size === 0) return
    const scale = this.#state.scale * direction
    const unit = size * (font?.fontMatrix ? Math.abs(matrixOf(font.fontMatrix)[0]) || 0.001 : 0.001)
    const [a, b, c, d, e, f] = compose(ctm, this.#text)
    const height = size * Math.hypot(c, d)
    if (!(height > 0)) return
    const face = this.#face(font)
    const artifact = this.#marks.includes(true)
    const stamp = this.#stamps > 0
    const bold = face.bold || this.#state.outlined
    const y = this.#pen.y + rise
    const [originX, originY] = [c * y + e, d * y + f]
    let x = this.#pen.x
    for (const item of items) {
      if (typeof item === 'number') {
        x -= ((item * size) / 1000) * scale
        continue
      }
      const width = (item.width ?? 0) * unit
      const text = item.unicode
      if (text) {
        const end = x + width * scale
        const glyph: Glyph = {
          text,
          x0: a * x + originX,
          y0: b * x + originY,
          x1: a * end + originX,
          y1: b * end + originY,
          size: height,
          bold,
          italic: face.italic,
          stamp,
          legacy: face.legacy,
          artifact,
        }
        if (Number.isFinite(glyph.x1 + glyph.y1)) this.glyphs.push(glyph)
      }
      x += (width + ((item.isSpace ? wordSpacing : 0) + charSpacing) * direction) * scale
    }
    this.#pen.x = x
  }
}

function isWhite(args: unknown[]): boolean {
  const [colour, green, blue] = args
  if (typeof colour === 'string') return /^#f[a-f]f[a-f]f[a-f]$/i.test(colour)
  return [colour, green, blue].every((part) => Number(part) > 250)
}
