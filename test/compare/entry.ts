/** The invented pairs, read as the program reads them. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Entry } from '../../src/compare/compare.ts'
import { createMessages } from '../../src/messages/messages.ts'
import { extractFile } from '../../src/pipeline.ts'

const folder = join(import.meta.dirname, '..', '..', 'fixtures', 'compare')

export const fixture = (name: string) => join(folder, name)

export async function entry(name: string): Promise<Entry> {
  const path = fixture(name)
  const { extraction, text } = await extractFile(path, { messages: createMessages('vi') })
  if (extraction.plan === null) throw new Error(`no plan in ${name}`)
  return { id: null, path, plan: extraction.plan, text }
}

export interface Labels {
  child: string
  parent: string
  pairs: { parent: string; child: string[]; verdict: string }[]
  missing: string[]
  new: string[]
}

export function labels(name: string): Labels {
  return JSON.parse(readFileSync(fixture(name), 'utf8'))
}
