import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exactMatchOf, findTerms, matchOf, parseSearch, snippetOf } from '../../src/archive/words.ts'
import { makeArchive, makeTask, put } from './factory.ts'

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
    tasks: [makeTask('Trồng lan', { lead: ['Sở Y tế'], coordinating: ['UBND các xã'] })],
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
    ['issuer:UBND', ['6/KH-UBND', '5/KH-UBND']],
    ['lan issuer:"Bộ Chính trị"', ['57-NQ/TW']],
    ['lead:"so y te"', ['6/KH-UBND']],
    ['with:"Ủy ban nhân dân các xã" hoa', ['6/KH-UBND']],
    ['with:"so y te"', []],
    ['year:2024', ['57-NQ/TW']],
    ['năm:2024-2025 type:KH dong da', ['5/KH-UBND']],
    ['year:mai', []],
    ['province:"lai châu"', ['6/KH-UBND']],
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

  test('facets count all hits', async () => {
    const archive = await filled()
    const counted = async (words: string, name: string) =>
      (await archive.facets(words)).flatMap(({ facet, value, plans }) => (facet === name ? [[value, plans]] : []))
    expect(await counted('kế hoạch', 'year')).toEqual([['2025', 2]])
    expect(await counted('ke hoach', 'province')).toEqual([
      [null, 1],
      ['tỉnh Lai Châu', 1],
    ])
    expect(await counted('year:2024', 'issuer')).toEqual([['Bộ Chính trị', 1]])
    expect(await counted('type:KH', 'type')).toEqual([['Kế hoạch', 3]])
    expect(await archive.facets('')).toEqual([])
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
        await archive.facets(words)
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
  const { terms, fields } = parseSearch('kế "a b" c* number:5 OR issuer:ủy NĂM:2025 chu tri:"Sở Y tế" loại:KH')
  expect(matchOf(terms)).toBe('"ke" AND "a b" AND "c"* AND number : "5" AND "or"')
  expect(exactMatchOf(terms)).toBe('"kế" AND "a" AND "b" AND "c"* AND "5" AND "or"')
  expect(fields).toEqual({ issuer: 'ủy', year: '2025', lead: 'Sở Y tế', type: 'KH' })
  expect(matchOf(parseSearch('"" * -').terms)).toBeNull()
})

test('terms are found in the original, and a text without them has no snippet', () => {
  expect(findTerms('Kế hoạch, kế  hoạch', parseSearch('"ke hoach"').terms)).toEqual([
    [0, 8],
    [10, 19],
  ])
  expect(snippetOf('không có gì', parseSearch('kế hoạch').terms)).toBeNull()
})
