/** Review, correction, status, second reading: as people type them. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openArchive } from '../../src/archive/archive.ts'
import { run } from '../../src/commands/main.ts'
import { makeFolder } from '../archive/factory.ts'
import { makePlans } from './run.ts'

async function kehoach(folder: string, ...args: string[]) {
  let stdout = ''
  let stderr = ''
  const code = await run([...args, '--archive', folder, '--lang', 'en'], {
    stdout: { write: (text) => (stdout += text), columns: 120 },
    stderr: { write: (text) => (stderr += text) },
    env: { KEHOACH_USER: 'văn thư' },
    cwd: makeFolder(),
  })
  const rows = () =>
    stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line))
  return { code, stdout, stderr, rows }
}

async function filled(count = 1): Promise<string> {
  const folder = makeFolder()
  const archive = join(folder, 'archive')
  expect((await kehoach(archive, 'ingest', makePlans(join(folder, 'in'), count))).code).toBe(0)
  return archive
}

test('correct, corrections, show, undo, log', async () => {
  const folder = await filled()
  const done = await kehoach(folder, 'correct', '1/KH-UBND', 'tasks.1.lead', 'Sở Xây dựng', '--note', 'bản ký')
  expect([done.stderr, done.stdout]).toEqual(['', 'Corrected tasks.1.lead of 1/KH-UBND (correction 1). Undo: kehoach correct --undo 1\n'])
  expect((await kehoach(folder, 'correct', '#1', 'title', 'Trồng rừng', '--by', 'An')).code).toBe(0)
  expect((await kehoach(folder, 'list', '--jsonl')).rows()[0].title).toBe('Trồng rừng')
  expect((await kehoach(folder, 'tasks', '--lead', 'so xay dung', '--jsonl')).rows().length).toBe(1)
  const shown = (await kehoach(folder, 'show', '#1')).stdout
  expect(shown).toContain('Corrected by people (2)')
  expect(shown).toContain('lead: Sở Tài chính → Sở Xây dựng (c1)')
  expect((await kehoach(folder, 'corrections', '--jsonl')).rows().map(({ by, note }) => [by, note])).toEqual([
    ['An', null],
    ['văn thư', 'bản ký'],
  ])
  expect((await kehoach(folder, 'correct', '--undo', 'c2')).stdout).toBe('Correction 2 is taken back.\n')
  expect((await kehoach(folder, 'list', '--jsonl')).rows()[0].title).not.toBe('Trồng rừng')
  expect((await kehoach(folder, 'corrections', '--all', '--csv')).stdout).toContain(',undone,')
  expect((await kehoach(folder, 'log', '--jsonl')).rows().map(({ action, by }) => `${by}: ${action}`)).toEqual([
    'văn thư: undo',
    'An: correct',
    'văn thư: correct',
    'văn thư: store',
  ])
})

test.each([
  [['correct', '#1', 'nonsense', 'x'], 'There is no field "nonsense"'],
  [['correct', '#1', 'issued', 'hôm qua'], '"hôm qua" is no value of issued'],
  [['correct', '#1', 'tasks.99.lead', 'x'], '#1 has no item "tasks.99.lead"'],
  [['correct', '#1', 'title'], 'The argument <value> is missing'],
  [['correct', '#9', 'title', 'x'], 'no plan'],
  [['correct', '--undo', '7'], 'No correction "7"'],
  [['correct', '#1', '--undo', '7'], 'Too many arguments'],
  [['status', '#1', '99', 'done'], 'has no single task "99"'],
  [['status', '#1', '1', 'finished'], 'finished'],
  [['review', '--kind', 'nonsense'], '"nonsense" is none of: error, correction, warning, task, absent.'],
])('%j is wrong usage: one line, exit 2, nothing changed', async (args, words) => {
  const folder = await filled()
  const { code, stdout, stderr } = await kehoach(folder, ...args)
  expect([code, stdout]).toEqual([2, ''])
  expect(stderr.toLowerCase()).toContain(words.toLowerCase())
  expect((await kehoach(folder, 'log', '--jsonl')).rows().length).toBe(1)
})

test('status: done is not overdue', async () => {
  const folder = await filled()
  const overdue = async () => (await kehoach(folder, 'tasks', '--overdue', '--today', '2026-01-01', '--jsonl')).rows().length
  expect(await overdue()).toBe(1)
  const set = await kehoach(folder, 'status', '1/KH-UBND', '1', 'done', '--date', '1/6/2025', '--note', 'xong')
  expect(set.stdout).toBe('Task 1 of 1/KH-UBND: done.\n')
  expect(await overdue()).toBe(0)
  expect((await kehoach(folder, 'tasks', '--status', 'done', '--jsonl')).rows()[0].statusDay).toBe('2025-06-01')
  expect((await kehoach(folder, 'due', '--overdue', '--today', '2026-01-01', '--jsonl')).rows()).toEqual([])
})

test('reread tells what changed, and corrections stay', async () => {
  const folder = await filled(2)
  await kehoach(folder, 'correct', '#1', 'tasks.1.lead', 'Sở Xây dựng')
  const archive = await openArchive(folder)
  const reading = await archive.reading(1)
  if (!reading?.plan?.tasks[0]) throw new Error('expected a reading')
  const held = await archive.originals()[Symbol.asyncIterator]().next()
  const older = { ...reading, plan: { ...reading.plan, title: 'Đọc sai', tasks: [{ ...reading.plan.tasks[0], deadlines: [] }] } }
  await archive.store(
    { extraction: older, text: (await archive.text(1)) ?? '', path: held.value.path, parserVersion: '0.0.1' },
    { again: true },
  )
  await archive.close()
  expect((await kehoach(folder, 'tasks', '--jsonl')).rows()[0].deadlines).toEqual([])
  const outdated = await kehoach(folder, 'reread', '--outdated', '--jsonl')
  expect(outdated.rows()).toMatchObject([{ plan: 1, status: 'changed', changes: { title: 1, 'tasks.deadlines': 1 } }])
  const again = await kehoach(folder, 'reread')
  expect(again.stdout).toBe('Read 2 documents again: 0 changed, 0 failed. Changes by field: 0.\n')
  const task = (await kehoach(folder, 'tasks', '--jsonl')).rows()[0]
  expect([task.lead[0].mention, task.deadlines.length]).toEqual(['Sở Xây dựng', 1])
  const record = JSON.parse((await kehoach(folder, 'show', '#1', '--json')).stdout)
  expect([record.paths.length, /000[12]\.txt$/.test(record.extraction.source.path)]).toEqual([1, true])
})

test('review lists, accept and dismiss take off', async () => {
  const folder = makeFolder()
  const archive = join(folder, 'archive')
  const text =
    'ỦY BAN NHÂN DÂN\nTỈNH SÔNG XANH\n\nSố: 3/KH-UBND\n\nKẾ HOẠCH\nTrồng cây\n\nThực hiện Kế hoạch số 82-KH/ĐUK ngày 01/11/2024 của Đảng ủy Khối;\n\n1. Sở Y tế trồng cây.\n'
  writeFileSync(join(folder, 'a.txt'), text)
  await kehoach(archive, 'ingest', join(folder, 'a.txt'))
  const rows = (await kehoach(archive, 'review', '--jsonl')).rows()
  const absent = rows.find(({ kind }) => kind === 'absent')
  const reason = 'Carries out 82-KH/ĐUK, which the archive does not hold.'
  expect(absent.reason).toBe(reason)
  expect((await kehoach(archive, 'review', '--csv')).stdout).toContain(`"${reason}"`)
  const judged = await kehoach(archive, 'dismiss', absent.id, '1-ffffff')
  expect([judged.code, judged.stdout, judged.stderr]).toEqual([1, `Dismissed ${absent.id}.\n`, 'There is no review item "1-ffffff".\n'])
  expect((await kehoach(archive, 'review', '#1', '--kind', 'absent', '--jsonl')).rows()).toEqual([])
  expect((await kehoach(archive, 'review', '--kind', 'absent')).stdout).toBe('Nothing found.\n')
})
