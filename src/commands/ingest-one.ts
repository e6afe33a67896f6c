/** What becomes of one file on its way into the archive. */
import { resolve } from 'node:path'
import type { Archive } from '../archive/archive.ts'
import { ArchiveError } from '../archive/archive.ts'
import { hashFile } from '../archive/originals.ts'
import type { Extraction } from '../plan/schema.ts'
import { type FileReading, INSIDE } from '../source.ts'
import type { Member, WorkerPool } from '../worker-pool.ts'

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

/** One document on its way: its path, absolute, and where its bytes lie if not there; or what was read of it already. */
interface Coming {
  path: string
  file?: string
  reading?: FileReading
}

/** The fate of a file is that of its twin, but nothing is new twice. */
function shared(fate: Fate, from: string, path: string): Fate {
  return { ...fate, path: path + fate.path.slice(from.length), status: fate.status === 'new' ? 'unchanged' : fate.status }
}

/** Waits for all before it throws what one of them threw: nobody works on when the files go. */
async function everyone<T>(work: readonly Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(work)
  return Promise.all(work)
}

/** Takes files into one archive. The same bytes are converted once, also when they come twice in one run. */
export class Intake {
  readonly #archive: Archive
  readonly #pool: WorkerPool
  readonly #parserVersion: string
  readonly #underway = new Map<string, { path: string; fates: Promise<Fate[]> }>()

  constructor(archive: Archive, pool: WorkerPool, parserVersion: string) {
    this.#archive = archive
    this.#pool = pool
    this.#parserVersion = parserVersion
  }

  /**
   * Takes a file: one fate, or one for each document of an archive or a mail, in their order.
   * @throws ArchiveError when the archive itself is in trouble; what a file holds or costs is its own fate
   */
  async take(given: string): Promise<Fate[]> {
    const path = resolve(given)
    let sha256: string
    try {
      sha256 = (await hashFile(path)).sha256
    } catch {
      const { messages } = (await this.#pool.read(path)).extraction
      return [lost(path, messages[0]?.reason ?? '')]
    }
    return this.#once(sha256, path, async () => (await this.#known(path, sha256)) ?? (await this.#open(path, sha256)))
  }

  /** The second of two equal files waits for the first; it is then known, or shares its fate. */
  async #once(sha256: string, path: string, work: () => Promise<Fate[]>): Promise<Fate[]> {
    const twin = this.#underway.get(sha256)
    if (twin) {
      const fates = await twin.fates
      await this.#archive.meet(sha256, path)
      return (await this.#known(path, sha256)) ?? fates.map((fate) => shared(fate, twin.path, path))
    }
    const fates = work()
    this.#underway.set(sha256, { path, fates })
    return fates.finally(() => this.#underway.delete(sha256))
  }

  /** The fates of a file of which everything is held already. */
  async #known(path: string, sha256: string): Promise<Fate[] | null> {
    const inside = await this.#archive.inside(sha256)
    if (inside.length === 0) {
      const fate = await this.#held(path, sha256)
      return fate && [fate]
    }
    const fates: Fate[] = []
    for (const { name, sha256: member } of inside) {
      const fate = await this.#held(name === '' ? path : `${path}${INSIDE}${name}`, member)
      if (!fate) return null
      fates.push(fate)
    }
    return fates
  }

  async #held(path: string, sha256: string): Promise<Fate | null> {
    const known = await this.#archive.known(sha256)
    if (known?.status !== 'read') return null
    await this.#archive.meet(sha256, path)
    return { ...NOTHING, path, status: 'unchanged', plan: known.plan }
  }

  async #open(path: string, sha256: string): Promise<Fate[]> {
    const opened = await this.#pool.open(path)
    if (!('members' in opened)) return [await this.#keep({ path, reading: opened })]
    try {
      const taken = await everyone(opened.members.map((member) => this.#member(member, path, sha256)))
      const inside = taken.map(({ fate, sha256: member }) => ({ name: fate.path.slice(path.length + INSIDE.length), sha256: member }))
      if (taken.every(({ fate }) => fate.plan !== null)) await this.#archive.putInside(sha256, inside)
      return taken.map(({ fate }) => fate)
    } finally {
      await opened.release()
    }
  }

  /** A document inside; the mail itself lies at the container's own path and is underway with it. */
  async #member(member: Member, container: string, containerSha: string): Promise<{ fate: Fate; sha256: string }> {
    const { path } = member
    if ('reading' in member) return { fate: await this.#fail(path, containerSha, member.reading.extraction), sha256: containerSha }
    const { sha256 } = path === container ? { sha256: containerSha } : await hashFile(member.file)
    const work = async () => [(await this.#held(path, sha256)) ?? (await this.#keep(member))]
    const [fate = lost(path, '')] = await (path === container ? work() : this.#once(sha256, path, work))
    return { fate, sha256 }
  }

  /** What could not even be taken out of an archive is told under the hash of the archive. */
  async #fail(path: string, sha256: string, { messages, source: { bytes } }: Extraction): Promise<Fate> {
    const { ruleId: key, reason } = messages[0] ?? { ruleId: 'internal.error', reason: '' }
    await this.#archive.fail({ sha256, bytes, path, key, values: { reason }, parserVersion: this.#parserVersion })
    return lost(path, reason, UNSUPPORTED.has(key) ? 'unsupported' : 'failed')
  }

  async #keep({ path, file, reading }: Coming): Promise<Fate> {
    const { extraction, text } = reading ?? (await this.#pool.read(path, file))
    const { plan } = extraction
    if (plan === null) return this.#fail(path, extraction.source.sha256, extraction)
    try {
      const stored = await this.#archive.store({ extraction, text, path, file, parserVersion: this.#parserVersion })
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
