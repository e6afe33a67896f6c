import { vi } from '../../text/vi.ts'
import { defineRule } from '../rule.ts'
import { before, celebrated, cited, coded, memorial, past, quoted } from './govern.ts'
import { AND, DAY, DAY_NUMBER, OF_YEAR, readPeriod, resolve } from './period.ts'
import { type DeadlineContext, type DeadlineValue, dated } from './types.ts'

function other(text: string, start: number, end: number): boolean {
  return quoted(text, start) || cited(text, start, end) || (celebrated(text, start) && !timed(text, start, end))
}

/** "Tổ chức lễ phát động vào 7 giờ 30, ngày 28/3": an hour is set for what is to be held, not for what is remembered. */
function timed(text: string, start: number, end: number): boolean {
  return /\d\s?(?:giờ|h|:)/iu.test(text.slice(start, end)) && !/kỷ\s+niệm|chào\s+mừng|truyền\s+thống/iu.test(before(text, start, 90))
}

const AFTER_SINCE = /(?:kể\s+từ|từ|sau|tính\s+đến|đến|trước|khoản|điểm|điều)\s+$/iu

/** "ngày 18/4/2026", "vào hồi 8 giờ 00, ngày 12 tháng 9 năm 2026", in a cell also "24/3/2026" */
export const day = defineRule<DeadlineValue, DeadlineContext>({
  id: 'deadline/day',
  about: 'The day on which something happens.',
  pattern: vi`(?:(?:vào|trong|từ)(?= (?:hồi|lúc|\d{1,2}\s?(?:giờ|h)|ngày|sáng|chiều|tối|thứ|chủ)) )?${DAY}`,
  read(match, context) {
    const words = match[0]
    const start = match.index
    const period = readPeriod(words)
    if (!period) return null
    if (memorial(match.input, start, words) || coded(match.input, start)) return null
    const { from, to, trust } = resolve(period, context)
    if (context.where === 'prose') {
      if (!/ngày|mùng|mồng/iu.test(words) || other(match.input, start, start + words.length)) return null
      if (past(to, context) || to === context.issued || AFTER_SINCE.test(before(match.input, start, 12))) return null
    }
    return from === null && period.year !== null ? null : dated('on', from, to, trust)
  },
  examples: [
    {
      text: 'Khai mạc ngày 18/4/2026 tại quảng trường',
      finds: [{ quote: 'ngày 18/4/2026', value: { kind: 'on', from: '2026-04-18', to: '2026-04-18' } }],
    },
    { text: 'Tổ chức vào ngày 12 tháng 9 năm 2026.', finds: [{ quote: 'vào ngày 12 tháng 9 năm 2026', value: { from: '2026-09-12' } }] },
    {
      text: 'Họp tổng duyệt lúc 8 giờ 00, ngày 05/10.',
      finds: [{ quote: 'lúc 8 giờ 00, ngày 05/10', value: { from: '2025-10-05', trust: 'inferred' } }],
    },
    { text: 'ra quân sáng ngày 20-11-2025', finds: [{ quote: 'sáng ngày 20-11-2025', value: { from: '2025-11-20' } }] },
    {
      text: 'Tổ chức lễ phát động vào 7 giờ 30 phút, thứ Bảy, ngày 18/10/2025 tại sân vận động',
      finds: [{ quote: 'vào 7 giờ 30 phút, thứ Bảy, ngày 18/10/2025', value: { from: '2025-10-18' } }],
    },
    { text: 'Thực hiện Nghị quyết số 09-NQ/TU ngày 20/9/2026 của Tỉnh ủy', finds: [] },
    { text: 'theo Thông báo số 15/TB-VP, ngày 03 tháng 10 năm 2025', finds: [] },
    { text: 'chào mừng kỷ niệm ngày thành lập ngành (ngày 10/10/2025)', finds: [] },
    { text: 'kết luận tại cuộc họp ngày 12/11/2025', finds: [] },
    { text: 'cao điểm dịp kỷ niệm ngày thành lập ngành (ngày 10/10)', finds: [] },
    { text: 'tỷ lệ 3/4 số hộ', finds: [] },
  ],
})

const HEAD = `ngày ${DAY_NUMBER}(?:\\s?/\\s?(?:0?[1-9]|1[0-2])(?!\\d))?`
const TAIL = `(?:${DAY_NUMBER}\\s?/\\s?(?:0?[1-9]|1[0-2])(?!\\d)(?:${OF_YEAR})?|${DAY_NUMBER} tháng (?:0?[1-9]|1[0-2])(?!\\d)(?:${OF_YEAR})?)`
const PIECE = /(\d{1,2})(?:\s?\/\s?(\d{1,2})(?!\d))?/gu

/** "ngày 26, 27/12/2025", "các ngày 03, 10 và 17 tháng 11", "ngày 15/6 và ngày 15/12" */
export const days = defineRule<DeadlineValue, DeadlineContext>({
  id: 'deadline/days',
  about: 'Several days that share a month or a year.',
  pattern: vi`(?:trong |vào |trước )?(?:các |hai |ba |\d{1,2} )?${HEAD}(?:${AND}(?:ngày )?${DAY_NUMBER}(?:\s?/\s?(?:0?[1-9]|1[0-2])(?!\d))?){0,8}${AND}(?:ngày )?${TAIL}`,
  read(match, context) {
    const start = match.index
    const text = match[0]
    if (context.where === 'prose' && other(match.input, start, start + text.length)) return null
    const kind = /^trước/iu.test(text) ? 'by' : 'on'
    return pieces(text).map(({ at, end, words }) => {
      const period = readPeriod(words)
      const { from, to, trust } = period ? resolve(period, context) : { from: null, to: null, trust: 'guessed' as const }
      return { start: start + at, end: start + end, value: dated(kind, kind === 'by' ? null : from, to, trust) }
    })
  },
  examples: [
    {
      text: 'tập huấn trong các ngày 26, 27/12/2025',
      finds: [
        { quote: 'trong các ngày 26', value: { kind: 'on', from: '2025-12-26', to: '2025-12-26' } },
        { quote: '27/12/2025', value: { from: '2025-12-27' } },
      ],
    },
    {
      text: 'Chấm thi ngày 03, 10 và 17 tháng 11 năm 2025.',
      finds: [
        { quote: 'ngày 03', value: { from: '2025-11-03' } },
        { quote: '10', value: { from: '2025-11-10' } },
        { quote: '17 tháng 11 năm 2025', value: { from: '2025-11-17' } },
      ],
    },
    {
      text: 'gửi số liệu trước ngày 15/6 và ngày 15/12/2026',
      finds: [
        { quote: 'trước ngày 15/6', value: { kind: 'by', to: '2026-06-15' } },
        { quote: 'ngày 15/12/2026', value: { kind: 'by', to: '2026-12-15' } },
      ],
    },
    {
      text: 'Hội thi diễn ra trong 02 ngày 24 và 25/12/2025',
      finds: [
        { quote: 'trong 02 ngày 24', value: { from: '2025-12-24' } },
        { quote: '25/12/2025', value: { from: '2025-12-25' } },
      ],
    },
    { text: 'kỷ niệm các ngày lễ lớn: ngày 30/4 và 01/5/2026', finds: [] },
    { text: 'Quyết định số 12/QĐ-UBND ngày 26/3, 27/4/2026', finds: [] },
  ],
})

const DATE = `${DAY_NUMBER}\\s?/\\s?(?:0?[1-9]|1[0-2])(?!\\d)(?:${OF_YEAR})?`

/** "Trước 25/6; 25/12", "trước 30/6 và 31/12/2026": the word is said once for all of them */
export const limits = defineRule<DeadlineValue, DeadlineContext>({
  id: 'deadline/limits',
  about: 'Several dates behind one word of limit.',
  pattern: vi`(?:trước|chậm nhất|muộn nhất)(?: ngày)? ${DATE}(?:(?:\s?[;,]| và|, và)(?: ngày)? ${DATE}){1,4}(?=\s*(?:[.,;)]|$))`,
  read(match, context) {
    const year = /(?:19|20)\d\d$/.exec(match[0])?.[0]
    return [...match[0].matchAll(LIMIT)].map((piece, at) => {
      const words = `ngày ${piece[1]}/${piece[2]}${piece[3] || year ? `/${piece[3] ?? year}` : ''}`
      const period = readPeriod(words)
      const { to, trust } = period ? resolve(period, context) : { to: null, trust: 'guessed' as const }
      const start = match.index + (at === 0 ? 0 : piece.index)
      return { start, end: match.index + piece.index + piece[0].length, value: dated('by', null, to, trust) }
    })
  },
  examples: [
    {
      text: 'Báo cáo về Sở trước 25/6; 25/12.',
      finds: [
        { quote: 'trước 25/6', value: { kind: 'by', to: '2025-06-25' } },
        { quote: '25/12', value: { kind: 'by', to: '2025-12-25' } },
      ],
    },
    {
      text: 'gửi báo cáo chậm nhất 30/6, 31/12/2026',
      finds: [
        { quote: 'chậm nhất 30/6', value: { kind: 'by', to: '2026-06-30' } },
        { quote: '31/12/2026', value: { kind: 'by', to: '2026-12-31' } },
      ],
    },
    {
      text: 'trước 15/6 và 15/12;',
      finds: [
        { quote: 'trước 15/6', value: { kind: 'by', to: '2025-06-15' } },
        { quote: '15/12', value: { kind: 'by', to: '2025-12-15' } },
      ],
    },
    { text: 'nộp trước 25/6; 01/7 tổng duyệt', finds: [] },
    { text: 'chậm nhất 2/3; 1/3 số thành viên', finds: [] },
  ],
})
const LIMIT = /(\d{1,2})\s?\/\s?(\d{1,2})(?!\d)(?:\s?\/\s?((?:19|20)\d\d))?/gu

interface Piece {
  at: number
  end: number
  words: string
}

/** Each day of a list with the month and the year that the last one hands back. */
function pieces(text: string): Piece[] {
  const year = /(?:19|20)\d\d(?!\d)/.exec(text)
  const numbers = year ? text.slice(0, year.index) : text
  const last = /(\d{1,2})(?:\s?\/\s?|\s+tháng\s+)(\d{1,2})[^\d]*$/iu.exec(numbers)
  if (!last) return []
  const found: Piece[] = []
  const first = Math.max(0, numbers.search(/ngày\s/iu))
  for (const piece of numbers.slice(0, last.index).matchAll(PIECE)) {
    if (piece.index < first) continue
    found.push({
      at: piece.index,
      end: piece.index + piece[0].length,
      words: `ngày ${piece[1]}/${piece[2] ?? last[2]}${year ? `/${year[0]}` : ''}`,
    })
  }
  found.push({ at: last.index, end: text.length, words: `ngày ${last[1]}/${last[2]}${year ? `/${year[0]}` : ''}` })
  if (found[0]) found[0].at = 0
  for (const piece of found) piece.at = withNamed(text, piece.at)
  return found
}

/** "ngày " just before a piece belongs to its words. */
function withNamed(text: string, at: number): number {
  const lead = /ngày\s+$/iu.exec(text.slice(0, at))
  return lead ? lead.index : at
}
