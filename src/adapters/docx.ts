/**
 * Word files (DOCX).
 * The document is read from the package's own XML: mammoth, made for clean HTML, drops what plans live on (automatic numbers, headers,
 * alignment, sizes, borders, the place of text boxes), and none of that can be fetched back from its HTML.
 * A second, plain reading of the same XML is compared with ours, and words that only it found are reported (law 8).
 */
import type { RawBlock, RawParagraph, ReadingNote } from '../tree/types.ts'
import { type Adapter, UnreadableError } from './adapter.ts'
import { missingWords } from './docx-check.ts'
import type { Tally } from './ooxml/inline.ts'
import { readNumbering } from './ooxml/numbering.ts'
import { openPackage, type Package } from './ooxml/package.ts'
import { inLayer, noteElement, type Sheets, sections, StoryReader } from './ooxml/story.ts'
import { readCharacterStyles, readStyles } from './ooxml/styles.ts'
import { attribute, child, type Element, elements, toggle } from './ooxml/xml.ts'
import { mendParagraphs } from './text-mend.ts'

const OLE = [0xd0, 0xcf, 0x11, 0xe0]

interface Parts {
  main: string
  body: Element
  /** the root of the part that the main part relates to by this type */
  related(type: string): Element | null
  /** the root of the part that a relationship id leads to */
  byId(id: string): Element | null
}

function locate(file: Package): Parts {
  const office = [...file.targets('').values()].find(({ type }) => type === 'officeDocument')
  const main = [office?.path, 'word/document.xml', 'word/document2.xml'].find((path) => path && file.part(path)) ?? ''
  const body = child(file.part(main), 'body')
  if (!body) throw new UnreadableError('docx.broken')
  const targets = file.targets(main)
  const related = (type: string) => file.part([...targets.values()].find((target) => target.type === type)?.path ?? `word/${type}.xml`)
  return { main, body, related, byId: (id) => file.part(targets.get(id)?.path ?? '') }
}

function readSheets(parts: Parts, tally: Tally): Sheets {
  const stylesRoot = parts.related('styles')
  const styles = readStyles(stylesRoot)
  const sheets: Sheets = {
    styles,
    character: readCharacterStyles(stylesRoot),
    numbering: readNumbering(parts.related('numbering'), (styleId) => styles.paragraph(styleId).list ?? null),
    tally,
    note(kind, id) {
      const element = noteElement(parts.related(`${kind}s`), id, attribute)
      return element ? inLayer(new StoryReader({ ...sheets, note: () => [] }).read(element), 'note') : []
    },
  }
  return sheets
}

interface Furniture {
  before: RawBlock[]
  after: RawParagraph[]
}

/** A header of the first page alone that holds a table or several lines is content: some offices keep the letterhead there. */
function isContent(blocks: readonly RawBlock[]): boolean {
  return blocks.some((block) => block.kind === 'table') || blocks.length >= 3
}

/** Headers and footers, each text once. */
function readFurniture(parts: Parts, sheets: Sheets): Furniture {
  const furniture: Furniture = { before: [], after: [] }
  const seen = new Set<string>()
  for (const section of sections(parts.body)) {
    for (const reference of elements(section)) {
      const kind = reference.localName === 'headerReference' ? 'header' : reference.localName === 'footerReference' ? 'footer' : null
      const root = kind ? parts.byId(attribute(reference, 'id') ?? '') : null
      if (!root) continue
      const blocks = new StoryReader(sheets).read(root)
      const isFirst = attribute(reference, 'type') === 'first'
      if (isFirst && !toggle(section, 'titlePg')) continue
      const lines = inLayer(blocks, 'furniture', 'running-head').filter(({ text }) => !seen.has(text))
      for (const { text } of lines) seen.add(text)
      if (kind === 'footer') furniture.after.push(...lines)
      else furniture.before.push(...(isFirst && lines.length > 0 && isContent(blocks) ? blocks : lines))
    }
  }
  return furniture
}

function notesOf(tally: Tally): ReadingNote[] {
  const notes: ReadingNote[] = []
  const say = (ruleId: string, severity: ReadingNote['severity'], reason: string) => notes.push({ ruleId, severity, reason })
  const { inserted, deleted, comments, hidden, tooDeep, embedded } = tally
  if (inserted + deleted > 0)
    say('docx.revisions', 'info', `tracked changes read as accepted: ${inserted} insertions kept, ${deleted} deletions left out`)
  if (comments > 0) say('docx.comments', 'info', `${comments} comments left out`)
  if (hidden > 0) say('docx.hidden', 'info', `${hidden} runs of hidden text left out`)
  if (embedded > 0) say('docx.embedded', 'warning', `${embedded} embedded documents left out`)
  if (tooDeep > 0) say('docx.depth', 'warning', `${tooDeep} parts nested too deep, left out`)
  return notes
}

/** Word's core properties: title, creator, created, … */
function readMetadata(file: Package): Record<string, string> {
  const core = [...file.targets('').values()].find(({ type }) => type === 'core-properties')
  const metadata: Record<string, string> = {}
  for (const element of elements(file.part(core?.path ?? 'docProps/core.xml'))) {
    const value = element.textContent?.trim()
    if (value && element.localName) metadata[element.localName] = value
  }
  return metadata
}

/** Reads a Word file: body in reading order, notes after the paragraphs that cite them, headers and footers as furniture. */
export const docxAdapter: Adapter = {
  id: 'docx',
  mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  async read(bytes) {
    if (OLE.every((byte, index) => bytes[index] === byte)) throw new UnreadableError('docx.password')
    const file = openPackage(bytes)
    const parts = locate(file)
    const tally: Tally = { inserted: 0, deleted: 0, comments: 0, hidden: 0, tooDeep: 0, embedded: 0 }
    const sheets = readSheets(parts, tally)
    const body = mendParagraphs(new StoryReader(sheets).read(parts.body))
    const { before, after } = readFurniture(parts, sheets)
    const blocks = [...before, ...body, ...after]
    const notes = [...notesOf(tally), ...missingWords(parts.body, parts.related('styles'), blocks)]
    return { blocks, pages: null, textLayer: 'native', notes, metadata: readMetadata(file) }
  },
}
