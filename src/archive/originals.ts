/** The bytes as they came, each stored once under its hash: originals/ab/<sha256>.<ext>. */
import { createHash, randomUUID } from 'node:crypto'
import { constants, createReadStream } from 'node:fs'
import { access, mkdir, open, rename, rm } from 'node:fs/promises'
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
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  await folder.sync().finally(() => folder.close())
}

/**
 * Keeps a copy of a file: written beside its place, synced, then renamed, so that a name never stands for half a file.
 * @throws ArchiveError 'changed' when the file no longer has that hash
 */
export async function keepOriginal(folder: string, from: string, sha256: string, extension: string): Promise<void> {
  const place = originalPath(folder, sha256, extension)
  if (await exists(place)) return
  const shelf = join(place, '..')
  const temporary = join(shelf, `.${randomUUID()}.tmp`)
  try {
    await mkdir(shelf, { recursive: true })
    if ((await copyHashed(from, temporary)) !== sha256) throw new ArchiveError('changed', from)
    await rename(temporary, place)
    await syncFolder(shelf)
  } catch (error) {
    await rm(temporary, { force: true })
    throw explain(error, place)
  }
}
