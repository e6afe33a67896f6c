/** How far a long run is: a bar on a terminal, a plain line for each file otherwise. Both go to stderr. */
import type { Context } from './context.ts'

export interface Progress {
  /** one more file is known of */
  expect(): void
  /** one file is done */
  step(line: string, file: string): void
  stop(): void
}

function plain(context: Context): Progress {
  return { expect() {}, step: (line) => context.stderr.write(`${line}\n`), stop() {} }
}

/** The last part of a path, short enough for a line. */
function short(file: string): string {
  const name = file.split(/[/\\]/).at(-1) ?? ''
  return name.replace(/\p{Cc}/gu, '').slice(0, 40)
}

async function bar(context: Context): Promise<Progress> {
  const { default: cliProgress } = await import('cli-progress')
  const format = context.messages.say('ingest.progress')
  const drawn = new cliProgress.SingleBar({ format, stream: process.stderr, clearOnComplete: true, hideCursor: true, etaBuffer: 50 })
  let total = 0
  drawn.start(0, 0, { file: '' })
  return {
    expect() {
      total += 1
      drawn.setTotal(total)
    },
    step: (_, file) => drawn.increment(1, { file: short(file) }),
    stop: () => drawn.stop(),
  }
}

/** The bar needs a terminal; a log wants lines. */
export async function makeProgress(context: Context): Promise<Progress> {
  return context.stderr.isTTY ? bar(context) : plain(context)
}
