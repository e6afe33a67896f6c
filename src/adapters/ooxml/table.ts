/** Word tables to rows of cells: a cell that spans rows stands once. */
import type { RawBlock, RawCell, RawTable } from '../../tree/types.ts'
import { drawnSides, type Styles } from './styles.ts'
import { at, child, type Element, elements, numberOf, toggle, valOf } from './xml.ts'

/** A wider span than this is a broken file. */
const MOST_COLUMNS = 1000

export type ReadCell = (cell: Element) => RawBlock[]

/** Rows or cells, those inside content controls and insertions included; deleted ones left out. */
function* inside(parent: Element, name: string, depth = 0): Generator<Element> {
  if (depth > 20) return
  for (const element of elements(parent)) {
    if (element.localName === name) yield element
    else if (/^(?:sdt|sdtContent|customXml|ins|moveTo)$/.test(element.localName ?? '')) yield* inside(element, name, depth + 1)
  }
}

function span(properties: Element | null, name: string): number {
  return Math.min(MOST_COLUMNS, Math.max(0, Math.trunc(numberOf(valOf(properties, name)) ?? 0)))
}

/** "restart", "continue", or null; an element without a value means "continue". */
function merge(properties: Element | null, name: string): string | null {
  return child(properties, name) ? (valOf(properties, name) ?? 'continue') : null
}

class Grid {
  readonly rows: RawCell[][] = []
  /** by column: the cell that began above and may go on, and the row after its last */
  #above = new Map<number, { cell: RawCell; until: number }>()
  #read: ReadCell
  constructor(read: ReadCell) {
    this.#read = read
  }

  row(row: Element): void {
    const properties = child(row, 'trPr')
    const header = toggle(properties, 'tblHeader') ?? false
    const cells: RawCell[] = []
    let column = 0
    const skip = (count: number) => {
      if (count > 0) cells.push({ blocks: [], colspan: count })
      column += count
    }
    skip(span(properties, 'gridBefore'))
    for (const element of inside(row, 'tc')) {
      const looks = child(element, 'tcPr')
      const width = Math.max(1, span(looks, 'gridSpan'))
      if (merge(looks, 'hMerge') === 'continue' && cells.length > 0) this.#widen(cells, column, width)
      else if (!this.#goesOn(looks, column)) cells.push(this.#begin(element, column, width, header))
      column += width
    }
    skip(span(properties, 'gridAfter'))
    this.rows.push(cells)
  }

  #widen(cells: RawCell[], column: number, width: number): void {
    const last = cells.at(-1)
    if (last) last.colspan = Math.min(MOST_COLUMNS, (last.colspan ?? 1) + width)
    this.#above.delete(column)
  }

  #goesOn(looks: Element | null, column: number): boolean {
    const above = this.#above.get(column)
    if (merge(looks, 'vMerge') !== 'continue' || above?.until !== this.rows.length) return false
    above.cell.rowspan = (above.cell.rowspan ?? 1) + 1
    above.until += 1
    return true
  }

  #begin(element: Element, column: number, width: number, header: boolean): RawCell {
    const cell: RawCell = { blocks: this.#read(element) }
    if (width > 1) cell.colspan = width
    if (header) cell.header = true
    this.#above.set(column, { cell, until: this.rows.length + 1 })
    return cell
  }
}

/** Lines around most cells, or around the table: ruled. */
function isRuled(table: Element, styles: Styles): boolean {
  let ruled = 0
  let open = 0
  for (const row of inside(table, 'tr')) {
    for (const cell of inside(row, 'tc')) {
      const drawn = drawnSides(at(cell, 'tcPr', 'tcBorders'))
      if (drawn !== null && drawn >= 2) ruled += 1
      else open += 1
    }
  }
  if (ruled > open) return true
  const own = drawnSides(at(table, 'tblPr', 'tblBorders'))
  return own === null ? (styles.ruled(valOf(child(table, 'tblPr'), 'tblStyle')) ?? false) : own > 2
}

/** Reads `<w:tbl>`; the content of cells is read by `read`. */
export function readTable(table: Element, styles: Styles, read: ReadCell): RawTable {
  const grid = new Grid(read)
  for (const row of inside(table, 'tr')) if (!at(row, 'trPr', 'del')) grid.row(row)
  return { kind: 'table', rows: grid.rows, ruled: isRuled(table, styles) }
}
