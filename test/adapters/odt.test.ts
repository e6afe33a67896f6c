import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { UnreadableError } from '../../src/adapters/adapter.ts'
import { odtAdapter } from '../../src/adapters/odt.ts'
import type { RawTable } from '../../src/tree/types.ts'
import { lines, mutate, random, ruleIds, sample } from './blocks.ts'
import { mixed } from './mixed.ts'

const NAMES =
  'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'

function odt(text: string, styles = '', more: Record<string, string> = {}): Uint8Array {
  const content = `<?xml version="1.0"?><office:document-content ${NAMES}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${text}</office:text></office:body></office:document-content>`
  const files = { mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': content, ...more }
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, value]) => [name, strToU8(value)])))
}

const read = (bytes: Uint8Array) => odtAdapter.read(bytes, { name: 'a.odt' })
const linesOf = async (text: string, styles = '') => lines((await read(odt(text, styles))).blocks)

test('a whole document', async () => {
  const document = await read(sample('mixed.odt'))
  expect(lines(document.blocks)).toEqual(mixed('1.'))
  expect(ruleIds(document)).toEqual(['odt.hidden', 'odt.revisions', 'text.legacy', 'text.legacy'])
  expect(document.metadata).toMatchObject({ title: 'Kế hoạch mẫu' })
})

describe('text', () => {
  test('white space, tabs, breaks and spans', async () => {
    expect(
      await linesOf('<text:p>  Một \n  hai<text:s text:c="3"/>ba<text:tab/>bốn<text:line-break/><text:span>năm</text:span> </text:p>'),
    ).toEqual(['Một hai   ba\tbốn ⏎ năm'])
  })
  test('styles follow their parents, spans lie over them', async () => {
    const styles =
      '<style:style style:name="A" style:family="paragraph"><style:text-properties fo:font-weight="bold" fo:font-size="13pt"/><style:paragraph-properties fo:text-align="end"/></style:style>' +
      '<style:style style:name="B" style:family="paragraph" style:parent-style-name="A"><style:paragraph-properties fo:text-indent="1cm"/></style:style>' +
      '<style:style style:name="T" style:family="text"><style:text-properties fo:font-weight="normal"/></style:style>' +
      '<style:style style:name="L1" style:family="paragraph" style:parent-style-name="L2"/><style:style style:name="L2" style:family="paragraph" style:parent-style-name="L1"/>'
    const { blocks } = await read(
      odt(
        '<text:p text:style-name="B">Đậm<text:span text:style-name="T"> thường</text:span></text:p><text:p text:style-name="L1">Vòng</text:p>',
        styles,
      ),
    )
    expect(blocks.map((block) => block.kind === 'paragraph' && block.style)).toEqual([
      { boldLead: 3, align: 'right', indent: 28.35, size: 13 },
      { align: 'left', indent: 0, size: 12 },
    ])
  })
  test('tables of contents are furniture, hidden sections are left out, comments too', async () => {
    expect(
      await linesOf(
        '<text:table-of-content><text:index-body><text:p>Mục 1 … 3</text:p></text:index-body></text:table-of-content><text:section text:display="none"><text:p>ẩn</text:p></text:section><text:section><text:p>hiện<office:annotation><text:p>góp ý</text:p></office:annotation></text:p></text:section>',
      ),
    ).toEqual(['contents: Mục 1 … 3', 'hiện'])
  })
})

describe('lists', () => {
  const level = (number: number, format: string, more = '') =>
    `<text:list-level-style-number text:level="${number}" style:num-format="${format}" style:num-suffix=")" ${more}/>`
  const style = `<text:list-style style:name="L">${level(1, 'I')}${level(2, 'a', 'style:num-prefix="("')}${level(3, '1', 'text:display-levels="2" text:start-value="5"')}</text:list-style>`
  const item = (text: string, more = '') => `<text:list-item${more}><text:p>${text}</text:p></text:list-item>`
  test('a list begins anew, goes on, or begins where it is told', async () => {
    expect(
      await linesOf(
        `<text:list text:style-name="L" xml:id="x">${item('a')}${item('b')}</text:list><text:list text:style-name="L">${item('c')}${item('d', ' text:start-value="9"')}</text:list><text:list text:style-name="L" text:continue-list="x">${item('e')}</text:list><text:list text:style-name="L" text:continue-numbering="true">${item('f')}</text:list>`,
        style,
      ),
    ).toEqual(['I) a', 'II) b', 'I) c', 'IX) d', 'III) e', 'IV) f'])
  })
  test('deeper levels, and second paragraphs without numbers', async () => {
    expect(
      await linesOf(
        `<text:list text:style-name="L"><text:list-item><text:p>a</text:p><text:p>tiếp</text:p><text:list>${item('b')}<text:list-item><text:list>${item('c')}</text:list></text:list-item></text:list></text:list-item></text:list>`,
        style,
      ),
    ).toEqual(['I) a', 'tiếp', '(a) b', 'a.5) c'])
  })
})

test('tables: spans, repeats, header rows, lines', async () => {
  const styles =
    '<style:style style:name="C" style:family="table-cell"><style:table-cell-properties fo:border="0.05pt solid #000000"/></style:style><style:style style:name="N" style:family="table-cell"><style:table-cell-properties fo:border="none"/></style:style>'
  const cell = (text: string, more = '') => `<table:table-cell table:style-name="C" ${more}><text:p>${text}</text:p></table:table-cell>`
  const { blocks } = await read(
    odt(
      `<table:table><table:table-header-rows><table:table-row>${cell('A', 'table:number-columns-spanned="2"')}<table:covered-table-cell/></table:table-row></table:table-header-rows><table:table-row table:number-rows-repeated="2">${cell('', 'table:number-columns-repeated="2"')}</table:table-row></table:table><table:table><table:table-row><table:table-cell table:style-name="N"><text:p>B</text:p></table:table-cell></table:table-row></table:table>`,
      styles,
    ),
  )
  const [first, second] = blocks as RawTable[]
  expect(first?.rows.map((row) => row.map(({ colspan, header }) => [colspan ?? 1, header ?? false]))).toEqual([
    [[2, true]],
    [
      [1, false],
      [1, false],
    ],
    [
      [1, false],
      [1, false],
    ],
  ])
  expect([first?.ruled, second?.ruled]).toEqual([true, false])
})

describe('what cannot be read', () => {
  const keyOf = async (bytes: Uint8Array) => {
    const error = await read(bytes).catch((caught: unknown) => caught)
    return error instanceof UnreadableError ? error.key : error
  }
  test('encrypted, broken, without content', async () => {
    expect(await keyOf(odt('', '', { 'META-INF/manifest.xml': '<manifest:encryption-data/>' }))).toBe('odt.encrypted')
    expect(await keyOf(zipSync({ 'content.xml': strToU8('<a><b>') }))).toBe('odt.broken')
    expect(await keyOf(zipSync({ mimetype: strToU8('x') }))).toBe('odt.broken')
    expect(await keyOf(strToU8('PK no archive'))).toBe('zip.broken')
  })
  test('a broken part beside the content is left out, and it is said', async () => {
    const bytes = zipSync({
      'content.xml': strToU8(
        `<office:document-content ${NAMES}><office:body><office:text><text:p>x</text:p></office:text></office:body></office:document-content>`,
      ),
      'styles.xml': [strToU8('<a/>'.repeat(50)), { level: 9 }],
    })
    const at = Buffer.from(bytes).indexOf('styles.xml') + 10
    bytes.fill(0xff, at, at + 4)
    const document = await read(bytes)
    expect([lines(document.blocks), ruleIds(document)]).toEqual([['x'], ['odt.parts']])
  })
  test('entities are not expanded', async () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]><office:document-content ${NAMES}><office:body><office:text><text:p>&b;</text:p></office:text></office:body></office:document-content>`
    expect(await keyOf(zipSync({ 'content.xml': strToU8(bomb) }))).toBe('odt.broken')
  })
  test('a content.xml that inflates without end is refused', async () => {
    expect(await keyOf(zipSync({ 'content.xml': new Uint8Array(70 * 1024 * 1024) }))).toBe('zip.bomb')
  })
  test('tables nested without end are read to a depth, and it is said', async () => {
    const depth = 500
    const open = '<table:table><table:table-row><table:table-cell>'.repeat(depth)
    const close = '</table:table-cell></table:table-row></table:table>'.repeat(depth)
    expect(ruleIds(await read(odt(`<text:p>đầu</text:p>${open}<text:p>sâu</text:p>${close}`)))).toEqual(['odt.depth'])
  })
  test('damaged at random', async () => {
    const next = random(7)
    const bytes = sample('mixed.odt')
    for (let i = 0; i < 120; i += 1) {
      const outcome = await read(mutate(bytes, next)).catch((error: unknown) => error)
      if (outcome instanceof Error) expect(outcome, String(outcome.stack)).toBeInstanceOf(UnreadableError)
    }
  })
})
