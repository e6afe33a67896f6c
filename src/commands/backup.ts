/** `kehoach backup FILE`: a consistent copy of the archive in one file, while others read and write. */
import { resolve } from 'node:path'
import type { Command } from 'commander'
import type { Archive } from '../archive/archive.ts'
import { addArchiveOption, type ArchiveOptions, withArchive } from './archive.ts'
import type { Context } from './context.ts'

export function register(program: Command, context: Context): void {
  const { messages } = context
  const command = program
    .command('backup')
    .description(messages.say('help.backup'))
    .argument('<file>', messages.say('argument.bundle'))
    .addHelpText('after', `\n${messages.say('help.backup.examples')}`)
    .action((file: string, options: ArchiveOptions) => withArchive(options, context, (archive) => writeBackup(archive, file, context)))
  addArchiveOption(command, messages)
}

/** Writes the bundle and tells of it; originals that are missing or changed are named, and exit 1. */
export async function writeBackup(archive: Archive, file: string, context: Context): Promise<void> {
  const { messages, stdout, stderr } = context
  const slash = /[/\\]$/.test(file) ? '/' : ''
  const { path, originals, bytes, flaws } = await archive.backup(resolve(context.cwd, file) + slash)
  for (const { kind, what } of flaws) stderr.write(`${messages.say(`verify.${kind}`)}: ${what}\n`)
  if (flaws.length > 0) context.exitCode = 1
  stdout.write(`${messages.say('backup.done', { path, originals, megabytes: (bytes / 1e6).toFixed(1) })}\n`)
}
