/** `kehoach tasks`: who must do what by when, over all plans. */
import { type Command, Option } from 'commander'
import type { Archive, Status, TaskAgency, TaskRow } from '../archive/archive.ts'
import {
  addArchiveOption,
  type ArchiveOptions,
  dayColumn,
  pickPlan,
  readCount,
  readDay,
  readProvince,
  today,
  withArchive,
} from './archive.ts'
import type { Context } from './context.ts'
import { addOutputOptions, type Column, type OutputOptions, printList } from './output.ts'

interface Options extends ArchiveOptions, OutputOptions {
  lead?: string
  with?: string
  dueFrom?: string
  dueTo?: string
  plan?: string
  overdue?: boolean
  status?: Status
  exact?: boolean
  province?: string
  today?: string
  limit?: string
}

export function register(program: Command, context: Context): void {
  const { messages } = context
  const command = program
    .command('tasks')
    .description(messages.say('help.tasks'))
    .option('--lead <agency>', messages.say('option.lead'))
    .option('--with <agency>', messages.say('option.with'))
    .option('--exact', messages.say('option.exact'))
    .option('--province <name>', messages.say('option.province'))
    .option('--due-from <day>', messages.say('option.dueFrom'))
    .option('--due-to <day>', messages.say('option.dueTo'))
    .option('--plan <plan>', messages.say('option.plan'))
    .option('--overdue', messages.say('option.overdue'))
    .addOption(new Option('--status <status>', messages.say('option.status')).choices(['open', 'done', 'dropped']))
    .option('--today <day>', messages.say('option.today'))
    .option('--limit <count>', messages.say('option.limit'))
    .addHelpText('after', `\n${messages.say('help.tasks.examples')}`)
    .action((options: Options) => tasks(options, context))
  addOutputOptions(addArchiveOption(command, messages), messages)
}

/** "Sở Tài chính; Sở Y tế", as printed. */
export function agencyNames(agencies: readonly TaskAgency[]): string {
  return agencies.map(({ mention }) => mention).join('; ')
}

/** What a list of tasks shows. */
export function taskColumns(context: Context): Column<TaskRow>[] {
  const { messages } = context
  return [
    { key: 'plan', title: messages.say('column.plan'), value: ({ code, plan }) => code ?? `#${plan}` },
    dayColumn('issued', 'column.issued', ({ planIssued }) => planIssued, context),
    { key: 'number', title: messages.say('column.number'), value: ({ number }) => number },
    { key: 'section', title: messages.say('column.section'), value: ({ section }) => section },
    { key: 'task', title: messages.say('column.task'), value: ({ text }) => text, wide: true },
    { key: 'lead', title: messages.say('column.lead'), value: ({ lead }) => agencyNames(lead), wide: true },
    { key: 'with', title: messages.say('column.with'), value: ({ coordinating }) => agencyNames(coordinating), wide: true },
    { key: 'due', title: messages.say('column.due'), value: ({ deadlines }) => deadlines.map(({ raw }) => raw).join('; '), wide: true },
    {
      key: 'status',
      title: messages.say('column.status'),
      value: ({ status }) => messages.say(`status.${status}`),
      data: ({ status }) => status,
    },
  ]
}

/** Who is counted in under another name is said beside the rows, not among them. */
async function tellAlso(names: readonly (string | undefined)[], archive: Archive, { messages, stderr }: Context): Promise<void> {
  for (const name of names) {
    const also = name === undefined ? [] : await archive.alsoMeant(name)
    if (also.length > 0) stderr.write(`${messages.say('tasks.also', { name: name ?? '', also: also.join('; ') })}\n`)
  }
}

async function tasks(options: Options, context: Context): Promise<void> {
  const { lead, overdue, status, exact } = options
  const dueFrom = readDay(options.dueFrom, '--due-from')
  const dueTo = readDay(options.dueTo, '--due-to')
  const now = readDay(options.today, '--today') ?? today()
  const limit = readCount(options.limit, '--limit')
  await withArchive(options, context, async (archive) => {
    const plan = options.plan === undefined ? undefined : (await pickPlan(archive, options.plan, context)).id
    if (!exact) await tellAlso([lead, options.with], archive, context)
    const rows = await archive.tasks({
      plan,
      lead,
      with: options.with,
      exact,
      province: await readProvince(options.province),
      dueFrom,
      dueTo,
      overdueOn: overdue ? now : undefined,
      status,
      limit,
    })
    await printList(rows, taskColumns(context), options, context)
  })
}
