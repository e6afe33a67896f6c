/** Who carries a plan out, as a spreadsheet: descendants, matrix, what is new. */
import type { Coverage } from '../compare/coverage.ts'
import { dateWords } from '../messages/dates.ts'
import type { Messages } from '../messages/messages.ts'
import { documentName } from './compare-rows.ts'
import { cellWords, columnName } from './coverage-html.ts'
import { workbook } from './xlsx.ts'

/** @returns the bytes of an .xlsx file */
export async function coverageXlsx({ children, rows }: Coverage, messages: Messages): Promise<Uint8Array> {
  const say = messages.say
  return workbook([
    {
      name: say('coverage.share'),
      titles: [
        say('compare.child'),
        say('column.issued'),
        say('coverage.days'),
        `${say('coverage.share')} (%)`,
        `${say('coverage.copied')} (%)`,
        say('coverage.new'),
      ],
      widths: [60, 14, 12, 12, 12, 10],
      rows: children.map(({ document, days, covered, copied, new: fresh }) => [
        documentName(document, messages),
        document.issued === null ? null : dateWords(document.issued, messages),
        days,
        Math.round(covered * 100),
        Math.round(copied * 100),
        fresh.length,
      ]),
    },
    {
      name: say('compare.items'),
      titles: [say('compare.section'), say('compare.parent'), say('coverage.taken'), ...children.map(columnName)],
      widths: [10, 60, 10, ...children.map(() => 18)],
      rows: rows.map(({ item, cells, taken }) => [item.section, item.text, taken, ...cells.map((cell) => cellWords(cell, messages))]),
    },
    {
      name: say('coverage.new'),
      titles: [say('compare.child'), say('compare.section'), say('coverage.new')],
      widths: [24, 10, 80],
      rows: children.flatMap((child) => child.new.map((item) => [columnName(child), item.section, item.text])),
    },
  ])
}
