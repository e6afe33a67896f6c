/** From the tree to the record: structure, rules, and the assembling of what they found. */
import type { VFile } from 'vfile'
import { readAims } from '../rules/aims/aims.ts'
import { inferYear } from '../rules/deadlines/index.ts'
import { by, evidenceOf } from '../rules/evidence.ts'
import { type Head, readHead } from '../rules/head/index.ts'
import { readReferences } from '../rules/references/index.ts'
import { readReport } from '../rules/report/index.ts'
import { findDefinitions, resolveAgency } from '../rules/tasks/agencies.ts'
import { type Mention, saysWork, type TaskDraft } from '../rules/tasks/draft.ts'
import { readReportTasks } from '../rules/tasks/report.ts'
import { agencyKnown, deadlineKnown, taskKnown } from '../rules/tasks/trust.ts'
import { readFigures, readMoney } from '../rules/provisions/read.ts'
import { TaskWalk } from '../rules/tasks/walk.ts'
import { isAnnexHead } from '../structure/frame-annexes.ts'
import { type Annex, type Frame, readFrame } from '../structure/frame.ts'
import { rebuildTables } from '../structure/loose-table.ts'
import { buildOutline, type Range } from '../structure/outline.ts'
import { reflow } from '../structure/reflow.ts'
import { oneLine } from '../text/normalise.ts'
import type { DocumentNode, RawDocument } from '../tree/types.ts'
import { confidenceOf, type DocumentDoubts, documentDoubts } from './confidence.ts'
import { doubtfulTasks } from './doubtful.ts'
import { recognisedMessages } from './recognised.ts'
import { readProvisions } from './provisions.ts'
import type { Agency, Evidence, Extraction, Funding, Item, Message, Plan, Target, Task } from './schema.ts'

export type Reading = Pick<Extraction, 'genre' | 'report' | 'plan' | 'messages'>

interface Reader {
  tree: DocumentNode
  text: string
  definitions: Map<string, string>
  doubts: DocumentDoubts
}

function evidence(reader: Reader, range: Range): Evidence {
  return evidenceOf(reader.tree, reader.text, range.start, range.end)
}

function items(reader: Reader, ranges: readonly Range[], rule: string): Item[] {
  return ranges.map((range) => ({
    text: oneLine(reader.text.slice(range.start, range.end)),
    ...by(rule, 'stated'),
    evidence: evidence(reader, range),
  }))
}

function targetsOf(reader: Reader, ranges: readonly Range[], known: { year: number | null; issued: string | null }): Target[] {
  return items(reader, ranges, 'provisions/target').map((item) => {
    const { start, quote } = item.evidence
    const figures = readFigures(quote, known).map(({ start: from, end: to, ...figure }) => ({
      raw: oneLine(quote.slice(from, to)),
      ...figure,
      ...by('provisions/figure', 'stated'),
      evidence: evidence(reader, { start: start + from, end: start + to }),
    }))
    return figures.length > 0 ? { ...item, figures } : item
  })
}

/** What is said of money; items that name neither a source nor a sum are left out. */
function fundingOf(reader: Reader, ranges: readonly Range[]): Funding[] {
  return items(reader, ranges, 'provisions/funding').flatMap((item) => {
    const { start, quote } = item.evidence
    const { amounts, sources } = readMoney(quote)
    const placed = <Found extends Range>({ start: from, end: to, ...rest }: Found, rule: string) => ({
      raw: oneLine(quote.slice(from, to)),
      ...rest,
      ...by(rule, 'stated'),
      evidence: evidence(reader, { start: start + from, end: start + to }),
    })
    if (amounts.length + sources.length === 0) return []
    return [
      {
        ...item,
        sources: sources.map((one) => placed(one, 'provisions/source')),
        amounts: amounts.map((one) => placed(one, 'provisions/money')),
      },
    ]
  })
}

function agency(reader: Reader, draft: TaskDraft, mention: Mention): Agency {
  return {
    mention: mention.text,
    ...resolveAgency(mention.text, reader.definitions),
    ...agencyKnown(reader.tree, draft, mention),
    evidence: evidence(reader, mention),
  }
}

function task(reader: Reader, draft: TaskDraft): Task {
  const read: Omit<Task, 'confidence'> = {
    section: draft.section,
    text: draft.text,
    lead: draft.lead.map((mention) => agency(reader, draft, mention)),
    coordinating: draft.coordinating.map((mention) => agency(reader, draft, mention)),
    deadlines: draft.deadlines.map((found) => ({
      raw: oneLine(found.raw),
      kind: found.kind,
      start: found.from,
      end: found.to,
      rrule: found.rrule,
      duration: found.duration,
      ...deadlineKnown(reader.tree, draft, found),
      evidence: evidence(reader, found),
    })),
    product: draft.product,
    ...(draft.product && draft.productAt ? { productEvidence: evidence(reader, draft.productAt) } : {}),
    ...taskKnown(draft),
    evidence: evidence(reader, draft),
  }
  return { ...read, confidence: confidenceOf(read, reader.doubts) }
}

function annexLabel(annex: Annex): string {
  return annex.number ? `PL ${annex.number}` : 'PL'
}

/** The tasks of body and annexes, in the order of the document. */
function readTasks(reader: Reader, frame: Frame, year: number | null, issued: string | null): TaskDraft[] {
  const words = { text: reader.text, year, issued }
  const blocks = reader.tree.children
  const body = frame.enclosed?.body ?? frame.body
  const drafts = new TaskWalk(words, null).run(buildOutline(blocks, body, reader.text))
  for (const annex of frame.annexes) {
    const found = new TaskWalk(words, annexLabel(annex)).run(buildOutline(blocks, annex.range, reader.text))
    drafts.push(...found.filter(({ text }) => !isAnnexHead(text)))
  }
  return drafts.filter(({ text }) => saysWork(text))
}

function officialPlan(reader: Reader, frame: Frame, head: Head): { plan: Plan; doubtful: Message[] } {
  const body = frame.enclosed?.body ?? frame.body
  const outline = buildOutline(reader.tree.children, body, reader.text)
  const aims = readAims(outline, reader.text)
  const issued = head.issued?.edtf ?? null
  const year = inferYear(issued, head.title)
  const { messages: _, ...fields } = head
  const drafts = readTasks(reader, frame, year, issued)
  const { targets, provisions, funding } = readProvisions(outline, reader.text, [...aims.purposes, ...aims.requirements, ...drafts])
  const plan: Plan = {
    ...fields,
    references: readReferences(reader.tree, reader.text, frame, head),
    purposes: items(reader, aims.purposes, 'aims/purpose'),
    requirements: items(reader, aims.requirements, 'aims/requirement'),
    tasks: drafts.map((draft) => task(reader, draft)),
    targets: targetsOf(reader, targets, { year, issued }),
    funding: fundingOf(reader, funding),
    provisions: items(reader, provisions, 'provisions/provision'),
  }
  return { plan, doubtful: doubtfulTasks(reader.tree, reader.text, drafts) }
}

const REBUILT = {
  ruleId: 'read/table-rebuilt',
  reason: 'expected a table, found its cells as loose paragraphs: put together again by headings and numbers',
  severity: 'warning',
} as const

/**
 * Reads the record out of a document.
 * @param tree blocks over the canonical text
 * @param file its value is the canonical text
 * @param raw what the file said of itself, and what the adapter had to report
 * @returns the record, with messages of the adapter and of the rules (law 8)
 */
export function readPlan(tree: DocumentNode, file: VFile, raw: Pick<RawDocument, 'metadata' | 'notes'>): Reading {
  const text = String(file)
  const { tree: flowed, tables } = rebuildTables(reflow(tree, text), text)
  const known = documentDoubts(raw.notes)
  const doubts = { ...known, mended: known.mended || tables.length > 0 }
  const reader: Reader = { tree: flowed, text, definitions: findDefinitions(text), doubts }
  const frame = readFrame(flowed, text, raw.metadata)
  const notes: Message[] = raw.notes.map((note) => ({ ruleId: note.ruleId, reason: note.reason, severity: note.severity, evidence: null }))
  for (const { start, end } of tables) notes.push({ ...REBUILT, evidence: evidenceOf(flowed, text, start, end) })
  notes.push(...recognisedMessages(tree, text, raw.notes))
  if (frame.genre === 'news-report') {
    const told = readReport(flowed, text, frame, raw.metadata)
    const { messages, ...fields } = told.head
    const issued = told.head.issued?.edtf ?? null
    const aims = [...told.purposes, ...told.requirements].map(({ evidence: place }) => place)
    // an article without the plan's date: its own day tells the year of "trước ngày 30/7"
    const since = issued ?? told.report.publishedAt?.slice(0, 10) ?? null
    const drafts = readReportTasks({ text, year: inferYear(since, told.head.title), issued: since }, flowed.children, frame.body, aims)
    const plan: Plan = {
      ...fields,
      references: readReferences(flowed, text, frame, told.head),
      purposes: told.purposes,
      requirements: told.requirements,
      tasks: drafts.map((draft) => task(reader, draft)),
    }
    return { genre: 'news-report', report: told.report, plan, messages: [...notes, ...messages] }
  }
  const head = readHead(flowed, text, frame, raw.metadata)
  const { plan, doubtful } = officialPlan(reader, frame, head)
  return { genre: 'official-text', report: null, plan, messages: [...notes, ...head.messages, ...doubtful] }
}
