import { describe, expect, test } from 'vitest'
import { textAdapter } from '../../src/adapters/text.ts'
import { rebuildTables } from '../../src/structure/loose-table.ts'
import { buildDocument } from '../../src/tree/build.ts'
import type { BlockNode } from '../../src/tree/types.ts'

/** Every table as rows of "column:words", every other paragraph as its words. */
async function rebuilt(lines: string): Promise<(string | string[])[]> {
  const { blocks } = await textAdapter.read(new TextEncoder().encode(lines), { name: 'a.txt' })
  const { tree, file } = buildDocument(blocks)
  const text = String(file)
  const shown = (block: BlockNode) =>
    block.type === 'paragraph'
      ? text.slice(block.start, block.end)
      : block.children.map((row) =>
          row.children.map((cell) => `${cell.column}:${text.slice(cell.start, cell.end).replace(/\s+/g, ' ')}`).join(' | '),
        )
  return rebuildTables(tree, text).tree.children.map(shown)
}

const HEADINGS = 'STT\nNội dung nhiệm vụ\nCơ quan chủ trì\nCơ quan phối hợp\nSản phẩm\nThời gian hoàn thành\n'

describe('a table that lost its lines', () => {
  test('every cell a line: the running numbers are the rows, groups are rows of their own, empty cells stay empty', async () => {
    const lines = `Phụ lục các nhiệm vụ cụ thể\n${HEADINGS}I
Hoàn thiện thể chế
1
Rà soát các quy định về hỗ trợ hợp tác xã trồng chè trên địa bàn tỉnh
Sở Tư pháp
UBND các xã, phường
Báo cáo rà soát
Quý II/2026
2
Ban hành quy chế quản lý chợ đêm
Sở Công Thương
Quyết định của UBND tỉnh
Trước ngày 30/9/2026
II
Tuyên truyền
1
Xây dựng chuyên mục hằng tuần về chuyển đổi số nông thôn
Báo và Đài Phát thanh, Truyền hình tỉnh
Sở Khoa học và Công nghệ
Chuyên mục
Thường xuyên
Nơi nhận:
- Như trên;`
    expect(await rebuilt(lines)).toEqual([
      'Phụ lục các nhiệm vụ cụ thể',
      [
        '0:STT | 1:Nội dung nhiệm vụ | 2:Cơ quan chủ trì | 3:Cơ quan phối hợp | 4:Sản phẩm | 5:Thời gian hoàn thành',
        '0:I | 1:Hoàn thiện thể chế',
        '0:1 | 1:Rà soát các quy định về hỗ trợ hợp tác xã trồng chè trên địa bàn tỉnh | 2:Sở Tư pháp | 3:UBND các xã, phường | 4:Báo cáo rà soát | 5:Quý II/2026',
        '0:2 | 1:Ban hành quy chế quản lý chợ đêm | 2:Sở Công Thương | 4:Quyết định của UBND tỉnh | 5:Trước ngày 30/9/2026',
        '0:II | 1:Tuyên truyền',
        '0:1 | 1:Xây dựng chuyên mục hằng tuần về chuyển đổi số nông thôn | 2:Báo và Đài Phát thanh, Truyền hình tỉnh | 3:Sở Khoa học và Công nghệ | 4:Chuyên mục | 5:Thường xuyên',
      ],
      'Nơi nhận:',
      '- Như trên;',
    ])
  })

  test('cells wrapped over several lines, numbers before the words, headings broken', async () => {
    const lines = `TT
Nhiệm vụ
Đơn vị
thực hiện
Thời gian
1. Lập danh sách hộ trồng
cà phê cần tái canh
Phòng Kinh tế
Trong tháng
3/2026
2. Cấp cây giống cho các
hộ đã đăng ký
Trạm Khuyến nông
khu vực
Từ tháng 5 đến
tháng 7/2026
Sau khi rà soát, các thôn gửi danh sách về Ủy ban nhân dân xã.`
    expect(await rebuilt(lines)).toEqual([
      [
        '0:TT | 1:Nhiệm vụ | 2:Đơn vị thực hiện | 3:Thời gian',
        '0:1. | 1:Lập danh sách hộ trồng cà phê cần tái canh | 2:Phòng Kinh tế | 3:Trong tháng 3/2026',
        '0:2. | 1:Cấp cây giống cho các hộ đã đăng ký | 2:Trạm Khuyến nông khu vực | 3:Từ tháng 5 đến tháng 7/2026',
      ],
      'Sau khi rà soát, các thôn gửi danh sách về Ủy ban nhân dân xã.',
    ])
  })

  test('"Ban hành", "Báo cáo" and "Đoàn kết" open no name of a body; the columns may come in any order', async () => {
    const lines = `TT
Thời gian
Nội dung công việc
Chủ trì
Kết quả
1
Tháng 4
Ban hành kế hoạch kiểm tra an toàn hồ đập
Chi cục Thủy lợi
Kế hoạch
2
Tháng 5
Báo cáo kết quả kiểm tra các hồ chứa nhỏ
Các xã, phường có hồ
Báo cáo`
    expect(await rebuilt(lines)).toEqual([
      [
        '0:TT | 1:Thời gian | 2:Nội dung công việc | 3:Chủ trì | 4:Kết quả',
        '0:1 | 1:Tháng 4 | 2:Ban hành kế hoạch kiểm tra an toàn hồ đập | 3:Chi cục Thủy lợi | 4:Kế hoạch',
        '0:2 | 1:Tháng 5 | 2:Báo cáo kết quả kiểm tra các hồ chứa nhỏ | 3:Các xã, phường có hồ | 4:Báo cáo',
      ],
    ])
  })

  test.each([
    ['headings without rows', 'STT\nNội dung\nCơ quan chủ trì\nThời gian\nCác đơn vị tự lập bảng theo mẫu trên.'],
    ['one row only', 'STT\nNội dung\nCơ quan chủ trì\nThời gian\n1\nMột việc\nSở Y tế\nQuý I'],
    ['a list of people', 'STT\nHọ và tên\nChức vụ\n1\nNguyễn Văn Mơ\nTrưởng ban\n2\nTrần Thị Mận\nPhó Trưởng ban'],
    ['a sentence that begins so', 'TT Huế là nơi tổ chức.\n1. Sở Y tế\n2. Sở Tài chính'],
  ])('%s stay paragraphs', async (_, lines) => {
    expect((await rebuilt(lines)).filter((block) => Array.isArray(block))).toEqual([])
  })
})
