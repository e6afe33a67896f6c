/** Backup and import: everything is carried over, and nothing that was damaged on the way gets in. */
import { spawnSync } from 'node:child_process'
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Archive, importInto, openArchive } from '../../src/archive/archive.ts'
import { openDatabase } from '../../src/archive/sqlite.ts'
import { readTar, writeTar } from '../../src/archive/tar.ts'
import { type Head, makeArchive, makeFolder, makeReference, makeTask, put } from './factory.ts'

const parent: Head = {
  code: '1/KH-UBND',
  issuer: 'Ủy ban nhân dân tỉnh Sông Xanh',
  issued: '2025-01-05',
  title: 'Gốc',
  tasks: [makeTask('Việc')],
}
const child: Head = {
  code: '2/KH-SYT',
  issuer: 'Sở Y tế tỉnh Sông Xanh',
  issued: '2025-02-05',
  title: 'Con',
  references: [makeReference('1/KH-UBND', { date: '2025-01-05' })],
}

async function filled(...heads: Head[]): Promise<Archive> {
  const archive = await makeArchive()
  for (const head of heads) await put(archive, head)
  return archive
}

async function titles(folder: string): Promise<(string | null)[]> {
  const archive = await openArchive(folder, { readonly: true })
  const plans = await archive.plans()
  const { flaws } = await archive.verify()
  await archive.close()
  expect(flaws).toEqual([])
  return plans.map(({ title }) => title).sort()
}

/** What a person says of a document, as the commands write it. */
async function say(archive: Archive, note: string, sha256: string): Promise<void> {
  const db = await openDatabase(join(archive.folder, 'archive.db'), false)
  const at = '2025-03-01T00:00:00Z'
  db.prepare(`INSERT INTO corrections (sha256, list, item, words, field, value, reading, standing, note, by, at)
    VALUES (?, '', '', '', 'title', '"Sửa"', '"Gốc"', 'holds', ?, 'ai', ?)`).run(sha256, note, at)
  db.prepare("INSERT INTO log (at, by, action, sha256, detail) VALUES (?, 'ai', 'correct', ?, '{}')").run(at, sha256)
  db.close()
}

describe('a bundle becomes an archive', () => {
  test.each(['kho.tar', 'kho/'])('%s', async (name) => {
    const archive = await filled(parent, child)
    const target = join(makeFolder(), name)
    const { originals, flaws } = await archive.backup(target)
    expect([originals, flaws]).toEqual([2, []])
    const folder = join(makeFolder(), 'new')
    expect(await importInto(folder, target)).toEqual({ whole: true, added: 2, known: 0 })
    expect(await titles(folder)).toEqual(['Con', 'Gốc'])
  })

  test('tar files are such as other programs read', async () => {
    const target = join(makeFolder(), 'kho.tar')
    await (await filled(parent)).backup(target)
    const { status, stdout } = spawnSync('tar', ['tf', target], { encoding: 'utf8' })
    expect([status, stdout.split('\n').slice(0, 1), stdout.includes('manifest.json')]).toEqual([0, ['archive.db'], true])
  })

  test('an older backup is replaced, a folder that holds something is not, and nothing is left over', async () => {
    const folder = makeFolder()
    const archive = await filled(parent)
    await archive.backup(join(folder, 'kho.tar'))
    await put(archive, child)
    expect((await archive.backup(join(folder, 'kho.tar'))).originals).toBe(2)
    mkdirSync(join(folder, 'full'))
    writeFileSync(join(folder, 'full', 'a'), '')
    await expect(archive.backup(join(folder, 'full'))).rejects.toMatchObject({ reason: 'occupied' })
    expect(readdirSync(folder).sort()).toEqual(['full', 'kho.tar'])
  })

  test('while others write, it holds whole documents only', async () => {
    const archive = await filled(parent)
    const target = join(makeFolder(), 'kho.tar')
    const writing = (async () => {
      for (let number = 10; number < 40; number += 1) await put(archive, { ...parent, code: `${number}/KH-UBND`, title: `${number}` })
    })()
    await archive.backup(target)
    await writing
    const folder = join(makeFolder(), 'new')
    await importInto(folder, target)
    expect((await titles(folder)).length).toBeGreaterThanOrEqual(1)
    expect((await archive.counts()).plans).toBe(31)
  })

  test('an original that is gone is told, the rest is kept', async () => {
    const archive = await filled(parent, child)
    const shelf = readdirSync(join(archive.folder, 'originals'))[0] ?? ''
    rmSync(join(archive.folder, 'originals', shelf), { recursive: true })
    const { originals, flaws } = await archive.backup(join(makeFolder(), 'kho.tar'))
    expect([originals, flaws.map(({ kind }) => kind)]).toEqual([1, ['missing']])
  })
})

describe('a bundle joins an archive', () => {
  test('what is new is added and linked, what is known stays once; a second import changes nothing', async () => {
    const target = join(makeFolder(), 'kho.tar')
    await (await filled(parent, { ...parent, code: '9/KH-UBND', title: 'Khác' })).backup(target)
    const archive = await filled(child, parent)
    expect(await importInto(archive.folder, target)).toEqual({ whole: false, added: 1, known: 1 })
    expect(await titles(archive.folder)).toEqual(['Con', 'Gốc', 'Khác'])
    expect(await importInto(archive.folder, target)).toEqual({ whole: false, added: 0, known: 2 })
    const { plan } = await put(archive, child)
    expect((await archive.record(plan))?.parents.map(({ title }) => title)).toEqual(['Gốc'])
  })

  test('corrections and the log come along, once, also to what is held already', async () => {
    const there = await filled(parent)
    const [{ sha256 = '' } = {}] = await there.plans()
    await say(there, 'x', sha256)
    const target = join(makeFolder(), 'kho.tar')
    await there.backup(target)
    const here = await filled(parent)
    await importInto(here.folder, target)
    await importInto(here.folder, target)
    expect(await titles(here.folder)).toEqual(['Sửa'])
    const db = await openDatabase(join(here.folder, 'archive.db'), true)
    const count = (what: string) => db.prepare(`SELECT count(*) FROM ${what}`).pluck().get()
    expect([count('corrections'), count("log WHERE action = 'correct'")]).toEqual([1, 1])
    db.close()
  })
})

describe('a damaged bundle is refused and nothing is touched', () => {
  async function refused(spoil: (bundle: string) => void | Promise<void>, name = 'kho/'): Promise<void> {
    const target = join(makeFolder(), name)
    await (await filled(parent, child)).backup(target)
    await spoil(target)
    const folder = join(makeFolder(), 'new')
    await expect(importInto(folder, target)).rejects.toMatchObject({ reason: 'bundle' })
    expect(existsSync(folder)).toBe(false)
    const archive = await filled(child)
    await expect(importInto(archive.folder, target)).rejects.toMatchObject({ reason: 'bundle' })
    expect(await titles(archive.folder)).toEqual(['Con'])
    expect(readdirSync(join(archive.folder, '..'))).toEqual(['archive'])
  }
  const original = (bundle: string) => {
    const entry = readdirSync(join(bundle, 'originals'), { recursive: true, withFileTypes: true }).find((each) => each.isFile())
    return join(entry?.parentPath ?? '', entry?.name ?? '')
  }

  test('an original was changed', () => refused((bundle) => writeFileSync(original(bundle), 'khác')))
  test('an original is missing', () => refused((bundle) => rmSync(original(bundle))))
  test('a file too many', () => refused((bundle) => writeFileSync(join(bundle, 'originals', 'more'), 'x')))
  test('the database was changed', () => refused((bundle) => appendFileSync(join(bundle, 'archive.db'), 'x')))
  test('no list', () => refused((bundle) => rmSync(join(bundle, 'manifest.json'))))
  test('a list that is none', () => refused((bundle) => writeFileSync(join(bundle, 'manifest.json'), '{"format":1}')))
  test('a file cut off', () => refused((bundle) => writeFileSync(bundle, readFileSync(bundle).subarray(0, -3000)), 'kho.tar'))
  test('a byte changed', () =>
    refused((bundle) => {
      const bytes = readFileSync(bundle)
      bytes[100_000] = (bytes[100_000] ?? 0) ^ 1
      writeFileSync(bundle, bytes)
    }, 'kho.tar'))
  test('no tar at all', () => refused((bundle) => writeFileSync(bundle, 'x'.repeat(9000)), 'kho.tar'))
  test('a name that leads elsewhere', () =>
    refused(async (bundle) => {
      rmSync(bundle)
      await writeTar(bundle, [{ name: '../outside', bytes: 1, from: Buffer.from('x') }])
    }, 'kho.tar'))
})

test('tar: content of every length comes back', async () => {
  const folder = makeFolder()
  const lengths = [0, 1, 511, 512, 513, 2_000_000]
  const entries = lengths.map((bytes) => ({ name: `f${bytes}`, bytes, from: Buffer.alloc(bytes, 7) }))
  await writeTar(join(folder, 'a.tar'), entries)
  await readTar(join(folder, 'a.tar'), join(folder, 'out'), /^f\d+$/)
  expect(lengths.map((bytes) => readFileSync(join(folder, 'out', `f${bytes}`)).equals(Buffer.alloc(bytes, 7)))).toEqual(
    lengths.map(() => true),
  )
})
