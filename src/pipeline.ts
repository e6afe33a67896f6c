/** The one file that knows the order of rooms: bytes → adapter → tree → plan. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { UnreadableError } from './adapters/adapter.ts'
import { readBytes } from './adapters/registry.ts'
import type { Messages } from './messages/messages.ts'
import { readPlan } from './plan/read.ts'
import { extractionSchema, SCHEMA_VERSION, type Extraction, type Message } from './plan/schema.ts'
import { buildDocument } from './tree/build.ts'
import type { DocumentNode } from './tree/types.ts'

export interface PipelineOptions {
  messages: Messages
  /** folder from which relative paths start; the process's own if absent */
  cwd?: string
  /** user password of an encrypted file */
  password?: string | undefined
}

/** One file read: the record, the canonical text and the tree over it ('' and null where the file could not be read). */
export interface FileReading {
  extraction: Extraction
  text: string
  tree: DocumentNode | null
}

type Source = Extraction['source']

/** More would not fit into one worker's memory once decoded. */
const MOST_BYTES = 256 * 1024 * 1024

async function load(path: string, cwd: string): Promise<Buffer> {
  try {
    return await readFile(resolve(cwd, path))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new UnreadableError('file.missing', { path })
    if (code === 'EISDIR') throw new UnreadableError('file.directory', { path })
    if (code === 'ERR_FS_FILE_TOO_LARGE') throw new UnreadableError('file.large', { got: '> 2000', most: MOST_BYTES / 1024 / 1024 })
    throw new UnreadableError('file.unreadable', { path, got: code ?? String(error) })
  }
}

/** What is known of a file before anybody has looked into it. */
function describe(path: string, bytes: Uint8Array): Source {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { path, sha256, bytes: bytes.length, mediaType: 'application/octet-stream', adapter: 'none', pages: null, textLayer: 'native' }
}

/** A message in the person's language where the catalogue knows its rule; the rule's own words otherwise. */
function localise(message: Message, messages: Messages): Message {
  const { ruleId, reason, evidence } = message
  return { ...message, reason: messages.find(ruleId, { reason, quote: evidence?.quote ?? '' }) ?? reason }
}

/** What is printed for a file that cannot be read. */
function failure(source: Source, error: unknown, messages: Messages): Extraction {
  const known = error instanceof UnreadableError
  const got = error instanceof Error ? error.message : String(error)
  const ruleId = known ? error.key : 'internal.error'
  const reason = (known ? messages.find(error.key, error.values) : messages.say('internal.error', { got })) ?? got
  return {
    schemaVersion: SCHEMA_VERSION,
    source,
    genre: 'official-text',
    report: null,
    plan: null,
    messages: [{ ruleId, reason, severity: 'error', evidence: null }],
  }
}

async function read(source: Source, bytes: Uint8Array, options: PipelineOptions): Promise<FileReading> {
  if (bytes.length === 0) throw new UnreadableError('file.empty')
  if (bytes.length > MOST_BYTES) {
    throw new UnreadableError('file.large', { got: Math.ceil(bytes.length / 1024 / 1024), most: MOST_BYTES / 1024 / 1024 })
  }
  const { adapter, raw } = await readBytes(bytes, { name: source.path, password: options.password })
  const { tree, file } = buildDocument(raw.blocks)
  const reading = readPlan(tree, file, raw)
  const extraction = extractionSchema.parse({
    schemaVersion: SCHEMA_VERSION,
    source: { ...source, mediaType: adapter.mediaType, adapter: adapter.id, pages: raw.pages, textLayer: raw.textLayer },
    ...reading,
    messages: reading.messages.map((message) => localise(message, options.messages)),
  })
  return { extraction, text: String(file), tree }
}

/**
 * Reads one file into its record. Never throws for what a file holds: trouble is a message of severity "error" and `plan: null`.
 * @param path as given by the person; it stands in `source.path` unchanged
 */
export async function extractFile(path: string, options: PipelineOptions): Promise<FileReading> {
  let source = describe(path, new Uint8Array())
  try {
    const bytes = await load(path, options.cwd ?? process.cwd())
    source = describe(path, bytes)
    return await read(source, bytes, options)
  } catch (error) {
    if (process.env.KEHOACH_DEBUG) console.error(error)
    return { extraction: failure(source, error, options.messages), text: '', tree: null }
  }
}

/** The record of a file that a limit stopped: only its bytes are looked at. */
export async function stoppedFile(path: string, error: UnreadableError, options: PipelineOptions): Promise<FileReading> {
  const bytes = await load(path, options.cwd ?? process.cwd()).catch(() => new Uint8Array())
  return { extraction: failure(describe(path, bytes), error, options.messages), text: '', tree: null }
}
