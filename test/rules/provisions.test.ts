/** Targets with their figures, and what a plan says of money. */
import { expect, test } from 'vitest'
import { readPlan } from '../../src/plan/read.ts'
import { numberOf } from '../../src/rules/provisions/number.ts'
import { buildDocument } from '../../src/tree/build.ts'
import { broken } from '../evidence.ts'
import { lines } from '../structure/paper.ts'

const { tree, file } = buildDocument(
  lines(`ỦY BAN NHÂN DÂN
XÃ BÌNH AN
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 15/KH-UBND
Bình An, ngày 05 tháng 3 năm 2026
KẾ HOẠCH
Chuyển đổi số năm 2026
I. MỤC TIÊU
1. Tỷ lệ hồ sơ giải quyết trực tuyến đạt trên 90 % đến hết năm 2026.
2. 100% hồ sơ thủ tục hành chính được số hóa.
3. Xây dựng từ 3 đến 5 mô hình chợ không tiền mặt.
4. Nâng cao nhận thức của người dân về chuyển đổi số.
II. NHIỆM VỤ
1. Giao Công an xã rà soát dữ liệu dân cư.
III. KINH PHÍ THỰC HIỆN
- Kinh phí thực hiện Kế hoạch khoảng 250 triệu đồng, từ ngân sách xã và nguồn xã hội hóa.
- Các đơn vị chủ động cân đối trong dự toán chi thường xuyên được giao năm 2026.`),
)
const text = String(file)
const { plan } = readPlan(tree, text as never, { metadata: {}, notes: [] })

test('figures: indicator, value, unit, bound and by when', () => {
  expect(
    plan?.targets?.map(({ figures }) =>
      figures?.map(({ indicator, value, to, unit, bound, by }) => [indicator, value, to, unit, bound, by]),
    ),
  ).toEqual([
    [['Tỷ lệ hồ sơ giải quyết trực tuyến', 90, null, '%', 'at least', '2026-12-31']],
    [['hồ sơ thủ tục hành chính được số hóa', 100, null, '%', 'exactly', null]],
    [['Xây dựng mô hình chợ không tiền mặt', 3, 5, 'mô hình', 'exactly', null]],
    undefined,
  ])
})

test('funding: sources and sums', () => {
  const told = plan?.funding?.map(({ sources, amounts }) => [sources.map(({ raw }) => raw), amounts.map(({ amount }) => amount)])
  expect(told).toEqual([
    [['ngân sách xã', 'nguồn xã hội hóa'], [250_000_000]],
    [['dự toán chi thường xuyên được giao năm 2026'], []],
  ])
})

test('every figure and sum shows its words', () => {
  expect(broken(plan, text)).toEqual([])
})

test.each([
  ['95', 95],
  ['2,5', 2.5],
  ['95.5', 95.5],
  ['1.250', 1250],
  ['1.250.000,5', 1_250_000.5],
  ['01', 1],
])('%s is %d', (words, value) => {
  expect(numberOf(words)).toBe(value)
})
