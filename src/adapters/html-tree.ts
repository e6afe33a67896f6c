/** The page as a tree: what is seen, how much text stands where and how much of it is links. */
import type { Element, ElementContent, Root, RootContent } from 'hast'

export type Content = RootContent | ElementContent

export interface Measure {
  /** letters, white space left out */
  text: number
  /** of them inside links */
  link: number
  /** how many links */
  links: number
  /** the headline of the page stands inside */
  headline: boolean
  /** a row of several cells stands inside */
  grid: boolean
}

/** What is not there measures nothing. */
export const NOTHING: Measure = { text: 0, link: 0, links: 0, headline: false, grid: false }

const UNSEEN = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'iframe',
  'svg',
  'object',
  'embed',
  'input',
  'select',
  'textarea',
  'canvas',
  'video',
  'audio',
  'head',
  'title',
  'meta',
  'link',
  'map',
  'datalist',
  'img',
])

/** A property of an element as one string, '' where it is absent. */
export function property(element: Element, name: string): string {
  const value = element.properties[name]
  return Array.isArray(value) ? value.join(' ') : value === null || value === undefined || value === false ? '' : String(value)
}

/** Class names and id. */
export function labels(element: Element): string {
  return `${property(element, 'className')} ${property(element, 'id')}`.trim()
}

/** Nobody sees it: scripts, hidden elements, comments. */
export function isUnseen(node: Content | Root): boolean {
  if (node.type === 'text' || node.type === 'root') return false
  if (node.type !== 'element') return true
  if (UNSEEN.has(node.tagName)) return true
  if (node.properties.hidden !== undefined && node.properties.hidden !== null && node.properties.hidden !== false) return true
  const style = property(node, 'style')
  return style !== '' && /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)/i.test(style)
}

/** Every element below a node that is seen, parents first; walks without recursion. */
export function* seenElements(root: Root | Element): Generator<Element> {
  const open: (Root | Content)[] = [root]
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'element') yield node
    if (node.type !== 'element' && node.type !== 'root') continue
    for (let i = node.children.length - 1; i >= 0; i -= 1) {
      const next = node.children[i]
      if (next?.type === 'element' && !isUnseen(next)) open.push(next)
    }
  }
}

/** All seen text below a node, without recursion. */
export function textOf(root: Root | Content): string {
  const open: (Root | Content)[] = [root]
  let text = ''
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'text') text += node.value
    if ((node.type !== 'element' && node.type !== 'root') || isUnseen(node)) continue
    if (node.type === 'element' && node.tagName === 'br') text += '\n'
    for (let i = node.children.length - 1; i >= 0; i -= 1) {
      const next = node.children[i]
      if (next) open.push(next)
    }
  }
  return text
}

function isHeadline(element: Element): boolean {
  return element.tagName === 'h1' || property(element, 'itemProp') === 'headline'
}

function isGridRow(element: Element): boolean {
  return element.tagName === 'tr' && element.children.filter((node) => node.type === 'element').length > 1
}

/** Letters that are no white space. */
export function letterCount(text: string): number {
  let blanks = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code <= 32 || code === 0xa0) blanks += 1
  }
  return text.length - blanks
}

/**
 * Measures every seen element of a page.
 * @param seen parents first, see {@link seenElements}
 */
export function measureAll(seen: readonly Element[]): Map<Element, Measure> {
  const measures = new Map<Element, Measure>()
  for (const element of seen.toReversed()) {
    const sum: Measure = { ...NOTHING, headline: isHeadline(element), grid: isGridRow(element) }
    for (const node of element.children) {
      if (node.type === 'text') sum.text += letterCount(node.value)
      const inner = node.type === 'element' ? measures.get(node) : undefined
      if (!inner) continue
      sum.text += inner.text
      sum.link += inner.link
      sum.links += inner.links
      sum.headline ||= inner.headline
      sum.grid ||= inner.grid
    }
    if (element.tagName === 'a' && property(element, 'href') !== '') Object.assign(sum, { link: sum.text, links: sum.links + 1 })
    measures.set(element, sum)
  }
  return measures
}
