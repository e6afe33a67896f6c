/** `kehoach export`: plans or tasks as CSV or JSON, deadlines as a calendar; to a file or the screen. */
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import type { Archive, Due } from '../archive/archive.ts'
import { calendarRule } from '../archive/recur.ts'
import { calendar, type CalendarEntry } from '../exports/ics.ts'
import { addDays } from '../text/partial-date.ts'
import { addArchiveOption, type ArchiveOptions, readDay, today, withArchive } from './archive.ts'
import { writeBackup } from './backup.ts'
import { type Context, UsageError } from './context.ts'
import { planColumns } from './list.ts'
import { type OutputOptions, printRows } from './output.ts'
import { taskColumns } from './tasks.ts'

interface Options extends ArchiveOptions {
  format: string
  of?: string
  output?: string
  today?: string
}

export function register(program: Command, context: Context): void {
  const { messages } = context
  const command = program
    .command('export')
    .description(messages.say('help.export'))
    .requiredOption('--format <format>', messages.say('option.format'))
    .option('--of <what>', messages.say('option.of'))
    .option('--output <file>', messages.say('option.output'))
    .option('--today <day>', messages.say('option.today'))
    .addHelpText('after', `\n${messages.say('help.export.examples')}`)
    .action((options: Options) => exportAll(options, context))
  addArchiveOption(command, messages)
}

/** A year ahead is enough to find the next turn of everything that recurs. */
const AHEAD_DAYS = 366
const FAR = '9999-12-31'

function entry(due: Due): CalendarEntry {
  const { sha256, position, place, due: day, text, code, title, issuer, lead, raw } = due
  const rrule = due.rrule === null ? null : calendarRule(due.rrule, due.end)
  const summary = `${code ?? ''} ${text}`.trim().slice(0, 200)
  const description = [text, lead, raw, [code, title, issuer].filter(Boolean).join(' · ')].filter(Boolean).join('\n')
  return { uid: `${sha256.slice(0, 32)}-${position}-${place}@kehoach`, day, rrule, summary, description }
}

/** What is dated, from today on; what recurs once, at its next turn, with its rule. */
async function deadlines(archive: Archive, now: string): Promise<CalendarEntry[]> {
  const again = (await archive.due(now, addDays(now, AHEAD_DAYS))).filter(({ rrule }) => rrule !== null)
  const once = await archive.due(now, FAR, { recurring: false })
  const first = new Map<string, CalendarEntry>()
  for (const one of [...once, ...again].map(entry)) if (!first.has(one.uid)) first.set(one.uid, one)
  return [...first.values()].sort((a, b) => (a.day < b.day ? -1 : 1))
}

async function text(archive: Archive, options: Options, context: Context): Promise<string> {
  if (options.format === 'ics') return calendar(await deadlines(archive, readDay(options.today, '--today') ?? today()), new Date())
  let written = ''
  const inside: Context = { ...context, stdout: { write: (part) => (written += part) } }
  const form: OutputOptions = { [options.format]: true }
  if (options.of === 'tasks') await printRows(await archive.tasks(), taskColumns(inside), form, inside)
  else await printRows(await archive.plans(), planColumns(inside, form), form, inside)
  return written
}

function save(path: string, content: string): void {
  try {
    writeFileSync(path, content)
  } catch (error) {
    throw new UsageError('usage.output', { path, got: error instanceof Error && 'code' in error ? String(error.code) : String(error) })
  }
}

/** A bundle is no text for the screen. */
function bundlePath(output: string | undefined): string {
  if (output === undefined) throw new UsageError('usage.missingValue', { got: '--output' })
  return output
}

async function exportAll(options: Options, context: Context): Promise<void> {
  const { format, of: what = 'plans', output } = options
  if (!['csv', 'json', 'jsonl', 'ics', 'bundle'].includes(format)) throw new UsageError('usage.format', { got: format })
  if (!['plans', 'tasks'].includes(what)) throw new UsageError('usage.of', { got: what })
  await withArchive(options, context, async (archive) => {
    if (format === 'bundle') return writeBackup(archive, bundlePath(output), context)
    const content = await text(archive, options, context)
    if (output === undefined) context.stdout.write(content)
    else save(resolve(context.cwd, output), content)
  })
}
