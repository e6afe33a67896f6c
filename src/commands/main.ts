/** Runs one command line, and says what becomes of trouble. */
import { type Command, CommanderError } from 'commander'
import { createMessages, languages, pickLanguage, type MessageKey } from '../messages/messages.ts'
import { UsageError, type Context, type Output } from './context.ts'
import { placed } from './help.ts'
import { buildProgram, isCommand } from './program.ts'

function flagValue(argv: readonly string[], flag: string): string | undefined {
  const at = argv.indexOf(flag)
  return at >= 0 ? argv[at + 1] : argv.find((word) => word.startsWith(`${flag}=`))?.slice(flag.length + 1)
}

/** The word that names the command: the first that is neither a flag nor the value of --lang. */
function commandWord(argv: readonly string[]): string | undefined {
  return argv.find((word, index) => !word.startsWith('-') && argv[index - 1] !== '--lang')
}

/** "help X" is "X --help"; a word that is no command stays, to be told so. */
function withoutHelpWord(argv: readonly string[]): readonly string[] {
  const word = commandWord(argv)
  if (word !== 'help') return argv
  const rest = argv.filter((_, at) => at !== argv.indexOf(word))
  const asked = commandWord(rest)
  return asked === undefined || isCommand(asked) ? [...rest, '--help'] : rest
}

/** The command that is asked for; all where none is, unless only the version is. */
async function assemble(argv: readonly string[], context: Context): Promise<Command> {
  const word = commandWord(argv)
  if (isCommand(word)) return buildProgram(context, [word])
  const versionOnly = word === undefined && argv.some((flag) => flag === '--version' || flag === '-V')
  return buildProgram(context, versionOnly ? [] : undefined)
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

/** What commander found wrong, in our words. */
function wrong({ code, message }: CommanderError, argv: readonly string[], { messages }: Context): string {
  const [, given, choices] = /(?:argument|value) '([^']*)' is invalid.*Allowed choices are (.*)\.$/s.exec(message) ?? []
  if (given !== undefined && choices !== undefined) {
    const option = /option '([^' ]+)/.exec(message)?.[1] ?? placed(`<${/for argument '([^']*)'/.exec(message)?.[1] ?? ''}>`, messages)
    return messages.say('usage.choice', { option, got: given, choices })
  }
  const got = /'([^']*)'/.exec(message)?.[1] ?? ''
  const command = argv.findIndex(isCommand)
  if (code === 'commander.unknownOption' && argv.indexOf(got) < command)
    return messages.say('usage.optionFirst', { got, command: argv[command] ?? '' })
  const key = USAGE[code]
  if (key === undefined) return message
  const word = code === 'commander.missingArgument' ? placed(`<${got}>`, messages) : placed(got, messages)
  return messages.say(key, { got: word })
}

/** "Did you mean …", where commander found names like the one that was typed. */
function suggestion({ message }: CommanderError, { messages }: Context): string[] {
  const names = /\(Did you mean (?:one of )?(.*)\?\)/.exec(message)?.[1]
  return names === undefined ? [] : [messages.say('usage.suggestion', { names })]
}

/** One line for the person at the terminal, and the exit code. Anything unexpected is thrown on, with its stack (law 7). */
function trouble(error: unknown, argv: readonly string[], context: Context): number {
  const { messages, stderr } = context
  if (error instanceof UsageError) {
    const values = error.key === 'usage.missingArgument' ? { got: placed(`<${error.values.got}>`, messages) } : error.values
    stderr.write(`${messages.say(error.key, values)}\n`)
    return 2
  }
  if (!(error instanceof CommanderError)) throw error
  if (error.exitCode === 0) return 0
  if (error.code === 'commander.help') return 2
  const word = commandWord(argv)
  const see = messages.say('usage.seeHelp', { command: isCommand(word) ? `kehoach ${word}` : 'kehoach' })
  stderr.write(`${[wrong(error, argv, context), ...suggestion(error, context), see].join(' ')}\n`)
  return 2
}

/**
 * Runs one command line.
 * @param given the words after the program's name
 * @returns the exit code: 0, 1 if any file failed, 2 for wrong usage
 */
export async function run(given: readonly string[], surroundings: Omit<Context, 'messages' | 'exitCode'>): Promise<number> {
  const argv = withoutHelpWord(given)
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
    return trouble(error, argv, context)
  }
}

/** A reader that goes away early (`| head`) is no trouble; a full disk behind `>` is told in one line. */
function minePipes(stream: NodeJS.WriteStream): Output {
  stream.on('error', ({ code = '' }: NodeJS.ErrnoException) => {
    if (code !== 'EPIPE') process.stderr.write(`${createMessages(pickLanguage(process.env)).say('usage.stdout', { got: code })}\n`)
    process.exit(code === 'EPIPE' ? (process.exitCode ?? 0) : 2)
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
