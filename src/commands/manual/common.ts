/** What holds for every command: said once in the manual. */
import type { MessageKey, Messages } from '../../messages/messages.ts'
import type { Flag, Surface } from '../surface.ts'

/** Flags of every command. */
const SHARED = ['--lang', '--help']

/** The flags that are a command's own. */
export function ownFlags({ flags, path }: Surface): readonly Flag[] {
  return path.length === 0 ? flags : flags.filter(({ long }) => !SHARED.includes(long))
}

/** "-h, --help", "--year <năm>" in its parts: the names, and what stands for the value. */
export function flagWords({ short, long, value }: Flag): { names: string[]; value: string | null } {
  const names = short === null ? [long] : [short, long]
  if (value === null) return { names, value: null }
  const word = value.choices.length > 0 ? value.choices.join('|') : value.name
  return { names, value: value.required ? word : `[${word}]` }
}

/** "kehoach agencies merge" */
export function nameOf({ path }: Surface): string {
  return ['kehoach', ...path].join(' ')
}

export interface Chapter {
  title: MessageKey
  rows: readonly (readonly [term: string, about: MessageKey])[]
}

/** Behind the commands, in this order. */
export const chapters: readonly Chapter[] = [
  {
    title: 'manual.output',
    rows: [
      ['--table', 'option.table'],
      ['--json', 'option.json'],
      ['--jsonl', 'option.jsonl'],
      ['--csv', 'option.csv'],
    ],
  },
  {
    title: 'manual.exit',
    rows: [
      ['0', 'manual.exit.well'],
      ['1', 'manual.exit.failed'],
      ['2', 'manual.exit.usage'],
    ],
  },
  {
    title: 'manual.environment',
    rows: [
      ['KEHOACH_ARCHIVE', 'manual.env.archive'],
      ['KEHOACH_LANG', 'manual.env.lang'],
      ['KEHOACH_USER', 'manual.env.user'],
      ['KEHOACH_LOCK_SECONDS', 'manual.env.lock'],
      ['KEHOACH_DEBUG', 'manual.env.debug'],
    ],
  },
  {
    title: 'manual.files',
    rows: [
      ['archive.db', 'manual.files.database'],
      ['originals/', 'manual.files.originals'],
    ],
  },
]

/** What is said before a chapter's rows. */
export function introOf({ title }: Chapter, messages: Messages): string | null {
  return messages.find(`${title}.about`)
}
