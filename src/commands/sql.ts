/** `kehoach sql "select …"`: a person's own question to the archive, which is opened for reading only. */
import type { Command } from 'commander'
import type { SqlRows } from '../archive/archive.ts'
import { addArchiveOption, type ArchiveOptions, withArchive } from './archive.ts'
import { type Context, UsageError } from './context.ts'
import { addOutputOptions, type Column, type OutputOptions, printRows } from './output.ts'

type Options = ArchiveOptions & OutputOptions

export function register(program: Command, context: Context): void {
  const { messages } = context
  const command = program
    .command('sql')
    .description(messages.say('help.sql'))
    .argument('[statement]', messages.say('argument.sql'))
    .addHelpText('after', `\n${messages.say('help.sql.examples')}`)
    .action((statement: string | undefined, options: Options) => sql(statement, options, context))
  addOutputOptions(addArchiveOption(command, messages), messages)
}

type Row = Record<string, unknown>

function shown(value: unknown): string | number | null {
  if (value === null || typeof value === 'number' || typeof value === 'string') return value
  return typeof value === 'bigint' ? String(value) : `<${(value as Uint8Array).length} bytes>`
}

function columns(names: readonly string[]): Column<Row>[] {
  return names.map((name) => ({ key: name, title: name, value: (row) => shown(row[name]), wide: true }))
}

async function sql(statement: string | undefined, options: Options, context: Context): Promise<void> {
  await withArchive(options, context, async (archive) => {
    const { columns: names, rows } = statement === undefined ? viewRows(await archive.views()) : await asked(archive.select(statement))
    const plain = rows.map((row) => Object.fromEntries(names.map((name) => [name, shown(row[name])])))
    await printRows(plain, columns(names), options, context)
  })
}

/** Without a statement: what there is to ask. */
function viewRows(views: { name: string; columns: string[] }[]): SqlRows {
  return { columns: ['view', 'columns'], rows: views.map((view) => ({ view: view.name, columns: view.columns.join(', ') })) }
}

async function asked(rows: Promise<SqlRows>): Promise<SqlRows> {
  try {
    return await rows
  } catch (error) {
    if (error instanceof Error && error.name === 'SqlError' && 'kind' in error)
      throw new UsageError(error.kind === 'writes' ? 'sql.writes' : 'sql.wrong', { got: error.message.replace(/\s+/g, ' ').slice(0, 200) })
    throw error
  }
}
