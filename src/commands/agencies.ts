/** `kehoach agencies [WORDS]`: the registry of agencies, and what people decide of them. */
import type { Command } from 'commander'
import type { AgencyRow, Archive, DecisionRow } from '../archive/archive.ts'
import { addArchiveOption, addDeedOptions, type ArchiveOptions, readCount, showDate, timeColumn, withArchive } from './archive.ts'
import { type Context, UsageError } from './context.ts'
import { addOutputOptions, type Column, type OutputOptions, printDeed, printList, printRows } from './output.ts'

interface Options extends ArchiveOptions, OutputOptions {
  learned?: boolean
  all?: boolean
  limit?: string
}
interface DeedOptions extends ArchiveOptions, OutputOptions {
  note?: string
}

export function register(program: Command, context: Context): void {
  const { messages } = context
  const command = program
    .command('agencies')
    .description(messages.say('help.agencies'))
    .argument('[words...]', messages.say('argument.agencyWords'))
    .option('--learned', messages.say('option.learned'))
    .option('--all', messages.say('option.allAgencies'))
    .option('--limit <count>', messages.say('option.limit'))
    .addHelpText('after', `\n${messages.say('help.agencies.examples')}`)
    .action((words: string[], options: Options) => agencies(words, options, context))
  addOutputOptions(addArchiveOption(command, messages), messages)
  const deed = (usage: string, about: 'help.agencies.merge' | 'help.agencies.rename' | 'help.agencies.undo') => {
    const part = command.command(usage).description(messages.say(about))
    return addDeedOptions(addArchiveOption(part.addHelpText('after', `\n${messages.say(`${about}.examples`)}`), messages), messages)
  }
  deed('merge <agency> <into>', 'help.agencies.merge').action((agency: string, into: string, _: DeedOptions, self: Command) =>
    merge(agency, into, self.optsWithGlobals(), context),
  )
  deed('rename <agency> <name>', 'help.agencies.rename').action((agency: string, name: string, _: DeedOptions, self: Command) =>
    rename(agency, name, self.optsWithGlobals(), context),
  )
  deed('undo <id>', 'help.agencies.undo').action((id: string, _: DeedOptions, self: Command) => undo(id, self.optsWithGlobals(), context))
  const decisions = command
    .command('decisions')
    .description(messages.say('help.agencies.decisions'))
    .addHelpText('after', `\n${messages.say('help.agencies.decisions.examples')}`)
  addOutputOptions(addArchiveOption(decisions, messages), messages).action((_: Options, self: Command) =>
    listDecisions(self.optsWithGlobals(), context),
  )
}

/** "đến 28/02/2025, sau đó: Sở Xây dựng; Công an tỉnh" */
function remark({ validFrom, validTo, successors, predecessors, under }: AgencyRow, context: Context): string {
  const { messages } = context
  return [
    validFrom ? messages.say('agency.from', { day: showDate(validFrom, context) }) : '',
    validTo ? messages.say('agency.to', { day: showDate(validTo, context) }) : '',
    successors.length > 0 ? messages.say('agency.then', { names: successors.join('; ') }) : '',
    predecessors.length > 0 ? messages.say('agency.before', { names: predecessors.join('; ') }) : '',
    under === null ? '' : messages.say('agency.under', { name: under }),
  ]
    .filter((part) => part !== '')
    .join(' · ')
}

function columns(context: Context, csv = false): Column<AgencyRow>[] {
  const { messages } = context
  const word = (kind: 'level' | 'system', value: string | null) => (value === null ? '' : (messages.find(`${kind}.${value}`) ?? value))
  return [
    { key: 'name', title: messages.say('column.agency'), value: ({ name }) => name, wide: true },
    { key: 'lead', title: messages.say('column.leads'), value: ({ lead }) => lead },
    { key: 'with', title: messages.say('column.helps'), value: ({ helping }) => helping },
    { key: 'issued', title: messages.say('column.issuedCount'), value: ({ issued }) => issued },
    { key: 'level', title: messages.say('column.level'), value: ({ level }) => word('level', level), data: ({ level }) => level },
    { key: 'system', title: messages.say('column.system'), value: ({ system }) => word('system', system), data: ({ system }) => system },
    { key: 'province', title: messages.say('column.province'), value: ({ province }) => province },
    { key: 'remark', title: messages.say('column.note'), value: (row) => remark(row, context), wide: true },
    {
      key: 'learned',
      title: messages.say('column.learned'),
      value: ({ learned }) => (learned ? messages.say('show.yes') : ''),
      data: ({ learned }) => learned,
    },
    ...(csv ? [{ key: 'id', title: messages.say('column.id'), value: ({ id }: AgencyRow) => id }] : []),
  ]
}

/** Without words, those that documents name. */
async function agencies(words: readonly string[], options: Options, context: Context): Promise<void> {
  const limit = readCount(options.limit, '--limit')
  await withArchive(options, context, async (archive) => {
    const rows = await archive.agencies(words.length > 0 ? { words: words.join(' ') } : {})
    const atWork = options.all || words.length > 0 ? rows : rows.filter(({ lead, helping, issued }) => lead + helping + issued > 0)
    const shown = options.learned ? atWork.filter(({ learned }) => learned) : atWork
    await printList(shown.slice(0, limit), columns(context, options.csv), options, context)
  })
}

/** The one agency of a name or an id. */
async function pickAgency(archive: Archive, named: string, context: Context): Promise<AgencyRow> {
  const found = await archive.agencies({ named })
  const [agency] = found
  if (!agency) throw new UsageError('agency.none', { got: named })
  if (found.length === 1) return agency
  context.stderr.write(`${found.map(({ id, name }) => `  ${id}  ${name}`).join('\n')}\n`)
  throw new UsageError('agency.several', { got: named, count: found.length })
}

async function merge(named: string, into: string, options: DeedOptions, context: Context): Promise<void> {
  const work = async (archive: Archive) => {
    const agency = await pickAgency(archive, named, context)
    const target = await pickAgency(archive, into, context)
    if (!(await archive.decideAgency('merge', agency.id, target.id, options.note)))
      throw new UsageError('agency.same', { got: named, into })
    const sentence = context.messages.say('agency.merged', { agency: agency.name, into: target.name })
    await printDeed(sentence, { agency: agency.id, into: target.id }, options, context)
  }
  await withArchive(options, context, work, { readonly: false })
}

async function rename(named: string, name: string, options: DeedOptions, context: Context): Promise<void> {
  const plain = name.normalize('NFC').replace(/\s+/g, ' ').trim()
  if (!/\p{L}/u.test(plain)) throw new UsageError('agency.noName', { got: name })
  const work = async (archive: Archive) => {
    const agency = await pickAgency(archive, named, context)
    await archive.decideAgency('rename', agency.id, plain, options.note)
    const sentence = context.messages.say('agency.renamed', { agency: agency.name, name: plain })
    await printDeed(sentence, { agency: agency.id, name: plain }, options, context)
  }
  await withArchive(options, context, work, { readonly: false })
}

async function undo(id: string, options: DeedOptions, context: Context): Promise<void> {
  const number = readCount(id.replace(/^#/, ''), 'undo') ?? 0
  const work = async (archive: Archive) => {
    if (!(await archive.undoAgency(number, options.note))) throw new UsageError('agency.noDecision', { got: id })
    await printDeed(context.messages.say('agency.undone', { id: number }), { id: number, undone: true }, options, context)
  }
  await withArchive(options, context, work, { readonly: false })
}

async function listDecisions(options: Options, context: Context): Promise<void> {
  const { messages } = context
  const names = new Map<string, string>()
  const shown: Column<DecisionRow>[] = [
    { key: 'id', title: messages.say('column.id'), value: ({ id }) => id },
    {
      key: 'kind',
      title: messages.say('column.action'),
      value: ({ kind }) => messages.find(`log.agency-${kind}`) ?? kind,
      data: ({ kind }) => kind,
    },
    {
      key: 'agency',
      title: messages.say('column.agency'),
      value: ({ body }) => names.get(body) ?? body,
      data: ({ body }) => body,
      wide: true,
    },
    {
      key: 'value',
      title: messages.say('column.value'),
      value: ({ value }) => names.get(value) ?? value,
      data: ({ value }) => value,
      wide: true,
    },
    {
      key: 'undone',
      title: messages.say('column.status'),
      value: ({ undone }) => (undone ? messages.say('standing.undone') : ''),
      data: ({ undone }) => undone,
    },
    { key: 'by', title: messages.say('column.by'), value: ({ by }) => by },
    timeColumn(context),
    { key: 'note', title: messages.say('column.note'), value: ({ note }) => note, wide: true },
  ]
  await withArchive(options, context, async (archive) => {
    for (const { id, name } of await archive.agencies()) names.set(id, name)
    await printRows(await archive.agencyDecisions(), shown, options, context)
  })
}
