/** A comparison as a Word document, lying across: a table of the verdict, both texts with their changes, and the differences. */
import type { Paragraph, TableRow } from 'docx'
import type { Comparison } from '../compare/schema.ts'
import { type Change, changes, readable } from '../compare/words.ts'
import type { Messages } from '../messages/messages.ts'
import { type CompareRow, conflictsOf, countsOf, documentName, noticeLines, rowsOf, verdictLabel } from './compare-rows.ts'

type Docx = typeof import('docx')

/** Points ×2, as Word counts. */
const SIZE = 20
const FONT = 'Times New Roman'
const WIDTHS = [12, 33, 33, 22]

function plain(docx: Docx, text: string, bold = false): Paragraph {
  return new docx.Paragraph({ children: [new docx.TextRun({ text, bold, size: SIZE, font: FONT })] })
}

function run(docx: Docx, { kind, text }: Change, messages: Messages) {
  if (kind === 'same') return new docx.TextRun({ text: `${text} `, size: SIZE, font: FONT })
  const tag = messages.say(kind === 'removed' ? 'compare.removed' : 'compare.added')
  const mark = kind === 'removed' ? { strike: true } : { underline: {} }
  return new docx.TextRun({ text: `[${tag}] ${text} `, ...mark, bold: kind === 'added', size: SIZE, font: FONT })
}

function textOf(docx: Docx, row: CompareRow, side: 'parent' | 'child', messages: Messages): Paragraph {
  const item = row[side]
  if (item === null) return plain(docx, messages.say('compare.nothing'))
  if (row.parent === null || row.child === null || row.verdict === 'same words') return plain(docx, item.text)
  const gone = side === 'parent' ? 'added' : 'removed'
  const shown = readable(changes(row.parent.text, row.child.text)).filter(({ kind }) => kind !== gone)
  return new docx.Paragraph({
    children: shown.map((change) => run(docx, side === 'parent' ? { ...change, text: change.older ?? change.text } : change, messages)),
  })
}

function tableRow(docx: Docx, cells: readonly Paragraph[][], header = false): TableRow {
  const made = cells.map(
    (children, index) => new docx.TableCell({ children, width: { size: WIDTHS[index] ?? 25, type: docx.WidthType.PERCENTAGE } }),
  )
  return new docx.TableRow({ children: made, tableHeader: header, cantSplit: false })
}

function body(docx: Docx, row: CompareRow, messages: Messages): TableRow {
  const why = row.why === '' ? [] : [`${messages.say('compare.why')}: ${row.why}`]
  const told = [...row.remarks, ...why]
  const remarks = told.length === 0 ? [plain(docx, '')] : told.map((each) => plain(docx, each))
  const left = textOf(docx, row, 'parent', messages)
  return tableRow(docx, [[plain(docx, row.label, true)], [left], [textOf(docx, row, 'child', messages)], remarks])
}

/** @returns the bytes of a .docx file */
export async function compareDocx(comparison: Comparison, messages: Messages): Promise<Uint8Array> {
  const docx = await import('docx')
  const keys = ['compare.verdict', 'compare.parent', 'compare.child', 'compare.remarks'] as const
  const head = tableRow(
    docx,
    keys.map((key) => [plain(docx, messages.say(key), true)]),
    true,
  )
  const rows = [...rowsOf(comparison, comparison.said, messages), ...rowsOf(comparison.targets, comparison.said, messages)].map((row) =>
    body(docx, row, messages),
  )
  const counts = countsOf(comparison).map(({ verdict, count }) => `${verdictLabel(verdict, messages)}: ${count}`)
  const { parent, child } = comparison
  const title = messages.say('compare.title', { child: child.code ?? '', parent: parent.code ?? '' })
  const intro = [
    plain(docx, title, true),
    plain(docx, `${messages.say('compare.parent')}: ${documentName(parent, messages)}`),
    plain(docx, `${messages.say('compare.child')}: ${documentName(child, messages)}`),
    plain(docx, counts.join(' · ')),
    plain(docx, messages.say('compare.conflicts', conflictsOf(comparison))),
    ...noticeLines(comparison, messages).map((notice) => plain(docx, notice)),
  ]
  const table = new docx.Table({ rows: [head, ...rows], width: { size: 100, type: docx.WidthType.PERCENTAGE } })
  const landscape = { page: { size: { orientation: docx.PageOrientation.LANDSCAPE } } }
  const file = new docx.Document({ sections: [{ properties: landscape, children: [...intro, table] }] })
  return new Uint8Array(await docx.Packer.toBuffer(file))
}
