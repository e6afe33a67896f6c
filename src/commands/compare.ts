/** `kehoach compare LOCAL [PARENT]`: what a plan made of the one that it carries out. */
import type { Command } from 'commander'
import type { Archive, PlanRow } from '../archive/archive.ts'
import type { Entry } from '../compare/compare.ts'
import type { Comparison } from '../compare/schema.ts'
import { type CompareRow, conflictsOf, countsOf, documentName, noticeLines, rowsOf, verdictLabel } from '../exports/compare-rows.ts'
import { numberWords } from '../messages/dates.ts'
import { addArchiveOption, type ArchiveOptions, choices, withArchive } from './archive.ts'
import { type Context, UsageError } from './context.ts'
import { entriesOfFiles, entryOf, entryOfPlan, isFile, parentsOf, withSaid } from './entries.ts'
import { addOutputOptions, type Column, type OutputOptions, printRows, printText } from './output.ts'
import { addReadingOptions, poolOptions, type ReadingOptions } from './reading.ts'
import { addReportOptions, type ReportOptions, writeReports } from './reports.ts'

type Options = ArchiveOptions & OutputOptions & ReportOptions & ReadingOptions

export function register(program: Command, context: Context): void {
  const { messages } = context
  const command = program
    .command('compare')
    .description(messages.say('help.compare'))
    .argument('<child>', messages.say('argument.child'))
    .argument('[parent]', messages.say('argument.parent'))
    .addHelpText('after', `\n${messages.say('help.compare.examples')}`)
    .action((child: string, parent: string | undefined, options: Options) => run(child, parent, options, context))
  addReadingOptions(addReportOptions(addOutputOptions(addArchiveOption(command, messages), messages), messages), messages)
}

/** Held plans that a file names as what it carries out: of one code those of the cited day, where the citation has one. */
async function citedIn(archive: Archive, { plan }: Entry): Promise<PlanRow[]> {
  const cited = plan.references.filter(({ relation }) => relation === 'implements')
  const found = await Promise.all(
    cited.map(async ({ code, date }) =>
      (await archive.find(code)).filter(({ issued }) => date === null || issued === null || issued === date).slice(0, 1),
    ),
  )
  return [...new Map(found.flat().map((row) => [row.id, row])).values()]
}

async function parentsIn(archive: Archive, child: Entry): Promise<PlanRow[]> {
  if (child.id === null) return citedIn(archive, child)
  const family = await archive.family(child.id)
  return family ? parentsOf(family) : []
}

/** The parent that the archive knows; of several a person chooses. */
async function parentIn(archive: Archive, child: Entry, word: string, context: Context): Promise<Entry> {
  const [first, ...others] = await parentsIn(archive, child)
  const entry = first ? await entryOfPlan(archive, first.id) : null
  if (first === undefined || entry === null) throw new UsageError('compare.noParent', { got: word })
  if (others.length > 0) {
    context.stderr.write(`${choices([first, ...others], context)}\n`)
    throw new UsageError('compare.parents', { got: word, count: others.length + 1, id: first.id })
  }
  return entry
}

/** Both plans of a comparison, the lower first: two files, or plans of the archive. */
export async function pairIn(archive: Archive, child: string, parent: string | undefined, options: ReadingOptions, context: Context) {
  const lower = await entryOf(archive, child, options, context)
  const upper = parent === undefined ? await parentIn(archive, lower, child, context) : await entryOf(archive, parent, options, context)
  return [await withSaid(archive, lower, upper), upper] as const
}

async function pairOf(child: string, parent: string | undefined, options: Options, context: Context): Promise<readonly [Entry, Entry]> {
  if (parent !== undefined && isFile(child, context) && isFile(parent, context)) {
    const [lower, upper] = await entriesOfFiles([child, parent], options, context)
    return [lower as Entry, upper as Entry]
  }
  const found: { pair?: readonly [Entry, Entry] } = {}
  await withArchive(options, context, async (archive) => {
    found.pair = await pairIn(archive, child, parent, options, context)
  })
  if (found.pair === undefined) throw new UsageError('compare.noParent', { got: child })
  return found.pair
}

function columns(context: Context): Column<CompareRow>[] {
  const { messages } = context
  return [
    { key: 'verdict', title: messages.say('compare.verdict'), value: ({ label }) => label, data: ({ verdict }) => verdict },
    {
      key: 'score',
      title: messages.say('compare.score'),
      value: ({ score }) => (score == null ? '' : numberWords(score, 2, messages)),
      data: ({ score }) => score,
    },
    { key: 'parentItem', title: messages.say('compare.number'), value: ({ parent }) => parent?.number },
    { key: 'parentSection', title: messages.say('compare.section'), value: ({ parent }) => parent?.section },
    { key: 'parent', title: messages.say('compare.parent'), value: ({ parent }) => parent?.text, wide: true },
    { key: 'childItem', title: messages.say('compare.number'), value: ({ child }) => child?.number },
    { key: 'childSection', title: messages.say('compare.section'), value: ({ child }) => child?.section },
    { key: 'child', title: messages.say('compare.child'), value: ({ child }) => child?.text, wide: true },
    { key: 'remarks', title: messages.say('compare.remarks'), value: ({ remarks }) => remarks.join('; '), wide: true },
    { key: 'why', title: messages.say('compare.why'), value: ({ why }) => why, wide: true },
  ]
}

function summary(comparison: Comparison, { messages }: Context): string {
  const counts = countsOf(comparison).map(({ verdict, count }) => `${verdictLabel(verdict, messages)}: ${count}`)
  return [
    `${messages.say('compare.parent')}: ${documentName(comparison.parent, messages)}`,
    `${messages.say('compare.child')}: ${documentName(comparison.child, messages)}`,
    counts.join(' · '),
    messages.say('compare.conflicts', conflictsOf(comparison)),
    '',
  ]
    .map((line) => line.replace(/[\p{Cc}\s]+/gu, ' '))
    .join('\n')
}

async function run(child: string, parent: string | undefined, options: Options, context: Context): Promise<void> {
  poolOptions(options, context)
  const { compare } = await import('../compare/compare.ts')
  const [lower, upper] = await pairOf(child, parent, options, context)
  const comparison = compare(lower, upper)
  for (const notice of noticeLines(comparison, context.messages)) context.stderr.write(`${notice}\n`)
  if (await writeReports(comparison, options, context)) return
  if (options.json || options.jsonl) {
    context.stdout.write(`${JSON.stringify(comparison, null, options.json ? 2 : 0)}\n`)
    return
  }
  const rows = rowsOf(comparison, comparison.said, context.messages)
  if (options.csv) return printRows(rows, columns(context), options, context)
  await printText(summary(comparison, context), context)
  if (rows.length === 0) return
  const shown = rows.filter(({ verdict, remarks }) => verdict !== 'same words' || remarks.length > 0)
  if (shown.length === 0) context.stdout.write(`${context.messages.say('compare.unchanged', { count: rows.length })}\n`)
  else await printRows(shown, columns(context).slice(0, -1), options, context)
}
