/** The bytes as they came, each stored once under its hash: originals/ab/<sha256>.<ext>. */
import { createHash, randomUUID } from 'node:crypto'
import { closeSync, constants, createReadStream, fsyncSync, openSync, renameSync } from 'node:fs'
import { access, mkdir, open, rm } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { ArchiveError, explain } from './sqlite.ts'

/** SHA-256 of a file, hex, and its length in bytes. */
export async function hashFile(path: string): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of createReadStream(path)) {
    hash.update(chunk)
    bytes += chunk.length
  }
  return { sha256: hash.digest('hex'), bytes }
}

/** The extension under which an original is kept: of its name, plain letters and digits only. */
export function extensionOf(path: string): string {
  const extension = extname(path).slice(1).toLowerCase()
  return /^[a-z0-9]{1,8}$/.test(extension) ? extension : ''
}

/** Where an original lies inside the archive. */
export function originalPath(folder: string, sha256: string, extension: string): string {
  return join(folder, 'originals', sha256.slice(0, 2), extension ? `${sha256}.${extension}` : sha256)
}

async function exists(path: string): Promise<boolean> {
  return access(path, constants.F_OK).then(
    () => true,
    () => false,
  )
}

async function copyHashed(from: string, to: string): Promise<string> {
  const hash = createHash('sha256')
  const target = await open(to, 'wx')
  try {
    for await (const chunk of createReadStream(from)) {
      hash.update(chunk)
      await target.write(chunk)
    }
    await target.sync()
  } finally {
    await target.close()
  }
  return hash.digest('hex')
}

/** So that the new name itself survives a power cut. Windows cannot open folders, and needs no such thing. */
function syncFolder(path: string): void {
  if (process.platform === 'win32') return
  const folder = openSync(path, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}

/** A copy that lies beside its place. */
export interface Staged {
  /** Gives it its name; called inside the transaction that records it, so that a name without a record lasts no longer than that. */
  settle(): void
  /** Takes away what was not settled. */
  release(): Promise<void>
}

const NOTHING: Staged = { settle() {}, async release() {} }

/** How a copy is named until it is settled. */
export const UNSETTLED = /^\.[0-9a-f]{8}-[0-9a-f-]{27}\.tmp$/

/**
 * Copies a file beside its place in the archive, synced, so that a name never stands for half a file.
 * @throws ArchiveError 'changed' when the file no longer has that hash
 */
export async function stageOriginal(folder: string, from: string, sha256: string, extension: string): Promise<Staged> {
  const place = originalPath(folder, sha256, extension)
  if (await exists(place)) return NOTHING
  const shelf = join(place, '..')
  const temporary = join(shelf, `.${randomUUID()}.tmp`)
  const release = () => rm(temporary, { force: true })
  try {
    if ((await mkdir(shelf, { recursive: true })) !== undefined) syncFolder(join(shelf, '..'))
    if ((await copyHashed(from, temporary)) !== sha256) throw new ArchiveError('changed', from)
  } catch (error) {
    await release()
    throw explain(error, place)
  }
  const settle = () => {
    renameSync(temporary, place)
    syncFolder(shelf)
  }
  return { settle, release }
}
