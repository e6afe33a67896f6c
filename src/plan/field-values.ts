/** The words that a person types for a field, read into its value: dates, agencies and deadlines as the documents write them. */
import { typeNamed, typeOfCode } from '../lexicon/document-types.ts'
import { findDeadlines, inferYear } from '../rules/deadlines/index.ts'
import { numberLine } from '../rules/head/number.ts'
import { resolveAgency } from '../rules/tasks/agencies.ts'
import { bare } from '../text/fold.ts'
import { oneLine } from '../text/normalise.ts'
import { daysOf, parsePartialDate } from '../text/partial-date.ts'
import type { AnyField } from './fields.ts'
import { type Agency, type Deadline, type Plan, relations } from './schema.ts'

/** Words that are no value of the field. */
export class ValueError extends Error {
  constructor(words: string) {
    super(`no value of this field: ${words}`)
    this.name = 'ValueError'
  }
}

const NO_DEFINITIONS = new Map<string, string>()

function agency(mention: string): Agency {
  return { mention, ...resolveAgency(mention, NO_DEFINITIONS) }
}

function parts(words: string): string[] {
  return words
    .split(/[;\n]/)
    .map(oneLine)
    .filter((part) => part !== '')
}

function edtf(words: string): string {
  const date = daysOf(words) ? words : parsePartialDate(words)
  if (date === null) throw new ValueError(words)
  return date
}

function isoDay(words: string): string {
  const day = edtf(words)
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) throw new ValueError(words)
  return day
}

function number(words: string) {
  const raw = `Số: ${words.replace(/^s[ốô]\s*:?\s*/iu, '')}`
  for (const match of raw.matchAll(numberLine.pattern)) {
    const value = numberLine.read(match, undefined)
    if (value && !('start' in value)) return { raw, ...value }
  }
  throw new ValueError(words)
}

const FLAGS: Record<string, boolean> = { true: true, yes: true, co: true, '1': true, false: false, no: false, khong: false, '0': false }

function flag(words: string): boolean {
  const value = FLAGS[bare(words)]
  if (value === undefined) throw new ValueError(words)
  return value
}

const RELATIONS: Record<string, (typeof relations)[number]> = {
  'thuc hien': 'implements',
  'can cu': 'basis',
  'thay the': 'replaces',
  'sua doi': 'amends',
  'nhac den': 'mentions',
}

type Value = Omit<Deadline, 'evidence'>

function deadlines(words: string, plan: Plan): Value[] {
  const issued = plan.issued?.edtf ?? null
  const context = { year: inferYear(issued, plan.title), issued, where: 'cell' as const }
  return parts(words).flatMap((raw): Value[] => {
    if (/^\d{4}-\d\d-\d\d$/.test(raw)) return [{ raw, kind: 'by', start: null, end: isoDay(raw), rrule: null, duration: null }]
    const found = findDeadlines(raw, context)
    if (found.length === 0 || found.some(({ ruleId }) => ruleId === 'deadline/unread')) throw new ValueError(raw)
    return found.map(({ raw: quote, kind, from: start, to: end, rrule, duration }) => ({
      raw: oneLine(quote),
      kind,
      start,
      end,
      rrule,
      duration,
    }))
  })
}

function read(field: AnyField, words: string, plan: Plan): unknown {
  switch (field.kind) {
    case 'type':
      return typeNamed(words) ?? typeNamed(typeOfCode(words.toUpperCase()) ?? '') ?? { name: words, code: null }
    case 'number':
      return number(words)
    case 'issuer':
      return { name: words, agencyId: agency(words).agencyId }
    case 'issued':
      return { raw: words, edtf: edtf(words) }
    case 'date':
      return edtf(words)
    case 'day':
      return isoDay(words)
    case 'flag':
      return flag(words)
    case 'texts':
      return parts(words)
    case 'agencies':
      return parts(words).map(agency)
    case 'deadlines':
      return deadlines(words, plan)
    case 'relation':
      return relations.find((relation) => relation === words) ?? RELATIONS[bare(words)]
    default:
      return words
  }
}

/** An empty value: "", or what stands for it in JSON. */
function nothing(field: AnyField): unknown {
  return ['texts', 'agencies', 'deadlines'].includes(field.kind) ? [] : null
}

function json(words: string): unknown {
  try {
    return JSON.parse(words)
  } catch {
    throw new ValueError(words)
  }
}

/**
 * Reads and checks a value.
 * @param words as typed: plain words, several agencies or deadlines parted by ";", or JSON of the schema's form; empty or "null" for none
 * @param plan gives deadlines their year
 * @throws ValueError
 */
export function readValue(field: AnyField, words: string, plan: Plan): unknown {
  const said = oneLine(words.normalize('NFC'))
  const value = said === '' || said === 'null' ? nothing(field) : /^[[{]/.test(said) ? json(said) : read(field, said, plan)
  const checked = field.schema.safeParse(value)
  if (!checked.success) throw new ValueError(words)
  return checked.data
}
