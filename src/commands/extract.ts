/** `kehoach extract FILE…`: the record of each file, in the order given; of an archive or a mail, that of each document in it. Stores nothing. */
import type { Command } from 'commander'
import type { FileReading } from '../source.ts'
import type { WorkerPool } from '../worker-pool.ts'
import { UsageError, type Context } from './context.ts'
import { addReadingOptions, poolOptions, type ReadingOptions } from './reading.ts'

interface Options extends ReadingOptions {
  json?: boolean
  jsonl?: boolean
}

/** So many files are read ahead of the one that is printed. */
const AHEAD = 16

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

/** The readings of each file, one after the other. */
async function* readingsOf(files: readonly string[], pool: WorkerPool): AsyncGenerator<Promise<FileReading>[]> {
  const begun = files.slice(0, AHEAD).map((file) => pool.readAll(file))
  for (let next = AHEAD; begun.length > 0; next += 1) {
    const readings = (await begun.shift()) ?? []
    const file = files[next]
    if (file !== undefined) begun.push(pool.readAll(file))
    yield readings
  }
}

async function extract(files: readonly string[], options: Options, context: Context): Promise<void> {
  if (options.json && options.jsonl) throw new UsageError('usage.oneForm', { got: '--json --jsonl' })
  if (options.json && files.length > 1) throw new UsageError('usage.oneJson', { got: files.length })
  const { WorkerPool } = await import('../worker-pool.ts')
  const pool = new WorkerPool(poolOptions(options, context))
  try {
    for await (const readings of readingsOf(files, pool)) {
      if (options.json && readings.length > 1) throw new UsageError('usage.oneJson', { got: readings.length })
      // One record is printed for people, several one a line.
      const indent = options.jsonl || files.length > 1 || readings.length > 1 ? 0 : 2
      for (const reading of readings) {
        const { extraction } = await reading
        if (extraction.plan === null) context.exitCode = 1
        context.stdout.write(`${JSON.stringify(extraction, null, indent)}\n`)
      }
    }
  } finally {
    await pool.close()
  }
}
