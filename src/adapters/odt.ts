/** OpenDocument text (LibreOffice): read from content.xml and styles.xml. */
import type { RawBlock, RawDocument, ReadingNote } from '../tree/types.ts'
import { type Adapter, UnreadableError } from './adapter.ts'
import { OdtBody, type OdtTally } from './odt-body.ts'
import { OdtLists } from './odt-lists.ts'
import { readOdtStyles } from './odt-styles.ts'
import { at, attribute, child, type Element, elements, parseXml } from './ooxml/xml.ts'
import { mendParagraphs } from './text-mend.ts'
import { inflateEntry, ZIP_LIMITS, ZipBudget, zipEntries } from './unzip.ts'

const CONTENT = 'content.xml'
const PARTS = [CONTENT, 'styles.xml', 'meta.xml', 'META-INF/manifest.xml']
/** More XML than this does not fit into a worker once parsed. */
const MOST_XML = 64 * 1024 * 1024

/** Only the content is needed; what else is broken is told. */
function unpack(bytes: Uint8Array): { part(name: string): string; broken: string[] } {
  const files = new Map<string, Uint8Array>()
  const broken: string[] = []
  const budget = new ZipBudget({ ...ZIP_LIMITS, entryBytes: MOST_XML })
  for (const entry of zipEntries(bytes)) {
    if (!PARTS.includes(entry.name)) continue
    try {
      files.set(entry.name, inflateEntry(bytes, entry, budget))
    } catch (error) {
      const isNeeded = !(error instanceof UnreadableError) || error.key !== 'zip.broken' || entry.name === CONTENT
      if (isNeeded) throw error
      broken.push(entry.name)
    }
  }
  const decoder = new TextDecoder()
  return { part: (name) => decoder.decode(files.get(name) ?? new Uint8Array(0)), broken }
}

/** Headers, or footers, of all page styles, each text once. */
function furniture(body: OdtBody, styles: Element | null, kind: 'header' | 'footer'): RawBlock[] {
  const blocks: RawBlock[] = []
  const seen = new Set<string>()
  for (const page of elements(child(styles, 'master-styles'))) {
    for (const element of elements(page)) {
      if (!element.localName?.startsWith(kind) || attribute(element, 'display') === 'false') continue
      const text = element.textContent ?? ''
      if (text.trim() === '' || seen.has(text)) continue
      seen.add(text)
      blocks.push(...body.read(element, 'furniture'))
    }
  }
  return blocks
}

function readMeta(root: Element | null): Record<string, string> {
  const metadata: Record<string, string> = {}
  for (const element of elements(child(root, 'meta'))) {
    const value = element.textContent?.trim()
    const name = element.localName === 'user-defined' ? attribute(element, 'name') : element.localName
    if (value && name) metadata[name] = value.slice(0, 500)
  }
  return metadata
}

function notesOf(tally: OdtTally, hasChanges: boolean, broken: readonly string[]): ReadingNote[] {
  const notes: ReadingNote[] = []
  const say = (ruleId: string, severity: ReadingNote['severity'], reason: string) => notes.push({ ruleId, severity, reason })
  if (broken.length > 0) say('odt.parts', 'warning', `could not be read and was left out: ${broken.join(', ')}`)
  if (hasChanges) say('odt.revisions', 'info', 'tracked changes are read as accepted')
  if (tally.hidden > 0) say('odt.hidden', 'info', `${tally.hidden} parts of hidden text left out`)
  if (tally.tooDeep > 0) say('odt.depth', 'warning', `${tally.tooDeep} parts nested too deep, left out`)
  for (const [charset, runs] of tally.legacy) say('text.legacy', 'info', `${charset}: ${runs} runs decoded by the name of their font`)
  return notes
}

/** Reads ODT; deleted text of tracked changes is left out, headers and footers are furniture. */
export const odtAdapter: Adapter = {
  id: 'odt',
  mediaType: 'application/vnd.oasis.opendocument.text',
  async read(bytes): Promise<RawDocument> {
    const { part, broken } = unpack(bytes)
    if (part('META-INF/manifest.xml').includes('encryption-data')) throw new UnreadableError('odt.encrypted')
    const content = parseXml(part(CONTENT))
    const text = at(content, 'body', 'text')
    if (!text) throw new UnreadableError('odt.broken')
    const styles = parseXml(part('styles.xml'))
    const roots = [styles, content].flatMap((root) => ['font-face-decls', 'styles', 'automatic-styles'].map((name) => child(root, name)))
    const tally: OdtTally = { legacy: new Map(), hidden: 0, tooDeep: 0 }
    const body = new OdtBody(readOdtStyles(roots), new OdtLists(roots), tally)
    const headers = furniture(body, styles, 'header')
    const blocks = [...headers, ...mendParagraphs(body.read(text)), ...furniture(body, styles, 'footer')]
    const metadata = readMeta(parseXml(part('meta.xml')))
    return { blocks, pages: null, textLayer: 'native', notes: notesOf(tally, child(text, 'tracked-changes') !== null, broken), metadata }
  },
}
