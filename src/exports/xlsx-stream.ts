/** Spreadsheets of any length, written row by row. Text is written as text, so that no cell runs as a formula. The one file that loads exceljs. */
import type { Writable } from 'node:stream'
import { setImmediate as turn } from 'node:timers/promises'
import type { Cell } from './tables.ts'

/** What a cell holds at most, and a sheet, by the format. */
const LONGEST = 32_000
const MOST_ROWS = 1_048_576

export interface StreamedSheet {
  name: string
  titles: readonly string[]
  /** in characters */
  widths: readonly number[]
  rows: AsyncIterable<readonly Cell[]>
}

function storedOf(cell: Cell): string | number | Date | null {
  if (cell === null || typeof cell === 'number') return cell
  if (typeof cell === 'object') return new Date(`${cell.day}T00:00:00Z`)
  // control characters are not allowed in XML
  return cell.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '').slice(0, LONGEST)
}

/** Rows between two looks at what waits to be packed, and how many bytes may wait. */
const LOOK_ROWS = 200
const MOST_WAITING = 1 << 20

/** What the library hands on to its packer: streams of an older kind, which tell their lengths in their states. */
interface Pipe {
  _writableState?: { length: number }
  _readableState?: { length: number }
}

/** The library takes rows as fast as they come and keeps what is not packed yet: we wait for it, so that the memory stays level. */
async function packed(sheet: object): Promise<void> {
  const { pipes = [] } = (sheet as { stream?: { pipes?: Pipe[] } }).stream ?? {}
  const waiting = () => pipes.reduce((sum, pipe) => sum + (pipe._writableState?.length ?? 0) + (pipe._readableState?.length ?? 0), 0)
  do await turn()
  while (waiting() > MOST_WAITING)
}

/**
 * Writes sheets with a head row that stays in view, filters over it, and real dates.
 * @returns names of sheets that were cut at the format's 1,048,576 rows
 */
export async function streamWorkbook(stream: Writable, sheets: readonly StreamedSheet[]): Promise<string[]> {
  const { default: excel } = await import('exceljs')
  const book = new excel.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false })
  const cut: string[] = []
  for (const { name, titles, widths, rows } of sheets) {
    const sheet = book.addWorksheet(name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31), { views: [{ state: 'frozen', ySplit: 1 }] })
    sheet.columns = widths.map((width) => ({ width, style: { alignment: { vertical: 'top', wrapText: true } } }))
    sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: titles.length } }
    const head = sheet.addRow([...titles])
    head.font = { bold: true }
    head.commit()
    let count = 1
    for await (const cells of rows) {
      if (count === MOST_ROWS) {
        cut.push(name)
        break
      }
      count += 1
      const row = sheet.addRow(cells.map(storedOf))
      cells.forEach((cell, index) => {
        if (cell !== null && typeof cell === 'object') row.getCell(index + 1).numFmt = 'dd/mm/yyyy'
      })
      row.commit()
      if (count % LOOK_ROWS === 0) await packed(sheet)
    }
    sheet.commit()
  }
  await book.commit()
  return cut
}
