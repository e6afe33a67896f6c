/** What the tests of hostile input share: folders that go away, and the program run over a file in this process. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll } from 'vitest'
import { run } from '../../src/commands/main.ts'
import { createMessages } from '../../src/messages/messages.ts'
import type { Extraction } from '../../src/plan/schema.ts'
import { WorkerPool } from '../../src/worker-pool.ts'
import { makeFolder } from '../archive/factory.ts'

export interface Outcome {
  code: number
  stdout: string
  stderr: string
  /** of `extract` */
  records: Extraction[]
  /** rule ids of severity "error", one for each record that has one */
  troubles: string[]
  ms: number
}

/** Lays a file down in a folder of its own. */
export function lay(name: string, content: string | Uint8Array): string {
  const path = join(makeFolder(), name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
  return path
}

function troublesOf(records: readonly Extraction[]): string[] {
  return records.flatMap(({ messages }) => messages.filter(({ severity }) => severity === 'error').map(({ ruleId }) => ruleId))
}

/** Runs `kehoach …`, with real workers. */
export async function program(...args: string[]): Promise<Outcome> {
  const begun = performance.now()
  let [stdout, stderr] = ['', '']
  const code = await run(args, {
    stdout: { write: (text) => (stdout += text), columns: 100 },
    stderr: { write: (text) => (stderr += text) },
    env: {},
    cwd: makeFolder(),
  })
  const isExtract = args[0] === 'extract' && code < 2
  const records = isExtract
    ? stdout
        .split('\n')
        .filter((line) => line !== '')
        .map((line): Extraction => JSON.parse(line))
    : []
  return { code, stdout, stderr, records, troubles: troublesOf(records), ms: performance.now() - begun }
}

type Reading = Omit<Outcome, 'stdout' | 'stderr'>

const patient = new WorkerPool({ messages: createMessages('en'), ocr: 'off' })
const impatient = new WorkerPool({ messages: createMessages('en'), ocr: 'off', seconds: 3, megabytes: 256 })
afterAll(() => Promise.all([patient.close(), impatient.close()]))

/** What `kehoach extract` prints of some files, and the code that it ends with; its workers stay for the next call. */
export function extract(...paths: string[]): Promise<Reading> {
  return readAll(patient, paths)
}

/** The same with three seconds and 256 MB for each. */
export function hasty(...paths: string[]): Promise<Reading> {
  return readAll(impatient, paths)
}

async function readAll(pool: WorkerPool, paths: readonly string[]): Promise<Reading> {
  const begun = performance.now()
  const readings = (await Promise.all(paths.map((path) => pool.readAll(path)))).flat()
  const records = (await Promise.all(readings)).map(({ extraction }) => extraction)
  return { code: records.some(({ plan }) => plan === null) ? 1 : 0, records, troubles: troublesOf(records), ms: performance.now() - begun }
}
