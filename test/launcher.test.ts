import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')
const launcher = join(root, 'bin', 'kehoach.js')
const folder = mkdtempSync(join(tmpdir(), 'kehoach-launcher-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** A Node that says it is older than it is: the launcher believes `process.version`. */
function run(file: string, args: string[], { old = false, env = {} }: { old?: boolean; env?: Record<string, string> } = {}) {
  const age = join(folder, 'old.cjs')
  writeFileSync(age, "Object.defineProperty(process, 'version', { value: 'v20.20.2' })")
  const flags = old ? ['--require', age] : []
  return spawnSync(process.execPath, [...flags, file, ...args], { encoding: 'utf8', env: { PATH: process.env.PATH ?? '', ...env } })
}

/** The launcher alone, without packages, as somebody finds it before `npm ci`. */
function bare(name: string): string {
  const home = join(folder, name)
  mkdirSync(join(home, 'bin'), { recursive: true })
  mkdirSync(join(home, 'src', 'commands'), { recursive: true })
  writeFileSync(join(home, 'package.json'), '{"type":"module"}')
  writeFileSync(join(home, 'src', 'commands', 'main.ts'), "import 'commander'\nexport const start = () => {}\n")
  copyFileSync(launcher, join(home, 'bin', 'kehoach.js'))
  return join(home, 'bin', 'kehoach.js')
}

describe('launcher', () => {
  it('runs the program under a fit Node', () => {
    const { stdout, status } = run(launcher, ['--version'])
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
    expect(status).toBe(0)
  })

  it('passes the exit code and the words on when another Node takes over', () => {
    const { stderr, status } = run(launcher, ['--lang', 'en', 'nonsense'])
    expect(stderr).toContain('"nonsense"')
    expect(status).toBe(2)
  })

  it.runIf(existsSync('/usr/bin/node'))('hands over from whatever Node the machine has', () => {
    const { stdout, status } = spawnSync('/usr/bin/node', [launcher, '--version'], { encoding: 'utf8' })
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
    expect(status).toBe(0)
  })

  it('says in one line what is needed where there is no fit Node', () => {
    const alone = bare('alone')
    const english = run(alone, ['list'], { old: true, env: { LANG: 'en_GB.UTF-8' } })
    expect(english.stderr).toMatch(/^kehoach needs Node 22\.18 or later; this is v20\.20\.2\..*\n$/)
    expect(english.status).toBe(2)
    const vietnamese = run(alone, ['list', '--lang', 'vi'], { old: true, env: { LANG: 'en_GB.UTF-8' } })
    expect(vietnamese.stderr).toMatch(/^kehoach cần Node 22\.18 trở lên.*\n$/)
    expect(vietnamese.status).toBe(2)
  })

  it('does not hand over for ever', () => {
    const { stderr, status } = run(launcher, ['list'], { old: true, env: { KEHOACH_HANDED_OVER: '1' } })
    expect(stderr).toContain('v20.20.2')
    expect(status).toBe(2)
  })

  it('names npm ci where packages are missing', () => {
    const { stderr, status } = run(bare('unpacked'), ['list'], { env: { LANG: 'en' } })
    expect(stderr).toMatch(/^A package is missing: .*commander.*Run "npm ci"\.\n$/)
    expect(status).toBe(2)
  })

  it('runs the built program under node_modules', () => {
    const home = join(folder, 'node_modules', 'kehoach')
    mkdirSync(join(home, 'dist', 'commands'), { recursive: true })
    mkdirSync(join(home, 'bin'), { recursive: true })
    writeFileSync(join(home, 'package.json'), '{"type":"module"}')
    copyFileSync(launcher, join(home, 'bin', 'kehoach.js'))
    const absent = run(join(home, 'bin', 'kehoach.js'), [], { env: { LANG: 'en' } })
    expect([absent.stderr.includes('dist/'), absent.status]).toEqual([true, 2])
    writeFileSync(join(home, 'dist', 'commands', 'main.js'), "export const start = () => console.log('built')\n")
    expect(run(join(home, 'bin', 'kehoach.js'), []).stdout).toBe('built\n')
  })
})
