import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { render } from '../fixtures/generate.ts'
import { sources } from '../fixtures/sources/all.ts'
import { createMessages } from '../src/messages/messages.ts'
import { extractionSchema } from '../src/plan/schema.ts'
import { WorkerPool } from '../src/worker-pool.ts'

const folder = join(import.meta.dirname, '..', 'fixtures', 'plans')
const pool = new WorkerPool({ messages: createMessages('en'), cwd: folder })
afterAll(() => pool.close())

describe('fixtures', () => {
  it('are what their sources give, byte for byte (else: npm run fixtures)', async () => {
    const rendered = await render()
    expect(readdirSync(folder).sort()).toEqual(rendered.map(([name]) => name).sort())
    for (const [name, content] of rendered) expect(Buffer.from(content).equals(readFileSync(join(folder, name))), name).toBe(true)
  })

  const files = sources.flatMap(({ name, formats }) => formats.map((format) => ({ name, file: `${name}.${format}` })))

  it.each(files)('$file is read into a record that the schema accepts', async ({ file }) => {
    const { extraction } = await pool.read(file)
    expect(extraction.messages.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(extractionSchema.parse(extraction)).toEqual(extraction)
    expect(extraction.plan?.tasks.length).toBeGreaterThan(0)
  })

  it.each(sources.filter(({ formats }) => formats.length > 1))('$name says the same in each of its formats', async ({ name, formats }) => {
    const heads = await Promise.all(
      formats.map(async (format) => {
        const { plan } = (await pool.read(`${name}.${format}`)).extraction
        return {
          type: plan?.type?.name,
          number: plan?.number?.code,
          issuer: plan?.issuer?.name,
          place: plan?.place,
          issued: plan?.issued?.edtf,
          title: plan?.title,
        }
      }),
    )
    for (const head of heads) expect(head).toEqual(heads[0])
  })
})
