/** Heads that stand in a heading, a headline or columns set side by side. */
import { describe, expect, test } from 'vitest'
import { type Head, readHead } from '../../src/rules/head/index.ts'
import { readReferences } from '../../src/rules/references/index.ts'
import { lines, paper } from '../structure/paper.ts'

function read(text: string): { head: Head; relations: [string, string][] } {
  const { tree, text: canonical, frame } = paper(lines(text))
  const head = readHead(tree, canonical, frame, {})
  return {
    head,
    relations: readReferences(tree, canonical, frame, head).map(({ code, relation }): [string, string] => [code, relation]),
  }
}

const BODY = 'I. MỤC ĐÍCH\n- Nâng cao nhận thức.\nII. TỔ CHỨC THỰC HIỆN\n1. Phòng Văn hóa theo dõi.'

describe('a heading with the number', () => {
  test('gives number, day and body', () => {
    const { head, relations } = read(
      `KẾ HOẠCH SỐ 12/KH-UBND NGÀY 05/3/2025 CỦA UBND XÃ AN BÌNH VỀ CẢI TẠO VƯỜN TẠP\nThực hiện Kế hoạch số 9/KH-UBND ngày 01/2/2025 của UBND tỉnh, UBND xã ban hành Kế hoạch như sau:\n${BODY}`,
    )
    expect(head).toMatchObject({
      number: { code: '12/KH-UBND' },
      issued: { edtf: '2025-03-05' },
      issuer: { name: 'UBND xã An Bình' },
      title: 'VỀ CẢI TẠO VƯỜN TẠP',
    })
    expect(relations).toEqual([['9/KH-UBND', 'implements']])
  })
  test('a document that the title carries out stays one', () => {
    const { head, relations } = read(
      `Số: 4/KH-UBND\nAn Bình, ngày 1 tháng 2 năm 2025\nKẾ HOẠCH\nThực hiện Nghị quyết số 57-NQ/TW về chuyển đổi số\nCăn cứ Luật;\n${BODY}`,
    )
    expect(head).toMatchObject({ number: { code: '4/KH-UBND' }, title: 'Thực hiện Nghị quyết số 57-NQ/TW về chuyển đổi số' })
    expect(relations).toEqual([['57-NQ/TW', 'implements']])
  })
})

describe('a headline', () => {
  const clause = 'Thực hiện Công văn số 7/SYT-NV ngày 02/5/2025 của Sở Y tế, Trạm Y tế xã xây dựng kế hoạch như sau:'
  test('is the title of a plan without a type line', () => {
    expect(read(`Kế hoạch tổ chức ngày hội hiến máu năm 2025\n${clause}\n${BODY}`).head).toMatchObject({
      type: { name: 'Kế hoạch' },
      title: 'tổ chức ngày hội hiến máu năm 2025',
    })
  })
  test('a sentence or a menu is none', () => {
    expect(read(`Kế hoạch đã được phê duyệt ngày hôm qua.\nTrang chủ\n${clause}\n${BODY}`).head.title).toBeNull()
  })
})

test.each([
  ['DỰ THẢO KẾ HOẠCH\nTổ chức hội nghị', { type: { name: 'Kế hoạch' }, title: 'Tổ chức hội nghị', draft: true }],
  ['[Dự thảo] KẾ HOẠCH\nTổ chức hội nghị', { type: { name: 'Kế hoạch' }, title: 'Tổ chức hội nghị', draft: true }],
  ['DỰ THẢO\nKẾ HOẠCH\nTổ chức hội nghị', { type: { name: 'Kế hoạch' }, title: 'Tổ chức hội nghị', draft: true }],
  ['KẾ HOẠCH\nLấy ý kiến dự thảo Nghị quyết', { title: 'Lấy ý kiến dự thảo Nghị quyết', draft: false }],
])('%s', (title, head) => {
  expect(read(`UBND XÃ AN BÌNH\nSố: 4/KH-UBND\nAn Bình, ngày 1 tháng 2 năm 2025\n${title}\nCăn cứ Luật;\n${BODY}`).head).toMatchObject(head)
})

test('a date at the end of a line of the title is not the date line', () => {
  const { head } = read(
    `UBND XÃ AN BÌNH\nSố: 4/KH-UBND\nAn Bình, ngày 1 tháng 2 năm 2025\nKẾ HOẠCH\nThực hiện Quyết định số 146/QĐ-TTg ngày 28 tháng 01 năm 2022\nvà Kế hoạch của UBND tỉnh An Sơn ngày 5 tháng 3 năm 2024\nCăn cứ Luật;\n${BODY}`,
  )
  expect(head.title).toBe(
    'Thực hiện Quyết định số 146/QĐ-TTg ngày 28 tháng 01 năm 2022 và Kế hoạch của UBND tỉnh An Sơn ngày 5 tháng 3 năm 2024',
  )
  expect(head.issued?.edtf).toBe('2025-02-01')
})

test('recipients and sign-off side by side', () => {
  const { head } = read(
    `UBND XÃ AN BÌNH\nSố: 4/KH-UBND\nAn Bình, ngày 1 tháng 2 năm 2025\nKẾ HOẠCH\nTổ chức hội nghị\nCăn cứ Luật;\n${BODY}\nNơi nhận: TM. ỦY BAN NHÂN DÂN\n- Đảng ủy xã; CHỦ TỊCH\n- Lưu: VT.\nNguyễn Văn An`,
  )
  expect(head.recipients).toEqual(['Đảng ủy xã', 'Lưu: VT'])
  expect(head.signatories).toMatchObject([{ authority: 'TM. ỦY BAN NHÂN DÂN', position: 'CHỦ TỊCH', name: 'Nguyễn Văn An' }])
})

test('a box between title and clauses', () => {
  const { head } = read(
    `KẾ HOẠCH CẢI TẠO VƯỜN TẠP\nSố ký hiệu: 88/KH-UBND\nNgày ban hành: 15-5-2025\nCơ quan ban hành: UBND xã Đông Hải\nNgười ký: Trần Quốc Toản\nCăn cứ Luật Đất đai;\nUBND xã xây dựng kế hoạch như sau:\n${BODY}`,
  )
  expect(head).toMatchObject({
    number: { code: '88/KH-UBND' },
    issued: { edtf: '2025-05-15' },
    issuer: { name: 'UBND xã Đông Hải' },
    title: 'CẢI TẠO VƯỜN TẠP',
    signatories: [{ name: 'Trần Quốc Toản' }],
  })
})

test('a plan that amends another says so when it is issued', () => {
  const { relations } = read(
    `UBND XÃ AN BÌNH\nSố: 4/KH-UBND\nAn Bình, ngày 1 tháng 2 năm 2025\nKẾ HOẠCH\nCải tạo vườn tạp\nCăn cứ Nghị quyết số 5/NQ-HĐND ngày 01/01/2025 của HĐND xã;\nUBND xã ban hành Kế hoạch điều chỉnh, bổ sung Kế hoạch số 1/KH-UBND ngày 02/01/2025 như sau:\n${BODY}`,
  )
  expect(relations).toEqual([
    ['5/NQ-HĐND', 'basis'],
    ['1/KH-UBND', 'amends'],
  ])
})

test('the term of a council between its name and its grounds', () => {
  const { relations } = read(
    'HỘI ĐỒNG NHÂN DÂN XÃ AN BÌNH\nSố: 5/NQ-HĐND\nAn Bình, ngày 1 tháng 2 năm 2025\nNGHỊ QUYẾT\nVỀ KẾ HOẠCH ĐẦU TƯ CÔNG\nHỘI ĐỒNG NHÂN DÂN XÃ AN BÌNH\nKHÓA XII - KỲ HỌP THỨ BA\nCăn cứ Nghị định số 77/2015/NĐ-CP ngày 10/9/2015 của Chính phủ;\nQUYẾT NGHỊ:\nĐiều 1. Thông qua kế hoạch.',
  )
  expect(relations).toEqual([['77/2015/NĐ-CP', 'basis']])
})
