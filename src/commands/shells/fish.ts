/** Completion for fish: one line a flag and a place, each with its words. */
import { allOf, type Flag, type Place, type Surface, type Value } from '../surface.ts'

const BODY = `function __kehoach_at # is this command being typed, and this many words after it?
    set -l path
    set -l place 0
    set -l skip 0
    for word in (commandline -opc)[2..-1]
        if test $skip = 1
            set skip 0
        else if string match -q -- '-*' $word
            contains -- $word $__kehoach_valued; and set skip 1
        else if test $place = 0; and contains -- (string join ' ' $path $word) $__kehoach_paths
            set -a path $word
        else
            set place (math $place + 1)
        end
    end
    test "$path" = "$argv[1]"; or return 1
    test -z "$argv[2]"; or test $place = $argv[2]
end
function __kehoach_plans # numbers in the archive
    set -l words (commandline -opc)
    set -l archive
    set -l at (contains -i -- --archive $words); and set archive --archive $words[(math $at + 1)]
    $words[1] completion plans $archive -- (commandline -ct) 2>/dev/null
end
complete -c kehoach -f
`

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}

function answers({ choices, holds }: Value): string {
  if (choices.length > 0) return `-a ${quoted(choices.map((choice) => choice.replaceAll(' ', '\\ ')).join(' '))}`
  return [holds.includes('plan') ? "-a '(__kehoach_plans)'" : '', holds.some((held) => held !== 'plan') ? '-F' : ''].join(' ').trim()
}

function at(path: string, place?: number): string {
  return `-n ${quoted(`__kehoach_at '${path}'${place === undefined ? '' : ` ${place}`}`)}`
}

function flagLine(path: string, { short, long, value, about }: Flag): string {
  const names = `${short ? `-s ${short.slice(1)} ` : ''}-l ${long.slice(2)}`
  const files = value?.holds.some((held) => held !== 'plan')
  const given = value?.required ? ` ${files ? '-r' : '-x'} ${answers(value)}`.trimEnd() : ''
  return `complete -c kehoach ${at(path)} ${names}${given} -d ${quoted(about)}`
}

function placeLine(path: string, place: Place, index: number): string[] {
  const given = answers(place)
  return given === '' ? [] : [`complete -c kehoach ${at(path, place.many ? undefined : index)} ${given}`]
}

function lines(command: Surface): string[] {
  const path = command.path.join(' ')
  return [
    ...command.parts.map((part) => `complete -c kehoach ${at(path, 0)} -a ${part.path.at(-1)} -d ${quoted(part.about)}`),
    ...command.flags.map((flag) => flagLine(path, flag)),
    ...command.places.flatMap((place, index) => placeLine(path, place, index)),
  ]
}

/** The script; fish asks the program itself for the plans of the archive. */
export function fish(surface: Surface): string {
  const all = allOf(surface)
  const valued = new Set(all.flatMap(({ flags }) => flags.flatMap(({ long, value }) => (value?.required ? [long] : []))))
  return [
    '# kehoach completion fish',
    `set -g __kehoach_paths ${all.flatMap(({ path }) => (path.length > 0 ? [quoted(path.join(' '))] : [])).join(' ')}`,
    `set -g __kehoach_valued ${[...valued].join(' ')}`,
    BODY + all.flatMap(lines).join('\n'),
    '',
  ].join('\n')
}
