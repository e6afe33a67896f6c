import { describe, expect, test } from 'vitest'
import type { Archive } from '../../src/archive/archive.ts'
import { type Head, makeArchive, makeReference, put } from './factory.ts'

const DONG_NAI: Head = { issuer: 'Ủy ban nhân dân tỉnh Đồng Nai', place: 'Đồng Nai' }
const NGHE_AN: Head = { issuer: 'Ủy ban nhân dân tỉnh Nghệ An', place: 'Nghệ An' }
const parent: Head = { ...DONG_NAI, code: '22/KH-UBND', issued: '2024-01-18', title: 'gốc' }

function child(parts: Parameters<typeof makeReference>[1], head: Head = {}): Head {
  return { ...DONG_NAI, code: '282/KH-UBND', issued: '2024-08-21', title: 'con', references: [makeReference('22/KH-UBND', parts)], ...head }
}

/** All orders of a short list. */
function orders<T>(list: readonly T[]): T[][] {
  if (list.length < 2) return [[...list]]
  return list.flatMap((first, at) => orders(list.filter((_, other) => other !== at)).map((rest) => [first, ...rest]))
}

/** Titles of held parents of the plan titled "con", for each order of arrival. */
async function parentsInAnyOrder(heads: readonly Head[]): Promise<string[][]> {
  const answers: string[][] = []
  for (const order of orders(heads)) {
    const archive = await makeArchive()
    for (const head of order) await put(archive, head)
    answers.push(await parentTitles(archive))
  }
  return answers
}

async function parentTitles(archive: Archive): Promise<string[]> {
  const plan = (await archive.plans()).find(({ title }) => title === 'con')
  const record = await archive.record(plan?.id ?? 0)
  return record?.parents.flatMap((member) => (member.plan ? [member.plan.title ?? ''] : [])) ?? []
}

async function expectParents(heads: readonly Head[], titles: string[]) {
  for (const answer of await parentsInAnyOrder(heads)) expect(answer).toEqual(titles)
}

describe('a citation finds its document, whatever the order of arrival', () => {
  test('by number and date', () => expectParents([parent, child({ date: '2024-01-18' })], ['gốc']))
  test('by number, with leading zeros and spaces', () =>
    expectParents([{ ...parent, code: '022/KH-UBND' }, child({ date: '2024-01-18', issuer: 'UBND tỉnh' })], ['gốc']))
  test('not by number alone', () => expectParents([{ ...parent, issuer: null, place: null }, child({})], []))
  test('without a date, by the issuer', () => expectParents([parent, child({ issuer: 'UBND tỉnh' })], ['gốc']))
  test('with a misprinted day', () => expectParents([parent, child({ date: '2024-01-13', issuer: 'UBND tỉnh' })], ['gốc']))
  test('with a misprinted year', () => expectParents([parent, child({ date: '2023-01-18', issuer: 'UBND tỉnh' })], ['gốc']))
  test('not another year of the same number', () => expectParents([parent, child({ date: '2023-05-30', issuer: 'UBND tỉnh' })], []))
  test('not a document issued later', () => expectParents([{ ...parent, issued: '2025-01-18' }, child({ issuer: 'UBND tỉnh' })], []))
  test('not another province', () => expectParents([{ ...parent, ...NGHE_AN }, child({ date: '2024-01-18', issuer: 'UBND tỉnh' })], []))
  test('not another province, though the citation names nobody', () =>
    expectParents([{ ...parent, ...NGHE_AN }, child({ date: '2024-01-18' })], []))
  test('the right one of two provinces', () =>
    expectParents([{ ...parent, ...NGHE_AN, title: 'khác' }, parent, child({ date: '2024-01-18', issuer: 'UBND tỉnh' })], ['gốc']))
  test('the named one of two provinces', () =>
    expectParents([{ ...parent, ...NGHE_AN, title: 'khác' }, parent, child({ issuer: 'UBND tỉnh Nghệ An' })], ['khác']))
  test('a plan that is only mentioned is no parent', () => expectParents([parent, child({ date: '2024-01-18', relation: 'mentions' })], []))
  test('a plan named as the basis is a parent', () => expectParents([parent, child({ date: '2024-01-18', relation: 'basis' })], ['gốc']))
  test('a decision named as the basis is none', () =>
    expectParents(
      [
        { ...parent, code: '22/QĐ-UBND' },
        { ...child({}), references: [makeReference('22/QĐ-UBND', { type: 'Quyết định', date: '2024-01-18', relation: 'basis' })] },
      ],
      [],
    ))
  test('a news report is not the plan that it tells of', () =>
    expectParents([{ ...parent, genre: 'news-report' }, child({ date: '2024-01-18' })], []))
  test('two copies of one plan count once, the better one', () =>
    expectParents([{ ...parent, textLayer: 'ocr', title: 'quét' }, parent, child({ date: '2024-01-18', issuer: 'UBND tỉnh' })], ['gốc']))
})

describe('issuers that are named oddly', () => {
  const board: Head = {
    code: '7/KH-BCĐ',
    issued: '2024-01-18',
    issuer: 'Ban Chỉ đạo chuyển đổi số và cải cách hành chính tỉnh Đồng Nai',
    place: 'Đồng Nai',
    title: 'gốc',
  }
  const cites = (issuer: string, date: string | null = '2024-01-18') =>
    child({}, { references: [makeReference('7/KH-BCĐ', { date, issuer })] })

  test('a name cut short, with the day', () => expectParents([board, cites('Ban Chỉ đạo chuyển đổi số')], ['gốc']))
  test('a name cut short is too little without the day', () => expectParents([board, cites('Ban Chỉ đạo chuyển đổi số', null)], []))
  test('another body of the same place, with the day: linked, and said', async () => {
    await expectParents([board, cites('Văn phòng')], ['gốc'])
    const archive = await makeArchive()
    const { plan } = await put(archive, cites('Văn phòng'))
    await put(archive, board)
    expect((await archive.record(plan))?.messages.map(({ ruleId }) => ruleId)).toEqual(['link/issuer-differs'])
  })
  test('another body without the day is none', () => expectParents([board, cites('Văn phòng', '2024')], []))
  test('a body of the whole country, whatever the name', () =>
    expectParents(
      [{ code: '7/KH-BCĐ', issued: '2024-01-18', issuer: 'Bộ Y tế', place: 'Hà Nội', title: 'gốc' }, cites('Văn phòng')],
      ['gốc'],
    ))
  test('another body of another place is none', () =>
    expectParents([{ ...board, issuer: 'Ban Chỉ đạo chuyển đổi số tỉnh Nghệ An', place: 'Nghệ An' }, cites('Văn phòng')], []))
  test('the body that agrees goes before the odd one', () =>
    expectParents(
      [{ ...board, issuer: 'Sở Y tế tỉnh Đồng Nai', title: 'khác' }, board, cites('Ban Chỉ đạo chuyển đổi số và cải cách hành chính')],
      ['gốc'],
    ))
})

describe('documents that are no plans are parents too', () => {
  test.each([
    ['57-NQ/TU', 'Nghị quyết', 'Tỉnh ủy Đồng Nai'],
    ['9/CT-UBND', 'Chỉ thị', 'Ủy ban nhân dân tỉnh Đồng Nai'],
    ['1065/UBND-NC', null, 'Ủy ban nhân dân tỉnh Đồng Nai'],
  ])('%s', (code, type, issuer) =>
    expectParents([{ ...parent, code, issuer }, child({}, { references: [makeReference(code, { type, date: '2024-01-18' })] })], ['gốc']),
  )
})

test('two candidates are a review item, in any order, and no link', async () => {
  const heads = [parent, { ...parent, issued: '2023-01-20', title: 'năm trước' }, child({ issuer: 'UBND tỉnh' })]
  for (const order of orders(heads)) {
    const archive = await makeArchive()
    for (const head of order) await put(archive, head)
    expect(await parentTitles(archive)).toEqual([])
    const plan = (await archive.plans()).find(({ title }) => title === 'con')
    const record = await archive.record(plan?.id ?? 0)
    expect(record?.messages.map(({ ruleId, severity }) => [ruleId, severity])).toEqual([['link/several', 'warning']])
    const [doubt] = await archive.review({ kind: 'warning' })
    expect([doubt?.ruleId, doubt?.plan]).toEqual(['link/several', plan?.id])
  }
})

test('a misprinted date links and says so', async () => {
  const archive = await makeArchive()
  await put(archive, child({ date: '2024-01-13', issuer: 'UBND tỉnh' }))
  const { plan } = await put(archive, parent)
  const record = await archive.record((await archive.plans({ from: '2024-08-01' }))[0]?.id ?? 0)
  expect(record?.parents.map((member) => [member.plan?.id, member.how])).toEqual([[plan, 'date-differs']])
  expect(record?.messages.map(({ ruleId }) => ruleId)).toEqual(['link/date-differs'])
})

test('a newer reading with another code moves the links', async () => {
  const archive = await makeArchive()
  await put(archive, child({ date: '2024-01-18', issuer: 'UBND tỉnh' }))
  const { plan } = await put(archive, parent)
  expect(await parentTitles(archive)).toEqual(['gốc'])
  const { openDatabase } = await import('../../src/archive/sqlite.ts')
  const db = await openDatabase(`${archive.folder}/archive.db`, false)
  const { relink } = await import('../../src/archive/link.ts')
  db.prepare("UPDATE plans SET code_key = '23-kh-ubnd' WHERE id = ?").run(plan)
  db.transaction(() => relink(db, '22-kh-ubnd'))()
  db.close()
  expect(await parentTitles(archive)).toEqual([])
  await put(archive, parent, { again: true })
  expect(await parentTitles(archive)).toEqual(['gốc'])
})

test('the Party: "Tỉnh ủy" means the committee of one\'s own province', async () => {
  const cites = (issuer: string) => child({}, { references: [makeReference('275-KH/TU', { date: '2023-07-11', issuer })] })
  const own: Head = { code: '275-KH/TU', issued: '2023-07-11', issuer: 'Tỉnh ủy Đồng Nai', place: 'Đồng Nai', title: 'gốc' }
  const other: Head = { ...own, issuer: 'Tỉnh ủy Bình Phước', place: 'Bình Phước', title: 'khác' }
  await expectParents([own, other, cites('Ban Thường vụ Tỉnh ủy')], ['gốc'])
  await expectParents([other, cites('Tỉnh ủy')], [])
  await expectParents([{ ...own, issuer: 'Đảng bộ tỉnh Đồng Nai' }, cites('Ban Chấp hành Đảng bộ tỉnh')], ['gốc'])
})

test('a commune cites its province', async () => {
  const commune: Head = { issuer: 'Ủy ban nhân dân xã Công Hải', superior: null, place: 'Công Hải' }
  await expectParents([parent, child({ date: '2024-01-18', issuer: 'UBND tỉnh' }, commune)], ['gốc'])
  await expectParents([{ ...parent, ...NGHE_AN }, child({ date: '2024-01-18', issuer: 'UBND tỉnh Đồng Nai' }, commune)], [])
})

test('tree: ancestors and descendants, and what is cited but absent', async () => {
  const archive = await makeArchive()
  const grandchild: Head = {
    code: '7/KH-SGDĐT',
    issuer: 'Sở Giáo dục và Đào tạo tỉnh Đồng Nai',
    issued: '2024-09-01',
    title: 'cháu',
    references: [makeReference('282/KH-UBND', { date: '2024-08-21', issuer: 'UBND tỉnh' })],
  }
  await put(archive, grandchild)
  const middle = await put(
    archive,
    child(
      { date: '2024-01-18', issuer: 'UBND tỉnh' },
      {
        references: [
          makeReference('22/KH-UBND', { date: '2024-01-18' }),
          makeReference('275-KH/TU', { date: '2023-07-11', issuer: 'Tỉnh ủy' }),
        ],
      },
    ),
  )
  await put(archive, parent)
  const tree = await archive.family(middle.plan)
  expect(tree?.parents.map(({ code, date, plan }) => [code, date, plan !== null])).toEqual([
    ['22/KH-UBND', '2024-01-18', true],
    ['275-KH/TU', '2023-07-11', false],
  ])
  expect(tree?.children.map(({ title, relation }) => [title, relation])).toEqual([['cháu', 'implements']])
  const absent = await archive.absent('275-KH/TƯ'.replace('Ư', 'U'))
  expect(absent.map(({ code, plan, children }) => [code, plan, children.map(({ title }) => title)])).toEqual([['275-KH/TU', null, ['con']]])
  expect(absent[0]?.children[0]?.children.map(({ title }) => title)).toEqual(['cháu'])
})

test('one plan in two formats is one member of the family', async () => {
  const archive = await makeArchive()
  const scan = await put(archive, { ...child({ date: '2024-01-18' }), textLayer: 'ocr' })
  const native = await put(archive, child({ date: '2024-01-18' }))
  const { plan } = await put(archive, parent)
  const tree = await archive.family(plan)
  expect(tree?.children.map((member) => [member.plan?.id, member.copies])).toEqual([[native.plan, [scan.plan]]])
  expect((await archive.find('282/KH-UBND')).map(({ id }) => id)).toEqual([native.plan])
})

test('documents that cite each other in a ring end', async () => {
  const archive = await makeArchive()
  const a = await put(archive, { ...parent, references: [makeReference('282/KH-UBND', { date: '2024-08-21' })] })
  await put(archive, child({ date: '2024-01-18' }))
  const tree = await archive.family(a.plan)
  expect(JSON.stringify(tree).length).toBeLessThan(20_000)
  expect(tree?.children[0]?.title).toBe('con')
})
