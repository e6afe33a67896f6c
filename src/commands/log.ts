/** `kehoach log [PLAN]`: who did what when, newest first. */
import type { Command } from 'commander'
import type { LogRow } from '../archive/archive.ts'
import { addArchiveOption, type ArchiveOptions, pickPlan, readCount, showDate, timeColumn, withArchive } from './archive.ts'
import type { Context } from './context.ts'
import { valueWords } from './corrections.ts'
import { addOutputOptions, type Column, firstRows, type OutputOptions, printRows, shortened } from './output.ts'

interface Options extends ArchiveOptions, OutputOptions {
  limit?: string
}

const MANY = 100

export function register(program: Command, context: Context): void {
  const { messages } = context
  const command = program
    .command('log')
    .description(messages.say('help.log'))
    .argument('[plan]', messages.say('argument.plan'))
    .option('--limit <count>', messages.say('option.limit'))
    .addHelpText('after', `\n${messages.say('help.log.examples')}`)
    .action((plan: string | undefined, options: Options) => log(plan, options, context))
  addOutputOptions(addArchiveOption(command, messages), messages)
}

/** Letters of a value that a table shows; JSON and CSV have them all. */
const LONGEST = 120

/** One value as people read it. */
function shownValue(name: string, value: unknown, context: Context): string {
  if (name === 'status') return context.messages.find(`status.${value}`) ?? String(value)
  if (name === 'day') return showDate(String(value), context)
  return shortened(valueWords(value), LONGEST)
}

/** "trường: title · giá trị: …" */
function words(detail: unknown, context: Context): string {
  const parts = Object.entries((detail ?? {}) as object).filter(([, value]) => value !== null && value !== '')
  return parts
    .map(([name, value]) => `${context.messages.find(`log.word.${name}`) ?? name}: ${shownValue(name, value, context)}`)
    .join(' · ')
}

function columns(context: Context): Column<LogRow>[] {
  const { messages } = context
  return [
    timeColumn(context),
    { key: 'by', title: messages.say('column.by'), value: ({ by }) => by },
    {
      key: 'action',
      title: messages.say('column.action'),
      value: ({ action }) => messages.find(`log.${action}`) ?? action,
      data: ({ action }) => action,
    },
    { key: 'plan', title: messages.say('column.plan'), value: ({ code, plan }) => code ?? (plan === null ? '' : `#${plan}`) },
    {
      key: 'detail',
      title: messages.say('column.detail'),
      value: ({ detail }) => words(detail, context),
      data: ({ detail }) => JSON.stringify(detail),
      wide: true,
    },
  ]
}

async function log(wanted: string | undefined, options: Options, context: Context): Promise<void> {
  const limit = readCount(options.limit, '--limit')
  await withArchive(options, context, async (archive) => {
    const plan = wanted === undefined ? undefined : (await pickPlan(archive, wanted, context)).id
    const rows = await archive.log({ plan, limit: limit ?? MANY + 1 })
    await printRows(firstRows(rows, limit ?? MANY, context), columns(context), options, context)
  })
}
