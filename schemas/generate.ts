/** Writes the JSON Schemas from the zod schemas, the one source. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { COMPARISON_VERSION, comparisonSchema } from '../src/compare/schema.ts'
import { extractionSchema, SCHEMA_VERSION } from '../src/plan/schema.ts'

/** The JSON Schema of one extraction, as the file holds it. */
export function schemaText(): string {
  return text('kehoach extraction', SCHEMA_VERSION, extractionSchema)
}

/** The JSON Schema of one comparison, as the file holds it. */
export function comparisonSchemaText(): string {
  return text('kehoach comparison', COMPARISON_VERSION, comparisonSchema)
}

function text(title: string, version: string, schema: z.ZodType): string {
  return `${JSON.stringify({ title, version, ...z.toJSONSchema(schema) }, null, 2)}\n`
}

if (import.meta.main) {
  writeFileSync(join(import.meta.dirname, 'extraction.schema.json'), schemaText())
  writeFileSync(join(import.meta.dirname, 'comparison.schema.json'), comparisonSchemaText())
}
