/** The documents that a document cites: found, read, related and merged. */
import type { Message, Reference, Relation } from '../../plan/schema.ts'
import type { Frame, Range } from '../../structure/frame.ts'
import { fold } from '../../text/fold.ts'
import { phrase } from '../../text/vi.ts'
import type { DocumentNode } from '../../tree/types.ts'
import { by, evidenceOf } from '../evidence.ts'
import type { Head } from '../head/index.ts'
import { softened } from '../head/issuer.ts'
import { runRule } from '../rule.ts'
import { type Citation, readCitations } from './citation.ts'
import { code } from './code.ts'
import { groundsIn, leadingDocuments } from './grounds.ts'
import { relationReader } from './relation.ts'
import { readShort } from './short.ts'

const STRENGTH: Relation[] = ['mentions', 'basis', 'implements', 'amends', 'replaces']

/** Equal for two spellings of one code: no spaces, no parentheses, no leading zeros, one kind of joint. */
export function codeKey(words: string): string {
  return fold(words)
    .replace(/\([^)]*\)/g, '')
    .replace(/\s/g, '')
    .replace(/^0+(?=\d)/, '')
}

interface Entry {
  best: Citation
  relation: Relation
  all: Citation[]
}

/** The fullest of the dates; of equally full ones that which is printed most, then first. */
function fullest(dates: readonly string[]): string | null {
  const counts = new Map<string, number>()
  for (const date of dates) counts.set(date, (counts.get(date) ?? 0) + 1)
  return [...counts].sort((a, b) => b[0].length - a[0].length || b[1] - a[1])[0]?.[0] ?? null
}

function longest(names: readonly (string | null)[]): string | null {
  return names.filter((name) => name !== null).sort((a, b) => b.length - a.length)[0] ?? null
}

function isOwn(citation: Citation, head: Head): boolean {
  return head.number?.code != null && codeKey(citation.value.code) === codeKey(head.number.code)
}

/** The title of this document stands in the caption "(Kèm theo Kế hoạch số … ngày …)": its own number again. */
function isOwnCaption(citation: Citation, text: string, captions: readonly Range[], head: Head): boolean {
  if (!captions.some((range) => citation.start >= range.start && citation.end <= range.end)) return false
  const symbol = head.number?.symbol
  return symbol != null && citation.value.symbol === symbol && /kèm/iu.test(text.slice(Math.max(0, citation.from - 60), citation.from))
}

/** Where captions of annexes and of the enclosed plan stand. */
function captionsOf(frame: Frame): Range[] {
  const annexes = frame.annexes.map((annex) => ({ start: annex.range.start, end: Math.min(annex.range.end, annex.range.start + 700) }))
  // "(Kèm theo Quyết định số …)" under the title of a plan that is printed without its decision
  const below = frame.title ? [{ start: frame.title.end, end: frame.title.end + 300 }] : []
  return [...below, ...(frame.enclosed ? [frame.enclosed.head] : []), ...annexes]
}

const CARRIED = new RegExp(
  `(?:^|\\n|\\.\\s)\\s*(?<clause>(?:${['thực hiện', 'triển khai', 'triển khai thực hiện', 'tiếp tục thực hiện', 'cụ thể hóa', 'căn cứ', 'hưởng ứng'].map(phrase).join('|')})\\s[^\\n]{10,700}?)(?:${phrase('ban hành')}|${phrase('xây dựng')})\\s+(?:${phrase('kế hoạch')}|${phrase('chương trình')})`,
  'giu',
)

/** In an article: "Thực hiện Kế hoạch số … của X, Y ban hành Kế hoạch số …", up to the verb. */
function clausesOf(text: string): Range[] {
  return [...text.matchAll(CARRIED)].map((match) => {
    const start = match.index + match[0].indexOf(match.groups?.clause ?? '')
    return { start, end: start + (match.groups?.clause?.length ?? 0) }
  })
}

/** Menus, running heads and stamps: what they name is not cited. */
function furnitureOf(tree: DocumentNode): Range[] {
  return tree.children.filter((block) => block.type === 'paragraph' && block.layer === 'furniture')
}

/** The number line of a copy's certificate below the sign-off, "Số: 15/SY-UBND", cites nothing. */
function isNumberLine(text: string, found: Range, closing: Range | null): boolean {
  if (!closing || found.start < closing.start) return false
  const from = text.lastIndexOf('\n', found.start) + 1
  const to = text.indexOf('\n', found.end)
  return /^\s*Số\s?:?\s*$/u.test(text.slice(from, found.start)) && text.slice(found.end, to < 0 ? undefined : to).trim() === ''
}

const FULL = 10

/** The same code with different days is perhaps two documents: both are kept as cited, and somebody should look. */
function warnOfDates(tree: DocumentNode, text: string, { best, all }: Entry): Message | null {
  const days = [...new Set(all.map((one) => one.date).filter((date) => date?.length === FULL))]
  if (days.length < 2) return null
  return {
    ruleId: 'references/dates-differ',
    reason: `${best.value.code}: ${days.join(', ')}`,
    severity: 'warning',
    evidence: evidenceOf(tree, text, best.from, best.to),
  }
}

function openingsOf(frame: Frame): Range[] {
  const ranges = [frame.opening, frame.enclosed?.opening ?? null].filter((range) => range !== null)
  // without headings the clauses stand at the start of the body
  if (!frame.opening) ranges.unshift({ start: frame.body.start, end: Math.min(frame.body.end, frame.body.start + 4000) })
  return ranges
}

function groundsOf(tree: DocumentNode, frame: Frame, text: string): Range[] {
  const { opening, body } = frame.enclosed ?? frame
  return [...(opening ? leadingDocuments(text, opening) : []), ...leadingDocuments(text, body), ...groundsIn(tree, body, text)]
}

function merged(entries: Map<string, Entry>, citation: Citation, relation: Relation): void {
  const key = codeKey(citation.value.code)
  const entry = entries.get(key)
  if (!entry) {
    entries.set(key, { best: citation, relation, all: [citation] })
    return
  }
  entry.all.push(citation)
  if (STRENGTH.indexOf(relation) > STRENGTH.indexOf(entry.relation)) {
    entry.relation = relation
    entry.best = citation
  }
}

/**
 * All cited documents that have a number, one entry each, with the fullest date and issuer and the strongest relation.
 * The document's own number is no reference. One code with several days adds a message to the head's.
 */
export function readReferences(tree: DocumentNode, printedText: string, frame: Frame, head: Head): Reference[] {
  const text = softened(printedText)
  const captions = captionsOf(frame)
  const from = frame.letterhead?.end ?? 0
  const furniture = furnitureOf(tree)
  const printed = (at: number): boolean => at >= from && !furniture.some((range) => at >= range.start && at < range.end)
  const codes = runRule(code, text, undefined).filter((found) => printed(found.start) && !isNumberLine(text, found, frame.closing))
  const full = readCitations(text, codes)
  const citations = [
    ...full,
    ...readShort(text, full, { printed, own: head.number?.code ?? null, keep: frame.genre === 'news-report' }),
  ].sort((a, b) => a.start - b.start)
  const relation = relationReader(text, {
    title: frame.enclosed ? null : frame.title,
    openings: frame.genre === 'news-report' ? clausesOf(text) : openingsOf(frame),
    captions,
    grounds: frame.genre === 'news-report' ? [] : groundsOf(tree, frame, text),
    decides: head.type?.name === 'Quyết định' || head.type?.name === 'Nghị quyết',
  })
  const entries = new Map<string, Entry>()
  for (const citation of citations) {
    if (isOwn(citation, head) || isOwnCaption(citation, text, captions, head)) continue
    merged(entries, citation, relation(citation.from))
  }
  for (const entry of entries.values()) {
    const warning = warnOfDates(tree, printedText, entry)
    if (warning) head.messages.push(warning)
  }
  return [...entries.values()].map(({ best, relation: strongest, all }) => ({
    code: best.value.code,
    type: best.type ?? all.find((one) => one.type)?.type ?? null,
    date: fullest(all.map((one) => one.date).filter((date) => date !== null)),
    issuer: longest(all.map((one) => one.issuer)),
    title: best.title ?? longest(all.map((one) => one.title)),
    relation: strongest,
    ...(best.value.symbol === '' ? by('references/short', 'inferred') : by('references/code', 'stated')),
    evidence: evidenceOf(tree, printedText, best.from, best.to),
  }))
}
