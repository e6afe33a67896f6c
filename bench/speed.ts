/**
 * How fast canonical text becomes a plan, on one core: `node bench/speed.ts`.
 *
 * Reads the documents of SHARED or ../shared, or the project's own samples; then all their blocks as one document, 1, 2, 4 and 8 times over.
 * Figures are time of the processor, after a first round; the ratio is to folding the same text, which runs on the same machine beside it.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readBytes } from '../src/adapters/registry.ts'
import { readPlan } from '../src/plan/read.ts'
import { fold } from '../src/text/fold.ts'
import { buildDocument } from '../src/tree/build.ts'
import type { RawDocument } from '../src/tree/types.ts'

const ROOT = join(import.meta.dirname, '..')
const shared = join(process.env.SHARED ?? join(ROOT, '..', 'shared'), 'corpus')
const folder = existsSync(shared) ? shared : join(ROOT, 'fixtures', 'plans')
const ROUNDS = 5
const MB = 1e6

async function documents(): Promise<RawDocument[]> {
  const read: RawDocument[] = []
  for (const name of readdirSync(folder)) {
    try {
      read.push((await readBytes(new Uint8Array(readFileSync(join(folder, name))), { name })).raw)
    } catch (error) {
      console.log(`left out: ${name} (${(error as Error).message})`)
    }
  }
  return read
}

/** Seconds of the processor that a piece of work takes. */
function seconds(work: () => void): number {
  const begun = process.cpuUsage().user
  work()
  return (process.cpuUsage().user - begun) / 1e6
}

/** The best of some rounds: other work on the machine only ever adds. */
function best(rounds: number, work: () => void): number {
  return Math.min(...Array.from({ length: rounds }, () => seconds(work)))
}

function report(label: string, raws: readonly RawDocument[], rounds: number): void {
  const built = raws.map((raw) => ({ raw, ...buildDocument(raw.blocks) }))
  const texts = built.map(({ file }) => String(file))
  const size = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / MB
  const plan = best(rounds, () => {
    for (const { tree, file, raw } of built) readPlan(tree, file, raw)
  })
  const folding = best(rounds, () => {
    for (const text of texts) fold(text)
  })
  console.log(
    `${label.padEnd(12)} ${size.toFixed(2)} MB  ${plan.toFixed(2)} s  ${(size / plan).toFixed(2)} MB/s  ${(plan / folding).toFixed(0)} × folding`,
  )
}

const raws = await documents()
const blocks = raws.flatMap((raw) => raw.blocks)
report('first round', raws, 1)
report('documents', raws, ROUNDS)
for (const times of [1, 2, 4, 8]) {
  const whole: RawDocument = {
    blocks: Array.from({ length: times }, () => blocks).flat(),
    pages: null,
    textLayer: 'native',
    notes: [],
    metadata: {},
  }
  report(`one, ${times}-fold`, [whole], 1)
}
