/** `kehoach reuse`: passages that stand in several plans of the archive. */
import type { Command } from 'commander'
import type { Archive } from '../archive/archive.ts'
import type { Passage, Reuse } from '../compare/reuse.ts'
import { addArchiveOption, type ArchiveOptions, readCount, withArchive } from './archive.ts'
import type { Context } from './context.ts'
import { entryOfPlan } from './entries.ts'
import { addOutputOptions, type Column, type OutputOptions, printRows } from './output.ts'
import { saveFile } from './reports.ts'

interface Options extends ArchiveOptions, OutputOptions {
  least?: string
  html?: string
}

export function register(program: Command, context: Context): void {
  const { messages } = context
  const command = program
    .command('reuse')
    .description(messages.say('help.reuse'))
    .option('--least <count>', messages.say('option.least'))
    .option('--html <file>', messages.say('option.html'))
    .addHelpText('after', `\n${messages.say('help.reuse.examples')}`)
    .action((options: Options) => run(options, context))
  addOutputOptions(addArchiveOption(command, messages), messages)
}

/** A passage with the names of its plans. */
type Named = Reuse & { codes: string[] }

/** All items of all plans; copies of one plan (the same number, issuer and day) count once. */
async function passagesOf(archive: Archive, names: Map<number, string>): Promise<Passage[]> {
  const { itemsOf } = await import('../compare/items.ts')
  const seen = new Set<string>()
  const passages: Passage[] = []
  for (const plan of await archive.plans()) {
    const key = plan.code === null ? `#${plan.id}` : `${plan.code}|${plan.issued}|${plan.issuer}`
    if (seen.has(key)) continue
    seen.add(key)
    names.set(plan.id, plan.code ?? `#${plan.id}`)
    const entry = await entryOfPlan(archive, plan.id)
    if (entry) for (const { text } of itemsOf(entry)) passages.push({ plan: plan.id, text })
  }
  return passages
}

async function run(options: Options, context: Context): Promise<void> {
  const least = readCount(options.least, '--least') ?? 2
  const { messages } = context
  const columns: Column<Named>[] = [
    { key: 'plans', title: messages.say('reuse.plans'), value: ({ plans }) => plans.length },
    { key: 'where', title: messages.say('reuse.where'), value: ({ codes }) => codes.join('; '), wide: true },
    { key: 'passage', title: messages.say('reuse.passage'), value: ({ text }) => text, wide: true },
  ]
  await withArchive(options, context, async (archive) => {
    const { reuse } = await import('../compare/reuse.ts')
    const names = new Map<number, string>()
    const found = reuse(await passagesOf(archive, names), least)
    const rows = found.map((each) => ({ ...each, codes: each.plans.map((id) => names.get(id) ?? `#${id}`) }))
    if (options.html !== undefined) {
      const { reuseHtml } = await import('../exports/reuse-html.ts')
      saveFile(options.html, reuseHtml(rows, messages), context)
      return
    }
    await printRows(rows, columns, options, context)
  })
}
