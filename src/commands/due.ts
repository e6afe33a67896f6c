/** `kehoach due`: what falls due in the next days, recurring deadlines expanded; or what is overdue. */
import type { Command } from 'commander'
import type { Due } from '../archive/archive.ts'
import { addDays } from '../text/partial-date.ts'
import { addArchiveOption, type ArchiveOptions, dayColumn, readCount, readDay, today, withArchive } from './archive.ts'
import type { Context } from './context.ts'
import { addOutputOptions, type Column, type OutputOptions, printList } from './output.ts'

interface Options extends ArchiveOptions, OutputOptions {
  days?: string
  overdue?: boolean
  today?: string
  limit?: string
}

const DAYS = 30
const FIRST_DAY = '0001-01-01'

export function register(program: Command, context: Context): void {
  const { messages } = context
  const command = program
    .command('due')
    .description(messages.say('help.due'))
    .option('--days <count>', messages.say('option.days'))
    .option('--overdue', messages.say('option.overdue'))
    .option('--today <day>', messages.say('option.today'))
    .option('--limit <count>', messages.say('option.limit'))
    .addHelpText('after', `\n${messages.say('help.due.examples')}`)
    .action((options: Options) => due(options, context))
  addOutputOptions(addArchiveOption(command, messages), messages)
}

function columns(context: Context): Column<Due>[] {
  const { messages } = context
  return [
    dayColumn('due', 'column.day', ({ due: day }) => day, context),
    { key: 'plan', title: messages.say('column.plan'), value: ({ code, plan }) => code ?? `#${plan}` },
    { key: 'task', title: messages.say('column.task'), value: ({ text }) => text, wide: true },
    { key: 'lead', title: messages.say('column.lead'), value: ({ lead }) => lead, wide: true },
    { key: 'deadline', title: messages.say('column.due'), value: ({ raw }) => raw, wide: true },
  ]
}

async function due(options: Options, context: Context): Promise<void> {
  const now = readDay(options.today, '--today') ?? today()
  const limit = readCount(options.limit, '--limit')
  const days = readCount(options.days, '--days') ?? DAYS
  await withArchive(options, context, async (archive) => {
    // What recurs is never overdue: its next turn comes.
    const rows = options.overdue
      ? await archive.due(FIRST_DAY, addDays(now, -1), { recurring: false })
      : await archive.due(now, addDays(now, days))
    await printList(rows.slice(0, limit), columns(context), options, context)
  })
}
