/** `kehoach import BUNDLE`: a backup or an exported bundle into an archive, checksums compared. */
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { ArchiveError, archiveFolder, importInto } from '../archive/archive.ts'
import { addArchiveOption, type ArchiveOptions } from './archive.ts'
import { existsSync } from 'node:fs'
import { type Context, UsageError } from './context.ts'
import { addOutputOptions, type OutputOptions, printDeed } from './output.ts'

type Options = ArchiveOptions & OutputOptions

export function register(program: Command, context: Context): void {
  const { messages } = context
  const command = program
    .command('import')
    .description(messages.say('help.import'))
    .argument('<bundle>', messages.say('argument.bundle'))
    .addHelpText('after', `\n${messages.say('help.import.examples')}`)
    .action((bundle: string, options: Options) => take(bundle, options, context))
  addOutputOptions(addArchiveOption(command, messages), messages)
}

async function take(bundle: string, options: Options, context: Context): Promise<void> {
  const { messages } = context
  const path = resolve(context.cwd, archiveFolder(options.archive, context.env))
  const from = resolve(context.cwd, bundle)
  if (!existsSync(from)) throw new UsageError('file.missing', { path: bundle })
  try {
    const { whole, added, known } = await importInto(path, from)
    await printDeed(
      messages.say(whole ? 'import.whole' : 'import.merged', { path, added, known }),
      { path, whole, added, known },
      options,
      context,
    )
  } catch (error) {
    if (error instanceof ArchiveError) throw new UsageError(`archive.${error.reason}`, { path: error.path })
    throw error
  }
}
