/** `kehoach show PLAN`: everything that is known of one document. */
import type { Command } from 'commander'
import type { Member, MessageRow, PlanRecord } from '../archive/archive.ts'
import type { MessageKey } from '../messages/messages.ts'
import type { Funding, ESignature, Target, Task } from '../plan/schema.ts'
import { addArchiveOption, type ArchiveOptions, pickPlan, showDate, withArchive } from './archive.ts'
import type { Context } from './context.ts'
import { gradeWords } from './grade.ts'
import { valueWords } from './corrections.ts'
import { addOutputOptions, type OutputOptions, printRows, printText } from './output.ts'
import { planColumns } from './list.ts'
import { agencyNames } from './tasks.ts'

type Options = ArchiveOptions & OutputOptions

export function register(program: Command, context: Context): void {
  const { messages } = context
  const command = program
    .command('show')
    .description(messages.say('help.show'))
    .argument('<plan>', messages.say('argument.plan'))
    .addHelpText('after', `\n${messages.say('help.show.examples')}`)
    .action((plan: string, options: Options) => show(plan, options, context))
  addOutputOptions(addArchiveOption(command, messages), messages)
}

async function show(wanted: string, options: Options, context: Context): Promise<void> {
  await withArchive(options, context, async (archive) => {
    const { id } = await pickPlan(archive, wanted, context)
    const record = await archive.record(id)
    if (record === null) return
    if (options.csv) return printRows([record.plan], planColumns(context), options, context)
    if (options.jsonl) return printRows([record], [], options, context)
    if (options.json) context.stdout.write(`${JSON.stringify(record, null, 2)}\n`)
    else await printText(page(record, context), context)
  })
}

function tame(text: string): string {
  return text.replace(/[\p{Cc}\s]+/gu, ' ').trim()
}

function head(record: PlanRecord, context: Context): string[] {
  const { plan, extraction } = record
  const { messages } = context
  const fields: [MessageKey, string | null][] = [
    ['column.id', `#${plan.id}`],
    ['column.type', plan.type],
    ['column.code', plan.code ?? plan.numberRaw],
    ['column.issued', showDate(plan.issued, context)],
    ['column.issuer', plan.issuer],
    ['show.superior', plan.superior],
    ['show.place', plan.place],
    ['column.title', plan.title],
    ['show.timeframe', extraction.plan?.timeframe?.raw ?? null],
    ['show.draft', plan.draft ? messages.say('show.yes') : null],
    ['show.report', plan.genre === 'news-report' ? [plan.publisher, showDate(plan.publishedAt, context)].filter(Boolean).join(', ') : null],
    ['column.grade', gradeWords(extraction.grade, context)],
    ['show.paths', record.paths.join(' | ')],
  ]
  return fields.flatMap(([key, value]) => (value ? [`${messages.say(key)}: ${tame(value)}`] : []))
}

function section(key: MessageKey, lines: readonly string[], context: Context): string[] {
  return lines.length > 0 ? ['', `${context.messages.say(key)} (${lines.length})`, ...lines.map((line) => `  ${tame(line)}`)] : []
}

function kin(member: Member, context: Context): string {
  const parts = [member.code, showDate(member.date, context), member.issuer, member.title, member.plan ? `#${member.plan.id}` : null]
  const absent = member.plan ? '' : ` (${context.messages.say('tree.absent')})`
  return `${parts.filter(Boolean).join(' · ')}${absent}`
}

function task({ section: number, text, lead, coordinating, deadlines, product }: Task, { messages }: Context): string {
  const parts = [
    lead.length > 0 ? `${messages.say('column.lead')}: ${agencyNames(lead)}` : '',
    coordinating.length > 0 ? `${messages.say('column.with')}: ${agencyNames(coordinating)}` : '',
    deadlines.length > 0 ? `${messages.say('column.due')}: ${deadlines.map(({ raw }) => raw).join('; ')}` : '',
    product ?? '',
  ].filter((part) => part !== '')
  return `${number ? `${number} ` : ''}${text}${parts.length > 0 ? ` [${parts.join(' | ')}]` : ''}`
}

function eSignature({ signer, organisation, time }: ESignature): string {
  return [signer, organisation, time].filter(Boolean).join(' · ')
}

function target({ text, figures = [] }: Target): string {
  const told = figures.map(({ indicator, raw, by }) => [indicator, raw, by].filter(Boolean).join(' · '))
  return told.length > 0 ? `${text} [${told.join(' | ')}]` : text
}

function funding({ text, sources, amounts }: Funding): string {
  return `${text} [${[...sources, ...amounts].map(({ raw }) => raw).join(' | ')}]`
}

function message({ ruleId, reason, quote, page }: MessageRow, { messages }: Context): string {
  const wording = /^(?:link|archive)\//.test(ruleId) ? (messages.find(ruleId, { reason }) ?? reason) : reason
  return `${wording}${quote ? ` “${quote}”` : ''}${page ? ` (${messages.say('show.pages', { pages: page })})` : ''}`
}

function page(record: PlanRecord, context: Context): string {
  const plan = record.extraction.plan
  const { messages } = context
  const signed = (plan?.signatories ?? []).map(({ authority, position, name }) => [authority, position, name].filter(Boolean).join(' '))
  const cited = (plan?.references ?? []).map(({ code, date, issuer, relation }) => {
    const known = messages.find(`relation.${relation}`) ?? relation
    return [`${known}: ${code}`, showDate(date, context), issuer].filter(Boolean).join(' · ')
  })
  return [
    ...head(record, context),
    ...section(
      'show.copies',
      record.copies.map((copy) =>
        [`#${copy.id}`, copy.code ?? messages.say('show.draft'), copy.mediaType, copy.path].filter(Boolean).join(' · '),
      ),
      context,
    ),
    ...section(
      'show.parents',
      record.parents.map((member) => kin(member, context)),
      context,
    ),
    ...section(
      'show.children',
      record.children.map((member) => kin(member, context)),
      context,
    ),
    ...section(
      'show.purposes',
      (plan?.purposes ?? []).map(({ text }) => text),
      context,
    ),
    ...section(
      'show.requirements',
      (plan?.requirements ?? []).map(({ text }) => text),
      context,
    ),
    ...section('show.targets', (plan?.targets ?? []).map(target), context),
    ...section('show.funding', (plan?.funding ?? []).map(funding), context),
    ...section(
      'show.tasks',
      (plan?.tasks ?? []).map((each, at) => `${at + 1}. ${task(each, context)}`),
      context,
    ),
    ...section('show.references', cited, context),
    ...section('show.signatories', signed, context),
    ...section('show.eSignatures', (plan?.eSignatures ?? []).map(eSignature), context),
    ...section('show.recipients', plan?.recipients ?? [], context),
    ...section(
      'show.corrections',
      record.corrections.map(({ id, list, words, field, reading, value }) => {
        const what = [list, words.slice(0, 60), field].filter(Boolean).join(' · ')
        return `${what}: ${valueWords(reading)} → ${valueWords(value)} (c${id})`
      }),
      context,
    ),
    ...section(
      'show.messages',
      record.messages.map((each) => message(each, context)),
      context,
    ),
  ].join('\n')
}
