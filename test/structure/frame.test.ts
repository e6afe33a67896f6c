import { describe, expect, test } from 'vitest'
import type { Range } from '../../src/structure/frame.ts'
import { buildDocument } from '../../src/tree/build.ts'
import { reflow } from '../../src/structure/reflow.ts'
import type { BlockNode } from '../../src/tree/types.ts'
import { lines, type Paper, paper, plan, STATE, table } from './paper.ts'

function words({ text }: Paper, range: Range | null | undefined): string | null {
  return range ? text.slice(range.start, range.end) : null
}

describe('an ordinary plan', () => {
  const read = paper(plan())

  test('its parts follow one another', () => {
    expect(words(read, read.frame.letterhead)).toMatch(/^ỦY BAN NHÂN DÂN[\s\S]+năm 2025$/)
    expect(words(read, read.frame.title)).toBe('KẾ HOẠCH\nPhát triển du lịch năm 2025')
    expect(words(read, read.frame.opening)).toMatch(/^Căn cứ[\s\S]+như sau:$/)
    expect(words(read, read.frame.body)?.trim()).toBe('I. MỤC ĐÍCH\n1. Quảng bá điểm đến.')
    expect(words(read, read.frame.closing)).toMatch(/^Nơi nhận:[\s\S]+Lê Văn Tám$/)
    expect(read.frame).toMatchObject({ annexes: [], enclosed: null, genre: 'official-text' })
  })

  test('a quarter in short is no authority that signs', () => {
    const short = paper(lines('KẾ HOẠCH\nTiêm chủng\nI. TIẾN ĐỘ\nQ.II/2026\n- Tiêm nhắc tại trạm.\nQ. GIÁM ĐỐC\nTrần Thị Hoa'))
    expect(words(short, short.frame.closing)).toBe('Q. GIÁM ĐỐC\nTrần Thị Hoa')
  })

  test('recipients and signature mixed line by line are one closing', () => {
    const mixed = paper([
      ...lines(
        'Số: 3/KH-SYT\nAn Sơn, ngày 1 tháng 2 năm 2025\nKẾ HOẠCH\nTiêm chủng\nI. MỤC ĐÍCH\n- Một.\nNơi nhận:\nGIÁM ĐỐC\n- UBND tỉnh;\n- Lưu: VT.\nTrần Thị Hoa',
      ),
    ])
    expect(words(mixed, mixed.frame.closing)).toMatch(/^Nơi nhận:[\s\S]+Trần Thị Hoa$/)
    expect(words(mixed, mixed.frame.body)).not.toContain('GIÁM ĐỐC')
  })

  test('recipients without their heading belong to the closing, bullets of the body do not', () => {
    const bare = paper(
      lines(
        'KẾ HOẠCH\nTiêm chủng\nI. NHIỆM VỤ\n- Các trạm y tế tổ chức tiêm chủng mở rộng cho trẻ em, báo cáo kết quả về Sở Y tế trước ngày 30 hằng tháng.\n- UBND tỉnh (b/c);\n- Lưu: VT.\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nTrần Thị Hoa',
      ),
    )
    expect(words(bare, bare.frame.closing)).toMatch(/^- UBND tỉnh/)
    expect(words(bare, bare.frame.body)).toContain('tiêm chủng mở rộng')
  })
})

describe('titles', () => {
  test.each([
    [
      'a title that opens with a verb of clauses',
      'KẾ HOẠCH\nThực hiện quy định về phân luồng học sinh\ntrên địa bàn tỉnh',
      'Căn cứ Luật Giáo dục;',
      'KẾ HOẠCH\nThực hiện quy định về phân luồng học sinh\ntrên địa bàn tỉnh',
    ],
    [
      'a title on the line of the type',
      'KẾ HOẠCH PHÒNG, CHỐNG THIÊN TAI NĂM 2025',
      'Thực hiện Chỉ thị số 5/CT-TTg của Thủ tướng;',
      'KẾ HOẠCH PHÒNG, CHỐNG THIÊN TAI NĂM 2025',
    ],
    [
      'a second line that opens with a verb',
      'KẾ HOẠCH\nTổ chức hội thao\nChào mừng 80 năm Quốc khánh',
      'Căn cứ Luật Thể dục, thể thao;',
      'KẾ HOẠCH\nTổ chức hội thao\nChào mừng 80 năm Quốc khánh',
    ],
    ['letters set apart', 'K Ế H O Ạ C H\nPhòng cháy', 'Căn cứ Luật Phòng cháy;', 'K Ế H O Ạ C H\nPhòng cháy'],
  ])('%s', (_name, title, opening, expected) => {
    const read = paper(plan({ title, opening: `${opening}\nUBND tỉnh ban hành Kế hoạch như sau:` }))
    expect(words(read, read.frame.title)).toBe(expected)
    expect(words(read, read.frame.opening)).toContain(opening)
  })

  test('the authority of a decision is no part of its title', () => {
    const read = paper(
      plan({
        title: 'QUYẾT ĐỊNH\nVề việc thành lập Tổ công tác\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH AN SƠN',
        opening: 'Căn cứ Luật Tổ chức chính quyền địa phương;\nQUYẾT ĐỊNH:',
        body: 'Điều 1. Thành lập Tổ công tác.',
      }),
    )
    expect(words(read, read.frame.title)).toBe('QUYẾT ĐỊNH\nVề việc thành lập Tổ công tác')
    expect(words(read, read.frame.body)?.trim()).toBe('Điều 1. Thành lập Tổ công tác.')
  })

  test('a clerk’s summary before the document is passed over', () => {
    const read = paper([...lines('KẾ HOẠCH kiểm tra năm 2025\nTóm tắt nội dung chỉ đạo'), ...plan()])
    expect(words(read, read.frame.title)).toBe('KẾ HOẠCH\nPhát triển du lịch năm 2025')
  })
})

describe('annexes and enclosures', () => {
  test('each annex has its number and caption', () => {
    const after = [
      ...lines('Phụ lục I\nDANH MỤC NHIỆM VỤ\n(Kèm theo Kế hoạch số 15/KH-UBND ngày 02/3/2025)'),
      table(
        [
          ['TT', 'Nội dung'],
          ['1', 'Việc'],
        ],
        true,
      ),
      ...lines('PHỤ LỤC 02: BIỂU MẪU BÁO CÁO\n1. Kết quả'),
    ]
    const read = paper(plan({ after }))
    expect(read.frame.annexes.map(({ number, caption }) => [number, caption])).toEqual([
      ['I', 'DANH MỤC NHIỆM VỤ'],
      ['02', 'BIỂU MẪU BÁO CÁO'],
    ])
    expect(words(read, read.frame.annexes[0]?.range)).toContain('Việc')
  })

  test('an annex named in a sentence is none', () => {
    const read = paper(plan({ body: 'I. NHIỆM VỤ\nPhụ lục kèm theo Kế hoạch này nêu rõ tiến độ của từng sở.\n1. Sở Y tế rà soát.' }))
    expect(read.frame.annexes).toEqual([])
  })

  test('a plan attached to a decision', () => {
    const after = [
      table([STATE[0] ?? []]),
      ...lines(
        'KẾ HOẠCH\nPhát triển du lịch\n(Kèm theo Quyết định số 15/QĐ-UBND\nngày 02/3/2025 của UBND tỉnh)\nThực hiện Nghị quyết số 9-NQ/TU ngày 1/2/2025 của Tỉnh ủy;\nI. MỤC ĐÍCH\n- Một.',
      ),
    ]
    const read = paper(
      plan({
        title: 'QUYẾT ĐỊNH\nVề việc ban hành Kế hoạch phát triển du lịch',
        opening: 'Căn cứ Luật Du lịch;\nQUYẾT ĐỊNH:',
        body: 'Điều 1. Ban hành kèm theo Quyết định này Kế hoạch.',
        after,
      }),
    )
    expect(words(read, read.frame.title)).toContain('QUYẾT ĐỊNH')
    expect(words(read, read.frame.enclosed?.title)).toBe('KẾ HOẠCH\nPhát triển du lịch')
    expect(words(read, read.frame.enclosed?.opening)).toMatch(/^Thực hiện/)
    expect(words(read, read.frame.enclosed?.body)).toBe('I. MỤC ĐÍCH\n- Một.')
    expect(words(read, read.frame.closing)).toContain('Lê Văn Tám')
  })

  test('an attached plan whose title stands in capitals over the caption is no annex', () => {
    const { text, frame } = paper([
      ...plan({
        title: 'QUYẾT ĐỊNH\nVề việc ban hành Kế hoạch bảo vệ rừng năm 2026',
        body: 'Điều 1. Ban hành kèm theo Quyết định này Kế hoạch bảo vệ rừng.',
      }),
      ...lines(
        'KẾ HOẠCH\nBẢO VỆ RỪNG NĂM 2026\n(Kèm theo Quyết định số: 415/QĐ-UBND ngày 02/3/2026 của UBND tỉnh)\nI. MỤC ĐÍCH\n- Giữ rừng.',
      ),
      ...lines('PHỤ LỤC\nCác khu rừng\nMột bảng'),
    ])
    expect(text.slice(frame.enclosed?.body.start, frame.enclosed?.body.end)).toBe('I. MỤC ĐÍCH\n- Giữ rừng.')
    expect(frame.annexes).toHaveLength(1)
  })
})

describe('genre', () => {
  test('an article about a plan', () => {
    const article = paper(
      lines(
        'Tỉnh An Sơn ban hành kế hoạch phòng, chống thiên tai\n15/4/2025 10:20\nUBND tỉnh vừa ban hành Kế hoạch số 88/KH-UBND về phòng, chống thiên tai.\nTheo đó, các sở rà soát phương án, phóng viên ghi nhận.',
      ),
    )
    expect(article.frame.genre).toBe('news-report')
  })

  test('an article with a headline in capitals', () => {
    const article = paper(
      lines(
        'KẾ HOẠCH PHÒNG, CHỐNG THIÊN TAI NĂM 2025\n15/4/2025 10:20\nUBND tỉnh vừa ban hành Kế hoạch số 88/KH-UBND về phòng, chống thiên tai.\nTheo đó, các sở rà soát phương án.',
      ),
    )
    expect(article.frame.genre).toBe('news-report')
  })

  test('a plan without letterhead is official all the same', () => {
    const bare = paper(
      lines('KẾ HOẠCH\nTiêm chủng\nThực hiện Kế hoạch số 3/KH-UBND ngày 1/1/2025, Sở Y tế xây dựng kế hoạch như sau:\nI. MỤC ĐÍCH\n- Một.'),
    )
    expect(bare.frame.genre).toBe('official-text')
  })
})

describe('reflow', () => {
  const COLLAPSED =
    'ỦY BAN NHÂN DÂN TỈNH AN SƠN ------- CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc --------------- Số: 22/KH-UBND An Sơn, ngày 18 tháng 01 năm 2024 KẾ HOẠCH BẢO ĐẢM TRẬT TỰ ĐÔ THỊ NĂM 2024 Thực hiện Kế hoạch số 9/KH-BXD ngày 19/12/2023 của Bộ Xây dựng, UBND tỉnh ban hành Kế hoạch như sau: I. MỤC ĐÍCH, YÊU CẦU 1. Mục đích - Nâng cao ý thức của người dân. - Giữ gìn mỹ quan đô thị. 2. Yêu cầu a) Bảo đảm đồng bộ. b) Phân công rõ người. II. NHIỆM VỤ 1. Sở Xây dựng - Thương mại: rà soát quy hoạch.'

  function pieces(text: string): string[] {
    const { tree, file } = buildDocument([{ kind: 'paragraph', text }])
    const value = String(file.value)
    const flowed = reflow(tree, value)
    return flowed.children.map((block: BlockNode) => value.slice(block.start, block.end))
  }

  test('a document in one paragraph is cut into its lines', () => {
    expect(pieces(COLLAPSED)).toEqual([
      'ỦY BAN NHÂN DÂN TỈNH AN SƠN',
      '-------',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      '---------------',
      'Số: 22/KH-UBND',
      'An Sơn, ngày 18 tháng 01 năm 2024',
      'KẾ HOẠCH BẢO ĐẢM TRẬT TỰ ĐÔ THỊ NĂM 2024',
      'Thực hiện Kế hoạch số 9/KH-BXD ngày 19/12/2023 của Bộ Xây dựng, UBND tỉnh ban hành Kế hoạch như sau:',
      'I. MỤC ĐÍCH, YÊU CẦU',
      '1. Mục đích',
      '- Nâng cao ý thức của người dân.',
      '- Giữ gìn mỹ quan đô thị.',
      '2. Yêu cầu',
      'a) Bảo đảm đồng bộ.',
      'b) Phân công rõ người.',
      'II. NHIỆM VỤ',
      '1. Sở Xây dựng - Thương mại: rà soát quy hoạch.',
    ])
  })

  test('parts counted below their section, lists without a stop above them, and the sign-off are cut too', () => {
    const text = COLLAPSED.replace(/I\. MỤC ĐÍCH.*$/u, '')
    const body =
      'I. MỤC ĐÍCH, YÊU CẦU 1.1. Mục đích a) Giữ gìn mỹ quan; b) Bảo đảm an toàn. 1.2. Yêu cầu - Đúng tiến độ. II. NHIỆM VỤ 2.1. Văn phòng Ban Chỉ đạo - Chuẩn bị tài liệu. - Theo dõi tiến độ. 2.2. Tuyên truyền về Luật Xây dựng (1) Tổ chức hội nghị. (2) Phát tờ rơi./. Nơi nhận: - Như trên; - Lưu: VT. TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH (Đã ký) Lê Văn Tám'
    expect(pieces(`${text}${body}`).slice(9)).toEqual([
      'I. MỤC ĐÍCH, YÊU CẦU',
      '1.1. Mục đích',
      'a) Giữ gìn mỹ quan;',
      'b) Bảo đảm an toàn.',
      '1.2. Yêu cầu',
      '- Đúng tiến độ.',
      'II. NHIỆM VỤ',
      '2.1. Văn phòng Ban Chỉ đạo',
      '- Chuẩn bị tài liệu.',
      '- Theo dõi tiến độ.',
      '2.2. Tuyên truyền về Luật Xây dựng',
      '(1) Tổ chức hội nghị.',
      '(2) Phát tờ rơi./.',
      'Nơi nhận:',
      '- Như trên;',
      '- Lưu: VT.',
      'TM. ỦY BAN NHÂN DÂN',
      'KT. CHỦ TỊCH',
      'PHÓ CHỦ TỊCH',
      '(Đã ký)',
      'Lê Văn Tám',
    ])
  })

  test('a letterhead without mottos; a title in small letters that begins like a clause', () => {
    const text =
      'Số: /KH-SXD An Sơn, ngày tháng 4 năm 2024 KẾ HOẠCH Thực hiện quy định về cây xanh đô thị trên địa bàn tỉnh Căn cứ Thông tư số 16/2024/TT-BXD ngày 24/3/2024 của Bộ Xây dựng; Sở Xây dựng ban hành Kế hoạch như sau: I. MỤC ĐÍCH 1. Giữ gìn cây xanh.'
    expect(pieces(text).slice(0, 5)).toEqual([
      'Số: /KH-SXD',
      'An Sơn, ngày tháng 4 năm 2024',
      'KẾ HOẠCH Thực hiện quy định về cây xanh đô thị trên địa bàn tỉnh',
      'Căn cứ Thông tư số 16/2024/TT-BXD ngày 24/3/2024 của Bộ Xây dựng; Sở Xây dựng ban hành Kế hoạch như sau:',
      'I. MỤC ĐÍCH',
    ])
  })

  test('a code in the title does not end it', () => {
    const title = 'KẾ HOẠCH TRIỂN KHAI LUẬT ĐƯỜNG SÁ SỐ 35/2024/QH15 TRÊN ĐỊA BÀN'
    expect(pieces(COLLAPSED.replace('KẾ HOẠCH BẢO ĐẢM TRẬT TỰ ĐÔ THỊ NĂM 2024', title))).toContain(title)
  })

  test('ordinary paragraphs stay as they are', () => {
    const { tree, file } = buildDocument(
      plan({
        body: 'I. NHIỆM VỤ\n1. Sở Y tế - Dân số phối hợp với các đơn vị; 2. Kinh phí bố trí theo quy định. - Lưu ý: II. là số La Mã.',
      }),
    )
    expect(reflow(tree, String(file.value))).toBe(tree)
  })
})
