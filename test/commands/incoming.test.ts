/** The ways in besides files and folders: a watched folder, a list, standard input; and questions in SQL. */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { makeArchive, makeFolder, makeTask, put } from '../archive/factory.ts'
import { inside, kehoach, makePlans, planText, PROGRAM, rows, start } from './run.ts'

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; !holds() && tries < 900; tries += 1) await wait(100)
  expect(holds()).toBe(true)
}

describe('watch', () => {
  test('files are taken when complete and moved, a bad one is told beside it, Ctrl-C ends it cleanly', async () => {
    const folder = makeFolder()
    const archive = join(folder, 'kho')
    const incoming = join(folder, 'den')
    makePlans(incoming, 1)
    writeFileSync(join(incoming, 'bad.pdf'), '%PDF-1.7\nnothing')
    writeFileSync(join(incoming, 'half.txt.part'), planText(9))
    const { child, result } = start(['watch', incoming, '--archive', archive, '--lang', 'en'])
    await until(() => existsSync(join(incoming, 'da-nhap', '0001.txt')) && existsSync(join(incoming, 'bad.pdf.loi.txt')))
    mkdirSync(join(incoming, 'sub'))
    writeFileSync(join(incoming, 'sub', '0001.txt'), planText(2))
    await until(() => existsSync(join(incoming, 'da-nhap', 'sub', '0001.txt')))
    child.kill('SIGINT')
    const { code, stdout } = await result
    expect(code).toBe(0)
    expect(stdout.split('\n').filter((line) => line.includes('bad.pdf')).length).toBe(1)
    expect(readdirSync(incoming).sort()).toEqual(['bad.pdf', 'bad.pdf.loi.txt', 'da-nhap', 'half.txt.part', 'sub'])
    expect(readFileSync(join(incoming, 'bad.pdf.loi.txt'), 'utf8')).toMatch(/^bad\.pdf: .{10,}\n$/)
    expect(
      rows(await kehoach('list', '--archive', archive, '--jsonl'))
        .map(({ code: number }) => number)
        .sort(),
    ).toEqual(['1/KH-UBND', '2/KH-UBND'])
  })

  test('--once takes what is there; left in place, a second run takes nothing again', async () => {
    const folder = makeFolder()
    const incoming = makePlans(join(folder, 'den'), 2)
    const flags = ['watch', incoming, '--once', '--after', 'leave', '--archive', join(folder, 'kho'), '--lang', 'en']
    const first = await kehoach(...flags)
    expect([first.code, first.stdout.match(/ new /g)?.length]).toEqual([0, 2])
    expect((await kehoach(...flags)).stdout.match(/unchanged/g)?.length).toBe(2)
    expect(readdirSync(incoming)).toEqual(['0001.txt', '0002.txt'])
    expect((await kehoach('watch', join(folder, 'none'), '--once')).code).toBe(2)
  })
})

function piped(input: string, args: readonly string[]): Promise<{ code: number | null; stdout: string }> {
  const child = spawn(process.execPath, [PROGRAM, ...args])
  let stdout = ''
  child.stdout.on('data', (chunk) => {
    stdout += chunk
  })
  child.stdin.end(input)
  return new Promise((done) => child.on('close', (code) => done({ code, stdout })))
}

test('ingest takes a document from standard input, and paths from a list', async () => {
  const folder = makeFolder()
  const archive = join(folder, 'kho')
  const one = await piped(planText(7), ['ingest', '-', '--name', 'đến.txt', '--archive', archive, '--jsonl'])
  expect([one.code, JSON.parse(one.stdout)]).toMatchObject([0, { code: '7/KH-UBND', status: 'new' }])
  const plans = makePlans(join(folder, 'a b'), 2)
  const list = readdirSync(plans)
    .map((name) => join(plans, name))
    .join('\r\n')
  const many = await piped(`\ufeff${list}\r\n\r\n`, ['ingest', '--from-list', '-', '--archive', archive, '--jsonl'])
  expect([many.code, many.stdout.trim().split('\n').length]).toEqual([0, 2])
  expect((await piped('', ['ingest', '-', '--from-list', '-', '--archive', archive])).code).toBe(2)
  expect((await piped('', ['ingest', '--archive', archive])).code).toBe(2)
})

describe('sql', () => {
  test('reads views in every form of output', async () => {
    const archive = await makeArchive()
    await put(archive, { code: '05/KH-UBND', issued: '2025-03-05', tasks: [makeTask('Bố trí kinh phí', { lead: ['Sở Tài chính'] })] })
    const ask = (...args: string[]) => inside(archive.folder, 'sql', ...args)
    expect((await ask('select code, text, lead from v_tasks', '--jsonl')).rows()).toEqual([
      { code: '05/KH-UBND', text: 'Bố trí kinh phí', lead: 'Sở Tài chính' },
    ])
    expect((await ask("select 1 as a, '=x' as b", '--csv')).stdout).toBe("a,b\r\n1,'=x\r\n")
    expect((await ask('--jsonl')).rows().map(({ view }) => view)).toEqual(['v_deadlines', 'v_plans', 'v_references', 'v_tasks'])
    expect((await ask('select packed from contents', '--jsonl')).rows()[0]?.packed).toMatch(/^<\d+ bytes>$/)
  })

  test.each(['delete from plans', "attach 'x' as y", '/* a */ pragma user_version = 3', 'select 1; select 2', 'selec', 'vacuum', ''])(
    '%j is refused in one line',
    async (statement) => {
      const archive = await makeArchive()
      const { code, stderr } = await inside(archive.folder, 'sql', statement)
      expect([code, stderr.trim().split('\n').length]).toEqual([2, 1])
    },
  )
})
