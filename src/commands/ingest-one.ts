/** What becomes of one file on its way into the archive. */
import { resolve } from 'node:path'
import type { Archive } from '../archive/archive.ts'
import { ArchiveError } from '../archive/archive.ts'
import { hashFile } from '../archive/originals.ts'
import type { WorkerPool } from '../worker-pool.ts'

export type Status = 'new' | 'unchanged' | 'failed' | 'unsupported'

/** One file's fate: a row of `kehoach ingest --jsonl`. */
export interface Fate {
  path: string
  status: Status
  plan: number | null
  code: string | null
  issued: string | null
  issuer: string | null
  title: string | null
  tasks: number
  /** warnings and errors to look at */
  doubts: number
  /** why it was not read, in the person's language */
  reason: string | null
}

/** What cannot be read because no adapter knows it, rather than because the file is bad. */
const UNSUPPORTED: ReadonlySet<string> = new Set(['format.unsupported', 'format.unknown', 'pdf.scan'])

const NOTHING = { plan: null, code: null, issued: null, issuer: null, title: null, tasks: 0, doubts: 0, reason: null }

/** A file that was not read. */
export function lost(path: string, reason: string, status: Status = 'failed'): Fate {
  return { path, status, ...NOTHING, reason }
}

/** Takes files into one archive. The same bytes are converted once, also when they come twice in one run. */
export class Intake {
  readonly #archive: Archive
  readonly #pool: WorkerPool
  readonly #parserVersion: string
  readonly #underway = new Map<string, Promise<Fate>>()

  constructor(archive: Archive, pool: WorkerPool, parserVersion: string) {
    this.#archive = archive
    this.#pool = pool
    this.#parserVersion = parserVersion
  }

  /** @throws ArchiveError when the archive itself is in trouble; what a file holds or costs is its own fate. */
  async take(path: string): Promise<Fate> {
    let sha256: string
    try {
      sha256 = (await hashFile(path)).sha256
    } catch (error) {
      return lost(path, error instanceof Error ? error.message : String(error))
    }
    const twin = this.#underway.get(sha256)
    if (twin) return this.#follow(twin, sha256, path)
    const fate = this.#first(path, sha256)
    this.#underway.set(sha256, fate)
    return fate.finally(() => this.#underway.delete(sha256))
  }

  async #follow(twin: Promise<Fate>, sha256: string, path: string): Promise<Fate> {
    const fate = await twin
    await this.#archive.meet(sha256, resolve(path))
    return { ...fate, path, status: fate.status === 'new' ? 'unchanged' : fate.status }
  }

  async #first(path: string, sha256: string): Promise<Fate> {
    const known = await this.#archive.known(sha256)
    if (known?.status !== 'read') return this.#read(path)
    await this.#archive.meet(sha256, resolve(path))
    return { path, status: 'unchanged', ...NOTHING, plan: known.plan }
  }

  async #read(path: string): Promise<Fate> {
    const { extraction, text } = await this.#pool.read(path)
    const { plan, source, messages } = extraction
    if (plan === null) {
      const [trouble = { ruleId: 'internal.error', reason: '' }] = messages
      const { ruleId: key, reason } = trouble
      const { sha256, bytes } = source
      await this.#archive.fail({ sha256, bytes, path: resolve(path), key, values: { reason }, parserVersion: this.#parserVersion })
      return lost(path, reason, UNSUPPORTED.has(key) ? 'unsupported' : 'failed')
    }
    try {
      const stored = await this.#archive.store({ extraction, text, path: resolve(path), parserVersion: this.#parserVersion })
      const head = {
        code: plan.number?.code ?? null,
        issued: plan.issued?.edtf ?? null,
        issuer: plan.issuer?.name ?? null,
        title: plan.title,
      }
      return {
        path,
        status: stored.fresh ? 'new' : 'unchanged',
        plan: stored.plan,
        ...head,
        tasks: plan.tasks.length,
        doubts: stored.doubts,
        reason: null,
      }
    } catch (error) {
      if (error instanceof ArchiveError && error.reason === 'changed') return lost(path, error.message)
      throw error
    }
  }
}
