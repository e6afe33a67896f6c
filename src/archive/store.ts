/** One document, one transaction: everything of it is in the archive, or nothing. */
import { provinceIn, provinceOn, TODAY } from '../lexicon/provinces.ts'
import { type Agency, type Deadline, type Extraction, extractionSchema, type Plan, type Reference, type Task } from '../plan/schema.ts'
import { bare, fold } from '../text/fold.ts'
import { daysOf } from '../text/partial-date.ts'
import { agencyKey } from './abbreviations.ts'
import { bodyOf } from './bodies.ts'
import { codeKey, ordinalKey } from './code.ts'
import { type Corrected, correct, placeOf } from './corrections.ts'
import { messageKey, taskKeys, wordsOf } from './identity.ts'
import { kinOf, place as placeEdition } from './edition.ts'
import { linkDown, linkUp, relink } from './link.ts'
import { pack, unpack } from './pack.ts'
import * as people from './queries/people.ts'
import { all, one, type Parameters, write } from './queries/query.ts'
import { type CodeOfPlan, codeOfPlan, contentOf, shaOf } from './queries/plans.ts'
import * as put from './queries/writes.ts'
import type { Database } from './sqlite.ts'

/** A document that was read. */
export interface Arrival {
  extraction: Extraction
  /** the canonical text */
  text: string
  /** where the document was met; absolute, with "!/" before the path inside an archive */
  path: string
  /** where the bytes lie now, if not at `path` */
  file?: string | undefined
  parserVersion: string
}

/** A file that could not be read; `key` and `values` word the reason in the person's language. */
export interface Failure {
  sha256: string
  bytes: number
  path: string
  key: string
  values: Record<string, string | number>
  parserVersion: string
}

function now(): string {
  return new Date().toISOString()
}

/** A wording of a body, stored once. */
function mention(db: Database, agency: Agency): number {
  const values = { mention: agency.mention, agencyId: agency.agencyId, name: agency.name }
  const known = one(db, put.mentionOf, values)
  if (known) return known.id
  const keys = [agency.mention, agency.name].flatMap((name) => (name ? [agencyKey(name)] : []))
  return write(db, put.putMention, { ...values, folded: ` ${[...new Set(keys)].join(' | ')} `, body: bodyOf(agency) })
}

const MET_BY: ReadonlySet<string> = new Set(['by', 'on', 'within', 'event'])

/** The last day on which a deadline can be met; what begins, goes on or recurs has none. */
export function dueDay(deadline: Pick<Deadline, 'kind' | 'start' | 'end' | 'rrule'>): string | null {
  if (deadline.rrule !== null || !(MET_BY.has(deadline.kind) || deadline.kind === 'relative')) return null
  return deadline.end ?? (deadline.kind === 'on' ? deadline.start : null)
}

function storeTask(db: Database, plan: number, task: Task, position: number, key: string): void {
  const { start, end, page } = task.evidence
  const { section, text, product, confidence } = task
  const id = write(db, put.putTask, { plan, position, section, text, product, confidence, start, end, page, key })
  for (const [role, agencies] of [
    ['lead', task.lead],
    ['with', task.coordinating],
  ] as const) {
    for (const [place, agency] of agencies.entries())
      write(db, put.putTaskAgency, { task: id, role, position: place, mention: mention(db, agency) })
  }
  task.deadlines.forEach((deadline, place) => {
    write(db, put.putDeadline, {
      task: id,
      position: place,
      raw: deadline.raw,
      kind: deadline.kind,
      startDay: deadline.start,
      endDay: deadline.end,
      rrule: deadline.rrule,
      duration: deadline.duration,
      trust: deadline.trust ?? null,
      due: dueDay(deadline),
      start: deadline.evidence.start,
      end: deadline.evidence.end,
      page: deadline.evidence.page,
    })
  })
}

const PROGRAMME = /^(?:kh|ctr|cthd|ctrhd|ct hd)$/

/** A plan or a programme, by its type's name or by the type in its code. */
function isProgramme(reference: Reference): boolean {
  if (/^(?:ke hoach|chuong trinh)/.test(bare(reference.type ?? ''))) return true
  return reference.type === null && (codeKey(reference.code) ?? '').split('-').some((part) => PROGRAMME.test(part))
}

/** A parent is what a plan implements, and a plan or programme that it names as its basis. */
export function isParent(reference: Reference): boolean {
  return reference.relation === 'implements' || (reference.relation === 'basis' && isProgramme(reference))
}

function storeReference(db: Database, plan: number, reference: Reference, position: number, chosen: string | null): void {
  const days = reference.date ? daysOf(reference.date) : null
  const { code, type, date, issuer, title, relation } = reference
  const { start, end, page } = reference.evidence
  write(db, put.putRef, {
    plan,
    position,
    code,
    codeKey: codeKey(code),
    type,
    date,
    dateFrom: days?.first ?? null,
    dateTo: days?.last ?? null,
    issuer,
    title,
    relation,
    parent: isParent(reference) ? 1 : 0,
    start,
    end,
    page,
    chosen,
  })
}

function mean(numbers: readonly number[]): number | null {
  return numbers.length === 0 ? null : numbers.reduce((sum, each) => sum + each, 0) / numbers.length
}

function issuerOf(db: Database, plan: Plan): number | null {
  if (!plan.issuer) return null
  return mention(db, { mention: plan.issuer.name, agencyId: plan.issuer.agencyId, name: null })
}

/** Where the issuer stands; its province by its words where the reading names none. */
function standing({ issuer }: Plan): Parameters {
  const { level = null, system = null, jurisdiction = null, province, name = null, superior = null } = issuer ?? {}
  const named = [jurisdiction, name, superior].map((words) => provinceIn(words ?? '')?.id).find((id) => id !== undefined)
  const known = province?.id ?? named ?? null
  const today = known === null ? null : (provinceOn(known, TODAY)?.id ?? known)
  return { level, system, jurisdiction, province: known, provinceToday: today }
}

function storeHead(db: Database, document: number, id: number | null, extraction: Extraction, plan: Plan): number {
  const days = plan.issued ? daysOf(plan.issued.edtf) : null
  const code = plan.number?.code ?? null
  return write(db, put.putPlan, {
    id,
    document,
    genre: extraction.genre,
    typeName: plan.type?.name ?? null,
    typeCode: plan.type?.code ?? null,
    typeKey: plan.type ? bare(plan.type.name) : null,
    numberRaw: plan.number?.raw ?? null,
    code,
    codeKey: code ? codeKey(code) : null,
    ordinal: plan.number?.ordinal ? ordinalKey(plan.number.ordinal) : null,
    symbol: plan.number?.symbol ?? null,
    issuer: issuerOf(db, plan),
    superior: plan.issuer?.superior ?? null,
    ...standing(plan),
    place: plan.place,
    issuedRaw: plan.issued?.raw ?? null,
    issued: plan.issued?.edtf ?? null,
    issuedFrom: days?.first ?? null,
    issuedTo: days?.last ?? null,
    title: plan.title,
    draft: plan.draft ? 1 : 0,
    timeframeStart: plan.timeframe?.start ?? null,
    timeframeEnd: plan.timeframe?.end ?? null,
    taskCount: plan.tasks.length,
    confidence: mean(plan.tasks.map(({ confidence }) => confidence)),
    publisher: extraction.report?.publisher ?? null,
    publishedAt: extraction.report?.publishedAt ?? null,
    grade: extraction.grade?.document ?? null,
  })
}

function storeSearch(db: Database, id: number, plan: Plan, text: string): void {
  const words = { number: plan.number?.code ?? plan.number?.raw ?? '', title: plan.title ?? '', issuer: plan.issuer?.name ?? '' }
  const { number, title, issuer } = words
  write(db, put.putBare, { plan: id, number: bare(number), title: bare(title), issuer: bare(issuer), text: bare(text) })
  write(db, put.putExact, { plan: id, words: fold([number, title, issuer, text].join(' ')) })
}

function storeParts(db: Database, id: number, extraction: Extraction, { plan, chosen }: Corrected, keys: readonly string[]): void {
  for (const [position, task] of plan.tasks.entries()) storeTask(db, id, task, position, keys[position] ?? '')
  for (const [position, reference] of plan.references.entries()) storeReference(db, id, reference, position, chosen.get(position) ?? null)
  for (const [position, text] of plan.recipients.entries()) write(db, put.putRecipient, { plan: id, position, text })
  for (const [place, { authority, position, name }] of plan.signatories.entries())
    write(db, put.putSignatory, { plan: id, place, authority, position, name })
  for (const { ruleId, reason, severity, evidence } of extraction.messages) {
    const { start = null, end = null, quote = null, page = null } = evidence ?? {}
    const item = messageKey({ ruleId, reason, quote })
    write(db, put.putMessage, { plan: id, ref: null, ruleId, reason, severity, start, end, quote, page, item })
  }
}

/** Brings the statuses that people gave back to the tasks of a reading. */
function restoreStatuses(db: Database, id: number, sha256: string, reading: Plan, keys: readonly string[]): void {
  const words = reading.tasks.map(wordsOf.tasks)
  for (const { item, words: said, status, day } of all(db, people.statusesOf, { sha256 })) {
    const key = keys[placeOf(keys, words, item, said)]
    if (key !== undefined) write(db, people.setTaskStatus, { plan: id, item: key, status, day })
  }
}

function dropReading(db: Database, plan: number): CodeOfPlan | undefined {
  const old = one(db, codeOfPlan, { plan })
  write(db, put.dropBare, { plan })
  write(db, put.dropExact, { plan })
  write(db, put.dropPlan, { plan })
  return old
}

/** Stores what was read; a reading that is there already is replaced and keeps its id. Returns the plan's id. */
export function storeDocument(db: Database, arrival: Arrival, extension: string): number {
  const extraction = extractionSchema.parse(arrival.extraction)
  const { source } = extraction
  const before = one(db, put.documentBySha, { sha256: source.sha256 })?.plan_id ?? null
  const { sha256, bytes, pages, mediaType, adapter, textLayer } = source
  const storedAt = now()
  const row = one(db, put.putDocument, {
    sha256,
    status: 'read',
    failure: null,
    extension,
    mediaType,
    adapter,
    bytes,
    pages,
    textLayer,
    parserVersion: arrival.parserVersion,
    storedAt,
  })
  const document = row?.id ?? 0
  write(db, put.putPath, { document, path: arrival.path, seenAt: storedAt })
  write(db, put.putContent, { document, packed: pack(arrival.text, JSON.stringify(extraction)) })
  return storeReading(db, document, before, extraction, arrival.text)
}

/** The rows that lists, searches and links read: the reading with what people put right laid over it. Returns the plan's id. */
function storeReading(db: Database, document: number, before: number | null, extraction: Extraction, text: string): number {
  const { plan: reading, source } = extraction
  if (!reading) throw new TypeError(`expected a document that was read, got none: ${source.path}`)
  const { sha256 } = source
  const corrected = correct(reading, all(db, people.correctionsOf, { sha256 }))
  for (const [id, standing] of corrected.standings) write(db, people.setStanding, { id, standing })
  const { plan } = corrected
  const keys = taskKeys(reading.tasks)
  const kin = before === null ? [] : kinOf(db, before)
  const old = before === null ? undefined : dropReading(db, before)
  const id = storeHead(db, document, before, extraction, plan)
  storeParts(db, id, extraction, corrected, keys)
  restoreStatuses(db, id, sha256, reading, keys)
  storeSearch(db, id, plan, text)
  placeEdition(db, id, plan.title, text, kin)
  linkUp(db, id)
  const own = plan.number?.code ? codeKey(plan.number.code) : null
  if (old) for (const key of new Set([own, old.code_key])) if (key !== null) relink(db, key)
  if (!old && own !== null) linkDown(db, own, id)
  return id
}

/** Lays the corrections over a held reading anew. */
export function restore(db: Database, plan: number): void {
  const content = one(db, contentOf, { plan })
  const held = one(db, shaOf, { plan })
  if (!content || !held) throw new TypeError(`expected a held plan, got #${plan}`)
  const { text, record } = unpack(content.packed)
  storeReading(db, held.document, plan, extractionSchema.parse(JSON.parse(record)), text)
}

/** Records that a file could not be read, so that the next run tries it again and people can ask what is missing. */
export function storeFailure(db: Database, failure: Failure): void {
  const { sha256, bytes, key, values, parserVersion } = failure
  const storedAt = now()
  const row = one(db, put.putDocument, {
    sha256,
    status: 'failed',
    failure: JSON.stringify({ key, values }),
    extension: '',
    mediaType: null,
    adapter: null,
    bytes,
    pages: null,
    textLayer: null,
    parserVersion,
    storedAt,
  })
  if (row) write(db, put.putPath, { document: row.id, path: failure.path, seenAt: storedAt })
}
