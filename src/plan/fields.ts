/** The fields of a record that a person may correct: how each is read, checked and set. Knows no rules; see field-values.ts. */
import { z } from 'zod'
import { fold } from '../text/fold.ts'
import { agencySchema, deadlineSchema, relations, type Evidence, type Plan, type Reference, type Signatory, type Task } from './schema.ts'

export type List = '' | 'tasks' | 'references' | 'signatories'

/** What words a person types for a field. */
export type FieldKind =
  | 'text'
  | 'type'
  | 'number'
  | 'issuer'
  | 'date'
  | 'issued'
  | 'day'
  | 'flag'
  | 'texts'
  | 'agencies'
  | 'deadlines'
  | 'relation'
  | 'document'

interface Field<Target, Value> {
  list: List
  name: string
  kind: FieldKind
  schema: z.ZodType<Value>
  get(target: Target): Value
  set(target: Target, value: Value): void
}

/** A field whatever its types; its schema stands between what is stored and `set`. */
// biome-ignore lint/suspicious/noExplicitAny: target and value belong together inside each field
export type AnyField = Field<any, any>

const words = z.string().min(1).nullable()
const day = z.iso.date().nullable()
const deadline = deadlineSchema.omit({ evidence: true })
const NOWHERE: Evidence = { start: 0, end: 0, quote: '', page: null }

function head<Value>(
  name: string,
  kind: FieldKind,
  schema: z.ZodType<Value>,
  get: (plan: Plan) => Value,
  set: (plan: Plan, value: Value) => void,
): Field<Plan, Value> {
  return { list: '', name, kind, schema, get, set }
}

function frame(plan: Plan) {
  plan.timeframe ??= { raw: '', start: null, end: null, evidence: NOWHERE }
  return plan.timeframe
}

/** A part of the issuer has no place where the issuer itself is unknown. */
function part(name: 'superior' | 'jurisdiction') {
  const set = (plan: Plan, value: string | null) => {
    if (plan.issuer) plan.issuer[name] = value
  }
  return head(`issuer.${name}`, 'text', words, (plan) => plan.issuer?.[name] ?? null, set)
}

const numberValue = z.object({ raw: z.string(), code: words, ordinal: words, symbol: words }).nullable()
const issuerValue = z.object({ name: z.string().min(1), agencyId: words }).nullable()

const heads = [
  head(
    'type',
    'type',
    z.object({ name: z.string().min(1), code: words }).nullable(),
    (plan) => plan.type,
    (plan, value) => {
      plan.type = value
    },
  ),
  head(
    'number',
    'number',
    numberValue,
    ({ number }) => number && { raw: number.raw, code: number.code, ordinal: number.ordinal, symbol: number.symbol },
    (plan, value) => {
      plan.number = value && { ...plan.number, ...value }
    },
  ),
  head(
    'issuer',
    'issuer',
    issuerValue,
    ({ issuer }) => issuer && { name: issuer.name, agencyId: issuer.agencyId },
    (plan, value) => {
      plan.issuer = value && { superior: null, jurisdiction: null, ...plan.issuer, ...value }
    },
  ),
  part('superior'),
  part('jurisdiction'),
  head(
    'place',
    'text',
    words,
    (plan) => plan.place,
    (plan, value) => {
      plan.place = value
    },
  ),
  head(
    'issued',
    'issued',
    z.object({ raw: z.string(), edtf: z.string() }).nullable(),
    ({ issued }) => issued && { raw: issued.raw, edtf: issued.edtf },
    (plan, value) => {
      plan.issued = value && { ...plan.issued, ...value }
    },
  ),
  head(
    'title',
    'text',
    words,
    (plan) => plan.title,
    (plan, value) => {
      plan.title = value
    },
  ),
  head(
    'timeframe.start',
    'day',
    day,
    (plan) => plan.timeframe?.start ?? null,
    (plan, value) => {
      frame(plan).start = value
    },
  ),
  head(
    'timeframe.end',
    'day',
    day,
    (plan) => plan.timeframe?.end ?? null,
    (plan, value) => {
      frame(plan).end = value
    },
  ),
  head(
    'draft',
    'flag',
    z.boolean(),
    (plan) => plan.draft,
    (plan, value) => {
      plan.draft = value
    },
  ),
  head(
    'recipients',
    'texts',
    z.array(z.string().min(1)),
    (plan) => plan.recipients,
    (plan, value) => {
      plan.recipients = value
    },
  ),
]

type Key<Target, Value> = {
  [name in keyof Target]-?: Target[name] extends Value ? (Value extends Target[name] ? name : never) : never
}[keyof Target] &
  string

/** A property as it stands. */
function plain<Target, Value>(list: List, name: Key<Target, Value>, kind: FieldKind, schema: z.ZodType<Value>): Field<Target, Value> {
  return {
    list,
    name,
    kind,
    schema,
    get: (target) => target[name] as Value,
    set: (target, value) => {
      target[name] = value as Target[typeof name]
    },
  }
}

const agencies = z.array(agencySchema)

const tasks = [
  plain<Task, string>('tasks', 'text', 'text', z.string().min(1)),
  plain<Task, string | null>('tasks', 'section', 'text', words),
  plain<Task, string | null>('tasks', 'product', 'text', words),
  plain<Task, Task['lead']>('tasks', 'lead', 'agencies', agencies),
  plain<Task, Task['lead']>('tasks', 'coordinating', 'agencies', agencies),
]

/** Without evidence of their own, corrected deadlines point at the task. */
const deadlines: Field<Task, z.infer<typeof deadline>[]> = {
  list: 'tasks',
  name: 'deadlines',
  kind: 'deadlines',
  schema: z.array(deadline),
  get: (task) => task.deadlines.map(({ evidence: _, ...rest }) => rest),
  set: (task, value) => {
    task.deadlines = value.map((each) => ({ ...each, evidence: task.evidence }))
  },
}

/** Which held document is meant; stands beside the record, in the link. */
const document: Field<Reference, string | null> = {
  list: 'references',
  name: 'document',
  kind: 'document',
  schema: z.string().length(64).nullable(),
  get: () => null,
  set: () => {},
}

const references = [
  plain<Reference, string>('references', 'code', 'text', z.string().min(1)),
  plain<Reference, string | null>('references', 'type', 'text', words),
  plain<Reference, string | null>('references', 'date', 'date', words),
  plain<Reference, string | null>('references', 'issuer', 'text', words),
  plain<Reference, string | null>('references', 'title', 'text', words),
  plain<Reference, Reference['relation']>('references', 'relation', 'relation', z.enum(relations)),
  document,
]

const signatories = (['authority', 'position', 'name'] as const).map((name) =>
  plain<Signatory, string | null>('signatories', name, 'text', words),
)

export const fields: readonly AnyField[] = [...heads, ...tasks, deadlines, ...references, ...signatories]

/** Other words for a field. */
const ALSO: Record<string, string> = {
  code: 'number',
  date: 'issued',
  'issued.edtf': 'issued',
  'number.code': 'number',
  'issuer.name': 'issuer',
  'type.name': 'type',
  'tasks.deadline': 'tasks.deadlines',
  'tasks.with': 'tasks.coordinating',
}

export interface FieldPath {
  field: AnyField
  /** place in the list, counted from 1; null for a field of the head */
  number: number | null
}

/** "title", "tasks.3.lead", "references.2.relation": the field and the item, or null where there is none of that name. */
export function parseField(path: string): FieldPath | null {
  const [, list = '', digits, rest = ''] = /^(?:(tasks|references|signatories)\.(\d{1,5})\.)?([a-z.]+)$/.exec(path.trim()) ?? []
  const named = list === '' ? rest : `${list}.${rest}`
  const name = ALSO[named] ?? named
  const field = fields.find((each) => (each.list === '' ? each.name : `${each.list}.${each.name}`) === name)
  return field?.list === list ? { field, number: digits === undefined ? null : Number(digits) } : null
}

/** The names of all fields as a person writes them. */
export function fieldNames(): string[] {
  return fields.map(({ list, name }) => (list === '' ? name : `${list}.N.${name}`))
}

const UNSAID: ReadonlySet<string> = new Set(['agencyId', 'name', 'raw', 'trust'])

/** What two values of a field must share to be the same: spelling, ids and the words of a date aside. */
function essence(value: unknown, kind: FieldKind): string {
  if (typeof value === 'string') return fold(value)
  if (kind === 'issuer' && value !== null) return fold((value as { name: string }).name)
  if (kind === 'type' && value !== null) return fold((value as { name: string }).name)
  if (kind === 'number' && value !== null) return fold((value as { code: string | null }).code ?? '')
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map((each) => essence(each, kind)).join('|')}]`
  const kept = Object.entries(value).filter(([name]) => !UNSAID.has(name))
  return JSON.stringify(kept.map(([name, each]) => [name, typeof each === 'string' ? fold(each) : each]).sort())
}

/** Whether two values of a field say the same. */
export function sameValue(field: AnyField, a: unknown, b: unknown): boolean {
  return essence(a, field.kind) === essence(b, field.kind)
}
