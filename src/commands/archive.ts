/** What the commands that read the archive share: its option, its trouble in one line, PLAN, days. */
import { userInfo } from 'node:os'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { type Archive, ArchiveError, archiveFolder, openArchive, type PlanRow, provinceNamed } from '../archive/archive.ts'
import { parsePartialDate } from '../text/partial-date.ts'
import { dateWords, timeWords } from '../messages/dates.ts'
import type { MessageKey, Messages } from '../messages/messages.ts'
import { type Context, UsageError } from './context.ts'
import { addOutputOptions, type Column } from './output.ts'

export interface ArchiveOptions {
  archive?: string
  by?: string
}

/** Adds --archive to a command. */
export function addArchiveOption(command: Command, messages: Messages): Command {
  return command.option('--archive <folder>', messages.say('option.archive'))
}

/** Adds --by, --note and the forms of output to a command that is written into the log. */
export function addDeedOptions(command: Command, messages: Messages): Command {
  command.option('--note <words>', messages.say('option.note')).option('--by <name>', messages.say('option.by'))
  return addOutputOptions(command, messages)
}

/** Who is at work: --by, then KEHOACH_USER, then the name on this machine. */
function who(options: ArchiveOptions, { env }: Context): string {
  const given = options.by ?? env.KEHOACH_USER
  if (given) return given
  try {
    return userInfo().username
  } catch {
    return 'unknown'
  }
}

/**
 * Opens the archive, does the work and closes it. Only what brings documents makes an archive: a folder mistyped is told.
 * @throws UsageError for what the person can mend: no archive there, no rights, a full disk
 */
export async function withArchive(
  options: ArchiveOptions,
  context: Context,
  work: (archive: Archive) => Promise<void>,
  { readonly = true, make = false } = {},
): Promise<void> {
  let archive: Archive | undefined
  try {
    const folder = resolve(context.cwd, archiveFolder(options.archive, context.env))
    archive = await openArchive(folder, { readonly, by: who(options, context), make })
    await work(archive)
  } catch (error) {
    if (error instanceof ArchiveError) throw new UsageError(`archive.${error.reason}`, { path: error.path })
    throw error
  } finally {
    await archive?.close()
  }
}

/** "12/KH-UBND (#3), 12/KH-UBND (#9)": enough to choose by. */
export function choices(plans: readonly PlanRow[], context: Context): string {
  return plans
    .map((plan) => [`  #${plan.id}`, plan.code ?? '', showDate(plan.issued, context), plan.issuer ?? '', plan.title ?? ''].join('  '))
    .join('\n')
}

/** More than one plan is listed, and the person chooses. */
export function onlyOne(plans: readonly PlanRow[], wanted: string, context: Context): PlanRow {
  const [plan] = plans
  if (!plan) throw new UsageError('plan.none', { got: wanted })
  if (plans.length === 1) return plan
  context.stderr.write(`${choices(plans, context)}\n`)
  throw new UsageError('plan.several', { got: wanted, count: plans.length, id: plan.id })
}

/** The one plan that PLAN means. */
export async function pickPlan(archive: Archive, wanted: string, context: Context): Promise<PlanRow> {
  return onlyOne(await archive.find(wanted), wanted, context)
}

/** An ISO day from "2025-06-30" or "30/6/2025"; undefined stays undefined. */
export function readDay(text: string | undefined, option: string): string | undefined {
  if (text === undefined) return undefined
  const iso = /^\d{4}-\d\d-\d\d$/.test(text) && parsePartialDate(text.split('-').reverse().join('/'))
  const day = iso || parsePartialDate(text)
  if (day?.length !== 10) throw new UsageError('usage.day', { option, got: text })
  return day
}

/** The id of a province; undefined stays undefined. */
export async function readProvince(name: string | undefined): Promise<string | undefined> {
  if (name === undefined) return undefined
  const id = await provinceNamed(name)
  if (id === null) throw new UsageError('usage.province', { got: name })
  return id
}

/** A whole number above zero; undefined stays undefined. */
export function readCount(text: string | undefined, option: string): number | undefined {
  if (text === undefined) return undefined
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new UsageError('usage.count', { option, got: text })
  return Number(text)
}

/** The day on the wall here. */
export function today(): string {
  const now = new Date()
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-')
}

/** EDTF as people write it: 28/04/2026, 04/2026, 2026 in Vietnamese; ISO in English. */
export function showDate(edtf: string | null, { messages }: Pick<Context, 'messages'>): string {
  return edtf === null ? '' : dateWords(edtf, messages)
}

/** The column of a day: as people write it in the table, as it is stored in CSV. */
export function dayColumn<Row>(
  key: string,
  title: MessageKey,
  day: (row: Row) => string | null,
  context: Pick<Context, 'messages'>,
): Column<Row> {
  return { key, title: context.messages.say(title), value: (row) => showDate(day(row), context), data: day }
}

/** The column of the moment when somebody did something. */
export function timeColumn<Row extends { at: string }>({ messages }: Pick<Context, 'messages'>): Column<Row> {
  return { key: 'at', title: messages.say('column.at'), value: ({ at }) => timeWords(at, messages), data: ({ at }) => at }
}
