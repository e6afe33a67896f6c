/** `kehoach correct PLAN FIELD VALUE` and `kehoach correct --undo ID`: putting right what was read. */
import type { Command } from 'commander'
import type { Archive } from '../archive/archive.ts'
import { fieldNames, type FieldPath, parseField } from '../plan/fields.ts'
import { addArchiveOption, addDeedOptions, type ArchiveOptions, pickPlan, withArchive } from './archive.ts'
import { type Context, UsageError } from './context.ts'
import { type OutputOptions, printDeed } from './output.ts'

interface Options extends ArchiveOptions, OutputOptions {
  note?: string
  undo?: string
}

export function register(program: Command, context: Context): void {
  const { messages } = context
  const command = program
    .command('correct')
    .description(messages.say('help.correct'))
    .argument('[plan]', messages.say('argument.plan'))
    .argument('[field]', messages.say('argument.field'))
    .argument('[value]', messages.say('argument.value'))
    .option('--undo <id>', messages.say('option.undo'))
    .addHelpText(
      'after',
      `\n${messages.say('help.correct.examples')}\n\n${messages.say('correct.fields', { names: fieldNames().join(', ') })}`,
    )
    .action((plan: string | undefined, field: string | undefined, value: string | undefined, options: Options) =>
      options.undo === undefined ? correct([plan, field, value], options, context) : undo(options.undo, [plan], options, context),
    )
  addDeedOptions(addArchiveOption(command, messages), messages)
}

function given(words: readonly (string | undefined)[]): [string, string, string] {
  const names = ['plan', 'field', 'value']
  const [plan, field, value] = words
  if (plan === undefined || field === undefined || value === undefined)
    throw new UsageError('usage.missingArgument', { got: names[words.indexOf(undefined)] ?? '' })
  return [plan, field, value]
}

/** "#7" for a document that is meant becomes its hash, which stays when ids do not. */
async function wordsFor({ field }: FieldPath, value: string, archive: Archive, context: Context): Promise<string> {
  return field.kind === 'document' && value !== '' ? (await pickPlan(archive, value, context)).sha256 : value
}

async function correct(words: readonly (string | undefined)[], options: Options, context: Context): Promise<void> {
  const [wanted, name, value] = given(words)
  const path = parseField(name)
  if (!path) throw new UsageError('usage.field', { got: name, names: fieldNames().join(', ') })
  const { readValue, ValueError } = await import('../plan/field-values.ts')
  const work = async (archive: Archive) => {
    const { id, code } = await pickPlan(archive, wanted, context)
    const reading = await archive.reading(id)
    if (!reading?.plan) throw new UsageError('plan.none', { got: wanted })
    const said = await wordsFor(path, value, archive, context)
    let checked: unknown
    try {
      checked = readValue(path.field, said, reading.plan)
    } catch (error) {
      if (error instanceof ValueError) throw new UsageError('usage.value', { field: name, got: value })
      throw error
    }
    const place = path.number === null ? null : path.number - 1
    const correction = await archive.correct(id, path.field, place, checked, options.note)
    if (correction === null) throw new UsageError('correct.noItem', { got: name, plan: wanted })
    const sentence = context.messages.say('correct.done', { id: correction, field: name, plan: code ?? `#${id}` })
    await printDeed(sentence, { id: correction, plan: id, code, field: name, value: said, note: options.note ?? null }, options, context)
  }
  await withArchive(options, context, work, { readonly: false })
}

async function undo(word: string, others: readonly (string | undefined)[], options: Options, context: Context): Promise<void> {
  if (others.some((other) => other !== undefined)) throw new UsageError('usage.tooMany')
  const id = Number(/^c?(\d{1,12})$/.exec(word)?.[1] ?? Number.NaN)
  const work = async (archive: Archive) => {
    const done = Number.isInteger(id) && (await archive.undo(id, options.note))
    if (!done) throw new UsageError('correct.none', { got: word })
    await printDeed(context.messages.say('correct.undone', { id }), { id, undone: true }, options, context)
  }
  await withArchive(options, context, work, { readonly: false })
}
