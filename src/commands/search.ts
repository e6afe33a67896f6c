/** `kehoach search WORDS`: with accents or without; the spelling that was typed comes first. */
import type { Command } from 'commander'
import type { Archive, Facet, Found, SavedSearch, Snippet } from '../archive/archive.ts'
import { addArchiveOption, type ArchiveOptions, readCount, timeColumn, withArchive } from './archive.ts'
import { type Context, UsageError } from './context.ts'
import { planColumns } from './list.ts'
import { addOutputOptions, type Column, firstRows, type OutputOptions, printDeed, printRows } from './output.ts'

interface Options extends ArchiveOptions, OutputOptions {
  limit?: string
  facets?: boolean
  save?: string
  saved?: string | true
  forget?: string
}

const MANY = 20

export function register(program: Command, context: Context): void {
  const { messages } = context
  const command = program
    .command('search')
    .description(messages.say('help.search'))
    .argument('[words...]', messages.say('argument.words'))
    .option('--facets', messages.say('option.facets'))
    .option('--save <name>', messages.say('option.save'))
    .option('--saved [name]', messages.say('option.saved'))
    .option('--forget <name>', messages.say('option.forget'))
    .option('--limit <count>', messages.say('option.limit'))
    .addHelpText('after', `\n${messages.say('help.search.examples')}`)
    .action((words: string[], options: Options) => search(words, options, context))
  addOutputOptions(addArchiveOption(command, messages), messages)
}

/** The words around the hit, each hit between "»" and "«". */
export function marked({ text, marks }: Snippet): string {
  let shown = ''
  let at = 0
  for (const [start, end] of marks) {
    if (start < at) continue
    shown += `${text.slice(at, start)}»${text.slice(start, end)}«`
    at = end
  }
  return shown + text.slice(at)
}

function columns(context: Context): Column<Found>[] {
  const shown = planColumns(context).filter(({ key }) => key !== 'tasks' && key !== 'grade')
  const words: Column<Found> = {
    key: 'words',
    title: context.messages.say('column.words'),
    value: ({ snippet }) => (snippet ? marked(snippet) : ''),
    wide: true,
  }
  return [...shown, words]
}

/** Names are kept as typed, with single spaces. */
function nameOf(text: string): string {
  const name = text.normalize('NFC').replace(/\s+/g, ' ').trim()
  if (name === '') throw new UsageError('search.noName')
  return name
}

async function listSaved(archive: Archive, options: Options, context: Context): Promise<void> {
  const { messages } = context
  const shown: Column<SavedSearch>[] = [
    { key: 'name', title: messages.say('column.name'), value: ({ name }) => name },
    { key: 'words', title: messages.say('column.words'), value: ({ words }) => words, wide: true },
    { key: 'by', title: messages.say('column.by'), value: ({ by }) => by },
    timeColumn(context),
  ]
  await printRows(await archive.savedSearches(), shown, options, context)
}

async function forget(archive: Archive, name: string, options: Options, context: Context): Promise<void> {
  if (!(await archive.dropSearch(name))) throw new UsageError('search.noSaved', { got: name })
  await printDeed(context.messages.say('search.forgotten', { name }), { name, forgotten: true }, options, context)
}

/** The words to search for: those typed, after those of the saved search. */
async function wordsOf(archive: Archive, typed: string, saved: string | true | undefined): Promise<string> {
  if (typeof saved !== 'string') return typed
  const name = nameOf(saved)
  const held = (await archive.savedSearches()).find((each) => each.name === name)
  if (!held) throw new UsageError('search.noSaved', { got: name })
  return [held.words, typed].filter(Boolean).join(' ')
}

async function facets(archive: Archive, words: string, options: Options, context: Context): Promise<void> {
  const { messages } = context
  const shown: Column<Facet>[] = [
    {
      key: 'facet',
      title: messages.say('column.facet'),
      value: ({ facet }) => messages.find(`column.${facet}`) ?? facet,
      data: ({ facet }) => facet,
    },
    { key: 'value', title: messages.say('column.facetValue'), value: ({ value }) => value ?? '–', data: ({ value }) => value, wide: true },
    { key: 'plans', title: messages.say('column.plans'), value: ({ plans }) => plans },
  ]
  await printRows(await archive.facets(words), shown, options, context)
}

async function search(words: readonly string[], options: Options, context: Context): Promise<void> {
  const limit = readCount(options.limit, '--limit')
  const typed = words.join(' ')
  const { save, saved, forget: dropped } = options
  if (typed === '' && saved === undefined && dropped === undefined) throw new UsageError('usage.missingArgument', { got: 'words' })
  const work = async (archive: Archive) => {
    if (dropped !== undefined) return forget(archive, nameOf(dropped), options, context)
    if (saved === true && typed === '') return listSaved(archive, options, context)
    const wanted = await wordsOf(archive, typed, saved)
    if (save !== undefined) await archive.saveSearch(nameOf(save), wanted)
    if (options.facets) return facets(archive, wanted, options, context)
    const found = await archive.search(wanted, { limit: limit ?? MANY + 1 })
    await printRows(firstRows(found, limit ?? MANY, context), columns(context), options, context)
  }
  await withArchive(options, context, work, { readonly: save === undefined && dropped === undefined })
}
