import { describe, expect, it, test } from 'vitest'
import { setPhrases } from '../../src/lexicon/set-phrases.ts'
import { doubtfulNumbers } from '../../src/plan/recognised.ts'
import { mendRecognised, repairers } from '../../src/structure/recognised/mend.ts'
import { isSyllable } from '../../src/text/syllable.ts'
import type { RawBlock } from '../../src/tree/types.ts'

describe.each(repairers.map((repairer) => [repairer.id, repairer] as const))('%s', (_id, { examples, nearMisses, repair }) => {
  test('proves itself', () => {
    expect(examples.length).toBeGreaterThanOrEqual(3)
    expect(nearMisses.length).toBeGreaterThanOrEqual(2)
  })
  test.each(examples)('%s', (seen, read) => {
    const mended = repair(seen)
    expect(mended.text).toBe(read)
    expect(mended.repairs.length).toBeGreaterThan(0)
    for (const one of mended.repairs) expect([seen.includes(one.seen), read.includes(one.read)]).toEqual([true, true])
    expect(repair(read)).toEqual({ text: read, repairs: [] })
  })
  test.each(nearMisses)('leaves %s', (text) => {
    expect(repair(text)).toEqual({ text, repairs: [] })
  })
})

test('set phrases are syllables, in small letters but for names', () => {
  const words = setPhrases.flatMap((phrase) => phrase.split(' '))
  expect(words.filter((word) => !isSyllable(word) || !/^.\p{Ll}*$/u.test(word) || word !== word.normalize('NFC'))).toEqual([])
})

const paragraph = (text: string, page = 1): RawBlock => ({ kind: 'paragraph', text, page })
const texts = (blocks: readonly RawBlock[]) => blocks.map((block) => (block.kind === 'paragraph' ? block.text : ''))

describe('numerals of headings', () => {
  const mended = (...headings: string[]) =>
    texts(
      mendRecognised(
        headings.map((text) => paragraph(text)),
        new Set([1]),
      ),
    )

  it.each([
    [['I. A', 'II. B', 'II. C', 'IV. D'], 'III. C', 2],
    [['I. A', 'H. B', 'IHI. C'], 'III. C', 2],
    [['I. A', 'H. B', 'III. C'], 'II. B', 1],
    [['I. A', 'II. B', 'II. C'], 'III. C', 2],
    [['I- A', 'II- B', 'II- C', 'IV- D'], 'III- C', 2],
    [['1. MỤC ĐÍCH', 'II. B', 'III. C'], 'I. MỤC ĐÍCH', 0],
    [['L. MỤC ĐÍCH', 'II. B', 'III. C'], 'I. MỤC ĐÍCH', 0],
  ])('%j', (headings, right, at) => {
    expect(mended(...headings)[at]).toBe(right)
  })

  it.each([
    [['I. A', 'II. B', 'I. A', 'II. B']],
    [['I. A', 'I. B']],
    [['1. A', '2. B']],
    [['I. A', '1. Mục đích', '2. Yêu cầu', 'II. B']],
    [['I. A', '1. MỤC ĐÍCH', '2. YÊU CẦU', 'II. B']],
    [['I. A', 'II. B', 'IV. C']],
    [['I. A', 'II. B', 'V. C', 'VI. D']],
  ])('leaves %j', (headings) => {
    expect(mended(...headings)).toEqual(headings)
  })
})

describe('mendRecognised', () => {
  it('says on each paragraph what it put right', () => {
    const [block] = mendRecognised([paragraph('- Các chỉ bỘ Đảng báo cáo trước ngày l5/3/2026.')], new Set([1]))
    expect(block).toMatchObject({
      text: '- Các chi bộ Đảng báo cáo trước ngày 15/3/2026.',
      repairs: [
        { seen: 'bỘ', read: 'bộ' },
        { seen: 'chỉ bộ', read: 'chi bộ' },
        { seen: 'l5/3/2026', read: '15/3/2026' },
      ],
    })
  })

  it('leaves pages with a text layer as they are', () => {
    const blocks = [paragraph('đẳng viên', 1), paragraph('đẳng viên', 2)]
    expect(texts(mendRecognised(blocks, new Set([2])))).toEqual(['đẳng viên', 'đảng viên'])
    expect(mendRecognised(blocks, new Set())).toEqual(blocks)
  })
})

describe('numbers that no grammar fits', () => {
  it.each([
    ['báo cáo trước ngày 21/0/2026', '21/0/2026'],
    ['trước ngày 31/4/2026', '31/4/2026'],
    ['trước ngày 35/5', '35/5'],
    ['Hoa Lĩnh, ngày 3l tháng 13 năm 2026', '3l tháng 13 năm 2026'],
    ['Kế hoạch số 123/HDANN ngày 05/01/2026', '123/HDANN'],
    ['Kế hoạch số 2?/KH-UBND', '2?/KH-UBND'],
    ['Số: 7 TỔ L-UBND', '7 TỔ L-UBND'],
    ['Số:      /KH-UBND', 'Số:      /KH-UBND'],
    ['kinh phí 12.45.000 đồng', '12.45.000'],
    ['đạt 9596% kế hoạch', '9596%'],
    ['đạt 87.5.% trở lên', '87.5.%'],
  ])('%s', (text, quote) => {
    expect(doubtfulNumbers(text).map(({ start, end }) => text.slice(start, end))).toEqual([quote])
  })

  it.each([
    'Số: 27/KH-UBND',
    'Số: 173 /KH-UBND',
    'Căn cứ Nghị định số 42/2022/NĐ-CP ngày 24/6/2022; Công văn số 1065/UBND-NC.',
    'Luật số 80/2025/QH15, Nghị quyết số 18-NQ/TW, Thông tư số 01/2023/TT-VPCP (số 30c/NQ-CP)',
    'số 12/SNV-CCHC&VTLT ngày 05 tháng 01 năm 2026',
    'ngày … tháng … năm 2026, ngày    tháng 3 năm 2026',
    'kinh phí 12.450.000.000 đồng, 1,5 tỷ đồng, 1.500 triệu đồng',
    '100% cơ quan, 87,5 % hộ dân, 3/4 số xã, tỷ lệ 5-10%',
    'từ ngày 01-05/6/2026, số điện thoại 0912.345.678',
  ])('leaves %s', (text) => {
    expect(doubtfulNumbers(text)).toEqual([])
  })
})
