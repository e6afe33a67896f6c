/** Short citations: a type and a number without a symbol, "Kết luận số 21", "Chỉ thị 32", "Kế hoạch số 831". */
import { TYPE_WORDS } from '../../lexicon/document-types.ts'
import { fold } from '../../text/fold.ts'
import { Matcher } from '../../text/matcher.ts'
import { phrase } from '../../text/vi.ts'
import { type Citation, tailAfter } from './citation.ts'

const SHORT = new RegExp(
  `(?<![\\p{L}\\p{M}])(?<type>${TYPE_WORDS})\\s+(?<word>${phrase('số')}\\s?)?(?<ordinal>\\d{1,5})(?![\\p{L}\\p{N}]|\\s?[/.,-]\\s?[\\p{L}\\d]|%)`,
  'giu',
)
const matcher = new Matcher([SHORT])
const UNITS = new RegExp(
  `^\\s*(?:${['nội dung', 'nhiệm vụ', 'nhóm', 'người', 'đồng', 'triệu', 'tỷ', 'xã', 'phường', 'đơn vị', 'cuộc', 'lớp', 'buổi', 'đợt', 'văn bản', 'điểm', 'giai đoạn', 'tuần', 'quý', 'trường', 'mục tiêu', 'chỉ tiêu', 'bước', 'dự án', 'lần', 'giờ', 'học sinh'].map(phrase).join('|')})(?![\\p{L}])`,
  'iu',
)

interface Options {
  /** whether body text or a note stands at the offset */
  printed(at: number): boolean
  own: string | null
  /** keep numbers whose full code the text never gives: in news reports, which leave symbols out */
  keep: boolean
}

/**
 * Short citations that no full code stands for; those of a document cited in full elsewhere are left out, they add nothing.
 */
export function readShort(text: string, full: readonly Citation[], { printed, own, keep }: Options): Citation[] {
  const known = new Set(full.map((one) => `${fold(one.type ?? '').split(' ')[0]} ${Number.parseInt(one.value.ordinal, 10)}`))
  const found: Citation[] = []
  for (const match of matcher.match(text).flat()) {
    const { type = '', word, ordinal = '' } = match.groups ?? {}
    const end = match.index + match[0].length
    if (!printed(match.index) || UNITS.test(text.slice(end, end + 20))) continue
    if (!word) continue
    if (Number.parseInt(ordinal, 10) === Number.parseInt(own ?? '', 10) && /^kế hoạch|^quyết định/iu.test(type)) continue
    if (known.has(`${fold(type).split(' ')[0]} ${Number.parseInt(ordinal, 10)}`)) continue
    if (!keep && Number.parseInt(ordinal, 10) > 9999) continue
    const start = end - ordinal.length
    const tail = tailAfter(text, end, text.length)
    found.push({
      value: { code: ordinal, ordinal, symbol: '', abbreviation: null, weak: true },
      start,
      end,
      from: match.index,
      to: tail.to,
      type: type.replace(/\s+/g, ' '),
      date: tail.date,
      issuer: tail.issuer,
      title: tail.title,
      listed: false,
    })
  }
  return found
}
