/** The archive that is one folder: archive.db and originals/. */
import { existsSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { AnyField } from '../plan/fields.ts'
import { type Extraction, extractionSchema } from '../plan/schema.ts'
import { bare, fold } from '../text/fold.ts'
import { agencyKey } from './abbreviations.ts'
import type { Archive, Arrival, Due, Failure, Found, Inside, Known, Page, PlanFilter, PlanRecord, Stored, TaskFilter } from './archive.ts'
import { codeKey, parseWanted } from './code.ts'
import { correct } from './corrections.ts'
import { extensionOf, keepOriginal, originalPath } from './originals.ts'
import { unpack } from './pack.ts'
import * as deeds from './people.ts'
import { candidates } from './queries/family.ts'
import * as care from './queries/care.ts'
import * as people from './queries/people.ts'
import { otherCopies } from './queries/edition.ts'
import * as plans from './queries/plans.ts'
import { all, compose, one, type Parameters, write } from './queries/query.ts'
import { searchBare, searchExact } from './queries/search.ts'
import { taskBase, taskConditions, taskDueOrder, taskOrder, taskOverdueOrder, type TaskRow } from './queries/tasks.ts'
import * as put from './queries/writes.ts'
import * as containers from './queries/containers.ts'
import { heldOriginals } from './queries/review.ts'
import { distinct } from './resolve.ts'
import { type DoubtKind, reviewItems } from './review.ts'
import { ArchiveError, type Database, explain, openDatabase } from './sqlite.ts'
import { occurrences } from './recur.ts'
import { storeDocument, storeFailure } from './store.ts'
import { absentFamilies, family } from './tree.ts'
import { verify } from './verify.ts'
import { matchOf, parseSearch, snippetOf, type Term } from './words.ts'

const MANY = 1_000_000_000
const LAST_DAY = '9999-12-31'
/** rows that are in memory at once where everything is gone through */
const BATCH = 500

/** A LIKE pattern for part of a name, at word edges; the key holds letters, digits and spaces only, so nothing needs escaping. */
function pattern(name: string | undefined): string | null {
  return name === undefined ? null : `% ${agencyKey(name)} %`
}

function paged(page: Page): Parameters {
  return { limit: page.limit ?? MANY, offset: page.offset ?? 0 }
}

function known(db: Database, sha256: string): Known {
  const row = one(db, put.documentBySha, { sha256 })
  if (!row) return null
  return row.status === 'read' && row.plan_id !== null
    ? { status: 'read', plan: row.plan_id, parserVersion: row.parser_version }
    : { status: 'failed' }
}

function listPlans(db: Database, filter: PlanFilter): plans.PlanRow[] {
  const given: Parameters = {
    type: filter.type === undefined ? null : bare(filter.type),
    issuer: pattern(filter.issuer),
    from: filter.from ?? null,
    to: filter.to ?? null,
    best: filter.best ? 1 : null,
  }
  const { best: _, ...used } = given
  const values = { ...used, typeCode: filter.type?.toUpperCase() ?? null, issuerId: filter.issuer ?? null, ...paged(filter) }
  return all(db, compose(plans.planBase, [], plans.planConditions, given, plans.planOrder), values)
}

function listTasks(db: Database, filter: TaskFilter): TaskRow[] {
  const windowed = filter.dueFrom !== undefined || filter.dueTo !== undefined
  const given: Parameters = {
    plan: filter.plan ?? null,
    lead: pattern(filter.lead),
    with: pattern(filter.with),
    dueFrom: windowed ? (filter.dueFrom ?? '') : null,
    overdueOn: filter.overdueOn ?? null,
    status: filter.status ?? null,
  }
  const order = windowed ? taskDueOrder : given.overdueOn !== null ? taskOverdueOrder : taskOrder
  const values = { ...given, leadId: filter.lead ?? null, withId: filter.with ?? null, dueTo: filter.dueTo ?? LAST_DAY, ...paged(filter) }
  return all(db, compose(taskBase, [], taskConditions, given, order), values)
}

/** Copies of one plan count once, the best; a news report counts where the plan itself is not held. */
function byCode(db: Database, key: string): plans.PlanRow[] {
  const rows = all(db, plans.plansByCode, { key })
  const best = new Set(distinct(all(db, candidates, { codeKey: key })).map(({ id }) => id))
  return best.size === 0 ? rows : rows.filter(({ id }) => best.has(id))
}

function find(db: Database, text: string): plans.PlanRow[] {
  const wanted = parseWanted(text)
  switch (wanted?.by) {
    case 'id':
      return all(db, plans.planById, { id: wanted.id })
    case 'code':
      return byCode(db, wanted.key)
    case 'ordinal':
      return all(db, plans.plansByOrdinal, { ordinal: wanted.ordinal })
    case 'sha256':
      return all(db, plans.plansBySha, { prefix: wanted.prefix, beyond: `${wanted.prefix}g` })
    default:
      return []
  }
}

function textOf(db: Database, plan: number): string | null {
  const content = one(db, plans.contentOf, { plan })
  return content ? unpack(content.text) : null
}

function readingOf(db: Database, plan: number): Extraction | null {
  const content = one(db, plans.contentOf, { plan })
  return content ? extractionSchema.parse(JSON.parse(unpack(content.extraction))) : null
}

function recordOf(db: Database, plan: number): PlanRecord | null {
  const extraction = readingOf(db, plan)
  const kin = family(db, plan)
  if (!extraction?.plan || !kin?.plan) return null
  const corrections = all(db, people.correctionsOf, { sha256: kin.plan.sha256 })
  return {
    plan: kin.plan,
    extraction: { ...extraction, plan: correct(extraction.plan, corrections).plan },
    corrections,
    paths: all(db, plans.pathsOf, { plan }).map(({ path }) => path),
    copies: all(db, otherCopies, { id: plan }).flatMap(({ id }) => all(db, plans.planById, { id })),
    messages: all(db, plans.messagesOf, { plan }),
    parents: kin.parents,
    children: kin.children,
  }
}

function found(db: Database, id: number, exact: boolean, terms: readonly Term[]): Found[] {
  const plan = one(db, plans.planById, { id })
  return plan ? [{ ...plan, exact, snippet: snippetOf(textOf(db, id) ?? '', terms) }] : []
}

/** The spelling that was typed comes first; a code that was typed comes before everything. */
function search(db: Database, words: string, page: Page): Found[] {
  const terms = parseSearch(words)
  const bareMatch = matchOf(terms, bare)
  const exactMatch = matchOf(terms, fold)
  if (bareMatch === null || exactMatch === null) return []
  const { limit = 20, offset = 0 } = page
  const most = { limit: limit + offset }
  const key = codeKey(words)
  const coded = key === null ? [] : all(db, plans.plansByCode, { key }).map(({ id }) => id)
  const exact = all(db, searchExact, { match: exactMatch, ...most }).map(({ plan }) => plan)
  const loose = all(db, searchBare, { match: bareMatch, ...most }).map(({ plan }) => plan)
  const sharp = new Set([...coded, ...exact])
  const order = [...new Set([...sharp, ...loose])].slice(offset, offset + limit)
  return order.flatMap((id) => found(db, id, sharp.has(id), terms))
}

/** The days of what recurs; what is done is done for the turns up to that day. */
function turns(row: care.DueRow, from: string, to: string): string[] {
  const days = occurrences(row.rrule ?? '', row, from, to)
  return row.status === 'done' ? days.filter((day) => row.statusDay !== null && day > row.statusDay) : days
}

/** Deadlines with a day of their own, and the days of those that recur. */
function dueIn(db: Database, from: string, to: string, expand: boolean): Due[] {
  const dated = all(db, care.dueBetween, { from, to }).flatMap((row) => (row.due === null ? [] : [{ ...row, due: row.due }]))
  const recurring = expand ? all(db, care.recurring) : []
  const again = recurring.flatMap((row) => turns(row, from, to).map((due) => ({ ...row, due })))
  return [...dated, ...again].sort((a, b) => (a.due === b.due ? a.task - b.task : a.due < b.due ? -1 : 1))
}

class Local implements Archive {
  readonly folder: string
  readonly #db: Database
  readonly #by: string
  constructor(folder: string, db: Database, by: string) {
    this.folder = folder
    this.#db = db
    this.#by = by
  }

  /** One read or one transaction, its trouble explained. */
  #run<T>(work: (db: Database) => T): T {
    try {
      return work(this.#db)
    } catch (error) {
      throw explain(error, this.folder)
    }
  }

  #change<T>(work: (db: Database) => T): T {
    return this.#run((db) => db.transaction(() => work(db)).immediate())
  }

  async known(sha256: string) {
    return this.#run((db) => known(db, sha256))
  }

  async inside(sha256: string) {
    return this.#run((db) => all(db, containers.membersOf, { sha256 }))
  }

  async putInside(sha256: string, members: readonly Inside[]) {
    this.#change((db) => {
      write(db, put.dropFailure, { sha256 })
      for (const [place, { name, sha256: member }] of members.entries()) write(db, containers.putMember, { sha256, place, name, member })
    })
  }

  async meet(sha256: string, path: string) {
    this.#change((db) => {
      const row = one(db, put.documentBySha, { sha256 })
      if (row) write(db, put.putPath, { document: row.id, path, seenAt: new Date().toISOString() })
    })
  }

  async store(arrival: Arrival, options: { again?: boolean } = {}): Promise<Stored> {
    const { sha256 } = arrival.extraction.source
    const extension = extensionOf(arrival.path)
    if (!options.again || this.#run((db) => known(db, sha256))?.status !== 'read')
      await keepOriginal(this.folder, arrival.file ?? arrival.path, sha256, extension)
    return this.#change((db) => {
      const before = known(db, sha256)
      const taken = before?.status === 'read' && !options.again
      const plan = taken ? before.plan : storeDocument(db, arrival, extension)
      if (!taken) deeds.log(db, this.#by, before?.status === 'read' ? 'reread' : 'store', sha256, { parser: arrival.parserVersion })
      return { plan, fresh: !taken, doubts: one(db, plans.doubts, { plan })?.warnings ?? 0 }
    })
  }

  async fail(failure: Failure) {
    this.#change((db) => {
      if (known(db, failure.sha256)?.status !== 'read') storeFailure(db, failure)
    })
  }

  async failures() {
    return this.#run((db) => all(db, plans.failures)).map(({ failure, ...rest }) => ({ ...rest, ...JSON.parse(failure) }))
  }

  async plans(filter: PlanFilter = {}) {
    return this.#run((db) => listPlans(db, filter))
  }

  async find(wanted: string) {
    return this.#run((db) => find(db, wanted))
  }

  async record(plan: number) {
    return this.#run((db) => recordOf(db, plan))
  }

  async text(plan: number) {
    return this.#run((db) => textOf(db, plan))
  }

  async tasks(filter: TaskFilter = {}) {
    return this.#run((db) => listTasks(db, filter))
  }

  async search(words: string, page: Page = {}) {
    return this.#run((db) => search(db, words, page))
  }

  async family(plan: number) {
    return this.#run((db) => family(db, plan))
  }

  async absent(code: string) {
    const key = codeKey(code)
    return key === null ? [] : this.#run((db) => absentFamilies(db, key))
  }

  async missing(filter: Page & { parents?: boolean } = {}) {
    return this.#run((db) => all(db, care.missing, { parents: filter.parents ? 1 : 0, ...paged(filter) }))
  }

  async due(from: string, to: string, options: { recurring?: boolean } = {}) {
    return this.#run((db) => dueIn(db, from, to, options.recurring ?? true))
  }

  async verify() {
    return verify(this.folder, this.#db)
  }

  async reading(plan: number) {
    return this.#run((db) => readingOf(db, plan))
  }

  async correct(plan: number, field: AnyField, place: number | null, value: unknown, note?: string) {
    return this.#change((db) => deeds.correctField(db, plan, field, place, value, { by: this.#by, note }))
  }

  async undo(correction: number, note?: string) {
    return this.#change((db) => deeds.undo(db, correction, { by: this.#by, note }))
  }

  async corrections(filter: Page & { plan?: number; undone?: boolean } = {}) {
    return this.#run((db) => all(db, people.allCorrections, { plan: filter.plan ?? null, undone: filter.undone ? 1 : 0, ...paged(filter) }))
  }

  async review(filter: { plan?: number; kind?: DoubtKind; limit?: number } = {}) {
    return this.#run((db) => reviewItems(db, { ...filter, limit: filter.limit ?? MANY }))
  }

  async judge(item: string, verdict: deeds.Verdict, note?: string) {
    return this.#change((db) => deeds.judge(db, item, verdict, { by: this.#by, note }))
  }

  async setStatus(plan: number, task: string, status: deeds.Status, day: string | null, note?: string) {
    return this.#change((db) => deeds.setStatus(db, plan, task, status, day, { by: this.#by, note }))
  }

  async log(filter: Page & { plan?: number } = {}) {
    return this.#run((db) => {
      if (filter.plan === undefined) return all(db, people.logAll, paged(filter))
      return all(db, people.logOf, { sha256: one(db, plans.shaOf, { plan: filter.plan })?.sha256 ?? '', ...paged(filter) })
    })
  }

  async *originals() {
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

/** Opens the archive in a folder. */
export async function openLocal(folder: string, readonly: boolean, by: string): Promise<Archive> {
  const place = resolve(folder)
  const path = join(place, 'archive.db')
  if (readonly && !existsSync(path)) throw new ArchiveError('absent', place)
  try {
    if (!readonly) mkdirSync(join(place, 'originals'), { recursive: true })
  } catch (error) {
    throw explain(error, place)
  }
  return new Local(place, await openCurrent(path, readonly), by)
}
