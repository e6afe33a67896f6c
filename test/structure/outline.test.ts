import { describe, expect, it } from 'vitest'
import { columnLexicon, columnRole } from '../../src/structure/columns.ts'
import { readMarker } from '../../src/structure/marker.ts'
import { buildOutline, type Entry, sectionOf } from '../../src/structure/outline.ts'
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
  it.each(zoneRules.flatMap((rule) => rule.examples.map((text) => [text, rule.zone] as const)))('%s opens %s', (text, zone) => {
    expect(zoneOf(text)).toBe(zone)
    expect(zoneOf(text.toUpperCase())).toBe(zone)
    expect(zoneOf(text.normalize('NFD').normalize('NFC'))).toBe(zone)
  })
  it.each(zoneRules.flatMap((rule) => rule.nearMisses.map((text) => [text, rule.zone] as const)))('%s does not open %s', (text, zone) => {
    expect(zoneOf(text)).not.toBe(zone)
  })
  it.each(columnLexicon.flatMap((entry) => entry.examples.map((text) => [text, entry.role] as const)))('column %s is %s', (text, role) => {
    expect(columnRole(text)).toBe(role)
    expect(columnRole(text.toUpperCase())).toBe(role)
  })
  it.each(columnLexicon.flatMap((entry) => entry.not.map((text) => [text, entry.role] as const)))('column %s is not %s', (text, role) => {
    expect(columnRole(text)).not.toBe(role)
  })
  it.each(labelLexicon.flatMap((entry) => entry.examples.map((text) => [text, entry.role] as const)))(
    '%s is a label of %s',
    (text, role) => {
      expect(openingLabel(text)?.role).toBe(role)
      expect(openingLabel(text.toUpperCase())?.role).toBe(role)
    },
  )
  it.each(labelLexicon.flatMap((entry) => entry.not.map((text) => [text, entry.role] as const)))('%s is no label of %s', (text, role) => {
    expect(openingLabel(text)?.role ?? null).not.toBe(role)
  })
})
