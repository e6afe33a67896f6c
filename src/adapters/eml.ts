/** Mail messages: the text of the message itself. Attachments are documents of their own, see container.ts. */
import type { RawDocument } from '../tree/types.ts'
import { type Adapter, UnreadableError } from './adapter.ts'
import { parseMail } from './eml-parts.ts'

function address(value: { name?: string | undefined; address?: string | undefined } | undefined): string {
  return [value?.name, value?.address ? `<${value.address}>` : ''].filter(Boolean).join(' ')
}

/** The body as the adapter of its own format reads it; HTML keeps tables, so it goes first. */
async function readBody(mail: { html?: string | undefined; text?: string | undefined }, name: string): Promise<RawDocument> {
  const encoder = new TextEncoder()
  if (mail.html?.trim()) {
    const { htmlAdapter } = await import('./html.ts')
    return htmlAdapter.read(encoder.encode(`<meta charset="utf-8">${mail.html}`), { name })
  }
  const { textAdapter } = await import('./text.ts')
  return textAdapter.read(encoder.encode(mail.text ?? ''), { name })
}

/** Reads the text of a mail; sender, receivers, subject and date are metadata, attachments are named in a note. */
export const emlAdapter: Adapter = {
  id: 'eml',
  mediaType: 'message/rfc822',
  async read(bytes, options) {
    const mail = await parseMail(bytes)
    if (!mail.html?.trim() && !mail.text?.trim() && mail.attachments.length === 0) throw new UnreadableError('eml.broken')
    const body = await readBody(mail, options.name)
    const metadata: Record<string, string> = { ...body.metadata }
    const told = { From: address(mail.from), To: (mail.to ?? []).map(address).join(', '), Subject: mail.subject, Date: mail.date }
    for (const [key, value] of Object.entries(told)) if (value) metadata[key] = value
    const names = mail.attachments.map(({ filename }) => filename ?? '').filter((name) => name !== '')
    const notes = [...body.notes]
    if (names.length > 0)
      notes.push({ ruleId: 'eml.attachments', severity: 'info', reason: `attachments are documents of their own: ${names.join(', ')}` })
    return { ...body, metadata, notes }
  },
}
