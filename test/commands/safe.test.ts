/** What must not harm an archive: kill -9, a full disk, locks, folders without the right to write. Real processes. */
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openArchive } from '../../src/archive/archive.ts'
import { openDatabase } from '../../src/archive/sqlite.ts'
import { makeDocument, makeFolder, makeTask } from '../archive/factory.ts'
import { kehoach, makePlans, PROGRAM, rows, start } from './run.ts'

/** Documents, and what is wrong besides leftovers of a killed copy. */
async function state(archive: string): Promise<{ documents: number; plans: number; flaws: unknown[] }> {
  const open = await openArchive(archive, { readonly: true })
  const { documents, plans } = await open.counts()
  const { flaws } = await open.verify()
  await open.close()
  return { documents, plans, flaws: flaws.filter(({ kind }) => kind !== 'orphan') }
}

/** Kills a process when it has told of so many files, and some milliseconds later; at once where it ends before. */
async function killAfter({ child, result }: ReturnType<typeof start>, files: number, delay: number): Promise<void> {
  let told = 0
  const reached = new Promise<void>((done) => {
    const count = (chunk: Buffer) => {
      told += String(chunk).split('\n').length - 1
      if (told >= files) done()
    }
    child.stderr?.on('data', count)
    if (files === 0) done()
  })
  await Promise.race([reached, result])
  await wait(delay)
  child.kill('SIGKILL')
  await result
}

/** Moments of a run over so many files that differ from run to run; a failure names them. */
function moments(count: number, files: number): [files: number, delay: number][] {
  return Array.from({ length: count }, (_, at) => [
    Math.floor(((at + Math.random()) * files) / count / 2),
    Math.floor(Math.random() * (at === 0 ? 600 : 40)),
  ])
}

describe('kill -9', () => {
  test('at many moments of an ingest of 1,000 files', { timeout: 300_000 }, async () => {
    const folder = makeFolder()
    const [source, archive] = [makePlans(join(folder, 'in'), 1000), join(folder, 'archive')]
    let held = 0
    for (const [files, delay] of moments(6, 300)) {
      await killAfter(start(['ingest', source, '--archive', archive]), held + files, delay)
      if (!existsSync(join(archive, 'archive.db'))) continue
      const now = await state(archive)
      expect(now, `after ${files} files and ${delay} ms`).toEqual({ documents: now.plans, plans: now.plans, flaws: [] })
      expect(now.plans).toBeGreaterThanOrEqual(held)
      held = now.plans
    }
    const last = await kehoach('ingest', source, '--archive', archive, '--jsonl')
    expect(last.code).toBe(0)
    expect(rows(last).filter(({ status }) => status === 'new').length).toBe(1000 - held)
    expect(await state(archive)).toEqual({ documents: 1000, plans: 1000, flaws: [] })
  })

  test('at random moments of an ingest, a reread, an export and a backup that run at once', { timeout: 300_000 }, async () => {
    const folder = makeFolder()
    const [source, archive] = [makePlans(join(folder, 'in'), 200), join(folder, 'archive')]
    expect((await kehoach('ingest', join(source, '0001.txt'), '--archive', archive)).code).toBe(0)
    expect((await kehoach('correct', '#1', 'title', 'Trồng rừng', '--archive', archive)).code).toBe(0)
    for (let round = 0; round < 3; round += 1) {
      const delays = Array.from({ length: 4 }, () => 300 + Math.floor(Math.random() * 1500))
      const runs = [
        ['ingest', source],
        ['reread'],
        ['export', '--format', 'xlsx', '--output', join(folder, 'a.xlsx')],
        ['backup', join(folder, 'kho.tar')],
      ].map((args) => start([...args, '--archive', archive]))
      await Promise.all(runs.map((run, at) => killAfter(run, 0, delays[at] ?? 0)))
      const now = await state(archive)
      expect(now, `after ${delays.join(', ')} ms`).toEqual({ documents: now.plans, plans: now.plans, flaws: [] })
      const copy = join(folder, `copy${round}`)
      if (existsSync(join(folder, 'kho.tar'))) {
        expect((await kehoach('import', join(folder, 'kho.tar'), '--archive', copy)).code).toBe(0)
        expect((await state(copy)).flaws).toEqual([])
      }
    }
    expect((await kehoach('ingest', source, '--archive', archive)).code).toBe(0)
    expect((await kehoach('reread', '--archive', archive)).code).toBe(0)
    expect(await state(archive)).toEqual({ documents: 200, plans: 200, flaws: [] })
    const shown = JSON.parse((await kehoach('show', '#1', '--json', '--archive', archive)).stdout)
    expect(shown.extraction.plan.title).toBe('Trồng rừng')
  })
})

/** In a name space of its own, where a file system of one and a half megabytes can be mounted without rights. */
function small(script: string): ReturnType<typeof spawnSync> {
  return spawnSync('unshare', ['-rm', 'sh', '-c', script], { encoding: 'utf8', timeout: 160_000 })
}
const canMount = process.platform === 'linux' && small('mount -t tmpfs -o size=1m tmpfs /mnt').status === 0

describe('a full disk', () => {
  test.runIf(canMount)('one line and exit 2; with room again the next run completes it', () => {
    const folder = makeFolder()
    const source = makePlans(join(folder, 'in'), 120)
    mkdirSync(join(folder, 'disk'))
    const disk = join(folder, 'disk')
    const ingest = `"${process.execPath}" "${PROGRAM}" ingest "${source}" --archive "${disk}/archive" --lang en`
    const verify = `"${process.execPath}" "${PROGRAM}" verify --archive "${disk}/archive" --lang en`
    const script = [
      `mount -t tmpfs -o size=900k tmpfs "${disk}"`,
      `${ingest} >/dev/null 2>"${folder}/err1"; echo "first $?"`,
      `${verify}`,
      `mount -o remount,size=50m "${disk}"`,
      `${ingest} 2>/dev/null | tail -1; echo "second $?"`,
      `${verify}`,
      `grep -c "is full" "${folder}/err1"`,
    ]
    const lines = String(small(script.join('\n')).stdout)
      .trim()
      .split('\n')
    expect(lines[0]).toBe('first 2')
    expect(lines.join('\n')).toContain('holds 120 documents')
    expect(lines.at(-2)).toMatch(/whole: 120 originals|\d+ things to look at/)
    expect(lines.filter((line) => /missing|changed|database|wrong link|out of step/.test(line))).toEqual([])
    expect(lines.at(-1)).toBe('1')
  })

  test.runIf(process.platform !== 'win32')('a limit on the size of files: the same', async () => {
    const folder = makeFolder()
    const [source, archive] = [makePlans(join(folder, 'in'), 60), join(folder, 'archive')]
    await (await openArchive(archive)).close()
    const ingest = `"${process.execPath}" "${PROGRAM}" ingest "${source}" --archive "${archive}" --lang en`
    const { status, stderr } = spawnSync('bash', ['-c', `ulimit -f 800; ${ingest} 2>&1 >/dev/null`], { encoding: 'utf8' })
    expect([status, stderr]).toEqual([2, ''])
    const now = await state(archive)
    expect(now).toEqual({ documents: now.plans, plans: now.plans, flaws: [] })
    expect(now.plans).toBeLessThan(60)
    expect((await kehoach('ingest', source, '--archive', archive)).code).toBe(0)
    expect(await state(archive)).toEqual({ documents: 60, plans: 60, flaws: [] })
  })

  test('a document that does not fit is not there at all', async () => {
    const folder = join(makeFolder(), 'archive')
    await (await openArchive(folder)).close()
    const db = await openDatabase(join(folder, 'archive.db'), false)
    onTestFinished(() => void db.close())
    const { storeDocument } = await import('../../src/archive/store.ts')
    const { explain } = await import('../../src/archive/sqlite.ts')
    const pages = db.pragma('page_count', { simple: true }) as number
    db.pragma(`max_page_count = ${pages + 20}`)
    const tasks = Array.from({ length: 2000 }, (_, index) => makeTask(`Việc thứ ${index} `.repeat(20)))
    const { extraction, text } = makeDocument({ code: '1/KH-UBND', tasks })
    const store = () => db.transaction(() => storeDocument(db, { extraction, text, path: '/a', parserVersion: '1' }, 'txt')).immediate()
    let trouble: unknown
    try {
      store()
    } catch (error) {
      trouble = explain(error, folder)
    }
    expect(trouble).toMatchObject({ reason: 'full' })
    const held = () =>
      ['documents', 'plans', 'tasks', 'contents', 'search_bare_docsize'].map((table) =>
        db.prepare(`SELECT count(*) FROM ${table}`).pluck().get(),
      )
    expect(held()).toEqual([0, 0, 0, 0, 0])
    db.pragma('max_page_count = 1000000')
    store()
    expect(held()).toEqual([1, 1, 2000, 1, 1])
  })
})

describe('locks and rights', () => {
  test('two ingests and readers at once', async () => {
    const folder = makeFolder()
    const [source, archive] = [makePlans(join(folder, 'in'), 60), join(folder, 'archive')]
    await (await openArchive(archive)).close()
    const writers = [1, 2].map(() => kehoach('ingest', source, '--archive', archive, '--jsonl'))
    const readers = [1, 2, 3].map(() => kehoach('list', '--archive', archive, '--jsonl'))
    expect((await Promise.all([...writers, ...readers])).map(({ code }) => code)).toEqual([0, 0, 0, 0, 0])
    const fresh = (await Promise.all(writers)).flatMap(rows).filter(({ status }) => status === 'new')
    expect(fresh.length).toBe(60)
    expect(await state(archive)).toEqual({ documents: 60, plans: 60, flaws: [] })
  })

  test('an archive that another program holds: one line, exit 2, nothing lost', async () => {
    const folder = makeFolder()
    const [source, archive] = [makePlans(join(folder, 'in'), 2), join(folder, 'archive')]
    await (await openArchive(archive)).close()
    const db = await openDatabase(join(archive, 'archive.db'), false)
    onTestFinished(() => void db.close())
    db.exec('BEGIN IMMEDIATE')
    const barred = await start(['ingest', source, '--archive', archive, '--lang', 'en'], { KEHOACH_LOCK_SECONDS: '0.2' }).result
    expect([barred.code, barred.stderr.includes('is locked by another process')]).toEqual([2, true])
    expect((await kehoach('list', '--archive', archive)).code).toBe(0)
    db.exec('COMMIT')
    expect((await kehoach('ingest', source, '--archive', archive)).code).toBe(0)
    expect(await state(archive)).toEqual({ documents: 2, plans: 2, flaws: [] })
  })

  test('a folder without the right to write: one line, exit 2', async () => {
    const folder = makeFolder()
    const source = makePlans(join(folder, 'in'), 1)
    // Where root may write everywhere, a file in the way does the same.
    const closed = join(folder, 'closed')
    if (process.getuid?.() === 0) writeFileSync(closed, '')
    else {
      mkdirSync(closed)
      chmodSync(closed, 0o555)
    }
    const { code, stderr } = await kehoach('ingest', source, '--archive', join(closed, 'archive'), '--lang', 'en')
    expect([code, stderr.trim().split('\n').length]).toEqual([2, 1])
    expect(stderr).toContain('cannot be opened or written')
  })

  test.runIf(canMount)('an archive on a disk that is read only: it is read, and not written', () => {
    const folder = makeFolder()
    const source = makePlans(join(folder, 'in'), 2)
    const disk = join(folder, 'disk')
    mkdirSync(disk)
    const run = (...args: string[]) => `"${process.execPath}" "${PROGRAM}" ${args.join(' ')} --archive "${disk}/archive" --lang en`
    const script = [
      `mount -t tmpfs -o size=50m tmpfs "${disk}"`,
      `${run('ingest', `"${source}"`)} >/dev/null 2>&1`,
      `mount -o remount,ro "${disk}"`,
      ...[run('list', '--jsonl'), run('verify'), run('ingest', `"${source}"`), run('correct', '1/KH-UBND', 'title', 'x')].map(
        (each) => `${each} 2>&1; echo "exit $?"`,
      ),
    ]
    const lines = String(small(script.join('\n')).stdout)
      .trim()
      .split('\n')
    expect(lines.slice(0, 2).map((line) => JSON.parse(line).tasks)).toEqual([1, 1])
    expect(lines.slice(2)).toEqual([
      ...['exit 0', expect.stringContaining('is whole: 2 originals'), 'exit 0'],
      ...[expect.stringContaining('cannot be opened or written'), 'exit 2'],
      ...[expect.stringContaining('cannot be opened or written'), 'exit 2'],
    ])
  })

  test('a database that is none, and one of a newer release', async () => {
    const folder = makeFolder()
    writeFileSync(join(folder, 'archive.db'), 'x'.repeat(5000))
    const foreign = await kehoach('list', '--archive', folder, '--lang', 'en')
    expect([foreign.code, foreign.stderr.includes('is no archive of kehoach')]).toEqual([2, true])
    const archive = join(makeFolder(), 'archive')
    await (await openArchive(archive)).close()
    const db = await openDatabase(join(archive, 'archive.db'), false)
    db.pragma('user_version = 999')
    db.close()
    const newer = await kehoach('list', '--archive', archive, '--lang', 'en')
    expect([newer.code, newer.stderr.includes('newer release')]).toEqual([2, true])
  })
})
