/** `kehoach export`: tables, records, the register, a calendar or everything; to a file or the screen, however large the archive is. */
import { createWriteStream } from 'node:fs'
import { extname, resolve } from 'node:path'
import { once } from 'node:events'
import { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { type Command, Option } from 'commander'
import type { Archive, PlanFilter } from '../archive/archive.ts'
import type { Cell, Table } from '../exports/tables.ts'
import { addArchiveOption, type ArchiveOptions, pickPlan, readDay, readProvince, today, withArchive } from './archive.ts'
import { writeBackup } from './backup.ts'
import { type Context, UsageError } from './context.ts'
import { yearOf } from './list.ts'
import { csvLine } from './output.ts'

interface Options extends ArchiveOptions {
  format: string
  of?: string
  plan?: string
  type?: string
  issuer?: string
  year?: string
  province?: string | undefined
  output?: string
  today?: string
}

const FORMATS = ['csv', 'json', 'jsonl', 'xlsx', 'ics', 'md', 'html', 'so-dang-ky', 'dc', 'bundle']
const KINDS = ['plans', 'tasks', 'references', 'agencies']

export function register(program: Command, context: Context): void {
  const { messages } = context
  const command = program
    .command('export')
    .description(messages.say('help.export'))
    .addOption(new Option('--format <format>', messages.say('option.format')).choices(FORMATS).makeOptionMandatory())
    .addOption(new Option('--of <what>', messages.say('option.of')).choices(KINDS))
    .option('--plan <plan>', messages.say('option.plan'))
    .option('--type <type>', messages.say('option.type'))
    .option('--issuer <name>', messages.say('option.issuer'))
    .option('--year <year>', messages.say('option.year'))
    .option('--province <name>', messages.say('option.province'))
    .option('--output <file>', messages.say('option.output'))
    .option('--today <day>', messages.say('option.today'))
    .addHelpText('after', `\n${messages.say('help.export.examples')}`)
    .action((options: Options) => exportAll(options, context))
  addArchiveOption(command, messages)
}

/** Where an export goes: the screen, or a file that is written piece by piece. */
async function into(options: Options, context: Context, work: (stream: Writable) => Promise<void>): Promise<void> {
  const { output } = options
  if (output === undefined) {
    return work(
      new Writable({
        decodeStrings: false,
        write(part: string | Uint8Array, _, done) {
          context.stdout.write(typeof part === 'string' ? part : Buffer.from(part).toString('latin1'))
          done()
        },
      }),
    )
  }
  const stream = createWriteStream(resolve(context.cwd, output))
  const ended = finished(stream).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError('usage.output', { path: output, got: error.code ?? error.message })
  })
  await Promise.race([ended, work(stream).then(() => stream.end())])
  await ended
}

/** Waits where the reader is slower, so that the memory stays level. */
async function write(stream: Writable, parts: AsyncIterable<string>): Promise<void> {
  for await (const part of parts) if (!stream.write(part)) await once(stream, 'drain')
}

const ISO = (cell: Cell): string | number => (cell === null ? '' : typeof cell === 'object' ? cell.day : cell)

async function* csv<Row>(table: Table<Row>, rows: AsyncIterable<Row>): AsyncGenerator<string> {
  yield `${csvLine(table.columns.map(({ key }) => key))}\r\n`
  for await (const row of rows) yield `${csvLine(table.columns.map(({ value }) => ISO(value(row))))}\r\n`
}

async function* json<Row>(rows: AsyncIterable<Row>, lines: boolean): AsyncGenerator<string> {
  let first = true
  for await (const row of rows) {
    const text = JSON.stringify(row)
    yield lines ? `${text}\n` : `${first ? '[\n' : ',\n'}${text}`
    first = false
  }
  if (!lines) yield first ? '[]\n' : '\n]\n'
}

async function* cells<Row>(table: Table<Row>, rows: AsyncIterable<Row>): AsyncGenerator<Cell[]> {
  for await (const row of rows) yield table.columns.map(({ value }) => value(row))
}

// biome-ignore lint/suspicious/noExplicitAny: tables of different rows in one list
type AnyTable = Table<any>

async function sheets(
  tables: readonly AnyTable[],
  archive: Archive,
  filter: PlanFilter,
  options: Options,
  context: Context,
): Promise<void> {
  if (options.output === undefined) throw new UsageError('usage.missingOption', { got: '--output' })
  const { messages, stderr } = context
  const { streamWorkbook } = await import('../exports/xlsx-stream.ts')
  const made = tables.map((table) => ({
    name: messages.say(table.name),
    titles: table.columns.map(({ title }) => messages.say(title)),
    widths: table.columns.map(({ width }) => width),
    rows: cells(table, table.rows(archive, filter)),
  }))
  await into(options, context, async (stream) => {
    for (const name of await streamWorkbook(stream, made)) stderr.write(`${messages.say('export.cut', { name })}\n`)
  })
}

async function tables(archive: Archive, filter: PlanFilter, options: Options, context: Context): Promise<void> {
  const { plansTable, tasksTable, referencesTable, agenciesTable, registerTable } = await import('../exports/tables.ts')
  const { format, of: what } = options
  const all: Record<string, AnyTable> = { plans: plansTable, tasks: tasksTable, references: referencesTable, agencies: agenciesTable }
  const table: AnyTable = format === 'so-dang-ky' ? registerTable : (all[what ?? 'plans'] as AnyTable)
  if (format === 'xlsx' && what === undefined) return sheets(Object.values(all), archive, filter, options, context)
  if (format === 'xlsx' || (format === 'so-dang-ky' && extname(options.output ?? '') === '.xlsx'))
    return sheets([table], archive, filter, options, context)
  const rows = table.rows(archive, filter)
  const parts = format === 'json' || format === 'jsonl' ? json(rows, format === 'jsonl') : csv(table, rows)
  await into(options, context, (stream) => write(stream, parts))
}

/** Markdown or a page: the one plan that --plan names. */
async function record(archive: Archive, plan: number, options: Options, context: Context): Promise<void> {
  const found = await archive.record(plan)
  if (!found) throw new UsageError('plan.none', { got: options.plan ?? '' })
  const { recordHtml, recordMarkdown } = await import('../exports/record.ts')
  const text = (options.format === 'md' ? recordMarkdown : recordHtml)(found, context.messages)
  await into(options, context, async (stream) => void stream.write(text))
}

async function calendarOf(archive: Archive, day: string, options: Options, context: Context): Promise<void> {
  const { deadlineCalendar } = await import('../exports/deadlines.ts')
  const text = await deadlineCalendar(archive, day)
  await into(options, context, async (stream) => void stream.write(text))
}

/** A bundle is no text for the screen. */
function bundlePath(output: string | undefined): string {
  if (output === undefined) throw new UsageError('usage.missingOption', { got: '--output' })
  return output
}

/** What a file shows is of one moment, also where it has several sheets and others write meanwhile. */
async function exportFrom(archive: Archive, options: Options, context: Context): Promise<void> {
  const { format, type, issuer, province } = options
  if (format === 'ics') return calendarOf(archive, options.today ?? today(), options, context)
  const plan = options.plan === undefined ? undefined : (await pickPlan(archive, options.plan, context)).id
  if (format === 'md' || format === 'html') {
    if (plan === undefined) throw new UsageError('usage.missingOption', { got: '--plan' })
    return record(archive, plan, options, context)
  }
  const filter: PlanFilter = { plan, type, issuer, province, ...yearOf(options.year) }
  if (format !== 'dc') return tables(archive, filter, options, context)
  const [{ dublinCore }, { recordRows }] = await Promise.all([import('../exports/dublin-core.ts'), import('../exports/tables.ts')])
  await into(options, context, (stream) => write(stream, dublinCore(recordRows(archive, filter))))
}

async function exportAll(given: Options, context: Context): Promise<void> {
  const options = { ...given, today: readDay(given.today, '--today') ?? today(), province: await readProvince(given.province) }
  await withArchive(options, context, async (archive) => {
    if (options.format === 'bundle') return writeBackup(archive, bundlePath(options.output), {}, context)
    await archive.steady(() => exportFrom(archive, options, context))
  })
}
