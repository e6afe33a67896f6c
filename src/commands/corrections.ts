/** `kehoach corrections [PLAN]`: what people have put right, newest first. */
import type { Command } from 'commander'
import type { CorrectionRow } from '../archive/archive.ts'
import { addArchiveOption, type ArchiveOptions, pickPlan, readCount, timeColumn, withArchive } from './archive.ts'
import type { Context } from './context.ts'
import { addOutputOptions, type Column, type OutputOptions, printRows } from './output.ts'

interface Options extends ArchiveOptions, OutputOptions {
  all?: boolean
  limit?: string
}

export function register(program: Command, context: Context): void {
  const { messages } = context
  const command = program
    .command('corrections')
    .description(messages.say('help.corrections'))
    .argument('[plan]', messages.say('argument.plan'))
    .option('--all', messages.say('option.allCorrections'))
    .option('--limit <count>', messages.say('option.limit'))
    .addHelpText('after', `\n${messages.say('help.corrections.examples')}`)
    .action((plan: string | undefined, options: Options) => corrections(plan, options, context))
  addOutputOptions(addArchiveOption(command, messages), messages)
}

/** A value in one line: names of agencies, words of deadlines, else JSON without its dress. */
export function valueWords(value: unknown): string {
  if (value === null || value === undefined) return '∅'
  if (typeof value !== 'object') return String(value)
  if (Array.isArray(value)) return value.map(valueWords).join('; ')
  const { mention, code, raw, name } = value as { mention?: string; code?: string; raw?: string; name?: string }
  return mention ?? code ?? raw ?? name ?? JSON.stringify(value)
}

function columns(context: Context): Column<CorrectionRow>[] {
  const { messages } = context
  return [
    { key: 'id', title: messages.say('column.id'), value: ({ id }) => id },
    { key: 'plan', title: messages.say('column.plan'), value: ({ code, plan }) => code ?? (plan === null ? '' : `#${plan}`) },
    { key: 'field', title: messages.say('column.field'), value: ({ list, field }) => (list ? `${list}.${field}` : field) },
    { key: 'words', title: messages.say('column.words'), value: ({ words }) => words, wide: true },
    { key: 'reading', title: messages.say('column.read'), value: ({ reading }) => valueWords(reading), wide: true },
    { key: 'value', title: messages.say('column.value'), value: ({ value }) => valueWords(value), wide: true },
    {
      key: 'standing',
      title: messages.say('column.status'),
      value: ({ standing, undone }) => messages.say(undone ? 'standing.undone' : `standing.${standing}`),
      data: ({ standing, undone }) => (undone ? 'undone' : standing),
    },
    { key: 'by', title: messages.say('column.by'), value: ({ by }) => by },
    timeColumn(context),
    { key: 'note', title: messages.say('column.note'), value: ({ note }) => note, wide: true },
  ]
}

async function corrections(wanted: string | undefined, options: Options, context: Context): Promise<void> {
  const limit = readCount(options.limit, '--limit')
  await withArchive(options, context, async (archive) => {
    const plan = wanted === undefined ? undefined : (await pickPlan(archive, wanted, context)).id
    await printRows(await archive.corrections({ plan, undone: options.all, limit }), columns(context), options, context)
  })
}
