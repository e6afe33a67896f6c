/**
 * Is a task that is said to be 0.9 sure right nine times in ten? `node bench/reliability.ts [--fit]`
 *
 * Labelled are the documents of SHARED or ../shared, and the invented ones of test/wild; a task is right when it is one of the gold's, with
 * the same leaders, helpers and deadlines. The chances shown are those of weights fitted without the document that they are said of.
 * `--fit` writes the weights of all documents into src/plan/confidence.json.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { createMessages } from '../src/messages/messages.ts'
import { chanceOf, documentDoubts, doubtsOf, type Weights } from '../src/plan/confidence.ts'
import type { Extraction, Task } from '../src/plan/schema.ts'
import { WorkerPool } from '../src/worker-pool.ts'
import { readGolds } from '../test/wild/gold.ts'

const ROOT = join(import.meta.dirname, '..')
const WILD = join(ROOT, 'test', 'wild')
const shared = process.env.SHARED ?? join(ROOT, '..', 'shared')
const { values: flags } = parseArgs({ options: { fit: { type: 'boolean' } } })

/** One task of the program, and whether it is right. */
interface Sample {
  document: string
  set: 'labelled' | 'invented'
  style: string
  doubts: string[]
  said: number
  right: boolean
}

interface GoldTask {
  section: string | null
  begins: string
  lead: string[]
  coordinating: string[]
  deadlines: { kind: string; start: string | null; end: string | null; rrule: string | null; duration: string | null }[]
  optional?: boolean
}

type Pairs = (
  gold: readonly unknown[],
  got: readonly unknown[],
  similarity: (a: never, b: never) => number,
  floor: number,
) => [number, number][]
interface Words {
  pair: Pairs
  beginsLike(begins: string, text: string): number
  sameAgency(a: string, b: string): boolean
}

const meaning = ({ kind, start, end, rrule, duration }: GoldTask['deadlines'][number]) =>
  [kind, start ?? '', end ?? '', rrule ? rrule.split(';').sort().join(';') : '', duration ?? ''].join('|')

function allPaired(gold: readonly string[], got: readonly string[], same: (a: string, b: string) => boolean, { pair }: Words): boolean {
  return gold.length === got.length && pair(gold, got, ((a: string, b: string) => +same(a, b)) as never, 1).length === gold.length
}

function isRight(gold: GoldTask, task: Task, words: Words): boolean {
  const names = (list: Task['lead']) => list.map(({ mention }) => mention)
  return (
    allPaired(gold.lead, names(task.lead), words.sameAgency, words) &&
    allPaired(gold.coordinating, names(task.coordinating), words.sameAgency, words) &&
    allPaired(gold.deadlines.map(meaning), task.deadlines.map(meaning), (a, b) => a === b, words)
  )
}

/** The samples of one document: its tasks that somebody is asked for or that have a time; optional ones are left out. */
function samplesOf(
  golds: readonly GoldTask[],
  { plan, messages }: Extraction,
  document: string,
  set: Sample['set'],
  words: Words,
): Sample[] {
  const tasks = (plan?.tasks ?? []).filter((task) => task.lead.length + task.coordinating.length + task.deadlines.length > 0)
  const similarity = (gold: GoldTask, task: Task) =>
    words.beginsLike(gold.begins, task.text) + (gold.section !== null && gold.section === task.section ? 0.01 : 0)
  const partner = new Map(words.pair(golds, tasks, similarity as never, 0.75).map(([gold, task]) => [task, golds[gold] as GoldTask]))
  const known = documentDoubts(messages)
  return tasks.flatMap((task, at) => {
    const gold = partner.get(at)
    if (gold?.optional) return []
    const style = (task.rule ?? '').replace(/^tasks\//, '')
    const right = gold !== undefined && isRight(gold, task, words)
    return [{ document, set, style, doubts: doubtsOf(task, known), said: task.confidence, right }]
  })
}

async function samples(): Promise<Sample[]> {
  const words = (await import(pathToFileURL(join(shared, 'tools', 'text.mjs')).href)) as Words
  const folder = join(shared, 'gold')
  const gold = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as { file: string; tasks: GoldTask[] | null })
  const documents = [
    ...gold.map(({ file, tasks }) => ({ path: join(shared, 'corpus', file), tasks, set: 'labelled' as const })),
    ...readGolds(WILD).map(({ file, tasks }) => ({ path: join(WILD, file), tasks, set: 'invented' as const })),
  ]
  const pool = new WorkerPool({ messages: createMessages('en'), seconds: 300 })
  const read = await Promise.all(
    documents.map(async ({ path, tasks, set }) =>
      tasks === null ? [] : samplesOf(tasks, (await pool.read(path)).extraction, basename(path), set, words),
    ),
  )
  await pool.close()
  return read.flat()
}

// ---------- fitting ----------

/**
 * What experience says before any count, in log-odds: the labelled documents hold too few mistakes to teach each doubt by itself.
 * A doubt that never failed yet stays a doubt.
 */
const PRIOR: Pick<Weights, 'styles' | 'doubts'> = {
  styles: { label: 0.3, table: 0.3, heading: 0.1, timetable: -0.3, prose: -0.3, closing: -0.8, report: -1.2 },
  doubts: {
    nobody: -0.4,
    'inherited-lead': -0.3,
    'unknown-agency': -0.7,
    'many-agencies': -0.2,
    'guessed-form': -1.5,
    'unread-deadline': -1.5,
    'inferred-deadline': -0.2,
    'several-deadlines': -0.2,
    long: -0.3,
    short: -0.3,
    ocr: -1,
    mended: -0.7,
  },
}
/** How strongly weights are drawn to the prior: in mistakes that speak against each. */
const RIDGE = 4
const STEPS = 3000
const RATE = 0.5

/** Logistic regression by gradient descent; the base is free, all else is drawn to the prior. */
function learn(list: readonly Sample[]): Weights {
  const weights: Weights = { base: 0, styles: { ...PRIOR.styles }, doubts: { ...PRIOR.doubts } }
  for (let step = 0; step < STEPS; step += 1) {
    let base = 0
    const styles: Record<string, number> = {}
    const marks: Record<string, number> = {}
    for (const { style, doubts, right } of list) {
      const slope = Number(right) - chanceOf(style, doubts, weights)
      base += slope
      styles[style] = (styles[style] ?? 0) + slope
      for (const doubt of doubts) marks[doubt] = (marks[doubt] ?? 0) + slope
    }
    const rate = (RATE * 10) / list.length
    weights.base += rate * base
    for (const [of, slopes, prior] of [
      [weights.styles, styles, PRIOR.styles],
      [weights.doubts, marks, PRIOR.doubts],
    ] as const)
      for (const name of Object.keys(of))
        of[name] = (of[name] ?? 0) + rate * ((slopes[name] ?? 0) - RIDGE * ((of[name] ?? 0) - (prior[name] ?? 0)))
  }
  return weights
}

function rounded({ base, styles, doubts }: Weights): Weights {
  const round = (value: number) => Math.round(value * 100) / 100
  const each = (of: Record<string, number>) =>
    Object.fromEntries(
      Object.entries(of)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, value]) => [name, round(value)]),
    )
  return { base: round(base), styles: each(styles), doubts: each(doubts) }
}

// ---------- measures ----------

interface Judged {
  chance: number
  right: boolean
}

const EDGES = [0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.01]

function report(title: string, list: readonly Judged[]): void {
  const brier = list.reduce((sum, { chance, right }) => sum + (chance - Number(right)) ** 2, 0) / list.length
  let error = 0
  console.log(
    `\n${title}: ${list.length} tasks, ${list.filter(({ right }) => !right).length} of them wrong\n  said         tasks   mean said   right`,
  )
  for (let at = 0; at + 1 < EDGES.length; at += 1) {
    const [from, to] = [EDGES[at] ?? 0, EDGES[at + 1] ?? 1]
    const bin = list.filter(({ chance }) => chance >= from && chance < to)
    if (bin.length === 0) continue
    const said = bin.reduce((sum, { chance }) => sum + chance, 0) / bin.length
    const right = bin.filter((one) => one.right).length / bin.length
    error += (bin.length / list.length) * Math.abs(said - right)
    const range = `${from.toFixed(2)}–${Math.min(1, to).toFixed(2)}`
    console.log(`  ${range}  ${String(bin.length).padStart(6)}   ${said.toFixed(3).padStart(9)}   ${right.toFixed(3)}`)
  }
  console.log(`  Brier score ${brier.toFixed(4)}, expected calibration error ${error.toFixed(4)}`)
}

async function main(): Promise<void> {
  if (!existsSync(join(shared, 'gold'))) {
    console.log(`Nothing to measure: there is no folder of labelled documents at ${shared} (set SHARED to name another).`)
    return
  }
  const all = await samples()
  const documents = [...new Set(all.map(({ document }) => document))]
  const held = documents.flatMap((document) => {
    const weights = learn(all.filter((sample) => sample.document !== document))
    return all
      .filter((sample) => sample.document === document)
      .map(({ style, doubts, right, set }) => ({ chance: chanceOf(style, doubts, weights), right, set }))
  })
  for (const set of ['labelled', 'invented'] as const)
    report(
      `${set}, weights fitted without the document`,
      held.filter((one) => one.set === set),
    )
  report('all, weights fitted without the document', held)
  const share = all.filter(({ right }) => right).length / all.length
  report(
    'all, one chance for every task (what weighing has to beat)',
    all.map(({ right }) => ({ chance: share, right })),
  )
  report(
    'all, as the program says it: four times the odds of being wrong, for documents nobody has labelled',
    all.map(({ said, right }) => ({ chance: said, right })),
  )
  if (flags.fit) {
    const file = join(ROOT, 'src', 'plan', 'confidence.json')
    writeFileSync(file, `${JSON.stringify(rounded(learn(all)), null, 2)}\n`)
    console.log(`\nwritten: ${file}`)
  }
}

await main()
