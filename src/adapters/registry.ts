/** The one table of formats: a new input format is an adapter file, a sign in sniff.ts and a line here. */
import type { RawDocument } from '../tree/types.ts'
import { type Adapter, type ReadOptions, UnreadableError } from './adapter.ts'
import { type Format, sniff } from './sniff.ts'

export { sniff } from './sniff.ts'

const ADAPTERS: Partial<Record<Format, () => Promise<Adapter>>> = {
  pdf: async () => (await import('./pdf.ts')).pdfAdapter,
  docx: async () => (await import('./docx.ts')).docxAdapter,
  html: async () => (await import('./html.ts')).htmlAdapter,
  mhtml: async () => (await import('./html-mhtml.ts')).mhtmlAdapter,
  text: async () => (await import('./text.ts')).textAdapter,
  markdown: async () => (await import('./markdown.ts')).markdownAdapter,
  doc: async () => (await import('./doc.ts')).docAdapter,
  rtf: async () => (await import('./rtf.ts')).rtfAdapter,
  odt: async () => (await import('./odt.ts')).odtAdapter,
  image: async () => (await import('./image.ts')).imageAdapter,
  eml: async () => (await import('./eml.ts')).emlAdapter,
}

/**
 * Reads one file with the adapter that its bytes ask for; the adapter is loaded when first needed.
 * @returns the adapter's id, the media type sniffed and what the adapter read
 * @throws UnreadableError 'file.empty', 'zip.several' (an archive holds documents, see container.ts), 'format.unsupported' {format}, 'format.unknown', or what the adapter says
 */
export async function readBytes(
  bytes: Uint8Array,
  options: ReadOptions,
): Promise<{ adapter: string; mediaType: string; raw: RawDocument }> {
  if (bytes.length === 0) throw new UnreadableError('file.empty')
  const { format, mediaType } = sniff(bytes, options.name)
  if (format === 'zip') throw new UnreadableError('zip.several')
  const load = ADAPTERS[format]
  if (!load) throw format === 'unknown' ? new UnreadableError('format.unknown') : new UnreadableError('format.unsupported', { format })
  const adapter = await load()
  try {
    return { adapter: adapter.id, mediaType, raw: await adapter.read(bytes, options) }
  } catch (error) {
    const isWrong = error instanceof UnreadableError && error.key === 'pdf.password' && options.password !== undefined
    throw isWrong ? new UnreadableError('pdf.wrong-password', {}, { cause: error }) : error
  }
}
