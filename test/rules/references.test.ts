import { describe, expect, test } from 'vitest'
import type { Reference } from '../../src/plan/schema.ts'
import { readHead } from '../../src/rules/head/index.ts'
import { readReferences } from '../../src/rules/references/index.ts'
import { documentTypes, typeNamed, typeOfCode } from '../../src/lexicon/document-types.ts'
import { lines, paper, plan, STATE, table } from '../structure/paper.ts'

function references(parts: Parameters<typeof plan>[0]): Reference[] {
  const { tree, text, frame } = paper(plan(parts))
  const found = readReferences(tree, text, frame, readHead(tree, text, frame, {}))
  for (const { evidence } of found) expect(text.slice(evidence.start, evidence.end)).toBe(evidence.quote)
  return found
}

/** Opening clauses, closed by the sentence that issues the plan. */
function opening(clauses: string): Reference[] {
  return references({ opening: `${clauses}\nỦy ban nhân dân tỉnh ban hành Kế hoạch như sau:` })
}

function body(words: string): Reference[] {
  return references({ opening: 'Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:', body: `I. NHIỆM VỤ\n${words}` })
}

describe('what a citation says', () => {
  test.each([
    [
      'Căn cứ Hướng dẫn số 11/HD-LĐ ngày 18/7/2022 của Liên đoàn Lao động thành phố V/v tổ chức đại hội;',
      { code: '11/HD-LĐ', date: '2022-07-18', issuer: 'Liên đoàn Lao động thành phố' },
    ],
    [
      'Ngày 20/7/2024, Bộ trưởng Bộ Y tế đã có Thông tư số 21/2024/TT-BYT ban hành Điều lệ;',
      { code: '21/2024/TT-BYT', date: '2024-07-20', issuer: 'Bộ trưởng Bộ Y tế' },
    ],
    [
      'Theo đề nghị của Sở Kế hoạch và Đầu tư (Thường trực Ban Chỉ đạo) tại Tờ trình số 126/TTr-SKHĐT ngày 23/01/2024;',
      { code: '126/TTr-SKHĐT', issuer: 'Sở Kế hoạch và Đầu tư' },
    ],
    ['Căn cứ Kế hoạch số 1/KH-BTC ngày 05/7/2021 của Ban Tổ chức kỷ niệm;', { code: '1/KH-BTC', issuer: 'Ban Tổ chức kỷ niệm' }],
    [
      'Thực hiện Nghị quyết; tiếp thu ý kiến của Sở A (theo phạm vi), địa phương quy định tại Kế hoạch số 3/KH-UBND;',
      { code: '3/KH-UBND', issuer: null },
    ],
    [
      'Căn cứ Thông tư số 7/2016/TT-BGD ĐT ngày 22/3/20 16 của Bộ Giáo dục Quy định về phổ cập;',
      { code: '7/2016/TT-BGDĐT', date: '2016-03-22', issuer: 'Bộ Giáo dục' },
    ],
    [
      'Căn cứ Quyết định số 9/QĐ-UBQG ngày 03/3/2025 của Chủ tịch Ủy ban Quốc gia về chuyển đổi số ban hành Quy chế;',
      { code: '9/QĐ-UBQG', issuer: 'Chủ tịch Ủy ban Quốc gia về chuyển đổi số' },
    ],
    [
      'Căn cứ Chỉ thị số 32-CT/TW ngày 09/12/2024 của Ban Bí thư Trung ương Đảngvề tăng cường sự lãnh đạo;',
      { code: '32-CT/TW', issuer: 'Ban Bí thư Trung ương Đảng' },
    ],
    [
      'Căn cứ Quyết định số 8/QĐ-TTg ngày 15/6/2025 của Thủ tướng Chính phủ vềphê duyệt Chiến lược;',
      { code: '8/QĐ-TTg', issuer: 'Thủ tướng Chính phủ' },
    ],
    [
      'Căn cứ Nghị định số 13/2023/NĐ-CP ngày 17/4/2023 của Chính phủ về bảo vệ dữ liệu;',
      { code: '13/2023/NĐ-CP', type: 'Nghị định', date: '2023-04-17', issuer: 'Chính phủ', title: 'về bảo vệ dữ liệu' },
    ],
    [
      'Căn cứ Kế hoạch số 8-KH/TU, ngày 05 tháng 01 năm 2025 của Ban Thường vụ Tỉnh ủy;',
      { code: '8-KH/TU', date: '2025-01-05', issuer: 'Ban Thường vụ Tỉnh ủy' },
    ],
    [
      'Căn cứ Kế hoạch số 99/KH-BNV của Bộ Nội vụ (BNV) ngày 05 tháng 02 năm 2025 về lưu trữ;',
      { code: '99/KH-BNV', date: '2025-02-05', issuer: 'Bộ Nội vụ' },
    ],
    [
      'Căn cứ Quyết định 749/QĐ-TTg ngày    /6/2024 của Thủ tướng Chính phủ phê duyệt Chương trình;',
      { code: '749/QĐ-TTg', type: 'Quyết định', date: '2024-06' },
    ],
    [
      'Căn cứ Tờ trình số 31/TTr-SVHTTDL ngày 1/2/2025 của Sở Văn hóa, Thể thao và Du lịch về lễ hội;',
      { issuer: 'Sở Văn hóa, Thể thao và Du lịch' },
    ],
    [
      'Căn cứ Luật Lưu trữ số 33/2024/QH15 được Quốc hội khóa XV thông qua ngày 21/6/2024;',
      { code: '33/2024/QH15', type: 'Luật', date: '2024-06-21', issuer: 'Quốc hội' },
    ],
    ['Căn cứ Chỉ thị số 18- CT/TW ngày 4/9/2024 của Ban Bí thư;', { code: '18-CT/TW' }],
    ['Căn cứ Chỉ thịsố46-CT/TW, ngày 16/5/2025 của Bộ Chính trị;', { code: '46-CT/TW', type: 'Chỉ thị', date: '2025-05-16' }],
    ['Căn cứ Kế hoạch số 30/KH-BCĐ ngày 3/3/2025 của Ban Chỉ đạo tỉnh;', { issuer: 'Ban Chỉ đạo tỉnh' }],
    ['Căn cứ chỉ đạo của Sở Y tế tại Công văn số 90/SYT-NVY ngày 1/3/2025;', { code: '90/SYT-NVY', type: 'Công văn', issuer: 'Sở Y tế' }],
    ['Căn cứ 21/TB-VPUBND ngày 2/1/2025;', { code: '21/TB-VPUBND', type: 'Thông báo' }],
  ])('%s', (clause, expected) => {
    expect(opening(clause)).toMatchObject([expected])
  })

  test('in a list the type and the issuer serve all', () => {
    expect(
      opening('Thực hiện các Nghị quyết số 18-NQ/TW, số 19-NQ/TW ngày 25/10/2017 của Ban Chấp hành Trung ương;').map(
        ({ code, type, issuer }) => [code, type, issuer],
      ),
    ).toEqual([
      ['18-NQ/TW', 'Nghị quyết', 'Ban Chấp hành Trung ương'],
      ['19-NQ/TW', 'Nghị quyết', 'Ban Chấp hành Trung ương'],
    ])
    expect(
      body('- Theo Nghị quyết số 2/NQ-HĐND ngày 5/1/2025 và Nghị quyết số 7/NQ-HĐND ngày 10/2/2025 của HĐND tỉnh.').map(
        ({ issuer }) => issuer,
      ),
    ).toEqual(['HĐND tỉnh', 'HĐND tỉnh'])
  })

  test('cited twice: one entry with the fullest date and issuer', () => {
    const found = references({
      opening: 'Thực hiện Kế hoạch số 3/KH-BYT;\nSở Y tế ban hành Kế hoạch như sau:',
      body: 'I. NHIỆM VỤ\n- Theo Kế hoạch số 03/KH-BYT ngày 5/1/2025 của Bộ Y tế.\n- Kế hoạch số 3/KH-BYT năm 2025.',
    })
    expect(found).toMatchObject([{ code: '3/KH-BYT', date: '2025-01-05', issuer: 'Bộ Y tế', relation: 'implements' }])
  })

  test('a short citation stands for the full one; alone it keeps its bare number', () => {
    expect(body('- Theo Chỉ thị số 32/CT-TTg ngày 1/2/2025; Chỉ thị số 32 nêu rõ.').map(({ code }) => code)).toEqual(['32/CT-TTg'])
    expect(body('- Kinh phí theo Nghị quyết số 43 ngày 5/6/2025 của HĐND tỉnh.')).toMatchObject([
      { code: '43', type: 'Nghị quyết', date: '2025-06-05', issuer: 'HĐND tỉnh' },
    ])
  })

  test('the own number is no reference, in the text or in the caption of an annex', () => {
    expect(
      references({
        opening: 'Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:',
        body: 'I. NHIỆM VỤ\n- Theo Kế hoạch số 15/KH-UBND.',
        after: [...lines('PHỤ LỤC\nDANH MỤC\n(Kèm theo Kế hoạch số 015/KH-UBND ngày 02/3/2025)'), table([['TT', 'Việc']], true)],
      }),
    ).toEqual([])
  })

  test.each([
    '- Hoàn thành tháng 12/2024, đạt 98/100 điểm, 3/4 số xã.',
    '- Giai đoạn 2021-2025, trực 24/7, từ 30/6/2025.',
    '- Theo TCVN 9001:2015, QCVN 102:2016/BTTTT; điện thoại 0299/3812345.',
    '- Thửa đất số 5/TĐ, mẫu số 01/HS, Quốc lộ 12/QL.',
    '- Kế hoạch 5 năm 2021 - 2025; Chương trình 135; Kế hoạch số      /KH-UBND.',
  ])('no code: %s', (words) => {
    expect(body(words)).toEqual([])
  })
})

describe('the relation', () => {
  const CODE = 'Kế hoạch số 9/KH-BYT ngày 1/2/2025 của Bộ Y tế'
  test.each([
    [`Thực hiện ${CODE};`, 'implements'],
    [`- Tiếp tục triển khai ${CODE};`, 'implements'],
    [`Căn cứ Luật Dược; Thực hiện ${CODE};`, 'implements'],
    [`Căn cứ Luật Dược; nhằm cụ thể hóa ${CODE};`, 'implements'],
    [`Thực hiện Công văn của Sở Y tế về việc triển khai ${CODE};`, 'implements'],
    [`Căn cứ ${CODE};`, 'basis'],
    [`Theo đề nghị của Sở Y tế tại ${CODE};`, 'basis'],
    [`Căn cứ Luật Dược về triển khai thực hiện ${CODE};`, 'basis'],
    [`Thực hiện chương trình công tác. Căn cứ ${CODE};`, 'basis'],
    [`Phát huy kết quả của ${CODE};`, 'mentions'],
    [`Thực hiện chủ trương của tỉnh; Sở Y tế đã xây dựng dự thảo và ban hành ${CODE};`, 'mentions'],
  ])('%s %s', (clause, relation) => {
    expect(opening(clause)).toMatchObject([{ relation }])
  })

  test.each([
    [`- Thực hiện ${CODE}.`, 'mentions'],
    [`Kế hoạch này thay thế ${CODE}.`, 'replaces'],
    [`Kế hoạch này sửa đổi, bổ sung một số nội dung của ${CODE}.`, 'amends'],
    [`- Sở Tư pháp tham mưu sửa đổi, bổ sung ${CODE}.`, 'mentions'],
    [`- Sở Y tế đề xuất thay thế ${CODE}.`, 'mentions'],
  ])('in the body: %s %s', (words, relation) => {
    expect(body(words)).toMatchObject([{ relation }])
  })

  test('named in the own title after a verb', () => {
    expect(
      references({
        title: 'KẾ HOẠCH\nTriển khai Nghị quyết số 57-NQ/TW của Bộ Chính trị',
        opening: 'Căn cứ Nghị quyết số 57-NQ/TW ngày 22/12/2024;\nSở Y tế ban hành Kế hoạch như sau:',
      }),
    ).toMatchObject([{ code: '57-NQ/TW', relation: 'implements', date: '2024-12-22' }])
  })

  test('a plan printed without its decision', () => {
    const { tree, text, frame } = paper(
      lines('KẾ HOẠCH\nPhát triển du lịch\n(Kèm theo Quyết định số 20/QĐ-UBND ngày 1/2/2025 của UBND tỉnh)\nI. MỤC ĐÍCH\n- Một.'),
    )
    expect(readReferences(tree, text, frame, readHead(tree, text, frame, {}))).toMatchObject([
      { code: '20/QĐ-UBND', relation: 'implements' },
    ])
  })

  test('an article of a decision', () => {
    const head = [STATE[0] ?? [], ['Số: 20/QĐ-UBND', 'An Sơn, ngày 02 tháng 3 năm 2025']]
    expect(
      references({
        head,
        title: 'QUYẾT ĐỊNH\nVề việc ban hành Quy chế',
        opening: 'Căn cứ Luật Dược;\nQUYẾT ĐỊNH:',
        body: 'Điều 1. Bãi bỏ Quyết định số 7/QĐ-UBND ngày 3/4/2020.',
      }),
    ).toMatchObject([{ relation: 'replaces' }])
  })
})

test.each(documentTypes.map((type) => [type.name, type]))('the type %s', (name, type) => {
  expect(typeNamed(name.toUpperCase())).toMatchObject({ name })
  for (const code of type.codes) expect(typeOfCode(code)).toBe(name)
  for (const example of type.examples) expect(example.startsWith(name)).toBe(true)
})

describe('a section on what the plan rests on', () => {
  const relations = (words: string) =>
    references({ opening: 'Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:', body: words }).map(
      ({ code, relation }) => `${code} ${relation}`,
    )
  test.each([
    'I. CĂN CỨ\n- Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị;\nII. NHIỆM VỤ\n- Các phòng rà soát quy trình.',
    'A. CƠ SỞ PHÁP LÝ\n1. Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị.\nB. NỘI DUNG\n1. Các phòng rà soát quy trình.',
    'I. Những căn cứ xây dựng kế hoạch năm học 2025 - 2026\nNghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị;\nTình hình thực tế của trường.',
    '1. Căn cứ pháp lý và cơ sở thực tiễn\na) Văn bản của Trung ương\n- Căn cứ Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị;',
    'I. NHỮNG VẤN ĐỀ CHUNG\n1. Căn cứ pháp lý: Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị.',
  ])('%s', (words) => {
    expect(relations(words)).toEqual(['57-NQ/TW basis'])
  })
  test.each([
    'I. TỔ CHỨC THỰC HIỆN\n- Nghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị được phổ biến đến đảng viên.',
    'I. THỰC TRẠNG VÀ CĂN CỨ ĐỀ XUẤT\nNghị quyết số 57-NQ/TW ngày 22/12/2024 của Bộ Chính trị đã mở đường cho nhiều mô hình mới.',
    'I. CĂN CỨ\nKế hoạch này được xây dựng trong bối cảnh Nghị quyết số 57-NQ/TW ngày 22/12/2024 đi vào cuộc sống.',
    'I. NHIỆM VỤ\n1. Căn cứ kết quả rà soát, các phòng:\n- Nghị quyết số 57-NQ/TW ngày 22/12/2024 phải được quán triệt.',
  ])('not: %s', (words) => {
    expect(relations(words)).toEqual(['57-NQ/TW mentions'])
  })
  test('what it carries out is told by the line itself', () => {
    expect(
      relations('I. CĂN CỨ\n- Luật Lưu trữ số 33/2024/QH15;\n- Thực hiện Kế hoạch số 12/KH-UBND ngày 03/01/2025 của UBND tỉnh.'),
    ).toEqual(['33/2024/QH15 basis', '12/KH-UBND implements'])
  })
})
