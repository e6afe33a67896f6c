/** Styles of a Word file, inheritance resolved: what a paragraph or a run looks like unless it says otherwise. */
import { at, attribute, child, type Element, elements, numberOf, toggle, valOf } from './xml.ts'

export interface RunLook {
  bold?: boolean | null
  italic?: boolean | null
  hidden?: boolean | null
  capitals?: boolean | null
  /** points */
  size?: number | null
  font?: string | null
}

export interface ParagraphLook {
  align?: string | null
  /** heading level from 1 */
  heading?: number | null
  /** points */
  left?: number | null
  first?: number | null
  /** automatic number: '0' takes it away */
  list?: string | null
  level?: number | null
}

interface Style {
  id: string
  name: string
  parent: string | null
  run: RunLook
  paragraph: ParagraphLook
  ruled: boolean | null
}

export interface Styles {
  run(styleId: string | null): RunLook
  paragraph(styleId: string | null): ParagraphLook & { styleOfList: string | null; name: string }
  /** the table style draws lines; null where it does not tell */
  ruled(styleId: string | null): boolean | null
}

/** Deeper chains of styles are a loop. */
const MOST_PARENTS = 24
const SIDES = ['top', 'left', 'start', 'bottom', 'right', 'end', 'insideH', 'insideV']

/** What `<w:rPr>` says. */
export function readRunLook(properties: Element | null): RunLook {
  if (!properties) return {}
  const size = numberOf(valOf(properties, 'sz'))
  const fonts = child(properties, 'rFonts')
  return {
    bold: toggle(properties, 'b'),
    italic: toggle(properties, 'i'),
    hidden: toggle(properties, 'vanish'),
    capitals: toggle(properties, 'caps'),
    size: size === null ? null : size / 2,
    font: attribute(fonts, 'ascii') ?? attribute(fonts, 'hAnsi'),
  }
}

/** What `<w:pPr>` says. */
export function readParagraphLook(properties: Element | null): ParagraphLook {
  if (!properties) return {}
  const outline = numberOf(valOf(properties, 'outlineLvl'))
  const indents = child(properties, 'ind')
  const left = numberOf(attribute(indents, 'left') ?? attribute(indents, 'start'))
  const first = numberOf(attribute(indents, 'firstLine'))
  const hanging = numberOf(attribute(indents, 'hanging'))
  return {
    align: valOf(properties, 'jc'),
    heading: outline === null ? null : outline + 1,
    left: left === null ? null : left / 20,
    first: first === null && hanging === null ? null : (hanging === null ? (first ?? 0) : -hanging) / 20,
    list: valOf(child(properties, 'numPr'), 'numId'),
    level: numberOf(valOf(child(properties, 'numPr'), 'ilvl')),
  }
}

/** How many sides of a table or a cell are drawn; null where nothing is said. */
export function drawnSides(borders: Element | null): number | null {
  if (!borders) return null
  let drawn = 0
  for (const side of elements(borders))
    if (SIDES.includes(side.localName ?? '') && !/^(?:nil|none)$/.test(attribute(side, 'val') ?? 'nil')) drawn += 1
  return drawn
}

/** The nearer look over the farther: what is not said is inherited. */
export function over<T extends object>(far: T, near: T): T {
  const result = { ...far }
  for (const [key, value] of Object.entries(near)) if (value !== null && value !== undefined) Object.assign(result, { [key]: value })
  return result
}

function readStyle(element: Element): Style {
  const drawn = drawnSides(at(element, 'tblPr', 'tblBorders'))
  return {
    id: attribute(element, 'styleId') ?? '',
    name: (valOf(element, 'name') ?? '').toLowerCase(),
    parent: valOf(element, 'basedOn'),
    run: readRunLook(child(element, 'rPr')),
    paragraph: readParagraphLook(child(element, 'pPr')),
    ruled: drawn === null ? null : drawn > 2,
  }
}

/** Reads styles.xml. */
export function readStyles(root: Element | null): Styles {
  const styles = new Map<string, Style>()
  let usual: string | null = null
  for (const element of elements(root)) {
    if (element.localName !== 'style') continue
    const style = readStyle(element)
    styles.set(style.id, style)
    if (attribute(element, 'type') === 'paragraph' && /^(?:1|true|on)$/.test(attribute(element, 'default') ?? '')) usual = style.id
  }
  const plainRun = readRunLook(at(root, 'docDefaults', 'rPrDefault', 'rPr'))
  const plainParagraph = readParagraphLook(at(root, 'docDefaults', 'pPrDefault', 'pPr'))
  /** from the farthest ancestor to the style itself */
  const chain = (styleId: string | null): Style[] => {
    const found: Style[] = []
    for (let style = styles.get(styleId ?? ''); style && found.length < MOST_PARENTS; style = styles.get(style.parent ?? ''))
      found.unshift(style)
    return found
  }
  return {
    run: (styleId) => chain(styleId ?? usual).reduce((look, style) => over(look, style.run), plainRun),
    paragraph(styleId) {
      const found = chain(styleId ?? usual)
      const look = found.reduce((sum, style) => over(sum, style.paragraph), plainParagraph)
      return { ...look, styleOfList: found.findLast((style) => style.paragraph.list)?.id ?? null, name: found.at(-1)?.name ?? '' }
    },
    ruled: (styleId) => chain(styleId).reduce<boolean | null>((ruled, style) => style.ruled ?? ruled, null),
  }
}

/** A character style alone, without the defaults of paragraphs. */
export function readCharacterStyles(root: Element | null): (styleId: string | null) => RunLook {
  const looks = new Map<string, { parent: string | null; run: RunLook }>()
  for (const element of elements(root)) {
    if (element.localName === 'style' && attribute(element, 'type') === 'character') {
      const { id, parent, run } = readStyle(element)
      looks.set(id, { parent, run })
    }
  }
  return (styleId) => {
    let look: RunLook = {}
    let held = looks.get(styleId ?? '')
    for (let depth = 0; held && depth < MOST_PARENTS; depth += 1) {
      look = over(held.run, look)
      held = looks.get(held.parent ?? '')
    }
    return look
  }
}
