import { addDays } from '../../text/partial-date.ts'
import { vi } from '../../text/vi.ts'
import { defineRule } from '../rule.ts'
import { before, named, past } from './govern.ts'
import { BARE_MONTH, PERIOD, YEAR_NUMBER, readPeriod, resolve } from './period.ts'
import { group } from './match.ts'
import { type DeadlineContext, type DeadlineValue, dated } from './types.ts'

const IN_FORCE =
  /(?:hiệu\s+lực(?:\s+thi\s+hành)?(?:\s+\p{L}+){0,2}|phát\s+sinh|tính|thành\s+lập|sinh|áp\s+dụng\s+cho|nộp|tuyển\s+dụng|xảy\s+ra|kết\s+quả|số\s+liệu|sau)\s+(?:kể\s+)?$/iu
const FULL = `(?:${PERIOD}|${BARE_MONTH}|năm ${YEAR_NUMBER}|${YEAR_NUMBER})`

/** "từ năm 2025", "kể từ ngày 01/7/2025", "bắt đầu từ quý II/2026", "sau ngày 01/3" */
export const since = defineRule<DeadlineValue, DeadlineContext>({
  id: 'deadline/since',
  about: 'A day or period from which the work runs on.',
  pattern: vi`(?:bắt đầu |liên tục |triển khai |áp dụng )?(?:(?:kể )?từ|sau(?= (?:ngày|tháng \d|quý [IV\d]|năm \d))) (?<period>${FULL})(?: trở đi| trở về sau)?`,
  read(match, context) {
    const period = readPeriod(group(match, 'period'))
    if (!period || /\d\s?(?:giờ|h|phút)?\s?(?:đến|-)\s?\d{1,2}\s?(?:giờ|h|:)/iu.test(match[0])) return null
    if (context.where === 'prose' && period.vague && period.year === null) return null
    const { from, to, trust } = resolve(period, context)
    const words = match[0]
    if (
      context.where === 'prose' &&
      (past(to, context) ||
        IN_FORCE.test(before(match.input, match.index, 40)) ||
        named(match.input, match.index, match.index + words.length))
    )
      return null
    // "từ 8h00 ngày 17/3" in a time cell is the hour at which one day's work begins
    if (context.where !== 'prose' && period.unit === 'day' && /\d\s?(?:giờ|h|:)/iu.test(words) && !/trở\s/iu.test(words))
      return dated('on', from, to, trust)
    const lead = /^liên\s+tục\s+/iu.exec(words)?.[0].length ?? 0
    return {
      start: match.index + lead,
      end: match.index + words.length,
      value: dated('from', /^sau/iu.test(words) && to ? addDays(to, 1) : from, null, trust),
    }
  },
  examples: [
    {
      text: 'Vận hành thử từ năm 2026 tại 3 phường',
      finds: [{ quote: 'từ năm 2026', value: { kind: 'from', from: '2026-01-01', to: null } }],
    },
    { text: 'thực hiện kể từ ngày 01/7/2025', finds: [{ quote: 'kể từ ngày 01/7/2025', value: { from: '2025-07-01' } }] },
    {
      text: 'Truyền thông bắt đầu từ quý II/2026 trở đi.',
      finds: [{ quote: 'bắt đầu từ quý II/2026 trở đi', value: { from: '2026-04-01' } }],
    },
    { text: 'tiếp nhận hồ sơ liên tục từ năm 2028', finds: [{ quote: 'từ năm 2028', value: { from: '2028-01-01' } }] },
    { text: 'chuyển sang giai đoạn hai sau năm 2026', finds: [{ quote: 'sau năm 2026', value: { kind: 'from', from: '2027-01-01' } }] },
    { text: 'Luật có hiệu lực kể từ ngày 01/7/2026', finds: [] },
    { text: 'các hộ có rừng từ năm 2015 được hỗ trợ', finds: [] },
  ],
})

/** "năm 2025 và những năm tiếp theo", "quý IV/2025 và các năm sau" */
export const onward = defineRule<DeadlineValue, DeadlineContext>({
  id: 'deadline/onward',
  about: 'A period and all that follow.',
  pattern: vi`(?:(?:trong|từ) )?(?<period>${FULL})(?:\s?[,;]?\s?(?:và|đến)?\s?(?:hằng năm )?(?:(?:(?:những|các|cả các) )?(?:năm học|năm|giai đoạn|tháng|quý) (?:tiếp theo|sau|kế tiếp|tiếp sau|về sau|sau đó)|về sau|trở đi|tiếp theo))`,
  read(match, context) {
    const period = readPeriod(group(match, 'period'))
    if (!period || (period.unit === 'day' && !/trở\s+đi$|về\s+sau$/iu.test(match[0]))) return null
    if (context.where === 'prose' && named(match.input, match.index, match.index + match[0].length)) return null
    const { from, trust } = resolve(period, context)
    return dated('from', from, null, trust)
  },
  examples: [
    {
      text: 'Năm 2025 và những năm tiếp theo',
      finds: [{ quote: 'Năm 2025 và những năm tiếp theo', value: { kind: 'from', from: '2025-01-01', to: null } }],
    },
    {
      text: 'bố trí kinh phí trong năm 2026 và các năm tiếp theo.',
      finds: [{ quote: 'trong năm 2026 và các năm tiếp theo', value: { from: '2026-01-01' } }],
    },
    { text: 'Từ quý IV/2025 trở đi', finds: [{ quote: 'Từ quý IV/2025 trở đi', value: { from: '2025-10-01' } }] },
    { text: 'năm 2025 và các xã lân cận', finds: [] },
    { text: 'kinh nghiệm cho các năm tiếp theo', finds: [] },
  ],
})
