/** `kehoach completion bash|zsh|fish`: what a shell completes, made from the commands themselves. */
import { Argument, type Command } from 'commander'
import { addArchiveOption, type ArchiveOptions, withArchive } from './archive.ts'
import { type Context, UsageError } from './context.ts'

const SHELLS = ['bash', 'zsh', 'fish'] as const
type Shell = (typeof SHELLS)[number]
/** More are no help to choose from. */
const MOST = 200

export function register(program: Command, context: Context): void {
  const { messages } = context
  const command = program
    .command('completion')
    .description(messages.say('help.completion'))
    .addArgument(new Argument('<shell>', messages.say('argument.shell')).choices(SHELLS))
    .addHelpText('after', `\n${messages.say('help.completion.examples')}`)
    .action((shell: Shell) => completion(shell, context))
  const plans = command.command('plans [start]', { hidden: true }).description(messages.say('help.completion.plans'))
  addArchiveOption(plans, messages).action((start: string | undefined, options: ArchiveOptions) =>
    printCodes(start ?? '', options, context),
  )
}

async function completion(shell: Shell, context: Context): Promise<void> {
  const { readSurface } = await import('./surface.ts')
  const surface = await readSurface(context)
  const script = {
    bash: async () => (await import('./shells/bash.ts')).bash(surface),
    zsh: async () => (await import('./shells/zsh.ts')).zsh(surface),
    fish: async () => (await import('./shells/fish.ts')).fish(surface),
  }
  context.stdout.write(await script[shell]())
}

/** The numbers that begin so, a line each; a shell that asks is told no trouble. */
async function printCodes(start: string, options: ArchiveOptions, context: Context): Promise<void> {
  const begins = start.normalize('NFC').replaceAll("'", "''")
  const question = `SELECT DISTINCT code FROM v_plans WHERE code >= '${begins}' AND code < '${begins}\u{10ffff}' ORDER BY code LIMIT ${MOST}`
  try {
    await withArchive(options, context, async (archive) => {
      const { rows } = await archive.select(question)
      context.stdout.write(rows.map(({ code }) => `${code}\n`).join(''))
    })
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    context.exitCode = 2
  }
}
