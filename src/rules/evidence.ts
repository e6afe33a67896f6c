/** The words that a value came from, with the page they stand on. */
import type { Evidence, Trust } from '../plan/schema.ts'
import type { BlockNode, DocumentNode } from '../tree/types.ts'

/** The page of the deepest node that covers the offset; null where the format has no pages. */
export function pageAt(tree: DocumentNode, offset: number): number | null {
  let page: number | null = null
  let blocks: readonly BlockNode[] = tree.children
  for (;;) {
    const block = lastBefore(blocks, offset)
    if (!block) return page
    page = block.page ?? page
    if (block.type === 'paragraph') return page
    const row = lastBefore(block.children, offset)
    page = row?.page ?? page
    const cell = row && lastBefore(row.children, offset)
    if (!cell) return page
    blocks = cell.children
  }
}

/** The last of the ordered nodes that begins at or before the offset: a binary search, the tree may be long. */
export function lastBefore<Node extends { start: number }>(nodes: readonly Node[], offset: number): Node | undefined {
  let low = 0
  let high = nodes.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((nodes[middle] as Node).start <= offset) low = middle + 1
    else high = middle
  }
  return nodes[low - 1]
}

/** Evidence for a range of the canonical text: `quote` is its slice (law 1). */
export function evidenceOf(tree: DocumentNode, text: string, start: number, end: number): Evidence {
  return { start, end, quote: text.slice(start, end), page: pageAt(tree, start) }
}

/** How a value is known: the rule that found it, and how far to trust it. */
export interface Known {
  rule: string
  trust: Trust
}

/** Names the rule behind a value; what a rule's own file says of it: `kehoach explain` shows both. */
export function by(rule: string, trust: Trust): Known {
  return { rule, trust }
}
