/** Who is charged in shorthand: in a parenthesis at the end of an item, behind its topic. */
import { describe, expect, test } from 'vitest'
import { chargeAfterTopic, chargeInBrackets } from '../../src/rules/tasks/charge.ts'

const read = (find: typeof chargeInBrackets, text: string) => {
  const charged = find({ text, year: 2025, issued: '2025-03-01' }, { start: 0, end: text.length })
  if (!charged) return null
  const { lead, coordinating, deadlines } = charged.labels
  const names = (list: readonly { text: string }[]) => list.map((one) => one.text).join('; ')
  return [names(lead), names(coordinating), deadlines.map(({ raw }) => raw).join('; ')].join(' | ')
}

describe('in brackets', () => {
  test.each([
    ['Ký cam kết với học sinh, sinh viên (Sở Giáo dục và Đào tạo; tháng 9/2025).', 'Sở Giáo dục và Đào tạo |  | tháng 9/2025'],
    ['Mở 3 lớp (Phòng VHXH chủ trì, các thôn phối hợp, tháng 6/2025).', 'Phòng VHXH | các thôn | tháng 6/2025'],
    ['Mở 3 lớp (Chủ trì: Phòng VHXH. Phối hợp: các thôn. Thời gian: Quý II).', 'Phòng VHXH | các thôn | Quý II'],
    ['Mở lớp học (giao Phòng VHXH chủ trì thực hiện, hoàn thành trước 30/6)', 'Phòng VHXH |  | trước 30/6'],
    ['Lắp đèn đường (Đoàn Thanh niên chủ trì; phối hợp: Hội Nông dân)', 'Đoàn Thanh niên | Hội Nông dân | '],
    ['Tuyên truyền đến nhân dân (Sở Y tế, Sở Công Thương; thường xuyên)', 'Sở Y tế; Sở Công Thương |  | thường xuyên'],
  ])('%s', (text, want) => expect(read(chargeInBrackets, text)).toBe(want))
  test.each([
    'Gửi báo cáo về tỉnh (qua Sở Nội vụ; trước ngày 15/12).',
    'Gửi Ban Chỉ đạo (Sở Nội vụ; trước 15/3)',
    'Họp giao ban các đơn vị (thứ Hai hằng tuần)',
    'Khám bệnh cho người dân (Bệnh viện đa khoa: 300 lượt; Trạm Y tế: 200 lượt)',
    'Sửa 3 trường (Trường A, Trường B; tổng kinh phí 3 tỷ)',
    'Trồng cây (2.000 cây; tháng 2)',
  ])('charges nobody: %s', (text) => expect(read(chargeInBrackets, text)).toBeNull())
})

describe('behind a topic', () => {
  test.each([
    ['Giải tỏa hành lang an toàn: UBND các xã chủ trì; hoàn thành trong quý III.', 'UBND các xã |  | trong quý III'],
    ['Cho vay vốn ưu đãi: Phòng Kinh tế đầu mối, phối hợp với Hội Phụ nữ xã.', 'Phòng Kinh tế | Hội Phụ nữ xã | '],
    ['Tổng vệ sinh đường làng: các thôn thực hiện.', 'các thôn |  | '],
  ])('%s', (text, want) => expect(read(chargeAfterTopic, text)).toBe(want))
  test.each([
    'Chế độ báo cáo: các đơn vị gửi báo cáo trước ngày 15/12.',
    'Thành phần: Sở Y tế, Sở Nội vụ tham gia.',
    'Nội dung: tuyên truyền về chuyển đổi số; hoàn thành trong quý III.',
  ])('says more, or something else: %s', (text) => expect(read(chargeAfterTopic, text)).toBeNull())
})
