/** Completion for bash, 3.2 (macOS) and later: a table of what each place takes, and one function that looks into it. */
import { allOf, type Surface, type Value } from '../surface.ts'

const BODY = `_kehoach_answer() { # what a place takes, and the word that was begun
  local takes=$1 cur=$2 line
  case $takes in
    :*) while IFS= read -r line; do COMPREPLY+=("\${line// /\\\\ }"); done < <(compgen -W "\${takes#:}" -- "$cur"); return ;;
    *plan*)
      while IFS= read -r line; do COMPREPLY+=("$line"); done < <("$program" completion plans \${archive:+--archive "$archive"} -- "$cur" 2>/dev/null)
      ;;
  esac
  case $takes in
    *file*) compopt -o filenames 2>/dev/null; while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -f -- "$cur") ;;
    *folder*) compopt -o filenames 2>/dev/null; while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -d -- "$cur") ;;
  esac
}

_kehoach() {
  local program=\${COMP_WORDS[0]} cur=\${COMP_WORDS[COMP_CWORD]} path='' flag='' archive='' place=0 index word takes parts
  [ "$cur" = '=' ] && cur=''
  cur=\${cur#[\\"\\']}
  COMPREPLY=()
  for ((index = 1; index < COMP_CWORD; index++)); do
    word=\${COMP_WORDS[index]}
    if [ "$word" = '=' ]; then continue; fi
    if [ -n "$flag" ]; then
      [ "$flag" = --archive ] && archive=\${word#[\\"\\']} && archive=\${archive%[\\"\\']}
      flag=''
      continue
    fi
    case $word in
      -*) takes=$(_kehoach_flag "$path" "$word"); [ -n "$takes" ] && flag=$word ;;
      *)
        parts=" $(_kehoach_parts "$path") "
        if [ "$place" = 0 ] && [ "\${parts#* $word }" != "$parts" ]; then path="\${path:+$path }$word"; else place=$((place + 1)); fi
        ;;
    esac
  done
  if [ -n "$flag" ]; then _kehoach_answer "$(_kehoach_flag "$path" "$flag")" "$cur"; return; fi
  case $cur in
    -*) _kehoach_answer ":$(_kehoach_flags "$path")" "$cur" ;;
    *)
      [ "$place" = 0 ] && parts=$(_kehoach_parts "$path") && [ -n "$parts" ] && _kehoach_answer ":$parts" "$cur"
      _kehoach_answer "$(_kehoach_place "$path" "$place")" "$cur"
      ;;
  esac
}
complete -F _kehoach kehoach
`

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}

/** ":a b" words, "plan file" what to look up, "?" anything. */
function taken({ choices, holds }: Value): string {
  if (choices.length > 0) return `:${choices.map((choice) => choice.replaceAll(' ', '\\ ')).join(' ')}`
  return holds.length > 0 ? holds.join(' ') : '?'
}

/** A function that answers by the first pattern that fits. */
function lookup(name: string, rows: readonly (readonly [pattern: string, answer: string])[]): string {
  const byAnswer = new Map<string, string[]>()
  for (const [pattern, answer] of rows) byAnswer.set(answer, [...(byAnswer.get(answer) ?? []), pattern])
  const cases = [...byAnswer].map(([answer, patterns]) => `    ${[...new Set(patterns)].join('|')}) echo ${quoted(answer)} ;;`)
  return `${name}() {\n  case "$*" in\n${cases.join('\n')}\n  esac\n}\n`
}

function pathOf({ path }: Surface): string {
  return path.join(' ')
}

function placeRows(command: Surface): [string, string][] {
  return command.places.map((place, index) => [
    place.many ? `${quoted(`${pathOf(command)} `)}*` : quoted(`${pathOf(command)} ${index}`),
    taken(place),
  ])
}

/** A flag that takes the same everywhere needs one pattern. */
function flagRows(all: readonly Surface[]): [string, string][] {
  const rows = all.flatMap((command) =>
    command.flags.flatMap(({ long, value }) => (value?.required ? [{ path: pathOf(command), long, answer: taken(value) }] : [])),
  )
  const answers = (flag: string) => new Set(rows.filter(({ long }) => long === flag).map(({ answer }) => answer))
  return rows.map(({ path, long, answer }) => [answers(long).size === 1 ? `*${quoted(` ${long}`)}` : quoted(`${path} ${long}`), answer])
}

/** The script; bash asks the program itself for the plans of the archive. */
export function bash(surface: Surface): string {
  const all = allOf(surface)
  const names = ({ flags }: Surface) => flags.flatMap(({ short, long }) => [long, ...(short ? [short] : [])]).join(' ')
  return [
    '# kehoach completion bash',
    lookup(
      '_kehoach_parts',
      all.filter(({ parts }) => parts.length > 0).map((one) => [quoted(pathOf(one)), one.parts.map(({ path }) => path.at(-1)).join(' ')]),
    ),
    lookup(
      '_kehoach_flags',
      all.map((one) => [quoted(pathOf(one)), names(one)]),
    ),
    lookup('_kehoach_flag', flagRows(all)),
    lookup('_kehoach_place', all.flatMap(placeRows)),
    BODY,
  ].join('\n')
}
