/** `kehoach text FILE`: the canonical text, without a line break added: all evidence points into exactly these characters. */
import type { Command } from 'commander'
import type { Context } from './context.ts'
import { addReadingOptions, poolOptions, type ReadingOptions } from './reading.ts'

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

async function text(file: string, options: ReadingOptions, context: Context): Promise<void> {
  const { WorkerPool } = await import('../worker-pool.ts')
  const pool = new WorkerPool({ ...poolOptions(options, context), size: 1 })
  try {
    const reading = await pool.read(file)
    if (reading.extraction.plan !== null) {
      context.stdout.write(reading.text)
      return
    }
    context.exitCode = 1
    for (const { reason } of reading.extraction.messages) context.stderr.write(`${file}: ${reason}\n`)
  } finally {
    await pool.close()
  }
}
