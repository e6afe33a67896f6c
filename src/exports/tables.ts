/** The tables that an archive is exported as: plans, tasks, references, agencies, and the register of NĐ 30/2020, Phụ lục VI. */
import type { MessageKey } from '../messages/messages.ts'
import type { Archive, PlanFilter, PlanRecord, PlanRow, TaskRow } from '../archive/archive.ts'

/** A day is a day where a format knows days, and ISO text elsewhere. */
export type Cell = string | number | { day: string } | null

export interface TableColumn<Row> {
  /** heading in CSV: a stable English name */
  key: string
  /** heading for people */
  title: MessageKey
  /** in characters */
  width: number
  value(row: Row): Cell
}

/** A table and its rows, which are fetched as they are asked for. */
export interface Table<Row> {
  name: MessageKey
  columns: readonly TableColumn<Row>[]
  rows(archive: Archive, filter: PlanFilter): AsyncGenerator<Row>
}

/** "2025-06-30" is a day; "2025-06" and "2025" stay as they are. */
function dated(edtf: string | null | undefined): Cell {
  return edtf && /^\d{4}-\d\d-\d\d$/.test(edtf) ? { day: edtf } : (edtf ?? null)
}

async function* planRows(archive: Archive, filter: PlanFilter): AsyncGenerator<PlanRow> {
  yield* archive.everyPlan(filter)
}

async function* taskRows(archive: Archive, filter: PlanFilter): AsyncGenerator<TaskRow> {
  for await (const { id } of archive.everyPlan(filter)) yield* await archive.tasks({ plan: id })
}

/** Every plan with what is known of it but its family, corrections applied. */
export async function* recordRows(archive: Archive, filter: PlanFilter): AsyncGenerator<PlanRecord> {
  for await (const { id } of archive.everyPlan(filter)) {
    const record = await archive.record(id, { family: false })
    if (record) yield record
  }
}

type ReferenceRow = { citing: PlanRow } & NonNullable<PlanRecord['extraction']['plan']>['references'][number]

async function* referenceRows(archive: Archive, filter: PlanFilter): AsyncGenerator<ReferenceRow> {
  for await (const { plan, extraction } of recordRows(archive, filter))
    for (const reference of extraction.plan?.references ?? []) yield { citing: plan, ...reference }
}

type AgencyRow = Awaited<ReturnType<Archive['agencies']>>[number]

async function* agencyRows(archive: Archive): AsyncGenerator<AgencyRow> {
  yield* await archive.agencies()
}

const named = (agencies: TaskRow['lead']): string => agencies.map(({ mention }) => mention).join('; ')

export const plansTable: Table<PlanRow> = {
  name: 'column.plans',
  rows: planRows,
  columns: [
    { key: 'id', title: 'column.id', width: 8, value: ({ id }) => id },
    { key: 'code', title: 'column.code', width: 20, value: ({ code }) => code },
    { key: 'type', title: 'column.type', width: 14, value: ({ type }) => type },
    { key: 'issued', title: 'column.issued', width: 12, value: ({ issued }) => dated(issued) },
    { key: 'issuer', title: 'column.issuer', width: 40, value: ({ issuer }) => issuer },
    { key: 'place', title: 'export.place', width: 18, value: ({ place }) => place },
    { key: 'province', title: 'column.province', width: 18, value: ({ jurisdiction }) => jurisdiction },
    { key: 'title', title: 'column.title', width: 70, value: ({ title }) => title },
    { key: 'tasks', title: 'column.tasks', width: 10, value: ({ tasks }) => tasks },
    { key: 'grade', title: 'column.grade', width: 10, value: ({ grade }) => grade },
    { key: 'path', title: 'column.path', width: 40, value: ({ path }) => path },
    { key: 'sha256', title: 'export.sha256', width: 20, value: ({ sha256 }) => sha256 },
  ],
}

/** The last day on which a task falls due, where it has one. */
function dueOf({ deadlines }: TaskRow): Cell {
  const days = deadlines.flatMap(({ due, kind }) => (due !== null && kind !== 'recurring' ? [due] : [])).sort()
  return dated(days.at(-1))
}

export const tasksTable: Table<TaskRow> = {
  name: 'column.tasks',
  rows: taskRows,
  columns: [
    { key: 'plan', title: 'column.plan', width: 20, value: ({ code, plan }) => code ?? `#${plan}` },
    { key: 'planId', title: 'column.id', width: 8, value: ({ plan }) => plan },
    { key: 'issued', title: 'column.issued', width: 12, value: ({ planIssued }) => dated(planIssued) },
    { key: 'issuer', title: 'column.issuer', width: 36, value: ({ planIssuer }) => planIssuer },
    { key: 'number', title: 'column.number', width: 6, value: ({ number }) => number },
    { key: 'section', title: 'column.section', width: 10, value: ({ section }) => section },
    { key: 'task', title: 'column.task', width: 70, value: ({ text }) => text },
    { key: 'lead', title: 'column.lead', width: 34, value: ({ lead }) => named(lead) },
    { key: 'with', title: 'column.with', width: 34, value: ({ coordinating }) => named(coordinating) },
    { key: 'due', title: 'column.due', width: 26, value: ({ deadlines }) => deadlines.map(({ raw }) => raw).join('; ') },
    { key: 'dueDay', title: 'column.day', width: 12, value: dueOf },
    { key: 'product', title: 'export.product', width: 34, value: ({ product }) => product },
    { key: 'status', title: 'column.status', width: 12, value: ({ status }) => status },
    { key: 'page', title: 'column.page', width: 7, value: ({ page }) => page },
    { key: 'confidence', title: 'export.confidence', width: 9, value: ({ confidence }) => confidence },
  ],
}

export const referencesTable: Table<ReferenceRow> = {
  name: 'export.references',
  rows: referenceRows,
  columns: [
    { key: 'citing', title: 'column.plan', width: 20, value: ({ citing }) => citing.code ?? `#${citing.id}` },
    { key: 'citingId', title: 'column.id', width: 8, value: ({ citing }) => citing.id },
    { key: 'relation', title: 'export.relation', width: 13, value: ({ relation }) => relation },
    { key: 'type', title: 'column.type', width: 14, value: ({ type }) => type },
    { key: 'code', title: 'column.code', width: 22, value: ({ code }) => code },
    { key: 'date', title: 'column.issued', width: 12, value: ({ date }) => dated(date) },
    { key: 'issuer', title: 'column.issuer', width: 36, value: ({ issuer }) => issuer },
    { key: 'title', title: 'column.title', width: 60, value: ({ title }) => title },
    { key: 'page', title: 'column.page', width: 7, value: ({ evidence }) => evidence.page },
  ],
}

export const agenciesTable: Table<AgencyRow> = {
  name: 'export.agencies',
  rows: agencyRows,
  columns: [
    { key: 'id', title: 'column.id', width: 24, value: ({ id }) => id },
    { key: 'name', title: 'column.name', width: 44, value: ({ name }) => name },
    { key: 'short', title: 'export.short', width: 40, value: ({ short }) => short.join('; ') },
    { key: 'level', title: 'column.level', width: 10, value: ({ level }) => level },
    { key: 'system', title: 'column.system', width: 10, value: ({ system }) => system },
    { key: 'province', title: 'column.province', width: 18, value: ({ province }) => province },
    { key: 'validFrom', title: 'export.from', width: 12, value: ({ validFrom }) => dated(validFrom) },
    { key: 'validTo', title: 'export.to', width: 12, value: ({ validTo }) => dated(validTo) },
    { key: 'successors', title: 'export.successors', width: 34, value: ({ successors }) => successors.join('; ') },
    { key: 'lead', title: 'column.leads', width: 9, value: ({ lead }) => lead },
    { key: 'with', title: 'column.helps', width: 9, value: ({ helping }) => helping },
    { key: 'issued', title: 'column.issuedCount', width: 9, value: ({ issued }) => issued },
  ],
}

const planOf = ({ extraction }: PlanRecord) => extraction.plan
const mark = (record: PlanRecord, pattern: RegExp): string | null =>
  record.messages.find(({ ruleId }) => pattern.test(ruleId))?.quote ?? null

/** NĐ 30/2020/NĐ-CP, Phụ lục VI: fields of an outgoing document, in its order; what no document says stays blank. */
export const registerTable: Table<PlanRecord> = {
  name: 'export.register',
  rows: recordRows,
  columns: [
    { key: 'fileCode', title: 'register.fileCode', width: 14, value: () => null },
    { key: 'ordinal', title: 'register.ordinal', width: 10, value: ({ plan }) => plan.id },
    { key: 'typeName', title: 'register.typeName', width: 14, value: ({ plan }) => plan.type },
    { key: 'codeNumber', title: 'register.codeNumber', width: 11, value: (record) => planOf(record)?.number?.ordinal ?? null },
    { key: 'codeNotation', title: 'register.codeNotation', width: 20, value: (record) => planOf(record)?.number?.symbol ?? null },
    { key: 'issuedDate', title: 'register.issuedDate', width: 13, value: ({ plan }) => dated(plan.issued) },
    { key: 'organName', title: 'register.organName', width: 40, value: ({ plan }) => plan.issuer },
    { key: 'subject', title: 'register.subject', width: 70, value: ({ plan }) => plan.title },
    { key: 'language', title: 'register.language', width: 12, value: () => 'Tiếng Việt' },
    { key: 'pages', title: 'register.pages', width: 9, value: ({ extraction }) => extraction.source.pages },
    { key: 'note', title: 'register.note', width: 20, value: ({ plan }) => (plan.draft ? 'Dự thảo' : null) },
    {
      key: 'signerPosition',
      title: 'register.signerPosition',
      width: 26,
      value: (record) =>
        planOf(record)
          ?.signatories.map(({ position }) => position ?? '')
          .join('; ') || null,
    },
    {
      key: 'signerName',
      title: 'register.signerName',
      width: 26,
      value: (record) =>
        planOf(record)
          ?.signatories.map(({ name }) => name ?? '')
          .join('; ') || null,
    },
    { key: 'toPlaces', title: 'register.toPlaces', width: 50, value: (record) => planOf(record)?.recipients.join('; ') || null },
    { key: 'priority', title: 'register.priority', width: 14, value: (record) => mark(record, /mark/) },
    { key: 'copies', title: 'register.copies', width: 12, value: () => null },
    { key: 'replyBy', title: 'register.replyBy', width: 14, value: () => null },
  ],
}
