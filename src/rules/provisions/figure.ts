/** Figures of targets: "trên 90 %", "100% hồ sơ", "từ 3 đến 5 mô hình", "2,5 triệu lượt khách". */
import { vi } from '../../text/vi.ts'
import { defineRule } from '../rule.ts'
import { NUMBER, numberOf } from './number.ts'

export type Bound = 'at least' | 'at most' | 'about' | 'exactly'

export interface FigureValue {
  value: number
  /** the upper end of a range */
  to: number | null
  unit: string
  bound: Bound
}

const LEAST = 'tối thiểu|ít nhất|trên|hơn|từ|không dưới|không thấp hơn|≥|>'
const MOST = 'tối đa|không quá|dưới|không vượt quá|nhiều nhất|≤|<'
const ABOUT = 'khoảng|gần|xấp xỉ'
/** What is counted; the share comes first. */
const UNITS = [
  '%|phần trăm|‰',
  'mô hình|hồ sơ|người|lượt (?:người|khách)|lượt|khách|hộ(?: dân| nghèo| gia đình)?|xã|phường|thôn|bản|tổ dân phố|khu phố|huyện|tỉnh',
  'cơ sở|doanh nghiệp|hợp tác xã|tổ hợp tác|sản phẩm|dịch vụ công|dịch vụ|thủ tục(?: hành chính)?|trường(?: học)?|lớp|học sinh|sinh viên|giáo viên',
  'cán bộ|công chức|viên chức|đảng viên|đoàn viên|hội viên|lao động|việc làm|cuộc(?: thi| kiểm tra)?|hội nghị|buổi|đợt|chuyến|vụ|điểm|chỉ số',
  'km|m2|m²|m³|ha|tấn|tạ|cây|căn(?: nhà| hộ)?|công trình|dự án|đề án|nhiệm vụ|tuyến|trạm|giường(?: bệnh)?|bác sĩ|tiêu chí|bậc|lần|chi bộ|tổ chức|đơn vị|nhà',
].join('|')
const SCALE: Record<string, number> = { nghìn: 1e3, ngàn: 1e3, vạn: 1e4, triệu: 1e6, tỷ: 1e9, tỉ: 1e9 }
const MONEY = '(?:nghìn|ngàn|triệu|tỷ|tỉ)? ?(?:đồng(?! chí)|USD|VNĐ|VND)|triệu đô la|tỷ đô la'

function boundOf(words: string): Bound {
  const said = words.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim()
  if (said === '') return 'exactly'
  if (new RegExp(`^(?:${MOST})$`, 'u').test(said)) return 'at most'
  return new RegExp(`^(?:${ABOUT})$`, 'u').test(said) ? 'about' : 'at least'
}

/** "đạt trên 90 %", "từ 3 đến 5 mô hình", "1.250 hộ", "2,5 triệu lượt khách" */
export const figure = defineRule<FigureValue>({
  id: 'provisions/figure',
  about: 'A number with what it counts: a share, people, things, money; dates and numbers of documents are none.',
  pattern: new RegExp(
    `(?<![\\p{L}\\p{M}\\p{N}/.,-])${vi`(?:(?<bound>${LEAST}|${MOST}|${ABOUT}) ?)?(?<value>${NUMBER}) ?(?:%? ?(?:-|–|đến) ?(?<to>${NUMBER}))? ?(?<scale>nghìn|ngàn|vạn|triệu|tỷ|tỉ)? ?(?<unit>${MONEY}|${UNITS})`.source}`,
    'giu',
  ),
  read(match) {
    const { bound = '', value = '', to, scale = '', unit = '' } = match.groups ?? {}
    const times = SCALE[scale.normalize('NFC').toLowerCase()] ?? 1
    return {
      value: numberOf(value) * times,
      to: to === undefined ? null : numberOf(to) * times,
      unit: unit.replace(/\s+/g, ' ').replace(/^phần trăm$/iu, '%'),
      bound: to !== undefined && /^từ$/iu.test(bound.normalize('NFC')) ? 'exactly' : boundOf(bound),
    }
  },
  examples: [
    { text: 'giải ngân đạt 95% kế hoạch vốn', finds: [{ quote: '95%', value: { value: 95, unit: '%', bound: 'exactly' } }] },
    { text: 'tỷ lệ hài lòng trên 90 %', finds: [{ quote: 'trên 90 %', value: { value: 90, bound: 'at least' } }] },
    { text: 'đón 2,5 triệu lượt khách', finds: [{ quote: '2,5 triệu lượt khách', value: { value: 2_500_000 } }] },
    { text: '100% hồ sơ được số hóa', finds: [{ quote: '100%', value: { value: 100, to: null, unit: '%' } }] },
    {
      text: 'xây dựng từ 3 đến 5 mô hình điểm',
      finds: [{ quote: 'từ 3 đến 5 mô hình', value: { value: 3, to: 5, bound: 'exactly' } }],
    },
    { text: 'tỷ lệ hộ nghèo giảm còn dưới 1,25%', finds: [{ quote: 'dưới 1,25%', value: { value: 1.25, bound: 'at most' } }] },
    {
      text: 'hỗ trợ 1.250 hộ nghèo và ít nhất 02 thôn',
      finds: [
        { quote: '1.250 hộ nghèo', value: { value: 1250 } },
        { quote: 'ít nhất 02 thôn', value: { value: 2, bound: 'at least' } },
      ],
    },
    { text: 'thu nhập bình quân 95.5 triệu đồng', finds: [{ quote: '95.5 triệu đồng', value: { value: 95_500_000 } }] },
    { text: 'tăng 10 - 12% so với năm 2025', finds: [{ quote: '10 - 12%', value: { value: 10, to: 12 } }] },
    { text: 'Nghị quyết số 57-NQ/TW, trong quý II năm 2026, 6 tháng đầu năm', finds: [] },
    { text: 'trước ngày 30/6/2026, giai đoạn 2026 - 2030', finds: [] },
    { text: 'Điều 12 khoản 3, mẫu số 02/BC', finds: [] },
  ],
})
