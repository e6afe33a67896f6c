/** The other side of the worker pool: reads one document per job, in a thread of its own. */
import { parentPort } from 'node:worker_threads'
import { createMessages, type Language } from './messages/messages.ts'
import { extractFile } from './pipeline.ts'

export interface Job {
  path: string
  cwd: string
  password?: string | undefined
  language: Language
}

parentPort?.on('message', async ({ path, cwd, password, language }: Job) => {
  parentPort?.postMessage(await extractFile(path, { cwd, password, messages: createMessages(language) }))
})
