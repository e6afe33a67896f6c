/** Which format a file is, from its bytes; the name only decides between plain text and Markdown. */
import { decodePrefix } from './text-charset.ts'

export type Format = 'pdf' | 'docx' | 'doc' | 'html' | 'text' | 'markdown' | 'rtf' | 'odt' | 'eml' | 'mhtml' | 'zip' | 'image' | 'unknown'

export interface Sniffed {
  mediaType: string
  format: Format
}

/** How far the signs of a text format are looked for. */
const HEAD = 8192
/** How far a signature inside a ZIP or an OLE file is looked for, at either end. */
const REACH = 1 << 20

const MEDIA: Record<Exclude<Format, 'image'>, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  doc: 'application/msword',
  html: 'text/html',
  text: 'text/plain',
  markdown: 'text/markdown',
  rtf: 'application/rtf',
  odt: 'application/vnd.oasis.opendocument.text',
  eml: 'message/rfc822',
  mhtml: 'multipart/related',
  zip: 'application/zip',
  unknown: 'application/octet-stream',
}

const IMAGES: readonly (readonly [string, string])[] = [
  ['\x89PNG\r\n\x1a\n', 'image/png'],
  ['\xff\xd8\xff', 'image/jpeg'],
  ['II*\0', 'image/tiff'],
  ['MM\0*', 'image/tiff'],
  ['GIF87a', 'image/gif'],
  ['GIF89a', 'image/gif'],
  ['BM', 'image/bmp'],
]

const MARKUP =
  /^(?:\s|<\?xml[^>]{0,200}>|<!--[\s\S]{0,4000}?-->)*<(?:!doctype html|(?:html|head|body|meta|title|base|link|style|script|table|div|span|p|h[1-6]|section|article|main|center|font|ul|ol|dl|a|b|i|u|em|strong|header|nav|footer|aside|img|br|hr|pre|form|blockquote)[\s/>])/i
/** A whole page; Markdown may begin with a table in HTML. */
const PAGE = /<(?:!doctype|html|head|body)[\s>]/i
const MARKDOWN_NAME = /\.(?:md|markdown|mdown|mkd)$/i
const MAIL = /^(?:received|return-path|from|to|subject|date|mime-version|message-id|delivered-to|content-type|x-[a-z-]+): /im
const MAIL_START = /^(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){2}/

function latin(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1', Math.max(0, start), Math.min(bytes.length, end))
}

function named(format: Exclude<Format, 'image'>): Sniffed {
  return { format, mediaType: MEDIA[format] }
}

function zipFormat(bytes: Uint8Array, head: string): Sniffed {
  if (head.slice(30, 38) === 'mimetype' && head.startsWith('application/vnd.oasis.opendocument.text', 38)) return named('odt')
  const directory = latin(bytes, bytes.length - REACH, bytes.length)
  const names = directory + latin(bytes, 0, Math.min(REACH, bytes.length - directory.length))
  return named(/word\/document\d*\.xml/.test(names) ? 'docx' : 'zip')
}

/** An OLE file: a Word document, a locked DOCX (the DOCX adapter tells the person), or something that is not read. */
function oleFormat(bytes: Uint8Array): Sniffed {
  const wide = (name: string) => [...name].map((letter) => `${letter}\0`).join('')
  const content = latin(bytes, 0, REACH) + latin(bytes, Math.max(REACH, bytes.length - REACH), bytes.length)
  if (content.includes(wide('EncryptedPackage'))) return named('docx')
  return named(content.includes(wide('WordDocument')) ? 'doc' : 'unknown')
}

function mailFormat(head: string): Sniffed | null {
  const lines = head.replace(/\r\n?/g, '\n').replace(/^(?:From [^\n]*\n)/, '')
  if (!MAIL_START.test(lines) || !MAIL.test(lines)) return null
  const headers = lines.slice(0, lines.indexOf('\n\n') < 0 ? lines.length : lines.indexOf('\n\n'))
  if (!/^(?:mime-version|message-id|received|return-path|content-type|date): /im.test(headers)) return null
  return named(isSavedPage(headers) ? 'mhtml' : 'eml')
}

/** Browsers and Word save pages as MIME parts without a receiver. */
function isSavedPage(headers: string): boolean {
  if (!/^content-type:\s*multipart\/related/im.test(headers)) return false
  return /^(?:snapshot-content-location|from: <saved by)/im.test(headers) || !/^(?:to|received|delivered-to): /im.test(headers)
}

/** Bytes that no text has: NUL and most control characters. */
function isBinary(text: string): boolean {
  const controls = text.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/g)?.length ?? 0
  return controls > text.length / 200
}

/** Markdown by its own signs: front matter, or headings together with other marks. */
function looksMarkdown(text: string): boolean {
  if (/^---\n(?:[^\n]*\n){1,60}?---\n/.test(text) && /^[\p{L}_][\p{L}\p{N}_ -]*:/mu.test(text)) return true
  return /^#{1,6} \S/m.test(text) && /^(?:```|\|.*\|$|\*\*|- |\d+\. )/m.test(text)
}

/**
 * Says what a file is.
 * @param bytes the whole file
 * @param name the file's name, a hint between plain text and Markdown only
 */
export function sniff(bytes: Uint8Array, name: string): Sniffed {
  const head = latin(bytes, 0, HEAD)
  if (head.slice(0, 1024).includes('%PDF-')) return named('pdf')
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return zipFormat(bytes, head)
  if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return oleFormat(bytes)
  if (/^\s*\{\\rtf/.test(head)) return named('rtf')
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return { format: 'image', mediaType: 'image/webp' }
  const text = decodePrefix(bytes, HEAD)
  const image = IMAGES.find(([magic]) => head.startsWith(magic))
  if (image && (image[0].length > 2 || isBinary(head))) return { format: 'image', mediaType: image[1] }
  if (isBinary(text)) return named('unknown')
  if (MARKUP.test(text)) return named(MARKDOWN_NAME.test(name) && !PAGE.test(text) ? 'markdown' : 'html')
  const mail = mailFormat(text)
  if (mail) return mail
  return named(MARKDOWN_NAME.test(name) || looksMarkdown(text.replace(/\r\n?/g, '\n')) ? 'markdown' : 'text')
}
