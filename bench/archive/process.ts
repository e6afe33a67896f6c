/** Whole processes, measured: the best of some runs, for other work on the machine only ever adds. */
import { spawnSync } from 'node:child_process'
import { openSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..', '..')
const PROGRAM = join(ROOT, 'bin', 'kehoach.js')
const nowhere = openSync('/dev/null', 'w')

export interface Run {
  command: string
  args: readonly string[]
  /** file descriptor for standard input */
  input?: number
  env?: Record<string, string>
}

/** Milliseconds of the wall; throws where the process fails. */
export function time({ command, args, input, env }: Run): number {
  const begun = performance.now()
  const { status, stderr } = spawnSync(command, args, {
    stdio: [input ?? 'ignore', nowhere, 'pipe'],
    env: { ...process.env, ...env },
    encoding: 'utf8',
  })
  const spent = performance.now() - begun
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: exit ${status}, ${stderr.slice(0, 500)}`)
  return spent
}

/** Runs in turn, so that a busy moment strikes them all; the best of each. */
export function best(runs: readonly Run[], rounds: number): number[] {
  const times = runs.map(() => Number.POSITIVE_INFINITY)
  for (let round = 0; round < rounds; round += 1) {
    for (const [at, run] of runs.entries()) times[at] = Math.min(times[at] ?? 0, time(run))
  }
  return times
}

export function kehoach(folder: string, args: readonly string[], options: { node?: string[]; env?: Record<string, string> } = {}): Run {
  const { node = [], env = {} } = options
  return { command: process.execPath, args: [...node, PROGRAM, ...args, '--archive', folder], env: { KEHOACH_LANG: 'en', ...env } }
}

export const bareNode: Run = { command: process.execPath, args: ['-e', '0'] }
