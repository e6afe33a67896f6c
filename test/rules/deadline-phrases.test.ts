/** How plans say when, a line each with its meaning: read as running text, as a label's value, as a cell. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { type FoundDeadline, findDeadlines } from '../../src/rules/deadlines/index.ts'
import { normalise } from '../../src/text/normalise.ts'

const PLACES: Record<string, 'prose' | 'cell' | 'label'> = { P: 'prose', C: 'cell', L: 'label' }

/** "by 2026-06-30", "within 2026-03-01..2026-03-31", "recurring FREQ=MONTHLY", "event" */
function meaning({ kind, from, to, rrule, duration }: FoundDeadline): string {
  const days = kind === 'within' ? `${from}..${to}` : kind === 'by' ? to : kind === 'on' || kind === 'from' ? from : null
  return [kind, days ?? rrule ?? duration].filter(Boolean).join(' ')
}

const lines = readFileSync(fileURLToPath(new URL('./deadline-phrases.txt', import.meta.url)), 'utf8').split('\n')
const phrases = lines.flatMap((line): [string, string, string][] => {
  const [text = '', meant = ''] = line.slice(2).split('=>')
  return /^[PCL] /.test(line) ? [[line.slice(0, 1), text.trim().replaceAll('¶', '\n'), meant.trim()]] : []
})

describe('phrases of plans', () => {
  test('there are many of each', () => {
    expect(phrases.length).toBeGreaterThan(300)
  })
  test.each(phrases)('%s %j', (place, text, meant) => {
    for (const form of ['NFC', 'NFD'] as const) {
      const found = findDeadlines(normalise(text.normalize(form)), { year: 2026, issued: '2026-02-10', where: PLACES[place] ?? 'prose' })
      expect(found.map(meaning).join(' ;; ')).toBe(meant)
    }
  })
})
