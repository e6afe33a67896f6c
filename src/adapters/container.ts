/**
 * Files that hold several documents: archives, and mails with attachments.
 * Whoever reads files asks {@link isContainer} of what `sniff` says; each member is then a document of its own,
 * with its own record, its own errors, and its name after that of the archive.
 */
import { UnreadableError } from './adapter.ts'
import { mailAttachments } from './eml-parts.ts'
import { sniff } from './sniff.ts'
import { inflateEntry, safePath, ZIP_LIMITS, ZipBudget, zipEntries } from './unzip.ts'

export interface Member {
  /** path inside the container, "/" between folders and "!/" after a nested archive, NFC, never outside of it */
  name: string
  bytes: Uint8Array
  /** why this member alone cannot be read; its bytes are then empty */
  error?: UnreadableError
}

/** An archive in an archive in an archive is not opened. */
const MAX_DEPTH = 2
/** What systems leave in archives: no documents. */
const LITTER = /(?:^|\/)(?:__MACOSX\/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$|~\$)/i

/** Whether a format (as `sniff` names it) holds documents rather than being one. */
export function isContainer(format: string): format is 'zip' | 'eml' {
  return format === 'zip' || format === 'eml'
}

/**
 * Gives the members one after another; nothing is written anywhere, and only one member is held at a time.
 * A mail gives its attachments alone: one without any gives nothing and is itself the document. A mail inside comes before its attachments.
 * @throws UnreadableError 'zip.broken', 'zip.entries', 'zip.bomb': the whole container is refused
 */
export async function* openContainer(bytes: Uint8Array, format: 'zip' | 'eml'): AsyncIterable<Member> {
  const budget = new ZipBudget(ZIP_LIMITS)
  yield* members(bytes, format, '', 1, budget)
}

async function* members(
  bytes: Uint8Array,
  format: 'zip' | 'eml',
  prefix: string,
  depth: number,
  budget: ZipBudget,
): AsyncGenerator<Member> {
  for await (const member of format === 'zip' ? zipMembers(bytes, budget) : mailMembers(bytes, budget)) {
    const path = prefix + member.name
    const inner = member.error || member.bytes.length === 0 ? null : sniff(member.bytes, member.name).format
    if (inner === 'zip' && depth >= MAX_DEPTH) yield refused(path, new UnreadableError('zip.depth', { what: path, most: MAX_DEPTH }))
    else if (inner === 'zip') yield* nested(member.bytes, 'zip', path, depth, budget)
    else if (inner === 'eml' && depth < MAX_DEPTH && (await hasAttachments(member.bytes))) {
      yield { ...member, name: path }
      yield* nested(member.bytes, 'eml', path, depth, budget)
    } else yield { ...member, name: path }
  }
}

/** A nested archive that is broken costs itself only; a bomb costs the whole container. */
async function* nested(bytes: Uint8Array, format: 'zip' | 'eml', path: string, depth: number, budget: ZipBudget): AsyncGenerator<Member> {
  try {
    yield* members(bytes, format, `${path}!/`, depth + 1, budget)
  } catch (error) {
    if (!(error instanceof UnreadableError) || error.key === 'zip.bomb' || error.key === 'zip.entries') throw error
    yield refused(path, error)
  }
}

function refused(name: string, error: UnreadableError): Member {
  return { name, bytes: new Uint8Array(0), error }
}

async function hasAttachments(bytes: Uint8Array): Promise<boolean> {
  return (await mailAttachments(bytes)).length > 0
}

function* zipMembers(bytes: Uint8Array, budget: ZipBudget): Generator<Member> {
  const entries = zipEntries(bytes, budget.limits)
  budget.count(entries.length)
  for (const entry of entries) {
    const name = entry.name || 'unnamed'
    if (LITTER.test(name)) continue
    try {
      yield { name, bytes: inflateEntry(bytes, entry, budget) }
    } catch (error) {
      if (!(error instanceof UnreadableError) || error.key === 'zip.bomb') throw error
      yield refused(name, error)
    }
  }
}

async function* mailMembers(bytes: Uint8Array, budget: ZipBudget): AsyncGenerator<Member> {
  const attachments = await mailAttachments(bytes)
  budget.count(attachments.length)
  for (const { name, content } of attachments) {
    budget.spend(content.length)
    yield { name: safePath(name).replaceAll('/', '_') || 'attachment', bytes: content }
  }
}
