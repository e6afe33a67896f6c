/** `kehoach extract FILE…`: the record of each file, in the order given. Stores nothing. */
import type { Command } from 'commander'
import type { FileReading } from '../source.ts'
import { UsageError, type Context } from './context.ts'
import { addReadingOptions, poolOptions, type ReadingOptions } from './reading.ts'

interface Options extends ReadingOptions {
  json?: boolean
  jsonl?: boolean
}

export function register(program: Command, context: Context): void {
  const { messages } = context
  const command = program
    .command('extract')
    .description(messages.say('help.extract'))
    .argument('<files...>', messages.say('argument.files'))
    .option('--json', messages.say('option.json'))
    .option('--jsonl', messages.say('option.jsonl'))
    .addHelpText('after', `\n${messages.say('help.extract.examples')}`)
    .action((files: string[], options: Options) => extract(files, options, context))
  addReadingOptions(command, messages)
}

async function extract(files: readonly string[], options: Options, context: Context): Promise<void> {
  const indent = indented(files, options)
  const { WorkerPool } = await import('../worker-pool.ts')
  const pool = new WorkerPool(poolOptions(options, context))
  try {
    const readings: Promise<FileReading>[] = files.map((file) => pool.read(file))
    for (const reading of readings) {
      const { extraction } = await reading
      if (extraction.plan === null) context.exitCode = 1
      context.stdout.write(`${JSON.stringify(extraction, null, indent)}\n`)
    }
  } finally {
    await pool.close()
  }
}

/** Spaces of indentation: one file is printed for people, several one a line. */
function indented(files: readonly string[], { json, jsonl }: Options): number {
  if (json && jsonl) throw new UsageError('usage.oneForm', { got: '--json --jsonl' })
  if (json && files.length > 1) throw new UsageError('usage.oneJson', { got: files.length })
  return jsonl || files.length > 1 ? 0 : 2
}
