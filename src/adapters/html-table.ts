/** HTML tables to rows of cells. */
import type { Element } from 'hast'
import type { RawBlock, RawCell, RawTable } from '../tree/types.ts'
import { declaration } from './html-style.ts'
import { isUnseen, labels, property } from './html-tree.ts'

const MOST_SPAN = 1000

interface Row {
  element: Element
  header: boolean
}

function* rowsOf(table: Element): Generator<Row> {
  for (const node of table.children) {
    if (node.type !== 'element' || isUnseen(node)) continue
    if (node.tagName === 'tr') yield { element: node, header: false }
    if (!/^(?:thead|tbody|tfoot)$/.test(node.tagName)) continue
    for (const row of node.children) {
      if (row.type === 'element' && row.tagName === 'tr' && !isUnseen(row)) yield { element: row, header: node.tagName === 'thead' }
    }
  }
}

/** A span as browsers read it; 0 rows means all that are left. */
function span(cell: Element, name: 'colSpan' | 'rowSpan', left: number): number {
  const value = Math.trunc(Number(property(cell, name)))
  if (name === 'rowSpan' && property(cell, name) === '0') return left
  return Math.min(left, Math.max(1, Number.isFinite(value) ? value : 1))
}

function isDrawn(value: string): boolean | null {
  if (value === '') return null
  return !/(?:^|\s)(?:none|hidden|0(?:px|pt|in|cm)?)(?:\s|$)/.test(value)
}

/** Lines between cells, from attributes and inline CSS; true where nothing tells. */
function isRuled(table: Element, cells: readonly Element[]): boolean {
  const attribute = property(table, 'border')
  const own = isDrawn(declaration(table, 'border'))
  const drawn = cells.map((cell) => isDrawn(declaration(cell, 'border')) ?? isDrawn(declaration(cell, 'border-left')))
  const yes = drawn.filter((value) => value === true).length
  const no = drawn.filter((value) => value === false).length
  if (yes + no > 0 && yes !== no) return yes > no
  if (attribute !== '') return attribute !== '0'
  if (own !== null) return own
  return !/(?:^|[\s_-])(?:plain|noborder|no-border|borderless|layout)(?:$|[\s_-])/i.test(labels(table))
}

/** Reads a table; the content of cells is read by `read`. */
export function readTable(element: Element, read: (cell: Element) => RawBlock[]): { caption: Element | null; table: RawTable } {
  const rows = [...rowsOf(element)]
  const cells: Element[] = []
  const result = rows.map(({ element: row, header }, index) =>
    row.children.flatMap((node): RawCell[] => {
      if (node.type !== 'element' || !/^t[dh]$/.test(node.tagName) || isUnseen(node)) return []
      cells.push(node)
      const cell: RawCell = { blocks: read(node) }
      const colspan = span(node, 'colSpan', MOST_SPAN)
      const rowspan = span(node, 'rowSpan', rows.length - index)
      if (colspan > 1) cell.colspan = colspan
      if (rowspan > 1) cell.rowspan = rowspan
      if (header || node.tagName === 'th') cell.header = true
      return [cell]
    }),
  )
  const caption = element.children.find((node): node is Element => node.type === 'element' && node.tagName === 'caption') ?? null
  return { caption, table: { kind: 'table', rows: result, ruled: isRuled(element, cells) } }
}
