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

function cell(value: string | number | null) {
  if (value === null || value === '') return null
  if (typeof value === 'number') return { value, type: Number, alignVertical: 'top' as const }
  // control characters are not allowed in XML
  const clean = value.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '').slice(0, LONGEST)
  return { value: clean, type: String, wrap: true, alignVertical: 'top' as const }
}

/** Sheets of a head row that stays in view and rows below it. @returns the bytes of an .xlsx file */
export async function workbook(sheets: readonly SheetContent[]): Promise<Uint8Array> {
  const { default: writeExcelFile } = await import('write-excel-file/node')
  const made = sheets.map(({ name, titles, widths, rows }) => ({
    sheet: name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31),
    columns: widths.map((width) => ({ width })),
    stickyRowsCount: 1,
    data: [titles.map((title) => ({ value: title, type: String, fontWeight: 'bold' as const })), ...rows.map((row) => row.map(cell))],
  }))
  return writeExcelFile(made).toBuffer()
}
