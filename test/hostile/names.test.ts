/** Names and places as they come: NFD, quotes, line breaks, loops of links, pipes, closed folders, names that lie. */
import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openArchive } from '../../src/archive/archive.ts'
import { makeFolder } from '../archive/factory.ts'
import { kehoach, PROGRAM, planText, rows } from '../commands/run.ts'
import { extract, lay, program } from './tools.ts'

const ODD = [
  'kế hoạch.txt'.normalize('NFD'),
  'a "b" \'c\'.txt',
  'dòng\nmới.txt',
  ' .txt',
  '-x.txt',
  'a;rm -rf $HOME`.txt',
  '=1+1.txt',
  'a!',
  'a..txt',
]

function plans(folder: string): string {
  mkdirSync(folder, { recursive: true })
  for (const [at, name] of ODD.entries()) writeFileSync(join(folder, name), planText(at + 1))
  return folder
}

describe('names', () => {
  test('are kept as they are, and break no line', async () => {
    const source = plans(join(makeFolder(), 'in'))
    const archive = join(source, '..', 'archive')
    const first = await program('ingest', source, '--archive', archive, '--lang', 'en')
    expect([first.code, first.stderr.trim().split('\n').length]).toEqual([0, ODD.length])
    const again = await program('ingest', source, '--archive', archive, '--jsonl')
    expect(rows(again).map(({ status }) => status)).toEqual(ODD.map(() => 'unchanged'))
    const held = await openArchive(archive, { readonly: true })
    const paths = (await held.plans()).map(({ path }) => path)
    expect(paths.sort()).toEqual(ODD.map((name) => join(source, name)).sort())
    for (const { id } of await held.plans()) expect((await held.record(id))?.extraction.source.path).toContain(source)
    await held.close()
    expect((await program('show', '#3', '--archive', archive)).stdout).not.toMatch(/\u001b/)
  })

  test('that hold the mark of archives are names all the same', async () => {
    const path = lay('kho.zip!/a.txt', planText(2))
    expect((await extract(path)).records[0]?.plan?.number?.code).toBe('2/KH-UBND')
  })

  test.each([
    ['a plan called a PDF', 'a.pdf', planText(1), 'text/plain'],
    ['a page called a Word file', 'a.docx', `<html><body><p>${planText(1).replaceAll('\n', '<br>')}`, 'text/html'],
    ['RTF called a page', 'a.html', `{\\rtf1 KE HOACH\\par So: 1/KH-UBND}`, 'application/rtf'],
    ['a plan called a program', 'a.exe', planText(1), 'text/plain'],
  ])('that lie: %s', async (_, name, content, mediaType) => {
    const { code, records } = await extract(lay(name, content))
    expect([code, records[0]?.source.mediaType]).toEqual([0, mediaType])
  })
})

describe('nothing to read', () => {
  test.each([
    ['no bytes', '', 'file.empty'],
    ['a million zeros', new Uint8Array(1_000_000), 'format.unknown'],
    ['blanks only', ' \n\t\n'.repeat(1000), 'file.blank'],
    ['a page without words', '<html><head><title>x</title></head><body><img src="a.png"></body></html>', 'file.blank'],
  ])('%s', async (_, content, key) => {
    expect((await extract(lay('a.txt', content))).troubles).toEqual([key])
  })
})

describe('places', () => {
  /** A link to itself, two that lead to each other, one to nowhere, and a pipe. */
  function snares(): string {
    const folder = makeFolder()
    symlinkSync('self', join(folder, 'self'))
    symlinkSync('pong', join(folder, 'ping'))
    symlinkSync('ping', join(folder, 'pong'))
    symlinkSync('none', join(folder, 'gone'))
    symlinkSync('.', join(folder, 'here'))
    spawnSync('mkfifo', [join(folder, 'pipe')])
    writeFileSync(join(folder, 'z.txt'), planText(1))
    return folder
  }

  test('extract tells each in one line, and goes on', async () => {
    const folder = snares()
    const { code, troubles, records } = await extract(...['self', 'gone', 'pipe', 'here', 'z.txt'].map((name) => join(folder, name)))
    expect([code, troubles]).toEqual([1, ['file.loop', 'file.missing', 'file.special', 'file.directory']])
    expect(records.at(-1)?.plan?.number?.code).toBe('1/KH-UBND')
  })

  test.each([
    ['vi', /self: .*liên kết vòng/],
    ['en', /self: .*leads back to itself/],
  ])('ingest too, in %s', async (lang, loop) => {
    const folder = snares()
    const { code, stdout } = await program('ingest', folder, '--archive', join(folder, '.kho'), '--lang', lang)
    expect(code).toBe(1)
    expect(stdout).toMatch(loop)
    for (const name of ['ping', 'pong', 'gone', 'pipe']) expect(stdout).toContain(`${name}: `)
    const held = await openArchive(join(folder, '.kho'), { readonly: true })
    expect([(await held.counts()).plans, (await held.verify()).flaws]).toEqual([1, []])
    await held.close()
    const pipe = await program('ingest', join(folder, 'pipe'), '--archive', join(folder, '.kho'))
    expect(pipe.code).toBe(1)
  })

  /** Root may open everything: another user must try. */
  const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}
  const canBe =
    process.platform !== 'win32' && spawnSync(process.execPath, [PROGRAM, '--version'], { ...nobody, env: { HOME: '/' } }).status === 0

  test.runIf(canBe)('a closed folder and a closed file are told; the others go on', () => {
    const folder = makeFolder()
    chmodSync(folder, 0o777)
    for (let up = dirname(folder); up !== dirname(up); up = dirname(up))
      if ('uid' in nobody && up !== '/tmp' && up !== '/') chmodSync(up, 0o755)
    writeFileSync(join(folder, 'a.txt'), planText(1))
    writeFileSync(join(folder, 'b.txt'), planText(2))
    mkdirSync(join(folder, 'closed'))
    copyFileSync(join(folder, 'a.txt'), join(folder, 'closed', 'c.txt'))
    chmodSync(join(folder, 'b.txt'), 0)
    chmodSync(join(folder, 'closed'), 0)
    const args = [PROGRAM, 'ingest', folder, '--archive', join(folder, 'kho'), '--lang', 'en']
    const { status, stdout } = spawnSync(process.execPath, args, { ...nobody, env: { HOME: folder }, encoding: 'utf8' })
    chmodSync(join(folder, 'closed'), 0o755)
    expect(status).toBe(1)
    expect(stdout).toMatch(/b\.txt: The file .* cannot be read \(EACCES\)/)
    expect(stdout).toContain('closed: The folder cannot be opened (EACCES).')
    expect(stdout).toContain('Looked at 3 files: 1 new, 0 unchanged, 2 failed')
    expect(readdirSync(join(folder, 'kho', 'originals')).length).toBe(1)
  })

  test('an archive that may not be written is wrong usage, and nothing is left behind', async () => {
    const file = lay('kho', '')
    expect((await kehoach('ingest', lay('a.txt', planText(1)), '--archive', join(file, 'x'))).code).toBe(2)
  })
})
