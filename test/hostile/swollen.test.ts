/** Files that swell: entities, packages, tables of 100,000 cells, things in things without end. */
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { planText } from '../commands/run.ts'
import { docx, LAUGHS, odt, p, table } from './make.ts'
import { extract, hasty, lay } from './tools.ts'

const MB = 1 << 20

describe('XML entities', () => {
  const file = '<!DOCTYPE a [<!ENTITY l9 SYSTEM "file:///etc/passwd">]>'
  test.each([
    ['a.docx', docx(p('&l9;'), LAUGHS), 'docx.broken'],
    ['a.docx', docx(p('&l9;'), `<!--${' '.repeat(9000)}-->${LAUGHS}`), 'docx.broken'],
    ['a.docx', docx(p('&l9;'), file), 'docx.broken'],
    ['a.odt', odt('<text:p>&l9;</text:p>', LAUGHS), 'odt.broken'],
    ['a.odt', odt('<text:p>&l9;</text:p>', file), 'odt.broken'],
  ])('a DTD in %s is refused', async (name, bytes, key) => {
    const { code, troubles, ms } = await extract(lay(name, bytes))
    expect([code, troubles]).toEqual([1, [key]])
    expect(ms).toBeLessThan(5000)
  })

  test('in a page they are no more than text', async () => {
    const { code, records } = await extract(
      lay('a.html', `${LAUGHS}<html><body><p>&l9; ${planText(4).replaceAll('\n', '<br>')}</p></body></html>`),
    )
    expect([code, records[0]?.source.bytes]).toEqual([0, expect.any(Number)])
  })
})

describe('packages', () => {
  test.each([
    ['a.docx', docx(p('x'), '', { 'word/styles.xml': new Uint8Array(130 * MB) }), 'zip.bomb'],
    [
      'a.odt',
      zipSync({ mimetype: [strToU8('application/vnd.oasis.opendocument.text'), { level: 0 }], 'content.xml': new Uint8Array(80 * MB) }),
      'zip.bomb',
    ],
    [
      'kho.zip',
      zipSync(Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`${at}.txt`, new Uint8Array(1)])), { level: 0 }),
      'zip.entries',
    ],
  ])('%s that inflates without end, or holds too much', async (name, bytes, key) => {
    const { code, troubles, ms } = await extract(lay(name, bytes))
    expect([code, troubles]).toEqual([1, [key]])
    expect(ms).toBeLessThan(10_000)
  })

  test('parts named outside of the package are not there', async () => {
    const rels = strToU8(
      '<Relationships><Relationship Id="a" Type="x/styles" Target="../../../../../etc/passwd"/><Relationship Id="b" Type="x/header" Target="file:///etc/passwd"/></Relationships>',
    )
    const { code, records } = await extract(lay('a.docx', docx(p('KẾ HOẠCH'), '', { 'word/_rels/document.xml.rels': rels })))
    expect([code, records[0]?.messages.filter(({ severity }) => severity === 'error')]).toEqual([0, []])
  })
})

describe('a table of 100,000 cells', () => {
  const [rows, columns] = [10_000, 10]
  const htmlRow = (cells: string) => `<tr>${cells}</tr>`
  test.each([
    ['html', 'a.html', `<html><body><table>${table(rows, columns, htmlRow, (text) => `<td>${text}</td>`)}</table>`],
    [
      'html, each over all others',
      'c.html',
      `<html><body><table>${table(30, 30, htmlRow, (text) => `<td rowspan=65534 colspan=1000>${text}</td>`)}</table>`,
    ],
    [
      'docx',
      'a.docx',
      docx(
        `<w:tbl>${table(
          rows,
          columns,
          (cells) => `<w:tr>${cells}</w:tr>`,
          (text) => `<w:tc>${p(text)}</w:tc>`,
        )}</w:tbl>`,
      ),
    ],
    [
      'docx, each a billion wide',
      'b.docx',
      docx(`<w:tbl>${`<w:tr><w:tc><w:tcPr><w:gridSpan w:val="1000000000"/></w:tcPr>${p('Kế hoạch')}</w:tc></w:tr>`.repeat(9)}</w:tbl>`),
    ],
    [
      'odt, one cell repeated a billion times',
      'a.odt',
      odt(
        '<table:table><table:table-row table:number-rows-repeated="1000000000"><table:table-cell table:number-columns-repeated="1000000000"><text:p>x</text:p></table:table-cell></table:table-row></table:table><text:p>a<text:s text:c="1000000000"/>b</text:p>',
      ),
    ],
  ])('%s', async (_, name, content) => {
    const { code, records, ms } = await extract(lay(name, content))
    expect([code, records[0]?.messages.filter(({ severity }) => severity === 'error')]).toEqual([0, []])
    expect(ms).toBeLessThan(20_000)
  })
})

describe('nested without end', () => {
  const deep = (times: number, open: string, inside: string, close: string) => open.repeat(times) + inside + close.repeat(times)
  test.each([
    ['100,000 <div>', 'a.html', `<html><body>${deep(100_000, '<div>', 'Kế hoạch', '</div>')}`, 'html.depth'],
    ['tables in tables of a page', 'b.html', `<html><body>${deep(5000, '<table><tr><td>', 'Kế hoạch', '')}`, 'html.depth'],
    ['lists in lists of a page', 'c.html', `<html><body>${deep(20_000, '<ul><li>', 'Kế hoạch', '')}`, 'html.depth'],
    [
      'tables in tables of a Word file',
      'a.docx',
      docx(deep(20_000, '<w:tbl><w:tr><w:tc>', p('Kế hoạch'), '</w:tc></w:tr></w:tbl>')),
      'file.deep',
    ],
    [
      'sections of an OpenDocument text',
      'a.odt',
      odt(deep(20_000, '<text:section>', '<text:p>Kế hoạch</text:p>', '</text:section>')),
      'file.deep',
    ],
    [
      'spans of an OpenDocument text',
      'b.odt',
      odt(`<text:p>${deep(20_000, '<text:span>', 'Kế hoạch', '</text:span>')}</text:p>`),
      'file.deep',
    ],
    ['100,000 groups of RTF', 'a.rtf', `{\\rtf1 ${deep(100_000, '{', 'Ke hoach', '}')}}`, null],
    ['groups of RTF that stay open', 'b.rtf', `{\\rtf1 ${deep(300_000, '{\\b ', 'Ke hoach', '')}`, 'rtf.cut'],
    ['quotations of Markdown', 'a.md', `# KH\n\n${'>'.repeat(50_000)} x\n`, null],
    [
      'brackets and stars of Markdown',
      'b.md',
      `# KH\n\n${'['.repeat(100_000)}\n\n${'**a '.repeat(30_000)}\n\n${'[a]('.repeat(30_000)}`,
      null,
    ],
  ])('%s', async (_, name, content, rule) => {
    const { records, ms } = await extract(lay(name, content))
    const rules = records.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId))
    if (rule) expect(rules).toContain(rule)
    expect(rules.filter((id) => /^(?:internal|limit)/.test(id))).toEqual([])
    expect(ms).toBeLessThan(10_000)
  })

  test('parts of a mail in parts of a mail', async () => {
    const parts = Array.from({ length: 3000 }, (_, at) => `Content-Type: multipart/mixed; boundary="b${at}"\r\n\r\n--b${at}\r\n`).join('')
    expect(
      (await extract(lay('a.eml', `From: a@b.example\r\nDate: Mon, 3 Mar 2025 08:00:00 +0700\r\nMIME-Version: 1.0\r\n${parts}`))).troubles,
    ).toEqual(['eml.broken'])
  })
})

describe('size', () => {
  const line = '<p>Kế hoạch số một của tỉnh Sông Xanh năm 2025.</p>\n'
  test('200 MB of HTML is refused at once', async () => {
    const { troubles, records, ms } = await extract(lay('a.html', Buffer.alloc(200 * MB, line)))
    expect([troubles, records[0]?.messages[0]?.reason]).toEqual([
      ['file.large'],
      'The file is too large: 200 MB, the limit is 48 MB. Split it.',
    ])
    expect(ms).toBeLessThan(10_000)
  })
  test('30 MB of it ends by a limit, and the next file is read', async () => {
    const { troubles, records } = await hasty(lay('a.html', Buffer.alloc(30 * MB, line)), lay('b.txt', planText(3)))
    expect([troubles, records[1]?.plan?.number?.code]).toEqual([[expect.stringMatching(/^limit\.(?:time|memory)$/)], '3/KH-UBND'])
  })
  test.each([
    ['one line of three million letters', 'a'.repeat(3_000_000)],
    ['a million figures', '1'.repeat(1_000_000)],
    ['two million blanks', `${' '.repeat(2_000_000)}x`],
    ['half a million brackets', '('.repeat(500_000)],
    ['a million marks on one letter', `a${'\u0301'.repeat(1_000_000)}`],
    ['numbers of nothing', '1.'.repeat(300_000)],
    ['titles without end', 'KẾ HOẠCH\n'.repeat(5000)],
    ['agencies without end', 'Sở Tài chính chủ trì, phối hợp '.repeat(30_000)],
  ])('%s', async (_, text) => {
    const { code, ms } = await extract(lay('a.txt', text))
    expect(code).toBe(0)
    expect(ms).toBeLessThan(10_000)
  })
})
