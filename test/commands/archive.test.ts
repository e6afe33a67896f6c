/** The commands over an archive, run in process. */
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openArchive } from '../../src/archive/archive.ts'
import { makeDeadline, makeFolder, makeReference, makeTask, put } from '../archive/factory.ts'
import { inside as kehoach, start } from './run.ts'

const issuer = 'Ủy ban nhân dân tỉnh Sông Xanh'

async function fill(): Promise<string> {
  const folder = join(makeFolder(), 'archive')
  const archive = await openArchive(folder)
  onTestFinished(() => archive.close())
  await put(archive, {
    code: '05/KH-UBND',
    issuer,
    place: 'Sông Xanh',
    issued: '2025-03-05',
    title: 'Trồng cây',
    references: [makeReference('82-KH/ĐUK', { date: '2024-11-01', issuer: 'Đảng ủy Khối' })],
    tasks: [
      makeTask('Bố trí kinh phí', {
        lead: ['Sở Tài chính'],
        coordinating: ['UBND các xã'],
        deadlines: [makeDeadline('trước ngày 30/6/2025', '2025-06-29')],
      }),
      makeTask('Báo cáo', {
        lead: ['Sở Y tế'],
        deadlines: [makeDeadline('năm 2026', '2026-12-31', { kind: 'within', start: '2026-01-01' })],
      }),
      makeTask('Tuyên truyền', {
        lead: ['Sở Y tế'],
        deadlines: [makeDeadline('hằng năm', null, { kind: 'recurring', rrule: 'FREQ=YEARLY' })],
      }),
    ],
  })
  await put(archive, {
    code: '7/KH-SYT',
    issuer: 'Sở Y tế tỉnh Sông Xanh',
    issued: '2025-04',
    title: 'Y tế',
    references: [makeReference('5/KH-UBND', { date: '2025-03-05', issuer: 'UBND tỉnh' })],
  })
  await put(archive, { code: '05/KH-UBND', issuer, place: 'Sông Xanh', issued: '2024-02-02', title: 'Năm trước' })
  return folder
}

test('list: newest first, days as people write them, filters in any spelling', async () => {
  const folder = await fill()
  const all = await kehoach(folder, 'list', '--jsonl')
  expect(all.rows().map(({ title }) => title)).toEqual(['Y tế', 'Trồng cây', 'Năm trước'])
  const titles = async (...flags: string[]) => (await kehoach(folder, 'list', '--jsonl', ...flags)).rows().map(({ title }) => title)
  expect(await titles('--year', '2024')).toEqual(['Năm trước'])
  expect(await titles('--issuer', 'ubnd tinh')).toEqual(['Trồng cây', 'Năm trước'])
  expect(await titles('--type', 'ke hoach', '--limit', '1')).toEqual(['Y tế'])
  expect(await titles('--type', 'QĐ')).toEqual([])
  const table = (await kehoach(folder, 'list', '--lang', 'vi')).stdout
  expect(table).toContain('Cơ quan ban hành')
  expect(table).toContain('05/03/2025')
  expect(table).toContain(' 04/2025')
  expect((await kehoach(folder, 'list', '--lang', 'en')).stdout).toContain('2025-03-05')
  expect((await kehoach(folder, 'list', '--csv')).stdout.split('\r\n')[0]).toBe('id,code,issued,issuer,title,tasks,grade')
})

test('tasks: by agency, by day, overdue', async () => {
  const folder = await fill()
  const texts = async (...flags: string[]) => (await kehoach(folder, 'tasks', '--jsonl', ...flags)).rows().map(({ text }) => text)
  expect(await texts()).toEqual(['Bố trí kinh phí', 'Báo cáo', 'Tuyên truyền'])
  expect(await texts('--lead', 'so tai chinh')).toEqual(['Bố trí kinh phí'])
  expect(await texts('--lead', 'sở y')).toEqual(['Báo cáo', 'Tuyên truyền'])
  expect(await texts('--lead', 'tai')).toEqual(['Bố trí kinh phí'])
  expect(await texts('--lead', 'ta')).toEqual([])
  expect(await texts('--with', 'Uỷ ban nhân dân')).toEqual(['Bố trí kinh phí'])
  expect(await texts('--due-from', '2025-06-01', '--due-to', '30/6/2025')).toEqual(['Bố trí kinh phí'])
  expect(await texts('--overdue', '--today', '2025-06-29')).toEqual([])
  expect(await texts('--overdue', '--today', '2025-06-30')).toEqual(['Bố trí kinh phí'])
  expect(await texts('--plan', '#2')).toEqual([])
  expect((await kehoach(folder, 'tasks', '--due-to', 'mai')).code).toBe(2)
})

test('show and tree: PLAN in any writing, several are listed', async () => {
  const folder = await fill()
  const shown = await kehoach(folder, 'show', 'Kế hoạch số 7/KH-SYT', '--lang', 'vi')
  expect(shown.code).toBe(0)
  expect(shown.stdout).toContain('Thực hiện (1)\n  5/KH-UBND'.replace('5/', '05/'))
  expect(JSON.parse((await kehoach(folder, 'show', '7 / KH-SYT', '--json')).stdout).extraction.plan.title).toBe('Y tế')
  const several = await kehoach(folder, 'show', 'số 05', '--lang', 'vi')
  expect(several.code).toBe(2)
  expect(several.stderr).toContain('#1  05/KH-UBND  05/03/2025')
  expect(several.stderr).toContain('#3')
  expect((await kehoach(folder, 'show', '99/KH-UBND')).code).toBe(2)
  const tree = await kehoach(folder, 'tree', '7/KH-SYT', '--lang', 'vi')
  expect(tree.stdout.trimEnd().split('\n')).toEqual([
    '↑ thực hiện 82-KH/ĐUK · 01/11/2024 · Đảng ủy Khối (không có trong kho)',
    '   ↑ thực hiện 05/KH-UBND · 05/03/2025 · Ủy ban nhân dân tỉnh Sông Xanh · Trồng cây #1',
    '      ● 7/KH-SYT · 04/2025 · Sở Y tế tỉnh Sông Xanh · Y tế #2',
  ])
})

test('tree of a document that is only cited shows who carries it out', async () => {
  const folder = await fill()
  const { code, stdout } = await kehoach(folder, 'tree', '82-KH/ĐUK', '--lang', 'en')
  expect(code).toBe(0)
  expect(stdout).toContain('● 82-KH/ĐUK · 2024-11-01 · Đảng ủy Khối (not in the archive)')
  expect(stdout).toContain('↳ implements 05/KH-UBND')
  expect(stdout).toContain('↳ implements 7/KH-SYT')
  expect((await kehoach(folder, 'tree', '82-KH/ĐUK', '--csv')).stdout).toContain('\r\n0,,,82-KH/ĐUK')
})

test('search prints the words around the hit', async () => {
  const folder = await fill()
  expect((await kehoach(folder, 'search', 'trong', 'cay')).stdout).toContain('»Trồng cây«')
  expect((await kehoach(folder, 'search', '57-NQ/TW "*', '--jsonl')).rows()).toEqual([])
})

test('no archive there is one line and exit 2', async () => {
  const { code, stderr } = await kehoach(join(makeFolder(), 'none'), 'list', '--lang', 'en')
  expect(code).toBe(2)
  expect(stderr).toMatch(/^There is no archive at .*none"\. Read documents into it first: kehoach ingest FOLDER\n$/)
})

test.each([['list'], ['tasks', '--lead', 'Sở Y tế'], ['due'], ['search', 'kế hoạch'], ['show', '#1'], ['tree', '#1']])(
  '%s loads nothing that only reading and checking documents needs',
  async (...args) => {
    const folder = await fill()
    const { code, stderr } = await start([...args, '--archive', folder], { NODE_DEBUG: 'esm' }).result
    expect(code).toBe(0)
    expect(stderr).toContain('node_modules/better-sqlite3')
    expect(stderr).not.toMatch(/node_modules\/(?:zod|pdfjs-dist|mammoth|unified|p-queue)/)
  },
)
