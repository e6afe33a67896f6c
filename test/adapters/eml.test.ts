import { describe, expect, test } from 'vitest'
import { type Member, openContainer } from '../../src/adapters/container.ts'
import { emlAdapter } from '../../src/adapters/eml.ts'
import { sniff } from '../../src/adapters/sniff.ts'
import { collect, lines, sample } from './blocks.ts'

interface Part {
  type: string
  body: string | Uint8Array
  more?: string
}

function mail(parts: Part[], kind = 'mixed'): Uint8Array {
  const head = [
    'From: =?utf-8?B?VsSDbiB0aMaw?= <van.thu@example.com>',
    'To: Phong A <a@example.com>, b@example.com',
    'Subject: =?utf-8?Q?K=E1=BA=BF_ho=E1=BA=A1ch?=',
    'Date: Mon, 05 Jan 2026 08:00:00 +0700',
    'Message-ID: <1@example.com>',
    'MIME-Version: 1.0',
    `Content-Type: multipart/${kind}; boundary="b"`,
  ].join('\r\n')
  const body = parts.map(({ type, body: content, more }) => {
    const extra = more ? `${more}\r\n` : ''
    return `--b\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: base64\r\n${extra}\r\n${Buffer.from(content).toString('base64')}\r\n`
  })
  return new TextEncoder().encode(`${head}\r\n\r\n${body.join('')}--b--\r\n`)
}

const TEXT: Part = { type: 'text/plain; charset=utf-8', body: 'Kính gửi các đơn vị,\n\nGửi kèm kế hoạch.\n' }
const attachment = (name: string, type: string, body: string | Uint8Array): Part => ({
  type,
  body,
  more: `Content-Disposition: attachment; filename="${name}"`,
})

async function membersOf(bytes: Uint8Array): Promise<Member[]> {
  return collect(openContainer(bytes, 'eml'))
}

describe('the message', () => {
  test('its text and what its head says', async () => {
    const bytes = mail([TEXT])
    expect(sniff(bytes, 'a').format).toBe('eml')
    const document = await emlAdapter.read(bytes, { name: 'a.eml' })
    expect(lines(document.blocks)).toEqual(['Kính gửi các đơn vị,', 'Gửi kèm kế hoạch.'])
    expect(document.metadata).toMatchObject({
      From: 'Văn thư <van.thu@example.com>',
      To: 'Phong A <a@example.com>, <b@example.com>',
      Subject: 'Kế hoạch',
      Date: '2026-01-05T01:00:00.000Z',
    })
    expect(document.notes.filter(({ ruleId }) => ruleId === 'eml.attachments')).toEqual([])
  })
  test('HTML goes before plain text, for its tables', async () => {
    const bytes = mail(
      [TEXT, { type: 'text/html; charset=utf-8', body: '<p>Bảng</p><table border=1><tr><td>Việc</td><td>Chủ trì</td></tr></table>' }],
      'alternative',
    )
    const { blocks } = await emlAdapter.read(bytes, { name: 'a.eml' })
    expect(blocks.some((block) => block.kind === 'table')).toBe(true)
  })
  test('attachments are named in a note', async () => {
    const { notes } = await emlAdapter.read(mail([TEXT, attachment('ke-hoach.doc', 'application/msword', sample('mixed.doc'))]), {
      name: 'a.eml',
    })
    expect(notes.find(({ ruleId }) => ruleId === 'eml.attachments')?.reason).toContain('ke-hoach.doc')
  })
  test('an empty message is refused', async () => {
    await expect(emlAdapter.read(mail([]), { name: 'a.eml' })).rejects.toMatchObject({ key: 'eml.broken' })
  })
})

describe('attachments', () => {
  test('each is a document of its own, its bytes unchanged, its name harmless', async () => {
    const doc = sample('mixed.doc')
    const members = await membersOf(mail([TEXT, attachment('../../etc/kế hoạch.doc'.normalize('NFD'), 'application/msword', doc)]))
    expect(members.map(({ name }) => name)).toEqual(['etc_kế hoạch.doc'])
    expect(members[0]?.bytes).toEqual(doc)
  })
  test('forwarded mails are opened or given as they are, pictures of the text and signatures are no documents', async () => {
    const inner = mail([TEXT])
    const picture: Part = { type: 'image/png', body: 'x', more: 'Content-ID: <p>\r\nContent-Disposition: inline; filename="logo.png"' }
    const members = await membersOf(
      mail([TEXT, attachment('cu.eml', 'message/rfc822', inner), attachment('smime.p7s', 'application/pkcs7-signature', 'x')]),
    )
    expect(members.map(({ name }) => name)).toEqual(['cu.eml'])
    expect(await membersOf(mail([{ type: 'text/html', body: '<img src="cid:p">' }, picture], 'related'))).toEqual([])
  })
  test('a mail without any gives nothing', async () => {
    expect(await membersOf(mail([TEXT]))).toEqual([])
  })
})
