/** The article among the furniture of a page: by what elements say they are, and by where the text is that is no link. */
import type { Element, Root } from 'hast'
import { type Content, isUnseen, labels, letterCount, type Measure, NOTHING, property, seenElements } from './html-tree.ts'

/** Whole words in class names and ids. */
const WORDS = new Set(
  'nav navbar navigation menu submenu topmenu mainmenu breadcrumb breadcrumbs sidebar footer topbar related share sharing social comment comments tags ads adv advertisement banner popup modal cookie login search pagination pager paging counter visitor visitors rating vote toolbar copyright newsletter subscribe hotline weblink weblinks marquee skiplink'.split(
    ' ',
  ),
)
/** Longer names, with their separators taken out. */
const PHRASES =
  /breadcrumb|sidebar|navbar|mainmenu|leftmenu|rightmenu|tinlienquan|tinkhac|tinmoi|tincungchuyenmuc|baivietlienquan|relatednews|relatedpost|othernews|tinxemnhieu|docnhieu|binhluan|quangcao|thongketruycap|luottruycap|danhgia|chiase|sitefooter|sharebutton|socialshare|fbcomments|fbshare|addthis|lienketweb|lienketwebsite/
const TAGS = new Set(['nav', 'aside', 'footer', 'button', 'dialog', 'menu'])
const ROLES = /^(?:navigation|banner|contentinfo|complementary|search|menu|menubar|dialog|alert|tablist)$/
const BOXES = new Set(['body', 'div', 'section', 'article', 'main', 'form', 'table', 'tbody', 'tr', 'td', 'center', 'html', 'span', 'font'])
/** The one child that holds this share of the text that is no link is where the article is. */
const MOST = 0.9
/** What holds this much of the page is never furniture by its name alone. */
const MUCH = 0.4
/** Text outside the article that is too long and too free of links to be furniture. */
const LONG = 150

function words(element: Element): string[] {
  return labels(element)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
}

function named(element: Element): boolean {
  const found = words(element)
  return found.some((word) => WORDS.has(word)) || PHRASES.test(found.join(''))
}

function plainText({ text, link }: Measure): number {
  return text - link
}

/** "Tin liên quan": links and hardly a word beside them. */
function isLinkList(element: Element, { text, link, links }: Measure): boolean {
  return /^(?:ul|ol|div|section|table|tr|td|p)$/.test(element.tagName) && text >= 40 && links >= 2 && link >= text * 0.8
}

function elementsIn(parent: Root | Element): Element[] {
  const nodes: readonly Content[] = parent.children
  return nodes.filter((node): node is Element => node.type === 'element' && !isUnseen(node))
}

class Page {
  readonly furniture = new Set<Element>()
  readonly #seen: readonly Element[]
  readonly #measures: ReadonlyMap<Element, Measure>
  #total = 0
  constructor(root: Root, seen: readonly Element[], measures: ReadonlyMap<Element, Measure>) {
    this.#seen = seen
    this.#measures = measures
    for (const node of root.children) if (node.type === 'element' && !isUnseen(node)) this.#total += plainText(this.measure(node))
  }

  measure(element: Element): Measure {
    return this.#measures.get(element) ?? NOTHING
  }

  /** What elements say of themselves. */
  markNamed(): void {
    for (const element of this.#seen) {
      const own = this.measure(element)
      const much = plainText(own) > this.#total * MUCH
      if (much) continue
      const header =
        element.tagName === 'header' ||
        (element.tagName === 'div' && /(?:^| )(?:site|page|top|main)?-?header(?: |$)/i.test(labels(element)))
      const says = TAGS.has(element.tagName) || ROLES.test(property(element, 'role')) || header || named(element)
      if ((says && !own.headline) || isLinkList(element, own)) this.furniture.add(element)
    }
  }

  /** For each element its text that is neither link nor furniture. */
  #goods(): Map<Element, number> {
    const goods = new Map<Element, number>()
    for (const element of this.#seen.toReversed()) {
      let good = 0
      for (const node of element.children) {
        if (node.type === 'text') good += letterCount(node.value)
        if (node.type === 'element') good += goods.get(node) ?? 0
      }
      goods.set(element, this.furniture.has(element) || (element.tagName === 'a' && property(element, 'href') !== '') ? 0 : good)
    }
    return goods
  }

  /** Down from the page to the box whose text is no longer in one child. */
  article(root: Root): { box: Root | Element; path: Set<Root | Element> } {
    let box: Root | Element = root
    const path = new Set<Root | Element>([root])
    const held = this.#goods()
    for (;;) {
      const children: Element[] = elementsIn(box)
      const goods = children.map((child) => held.get(child) ?? 0)
      const sum = goods.reduce((total, good) => total + good, 0)
      const index = goods.findIndex((good) => good > 0 && good >= sum * MOST)
      const next: Element | undefined = children[index]
      if (!next || !BOXES.has(next.tagName) || (next.tagName === 'table' && this.#isGrid(next))) return { box, path }
      box = next
      path.add(box)
    }
  }

  #isGrid(table: Element): boolean {
    return !isLayout(table, (element) => this.measure(element).text)
  }

  /** Boxes beside the article: furniture, unless they hold its head or long text without links. */
  markOutside(path: Set<Root | Element>, box: Root | Element): void {
    let after = false
    for (const parent of path) {
      if (parent === box) break
      after = false
      for (const node of parent.children) {
        if (node.type !== 'element' || isUnseen(node)) continue
        if (path.has(node)) after = true
        else if (after ? this.#isAside(node) : this.#isAside(node) && !this.#isHead(node, parent)) this.furniture.add(node)
      }
    }
  }

  #isAside(element: Element): boolean {
    const own = this.measure(element)
    if (own.headline) return false
    if (/author|tacgia|source|nguon|sign/.test(words(element).join(''))) return false
    if (own.link > own.text * 0.3) return true
    return plainText(own) < LONG && !own.grid
  }

  /** Title, summary, date and author stand before the text, under the same box as the headline. */
  #isHead(element: Element, parent: Root | Element): boolean {
    if (parent.type === 'root' || parent.tagName === 'body' || parent.tagName === 'html') return false
    const own = this.measure(element)
    return own.link < own.text * 0.5
  }
}

/** A cell with tables of its own holds a page from this length on; without them it takes more, and many paragraphs. */
const PAGE_WITH_TABLES = 300
const PAGE_OF_TEXT = 1500
const PAGE_PARAGRAPHS = 12

/** Cells of a table that lays out a page: one column, or a cell that holds nearly everything as a page of its own. */
export function isLayout(table: Element, length: (element: Element) => number): boolean {
  const cells: Element[] = []
  let most = 0
  for (const row of seenElements(table)) {
    if (row.tagName !== 'tr') continue
    const own = row.children.filter((node): node is Element => node.type === 'element' && /^t[dh]$/.test(node.tagName))
    most = Math.max(most, own.length)
    cells.push(...own)
  }
  if (most <= 1) return true
  const total = length(table)
  return cells.some((cell) => length(cell) > PAGE_WITH_TABLES && length(cell) > total * 0.6 && isPage(cell, length(cell)))
}

function isPage(cell: Element, length: number): boolean {
  let paragraphs = 0
  for (const inner of seenElements(cell)) {
    if (inner !== cell && /^(?:table|h1)$/.test(inner.tagName)) return true
    if (/^(?:p|br|li|div)$/.test(inner.tagName)) paragraphs += 1
  }
  return length > PAGE_OF_TEXT && paragraphs >= PAGE_PARAGRAPHS
}

/**
 * Tells the furniture of a page from its article.
 * @param seen its elements, parents first
 * @param measures of those
 * @returns the elements whose whole content is furniture
 */
export function findFurniture(root: Root, seen: readonly Element[], measures: ReadonlyMap<Element, Measure>): Set<Element> {
  const page = new Page(root, seen, measures)
  page.markNamed()
  const { box, path } = page.article(root)
  page.markOutside(path, box)
  return page.furniture
}
