/** Mail messages taken apart: postal-mime is imported here alone, when first needed. */
import type { Email } from 'postal-mime'
import { UnreadableError } from './adapter.ts'

export interface Attachment {
  name: string
  content: Uint8Array
}

const MAX_NESTING = 20
const EXTENSIONS: Readonly<Record<string, string>> = {
  'application/pdf': '.pdf',
  'application/msword': '.doc',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': '.docx',
  'message/rfc822': '.eml',
  'text/html': '.html',
}

/** @throws UnreadableError 'eml.broken' */
export async function parseMail(bytes: Uint8Array): Promise<Email> {
  const { default: PostalMime } = await import('postal-mime')
  try {
    return await PostalMime.parse(bytes, { forceRfc822Attachments: true, attachmentEncoding: 'arraybuffer', maxNestingDepth: MAX_NESTING })
  } catch (error) {
    throw new UnreadableError('eml.broken', {}, { cause: error })
  }
}

function bytesOf(content: ArrayBuffer | Uint8Array | string): Uint8Array {
  if (typeof content === 'string') return new TextEncoder().encode(content)
  return content instanceof Uint8Array ? content : new Uint8Array(content)
}

/** The attachments of a mail; pictures that its text shows, and signatures, are none. */
export async function mailAttachments(bytes: Uint8Array): Promise<Attachment[]> {
  const mail = await parseMail(bytes)
  return mail.attachments
    .filter(
      ({ related, mimeType }) =>
        !(related && mimeType.startsWith('image/')) && !/pkcs7-signature|pgp-signature|text\/calendar/.test(mimeType),
    )
    .map(({ filename, mimeType, content }, index) => ({
      name: filename ?? `attachment-${index + 1}${EXTENSIONS[mimeType] ?? ''}`,
      content: bytesOf(content),
    }))
}
