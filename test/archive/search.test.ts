import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findTerms, matchOf, parseSearch, snippetOf } from '../../src/archive/words.ts'
import { makeArchive, put } from './factory.ts'

const HEADS = [
  {
    code: '5/KH-UBND',
    issued: '2025-01-01',
    issuer: 'Ủy ban nhân dân quận Đống Đa',
    title: 'Chuyển đổi số năm 2025',
    text: 'KẾ HOẠCH\nChuyển đổi số ở quận Đống Đa, do uỷ ban làm.',
  },
  { code: '57-NQ/TW', issued: '2024-12-22', issuer: 'Bộ Chính trị', title: 'Đột phá', text: 'NGHỊ QUYẾT\nvề khoa học: làn sóng mới.' },
  {
    code: '6/KH-UBND',
    issued: '2025-02-01',
    issuer: 'Ủy ban nhân dân tỉnh Lai Châu',
    title: 'Trồng lan',
    text: 'KE HOACH\nTrồng hoa lan và làm hòa bình.',
  },
]

async function filled() {
  const archive = await makeArchive()
  for (const head of HEADS) await put(archive, head)
  return archive
}

describe('search', () => {
  test.each([
    ['ke hoach', ['6/KH-UBND', '5/KH-UBND']],
    ['kế hoạch', ['5/KH-UBND', '6/KH-UBND']],
    ['kế hoạch'.normalize('NFD'), ['5/KH-UBND', '6/KH-UBND']],
    ['uỷ ban', ['5/KH-UBND', '6/KH-UBND']],
    ['hoà bình', ['6/KH-UBND']],
    ['dong da', ['5/KH-UBND']],
    ['Đống Đa', ['5/KH-UBND']],
    ['57-NQ/TW', ['57-NQ/TW']],
    ['"làn sóng"', ['57-NQ/TW']],
    ['"sóng làn"', []],
    ['chuy*', ['5/KH-UBND']],
    ['issuer:"lai chau"', ['6/KH-UBND']],
    ['title:lan', ['6/KH-UBND']],
    ['NOT', []],
  ])('%s', async (words, codes) => {
    const archive = await filled()
    expect((await archive.search(words)).map(({ code }) => code)).toEqual(codes)
  })

  test('the spelling that was typed comes first, and says so', async () => {
    const archive = await filled()
    expect((await archive.search('làn')).map(({ code, exact }) => [code, exact])).toEqual([
      ['57-NQ/TW', true],
      ['6/KH-UBND', false],
    ])
    expect((await archive.search('lan')).map(({ code, exact }) => [code, exact])).toEqual([
      ['6/KH-UBND', true],
      ['57-NQ/TW', false],
    ])
  })

  test('the snippet keeps the spelling of the document and marks the words', async () => {
    const archive = await filled()
    const [hit] = await archive.search('doi so')
    const { text = '', marks = [] } = hit?.snippet ?? {}
    expect(marks.map(([start, end]) => text.slice(start, end))).toEqual(['đổi số'])
  })

  test('a second reading replaces the words of the first', async () => {
    const archive = await filled()
    for (const head of HEADS) await put(archive, head, { again: true })
    expect((await archive.search('chuyển đổi')).length).toBe(1)
    expect((await archive.counts()).plans).toBe(3)
  })

  test.each([
    '"',
    '*',
    "'",
    'a"b',
    '(',
    'AND',
    'a AND',
    'NEAR(a b)',
    'title:',
    '-',
    '^a',
    'x:y',
    '{a}:b',
    '"a',
    ';drop table plans',
    '%',
    '\u0000',
    '💥',
  ])('%s is safe', async (words) => {
    const archive = await filled()
    expect(Array.isArray(await archive.search(words))).toBe(true)
  })

  test('whatever a person types is safe', async () => {
    const archive = await filled()
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (words) => {
        await archive.search(words)
        await archive.find(words)
        await archive.absent(words)
        await archive.tasks({ lead: words })
        await archive.plans({ issuer: words, type: words })
      }),
      { numRuns: 150 },
    )
  })
})

test('nothing that is typed is syntax', () => {
  expect(matchOf(parseSearch('kế "a b" c* issuer:ủy OR'), (word) => word)).toBe('"kế" AND "a b" AND "c"* AND issuer : "ủy" AND "or"')
  expect(matchOf(parseSearch('"" * -'), (word) => word)).toBeNull()
})

test('terms are found in the original, and a text without them has no snippet', () => {
  expect(findTerms('Kế hoạch, kế  hoạch', parseSearch('"ke hoach"'))).toEqual([
    [0, 8],
    [10, 19],
  ])
  expect(snippetOf('không có gì', parseSearch('kế hoạch'))).toBeNull()
})
