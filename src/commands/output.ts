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

export type Cell = string | number | boolean | null | undefined

export interface Column<Row> {
  /** heading in CSV: a stable English name */
  key: string
  /** heading in the table, in the person's language */
  title: string
  value(row: Row): Cell
  /** CSV only: what a program reads, the same in every language; `value` unless given */
  data?(row: Row): Cell
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

/** The form that is asked for. @throws UsageError for two at once */
export function formOf(options: OutputOptions): 'json' | 'jsonl' | 'csv' | 'table' {
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
  switch (formOf(options)) {
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

/** Prints text for people: folded where a terminal tells its width, in whole lines for a file or another program. */
export async function printText(text: string, { stdout }: Context): Promise<void> {
  const shown = stdout.columns === undefined ? text : await (await import('./table.ts')).folded(text, stdout.columns)
  stdout.write(`${shown}\n`)
}

/**
 * Tells what was done: a sentence for people, or its facts as one row.
 * @param facts what --json, --jsonl and --csv print
 */
export async function printDeed(sentence: string, facts: Record<string, Cell>, options: OutputOptions, context: Context): Promise<void> {
  if (formOf(options) === 'table') {
    context.stdout.write(`${sentence}\n`)
    return
  }
  const columns = Object.keys(facts).map((key) => ({ key, title: key, value: (row: typeof facts) => row[key] }))
  await printRows([facts], columns, options, context)
}

/**
 * The rows that a command shows unless it is told how many: what is left out is said.
 * @param rows one more than `most`, where there are more
 */
export function firstRows<Row>(rows: readonly Row[], most: number, { messages, stderr }: Context): readonly Row[] {
  if (rows.length <= most) return rows
  stderr.write(`${messages.say('output.more', { count: most })}\n`)
  return rows.slice(0, most)
}

/** Prints rows, and below a table on a terminal how many there are. */
export async function printList<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  options: OutputOptions,
  context: Context,
): Promise<void> {
  await printRows(rows, columns, options, context)
  const { stdout, messages } = context
  if (stdout.isTTY && rows.length > 1 && formOf(options) === 'table')
    stdout.write(`\n${messages.say('output.total', { count: rows.length })}\n`)
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
  for (const row of rows) yield csvLine(columns.map(({ data, value }) => (data ?? value)(row) ?? ''))
}

/** One line of CSV, without its end. */
export function csvLine(cells: readonly (string | number | boolean)[]): string {
  return cells.map(quoted).join(',')
}

function quoted(value: string | number | boolean): string {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value)
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text
}
