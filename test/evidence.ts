/** The law of evidence, for tests: `text.slice(start, end) === quote` wherever a record shows its words. */
import type { Evidence } from '../src/plan/schema.ts'

function isEvidence(value: object): value is Evidence {
  return 'quote' in value && 'start' in value && 'end' in value
}

/** Every evidence in a record, with the path that leads to it. */
export function* evidences(value: unknown, path = ''): Generator<[path: string, evidence: Evidence]> {
  if (typeof value !== 'object' || value === null) return
  if (isEvidence(value)) yield [path, value]
  else for (const [key, child] of Object.entries(value)) yield* evidences(child, `${path}.${key}`)
}

/** What breaks the law; an empty list for a lawful record. */
export function broken(record: unknown, text: string): string[] {
  return [...evidences(record)].flatMap(([path, { start, end, quote }]) => {
    const found = text.slice(start, end)
    return found === quote && quote !== ''
      ? []
      : [`${path} ${start}-${end}: expected ${JSON.stringify(quote)}, the text has ${JSON.stringify(found)}`]
  })
}
