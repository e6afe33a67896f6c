/** `kehoach accept ID…` and `kehoach dismiss ID…`: a person has looked at a review item. */
import type { Command } from 'commander'
import type { Archive, Verdict } from '../archive/archive.ts'
import { addArchiveOption, addDeedOptions, type ArchiveOptions, withArchive } from './archive.ts'
import type { Context } from './context.ts'
import { type Column, formOf, type OutputOptions, printRows } from './output.ts'

interface Options extends ArchiveOptions, OutputOptions {
  note?: string
}

function registerAs(name: 'accept' | 'dismiss', verdict: Verdict) {
  return (program: Command, context: Context): void => {
    const { messages } = context
    const command = program
      .command(name)
      .description(messages.say(`help.${name}`))
      .argument('<ids...>', messages.say('argument.items'))
      .addHelpText('after', `\n${messages.say(`help.${name}.examples`)}`)
      .action((ids: string[], options: Options) => judge(ids, verdict, options, context))
    addDeedOptions(addArchiveOption(command, messages), messages)
  }
}

export const accept = { register: registerAs('accept', 'accepted') }
export const dismiss = { register: registerAs('dismiss', 'dismissed') }

/** An id that is none costs only itself. */
async function judge(ids: readonly string[], verdict: Verdict, options: Options, context: Context): Promise<void> {
  const { messages, stdout, stderr } = context
  const work = async (archive: Archive) => {
    const done: { id: string; verdict: Verdict }[] = []
    for (const id of ids) {
      if (await archive.judge(id, verdict, options.note)) {
        done.push({ id, verdict })
        if (formOf(options) === 'table') stdout.write(`${messages.say(`review.${verdict}`, { id })}\n`)
      } else {
        stderr.write(`${messages.say('review.none', { got: id })}\n`)
        context.exitCode = 1
      }
    }
    if (formOf(options) !== 'table') await printRows(done, columns, options, context)
  }
  await withArchive(options, context, work, { readonly: false })
}

const columns: Column<{ id: string; verdict: Verdict }>[] = [
  { key: 'id', title: 'id', value: ({ id }) => id },
  { key: 'verdict', title: 'verdict', value: ({ verdict }) => verdict },
]
