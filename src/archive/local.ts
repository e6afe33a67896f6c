/** The archive that is one folder: archive.db and originals/. What only some commands need is loaded when it is first needed. */
import { existsSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { AnyField } from '../plan/fields.ts'
import type { Archive, Arrival, Failure, Inside, Page, PlanFilter, Stored, TaskFilter } from './archive.ts'
import { codeKey } from './code.ts'
import { known, meet } from './held.ts'
import type * as deeds from './people.ts'
import type { Taking } from './takings.ts'
import * as plans from './queries/plans.ts'
import { all, MANY, one, paged, write } from './queries/query.ts'
import { dropFailure } from './queries/writes.ts'
import type { DoubtKind } from './review.ts'
import { ArchiveError, type Database, explain, openDatabase } from './sqlite.ts'

/** rows that are in memory at once where everything is gone through */
const BATCH = 500

class Local implements Archive {
  readonly folder: string
  readonly #db: Database
  readonly #by: string
  readonly #release: () => void
  constructor(folder: string, db: Database, by: string, release: () => void = () => {}) {
    this.folder = folder
    this.#db = db
    this.#by = by
    this.#release = release
  }

  #explained<T>(work: (db: Database) => T): T {
    try {
      return work(this.#db)
    } catch (error) {
      throw explain(error, this.folder)
    }
  }

  /** Everything that is read by it is of one moment, whatever others write. */
  #run<T>(work: (db: Database) => T): T {
    return this.#explained((db) => (db.inTransaction ? work(db) : db.transaction(() => work(db))()))
  }

  #change<T>(work: (db: Database) => T): T {
    return this.#explained((db) => db.transaction(() => work(db)).immediate())
  }

  async steady<T>(work: () => Promise<T>): Promise<T> {
    this.#explained((db) => db.exec('BEGIN'))
    try {
      return await work()
    } finally {
      this.#explained((db) => db.inTransaction && db.exec('ROLLBACK'))
    }
  }

  async known(sha256: string) {
    return this.#run((db) => known(db, sha256))
  }

  async inside(sha256: string) {
    const { membersOf } = await import('./queries/containers.ts')
    return this.#run((db) => all(db, membersOf, { sha256 }))
  }

  async putInside(sha256: string, members: readonly Inside[]) {
    const { putMember } = await import('./queries/containers.ts')
    this.#change((db) => {
      write(db, dropFailure, { sha256 })
      for (const [place, { name, sha256: member }] of members.entries()) write(db, putMember, { sha256, place, name, member })
    })
  }

  async meet(sha256: string, path: string) {
    this.#change((db) => meet(db, sha256, path))
  }

  async store(arrival: Arrival, options: { again?: boolean } = {}): Promise<Stored> {
    const { arrive } = await import('./arrive.ts')
    try {
      return await arrive(this.#db, this.folder, this.#by, arrival, options.again ?? false)
    } catch (error) {
      throw explain(error, this.folder)
    }
  }

  async fail(failure: Failure) {
    const { storeFailure } = await import('./store.ts')
    this.#change((db) => {
      if (known(db, failure.sha256)?.status !== 'read') storeFailure(db, failure)
    })
  }

  async failures() {
    return this.#run((db) => all(db, plans.failures)).map(({ failure, ...rest }) => ({ ...rest, ...JSON.parse(failure) }))
  }

  async plans(filter: PlanFilter = {}) {
    const { listPlans } = await import('./lists.ts')
    return this.#run((db) => listPlans(db, filter))
  }

  async *everyPlan(filter: PlanFilter = {}) {
    const { planIds, plansOf } = await import('./lists.ts')
    const ids = this.#run((db) => planIds(db, filter))
    for (let from = 0; from < ids.length; from += BATCH) yield* this.#run((db) => plansOf(db, ids.slice(from, from + BATCH)))
  }

  async find(wanted: string) {
    const { findPlans } = await import('./find.ts')
    return this.#run((db) => findPlans(db, wanted))
  }

  async record(plan: number, options: { family?: boolean } = {}) {
    const { recordOf, withCorrections } = await import('./record.ts')
    const record = this.#run((db) => recordOf(db, plan, options.family ?? true))
    return record && withCorrections(record)
  }

  async text(plan: number) {
    const { textOf } = await import('./record.ts')
    return this.#run((db) => textOf(db, plan))
  }

  async tasks(filter: TaskFilter = {}) {
    const { listTasks } = await import('./task-list.ts')
    const named = filter.lead !== undefined || filter.with !== undefined
    const meaning = named ? (await import('./meant.ts')).agencyMeant : null
    return this.#run((db) => listTasks(db, filter, meaning))
  }

  async select(sql: string) {
    const { selectFree } = await import('./free-sql.ts')
    return this.#explained((db) => selectFree(db, sql))
  }

  async views() {
    const { viewsOf } = await import('./free-sql.ts')
    return this.#run(viewsOf)
  }

  async alsoMeant(name: string) {
    const { agencyMeant } = await import('./meant.ts')
    return this.#run((db) => agencyMeant(db, name, false).also)
  }

  async agencies({ words, named }: { words?: string; named?: string } = {}) {
    const { agenciesLike, agenciesNamed, registry } = await import('./agencies.ts')
    const rows = this.#run(registry)
    return named !== undefined ? agenciesNamed(rows, named) : words !== undefined ? agenciesLike(rows, words) : rows
  }

  async decideAgency(kind: 'merge' | 'rename', body: string, value: string, note?: string) {
    const { decide } = await import('./decided.ts')
    return this.#change((db) => decide(db, kind, body, value, { by: this.#by, note }))
  }

  async undoAgency(decision: number, note?: string) {
    const { undoDecided } = await import('./decided.ts')
    return this.#change((db) => undoDecided(db, decision, { by: this.#by, note }))
  }

  async agencyDecisions() {
    const { everyDecision } = await import('./decided.ts')
    return this.#run(everyDecision)
  }

  async search(words: string, page: Page = {}) {
    const { search } = await import('./search.ts')
    return this.#run((db) => search(db, words, page))
  }

  async saveSearch(name: string, words: string) {
    const { putSaved } = await import('./queries/saved.ts')
    const { log } = await import('./deed.ts')
    this.#change((db) => {
      write(db, putSaved, { name, words, by: this.#by, at: new Date().toISOString() })
      log(db, this.#by, 'search-save', null, { name, words })
    })
  }

  async dropSearch(name: string) {
    const { dropSaved, savedSearches } = await import('./queries/saved.ts')
    const { log } = await import('./deed.ts')
    return this.#change((db) => {
      const held = all(db, savedSearches).find((saved) => saved.name === name)
      if (!held) return false
      write(db, dropSaved, { name })
      log(db, this.#by, 'search-drop', null, { name, words: held.words })
      return true
    })
  }

  async savedSearches() {
    const { savedSearches } = await import('./queries/saved.ts')
    return this.#run((db) => all(db, savedSearches))
  }

  async facets(words: string) {
    const { facets } = await import('./search.ts')
    return this.#run((db) => facets(db, words))
  }

  async family(plan: number) {
    const { family } = await import('./tree.ts')
    return this.#run((db) => family(db, plan))
  }

  async absent(code: string) {
    const key = codeKey(code)
    const { absentFamilies } = await import('./tree.ts')
    return key === null ? [] : this.#run((db) => absentFamilies(db, key))
  }

  async missing(filter: Page & { parents?: boolean } = {}) {
    const { missing } = await import('./queries/care.ts')
    return this.#run((db) => all(db, missing, { parents: filter.parents ? 1 : 0, ...paged(filter) }))
  }

  async due(from: string, to: string, options: { recurring?: boolean } = {}) {
    const { dueIn } = await import('./lists.ts')
    return this.#run((db) => dueIn(db, from, to, options.recurring ?? true))
  }

  async verify() {
    const { verify } = await import('./verify.ts')
    return verify(this.folder, this.#db)
  }

  async reading(plan: number) {
    const { readingOf } = await import('./record.ts')
    return this.#run((db) => readingOf(db, plan))
  }

  async correct(plan: number, field: AnyField, place: number | null, value: unknown, note?: string) {
    const { correctField } = await import('./people.ts')
    return this.#change((db) => correctField(db, plan, field, place, value, { by: this.#by, note }))
  }

  async undo(correction: number, note?: string) {
    const { undo } = await import('./people.ts')
    return this.#change((db) => undo(db, correction, { by: this.#by, note }))
  }

  async corrections(filter: Page & { plan?: number; undone?: boolean } = {}) {
    const { allCorrections } = await import('./queries/people.ts')
    return this.#run((db) => all(db, allCorrections, { plan: filter.plan ?? null, undone: filter.undone ? 1 : 0, ...paged(filter) }))
  }

  async review(filter: { plan?: number; kind?: DoubtKind; limit?: number } = {}) {
    const { reviewItems } = await import('./review.ts')
    return this.#run((db) => reviewItems(db, { ...filter, limit: filter.limit ?? MANY }))
  }

  async judge(item: string, verdict: deeds.Verdict, note?: string) {
    const { judge } = await import('./people.ts')
    return this.#change((db) => judge(db, item, verdict, { by: this.#by, note }))
  }

  async setStatus(plan: number, task: string, status: deeds.Status, day: string | null, note?: string) {
    const { setStatus } = await import('./people.ts')
    return this.#change((db) => setStatus(db, plan, task, status, day, { by: this.#by, note }))
  }

  async sayTaken(parent: number, child: number, said: Taking, note?: string) {
    const { sayTaken } = await import('./takings.ts')
    return this.#change((db) => sayTaken(db, parent, child, said, { by: this.#by, note }))
  }

  async undoTaken(taking: number, note?: string) {
    const { undoTaken } = await import('./takings.ts')
    return this.#change((db) => undoTaken(db, taking, { by: this.#by, note }))
  }

  async takings(parent: number, child: number) {
    const { takings } = await import('./takings.ts')
    return this.#run((db) => takings(db, parent, child))
  }

  async log(filter: Page & { plan?: number } = {}) {
    const { logAll, logOf } = await import('./queries/people.ts')
    return this.#run((db) => {
      if (filter.plan === undefined) return all(db, logAll, paged(filter))
      return all(db, logOf, { sha256: one(db, plans.shaOf, { plan: filter.plan })?.sha256 ?? '', ...paged(filter) })
    })
  }

  async *originals() {
    const { originalPath } = await import('./originals.ts')
    const { heldOriginals } = await import('./queries/review.ts')
    let after = 0
    for (;;) {
      const rows = this.#run((db) => all(db, heldOriginals, { after, limit: BATCH }))
      for (const { extension, path, ...row } of rows) {
        const original = originalPath(this.folder, row.sha256, extension)
        yield { ...row, path: path ?? original, original }
      }
      const last = rows.at(-1)
      if (!last || rows.length < BATCH) return
      after = last.plan
    }
  }

  async backup(target: string) {
    const { writeBundle } = await import('./bundle.ts')
    return writeBundle(this.folder, this.#db, target)
  }

  async counts() {
    return this.#run((db) => one(db, plans.counts)) ?? { documents: 0, plans: 0, tasks: 0, refs: 0, links: 0 }
  }

  async close() {
    this.#db.close()
    this.#release()
  }
}

/** An archive of an older release is brought up to date first, also by those who only read. */
async function openCurrent(path: string, readonly: boolean): Promise<Database> {
  try {
    return await openDatabase(path, readonly)
  } catch (error) {
    if (!(error instanceof ArchiveError && error.reason === 'outdated')) throw error
    const db = await openDatabase(path, false)
    db.close()
    return openDatabase(path, true)
  }
}

async function openBorrowed(place: string, by: string): Promise<Archive> {
  const { borrow } = await import('./borrow.ts')
  const { path, release } = borrow(join(place, 'archive.db'))
  try {
    return new Local(place, await openCurrent(path, true), by, release)
  } catch (error) {
    release()
    throw error
  }
}

/** Opens the archive in a folder. */
export async function openLocal(
  folder: string,
  { readonly, by, make }: { readonly: boolean; by: string; make: boolean },
): Promise<Archive> {
  const place = resolve(folder)
  const path = join(place, 'archive.db')
  if (!make && !existsSync(path)) throw new ArchiveError('absent', place)
  try {
    if (!readonly) mkdirSync(join(place, 'originals'), { recursive: true })
  } catch (error) {
    throw explain(error, place)
  }
  try {
    return new Local(place, await openCurrent(path, readonly), by)
  } catch (error) {
    if (!(readonly && error instanceof ArchiveError && error.reason === 'unwritable')) throw error
    return openBorrowed(place, by).catch(() => {
      throw error
    })
  }
}
