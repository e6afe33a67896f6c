/** `kehoach accept ID…` and `kehoach dismiss ID…`: a person has looked at a review item. */
import type { Command } from 'commander'
import type { Verdict } from '../archive/archive.ts'
import { addArchiveOption, addDeedOptions, type ArchiveOptions, withArchive } from './archive.ts'
import type { Context } from './context.ts'

interface Options extends ArchiveOptions {
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
async function judge(ids: readonly string[], verdict: Verdict, { note, ...options }: Options, context: Context): Promise<void> {
  const { messages, stdout, stderr } = context
  const work = async (archive: Parameters<Parameters<typeof withArchive>[2]>[0]) => {
    for (const id of ids) {
      const done = await archive.judge(id, verdict, note)
      if (done) stdout.write(`${messages.say(`review.${verdict}`, { id })}\n`)
      else {
        stderr.write(`${messages.say('review.none', { got: id })}\n`)
        context.exitCode = 1
      }
    }
  }
  await withArchive(options, context, work, { readonly: false })
}
