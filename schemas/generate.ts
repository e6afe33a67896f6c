/** Writes extraction.schema.json from the zod schema, the one source. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { extractionSchema, SCHEMA_VERSION } from '../src/plan/schema.ts'

/** The JSON Schema of one extraction, as the file holds it. */
export function schemaText(): string {
  const schema = { title: 'kehoach extraction', version: SCHEMA_VERSION, ...z.toJSONSchema(extractionSchema) }
  return `${JSON.stringify(schema, null, 2)}\n`
}

if (import.meta.main) writeFileSync(join(import.meta.dirname, 'extraction.schema.json'), schemaText())
