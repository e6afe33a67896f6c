/** `kehoach ingest PATH…`: files and folders into the archive. A bad file costs only itself; a second run converts nothing. */
import { existsSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { relative, resolve } from 'node:path'
import type { Command } from 'commander'
import PQueue from 'p-queue'
import type { Archive } from '../archive/archive.ts'
import type { MessageKey } from '../messages/messages.ts'
import type { PoolOptions } from '../worker-pool.ts'
import { addArchiveOption, type ArchiveOptions, withArchive } from './archive.ts'
import { type Context, UsageError } from './context.ts'
import { incoming } from './incoming.ts'
import { type Fate, Intake, lost, type Status } from './ingest-one.ts'
import { planColumns } from './list.ts'
import { addOutputOptions, type Column, type OutputOptions, printRows } from './output.ts'
import { makeProgress, type Progress } from './progress.ts'
import { addReadingOptions, poolOptions, type ReadingOptions } from './reading.ts'
import { walk } from './walk.ts'

type Options = ArchiveOptions & OutputOptions & ReadingOptions & { fromList?: string; name?: string }

export function register(program: Command, context: Context): void {
  const { messages } = context
  const command = program
    .command('ingest')
    .description(messages.say('help.ingest'))
    .argument('[paths...]', messages.say('argument.paths'))
    .option('--from-list <file>', messages.say('option.fromList'))
    .option('--name <name>', messages.say('option.name'))
    .addHelpText('after', `\n${messages.say('help.ingest.examples')}`)
    .action((paths: string[], options: Options) => ingest(paths, options, context))
  addReadingOptions(addOutputOptions(addArchiveOption(command, messages), messages), messages)
}

/** Which release read a document: a newer one may read it again. */
export function parserVersion(): string {
  return JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).version
}

async function ingest(given: readonly string[], options: Options, context: Context): Promise<void> {
  const { paths, release } = await incoming(given, options, context)
  try {
    await ingestPaths(paths, options, context)
  } finally {
    await release()
  }
}

async function ingestPaths(paths: readonly string[], options: Options, context: Context): Promise<void> {
  for (const path of paths) if (!existsSync(resolve(context.cwd, path))) throw new UsageError('file.missing', { path })
  const work = async (archive: Archive) => {
    const fates = await takeAll(paths, archive, poolOptions(options, context), context)
    if (fates.some(({ status }) => status === 'failed' || status === 'unsupported')) context.exitCode = 1
    await report(fates, archive, options, context)
  }
  await withArchive(options, context, work, { readonly: false, make: true })
}

function told(fate: Fate, context: Context): string {
  const words = [fate.path, context.messages.say(`ingest.${fate.status}`), fate.code ?? '', fate.reason ?? '']
  return words
    .filter((word) => word !== '')
    .join(' · ')
    .replace(/[\p{Cc}\s]+/gu, ' ')
}

const TROUBLES: Record<string, MessageKey> = { ELOOP: 'file.loop', ENOENT: 'file.missing', SPECIAL: 'file.special' }

/** Why nothing was read at a place on the way. */
function troubleWords({ path, trouble }: { path: string; trouble: string }, context: Context): string {
  const key = TROUBLES[trouble]
  return key ? context.messages.say(key, { path: shown(path, context) }) : context.messages.say('ingest.folder', { got: trouble })
}

/** A path below the folder that a person stands in is shown without it. */
function shown(path: string, { cwd }: Context): string {
  const short = relative(cwd, path) || path
  return short.startsWith('..') ? path : short
}

/** Reads as many at once as there are cores; the fates come in the order of the files. */
async function takeAll(paths: readonly string[], archive: Archive, reading: PoolOptions, context: Context): Promise<Fate[]> {
  const { WorkerPool } = await import('../worker-pool.ts')
  const size = availableParallelism()
  const pool = new WorkerPool({ ...reading, size })
  const progress = await makeProgress(context)
  try {
    return await run(paths, new Intake(archive, pool, parserVersion()), size, progress, context)
  } finally {
    progress.stop()
    await pool.close()
  }
}

async function run(paths: readonly string[], intake: Intake, size: number, progress: Progress, context: Context): Promise<Fate[]> {
  const queue = new PQueue({ concurrency: size + 1 })
  const fates: Fate[][] = []
  let broken: unknown = null
  let count = 0
  for await (const step of walk(paths.map((path) => resolve(context.cwd, path)))) {
    if (broken !== null) break
    const at = count++
    progress.expect()
    const take = async () => {
      const taken = 'trouble' in step ? [lost(step.path, troubleWords(step, context))] : await intake.take(step.path)
      fates[at] = taken.map((fate) => ({ ...fate, path: shown(fate.path, context) }))
      for (let extra = 1; extra < taken.length; extra += 1) progress.expect()
      for (const fate of fates[at]) progress.step(told(fate, context), fate.path)
    }
    queue.add(take).catch((error: unknown) => {
      broken ??= error
      queue.clear()
    })
    await queue.onSizeLessThan(4 * size)
  }
  await queue.onIdle()
  if (broken !== null) throw broken
  return fates.flat()
}

function columns(context: Context): Column<Fate>[] {
  const { messages } = context
  return [
    { key: 'path', title: messages.say('column.path'), value: ({ path }) => path },
    { key: 'status', title: messages.say('column.status'), value: ({ status }) => status },
    { key: 'id', title: messages.say('column.id'), value: ({ plan }) => plan },
    { key: 'code', title: messages.say('column.code'), value: ({ code }) => code },
    { key: 'issued', title: messages.say('column.issued'), value: ({ issued }) => issued },
    { key: 'tasks', title: messages.say('column.tasks'), value: ({ tasks }) => tasks },
    { key: 'doubts', title: messages.say('show.messages'), value: ({ doubts }) => doubts },
    { key: 'reason', title: messages.say('column.reason'), value: ({ reason }) => reason, wide: true },
  ]
}

async function report(fates: readonly Fate[], archive: Archive, options: Options, context: Context): Promise<void> {
  if (options.json || options.jsonl || options.csv) return printRows(fates, columns(context), options, context)
  await newPlans(fates, archive, context)
  const of = (status: Status) => fates.filter((fate) => fate.status === status)
  const doubtful = fates.filter(({ doubts }) => doubts > 0)
  names('ingest.failures', of('failed'), ({ path, reason }) => `${path}: ${reason}`, context)
  byReason('ingest.unsupporteds', of('unsupported'), context)
  names('ingest.doubtfuls', doubtful, ({ path, code, plan, doubts }) => `${code ?? path} (#${plan}): ${doubts}`, context)
  const counts = {
    fresh: of('new').length,
    unchanged: of('unchanged').length,
    failed: of('failed').length,
    unsupported: of('unsupported').length,
  }
  context.stdout.write(`${context.messages.say('ingest.summary', { read: fates.length, ...counts, doubtful: doubtful.length })}\n`)
  const { plans, tasks, links } = await archive.counts()
  context.stdout.write(`${context.messages.say('ingest.holds', { path: archive.folder, plans, tasks, links })}\n`)
}

/** More than a screen of new plans is a matter for `kehoach list`. */
const MOST = 30

async function newPlans(fates: readonly Fate[], archive: Archive, context: Context): Promise<void> {
  const fresh = fates.filter(({ status, plan }) => status === 'new' && plan !== null).slice(0, MOST)
  if (fresh.length === 0) return
  const plans = await Promise.all(fresh.map(({ plan }) => archive.find(`#${plan}`)))
  await printRows(plans.flat(), planColumns(context), {}, context)
  context.stdout.write('\n')
}

/** One reason often holds for many files: it is said once, above them. */
function byReason(key: MessageKey, fates: readonly Fate[], context: Context): void {
  const reasons = [...new Set(fates.map(({ reason }) => reason ?? ''))]
  for (const [at, reason] of reasons.entries()) {
    if (at === 0) context.stdout.write(`${context.messages.say(key)}\n`)
    const lines = fates.filter((fate) => (fate.reason ?? '') === reason)
    context.stdout.write(`  ${reason}\n${listed(lines, ({ path }) => `  ${path}`, context)}\n`)
  }
}

/** So many lines as a screen holds, and how many more there are. */
function listed(fates: readonly Fate[], line: (fate: Fate) => string, { messages }: Context): string {
  const rest = fates.length - MOST
  const lines = fates.slice(0, MOST).map((fate) => `  ${line(fate).replace(/[\p{Cc}]+/gu, ' ')}`)
  if (rest > 0) lines.push(`  ${messages.say('ingest.more', { count: rest })}`)
  return lines.join('\n')
}

function names(key: MessageKey, fates: readonly Fate[], line: (fate: Fate) => string, context: Context): void {
  if (fates.length === 0) return
  context.stdout.write(`${context.messages.say(key)}\n${listed(fates, (fate) => line(fate).replace(/\s+/g, ' '), context)}\n`)
}
