/** Invented plans in the dress of portals, word processors and copied texts: the record stays what the plain document gives. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { readBytes } from '../src/adapters/registry.ts'
import { readPlan } from '../src/plan/read.ts'
import type { Extraction } from '../src/plan/schema.ts'
import { buildDocument } from '../src/tree/build.ts'
import { mendSpaces } from '../src/tree/mend.ts'
import { COPIES } from './dress/copies.ts'
import { factsOf } from './dress/facts.ts'
import { type Parts, partsOf } from './dress/model.ts'
import { PAGES } from './dress/pages.ts'

/** The least share of facts, in hundredths, where a dress loses some: copies keep no merged cells, no bold letters, no breaks in cells. */
const FLOORS: Readonly<Record<string, number>> = {
  'single breaks': 99,
  'tables with tabs': 94,
  'wrapped at 70': 94,
  'wrapped at 80': 95,
  'wrapped at 100': 97,
  'page numbers between': 97,
  'cells one below the other': 86.9,
}
const FLOOR = { page: 99.5, copy: 97.2 }

/** Documents of the wild that came later stand for other things; the floors are those of the first. */
const LAST_WILD = 26

interface Plain {
  name: string
  parts: Parts
  facts: string[]
}

async function read(bytes: Uint8Array, name: string): Promise<{ parts: Parts; reading: Pick<Extraction, 'genre' | 'plan'> }> {
  const { raw } = await readBytes(bytes, { name })
  const { tree, file } = buildDocument(mendSpaces(raw.blocks).blocks)
  return { parts: partsOf(raw.blocks), reading: readPlan(tree, file, raw) }
}

const plain: Plain[] = []
for (const folder of ['../fixtures/plans/', './wild/']) {
  const path = fileURLToPath(new URL(folder, import.meta.url))
  for (const name of readdirSync(path).filter((file) => /\.(?:txt|html|md|docx)$/.test(file) && !file.startsWith('bao-'))) {
    if (folder.endsWith('wild/') && Number(name.slice(0, 2)) > LAST_WILD) continue
    const { parts, reading } = await read(new Uint8Array(readFileSync(path + name)), name)
    plain.push({ name, parts, facts: factsOf(reading) })
  }
}

/** Facts kept, in hundredths, and every difference in words. */
async function kept(dress: (parts: Parts) => string, name: string): Promise<{ share: number; differences: string[] }> {
  let [hits, all] = [0, 0]
  const differences: string[] = []
  for (const { name: source, parts, facts } of plain) {
    const { reading } = await read(new TextEncoder().encode(dress(parts)), name)
    const found = factsOf(reading)
    const missed = facts.filter((fact) => !found.includes(fact))
    all += facts.length
    hits += facts.length - missed.length
    differences.push(
      ...missed.map((fact) => `${source} lost ${fact}`),
      ...found.filter((fact) => !facts.includes(fact)).map((fact) => `${source} got ${fact}`),
    )
  }
  return { share: (100 * hits) / all, differences }
}

describe('the same record from a plan as', () => {
  test.each(Object.entries(PAGES))('a page of %s', async (name, dress) => {
    const { share, differences } = await kept(dress, 'x.html')
    expect(share, differences.join('\n')).toBeGreaterThanOrEqual(FLOORS[name] ?? FLOOR.page)
  })
  test.each(Object.entries(COPIES))('a text: %s', async (name, dress) => {
    const { share, differences } = await kept(dress, 'x.txt')
    expect(share, differences.join('\n')).toBeGreaterThanOrEqual(FLOORS[name] ?? FLOOR.copy)
  })
})
