/** Completion in the shells themselves. */
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inside, kehoach, makePlans, PROGRAM } from './run.ts'

const folder = mkdtempSync(join(tmpdir(), 'kehoach-completion-'))
const archive = join(folder, 'archive')
const bin = join(folder, 'bin')
const has = (shell: string) => spawnSync(shell, ['-c', 'exit 0']).status === 0

/** Runs one of the scripts beside this file, which print a line for each line that was typed. */
function tab(shell: string, words: readonly string[]): string[] {
  const { stdout, stderr } = spawnSync(shell, [...words], {
    encoding: 'utf8',
    cwd: folder,
    timeout: 60_000,
    env: { ...process.env, HOME: folder, PATH: `${bin}:${process.env.PATH}`, KEHOACH_ARCHIVE: archive },
  })
  expect(stderr).toBe('')
  return stdout.split('\n').slice(0, -1)
}

const file = (name: string) => join(import.meta.dirname, name)

async function script(shell: string): Promise<string> {
  const path = join(folder, `kehoach.${shell}`)
  writeFileSync(path, (await kehoach('completion', shell)).stdout)
  return path
}

beforeAll(async () => {
  await kehoach('ingest', makePlans(join(folder, 'plans'), 3), '--archive', archive)
  mkdirSync(bin)
  writeFileSync(join(bin, 'kehoach'), `#!/bin/sh\nexec "${process.execPath}" "${PROGRAM}" "$@"\n`)
  chmodSync(join(bin, 'kehoach'), 0o755)
}, 120_000)

afterAll(() => rmSync(folder, { recursive: true }))

/** What is typed, and what every shell must offer. */
const OFFERS: [typed: string, offered: string[]][] = [
  ['kehoach sea', ['search']],
  ['kehoach --lang en sea', ['search']],
  ['kehoach --lang ', ['en', 'vi']],
  ['kehoach list --li', ['--limit']],
  ['kehoach export --format js', ['json', 'jsonl']],
  ['kehoach export --format csv --of ta', ['tasks']],
  ['kehoach show ', ['1/KH-UBND', '2/KH-UBND', '3/KH-UBND']],
  ['kehoach show 2', ['2/KH-UBND']],
  ['kehoach tasks --lead x --plan 3', ['3/KH-UBND']],
  ['kehoach status 2/KH-UBND 1 do', ['done']],
  ['kehoach review --kind e', ['error']],
  ['kehoach agencies mer', ['merge']],
  ['kehoach agencies merge --no', ['--note']],
  ['kehoach completion z', ['zsh']],
  ['kehoach text plans/0003', ['plans/0003.txt']],
  ['kehoach watch pl', ['plans']],
  ['kehoach compare plans/0003', ['plans/0003.txt']],
]
const sorted = (offers: string) =>
  offers
    .split('|')
    .map((offer) => offer.replace(/\/$/, ''))
    .sort()

describe('completion', () => {
  it.runIf(has('bash'))('bash', { timeout: 60_000 }, async () => {
    const lines = tab('bash', [file('complete.bash'), await script('bash'), ...OFFERS.map(([typed]) => typed)])
    expect(lines.map(sorted)).toEqual(OFFERS.map(([, offered]) => offered))
  })

  it.runIf(has('fish'))('fish', { timeout: 60_000 }, async () => {
    const lines = tab('fish', ['--no-config', file('complete.fish'), await script('fish'), ...OFFERS.map(([typed]) => typed)])
    expect(lines.map(sorted)).toEqual(OFFERS.map(([, offered]) => offered))
  })

  it.runIf(has('zsh'))('zsh', { timeout: 90_000 }, async () => {
    const single = OFFERS.filter(([, offered]) => offered.length === 1)
    const lines = tab('zsh', ['-f', file('complete.zsh'), bin, archive, await script('zsh'), ...single.map(([typed]) => typed)])
    const completed = single.map(([typed, [offer]]) => typed.replace(/\S*$/, offer ?? ''))
    expect(lines.map((line) => line.replace(/[=/ ]$/, ''))).toEqual(completed)
  })

  it('knows no plans where there is no archive, and says nothing', async () => {
    const { code, stdout, stderr } = await inside(join(folder, 'none'), 'completion', 'plans', '1')
    expect([code, stdout, stderr]).toEqual([2, '', ''])
  })

  it('takes what is typed as letters, not as SQL', async () => {
    const { code, stdout } = await inside(archive, 'completion', 'plans', "1' OR '1'='1")
    expect([code, stdout]).toEqual([0, ''])
  })
})
