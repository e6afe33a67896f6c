/** Numbers of lists and headings in an OpenDocument text; the file holds rules, not the printed numbers. */
import { letter, roman } from './doc/number.ts'
import { bullet } from './doc/symbols.ts'
import { attribute, child, type Element, elements } from './ooxml/xml.ts'

interface Level {
  /** "1", "I", "i", "A", "a", "" for none; null for a bullet */
  format: string | null
  prefix: string
  suffix: string
  /** how many levels are printed */
  display: number
  start: number
  /** "%1%.%2%)", where the file has it */
  pattern: string | null
  sign: string
  font: string
}

/** One list as it counts: values by level from 0. */
export interface ListState {
  style: string | null
  values: number[]
}

const MAX_LEVELS = 10

function readLevel(element: Element): Level {
  const isNumber = element.localName !== 'list-level-style-bullet' && element.localName !== 'list-level-style-image'
  const count = (name: string, fallback: number) => Number(attribute(element, name) ?? fallback) || fallback
  return {
    format: isNumber ? (attribute(element, 'num-format') ?? '') : null,
    prefix: attribute(element, 'num-prefix') ?? '',
    suffix: attribute(element, 'num-suffix') ?? '',
    display: Math.min(count('display-levels', 1), MAX_LEVELS),
    start: count('start-value', 1),
    pattern: attribute(element, 'num-list-format'),
    sign: attribute(element, 'bullet-char') ?? '',
    font: attribute(child(element, 'text-properties'), 'font-family') ?? attribute(child(element, 'text-properties'), 'font-name') ?? '',
  }
}

function numeral(value: number, format: string): string {
  switch (format) {
    case 'I':
      return roman(value).toUpperCase()
    case 'i':
      return roman(value)
    case 'A':
      return letter(value).toUpperCase()
    case 'a':
      return letter(value)
    case '':
      return ''
    default:
      return format.startsWith('0') ? String(value).padStart(2, '0') : String(value)
  }
}

export class OdtLists {
  readonly #styles = new Map<string, Map<number, Level>>()
  readonly #byId = new Map<string, ListState>()
  readonly #lastOfStyle = new Map<string, ListState>()
  readonly #outline: Map<number, Level> = new Map()
  readonly #outlineState: ListState = { style: null, values: [] }

  /** @param roots the elements that hold list styles */
  constructor(roots: readonly (Element | null)[]) {
    for (const element of roots.flatMap((root) => [...elements(root)])) {
      if (element.localName !== 'list-style' && element.localName !== 'outline-style') continue
      const levels = new Map<number, Level>()
      for (const level of elements(element)) levels.set(Number(attribute(level, 'level') ?? 1) - 1, readLevel(level))
      if (element.localName === 'outline-style') this.#outline = levels
      else this.#styles.set(attribute(element, 'name') ?? '', levels)
    }
  }

  /** The state of an outermost list: its own, or that of the list that it goes on with. */
  open(list: Element, style: string | null): ListState {
    const name = attribute(list, 'style-name') ?? style
    const continued = attribute(list, 'continue-list')
    const state = (continued === null ? undefined : this.#byId.get(continued)) ??
      (attribute(list, 'continue-numbering') === 'true' ? this.#lastOfStyle.get(name ?? '') : undefined) ?? { style: name, values: [] }
    const id = attribute(list, 'id')
    if (id !== null) this.#byId.set(id, state)
    if (name !== null) this.#lastOfStyle.set(name, state)
    return state
  }

  /**
   * Counts one item of a list.
   * @param level from 0
   * @param start value that the item asks for, or null
   * @returns what is printed before it, with a space; '' for nothing
   */
  next(state: ListState, style: string | null, level: number, start: number | null): string {
    return this.#count(state, this.#styles.get(style ?? state.style ?? ''), level, start)
  }

  /** Counts one heading by the outline of the document. */
  heading(level: number): string {
    return this.#outline.has(level) ? this.#count(this.#outlineState, this.#outline, level, null) : ''
  }

  #count(state: ListState, levels: Map<number, Level> | undefined, level: number, start: number | null): string {
    const { values } = state
    for (let i = 0; i < level; i += 1) values[i] ??= levels?.get(i)?.start ?? 1
    const current = values[level]
    values[level] = start ?? (current === undefined ? (levels?.get(level)?.start ?? 1) : current + 1)
    values.length = level + 1
    const rule = levels?.get(level)
    return rule ? printed(rule, values, level, (i) => levels?.get(i)) : ''
  }
}

function printed(rule: Level, values: readonly number[], level: number, levels: (index: number) => Level | undefined): string {
  if (rule.format === null) return rule.sign === '' ? '' : `${bullet(rule.sign, rule.font)} `
  const value = (index: number): string => numeral(values[index] ?? 1, levels(index)?.format ?? '1')
  if (rule.pattern !== null) return spaced(rule.pattern.replace(/%(\d{1,2})%/g, (_, index) => value(Number(index) - 1)))
  if (rule.format === '') return spaced(rule.prefix + rule.suffix)
  const shown: string[] = []
  for (let i = Math.max(0, level - rule.display + 1); i <= level; i += 1) shown.push(value(i))
  return spaced(rule.prefix + shown.filter((part) => part !== '').join('.') + rule.suffix)
}

function spaced(text: string): string {
  return text.trim() === '' ? '' : `${text.trim()} `
}
