/** Word's automatic numbers: mammoth loses them (its #92), so they are counted here from numbering.xml. */
import { glyph } from './glyphs.ts'
import { numeral } from './numerals.ts'
import { at, attribute, child, type Element, elements, numberOf, toggle, valOf } from './xml.ts'

interface Level {
  format: string
  pattern: string | null
  text: string
  start: number
  /** levels above whose use restarts this one; null for all */
  restart: number | null
  legal: boolean
  font: string | null
  style: string | null
  /** left edge of the first line in points */
  indent: number | null
}

interface Instance {
  /** lists over the same abstract definition count on */
  abstract: string
  levels: Map<number, Level>
  /** levels that begin anew where the instance is first used */
  starts: Map<number, number>
}

export interface Numbering {
  /** The label that a paragraph prints ("1.2.", "a)", "-"), counting on; null where the list is not known. */
  next(numId: string, level: number): string | null
  /** The level of a list that a paragraph style is linked to. */
  levelOf(numId: string, styleId: string): number | null
  /** Left edge of the first line, in points. */
  indentOf(numId: string, level: number): number | null
}

const NO_RESTART = -1

function readLevel(element: Element): Level {
  const format =
    at(element, 'numFmt') ?? at(element, 'AlternateContent', 'Choice', 'numFmt') ?? at(element, 'AlternateContent', 'Fallback', 'numFmt')
  const restart = numberOf(valOf(element, 'lvlRestart'))
  const indents = at(element, 'pPr', 'ind')
  const left = numberOf(attribute(indents, 'left') ?? attribute(indents, 'start'))
  const first = (numberOf(attribute(indents, 'firstLine')) ?? 0) - (numberOf(attribute(indents, 'hanging')) ?? 0)
  const fonts = at(element, 'rPr', 'rFonts')
  return {
    format: attribute(format, 'val') ?? 'decimal',
    pattern: attribute(format, 'format'),
    text: valOf(element, 'lvlText') ?? '',
    start: numberOf(valOf(element, 'start')) ?? 0,
    restart: restart === 0 ? NO_RESTART : restart,
    legal: toggle(element, 'isLgl') ?? false,
    font: attribute(fonts, 'ascii') ?? attribute(fonts, 'hAnsi'),
    style: valOf(element, 'pStyle'),
    indent: left === null ? null : (left + first) / 20,
  }
}

function readLevels(definition: Element): Map<number, Level> {
  const levels = new Map<number, Level>()
  for (const element of elements(definition)) {
    if (element.localName === 'lvl') levels.set(numberOf(attribute(element, 'ilvl')) ?? 0, readLevel(element))
  }
  return levels
}

function readInstance(element: Element, definitions: Map<string, Element>, styleList: (styleId: string) => string | null): Instance {
  let abstract = valOf(element, 'abstractNumId') ?? ''
  const link = valOf(definitions.get(abstract), 'numStyleLink')
  const linked = link === null ? null : styleList(link)
  if (linked !== null) abstract = linked
  const definition = definitions.get(abstract)
  const levels = definition ? readLevels(definition) : new Map<number, Level>()
  const starts = new Map<number, number>()
  for (const override of elements(element)) {
    if (override.localName !== 'lvlOverride') continue
    const level = numberOf(attribute(override, 'ilvl')) ?? 0
    const replaced = child(override, 'lvl')
    if (replaced) levels.set(level, readLevel(replaced))
    const start = numberOf(valOf(override, 'startOverride'))
    if (start !== null) starts.set(level, start)
  }
  return { abstract, levels, starts }
}

function readInstances(root: Element | null, listOfStyle: (styleId: string) => string | null): Map<string, Instance> {
  const definitions = new Map<string, Element>()
  const nums = new Map<string, Element>()
  for (const element of elements(root)) {
    if (element.localName === 'abstractNum') definitions.set(attribute(element, 'abstractNumId') ?? '', element)
    if (element.localName === 'num') nums.set(attribute(element, 'numId') ?? '', element)
  }
  const styleList = (styleId: string) => valOf(nums.get(listOfStyle(styleId) ?? ''), 'abstractNumId')
  return new Map([...nums].map(([id, element]) => [id, readInstance(element, definitions, styleList)]))
}

/** A bullet's sign: "+" and "*" as they are, every other one as "-". */
function bullet(level: Level): string {
  const sign = glyph(level.font, level.text).trim()
  return sign === '+' || sign === '*' ? sign : sign === '' ? '' : '-'
}

/**
 * Reads numbering.xml.
 * @param listOfStyle the numId that a numbering style names
 */
export function readNumbering(root: Element | null, listOfStyle: (styleId: string) => string | null): Numbering {
  const instances = readInstances(root, listOfStyle)
  /** by abstract definition: the value of each level, null where it begins anew */
  const counters = new Map<string, (number | null)[]>()
  const used = new Set<string>()

  const count = (instance: Instance, numId: string, level: number): (number | null)[] => {
    const values = counters.get(instance.abstract) ?? []
    counters.set(instance.abstract, values)
    if (!used.has(numId)) for (const overridden of instance.starts.keys()) values[overridden] = null
    used.add(numId)
    const held = values[level] ?? null
    values[level] = held === null ? (instance.starts.get(level) ?? instance.levels.get(level)?.start ?? 1) : held + 1
    for (let deeper = level + 1; deeper < 9; deeper += 1) {
      const restart = instance.levels.get(deeper)?.restart ?? null
      if (restart === null || level < restart) values[deeper] = null
    }
    return values
  }

  return {
    next(numId, level) {
      const instance = instances.get(numId)
      const definition = instance?.levels.get(level)
      if (!instance || !definition) return null
      const values = count(instance, numId, level)
      if (definition.format === 'bullet') return bullet(definition)
      return definition.text.replace(/%([1-9])/g, (_, digit: string) => {
        const other = instance.levels.get(Number(digit) - 1)
        const value = values[Number(digit) - 1] ?? instance.starts.get(Number(digit) - 1) ?? other?.start ?? 1
        return numeral(value, definition.legal ? 'decimal' : (other?.format ?? 'decimal'), other?.pattern)
      })
    },
    levelOf(numId, styleId) {
      for (const [level, definition] of instances.get(numId)?.levels ?? []) if (definition.style === styleId) return level
      return null
    },
    indentOf: (numId, level) => instances.get(numId)?.levels.get(level)?.indent ?? null,
  }
}
