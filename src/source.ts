/** A file before anybody has read it: its bytes, what is known from outside, and the record of one that cannot be read. */
import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { type OcrChoice, UnreadableError } from './adapters/adapter.ts'
import { sniff } from './adapters/sniff.ts'
import type { Messages } from './messages/messages.ts'
import { SCHEMA_VERSION, type Extraction } from './plan/schema.ts'
import type { DocumentNode } from './tree/types.ts'

export interface PipelineOptions {
  messages: Messages
  /** folder from which relative paths start; the process's own if absent */
  cwd?: string
  /** where the bytes lie, if not at the path that is shown */
  file?: string | undefined
  /** user password of an encrypted file */
  password?: string | undefined
  /** who reads pages that are pictures; 'auto' if absent */
  ocr?: OcrChoice | undefined
}

/** One file read: the record, the canonical text and the tree over it ('' and null where the file could not be read). */
export interface FileReading {
  extraction: Extraction
  text: string
  tree: DocumentNode | null
}

export type Source = Extraction['source']

export { type OcrChoice, ocrChoices } from './adapters/adapter.ts'

/** Between the path of a container and the path inside it: "kho.zip!/thu-muc/ke-hoach.docx". */
export const INSIDE = '!/'

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  )
}

/** The file around a document inside an archive: "kho.zip" of "kho.zip!/a.docx"; null where the path names a file itself, or nothing. */
export async function containerOf(path: string, cwd = process.cwd()): Promise<string | null> {
  if (!path.includes(INSIDE) || (await isFile(resolve(cwd, path)))) return null
  for (let at = path.indexOf(INSIDE); at >= 0; at = path.indexOf(INSIDE, at + 1))
    if (await isFile(resolve(cwd, path.slice(0, at)))) return path.slice(0, at)
  return null
}

const MEGABYTE = 1024 * 1024
/** More would not fit into one worker's memory once decoded. */
const MOST_MEGABYTES = 256

/**
 * The bytes of a file.
 * @throws UnreadableError 'file.missing', 'file.directory', 'file.special', 'file.large', 'file.unreadable'
 */
export async function load(path: string, cwd = process.cwd()): Promise<Uint8Array> {
  try {
    const found = await stat(resolve(cwd, path))
    // A pipe or a device may never end.
    if (!found.isFile() && !found.isDirectory()) throw new UnreadableError('file.special', { path })
    checkMegabytes(found.size)
    const { buffer, byteOffset, byteLength } = await readFile(resolve(cwd, path))
    return new Uint8Array(buffer, byteOffset, byteLength)
  } catch (error) {
    if (error instanceof UnreadableError) throw error
    throw unloaded(error as NodeJS.ErrnoException, path)
  }
}

function unloaded(error: NodeJS.ErrnoException, path: string): UnreadableError {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return new UnreadableError('file.missing', { path })
  if (error.code === 'EISDIR') return new UnreadableError('file.directory', { path })
  if (error.code === 'ELOOP') return new UnreadableError('file.loop', { path })
  return new UnreadableError('file.unreadable', { path, got: error.code ?? error.message })
}

/** Refuses what no adapter needs to see. */
export function checkSize(bytes: Uint8Array): void {
  if (bytes.length === 0) throw new UnreadableError('file.empty')
  checkMegabytes(bytes.length)
}

function checkMegabytes(bytes: number): void {
  const megabytes = Math.ceil(bytes / MEGABYTE)
  if (megabytes > MOST_MEGABYTES) throw new UnreadableError('file.large', { got: megabytes, most: MOST_MEGABYTES })
}

/** What is known of a file from outside. */
export function describe(path: string, bytes: Uint8Array): Source {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const mediaType = bytes.length > 0 ? sniff(bytes, path).mediaType : 'application/octet-stream'
  return { path, sha256, bytes: bytes.length, mediaType, adapter: 'none', pages: null, textLayer: 'native' }
}

/** Formats are known by an id inside, by their name to people. */
function named(values: UnreadableError['values'], messages: Messages): UnreadableError['values'] {
  return values.format ? { ...values, format: messages.find(`format.name.${values.format}`) ?? values.format } : values
}

/** What is printed for a file that cannot be read: `plan: null` and one message of severity "error". */
export function failure(source: Source, error: unknown, messages: Messages): FileReading {
  const known = error instanceof UnreadableError
  const got = error instanceof Error ? error.message : String(error)
  const ruleId = known ? error.key : 'internal.error'
  const reason = (known ? messages.find(error.key, named(error.values, messages)) : messages.say('internal.error', { got })) ?? got
  const extraction: Extraction = {
    schemaVersion: SCHEMA_VERSION,
    source,
    genre: 'official-text',
    report: null,
    plan: null,
    messages: [{ ruleId, reason, severity: 'error', evidence: null }],
  }
  return { extraction, text: '', tree: null }
}
