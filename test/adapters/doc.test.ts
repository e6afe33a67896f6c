import * as CFB from 'cfb'
import { describe, expect, test } from 'vitest'
import { UnreadableError } from '../../src/adapters/adapter.ts'
import { Bytes } from '../../src/adapters/doc/bytes.ts'
import { fieldMask } from '../../src/adapters/doc/fields.ts'
import { type EdgeCell, tableOf } from '../../src/adapters/doc/grid.ts'
import { formatNumber, NFC } from '../../src/adapters/doc/number.ts'
import { Ole } from '../../src/adapters/doc/ole.ts'
import { readPieces } from '../../src/adapters/doc/pieces.ts'
import { prmGrpprl, readSprms, SPRM } from '../../src/adapters/doc/sprm.ts'
import { bullet, symbol } from '../../src/adapters/doc/symbols.ts'
import { docAdapter } from '../../src/adapters/doc.ts'
import { docxAdapter } from '../../src/adapters/docx.ts'
import type { RawParagraph } from '../../src/tree/types.ts'
import { lines, mutate, random, ruleIds, sample } from './blocks.ts'
import { mixed } from './mixed.ts'
import { spentOn } from '../spent.ts'

const MIXED = sample('mixed.doc')
const read = (bytes: Uint8Array) => docAdapter.read(bytes, { name: 'a.doc' })

/** A compound file with these streams. */
function compound(streams: Record<string, Uint8Array>): Uint8Array {
  const file = CFB.utils.cfb_new()
  for (const [name, content] of Object.entries(streams)) CFB.utils.cfb_add(file, name, Buffer.from(content))
  return new Uint8Array(CFB.write(file, { type: 'buffer' }))
}

/** The first bytes of a Word 6 file, and its text after them. */
function word6(text: string, flags = 0): Uint8Array {
  const body = Buffer.from(text, 'latin1')
  const document = Buffer.alloc(0x300 + body.length)
  document.writeUInt16LE(0xa5dc, 0)
  document.writeUInt16LE(101, 2)
  document.writeUInt16LE(flags, 10)
  document.writeUInt32LE(0x300, 0x18)
  document.writeUInt32LE(0x300 + body.length, 0x1c)
  document.writeUInt32LE(body.length, 0x34)
  body.copy(document, 0x300)
  return document
}

async function failure(bytes: Uint8Array): Promise<string> {
  const error = await read(bytes).catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(UnreadableError)
  return error instanceof UnreadableError ? error.key : ''
}

describe('a whole document', () => {
  test('paragraphs, numbers, tables, notes and text boxes stand as on paper', async () => {
    const document = await read(MIXED)
    // LibreOffice loses the restart of the list in the cell when it writes DOC, and prints "4." itself.
    expect(lines(document.blocks)).toEqual(mixed('4.'))
    expect(ruleIds(document)).toEqual(['doc.hidden', 'doc.revisions', 'text.legacy', 'text.legacy'])
    expect(document.metadata).toEqual({ Title: 'Kế hoạch mẫu' })
  })
  test('embedded objects are counted, for they are left out', async () => {
    const file = new Ole(MIXED)
    const streams = Object.fromEntries(['WordDocument', '1Table'].map((name) => [name, file.stream(name)?.data ?? new Uint8Array(0)]))
    const document = await read(
      compound({ ...streams, 'ObjectPool/_1234/Workbook': new Uint8Array(5000), 'ObjectPool/_1234/WordDocument': new Uint8Array(5000) }),
    )
    expect(ruleIds(document)).toContain('doc.embedded')
    expect(lines(document.blocks)).toEqual(mixed('4.'))
  })
  test('DOCX of the same document reads the same', async () => {
    const document = await docxAdapter.read(sample('mixed.docx'), { name: 'mixed.docx' })
    expect(lines(document.blocks)).toEqual(mixed('1.'))
  })
  test('styles are told', async () => {
    const { blocks } = await read(MIXED)
    const style = (start: string) =>
      blocks.find((block): block is RawParagraph => block.kind === 'paragraph' && block.text.startsWith(start))?.style
    expect(style('KẾ HOẠCH')).toEqual({ bold: true, align: 'left', heading: 1, indent: 0, size: 14 })
    expect(style('Chủ trì')).toEqual({ boldLead: 8, align: 'justify', indent: 28.35, size: 14 })
    expect(style('Hết')).toMatchObject({ italic: true, align: 'center' })
  })
  test('header rows are told', async () => {
    const { blocks } = await read(MIXED)
    const tables = blocks.filter((block) => block.kind === 'table')
    expect(tables[1]?.rows.map((row) => row.every((cell) => cell.header === true))).toEqual([true, false, false, false, false])
  })
})

describe('pieces', () => {
  test('narrow and wide pieces make one text, in the order of the table', () => {
    const document = Buffer.alloc(64)
    document.write('K\x93 cu\x94', 10, 'latin1')
    document.write('ạch', 30, 'utf16le')
    const clx = Buffer.alloc(5 + 12 + 16)
    clx.writeUInt8(2, 0)
    clx.writeUInt32LE(28, 1)
    for (const [index, cp] of [0, 3, 9].entries()) clx.writeUInt32LE(cp, 5 + index * 4)
    clx.writeUInt32LE(30, 17 + 2)
    clx.writeUInt32LE(0x40000000 | (10 * 2), 25 + 2)
    const { pieces, cut } = readPieces(new Bytes(clx), new Bytes(document), 9)
    expect(pieces.map(({ text, width }) => [text, width])).toEqual([
      ['ạch', 2],
      ['K“ cu”', 1],
    ])
    expect(cut).toBe(false)
  })
  test('a table that repeats the text endlessly is cut off', () => {
    const count = 4000
    const clx = Buffer.alloc(5 + (count + 1) * 4 + count * 8)
    clx.writeUInt8(2, 0)
    clx.writeUInt32LE(clx.length - 5, 1)
    for (let i = 0; i <= count; i += 1) clx.writeUInt32LE(i * 1000, 5 + i * 4)
    for (let i = 0; i < count; i += 1) clx.writeUInt32LE(0x40000000, 5 + (count + 1) * 4 + i * 8 + 2)
    const { pieces } = readPieces(new Bytes(clx), new Bytes(new Uint8Array(1000)), count * 1000)
    expect(pieces.reduce((sum, { text }) => sum + text.length, 0)).toBe(4000)
  })
})

describe('modifiers', () => {
  test('operands of every size', () => {
    const data = Uint8Array.of(0x35, 0x08, 1, 0x43, 0x4a, 28, 0, 0x05, 0xd6, 2, 7, 8, 0x08, 0xd6, 4, 0, 1, 2, 3, 0x03, 0x24, 1)
    expect(readSprms(data).map(({ code, operand }) => [code, [...operand.data]])).toEqual([
      [SPRM.charBold, [1]],
      [SPRM.charSize, [28, 0]],
      [SPRM.tableBorders80, [7, 8]],
      [SPRM.tableDefinition, [1, 2, 3]],
      [SPRM.paraAlign80, [1]],
    ])
  })
  test('one cut short ends the list', () => {
    expect(readSprms(Uint8Array.of(0x35, 0x08, 1, 0x05, 0xd6, 200, 1)).map(({ code }) => code)).toEqual([SPRM.charBold])
  })
  test('pieces carry short ones or whole lists', () => {
    const list = Uint8Array.of(1, 2, 3)
    expect(prmGrpprl((0x55 << 1) | (1 << 8), [])).toEqual(Uint8Array.of(0x35, 0x08, 1))
    expect(prmGrpprl(1, [list])).toBe(list)
    expect(prmGrpprl(0, [])).toBeNull()
  })
})

describe('tables', () => {
  const cell = (text: string, left: number, right: number, more: Partial<EdgeCell> = {}): EdgeCell => ({
    blocks: [{ kind: 'paragraph', text }],
    left,
    right,
    joinsLeft: false,
    vertical: 'none',
    ruled: true,
    ...more,
  })
  test('spans come from edges, even when rows are drawn unevenly', () => {
    const table = tableOf([
      { header: true, cells: [cell('a', -108, 600), cell('b', 600, 5000), cell('c', 5000, 9000)] },
      { header: false, cells: [cell('d', -100, 5020), cell('e', 5020, 9010)] },
    ])
    expect(lines([table])).toEqual([
      'table',
      '  row',
      '  |',
      '    a',
      '  |',
      '    b',
      '  |',
      '    c',
      '  row',
      '  | 2x1',
      '    d',
      '  |',
      '    e',
    ])
  })
  test('cells merged across and down', () => {
    const table = tableOf([
      {
        header: false,
        cells: [cell('a', 0, 1000, { vertical: 'first' }), cell('b', 1000, 2000), cell('', 2000, 3000, { joinsLeft: true })],
      },
      { header: false, cells: [cell('', 0, 1000, { vertical: 'continued' }), cell('c', 1000, 2000), cell('d', 2000, 3000)] },
    ])
    expect(lines([table])).toEqual(['table', '  row', '  | 1x2', '    a', '  | 2x1', '    b', '  row', '  |', '    c', '  |', '    d'])
  })
  test('a row that begins further right leaves a gap', () => {
    const table = tableOf([
      { header: false, cells: [cell('a', 0, 1000), cell('b', 1000, 2000)] },
      { header: false, cells: [cell('c', 1000, 2000)] },
    ])
    expect(table.rows[1]?.map(({ blocks }) => blocks.length)).toEqual([0, 1])
  })
  test('cells without edges stand in their order', () => {
    const bare = { ...cell('a', 0, 0), left: null, right: null }
    expect(tableOf([{ header: false, cells: [bare, bare, bare] }]).rows[0]).toHaveLength(3)
  })
})

test('fields: codes are hidden, results stay, open ones are left alone', () => {
  const text = 'a\u0013CODE \u0013IN\u0014x\u0015\u0014result\u0015b\u0013NOTHING\u0015c\u0013open'
  const mask = fieldMask(text)
  const seen = [...text].filter((char, index) => !mask?.[index] && char >= ' ').join('')
  expect(seen).toBe('aresultbcopen')
  expect(fieldMask('plain')).toBeNull()
})

test('numbers and signs', () => {
  expect([1, 4, 9, 14, 40].map((value) => formatNumber(value, NFC.upperRoman))).toEqual(['I', 'IV', 'IX', 'XIV', 'XL'])
  expect([1, 26, 27].map((value) => formatNumber(value, NFC.lowerLetter))).toEqual(['a', 'z', 'aa'])
  expect(formatNumber(7, NFC.decimalZero)).toBe('07')
  expect([bullet('\uf0b7', 'Symbol'), bullet('+', 'Times New Roman'), bullet('o', 'Courier New'), bullet('Ø', 'Wingdings')]).toEqual([
    '-',
    '+',
    '-',
    '-',
  ])
  expect([symbol(0xf0b3, 'Symbol'), symbol(0xf06f, 'Wingdings'), symbol(0xf035, 'Symbol')]).toEqual(['≥', '☐', '5'])
})

describe('Word 6 and 95', () => {
  test('text, simple tables and old charsets', async () => {
    const text = 'KÕ ho¹ch trång c©y\rTT\x07ViÖc\x07\x07001\x07§µo hè\x07\x07HÕt nhiÖm vô\r'
    const document = await read(compound({ WordDocument: word6(text) }))
    expect(lines(document.blocks)).toEqual([
      'Kế hoạch trồng cây',
      'table',
      '  row',
      '  |',
      '    TT',
      '  |',
      '    Việc',
      '  row',
      '  |',
      '    001',
      '  |',
      '    Đào hố',
      'Hết nhiệm vụ',
    ])
    expect(ruleIds(document)).toEqual(['doc.old', 'text.legacy'])
  })
  test('without text it is broken', async () => {
    expect(await failure(compound({ WordDocument: word6('') }))).toBe('doc.broken')
  })
})

describe('what cannot be read', () => {
  test('encrypted files say so', async () => {
    expect(await failure(compound({ WordDocument: word6('x', 0x0100) }))).toBe('doc.encrypted')
    const document = new Ole(MIXED).stream('WordDocument')?.data.slice() ?? new Uint8Array(0)
    document[11] = (document[11] ?? 0) | 1
    expect(await failure(compound({ WordDocument: document, '1Table': new Uint8Array(5000) }))).toBe('doc.encrypted')
  })
  test('no OLE file, no Word stream, no table stream', async () => {
    expect(await failure(new TextEncoder().encode('no Word file at all, but long enough for a header'.repeat(20)))).toBe('doc.broken')
    expect(await failure(compound({ Workbook: new Uint8Array(5000) }))).toBe('doc.broken')
    expect(await failure(compound({ WordDocument: new Uint8Array(5000).fill(0xec, 0, 1).fill(0xa5, 1, 2) }))).toBe('doc.broken')
  })
  test('cut at every tenth: a part of the text or a clear refusal', async () => {
    for (let tenth = 0; tenth < 10; tenth += 1) {
      const cut = MIXED.slice(0, Math.floor((MIXED.length * tenth) / 10))
      const outcome = await read(cut).catch((error: unknown) => error)
      if (outcome instanceof Error) expect(outcome).toBeInstanceOf(UnreadableError)
    }
  })
  test('without its tables the text itself is saved, and it is said', async () => {
    const bytes = compound({ WordDocument: new Ole(MIXED).stream('WordDocument')?.data ?? new Uint8Array(0) })
    const result = await read(bytes)
    expect(ruleIds(result)).toEqual(['doc.salvaged'])
    expect(lines(result.blocks)).toContain('KẾ HOẠCH MẪU')
    expect(lines((await read(bytes.slice(0, bytes.length * 0.7))).blocks).join('\n')).toContain('ỦY BAN NHÂN DÂN')
  })
  test('a document stream that ends early gives what it holds, and says so', async () => {
    const file = new Ole(MIXED)
    const document = file.stream('WordDocument')?.data ?? new Uint8Array(0)
    const table = file.stream('1Table')?.data ?? new Uint8Array(0)
    const result = await read(compound({ WordDocument: document.slice(0, 2400), '1Table': table }))
    expect(ruleIds(result)).toContain('doc.cut')
    expect(lines(result.blocks).join('\n')).toContain('ỦY BAN NHÂN DÂN')
  })
  test('damaged at random: never anything but a reading or a refusal, and never slow', async () => {
    const next = random(20260105)
    for (let i = 0; i < 250; i += 1) {
      let outcome: unknown
      const cost = await spentOn(async () => {
        outcome = await read(mutate(MIXED, next)).catch((error: unknown) => error)
      })
      if (outcome instanceof Error) expect(outcome, String(outcome.stack)).toBeInstanceOf(UnreadableError)
      expect(cost).toBeLessThan(5000)
    }
  })
  test('loops in the tables of the container end', async () => {
    const looped = MIXED.slice()
    // The first sector is the allocation table: every sector leads to sector 1.
    new Uint32Array(looped.buffer, 512, 128).fill(1)
    expect(ruleIds(await read(looped))).toEqual(['doc.salvaged'])
  })
})
