/** `kehoach review [PLAN]`: what is doubtful, worst first, with the words and the page. */
import { type Command, Option } from 'commander'
import type { DoubtKind, ReviewItem } from '../archive/archive.ts'
import { addArchiveOption, type ArchiveOptions, pickPlan, readCount, withArchive } from './archive.ts'
import type { Context } from './context.ts'
import { addOutputOptions, type Column, firstRows, type OutputOptions, printRows, shortened } from './output.ts'

interface Options extends ArchiveOptions, OutputOptions {
  kind?: DoubtKind
  limit?: string
}

const MANY = 50
const KINDS = ['error', 'correction', 'warning', 'task', 'absent'] as const satisfies readonly DoubtKind[]

export function register(program: Command, context: Context): void {
  const { messages } = context
  const command = program
    .command('review')
    .description(messages.say('help.review'))
    .argument('[plan]', messages.say('argument.plan'))
    .addOption(new Option('--kind <kind>', messages.say('option.kind')).choices(KINDS))
    .option('--limit <count>', messages.say('option.limit'))
    .addHelpText('after', `\n${messages.say('help.review.examples')}`)
    .action((plan: string | undefined, options: Options) => review(plan, options, context))
  addOutputOptions(addArchiveOption(command, messages), messages)
}

/** Link doubts and our own are worded here; what a rule said of a document was worded when it was read. */
function reason(item: ReviewItem, { messages }: Context): string {
  const own = /^(?:link|review|archive)\//.test(item.ruleId)
  const percent = Math.round((item.confidence ?? 0) * 100)
  return (own && messages.find(item.ruleId, { reason: item.reason, percent, number: item.number ?? '' })) || item.reason
}

/** Letters of the words that a table shows; CSV and JSON have them all. */
const LONGEST_QUOTE = 200

function columns(context: Context): Column<ReviewItem>[] {
  const { messages } = context
  return [
    { key: 'id', title: messages.say('column.id'), value: ({ id }) => id },
    { key: 'kind', title: messages.say('column.kind'), value: ({ kind }) => messages.say(`review.kind.${kind}`), data: ({ kind }) => kind },
    { key: 'plan', title: messages.say('column.plan'), value: ({ code, plan }) => code ?? `#${plan}` },
    { key: 'reason', title: messages.say('column.reason'), value: (item) => item.reason, wide: true },
    {
      key: 'quote',
      title: messages.say('column.words'),
      value: ({ quote }) => (quote === null ? quote : shortened(quote, LONGEST_QUOTE)),
      data: ({ quote }) => quote,
      wide: true,
    },
    { key: 'page', title: messages.say('column.page'), value: ({ page }) => page },
  ]
}

async function review(wanted: string | undefined, options: Options, context: Context): Promise<void> {
  const limit = readCount(options.limit, '--limit')
  await withArchive(options, context, async (archive) => {
    const plan = wanted === undefined ? undefined : (await pickPlan(archive, wanted, context)).id
    const items = await archive.review({ plan, kind: options.kind, limit: limit ?? MANY + 1 })
    const rows = firstRows(items, limit ?? MANY, context).map((item) => ({ ...item, reason: reason(item, context) }))
    await printRows(rows, columns(context), options, context)
  })
}
