/** Scores a plan against its answers: what was found, missed and wrong for every field, each miss in words. */
import type { Plan } from '../../src/plan/schema.ts'
import { fold } from '../../src/text/fold.ts'
import { type Gold, type GoldTask, HEAD } from './gold.ts'

export const FIELDS = ['head', 'references', 'purposes', 'requirements', 'tasks', 'lead', 'coordinating', 'deadlines', 'product'] as const
export type Field = (typeof FIELDS)[number]

interface Tally {
  hit: number
  missed: string[]
  wrong: string[]
}

export type Score = Record<Field, Tally>
type Task = Plan['tasks'][number]

const plain = (text: string): string =>
  fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
const NAMED_BY = 12

/** An item is named by its first words. */
function begins(want: string, text: string): boolean {
  const words = plain(want).split(' ').slice(0, NAMED_BY).join(' ')
  return plain(text)
    .slice(0, words.length + 12)
    .includes(words)
}

const meaning = (one: { kind: string; start: string | null; end: string | null; rrule: string | null; duration: string | null }): string =>
  [one.kind, one.start, one.end, one.rrule, one.duration].filter(Boolean).join(' ')

/** Pairs each wanted value with one that was found; the rest are misses. */
function compare(
  tally: Tally,
  where: string,
  want: readonly string[],
  got: readonly string[],
  same: (a: string, b: string) => boolean,
): void {
  const left = [...got]
  for (const value of want) {
    const at = left.findIndex((other) => same(value, other))
    if (at >= 0) {
      left.splice(at, 1)
      tally.hit += 1
    } else tally.missed.push(`${where}: missed «${value}»`)
  }
  for (const value of left) tally.wrong.push(`${where}: wrong «${value}»`)
}

const equal = (a: string, b: string): boolean => plain(a) === plain(b)

function details(score: Score, where: string, want: GoldTask | null, got: Task | null): void {
  const names = (list: readonly { mention: string }[] | undefined): string[] => (list ?? []).map(({ mention }) => mention)
  compare(score.lead, where, want?.lead ?? [], names(got?.lead), equal)
  compare(score.coordinating, where, want?.coordinating ?? [], names(got?.coordinating), equal)
  compare(score.deadlines, where, (want?.deadlines ?? []).map(meaning), (got?.deadlines ?? []).map(meaning), (a, b) => a === b)
  compare(score.product, where, want?.product ? [want.product] : [], got?.product ? [got.product] : [], equal)
}

/** Head and references, each value a hit or a miss of its own. */
function facts(score: Score, gold: Gold, plan: Plan): void {
  if (!gold.head) return
  const own = {
    type: plan.type?.name ?? null,
    number: plan.number?.code ?? null,
    issuer: plan.issuer?.name ?? null,
    place: plan.place,
    issued: plan.issued?.edtf ?? null,
    title: plan.title,
  }
  const told = (values: Record<string, string | null>): string[] => HEAD.map((field) => `${field} ${values[field] ?? ''}`)
  compare(score.head, gold.file, told(gold.head), told(own), equal)
  compare(
    score.head,
    gold.file,
    gold.signers,
    plan.signatories.flatMap(({ name }) => name ?? []),
    equal,
  )
  const cited = ({ code, type, date, issuer, relation }: Gold['references'][number]): string =>
    [code, type, date, issuer, relation].map((value) => value ?? '').join(' · ')
  compare(score.references, gold.file, gold.references.map(cited), plan.references.map(cited), equal)
}

/** Items without an agency and a deadline are asked of nobody. */
const assigned = (task: Task): boolean => task.lead.length + task.coordinating.length + task.deadlines.length > 0

/** The score of one document; optional answers count neither found nor missed. */
export function score(gold: Gold, plan: Plan): Score {
  const result = Object.fromEntries(FIELDS.map((field) => [field, { hit: 0, missed: [], wrong: [] }])) as unknown as Score
  facts(result, gold, plan)
  compare(
    result.purposes,
    gold.file,
    gold.purposes,
    plan.purposes.map(({ text }) => text),
    begins,
  )
  compare(
    result.requirements,
    gold.file,
    gold.requirements,
    plan.requirements.map(({ text }) => text),
    begins,
  )
  const left = plan.tasks.filter(assigned)
  for (const want of gold.tasks) {
    const same = left.map((task, at) => ({ task, at })).filter(({ task }) => begins(want.begins, task.text))
    const found = same.find(({ task }) => want.lead.some((name) => task.lead.some(({ mention }) => equal(name, mention)))) ?? same[0]
    if (found) left.splice(found.at, 1)
    if (want.optional) continue
    if (found) result.tasks.hit += 1
    else result.tasks.missed.push(`${gold.file}: missed task «${want.begins}»`)
    details(result, `${gold.file} ▸ ${want.begins}`, want, found?.task ?? null)
  }
  for (const task of left) {
    result.tasks.wrong.push(`${gold.file}: wrong task «${task.text.slice(0, 80)}»`)
    details(result, `${gold.file} ▸ ${task.text.slice(0, 80)}`, null, task)
  }
  return result
}

/** F1 over all documents, with the misses. */
export function total(scores: readonly Score[], field: Field): { f1: number; misses: string[] } {
  const hit = scores.reduce((sum, one) => sum + one[field].hit, 0)
  const misses = scores.flatMap((one) => [...one[field].missed, ...one[field].wrong])
  return { f1: hit + misses.length === 0 ? 1 : (2 * hit) / (2 * hit + misses.length), misses }
}
