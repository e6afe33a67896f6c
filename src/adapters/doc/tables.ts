/** Puts paragraphs that know how deep in tables they stand into tables; shared by DOC and RTF. */
import type { RawBlock } from '../../tree/types.ts'
import { type EdgeRow, tableOf } from './grid.ts'

/** One paragraph, the end of a cell or of a row. */
export interface Flow {
  /** how many tables it stands in */
  depth: number
  blocks: RawBlock[]
  endsCell: boolean
  /** makes the row from its cells, where the paragraph is the mark of a row's end */
  endsRow: ((cells: RawBlock[][]) => EdgeRow) | null
}

interface Open {
  rows: EdgeRow[]
  cells: RawBlock[][]
  current: RawBlock[]
}

/** Tables nested deeper are laid flat into this level. */
const MAX_DEPTH = 12

function unknownRow(cells: RawBlock[][]): EdgeRow {
  return {
    header: false,
    cells: cells.map((blocks) => ({ blocks, left: null, right: null, joinsLeft: false, vertical: 'none', ruled: true })),
  }
}

/** A table whose last row has no end keeps what it holds. */
function finish(open: Open): RawBlock[] {
  if (open.current.length > 0) open.cells.push(open.current)
  if (open.cells.length > 0) open.rows.push(unknownRow(open.cells))
  return open.rows.length > 0 ? [tableOf(open.rows)] : []
}

/** Nests the flow into blocks. Neighbouring rows of one depth are one table. */
export function nest(flow: Iterable<Flow>): RawBlock[] {
  const root: RawBlock[] = []
  const stack: Open[] = []
  const target = (): RawBlock[] => stack.at(-1)?.current ?? root
  const close = (depth: number): void => {
    while (stack.length > depth) {
      const open = stack.pop()
      if (open) target().push(...finish(open))
    }
  }
  for (const item of flow) {
    const depth = Math.min(item.depth, MAX_DEPTH)
    close(depth)
    while (stack.length < depth) stack.push({ rows: [], cells: [], current: [] })
    const open = stack.at(-1)
    if (open && item.endsRow) {
      if (open.current.length > 0) open.cells.push(open.current)
      if (open.cells.length > 0) open.rows.push(item.endsRow(open.cells))
      open.cells = []
      open.current = []
      continue
    }
    target().push(...item.blocks)
    if (open && item.endsCell) {
      open.cells.push(open.current)
      open.current = []
    }
  }
  close(0)
  return root
}
