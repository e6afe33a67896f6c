/** What falls due, what is cited and not held, whether everything is sound. */
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Archive } from '../../src/archive/archive.ts'
import { openDatabase } from '../../src/archive/sqlite.ts'
import { makeArchive, makeDeadline, makeReference, makeTask, put } from './factory.ts'

const issuer = 'Ủy ban nhân dân tỉnh Sông Xanh'

describe('due', () => {
  async function filled(): Promise<Archive> {
    const archive = await makeArchive()
    const recurring = { kind: 'recurring', rrule: 'FREQ=MONTHLY;INTERVAL=3' } as const
    await put(archive, {
      code: '1/KH-UBND',
      issuer,
      issued: '2025-01-05',
      tasks: [
        makeTask('Muộn', { lead: ['Sở Y tế', 'Sở Tài chính'], deadlines: [makeDeadline('30/6', '2025-06-30')] }),
        makeTask('Sớm', { deadlines: [makeDeadline('trước 10/6', '2025-06-09')] }),
        makeTask('Hằng quý', { deadlines: [makeDeadline('hằng quý', null, recurring)] }),
        makeTask('Thường xuyên', { deadlines: [makeDeadline('thường xuyên', null, { kind: 'ongoing' })] }),
        makeTask('Từ tháng 6', { deadlines: [makeDeadline('từ tháng 6', '2025-06-20', { kind: 'from', start: '2025-06-01' })] }),
        makeTask('Quý đến 2025', { deadlines: [makeDeadline('hằng quý', '2025-08-01', recurring)] }),
      ],
    })
    return archive
  }
  const days = async (archive: Archive, from: string, to: string, recurring = true) =>
    (await archive.due(from, to, { recurring })).map(({ due, text }) => [due, text])

  test('in the order of the days, what recurs among them', async () => {
    expect(await days(await filled(), '2025-06-01', '2025-09-30')).toEqual([
      ['2025-06-09', 'Sớm'],
      ['2025-06-30', 'Muộn'],
      ['2025-06-30', 'Hằng quý'],
      ['2025-06-30', 'Quý đến 2025'],
      ['2025-09-30', 'Hằng quý'],
    ])
  })

  test('the window counts its first and its last day', async () => {
    const archive = await filled()
    expect(await days(archive, '2025-06-09', '2025-06-09')).toEqual([['2025-06-09', 'Sớm']])
    expect(await days(archive, '2025-06-10', '2025-06-29')).toEqual([])
  })

  test('overdue leaves out what comes again', async () => {
    expect(await days(await filled(), '0001-01-01', '2025-12-31', false)).toEqual([
      ['2025-06-09', 'Sớm'],
      ['2025-06-30', 'Muộn'],
    ])
  })

  test('names all leads, and the plan', async () => {
    const [row] = await (await filled()).due('2025-06-30', '2025-06-30')
    expect(row).toMatchObject({ lead: 'Sở Y tế; Sở Tài chính', code: '1/KH-UBND', issuer, raw: '30/6' })
  })
})

describe('missing', () => {
  const cites = (...references: ReturnType<typeof makeReference>[]) => ({ issuer, issued: '2025-02-02', references })

  test('most cited first; one date is one document; what is held is none', async () => {
    const archive = await makeArchive()
    const wanted = makeReference('9-NQ/TW', { type: 'Nghị quyết', date: '2024-05-05', relation: 'basis' })
    const other = makeReference('9-NQ/TW', { type: 'Nghị quyết', date: '2019-05-05', relation: 'basis' })
    const held = makeReference('7/KH-UBND', { date: '2025-01-01', issuer: 'UBND tỉnh' })
    await put(archive, { ...cites(wanted, wanted, held), code: '11/KH-UBND' })
    await put(archive, { ...cites(wanted, other), code: '12/KH-UBND' })
    await put(archive, { code: '7/KH-UBND', issuer, issued: '2025-01-01' })
    expect((await archive.missing()).map(({ code, date, plans, citations }) => [code, date, plans, citations])).toEqual([
      ['9-NQ/TW', '2024-05-05', 2, 3],
      ['9-NQ/TW', '2019-05-05', 1, 1],
    ])
    expect(await archive.missing({ parents: true })).toEqual([])
    expect((await archive.missing({ limit: 1, offset: 1 })).map(({ date }) => date)).toEqual(['2019-05-05'])
  })

  test('goes when the document arrives', async () => {
    const archive = await makeArchive()
    await put(archive, { ...cites(makeReference('7/KH-UBND', { date: '2025-01-01' })), code: '11/KH-UBND' })
    expect((await archive.missing({ parents: true })).map(({ code }) => code)).toEqual(['7/KH-UBND'])
    await put(archive, { code: '7/KH-UBND', issuer, issued: '2025-01-01' })
    expect(await archive.missing()).toEqual([])
  })
})

describe('verify', () => {
  async function filled(): Promise<Archive> {
    const archive = await makeArchive()
    await put(archive, { code: '7/KH-UBND', issuer, issued: '2025-01-01', title: 'gốc' })
    const references = [makeReference('7/KH-UBND', { date: '2025-01-01' })]
    await put(archive, { code: '8/KH-UBND', issuer, issued: '2025-02-01', title: 'con', references })
    return archive
  }
  const kinds = async (archive: Archive) => (await archive.verify()).flaws.map(({ kind }) => kind)

  function originals(archive: Archive): string[] {
    const entries = readdirSync(join(archive.folder, 'originals'), { recursive: true, withFileTypes: true })
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  }

  /** Damage done behind the program's back. */
  async function damage(archive: Archive, ...statements: string[]): Promise<void> {
    const db = await openDatabase(join(archive.folder, 'archive.db'), false)
    db.pragma('foreign_keys = OFF')
    for (const sql of statements) db.exec(sql)
    db.close()
  }

  test('a sound archive has no flaws', async () => {
    expect(await (await filled()).verify()).toEqual({ originals: 2, flaws: [] })
  })

  test('an original that is gone, and one that was changed', async () => {
    const archive = await filled()
    const [first = '', second = ''] = originals(archive)
    rmSync(first)
    writeFileSync(second, 'khác')
    expect((await kinds(archive)).sort()).toEqual(['changed', 'missing'])
  })

  test('a file that nothing owns is named', async () => {
    const archive = await filled()
    mkdirSync(join(archive.folder, 'originals', 'zz'))
    writeFileSync(join(archive.folder, 'originals', 'zz', '.half.tmp'), 'x')
    expect((await archive.verify()).flaws).toEqual([{ kind: 'orphan', what: join('originals', 'zz', '.half.tmp') }])
  })

  test('an original under another name is missing and orphaned', async () => {
    const archive = await filled()
    const [first = ''] = originals(archive)
    renameSync(first, `${first}x`)
    expect((await kinds(archive)).sort()).toEqual(['missing', 'orphan'])
  })

  test('an index that lacks a plan, and one that has too much', async () => {
    const archive = await filled()
    await damage(archive, 'DELETE FROM search_bare WHERE rowid = 1', "INSERT INTO search_exact (rowid, words) VALUES (77, 'x')")
    expect((await archive.verify()).flaws).toEqual([
      { kind: 'search', what: '#1' },
      { kind: 'search', what: '#77' },
    ])
  })

  test('a link to a document with another code', async () => {
    const archive = await filled()
    await damage(archive, "UPDATE plans SET code_key = '99-kh-ubnd' WHERE id = 1")
    expect(await kinds(archive)).toEqual(['link'])
  })

  test('a row whose parent is gone', async () => {
    const archive = await filled()
    await damage(archive, 'UPDATE refs SET plan_id = 99')
    expect(await kinds(archive)).toContain('database')
  })
})
