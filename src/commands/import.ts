/** `kehoach import BUNDLE`: a backup or an exported bundle into an archive, checksums compared. */
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { ArchiveError, archiveFolder, importInto } from '../archive/archive.ts'
import { addArchiveOption, type ArchiveOptions } from './archive.ts'
import { existsSync } from 'node:fs'
import { type Context, UsageError } from './context.ts'

export function register(program: Command, context: Context): void {
  const { messages } = context
  const command = program
    .command('import')
    .description(messages.say('help.import'))
    .argument('<bundle>', messages.say('argument.bundle'))
    .addHelpText('after', `\n${messages.say('help.import.examples')}`)
    .action((bundle: string, options: ArchiveOptions) => take(bundle, options, context))
  addArchiveOption(command, messages)
}

async function take(bundle: string, options: ArchiveOptions, context: Context): Promise<void> {
  const { messages, stdout } = context
  const path = resolve(context.cwd, archiveFolder(options.archive, context.env))
  const from = resolve(context.cwd, bundle)
  if (!existsSync(from)) throw new UsageError('file.missing', { path: bundle })
  try {
    const { whole, added, known } = await importInto(path, from)
    stdout.write(`${messages.say(whole ? 'import.whole' : 'import.merged', { path, added, known })}\n`)
  } catch (error) {
    if (error instanceof ArchiveError) throw new UsageError(`archive.${error.reason}`, { path: error.path })
    throw error
  }
}
