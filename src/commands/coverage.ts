/** `kehoach coverage PARENT`: all plans that carry it out, side by side. */
import type { Command } from 'commander'
import type { Archive, Member } from '../archive/archive.ts'
import type { Entry } from '../compare/compare.ts'
import type { Coverage, CoverageRow } from '../compare/coverage.ts'
import { documentName } from '../exports/compare-rows.ts'
import { cellWords, columnName, coverageCounts, percent } from '../exports/coverage-html.ts'
import { addArchiveOption, type ArchiveOptions, dayColumn, pickPlan, withArchive } from './archive.ts'
import { type Context, UsageError } from './context.ts'
import { entryOfPlan, withSaid } from './entries.ts'
import { addOutputOptions, type Column, type OutputOptions, printRows } from './output.ts'
import { saveFile } from './reports.ts'

interface Options extends ArchiveOptions, OutputOptions {
  html?: string
  xlsx?: string
}

export function register(program: Command, context: Context): void {
  const { messages } = context
  const command = program
    .command('coverage')
    .description(messages.say('help.coverage'))
    .argument('<plan>', messages.say('argument.plan'))
    .option('--html <file>', messages.say('option.html'))
    .option('--xlsx <file>', messages.say('option.xlsx'))
    .addHelpText('after', `\n${messages.say('help.coverage.examples')}`)
    .action((plan: string, options: Options) => run(plan, options, context))
  addOutputOptions(addArchiveOption(command, messages), messages)
}

/** Ids of all held descendants, each once; copies of one plan count as one. */
function descendants(family: Member): number[] {
  const ids = family.children.flatMap((child) => [...(child.plan ? [child.plan.id] : []), ...descendants(child)])
  return [...new Set(ids)]
}

async function read(archive: Archive, wanted: string, context: Context): Promise<Coverage> {
  const { id } = await pickPlan(archive, wanted, context)
  const [family, parent] = [await archive.family(id), await entryOfPlan(archive, id)]
  const children: Entry[] = []
  for (const child of family ? descendants(family) : []) {
    const entry = child === id ? null : await entryOfPlan(archive, child)
    if (entry !== null) children.push(parent === null ? entry : await withSaid(archive, entry, parent))
  }
  const { coverage } = await import('../compare/coverage.ts')
  const found = parent === null ? null : coverage(parent, children)
  if (found === null) throw new UsageError('coverage.none', { got: wanted })
  return found
}

function columns({ children }: Coverage, context: Context): Column<CoverageRow>[] {
  const { messages } = context
  return [
    { key: 'section', title: messages.say('compare.section'), value: ({ item }) => item.section },
    { key: 'parent', title: messages.say('compare.parent'), value: ({ item }) => item.text, wide: true },
    { key: 'taken', title: messages.say('coverage.taken'), value: ({ taken }) => taken },
    ...children.map((child, index) => ({
      key: columnName(child),
      title: columnName(child),
      value: ({ cells }: CoverageRow) => cellWords(cells[index] ?? null, messages),
    })),
  ]
}

type Child = Coverage['children'][number]

function childColumns(context: Context): Column<Child>[] {
  const { messages } = context
  return [
    { key: 'child', title: messages.say('compare.child'), value: ({ document }) => documentName(document, messages), wide: true },
    dayColumn('issued', 'column.issued', ({ document }) => document.issued, context),
    { key: 'days', title: messages.say('coverage.days'), value: ({ days }) => days },
    { key: 'covered', title: messages.say('coverage.share'), value: ({ covered }) => percent(covered) },
    { key: 'copied', title: messages.say('coverage.copied'), value: ({ copied }) => percent(copied) },
    { key: 'new', title: messages.say('coverage.new'), value: ({ new: fresh }) => fresh.length },
  ]
}

/** On a screen: the descendants, then what nobody takes up; the matrix is for wide sheets (--csv, --html, --xlsx). */
async function print(coverage: Coverage, options: OutputOptions, context: Context): Promise<void> {
  const { stdout, messages } = context
  if (options.csv) return printRows(coverage.rows, columns(coverage, context), options, context)
  if (options.json || options.jsonl) {
    stdout.write(`${JSON.stringify(coverage, null, options.json ? 2 : 0)}\n`)
    return
  }
  stdout.write(`${messages.say('coverage.title', { parent: documentName(coverage.parent, messages) })}\n`)
  stdout.write(`${messages.say('coverage.summary', coverageCounts(coverage))}\n\n`)
  await printRows(coverage.children, childColumns(context), options, context)
  const nobody = coverage.rows.filter(({ taken }) => taken === 0)
  if (nobody.length === 0) return
  stdout.write(`\n${messages.say('coverage.nobody')}:\n`)
  await printRows(nobody, columns(coverage, context).slice(0, 2), options, context)
}

async function run(wanted: string, options: Options, context: Context): Promise<void> {
  await withArchive(options, context, async (archive) => {
    const coverage = await read(archive, wanted, context)
    if (options.html !== undefined) {
      const { coverageHtml } = await import('../exports/coverage-html.ts')
      saveFile(options.html, coverageHtml(coverage, context.messages), context)
    }
    if (options.xlsx !== undefined) {
      const { coverageXlsx } = await import('../exports/coverage-xlsx.ts')
      saveFile(options.xlsx, await coverageXlsx(coverage, context.messages), context)
    }
    if (options.html === undefined && options.xlsx === undefined) await print(coverage, options, context)
  })
}
