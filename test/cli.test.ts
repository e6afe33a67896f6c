import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawnSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run } from '../src/commands/main.ts'
import { csvLines, printRows, type Column } from '../src/commands/output.ts'
import { folded, table } from '../src/commands/table.ts'
import type { Context } from '../src/commands/context.ts'
import { createMessages } from '../src/messages/messages.ts'
import { WorkerPool } from '../src/worker-pool.ts'

const plans = join(import.meta.dirname, '..', 'fixtures', 'plans')
const folder = mkdtempSync(join(tmpdir(), 'kehoach-cli-'))
const PLAN = 'hoa-linh-27-kh-ubnd-chuyen-doi-so.txt'

beforeAll(() => writeFileSync(join(folder, 'empty.pdf'), ''))
afterAll(() => rmSync(folder, { recursive: true }))

async function kehoach(args: string[], { cwd = plans, env = {} }: { cwd?: string; env?: Record<string, string> } = {}) {
  let out = ''
  let err = ''
  const code = await run(args, {
    stdout: { write: (text) => (out += text) },
    stderr: { write: (text) => (err += text) },
    env: { KEHOACH_LANG: 'en', ...env },
    cwd,
  })
  return { out, err, code }
}

describe('the program', () => {
  it('prints its help in both languages, every command in it', async () => {
    const vietnamese = await kehoach(['--help', '--lang', 'vi'])
    const english = await kehoach(['--help'])
    for (const { out, code } of [vietnamese, english]) {
      expect(code).toBe(0)
      for (const name of ['ingest', 'list', 'show', 'tasks', 'search', 'tree', 'extract', 'text'])
        expect(out).toMatch(new RegExp(`^ {2}${name} `, 'm'))
    }
    expect(vietnamese.out).toContain('Cách dùng:')
    expect(english.out).toContain('Usage:')
  })

  it('says what to do where no command is given, and exits with 2', async () => {
    expect((await kehoach([])).code).toBe(2)
  })

  it.each([
    [['nonsense'], 'There is no command "nonsense".'],
    [['extract'], 'The argument <files> is missing.'],
    [['extract', 'a.txt', '--nope'], 'There is no option "--nope".'],
    [['extract', 'a.txt', '--json', '--jsonl'], 'Choose one form'],
    [['extract', 'a.txt', 'b.txt', '--json'], '--json prints one file'],
    [['text', 'a', 'b'], 'Too many arguments.'],
    [['--lang', 'fr', 'list'], '--lang takes vi or en; got "fr".'],
  ])('%j is wrong usage', async (args, words) => {
    const { out, err, code } = await kehoach(args)
    expect(err).toContain(words)
    expect([out, code]).toEqual(['', 2])
  })
})

describe('extract', () => {
  it('prints one indented object for one file', async () => {
    const { out, code } = await kehoach(['extract', PLAN, '--json'])
    expect(code).toBe(0)
    expect(out.startsWith('{\n  "schemaVersion"')).toBe(true)
    expect(JSON.parse(out).source).toMatchObject({ path: PLAN, mediaType: 'text/plain', pages: null, textLayer: 'native' })
  })

  it('prints a line a file in the order given, and goes on after a file that fails', async () => {
    const paths = [join(folder, 'empty.pdf'), PLAN, 'no-such-file.docx', 'an-thuong-12-kh-du-chinh-quyen-so.md', folder]
    const { out, code } = await kehoach(['extract', ...paths, '--jsonl'])
    const records = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(records.map(({ source }) => source.path)).toEqual(paths)
    expect(records.map(({ plan, messages }) => (plan ? 'read' : messages[0].ruleId))).toEqual([
      'file.empty',
      'read',
      'file.missing',
      'read',
      'file.directory',
    ])
    expect(records[0]).toMatchObject({ plan: null, messages: [{ severity: 'error', evidence: null }] })
    expect(code).toBe(1)
  })

  it('speaks the language that is asked for', async () => {
    const { out } = await kehoach(['extract', 'no-such-file.docx', '--lang', 'vi'])
    expect(JSON.parse(out).messages[0].reason).toContain('Không có tệp "no-such-file.docx"')
  })
})

describe('text', () => {
  it('prints exactly the text that evidence points into', async () => {
    const { out, code } = await kehoach(['text', PLAN])
    const { issuer, tasks } = JSON.parse((await kehoach(['extract', PLAN])).out).plan
    expect(code).toBe(0)
    expect(issuer.name).toContain('Hoa Lĩnh')
    for (const { evidence } of tasks) expect(out.slice(evidence.start, evidence.end)).toBe(evidence.quote)
  })

  it('tells trouble in one line', async () => {
    const { out, err, code } = await kehoach(['text', 'no-such-file.txt'])
    expect([out, err, code]).toEqual(['', 'no-such-file.txt: There is no file "no-such-file.txt". Check the path.\n', 1])
  })
})

describe('limits', () => {
  it('a document that takes too long costs itself only', async () => {
    const pool = new WorkerPool({ messages: createMessages('en'), cwd: plans, size: 1, seconds: 0.001 })
    const stopped = await Promise.all([pool.read(PLAN), pool.read(PLAN)])
    await pool.close()
    expect(stopped.map(({ extraction }) => extraction.messages[0]?.ruleId)).toEqual(['limit.time', 'limit.time'])
    expect(stopped[0]?.extraction.source).toMatchObject({ path: PLAN, mediaType: 'text/plain' })
  })

  it('an answer that came while the program stood still is no time-out', async () => {
    const pool = new WorkerPool({ messages: createMessages('en'), cwd: plans, size: 1, seconds: 2 })
    await pool.read(PLAN)
    const reading = pool.read(PLAN)
    await new Promise(setImmediate)
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5000)
    expect((await reading).extraction.plan?.number?.code).toBe('27/KH-UBND')
    await pool.close()
  })

  it('a document that needs too much memory costs itself only', async () => {
    const big = join(folder, 'big.txt')
    writeFileSync(big, 'KẾ HOẠCH\nGiao Sở Y tế chủ trì thực hiện.\n'.repeat(200_000))
    const pool = new WorkerPool({ messages: createMessages('en'), cwd: plans, size: 1, megabytes: 96 })
    const [struck, next] = await Promise.all([pool.read(big), pool.read(PLAN)])
    await pool.close()
    expect(struck?.extraction.messages[0]?.ruleId).toBe('limit.memory')
    expect(next?.extraction.plan?.number?.code).toBe('27/KH-UBND')
  })
})

describe('output', () => {
  interface Row {
    name: string
    count: number | null
  }
  const columns: Column<Row>[] = [
    { key: 'name', title: 'Tên', value: ({ name }) => name, wide: true },
    { key: 'count', title: 'Số', value: ({ count }) => count },
  ]

  async function printed(options: object, rows: Row[]): Promise<string> {
    let out = ''
    const context = { messages: createMessages('en'), stdout: { write: (text: string) => (out += text), columns: 40 } }
    await printRows(rows, columns, options, context as unknown as Context)
    return out
  }

  it('has one convention', async () => {
    const rows = [{ name: 'Sở Y tế', count: 2 }]
    expect(await printed({ json: true }, rows)).toBe(`${JSON.stringify(rows, null, 2)}\n`)
    expect(await printed({ jsonl: true }, rows)).toBe('{"name":"Sở Y tế","count":2}\n')
    expect(await printed({ csv: true }, rows)).toBe('name,count\r\nSở Y tế,2\r\n')
    expect(await printed({}, rows)).toBe('Tên      Số\n───────  ──\nSở Y tế  2\n')
    expect(await printed({}, [])).toBe('Nothing found.\n')
    expect(await printed({ json: true }, [])).toBe('[]\n')
  })

  it('CSV cannot be run by a spreadsheet, and keeps quotes and lines', () => {
    const names = ['=1+1', '+84', '-2', '@x', 'a "b", c', 'a\nb', ' a']
    const [, ...cells] = csvLines(
      names.map((name) => ({ name, count: null })),
      columns.slice(0, 1),
    )
    expect(cells).toEqual(["'=1+1", "'+84", "'-2", "'@x", '"a ""b"", c"', '"a\nb"', '" a"'])
  })

  it('the table wraps wide columns and takes control characters out', async () => {
    const lines = [...(await table([{ name: 'Tăng cường \u001b[31mphối hợp giữa các cơ quan nhà nước', count: 10 }], columns, 30))]
    expect(
      lines
        .join('\n')
        .split('\n')
        .every((line) => line.length <= 30),
    ).toBe(true)
    expect(lines.join('\n')).not.toContain('\u001b')
  })

  it('wide columns share what is left: a short one leaves its part to a long one', async () => {
    const three = [
      ...columns,
      { key: 'more', title: 'Thêm', value: () => 'nội dung dài hơn nhiều '.repeat(8), wide: true },
    ] as Column<Row>[]
    const [heading] = await table([{ name: 'Sở Y tế', count: 1 }], three, 60)
    expect(heading?.split('\n')[1]).toMatch(/^─{7} {2}── {2}─{47}$/)
  })

  it('a heading breaks where its column is narrower', async () => {
    const cited: Column<Row>[] = [{ key: 'cited', title: 'Số kế hoạch viện dẫn', value: () => 9 }]
    expect([...(await table([{ name: '', count: 1 }], cited, 60))]).toEqual(['Số kế hoạch\nviện dẫn\n───────────', '9'])
  })

  it('what does not fit side by side is one value a line, none wider than the terminal', async () => {
    const four = ['Cơ quan chủ trì', 'Cơ quan phối hợp', 'Nội dung nhiệm vụ', 'Thời hạn'].map(
      (title): Column<Row> => ({ key: title, title, value: ({ name }) => (title === 'Thời hạn' ? '' : name), wide: true }),
    )
    const rows = [
      { name: 'Ủy ban nhân dân các xã, phường, đặc khu', count: 1 },
      { name: 'Sở Y tế', count: 2 },
    ]
    const text = [...(await table(rows, four, 40))].join('\n')
    expect(text.split('\n').every((line) => line.length <= 40)).toBe(true)
    expect(text).toMatch(/^Cơ quan chủ trì {4}Ủy ban nhân dân các$/m)
    expect(text).not.toContain('Thời hạn')
    expect(text.split('\n\n').length).toBe(2)
  })

  it('text for people is folded, each line below its own beginning', async () => {
    const line = `  ${'lời dài '.repeat(8).trim()}`
    const folds = (await folded(`đầu\n${line}`, 24)).split('\n')
    expect(folds[0]).toBe('đầu')
    expect(folds.slice(2).every((each) => each.startsWith('    lời') || each.startsWith('    dài'))).toBe(true)
    expect(folds.every((each) => each.length <= 24)).toBe(true)
    expect(folds.slice(1).join(' ').replace(/\s+/g, ' ').trim()).toBe(line.trim())
  })

  it('signs of two cells are counted as two', async () => {
    const [heading] = await table([{ name: '漢字', count: 1 }], columns.slice(0, 1), 30)
    expect(heading?.split('\n')[1]).toBe('────')
  })

  it('many rows are the same JSON as one string of them', async () => {
    const rows = Array.from({ length: 2500 }, (_, count) => ({ name: `a\n${count}`, count }))
    expect(await printed({ json: true }, rows)).toBe(`${JSON.stringify(rows, null, 2)}\n`)
    expect((await printed({ jsonl: true }, rows)).split('\n').length).toBe(2501)
  })
})

describe('speed', () => {
  it('--version loads no heavy package', () => {
    const launcher = join(import.meta.dirname, '..', 'bin', 'kehoach.js')
    const { stderr } = spawnSync(process.execPath, [launcher, '--version'], {
      encoding: 'utf8',
      env: { ...process.env, NODE_DEBUG: 'esm' },
    })
    expect(stderr).not.toMatch(/node_modules\/(?:pdfjs-dist|mammoth|tesseract|better-sqlite3|zod)/)
  })
})
