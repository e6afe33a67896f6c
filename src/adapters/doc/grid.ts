/** From rows whose cells have edges (DOC, RTF) to a table with spans. */
import type { RawBlock, RawCell, RawTable } from '../../tree/types.ts'

export interface EdgeCell {
  blocks: RawBlock[]
  /** left and right edge in twips; null where the file does not tell */
  left: number | null
  right: number | null
  /** merged with the cell to the left */
  joinsLeft: boolean
  vertical: 'none' | 'first' | 'continued'
  /** a line is drawn around or beside the cell */
  ruled: boolean
}

export interface EdgeRow {
  cells: EdgeCell[]
  header: boolean
}

/** Edges closer than this (1.6 mm) are one edge: rows are rarely drawn to the twip. */
const TOLERANCE = 90
const MAX_COLUMNS = 1000

function joined(row: EdgeRow): EdgeRow {
  const cells: EdgeCell[] = []
  for (const cell of row.cells) {
    const last = cells.at(-1)
    if (cell.joinsLeft && last) {
      last.right = cell.right
      last.blocks = [...last.blocks, ...cell.blocks]
    } else cells.push({ ...cell })
  }
  return { ...row, cells }
}

/** Ascending edges, close ones as one. */
function gridEdges(rows: readonly EdgeRow[]): number[] {
  const all = rows.flatMap(({ cells }) => cells.flatMap(({ left, right }) => [left, right])).filter((edge) => edge !== null)
  const edges: number[] = []
  for (const edge of all.sort((a, b) => a - b)) {
    const last = edges.at(-1)
    if (last === undefined || edge - last > TOLERANCE) edges.push(edge)
  }
  return edges.slice(0, MAX_COLUMNS + 1)
}

/** Column whose left edge is `edge`. */
function columnAt(edges: readonly number[], edge: number): number {
  let low = 0
  let high = edges.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((edges[middle] ?? 0) <= edge) low = middle
    else high = middle - 1
  }
  return low
}

interface Placed extends RawCell {
  column: number
  colspan: number
  rowspan: number
}

function isEmpty(blocks: readonly RawBlock[]): boolean {
  return blocks.every((block) => block.kind === 'paragraph' && block.text.trim() === '')
}

/** Cells of a row in their columns, gaps before and between them filled with empty cells. */
function place(row: EdgeRow, edges: readonly number[]): { cell: EdgeCell; column: number; colspan: number }[] {
  const placed: { cell: EdgeCell; column: number; colspan: number }[] = []
  let next = 0
  for (const cell of row.cells) {
    const column = cell.left === null ? next : Math.max(next, columnAt(edges, cell.left))
    const end = cell.right === null ? column + 1 : columnAt(edges, cell.right)
    if (end <= column && cell.right !== null && isEmpty(cell.blocks)) continue
    if (column > next) {
      const gap: EdgeCell = { blocks: [], left: null, right: null, joinsLeft: false, vertical: 'none', ruled: false }
      placed.push({ cell: gap, column: next, colspan: column - next })
    }
    const colspan = Math.max(1, end - column)
    placed.push({ cell, column, colspan })
    next = column + colspan
  }
  return placed
}

/** Where the columns of a table are unknown, cells stand in the order of the row. */
function withoutEdges(rows: readonly EdgeRow[]): EdgeRow[] {
  const known = rows.every(({ cells }) => cells.every(({ left, right }) => left !== null && right !== null && right >= left))
  return known ? [...rows] : rows.map((row) => ({ ...row, cells: row.cells.map((cell) => ({ ...cell, left: null, right: null })) }))
}

/** Builds the table; a cell that continues the one above is joined to it. */
export function tableOf(source: readonly EdgeRow[]): RawTable {
  const rows = withoutEdges(source.map(joined))
  const edges = gridEdges(rows)
  const above = new Map<number, Placed>()
  const table: Placed[][] = rows.map((row) => {
    const kept: Placed[] = []
    const covered = new Set<number>()
    for (const { cell, column, colspan } of place(row, edges)) {
      const origin = above.get(column)
      if (cell.vertical === 'continued' && origin && origin.colspan === colspan) {
        origin.rowspan += 1
        if (!isEmpty(cell.blocks)) origin.blocks.push(...cell.blocks)
        covered.add(column)
        continue
      }
      const placed: Placed = { blocks: [...cell.blocks], column, colspan, rowspan: 1 }
      if (row.header) placed.header = true
      kept.push(placed)
      if (cell.vertical === 'none') above.delete(column)
      else {
        above.set(column, placed)
        covered.add(column)
      }
    }
    for (const column of above.keys()) if (!covered.has(column)) above.delete(column)
    return kept
  })
  const ruled = rows.some(({ cells }) => cells.some((cell) => cell.ruled))
  return { kind: 'table', rows: table.map((cells) => cells.map(rawCell)), ruled }
}

function rawCell({ blocks, colspan, rowspan, header }: Placed): RawCell {
  const cell: RawCell = { blocks }
  if (colspan > 1) cell.colspan = colspan
  if (rowspan > 1) cell.rowspan = rowspan
  if (header) cell.header = true
  return cell
}
