/** `kehoach list`: the documents in the archive, newest first. */
import type { Command } from 'commander'
import type { PlanRow } from '../archive/archive.ts'
import { addArchiveOption, type ArchiveOptions, dayColumn, readCount, readProvince, withArchive } from './archive.ts'
import { type Context, UsageError } from './context.ts'
import { gradeWord } from './grade.ts'
import { addOutputOptions, type Column, type OutputOptions, printList } from './output.ts'

interface Options extends ArchiveOptions, OutputOptions {
  type?: string
  issuer?: string
  year?: string
  province?: string
  all?: boolean
  limit?: string
}

export function register(program: Command, context: Context): void {
  const { messages } = context
  const command = program
    .command('list')
    .description(messages.say('help.list'))
    .option('--type <type>', messages.say('option.type'))
    .option('--issuer <name>', messages.say('option.issuer'))
    .option('--year <year>', messages.say('option.year'))
    .option('--province <name>', messages.say('option.province'))
    .option('--all', messages.say('option.all'))
    .option('--limit <count>', messages.say('option.limit'))
    .addHelpText('after', `\n${messages.say('help.list.examples')}`)
    .action((options: Options) => list(options, context))
  addOutputOptions(addArchiveOption(command, messages), messages)
}

/** What a list of plans shows. */
export function planColumns(context: Context): Column<PlanRow>[] {
  const { messages } = context
  return [
    { key: 'id', title: messages.say('column.id'), value: ({ id }) => id },
    { key: 'code', title: messages.say('column.code'), value: ({ code }) => code },
    dayColumn('issued', 'column.issued', ({ issued }) => issued, context),
    { key: 'issuer', title: messages.say('column.issuer'), value: ({ issuer }) => issuer, wide: true },
    { key: 'title', title: messages.say('column.title'), value: ({ title }) => title, wide: true },
    { key: 'tasks', title: messages.say('column.tasks'), value: ({ tasks }) => tasks },
    { key: 'grade', title: messages.say('column.grade'), value: ({ grade }) => gradeWord(grade, context), data: ({ grade }) => grade },
  ]
}

/** The days of a year, as a filter. */
export function yearOf(text: string | undefined): { from?: string; to?: string } {
  if (text === undefined) return {}
  if (!/^\d{4}$/.test(text)) throw new UsageError('usage.year', { got: text })
  return { from: `${text}-01-01`, to: `${text}-12-31` }
}

async function list(options: Options, context: Context): Promise<void> {
  const { type, issuer } = options
  const province = await readProvince(options.province)
  const filter = { type, issuer, province, ...yearOf(options.year), best: !options.all, limit: readCount(options.limit, '--limit') }
  await withArchive(options, context, async (archive) => {
    await printList(await archive.plans(filter), planColumns(context), options, context)
  })
}
