/** Where the paths of an ingest come from besides the command line: a list, or one document on standard input. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createWriteStream } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { text } from 'node:stream/consumers'
import { type Context, UsageError } from './context.ts'

export interface Incoming {
  paths: string[]
  /** takes away what was laid down for the ingest */
  release(): Promise<void>
}

/** One path a line; empty lines and a byte order mark say nothing. */
async function listed(list: string, context: Context): Promise<string[]> {
  try {
    const lines = list === '-' ? await text(process.stdin) : await readFile(resolve(context.cwd, list), 'utf8')
    return lines
      .replace(/^\ufeff/, '')
      .split(/\r?\n/)
      .filter((line) => line.trim() !== '')
  } catch {
    throw new UsageError('file.missing', { path: list })
  }
}

/** Standard input as a file of its own; its name is only a hint. */
async function piped(name: string): Promise<{ path: string; folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'kehoach-stdin-'))
  const path = join(folder, basename(name) || 'stdin')
  await pipeline(process.stdin, createWriteStream(path))
  return { path, folder }
}

/**
 * The paths that were given, those of the list, and "-" as a file.
 * @throws UsageError where nothing is given, or both the list and a document want standard input
 */
export async function incoming(
  given: readonly string[],
  options: { fromList?: string; name?: string },
  context: Context,
): Promise<Incoming> {
  const wantsInput = given.filter((path) => path === '-').length + (options.fromList === '-' ? 1 : 0)
  if (wantsInput > 1) throw new UsageError('usage.oneInput')
  const paths = options.fromList === undefined ? [] : await listed(options.fromList, context)
  if (given.length + paths.length === 0) throw new UsageError('usage.missingArgument', { got: 'paths' })
  if (!given.includes('-')) return { paths: [...given, ...paths], release: async () => {} }
  const { path, folder } = await piped(options.name ?? 'stdin')
  return {
    paths: [...given.map((one) => (one === '-' ? path : one)), ...paths],
    release: () => rm(folder, { recursive: true, force: true }),
  }
}
