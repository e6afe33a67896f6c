/** Where money comes from: "ngân sách tỉnh", "nguồn xã hội hóa", "dự toán chi thường xuyên của đơn vị". */
import { vi } from '../../text/vi.ts'
import { defineRule } from '../rule.ts'

export interface SourceValue {
  kind: 'budget' | 'estimate' | 'social' | 'fund' | 'programme' | 'own' | 'other'
}

const KINDS: readonly (readonly [SourceValue['kind'], RegExp])[] = [
  ['social', /xã\s+hội\s+h(?:óa|oá)|tài\s+trợ|đóng\s+góp|huy\s+động/iu],
  ['programme', /lồng\s+ghép|chương\s+trình/iu],
  ['estimate', /dự\s+toán|chi\s+thường\s+xuyên/iu],
  ['budget', /ngân\s+sách/iu],
  ['fund', /quỹ/iu],
  ['own', /thu|tự\s+chủ/iu],
]

const OWNER = '(?:nhà nước|trung ương|tỉnh|thành phố|huyện|thị xã|xã|phường|địa phương|các cấp|cấp tỉnh|cấp huyện|cấp xã)'

/** "ngân sách nhà nước", "nguồn xã hội hóa", "quỹ phòng, chống thiên tai" */
export const source = defineRule<SourceValue>({
  id: 'provisions/source',
  about: 'A named source of money.',
  pattern: vi`(?:nguồn )?(?:vốn )?ngân sách(?: ${OWNER})?|dự toán(?: ngân sách(?: ${OWNER})?)?(?: chi thường xuyên)?(?: (?:được giao|hằng năm|hàng năm|năm 20\d\d)){0,2}|(?:nguồn |kinh phí )chi thường xuyên|(?:nguồn |kinh phí |vốn )?xã hội hóa|nguồn (?:tài trợ|đóng góp|huy động|viện trợ|thu hợp pháp|thu sự nghiệp)|(?:các )?nguồn (?:kinh phí |vốn |tài chính )?hợp pháp khác|nguồn (?:kinh phí )?tự chủ|lồng ghép (?:trong |từ |với |vào )?(?:các )?(?:nguồn|chương trình|kinh phí)|quỹ (?:phòng, chống|vì người|phát triển|đền ơn|bảo trì|khuyến)(?: \p{L}+){1,3}`,
  read(match) {
    return { kind: KINDS.find(([, pattern]) => pattern.test(match[0].normalize('NFC')))?.[0] ?? 'other' }
  },
  examples: [
    { text: 'từ ngân sách tỉnh', finds: [{ quote: 'ngân sách tỉnh', value: { kind: 'budget' } }] },
    {
      text: 'nguồn ngân sách nhà nước, nguồn xã hội hóa và các nguồn hợp pháp khác',
      finds: [
        { quote: 'nguồn ngân sách nhà nước', value: { kind: 'budget' } },
        { quote: 'nguồn xã hội hóa', value: { kind: 'social' } },
        { quote: 'các nguồn hợp pháp khác', value: { kind: 'other' } },
      ],
    },
    {
      text: 'cân đối trong dự toán chi thường xuyên được giao',
      finds: [{ quote: 'dự toán chi thường xuyên được giao', value: { kind: 'estimate' } }],
    },
    { text: 'lồng ghép các chương trình, đề án', finds: [{ quote: 'lồng ghép các chương trình', value: { kind: 'programme' } }] },
    { text: 'nguồn nhân lực chất lượng cao', finds: [] },
    { text: 'bảo vệ nguồn nước sinh hoạt, nguồn gốc sản phẩm', finds: [] },
  ],
})
