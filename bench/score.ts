/**
 * Scores the program on hand-labelled documents: extracts every file that the gold names and hands both to the evaluator.
 *
 *   npm run score -- [--show FIELD] [--json] [--only PREFIX,…] [--without PREFIX,…]
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

const shared = resolve(process.env.SHARED ?? join(import.meta.dirname, '..', '..', 'shared'))
const { values: flags } = parseArgs({
  options: { show: { type: 'string' }, json: { type: 'boolean' }, only: { type: 'string' }, without: { type: 'string' } },
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

/** Runs the evaluator over these gold files and predictions, in a folder that is gone afterwards. */
function evaluate(labels: readonly string[], extractions: readonly Extraction[]): number {
  const folder = mkdtempSync(join(tmpdir(), 'kehoach-score-'))
  try {
    const predictions = join(folder, 'predictions.jsonl')
    writeFileSync(predictions, extractions.map((extraction) => `${JSON.stringify(extraction)}\n`).join(''))
    for (const label of labels) copyFileSync(join(shared, 'gold', label), join(folder, label))
    const passed = [...(flags.show ? ['--show', flags.show] : []), ...(flags.json ? ['--json'] : [])]
    return (
      spawnSync(process.execPath, [join(shared, 'tools', 'evaluate.mjs'), folder, predictions, ...passed], { stdio: 'inherit' }).status ?? 1
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
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
  return evaluate(
    asked.map(({ label }) => label),
    extractions,
  )
}

process.exitCode = await main()
