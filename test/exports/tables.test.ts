/** Exports of a whole archive: spreadsheets read back, the register, records, Dublin Core; nothing runs as a formula. */
import { readFileSync, statSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import excel from 'exceljs'
import { expect, test } from 'vitest'
import { makeArchive, makeDeadline, makeFolder, makeReference, makeTask, put } from '../archive/factory.ts'
import { inside } from '../commands/run.ts'

const EVIL = '=HYPERLINK("http://example.org")'

async function fill(): Promise<string> {
  const archive = await makeArchive()
  await put(archive, {
    code: '05/KH-UBND',
    issuer: 'Ủy ban nhân dân tỉnh Sông Xanh',
    issued: '2025-03-05',
    title: EVIL,
    references: [makeReference('82-KH/ĐUK', { date: '2024-11-01' })],
    tasks: [makeTask('-1+2 <b>kinh phí</b>', { lead: ['@Sở Tài chính'], deadlines: [makeDeadline('trước ngày 30/6/2025', '2025-06-29')] })],
  })
  await put(archive, { code: '06/KH-UBND', issuer: 'Ủy ban nhân dân tỉnh Sông Xanh', issued: '2024-03', tasks: [] })
  return archive.folder
}

async function sheetsOf(file: string): Promise<excel.Workbook> {
  const book = new excel.Workbook()
  await book.xlsx.readFile(file)
  return book
}

test('a spreadsheet of four sheets: frozen head, filters, real dates, text that is text', async () => {
  const file = join(makeFolder(), 'a.xlsx')
  expect((await inside(await fill(), 'export', '--format', 'xlsx', '--output', file, '--lang', 'vi')).code).toBe(0)
  const book = await sheetsOf(file)
  expect(book.worksheets.map(({ name }) => name)).toEqual(['Văn bản', 'Nhiệm vụ', 'Viện dẫn', 'Cơ quan'])
  const [plans, tasks, references] = book.worksheets
  expect(plans?.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 })
  expect(plans?.autoFilter).toBeTruthy()
  expect(plans?.getRow(1).getCell(2).value).toBe('Số, ký hiệu')
  const row = plans?.getRow(2)
  expect(row?.getCell(4).value).toEqual(new Date('2025-03-05T00:00:00Z'))
  expect([row?.getCell(8).value, row?.getCell(8).formula]).toEqual([EVIL, undefined])
  expect(plans?.getRow(3).getCell(4).value).toBe('2024-03')
  expect([tasks?.getRow(2).getCell(7).value, tasks?.getRow(2).getCell(8).value]).toEqual(['-1+2 <b>kinh phí</b>', '@Sở Tài chính'])
  expect(tasks?.getRow(2).getCell(11).value).toEqual(new Date('2025-06-29T00:00:00Z'))
  expect(references?.getRow(2).getCell(5).value).toBe('82-KH/ĐUK')
})

test('CSV, the register and its filters', async () => {
  const folder = await fill()
  const csv = (await inside(folder, 'export', '--format', 'csv', '--year', '2025')).stdout.split('\r\n')
  expect(csv.length).toBe(3)
  expect(csv[1]).toContain(`"'=HYPERLINK(""http://example.org"")"`)
  const register = (await inside(folder, 'export', '--format', 'so-dang-ky')).stdout.split('\r\n')
  expect(register[0]?.split(',').slice(0, 8)).toEqual([
    'fileCode',
    'ordinal',
    'typeName',
    'codeNumber',
    'codeNotation',
    'issuedDate',
    'organName',
    'subject',
  ])
  expect(register.length).toBe(4)
  const file = join(makeFolder(), 'so.xlsx')
  await inside(folder, 'export', '--format', 'so-dang-ky', '--output', file, '--lang', 'vi')
  expect((await sheetsOf(file)).worksheets.map(({ name }) => name)).toEqual(['Sổ đăng ký văn bản'])
  const lines = (await inside(folder, 'export', '--format', 'jsonl', '--of', 'references')).stdout.trim().split('\n')
  expect(lines.map((line) => JSON.parse(line).code)).toEqual(['82-KH/ĐUK'])
  expect(JSON.parse((await inside(folder, 'export', '--format', 'json', '--of', 'tasks')).stdout).length).toBe(1)
})

test('one plan as a page and as Markdown, escaped; Dublin Core', async () => {
  const folder = await fill()
  const html = (await inside(folder, 'export', '--format', 'html', '--plan', '05/KH-UBND')).stdout
  expect(html).toContain('-1+2 &lt;b&gt;kinh phí&lt;/b&gt;')
  expect(html).toContain("default-src 'none'")
  const markdown = (await inside(folder, 'export', '--format', 'md', '--plan', '05/KH-UBND')).stdout
  expect(markdown).toContain('\\<b\\>kinh phí')
  const vietnamese = (await inside(folder, 'export', '--format', 'md', '--plan', '05/KH-UBND', '--lang', 'vi')).stdout
  expect(vietnamese).toContain('05/03/2025')
  expect(vietnamese).not.toMatch(/\| (?:2025-\d\d-\d\d|implements|basis|mentions) \|/)
  const core = (await inside(folder, 'export', '--format', 'dc')).stdout
  expect(core.match(/<oai_dc:dc>/g)?.length).toBe(2)
  expect(core).toContain('<dc:identifier>05/KH-UBND</dc:identifier>')
})

test.each([
  ['--format', 'pdf'],
  ['--format', 'xlsx'],
  ['--format', 'html'],
  ['--format', 'csv', '--of', 'people'],
  ['--format', 'csv', '--output', '/no/such/folder/a.csv'],
])('%s %s … is wrong usage, told in one line', async (...flags) => {
  const { code, stderr } = await inside(await fill(), 'export', ...flags)
  expect([code, stderr.trim().split('\n').length <= 2]).toEqual([2, true])
})

test('100,000 rows are written in little memory', () => {
  const file = join(makeFolder(), 'big.xlsx')
  const script = `
    import { createWriteStream } from 'node:fs'
    import { streamWorkbook } from ${JSON.stringify(join(import.meta.dirname, '../../src/exports/xlsx-stream.ts'))}
    async function* rows() { for (let at = 0; at < 100_000; at += 1) yield [at, 'Xây dựng kế hoạch số '.repeat(10) + at, { day: '2026-01-31' }, null] }
    await streamWorkbook(createWriteStream(${JSON.stringify(file)}), [{ name: 'a', titles: ['a', 'b', 'c', 'd'], widths: [9, 9, 9, 9], rows: rows() }])`
  const run = spawnSync(process.execPath, ['--max-old-space-size=80', '--input-type=module-typescript', '-e', script], { encoding: 'utf8' })
  expect([run.status, run.stderr.replace(/.*Warning.*\n?/g, '').trim()]).toEqual([0, ''])
  expect(statSync(file).size).toBeGreaterThan(300_000)
  expect(readFileSync(file).subarray(0, 2).toString()).toBe('PK')
})
