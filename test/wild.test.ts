/** Invented plans of many kinds, read end to end and scored against answers made by hand before the first run. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { readBytes } from '../src/adapters/registry.ts'
import { readPlan } from '../src/plan/read.ts'
import { buildDocument } from '../src/tree/build.ts'
import { mendSpaces } from '../src/tree/mend.ts'
import { readGolds } from './wild/gold.ts'
import { FIELDS, score, total } from './wild/score.ts'

const folder = fileURLToPath(new URL('./wild', import.meta.url))

async function planOf(file: string) {
  const { raw } = await readBytes(new Uint8Array(readFileSync(`${folder}/${file}`)), { name: file })
  const { tree, file: text } = buildDocument(mendSpaces(raw.blocks).blocks)
  const { plan } = readPlan(tree, text, raw)
  if (!plan) throw new Error(`no plan in ${file}`)
  return plan
}

const golds = readGolds(folder)
const scores = await Promise.all(golds.map(async (gold) => score(gold, await planOf(gold.file))))

/** A little under what is reached, in hundredths of F1. */
const FLOORS = {
  head: 97,
  references: 95,
  purposes: 97,
  requirements: 97,
  tasks: 97,
  lead: 97,
  coordinating: 95,
  deadlines: 97,
  product: 95,
} as const

describe('plans that no rule was written for', () => {
  test('every document has its answers', () => {
    expect(golds.length).toBeGreaterThanOrEqual(18)
    for (const gold of golds) expect(gold.tasks.length + gold.references.length + (gold.head ? 6 : 0), gold.file).toBeGreaterThan(5)
  })
  test.each(FIELDS.map((field) => [field] as const))('%s', (field) => {
    const { f1, misses } = total(scores, field)
    expect(f1 * 100, misses.join('\n')).toBeGreaterThanOrEqual(FLOORS[field])
  })
})
