/** English wording: exactly the keys of `vi.ts`. */
import type { MessageKey } from './messages.ts'

export const en: Record<MessageKey, string> = {
  // help
  'help.about': 'Reads Vietnamese official plans (Kế hoạch) into records that answer questions.',
  'help.usage': 'Usage:',
  'help.usageLine': '[options] COMMAND …',
  'help.arguments': 'Arguments:',
  'help.options': 'Options:',
  'help.commands': 'Commands:',
  'help.help': 'show this help',
  'help.version': 'show the version',
  'help.lang': 'language of messages: vi or en',
  'help.examples':
    'Examples:\n  kehoach ingest documents/          read a whole folder into the archive\n  kehoach tasks --lead "Sở Y tế"     tasks that Sở Y tế leads\n  kehoach extract plan.pdf --json\n\nMore on a command: kehoach COMMAND --help. Default archive: kehoach-archive (or --archive, KEHOACH_ARCHIVE).',
  'help.extract': 'print the record of each file, store nothing',
  'help.extract.examples': 'Examples:\n  kehoach extract plan.docx --json\n  kehoach extract *.pdf --jsonl > records.jsonl',
  'help.text': 'print the canonical text of a file, into which all evidence points',
  'help.text.examples': 'Examples:\n  kehoach text plan.pdf | less',
  'argument.files': 'files to read',
  'argument.file': 'file to read',

  // output of every command
  'option.json': 'print indented JSON',
  'option.jsonl': 'print JSON, one item a line',
  'option.csv': 'print CSV',
  'option.table': 'print a table for people (the default)',
  'output.none': 'Nothing found.',

  // wrong usage
  'usage.oneForm': 'Choose one form of output: --json, --jsonl, --csv or --table; got {got}.',
  'usage.oneJson': '--json prints one file; got {got}. Use --jsonl.',
  'usage.lang': '--lang takes vi or en; got "{got}".',
  'usage.unknownOption': 'There is no option "{got}".',
  'usage.unknownCommand': 'There is no command "{got}".',
  'usage.missingArgument': 'The argument {got} is missing.',
  'usage.missingValue': 'The option "{got}" needs a value.',
  'usage.tooMany': 'Too many arguments.',
  'usage.invalidValue': 'Not a valid value: "{got}".',
  'usage.seeHelp': 'See: kehoach --help',

  // files that cannot be read
  'file.missing': 'There is no file "{path}". Check the path.',
  'file.directory': '"{path}" is a folder; this command reads single files. Use kehoach ingest for folders.',
  'file.unreadable': 'The file "{path}" cannot be read ({got}). Check its permissions.',
  'file.empty': 'The file is empty (0 bytes). Fetch the original again.',
  'file.large': 'The file is too large: {got} MB, the limit is {most} MB. Split it.',
  'file.broken': 'The file is broken or is no {format}. Open it in its own program and save it again.',
  'format.unsupported': 'The format {format} is not supported yet. Readable: PDF with a text layer, DOCX, HTML, plain text, Markdown.',
  'format.unknown': 'The format of the file was not recognised. Readable: PDF with a text layer, DOCX, HTML, plain text, Markdown.',
  'pdf.password': 'The PDF has a password. Save a copy without one.',
  'pdf.broken': 'The PDF is broken or cut short. Fetch the original again.',
  'pdf.scan': 'The PDF holds scanned pictures only, no text layer. Use a copy with a text layer.',
  'docx.broken': 'The DOCX is broken or is no Word file. Open it in Word and save it again.',
  'docx.password': 'The Word file has a password. Save a copy without one.',
  'limit.time': 'Not read within {seconds} seconds; this file was left out.',
  'limit.memory': 'More than {megabytes} MB of memory needed; this file was left out.',
  'limit.crash': 'The reader stopped unexpectedly on this file ({got}). Report it together with the file.',
  'internal.error': 'The program failed on this file ({got}). Report it together with the file.',
}
