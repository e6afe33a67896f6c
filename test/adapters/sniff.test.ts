import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { UnreadableError } from '../../src/adapters/adapter.ts'
import { readBytes, sniff } from '../../src/adapters/registry.ts'

function bytes(...parts: (string | number[])[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'utf8') : Buffer.from(part)))))
}

function wide(text: string): string {
  return [...text].map((letter) => `${letter}\0`).join('')
}

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]

describe('sniff', () => {
  test.each([
    ['a PDF with rubbish before it', bytes('\n\n%PDF-1.7\n'), 'x.docx', 'pdf'],
    ['a Word package', zipSync({ '[Content_Types].xml': strToU8('<a/>'), 'word/document.xml': strToU8('<a/>') }), 'x.zip', 'docx'],
    ['another package', zipSync({ 'a.txt': strToU8('a') }), 'x.docx', 'zip'],
    [
      'OpenDocument',
      zipSync({ mimetype: [strToU8('application/vnd.oasis.opendocument.text'), { level: 0 }], 'content.xml': strToU8('<a/>') }),
      'x',
      'odt',
    ],
    ['Word 97', bytes(OLE, wide('WordDocument')), 'x.docx', 'doc'],
    ['a locked Word package', bytes(OLE, wide('EncryptedPackage')), 'x.doc', 'docx'],
    ['Excel 97', bytes(OLE, wide('Workbook')), 'x.doc', 'unknown'],
    ['RTF called .doc', bytes('{\\rtf1\\ansi x}'), 'x.doc', 'rtf'],
    ['a page called .doc', bytes('\ufeff<html xmlns:o="urn"><body>x</body></html>'), 'x.doc', 'html'],
    ['a fragment', bytes('<!-- in -->\n<table class="a"><tr><td>x</td></tr></table>'), 'x.txt', 'html'],
    ['XHTML', bytes('<?xml version="1.0"?>\n<!DOCTYPE html>\n<html></html>'), 'x', 'html'],
    ['a page in UTF-16', Uint8Array.from(Buffer.from('\ufeff<html><body>Kế hoạch</body></html>', 'utf16le')), 'x', 'html'],
    ['a picture', bytes([0x89], 'PNG\r\n', [0x1a], '\n'), 'x.pdf', 'image'],
    ['a photograph', bytes([0xff, 0xd8, 0xff, 0xe0]), 'x', 'image'],
    ['a letter', bytes('From: a@b.vn\r\nTo: c@d.vn\r\nDate: Mon, 1 Jan 2024 00:00:00 +0700\r\nSubject: KH\r\n\r\nx'), 'x.txt', 'eml'],
    [
      'a saved page',
      bytes('From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n boundary="a"\r\n\r\n--a'),
      'x',
      'mhtml',
    ],
    ['text', bytes('KẾ HOẠCH\nNăm 2025\n'), 'x.bin', 'text'],
    ['text that begins like a picture', bytes('BMTE: Ban Mặt trận Tổ quốc'), 'x.txt', 'text'],
    ['text with a colon is no letter', bytes('Số: 12/KH\nNơi nhận: VT\n\nx'), 'x.txt', 'text'],
    ['Markdown by its name', bytes('KẾ HOẠCH'), 'x.MD', 'markdown'],
    ['Markdown by its front matter', bytes('---\nso_hieu: "1"\n---\n\nx'), 'x.txt', 'markdown'],
    ['rubbish', bytes([0, 1, 2, 3, 4, 5, 6, 7, 8, 14, 15, 16]), 'x.txt', 'unknown'],
  ])('%s', (_, content, name, format) => {
    expect(sniff(content, name).format).toBe(format)
  })

  test('media types follow', () => {
    expect(sniff(bytes('%PDF-1.4'), 'x').mediaType).toBe('application/pdf')
    expect(sniff(bytes('<p>x</p>'), 'x').mediaType).toBe('text/html')
  })
})

describe('readBytes', () => {
  test('reads with the adapter of the format', async () => {
    const { adapter, mediaType, raw } = await readBytes(bytes('KẾ HOẠCH'), { name: 'x.txt' })
    expect([adapter, mediaType, raw.blocks]).toMatchObject(['text', 'text/plain', [{ text: 'KẾ HOẠCH' }]])
  })

  test.each([
    ['nothing', new Uint8Array(), 'file.empty'],
    ['an unknown format', bytes([0, 1, 2, 3, 4, 5, 6, 7]), 'format.unknown'],
  ])('%s is refused', async (_, content, key) => {
    const error = await readBytes(content, { name: 'x' }).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(UnreadableError)
    expect((error as UnreadableError).key).toBe(key)
  })
})
