/** How well a document was read, page by page and as a whole, with the reasons. */
import { isSyllable } from '../text/syllable.ts'
import type { BlockNode, DocumentNode, RawDocument, ReadingNote } from '../tree/types.ts'
import type { Extraction, Grade } from './schema.ts'

type Level = Grade['document']
type Reason = readonly [id: GradeReason, level: Level]

export const gradeReasons = [
  'ocr',
  'ocr-unsure',
  'unread-page',
  'no-text',
  'empty-page',
  'cut',
  'parts-missing',
  'garbled',
  'foreign-words',
  'spaces-mended',
  'charset-guessed',
  'legacy-charset',
  'little-text',
  'no-letterhead',
  'no-title',
  'no-body',
] as const
export type GradeReason = (typeof gradeReasons)[number]

const ORDER: readonly Level[] = ['good', 'fair', 'poor']
/** What an adapter's or the tree's note says of quality. */
const NOTES: Readonly<Record<string, Reason>> = {
  'pdf.ocr': ['ocr', 'fair'],
  'ocr.unsure': ['ocr-unsure', 'poor'],
  'pdf.no-text': ['no-text', 'poor'],
  'pdf.page': ['unread-page', 'poor'],
  'doc.cut': ['cut', 'poor'],
  'rtf.cut': ['cut', 'poor'],
  'doc.old': ['parts-missing', 'fair'],
  'doc.parts': ['parts-missing', 'fair'],
  'docx.incomplete': ['parts-missing', 'fair'],
  'layout.rules': ['parts-missing', 'fair'],
  'read/letter-spaced': ['spaces-mended', 'fair'],
  'read/lost-spaces': ['spaces-mended', 'fair'],
  'text.charset': ['charset-guessed', 'fair'],
  'text.legacy': ['legacy-charset', 'good'],
}
/** Notes of the recogniser whose severity is a warning doubt what was recognised. */
const OCR_NOTE = /^(?:ocr|scan)[./]/
/** Of the words of sound official texts, 98 % and more can be Vietnamese syllables. */
const SOUND = 0.9
const READABLE = 0.7
/** Fewer words say nothing about shares, and make no plan. */
const FEW_WORDS = 60
/** Words looked at: enough for a share, whatever the length of the text. */
const MOST_WORDS = 20_000
/** One page in so many may fail before the whole document is poor. */
const PAGES_SPARED = 5
/** What a damaged mapping leaves in a text. */
const GARBAGE = /[\ufffd\ue000-\uf8ff]/gu

function worst(reasons: readonly Reason[]): Level {
  return ORDER[Math.max(0, ...reasons.map(([, level]) => ORDER.indexOf(level)))] ?? 'good'
}

function reasonOf({ ruleId, severity }: ReadingNote): Reason[] {
  const known = NOTES[ruleId]
  if (known) return [known]
  return OCR_NOTE.test(ruleId) && severity !== 'info' ? [['ocr-unsure', 'poor']] : []
}

/** Words and garbage of a text. */
function wordsOf(text: string): Reason[] {
  let [words, sound] = [0, 0]
  for (const [word] of text.matchAll(/\p{L}+/gu)) {
    if (words >= MOST_WORDS) break
    words += 1
    if (isSyllable(word) || (word.length < 8 && word === word.toUpperCase())) sound += 1
  }
  const garbage = text.match(GARBAGE)?.length ?? 0
  if (words < FEW_WORDS) return [['little-text', 'fair'], ...(garbage > words ? ([['garbled', 'poor']] as const) : [])]
  if (garbage > 0.02 * text.length) return [['garbled', 'poor']]
  if (sound < READABLE * words) return [['garbled', 'poor']]
  return sound < SOUND * words ? [['foreign-words', 'fair']] : []
}

/** What a plan or a report must have, and this record has not. */
function gaps({ plan, genre }: Pick<Extraction, 'plan' | 'genre'>): Reason[] {
  if (!plan) return []
  const reasons: Reason[] = []
  const head = [plan.number, plan.issuer, plan.issued].filter((part) => part !== null).length
  if (genre === 'official-text' && head === 0) reasons.push(['no-letterhead', 'poor'])
  else if (genre === 'official-text' && plan.issuer === null) reasons.push(['no-letterhead', 'fair'])
  if (plan.title === null) reasons.push(['no-title', 'fair'])
  if (plan.tasks.length + plan.purposes.length + plan.requirements.length === 0) reasons.push(['no-body', 'fair'])
  return reasons
}

function touch(blocks: readonly BlockNode[], seen: Set<number>): void {
  for (const block of blocks) {
    if (block.page !== null) seen.add(block.page)
    if (block.type === 'table')
      for (const row of block.children) {
        if (row.page !== null) seen.add(row.page)
        for (const cell of row.children) touch(cell.children, seen)
      }
  }
}

/** Pages on which nothing begins: a page that a paragraph or a row runs through is told by its neighbours. */
function emptyPages(tree: DocumentNode, pages: number): number[] {
  const seen = new Set<number>()
  touch(tree.children, seen)
  return Array.from({ length: pages }, (_, index) => index + 1).filter((page) => !seen.has(page))
}

function pageReasons(tree: DocumentNode, raw: Pick<RawDocument, 'notes' | 'pages'>): Map<number, Reason[]> {
  const reasons = new Map<number, Reason[]>()
  const add = (page: number, found: readonly Reason[]) => reasons.set(page, [...(reasons.get(page) ?? []), ...found])
  for (const note of raw.notes) if (note.page) add(note.page, reasonOf(note))
  for (const page of emptyPages(tree, raw.pages ?? 0)) if (!reasons.has(page)) add(page, [['empty-page', 'fair']])
  return reasons
}

/** A page costs the whole document as much as its share of the pages. */
function fromPages(reasons: ReadonlyMap<number, Reason[]>, pages: number): Reason[] {
  const counts = new Map<GradeReason, { level: Level; count: number }>()
  for (const list of reasons.values()) for (const [id, level] of list) counts.set(id, { level, count: (counts.get(id)?.count ?? 0) + 1 })
  return [...counts].flatMap(([id, { level, count }]): Reason[] => {
    const many = count * PAGES_SPARED >= pages
    if (id === 'empty-page') return many ? [[id, 'fair']] : []
    return [[id, level === 'poor' && !many ? 'fair' : level]]
  })
}

function unique(reasons: readonly Reason[]): GradeReason[] {
  return [...new Set(reasons.map(([id]) => id))]
}

/**
 * Grades a reading.
 * @param raw what the adapter and the mending reported, and how many pages there are
 * @param reading the record that was read out of it
 * @returns the grade of the whole, its reasons (worst first), and the pages that are not good
 */
export function gradeOf(
  tree: DocumentNode,
  text: string,
  raw: Pick<RawDocument, 'notes' | 'pages' | 'textLayer'>,
  reading: Pick<Extraction, 'plan' | 'genre'>,
): Grade {
  const pages = pageReasons(tree, raw)
  const whole: Reason[] = [
    ...raw.notes.filter(({ page }) => !page).flatMap(reasonOf),
    ...fromPages(pages, raw.pages ?? 1),
    ...wordsOf(text),
    ...gaps(reading),
  ]
  if (raw.textLayer !== 'native' && !whole.some(([id]) => id.startsWith('ocr'))) whole.push(['ocr', 'fair'])
  whole.sort((a, b) => ORDER.indexOf(b[1]) - ORDER.indexOf(a[1]))
  const grade: Grade = { document: worst(whole), reasons: unique(whole) }
  if (raw.pages === null) return grade
  const listed = [...pages].filter(([, list]) => worst(list) !== 'good').sort(([a], [b]) => a - b)
  return { ...grade, pages: listed.map(([page, list]) => ({ page, grade: worst(list), reasons: unique(list) })) }
}
