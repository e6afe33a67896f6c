/** `kehoach backup FILE`: a consistent copy of the archive in one file, while others read and write. */
import { resolve } from 'node:path'
import type { Command } from 'commander'
import type { Archive } from '../archive/archive.ts'
import { numberWords } from '../messages/dates.ts'
import { addArchiveOption, type ArchiveOptions, withArchive } from './archive.ts'
import type { Context } from './context.ts'
import { addOutputOptions, type OutputOptions, printDeed } from './output.ts'

type Options = ArchiveOptions & OutputOptions

export function register(program: Command, context: Context): void {
  const { messages } = context
  const command = program
    .command('backup')
    .description(messages.say('help.backup'))
    .argument('<file>', messages.say('argument.bundle'))
    .addHelpText('after', `\n${messages.say('help.backup.examples')}`)
    .action((file: string, options: Options) => withArchive(options, context, (archive) => writeBackup(archive, file, options, context)))
  addOutputOptions(addArchiveOption(command, messages), messages)
}

/** Writes the bundle and tells of it; originals that are missing or changed are named, and exit 1. */
export async function writeBackup(archive: Archive, file: string, options: OutputOptions, context: Context): Promise<void> {
  const { messages, stderr } = context
  const slash = /[/\\]$/.test(file) ? '/' : ''
  const { path, originals, bytes, flaws } = await archive.backup(resolve(context.cwd, file) + slash)
  for (const { kind, what } of flaws) stderr.write(`${messages.say(`verify.${kind}`)}: ${what}\n`)
  if (flaws.length > 0) context.exitCode = 1
  const sentence = messages.say('backup.done', { path, originals, megabytes: numberWords(bytes / 1e6, 1, messages) })
  await printDeed(sentence, { path, originals, bytes, flaws: flaws.length }, options, context)
}
