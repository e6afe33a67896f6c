/**
 * Reads documents in worker threads: one document per job, each with a limit on time and memory (law 9).
 * A limit that strikes ends that worker and costs that file only; a fresh worker takes the next job.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import PQueue from 'p-queue'
import { UnreadableError } from './adapters/adapter.ts'
import type { Member } from './members.ts'
import { containerOf, describe, failure, load, type FileReading, type PipelineOptions } from './source.ts'
import type { Answer, Job, Progress } from './worker.ts'

export type { Member } from './members.ts'

export interface PoolOptions extends Omit<PipelineOptions, 'file'> {
  /** how many documents are read at once; as many as there are cores if absent */
  size?: number
  /** time for one document; each of its scanned pages adds ten seconds */
  seconds?: number
  /** memory of one worker: its heap, and as much again outside of it (buffers, WASM) */
  megabytes?: number
}

/** Sources run as .ts; the published package as .js. */
const WORKER = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url)
const SECONDS = 60
/** For the start of a thread, which is no document's fault. */
const START_SECONDS = 60
/** Time that every page to be recognised adds. */
const SECONDS_A_SCANNED_PAGE = 10
const MEGABYTES = 1024
const MEGABYTE = 1024 * 1024
/** How often a worker's memory is looked at. */
const WATCH_MS = 100
/**
 * V8's own limit lies so many megabytes above ours: where it strikes first, in the middle of one large allocation, it can end the whole
 * process instead of the worker.
 */
const HEADROOM = 768
/** What a timer can hold: a longer one would strike at once. */
const LONGEST_MS = 2 ** 31 - 1

type Task = Pick<Job, 'path' | 'file' | 'folder'>

/** What a container holds; `release` when its files are no longer needed. */
export interface Opened {
  members: Member[]
  release(): Promise<void>
}

/** Owns its threads: call {@link WorkerPool.close} when done. */
export class WorkerPool {
  readonly #options: PoolOptions
  readonly #queue: PQueue
  readonly #idle = new Set<Worker>()
  readonly #all = new Set<Worker>()
  #scratch: string | null = null
  #opened = 0
  readonly seconds: number
  readonly megabytes: number

  constructor(options: PoolOptions) {
    this.#options = options
    this.#queue = new PQueue({ concurrency: options.size ?? availableParallelism() })
    this.seconds = options.seconds ?? SECONDS
    this.megabytes = options.megabytes ?? MEGABYTES
  }

  /**
   * Reads one file as one document, when its turn comes. Never rejects for what a file holds or costs.
   * @param path of a file, or of a document inside an archive or a mail: "kho.zip!/ke-hoach.docx"
   * @param file where its bytes lie, if not at `path`
   */
  async read(path: string, file?: string): Promise<FileReading> {
    const container = file === undefined ? await containerOf(path, this.#options.cwd) : null
    if (container !== null) return this.#readMember(path, container)
    const answer = await this.#queue.add(() => this.#turn({ path, file }))
    if ('reading' in answer) return answer.reading
    throw new TypeError(`expected the reading of ${path}, got members`)
  }

  async #readMember(path: string, container: string): Promise<FileReading> {
    const opened = await this.open(container)
    const missing = () => failure(describe(path, new Uint8Array()), new UnreadableError('zip.absent', { path }), this.#options.messages)
    if (!('members' in opened)) return opened.extraction.plan === null ? opened : missing()
    const found = opened.members.find((member) => member.path.normalize('NFC') === path.normalize('NFC'))
    const reading = await (!found ? missing() : 'reading' in found ? found.reading : this.read(found.path, found.file))
    await opened.release()
    return { ...reading, extraction: { ...reading.extraction, source: { ...reading.extraction.source, path } } }
  }

  /** Reads a file, or takes it apart where it is an archive or a mail with attachments. */
  async open(path: string): Promise<FileReading | Opened> {
    const folder = join(this.#scratchFolder(), String(this.#opened++))
    const answer = await this.#queue.add(() => this.#turn({ path, folder }))
    if ('reading' in answer) {
      await rm(folder, { recursive: true, force: true })
      return answer.reading
    }
    return { members: answer.members, release: () => rm(folder, { recursive: true, force: true }) }
  }

  /** The readings of a file: one, or one for each document of a container, in its order. */
  async readAll(path: string): Promise<Promise<FileReading>[]> {
    if ((await containerOf(path, this.#options.cwd)) !== null) return [this.read(path)]
    const opened = await this.open(path)
    if (!('members' in opened)) return [Promise.resolve(opened)]
    const readings = opened.members.map(async (member) => ('reading' in member ? member.reading : this.read(member.path, member.file)))
    void Promise.allSettled(readings).then(() => opened.release())
    return readings
  }

  /** How many threads live, for tests. */
  get threads(): number {
    return this.#all.size
  }

  #scratchFolder(): string {
    this.#scratch ??= mkdtempSync(join(tmpdir(), 'kehoach-'))
    return this.#scratch
  }

  /** Ends all threads; files still waiting are dropped. */
  async close(): Promise<void> {
    this.#queue.clear()
    await Promise.all([...this.#all].map((worker) => worker.terminate()))
    this.#all.clear()
    this.#idle.clear()
    if (this.#scratch !== null) rmSync(this.#scratch, { recursive: true, force: true })
    this.#scratch = null
  }

  async #turn(task: Task): Promise<Answer> {
    const worker = this.#take()
    try {
      const answer = await this.#job(worker, task)
      this.#rest(worker)
      return answer
    } catch (error) {
      this.#forget(worker)
      await worker.terminate()
      const stop = error instanceof UnreadableError ? error : new UnreadableError('limit.crash', { got: String(error) })
      return { reading: await this.#stopped(task, stop) }
    }
  }

  /** The record of a file that a limit stopped: only its bytes are looked at. */
  async #stopped({ path, file }: Task, stop: UnreadableError): Promise<FileReading> {
    const bytes = await load(file ?? path, this.#options.cwd).catch(() => new Uint8Array())
    return failure(describe(path, bytes), stop, this.#options.messages)
  }

  #take(): Worker {
    const [rested] = this.#idle
    if (rested) {
      this.#idle.delete(rested)
      rested.ref()
      return rested
    }
    const debug = Boolean(process.env.KEHOACH_DEBUG)
    // What libraries print must not mix with our output.
    const worker = new Worker(WORKER, {
      resourceLimits: { maxOldGenerationSizeMb: this.megabytes + HEADROOM },
      stdout: true,
      stderr: !debug,
    })
    this.#all.add(worker)
    worker.on('error', () => this.#forget(worker)).on('exit', () => this.#forget(worker))
    return worker
  }

  #forget(worker: Worker): void {
    this.#all.delete(worker)
    this.#idle.delete(worker)
  }

  /** An idle worker does not keep the process alive. */
  #rest(worker: Worker): void {
    worker.unref()
    this.#idle.add(worker)
  }

  #job(worker: Worker, task: Task): Promise<Answer> {
    const { messages, cwd = process.cwd(), password, ocr } = this.#options
    return new Promise((done, fail) => {
      let settled = false
      const settle = (act: () => void) => {
        settled = true
        clearTimeout(timer)
        clearInterval(watch)
        worker.off('message', onMessage).off('error', onError).off('exit', onExit)
        act()
      }
      const onMessage = (answer: Answer | Progress) => {
        if (!('progress' in answer)) return settle(() => done(answer))
        clearTimeout(timer)
        if (answer.progress === 'begun') begun = performance.now()
        else seconds += SECONDS_A_SCANNED_PAGE
        timer = setTimeout(onTime, until())
      }
      const onError = (error: NodeJS.ErrnoException) => settle(() => fail(this.#cause(error)))
      const onExit = (code: number) => settle(() => fail(new UnreadableError('limit.crash', { got: `exit ${code}` })))
      let begun = performance.now() + START_SECONDS * 1000
      let seconds = this.seconds
      const strike = () => settle(() => fail(new UnreadableError('limit.time', { seconds })))
      // An answer that came while this thread stood still, waiting for a lock, is heard first.
      const onTime = () => setImmediate(() => settled || strike())
      const until = () => Math.min(begun + seconds * 1000 - performance.now(), LONGEST_MS)
      let timer = setTimeout(onTime, until())
      const onMemory = () => settle(() => fail(new UnreadableError('limit.memory', { megabytes: this.megabytes })))
      const watch = setInterval(() => void this.#isHeavy(worker).then((heavy) => heavy && onMemory()), WATCH_MS)
      worker.on('message', onMessage).on('error', onError).on('exit', onExit)
      worker.postMessage({ ...task, cwd, password, ocr, language: messages.language } satisfies Job)
    })
  }

  /** The heap against the limit, and buffers and WASM memory against as much again. A thread too busy to say is left to the limit on time. */
  async #isHeavy(worker: Worker): Promise<boolean> {
    const statistics = await worker.getHeapStatistics?.().catch(() => null)
    const most = this.megabytes * MEGABYTE
    return (statistics?.used_heap_size ?? 0) > most || (statistics?.external_memory ?? 0) > most
  }

  #cause(error: NodeJS.ErrnoException): Error {
    if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') return new UnreadableError('limit.memory', { megabytes: this.megabytes })
    return new UnreadableError('limit.crash', { got: error.message })
  }
}
