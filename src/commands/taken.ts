/** `kehoach taken CHILD [ITEM [TAKERS…]]`: a person says which items of a plan take up an item of its parent. */
import { type Command, Option } from 'commander'
import type { Archive, TakingRow } from '../archive/archive.ts'
import type { ComparedItem, Comparison } from '../compare/schema.ts'
import { addArchiveOption, addDeedOptions, type ArchiveOptions, showDate, withArchive } from './archive.ts'
import { takingsOf } from './entries.ts'
import { pairIn } from './compare.ts'
import { type Context, UsageError } from './context.ts'
import { type Column, formOf, type OutputOptions, printDeed, printRows, printText } from './output.ts'

interface Options extends ArchiveOptions, OutputOptions {
  parent?: string
  verdict?: 'same words' | 'merged' | 'split' | 'adapted'
  undo?: string
  note?: string
}

const VERDICTS = ['same words', 'adapted', 'split', 'merged'] as const
/** "none": the parent's item is not taken up. */
const NONE = 'none'

export function register(program: Command, context: Context): void {
  const { messages } = context
  const command = program
    .command('taken')
    .description(messages.say('help.taken'))
    .argument('[child]', messages.say('argument.child'))
    .argument('[item]', messages.say('argument.parentItem'))
    .argument('[takers...]', messages.say('argument.takers'))
    .option('--parent <plan>', messages.say('option.parent'))
    .addOption(new Option('--verdict <verdict>', messages.say('option.verdict')).choices(VERDICTS))
    .option('--undo <id>', messages.say('option.undo'))
    .addHelpText('after', `\n${messages.say('help.taken.examples')}`)
    .action((child: string | undefined, item: string | undefined, takers: string[], options: Options) =>
      options.undo === undefined ? run(child, item, takers, options, context) : undo(options.undo, child, options, context),
    )
  addDeedOptions(addArchiveOption(command, messages), messages)
}

/** The items of one side by their numbers. */
function items({ pairs, missing, new: fresh, targets }: Comparison, side: 'parent' | 'child'): Map<number, ComparedItem> {
  const paired = [...pairs, ...targets.pairs].flatMap((pair) => (side === 'parent' ? [pair.parent] : pair.child))
  const alone = side === 'parent' ? [...missing, ...targets.missing] : [...fresh, ...targets.new]
  return new Map([...paired, ...alone].map((item) => [item.number, item]))
}

function itemOf(held: ReadonlyMap<number, ComparedItem>, word: string): ComparedItem {
  const item = held.get(/^\d{1,6}$/.test(word) ? Number(word) : -1)
  if (!item) throw new UsageError('taken.noItem', { got: word, count: Math.max(0, ...held.keys()) })
  return item
}

function takersOf(comparison: Comparison, takers: readonly string[]): string[] {
  if (takers.length === 0) throw new UsageError('usage.missingArgument', { got: 'takers' })
  if (takers.length === 1 && takers[0] === NONE) return []
  const held = items(comparison, 'child')
  return takers.map((taker) => itemOf(held, taker).text)
}

const columns: Column<TakingRow>[] = (['id', 'words', 'takers', 'verdict', 'by', 'at', 'note'] as const).map((key) => ({
  key,
  title: key,
  value: (row) => (key === 'takers' ? JSON.stringify(row.takers) : row[key]),
}))

async function list(rows: readonly TakingRow[], options: Options, context: Context): Promise<void> {
  const { messages } = context
  if (formOf(options) !== 'table') return printRows(rows, columns, options, context)
  const lines = rows.map(({ id, words, takers, by, at, note }) => {
    const told = takers.length === 0 ? messages.say('compare.verdict.missing') : takers.map((taker) => `“${taker}”`).join('; ')
    return `#${id} “${words}” → ${told} (${[by, showDate(at.slice(0, 10), context), note].filter(Boolean).join(', ')})`
  })
  await printText(lines.length === 0 ? messages.say('taken.nothing') : lines.join('\n'), context)
}

async function run(child: string | undefined, item: string | undefined, takers: string[], options: Options, context: Context) {
  if (child === undefined) throw new UsageError('usage.missingArgument', { got: 'child' })
  const { compare } = await import('../compare/compare.ts')
  const work = async (archive: Archive) => {
    const [lower, upper] = await pairIn(archive, child, options.parent, {}, context)
    if (lower.id === null || upper.id === null) throw new UsageError('taken.files')
    if (item === undefined) return list(await takingsOf(archive, lower, upper), options, context)
    const comparison = compare(lower, upper, { why: false })
    const { text: words } = itemOf(items(comparison, 'parent'), item)
    const said = { words, takers: takersOf(comparison, takers), verdict: options.verdict ?? null }
    const id = await archive.sayTaken(upper.id, lower.id, said, options.note)
    await printDeed(
      context.messages.say('taken.done', { id: id ?? '' }),
      { id, parent: upper.id, child: lower.id, words },
      options,
      context,
    )
  }
  await withArchive(options, context, work, { readonly: item === undefined })
}

async function undo(word: string, child: string | undefined, options: Options, context: Context): Promise<void> {
  if (child !== undefined) throw new UsageError('usage.tooMany')
  const id = Number(/^#?(\d{1,12})$/.exec(word)?.[1] ?? Number.NaN)
  const work = async (archive: Archive) => {
    const done = Number.isInteger(id) && (await archive.undoTaken(id, options.note))
    if (!done) throw new UsageError('taken.none', { got: word })
    await printDeed(context.messages.say('taken.undone', { id }), { id, undone: true }, options, context)
  }
  await withArchive(options, context, work, { readonly: false })
}
