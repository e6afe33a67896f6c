/** Ingest as people run it: real processes, real files. */
import { chmodSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openArchive } from '../../src/archive/archive.ts'
import { makeFolder } from '../archive/factory.ts'
import { kehoach, makePlans, planText, rows, start } from './run.ts'

function ingest(source: string, archive: string, ...flags: string[]) {
  return kehoach('ingest', source, '--archive', archive, '--lang', 'en', ...flags)
}

function statuses(list: { status: string }[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { status } of list) counts[status] = (counts[status] ?? 0) + 1
  return counts
}

/** Files under originals/, the temporary ones too. */
function originals(archive: string): string[] {
  return readdirSync(join(archive, 'originals'), { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [entry.name] : [],
  )
}

async function holds(archive: string): Promise<{ documents: number; plans: number }> {
  const open = await openArchive(archive, { readonly: true })
  const { documents, plans } = await open.counts()
  await open.close()
  return { documents, plans }
}

test('a second run converts nothing', async () => {
  const folder = makeFolder()
  const [source, archive] = [makePlans(join(folder, 'in'), 3), join(folder, 'archive')]
  const first = await ingest(source, archive, '--jsonl')
  expect([first.code, statuses(rows(first))]).toEqual([0, { new: 3 }])
  const again = await ingest(source, archive, '--jsonl')
  expect([again.code, statuses(rows(again))]).toEqual([0, { unchanged: 3 }])
  const summary = await ingest(source, archive)
  expect(summary.stdout).toContain('Looked at 3 files: 0 new, 3 unchanged, 0 failed, 0 unsupported.')
  expect(originals(archive).length).toBe(3)
})

test('a bad file costs only itself, is told, and is tried again', async () => {
  const folder = makeFolder()
  const [source, archive] = [makePlans(join(folder, 'in'), 2), join(folder, 'archive')]
  writeFileSync(join(source, 'bad.pdf'), '%PDF-1.7\nbroken')
  writeFileSync(join(source, 'empty.txt'), '')
  writeFileSync(join(source, 'sound.mp3'), Buffer.from([0x49, 0x44, 0x33, 4, 0, 0, 0, 0, 0, 0, 255, 251, 144, 0]))
  const first = await ingest(source, archive)
  expect(first.code).toBe(1)
  expect(first.stdout).toMatch(/Looked at 5 files: 2 new, 0 unchanged, [12] failed, [12] unsupported/)
  for (const name of ['bad.pdf', 'empty.txt', 'sound.mp3']) expect(first.stdout).toContain(name)
  expect(await holds(archive)).toEqual({ documents: 5, plans: 2 })
  const again = await ingest(source, archive, '--jsonl')
  expect(rows(again).filter(({ status }) => status === 'new' || status === 'unchanged').length).toBe(2)
  expect(again.code).toBe(1)
})

test('equal bytes under two names are one document with two paths', async () => {
  const folder = makeFolder()
  const [source, archive] = [makePlans(join(folder, 'in'), 1), join(folder, 'archive')]
  writeFileSync(join(source, 'copy.txt'), planText(1))
  expect(statuses(rows(await ingest(source, archive, '--jsonl')))).toEqual({ new: 1, unchanged: 1 })
  const open = await openArchive(archive, { readonly: true })
  expect((await open.record(1))?.paths.length).toBe(2)
  await open.close()
})

test('hidden files, loops, archives and unreadable folders', async () => {
  const folder = makeFolder()
  const source = makePlans(join(folder, 'in'), 2)
  makePlans(join(source, 'deeper', 'still'), 1)
  writeFileSync(join(source, '.hidden.txt'), planText(9))
  mkdirSync(join(source, 'node_modules', 'program'), { recursive: true })
  writeFileSync(join(source, 'node_modules', 'program', 'readme.txt'), planText(9))
  symlinkSync(source, join(source, 'loop'))
  symlinkSync(join(source, 'nowhere'), join(source, 'dangling'))
  const closed = join(source, 'closed')
  mkdirSync(closed)
  chmodSync(closed, 0)
  const archive = join(source, 'archive')
  const first = await ingest(source, archive, '--jsonl')
  chmodSync(closed, 0o700)
  const list = rows(first)
  expect(list.map(({ path }) => path)).toEqual([...list.map(({ path }) => path)].sort())
  expect(list.filter(({ status }) => status === 'new').length).toBe(2)
  expect(list.filter(({ path }) => /hidden|loop.|originals|node_modules/.test(path))).toEqual([])
  expect(list.find(({ path }) => path.endsWith('dangling'))?.status).toBe('failed')
  const second = await ingest(source, archive, '--jsonl')
  expect(rows(second).length).toBeLessThanOrEqual(list.length)
})

test('a path that is not there is wrong usage', async () => {
  const { code, stderr } = await ingest(join(makeFolder(), 'none'), join(makeFolder(), 'archive'))
  expect(code).toBe(2)
  expect(stderr.trim().split('\n').length).toBe(1)
})

test('two ingests at once', async () => {
  const folder = makeFolder()
  const [source, archive] = [makePlans(join(folder, 'in'), 12), join(folder, 'archive')]
  const both = await Promise.all([ingest(source, archive, '--jsonl'), ingest(source, archive, '--jsonl')])
  expect(both.map(({ code }) => code)).toEqual([0, 0])
  expect(both.flatMap(rows).filter(({ status }) => status === 'new').length).toBe(12)
  expect(await holds(archive)).toEqual({ documents: 12, plans: 12 })
})

describe('kill -9', () => {
  test.each([2, 9])('after %i files', async (moment) => {
    const folder = makeFolder()
    const [source, archive] = [makePlans(join(folder, 'in'), 14), join(folder, 'archive')]
    const { child, result } = start(['ingest', source, '--archive', archive, '--lang', 'en'])
    let lines = 0
    child.stderr?.on('data', (chunk: Buffer) => {
      lines += String(chunk).split('\n').length - 1
      if (lines >= moment) child.kill('SIGKILL')
    })
    await result
    const held = await holds(archive)
    expect(held.plans).toBeGreaterThanOrEqual(moment - 1)
    expect(held.plans).toBe(held.documents)
    const again = await ingest(source, archive, '--jsonl')
    expect(statuses(rows(again))).toEqual({ ...(held.plans < 14 ? { new: 14 - held.plans } : {}), unchanged: held.plans })
    expect(await holds(archive)).toEqual({ documents: 14, plans: 14 })
  })
})
