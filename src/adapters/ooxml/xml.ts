/** The little that is needed of XML: elements by local name, so that transitional and strict files read alike. */
import { DOMParser, type Document, type Element, type Node } from '@xmldom/xmldom'

export type { Element } from '@xmldom/xmldom'

/** Parses one part; null where it is no XML. A DTD is refused: Word writes none. */
export function parseXml(source: string): Element | null {
  if (/<!DOCTYPE/i.test(source.slice(0, 4096))) return null
  try {
    const parser = new DOMParser({
      locator: false,
      onError: (level, message) => {
        if (level === 'fatalError') throw new Error(message)
      },
    })
    const document: Document = parser.parseFromString(source, 'text/xml')
    return document.documentElement
  } catch {
    return null
  }
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1
}

/** The element children, in order. */
export function* elements(parent: Element | null | undefined): Generator<Element> {
  for (let node = parent?.firstChild ?? null; node; node = node.nextSibling) if (isElement(node)) yield node
}

/** The first child of that name. */
export function child(parent: Element | null | undefined, name: string): Element | null {
  for (const element of elements(parent)) if (element.localName === name) return element
  return null
}

/** The descendant at the end of a path of names. */
export function at(parent: Element | null | undefined, ...path: string[]): Element | null {
  return path.reduce<Element | null>((element, name) => child(element, name), parent ?? null)
}

/** An attribute by its local name, whatever its prefix. */
export function attribute(element: Element | null | undefined, name: string): string | null {
  if (!element) return null
  for (let i = 0; i < element.attributes.length; i += 1) {
    const found = element.attributes.item(i)
    if (found && (found.localName ?? found.name) === name) return found.value
  }
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
