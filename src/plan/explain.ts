/** How a document was understood: its parts, its outline, every finding, and the words of the body that no rule took up. */
import { ruleBook } from '../rules/index.ts'
import { type ColumnRole, readColumns } from '../structure/columns.ts'
import { type Frame, readFrame } from '../structure/frame.ts'
import { linesOf } from '../structure/frame-lines.ts'
import { kindOf, type LineKind } from '../structure/letterhead.ts'
import { buildOutline, contentOf, type Entry, type Item, looksLikeHeading, type Range, sectionOf } from '../structure/outline.ts'
import { rebuildTables } from '../structure/loose-table.ts'
import { reflow } from '../structure/reflow.ts'
import { type Zone, zoneOf } from '../structure/zones.ts'
import { oneLine } from '../text/normalise.ts'
import type { BlockNode, DocumentNode } from '../tree/types.ts'
import { type Finding, findingsOf } from './findings.ts'
import type { Extraction } from './schema.ts'

export const partNames = ['letterhead', 'title', 'opening', 'body', 'closing', 'enclosed', 'annex', 'article', 'other'] as const
export type PartName = (typeof partNames)[number]

/** A part of the document: letterhead, title, … ; `label` is an annex's number. */
export interface Part extends Range {
  name: PartName
  label: string | null
}

export interface OutlineLine extends Range {
  part: PartName
  depth: number
  kind: 'line' | 'heading' | 'item' | 'table'
  /** number or bullet as the section counts it; what a line of the letterhead was taken for */
  label: string
  section: string | null
  /** what the heading opens */
  zone: Zone | null
  text: string
  page: number | null
  /** of a table: each column's heading and what it was taken for; null where the table has no headings that were known */
  columns?: { heading: string; role: ColumnRole | null }[] | null
  /** of a table: rows below the headings */
  rows?: number
  /** where all that stands below it ends */
  until: number
}

export interface Explanation {
  source: Extraction['source']
  genre: Extraction['genre']
  parts: Part[]
  outline: OutlineLine[]
  findings: Finding[]
  /** words of the body and of annexes that are no heading and that no finding took up */
  unassigned: Range[]
  /** share of the letters of body and annexes that headings and findings account for, 0 … 1 */
  covered: number
  messages: Extraction['messages']
  /** what the book says of the rules that found something */
  rules: Record<string, { about: string; example: string | null }>
  /** the tree as the rules saw it */
  blocks: readonly BlockNode[]
  text: string
}

function part(name: PartName, range: Range | null, label: string | null = null): Part[] {
  return range && range.end > range.start ? [{ name, label, start: range.start, end: range.end }] : []
}

function partsOf(frame: Frame): Part[] {
  if (frame.genre === 'news-report') return part('article', frame.body)
  const { enclosed } = frame
  const parts = [
    ...part('letterhead', frame.letterhead),
    ...part('title', frame.title),
    ...part('opening', frame.opening),
    ...part('body', frame.body),
    ...part('closing', frame.closing),
    ...(enclosed ? [...part('enclosed', enclosed.head), ...part('opening', enclosed.opening), ...part('body', enclosed.body)] : []),
    ...frame.annexes.flatMap(({ range, number }) => part('annex', range, number)),
  ]
  return parts.sort((a, b) => a.start - b.start)
}

const LONGEST_HEADING = 300

class Outliner {
  readonly lines: OutlineLine[] = []
  /** leaves of the body, whose words somebody should take up */
  readonly leaves: Range[] = []
  readonly headings: Range[] = []
  readonly #text: string
  readonly #part: PartName

  constructor(text: string, name: PartName) {
    this.#text = text
    this.#part = name
  }

  entries(entries: readonly Entry[], depth: number): number {
    let until = 0
    for (const entry of entries)
      until = Math.max(until, entry.type === 'table' ? this.#table(entry.table, depth) : this.#item(entry, depth))
    return until
  }

  #item(item: Item, depth: number): number {
    const content = contentOf(item, this.#text)
    const heads = item.children.length > 0 || (item.marker?.label ? /^[^.;:]{2,60}:/.test(content) : false)
    const heading = (item.children.length > 0 || !!item.marker?.label) && looksLikeHeading(item, this.#text)
    const line: OutlineLine = {
      part: this.#part,
      depth,
      kind: heading && item.children.length > 0 ? 'heading' : 'item',
      label: item.marker ? item.marker.label || this.#text.slice(item.start, item.contentStart).trim() : '',
      section: sectionOf(item),
      zone: (heading || heads) && content.length < LONGEST_HEADING ? zoneOf(/^[^.;:]{2,60}(?=:)/.exec(content)?.[0] ?? content) : null,
      text: oneLine(content),
      page: item.page,
      start: item.start,
      end: item.end,
      until: item.end,
    }
    this.lines.push(line)
    if (line.kind === 'heading') this.headings.push(item)
    else this.leaves.push(item)
    line.until = Math.max(item.end, this.entries(item.children, depth + 1))
    return line.until
  }

  #table(table: Parameters<typeof readColumns>[0], depth: number): number {
    const columns = readColumns(table, this.#text)
    const first = columns?.bodyRow ?? 0
    this.lines.push({
      part: this.#part,
      depth,
      kind: 'table',
      label: '',
      section: null,
      zone: null,
      text: '',
      page: table.page,
      columns: columns === null ? null : columns.roles.map((role, at) => ({ heading: columns.headings[at] ?? '', role })),
      rows: table.children.length - first,
      start: table.start,
      end: table.end,
      until: table.end,
    })
    table.children.forEach((row, at) => {
      if (at < first) this.headings.push(row)
      else for (const cell of row.children) if (cell.end > cell.start) this.leaves.push(cell)
    })
    return table.end
  }
}

/** The lines of letterhead, title, opening and closing, with what each was taken for. */
function headLines(tree: DocumentNode, text: string, parts: readonly Part[]): OutlineLine[] {
  const shown = parts.filter(({ name }) => ['letterhead', 'title', 'opening', 'closing', 'enclosed'].includes(name))
  return linesOf(tree, text).flatMap((line) => {
    const within = shown.find(({ start, end }) => line.start >= start && line.end <= end)
    if (!within || line.end <= line.start) return []
    const taken: LineKind = kindOf(line)
    const { start, end, page } = line
    const shape = { kind: 'line', depth: 0, label: taken === 'other' ? '' : taken, section: null, zone: null, until: end } as const
    return [{ part: within.name, ...shape, text: oneLine(line.text), page, start, end }]
  })
}

const LETTER = /\p{L}/gu
const WORDS = /\p{L}+/gu
/** Fewer words between two findings are punctuation and joints ("và", "; các"). */
const FEW = 4
/** "Cơ quan phối hợp:", before what it announces. */
const LABEL = /^[^.;]{1,60}:\s*$/u

/** What of the leaves no finding covers. */
function restOf(leaves: readonly Range[], findings: readonly Finding[], text: string): Range[] {
  const taken = findings.flatMap(({ evidence }) => (evidence ? [evidence] : [])).sort((a, b) => a.start - b.start)
  const rest: Range[] = []
  let first = 0
  for (const leaf of leaves) {
    while (first < taken.length && (taken[first]?.end ?? 0) <= leaf.start) first += 1
    let from = leaf.start
    for (let at = first; at < taken.length && (taken[at]?.start ?? 0) < leaf.end; at += 1) {
      const { start = 0, end = 0 } = taken[at] ?? {}
      if (start > from) rest.push({ start: from, end: Math.min(start, leaf.end) })
      from = Math.max(from, end)
    }
    if (from < leaf.end) rest.push({ start: from, end: leaf.end })
  }
  return rest.filter(({ start, end }) => {
    const words = text.slice(start, end)
    return !LABEL.test(words) && (words.match(WORDS)?.length ?? 0) >= FEW
  })
}

function letters(ranges: readonly Range[], text: string): number {
  return ranges.reduce((sum, { start, end }) => sum + (text.slice(start, end).match(LETTER)?.length ?? 0), 0)
}

function bookOf(findings: readonly Finding[]): Explanation['rules'] {
  const used = new Set(findings.map(({ rule }) => rule))
  const entries = ruleBook.filter(({ id }) => used.has(id))
  return Object.fromEntries(
    entries.map(({ id, about, examples }) => [id, { about, example: examples.find(({ finds }) => finds.length > 0)?.text ?? null }]),
  )
}

const READ: ReadonlySet<PartName> = new Set(['body', 'annex', 'article'])

/**
 * Explains a reading.
 * @param tree blocks over the canonical text
 * @param extraction the record that was read out of it
 */
export function explain(tree: DocumentNode, text: string, extraction: Extraction): Explanation {
  const flowed = rebuildTables(reflow(tree, text), text).tree
  const parts = partsOf(readFrame(flowed, text, {}))
  const findings = findingsOf(extraction)
  const outline = headLines(flowed, text, parts)
  const leaves: Range[] = []
  const headings: Range[] = []
  for (const one of parts.filter(({ name }) => READ.has(name))) {
    const outliner = new Outliner(text, one.name)
    outliner.entries(buildOutline(flowed.children, one, text).children, 0)
    outline.push(...outliner.lines)
    leaves.push(...outliner.leaves)
    headings.push(...outliner.headings)
  }
  const unassigned = restOf(leaves, findings, text)
  const whole = letters(leaves, text) + letters(headings, text)
  const { source, genre, messages } = extraction
  return {
    source,
    genre,
    parts,
    outline: outline.sort((a, b) => a.start - b.start),
    findings,
    unassigned,
    covered: whole === 0 ? 1 : 1 - letters(unassigned, text) / whole,
    messages,
    rules: bookOf(findings),
    blocks: flowed.children,
    text,
  }
}

/** Only what stands in a range; findings without words of their own are left out. */
export function narrowed(explanation: Explanation, range: Range): Explanation {
  const inside = (one: Range | null): boolean => one !== null && one.start < range.end && one.end > range.start
  return {
    ...explanation,
    parts: explanation.parts.filter(inside),
    outline: explanation.outline.filter(inside),
    findings: explanation.findings.filter(({ evidence }) => inside(evidence)),
    unassigned: explanation.unassigned.filter(inside),
    messages: explanation.messages.filter(({ evidence }) => inside(evidence)),
    blocks: explanation.blocks.filter(inside),
  }
}

/** Where a section stands, by its number ("III.2", "PL I"): the heading and all below it; null where there is none. */
export function sectionRange(explanation: Explanation, section: string): Range | null {
  const wanted = section.replace(/[.)\s]+$/, '').toLowerCase()
  const line = explanation.outline.find((one) => one.section?.toLowerCase() === wanted)
  if (line) return { start: line.start, end: line.until }
  const named = explanation.parts.find(
    ({ name, label }) => name === wanted || (name === 'annex' && `pl ${label ?? ''}`.trim().toLowerCase() === wanted),
  )
  return named ?? null
}
