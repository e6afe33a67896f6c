/** An archive in a folder that nobody may write to, such as a disc or a share: SQLite writes beside what it reads, so a copy is read. */
import { constants, copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Borrowed {
  path: string
  release(): void
}

/** Copies a database, and what was written last beside it, to a folder of its own; where the file system can, without its bytes. */
export function borrow(path: string): Borrowed {
  const folder = mkdtempSync(join(tmpdir(), 'kehoach-'))
  const copy = join(folder, 'archive.db')
  const release = () => rmSync(folder, { recursive: true, force: true })
  try {
    for (const end of ['', '-wal']) if (existsSync(path + end)) copyFileSync(path + end, copy + end, constants.COPYFILE_FICLONE)
    return { path: copy, release }
  } catch (error) {
    release()
    throw error
  }
}
