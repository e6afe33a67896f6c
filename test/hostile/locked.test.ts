/** Files with passwords, and the limits that a person sets. */
import PDFDocument from 'pdfkit'
import { describe, expect, test } from 'vitest'
import { createMessages } from '../../src/messages/messages.ts'
import { extractFile } from '../../src/pipeline.ts'
import { planText } from '../commands/run.ts'
import { lay, program } from './tools.ts'

type Options = NonNullable<ConstructorParameters<typeof PDFDocument>[0]>

/** A plan as PDF, in letters that every reader has. */
async function pdf(options: Options): Promise<Uint8Array> {
  const document = new PDFDocument({ size: 'A4', ...options })
  const chunks: Buffer[] = []
  const done = new Promise<Uint8Array>((resolve) => {
    document.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => resolve(Buffer.concat(chunks)))
  })
  document.font(new URL('../../node_modules/dejavu-fonts-ttf/ttf/DejaVuSans.ttf', import.meta.url).pathname).text(planText(7))
  document.end()
  return done
}

/** The number that was read, or the rule id of what stopped it. */
async function trouble(path: string, password?: string): Promise<string | undefined> {
  const { extraction } = await extractFile(path, { messages: createMessages('vi'), password })
  return extraction.plan?.number?.code ?? extraction.messages[0]?.ruleId
}

const VERSIONS = ['1.4', '1.7', '1.7ext3'] as const

describe('a PDF with a password', () => {
  test.each(VERSIONS)('of the user, PDF %s: missing, wrong, right, and that of the owner', async (pdfVersion) => {
    const path = lay('khoa.pdf', await pdf({ pdfVersion, userPassword: 'sông xanh', ownerPassword: 'chu-ho' }))
    expect(await trouble(path)).toBe('pdf.password')
    expect(await trouble(path, 'sông đỏ')).toBe('pdf.wrong-password')
    expect(await trouble(path, 'sông xanh')).toBe('7/KH-UBND')
    expect(await trouble(path, 'chu-ho')).toBe('7/KH-UBND')
  })

  test('of the owner alone: read without one', async () => {
    expect(await trouble(lay('quyen.pdf', await pdf({ ownerPassword: 'chu-ho', permissions: { copying: false } })))).toBe('7/KH-UBND')
  })

  test('on the command line', async () => {
    const path = lay('khoa.pdf', await pdf({ userPassword: '1234' }))
    const shut = await program('text', path, '--lang', 'en')
    expect([shut.code, shut.stdout, shut.stderr]).toEqual([1, '', expect.stringMatching(/Add --password PASSWORD[^\n]*\n$/)])
    const archive = `${path}-kho`
    expect((await program('ingest', path, '--archive', archive, '--password', '1234')).code).toBe(0)
    expect((await program('reread', '--archive', archive)).code).toBe(1)
    expect((await program('reread', '--archive', archive, '--password', '1234')).code).toBe(0)
  })
})

test('a Word file with a password is told, in both languages', async () => {
  const name = Buffer.from('EncryptedPackage', 'utf16le')
  const path = lay('khoa.docx', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1024), name, Buffer.alloc(1024)]))
  const [vi, en] = [await program('extract', '--jsonl', path), await program('extract', '--jsonl', path, '--lang', 'en')]
  expect([vi.code, vi.troubles, vi.records[0]?.messages[0]?.reason]).toEqual([1, ['docx.password'], expect.stringContaining('mật khẩu')])
  expect(en.records[0]?.messages[0]?.reason).toContain('password')
})

describe('limits that a person sets', () => {
  test('a second is enough for a plan, a year is no less', async () => {
    const path = lay('a.txt', planText(1))
    for (const seconds of ['5', '99999999']) expect((await program('extract', '--jsonl', path, '--time-limit', seconds)).code).toBe(0)
  })
  test.each(['0', '-1', '1.5', 'x'])('%s is none', async (limit) => {
    const { code, stderr } = await program('extract', lay('a.txt', planText(1)), `--time-limit=${limit}`, '--lang', 'en')
    expect([code, stderr.split('\n')[0]]).toEqual([2, `--time-limit takes a whole number above zero; got "${limit}".`])
  })
  test('too little memory costs the file only', async () => {
    const [big, small] = [lay('lon.txt', 'Kế hoạch số một.\n\n'.repeat(2_000_000)), lay('nho.txt', planText(1))]
    const { code, troubles, records } = await program('extract', big, small, '--memory-limit', '128')
    expect([code, troubles, records[1]?.plan?.number?.code]).toEqual([1, ['limit.memory'], '1/KH-UBND'])
  })
})
