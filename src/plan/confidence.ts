/** How sure a task is: what about it was doubtful, weighed as `bench/reliability.ts` learnt it from labelled documents. */
import type { Message, Task } from './schema.ts'
import data from './confidence.json' with { type: 'json' }

export const taskDoubts = [
  'nobody',
  'inherited-lead',
  'unknown-agency',
  'many-agencies',
  'guessed-form',
  'unread-deadline',
  'inferred-deadline',
  'several-deadlines',
  'long',
  'short',
  'ocr',
  'mended',
] as const
/** What makes a task less sure; how it was written ("tasks/table") counts beside them. */
export type TaskDoubt = (typeof taskDoubts)[number]

type Judged = Omit<Task, 'confidence'>

/** What is known of the whole document. */
export interface DocumentDoubts {
  ocr: boolean
  mended: boolean
}

const COLLECTIVE = /^(?:các|những|mọi|toàn|tất cả|từng|mỗi)(?!\p{L})/iu
const MANY = 3
const LONG = 500
const SHORT = 30

/** Notes of the reading that say words were recognised or put together again. */
export function documentDoubts(notes: readonly Pick<Message, 'ruleId'>[]): DocumentDoubts {
  return {
    ocr: notes.some(({ ruleId }) => /^(?:ocr|scan)[./]|^pdf\.ocr$/.test(ruleId)),
    mended: notes.some(({ ruleId }) => /^read\/(?:letter-spaced|lost-spaces|table-rebuilt)$|^(?:doc|rtf)\.cut$/.test(ruleId)),
  }
}

/** The doubts about one task. */
export function doubtsOf(task: Judged, { ocr, mended }: DocumentDoubts): TaskDoubt[] {
  const { lead, coordinating, deadlines, text, trust } = task
  const agencies = [...lead, ...coordinating]
  const found: Record<TaskDoubt, boolean> = {
    nobody: lead.length === 0,
    'inherited-lead': lead.some((one) => one.trust === 'inferred'),
    'unknown-agency': agencies.some(({ agencyId, name, mention }) => agencyId === null && name === null && !COLLECTIVE.test(mention)),
    'many-agencies': agencies.length > MANY,
    'guessed-form': trust === 'guessed',
    'unread-deadline': deadlines.some(({ rule }) => rule === 'deadline/unread'),
    'inferred-deadline': deadlines.some((one) => one.trust !== 'stated'),
    'several-deadlines': deadlines.length > 1,
    long: text.length > LONG,
    short: text.length < SHORT,
    ocr,
    mended,
  }
  return taskDoubts.filter((doubt) => found[doubt])
}

/** Weights in log-odds. */
export interface Weights {
  base: number
  styles: Record<string, number>
  doubts: Record<string, number>
}

/** The odds that a task is right, by weights. 0 … 1 */
export function chanceOf(style: string, doubts: readonly string[], { base, styles, doubts: weights }: Weights): number {
  const sum = base + (styles[style] ?? 0) + doubts.reduce((total, doubt) => total + (weights[doubt] ?? 0), 0)
  return 1 / (1 + Math.exp(-sum))
}

/**
 * Labelled documents are those that the rules were worked on with; any other is harder. Four times the odds of being wrong are taken
 * for it: a choice, not a measure, and the reason why the labelled documents come out better than is said of them.
 */
const UNSEEN = Math.log(4)

const weights: Weights = data

/** 0 … 1, two decimals: how likely the task is right in all its parts, in a document that nobody has labelled. */
export function confidenceOf(task: Judged, document: DocumentDoubts): number {
  const style = (task.rule ?? '').replace(/^tasks\//, '')
  const value = chanceOf(style, doubtsOf(task, document), { ...weights, base: weights.base - UNSEEN })
  return Math.round(value * 100) / 100
}
