/**
 * Reads documents in worker threads: one document per job, each with a limit on time and memory (law 9).
 * A limit that strikes ends that worker and costs that file only; a fresh worker takes the next job.
 */
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import PQueue from 'p-queue'
import { UnreadableError } from './adapters/adapter.ts'
import { describe, failure, load, type FileReading, type PipelineOptions } from './source.ts'
import type { Job } from './worker.ts'

export interface PoolOptions extends PipelineOptions {
  /** how many documents are read at once; as many as there are cores if absent */
  size?: number
  /** time for one document */
  seconds?: number
  /** memory of one worker */
  megabytes?: number
}

/** Sources run as .ts; the published package as .js. */
const WORKER = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url)
const SECONDS = 60
const MEGABYTES = 1024

/** Owns its threads: call {@link WorkerPool.close} when done. */
export class WorkerPool {
  readonly #options: PoolOptions
  readonly #queue: PQueue
  readonly #idle = new Set<Worker>()
  readonly #all = new Set<Worker>()
  readonly seconds: number
  readonly megabytes: number

  constructor(options: PoolOptions) {
    this.#options = options
    this.#queue = new PQueue({ concurrency: options.size ?? availableParallelism() })
    this.seconds = options.seconds ?? SECONDS
    this.megabytes = options.megabytes ?? MEGABYTES
  }

  /** Reads one file, when its turn comes. Never rejects for what a file holds or costs. */
  read(path: string): Promise<FileReading> {
    return this.#queue.add(() => this.#turn(path))
  }

  /** Ends all threads; files still waiting are dropped. */
  async close(): Promise<void> {
    this.#queue.clear()
    await Promise.all([...this.#all].map((worker) => worker.terminate()))
    this.#all.clear()
    this.#idle.clear()
  }

  async #turn(path: string): Promise<FileReading> {
    const worker = this.#take()
    try {
      const reading = await this.#job(worker, path)
      this.#rest(worker)
      return reading
    } catch (error) {
      this.#forget(worker)
      await worker.terminate()
      const stop = error instanceof UnreadableError ? error : new UnreadableError('limit.crash', { got: String(error) })
      return this.#stopped(path, stop)
    }
  }

  /** The record of a file that a limit stopped: only its bytes are looked at. */
  async #stopped(path: string, stop: UnreadableError): Promise<FileReading> {
    const bytes = await load(path, this.#options.cwd).catch(() => new Uint8Array())
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
    const worker = new Worker(WORKER, { resourceLimits: { maxOldGenerationSizeMb: this.megabytes }, stdout: true, stderr: !debug })
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

  #job(worker: Worker, path: string): Promise<FileReading> {
    const { messages, cwd = process.cwd(), password } = this.#options
    return new Promise((done, fail) => {
      const settle = (act: () => void) => {
        clearTimeout(timer)
        worker.off('message', onMessage).off('error', onError).off('exit', onExit)
        act()
      }
      const onMessage = (reading: FileReading) => settle(() => done(reading))
      const onError = (error: NodeJS.ErrnoException) => settle(() => fail(this.#cause(error)))
      const onExit = (code: number) => settle(() => fail(new UnreadableError('limit.crash', { got: `exit ${code}` })))
      const onTime = () => settle(() => fail(new UnreadableError('limit.time', { seconds: this.seconds })))
      const timer = setTimeout(onTime, this.seconds * 1000)
      worker.on('message', onMessage).on('error', onError).on('exit', onExit)
      worker.postMessage({ path, cwd, password, language: messages.language } satisfies Job)
    })
  }

  #cause(error: NodeJS.ErrnoException): Error {
    if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') return new UnreadableError('limit.memory', { megabytes: this.megabytes })
    return new UnreadableError('limit.crash', { got: error.message })
  }
}
