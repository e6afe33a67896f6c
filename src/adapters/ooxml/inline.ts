/** The inside of a Word paragraph: runs, fields, tracked changes, notes, text boxes. */
import { decodeLegacy } from '../../text/legacy.ts'
import type { Span } from '../text-spans.ts'
import { glyph, symbol } from './glyphs.ts'
import { over, type RunLook, readRunLook } from './styles.ts'
import { at, attribute, child, type Element, elements, toggle, valOf } from './xml.ts'

export interface NoteMark {
  kind: 'footnote' | 'endnote'
  id: string
}

export interface Inline {
  spans: Span[]
  notes: NoteMark[]
  /** contents of text boxes anchored here */
  boxes: Element[]
  /** texts drawn across the page */
  watermarks: string[]
}

/** What a reader of the whole file wants to be told. */
export interface Tally {
  inserted: number
  deleted: number
  comments: number
  hidden: number
  tooDeep: number
  embedded: number
}

interface Field {
  code: string
  inResult: boolean
  silent: boolean
}

/** Containers inside a paragraph nest a few levels in real files; more is an attack. */
const MOST_DEPTH = 60
/** Fields whose result is furniture. */
const SILENT_FIELD = /^\s*(?:PAGE|NUMPAGES|SECTIONPAGES|SECTION|FILENAME)(?:\s|$)/i
const TRANSPARENT = new Set([
  'hyperlink',
  'smartTag',
  'sdtContent',
  'customXml',
  'dir',
  'bdo',
  'oMath',
  'oMathPara',
  'ruby',
  'rubyBase',
  'Choice',
  'Fallback',
  'e',
  'num',
  'den',
  'f',
  'sup',
  'sub',
  'sSup',
  'sSub',
  'd',
])

/** Text as Unicode: the font tells of old charsets and of symbols. */
function readable(font: string | null, text: string): string {
  return (font === null ? null : decodeLegacy(font, text)) ?? glyph(font, text)
}

/** Reads the runs of one story (the body, a header, the notes); fields may run over several paragraphs of it. */
export class InlineReader {
  readonly #character: (styleId: string | null) => RunLook
  readonly #tally: Tally
  #fields: Field[] = []
  #out: Inline = { spans: [], notes: [], boxes: [], watermarks: [] }
  constructor(character: (styleId: string | null) => RunLook, tally: Tally) {
    this.#character = character
    this.#tally = tally
  }

  /** @param look how the paragraph's style sets its letters */
  read(paragraph: Element, look: RunLook): Inline {
    this.#fields = this.#fields.filter((field) => field.inResult)
    this.#out = { spans: [], notes: [], boxes: [], watermarks: [] }
    this.#walk(paragraph, look, 0)
    return this.#out
  }

  #walk(parent: Element, look: RunLook, depth: number): void {
    if (depth > MOST_DEPTH) {
      this.#tally.tooDeep += 1
      return
    }
    for (const element of elements(parent)) this.#element(element, look, depth)
  }

  #element(element: Element, look: RunLook, depth: number): void {
    const name = element.localName ?? ''
    if (name === 'r') this.#run(element, look, depth)
    else if (name === 'ins' || name === 'moveTo') {
      this.#tally.inserted += 1
      this.#walk(element, look, depth + 1)
    } else if (name === 'del' || name === 'moveFrom') this.#tally.deleted += 1
    else if (name === 'sdt') this.#control(element, look, depth)
    else if (name === 'fldSimple') {
      if (!SILENT_FIELD.test(attribute(element, 'instr') ?? '')) this.#walk(element, look, depth + 1)
    } else if (name === 'AlternateContent') this.#alternate(element, look, depth)
    else if (TRANSPARENT.has(name)) this.#walk(element, look, depth + 1)
  }

  /** A content control; a prompt that nobody has filled in yet is no text. */
  #control(element: Element, look: RunLook, depth: number): void {
    const content = child(element, 'sdtContent')
    if (content && !toggle(child(element, 'sdtPr'), 'showingPlcHdr')) this.#walk(content, look, depth + 1)
  }

  /** One of two versions of the same thing: the first that holds anything. */
  #alternate(element: Element, look: RunLook, depth: number): void {
    const branch = child(element, 'Choice') ?? child(element, 'Fallback')
    if (branch) this.#walkRun(branch, look, depth + 1)
  }

  #run(run: Element, far: RunLook, depth: number): void {
    const properties = child(run, 'rPr')
    const styled = over(far, this.#character(valOf(properties, 'rStyle')))
    const look = over(styled, readRunLook(properties))
    if (look.hidden) {
      this.#tally.hidden += 1
      return
    }
    this.#walkRun(run, look, depth)
  }

  #walkRun(parent: Element, look: RunLook, depth: number): void {
    if (depth > MOST_DEPTH) {
      this.#tally.tooDeep += 1
      return
    }
    for (const element of elements(parent)) this.#piece(element, look, depth)
  }

  #piece(element: Element, look: RunLook, depth: number): void {
    switch (element.localName) {
      case 't':
        this.#write(readable(look.font ?? null, element.textContent ?? ''), look)
        break
      case 'tab':
      case 'ptab':
        this.#write(' ', look)
        break
      case 'br':
      case 'cr':
        this.#write(/^(?:page|column)$/.test(attribute(element, 'type') ?? '') ? ' ' : '\n', look)
        break
      case 'noBreakHyphen':
        this.#write('-', look)
        break
      case 'sym':
        this.#write(symbol(attribute(element, 'font'), Number.parseInt(attribute(element, 'char') ?? '', 16) || 0), look)
        break
      case 'fldChar':
        this.#field(attribute(element, 'fldCharType'))
        break
      case 'instrText':
        this.#code(element.textContent ?? '')
        break
      case 'footnoteReference':
      case 'endnoteReference':
        this.#out.notes.push({
          kind: element.localName === 'endnoteReference' ? 'endnote' : 'footnote',
          id: attribute(element, 'id') ?? '',
        })
        break
      case 'commentReference':
        this.#tally.comments += 1
        break
      case 'AlternateContent':
        this.#alternate(element, look, depth)
        break
      case 'drawing':
      case 'pict':
      case 'object':
        this.#drawing(element)
        break
      default:
        if (!/Pr$/.test(element.localName ?? '')) this.#element(element, look, depth)
    }
  }

  #field(type: string | null): void {
    const top = this.#fields.at(-1)
    if (type === 'begin') this.#fields.push({ code: '', inResult: false, silent: false })
    else if (type === 'separate' && top) {
      top.inResult = true
      top.silent = SILENT_FIELD.test(top.code)
    } else if (type === 'end') this.#fields.pop()
  }

  #code(text: string): void {
    const top = this.#fields.at(-1)
    if (top && !top.inResult) top.code += text
  }

  #write(text: string, look: RunLook): void {
    if (text === '' || this.#fields.some((field) => field.silent || !field.inResult)) return
    const printed = look.capitals ? text.toLocaleUpperCase('vi') : text
    this.#out.spans.push({ text: printed, bold: look.bold ?? false, italic: look.italic ?? false, size: look.size ?? null })
  }

  /** Text boxes and texts drawn as pictures, however deep in a drawing; one of two alternative versions. */
  #drawing(drawing: Element): void {
    const open: Element[] = [drawing]
    for (let element = open.pop(); element; element = open.pop()) {
      if (element.localName === 'txbxContent') this.#out.boxes.push(element)
      else if (element.localName === 'textpath') this.#out.watermarks.push(attribute(element, 'string') ?? '')
      else if (element.localName === 'AlternateContent')
        open.push(...[child(element, 'Choice') ?? child(element, 'Fallback')].filter((branch) => branch !== null))
      else open.push(...[...elements(element)].reverse())
    }
  }
}

/** The paragraph's end mark was deleted: it runs on into the next one. */
export function runsOn(paragraph: Element): boolean {
  return at(paragraph, 'pPr', 'rPr', 'del') !== null
}
