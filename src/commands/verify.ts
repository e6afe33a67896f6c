/** `kehoach verify`: whether the archive is whole. Exit 1 when anything but a harmless leftover is found. */
import type { Command } from 'commander'
import type { Flaw } from '../archive/archive.ts'
import { addArchiveOption, type ArchiveOptions, withArchive } from './archive.ts'
import type { Context } from './context.ts'
import { addOutputOptions, type Column, type OutputOptions, printRows } from './output.ts'

type Options = ArchiveOptions & OutputOptions

export function register(program: Command, context: Context): void {
  const { messages } = context
  const command = program
    .command('verify')
    .description(messages.say('help.verify'))
    .addHelpText('after', `\n${messages.say('help.verify.examples')}`)
    .action((options: Options) => verify(options, context))
  addOutputOptions(addArchiveOption(command, messages), messages)
}

async function verify(options: Options, context: Context): Promise<void> {
  const { messages, stdout } = context
  const columns: Column<Flaw>[] = [
    { key: 'kind', title: messages.say('column.status'), value: ({ kind }) => messages.say(`verify.${kind}`), data: ({ kind }) => kind },
    { key: 'what', title: messages.say('column.path'), value: ({ what }) => what, wide: true },
  ]
  await withArchive(options, context, async (archive) => {
    if (context.stderr.isTTY) context.stderr.write(`${messages.say('verify.started', { count: (await archive.counts()).documents })}\n`)
    const { originals, flaws } = await archive.verify()
    if (flaws.some(({ kind }) => kind !== 'orphan')) context.exitCode = 1
    const forPeople = !(options.json || options.jsonl || options.csv)
    if (!forPeople || flaws.length > 0) await printRows(flaws, columns, options, context)
    const path = archive.folder
    if (!forPeople) return
    stdout.write(
      `${flaws.length > 0 ? messages.say('verify.flawed', { path, count: flaws.length }) : messages.say('verify.sound', { path, originals })}\n`,
    )
  })
}
