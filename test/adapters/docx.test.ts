import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { UnreadableError } from '../../src/adapters/adapter.ts'
import { docxAdapter } from '../../src/adapters/docx.ts'
import type { RawBlock, RawDocument, RawParagraph, RawTable } from '../../src/tree/types.ts'

const SPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

interface Parts {
  numbering?: string
  styles?: string
  footnotes?: string
  header?: string
  core?: string
}

function wrap(root: string, content: string): Uint8Array {
  return strToU8(`<?xml version="1.0" encoding="UTF-8"?><w:${root} ${SPACES}>${content}</w:${root}>`)
}

function pack(body: string, parts: Parts = {}): Uint8Array {
  const files: Record<string, Uint8Array> = {
    '_rels/.rels': strToU8(
      `<Relationships xmlns="${RELATIONS}"><Relationship Id="a" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    ),
    'word/_rels/document.xml.rels': strToU8(
      `<Relationships xmlns="${RELATIONS}">${['styles', 'numbering', 'footnotes', 'header'].map((type) => `<Relationship Id="${type}" Type="${OFFICE}/${type}" Target="${type}.xml"/>`).join('')}</Relationships>`,
    ),
    'word/document.xml': wrap('document', `<w:body>${body}</w:body>`),
  }
  if (parts.numbering) files['word/numbering.xml'] = wrap('numbering', parts.numbering)
  if (parts.styles) files['word/styles.xml'] = wrap('styles', parts.styles)
  if (parts.footnotes) files['word/footnotes.xml'] = wrap('footnotes', parts.footnotes)
  if (parts.header) files['word/header.xml'] = wrap('hdr', parts.header)
  if (parts.core) files['docProps/core.xml'] = strToU8(parts.core)
  return zipSync(files)
}

async function read(body: string, parts: Parts = {}): Promise<RawDocument> {
  return docxAdapter.read(pack(body, parts), { name: 'plan.docx' })
}

function run(text: string, properties = ''): string {
  return `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`
}

function par(content: string, properties = ''): string {
  return `<w:p><w:pPr>${properties}</w:pPr>${content.startsWith('<') ? content : run(content)}</w:p>`
}

function listed(text: string, list: number, level = 0): string {
  return par(run(text), `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`)
}

function level(index: number, format: string, text: string, more = ''): string {
  return `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`
}

function texts(blocks: readonly RawBlock[]): string[] {
  return blocks.flatMap((block) =>
    block.kind === 'paragraph' ? [block.text] : block.rows.flatMap((row) => row.map((cell) => texts(cell.blocks).join('|'))),
  )
}

function first(document: RawDocument): RawParagraph {
  const block = document.blocks[0]
  if (block?.kind !== 'paragraph') throw new Error('no paragraph')
  return block
}

describe('automatic numbers', () => {
  const abstract = `<w:abstractNum w:abstractNumId="0">${level(0, 'upperRoman', '%1.')}${level(1, 'decimal', '%2.')}${level(2, 'decimal', '%2.%3.')}${level(3, 'lowerLetter', '%4)')}${level(4, 'bullet', '\uf0b7')}${level(5, 'bullet', '+')}</w:abstractNum>`
  const num = (id: number, more = '') => `<w:num w:numId="${id}"><w:abstractNumId w:val="0"/>${more}</w:num>`

  test('print in their own format, restart below and count on above', async () => {
    const body = [
      listed('Mục đích', 1),
      listed('Một', 1, 1),
      listed('Hai', 1, 1),
      listed('Hai một', 1, 2),
      listed('điểm', 1, 3),
      listed('ý', 1, 4),
      listed('ý nhỏ', 1, 5),
      listed('Nhiệm vụ', 1),
      listed('Lại một', 1, 1),
    ].join('')
    const { blocks } = await read(body, { numbering: abstract + num(1) })
    expect(texts(blocks)).toEqual([
      'I. Mục đích',
      '1. Một',
      '2. Hai',
      '2.1. Hai một',
      'a) điểm',
      '- ý',
      '+ ý nhỏ',
      'II. Nhiệm vụ',
      '1. Lại một',
    ])
  })

  test('two instances over one definition count on; a start override begins anew', async () => {
    const override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride>'
    const body = listed('a', 1) + listed('b', 2) + listed('c', 3) + listed('d', 3)
    const { blocks } = await read(body, { numbering: abstract + num(1) + num(2) + num(3, override) })
    expect(texts(blocks)).toEqual(['I. a', 'II. b', 'IV. c', 'V. d'])
  })

  test('an override may replace the level; lvlRestart 0 never restarts; isLgl prints digits', async () => {
    const own = `<w:abstractNum w:abstractNumId="0">${level(0, 'upperRoman', 'Phần %1:')}${level(1, 'decimal', '%1.%2', '<w:lvlRestart w:val="0"/><w:isLgl/>')}</w:abstractNum>`
    const replaced = `<w:lvlOverride w:ilvl="0">${level(0, 'decimalZero', '%1/')}</w:lvlOverride>`
    const body = listed('a', 1) + listed('b', 1, 1) + listed('c', 1) + listed('d', 1, 1) + listed('e', 2)
    const { blocks } = await read(body, { numbering: own + num(1) + num(2, replaced) })
    expect(texts(blocks)).toEqual(['Phần I: a', '1.1 b', 'Phần II: c', '2.2 d', '03/ e'])
  })

  test('come from the style, at the level linked to it, and numId 0 takes them away', async () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="Base"><w:name w:val="Base"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="Deep"><w:name w:val="Deep"/><w:basedOn w:val="Base"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    const own = `<w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1.')}${level(1, 'lowerLetter', '%2)', '<w:pStyle w:val="Deep"/>')}</w:abstractNum>`
    const body =
      par('một', '<w:pStyle w:val="Base"/>') +
      par('hai', '<w:pStyle w:val="Deep"/>') +
      par('không số', '<w:pStyle w:val="Base"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    const { blocks } = await read(body, { styles, numbering: own + num(1) })
    expect(texts(blocks)).toEqual(['1. một', 'a) hai', 'không số'])
  })

  test('stand alone in the cells of a TT column, but a lone bullet is nothing', async () => {
    const row = (list: number, depth: number, text: string) =>
      `<w:tr><w:tc>${par('<w:r/>', `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${list}"/></w:numPr>`)}</w:tc><w:tc>${par(text)}</w:tc></w:tr>`
    const { blocks } = await read(`<w:tbl>${row(1, 1, 'x')}${row(1, 1, 'y')}${row(1, 4, 'z')}</w:tbl>`, { numbering: abstract + num(1) })
    expect(texts(blocks)).toEqual(['1.', 'x', '2.', 'y', '', 'z'])
  })
})

describe('tables', () => {
  const cell = (text: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${par(text)}</w:tc>`
  test('hold spans once, nested tables, rows in content controls; deleted rows are gone', async () => {
    const body = `<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>${cell('TT')}${cell('Nội dung', '<w:gridSpan w:val="2"/>')}</w:tr>
      <w:sdt><w:sdtContent><w:tr>${cell('1', '<w:vMerge w:val="restart"/>')}${cell('a')}${cell('b')}</w:tr></w:sdtContent></w:sdt>
      <w:tr>${cell('', '<w:vMerge/>')}${cell('c')}<w:tc><w:tbl><w:tr>${cell('trong')}</w:tr></w:tbl><w:p/></w:tc></w:tr>
      <w:tr><w:trPr><w:del w:id="1"/></w:trPr>${cell('xóa')}</w:tr>
      <w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${cell('d')}${cell('e')}</w:tr></w:tbl>`
    const { blocks } = await read(body)
    const table = blocks[0] as RawTable
    expect(table.rows.map((row) => row.map((one) => [texts(one.blocks).join('|'), one.colspan ?? 1, one.rowspan ?? 1]))).toEqual([
      [
        ['TT', 1, 1],
        ['Nội dung', 2, 1],
      ],
      [
        ['1', 1, 2],
        ['a', 1, 1],
        ['b', 1, 1],
      ],
      [
        ['c', 1, 1],
        ['trong', 1, 1],
      ],
      [
        ['', 1, 1],
        ['d', 1, 1],
        ['e', 1, 1],
      ],
    ])
    expect(table.rows[0]?.every((one) => one.header)).toBe(true)
    expect(table.rows[1]?.some((one) => one.header)).toBe(false)
  })

  test('are ruled by their borders or those of their style', async () => {
    const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map((side) => `<w:${side} w:val="single"/>`).join('')
    const styles = `<w:style w:type="table" w:styleId="Grid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>${borders}</w:tblBorders></w:tblPr></w:style>`
    const table = (properties: string) => `<w:tbl><w:tblPr>${properties}</w:tblPr><w:tr>${cell('x')}</w:tr></w:tbl>`
    const { blocks } = await read(
      table('') +
        table('<w:tblStyle w:val="Grid"/>') +
        table(`<w:tblBorders>${borders.replaceAll('single', 'nil')}</w:tblBorders>`) +
        table(`<w:tblBorders>${borders}</w:tblBorders>`),
      { styles },
    )
    expect(blocks.map((block) => (block as RawTable).ruled)).toEqual([false, true, false, true])
  })
})

describe('inside paragraphs', () => {
  test('breaks, tabs, hyphens and symbols print as they look', async () => {
    const content = `<w:r><w:t>Điều</w:t><w:noBreakHyphen/><w:t>A</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:softHyphen/><w:t>d</w:t><w:sym w:font="Wingdings" w:char="F0A7"/></w:r>`
    expect(first(await read(par(content))).text).toBe('Điều-A b\ncd-')
  })

  test('links, smart tags and filled content controls are read, prompts are not', async () => {
    const content = `<w:hyperlink>${run('một ')}</w:hyperlink><w:smartTag>${run('hai ')}</w:smartTag><w:sdt><w:sdtContent>${run('ba')}</w:sdtContent></w:sdt><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${run('Bấm để nhập')}</w:sdtContent></w:sdt>`
    expect(first(await read(par(content))).text).toBe('một hai ba')
  })

  test('tracked changes are read as accepted, and counted', async () => {
    const body =
      par(`${run('giữ ')}<w:ins w:id="1">${run('thêm')}</w:ins><w:del w:id="2"><w:r><w:delText>bỏ</w:delText></w:r></w:del>`) +
      par(run('đoạn'), '<w:rPr><w:del w:id="3"/></w:rPr>') +
      par(' nối')
    const { blocks, notes } = await read(body)
    expect(texts(blocks)).toEqual(['giữ thêm', 'đoạn nối'])
    expect(notes.map(({ ruleId, severity }) => [ruleId, severity])).toEqual([['docx.revisions', 'info']])
    expect(notes[0]?.reason).toContain('1 insertions kept, 1 deletions')
  })

  test('hidden text is left out, with a note; w:caps prints capitals', async () => {
    const document = await read(par(run('ẩn', '<w:vanish/>') + run('đồng tháp', '<w:caps/>')))
    expect(first(document).text).toBe('ĐỒNG THÁP')
    expect(document.notes.map(({ ruleId }) => ruleId)).toEqual(['docx.hidden'])
  })

  test('fields keep their results, page numbers go, an unended field swallows nothing', async () => {
    const field = (code: string, result: string) =>
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> ${code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`
    const body =
      par(`${run('xem ')}${field('REF x', 'Phụ lục I')}${field('PAGE', '7')}<w:fldSimple w:instr="NUMPAGES">${run('9')}</w:fldSimple>`) +
      par(`<w:r><w:fldChar w:fldCharType="begin"/></w:r>${run('mất')}`) +
      par('còn')
    expect(texts((await read(body)).blocks)).toEqual(['xem Phụ lục I', 'còn'])
  })

  test('old fonts and symbol fonts are decoded', async () => {
    const font = (name: string) => `<w:rFonts w:ascii="${name}" w:hAnsi="${name}"/>`
    const { blocks } = await read(
      par(run('KÕ ho¹ch thùc hiÖn', font('.VnTime'))) +
        par(run('ñy ban nh©n d©n', font('.VnTimeH'))) +
        par(run('Keá hoaïch', font('VNI-Times'))),
    )
    expect(texts(blocks)).toEqual(['Kế hoạch thực hiện', 'ỦY BAN NHÂN DÂN', 'Kế hoạch'])
  })

  test('text boxes stand once, after the paragraph that anchors them', async () => {
    const box = (text: string) => `<w:txbxContent>${par(text)}</w:txbxContent>`
    const anchor = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>${box('DỰ THẢO')}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>${box('DỰ THẢO')}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`
    expect(texts((await read(par(run('trước') + anchor) + par('sau'))).blocks)).toEqual(['trước', 'DỰ THẢO', 'sau'])
  })

  test('a watermark is furniture', async () => {
    const { blocks } = await read(par('<w:r><w:pict><v:shape><v:textpath string="BẢN SAO"/></v:shape></w:pict></w:r>'))
    expect(blocks).toMatchObject([{ text: 'BẢN SAO', layer: 'furniture', role: 'watermark' }])
  })
})

describe('around the body', () => {
  test('notes follow the paragraph that cites them, in their own layer', async () => {
    const footnotes = `<w:footnote w:id="0" w:type="separator">${par('---')}</w:footnote><w:footnote w:id="2">${par('Chú thích')}</w:footnote>`
    const { blocks } = await read(par(`${run('có chú')}<w:r><w:footnoteReference w:id="2"/></w:r>`) + par('tiếp'), { footnotes })
    expect(blocks.map((block) => [(block as RawParagraph).text, (block as RawParagraph).layer ?? 'body'])).toEqual([
      ['có chú', 'body'],
      ['Chú thích', 'note'],
      ['tiếp', 'body'],
    ])
  })

  test('headers are furniture, said once', async () => {
    const section = '<w:headerReference w:type="default" r:id="header"/>'
    const { blocks } = await read(par('một', `<w:sectPr>${section}</w:sectPr>`) + par('hai') + `<w:sectPr>${section}</w:sectPr>`, {
      header: par('Tên cơ quan'),
    })
    expect(blocks).toMatchObject([{ text: 'Tên cơ quan', layer: 'furniture', role: 'running-head' }, { text: 'một' }, { text: 'hai' }])
  })

  test('a letterhead kept in the header of the first page is body', async () => {
    const header = `<w:tbl><w:tr><w:tc>${par('CƠ QUAN')}</w:tc><w:tc>${par('QUỐC HIỆU')}</w:tc></w:tr></w:tbl>`
    const { blocks } = await read(`${par('một')}<w:sectPr><w:headerReference w:type="first" r:id="header"/><w:titlePg/></w:sectPr>`, {
      header,
    })
    expect(blocks[0]?.kind).toBe('table')
    expect(texts(blocks)).toEqual(['CƠ QUAN', 'QUỐC HIỆU', 'một'])
  })

  test('core properties are metadata', async () => {
    const core =
      '<cp:coreProperties xmlns:cp="a" xmlns:dc="b"><dc:title>Kế hoạch năm</dc:title><dc:creator>Văn thư</dc:creator></cp:coreProperties>'
    expect((await read(par('x'), { core })).metadata).toEqual({ title: 'Kế hoạch năm', creator: 'Văn thư' })
  })
})

describe('a paragraph that the end of a page broke', () => {
  const long = 'Tổ chức tuyên truyền sâu rộng trong toàn thể cán bộ và nhân dân trên địa bàn'
  test('is joined where it goes on in small letters', async () => {
    expect(texts((await read(par(long) + par('') + par('xã về ngày hội đọc sách.') + par('Hết.'))).blocks)).toEqual([
      `${long} xã về ngày hội đọc sách.`,
      'Hết.',
    ])
  })
  test.each([
    ['the lines of a title', par(long, '<w:jc w:val="center"/>') + par('trên địa bàn', '<w:jc w:val="center"/>')],
    ['a finished sentence', par(`${long}:`) + par('họp thôn')],
    ['short lines', par('Sở Y tế') + par('theo dõi')],
    ['items', par(long) + par('a) họp thôn')],
  ])('but not %s', async (_, content) => {
    expect((await read(content)).blocks).toHaveLength(2)
  })
})

describe('style', () => {
  const styles = `<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="28"/></w:rPr></w:rPrDefault></w:docDefaults>
    <w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:jc w:val="center"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
    <w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
    <w:style w:type="paragraph" w:styleId="T1"><w:name w:val="toc 1"/></w:style>`
  test('is inherited from styles and turned off by runs', async () => {
    const body =
      par('Đầu mục', '<w:pStyle w:val="H1"/>') + par(run('nhạt', '<w:b w:val="0"/>'), '<w:pStyle w:val="H1"/><w:jc w:val="both"/>')
    const { blocks } = await read(body, { styles })
    expect(blocks.map((block) => (block as RawParagraph).style)).toEqual([
      { bold: true, size: 14, align: 'center', heading: 1 },
      { size: 14, align: 'justify', heading: 1 },
    ])
  })
  test('counts the bold letters at the start', async () => {
    const document = await read(par(run('Chủ trì:', '<w:rStyle w:val="Strong"/>') + run(' Sở Y tế')), { styles })
    expect(first(document)).toMatchObject({ text: 'Chủ trì: Sở Y tế', style: { boldLead: 8 } })
  })
  test('marks the lines of a table of contents', async () => {
    expect(first(await read(par('I. Mục đích 3', '<w:pStyle w:val="T1"/>'), { styles }))).toMatchObject({
      layer: 'furniture',
      role: 'contents',
    })
  })
})

describe('hostile files', () => {
  test.each([
    ['a locked file', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'docx.password'],
    ['a package without a document', zipSync({ 'a.xml': strToU8('<a/>') }), 'docx.broken'],
    ['a cut package', pack(par('x')).subarray(0, 200), 'docx.broken'],
    ['no XML', zipSync({ 'word/document.xml': strToU8('xin chào') }), 'docx.broken'],
    [
      'a DTD',
      zipSync({ 'word/document.xml': strToU8('<!DOCTYPE a [<!ENTITY b "c">]><w:document xmlns:w="x"><w:body/></w:document>') }),
      'docx.broken',
    ],
  ])('%s is refused in words', async (_, bytes, key) => {
    const error = await docxAdapter.read(bytes, { name: 'a.docx' }).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(UnreadableError)
    expect((error as UnreadableError).key).toBe(key)
  })

  test('deep nesting is left out with a note, the rest is read', async () => {
    const deep = '<w:smartTag>'.repeat(5000) + run('sâu') + '</w:smartTag>'.repeat(5000)
    const tables = '<w:tbl><w:tr><w:tc>'.repeat(200) + par('trong cùng') + '</w:tc></w:tr></w:tbl>'.repeat(200)
    const { blocks, notes } = await read(par(deep) + tables + par('còn'))
    expect(texts(blocks).at(-1)).toBe('còn')
    expect(notes.map(({ ruleId }) => ruleId)).toContain('docx.depth')
  })

  test('styles in a circle end', async () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="a"/><w:basedOn w:val="B"/></w:style><w:style w:type="paragraph" w:styleId="B"><w:name w:val="b"/><w:basedOn w:val="A"/></w:style>'
    expect(texts((await read(par('x', '<w:pStyle w:val="A"/>'), { styles })).blocks)).toEqual(['x'])
  })
})
