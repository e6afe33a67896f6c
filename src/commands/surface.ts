/** The commands as plain data, read from the program itself: what completion and the manual are made of. */
import type { EventEmitter } from 'node:events'
import { type Argument, type Command, Help, type Option } from 'commander'
import type { Messages } from '../messages/messages.ts'
import type { Context } from './context.ts'
import { described, placed } from './help.ts'
import { buildProgram } from './program.ts'

/** What a value names, where a shell can complete it. */
export type Holds = 'file' | 'folder' | 'plan'

export interface Value {
  /** in the person's language: "ngày" */
  name: string
  required: boolean
  many: boolean
  choices: readonly string[]
  holds: readonly Holds[]
}

export interface Flag {
  short: string | null
  long: string
  /** null: the flag takes no value */
  value: Value | null
  mandatory: boolean
  about: string
}

export interface Place extends Value {
  about: string
}

export interface Surface {
  /** ["agencies", "merge"]; empty for the program itself */
  path: readonly string[]
  about: string
  /** what stands behind the name: "[options] <plan>" */
  usage: string
  places: readonly Place[]
  flags: readonly Flag[]
  /** what --help says below the options, besides the examples: a paragraph each */
  notes: readonly string[]
  /** command lines with their remarks */
  examples: readonly string[]
  parts: readonly Surface[]
}

/** By the English name of the place, which is part of the code. */
const HOLDS: Record<string, readonly Holds[]> = {
  file: ['file'],
  files: ['file'],
  paths: ['file'],
  bundle: ['file'],
  folder: ['folder'],
  plan: ['plan'],
  plans: ['plan'],
  child: ['plan', 'file'],
  parent: ['plan', 'file'],
  older: ['plan', 'file'],
  newer: ['plan', 'file'],
}

function wordOf(name: string, rest: Omit<Value, 'name' | 'holds'>, messages: Messages): Value {
  return { name: messages.find(`place.${name}`) ?? name, holds: HOLDS[name] ?? [], ...rest }
}

function flagOf(option: Option, messages: Messages): Flag {
  const name = /[<[]([^>\].]+)/.exec(option.flags)?.[1]
  const choices = option.argChoices ?? (name?.includes('|') ? name.split('|') : [])
  return {
    short: option.short ?? null,
    long: option.long ?? '',
    value: name === undefined ? null : wordOf(name, { required: option.required, many: option.variadic, choices }, messages),
    mandatory: option.mandatory,
    about: described(option),
  }
}

function placeOf(argument: Argument, messages: Messages): Place {
  const { required, variadic: many, argChoices: choices = [] } = argument
  return { ...wordOf(argument.name(), { required, many, choices }, messages), about: described(argument) }
}

/** What was added to the help: all that --help prints below the options. */
function afterHelp(command: Command): string {
  let text = ''
  // commander is an emitter, though its types do not say so
  ;(command as unknown as EventEmitter).emit('afterHelp', { error: false, command, write: (part: string) => (text += part) })
  return text
}

const EXAMPLE = /^ {2}(?=kehoach )/

/** Lines that are neither examples nor their title, joined into paragraphs. */
function notesOf(after: string, { say }: Messages): string[] {
  const titles = [say('help.example'), say('help.examplesTitle')]
  return after
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.split('\n').filter((line) => !EXAMPLE.test(line) && !titles.includes(line.trim())))
    .map((lines) => lines.join(' ').trim())
    .filter((paragraph) => paragraph !== '')
}

function surfaceOf(command: Command, path: readonly string[], messages: Messages): Surface {
  const help = new Help()
  const after = afterHelp(command)
  return {
    path,
    about: command.description(),
    usage: placed(command.usage(), messages),
    places: command.registeredArguments.map((argument) => placeOf(argument, messages)),
    flags: help.visibleOptions(command).map((option) => flagOf(option, messages)),
    notes: notesOf(after, messages),
    examples: after
      .split('\n')
      .filter((line) => EXAMPLE.test(line))
      .map((line) => line.trim()),
    parts: help.visibleCommands(command).map((part) => surfaceOf(part, [...path, part.name()], messages)),
  }
}

/** Everything that can be typed, in the language of the context. */
export async function readSurface(context: Context): Promise<Surface> {
  return surfaceOf(await buildProgram(context), [], context.messages)
}

/** A command and those in it, at every depth. */
export function allOf(surface: Surface): Surface[] {
  return [surface, ...surface.parts.flatMap(allOf)]
}
