/** The registry of agencies: what ships with the program, what is learned, what people decide, and tasks through name changes. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { importInto, openArchive } from '../../src/archive/archive.ts'
import { agencyByName } from '../../src/lexicon/agencies.ts'
import { type Head, makeArchive, makeDocument, makeFolder, makeTask, put } from './factory.ts'

const LAM_DONG = { superior: 'Ủy ban nhân dân tỉnh Lâm Đồng', place: 'Đà Lạt' }

/** A task as the reader makes it: with the agency of the table. */
function task(text: string, lead: string) {
  const entry = agencyByName(lead)
  return { ...makeTask(text), lead: [{ mention: lead, agencyId: entry?.id ?? null, name: entry?.name ?? null }] }
}

function plan(code: string, issuer: string, issued: string, tasks: Head['tasks'], parts: Partial<Head> = {}): Head {
  return { code, issuer, issued, title: `Kế hoạch ${code}`, tasks, ...parts }
}

async function filled() {
  const archive = await makeArchive()
  const heads = [
    plan('1/KH-UBND', 'Ủy ban nhân dân tỉnh Đắk Nông', '2024-02-01', [
      task('Trồng rừng', 'Sở NN&PTNT'),
      task('Đo đất', 'Sở Tài nguyên và Môi trường'),
    ]),
    plan('2/KH-UBND', 'Ủy ban nhân dân tỉnh Lâm Đồng', '2025-08-01', [task('Giữ nước', 'Sở Nông nghiệp và Môi trường')]),
    plan('3/KH-UBND', 'Ủy ban nhân dân tỉnh Sơn La', '2025-09-01', [task('Chống hạn', 'Sở Nông nghiệp và Môi trường')]),
    plan('4/KH-VHXH', 'Phòng Văn hóa - Xã hội xã Suối Bạc', '2025-10-01', [
      ...['Một', 'Hai', 'Ba'].map((text) => task(text, 'Tổ Công nghệ số cộng đồng xã Suối Bạc')),
      ...['Bốn', 'Năm', 'Sáu'].map((text) => task(text, 'Các xã, phường')),
      ...['Bảy', 'Tám', 'Chín'].map((text) => task(text, 'doanh nghiệp')),
      task('Mười', 'Đội Văn nghệ Suối Bạc'),
    ]),
  ]
  for (const head of heads) await put(archive, head)
  return archive
}
type Filled = Awaited<ReturnType<typeof filled>>
const texts = async (archive: Filled, filter: Parameters<Filled['tasks']>[0]) => (await archive.tasks(filter)).map(({ text }) => text)

describe('tasks by agency, through name changes', () => {
  test.each([
    ['its predecessors count in', { lead: 'Sở Nông nghiệp và Môi trường' }, ['Trồng rừng', 'Đo đất', 'Giữ nước', 'Chống hạn']],
    ['in any spelling', { lead: 'so nnmt' }, ['Giữ nước', 'Chống hạn']],
    ['by its short form', { lead: 'Sở NN&MT' }, ['Trồng rừng', 'Đo đất', 'Giữ nước', 'Chống hạn']],
    ['by its id', { lead: 'so-nong-nghiep-va-moi-truong' }, ['Trồng rừng', 'Đo đất', 'Giữ nước', 'Chống hạn']],
    ['not where the name alone is wanted', { lead: 'Sở Nông nghiệp và Môi trường', exact: true }, ['Giữ nước', 'Chống hạn']],
    ['an old name means the old body', { lead: 'Sở Tài nguyên và Môi trường' }, ['Đo đất']],
    [
      'of one province, with those merged into it',
      { lead: 'Sở Nông nghiệp và Môi trường tỉnh Lâm Đồng' },
      ['Trồng rừng', 'Đo đất', 'Giữ nước'],
    ],
    ['of one province, by its own condition', { lead: 'Sở NN&MT', province: 'lam-dong' }, ['Trồng rừng', 'Đo đất', 'Giữ nước']],
    ['of a province that is no more', { lead: 'Sở NN&MT', province: 'dak-nong' }, ['Trồng rừng', 'Đo đất']],
    ['a part of a name is only that', { lead: 'môi trường' }, ['Đo đất', 'Giữ nước', 'Chống hạn']],
  ])('%s', async (_, filter, expected) => {
    expect(await texts(await filled(), filter)).toEqual(expected)
  })

  test('who is counted in is said', async () => {
    const archive = await filled()
    expect(await archive.alsoMeant('Sở Nông nghiệp và Môi trường')).toEqual([
      'Sở Nông nghiệp và Phát triển nông thôn',
      'Sở Tài nguyên và Môi trường',
    ])
    expect(await archive.alsoMeant('Sở Y tế')).toEqual([])
  })

  test('a search by the lead does the same', async () => {
    const archive = await filled()
    expect((await archive.search('lead:"Sở Nông nghiệp và Môi trường"')).map(({ code }) => code)).toEqual([
      '3/KH-UBND',
      '2/KH-UBND',
      '1/KH-UBND',
    ])
  })
})

describe('the registry', () => {
  test('knows what it ships with: level, system, dates, successors, counts', async () => {
    const [row] = await (await filled()).agencies({ named: 'Sở NN&PTNT' })
    expect(row).toMatchObject({
      ...{ name: 'Sở Nông nghiệp và Phát triển nông thôn', level: 'province', system: 'state', lead: 1, learned: false },
      ...{ validTo: '2025-02-28', successors: ['Sở Nông nghiệp và Môi trường'] },
    })
    const [front] = await (await filled()).agencies({ named: 'Hội Nông dân tỉnh' })
    expect(front?.under).toBe('Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh')
    const [labour] = await (await filled()).agencies({ named: 'Bộ LĐTBXH' })
    expect(labour?.successors).toEqual(['Bộ Nội vụ', 'Bộ Y tế', 'Bộ Giáo dục và Đào tạo', 'Bộ Công an'])
  })

  test('learns from letterheads, and from leads that come often; collectives and common nouns are none', async () => {
    const learned = (await (await filled()).agencies()).filter((row) => row.learned)
    const nong = learned.find(({ name }) => name.endsWith('Đắk Nông'))
    expect([nong?.validTo, nong?.successors]).toEqual(['2025-06-30', ['Ủy ban nhân dân tỉnh Lâm Đồng']])
    expect(learned.map(({ name, lead, issued, province }) => [name, lead, issued, province]).sort()).toEqual([
      ['Phòng Văn hóa - Xã hội xã Suối Bạc', 0, 1, null],
      ['Tổ Công nghệ số cộng đồng xã Suối Bạc', 3, 0, null],
      ['Ủy ban nhân dân tỉnh Lâm Đồng', 0, 1, 'Lâm Đồng'],
      ['Ủy ban nhân dân tỉnh Sơn La', 0, 1, 'Sơn La'],
      ['Ủy ban nhân dân tỉnh Đắk Nông', 0, 1, 'Lâm Đồng'],
    ])
  })

  test('a merge holds for lists and tasks, outlives a second reading, and can be undone', async () => {
    const archive = await filled()
    const group = 'to cong nghe so cong dong xa suoi bac'
    expect(await archive.decideAgency('merge', 'doi van nghe suoi bac', group, 'một nhóm')).toBe(true)
    expect(await archive.decideAgency('merge', group, 'doi van nghe suoi bac')).toBe(false)
    const asked = { lead: 'Tổ Công nghệ số cộng đồng xã Suối Bạc' }
    expect(await texts(archive, asked)).toEqual(['Một', 'Hai', 'Ba', 'Mười'])
    expect(await texts(archive, { ...asked, exact: true })).toEqual(['Một', 'Hai', 'Ba'])
    expect((await archive.agencies({ named: 'Tổ Công nghệ số cộng đồng xã Suối Bạc' }))[0]?.lead).toBe(4)
    await put(archive, plan('4/KH-VHXH', 'Phòng Văn hóa', '2025-10-01', [task('Mười', 'Đội Văn nghệ Suối Bạc')]), { again: true })
    expect(await texts(archive, asked)).toEqual(['Một', 'Hai', 'Ba', 'Mười', 'Mười'])
    const [decision] = await archive.agencyDecisions()
    expect(await archive.undoAgency(decision?.id ?? 0)).toBe(true)
    expect(await archive.undoAgency(decision?.id ?? 0)).toBe(false)
    expect(await texts(archive, asked)).toEqual(['Một', 'Hai', 'Ba'])
    expect((await archive.log()).map(({ action }) => action).slice(0, 1)).toEqual(['agency-undo'])
  })

  test('a name that people gave is shown, and finds', async () => {
    const archive = await filled()
    await archive.decideAgency('rename', 'doi van nghe suoi bac', 'Đội Tuyên truyền lưu động')
    await archive.decideAgency('merge', 'to cong nghe so cong dong xa suoi bac', 'doi van nghe suoi bac')
    expect(await texts(archive, { lead: 'đội tuyên truyền' })).toEqual(['Một', 'Hai', 'Ba', 'Mười'])
    expect((await archive.agencies({ words: 'tuyen truyen luu dong' })).map(({ name }) => name)).toEqual(['Đội Tuyên truyền lưu động'])
  })

  test('decisions and kept searches travel with the archive', async () => {
    const archive = await filled()
    await archive.decideAgency('rename', 'doi van nghe suoi bac', 'Đội Tuyên truyền lưu động')
    await archive.saveSearch('rừng', 'trong rung year:2024')
    const file = join(makeFolder(), 'kho.tar')
    await archive.backup(file)
    const other = join(makeFolder(), 'other')
    await (await openArchive(other)).close()
    await importInto(other, file)
    await importInto(other, file)
    const copy = await openArchive(other, { readonly: true })
    expect((await copy.agencyDecisions()).map(({ value }) => value)).toEqual(['Đội Tuyên truyền lưu động'])
    expect((await copy.savedSearches()).map(({ name, words }) => [name, words])).toEqual([['rừng', 'trong rung year:2024']])
    await copy.close()
  })
})

test('an issuer with its place is a body of its own', async () => {
  const archive = await makeArchive()
  for (const place of ['Lâm Đồng', 'Sơn La']) {
    const { bytes, extraction, text } = makeDocument(plan('1/KH-UBND', `Ủy ban nhân dân tỉnh ${place}`, '2025-08-01', []))
    if (extraction.plan?.issuer) extraction.plan.issuer.agencyId = 'uy-ban-nhan-dan-tinh'
    const path = join(makeFolder(), 'a.txt')
    writeFileSync(path, bytes)
    await archive.store({ extraction, text, path, parserVersion: '1' })
  }
  const issuers = (await archive.facets('ke hoach')).filter(({ facet }) => facet === 'issuer')
  expect(issuers.map(({ value, plans }) => [value, plans])).toEqual([
    ['Ủy ban nhân dân tỉnh Lâm Đồng', 1],
    ['Ủy ban nhân dân tỉnh Sơn La', 1],
  ])
})

test('a department stands in the province of the body above it', async () => {
  const archive = await makeArchive()
  await put(archive, plan('1/KH-SYT', 'Sở Y tế', '2025-08-01', [task('Tiêm chủng', 'Sở Y tế')], LAM_DONG))
  expect((await archive.plans({ province: 'lam-dong' })).length).toBe(1)
  expect(await texts(archive, { lead: 'Sở Y tế Lâm Đồng' })).toEqual(['Tiêm chủng'])
  expect(await texts(archive, { lead: 'Sở Y tế Sơn La' })).toEqual([])
})
