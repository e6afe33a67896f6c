/** The style sheet: what paragraphs and characters inherit ([MS-DOC] 2.9.271). */
import type { Bytes } from './bytes.ts'
import { applyChar, applyPara, type CharProps, type ParaProps, PLAIN_CHAR, PLAIN_PARA } from './props.ts'
import { readSprms, type Sprm } from './sprm.ts'

interface Style {
  kind: number
  /** built-in number: 1 to 9 are the headings */
  builtIn: number
  base: number
  para: Sprm[]
  char: Sprm[]
  table: Sprm[]
}

const PARA = 1
const CHAR = 2
const TABLE = 3
/** Built-in numbers of the styles TOC 1 to TOC 9. */
const FIRST_CONTENTS = 19
const LAST_CONTENTS = 27
const NO_STYLE = 0xfff
/** Word itself allows chains of 11. */
const MAX_CHAIN = 32

type Indents = (list: number, level: number) => readonly Sprm[]

export interface Styles {
  para(style: number): ParaProps
  char(style: number): CharProps
  /** what a character style changes, for laying over a paragraph's letters */
  charSprms(style: number): Sprm[]
  tableSprms(style: number): Sprm[]
  /** whether it is a line of a table of contents */
  isContents(style: number): boolean
  /** heading level that the style declares, 1 to 9, or null */
  heading(style: number): number | null
}

/** The formatting parts of one style, each on an even offset. */
function readUpxs(std: Bytes, from: number, count: number): Uint8Array[] {
  const upxs: Uint8Array[] = []
  let at = from
  for (let i = 0; i < count && at + 2 <= std.length; i += 1) {
    at += at % 2
    const size = std.u16(at)
    upxs.push(std.part(at + 2, size).data)
    at += 2 + size
  }
  return upxs
}

function readStyle(std: Bytes, baseSize: number): Style {
  const kind = std.u16(2) & 0xf
  const name = std.u16(baseSize)
  const upxs = readUpxs(std, baseSize + 2 + name * 2 + 2, std.u16(4) & 0xf)
  const sprms = (index: number, skip = 0) => readSprms((upxs[index] ?? new Uint8Array(0)).subarray(skip))
  return {
    kind,
    builtIn: std.u16(0) & 0xfff,
    base: std.u16(2) >> 4,
    para: kind === PARA ? sprms(0, 2) : kind === TABLE ? sprms(1, 2) : [],
    char: kind === PARA ? sprms(1) : kind === CHAR ? sprms(0) : kind === TABLE ? sprms(2) : [],
    table: kind === TABLE ? sprms(0) : [],
  }
}

function readAll(sheet: Bytes): { styles: (Style | null)[]; plain: CharProps } {
  const headerSize = sheet.u16(0)
  const baseSize = sheet.u16(4)
  const plain = { ...PLAIN_CHAR, font: sheet.u16(2 + 12), fontOther: sheet.u16(2 + 16) }
  const styles: (Style | null)[] = []
  let at = 2 + headerSize
  for (let i = sheet.u16(2); i > 0 && at + 2 <= sheet.length; i -= 1) {
    const size = sheet.u16(at)
    try {
      styles.push(size === 0 ? null : readStyle(sheet.part(at + 2, size), baseSize))
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
      styles.push(null)
    }
    at += 2 + size
  }
  return { styles, plain }
}

/** @param indents the modifiers of a list's level, see {@link applyPara} */
export function readStyles(sheet: Bytes, indents: Indents): Styles {
  const { styles, plain } = sheet.length < 20 ? { styles: [], plain: PLAIN_CHAR } : readAll(sheet)
  const paraCache = new Map<number, ParaProps>()
  const charCache = new Map<number, CharProps>()
  /** from the root to the style itself */
  const chain = (index: number): Style[] => {
    const found: Style[] = []
    for (let at = index; at !== NO_STYLE && found.length < MAX_CHAIN; ) {
      const style = styles[at]
      if (!style || found.includes(style)) break
      found.unshift(style)
      at = style.base
    }
    return found
  }
  const cached = <T>(cache: Map<number, T>, index: number, make: () => T): T => {
    const known = cache.get(index)
    if (known) return known
    const made = make()
    cache.set(index, made)
    return made
  }
  return {
    para: (index) =>
      cached(paraCache, index, () =>
        chain(index).reduce((props, style) => applyPara(props, style.para, indents), { ...PLAIN_PARA, style: index }),
      ),
    char: (index) =>
      cached(charCache, index, () => {
        const props = { ...plain }
        for (const style of chain(index)) applyChar(props, { ...props }, style.char)
        return props
      }),
    charSprms: (index) => chain(index).flatMap((style) => (style.kind === CHAR ? style.char : [])),
    tableSprms: (index) => chain(index).flatMap((style) => (style.kind === TABLE ? style.table : [])),
    isContents: (index) => chain(index).some(({ builtIn }) => builtIn >= FIRST_CONTENTS && builtIn <= LAST_CONTENTS),
    heading(index) {
      const builtIn = chain(index).findLast((style) => style.builtIn >= 1 && style.builtIn <= 9)?.builtIn
      return builtIn ?? null
    },
  }
}
