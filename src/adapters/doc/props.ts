/** Formatting of characters and paragraphs, and how modifiers change it. */
import { SPRM, type Sprm } from './sprm.ts'

export interface CharProps {
  bold: boolean
  italic: boolean
  caps: boolean
  hidden: boolean
  /** deleted under revision marks */
  deleted: boolean
  inserted: boolean
  /** in half points */
  size: number
  /** font numbers of ASCII letters and of the others */
  font: number
  fontOther: number
  /** a symbol that stands in the text as "(": font number and character */
  symbol: { font: number; code: number } | null
}

export interface ParaProps {
  style: number
  align: 'left' | 'center' | 'right' | 'justify'
  /** in twips */
  left: number
  first: number
  level: number
  /** number of the list override, from 1; 0 for none */
  list: number
  /** 0 to 8 for headings, 9 for body text */
  outline: number
  inTable: boolean
  rowEnd: boolean
  depth: number
  innerCell: boolean
  innerRowEnd: boolean
}

export const PLAIN_CHAR: CharProps = {
  bold: false,
  italic: false,
  caps: false,
  hidden: false,
  deleted: false,
  inserted: false,
  size: 20,
  font: 0,
  fontOther: 0,
  symbol: null,
}

export const PLAIN_PARA: ParaProps = {
  style: 0,
  align: 'left',
  left: 0,
  first: 0,
  level: 0,
  list: 0,
  outline: 9,
  inTable: false,
  rowEnd: false,
  depth: 0,
  innerCell: false,
  innerRowEnd: false,
}

/** Operand of a toggle: off, on, 0x80 as the style, 0x81 against the style. */
function toggle(operand: number, style: boolean): boolean {
  if (operand === 0x80) return style
  if (operand === 0x81) return !style
  return operand !== 0
}

const TOGGLES = new Map<number, 'bold' | 'italic' | 'caps' | 'hidden'>([
  [SPRM.charBold, 'bold'],
  [SPRM.charItalic, 'italic'],
  [SPRM.charCaps, 'caps'],
  [SPRM.charVanish, 'hidden'],
])

/** Lays modifiers over `props` (changed in place); `style` is what toggles refer to. */
export function applyChar(props: CharProps, style: CharProps, sprms: readonly Sprm[]): CharProps {
  for (const { code, operand } of sprms) {
    const name = TOGGLES.get(code)
    if (name) props[name] = toggle(operand.u8(0), style[name])
    else if (code === SPRM.charDeleted) props.deleted = operand.u8(0) !== 0
    else if (code === SPRM.charInserted) props.inserted = operand.u8(0) !== 0
    else if (code === SPRM.charSize) props.size = operand.u16(0)
    else if (code === SPRM.charFontAscii) props.font = operand.u16(0)
    else if (code === SPRM.charFontOther) props.fontOther = operand.u16(0)
    else if (code === SPRM.charSymbol) props.symbol = { font: operand.u16(0), code: operand.u16(2) }
    else if (code === SPRM.charPlain) Object.assign(props, { ...style, deleted: props.deleted, inserted: props.inserted })
  }
  return props
}

/** Justification codes of sprmPJc; 4 and above are kinds of justified text. */
function alignment(code: number): ParaProps['align'] {
  return (['left', 'center', 'right'] as const)[code] ?? 'justify'
}

type Setter = (props: ParaProps, sprm: Sprm) => void
const PARA: Readonly<Record<number, Setter>> = {
  [SPRM.paraAlign80]: (props, { operand }) => {
    props.align = alignment(operand.u8(0))
  },
  [SPRM.paraAlign]: (props, { operand }) => {
    props.align = alignment(operand.u8(0))
  },
  [SPRM.paraInTable]: (props, { operand }) => {
    props.inTable = operand.u8(0) !== 0
  },
  [SPRM.paraRowEnd]: (props, { operand }) => {
    props.rowEnd = operand.u8(0) !== 0
  },
  [SPRM.paraLevel]: (props, { operand }) => {
    props.level = Math.min(operand.u8(0), 8)
  },
  [SPRM.paraLeft80]: (props, { operand }) => {
    props.left = operand.i16(0)
  },
  [SPRM.paraLeft]: (props, { operand }) => {
    props.left = operand.i16(0)
  },
  [SPRM.paraFirst80]: (props, { operand }) => {
    props.first = operand.i16(0)
  },
  [SPRM.paraFirst]: (props, { operand }) => {
    props.first = operand.i16(0)
  },
  [SPRM.paraDepth]: (props, { operand }) => {
    props.depth = operand.i32(0)
  },
  [SPRM.paraDepthChange]: (props, { operand }) => {
    props.depth += operand.i32(0)
  },
  [SPRM.paraInnerCell]: (props, { operand }) => {
    props.innerCell = operand.u8(0) !== 0
  },
  [SPRM.paraInnerRowEnd]: (props, { operand }) => {
    props.innerRowEnd = operand.u8(0) !== 0
  },
  [SPRM.paraOutline]: (props, { operand }) => {
    props.outline = operand.u8(0)
  },
}

/** From 0xF801 up the paragraph shows no number (old numbering, or a list whose number is suppressed). */
const MAX_LIST = 0x07fe

/**
 * Lays modifiers over `props` (changed in place).
 * @param indents gives the modifiers of a list's level, which come with the list and may be overridden after it
 */
export function applyPara(props: ParaProps, sprms: readonly Sprm[], indents: (list: number, level: number) => readonly Sprm[]): ParaProps {
  const level = sprms.findLast(({ code }) => code === SPRM.paraLevel)
  for (const sprm of sprms) {
    PARA[sprm.code]?.(props, sprm)
    if (sprm.code !== SPRM.paraList) continue
    const list = sprm.operand.u16(0)
    props.list = list > MAX_LIST ? 0 : list
    if (props.list > 0) applyPara(props, indents(props.list, level ? level.operand.u8(0) : props.level), () => [])
    else if (list === 0) Object.assign(props, { left: 0, first: 0 })
  }
  return props
}
