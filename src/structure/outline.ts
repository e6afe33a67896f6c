/** The outline of a range of the document: headings with their numbers, items, the paragraphs and tables under them. */
import type { BlockNode, ParagraphNode, Style, TableNode } from '../tree/types.ts'
import { letterKind } from '../text/letters.ts'
import { alternatives, type Marker, type MarkerKind, readMarker } from './marker.ts'

export interface Range {
  start: number
  end: number
}

/** One paragraph with what stands under it. The root has no paragraph of its own (start = end of nothing). */
export interface Item {
  type: 'item'
  marker: Marker | null
  /** offsets of the whole paragraph */
  start: number
  end: number
  /** where its words begin, after number or bullet */
  contentStart: number
  page: number | null
  style: Style
  parent: Item | null
  children: Entry[]
}

export interface TableEntry {
  type: 'table'
  table: TableNode
  parent: Item
}

export type Entry = Item | TableEntry

const BULLETS: ReadonlySet<MarkerKind> = new Set(['dash', 'plus', 'star', 'dot'])
const FIXED: readonly MarkerKind[] = ['part', 'chapter', 'letter-upper', 'roman', 'section', 'article']

function rank(kind: MarkerKind): number {
  const place = FIXED.indexOf(kind)
  return place < 0 ? FIXED.length : place
}

function root(): Item {
  return { type: 'item', marker: null, start: 0, end: 0, contentStart: 0, page: null, style: {}, parent: null, children: [] }
}

/** A line that reads as a heading: no sentence, and set apart by capitals, weight or brevity. */
export function looksLikeHeading(item: Item, text: string): boolean {
  const content = text.slice(item.contentStart, item.end)
  if (/[.;,]\s*$/.test(content) && !/^[^.;:]{0,80}\.$/.test(content)) return false
  if (isCapitals(content)) return true
  if (item.style.bold || item.style.heading) return content.length < 400
  // a numbered line that ends without a stop is a heading even when long; a bullet or a plain line only when short
  return content.length < (item.marker?.label ? 400 : 160)
}

/** Mostly capital letters, as headings and titles are set. */
export function isCapitals(text: string): boolean {
  let letters = 0
  let capitals = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.codePointAt(at) as number
    if (code > 0xffff) at += 1
    const kind = letterKind(code)
    if (kind > 0) letters += 1
    if (kind === 2) capitals += 1
  }
  return letters >= 3 && capitals / letters > 0.75
}

class Builder {
  readonly root = root()
  #text: string
  /** open items, outermost first; the root is not on it */
  #open: Item[] = []
  /** the paragraph before, unless a table stood between */
  #last: Item | null = null

  constructor(text: string) {
    this.#text = text
  }

  paragraph(node: ParagraphNode): void {
    const content = this.#text.slice(node.start, node.end)
    const marker = this.#choose(readMarker(content))
    if (!marker && this.#continues(content)) {
      ;(this.#last as Item).end = node.end
      return
    }
    if (marker && BULLETS.has(marker.kind) && marker.kind !== 'dash' && this.#open.length === 0) marker.depth = 1
    const item: Item = {
      type: 'item',
      marker,
      start: node.start,
      end: node.end,
      contentStart: node.start + (marker?.length ?? 0),
      page: node.page,
      style: node.style,
      parent: null,
      children: [],
    }
    if (marker) this.#closeFor(marker)
    else this.#closeForPlain(item)
    this.#append(item)
    this.#last = item
  }

  /** A sentence that a page or a hard line break cut in two: no stop above, a small letter below. */
  #continues(content: string): boolean {
    if (!this.#last || !/^\p{Ll}/u.test(content)) return false
    const above = this.#text.slice(this.#last.start, this.#last.end)
    return above.length > 40 && !/[.;:!?]\s*$/.test(above) && !isCapitals(above)
  }

  table(table: TableNode): void {
    this.#last = null
    while (this.#open.length > 0 && this.#isLeafBullet(this.#open.at(-1))) this.#open.pop()
    const parent = this.#open.at(-1) ?? this.root
    parent.children.push({ type: 'table', table, parent })
  }

  #append(item: Item): void {
    const parent = this.#open.at(-1) ?? this.root
    item.parent = parent
    parent.children.push(item)
    if (item.marker || this.#opensPlain(item)) this.#open.push(item)
  }

  /** An unnumbered heading in capitals or bold opens a level; a plain paragraph does not, except one that ends in a colon. */
  #opensPlain(item: Item): boolean {
    const content = this.#text.slice(item.start, item.end)
    return (
      /:\s*$/.test(content) ||
      (isCapitals(content) && content.length < 200) ||
      ((item.style.bold === true || item.style.heading !== undefined) && content.length < 200 && !/[.;]$/.test(content))
    )
  }

  #isLeafBullet(item: Item | undefined): boolean {
    return item?.marker != null && BULLETS.has(item.marker.kind) && item.children.length === 0
  }

  /** Of the readings of an ambiguous marker, the one that continues an open sequence. */
  #choose(marker: Marker | null): Marker | null {
    if (!marker) return null
    for (const reading of [marker, ...alternatives(marker)]) {
      if (reading.value > 1 && this.#open.some((item) => item.marker?.kind === reading.kind && item.marker.value === reading.value - 1))
        return reading
    }
    return marker
  }

  #closeFor(marker: Marker): void {
    const same = this.#open.findIndex((item) => item.marker?.kind === marker.kind && item.marker.depth === marker.depth)
    if (same >= 0) {
      this.#open.length = same
      return
    }
    if (marker.kind === 'decimal' && marker.depth > 1) {
      // "2.1." stands under "2." even where bullets or letters were opened in between
      const above = this.#open.findLastIndex((item) => item.marker?.kind === 'decimal' && item.marker.depth < marker.depth)
      if (above >= 0) this.#open.length = above + 1
      else this.#closeWhile((item) => item.marker === null || rank(item.marker.kind) >= FIXED.length)
      return
    }
    if (marker.kind === 'decimal' && this.#open.some((item) => item.marker?.kind === 'decimal')) {
      const deeper = this.#open.findIndex((item) => item.marker?.kind === 'decimal')
      this.#open.length = deeper
      return
    }
    const place = rank(marker.kind)
    if (place < FIXED.length) {
      this.#closeWhile((item) => item.marker === null || rank(item.marker.kind) >= place)
      return
    }
    if (!BULLETS.has(marker.kind)) {
      // a number after bullets of an unnumbered paragraph: the bullets are over
      this.#closeWhile((item) => item.marker !== null && BULLETS.has(item.marker.kind))
      if (marker.value === 1 || this.#open.length === 0) return
    }
  }

  #closeWhile(over: (item: Item) => boolean): void {
    while (this.#open.length > 0) {
      const last = this.#open.at(-1)
      if (!last || !over(last)) return
      this.#open.pop()
    }
  }

  #closeForPlain(item: Item): void {
    const content = this.#text.slice(item.start, item.end)
    const heading = this.#opensPlain(item)
    this.#closeWhile((open) => {
      if (open.marker === null) return heading || !this.#isIntroOf(open)
      if (BULLETS.has(open.marker.kind)) return true
      if (heading && isCapitals(content))
        return !isCapitals(this.#text.slice(open.contentStart, open.end)) || rank(open.marker.kind) >= FIXED.length
      return !looksLikeHeading(open, this.#text) && !/:\s*$/.test(this.#text.slice(open.start, open.end))
    })
  }

  #isIntroOf(open: Item): boolean {
    return isCapitals(this.#text.slice(open.start, open.end)) || open.style.bold === true || open.children.length === 0
  }
}

/** All blocks of the tree that begin in the range, in order; tables of one column count as their paragraphs. */
export function blocksIn(blocks: readonly BlockNode[], range: Range): BlockNode[] {
  const found: BlockNode[] = []
  for (const block of blocks) {
    if (block.end <= range.start || block.start >= range.end) continue
    if (block.type === 'table' && (block.columns === 1 || block.start < range.start || block.end > range.end)) {
      for (const row of block.children) for (const cell of row.children) found.push(...blocksIn(cell.children, range))
    } else if (block.start >= range.start) found.push(block)
  }
  return found
}

/**
 * Builds the outline of a range. Furniture and notes are left out.
 * @returns the root; its children are the entries of the top level
 */
export function buildOutline(blocks: readonly BlockNode[], range: Range, text: string): Item {
  const builder = new Builder(text)
  for (const block of blocksIn(blocks, range)) {
    if (block.type === 'table') builder.table(block)
    else if (block.layer === 'body') builder.paragraph(block)
  }
  return builder.root
}

/** The item's own words, without number or bullet. */
export function contentOf(item: Item, text: string): string {
  return text.slice(item.contentStart, item.end)
}

/** "III.2.a": the numbers of the headings above and its own, joined with dots; null where there are none. */
export function sectionOf(item: Item): string | null {
  const labels: string[] = []
  for (let node: Item | null = item; node; node = node.parent) {
    const marker = node.marker
    if (!marker?.label) continue
    if (marker.kind === 'decimal' && marker.depth > 1) {
      labels.unshift(marker.label)
      // "2.1" repeats the "2." above it
      while (node.parent?.marker?.kind === 'decimal') node = node.parent
    } else labels.unshift(marker.label)
  }
  return labels.length > 0 ? labels.join('.') : null
}
