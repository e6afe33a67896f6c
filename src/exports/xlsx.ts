/** Spreadsheets. Text is written as text, so that no cell runs as a formula. */

export interface SheetContent {
  name: string
  titles: readonly string[]
  /** in characters */
  widths: readonly number[]
  rows: readonly (readonly (string | number | null)[])[]
}

/** What a cell holds at most, by the format. */
const LONGEST = 32_000

/** Points of one line, and the most that a row may take. */
const LINE = 14
const HIGHEST = 400

/** How high a row must be to show its cells whole: not every program works it out by itself. */
function heightOf(row: SheetContent['rows'][number], widths: readonly number[]): number {
  const lines = row.map((value, index) => {
    const room = Math.max(4, (widths[index] ?? 10) * 1.05)
    return String(value ?? '')
      .split('\n')
      .reduce((sum, part) => sum + Math.max(1, Math.ceil(part.length / room)), 0)
  })
  return Math.min(HIGHEST, LINE * Math.max(1, ...lines) + 2)
}

function cell(value: string | number | null, height: number) {
  if (value === null || value === '') return null
  if (typeof value === 'number') return { value, type: Number, alignVertical: 'top' as const, height }
  // control characters are not allowed in XML
  const clean = value.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '').slice(0, LONGEST)
  return { value: clean, type: String, wrap: true, alignVertical: 'top' as const, height }
}

function rowOf(row: SheetContent['rows'][number], widths: readonly number[]) {
  const height = heightOf(row, widths)
  return row.map((value) => cell(value, height))
}

/** Sheets of a head row that stays in view and rows below it, lying across on paper. @returns the bytes of an .xlsx file */
export async function workbook(sheets: readonly SheetContent[]): Promise<Uint8Array> {
  const { default: writeExcelFile } = await import('write-excel-file/node')
  const made = sheets.map(({ name, titles, widths, rows }) => ({
    sheet: name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31),
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: 1,
    orientation: 'landscape' as const,
    data: [
      titles.map((title) => ({ value: title, type: String, fontWeight: 'bold' as const, wrap: true, alignVertical: 'top' as const })),
      ...rows.map((row) => rowOf(row, widths)),
    ],
  }))
  return writeExcelFile(made).toBuffer()
}
