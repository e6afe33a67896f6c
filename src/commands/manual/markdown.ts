/** The manual as Markdown. */
import type { Messages } from '../../messages/messages.ts'
import { allOf, type Surface } from '../surface.ts'
import { type Chapter, chapters, flagWords, introOf, nameOf, ownFlags } from './common.ts'

/** Signs that Markdown would take for its own. */
function plain(text: string): string {
  return text.replace(/[*_<>[\]`|#]/g, (sign) => `\\${sign}`)
}

function item(term: string, about: string): string {
  return `- \`${term}\`: ${plain(about)}`
}

function list(title: string, rows: readonly string[]): string[] {
  return rows.length > 0 ? [title, '', ...rows, ''] : []
}

function details(command: Surface, { say }: Messages): string[] {
  const flags = ownFlags(command).map((flag) => {
    const { names, value } = flagWords(flag)
    return item([names.join(', '), value].filter(Boolean).join(' '), flag.about)
  })
  return [
    ...list(
      say('help.arguments'),
      command.places.map(({ name, about }) => item(name, about)),
    ),
    ...list(say('help.options'), flags),
    ...command.notes.flatMap((note) => [plain(note), '']),
    ...(command.examples.length > 0 ? [say('help.examplesTitle'), '', '```sh', ...command.examples, '```', ''] : []),
  ]
}

function section(command: Surface, messages: Messages, whole: boolean): string[] {
  const name = nameOf(command)
  const depth = '#'.repeat(command.path.length + 1 + (whole ? 1 : 0))
  return [`${depth} ${name}`, '', plain(command.about), '', '```text', `${name} ${command.usage}`, '```', '', ...details(command, messages)]
}

function chapter(each: Chapter, messages: Messages): string[] {
  const intro = introOf(each, messages)
  const rows = each.rows.map(([term, about]) => item(term, messages.say(about)))
  return [`## ${messages.say(each.title)}`, '', ...(intro === null ? [] : [plain(intro), '']), ...rows, '']
}

/** The page of the whole program, or of one command and those in it. */
export function markdown(wanted: Surface, messages: Messages): string {
  if (wanted.path.length > 0)
    return allOf(wanted)
      .flatMap((part) => section(part, messages, false))
      .join('\n')
  const head = ['# kehoach', '', plain(wanted.about), '', '```text', `kehoach ${wanted.usage}`, '```', '', ...details(wanted, messages)]
  const parts = wanted.parts.flatMap(allOf).flatMap((part) => section(part, messages, true))
  const lines = [...head, `## ${messages.say('manual.commands')}`, '', ...parts, ...chapters.flatMap((each) => chapter(each, messages))]
  return lines.join('\n')
}
