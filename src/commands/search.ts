/** `kehoach search WORDS`: with accents or without; the spelling that was typed comes first. */
import type { Command } from 'commander'
import type { Found, Snippet } from '../archive/archive.ts'
import { addArchiveOption, type ArchiveOptions, readCount, withArchive } from './archive.ts'
import type { Context } from './context.ts'
import { planColumns } from './list.ts'
import { addOutputOptions, type Column, type OutputOptions, printRows } from './output.ts'

interface Options extends ArchiveOptions, OutputOptions {
  limit?: string
}

const MANY = 20

export function register(program: Command, context: Context): void {
  const { messages } = context
  const command = program
    .command('search')
    .description(messages.say('help.search'))
    .argument('<words...>', messages.say('argument.words'))
    .option('--limit <count>', messages.say('option.limit'))
    .addHelpText('after', `\n${messages.say('help.search.examples')}`)
    .action((words: string[], options: Options) => search(words, options, context))
  addOutputOptions(addArchiveOption(command, messages), messages)
}

/** The words around the hit, each hit between "»" and "«". */
export function marked({ text, marks }: Snippet): string {
  let shown = ''
  let at = 0
  for (const [start, end] of marks) {
    if (start < at) continue
    shown += `${text.slice(at, start)}»${text.slice(start, end)}«`
    at = end
  }
  return shown + text.slice(at)
}

function columns(context: Context): Column<Found>[] {
  const shown = planColumns(context).filter(({ key }) => key !== 'tasks' && key !== 'grade')
  const words: Column<Found> = {
    key: 'words',
    title: context.messages.say('column.words'),
    value: ({ snippet }) => (snippet ? marked(snippet) : ''),
    wide: true,
  }
  return [...shown, words]
}

async function search(words: readonly string[], options: Options, context: Context): Promise<void> {
  const limit = readCount(options.limit, '--limit') ?? MANY
  await withArchive(options, context, async (archive) => {
    await printRows(await archive.search(words.join(' '), { limit }), columns(context), options, context)
  })
}
