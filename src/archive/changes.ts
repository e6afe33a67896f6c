/** What a second reading of the same bytes says otherwise, counted by field. */
import { fold } from '../text/fold.ts'
import type { Evidence, Plan } from '../plan/schema.ts'
import { referenceKeys, taskKeys } from './identity.ts'

/** Field to how many of its values changed: { title: 1, 'tasks.new': 2, 'tasks.lead': 3 } */
export type Changes = Record<string, number>

const HEAD = ['type', 'number', 'issuer', 'place', 'issued', 'title', 'timeframe', 'draft', 'signatories', 'recipients'] as const
const TEXTS = ['purposes', 'requirements'] as const
const TASK = ['section', 'text', 'lead', 'coordinating', 'deadlines', 'product', 'confidence'] as const
const REFERENCE = ['code', 'type', 'date', 'issuer', 'title', 'relation'] as const

/** Where words stand may move without a change of what they say. */
function said(value: unknown): string {
  return JSON.stringify(value ?? null, (key, each: unknown) =>
    key === 'evidence' ? undefined : typeof each === 'string' ? fold(each) : each,
  )
}

function count(changes: Changes, field: string, by = 1): void {
  if (by > 0) changes[field] = (changes[field] ?? 0) + by
}

interface Listed {
  keys: readonly string[]
  items: readonly ({ evidence: Evidence } & Record<string, unknown>)[]
}

function compare(changes: Changes, list: string, fields: readonly string[], before: Listed, after: Listed): void {
  const old = new Map(before.keys.map((key, at) => [key, before.items[at]]))
  for (const [at, key] of after.keys.entries()) {
    const was = old.get(key)
    const now = after.items[at]
    if (!was || !now) count(changes, `${list}.new`)
    else for (const field of fields) if (said(was[field]) !== said(now[field])) count(changes, `${list}.${field}`)
    old.delete(key)
  }
  count(changes, `${list}.gone`, old.size)
}

/** Tasks and citations are matched by their words; one whose words changed is one gone and one new. */
export function changesBetween(before: Plan, after: Plan): Changes {
  const changes: Changes = {}
  for (const field of [...HEAD, ...TEXTS]) if (said(before[field]) !== said(after[field])) count(changes, field)
  const tasks = (plan: Plan): Listed => ({ keys: taskKeys(plan.tasks), items: plan.tasks })
  const references = (plan: Plan): Listed => ({ keys: referenceKeys(plan.references), items: plan.references })
  compare(changes, 'tasks', TASK, tasks(before), tasks(after))
  compare(changes, 'references', REFERENCE, references(before), references(after))
  return changes
}
