/**
 * One convention of output for every command: --json, --jsonl, --csv, or a table for people.
 * JSON prints whole rows; CSV and the table print columns.
 */
import type { Command } from 'commander'
import type { Messages } from '../messages/messages.ts'
import { UsageError, type Context, type Output } from './context.ts'

export interface OutputOptions {
  json?: boolean
  jsonl?: boolean
  csv?: boolean
  table?: boolean
}

export interface Column<Row> {
  /** heading in CSV: a stable English name */
  key: string
  /** heading in the table, in the person's language */
  title: string
  value(row: Row): string | number | boolean | null | undefined
  /** table only: this column takes the width that is left and wraps */
  wide?: boolean
}

/** Adds --json, --jsonl, --csv and --table to a command. */
export function addOutputOptions(command: Command, messages: Messages): Command {
  return command
    .option('--json', messages.say('option.json'))
    .option('--jsonl', messages.say('option.jsonl'))
    .option('--csv', messages.say('option.csv'))
    .option('--table', messages.say('option.table'))
}

/** Refuses two forms at once. */
function form(options: OutputOptions): 'json' | 'jsonl' | 'csv' | 'table' {
  const asked = (['json', 'jsonl', 'csv', 'table'] as const).filter((name) => options[name])
  if (asked.length > 1) throw new UsageError('usage.oneForm', { got: asked.map((name) => `--${name}`).join(' ') })
  return asked[0] ?? 'table'
}

/**
 * Prints rows in the form that the person asked for.
 * @param rows whole objects; what --json and --jsonl print
 * @param columns what --csv and the table print
 */
export async function printRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  options: OutputOptions,
  context: Context,
): Promise<void> {
  const { stdout } = context
  switch (form(options)) {
    case 'json':
      writeLines(jsonLines(rows), stdout)
      return
    case 'jsonl':
      writeLines(
        rows.values().map((row) => JSON.stringify(row)),
        stdout,
      )
      return
    case 'csv':
      writeLines(csvLines(rows, columns), stdout, '\r\n')
      return
    case 'table': {
      const { table } = await import('./table.ts')
      writeLines(rows.length > 0 ? await table(rows, columns, stdout.columns ?? 120) : [context.messages.say('output.none')], stdout)
    }
  }
}

/** At most so many letters, the last word whole, with "…" where there is more. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text
  return `${text.slice(0, text.lastIndexOf(' ', most) > 0 ? text.lastIndexOf(' ', most) : most)}…`
}

/** UTF-16 units that are written at once: a million rows are more than one string holds */
const AT_ONCE = 60_000

function writeLines(lines: Iterable<string>, stdout: Output, end = '\n'): void {
  let held: string[] = []
  let length = 0
  for (const line of lines) {
    held.push(line, end)
    length += line.length
    if (length < AT_ONCE) continue
    stdout.write(held.join(''))
    held = []
    length = 0
  }
  if (held.length > 0) stdout.write(held.join(''))
}

/** What `JSON.stringify(rows, null, 2)` gives, row by row. */
function* jsonLines<Row>(rows: readonly Row[]): Generator<string> {
  if (rows.length === 0) yield '[]'
  for (const [at, row] of rows.entries()) {
    const text = JSON.stringify(row, null, 2).replaceAll('\n', '\n  ')
    yield `${at === 0 ? '[\n' : ''}  ${text}${at === rows.length - 1 ? '\n]' : ','}`
  }
}

/** RFC 4180, without the CRLF; a cell that a spreadsheet would run as a formula gets an apostrophe before it. */
export function* csvLines<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): Generator<string> {
  yield csvLine(columns.map(({ key }) => key))
  for (const row of rows) yield csvLine(columns.map(({ value }) => value(row) ?? ''))
}

/** One line of CSV, without its end. */
export function csvLine(cells: readonly (string | number | boolean)[]): string {
  return cells.map(quoted).join(',')
}

function quoted(value: string | number | boolean): string {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value)
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text
}
