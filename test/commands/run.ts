/** The program as people run it: a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { run } from '../../src/commands/main.ts'
import { makeFolder } from '../archive/factory.ts'

export const PROGRAM = fileURLToPath(new URL('../../bin/kehoach.js', import.meta.url))

export interface Result {
  code: number | null
  stdout: string
  stderr: string
}

/** Starts `kehoach …`; the process is the test's to end. */
export function start(args: readonly string[], env: Record<string, string> = {}): { child: ChildProcess; result: Promise<Result> } {
  const { KEHOACH_ARCHIVE: _, ...rest } = process.env
  const child = spawn(process.execPath, [PROGRAM, ...args], { env: { ...rest, ...env } })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (chunk) => {
    stdout += chunk
  })
  child.stderr.on('data', (chunk) => {
    stderr += chunk
  })
  const result = new Promise<Result>((done) => child.on('close', (code) => done({ code, stdout, stderr })))
  return { child, result }
}

/** Runs `kehoach …` to its end. */
export function kehoach(...args: string[]): Promise<Result> {
  return start(args).result
}

/** The objects of --jsonl. */
// biome-ignore lint/suspicious/noExplicitAny: rows of many shapes
export function rows({ stdout }: Result): any[] {
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
}

/** Runs a command over an archive in this process. */
export async function inside(archive: string, ...args: string[]) {
  let stdout = ''
  let stderr = ''
  const code = await run([...args, '--archive', archive], {
    stdout: { write: (text) => (stdout += text), columns: 100 },
    stderr: { write: (text) => (stderr += text) },
    env: {},
    cwd: makeFolder(),
  })
  return { code, stdout, stderr, rows: () => rows({ code, stdout, stderr }) }
}

/** One plan as a text file. */
export function planText(number: number, day = 5, cites = ''): string {
  return [
    'ỦY BAN NHÂN DÂN',
    'TỈNH SÔNG XANH',
    '',
    'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
    'Độc lập - Tự do - Hạnh phúc',
    '',
    `Số: ${number}/KH-UBND`,
    `Sông Xanh, ngày ${String(day).padStart(2, '0')} tháng 3 năm 2025`,
    '',
    'KẾ HOẠCH',
    `Trồng cây lần thứ ${number}`,
    '',
    `${cites ? `Thực hiện ${cites}; ` : ''}Ủy ban nhân dân tỉnh ban hành kế hoạch như sau:`,
    '',
    'I. NHIỆM VỤ',
    '',
    '1. Sở Tài chính chủ trì, phối hợp với Sở Y tế bố trí kinh phí, hoàn thành trước ngày 30/6/2025.',
    '',
    'Nơi nhận:',
    '- Như trên;',
    '- Lưu: VT.',
    '',
    'TM. ỦY BAN NHÂN DÂN',
    'CHỦ TỊCH',
    '',
    'Nguyễn Văn Cây',
    '',
  ].join('\n')
}

/** A folder of plans, numbered from 1. */
export function makePlans(folder: string, count: number): string {
  mkdirSync(folder, { recursive: true })
  for (let number = 1; number <= count; number += 1) writeFileSync(join(folder, `${String(number).padStart(4, '0')}.txt`), planText(number))
  return folder
}
