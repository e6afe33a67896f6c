import { describe, expect, test } from 'vitest'
import { joinBroken, joinBrokenDates } from '../../src/tree/broken-dates.ts'
import type { RawBlock, RawCell } from '../../src/tree/types.ts'

const JOINED: [string, string, string][] = [
  ['10/10/20', '26', '10/10/2026'],
  ['Trước 05/6/202', '6', 'Trước 05/6/2026'],
  ['15/4/', '2026', '15/4/2026'],
  ['15/', '4/2026', '15/4/2026'],
  ['từ 01/8 - 30/', '9/2026, cả ngày', 'từ 01/8 - 30/9/2026, cả ngày'],
  ['Tháng 5/20', '26', 'Tháng 5/2026'],
  ['20-11-20', '26', '20-11-2026'],
]

const APART: [string, string][] = [
  ['16/4/2026', '17/4/2026'],
  ['16/4', '17/4'],
  ['12/4/20', '26.500 hộ'],
  ['16/14/20', '26'],
  ['Nhóm 2', '26'],
  ['3/4/5', '12'],
  ['Số 412/20', '26/KH-UBND'],
]

const cell = (...lines: string[]): RawCell => ({ blocks: lines.map((text) => ({ kind: 'paragraph', text })) })

describe('dates broken in a narrow column', () => {
  test.each(JOINED)('%s + %s', (above, below, whole) => expect(joinBroken(above, below)).toBe(whole))
  test.each(APART)('%s and %s stay apart', (above, below) => expect(joinBroken(above, below)).toBeNull())

  test.each([
    ['10/10/20 26', '10/10/2026'],
    ['Trước 05/6/202 6; 25/12/20 26', 'Trước 05/6/2026; 25/12/2026'],
    ['Tháng 5/20 26', 'Tháng 5/2026'],
    ['5/20 26 hộ', '5/20 26 hộ'],
    ['16/14/20 26', '16/14/20 26'],
    ['10/10/2026 27', '10/10/2026 27'],
  ])('a wrapped cell %s', (printed, whole) => {
    expect(joinBrokenDates([{ kind: 'table', rows: [[cell(printed)]] }])).toEqual([{ kind: 'table', rows: [[cell(whole)]] }])
  })

  test('paragraphs and lines of a cell are joined, those of the body are not', () => {
    const body: RawBlock[] = [
      { kind: 'paragraph', text: '10/10/20' },
      { kind: 'paragraph', text: '26' },
    ]
    const table: RawBlock = { kind: 'table', rows: [[cell('Nộp báo cáo'), cell('10/10/20', '26'), cell('01/9/20\n26\nBuổi sáng')]] }
    const [first, second, third] = joinBrokenDates([...body, table])
    expect([first, second]).toEqual(body)
    expect(third).toEqual({ kind: 'table', rows: [[cell('Nộp báo cáo'), cell('10/10/2026'), cell('01/9/2026\nBuổi sáng')]] })
  })
})
