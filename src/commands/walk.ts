/** Files below the paths that a person gives: sorted, hidden ones and programs skipped, no folder entered twice. */
import { readdir, realpath, stat } from 'node:fs/promises'
import { existsSync, type Dirent } from 'node:fs'
import { join } from 'node:path'

/** A file to read, or a place that cannot be: `trouble` is an error code of the system, or SPECIAL for pipes, devices and sockets. */
export type Step = { path: string } | { path: string; trouble: string }

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}

/** Where npm puts programs, this one too. */
const PACKAGES = 'node_modules'

/** An archive's own copies are not new documents. */
function isArchive(folder: string): boolean {
  return existsSync(join(folder, 'archive.db')) && existsSync(join(folder, 'originals'))
}

/** Names in the order of their letters and numbers, the same on every machine. */
function ordered(entries: readonly Dirent[]): string[] {
  return entries
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('.') && name !== PACKAGES)
    .sort((a, b) => (a < b ? -1 : 1))
}

async function* folder(path: string, seen: Set<string>): AsyncGenerator<Step> {
  const real = await realpath(path).catch(() => path)
  if (seen.has(real) || isArchive(path)) return
  seen.add(real)
  let entries: Dirent[]
  try {
    entries = await readdir(path, { withFileTypes: true })
  } catch (error) {
    yield { path, trouble: codeOf(error) }
    return
  }
  for (const name of ordered(entries)) yield* step(join(path, name), seen)
}

/** Pipes and devices are not opened: reading one could hang. */
async function* step(path: string, seen: Set<string>): AsyncGenerator<Step> {
  try {
    const found = await stat(path)
    if (found.isDirectory()) yield* folder(path, seen)
    else yield found.isFile() ? { path } : { path, trouble: 'SPECIAL' }
  } catch (error) {
    yield { path, trouble: codeOf(error) }
  }
}

/** Walks the paths one after the other; a file that two of them reach comes once. */
export async function* walk(paths: readonly string[]): AsyncGenerator<Step> {
  const folders = new Set<string>()
  const files = new Set<string>()
  for (const path of paths) {
    for await (const found of step(path, folders)) {
      if (files.has(found.path)) continue
      files.add(found.path)
      yield found
    }
  }
}
