/** Definitions of RTF table rows: \trowd, the flags of cells, \cellx. */
import type { RawBlock } from '../tree/types.ts'
import type { EdgeCell, EdgeRow } from './doc/grid.ts'

interface CellDefinition {
  right: number
  joinsLeft: boolean
  vertical: EdgeCell['vertical']
  ruled: boolean
}

const MAX_CELLS = 256
const NO_LINE = new Set(['brdrnone', 'brdrnil', 'brdrtbl', 'brdrcf', 'brdrw'])
const TABLE_BORDER = /^trbrdr[tlbrhv]$/
const CELL_BORDER = /^clbrdr[tlbr]$/
const OTHER_BORDER = /^(?:brdr[tlbr]|box|pgbrdr[a-z]*|chbrdr)$/

/** One row's definition as it is being read. */
export class RowDefinition {
  #cells: CellDefinition[] = []
  #next: Omit<CellDefinition, 'right'> = { joinsLeft: false, vertical: 'none', ruled: false }
  #left = 0
  #header = false
  #ruled = false
  #border: 'table' | 'cell' | null = null

  /** @returns whether the control word belongs to row definitions */
  take(name: string, value: number | null): boolean {
    if (name === 'trowd') this.#reset()
    else if (name === 'cellx') this.#close(value ?? 0)
    else if (name === 'trleft') this.#left = value ?? 0
    else if (name === 'trhdr') this.#header = true
    else if (name === 'clmrg') this.#next.joinsLeft = true
    else if (name === 'clvmgf') this.#next.vertical = 'first'
    else if (name === 'clvmrg') this.#next.vertical = 'continued'
    else return this.#takeBorder(name)
    return true
  }

  #takeBorder(name: string): boolean {
    if (TABLE_BORDER.test(name)) this.#border = 'table'
    else if (CELL_BORDER.test(name)) this.#border = 'cell'
    else if (OTHER_BORDER.test(name)) this.#border = null
    else if (name.startsWith('brdr')) {
      if (this.#border && !NO_LINE.has(name)) {
        if (this.#border === 'table') this.#ruled = true
        else this.#next.ruled = true
      }
    } else return false
    return true
  }

  #reset(): void {
    this.#cells = []
    this.#next = { joinsLeft: false, vertical: 'none', ruled: false }
    this.#left = 0
    this.#header = false
    this.#ruled = false
    this.#border = null
  }

  #close(right: number): void {
    if (this.#cells.length < MAX_CELLS) this.#cells.push({ ...this.#next, right })
    this.#next = { joinsLeft: false, vertical: 'none', ruled: false }
    this.#border = null
  }

  /** Makes rows by the definition as it stands now; the next row may change it. */
  close(): (contents: readonly RawBlock[][]) => EdgeRow {
    const [definitions, ruled, header] = [this.#cells, this.#ruled, this.#header]
    const first = definitions[0]
    const start = first && this.#left >= first.right ? first.right - 1 : this.#left
    return (contents) => ({
      header,
      cells: contents.map((blocks, index): EdgeCell => {
        const known = definitions[index]
        if (!known) return { blocks, left: null, right: null, joinsLeft: false, vertical: 'none', ruled }
        return { ...known, blocks, left: definitions[index - 1]?.right ?? start, ruled: known.ruled || ruled }
      }),
    })
  }
}
