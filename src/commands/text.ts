/** `kehoach text FILE`: the canonical text, without a line break added: all evidence points into exactly these characters. */
import type { Command } from 'commander'
import type { WorkerPool } from '../worker-pool.ts'
import type { Context } from './context.ts'
import { addReadingOptions, poolOptions, type ReadingOptions } from './reading.ts'

/** More names than this do not help to choose. */
const MOST_NAMES = 30

export function register(program: Command, context: Context): void {
  const { messages } = context
  const command = program
    .command('text')
    .description(messages.say('help.text'))
    .argument('<file>', messages.say('argument.file'))
    .addHelpText('after', `\n${messages.say('help.text.examples')}`)
    .action((file: string, options: ReadingOptions) => text(file, options, context))
  addReadingOptions(command, messages)
}

/** What a person can ask for instead of the archive. */
async function names(file: string, pool: WorkerPool): Promise<string[]> {
  const opened = await pool.open(file)
  if (!('members' in opened)) return opened.extraction.messages.map(({ reason }) => `${file}: ${reason}`)
  await opened.release()
  return opened.members.slice(0, MOST_NAMES).map(({ path }) => `  ${path}`)
}

async function text(file: string, options: ReadingOptions, context: Context): Promise<void> {
  const { WorkerPool } = await import('../worker-pool.ts')
  const pool = new WorkerPool({ ...poolOptions(options, context), size: 1 })
  try {
    const { extraction, text: canonical } = await pool.read(file)
    if (extraction.plan !== null) {
      context.stdout.write(canonical)
      return
    }
    context.exitCode = 1
    for (const { reason } of extraction.messages) context.stderr.write(`${`${file}: ${reason}`.replace(/[\p{Cc}\s]+/gu, ' ')}\n`)
    if (extraction.messages[0]?.ruleId === 'zip.several') context.stderr.write(`${(await names(file, pool)).join('\n')}\n`)
  } finally {
    await pool.close()
  }
}
