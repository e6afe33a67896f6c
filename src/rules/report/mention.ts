/** Where an article names a plan by its number, and which of the plans it names is the one that it reports. */
import type { Line } from '../../structure/frame-lines.ts'
import { phrase } from '../../text/vi.ts'
import { code } from '../references/code.ts'
import { defineRule, runRule } from '../rule.ts'

export interface Found {
  raw: string
  start: number
  end: number
}

interface PlanNumber {
  code: string
  ordinal: string
}

const REPORTED = [
  'kế hoạch',
  'kế hoạc',
  'chương trình',
  'quyết định',
  'đề án',
  'phương án',
  'chương trình hành động',
  'hướng dẫn',
  'chỉ thị',
  'công văn',
  'văn bản',
  'nghị quyết',
  'thông báo',
  'kết luận',
  'tờ trình',
]
  .map(phrase)
  .sort((a, b) => b.length - a.length)
  .join('|')

/** "Kế hoạch số 90-KH/TU", "Kế hoạch số 39", "Kế hoạch 12/KH-UBND" */
export const planNumber = defineRule<PlanNumber>({
  id: 'report/number',
  about: 'The number of a plan that an article names, perhaps without its symbol.',
  pattern: new RegExp(
    `(?<![\\p{L}])(?<type>${REPORTED})\\s+(?:${phrase('số')}\\s*)?(?<number>\\d{1,6}(?:(?:/\\d{4})?\\s?[/-]\\s?\\p{Lu}[\\p{L}\\d]*(?:[-/&]\\s?\\p{Lu}[\\p{L}\\d]*){0,5}(?:\\.(?:HC|DS)(?![\\p{L}\\d]))?)?)(?![\\p{L}\\p{N}]|[/.,-]\\d)`,
    'giu',
  ),
  read(match) {
    const words = match.groups?.number ?? ''
    const found = runRule(code, words, undefined)[0]
    if (found) return { code: found.value.code, ordinal: found.value.ordinal }
    if (!new RegExp(phrase('số'), 'iu').test(match[0]) || !/^\d+$/.test(words.trim())) return null
    return { code: words.trim(), ordinal: words.trim() }
  },
  examples: [
    {
      text: 'Tỉnh ủy ban hành Kế hoạch số 45-KH/TU về chuyển đổi số',
      finds: [{ quote: 'Kế hoạch số 45-KH/TU', value: { code: '45-KH/TU' } }],
    },
    { text: 'Theo Kế hoạch số 17, Thành ủy yêu cầu', finds: [{ quote: 'Kế hoạch số 17', value: { code: '17' } }] },
    { text: 'UBND tỉnh ban hành Kế hoạch 210/KH-UBND', finds: [{ quote: 'Kế hoạch 210/KH-UBND', value: { code: '210/KH-UBND' } }] },
    {
      text: 'ban hành Quyết định số 347/QĐ-UBND.HC công bố',
      finds: [{ quote: 'Quyết định số 347/QĐ-UBND.HC', value: { code: '347/QĐ-UBND.HC' } }],
    },
    { text: 'Kế hoạch số 45/KH-UBND.Theo đó', finds: [{ quote: 'Kế hoạch số 45/KH-UBND', value: { code: '45/KH-UBND' } }] },
    { text: 'kế hoạch 5 năm 2021-2025', finds: [] },
    { text: 'kế hoạch năm 2025 đạt 98%', finds: [] },
  ],
})

export interface Candidate extends Found {
  line: Line
  /** offset in the line */
  at: number
  value: PlanNumber
  type: string
  points: number
  /** the words before it say that it is carried out, or that it was issued */
  carried: boolean
  issued: boolean
}

const CARRIES = new RegExp(
  `(?:${['thực hiện', 'triển khai', 'căn cứ', 'quán triệt', 'cụ thể hóa', 'học tập'].map(phrase).join('|')})[^.;]{0,80}$`,
  'iu',
)
/** A whole sentence that says what is carried out: "Thực hiện Kế hoạch số a … và Hướng dẫn số b …" names no plan of its own. */
const CARRIED_SENTENCE = new RegExp(
  `^(?:${['thực hiện', 'triển khai', 'triển khai thực hiện', 'căn cứ', 'thực hiện theo', 'nhằm cụ thể hóa', 'nhằm thực hiện', 'để thực hiện', 'tiếp tục thực hiện'].map(phrase).join('|')})(?![\\p{L}])`,
  'iu',
)
/** Words right before a number: this document was issued. */
export const ISSUES = new RegExp(
  `(?:${['ban hành', 'xây dựng', 'ký', 'ký ban hành', 'phát hành', 'có'].map(phrase).join('|')})\\s+(?:${phrase('bản')}\\s+)?$`,
  'iu',
)
const ACCORDING = new RegExp(`(?:${['theo', 'tại', 'nội dung'].map(phrase).join('|')})\\s+$`, 'iu')
/** What was issued before is background: "Trước đó, Bộ A đã ban hành Công văn số …", "sửa đổi khoản 3 Điều 1 Quyết định số …". */
const BACKGROUND = new RegExp(
  `(?:${['trước đó', 'trước đây'].map(phrase).join('|')})(?![\\p{L}])[^.;]{0,90}$|(?:${['sửa đổi', 'bổ sung', 'thay thế', 'bãi bỏ'].map(phrase).join('|')})(?![\\p{L}])[^.]{0,80}$`,
  'iu',
)
/** "hội nghị triển khai Kế hoạch số …": what a meeting makes known is what the article is about. */
const MADE_KNOWN = new RegExp(
  `(?:${['hội nghị', 'lễ', 'cuộc họp'].map(phrase).join('|')})\\s(?:[^.;,]{0,30}\\s)?(?:${['triển khai', 'quán triệt', 'phổ biến', 'tập huấn', 'công bố'].map(phrase).join('|')})(?:\\s${phrase('thực hiện')}|,?\\s[^.;,]{0,30})?\\s$`,
  'iu',
)
const OF = new RegExp(`^,?\\s+${phrase('của')}\\s+`, 'iu')

/** Every number of a document that the lines name, with points for how clearly it is the one reported. */
export function candidates(lines: readonly Line[]): Candidate[] {
  const found: Candidate[] = []
  lines.forEach((line, order) => {
    for (const match of line.text.matchAll(planNumber.pattern)) {
      const value = planNumber.read(match, undefined) as PlanNumber | null
      if (!value) continue
      const before = line.text.slice(Math.max(0, match.index - 90), match.index)
      let points = Math.max(0, 3 - order / 8)
      const issued = ISSUES.test(before)
      if (issued) points += 4
      if (ACCORDING.test(before)) points += 2
      const sentence = line.text.slice(0, match.index).split('. ').at(-1) ?? ''
      const known = MADE_KNOWN.test(before)
      const carried = !known && (CARRIES.test(before) || CARRIED_SENTENCE.test(sentence)) && !issued
      if (known) points += 1
      if (carried) points -= 4
      if (BACKGROUND.test(before)) points -= 8
      if (/^kế hoạch/iu.test(match[0])) points += 1
      if (
        /^(?:Bộ Chính trị|Ban Bí thư|Trung ương|Chính phủ|Thủ tướng)/u.test(line.text.slice(match.index + match[0].length).replace(OF, ''))
      )
        points -= 1
      const start = line.start + match.index
      found.push({
        raw: match[0],
        start,
        end: start + match[0].length,
        line,
        at: match.index,
        value,
        type: match.groups?.type ?? '',
        points,
        carried,
        issued,
      })
    }
  })
  return found
}

/** Points of every mention of one number together: a plan named again and again is the one reported. */
export function best(found: readonly Candidate[]): { first: Candidate; others: string[] } | null {
  const totals = new Map<string, { first: Candidate; points: number }>()
  for (const one of found) {
    const total = totals.get(one.value.code)
    if (!total) totals.set(one.value.code, { first: one, points: one.points })
    else {
      // what the text carries out where it names it first stays that in its later mentions
      const later = total.first.carried && !one.issued ? Math.min(one.points, 0) : one.points
      total.points = Math.max(total.points, later) + 0.5
      if (one.points > total.first.points) total.first = one
    }
  }
  const ranked = [...totals.values()].sort((a, b) => b.points - a.points)
  const top = ranked[0]
  if (!top || top.points < 1) return null
  return {
    first: top.first,
    others: ranked
      .slice(1)
      .filter((one) => top.points - one.points < 1 && one.points > 3)
      .map((one) => one.first.raw),
  }
}
