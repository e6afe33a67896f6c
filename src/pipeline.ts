/** The one file that knows the order of rooms: bytes → adapter → tree → plan. */
import { UnreadableError } from './adapters/adapter.ts'
import { type FileSignature, pdfSignatures } from './adapters/pdf-signatures.ts'
import { readBytes } from './adapters/registry.ts'
import type { Messages } from './messages/messages.ts'
import { readESignatures } from './plan/e-signatures.ts'
import { gradeOf } from './plan/grade.ts'
import { recognisedPages } from './plan/recognised.ts'
import { readPlan, type Reading } from './plan/read.ts'
import { extractionSchema, SCHEMA_VERSION, type Message } from './plan/schema.ts'
import { checkSize, describe, failure, load, type FileReading, type PipelineOptions, type Source } from './source.ts'
import { mendRecognised } from './structure/recognised/mend.ts'
import { buildDocument } from './tree/build.ts'
import { mendSpaces } from './tree/mend.ts'
import type { DocumentNode, RawDocument } from './tree/types.ts'

/** A message in the person's language where the catalogue knows its rule, with the number and the list in the rule's own words; else those words. */
function localise(message: Message, messages: Messages): Message {
  const { ruleId, reason, evidence } = message
  const number = /\d+/.exec(reason)?.[0] ?? '?'
  const what = reason.slice(reason.indexOf(': ') + 1).trim()
  return { ...message, reason: messages.find(ruleId, { reason, number, what, quote: evidence?.quote ?? '' }) ?? reason }
}

/** What only the reading thread can be told: no function goes from thread to thread. */
export interface ThreadOptions extends PipelineOptions {
  /** called before a page is recognised */
  onScannedPage?: () => void
}

/** Why there is no text. */
function blank(mediaType: string, { notes, pages }: Pick<RawDocument, 'notes' | 'pages'>): string {
  if (notes.some(({ ruleId }) => ruleId.endsWith('.depth'))) return 'file.deep'
  if (mediaType === 'application/pdf')
    return notes.filter(({ ruleId }) => ruleId === 'pdf.page').length === pages ? 'pdf.broken' : 'pdf.scan'
  return mediaType.startsWith('image/') ? 'image.blank' : 'file.blank'
}

/** Adds the electronic signatures, where there are any, to what was read. */
function signed({ plan, ...reading }: Reading, tree: DocumentNode, text: string, held: readonly FileSignature[]): Reading {
  const eSignatures = plan ? readESignatures(tree, text, held) : []
  return { ...reading, plan: plan && eSignatures.length > 0 ? { ...plan, eSignatures } : plan }
}

async function read(source: Source, bytes: Uint8Array, options: ThreadOptions): Promise<FileReading> {
  checkSize(bytes)
  const { password, ocr, onScannedPage } = options
  const { adapter, mediaType, raw } = await readBytes(bytes, { name: source.path, password, ocr, onScannedPage })
  const mended = mendSpaces(mendRecognised(raw.blocks, recognisedPages(raw.notes)))
  const { tree, file } = buildDocument(mended.blocks)
  if (String(file) === '') throw new UnreadableError(blank(mediaType, raw))
  const told = { ...raw, notes: [...raw.notes, ...mended.notes] }
  const held = mediaType === 'application/pdf' ? pdfSignatures(bytes) : []
  const reading = signed(readPlan(tree, file, told), tree, String(file), held)
  const extraction = extractionSchema.parse({
    schemaVersion: SCHEMA_VERSION,
    source: { ...source, mediaType, adapter, pages: raw.pages, textLayer: raw.textLayer },
    ...reading,
    grade: gradeOf(tree, String(file), told, reading),
    messages: reading.messages.map((message) => localise(message, options.messages)),
  })
  return { extraction, text: String(file), tree }
}

/**
 * Reads one file into its record. Never throws for what a file holds: trouble is a message of severity "error" and `plan: null`.
 * @param path as given by the person; it stands in `source.path` unchanged
 * @param loaded the file's bytes, where they are at hand
 */
export async function extractFile(path: string, options: ThreadOptions, loaded?: Uint8Array): Promise<FileReading> {
  let source = describe(path, new Uint8Array())
  try {
    const bytes = loaded ?? (await load(options.file ?? path, options.cwd))
    source = describe(path, bytes)
    return await read(source, bytes, options)
  } catch (error) {
    if (process.env.KEHOACH_DEBUG) console.error(error)
    return failure(source, error, options.messages)
  }
}
