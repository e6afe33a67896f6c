/** What an older state of the program makes of the same documents, and what changed since: field by field, in the documents' words. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Extraction } from '../src/plan/schema.ts'
import { findingsOf } from '../src/plan/findings.ts'

const ROOT = join(import.meta.dirname, '..')
const MOST_BYTES = 1 << 30

function git(...args: string[]): Buffer {
  const { status, stdout, stderr, error } = spawnSync('git', args, { cwd: ROOT, maxBuffer: MOST_BYTES })
  if (status !== 0) throw new Error(`git ${args[0]}: ${error?.message ?? String(stderr).trim()}`)
  return stdout
}

/**
 * Reads documents with the program as it was at a revision, in a folder of its own that is gone afterwards, with the packages of today.
 * @param rev anything that git takes: "main", "HEAD~3", "1f2e3d4"
 * @param files as the extractions shall name them, from `cwd`
 * @throws Error where there is no such revision, or it does not run
 */
export function extractAt(rev: string, files: readonly string[], cwd: string): Extraction[] {
  const commit = String(git('rev-parse', '--verify', `${rev}^{commit}`)).trim()
  const folder = mkdtempSync(join(tmpdir(), 'kehoach-revision-'))
  try {
    const unpacked = spawnSync('tar', ['-x', '-C', folder], { input: git('archive', '--format=tar', commit), maxBuffer: MOST_BYTES })
    if (unpacked.status !== 0) throw new Error(`tar: ${unpacked.error?.message ?? String(unpacked.stderr)}`)
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
    const { stdout, stderr } = spawnSync(process.execPath, [join(folder, 'bin', 'kehoach.js'), 'extract', '--jsonl', ...files], {
      cwd,
      maxBuffer: MOST_BYTES,
      encoding: 'utf8',
    })
    if (stdout === '') throw new Error(`${rev} did not run: ${stderr.trim().split('\n').at(-1)}`)
    return stdout
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Extraction)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** One miss: a value that the gold has and the program not, or the other way round. */
export interface Miss {
  file: string
  field: string
  words: string
}

export interface Change {
  file: string
  /** right now, and not before */
  gained: Miss[]
  /** right before, and not now */
  lost: Miss[]
}

function key({ field, words }: Miss): string {
  return `${field}\n${words}`
}

/** Of two lists what only the first has; the same miss twice counts twice. */
function without(list: readonly Miss[], other: readonly Miss[]): Miss[] {
  const left = new Map<string, number>()
  for (const miss of other) left.set(key(miss), (left.get(key(miss)) ?? 0) + 1)
  return list.filter((miss) => {
    const count = left.get(key(miss)) ?? 0
    left.set(key(miss), count - 1)
    return count <= 0
  })
}

/** What became of the misses of each document; documents in which none changed are left out. */
export function changesOf(before: readonly Miss[], after: readonly Miss[]): Change[] {
  const files = [...new Set([...before, ...after].map(({ file }) => file))].sort()
  return files
    .map((file) => {
      const [old, now] = [before, after].map((list) => list.filter((miss) => miss.file === file)) as [Miss[], Miss[]]
      return { file, gained: without(old, now), lost: without(now, old) }
    })
    .filter(({ gained, lost }) => gained.length + lost.length > 0)
}

/** Values that differ between two readings of one document, right or wrong: "+" is new, "-" is gone. */
export function valuesChanged(before: Extraction, after: Extraction): string[] {
  const list = (extraction: Extraction): Miss[] =>
    findingsOf(extraction).map(({ kind, field, value }) => ({ file: '', field: kind === 'head' ? field : kind, words: value }))
  const [old, now] = [list(before), list(after)]
  return [
    ...without(old, now).map(({ field, words }) => `- ${field}: ${words}`),
    ...without(now, old).map(({ field, words }) => `+ ${field}: ${words}`),
  ]
}
