/** Numbers whose figures were taken for letters that look like them, put right where the grammar of the number leaves no other reading. */
import { agencies } from '../../lexicon/agencies.ts'
import { documentTypes, typeOfCode } from '../../lexicon/document-types.ts'
import { type Repairer, replaced } from './repair.ts'

/** A figure, or a sign that looks like 0, 1 or 8. */
const FIGURE = '[\\dOolI|§]'
const EDGE = '(?<![\\p{L}\\p{N}/.,])'
const END = '(?![\\p{L}\\p{N}/])'

function figures(seen: string): string {
  return seen.replace(/[Oo]/g, '0').replace(/[lI|]/g, '1').replace(/§/g, '8')
}

const hasFigure = (seen: string) => /\d/.test(seen)

export function isDay(day: number, month: number, year = 2024): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** "l2/O3/2026", "ngày O5 tháng l0 năm 2O26" */
export const dates: Repairer = {
  id: 'recognised/date',
  about: 'Day, month and year are figures; letters that look like them are read as figures where a day of the calendar comes out.',
  repair(text) {
    const numeric = new RegExp(`${EDGE}(${FIGURE}{1,2})/(${FIGURE}{1,2})/(${FIGURE}{4})${END}`, 'gu')
    const words = new RegExp(`(?<=ngày )(${FIGURE}{1,2})( tháng )(${FIGURE}{1,2})( năm )(${FIGURE}{4})${END}`, 'giu')
    const year = new RegExp(`(?<=(?:năm|${EDGE}${FIGURE}{1,2}/|quý [IV]{1,3}/) ?)[12lI][\\dOo]{3}${END}`, 'giu')
    const first = replaced(text, numeric, ({ 0: seen, 1: day = '', 2: month = '', 3: own = '' }) =>
      hasFigure(seen) && isDay(Number(figures(day)), Number(figures(month)), Number(figures(own))) ? figures(seen) : null,
    )
    const second = replaced(first.text, words, ({ 1: day = '', 2: a = '', 3: month = '', 4: b = '', 5: own = '' }) =>
      isDay(Number(figures(day)), Number(figures(month)), Number(figures(own)))
        ? figures(day) + a + figures(month) + b + figures(own)
        : null,
    )
    const third = replaced(second.text, year, ({ 0: seen }) =>
      /\d.*\d/.test(seen) && /^(?:19|20)\d\d$/.test(figures(seen)) ? figures(seen) : null,
    )
    return { text: third.text, repairs: [...first.repairs, ...second.repairs, ...third.repairs] }
  },
  examples: [
    ['trước ngày l5/3/2026', 'trước ngày 15/3/2026'],
    ['ngày O9 tháng 02 năm 2O26', 'ngày 09 tháng 02 năm 2026'],
    ['trong năm 2O25', 'trong năm 2025'],
    ['từ 0l/lO/2025', 'từ 01/10/2025'],
  ],
  nearMisses: ['tổ l/O', 'ngày 15/3/2026', 'năm IOOO', 'mục l/l/OOOO', 'ngày l9/l9/2026'],
}

/** "Quý I1/2026", "quý lV" */
export const quarters: Repairer = {
  id: 'recognised/quarter',
  about: 'A quarter is I to IV; strokes that look like I are I.',
  repair: (text) =>
    replaced(text, /(?<=(?<!\p{L})quý )(?:[I1l|]{1,3}|[I1l|]V)(?![\p{L}\p{N}])/giu, ({ 0: seen }) =>
      /^[1]$/.test(seen) ? null : seen.replace(/[1l|]/g, 'I'),
    ),
  examples: [
    ['Quý I1/2026', 'Quý II/2026'],
    ['trong quý lV năm 2026', 'trong quý IV năm 2026'],
    ['quý 11 năm 2026', 'quý II năm 2026'],
  ],
  nearMisses: ['quý 1 năm 2026', 'quý II/2026', 'quý 12 hộ gia đình'],
}

/** "12.450.OOO.000 đồng", "8O%" */
export const amounts: Repairer = {
  id: 'recognised/amount',
  about: 'Sums in groups of three figures, and shares before a percent sign, hold figures only.',
  repair(text) {
    const sum = replaced(text, new RegExp(`${EDGE}${FIGURE}{1,3}(?:\\.${FIGURE}{3})+(?![\\p{L}\\p{N}])`, 'gu'), ({ 0: seen }) =>
      /\d{3}/.test(seen) || /\d[^\d]*\d/.test(seen) ? figures(seen) : null,
    )
    const share = replaced(sum.text, new RegExp(`${EDGE}${FIGURE}{1,3}(?:[,.]${FIGURE}{1,2})?(?= ?%)`, 'gu'), ({ 0: seen }) =>
      hasFigure(seen) ? figures(seen) : null,
    )
    return { text: share.text, repairs: [...sum.repairs, ...share.repairs] }
  },
  examples: [
    ['12.450.OOO.000 đồng', '12.450.000.000 đồng'],
    ['đạt 8O% trở lên', 'đạt 80% trở lên'],
    ['tăng l5,5%', 'tăng 15,5%'],
  ],
  nearMisses: ['12.450.000 đồng', 'mục I.OOO', 'tỷ lệ O%', 'mục 1.l'],
}

/** Letters of a symbol that are taken for one another. */
function lookAlike(part: string): string {
  return part
    .replace(/[Đ]/g, 'D')
    .replace(/[0QO]/g, 'O')
    .replace(/[1lI|]/g, 'I')
}

const TYPES = documentTypes.flatMap(({ codes }) => codes)
const BODIES = [...new Set(agencies.flatMap(({ symbol }) => (symbol ? [symbol] : [])))]

/** The one known abbreviation that looks like this; null where it is known itself, or none or several look like it. */
function known(part: string, list: readonly string[]): string | null {
  if (list.includes(part)) return null
  const alike = list.filter((one) => lookAlike(one) === lookAlike(part))
  return alike.length === 1 ? (alike[0] as string) : null
}

const CODE = new RegExp(
  `(?<=(?<!\\p{L})số:? ?)(?<ordinal>${FIGURE}{1,5})(?<year>/[12lI][\\dOo]{3})?(?<joint> ?[-/] ?)(?<symbol>[\\p{Lu}0][\\p{L}\\d]*(?: ?[-/] ?\\p{Lu}[\\p{L}\\d]*)*)(?![\\p{L}\\p{N}])`,
  'giu',
)

/** "số l2/KH-UBND", "số 14/0Đ-UBND", "số 5/KH-HDND", "số 80- NQ/TW" */
export const codes: Repairer = {
  id: 'recognised/code',
  about: 'A code is figures, then the abbreviation of a type and of a body; those that look like a known one are that one.',
  repair: (text) =>
    replaced(text, CODE, ({ groups = {} }) => {
      const { ordinal = '', year = '', joint = '', symbol = '' } = groups
      const parts = symbol.split(/( ?[-/] ?)/)
      const hasType = parts.some((part, index) => index % 2 === 0 && (typeOfCode(part) !== null || known(part, TYPES) !== null))
      if (!hasType && !hasFigure(ordinal)) return null
      const mended = parts.map((part, index) => {
        if (index % 2 === 1) return hasType ? part.trim() : part
        if (typeOfCode(part) !== null || BODIES.includes(part)) return part
        return known(part, TYPES) ?? known(part, BODIES) ?? part
      })
      return figures(ordinal) + figures(year) + (hasType ? joint.trim() : joint) + mended.join('')
    }),
  examples: [
    ['Kế hoạch số l2/KH-UBND', 'Kế hoạch số 12/KH-UBND'],
    ['Chương trình số 0§-CTr/TU', 'Chương trình số 08-CTr/TU'],
    ['Quyết định số 14/QD-UBND', 'Quyết định số 14/QĐ-UBND'],
    ['Nghị quyết số 80- NQ/TW', 'Nghị quyết số 80-NQ/TW'],
    ['Số: O9/KH-HDND', 'Số: 09/KH-HĐND'],
    ['Nghị định số 42/2O22/ND-CP', 'Nghị định số 42/2022/NĐ-CP'],
  ],
  nearMisses: ['Số: /KH-UBND', 'số 12/KH-UBND', 'tổ số I - Bản Nà', 'Công văn số 1065/UBND-NC', 'số lượng O/N', 'số 15/QH-XD'],
}
