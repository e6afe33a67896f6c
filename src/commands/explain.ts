/** `kehoach explain FILE`: how a document was understood, for whoever works on the rules. Stores nothing. */
import { basename, extname } from 'node:path'
import type { Command } from 'commander'
import type { Explanation, OutlineLine } from '../plan/explain.ts'
import { type Finding, findingKinds } from '../plan/findings.ts'
import { UsageError, type Context } from './context.ts'
import { addOutputOptions, type Column, type OutputOptions, printRows } from './output.ts'
import { addReadingOptions, poolOptions, type ReadingOptions } from './reading.ts'
import { saveFile } from './reports.ts'

interface Options extends ReadingOptions, OutputOptions {
  html?: string | true
  section?: string
  only?: string
}

export function register(program: Command, context: Context): void {
  const { messages } = context
  const command = program
    .command('explain')
    .description(messages.say('help.explain'))
    .argument('<file>', messages.say('argument.file'))
    .option('--html [file]', messages.say('option.explain.html'))
    .option('--section <section>', messages.say('option.explain.section'))
    .option('--only <field>', messages.say('option.explain.only'))
    .addHelpText('after', `\n${messages.say('help.explain.examples')}`)
    .action((file: string, options: Options) => run(file, options, context))
  addReadingOptions(addOutputOptions(command, messages), messages)
}

async function run(file: string, options: Options, context: Context): Promise<void> {
  const found = await read(file, options, context)
  if (found === null) return
  const explanation = await narrow(found, options)
  if (options.html !== undefined) {
    const { explainHtml } = await import('../exports/explain-html.ts')
    const path = options.html === true ? `${basename(file, extname(file))}.html` : options.html
    saveFile(path, explainHtml(explanation, context.messages), context)
    if (!options.json && !options.jsonl) context.stderr.write(`${context.messages.say('explain.written', { path })}\n`)
  }
  if (options.csv) await printRows(explanation.findings, columns(context), options, context)
  else if (options.json || options.jsonl) {
    const { blocks: _, text: __, ...rest } = explanation
    context.stdout.write(`${JSON.stringify(rest, null, options.json ? 2 : 0)}\n`)
  } else if (options.html === undefined) context.stdout.write(`${await page(explanation, context)}\n`)
}

async function read(file: string, options: Options, context: Context): Promise<Explanation | null> {
  const { WorkerPool } = await import('../worker-pool.ts')
  const pool = new WorkerPool({ ...poolOptions(options, context), size: 1 })
  try {
    const { extraction, text, tree } = await pool.read(file)
    if (tree !== null && extraction.plan !== null) return (await import('../plan/explain.ts')).explain(tree, text, extraction)
    context.exitCode = 1
    for (const { reason } of extraction.messages) context.stderr.write(`${file}: ${reason}\n`)
    return null
  } finally {
    await pool.close()
  }
}

/** @throws UsageError for a section that is not there, and for a field without findings */
async function narrow(explanation: Explanation, { section, only }: Options): Promise<Explanation> {
  const { narrowed, sectionRange } = await import('../plan/explain.ts')
  const { isAsked } = await import('../plan/findings.ts')
  let found = explanation
  if (section !== undefined) {
    const range = sectionRange(explanation, section)
    if (range === null) throw new UsageError('explain.noSection', { got: section, known: sections(explanation) })
    found = narrowed(explanation, range)
  }
  if (only === undefined) return found
  const findings = found.findings.filter((finding) => isAsked(finding, only))
  if (findings.length === 0) throw new UsageError('explain.noFinding', { got: only, known: findingKinds.join(', ') })
  return { ...found, findings }
}

function sections({ outline, parts }: Explanation): string {
  const names = [
    ...parts.map(({ name, label }) => (name === 'annex' ? `PL ${label ?? ''}`.trim() : name)),
    ...outline.map(({ section }) => section),
  ]
  return [...new Set(names.filter((name) => name !== null))].slice(0, 60).join(', ')
}

// ---------- for the terminal ----------

const LONGEST = 100

function tame(text: string): string {
  const line = text.replace(/[\p{Cc}\s]+/gu, ' ').trim()
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line
}

function outlineLine({ depth, kind, label, zone, text, columns, rows }: OutlineLine, { messages }: Context): string {
  const indent = '  '.repeat(depth + 1)
  if (kind === 'table') {
    const named = columns?.map(({ heading, role }) => `${tame(heading) || '–'} = ${role ?? '?'}`).join(' | ') ?? '?'
    return `${indent}⊞ ${messages.say('explain.table', { rows: rows ?? 0 })}: ${named}`
  }
  const taken = kind === 'line' && label !== '' ? `[${label}] ` : label === '' ? '' : `${label} `
  return `${indent}${taken}${tame(text)}${zone === null ? '' : `  ‹${zone}›`}`
}

function outline(explanation: Explanation, context: Context): string[] {
  const { messages } = context
  let part = ''
  const lines = explanation.outline.flatMap((line) => {
    const head = line.part === part ? [] : [` ${messages.find(`explain.part.${line.part}`) ?? line.part}`]
    part = line.part
    return [...head, outlineLine(line, context)]
  })
  return lines.length > 0 ? [messages.say('explain.outline'), ...lines] : []
}

/** The words of a finding where they say more than its value. */
function newWords({ value, evidence }: Finding): string {
  const words = tame(evidence?.quote ?? '')
  return tame(value).includes(words) || value.includes(words) ? '' : words
}

function columns({ messages }: Context): Column<Finding>[] {
  return [
    { key: 'page', title: messages.say('explain.page'), value: ({ evidence }) => evidence?.page },
    { key: 'field', title: messages.say('explain.field'), value: ({ field }) => field },
    { key: 'value', title: messages.say('explain.value'), value: ({ value }) => tame(value), data: ({ value }) => value, wide: true },
    { key: 'words', title: messages.say('explain.words'), value: newWords, data: ({ evidence }) => evidence?.quote, wide: true },
    {
      key: 'trust',
      title: messages.say('explain.trust'),
      value: ({ trust, confidence }) =>
        [trust && messages.find(`explain.trust.${trust}`), confidence].filter((one) => one != null).join(' '),
    },
    { key: 'rule', title: messages.say('explain.rule'), value: ({ rule }) => rule },
  ]
}

async function page(explanation: Explanation, context: Context): Promise<string> {
  const { messages, stdout } = context
  const { table } = await import('./table.ts')
  const { source, genre, findings, unassigned, covered, text } = explanation
  const about = [source.path, source.mediaType, genre, messages.say('explain.covered', { share: Math.round(covered * 100) })].join(' · ')
  const listed = (key: 'explain.messages' | 'explain.unassigned', lines: readonly string[]) =>
    lines.length === 0 ? [] : ['', messages.say(key, { count: lines.length }), ...lines.map((line) => `  ${line}`)]
  return [
    about,
    '',
    ...outline(explanation, context),
    '',
    messages.say('explain.findings', { count: findings.length }),
    ...(findings.length === 0 ? [messages.say('output.none')] : await table(findings, columns(context), stdout.columns ?? 160)),
    ...listed(
      'explain.unassigned',
      unassigned.map(({ start, end }) => tame(text.slice(start, end))),
    ),
    ...listed(
      'explain.messages',
      explanation.messages.map(({ ruleId, reason }) => `${tame(reason)} (${ruleId})`),
    ),
  ].join('\n')
}
