/** `due`, `missing`, `verify` and the calendar, as commands. */
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import ical from 'node-ical'
import { expect, test } from 'vitest'
import { makeArchive, makeDeadline, makeFolder, makeReference, makeTask, put } from '../archive/factory.ts'
import { inside } from './run.ts'

async function fill(): Promise<string> {
  const archive = await makeArchive()
  await put(archive, {
    code: '05/KH-UBND',
    issuer: 'Ủy ban nhân dân tỉnh Sông Xanh',
    issued: '2025-03-05',
    references: [makeReference('82-KH/ĐUK', { date: '2024-11-01' })],
    tasks: [
      makeTask('Bố trí kinh phí', { lead: ['Sở Tài chính'], deadlines: [makeDeadline('trước ngày 30/6/2025', '2025-06-29')] }),
      makeTask('Báo cáo', { deadlines: [makeDeadline('hằng quý', '2026-12-31', { kind: 'recurring', rrule: 'FREQ=MONTHLY;INTERVAL=3' })] }),
    ],
  })
  return archive.folder
}

test('due: 30 days unless told; overdue; the day can be set', async () => {
  const folder = await fill()
  const days = async (...flags: string[]) => (await inside(folder, 'due', '--jsonl', ...flags)).rows().map(({ due }) => due)
  expect(await days('--today', '2025-06-01')).toEqual(['2025-06-29', '2025-06-30'])
  expect(await days('--today', '2025-06-01', '--days', '28')).toEqual(['2025-06-29'])
  expect(await days('--today', '2025-06-01', '--days', '7')).toEqual([])
  expect(await days('--today', '30/6/2025', '--overdue')).toEqual(['2025-06-29'])
  expect(await days('--today', '29/6/2025', '--overdue')).toEqual([])
  expect((await inside(folder, 'due', '--days', 'x')).code).toBe(2)
  expect((await inside(folder, 'due', '--today', '2025-06-01', '--lang', 'vi')).stdout).toContain('29/06/2025')
})

test('missing: what is cited and not held', async () => {
  const { code, stdout } = await inside(await fill(), 'missing', '--csv')
  expect([code, stdout.split('\r\n').slice(1, 2)]).toEqual([0, ['1,82-KH/ĐUK,2024-11-01,Kế hoạch,,']])
})

test('verify: 0 when sound, 1 and the file when not', async () => {
  const folder = await fill()
  const sound = await inside(folder, 'verify', '--lang', 'en')
  expect([sound.code, sound.stdout]).toEqual([0, `The archive ${folder} is whole: 1 originals checked.\n`])
  const shelf = join(folder, 'originals', readdirSync(join(folder, 'originals'))[0] ?? '')
  rmSync(shelf, { recursive: true })
  const broken = await inside(folder, 'verify', '--lang', 'en')
  expect(broken.code).toBe(1)
  expect(broken.stdout).toContain('original missing')
  expect((await inside(folder, 'verify', '--jsonl')).rows()).toMatchObject([{ kind: 'missing' }])
})

test('export --format ics: dated once, recurring with its rule and its end', async () => {
  const file = join(makeFolder(), 'a.ics')
  const { code } = await inside(await fill(), 'export', '--format', 'ics', '--today', '2025-06-01', '--output', file)
  expect(code).toBe(0)
  const events = Object.values(ical.sync.parseICS(readFileSync(file, 'utf8'))).filter((part) => part?.type === 'VEVENT') as ical.VEvent[]
  expect(events.map(({ summary, alarms }) => [summary, alarms?.length])).toEqual([
    ['05/KH-UBND Bố trí kinh phí', 3],
    ['05/KH-UBND Báo cáo', 3],
  ])
  const turns = events[1]?.rrule?.between(new Date('2025-01-01'), new Date('2030-01-01'), true) ?? []
  expect(turns.map((day) => `${day.getFullYear()}-${day.getMonth() + 1}-${day.getDate()}`)).toEqual([
    '2025-6-30',
    '2025-9-30',
    '2025-12-31',
    '2026-3-31',
    '2026-6-30',
    '2026-9-30',
    '2026-12-31',
  ])
})

test('backup, export --format bundle and import', async () => {
  const folder = await fill()
  const file = join(makeFolder(), 'kho.tar')
  const backup = await inside(folder, 'backup', file, '--lang', 'en')
  expect([backup.code, backup.stdout]).toEqual([0, expect.stringMatching(/^Backed up to .*kho\.tar: 1 originals, 0\.\d MB\.\n$/)])
  const fresh = join(makeFolder(), 'new')
  const restored = await inside(fresh, 'import', file, '--lang', 'en')
  expect([restored.code, restored.stdout]).toEqual([0, `The archive ${fresh} is restored: 1 documents.\n`])
  expect((await inside(fresh, 'verify')).code).toBe(0)
  const bundle = `${join(makeFolder(), 'bundle')}/`
  expect((await inside(folder, 'export', '--format', 'bundle', '--output', bundle)).code).toBe(0)
  expect((await inside(fresh, 'import', bundle, '--lang', 'en')).stdout).toContain('0 new documents, 1 known')
  expect((await inside(folder, 'export', '--format', 'bundle')).code).toBe(2)
  expect((await inside(fresh, 'import', '/none/such')).code).toBe(2)
  rmSync(join(bundle, 'manifest.json'))
  const refused = await inside(fresh, 'import', bundle, '--lang', 'en')
  expect([refused.code, refused.stderr.includes('nothing was imported')]).toEqual([2, true])
})
