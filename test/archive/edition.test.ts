/** The same plan in other formats and as a draft is one; the same number on another plan is a warning. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { likeness, signatureOf } from '../../src/archive/alike.ts'
import { type Head, makeArchive, put } from './factory.ts'

/** Sentences made of these words, always the same ones for a seed. */
function sentences(seed: number, words: readonly string[]): string {
  let state = seed
  const next = () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0
    return words[(state >>> 16) % words.length] ?? ''
  }
  return Array.from({ length: 60 }, () => `${Array.from({ length: 12 }, next).join(' ')}.`).join('\n')
}
const SHARED = ['tổ chức', 'báo cáo', 'kết quả', 'đơn vị', 'thực hiện']
const TREES = sentences(1, [...SHARED, 'trồng cây', 'ven sông', 'cây giống', 'phân tán', 'chăm sóc', 'che phủ'])
const ROADS = sentences(2, [...SHARED, 'sửa đường', 'liên thôn', 'mùa mưa', 'thoát nước', 'biển báo', 'lề đường'])

const final: Head = {
  code: '12/KH-UBND',
  issuer: 'Ủy ban nhân dân tỉnh Sông Xanh',
  place: 'Sông Xanh',
  issued: '2025-03-05',
  title: 'Trồng cây năm 2025',
  text: TREES,
}
const scan: Head = { ...final, textLayer: 'ocr', text: TREES.replaceAll('ven sông', 'ven sóng') }
const draft: Head = { ...final, code: null, issued: '2025-02', draft: true, text: TREES.replaceAll('che phủ', 'phủ xanh') }
const roads: Head = { ...final, code: '13/KH-UBND', title: 'Sửa đường', text: ROADS }

/** The groups of titles of the best copies, and how many documents each stands for. */
async function groups(heads: readonly Head[]): Promise<[string, number][]> {
  const archive = await makeArchive()
  for (const head of heads) await put(archive, head)
  const best = await archive.plans({ best: true })
  const counted = await Promise.all(best.map(async ({ id }) => (await archive.record(id))?.copies.length ?? 0))
  return best
    .map(({ code, textLayer, draft: isDraft }, at): [string, number] => [`${code} ${textLayer} ${isDraft}`, (counted[at] ?? 0) + 1])
    .sort()
}

async function warned(heads: readonly Head[]): Promise<string[][]> {
  const archive = await makeArchive()
  for (const head of heads) await put(archive, head)
  const rows = await archive.plans()
  const records = await Promise.all(rows.sort((a, b) => a.id - b.id).map(({ id }) => archive.record(id)))
  return records.map(
    (record) => record?.messages.filter(({ ruleId }) => ruleId === 'archive/number-twice').map(({ reason }) => reason) ?? [],
  )
}

describe('copies and versions', () => {
  test('whatever the order of arrival, the numbered text with letters of its own is shown', async () => {
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([final, scan, draft, roads], { minLength: 4 }), async (heads) => {
        expect(await groups(heads)).toEqual([
          ['12/KH-UBND native false', 3],
          ['13/KH-UBND native false', 1],
        ])
      }),
      { numRuns: 12 },
    )
  })

  test.each<[string, Head]>([
    ['another number', { ...final, code: '14/KH-UBND' }],
    ['another province', { ...final, issuer: 'Ủy ban nhân dân tỉnh Núi Cao', place: 'Núi Cao' }],
    ['another year', { ...final, issued: '2024-03-05' }],
    ['a news report', { ...final, genre: 'news-report' }],
    ['a draft of something else', { ...draft, title: 'Sửa đường', text: ROADS }],
    ['a draft of something else with the same title', { ...draft, text: ROADS }],
    ['the same title years later, not numbered', { ...draft, issued: '2029' }],
  ])('%s is no copy', async (_, other) => {
    expect((await groups([final, other])).map(([, count]) => count)).toEqual([1, 1])
    expect((await groups([other, final])).map(([, count]) => count)).toEqual([1, 1])
  })

  test('a draft under another title is known by its words', async () => {
    expect((await groups([final, { ...draft, title: 'Kế hoạch trồng cây' }])).map(([, count]) => count)).toEqual([2])
  })

  test('a second reading keeps the group, and finds it anew', async () => {
    const archive = await makeArchive()
    for (const head of [draft, final, scan]) await put(archive, head)
    await put(archive, final, { again: true })
    const [best] = await archive.plans({ best: true })
    expect([best?.code, best?.textLayer]).toEqual(['12/KH-UBND', 'native'])
    expect((await archive.record(best?.id ?? 0))?.copies.length).toBe(2)
  })
})

describe('the same number, notation and issuer', () => {
  const other: Head = { ...final, title: 'Sửa đường', text: ROADS, issued: '2025-06-01' }

  test('warns at both, in any order', async () => {
    expect(await warned([final, other])).toEqual([['12/KH-UBND: #2'], ['12/KH-UBND: #1']])
    expect(await warned([other, final])).toEqual([['12/KH-UBND: #2'], ['12/KH-UBND: #1']])
  })

  test('on one day too, where the matter is another', async () => {
    expect(await warned([final, { ...other, issued: '2025-03-05' }])).toEqual([['12/KH-UBND: #2'], ['12/KH-UBND: #1']])
  })

  test('counts among the doubts that ingest tells of', async () => {
    const archive = await makeArchive()
    await put(archive, final)
    expect((await put(archive, other)).doubts).toBe(1)
  })

  test.each<[string, Head]>([
    ['a copy', scan],
    ['another year: the State numbers anew', { ...other, issued: '2026-01-05' }],
    ['another province', { ...other, issuer: 'Ủy ban nhân dân tỉnh Núi Cao', place: 'Núi Cao' }],
  ])('%s is none', async (_, second) => expect(await warned([final, second])).toEqual([[], []]))

  test('departments of one name in two provinces are two', async () => {
    const of = (place: string) => ({ ...roads, issuer: 'Sở Kế hoạch và Đầu tư', superior: `Ủy ban nhân dân tỉnh ${place}`, place })
    const [first, second] = [of('Sông Xanh'), { ...of('Sông Vàng'), title: 'Trồng cây', text: TREES }]
    expect(await warned([first, second])).toEqual([[], []])
    expect(await warned([first, { ...first, title: 'Trồng cây', text: TREES }])).toEqual([['13/KH-UBND: #2'], ['13/KH-UBND: #1']])
  })

  test('the Party numbers through a term', async () => {
    const party: Head = { code: '9-KH/TU', issuer: 'Tỉnh ủy Sông Xanh', place: 'Sông Xanh', issued: '2021-03-05', title: 'A', text: TREES }
    const later = (issued: string): Head => ({ ...party, title: 'B', text: ROADS, issued })
    expect(await warned([party, later('2024-05-05')])).toEqual([['9-KH/TU: #2'], ['9-KH/TU: #1']])
    expect(await warned([party, later('2026-02-05')])).toEqual([[], []])
  })

  test('goes when a newer reading of the other has another number', async () => {
    const archive = await makeArchive()
    const first = await put(archive, final)
    await put(archive, other)
    await put(archive, other, { again: true })
    expect((await archive.record(first.plan))?.messages.map(({ ruleId }) => ruleId)).toEqual(['archive/number-twice'])
    const { openDatabase } = await import('../../src/archive/sqlite.ts')
    const db = await openDatabase(`${archive.folder}/archive.db`, false)
    const { sha256 } = (await archive.plans({ from: '2025-06-01' }))[0] ?? { sha256: '' }
    db.prepare(`INSERT INTO corrections (sha256, list, item, words, field, value, reading, standing, by, at)
      VALUES (?, '', '', '', 'number', ?, 'null', 'holds', 'ai', '2025-07-01T00:00:00Z')`).run(
      sha256,
      JSON.stringify({ raw: 'Số: 21/KH-UBND', code: '21/KH-UBND', ordinal: '21', symbol: 'KH-UBND' }),
    )
    db.close()
    await put(archive, other, { again: true })
    expect((await archive.record(first.plan))?.messages).toEqual([])
  })
})

test('likeness: equal 1, strangers near 0, a few changed words in between', () => {
  const of = (a: string, b: string) => likeness(signatureOf(a), signatureOf(b))
  expect(of(TREES, TREES)).toBe(1)
  expect(of(TREES, ROADS)).toBeLessThan(0.5)
  expect(of(TREES, 'hoàn toàn khác hẳn với mọi văn bản ở đây và ở kia')).toBeLessThan(0.1)
  expect(of('', '')).toBe(1)
})
