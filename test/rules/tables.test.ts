/** Tables of unusual form: marks, dittos, roles in brackets, no headings; and tables that give nobody work. */
import { describe, expect, test } from 'vitest'
import { table, tasks } from './tasks-of.ts'

describe('marks that stand for words', () => {
  test('a ditto repeats agency, time and product of the row above', () => {
    const rows = table(
      ['TT', 'Việc phải làm', 'Bộ phận', 'Mốc thời gian', 'Sản phẩm'],
      ['1', 'Lắp bảng điện tử', 'Văn phòng', 'Xong trong tháng 4', 'Bảng điện tử'],
      ['2', 'Kê lại bàn ghế', 'Như trên', '-nt-', '"'],
      ['3', 'Sơn lại cổng', '"', '15/6', ''],
    )
    expect(tasks('II. NHIỆM VỤ', rows)).toEqual([
      'II.1 | Lắp bảng điện tử | Văn phòng |  | within 2026-04-30 | Bảng điện tử',
      'II.2 | Kê lại bàn ghế | Văn phòng |  | within 2026-04-30 | Bảng điện tử',
      'II.3 | Sơn lại cổng | Văn phòng |  | on 2026-06-15',
    ])
  })
  test.each([
    ['Bắt đầu', 'Kết thúc', 'from 2026-01-15 + by 2026-02-28'],
    ['Từ ngày', 'Đến ngày', 'from 2026-01-15 + by 2026-02-28'],
    ['Thời gian bắt đầu', 'Thời gian hoàn thành', 'from 2026-01-15 + by 2026-02-28'],
    ['Ngày họp trù bị', 'Ngày họp chính', 'on 2026-01-15 + on 2026-02-28'],
    ['Thời gian đi', 'Thời gian đến nơi', 'on 2026-01-15 + on 2026-02-28'],
  ])('days below %s and %s', (first, last, want) => {
    const rows = table(
      ['TT', 'Hạng mục', 'Đơn vị thực hiện', first, last],
      ['1', 'Thay van giảm áp', 'Xí nghiệp Cấp nước', '15/01/2026', '28/02/2026'],
    )
    expect(tasks('II. NHIỆM VỤ', rows)).toEqual([`II.1 | Thay van giảm áp | Xí nghiệp Cấp nước |  | ${want}`])
  })
  test('a cross below a month sets the time, one below an agency the lead', () => {
    const rows = table(
      ['TT', 'Nội dung công việc', 'Đơn vị thực hiện', 'Tháng 3', 'Tháng 4', 'Tháng 5'],
      ['1', 'Điều tra cơ bản', 'Chi cục Thủy lợi', 'x', '', ''],
      ['2', 'Lập quy trình vận hành', 'Chi cục Thủy lợi', '', 'x', 'x'],
    )
    expect(tasks('II. NHIỆM VỤ', rows)).toEqual([
      'II.1 | Điều tra cơ bản | Chi cục Thủy lợi |  | within 2026-03-31',
      'II.2 | Lập quy trình vận hành | Chi cục Thủy lợi |  | within 2026-04-30 + within 2026-05-31',
    ])
    const agencies = table(['TT', 'Nội dung', 'Sở Y tế', 'Sở Tài chính', 'Thời gian'], ['1', 'Mua hóa chất', 'x', 'x', 'Quý II'])
    expect(tasks('II. NHIỆM VỤ', agencies)).toEqual(['II.1 | Mua hóa chất | Sở Y tế + Sở Tài chính |  | within 2026-06-30'])
  })
})

describe('roles inside a cell', () => {
  test.each([
    ['Sở Y tế (chủ trì); Sở Tài chính, Sở Nội vụ (phối hợp)', 'Sở Y tế | Sở Tài chính + Sở Nội vụ'],
    ['Sở Y tế (đơn vị chủ trì), các sở, ngành liên quan', 'Sở Y tế | các sở, ngành liên quan'],
    ['- Sở Y tế: chủ trì;\n- Sở Nội vụ: phối hợp', 'Sở Y tế | Sở Nội vụ'],
    ['CT: Sở Y tế\nPH: Tỉnh đoàn', 'Sở Y tế | Tỉnh đoàn'],
    ['Sở Y tế (phòng Nghiệp vụ)', 'Sở Y tế | '],
  ])('%j', (cell, roles) => {
    const rows = table(['TT', 'Nội dung', 'Phân công', 'Tiến độ'], ['1', 'Mở lớp tập huấn', cell, 'Quý I'])
    expect(tasks('II. NHIỆM VỤ', rows)).toEqual([`II.1 | Mở lớp tập huấn | ${roles} | within 2026-03-31`])
  })
})

describe('tables that say little about themselves', () => {
  test('groups that name who acts, times among the remarks', () => {
    const rows = table(
      ['TT', 'Việc phải làm', 'Sản phẩm', 'Ghi chú'],
      ['A', { text: 'Công an phường', colspan: 3 }],
      ['1', 'Lập danh sách chợ', 'Danh sách', 'Xong trước 20/3'],
      ['2', 'Kiểm tra nhà trọ', 'Biên bản', 'Ưu tiên phố cổ'],
    )
    expect(tasks('I. PHÂN CÔNG', rows)).toEqual([
      'I.A.1 | Lập danh sách chợ | Công an phường |  | by 2026-03-20 | Danh sách',
      'I.A.2 | Kiểm tra nhà trọ | Công an phường |  |  | Biên bản',
    ])
  })
  test('no headings at all', () => {
    const rows = table(
      ['1', 'Biên soạn tài liệu hỏi đáp', 'Phòng Nghiệp vụ 1', 'Trước 30/4/2026'],
      ['2', 'Tổ chức hội nghị phổ biến', 'Văn phòng Sở', 'Quý II/2026'],
    )
    expect(tasks('I. PHÂN CÔNG', rows)).toEqual([
      'I.1 | Biên soạn tài liệu hỏi đáp | Phòng Nghiệp vụ 1 |  | by 2026-04-30',
      'I.2 | Tổ chức hội nghị phổ biến | Văn phòng Sở |  | within 2026-06-30',
    ])
  })
  test('persons with their work', () => {
    const rows = table(
      ['TT', 'Họ và tên', 'Nhiệm vụ được phân công', 'Hoàn thành'],
      ['1', 'Nguyễn Thị Hoa', 'Chuẩn bị tài liệu, giấy mời', '15/3'],
      ['2', 'Trần Văn Bình', 'Bố trí hội trường, âm thanh', '18/3'],
    )
    expect(tasks('I. PHÂN CÔNG', rows)).toEqual([
      'I.1 | Chuẩn bị tài liệu, giấy mời | Nguyễn Thị Hoa |  | by 2026-03-15',
      'I.2 | Bố trí hội trường, âm thanh | Trần Văn Bình |  | by 2026-03-18',
    ])
  })
})

describe('tables that give nobody work', () => {
  test.each([
    [
      'those who are praised',
      table(['TT', 'Tên tập thể, cá nhân', 'Đơn vị'], ['1', 'Tổ dân phố 3', 'Phường Nam Lĩnh'], ['2', 'Bà Na', 'Tổ dân phố 5']),
    ],
    [
      'members',
      table(['TT', 'Họ và tên', 'Đơn vị', 'Nhiệm vụ'], ['1', 'Lê Hoa', 'Sở Y tế', 'Trưởng ban'], ['2', 'Lý An', 'Sở Nội vụ', 'Thư ký']),
    ],
    [
      'births',
      table(
        ['TT', 'Họ và tên', 'Ngày sinh', 'Đơn vị'],
        ['1', 'Lê Hoa', '12/5/1990', 'Xã An Bình'],
        ['2', 'Lý An', '03/7/1988', 'Xã Phú Lộc'],
      ),
    ],
    [
      'a programme',
      table(['Thời gian', 'Nội dung', 'Người thực hiện'], ['7h30', 'Đón đại biểu', 'Ban Tổ chức'], ['8h00', 'Khai mạc', 'Văn phòng']),
    ],
    ['scores', table(['TT', 'Nội dung chấm', 'Điểm'], ['1', 'Bài dạy', '20'], ['2', 'Tiến trình', '60'])],
    ['costs', table(['TT', 'Nội dung chi', 'Thành tiền', 'Ghi chú'], ['1', 'Thuê hội trường', '6.000.000', 'Ngân sách năm 2026'])],
    [
      'cited texts',
      table(['1', 'Nghị quyết số 57-NQ/TW', 'Bộ Chính trị', '22/12/2024'], ['2', 'Quyết định số 12/QĐ-UBND', 'UBND tỉnh', '03/4/2025']),
    ],
    ['telephones', table(['1', 'Nguyễn Văn An', 'Văn phòng Sở', '0901000001'], ['2', 'Trần Thị Hoa', 'Phòng Nghiệp vụ', '0901000002'])],
  ])('%s', (_, rows) => {
    expect(tasks('II. NHIỆM VỤ', rows)).toEqual([])
  })
})
