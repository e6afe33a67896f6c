/** One convention over all commands: exit codes, one line of trouble on stderr, forms of output, both languages. */
import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Command } from 'commander'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { run } from '../../src/commands/main.ts'
import { buildProgram } from '../../src/commands/program.ts'
import { createMessages, languages } from '../../src/messages/messages.ts'
import { kehoach, makePlans, PROGRAM } from './run.ts'

const folder = mkdtempSync(join(tmpdir(), 'kehoach-convention-'))
const archive = join(folder, 'archive')
afterAll(() => rmSync(folder, { recursive: true }))
beforeAll(async () => {
  copyFileSync(join(import.meta.dirname, '..', '..', 'fixtures', 'plans', 'hoa-linh-27-kh-ubnd-chuyen-doi-so.txt'), join(folder, 'a.txt'))
  writeFileSync(join(folder, 'empty.pdf'), '')
  expect((await kehoach('ingest', makePlans(join(folder, 'plans'), 4), '--archive', archive)).code).toBe(0)
}, 120_000)

async function typed(words: readonly string[], env: Record<string, string> = {}) {
  let out = ''
  let err = ''
  const surroundings = { stdout: { write: (text: string) => (out += text) }, stderr: { write: (text: string) => (err += text) } }
  const code = await run(words, { ...surroundings, env: { KEHOACH_LANG: 'en', KEHOACH_ARCHIVE: archive, ...env }, cwd: folder })
  return { code, out, err }
}

const nothing = { write: () => true }
const program = await buildProgram({ messages: createMessages('en'), stdout: nothing, stderr: nothing, env: {}, cwd: folder, exitCode: 0 })
const parts = (command: Command): Command[] => [command, ...command.commands.flatMap(parts)]
const pathOf = (command: Command): string[] => (command.parent ? [...pathOf(command.parent), command.name()] : [])
const nameOf = (command: Command) => pathOf(command).join(' ')
/** Every command that --help shows; the program itself is none. */
const commands = parts(program)
  .slice(1)
  .filter((command) => nameOf(command) !== 'completion plans')
/** A test for those commands only of which the convention speaks. */
const where = (holds: boolean): typeof it => (holds ? it : ((() => {}) as unknown as typeof it))
const flagsOf = (command: Command) => command.options.map(({ long }) => long ?? '')

/** Words with which a command does something in the archive above, by its name; what is not here takes no words. */
const WORDS: Record<string, string[]> = {
  ingest: ['plans'],
  watch: ['plans', '--once', '--after', 'leave'],
  show: ['1/KH-UBND'],
  search: ['trong', 'cay'],
  tree: ['1/KH-UBND'],
  compare: ['1/KH-UBND', '2/KH-UBND'],
  coverage: ['1/KH-UBND'],
  versions: ['1/KH-UBND', '2/KH-UBND'],
  taken: ['1/KH-UBND', '--parent', '2/KH-UBND'],
  status: ['1/KH-UBND', '1', 'done'],
  accept: ['1-000000'],
  dismiss: ['1-000000'],
  correct: ['1/KH-UBND', 'place', 'Sông Xanh'],
  'agencies merge': ['Sở Y tế', 'Sở Tài chính'],
  'agencies rename': ['Sở Y tế', 'Sở Y tế tỉnh Sông Xanh'],
  'agencies undo': ['1'],
  reread: ['1/KH-UBND'],
  export: ['--format', 'csv'],
  sql: ['select code from v_plans order by code'],
  backup: ['backup.tar'],
  import: ['backup.tar'],
  extract: ['a.txt'],
  explain: ['a.txt'],
  text: ['a.txt'],
  completion: ['bash'],
}
/** Commands that end with 1 or 2 in this archive: no such item, no plan below. */
const FINDS_NOTHING = ['accept', 'dismiss', 'coverage', 'agencies undo']
/** What prints no rows: text, files, scripts, pages; extract prints records, watch a line a file. */
const NO_ROWS = ['text', 'export', 'completion', 'manual', 'extract', 'watch']

describe.each(commands.map((command) => [nameOf(command), command] as const))('kehoach %s', (name, command) => {
  const path = pathOf(command)
  const words = [...path, ...(WORDS[name] ?? [])]

  it('has help with examples in both languages', async () => {
    const pages = await Promise.all(languages.map((language) => typed([...path, '--help', '--lang', language])))
    for (const { code, out, err } of pages) {
      expect([code, err]).toEqual([0, ''])
      expect(out).toMatch(new RegExp(`^ {2}kehoach ${name}`, 'm'))
      for (const flag of flagsOf(command)) expect(out).toContain(flag)
    }
    const [vietnamese, english] = pages.map(({ out }) => out)
    expect(vietnamese).toMatch(/^Cách dùng: kehoach .*\[tùy chọn\]/)
    expect(vietnamese).not.toMatch(/Usage|Options|Arguments|Commands|default|choices|<(?:file|count|name|plan|day|year|folder)>/)
    expect(english).toMatch(/^Usage: kehoach .*\[options\]/)
    expect((await typed(['help', ...path])).out).toBe(english)
  })

  it.each(languages)('a flag that there is not: one line on stderr, exit 2 (%s)', async (language) => {
    const { code, out, err } = await typed([...words, '--hlep', '--lang', language])
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(
      language === 'vi'
        ? /^Không có tùy chọn "--hlep"\..* Xem: kehoach \S+ --help\n$/
        : /^There is no option "--hlep"\..* See: kehoach \S+ --help\n$/,
    )
    expect(err).toContain('--help')
  })

  it('a language that there is not', async () => {
    const { code, out, err } = await typed([...words, '--lang', 'fr'])
    expect([code, out, err]).toEqual([
      2,
      '',
      '--lang nhận vi hoặc en; đã nhận "fr".\n'.replace('nhận vi hoặc en; đã nhận', 'takes vi or en; got'),
    ])
  })

  where(command.registeredArguments.some(({ required }) => required))('an argument too few', async () => {
    const { code, out, err } = await typed(path)
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(/^The argument <.+> is missing\. See: kehoach \S+ --help\n$/)
  })

  where(command.registeredArguments.every(({ variadic }) => !variadic) && command.commands.length === 0)(
    'an argument too many',
    async () => {
      const many = command.registeredArguments.map(({ argChoices }) => argChoices?.[0] ?? 'x')
      const { code, out, err } = await typed([...path, ...many, 'more', 'more', ...(name === 'export' ? ['--format', 'csv'] : [])])
      expect([code, out]).toEqual([2, ''])
      expect(err).toMatch(/^Too many arguments\. See: kehoach \S+ --help\n$/)
    },
  )

  for (const option of command.options.filter(({ argChoices }) => argChoices)) {
    it(`${option.long} of a kind that there is not`, async () => {
      const { code, out, err } = await typed([...words, option.long ?? '', 'nonsense'])
      expect([code, out]).toEqual([2, ''])
      expect(err).toMatch(new RegExp(`^${option.long}: "nonsense" is none of: .*\\n$`))
    })
  }

  for (const { long, flags } of command.options.filter(({ flags: each }) => /<(?:day|count|year|seconds|megabytes)>/.test(each))) {
    it(`${long} takes no nonsense`, async () => {
      for (const got of flags.includes('<day>') ? ['31/02/2026', 'mai', '2026-13-01'] : ['0', '-1', '1.5', 'x']) {
        const { code, out, err } = await typed([...words, `${long}=${got}`])
        expect([got, code, out]).toEqual([got, 2, ''])
        expect(err).toMatch(new RegExp(`^${long} takes .*; got "${got}"\\.\\n$`))
      }
    })
  }

  where(flagsOf(command).includes('--province'))('a province that there is not', async () => {
    expect(await typed([...words, '--province', 'Atlantis'])).toEqual({
      code: 2,
      out: '',
      err: 'There is no province or city "Atlantis".\n',
    })
  })

  const makes = ['ingest', 'watch', 'import'].includes(name)
  const asks = flagsOf(command).includes('--archive') && !makes
  where(asks)('no archive: one line, exit 2, nothing is made', async () => {
    const none = join(folder, `none-${name.replaceAll(' ', '-')}`)
    if (name === 'import') writeFileSync(join(folder, 'backup.tar'), '')
    for (const flags of [['--archive', none], []]) {
      const { code, out, err } = await typed([...words, ...flags], { KEHOACH_ARCHIVE: none })
      expect([code, out]).toEqual([2, ''])
      expect(err).toMatch(/^There is no archive at ".*none-.*"\. .*\n$/)
    }
    expect(existsSync(none)).toBe(false)
  })

  const takesPlan =
    asks &&
    [...command.registeredArguments.map((argument) => argument.name()), ...command.options.map(({ flags }) => flags)].some((each) =>
      /\bplans?\b|\bchild\b|\bolder\b/.test(each),
    )
  where(takesPlan)('a plan that there is not', async () => {
    const given = command.registeredArguments.some((argument) => /^(?:plans?|child|older)$/.test(argument.name()))
    const asked = given ? [...path, '999/KH-UBND', ...words.slice(path.length + 1)] : [...words, '--plan', '999/KH-UBND']
    expect(await typed(asked)).toEqual({ code: 2, out: '', err: 'The archive holds no plan "999/KH-UBND".\n' })
  })

  where(!NO_ROWS.includes(name))('takes every form of output, one at a time', async () => {
    expect(flagsOf(command)).toEqual(expect.arrayContaining(['--json', '--jsonl', '--csv', '--table']))
    for (const forms of [
      ['--json', '--csv'],
      ['--jsonl', '--json'],
      ['--csv', '--table'],
    ]) {
      const { code, out, err } = await typed([...words, ...forms])
      expect([code, out]).toEqual([2, ''])
      expect(err).toMatch(/^Choose one form of output: .*\n$/)
    }
  })
})

/** Commands that print rows and change nothing that is counted here, each with a process of reading at most. */
const rowCommands = commands.filter(
  (command) =>
    !NO_ROWS.includes(nameOf(command)) &&
    !FINDS_NOTHING.includes(nameOf(command)) &&
    !['import', 'agencies merge', 'agencies rename'].includes(nameOf(command)),
)

describe.each(rowCommands.map((command) => [nameOf(command), command] as const))('the output of %s', (name, command) => {
  const words = [...pathOf(command), ...(WORDS[name] ?? [])]

  it('is data on stdout in every form, without colours, and the same data in both languages', { timeout: 60_000 }, async () => {
    // what is logged grows by deeds: these say the same each time but for their id
    const plain = (text: string) => text.replace(/"?(?:id|bytes)"?: ?\d+|^\d+,|20\d\d-\d\d-\d\dT[\d:.]+Z/gm, '')
    const seen: Record<string, string[]> = {}
    for (const form of ['--json', '--jsonl', '--csv', '--table']) {
      for (const language of languages) {
        const { code, out, err } = await typed([...words, form, '--lang', language])
        expect([name, form, code]).toEqual([name, form, 0])
        expect(out + err).not.toContain('\u001b')
        seen[form] = [...(seen[form] ?? []), plain(out)]
        if (form === '--json') expect(() => JSON.parse(out)).not.toThrow()
        if (form === '--jsonl')
          for (const line of out.split('\n').filter((each) => each !== '')) expect(() => JSON.parse(line)).not.toThrow()
        if (form === '--csv') expect(out).toMatch(/^[A-Za-z0-9_/ ]+(?:,[^\r\n]+)*\r\n/)
        if (form === '--table') expect(out).not.toBe('')
      }
    }
    const told = ['ingest', 'compare', 'versions', 'review', 'agencies', 'explain', 'coverage']
    if (!told.includes(name)) for (const form of ['--json', '--jsonl', '--csv']) expect(seen[form]?.[0]).toBe(seen[form]?.[1])
  })
})

describe('one bad file', () => {
  it.each([
    [['extract', 'empty.pdf', 'a.txt', '--jsonl']],
    [['extract', 'nowhere.pdf']],
    [['text', 'empty.pdf']],
    [['text', 'nowhere.pdf']],
    [['explain', 'empty.pdf']],
    [['ingest', 'empty.pdf', 'a.txt', '--archive', 'bad']],
  ])('%j: exit 1', { timeout: 60_000 }, async (words) => {
    const { code, out, err } = await typed(words)
    expect(code).toBe(1)
    expect(out + err).toMatch(/empty|There is no file/)
  })

  it('watch --once: exit 1, told beside the file', { timeout: 60_000 }, async () => {
    const drop = join(folder, 'drop')
    mkdirSync(drop)
    copyFileSync(join(folder, 'empty.pdf'), join(drop, 'empty.pdf'))
    const { code, out } = await typed(['watch', drop, '--once', '--jsonl', '--archive', join(folder, 'watched')])
    expect(code).toBe(1)
    expect(JSON.parse(out)).toMatchObject({ path: 'empty.pdf', status: 'failed' })
    expect(existsSync(join(drop, 'empty.pdf.loi.txt'))).toBe(true)
  })

  it('an item that there is not costs only itself', async () => {
    const { code, out, err } = await typed(['accept', '1-000000', '1-000001'])
    expect([code, out, err.split('\n').length]).toEqual([1, '', 3])
  })
})

describe('a word that is no command', () => {
  it.each([
    ['vi', 'ingset', 'Không có lệnh "ingset". Có lẽ muốn gõ: ingest. Xem: kehoach --help\n'],
    ['en', 'ingset', 'There is no command "ingset". Did you mean ingest? See: kehoach --help\n'],
    ['en', 'lsit', 'There is no command "lsit". Did you mean list? See: kehoach --help\n'],
    ['en', 'zzzzz', 'There is no command "zzzzz". See: kehoach --help\n'],
  ])('%s %s', async (language, word, line) => {
    expect(await typed([word, '--lang', language])).toEqual({ code: 2, out: '', err: line })
    expect((await typed(['help', word, '--lang', language])).err).toBe(line)
  })

  it('flags are suggested too, and told where they belong', async () => {
    expect((await typed(['list', '--limti', '3'])).err).toBe(
      'There is no option "--limti". Did you mean --limit? See: kehoach list --help\n',
    )
    expect((await typed(['--archive', 'x', 'list'])).err).toContain('goes after the command: kehoach list --archive')
  })
})

describe('the program', () => {
  it('says its version and its help, and helps who types nothing', async () => {
    for (const flag of ['--version', '-V'])
      expect(await typed([flag])).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/), err: '' })
    const help = await typed(['--help'])
    expect(await typed(['help'])).toEqual(help)
    expect(await typed([])).toEqual({ code: 2, out: '', err: help.out })
    for (const command of program.commands) expect(help.out).toMatch(new RegExp(`^ {2}${command.name()} `, 'm'))
  })
})

describe('pipes', () => {
  const shell = (script: string) =>
    spawnSync('bash', ['-c', `k() { "${process.execPath}" "${PROGRAM}" "$@"; }\n${script}`], {
      encoding: 'utf8',
      env: { ...process.env, KEHOACH_ARCHIVE: archive, KEHOACH_LANG: 'en' },
      cwd: folder,
    })
  const MANY = `with recursive n(i) as (select 1 union all select i + 1 from n where i < 300000) select i, 'kế hoạch' from n`

  it.each([`sql "${MANY}"`, `sql "${MANY}" --jsonl`, `sql "${MANY}" --csv`, 'manual', 'export --format jsonl --of tasks'])(
    '%s | head: no trouble',
    { timeout: 60_000 },
    (words) => {
      const { stdout, stderr } = shell(`k ${words} | head -n 1; echo "exit \${PIPESTATUS[0]}"`)
      expect([stdout.trimEnd().split('\n').at(-1), stderr]).toEqual(['exit 0', ''])
    },
  )

  it.runIf(existsSync('/dev/full'))('a full disk behind ">": one line, exit 2', () => {
    const { stdout, stderr } = shell('k list > /dev/full; echo "exit $?"')
    expect([stdout, stderr]).toEqual(['exit 2\n', 'Standard output cannot be written (ENOSPC).\n'])
  })
})
