/** A record as single facts in words, so that two readings of one plan can be told apart. */
import type { Extraction } from '../../src/plan/schema.ts'

const NAMED_BY = 12

/** An item by its first words, without the mark before it. */
function named(text: string): string {
  return text
    .normalize('NFC')
    .replace(/^[-+•o*]\s/u, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase()
    .split(' ')
    .slice(0, NAMED_BY)
    .join(' ')
}

/** Every fact of a record that another dress of the same document must keep. */
export function factsOf({ genre, plan }: Pick<Extraction, 'genre' | 'plan'>): string[] {
  if (!plan) return []
  const tasks = plan.tasks.flatMap((task) => {
    const own = `task ${named(task.text)}`
    return [
      own,
      ...task.lead.map(({ mention }) => `${own}: lead ${mention}`),
      ...task.coordinating.map(({ mention }) => `${own}: with ${mention}`),
      ...task.deadlines.map(({ raw, kind, start, end, rrule }) => `${own}: due ${raw} ${kind} ${start} ${end} ${rrule}`),
      ...(task.product ? [`${own}: product ${named(task.product)}`] : []),
    ]
  })
  return [
    `genre ${genre}`,
    `type ${plan.type?.name}`,
    `number ${plan.number?.code} ${plan.number?.symbol}`,
    `issuer ${plan.issuer?.name} under ${plan.issuer?.superior}`,
    `place ${plan.place}`,
    `issued ${plan.issued?.edtf}`,
    `title ${plan.title}`,
    ...plan.signatories.map(({ authority, position, name }) => `signatory ${authority} ${position} ${name}`),
    ...plan.recipients.map((text) => `recipient ${named(text)}`),
    ...plan.references.map(({ code, relation, date, type }) => `reference ${code} ${relation} ${date} ${type}`),
    ...plan.purposes.map(({ text }) => `purpose ${named(text)}`),
    ...plan.requirements.map(({ text }) => `requirement ${named(text)}`),
    ...tasks,
  ]
}
