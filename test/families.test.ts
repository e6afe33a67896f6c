/** Real documents, read by the program: which are children of which, whatever the order in which they come. Needs ../shared. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createMessages } from '../src/messages/messages.ts'
import { extractFile } from '../src/pipeline.ts'
import { makeArchive } from './archive/factory.ts'

const shared = join(import.meta.dirname, '..', '..', 'shared')
const table = join(shared, 'gold-families.tsv')

function pairs(): string[] {
  const [, ...lines] = readFileSync(table, 'utf8').trim().split('\n')
  return lines.map((line) => line.split('\t').slice(2, 4).join(' → ')).sort()
}

/** The same order for the same seed. */
function shuffled<T>(list: readonly T[], seed: number): T[] {
  let state = seed
  return list
    .map((item) => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      return { item, place: state }
    })
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item)
}

test.runIf(existsSync(table))('families are right in any order of arrival', async () => {
  const gold = pairs()
  const files = [...new Set(gold.flatMap((pair) => pair.split(' → ')))].sort()
  const readings = await Promise.all(
    files.map(async (file) => ({ file, ...(await extractFile(join(shared, 'corpus', file), { messages: createMessages('vi') })) })),
  )
  const orders = Array.from({ length: 20 }, (_, at) => shuffled(readings, at + 1))
  for (const order of [readings, [...readings].reverse(), ...orders]) {
    const archive = await makeArchive()
    const names = new Map<number, string>()
    for (const { file, extraction, text } of order) {
      const { plan } = await archive.store({ extraction, text, path: join(shared, 'corpus', file), parserVersion: '1' })
      names.set(plan, file)
    }
    const found: string[] = []
    for (const [plan, file] of names) {
      for (const { plan: parent } of (await archive.record(plan))?.parents ?? []) {
        if (parent) found.push(`${names.get(parent.id)} → ${file}`)
      }
    }
    expect(found.sort()).toEqual(gold)
  }
})
