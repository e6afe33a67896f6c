/**
 * Scores the program on hand-labelled documents: extracts every file that the gold names and hands both to the evaluator.
 *
 *   npm run score -- [--show FIELD] [--json] [--only PREFIX,…] [--without PREFIX,…] [--against REV [--changes]]
 *
 * The documents are not part of the project: they lie in the folder SHARED, or ../shared; without it there is nothing to score.
 */
import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { createMessages, pickLanguage } from '../src/messages/messages.ts'
import type { Extraction } from '../src/plan/schema.ts'
import { WorkerPool } from '../src/worker-pool.ts'
import { changesOf, extractAt, type Miss, valuesChanged } from './revision.ts'

const shared = resolve(process.env.SHARED ?? join(import.meta.dirname, '..', '..', 'shared'))
const { values: flags } = parseArgs({
  options: {
    show: { type: 'string' },
    json: { type: 'boolean' },
    only: { type: 'string' },
    without: { type: 'string' },
    against: { type: 'string' },
    changes: { type: 'boolean' },
  },
})

interface Gold {
  /** name of the gold's own file */
  label: string
  /** name of the document in the corpus */
  file: string
}

function startsWithAny(name: string, prefixes: string): boolean {
  return prefixes.split(',').some((prefix) => name.startsWith(prefix))
}

function golds(): Gold[] {
  const labels = readdirSync(join(shared, 'gold')).filter((name) => name.endsWith('.json'))
  return labels
    .sort()
    .map((label) => ({ label, file: JSON.parse(readFileSync(join(shared, 'gold', label), 'utf8')).file as string }))
    .filter(({ file }) => (!flags.only || startsWithAny(file, flags.only)) && !(flags.without && startsWithAny(file, flags.without)))
}

/** The rule that says why a file was not read, or null. */
function trouble({ plan, messages }: Extraction): string | null {
  return plan === null ? (messages[0]?.ruleId ?? 'unknown') : null
}

async function extractAll(files: readonly string[]): Promise<Extraction[]> {
  const pool = new WorkerPool({ messages: createMessages(pickLanguage(process.env)), cwd: join(shared, 'corpus'), seconds: 300 })
  const extractions = await Promise.all(files.map(async (file) => (await pool.read(file)).extraction))
  await pool.close()
  return extractions
}

/** Gold files and predictions side by side in a folder that is gone afterwards. */
function laidOut<Result>(labels: readonly string[], extractions: readonly Extraction[], work: (evaluate: string[]) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'kehoach-score-'))
  try {
    const predictions = join(folder, 'predictions.jsonl')
    writeFileSync(predictions, extractions.map((extraction) => `${JSON.stringify(extraction)}\n`).join(''))
    for (const label of labels) copyFileSync(join(shared, 'gold', label), join(folder, label))
    return work([join(shared, 'tools', 'evaluate.mjs'), folder, predictions])
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function evaluate(labels: readonly string[], extractions: readonly Extraction[]): number {
  const passed = [...(flags.show ? ['--show', flags.show] : []), ...(flags.json ? ['--json'] : [])]
  return laidOut(labels, extractions, (args) => spawnSync(process.execPath, [...args, ...passed], { stdio: 'inherit' }).status ?? 1)
}

/** Every miss of every field. */
function missesOf(labels: readonly string[], extractions: readonly Extraction[]): Miss[] {
  return laidOut(labels, extractions, (args) => {
    const run = (...more: string[]) => spawnSync(process.execPath, [...args, ...more], { encoding: 'utf8' }).stdout
    const { rows } = JSON.parse(run('--json')) as { rows: { field: string; missed: number; wrong: number }[] }
    return rows
      .filter(({ missed, wrong }) => missed + wrong > 0)
      .flatMap(({ field }) =>
        run('--show', field)
          .split('\n')
          .filter((line) => line.startsWith('{')),
      )
      .map((line) => {
        const { field, file, gold, got } = JSON.parse(line) as { field: string; file: string; gold: unknown; got: unknown }
        const [name = '', task = ''] = file.split(' ▸ ')
        return { file: name, field, words: [task, `gold ${told(gold)}, got ${told(got)}`].filter(Boolean).join(': ') }
      })
  })
}

function told(value: unknown): string {
  if (value === null || value === undefined) return 'nothing'
  const item = value as { begins?: string; text?: string; code?: string }
  return JSON.stringify(item.begins ?? item.text ?? item.code ?? value)
}

/** Says per document what changed since a revision. */
function against(rev: string, asked: readonly Gold[], extractions: readonly Extraction[]): void {
  const files = asked.map(({ file }) => file)
  const before = extractAt(rev, files, join(shared, 'corpus'))
  const labels = asked.map(({ label }) => label)
  const changes = changesOf(missesOf(labels, before), missesOf(labels, extractions))
  let [gained, lost] = [0, 0]
  for (const change of changes) {
    console.log(`\n${change.file}`)
    for (const { field, words } of change.gained) console.log(`  gained  ${field}: ${words}`)
    for (const { field, words } of change.lost) console.log(`  LOST    ${field}: ${words}`)
    gained += change.gained.length
    lost += change.lost.length
  }
  console.log(`\nagainst ${rev}: ${gained} gained, ${lost} lost, in ${changes.length} of ${files.length} documents`)
  let values = 0
  files.forEach((file, at) => {
    const [old, now] = [before[at], extractions[at]]
    const changed = old && now ? valuesChanged(old, now) : []
    values += changed.length
    if (flags.changes && changed.length > 0) console.log(`\n${file}\n${changed.map((line) => `  ${line}`).join('\n')}`)
  })
  console.log(`${values} values differ in all, right or wrong${flags.changes ? '' : ' (--changes lists them)'}`)
}

async function main(): Promise<number> {
  if (!existsSync(join(shared, 'gold'))) {
    console.log(`Nothing to score: there is no folder of labelled documents at ${shared} (set SHARED to name another).`)
    return 0
  }
  const asked = golds()
  const extractions = await extractAll(asked.map(({ file }) => file))
  for (const extraction of extractions) {
    const rule = trouble(extraction)
    if (rule !== null && !flags.json) console.log(`FAILED: ${extraction.source.path} (${rule}: ${extraction.messages[0]?.reason})`)
  }
  const status = evaluate(
    asked.map(({ label }) => label),
    extractions,
  )
  if (flags.against) against(flags.against, asked, extractions)
  return status
}

try {
  process.exitCode = await main()
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 2
}
