/** `kehoach reread [PLAN…]`: reads again from the stored originals, with the rules of today, and tells what changed. */
import { availableParallelism } from 'node:os'
import type { Command } from 'commander'
import PQueue from 'p-queue'
import type { Archive, Original } from '../archive/archive.ts'
import { type Changes, changesBetween } from '../archive/changes.ts'
import type { WorkerPool } from '../worker-pool.ts'
import { addArchiveOption, type ArchiveOptions, pickPlan, withArchive } from './archive.ts'
import type { Context } from './context.ts'
import { parserVersion } from './ingest.ts'
import { addOutputOptions, type Column, type OutputOptions, printRows } from './output.ts'
import { makeProgress } from './progress.ts'
import { addReadingOptions, poolOptions, type ReadingOptions } from './reading.ts'

interface Options extends ArchiveOptions, OutputOptions, ReadingOptions {
  outdated?: boolean
}

/** What a second reading did to one document. */
interface Reread {
  plan: number
  code: string | null
  path: string
  status: 'changed' | 'same' | 'failed'
  changes: Changes
  reason: string | null
}

export function register(program: Command, context: Context): void {
  const { messages } = context
  const command = program
    .command('reread')
    .description(messages.say('help.reread'))
    .argument('[plans...]', messages.say('argument.plan'))
    .option('--outdated', messages.say('option.outdated'))
    .option('--by <name>', messages.say('option.by'))
    .addHelpText('after', `\n${messages.say('help.reread.examples')}`)
    .action((plans: string[], options: Options) => reread(plans, options, context))
  addReadingOptions(addOutputOptions(addArchiveOption(command, messages), messages), messages)
}

/** The paths and the name that the document came with stay; only what is read of it is new. */
async function one(held: Original, archive: Archive, pool: WorkerPool, version: string): Promise<Reread> {
  const { plan, code, path } = held
  const before = await archive.reading(plan)
  const { extraction, text } = await pool.read(held.original)
  if (before?.plan === null || before === null || extraction.plan === null || extraction.source.sha256 !== held.sha256) {
    return { plan, code, path, status: 'failed', changes: {}, reason: extraction.messages[0]?.reason ?? null }
  }
  const changes = changesBetween(before.plan, extraction.plan)
  const source = { ...extraction.source, path: before.source.path }
  await archive.store({ extraction: { ...extraction, source }, text, path, parserVersion: version }, { again: true })
  return { plan, code, path, status: Object.keys(changes).length > 0 ? 'changed' : 'same', changes, reason: null }
}

async function rereadAll(wanted: ReadonlySet<number> | null, archive: Archive, options: Options, context: Context): Promise<Reread[]> {
  const { WorkerPool } = await import('../worker-pool.ts')
  const version = parserVersion()
  const size = availableParallelism()
  const pool = new WorkerPool({ ...poolOptions(options, context), size })
  const queue = new PQueue({ concurrency: size })
  const rows: Reread[] = []
  const progress = context.stderr.isTTY ? await makeProgress(context) : null
  let broken: unknown = null
  try {
    for await (const held of archive.originals()) {
      if (broken !== null) break
      if (wanted !== null && !wanted.has(held.plan)) continue
      if (options.outdated && held.parserVersion === version) continue
      progress?.expect()
      queue
        .add(async () => {
          rows.push(await one(held, archive, pool, version))
          progress?.step('', held.path)
        })
        .catch((error: unknown) => {
          broken ??= error
          queue.clear()
        })
      await queue.onSizeLessThan(2 * size)
    }
    await queue.onIdle()
  } finally {
    progress?.stop()
    await pool.close()
  }
  if (broken !== null) throw broken
  return rows.sort((a, b) => a.plan - b.plan)
}

function changeWords(changes: Changes): string {
  return Object.entries(changes)
    .map(([field, count]) => `${field} ${count}`)
    .join(', ')
}

function columns({ messages }: Context): Column<Reread>[] {
  return [
    { key: 'id', title: messages.say('column.id'), value: ({ plan }) => plan },
    { key: 'code', title: messages.say('column.code'), value: ({ code }) => code },
    { key: 'path', title: messages.say('column.path'), value: ({ path }) => path, wide: true },
    {
      key: 'status',
      title: messages.say('column.status'),
      value: ({ status }) => messages.say(`reread.${status}`),
      data: ({ status }) => status,
    },
    { key: 'changes', title: messages.say('column.changes'), value: ({ changes, reason }) => reason ?? changeWords(changes), wide: true },
  ]
}

function total(rows: readonly Reread[]): Changes {
  const sum: Changes = {}
  for (const { changes } of rows) for (const [field, count] of Object.entries(changes)) sum[field] = (sum[field] ?? 0) + count
  return sum
}

async function reread(plans: readonly string[], options: Options, context: Context): Promise<void> {
  const { messages, stdout } = context
  const work = async (archive: Archive) => {
    const wanted = plans.length === 0 ? null : new Set<number>()
    for (const plan of plans) wanted?.add((await pickPlan(archive, plan, context)).id)
    const rows = await rereadAll(wanted, archive, options, context)
    if (rows.some(({ status }) => status === 'failed')) context.exitCode = 1
    if (options.json || options.jsonl || options.csv) return printRows(rows, columns(context), options, context)
    const told = rows.filter(({ status }) => status !== 'same')
    if (told.length > 0) await printRows(told, columns(context), options, context)
    const of = (status: Reread['status']) => rows.filter((row) => row.status === status).length
    const counts = { read: rows.length, changed: of('changed'), failed: of('failed'), what: changeWords(total(rows)) || '0' }
    stdout.write(`${messages.say('reread.summary', counts)}\n`)
  }
  await withArchive(options, context, work, { readonly: false })
}
