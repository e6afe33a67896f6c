/** The examples of help and manual, as a shell takes them apart. */
import { spawnSync } from 'node:child_process'

/** The command alone: no remark, no pipe, no file that the output goes to. */
export function commandOf(example: string): string {
  return (/^(?:[^"'#|>]|"[^"]*"|'[^']*'|(?<=\S)#)*/.exec(example)?.[0] ?? '').trim()
}

/** The words after `kehoach` of each example. */
export function wordsOf(examples: readonly string[]): string[][] {
  const script = examples.map((example) => `${commandOf(example)}\nprintf '\\1'\n`).join('')
  const { stdout, status, stderr } = spawnSync('bash', ['-c', `kehoach() { printf '%s\\0' "$@"; }\n${script}`], { encoding: 'utf8' })
  if (status !== 0 || stderr !== '') throw new Error(stderr)
  return stdout
    .split('\u0001')
    .slice(0, -1)
    .map((words) => words.split('\0').slice(0, -1))
}
