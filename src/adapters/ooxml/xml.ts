/**
 * The little that is needed of XML: elements by local name, so that transitional and strict files read alike.
 * htmlparser2 finds the tags; the tree over them holds only what is asked for, a tenth of a whole DOM.
 */
import { Parser } from 'htmlparser2'

/** An element (1) or a text (3). */
export interface Node {
  nodeType: 1 | 3
  nodeValue: string | null
  localName: string | null
  firstChild: Node | null
  nextSibling: Node | null
  readonly textContent: string
}

export class Element implements Node {
  readonly nodeType = 1
  readonly nodeValue = null
  readonly localName: string
  /** by their full names, as written */
  readonly attributes: Readonly<Record<string, string>>
  firstChild: Node | null = null
  lastChild: Node | null = null
  nextSibling: Node | null = null

  constructor(localName: string, attributes: Readonly<Record<string, string>>) {
    this.localName = localName
    this.attributes = attributes
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
  nodeValue: string
  constructor(value: string) {
    this.nodeValue = value
  }
  get textContent(): string {
    return this.nodeValue
  }
}

const NONE: Readonly<Record<string, string>> = {}

/** The name without its prefix. */
function local(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

/** Parses one part; null where it is no whole XML. A DTD is refused: Word writes none, and no entity is the file's own. */
export function parseXml(source: string): Element | null {
  let root: Element | null = null
  let sound = true
  const open: Element[] = []
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const element = new Element(local(name), Object.keys(attributes).length > 0 ? attributes : NONE)
        const parent = open.at(-1)
        if (parent) parent.append(element)
        else if (root === null) root = element
        else sound = false
        open.push(element)
      },
      ontext(value) {
        const parent = open.at(-1)
        if (parent?.lastChild instanceof Text) parent.lastChild.nodeValue += value
        else parent?.append(new Text(value))
      },
      onclosetag() {
        open.pop()
      },
      onprocessinginstruction(name) {
        if (name.startsWith('!')) sound = false
      },
      onerror() {
        sound = false
      },
    },
    { xmlMode: true },
  )
  parser.write(source)
  // what the end of the source would close was cut off
  sound &&= open.length === 0
  parser.end()
  return sound ? root : null
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
  for (const [written, value] of Object.entries(element.attributes)) if (local(written) === name) return value
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
