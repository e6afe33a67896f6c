/** One plan as a record to read: Markdown, or a page that stands alone; every value with the page that it came from. */
import type { PlanRecord } from '../archive/archive.ts'
import { dateWords, numberWords } from '../messages/dates.ts'
import type { Messages } from '../messages/messages.ts'
import type { Evidence } from '../plan/schema.ts'
import { escapeHtml, page } from './html.ts'

interface Block {
  heading: string
  /** columns, the first row their titles */
  rows: string[][]
}

function pageOf({ evidence }: { evidence?: Evidence | undefined }): string {
  return evidence?.page ? String(evidence.page) : ''
}

/** What the record says, before it is put on paper. */
function blocksOf({ plan, extraction, parents, children }: PlanRecord, messages: Messages): Block[] {
  const { say } = messages
  const read = extraction.plan
  if (!read) return []
  const day = (edtf: string | null) => (edtf === null ? '' : dateWords(edtf, messages))
  const relation = (name: string) => messages.find(`relation.${name}`) ?? name
  const facts: [string, string | null | undefined][] = [
    [say('column.type'), plan.type],
    [say('column.code'), plan.code],
    [say('column.issuer'), plan.issuer],
    [say('column.issued'), day(plan.issued)],
    [say('export.place'), plan.place],
    [say('register.signerName'), read.signatories.map(({ position, name }) => [position, name].filter(Boolean).join(' ')).join('; ')],
    [say('register.toPlaces'), read.recipients.join('; ')],
    [say('column.path'), plan.path],
    [say('export.sha256'), plan.sha256],
  ]
  const list = (items: readonly { text: string; evidence: Evidence }[]) => items.map((item) => [item.text, pageOf(item)])
  const word = [say('column.page')]
  const agencies = (all: readonly { mention: string }[]) => all.map(({ mention }) => mention).join('; ')
  const family = [
    ...parents.map((member) => ({ member, side: say('show.parents') })),
    ...children.map((member) => ({ member, side: say('show.children') })),
  ].map(({ member, side }) => [side, member.code ?? '', day(member.date), member.issuer ?? '', member.title ?? ''])
  const blocks: Block[] = [
    { heading: say('export.facts'), rows: [['', ''], ...facts.flatMap(([name, value]) => (value ? [[name, value]] : []))] },
    { heading: say('export.purposes'), rows: [[say('column.words'), ...word], ...list(read.purposes)] },
    { heading: say('export.requirements'), rows: [[say('column.words'), ...word], ...list(read.requirements)] },
    {
      heading: say('column.tasks'),
      rows: [
        [
          say('column.section'),
          say('column.task'),
          say('column.lead'),
          say('column.with'),
          say('column.due'),
          say('export.product'),
          say('export.confidence'),
          ...word,
        ],
        ...read.tasks.map((task) => [
          task.section ?? '',
          task.text,
          agencies(task.lead),
          agencies(task.coordinating),
          task.deadlines.map(({ raw }) => raw).join('; '),
          task.product ?? '',
          numberWords(task.confidence, 2, messages),
          pageOf(task),
        ]),
      ],
    },
    {
      heading: say('export.references'),
      rows: [
        [say('export.relation'), say('column.type'), say('column.code'), say('column.issued'), say('column.issuer'), ...word],
        ...read.references.map((one) => [relation(one.relation), one.type ?? '', one.code, day(one.date), one.issuer ?? '', pageOf(one)]),
      ],
    },
    {
      heading: say('export.family'),
      rows: [[say('export.relation'), say('column.code'), say('column.issued'), say('column.issuer'), say('column.title')], ...family],
    },
  ]
  return blocks.filter(({ rows }) => rows.length > 1)
}

function titleOf({ plan }: PlanRecord): string {
  return [plan.type, plan.code, plan.title].filter(Boolean).join(' ') || `#${plan.id}`
}

/** Signs that Markdown would read as its own. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>|#]/g, (sign) => `\\${sign}`)
}

/** The record in Markdown. */
export function recordMarkdown(record: PlanRecord, messages: Messages): string {
  const line = (cells: readonly string[]) => `| ${cells.map(plain).join(' | ')} |`
  const parts = blocksOf(record, messages).map(({ heading, rows }) => {
    const [titles = [], ...rest] = rows
    return [`## ${plain(heading)}`, '', line(titles), `|${titles.map(() => '---').join('|')}|`, ...rest.map(line), ''].join('\n')
  })
  return [`# ${plain(titleOf(record))}`, '', ...parts].join('\n')
}

/** The record as a page that stands alone. */
export function recordHtml(record: PlanRecord, messages: Messages): string {
  const line = (cells: readonly string[], element: string) =>
    `<tr>${cells.map((cell) => `<${element}>${escapeHtml(cell)}</${element}>`).join('')}</tr>`
  const parts = blocksOf(record, messages).map(({ heading, rows }) => {
    const [titles = [], ...rest] = rows
    const head = titles.every((title) => title === '') ? '' : `<thead>${line(titles, 'th')}</thead>`
    const body = rest.map((row) => line(row, 'td')).join('\n')
    return `<h2>${escapeHtml(heading)}</h2><div class="scroll"><table>${head}<tbody>${body}</tbody></table></div>`
  })
  const title = titleOf(record)
  return page(messages.language, title, `<h1>${escapeHtml(title)}</h1>\n${parts.join('\n')}`)
}
