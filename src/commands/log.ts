/** `kehoach log [PLAN]`: who did what when, newest first. */
import type { Command } from 'commander'
import type { LogRow } from '../archive/archive.ts'
import { addArchiveOption, type ArchiveOptions, pickPlan, readCount, withArchive } from './archive.ts'
import type { Context } from './context.ts'
import { valueWords } from './corrections.ts'
import { addOutputOptions, type Column, type OutputOptions, printRows } from './output.ts'

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

/** "field: title · value: …" */
function words(detail: unknown): string {
  const parts = Object.entries((detail ?? {}) as object).filter(([, value]) => value !== null && value !== '')
  return parts.map(([name, value]) => `${name}: ${valueWords(value)}`).join(' · ')
}

function columns({ messages }: Context): Column<LogRow>[] {
  return [
    { key: 'at', title: messages.say('column.at'), value: ({ at }) => at.slice(0, 19) },
    { key: 'by', title: messages.say('column.by'), value: ({ by }) => by },
    { key: 'action', title: messages.say('column.action'), value: ({ action }) => messages.find(`log.${action}`) ?? action },
    { key: 'plan', title: messages.say('column.plan'), value: ({ code, plan }) => code ?? (plan === null ? '' : `#${plan}`) },
    { key: 'detail', title: messages.say('column.detail'), value: ({ detail }) => words(detail), wide: true },
  ]
}

async function log(wanted: string | undefined, options: Options, context: Context): Promise<void> {
  const limit = readCount(options.limit, '--limit') ?? MANY
  await withArchive(options, context, async (archive) => {
    const plan = wanted === undefined ? undefined : (await pickPlan(archive, wanted, context)).id
    await printRows(await archive.log({ plan, limit }), columns(context), options, context)
  })
}
