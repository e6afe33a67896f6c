/** A comparison as a spreadsheet: one row for each pair, what is missing and what is new. */
import type { Comparison } from '../compare/schema.ts'
import type { Messages } from '../messages/messages.ts'
import { type CompareRow, rowsOf } from './compare-rows.ts'
import { workbook } from './xlsx.ts'

function cells({ label, score, parent, child, remarks, why }: CompareRow): (string | number | null)[] {
  return [
    label,
    score,
    parent?.number ?? null,
    parent?.section ?? null,
    parent?.page ?? null,
    parent?.text ?? null,
    child?.number ?? null,
    child?.section ?? null,
    child?.page ?? null,
    child?.text ?? null,
    remarks.join('\n'),
    why,
  ]
}

/** @returns the bytes of an .xlsx file: a sheet of items, and one of targets where either plan has any */
export async function compareXlsx(comparison: Comparison, messages: Messages): Promise<Uint8Array> {
  const section = messages.say('compare.section')
  const page = messages.say('compare.page', { page: '' }).trim()
  const place = [messages.say('compare.number'), section, page.charAt(0).toUpperCase() + page.slice(1)]
  const head = [messages.say('compare.verdict'), messages.say('compare.score'), ...place, messages.say('compare.parent')]
  const titles = [...head, ...place, messages.say('compare.child'), messages.say('compare.remarks'), messages.say('compare.why')]
  const widths = [16, 10, 6, 10, 7, 55, 6, 10, 7, 55, 40, 40]
  const sheets = [
    { name: messages.say('compare.items'), side: rowsOf(comparison, comparison.said, messages) },
    { name: messages.say('compare.targets'), side: rowsOf(comparison.targets, comparison.said, messages) },
  ].filter(({ side }, index) => index === 0 || side.length > 0)
  return workbook(sheets.map(({ name, side }) => ({ name, titles, widths, rows: side.map(cells) })))
}
