/** Styles of an OpenDocument text, resolved along their parents. */
import { attribute, child, type Element, elements } from './ooxml/xml.ts'

export interface OdtStyle {
  bold: boolean
  italic: boolean
  caps: boolean
  hidden: boolean
  font: string
  /** in points */
  size: number
  align: 'left' | 'center' | 'right' | 'justify'
  /** in points */
  left: number
  first: number
  outline: number | null
  list: string | null
  breakBefore: boolean
  /** a line is drawn around the cell */
  ruled: boolean
}

const PLAIN: OdtStyle = {
  bold: false,
  italic: false,
  caps: false,
  hidden: false,
  font: '',
  size: 12,
  align: 'left',
  left: 0,
  first: 0,
  outline: null,
  list: null,
  breakBefore: false,
  ruled: false,
}

const POINTS: Readonly<Record<string, number>> = { pt: 1, in: 72, cm: 72 / 2.54, mm: 72 / 25.4, pc: 12, px: 0.75 }
const ALIGN: Readonly<Record<string, OdtStyle['align']>> = {
  start: 'left',
  left: 'left',
  center: 'center',
  end: 'right',
  right: 'right',
  justify: 'justify',
}
const MAX_CHAIN = 32

/** "1.25cm" → points; null where it is no length. */
function points(value: string | null): number | null {
  const match = /^(-?[\d.]{1,12})(pt|in|cm|mm|pc|px)$/.exec(value ?? '')
  return match ? Number(match[1]) * (POINTS[match[2] ?? ''] ?? 1) : null
}

function applyText(style: OdtStyle, properties: Element | null, fonts: ReadonlyMap<string, string>): void {
  if (!properties) return
  const weight = attribute(properties, 'font-weight')
  if (weight !== null) style.bold = weight === 'bold' || Number(weight) >= 600
  const slant = attribute(properties, 'font-style')
  if (slant !== null) style.italic = slant !== 'normal'
  const transform = attribute(properties, 'text-transform')
  if (transform !== null) style.caps = transform === 'uppercase'
  const display = attribute(properties, 'display')
  if (display !== null) style.hidden = display === 'none'
  const name = attribute(properties, 'font-name')
  const family = (name === null ? null : (fonts.get(name) ?? name)) ?? attribute(properties, 'font-family')
  if (family !== null) style.font = family.replace(/^['"]|['"]$/g, '')
  const size = attribute(properties, 'font-size')
  if (size?.endsWith('%')) style.size *= Number(size.slice(0, -1)) / 100 || 1
  else style.size = points(size) ?? style.size
}

function applyParagraph(style: OdtStyle, properties: Element | null): void {
  if (!properties) return
  style.align = ALIGN[attribute(properties, 'text-align') ?? ''] ?? style.align
  style.left = points(attribute(properties, 'margin-left')) ?? style.left
  style.first = points(attribute(properties, 'text-indent')) ?? style.first
  const breakBefore = attribute(properties, 'break-before')
  if (breakBefore !== null) style.breakBefore = breakBefore !== 'auto'
}

function applyCell(style: OdtStyle, properties: Element | null): void {
  for (const side of ['border', 'border-top', 'border-left', 'border-bottom', 'border-right']) {
    const line = attribute(properties, side)
    if (line !== null && !/^(?:none|hidden|0(?:\.0+)?(?:pt|cm|mm|in|px)?(?: |$))/.test(line)) style.ruled = true
  }
}

export interface OdtStyles {
  get(family: 'paragraph' | 'table-cell', name: string | null): OdtStyle
  /** what a text style changes, laid over the letters of the paragraph */
  over(base: OdtStyle, name: string | null): OdtStyle
}

/** @param roots the elements that hold styles: office:styles, office:automatic-styles, office:font-face-decls */
export function readOdtStyles(roots: readonly (Element | null)[]): OdtStyles {
  const sources = new Map<string, Element>()
  const fonts = new Map<string, string>()
  for (const element of roots.flatMap((root) => [...elements(root)])) {
    if (element.localName === 'font-face') fonts.set(attribute(element, 'name') ?? '', attribute(element, 'font-family') ?? '')
    if (element.localName === 'style') sources.set(`${attribute(element, 'family')} ${attribute(element, 'name')}`, element)
    if (element.localName === 'default-style') sources.set(`${attribute(element, 'family')} `, element)
  }
  const cache = new Map<string, OdtStyle>()

  const chain = (family: string, name: string | null): Element[] => {
    const found: Element[] = []
    for (let at = name; at !== null && found.length < MAX_CHAIN; ) {
      const source = sources.get(`${family} ${at}`)
      if (!source || found.includes(source)) break
      found.unshift(source)
      at = attribute(source, 'parent-style-name')
    }
    return found
  }
  const lay = (style: OdtStyle, source: Element): void => {
    applyText(style, child(source, 'text-properties'), fonts)
    applyParagraph(style, child(source, 'paragraph-properties'))
    applyCell(style, child(source, 'table-cell-properties'))
    const outline = attribute(source, 'default-outline-level')
    if (outline !== null) style.outline = outline === '' ? null : Number(outline)
    const list = attribute(source, 'list-style-name')
    if (list !== null) style.list = list === '' ? null : list
  }
  return {
    get(family, name) {
      const key = `${family} ${name ?? ''}`
      const known = cache.get(key)
      if (known) return known
      const style = { ...PLAIN }
      const ground = sources.get(`${family} `)
      for (const source of ground ? [ground, ...chain(family, name)] : chain(family, name)) lay(style, source)
      cache.set(key, style)
      return style
    },
    over(base, name) {
      const style = { ...base }
      for (const source of chain('text', name)) lay(style, source)
      return style
    },
  }
}
