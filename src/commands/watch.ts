/** `kehoach watch DIR`: a folder for incoming files; each is taken when it is complete, then moved or left as told. */
import { existsSync } from 'node:fs'
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, extname, join, relative, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type Command, Option } from 'commander'
import type { Archive } from '../archive/archive.ts'
import { addArchiveOption, type ArchiveOptions, withArchive } from './archive.ts'
import { type Context, UsageError } from './context.ts'
import { type Fate, Intake } from './ingest-one.ts'
import { parserVersion } from './ingest.ts'
import { addReadingOptions, poolOptions, type ReadingOptions } from './reading.ts'
import { walk } from './walk.ts'

interface Options extends ArchiveOptions, ReadingOptions {
  after: 'move' | 'leave'
  once?: boolean
  jsonl?: boolean
}

/** Where taken files go, inside the folder. */
const DONE = 'da-nhap'
const ERROR_END = '.loi.txt'
/** A file whose size and time stand still for so long is complete. */
const SETTLE_MS = 1500
const LOOK_MS = 2000
/** Files that programs write while they work. */
const UNFINISHED = /^(?:~\$|\.)|\.(?:part|partial|crdownload|download|tmp|filepart|swp)$/i

export function register(program: Command, context: Context): void {
  const { messages } = context
  const command = program
    .command('watch')
    .description(messages.say('help.watch'))
    .argument('<folder>', messages.say('argument.watch'))
    .addOption(new Option('--after <what>', messages.say('option.after')).choices(['move', 'leave']).default('move'))
    .option('--once', messages.say('option.once'))
    .option('--jsonl', messages.say('option.jsonl'))
    .addHelpText('after', `\n${messages.say('help.watch.examples')}`)
    .action((folder: string, options: Options) => watch(folder, options, context))
  addReadingOptions(addArchiveOption(command, messages), messages)
}

/** Size and time of a file; null where it has gone. */
async function stampOf(path: string): Promise<string | null> {
  const found = await stat(path).catch(() => null)
  return found?.isFile() ? `${found.size} ${found.mtimeMs}` : null
}

/** Looks through one folder again and again; knows what it saw before. */
class Watcher {
  readonly #folder: string
  readonly #options: Options
  readonly #context: Context
  readonly #intake: Intake
  /** stamps of the look before */
  #seen = new Map<string, string>()
  /** stamps of files that were dealt with and stay where they are */
  readonly #settled = new Map<string, string>()

  constructor(folder: string, options: Options, context: Context, intake: Intake) {
    this.#folder = folder
    this.#options = options
    this.#context = context
    this.#intake = intake
  }

  /** Takes what is complete; the paths that are still being written wait for the next look. */
  async look(stopped: () => boolean): Promise<void> {
    const seen = new Map<string, string>()
    for await (const step of walk([this.#folder])) {
      if (stopped()) return
      if ('trouble' in step || this.#passes(step.path)) continue
      const stamp = await stampOf(step.path)
      if (stamp === null || this.#settled.get(step.path) === stamp) continue
      if (this.#seen.get(step.path) === stamp) await this.#take(step.path, stamp)
      else seen.set(step.path, stamp)
    }
    this.#seen = seen
  }

  #passes(path: string): boolean {
    const inside = relative(this.#folder, path)
    return inside.split(/[/\\]/)[0] === DONE || UNFINISHED.test(basename(path)) || path.endsWith(ERROR_END)
  }

  async #take(path: string, stamp: string): Promise<void> {
    const errors = `${path}${ERROR_END}`
    if (await this.#toldAlready(path, errors)) {
      this.#settled.set(path, stamp)
      return
    }
    const fates = await this.#intake.take(path)
    for (const fate of fates) this.#tell(fate)
    const failed = fates.filter(({ status }) => status === 'failed' || status === 'unsupported')
    if (failed.length > 0) {
      this.#context.exitCode = this.#options.once ? 1 : 0
      await writeFile(errors, `${failed.map(({ path: at, reason }) => `${basename(at)}: ${reason}`).join('\n')}\n`)
      this.#settled.set(path, stamp)
      return
    }
    await rm(errors, { force: true })
    if (this.#options.after === 'move') await this.#move(path)
    else this.#settled.set(path, stamp)
  }

  /** A file that failed before, and has not changed since, is not tried at every start. */
  async #toldAlready(path: string, errors: string): Promise<boolean> {
    const [file, told] = await Promise.all([stat(path).catch(() => null), stat(errors).catch(() => null)])
    return file !== null && told !== null && told.mtimeMs >= file.mtimeMs
  }

  #tell(fate: Fate): void {
    const { path, status, code, reason } = fate
    const { messages, stdout } = this.#context
    if (this.#options.jsonl) {
      stdout.write(`${JSON.stringify({ ...fate, path: relative(this.#folder, path) })}\n`)
      return
    }
    const words = [relative(this.#folder, path), messages.say(`ingest.${status}`), code, reason].filter(Boolean)
    stdout.write(`${words.join(' · ').replace(/[\p{Cc}\s]+/gu, ' ')}\n`)
  }

  /** Below the folder of what was taken, in the same subfolder; a name that is there already gets a number. */
  async #move(path: string): Promise<void> {
    const target = join(this.#folder, DONE, relative(this.#folder, path))
    await mkdir(dirname(target), { recursive: true })
    const end = extname(target)
    let free = target
    for (let number = 2; existsSync(free); number += 1) free = `${target.slice(0, target.length - end.length)} (${number})${end}`
    // another watcher may have been faster
    await rename(path, free).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error
    })
  }
}

async function watch(given: string, options: Options, context: Context): Promise<void> {
  const folder = resolve(context.cwd, given)
  if (!(await stat(folder).catch(() => null))?.isDirectory()) throw new UsageError('watch.noFolder', { path: given })
  const ended = new AbortController()
  const stop = () => ended.abort()
  process.once('SIGINT', stop).once('SIGTERM', stop)
  const { WorkerPool } = await import('../worker-pool.ts')
  const pool = new WorkerPool(poolOptions(options, context))
  const work = async (archive: Archive) => {
    const watcher = new Watcher(folder, options, context, new Intake(archive, pool, parserVersion()))
    const stopped = () => ended.signal.aborted
    if (!options.once) context.stderr.write(`${context.messages.say('watch.started', { path: folder })}\n`)
    for (let looks = 0; !stopped() && (!options.once || looks < 2); looks += 1) {
      await watcher.look(stopped)
      await wait(options.once ? (looks === 0 ? SETTLE_MS : 0) : LOOK_MS, undefined, { signal: ended.signal }).catch(() => {})
    }
  }
  try {
    await withArchive(options, context, work, { readonly: false, make: true })
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop)
    await pool.close()
  }
}
