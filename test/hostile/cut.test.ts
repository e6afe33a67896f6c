/** Every format cut at every tenth of its length, and damaged at random: read as far as it goes, or told; never a fault of ours. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { findingOf, samples } from '../../bench/fuzz.ts'
import { mutate, random } from '../../bench/mutations.ts'
import { createMessages } from '../../src/messages/messages.ts'
import { vi } from '../../src/messages/vi.ts'
import { WorkerPool } from '../../src/worker-pool.ts'
import { makeFolder } from '../archive/factory.ts'

const SIZE = 2
const pool = new WorkerPool({ messages: createMessages('vi'), size: SIZE, seconds: 20, ocr: 'off' })
afterAll(() => pool.close())

const files = samples()
/** One sample of each format, the smallest. */
const formats = [...Map.groupBy(files, ({ name }) => name.slice(name.lastIndexOf('.') + 1)).entries()].map(
  ([format, all]) => [format, all.sort((a, b) => a.bytes.length - b.bytes.length)[0] ?? { name: '', bytes: new Uint8Array(0) }] as const,
)

/** What reading some bytes says against us, and the rule ids of what could not be read. */
async function read(name: string, bytes: Uint8Array): Promise<{ findings: string[]; keys: string[] }> {
  const path = join(makeFolder(), name)
  writeFileSync(path, bytes)
  const readings = await Promise.all(await pool.readAll(path))
  const keys = readings.flatMap(({ extraction: { plan, messages } }) => (plan ? [] : [messages[0]?.ruleId ?? '']))
  return { findings: readings.flatMap((reading) => findingOf(reading) ?? []), keys }
}

describe('cut at every tenth', () => {
  test('of every format there is', () => {
    expect(formats.map(([format]) => format).sort()).toEqual([
      'doc',
      'docx',
      'eml',
      'fodt',
      'html',
      'md',
      'mhtml',
      'odt',
      'pdf',
      'rtf',
      'txt',
      'zip',
    ])
  })
  test.each(formats)('%s', async (_, { name, bytes }) => {
    for (let tenth = 0; tenth < 10; tenth += 1) {
      const { findings, keys } = await read(name, bytes.slice(0, (bytes.length * tenth) / 10))
      expect(findings, `${tenth}/10`).toEqual([])
      expect(keys.filter((key) => !Object.hasOwn(vi, key))).toEqual([])
      if (tenth === 0) expect(keys).toEqual(['file.empty'])
    }
  })
})

test('damaged at random: no fault, no thread too many', async () => {
  const seeds = Array.from({ length: 100 }, (_, at) => 70_000 + at)
  const found = await Promise.all(
    seeds.map(async (seed) => {
      const sample = files[seed % files.length]
      return sample
        ? (await read(`${seed}-${sample.name}`, mutate(sample.bytes, random(seed)))).findings.map((finding) => `${seed} ${finding}`)
        : []
    }),
  )
  expect(found.flat()).toEqual([])
  expect(pool.threads).toBeLessThanOrEqual(SIZE)
})
