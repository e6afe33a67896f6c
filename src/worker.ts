/** The other side of the worker pool: reads one document per job, or takes one container apart, in a thread of its own. */
import { parentPort } from 'node:worker_threads'
import { containerFormat, type Member, unpack } from './members.ts'
import { createMessages, type Language } from './messages/messages.ts'
import { extractFile } from './pipeline.ts'
import { describe, failure, type FileReading, load, type PipelineOptions } from './source.ts'

export interface Job extends Omit<PipelineOptions, 'messages'> {
  path: string
  language: Language
  /** where a container's documents are laid down; without it the file is read as one document, whatever it is */
  folder?: string | undefined
}

export type Answer = { reading: FileReading } | { members: Member[] }
/** Before the answer: the reading begins, or a page is about to be recognised. */
export interface Progress {
  progress: 'begun' | 'scanned-page'
}

async function answer({ path, folder, language, ...rest }: Job): Promise<Answer> {
  const onScannedPage = () => parentPort?.postMessage({ progress: 'scanned-page' } satisfies Progress)
  const options = { ...rest, messages: createMessages(language), onScannedPage }
  const file = rest.file ?? path
  if (folder === undefined) return { reading: await extractFile(path, options) }
  try {
    const bytes = await load(file, rest.cwd)
    if (bytes.length === 0 || (await containerFormat(bytes, path)) === null) return { reading: await extractFile(path, options, bytes) }
    return { members: await unpack(path, file, bytes, folder, options) }
  } catch (error) {
    const bytes = await load(file, rest.cwd).catch(() => new Uint8Array())
    return { reading: failure(describe(path, bytes), error, options.messages) }
  }
}

parentPort?.on('message', async (job: Job) => {
  parentPort?.postMessage({ progress: 'begun' } satisfies Progress)
  parentPort?.postMessage(await answer(job))
})
