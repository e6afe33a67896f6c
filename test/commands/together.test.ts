/** Several processes over one archive: nothing is lost, nothing doubled, and whoever reads sees whole documents. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openArchive } from '../../src/archive/archive.ts'
import { makeFolder } from '../archive/factory.ts'
import { inside, kehoach, planText, rows, start } from './run.ts'

const CITES = 'Kế hoạch số {}/KH-UBND ngày 05 tháng 3 năm 2025 của Ủy ban nhân dân tỉnh'

/** Plans that each carry out the one before; the first of them cites nothing. */
function makeChain(folder: string, count: number, extension: string): string {
  mkdirSync(folder, { recursive: true })
  for (let number = 1; number <= count; number += 1) {
    const cites = number === 1 ? '' : CITES.replace('{}', String(number - 1))
    writeFileSync(join(folder, `${String(number).padStart(3, '0')}.${extension}`), planText(number, 5, cites))
  }
  return folder
}

/** What is held, and everything that is wrong, leftovers too. */
async function state(folder: string) {
  const archive = await openArchive(folder, { readonly: true })
  const { documents, plans, links } = await archive.counts()
  const { originals, flaws } = await archive.verify()
  const log = (await archive.log()).reverse().map(({ id, action }) => ({ id, action }))
  const paths = await Promise.all((await archive.plans()).map(async ({ id }) => (await archive.record(id))?.paths.length))
  await archive.close()
  return { documents, plans, links, originals, flaws, log, paths: [...new Set(paths)] }
}

test.each([2, 4])('%i ingests of the same documents make one archive at once', async (processes) => {
  const folder = makeFolder()
  const sources = Array.from({ length: processes }, (_, at) => makeChain(join(folder, `in${at}`), 8, at % 2 ? 'md' : 'txt'))
  for (let round = 0; round < 2; round += 1) {
    const archive = join(folder, `archive${round}`)
    const runs = await Promise.all(sources.map((source) => kehoach('ingest', source, '--archive', archive, '--jsonl')))
    expect(runs.map(({ code, stderr }) => [code, /locked|Error/.exec(stderr)])).toEqual(runs.map(() => [0, null]))
    expect(runs.flatMap(rows).filter(({ status }) => status === 'new').length).toBe(8)
    expect(await state(archive)).toEqual({
      ...{ documents: 8, plans: 8, links: 7, originals: 8, flaws: [], paths: [processes] },
      log: Array.from({ length: 8 }, (_, at) => ({ id: at + 1, action: 'store' })),
    })
  }
})

test('two imports and an ingest make one archive at once', async () => {
  const folder = makeFolder()
  const source = makeChain(join(folder, 'in'), 6, 'txt')
  const bundle = join(folder, 'kho.tar')
  expect((await kehoach('ingest', source, '--archive', join(folder, 'first'))).code).toBe(0)
  expect((await kehoach('backup', bundle, '--archive', join(folder, 'first'))).code).toBe(0)
  const archive = join(folder, 'archive')
  const runs = [
    ['import', bundle],
    ['ingest', source],
    ['import', bundle],
  ].map((args) => kehoach(...args, '--archive', archive))
  expect((await Promise.all(runs)).map(({ code, stderr }) => (code === 0 ? 0 : stderr))).toEqual([0, 0, 0])
  expect(await state(archive)).toMatchObject({ documents: 6, plans: 6, links: 5, originals: 6, flaws: [] })
})

test('backup, verify, search, correct, reread and export while an ingest runs', async () => {
  const folder = makeFolder()
  const archive = join(folder, 'archive')
  expect((await kehoach('ingest', makeChain(join(folder, 'first'), 1, 'txt'), '--archive', archive)).code).toBe(0)
  const ingest = start(['ingest', makeChain(join(folder, 'in'), 120, 'txt'), '--archive', archive])
  let running = true
  const ended = ingest.result.finally(() => {
    running = false
  })
  const held: number[] = []
  for (let round = 0; running || round < 2; round += 1) {
    const [bundle, copy, sheet] = [`kho${round}.tar`, `copy${round}`, `plans${round}.csv`].map((name) => join(folder, name))
    const done = [
      await inside(archive, 'verify', '--jsonl'),
      await inside(archive, 'search', 'trồng cây', '--jsonl', '--limit', '5'),
      await inside(archive, 'correct', '#1', 'title', `Trồng cây ${round}`),
      await inside(archive, 'reread', '#1'),
      await inside(archive, 'export', '--format', 'csv', '--of', 'tasks', '--output', sheet ?? ''),
      await inside(archive, 'backup', bundle ?? ''),
      await inside(copy ?? '', 'import', bundle ?? ''),
    ]
    expect(done.map(({ code, stderr }) => [code, stderr])).toEqual(done.map(() => [0, '']))
    expect(done[0]?.stdout).toBe('')
    const { plans, documents, originals, flaws } = await state(copy ?? '')
    expect([documents, originals, flaws]).toEqual([plans, plans, []])
    held.push(plans)
  }
  expect((await ended).code).toBe(0)
  expect(held).toEqual([...held].sort((a, b) => a - b))
  const last = await state(archive)
  expect(last).toMatchObject({ documents: 120, plans: 120, links: 119, originals: 120, flaws: [] })
  expect(last.log.map(({ id }) => id)).toEqual(last.log.map((_, at) => at + 1))
  expect((await inside(archive, 'show', '#1', '--json')).stdout).toContain(`Trồng cây ${held.length - 1}`)
})

test('an export is of one moment, whatever arrives meanwhile', async () => {
  const folder = makeFolder()
  const archive = join(folder, 'archive')
  await kehoach('ingest', makeChain(join(folder, 'first'), 4, 'txt'), '--archive', archive)
  const reader = await openArchive(archive, { readonly: true })
  const [before, after] = await reader.steady(async () => {
    const ids: number[] = []
    for await (const { id } of reader.everyPlan()) {
      ids.push(id)
      if (ids.length === 2) expect((await kehoach('ingest', makeChain(join(folder, 'in'), 9, 'txt'), '--archive', archive)).code).toBe(0)
    }
    return [ids.length, (await reader.plans()).length]
  })
  expect([before, after, (await reader.plans()).length]).toEqual([4, 4, 9])
  await reader.close()
})
