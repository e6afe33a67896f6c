/** Table rows: what the mark at the end of a row says of its cells ([MS-DOC] 2.6.3). */
import type { Bytes } from './bytes.ts'
import type { EdgeCell, EdgeRow } from './grid.ts'
import { SPRM, type Sprm } from './sprm.ts'
import type { RawBlock } from '../../tree/types.ts'

interface CellShape {
  left: number
  right: number
  joinsLeft: boolean
  vertical: EdgeCell['vertical']
  /** null where the table's own lines decide */
  ruled: boolean | null
}

export interface RowShape {
  cells: CellShape[]
  header: boolean
  ruled: boolean
}

const TC = 20
const MAX_CELLS = 64

/** Whether one of some border codes draws a line; null where none does, so that the table's own lines decide. */
function anyLine(bytes: Bytes, at: number, count: number, size: 4 | 8): boolean | null {
  for (let i = 0; i < count && at + (i + 1) * size <= bytes.length; i += 1) {
    const kind = (bytes.u32(at + i * size + (size === 8 ? 4 : 0)) >> 8) & 0xff
    if (kind !== 0 && kind !== 0xff) return true
  }
  return null
}

function verticalOf(merged: boolean, restart: boolean): EdgeCell['vertical'] {
  if (restart) return 'first'
  return merged ? 'continued' : 'none'
}

function readDefinition(operand: Bytes): CellShape[] {
  const count = Math.min(operand.u8(0), MAX_CELLS)
  const shapes: CellShape[] = []
  for (let i = 0; i < count; i += 1) {
    const at = 1 + (count + 1) * 2 + i * TC
    const known = at + TC <= operand.length
    const flags = known ? operand.u16(at) : 0
    shapes.push({
      left: operand.i16(1 + i * 2),
      right: operand.i16(3 + i * 2),
      joinsLeft: (flags & 2) !== 0 && (flags & 1) === 0,
      vertical: verticalOf((flags & 0x20) !== 0, (flags & 0x40) !== 0),
      ruled: known ? anyLine(operand, at + 4, 4, 4) : null,
    })
  }
  return shapes
}

type Setter = (row: RowShape, operand: Bytes) => void
const SETTERS: Readonly<Record<number, Setter>> = {
  [SPRM.tableDefinition]: (row, operand) => {
    row.cells = readDefinition(operand)
  },
  [SPRM.tableHeader]: (row, operand) => {
    row.header = operand.u8(0) !== 0
  },
  [SPRM.tableMerge]: (row, operand) => {
    row.cells.slice(operand.u8(0) + 1, operand.u8(1)).forEach((cell) => {
      cell.joinsLeft = true
    })
  },
  [SPRM.tableSplit]: (row, operand) => {
    row.cells.slice(operand.u8(0), operand.u8(1)).forEach((cell) => {
      cell.joinsLeft = false
    })
  },
  [SPRM.tableVerticalMerge]: (row, operand) => {
    const cell = row.cells[operand.u8(0)]
    if (cell) cell.vertical = verticalOf((operand.u8(1) & 1) !== 0, (operand.u8(1) & 2) !== 0)
  },
  [SPRM.tableBorders80]: (row, operand) => {
    row.ruled = anyLine(operand, 0, 6, 4) ?? row.ruled
  },
  [SPRM.tableBorders]: (row, operand) => {
    row.ruled = anyLine(operand, 0, 6, 8) ?? row.ruled
  },
  [SPRM.tableSetBorder80]: (row, operand) => {
    setBorder(row, operand, 4)
  },
  [SPRM.tableSetBorder]: (row, operand) => {
    setBorder(row, operand, 8)
  },
}

function setBorder(row: RowShape, operand: Bytes, size: 4 | 8): void {
  const line = anyLine(operand, 3, 1, size)
  if (line) for (const cell of row.cells.slice(operand.u8(0), operand.u8(1))) cell.ruled = true
}

/** Reads the modifiers of a row's end; `styleSprms` gives those of a table style. */
export function readRow(sprms: readonly Sprm[], styleSprms: (style: number) => readonly Sprm[]): RowShape {
  const row: RowShape = { cells: [], header: false, ruled: false }
  const style = sprms.findLast(({ code }) => code === SPRM.tableStyle)
  const all = style ? [...styleSprms(style.operand.u16(0)), ...sprms] : sprms
  for (const { code, operand } of all) {
    try {
      SETTERS[code]?.(row, operand)
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
    }
  }
  return row
}

/** The cells of a row with the shapes that its end gives them. */
export function rowOf(contents: readonly RawBlock[][], shape: RowShape): EdgeRow {
  const cells = contents.map((blocks, index): EdgeCell => {
    const known = shape.cells[index]
    if (!known) return { blocks, left: null, right: null, joinsLeft: false, vertical: 'none', ruled: shape.ruled }
    return { ...known, blocks, ruled: known.ruled ?? shape.ruled }
  })
  return { cells, header: shape.header }
}
