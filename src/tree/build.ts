/** From raw blocks to the tree and the canonical text: one pass, so that offsets and text cannot disagree (law 1). */
import { VFile } from 'vfile'
import { normalise } from '../text/normalise.ts'
import type {
  BlockNode,
  CellNode,
  DocumentNode,
  ParagraphNode,
  RawBlock,
  RawCell,
  RawParagraph,
  RawTable,
  RowNode,
  TableNode,
} from './types.ts'

/** Between two blocks, and between the paragraphs of a cell. */
const BLOCK_BREAK = '\n'
/** Between two cells of a row. */
const CELL_BREAK = '\t'

class Canon {
  #parts: string[] = []
  length = 0
  write(text: string): void {
    this.#parts.push(text)
    this.length += text.length
  }
  toString(): string {
    return this.#parts.join('')
  }
}

/** Normalised, without white space at the edges of lines; '' where nothing printable is left. */
function clean(text: string): string {
  return normalise(text)
    .replace(/ *\n */g, '\n')
    .replace(/\n{2,}/g, '\n')
    .trim()
}

function paragraph(raw: RawParagraph, canon: Canon): ParagraphNode | null {
  const text = clean(raw.text)
  if (text === '') return null
  const start = canon.length
  canon.write(text)
  return {
    type: 'paragraph',
    start,
    end: canon.length,
    layer: raw.layer ?? 'body',
    role: raw.role ?? null,
    page: raw.page ?? null,
    style: raw.style ?? {},
    ...(raw.repairs ? { repairs: raw.repairs } : {}),
  }
}

function cell(raw: RawCell, row: number, column: number, canon: Canon): CellNode {
  const start = canon.length
  const children = blocks(raw.blocks, canon)
  return {
    type: 'cell',
    children,
    start,
    end: canon.length,
    row,
    column,
    colspan: raw.colspan ?? 1,
    rowspan: raw.rowspan ?? 1,
    header: raw.header ?? false,
  }
}

function table(raw: RawTable, canon: Canon): TableNode {
  const start = canon.length
  const children: RowNode[] = []
  /** covered[column]: the first row (index) in which the column is free again */
  const covered: number[] = []
  let columns = 0
  raw.rows.forEach((cells, row) => {
    if (row > 0) canon.write(BLOCK_BREAK)
    const rowStart = canon.length
    let column = 0
    const nodes = cells.map((rawCell, index) => {
      while ((covered[column] ?? 0) > row) column += 1
      if (index > 0) canon.write(CELL_BREAK)
      const node = cell(rawCell, row, column, canon)
      for (let c = column; c < column + node.colspan; c += 1) covered[c] = row + node.rowspan
      column += node.colspan
      return node
    })
    columns = Math.max(columns, column, covered.length)
    const page = raw.rowPages?.[row] ?? raw.page ?? null
    children.push({ type: 'row', children: nodes, start: rowStart, end: canon.length, page })
  })
  return { type: 'table', children, start, end: canon.length, ruled: raw.ruled ?? true, page: raw.page ?? null, columns }
}

function isBlank(block: RawBlock): boolean {
  if (block.kind === 'paragraph') return clean(block.text) === ''
  return block.rows.every((row) => row.every((rawCell) => rawCell.blocks.every(isBlank)))
}

function blocks(raws: readonly RawBlock[], canon: Canon): BlockNode[] {
  const nodes: BlockNode[] = []
  for (const raw of raws) {
    if (isBlank(raw)) continue
    if (nodes.length > 0) canon.write(BLOCK_BREAK)
    const node = raw.kind === 'paragraph' ? paragraph(raw, canon) : table(raw, canon)
    if (node) nodes.push(node)
  }
  return nodes
}

/**
 * Builds the tree over its canonical text. Empty paragraphs and tables leave no trace.
 * @returns the tree, and a VFile whose value is the canonical text
 */
export function buildDocument(raws: readonly RawBlock[]): { tree: DocumentNode; file: VFile } {
  const canon = new Canon()
  const children = blocks(raws, canon)
  return { tree: { type: 'document', children }, file: new VFile(canon.toString()) }
}
