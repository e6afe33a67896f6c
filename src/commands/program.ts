/** Which commands there are. Each command's file is loaded when it is asked for. */
import { readFileSync } from 'node:fs'
import { Command } from 'commander'
import type { Context } from './context.ts'
import { dress } from './help.ts'
import { formOf } from './output.ts'

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
  completion: () => import('./completion.ts'),
  manual: () => import('./manual.ts'),
}

/** Is there a command of this name? */
export function isCommand(word: string | undefined): word is string {
  return word !== undefined && Object.hasOwn(commands, word)
}

/** Version of the package, from its own package.json. */
export function version(): string {
  return JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).version
}

/** A command and the commands in it, at every depth. */
function withParts(command: Command): Command[] {
  return [command, ...command.commands.flatMap(withParts)]
}

/**
 * The program with its commands.
 * @param only the commands to load; all where it is left out
 */
export async function buildProgram(context: Context, only: readonly string[] = Object.keys(commands)): Promise<Command> {
  const { messages } = context
  const program = new Command('kehoach')
  program.description(messages.say('help.about')).version(version(), '-V, --version', messages.say('help.version'))
  program
    .addHelpText('after', `\n${messages.say('help.examples')}`)
    .helpCommand(false)
    .usage(messages.say('help.usageLine'))
    .hook('preAction', (_, command) => void formOf(command.optsWithGlobals()))
  for (const name of only) (await commands[name]?.())?.register(program, context)
  for (const command of withParts(program)) dress(command, context)
  return program
}
