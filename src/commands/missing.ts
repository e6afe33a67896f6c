/** `kehoach missing`: the documents most cited and not held. */
import type { Command } from 'commander'
import type { Missing } from '../archive/archive.ts'
import { addArchiveOption, type ArchiveOptions, dayColumn, readCount, withArchive } from './archive.ts'
import type { Context } from './context.ts'
import { addOutputOptions, type Column, type OutputOptions, printList } from './output.ts'

interface Options extends ArchiveOptions, OutputOptions {
  parents?: boolean
  limit?: string
}

export function register(program: Command, context: Context): void {
  const { messages } = context
  const command = program
    .command('missing')
    .description(messages.say('help.missing'))
    .option('--parents', messages.say('option.parents'))
    .option('--limit <count>', messages.say('option.limit'))
    .addHelpText('after', `\n${messages.say('help.missing.examples')}`)
    .action((options: Options) => missing(options, context))
  addOutputOptions(addArchiveOption(command, messages), messages)
}

function columns(context: Context): Column<Missing>[] {
  const { messages } = context
  return [
    { key: 'plans', title: messages.say('column.cited'), value: ({ plans }) => plans },
    { key: 'code', title: messages.say('column.code'), value: ({ code }) => code },
    dayColumn('date', 'column.issued', ({ date }) => date, context),
    { key: 'type', title: messages.say('column.type'), value: ({ type }) => type },
    { key: 'issuer', title: messages.say('column.issuer'), value: ({ issuer }) => issuer, wide: true },
    { key: 'title', title: messages.say('column.title'), value: ({ title }) => title, wide: true },
  ]
}

async function missing(options: Options, context: Context): Promise<void> {
  const limit = readCount(options.limit, '--limit')
  await withArchive(options, context, async (archive) => {
    await printList(await archive.missing({ parents: options.parents, limit }), columns(context), options, context)
  })
}
