/** `kehoach agencies`, and searches that are kept. */
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openArchive } from '../../src/archive/archive.ts'
import { makeFolder, makeTask, put } from '../archive/factory.ts'
import { inside } from './run.ts'

const kehoach = (folder: string, ...args: string[]) => inside(folder, ...args, '--lang', 'en')

async function fill(): Promise<string> {
  const folder = join(makeFolder(), 'archive')
  const archive = await openArchive(folder)
  onTestFinished(() => archive.close())
  const head = { issuer: 'Ủy ban nhân dân tỉnh Lâm Đồng', issued: '2024-03-05', title: 'Trồng cây' }
  const tasks = [makeTask('Đo đất', { lead: ['Sở Tài nguyên và Môi trường'] }), makeTask('Ươm', { lead: ['Đội Ươm cây'] })]
  await put(archive, { ...head, code: '05/KH-UBND', tasks })
  await put(archive, { ...head, code: '06/KH-UBND', issued: '2025-03-05', title: 'Sửa đường' })
  return folder
}

test('agencies: listed, merged, renamed, taken back', async () => {
  const folder = await fill()
  expect((await kehoach(folder, 'agencies', 'tai nguyen', 'moi truong', '--csv')).stdout).toContain(
    'Sở Tài nguyên và Môi trường,1,0,0,province,state,,until 2025-02-28 · then: Sở Nông nghiệp và Môi trường,false,so-tai-nguyen-va-moi-truong',
  )
  expect((await kehoach(folder, 'agencies', '--learned', '--jsonl')).rows().map(({ name }) => name)).toEqual([
    'Ủy ban nhân dân tỉnh Lâm Đồng',
  ])
  const renamed = await kehoach(folder, 'agencies', 'rename', 'Ủy ban nhân dân tỉnh Lâm Đồng', 'UBND Lâm Đồng', '--by', 'An')
  expect([renamed.code, renamed.stdout]).toEqual([0, 'Ủy ban nhân dân tỉnh Lâm Đồng is now called UBND Lâm Đồng.\n'])
  const merged = await kehoach(folder, 'agencies', 'merge', 'UBND Lâm Đồng', 'UBND tỉnh', '--note', 'một')
  expect(merged.stdout).toBe('UBND Lâm Đồng now counts as Ủy ban nhân dân tỉnh.\n')
  expect((await kehoach(folder, 'agencies', 'undo', '2')).stdout).toBe('Took decision 2 back.\n')
  expect((await kehoach(folder, 'agencies', 'decisions', '--csv')).stdout.split('\r\n')[1]).toMatch(/^2,merge,.*,true,.*,một$/)
  expect((await kehoach(folder, 'log', '--jsonl')).rows().map(({ action, by }) => `${by}: ${action}`)).toContain('An: agency-rename')
})

test('who is counted in under another name is told beside the rows', async () => {
  const folder = await fill()
  const { stdout, stderr, rows } = await kehoach(folder, 'tasks', '--lead', 'Sở Nông nghiệp và Môi trường', '--jsonl')
  expect(rows().map(({ text }) => text)).toEqual(['Đo đất'])
  expect(stderr).toBe('Sở Nông nghiệp và Môi trường counts in: Sở Tài nguyên và Môi trường (--exact to leave them out).\n')
  expect(stdout).not.toContain('counts in')
  expect((await kehoach(folder, 'tasks', '--lead', 'Sở Nông nghiệp và Môi trường', '--exact')).stdout).toBe('Nothing found.\n')
})

test('searches are kept, used, listed and dropped; facets count', async () => {
  const folder = await fill()
  await kehoach(folder, 'search', '--save', 'cây', 'trong', 'cay')
  expect((await kehoach(folder, 'search', '--saved', 'cây', '--jsonl')).rows().map(({ code }) => code)).toEqual(['05/KH-UBND'])
  expect((await kehoach(folder, 'search', '--saved', 'cây', 'year:2025', '--jsonl')).rows()).toEqual([])
  expect((await kehoach(folder, 'search', '--saved', '--jsonl')).rows().map(({ name, words }) => [name, words])).toEqual([
    ['cây', 'trong cay'],
  ])
  expect((await kehoach(folder, 'search', 'ke', 'hoach', '--facets', '--csv')).stdout).toContain('year,2024,1')
  expect((await kehoach(folder, 'search', 'ke', 'hoach', '--facets', '--csv')).stdout).toContain('province,tỉnh Lâm Đồng,2')
  expect((await kehoach(folder, 'search', '--forget', 'cây')).stdout).toBe('Dropped the search "cây".\n')
})

test.each([
  [['agencies', 'merge', 'Sở Không Có', 'Sở Y tế'], 'There is no agency "Sở Không Có"'],
  [['agencies', 'merge', 'Sở Y tế', 'Sở YT'], 'are one agency already'],
  [['agencies', 'rename', 'Sở Y tế', ' - '], 'is no name'],
  [['agencies', 'undo', '9'], 'No decision "9"'],
  [['agencies', 'merge', 'Sở Y tế'], 'The argument <into> is missing'],
  [['list', '--province', 'Sài Thành'], 'There is no province or city "Sài Thành"'],
  [['search'], 'The argument <words> is missing'],
  [['search', '--saved', 'x'], 'There is no kept search "x"'],
  [['search', '--forget', 'x'], 'There is no kept search "x"'],
  [['search', '--save', ' ', 'x'], 'Give the search a name'],
])('%j is wrong usage: one line, exit 2', async (args, words) => {
  const { code, stdout, stderr } = await kehoach(await fill(), ...args)
  expect([code, stdout]).toEqual([2, ''])
  expect(stderr).toContain(words)
})
