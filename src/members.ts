/** The documents inside an archive or a mail, each laid down as a file of its own under a number: no name from inside touches the disk. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { UnreadableError } from './adapters/adapter.ts'
import { isContainer, openContainer } from './adapters/container.ts'
import { mailAttachments } from './adapters/eml-parts.ts'
import { sniff } from './adapters/registry.ts'
import { checkSize, describe, failure, type FileReading, INSIDE, type PipelineOptions } from './source.ts'

/** One document of a container: where its bytes lie, or the record of one that cannot be taken out. */
export type Member = { path: string; file: string } | { path: string; reading: FileReading }

/** What a container holds things in; a mail without attachments is an ordinary document. */
export async function containerFormat(bytes: Uint8Array, path: string): Promise<'zip' | 'eml' | null> {
  const { format } = sniff(bytes, path)
  if (!isContainer(format)) return null
  return format === 'zip' || (await mailAttachments(bytes)).length > 0 ? format : null
}

/** Mails often hold several "scan.pdf": the second is "scan (2).pdf". */
function free(name: string, taken: Set<string>): string {
  const [, stem = name, extension = ''] = /^(.*[^/])(\.[^./]*)$/.exec(name) ?? []
  let given = name
  for (let count = 2; taken.has(given); count += 1) given = `${stem} (${count})${extension}`
  taken.add(given)
  return given
}

/**
 * Takes a container apart into numbered files.
 * @param path of the container, as the person gave it
 * @param folder for the files; made when it is not there
 * @returns the mail itself first, then every document inside; a bomb or a broken directory costs the container as a whole
 */
export async function unpack(path: string, file: string, bytes: Uint8Array, folder: string, options: PipelineOptions): Promise<Member[]> {
  checkSize(bytes)
  const format = await containerFormat(bytes, path)
  if (format === null) return [{ path, file }]
  await mkdir(folder, { recursive: true })
  const members: Member[] = format === 'eml' ? [{ path, file }] : []
  const taken = new Set<string>()
  for await (const { name, bytes: content, error } of openContainer(bytes, format)) {
    const inside = `${path}${INSIDE}${free(name, taken)}`
    if (error) {
      members.push({ path: inside, reading: failure(describe(inside, content), error, options.messages) })
      continue
    }
    const place = join(folder, String(members.length))
    await writeFile(place, content)
    members.push({ path: inside, file: place })
  }
  if (members.length === 0) throw new UnreadableError('zip.empty')
  return members
}
