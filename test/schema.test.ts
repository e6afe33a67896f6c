import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { comparisonSchemaText, schemaText } from '../schemas/generate.ts'

it('schemas/extraction.schema.json is what the zod schema gives (else: npm run schema)', () => {
  expect(readFileSync(join(import.meta.dirname, '..', 'schemas', 'extraction.schema.json'), 'utf8')).toBe(schemaText())
})

it('schemas/comparison.schema.json is what the zod schema gives (else: npm run schema)', () => {
  expect(readFileSync(join(import.meta.dirname, '..', 'schemas', 'comparison.schema.json'), 'utf8')).toBe(comparisonSchemaText())
})
