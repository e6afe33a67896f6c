/** The document as printed lines: paragraphs of body, cells and stamps in reading order, columns side by side cut apart. */
import type { BlockNode, DocumentNode, Layer, ParagraphNode, Style, TableNode } from '../tree/types.ts'
import { cutClosing } from './closing-cut.ts'
import { mendBroken } from './frame-mend.ts'
import { cutColumns } from './letterhead-cut.ts'

export interface Line {
  start: number
  end: number
  text: string
  layer: Layer
  role: string | null
  page: number | null
  style: Style
  /** the outermost table that holds it, and the place of its cell there */
  table: TableNode | null
  row: number
  column: number
  /** first line of its paragraph */
  first: boolean
}

/** Whole paragraphs as lines, their inner breaks as spaces (of the same length, so that offsets hold). */
export function paragraphsOf(tree: DocumentNode, text: string): Line[] {
  const lines: Line[] = []
  const walk = (blocks: readonly BlockNode[], place: Place): void => {
    for (const block of blocks) {
      if (block.type === 'paragraph')
        lines.push({
          start: block.start,
          end: block.end,
          text: text.slice(block.start, block.end).replaceAll('\n', ' '),
          layer: block.layer,
          role: block.role,
          page: block.page,
          style: block.style,
          ...place,
          first: true,
        })
      else
        for (const row of block.children)
          for (const cell of row.children) walk(cell.children, place.table ? place : { table: block, row: cell.row, column: cell.column })
    }
  }
  walk(tree.children, { table: null, row: 0, column: 0 })
  return lines
}

type Place = Pick<Line, 'table' | 'row' | 'column'>

/** How many letters may be a line of a letterhead: longer paragraphs are left whole. */
const CUT_LIMIT = 300

/** All lines of a tree, in order. */
export function linesOf(tree: DocumentNode, text: string): Line[] {
  const lines: Line[] = []
  const walk = (blocks: readonly BlockNode[], place: Place): void => {
    for (const block of blocks) {
      if (block.type === 'paragraph') addParagraph(block, text, place, lines)
      else
        for (const row of block.children)
          for (const cell of row.children) walk(cell.children, place.table ? place : { table: block, row: cell.row, column: cell.column })
    }
  }
  walk(tree.children, { table: null, row: 0, column: 0 })
  return mendBroken(lines, text)
}

function cutsOf(part: string): number[] {
  const closing = cutClosing(part)
  return closing === null ? cutColumns(part) : [0, ...closing]
}

function addParagraph(node: ParagraphNode, text: string, place: Place, lines: Line[]): void {
  let start = node.start
  for (const part of text.slice(node.start, node.end).split('\n')) {
    const cuts = part.length <= CUT_LIMIT ? cutsOf(part) : [0]
    cuts.forEach((from, index) => {
      const to = cuts[index + 1] ?? part.length
      const piece = part.slice(from, to)
      const trimmed = piece.trim()
      if (trimmed === '') return
      const at = start + from + piece.indexOf(trimmed)
      lines.push({
        start: at,
        end: at + trimmed.length,
        text: trimmed,
        layer: node.layer,
        role: node.role,
        page: node.page,
        style: node.style,
        ...place,
        first: at === node.start,
      })
    })
    start += part.length + 1
  }
}
