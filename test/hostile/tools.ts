/** What the tests of hostile input share: folders that go away, and the program run over a file in this process. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { run } from '../../src/commands/main.ts'
import type { Extraction } from '../../src/plan/schema.ts'
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
  const troubles = records.flatMap(({ messages }) => messages.filter(({ severity }) => severity === 'error').map(({ ruleId }) => ruleId))
  return { code, stdout, stderr, records, troubles, ms: performance.now() - begun }
}

/** Runs `kehoach extract --jsonl`. */
export function extract(...args: string[]): Promise<Outcome> {
  return program('extract', '--jsonl', ...args)
}
