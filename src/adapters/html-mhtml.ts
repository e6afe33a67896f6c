/** Pages saved by browsers and by Word as one file (MHTML): the first page in it is read as HTML. */
import { type Adapter, UnreadableError } from './adapter.ts'
import { parseMail } from './eml-parts.ts'
import { readPage } from './html.ts'

const HTML_PART = /^content-type:[ \t]*(?:text\/html|application\/xhtml\+xml)/im
const HEADER_END = /\r?\n\r?\n/

/** Latin-1 keeps bytes as they are. */
function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}

function boundaryOf(source: string): string | null {
  const headers = source.slice(0, HEADER_END.exec(source)?.index ?? 0).replace(/\r?\n[ \t]+/g, ' ')
  return /^content-type:[^\n]{0,2000}?boundary="?([^"\n;]{1,200}?)"?(?:;|\s*$)/im.exec(headers)?.[1] ?? null
}

/**
 * The first HTML part, headers and body: parts after it are frames and advertisements.
 * @returns null where the file has no such part
 */
function firstPage(bytes: Uint8Array): Uint8Array | null {
  const source = latin(bytes)
  const boundary = boundaryOf(source)
  if (!boundary) return null
  for (const part of source.split(`--${boundary}`).slice(1)) {
    const content = part.replace(/^[ \t]*\r?\n/, '')
    const end = HEADER_END.exec(content)?.index ?? 0
    if (HTML_PART.test(content.slice(0, end))) return Buffer.from(content, 'latin1')
  }
  return null
}

/** Reads the page; pictures, style sheets and frames saved beside it are left alone. */
export const mhtmlAdapter: Adapter = {
  id: 'mhtml',
  mediaType: 'multipart/related',
  async read(bytes) {
    const { html, text } = await parseMail(firstPage(bytes) ?? bytes)
    const content = html ?? text
    if (!content) throw new UnreadableError('file.broken', { format: 'MHTML' })
    return readPage(content)
  },
}
