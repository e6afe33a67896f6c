/** `kehoach status PLAN TASK open|done|dropped`: what became of a task; people say it, the program keeps it. */
import { type Command, Argument } from 'commander'
import type { Archive, Status } from '../archive/archive.ts'
import { addArchiveOption, addDeedOptions, type ArchiveOptions, pickPlan, readDay, today, withArchive } from './archive.ts'
import { type Context, UsageError } from './context.ts'
import { type OutputOptions, printDeed } from './output.ts'

interface Options extends ArchiveOptions, OutputOptions {
  note?: string
  date?: string
}

export function register(program: Command, context: Context): void {
  const { messages } = context
  const command = program
    .command('status')
    .description(messages.say('help.status'))
    .argument('<plan>', messages.say('argument.plan'))
    .argument('<task>', messages.say('argument.task'))
    .addArgument(new Argument('<status>', messages.say('argument.status')).choices(['open', 'done', 'dropped']))
    .option('--date <day>', messages.say('option.date'))
    .addHelpText('after', `\n${messages.say('help.status.examples')}`)
    .action((plan: string, task: string, status: Status, options: Options) => setStatus(plan, task, status, options, context))
  addDeedOptions(addArchiveOption(command, messages), messages)
}

async function setStatus(wanted: string, task: string, status: Status, options: Options, context: Context): Promise<void> {
  const { messages } = context
  const given = readDay(options.date, '--date')
  const day = status === 'open' ? (given ?? null) : (given ?? today())
  const work = async (archive: Archive) => {
    const { id, code } = await pickPlan(archive, wanted, context)
    const number = await archive.setStatus(id, task, status, day, options.note)
    if (number === null) throw new UsageError('status.none', { got: task, plan: code ?? `#${id}` })
    const sentence = messages.say('status.set', { number, plan: code ?? `#${id}`, status: messages.say(`status.${status}`) })
    await printDeed(sentence, { plan: id, code, number, status, day, note: options.note ?? null }, options, context)
  }
  await withArchive(options, context, work, { readonly: false })
}
