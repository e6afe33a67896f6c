/**
 * The little that is needed of XML: elements by local name, so that transitional and strict files read alike.
 * A parser of our own: a tenth of the time and of the memory of a whole DOM, no recursion, no DTD, and so no entities of the file's own.
 */

/** An element (1) or a text (3). */
export interface Node {
  nodeType: 1 | 3
  nodeValue: string | null
  localName: string | null
  firstChild: Node | null
  nextSibling: Node | null
  readonly textContent: string
}

/** Attributes are parsed when the first of them is asked for: most never are. */
export class Element implements Node {
  readonly nodeType = 1
  readonly nodeValue = null
  readonly localName: string
  firstChild: Node | null = null
  lastChild: Node | null = null
  nextSibling: Node | null = null
  readonly #written: string
  #attributes: string[] | null = null

  constructor(localName: string, written: string) {
    this.localName = localName
    this.#written = written
  }

  /** All text inside, in order. */
  get textContent(): string {
    let text = ''
    const left: (Node | null)[] = [this.firstChild]
    for (let node = left.pop(); left.length > 0 || node; node = left.pop()) {
      if (!node) continue
      left.push(node.nextSibling)
      if (node.nodeType === 3) text += node.nodeValue ?? ''
      else left.push(node.firstChild)
    }
    return text
  }

  /** Local names and values, one after the other. */
  get attributes(): readonly string[] {
    this.#attributes ??= this.#written === '' ? NONE : readAttributes(this.#written)
    return this.#attributes
  }

  append(node: Node): void {
    if (this.lastChild) this.lastChild.nextSibling = node
    else this.firstChild = node
    this.lastChild = node
  }
}

class Text implements Node {
  readonly nodeType = 3
  readonly localName = null
  readonly firstChild = null
  nextSibling: Node | null = null
  readonly nodeValue: string
  constructor(value: string) {
    this.nodeValue = value
  }
  get textContent(): string {
    return this.nodeValue
  }
}

const NONE: string[] = []
const ATTRIBUTE = /([^\s=/"'<>]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
const ENTITY = /&(?:#(\d{1,8})|#x([0-9a-f]{1,6})|(lt|gt|amp|quot|apos));/gi
const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function character(code: number): string {
  return code > 0x10ffff || (code >= 0xd800 && code < 0xe000) ? '\ufffd' : String.fromCodePoint(code)
}

function decode(text: string): string {
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text
  if (!lines.includes('&')) return lines
  return lines.replace(ENTITY, (_, decimal, hex, name) =>
    name ? (NAMED[name.toLowerCase()] ?? '') : character(decimal ? Number(decimal) : Number.parseInt(hex, 16)),
  )
}

/** The name without its prefix. */
function local(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function readAttributes(written: string): string[] {
  return [...written.matchAll(ATTRIBUTE)].flatMap(([, name = '', double, single]) => [local(name), decode(double ?? single ?? '')])
}

/** Where a tag ends: the first ">" outside of quotes; -1 where there is none. */
function endOfTag(source: string, from: number): number {
  for (let at = from; at < source.length; at += 1) {
    const code = source.charCodeAt(at)
    if (code === 62) return at
    if (code !== 34 && code !== 39) continue
    at = source.indexOf(source.charAt(at), at + 1)
    if (at < 0) return -1
  }
  return -1
}

/** Builds the tree while the parser goes through the source. */
class Builder {
  root: Element | null = null
  readonly #open: Element[] = []
  readonly #names: string[] = []
  /** Local names by full names: each is kept once. */
  readonly #known = new Map<string, string>()

  get isDone(): boolean {
    return this.root !== null && this.#open.length === 0
  }

  text(value: string): void {
    if (value !== '') this.#open.at(-1)?.append(new Text(value))
  }

  /** False where a second root begins. */
  start(tag: string): boolean {
    const isEmpty = tag.endsWith('/')
    const cut = tag.search(/[\s/]/)
    const name = cut < 0 ? tag : tag.slice(0, cut)
    const known = this.#known.get(name) ?? local(name)
    this.#known.set(name, known)
    const element = new Element(known, cut < 0 ? '' : tag.slice(cut))
    const parent = this.#open.at(-1)
    if (parent) parent.append(element)
    else if (this.root) return false
    else this.root = element
    if (!isEmpty) {
      this.#open.push(element)
      this.#names.push(name)
    }
    return name !== ''
  }

  /** False where another element is open. */
  end(name: string): boolean {
    this.#open.pop()
    return this.#names.pop() === name
  }
}

/** Skips what is neither element nor text, or adds a CDATA section; returns where it ends, -1 where it does not. */
function special(source: string, at: number, builder: Builder): number {
  const until = (mark: string, from: number) => {
    const end = source.indexOf(mark, from)
    return end < 0 ? -1 : end + mark.length
  }
  if (source.startsWith('<!--', at)) return until('-->', at + 4)
  if (source.startsWith('<?', at)) return until('?>', at + 2)
  if (!source.startsWith('<![CDATA[', at)) return -1
  const end = until(']]>', at)
  if (end >= 0) builder.text(source.slice(at + 9, end - 3))
  return end
}

/** Parses one part; null where it is no whole XML. A DTD is refused: Word writes none. */
export function parseXml(source: string): Element | null {
  const builder = new Builder()
  let at = source.indexOf('<')
  while (at >= 0 && !builder.isDone) {
    const next = source.charCodeAt(at + 1)
    let end: number
    if (next === 33 || next === 63) {
      end = special(source, at, builder)
      if (end < 0) return null
    } else {
      const close = endOfTag(source, at + 1)
      if (close < 0) return null
      const sound = next === 47 ? builder.end(source.slice(at + 2, close).trimEnd()) : builder.start(source.slice(at + 1, close))
      if (!sound) return null
      end = close + 1
    }
    at = source.indexOf('<', end)
    if (at > end) builder.text(decode(source.slice(end, at)))
  }
  return builder.isDone ? builder.root : null
}

/** The element children, in order. */
export function* elements(parent: Element | null | undefined): Generator<Element> {
  for (let node = parent?.firstChild ?? null; node; node = node.nextSibling) if (node instanceof Element) yield node
}

/** The first child of that name. */
export function child(parent: Element | null | undefined, name: string): Element | null {
  for (let node = parent?.firstChild ?? null; node; node = node.nextSibling)
    if (node.localName === name && node instanceof Element) return node
  return null
}

/** The descendant at the end of a path of names. */
export function at(parent: Element | null | undefined, ...path: string[]): Element | null {
  return path.reduce<Element | null>((element, name) => child(element, name), parent ?? null)
}

/** An attribute by its local name, whatever its prefix. */
export function attribute(element: Element | null | undefined, name: string): string | null {
  if (!element) return null
  const { attributes } = element
  for (let i = 0; i < attributes.length; i += 2) if (attributes[i] === name) return attributes[i + 1] ?? ''
  return null
}

/** The value of a child such as `<w:jc w:val="center"/>`. */
export function valOf(parent: Element | null | undefined, name: string): string | null {
  return attribute(child(parent, name), 'val')
}

/** A number from an attribute, null where there is none. */
export function numberOf(value: string | null): number | null {
  const number = value === null || value === '' ? Number.NaN : Number(value)
  return Number.isFinite(number) ? number : null
}

/** A toggle such as `<w:b/>`: true, false, or null where it is not said. */
export function toggle(parent: Element | null | undefined, name: string): boolean | null {
  const element = child(parent, name)
  return element ? !/^(?:0|false|off|none)$/.test(attribute(element, 'val') ?? '1') : null
}
