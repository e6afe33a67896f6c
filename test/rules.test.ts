import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { ruleBook } from '../src/rules/index.ts'
import type { Example, Match } from '../src/rules/rule.ts'
import { normalise } from '../src/text/normalise.ts'
import { SHAPES, UPPER } from './shapes.ts'
import { leastSpent } from './spent.ts'

const ROOT = join(import.meta.dirname, '..', 'src', 'rules')

function check(text: string, example: Example<unknown>, found: readonly Match<unknown>[], change: (words: string) => string): void {
  expect(found.map((one) => text.slice(one.start, one.end))).toEqual(example.finds.map((find) => change(find.quote)))
  for (const [at, find] of example.finds.entries()) {
    if (find.value) expect(found[at]?.value).toMatchObject(find.value)
  }
}

describe.each(ruleBook.map((rule) => [rule.id, rule] as const))('%s', (_id, rule) => {
  test('proves itself: three examples that it finds, two near-misses', () => {
    expect(rule.examples.filter((example) => example.finds.length > 0).length).toBeGreaterThanOrEqual(3)
    expect(rule.examples.filter((example) => example.finds.length === 0).length).toBeGreaterThanOrEqual(2)
    expect(rule.about).not.toBe('')
  })

  test.each(rule.examples.map((example) => [example.text, example] as const))('%s', (_text, example) => {
    const shapes = rule.pattern.flags.includes('i') && example.finds.length > 0 ? [...SHAPES, UPPER] : SHAPES
    for (const shape of shapes) {
      const text = normalise(shape.change(example.text))
      check(text, example, rule.run(text), (words) => normalise(shape.change(words)))
    }
  })
})

test('every rule that a file exports stands in the book, under an id of its own', async () => {
  const listed = new Set(ruleBook.map((rule) => rule.id))
  expect(listed.size).toBe(ruleBook.length)
  const exported: string[] = []
  for (const file of readdirSync(ROOT, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts')) continue
    const room: Record<string, unknown> = await import(pathToFileURL(join(ROOT, file)).href)
    for (const value of Object.values(room)) if (isRule(value)) exported.push(value.id)
  }
  expect(exported.length).toBeGreaterThan(0)
  expect(exported.filter((id) => !listed.has(id))).toEqual([])
})

function isRule(value: unknown): value is { id: string } {
  return typeof value === 'object' && value !== null && 'pattern' in value && 'examples' in value && 'read' in value
}

const SEEDS = [
  'trước ngày ',
  'ngày 1, ',
  '1/1 - ',
  'tháng 3, ',
  'quý I, ',
  'từ ngày 01/7 đến ',
  'hằng năm, ',
  'định kỳ 6 tháng, ',
  '12',
  ' ',
  '\n',
  '(',
  'năm 2025 - ',
  'sau khi ',
  'trong vòng 5 ',
  'thường xuyên, ',
  'khi có yêu cầu ',
  '“',
  'Nghị quyết số 1/NQ-',
  '.....',
  'a',
  'chậm nhất là trong ',
  '8 giờ 00 - ',
]
/** An eighth of the 100 kB: eight times the text may take some eight times as long, a quadratic rule takes sixty-four. */
const EIGHTH = 12_500

describe('hostile text', () => {
  test.each(ruleBook.map((rule) => [rule.id, rule] as const))('%s reads 100 kB in time that grows with its length', (_id, rule) => {
    for (const seed of SEEDS) {
      const once = seed.repeat(Math.ceil(EIGHTH / seed.length))
      const short = leastSpent(() => rule.run(once))
      const long = leastSpent(() => rule.run(once.repeat(8)))
      expect(long, `${JSON.stringify(seed)}: ${short.toFixed(1)} ms, eight times the text ${long.toFixed(1)} ms`).toBeLessThan(
        Math.max(short * 24, 400),
      )
    }
  })
})
