/** Archives and mails as people hand them in: each document a record of its own, and a second run converts nothing. */
import { cpSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { openArchive } from '../../src/archive/archive.ts'
import { makeFolder } from '../archive/factory.ts'
import { planText, rows } from '../commands/run.ts'
import { extract, lay, program } from './tools.ts'

const plan = (number: number) => strToU8(planText(number))

/** A mail with some attachments. */
function mail(...attachments: readonly [name: string, content: Uint8Array][]): Uint8Array {
  const parts = attachments.map(
    ([name, content]) =>
      `--cat\r\nContent-Type: application/octet-stream; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(content).toString('base64')}\r\n`,
  )
  return strToU8(
    `From: van-thu@songxanh.example\r\nTo: luu@songxanh.example\r\nSubject: Gui ke hoach\r\nDate: Mon, 3 Mar 2025 08:00:00 +0700\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="cat"\r\n\r\n--cat\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nKính gửi kế hoạch để lưu.\r\n${parts.join('')}--cat--\r\n`,
  )
}

/** Marks every member as locked. */
function lock(bytes: Uint8Array): Uint8Array {
  const copy = Buffer.from(bytes)
  for (const [sign, flags] of [
    ['PK\x03\x04', 6],
    ['PK\x01\x02', 8],
  ] as const)
    for (let at = copy.indexOf(sign, 0, 'latin1'); at >= 0; at = copy.indexOf(sign, at + 4, 'latin1')) copy[at + flags] = 1
  return new Uint8Array(copy)
}

const ZIP = zipSync({ 'thư mục/ke-hoach.txt': plan(1), 'b.txt': plan(2), 'thu.eml': mail(['scan.txt', plan(3)], ['scan.txt', plan(4)]) })
const NAMES = ['thư mục/ke-hoach.txt', 'b.txt', 'thu.eml', 'thu.eml!/scan.txt', 'thu.eml!/scan (2).txt']

/** Every original by its hash. */
function originals(archive: string): string[] {
  const found = readdirSync(join(archive, 'originals'), { recursive: true, withFileTypes: true })
  return found.filter((entry) => entry.isFile()).map(({ name }) => name)
}

describe('extract', () => {
  test('each document a record of its own, in order', async () => {
    const path = lay('kho.zip', ZIP)
    const { code, records } = await extract(path, lay('c.txt', plan(9)))
    expect(records.map(({ source }) => source.path.replace(path, 'kho.zip'))).toEqual([
      ...NAMES.map((name) => `kho.zip!/${name}`),
      expect.stringMatching(/c\.txt$/),
    ])
    expect(records.map((record) => record.plan?.number?.code ?? null)).toEqual([1, 2, null, 3, 4, 9].map((n) => n && `${n}/KH-UBND`))
    expect([code, records[0]?.source.mediaType]).toEqual([0, 'text/plain'])
  })
  test('a mail comes first, then what is attached', async () => {
    const path = lay('thu.eml', mail(['a.txt', plan(1)]))
    const { records } = await extract(path)
    expect(records.map(({ source }) => [source.path.slice(path.length), source.adapter])).toEqual([
      ['', 'eml'],
      ['!/a.txt', 'text'],
    ])
    expect((await program('extract', '--json', path)).code).toBe(2)
  })
  test('one document is named as PATH!/MEMBER, in NFC or NFD', async () => {
    const path = lay('kho.zip', ZIP)
    const wanted = `${path}!/thư mục/ke-hoach.txt`.normalize('NFD')
    const { code, records } = await extract(wanted)
    expect([code, records[0]?.source.path, records[0]?.plan?.number?.code]).toEqual([0, wanted, '1/KH-UBND'])
    expect((await extract(`${path}!/thu.eml!/scan (2).txt`)).records[0]?.plan?.number?.code).toBe('4/KH-UBND')
    expect((await extract(`${path}!/none.txt`)).troubles).toEqual(['zip.absent'])
    expect((await extract(`${lay('a.txt', plan(1))}!/none.txt`)).troubles).toEqual(['zip.absent'])
  })
})

test('text: a document, or the names to choose from', async () => {
  const path = lay('kho.zip', ZIP)
  const one = await program('text', `${path}!/b.txt`)
  expect([one.code, one.stdout.includes('2/KH-UBND')]).toEqual([0, true])
  const all = await program('text', path, '--lang', 'en')
  expect([all.code, all.stdout]).toEqual([1, ''])
  expect(all.stderr.split('\n').slice(1, -1)).toEqual(NAMES.map((name) => `  ${path}!/${name}`))
})

describe('trouble is told', () => {
  test.each([
    ['an archive with nothing in it', zipSync({}), ['zip.empty']],
    ['one with folders and litter only', zipSync({ 'a/': new Uint8Array(0), '.DS_Store': strToU8('x') }), ['zip.empty']],
    ['locked members', lock(zipSync({ 'a.txt': plan(1), 'b.txt': plan(2) })), ['zip.encrypted', 'zip.encrypted']],
    ['archives three deep', zipSync({ 'b.zip': zipSync({ 'c.zip': zipSync({ 'd.txt': plan(1) }) }) }), ['zip.depth']],
    [
      'an empty member, and one that is no document',
      zipSync({ 'a.txt': new Uint8Array(0), 'b.bin': Uint8Array.of(0, 1, 2, 3) }),
      ['file.empty', 'format.unknown'],
    ],
    [
      'a name that leads outside',
      zipSync({ '../../../../tmp/x.txt': new Uint8Array(0), '..': new Uint8Array(0) }),
      ['file.empty', 'file.empty'],
    ],
  ])('%s', async (_, bytes, keys) => {
    const path = lay('kho.zip', bytes)
    const { code, troubles, records } = await extract(path)
    expect([code, troubles]).toEqual([1, keys])
    for (const { source } of records) expect(source.path).not.toContain('..')
  })
})

describe('ingest', () => {
  const statuses = (stdout: string) => rows({ code: 0, stdout, stderr: '' }).map(({ status }) => status)

  test('a second run opens nothing, wherever the archive lies; reread, verify and backup know the documents', async () => {
    const path = lay('kho.zip', ZIP)
    const archive = join(dirname(path), 'archive')
    const first = await program('ingest', path, '--archive', archive, '--jsonl')
    expect([first.code, statuses(first.stdout)]).toEqual([0, NAMES.map(() => 'new')])
    expect(originals(archive).length).toBe(NAMES.length)
    const moved = join(dirname(path), 'moved.zip')
    renameSync(path, moved)
    const again = await program('ingest', moved, '--archive', archive, '--jsonl')
    expect(statuses(again.stdout)).toEqual(NAMES.map(() => 'unchanged'))
    expect(rows(again).map(({ path: shown }) => shown)).toEqual(NAMES.map((name) => `${moved}!/${name}`))
    const held = await openArchive(archive)
    const records = await Promise.all((await held.find('1/KH-UBND')).map(({ id }) => held.record(id)))
    expect(records.map((record) => record?.paths)).toContainEqual([`${path}!/${NAMES[0]}`, `${moved}!/${NAMES[0]}`])
    expect((await held.verify()).flaws).toEqual([])
    await held.close()
    rmSync(moved)
    expect((await program('reread', '--archive', archive)).code).toBe(0)
    const bundle = join(dirname(path), 'copy.tar')
    expect((await program('backup', bundle, '--archive', archive)).code).toBe(0)
    const other = join(dirname(path), 'other')
    writeFileSync(join(dirname(path), 'z.txt'), plan(9))
    await program('ingest', join(dirname(path), 'z.txt'), '--archive', other)
    expect((await program('import', bundle, '--archive', other)).code).toBe(0)
    writeFileSync(path, ZIP)
    expect(statuses((await program('ingest', path, '--archive', other, '--jsonl')).stdout)).toEqual(NAMES.map(() => 'unchanged'))
  })

  test('equal documents inside and outside are one; a bad member costs itself only and is tried again', async () => {
    const folder = makeFolder()
    writeFileSync(join(folder, 'a.txt'), plan(1))
    writeFileSync(
      join(folder, 'b.zip'),
      zipSync({ 'a.txt': plan(1), 'again.txt': plan(1), 'c.txt': plan(2), 'empty.txt': new Uint8Array(0) }),
    )
    cpSync(join(folder, 'b.zip'), join(folder, 'copy.zip'))
    const archive = join(folder, 'archive')
    const first = await program('ingest', folder, '--archive', archive, '--jsonl')
    const list = rows(first)
    expect([first.code, list.length]).toEqual([1, 9])
    expect(list.filter(({ status }) => status === 'new').length).toBe(2)
    expect(list.filter(({ status }) => status === 'failed').map(({ path }) => path.slice(folder.length))).toEqual([
      '/b.zip!/empty.txt',
      '/copy.zip!/empty.txt',
    ])
    expect(originals(archive).length).toBe(2)
    expect(
      statuses((await program('ingest', folder, '--archive', archive, '--jsonl')).stdout).filter((status) => status === 'new'),
    ).toEqual([])
  })

  test('of a bomb nothing is kept', async () => {
    const path = lay('kho.zip', zipSync({ 'a.txt': plan(1), 'b.txt': new Uint8Array(64 << 20) }, { level: 9 }))
    const archive = `${path}-kho`
    const { code, stdout } = await program('ingest', path, '--archive', archive, '--lang', 'en')
    expect([code, originals(archive)]).toEqual([1, []])
    expect(stdout).toContain('swells too much')
  })
})
