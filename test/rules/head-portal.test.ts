/** Heads that portals and copies left with gaps: boxes of properties, lead sentences, lost lines. */
import { describe, expect, test } from 'vitest'
import { type Head, readHead } from '../../src/rules/head/index.ts'
import { readReferences } from '../../src/rules/references/index.ts'
import type { RawBlock } from '../../src/tree/types.ts'
import { lines, paper, table } from '../structure/paper.ts'

function read(blocks: RawBlock[]): { head: Head; genre: string; relations: [string, string][] } {
  const { tree, text, frame } = paper(blocks)
  const head = readHead(tree, text, frame, {})
  for (const value of [head.number, head.issuer, head.issued, ...head.signatories])
    if (value?.evidence) expect(text.slice(value.evidence.start, value.evidence.end)).toBe(value.evidence.quote)
  const relations = readReferences(tree, text, frame, head).map(({ code, relation }): [string, string] => [code, relation])
  return { head, genre: frame.genre, relations }
}

const PLAN = `ỦY BAN NHÂN DÂN
XÃ AN BÌNH
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: /KH-UBND
An Bình, ngày tháng 3 năm 2025
KẾ HOẠCH
Tổ chức ngày hội đọc sách
Căn cứ Luật Thư viện;
Ủy ban nhân dân xã ban hành Kế hoạch như sau:
I. MỤC ĐÍCH
- Khuyến khích đọc sách.`

describe('a box of properties', () => {
  const filled = {
    number: { code: '12/KH-UBND', ordinal: '12', symbol: 'KH-UBND' },
    issued: { edtf: '2025-03-05' },
    signatories: [{ name: 'Nguyễn Văn An' }],
    draft: false,
  }

  test('fills the blanks of the document under it', () => {
    const { head } = read(lines(`Số hiệu: 12/KH-UBND Loại văn bản: Kế hoạch\nNgày ban hành: 05/03/2025 Người ký: Nguyễn Văn An\n${PLAN}`))
    expect(head).toMatchObject({ ...filled, place: 'An Bình', title: 'Tổ chức ngày hội đọc sách' })
  })
  test('in bars', () => {
    const { head } = read(lines(`| Số hiệu | 12/KH-UBND |\n| Ngày ban hành | 05/03/2025 |\n| Người ký | Nguyễn Văn An |\n${PLAN}`))
    expect(head).toMatchObject(filled)
  })
  test('alone on its page', () => {
    const { head, genre } = read([
      table([
        ['Số ký hiệu', '12/KH-UBND'],
        ['Ngày ban hành', '05/03/2025'],
        ['Cơ quan ban hành', 'Tỉnh An Sơn'],
        ['Trích yếu', 'Kế hoạch tổ chức ngày hội đọc sách'],
        ['Người ký', 'Nguyễn Văn An'],
      ]),
    ])
    expect(genre).toBe('official-text')
    expect(head).toMatchObject({
      ...filled,
      type: { name: 'Kế hoạch' },
      issuer: { name: 'Ủy ban nhân dân tỉnh An Sơn' },
      title: 'tổ chức ngày hội đọc sách',
    })
  })
  test('what the document prints itself stays', () => {
    const own = PLAN.replace('Số: /', 'Số: 40/').replace('ngày tháng 3', 'ngày 09 tháng 3')
    const { head } = read(lines(`Số hiệu: 12/KH-UBND\nNgày ban hành: 05/03/2025\n${own}`))
    expect(head).toMatchObject({ number: { code: '40/KH-UBND' }, issued: { edtf: '2025-03-09' } })
  })
  test('the box of another document does not', () => {
    const { head } = read(lines(`Số hiệu: 12/QĐ-SYT\nNgày ban hành: 05/04/2025\n${PLAN}`))
    expect(head).toMatchObject({ number: { code: null }, issued: { edtf: '2025-03' } })
  })
  test('labels without values, or one label alone, are none', () => {
    const { head } = read(lines(`Số hiệu\nNgày ban hành\nTrích yếu\n${PLAN}`))
    expect(head).toMatchObject({ number: { code: null }, issued: { edtf: '2025-03' }, signatories: [] })
    expect(read(lines(`Người ký: Nguyễn Văn An\n${PLAN}`)).head.signatories).toEqual([])
  })
})

test('a lead sentence names the document that follows', () => {
  const { head, genre, relations } = read(
    lines(
      'Ngày 05/5/2025, Sở Y tế ban hành Văn bản số 120/SYT-NVY về việc tiêm chủng mở rộng, cụ thể như sau:\nThực hiện Công văn số 7/BYT-DP ngày 02/5/2025 của Bộ Y tế, Sở Y tế hướng dẫn như sau:\nI. ĐỐI TƯỢNG\n1. Trẻ em.\nII. TỔ CHỨC THỰC HIỆN\n1. Trạm y tế báo cáo.',
    ),
  )
  expect(genre).toBe('official-text')
  expect(head).toMatchObject({
    number: { code: '120/SYT-NVY' },
    issuer: { name: 'Sở Y tế' },
    issued: { edtf: '2025-05-05' },
    title: 'tiêm chủng mở rộng',
  })
  expect(relations).toEqual([['7/BYT-DP', 'implements']])
})

describe('letterheads that a copy changed', () => {
  const under = (top: string) => read(lines(`${top}\nKẾ HOẠCH\nTruyền thông năm 2025\nCăn cứ Luật;\nI. MỤC ĐÍCH\n- Một.`)).head

  test.each([
    ['the second line is lost', 'UBND TỈNH AN SƠN\nSố: 4/KH-SYT\nAn Sơn, ngày 1 tháng 2 năm 2025', 'Sở Y tế tỉnh An Sơn'],
    ['a committee keeps its own number', 'UBND TỈNH AN SƠN\nSố: 4/KH-UBND\nAn Sơn, ngày 1 tháng 2 năm 2025', 'UBND tỉnh An Sơn'],
    [
      'the motto names the union',
      'BAN CHẤP HÀNH TRUNG ƯƠNG\nSố: 4-KH/TWĐTN\nĐOÀN TNCS HỒ CHÍ MINH\nHà Nội, ngày 1 tháng 2 năm 2025',
      'Ban Chấp hành Trung ương Đoàn TNCS Hồ Chí Minh',
    ],
    [
      'motto and body run together',
      'ĐỘI TNTP HỒ CHÍ MINHLIÊN ĐỘI TRƯỜNG TH BÌNH AN\nSố: 4/KH-LĐ\nAn Sơn, ngày 1 tháng 2 năm 2025',
      'Liên đội Trường TH Bình An',
    ],
    [
      'a whole column in one cell',
      'ỦY BAN NHÂN DÂN TỈNH AN SƠN ------- Số: 4/KH-UBND | CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc ------- An Sơn, ngày 1 tháng 2 năm 2025 |',
      'Ủy ban nhân dân tỉnh An Sơn',
    ],
  ])('%s', (_name, top, issuer) => {
    const head = under(top)
    expect(head.issuer?.name).toBe(issuer)
    expect(head.number?.code).toMatch(/^4/)
    expect(head.issued?.edtf).toBe('2025-02-01')
  })
  test.each([
    ['a branch of a trade union', 'CÔNG ĐOÀN NGÀNH GIÁO DỤC\nCĐCS TRƯỜNG THPT AN BÌNH', 'CĐCS Trường THPT An Bình'],
    ['a school in short', 'PHÒNG GIÁO DỤC VÀ ĐÀO TẠO\nTRƯỜNG MN HOA SEN', 'Trường MN Hoa Sen'],
    ['a school on the line of its department', 'SỞ GD-ĐT AN SƠN TRƯỜNG THPT LÊ LỢI', 'Trường THPT Lê Lợi'],
  ])('%s', (_name, bodies, issuer) => {
    expect(under(`${bodies}\nSố: 4/KH-X\nAn Sơn, ngày 1 tháng 2 năm 2025`).issuer?.name).toBe(issuer)
  })
  test('a place that ends in a letter', () => {
    expect(under('UBND XÃ TÂN HỘI B\nSố: 4/KH-UBND\nTân Hội B, ngày 1 tháng 2 năm 2025').place).toBe('Tân Hội B')
  })
})

test('prose under a title in capitals is not of the title', () => {
  const { head } = read(
    lines(
      'TÒA ÁN NHÂN DÂN\nSố: 4/CT-TA\nAn Sơn, ngày 1 tháng 2 năm 2025\nCHỈ THỊ\nVỀ CÔNG TÁC NĂM 2025\nNăm 2024, đội ngũ cán\nbộ, công chức đã nỗ lực vượt qua khó khăn.',
    ),
  )
  expect(head.title).toBe('VỀ CÔNG TÁC NĂM 2025')
})

describe('a plan without its title', () => {
  test('is known by the sentence that issues it', () => {
    const { head, genre, relations } = read(
      lines(
        'Thực hiện Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ, Ủy ban nhân dân xã An Bình ban hành Kế hoạch triển\nkhai như sau:\nĐánh giá một cách khách quan.\n1. Phòng Văn hóa thực hiện đúng tiến độ tại Kế hoạch.',
      ),
    )
    expect(genre).toBe('official-text')
    expect(head).toMatchObject({ type: { name: 'Kế hoạch' }, issuer: { name: 'Ủy ban nhân dân xã An Bình' }, title: null })
    expect(relations).toEqual([['61/2018/NĐ-CP', 'implements']])
  })
  test('a list of documents that opens it is its basis', () => {
    const { relations } = read(
      lines(
        'ỦY BAN NHÂN DÂN TỈNH AN SƠN\nSố: 4/KH-UBND\nAn Sơn, ngày 1 tháng 2 năm 2025\nCHUYỂN ĐỔI SỐ NĂM 2025\n- Luật Giao dịch điện tử;\n- Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị;\nII. NHIỆM VỤ\n1. Sở Y tế thực hiện Quyết định số 7/QĐ-UBND.',
      ),
    )
    expect(relations).toEqual([
      ['57-NQ/TW', 'basis'],
      ['7/QĐ-UBND', 'mentions'],
    ])
  })
})

describe('letters', () => {
  test('one that only its address shows', () => {
    const { head, genre } = read(
      lines(
        'Kính gửi: Các trường học\nThực hiện Kế hoạch số 1-KH/BCĐTW ngày 21/3/2025 của Ban Chỉ đạo Trung ương về triển khai phong trào, Sở yêu cầu như sau:\nI. MỤC ĐÍCH\n- Nâng cao kỹ năng.',
      ),
    )
    expect(genre).toBe('official-text')
    expect(head).toMatchObject({ type: { name: 'Công văn' }, number: null, issuer: null })
  })
  test('one under a line with its number', () => {
    const { head } = read(
      lines(
        'Công văn số 44/KH-CĐX ngày 8/10/2025 của Công đoàn Trường An Bình\nKính gửi: Các tổ\n1. Mục đích, ý nghĩa:\n- Tạo sân chơi.\n2. Thời gian: ngày 19/10/2025.',
      ),
    )
    expect(head).toMatchObject({
      type: { name: 'Công văn' },
      number: { code: '44/KH-CĐX' },
      issued: { edtf: '2025-10-08' },
      issuer: { name: 'Công đoàn Trường An Bình' },
    })
  })
})
