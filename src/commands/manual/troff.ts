/** The manual as a page for man(1). */
import type { Messages } from '../../messages/messages.ts'
import { version } from '../program.ts'
import { allOf, type Surface } from '../surface.ts'
import { type Chapter, chapters, flagWords, introOf, nameOf, ownFlags } from './common.ts'

/** Text as troff prints it: no line of it is a request, and a "-" can be copied. */
function plain(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(/^(?=[.'])/gm, '\\&')
}

function bold(text: string): string {
  return `\\fB${plain(text)}\\fR`
}

function tagged(term: string, about: string): string[] {
  return ['.TP', term, plain(about)]
}

function quoted(text: string): string {
  return `"${plain(text).replaceAll('"', '\\(dq')}"`
}

function examples({ examples: lines }: Surface, { say }: Messages): string[] {
  return lines.length > 0 ? ['.PP', plain(say('help.examplesTitle')), '.RS', '.nf', ...lines.map(plain), '.fi', '.RE'] : []
}

function flags(command: Surface): string[] {
  return ownFlags(command).flatMap((flag) => {
    const { names, value } = flagWords(flag)
    return tagged(names.map(bold).join(', ') + (value === null ? '' : ` \\fI${plain(value)}\\fR`), flag.about)
  })
}

function details(command: Surface, messages: Messages): string[] {
  return [
    ...command.places.flatMap(({ name, about }) => tagged(`\\fI${plain(name)}\\fR`, about)),
    ...flags(command),
    ...command.notes.flatMap((note) => ['.PP', plain(note)]),
    ...examples(command, messages),
  ]
}

function section(command: Surface, messages: Messages): string[] {
  const name = nameOf(command)
  return [`.SS ${quoted(name)}`, plain(command.about), '.PP', `${bold(name)} ${plain(command.usage)}`, ...details(command, messages)]
}

function chapter(each: Chapter, messages: Messages): string[] {
  const intro = introOf(each, messages)
  return [
    `.SH ${quoted(messages.say(each.title).toUpperCase())}`,
    ...(intro === null ? [] : [plain(intro)]),
    ...each.rows.flatMap(([term, about]) => tagged(bold(term), messages.say(about))),
  ]
}

/** The page of the whole program, or of one command and those in it. */
export function troff(wanted: Surface, messages: Messages): string {
  const whole = wanted.path.length === 0
  const title = (key: 'manual.name' | 'manual.synopsis' | 'manual.commands') => `.SH ${quoted(messages.say(key).toUpperCase())}`
  const parts = (whole ? wanted.parts : [wanted]).flatMap(allOf)
  const page = nameOf(wanted).replaceAll(' ', '-')
  return [
    `'\\" -*- coding: utf-8 -*-`,
    `.TH ${quoted(page.toUpperCase())} 1 "" "kehoach ${version()}"`,
    '.nh',
    '.ad l',
    title('manual.name'),
    `${plain(page)} \\- ${plain(wanted.about)}`,
    title('manual.synopsis'),
    `${bold(nameOf(wanted))} ${plain(wanted.usage)}`,
    ...(whole ? details(wanted, messages) : []),
    title('manual.commands'),
    ...parts.flatMap((part) => section(part, messages)),
    ...chapters.flatMap((each) => chapter(each, messages)),
    '',
  ].join('\n')
}
