/** Completion for zsh: one function a command, made of _arguments. */
import { allOf, type Flag, type Place, type Surface, type Value } from '../surface.ts'

const PLANS = `_kehoach_plans() { # numbers in the archive
  local -a found
  found=(\${(f)"$(_call_program plans $words_typed[1] completion plans \${archive_typed:+--archive $archive_typed} -- \${(q)PREFIX} 2>/dev/null)"})
  compadd -a found
}
`

const START = `_kehoach() {
  local -a words_typed=($words)
  local at=\${words[(i)--archive]} archive_typed=''
  (( at < $#words )) && archive_typed=\${words[at+1]}
  local curcontext=$curcontext state line ret=1
  _kehoach_top && ret=0
  return ret
}
compdef _kehoach kehoach
# where zsh has loaded this file as the function itself
if [ "$funcstack[1]" = _kehoach ]; then _kehoach; fi
`

/** Inside of single quotes, where ":" and brackets mean something to _arguments. */
function plain(text: string): string {
  return text.replaceAll("'", "'\\''").replace(/[[\]:\\]/g, (sign) => `\\${sign}`)
}

/** Anything but a flag, where nothing can be offered. */
const FREE = '_guard "^-*" value'

function answers({ choices, holds }: Value): string {
  if (choices.length > 0) return `(${choices.map((choice) => choice.replaceAll(' ', '\\ ')).join(' ')})`
  if (holds.length === 0) return FREE
  const actions = holds.map((held) => ({ plan: '_kehoach_plans', file: '_files', folder: '_files -/' })[held])
  return actions.length === 1 ? (actions[0] ?? FREE) : `{ ${actions.join('; ')} }`
}

function flagSpecs({ short, long, value, about }: Flag): string[] {
  const message = value === null ? '' : `${value.required ? ':' : '::'}${plain(value.name)}:${answers(value)}`
  return [long, ...(short ? [short] : [])].map(
    (name) => `'${name}${value?.required && name === long ? '=' : ''}[${plain(about)}]${message}'`,
  )
}

function placeSpec({ name, many, required, ...rest }: Place, index: number): string {
  return `'${many ? '*' : index + 1}:${many || required ? '' : ':'}${plain(name)}:${answers({ name, many, required, ...rest })}'`
}

function functionName(path: readonly string[]): string {
  return ['_kehoach', ...(path.length > 0 ? path : ['top'])].join('_')
}

function body(specs: readonly string[]): string {
  return ['  _arguments -s -S', ...specs].join(' \\\n    ')
}

/** A command that holds others: the first word chooses, where it is one of them. */
function withParts(command: Surface): string {
  const specs = command.flags.flatMap(flagSpecs)
  const cases = command.parts.map(({ path }) => `        ${path.at(-1)}) ${functionName(path)} ;;`)
  const described = command.parts.map(({ path, about }) => `'${path.at(-1)}:${about.replaceAll("'", "'\\''").replaceAll(':', '\\:')}'`)
  return [
    '  local state line',
    `  local -a parts=(\n    ${described.join('\n    ')}\n  )`,
    ['  _arguments -C -s -S', ...specs, "'1: :->part'", "'*:: :->rest'"].join(' \\\n    '),
    '  case $state in',
    '    part) _describe -t commands kehoach parts ;;',
    `    rest)\n      case $words[1] in\n${cases.join('\n')}\n      esac\n      ;;`,
    '  esac',
  ].join('\n')
}

function defined(command: Surface): string {
  const text = command.parts.length > 0 ? withParts(command) : body([...command.flags.flatMap(flagSpecs), ...command.places.map(placeSpec)])
  return `${functionName(command.path)}() {\n${text}\n}\n`
}

/** The script, to be sourced or put into a folder of $fpath; zsh asks the program itself for the plans of the archive. */
export function zsh(surface: Surface): string {
  return ['#compdef kehoach', PLANS, ...allOf(surface).map(defined), START].join('\n')
}
