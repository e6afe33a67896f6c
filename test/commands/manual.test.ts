/** The manual against the program: nothing that can be typed is missing, and every example works. */
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Command } from 'commander'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run } from '../../src/commands/main.ts'
import { buildProgram } from '../../src/commands/program.ts'
import { createMessages, languages } from '../../src/messages/messages.ts'
import { wordsOf } from './examples.ts'
import { kehoach, makePlans, planText } from './run.ts'

const root = join(import.meta.dirname, '..', '..')
const folder = mkdtempSync(join(tmpdir(), 'kehoach-manual-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function typed(argv: readonly string[], env: Record<string, string> = {}) {
  let out = ''
  let err = ''
  const surroundings = { stdout: { write: (text: string) => (out += text) }, stderr: { write: (text: string) => (err += text) } }
  const code = await run(argv, { ...surroundings, env, cwd: folder })
  return { code, out, err }
}

const parts = (command: Command): Command[] => [command, ...command.commands.flatMap(parts)]

/** The program with commands that do nothing but note that they were called. */
async function dummy(language: (typeof languages)[number]) {
  const nothing = { write: () => true }
  const program = await buildProgram({
    messages: createMessages(language),
    stdout: nothing,
    stderr: nothing,
    env: {},
    cwd: folder,
    exitCode: 0,
  })
  const called: string[] = []
  for (const command of parts(program).slice(1)) command.action(() => void called.push(command.name()))
  return { program, called }
}

/** "list", "agencies merge": as --help tells it, not as the code holds it. */
async function commandsOf(path: readonly string[]): Promise<string[][]> {
  const { out } = await typed([...path, '--help', '--lang', 'en'])
  const names = [...(/^Commands:\n((?: {2}.*\n)+)/m.exec(out)?.[1] ?? '').matchAll(/^ {2}(\S+)/gm)].map(([, name]) => name ?? '')
  return [path as string[], ...(await Promise.all(names.map((name) => commandsOf([...path, name])))).flat()]
}

const examplesIn = (text: string) => [...text.matchAll(/^ *(kehoach .*)$/gm)].map(([, line]) => line ?? '')

/** The examples of all commands: the code blocks of the manual. */
async function examples(language: string): Promise<string[]> {
  const { out } = await typed(['manual', '--lang', language])
  return [...out.matchAll(/```sh\n([^`]+)```/g)].flatMap(([, lines]) => examplesIn(lines ?? ''))
}

describe.each(languages)('the manual (%s)', (language) => {
  it('has every command, every argument and every flag', async () => {
    const { out: page } = await typed(['manual', '--lang', language])
    const { out: roff } = await typed(['manual', '--man', '--lang', language])
    const commands = await commandsOf([])
    expect(commands.length).toBeGreaterThan(35)
    for (const path of commands) {
      const { out: help } = await typed([...path, '--help', '--lang', language])
      const name = ['kehoach', ...path].join(' ')
      const section = page.split(/^#+ /m).find((each) => each.startsWith(`${name}\n`)) ?? ''
      const man = roff.split(/^\.SS /m).find((each) => each.startsWith(`"${name.replaceAll('-', '\\-')}"`)) ?? roff
      const flags = [...help.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)].map(([, flag]) => flag ?? '')
      expect(flags).toContain('--help')
      for (const flag of flags.filter((each) => path.length === 0 || !['--lang', '--help'].includes(each))) {
        expect(section, `${name} ${flag}`).toMatch(new RegExp(`^- \`(?:-\\w, )?${flag}[ \`]`, 'm'))
        expect(man, `${name} ${flag}`).toContain(`\\fB${flag.replaceAll('-', '\\-')}\\fR`)
      }
      for (const example of examplesIn(help)) if (!example.startsWith('kehoach [')) expect(section).toContain(example.trim())
      expect(section).toContain('```sh\nkehoach ')
    }
  })

  it('of one command is a part of the whole', async () => {
    const { out: whole } = await typed(['manual', '--lang', language])
    const { out: one, code } = await typed(['manual', 'agencies', 'merge', '--lang', language])
    expect(code).toBe(0)
    expect(one).toMatch(/^### kehoach agencies merge\n/)
    expect(whole).toContain(one.slice(4).trimEnd())
  })

  it('tells of every variable of the environment that the program reads', async () => {
    const { out } = await typed(['manual', '--lang', language])
    const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
    const names = files.flatMap((name) => readFileSync(join(root, 'src', name), 'utf8').match(/(?<=env\.)KEHOACH_[A-Z_]+/g) ?? [])
    for (const name of new Set(names)) expect(out).toContain(name)
    expect(names.length).toBeGreaterThan(3)
  })

  it('has examples that a shell and the program take', async () => {
    const lines = await examples(language)
    expect(lines.length).toBeGreaterThan(60)
    for (const [index, words] of wordsOf(lines).entries()) {
      const { program, called } = await dummy(language)
      await program.parseAsync(words, { from: 'user' }).catch((error: Error) => expect.unreachable(`${lines[index]}: ${error.message}`))
      expect(called.length, lines[index]).toBe(1)
    }
  })

  it.runIf(spawnSync('groff', ['--version']).status === 0)('is a page that groff sets without a warning', async () => {
    const { out } = await typed(['manual', '--man', '--lang', language])
    const { stdout, stderr } = spawnSync('groff', ['-man', '-ww', '-Tutf8', '-Kutf8', '-P-cbou'], { encoding: 'utf8', input: out })
    expect(stderr).toBe('')
    expect(stdout).toContain('kehoach agencies merge')
    expect(stdout.normalize('NFC')).toContain(createMessages(language).say('help.list'))
  })
})

describe('the README', () => {
  it('names every command in both languages', async () => {
    const [english = '', vietnamese = ''] = readFileSync(join(root, 'README.md'), 'utf8').split('## Hướng dẫn')
    for (const [name] of (await commandsOf([])).filter((path) => path.length === 1)) {
      expect(english).toMatch(new RegExp(`\`kehoach ${name}[ \`]`))
      expect(vietnamese).toMatch(new RegExp(`\`kehoach ${name}[ \`]`))
    }
  })
})

describe('a command that there is not', () => {
  it('has no page', async () => {
    const { code, out, err } = await typed(['manual', 'agencies', 'split', '--lang', 'en'])
    expect([code, out, err]).toEqual([2, '', 'There is no command "agencies split".\n'])
  })
})

/** Commands of which an example changes nothing that another one needs. */
const HARMLESS =
  /^(?:list|show|tasks|search|tree|reuse|due|review|corrections|log|missing|agencies|export|sql|backup|verify|extract|explain|text|completion|manual)$/
const CHANGES = /--forget|^(?:merge|rename|undo)$/

describe.each(languages)('the examples (%s)', (language) => {
  const archive = join(folder, language === 'vi' ? 'kho' : 'my-archive')
  beforeAll(async () => {
    const plans = makePlans(join(folder, `plans-${language}`), 30)
    writeFileSync(join(plans, '831.txt'), planText(831))
    expect((await kehoach('ingest', plans, '--archive', archive)).code).toBe(0)
    for (const [to, from] of [
      ['ke-hoach.docx', 'plans/hoa-linh-27-kh-ubnd-chuyen-doi-so.docx'],
      ['ke-hoach.pdf', 'plans/hoa-linh-27-kh-ubnd-chuyen-doi-so.pdf'],
      ['ke-hoach-xa.docx', 'plans/an-thuong-09-kh-ubnd-chuyen-doi-so.docx'],
      ['ke-hoach-tinh.pdf', 'plans/hoa-linh-27-kh-ubnd-chuyen-doi-so.pdf'],
      ['du-thao.docx', 'plans/an-thuong-12-kh-du-chinh-quyen-so.docx'],
      ['ban-ky.pdf', 'plans/an-thuong-09-kh-ubnd-chuyen-doi-so.pdf'],
      ['plan.docx', 'plans/hoa-linh-27-kh-ubnd-chuyen-doi-so.docx'],
      ['plan.pdf', 'plans/hoa-linh-27-kh-ubnd-chuyen-doi-so.pdf'],
      ['commune-plan.docx', 'plans/an-thuong-09-kh-ubnd-chuyen-doi-so.docx'],
      ['province-plan.pdf', 'plans/hoa-linh-27-kh-ubnd-chuyen-doi-so.pdf'],
      ['draft.docx', 'plans/an-thuong-12-kh-du-chinh-quyen-so.docx'],
      ['signed.pdf', 'plans/an-thuong-09-kh-ubnd-chuyen-doi-so.pdf'],
    ] as const)
      copyFileSync(join(root, 'fixtures', from), join(folder, to))
  }, 120_000)

  it('that only ask do what they say', { timeout: 240_000 }, async () => {
    const asked = wordsOf(await examples(language)).map((words) => words.map((word) => (word === '*.pdf' ? 'plan.pdf' : word)))
    const harmless = asked.filter(
      (words) =>
        (HARMLESS.test(words[0] ?? '') || words.some((word) => /\.(?:docx|pdf)$/.test(word))) && !words.some((word) => CHANGES.test(word)),
    )
    expect(harmless.length).toBeGreaterThan(45)
    for (const words of harmless.filter(([command]) => command !== 'ingest')) {
      const { code, err } = await typed(words, { KEHOACH_ARCHIVE: archive, KEHOACH_LANG: language })
      expect(code, `${words.join(' ')}: ${err}`).toBe(0)
    }
  })
})
