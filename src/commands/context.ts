/** What every command is given, and how it tells trouble. */
import type { Messages, MessageKey, MessageValues } from '../messages/messages.ts'

export interface Output {
  write(text: string): unknown
  isTTY?: boolean
  columns?: number
}

export interface Context {
  messages: Messages
  stdout: Output
  stderr: Output
  env: Record<string, string | undefined>
  cwd: string
  /** 0; a command sets 1 if any file failed */
  exitCode: number
}

/** Trouble that the person at the terminal can mend: one line, exit 2 (law 7). */
export class UsageError extends Error {
  readonly key: MessageKey
  readonly values: MessageValues
  constructor(key: MessageKey, values: MessageValues = {}) {
    super(`${key} ${JSON.stringify(values)}`)
    this.name = 'UsageError'
    this.key = key
    this.values = values
  }
}
