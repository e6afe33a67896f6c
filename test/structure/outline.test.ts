import { describe, expect, it } from 'vitest'
import { columnLexicon, columnRole } from '../../src/structure/columns.ts'
import { readMarker } from '../../src/structure/marker.ts'
import { buildOutline, type Entry, sectionOf } from '../../src/structure/outline.ts'
import { normalise } from '../../src/text/normalise.ts'
import { SHAPES, UPPER } from '../shapes.ts'
import { zoneOf, zoneRules } from '../../src/structure/zones.ts'
import { labelLexicon, openingLabel } from '../../src/rules/tasks/labels.ts'
import { buildDocument } from '../../src/tree/build.ts'

/** The outline as indented lines, so that a difference reads like a document. */
function outline(...lines: string[]): string[] {
  const { tree, file } = buildDocument(lines.map((text) => ({ kind: 'paragraph' as const, text })))
  const text = String(file)
  const root = buildOutline(tree.children, { start: 0, end: text.length }, text)
  const print = (entry: Entry, depth: number): string[] =>
    entry.type === 'table'
      ? []
      : [`${'  '.repeat(depth)}${text.slice(entry.start, entry.end)}`, ...entry.children.flatMap((child) => print(child, depth + 1))]
  return root.children.flatMap((child) => print(child, 0))
}

describe('markers', () => {
  it.each([
    ['I. MỤC ĐÍCH', 'roman', 'I', 1],
    ['II- Nhiệm vụ', 'roman', 'II', 2],
    ['1- Mục đích', 'decimal', '1', 1],
    ['2.1. Sở Y tế', 'decimal', '2.1', 1],
    ['1.Sở Y tế', 'decimal', '1', 1],
    ['đ) Công an tỉnh', 'letter', 'đ', 5],
    ['e) Sở Nội vụ', 'letter', 'e', 6],
    ['(3) Ba là', 'paren', '3', 3],
    ['- Chủ trì', 'dash', '', 0],
    ['-Chủ trì', 'dash', '', 0],
    ['+ Phối hợp', 'plus', '', 0],
    ['• Nội dung', 'dot', '', 0],
    ['Điều 4. Tổ chức', 'article', '4', 4],
    ['Phần thứ hai', 'part', 'hai', 2],
    ['Bước 2: Rà soát', 'step', '2', 2],
    ['B. NỘI DUNG', 'letter-upper', 'B', 2],
  ])('%s', (text, kind, label, value) => {
    expect(readMarker(text)).toMatchObject({ kind, label, value })
  })
  it.each(['15/3/2026 là ngày hội', '100% hồ sơ', '1.500 hộ dân', '2025 - 2030', 'Sở Y tế', 'V/v triển khai', '08 xã, phường'])(
    '%s has none',
    (text) => {
      expect(readMarker(text)).toBeNull()
    },
  )
})

describe('the outline', () => {
  it('nests by numbers and bullets', () => {
    expect(
      outline(
        'I. NHIỆM VỤ',
        '1. Sở Y tế',
        '- Tuyên truyền.',
        '+ Trên loa.',
        '- Kiểm tra.',
        '2. Sở Nội vụ',
        'Tham mưu khen thưởng.',
        'II. TỔ CHỨC THỰC HIỆN',
        '1. Công an tỉnh',
      ),
    ).toEqual([
      'I. NHIỆM VỤ',
      '  1. Sở Y tế',
      '    - Tuyên truyền.',
      '      + Trên loa.',
      '    - Kiểm tra.',
      '  2. Sở Nội vụ',
      '    Tham mưu khen thưởng.',
      'II. TỔ CHỨC THỰC HIỆN',
      '  1. Công an tỉnh',
    ])
  })
  it('puts "2.1." under "2." whatever stood between', () => {
    expect(outline('III. GIẢI PHÁP', '2. Tuyên truyền', '- Một việc.', '2.1. Sở Y tế', '- Việc khác.', '3. Kiểm tra')).toEqual([
      'III. GIẢI PHÁP',
      '  2. Tuyên truyền',
      '    - Một việc.',
      '    2.1. Sở Y tế',
      '      - Việc khác.',
      '  3. Kiểm tra',
    ])
  })
  it('a plain paragraph after bullets stands beside them', () => {
    expect(outline('5. UBND các xã', '- Rà soát.', 'Theo dõi, thống kê tình hình.')).toEqual([
      '5. UBND các xã',
      '  - Rà soát.',
      '  Theo dõi, thống kê tình hình.',
    ])
  })
  it('reads "i)" after "h)" as a letter', () => {
    expect(outline('1. Các đơn vị', 'h) Trường học', 'i) Bệnh viện')).toEqual(['1. Các đơn vị', '  h) Trường học', '  i) Bệnh viện'])
  })
  it('joins the numbers of a section', () => {
    const { tree, file } = buildDocument(
      ['III. NHIỆM VỤ', '2. Tuyên truyền', '2.1. Sở Y tế', 'b) Báo cáo', '- Hằng tháng.'].map((text) => ({
        kind: 'paragraph' as const,
        text,
      })),
    )
    let entry = buildOutline(tree.children, { start: 0, end: String(file).length }, String(file))
    while (entry.children[0]?.type === 'item') entry = entry.children[0]
    expect(sectionOf(entry)).toBe('III.2.1.b')
  })
})

describe('lexicon of sections, columns and labels', () => {
  const lexicon = [
    ...zoneRules.map(({ zone, examples, nearMisses }) => ({
      name: zone,
      read: zoneOf as (text: string) => string | null,
      examples,
      nearMisses,
    })),
    ...columnLexicon.map(({ role, examples, not }) => ({ name: role, read: columnRole, examples, nearMisses: not })),
    ...labelLexicon.map(({ role, examples, not }) => ({
      name: role,
      read: (text: string) => openingLabel(text)?.role ?? null,
      examples,
      nearMisses: not,
    })),
  ]

  it.each(lexicon)('$name proves itself: $examples, not $nearMisses', ({ name, read, examples, nearMisses }) => {
    expect(examples.length).toBeGreaterThanOrEqual(3)
    expect(nearMisses.length).toBeGreaterThanOrEqual(2)
    for (const shape of SHAPES) {
      for (const text of examples) expect(read(normalise(shape.change(text))), `${text}, ${shape.name}`).toBe(name)
      for (const text of nearMisses) expect(read(normalise(shape.change(text))), `${text}, ${shape.name}`).not.toBe(name)
    }
    for (const text of examples) expect(read(UPPER.change(text)), `${text}, ${UPPER.name}`).toBe(name)
  })
})
