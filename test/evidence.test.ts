import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createMessages } from '../src/messages/messages.ts'
import { WorkerPool } from '../src/worker-pool.ts'
import { broken, evidences } from './evidence.ts'

const FOLDERS = [
  join(import.meta.dirname, '..', 'fixtures', 'plans'),
  join(process.env.SHARED ?? join(import.meta.dirname, '..', '..', 'shared'), 'corpus'),
]
/** What a file may be refused for; anything else is a fault of ours. */
const REFUSALS = ['format.unsupported', 'pdf.scan', 'pdf.no-text', 'pdf.empty', 'pdf.password', 'docx.password']

describe.each(FOLDERS.filter((folder) => existsSync(folder)))('law of evidence in %s', (folder) => {
  const pool = new WorkerPool({ messages: createMessages('en'), cwd: folder })
  afterAll(() => pool.close())

  it.concurrent.each(readdirSync(folder))('%s', async (name) => {
    const { extraction, text } = await pool.read(name)
    if (extraction.plan === null) {
      expect(REFUSALS).toContain(extraction.messages[0]?.ruleId)
      return
    }
    expect(text).not.toBe('')
    expect(broken(extraction, text)).toEqual([])
    expect([...evidences(extraction)].length).toBeGreaterThan(0)
  })
})
