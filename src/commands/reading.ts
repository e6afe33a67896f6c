/** What the commands that read files share: the password, who recognises scans, and the limits on one document. */
import { resolve } from 'node:path'
import { type Command, Option } from 'commander'
import { type OcrChoice, ocrChoices } from '../source.ts'
import type { Messages } from '../messages/messages.ts'
import type { PoolOptions } from '../worker-pool.ts'
import { readCount } from './archive.ts'
import type { Context } from './context.ts'

export interface ReadingOptions {
  password?: string
  timeLimit?: string
  memoryLimit?: string
  ocr?: OcrChoice
}

/** Adds --password, --ocr, --time-limit and --memory-limit to a command. */
export function addReadingOptions(command: Command, messages: Messages): Command {
  return command
    .option('--password <password>', messages.say('option.password'))
    .addOption(new Option('--ocr <choice>', messages.say('option.ocr')).choices(ocrChoices))
    .option('--time-limit <seconds>', messages.say('option.timeLimit'))
    .option('--memory-limit <megabytes>', messages.say('option.memoryLimit'))
}

/** What the worker pool is told. @throws UsageError for a limit that is no whole number above zero */
export function poolOptions(options: ReadingOptions, context: Context): PoolOptions {
  const seconds = readCount(options.timeLimit, '--time-limit')
  const megabytes = readCount(options.memoryLimit, '--memory-limit')
  return {
    messages: context.messages,
    cwd: resolve(context.cwd),
    password: options.password,
    ocr: options.ocr,
    ...(seconds === undefined ? {} : { seconds }),
    ...(megabytes === undefined ? {} : { megabytes }),
  }
}
