/** Runs of labelled paragraphs ("Chủ trì: …", "Thời gian: …"): which belong together, whose they are, what they say. */
import { isCapitals, contentOf, type Entry, type Item, type Range } from '../../structure/outline.ts'
import { type Zone, zoneOf } from '../../structure/zones.ts'
import { oneLine } from '../../text/normalise.ts'
import { sentenceEnds } from './closing.ts'
import type { Mention, PlacedDeadline } from './draft.ts'
import { slice, trim } from './item-text.ts'
import { cutAtLabels, type LabelRole, openingLabel } from './labels.ts'
import { addresseeIn, agenciesIn, asLimit, deadlinesIn, partsIn, rolesIn, type Words } from './words.ts'

export interface Labels {
  lead: Mention[]
  coordinating: Mention[]
  deadlines: PlacedDeadline[]
  product: string | null
  productAt: Range | null
  /** who acts in the sentences behind a label's value ("Thời gian: tháng 5. Sở A chủ trì …") */
  told: { lead: Mention[]; coordinating: Mention[] }
  /** any label that assigns (a detail such as "Địa điểm" does not) */
  assigns: boolean
}

export function noLabels(): Labels {
  return { lead: [], coordinating: [], deadlines: [], product: null, productAt: null, told: { lead: [], coordinating: [] }, assigns: false }
}

/** The items that a run of labels below them belongs to: all bullets above it, or the one paragraph above it. */
export function ownersOf(waiting: readonly Item[]): Item[] {
  const last = waiting.at(-1)
  if (!last) return []
  if (last.marker?.label === '') return waiting.filter((item) => item.marker?.kind === last.marker?.kind)
  return [last]
}

/** Consecutive label paragraphs from an index on; details ("Địa điểm: …") only count beside labels that assign. */
export function labelRun(words: Words, entries: readonly Entry[], from: number): Item[] {
  const run: Item[] = []
  for (let index = from; index < entries.length; index += 1) {
    const entry = entries[index] as Entry
    if (entry.type === 'table') break
    if (!isLabel(words, entry) && !(run.length > 0 && isDetail(words, entry, entries[index + 1], run))) break
    run.push(entry)
  }
  return run.some((item) => cutAtLabels(contentOf(item, words.text)).parts.some((part) => part.role !== 'detail')) ? run : []
}

const UNKNOWN = /^\p{Lu}[^:.;,]{1,40}:\s*\S/u
const DETAIL_LENGTH = 200

/** "Địa bàn: …" between two labels, set as they are: a label that nobody has to know. */
function isDetail(words: Words, item: Item, next: Entry | undefined, run: readonly Item[]): boolean {
  const content = contentOf(item, words.text)
  const head = UNKNOWN.exec(content)?.[0]
  if (!head || content.length > DETAIL_LENGTH || next?.type !== 'item' || !isLabel(words, next)) return false
  const alike = [run.at(-1), next].every((other) => other?.type === 'item' && other.marker?.kind === item.marker?.kind)
  return (
    alike &&
    (item.marker?.label ?? '') === '' &&
    addresseeIn(words, { start: item.contentStart, end: item.contentStart + head.indexOf(':') }) === null
  )
}

/** Numbers of headings: "II. PHÂN CÔNG:" opens a section, it names nobody. */
const HEADING_MARKS: ReadonlySet<string> = new Set(['part', 'chapter', 'roman', 'letter-upper'])

function isLabel(words: Words, item: Item): boolean {
  const content = contentOf(item, words.text)
  const numbered = HEADING_MARKS.has(item.marker?.kind ?? '') || (item.marker?.label && isCapitals(content) && item.children.length > 0)
  if (numbered && /:\s*$/u.test(content)) return false
  const label = openingLabel(content)
  if (label?.role !== 'lead' || !/[;.]\s/u.test(content)) return label !== null
  // "Phân công: Tổ A chuẩn bị …; Tổ B đón tiếp …" gives each its own work
  const { parts } = cutAtLabels(content)
  return parts.length > 1 || partsIn(words, { start: item.contentStart + label.valueStart, end: item.end }).length < 2
}

export function readLabels(words: Words, run: readonly Item[]): Labels {
  const labels = noLabels()
  for (const item of run) addLabels(words, labels, item)
  return labels
}

export function addLabels(words: Words, labels: Labels, item: Pick<Item, 'contentStart' | 'end' | 'children'>): void {
  const content = words.text.slice(item.contentStart, item.end)
  for (const part of cutAtLabels(content).parts) {
    if (part.role === 'detail') continue
    const range = statedIn(words, labels, part.role, { start: item.contentStart + part.start, end: item.contentStart + part.end })
    labels.assigns = true
    if (part.role === 'deadline') {
      const found = deadlinesIn(words, range, 'label')
      labels.deadlines.push(...(part.due ? asLimit(found) : found))
    } else if (part.role === 'product') {
      labels.product = oneLine(slice(words, range)).replace(/[.;]$/, '') || labels.product
      labels.productAt = trim(words, range)
    } else if (range.end === range.start || /^\s*$/.test(slice(words, range))) {
      // "Đơn vị phối hợp:" with its agencies as bullets below
      const below = item.children.flatMap((child) =>
        child.type === 'item' ? agenciesIn(words, { start: child.contentStart, end: child.end }) : [],
      )
      labels[part.role].push(...below)
    } else {
      const roles = rolesIn(words, range)
      const plain = roles.coordinating.length === 0 ? agenciesIn(words, range) : roles.lead
      labels[part.role].push(...plain)
      if (part.role === 'lead') labels.coordinating.push(...roles.coordinating)
    }
  }
}

/** The value of a label, without the sentences behind it that say who acts or when. */
function statedIn(words: Words, labels: Labels, role: LabelRole, range: Range): Range {
  const first = sentenceEnds(slice(words, range))[0] ?? 0
  if (role === 'product' || range.start + first >= range.end) return range
  const rest = trim(words, { start: range.start + first, end: range.end })
  if (openingLabel(slice(words, rest))?.role === 'detail') {
    // "Thời gian: … Địa điểm: Nhà văn hóa. Sở A chủ trì …": the sentence behind the place
    const next = sentenceEnds(slice(words, rest))[0] ?? 0
    rest.start = trim(words, { start: rest.start + next, end: rest.end }).start
  }
  const { lead, coordinating } = rolesIn(words, rest)
  labels.told.lead.push(...lead)
  labels.told.coordinating.push(...coordinating)
  if (role === 'deadline') return range
  const due = deadlinesIn(words, rest, 'prose')
  labels.deadlines.push(...due)
  return lead.length + due.length > 0 ? { start: range.start, end: range.start + first } : range
}

/** Do labels come first below the item? Then they say all about it. */
export function labelsBelow(words: Words, item: Item): boolean {
  return item.children.length > 0 && labelRun(words, item.children, 0).length > 0 && carriesWork(words, item, null)
}

/** May labels below this heading make a task of it? Not a section of the plan itself ("III. Tổ chức thực hiện"). */
export function carriesWork(words: Words, item: Item, zone: Zone | null): boolean {
  if (item.parent === null) return false
  const content = contentOf(item, words.text)
  if (zone === 'organisers' || zone === 'time') return false
  const generic = zoneOf(content)
  if (generic !== null && generic !== 'work') return false
  return !/^(?:tổ chức thực hiện|phân công(?: nhiệm vụ| thực hiện)?|nhiệm vụ(?: và giải pháp|, giải pháp)?|nội dung(?: thực hiện)?|kế hoạch thực hiện)\s*:?$/iu.test(
    content.trim(),
  )
}
