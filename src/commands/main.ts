/** The program: which commands there are, and what becomes of trouble. Each command's file is loaded when it is asked for. */
import { readFileSync } from 'node:fs'
import { Command, CommanderError } from 'commander'
import { createMessages, languages, pickLanguage, type MessageKey } from '../messages/messages.ts'
import { UsageError, type Context, type Output } from './context.ts'

interface CommandFile {
  /** Adds the command to the program; imports what is heavy inside its action. */
  register(program: Command, context: Context): void
}

/** In the order of `kehoach --help`. */
const commands: Record<string, () => Promise<CommandFile>> = {
  ingest: () => import('./ingest.ts'),
  watch: () => import('./watch.ts'),
  list: () => import('./list.ts'),
  show: () => import('./show.ts'),
  tasks: () => import('./tasks.ts'),
  search: () => import('./search.ts'),
  tree: () => import('./tree.ts'),
  compare: () => import('./compare.ts'),
  coverage: () => import('./coverage.ts'),
  versions: () => import('./versions.ts'),
  reuse: () => import('./reuse.ts'),
  taken: () => import('./taken.ts'),
  due: () => import('./due.ts'),
  status: () => import('./status.ts'),
  review: () => import('./review.ts'),
  accept: async () => (await import('./judge.ts')).accept,
  dismiss: async () => (await import('./judge.ts')).dismiss,
  correct: () => import('./correct.ts'),
  corrections: () => import('./corrections.ts'),
  reread: () => import('./reread.ts'),
  log: () => import('./log.ts'),
  missing: () => import('./missing.ts'),
  agencies: () => import('./agencies.ts'),
  export: () => import('./export.ts'),
  sql: () => import('./sql.ts'),
  backup: () => import('./backup.ts'),
  import: () => import('./import.ts'),
  verify: () => import('./verify.ts'),
  extract: () => import('./extract.ts'),
  explain: () => import('./explain.ts'),
  text: () => import('./text.ts'),
}

/** Version of the package, from its own package.json. */
function version(): string {
  return JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).version
}

function flagValue(argv: readonly string[], flag: string): string | undefined {
  const at = argv.indexOf(flag)
  return at >= 0 ? argv[at + 1] : argv.find((word) => word.startsWith(`${flag}=`))?.slice(flag.length + 1)
}

/** The word that names the command: the first that is neither a flag nor the value of --lang. */
function commandWord(argv: readonly string[]): string | undefined {
  return argv.find((word, index) => !word.startsWith('-') && argv[index - 1] !== '--lang')
}

const TITLES: Record<string, MessageKey> = {
  'Usage:': 'help.usage',
  'Arguments:': 'help.arguments',
  'Options:': 'help.options',
  'Commands:': 'help.commands',
  'Global Options:': 'help.options',
}

/** Commander speaks English; the title's wording is ours. */
function dress(command: Command, context: Context): void {
  const { messages, stdout, stderr } = context
  command
    .exitOverride()
    .configureOutput({ writeOut: (text) => stdout.write(text), writeErr: (text) => stderr.write(text), outputError: () => {} })
    .configureHelp({ styleTitle: (title) => (TITLES[title] ? messages.say(TITLES[title]) : title), subcommandTerm: (sub) => sub.name() })
    .helpOption('-h, --help', messages.say('help.help'))
    .option('--lang <vi|en>', messages.say('help.lang'))
}

async function assemble(argv: readonly string[], context: Context): Promise<Command> {
  const { messages } = context
  const program = new Command('kehoach')
  program.description(messages.say('help.about')).version(version(), '-V, --version', messages.say('help.version'))
  program
    .addHelpText('after', `\n${messages.say('help.examples')}`)
    .helpCommand(false)
    .usage(messages.say('help.usageLine'))
  const word = commandWord(argv)
  const wanted = word !== undefined && Object.hasOwn(commands, word) ? [word] : Object.keys(commands)
  if (needsCommands(argv, word)) for (const name of wanted) (await commands[name]?.())?.register(program, context)
  for (const command of withParts(program)) dress(command, context)
  return program
}

/** A command and the commands in it, at every depth. */
function withParts(command: Command): Command[] {
  return [command, ...command.commands.flatMap(withParts)]
}

function needsCommands(argv: readonly string[], word: string | undefined): boolean {
  return word !== undefined || !argv.some((flag) => flag === '--version' || flag === '-V')
}

const USAGE: Record<string, MessageKey> = {
  'commander.unknownOption': 'usage.unknownOption',
  'commander.unknownCommand': 'usage.unknownCommand',
  'commander.missingArgument': 'usage.missingArgument',
  'commander.optionMissingArgument': 'usage.missingValue',
  'commander.excessArguments': 'usage.tooMany',
  'commander.invalidArgument': 'usage.invalidValue',
  'commander.missingMandatoryOptionValue': 'usage.missingOption',
}

/** One line for the person at the terminal, and the exit code. Anything unexpected is thrown on, with its stack (law 7). */
function trouble(error: unknown, context: Context): number {
  const { messages, stderr } = context
  if (error instanceof UsageError) {
    stderr.write(`${messages.say(error.key, error.values)}\n`)
    return 2
  }
  if (!(error instanceof CommanderError)) throw error
  if (error.exitCode === 0) return 0
  if (error.code === 'commander.help') return 2
  const [, given, choices] = /(?:argument|value) '([^']*)' is invalid.*Allowed choices are (.*)\.$/s.exec(error.message) ?? []
  if (given !== undefined && choices !== undefined) {
    stderr.write(`${messages.say('usage.choice', { got: given, choices })}\n${messages.say('usage.seeHelp')}\n`)
    return 2
  }
  const key = USAGE[error.code]
  const got = /'([^']*)'/.exec(error.message)?.[1] ?? ''
  stderr.write(`${key ? messages.say(key, { got }) : error.message}\n${messages.say('usage.seeHelp')}\n`)
  return 2
}

/**
 * Runs one command line.
 * @param argv the words after the program's name
 * @returns the exit code: 0, 1 if any file failed, 2 for wrong usage
 */
export async function run(argv: readonly string[], surroundings: Omit<Context, 'messages' | 'exitCode'>): Promise<number> {
  const flag = flagValue(argv, '--lang')
  const known = flag === undefined || languages.some((language) => language === flag)
  const context: Context = {
    ...surroundings,
    messages: createMessages(pickLanguage(surroundings.env, known ? flag : undefined)),
    exitCode: 0,
  }
  try {
    if (!known) throw new UsageError('usage.lang', { got: flag })
    const program = await assemble(argv, context)
    await program.parseAsync(argv as string[], { from: 'user' })
    return context.exitCode
  } catch (error) {
    return trouble(error, context)
  }
}

/** A reader that goes away early (`| head`) is no trouble. */
function minePipes(stream: NodeJS.WriteStream): Output {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit(process.exitCode ?? 0)
  })
  return stream
}

/** Runs the command line of this process. */
export async function start(): Promise<void> {
  process.exitCode = await run(process.argv.slice(2), {
    stdout: minePipes(process.stdout),
    stderr: minePipes(process.stderr),
    env: process.env,
    cwd: process.cwd(),
  })
}
