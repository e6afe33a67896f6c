/** `kehoach manual [COMMAND…]`: every command with all that it takes, made from the commands themselves. */
import type { Command } from 'commander'
import { type Context, UsageError } from './context.ts'
import type { Surface } from './surface.ts'

interface Options {
  man?: boolean
}

export function register(program: Command, context: Context): void {
  const { messages } = context
  program
    .command('manual')
    .description(messages.say('help.manual'))
    .argument('[command...]', messages.say('argument.command'))
    .option('--man', messages.say('option.man'))
    .addHelpText('after', `\n${messages.say('help.manual.examples')}`)
    .action((words: string[], options: Options) => manual(words, options, context))
}

/** The command that the words name, with those in it. */
function partOf(surface: Surface, words: readonly string[]): Surface {
  const [word, ...rest] = words
  if (word === undefined) return surface
  const part = surface.parts.find(({ path }) => path.at(-1) === word)
  if (part === undefined) throw new UsageError('usage.unknownCommand', { got: [...surface.path, word].join(' ') })
  return partOf(part, rest)
}

async function manual(words: readonly string[], { man }: Options, context: Context): Promise<void> {
  const { readSurface } = await import('./surface.ts')
  const wanted = partOf(await readSurface(context), words)
  const page = man ? (await import('./manual/troff.ts')).troff : (await import('./manual/markdown.ts')).markdown
  context.stdout.write(page(wanted, context.messages))
}
