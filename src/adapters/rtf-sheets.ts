/** The tables at the head of an RTF file: fonts, and the heading levels of styles. */
import type { RtfFont } from './rtf-charset.ts'

const MAX_NAME = 500

export class RtfSheets {
  readonly #fonts = new Map<number, RtfFont>()
  readonly #outlines = new Map<number, number>()
  #currentFont = 0
  #currentStyle = 0

  font(number: number): RtfFont | undefined {
    return this.#fonts.get(number)
  }

  /** Name of a font without the sign that ends it; '' where it is unknown. */
  fontName(number: number): string {
    return this.#fonts.get(number)?.name.replace(/;.*$/, '') ?? ''
  }

  /** Level from 0 of a style's headings, or null. */
  outline(style: number): number | null {
    return this.#outlines.get(style) ?? null
  }

  /** "heading 2" is what Word and LibreOffice call the style of that level. */
  nameStyle(text: string): void {
    const level = /^\s*heading ([1-9]);/i.exec(text)?.[1]
    if (level && !this.#outlines.has(this.#currentStyle)) this.#outlines.set(this.#currentStyle, Number(level) - 1)
  }

  nameFont(text: string): void {
    const font = this.#fonts.get(this.#currentFont)
    if (font && !font.name.endsWith(';')) font.name = (font.name + text).slice(0, MAX_NAME)
  }

  /** Of the styles only the levels of headings are kept: paragraphs repeat the rest. */
  styleWord(name: string, value: number | null): void {
    if (name === 's') this.#currentStyle = value ?? 0
    else if (name === 'outlinelevel' && value !== null) this.#outlines.set(this.#currentStyle, value)
  }

  fontWord(name: string, value: number | null): void {
    if (name === 'f') {
      this.#currentFont = value ?? 0
      this.#fonts.set(this.#currentFont, { name: '', charset: null, codePage: null })
      return
    }
    const font = this.#fonts.get(this.#currentFont)
    if (!font) return
    if (name === 'fcharset') font.charset = value
    else if (name === 'cpg') font.codePage = value
  }
}
