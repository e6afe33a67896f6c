/** A record as a list of findings: each value with its words, the rule that found it and how far to trust it. */
import type { Agency, Deadline, Evidence, Extraction, Plan, Proof, Reference, Target, Task, Trust } from './schema.ts'

export const findingKinds = [
  'head',
  'signatory',
  'reference',
  'purpose',
  'requirement',
  'target',
  'figure',
  'funding',
  'provision',
  'task',
  'lead',
  'coordinating',
  'deadline',
  'product',
] as const
export type FindingKind = (typeof findingKinds)[number]

export interface Finding {
  /** as `kehoach correct` names it, counted from 1: "tasks.3.lead.1" */
  field: string
  kind: FindingKind
  value: string
  rule: string | null
  trust: Trust | null
  /** of a task */
  confidence: number | null
  /** null for what no words show: an e-mail's own date, a number in the file's metadata */
  evidence: Evidence | null
}

interface Known {
  rule?: string | undefined
  trust?: Trust | undefined
  evidence?: Evidence | null | undefined
}

function finding(field: string, kind: FindingKind, value: string, known: Known | undefined, confidence: number | null = null): Finding {
  return { field, kind, value, rule: known?.rule ?? null, trust: known?.trust ?? null, confidence, evidence: known?.evidence ?? null }
}

function joined(...parts: (string | null | undefined)[]): string {
  return parts.filter(Boolean).join(' · ')
}

function heads(plan: Plan): Finding[] {
  const { type, number, issuer, issued, timeframe, proofs } = plan
  const found: Finding[] = []
  const add = (field: string, value: string | null | undefined, known: Known | Proof | undefined) => {
    if (value) found.push(finding(field, 'head', value, known))
  }
  add('type', type && joined(type.name, type.code), proofs?.type)
  add('number', number && (number.code ?? `— /${number.symbol ?? ''}`), number ?? undefined)
  add('issuer', issuer && joined(issuer.name, issuer.agencyId, issuer.level, issuer.system, issuer.jurisdiction), issuer ?? undefined)
  add('place', plan.place, proofs?.place)
  add('issued', issued?.edtf, issued ?? undefined)
  add('title', plan.title, proofs?.title)
  add('timeframe', timeframe && `${timeframe.start ?? ''}/${timeframe.end ?? ''}`, timeframe ?? undefined)
  if (plan.draft) add('draft', 'true', proofs?.draft)
  add('recipients', plan.recipients.join('; '), proofs?.recipients)
  return found
}

/** "by 2026-06-30", "within 2026-04-01/2026-06-30", "recurring FREQ=YEARLY" */
function meaning({ kind, start, end, rrule, duration }: Deadline): string {
  const days = kind === 'by' || start === end ? end : start === null && end === null ? null : `${start ?? ''}/${end ?? ''}`
  return [kind, days, rrule, duration].filter(Boolean).join(' ')
}

function agency({ mention, name, agencyId }: Agency): string {
  return joined(name === null || name === mention ? mention : `${mention} = ${name}`, agencyId)
}

function ofTask(task: Task, index: number): Finding[] {
  const field = `tasks.${index + 1}`
  const whole = finding(field, 'task', joined(task.section, task.text), task, task.confidence)
  const known = { rule: task.rule, trust: task.trust, evidence: task.productEvidence }
  return [
    whole,
    ...task.lead.map((one, at) => finding(`${field}.lead.${at + 1}`, 'lead', agency(one), one)),
    ...task.coordinating.map((one, at) => finding(`${field}.coordinating.${at + 1}`, 'coordinating', agency(one), one)),
    ...task.deadlines.map((one, at) => finding(`${field}.deadlines.${at + 1}`, 'deadline', meaning(one), one)),
    ...(task.product === null ? [] : [finding(`${field}.product`, 'product', task.product, known)]),
  ]
}

function reference({ relation, code, type, date, issuer, title }: Reference): string {
  return joined(relation, [type, code].filter(Boolean).join(' '), date, issuer, title)
}

/** "exactly 95 %", "at least 3/5 mô hình" */
function amount({ bound, value, to, unit, by }: NonNullable<Target['figures']>[number]): string {
  return [bound, to === null ? value : `${value}/${to}`, unit, by && `≤ ${by}`].filter(Boolean).join(' ')
}

function figures({ targets = [] }: Plan): Finding[] {
  return targets.flatMap(({ figures: found = [] }, at) =>
    found.map((one, place) => finding(`targets.${at + 1}.figures.${place + 1}`, 'figure', joined(one.indicator, amount(one)), one)),
  )
}

function funding({ funding: list = [] }: Plan): Finding[] {
  return list.flatMap(({ sources, amounts }, at) => [
    ...sources.map((one, place) => finding(`funding.${at + 1}.sources.${place + 1}`, 'funding', joined(one.raw, one.kind), one)),
    ...amounts.map((one, place) => finding(`funding.${at + 1}.amounts.${place + 1}`, 'funding', `${one.amount} VND`, one)),
  ])
}

const LISTS = [
  ['purposes', 'purpose'],
  ['requirements', 'requirement'],
  ['targets', 'target'],
  ['provisions', 'provision'],
] as const

/** Everything that a record says, in the order of its fields. */
export function findingsOf({ plan }: Pick<Extraction, 'plan'>): Finding[] {
  if (plan === null) return []
  return [
    ...heads(plan),
    ...plan.signatories.map((one, at) => finding(`signatories.${at + 1}`, 'signatory', joined(one.authority, one.position, one.name), one)),
    ...plan.references.map((one, at) => finding(`references.${at + 1}`, 'reference', reference(one), one)),
    ...LISTS.flatMap(([list, kind]) => (plan[list] ?? []).map((one, at) => finding(`${list}.${at + 1}`, kind, one.text, one))),
    ...figures(plan),
    ...funding(plan),
    ...plan.tasks.flatMap(ofTask),
  ]
}

/**
 * Is the finding among those asked for?
 * @param only a kind ("lead"), a field or its beginning ("tasks.3", "issuer"), or a rule or its room ("deadline/by", "deadline/")
 */
export function isAsked({ field, kind, rule }: Finding, only: string): boolean {
  return (
    kind === only || field === only || field.startsWith(`${only}.`) || rule === only || (only.endsWith('/') && !!rule?.startsWith(only))
  )
}
