/** `kehoach versions OLDER [NEWER]`: draft against final, or two versions in time. */
import { basename } from 'node:path'
import type { Command } from 'commander'
import type { Archive } from '../archive/archive.ts'
import type { Entry } from '../compare/compare.ts'
import type { HeadChange, VersionRow, Versions } from '../compare/versions.ts'
import { remark } from '../exports/compare-rows.ts'
import { headField } from '../exports/versions-html.ts'
import { addArchiveOption, type ArchiveOptions, onlyOne, showDate, withArchive } from './archive.ts'
import { type Context, UsageError } from './context.ts'
import { entriesOfFiles, entryOf, entryOfPlan, isFile } from './entries.ts'
import { addOutputOptions, type Column, type OutputOptions, printRows } from './output.ts'
import { addReadingOptions, poolOptions, type ReadingOptions } from './reading.ts'
import { saveFile } from './reports.ts'

interface Options extends ArchiveOptions, OutputOptions, ReadingOptions {
  html?: string
}

export function register(program: Command, context: Context): void {
  const { messages } = context
  const command = program
    .command('versions')
    .description(messages.say('help.versions'))
    .argument('<older>', messages.say('argument.older'))
    .argument('[newer]', messages.say('argument.newer'))
    .option('--html <file>', messages.say('option.html'))
    .addHelpText('after', `\n${messages.say('help.versions.examples')}`)
    .action((older: string, newer: string | undefined, options: Options) => run(older, newer, options, context))
  addReadingOptions(addOutputOptions(addArchiveOption(command, messages), messages), messages)
}

/** The oldest and the newest version of one plan in the archive: drafts before what was issued, then as they came. */
async function versionsIn(archive: Archive, wanted: string, context: Context): Promise<[number, number]> {
  const plans = await archive.find(wanted)
  const [best] = plans
  if (!best) throw new UsageError('plan.none', { got: wanted })
  const held = [best, ...((await archive.record(best.id))?.copies ?? [])]
  // plans of other bodies bear the same number
  if (plans.some(({ id }) => held.every((copy) => copy.id !== id))) onlyOne(plans, wanted, context)
  held.sort((a, b) => Number(b.draft) - Number(a.draft) || a.storedAt.localeCompare(b.storedAt))
  const [first, last] = [held[0] ?? best, held.at(-1) ?? best]
  if (first === last) throw new UsageError('compare.noVersions', { got: wanted })
  return [first.id, last.id]
}

/** The two entries, the older first: as given, or the drafts and copies that the archive holds of one plan. */
async function pairOf(older: string, newer: string | undefined, options: Options, context: Context): Promise<readonly [Entry, Entry]> {
  if (newer !== undefined && isFile(older, context) && isFile(newer, context)) {
    const [a, b] = await entriesOfFiles([older, newer], options, context)
    return [a as Entry, b as Entry]
  }
  const found: { pair?: readonly [Entry, Entry] } = {}
  await withArchive(options, context, async (archive) => {
    if (newer !== undefined) {
      found.pair = [await entryOf(archive, older, options, context), await entryOf(archive, newer, options, context)]
      return
    }
    const [first, last] = await versionsIn(archive, older, context)
    const [a, b] = [await entryOfPlan(archive, first), await entryOfPlan(archive, last)]
    if (a && b) found.pair = [a, b]
  })
  if (found.pair === undefined) throw new UsageError('compare.noVersions', { got: older })
  return found.pair
}

/** One line for people: a field of the head, or an item. */
interface Line {
  change: string
  section: string
  older: string
  newer: string
  remarks: string
}

function headLine({ field, older, newer }: HeadChange, { messages }: Context): Line {
  const shown = (value: string | null) => (field === 'issued' ? showDate(value, { messages }) : (value ?? ''))
  return {
    change: `${messages.say('versions.changed')}: ${headField(field, messages)}`,
    section: '',
    older: shown(older),
    newer: shown(newer),
    remarks: '',
  }
}

function itemLine({ changes, older, newer, words, differences }: VersionRow, { messages }: Context): Line {
  const named = words.filter(({ kind }) => kind !== 'same')
  const told = named.map(({ kind, text }) => `[${messages.say(kind === 'removed' ? 'compare.removed' : 'compare.added')}] ${text}`)
  const sections = [...new Set([older?.section, newer?.section].filter((section): section is string => section != null))]
  return {
    change: changes.map((change) => messages.say(`versions.${change}`)).join(', '),
    section: sections.join(' → '),
    older: older?.text ?? '',
    newer: newer?.text ?? '',
    remarks: [...told, ...differences.map((each) => remark(each, messages, 'versions'))].join('; '),
  }
}

/** "145/KH-UBND"; a draft has no number yet: the name of its file. */
function nameOf({ plan, path, id }: Entry): string {
  return plan.number?.code ?? (path === null ? `#${id}` : basename(path))
}

function linesOf(found: Versions, context: Context): Line[] {
  return [...found.head.map((each) => headLine(each, context)), ...found.rows.map((row) => itemLine(row, context))]
}

function columns({ messages }: Context): Column<Line>[] {
  return [
    { key: 'change', title: messages.say('versions.change'), value: ({ change }) => change },
    { key: 'section', title: messages.say('compare.section'), value: ({ section }) => section },
    { key: 'older', title: messages.say('versions.older'), value: ({ older }) => older, wide: true },
    { key: 'newer', title: messages.say('versions.newer'), value: ({ newer }) => newer, wide: true },
    { key: 'remarks', title: messages.say('compare.remarks'), value: ({ remarks }) => remarks, wide: true },
  ]
}

/** So many items that stand on one side only for each that stands on both: hardly one plan. */
const STRANGERS = 8

async function run(older: string, newer: string | undefined, options: Options, context: Context): Promise<void> {
  poolOptions(options, context)
  const [a, b] = await pairOf(older, newer, options, context)
  const { versions } = await import('../compare/versions.ts')
  const found = versions(a, b)
  const alone = found.rows.filter((row) => row.older === null || row.newer === null).length
  if (alone > found.matched * STRANGERS) context.stderr.write(`${context.messages.say('versions.apart')}\n`)
  const lines = linesOf(found, context)
  if (options.html !== undefined) {
    const { versionsHtml } = await import('../exports/versions-html.ts')
    saveFile(options.html, versionsHtml(found, { older: nameOf(a), newer: nameOf(b) }, context.messages), context)
    return
  }
  if (options.json) {
    context.stdout.write(`${JSON.stringify(found, null, 2)}\n`)
    return
  }
  if (options.jsonl) return printRows(found.rows, [], options, context)
  if (lines.length === 0 && !options.csv) context.stdout.write(`${context.messages.say('versions.none')}\n`)
  else await printRows(lines, columns(context), options, context)
}
