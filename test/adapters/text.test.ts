import { sniff } from '../../src/adapters/sniff.ts'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { markdownAdapter } from '../../src/adapters/markdown.ts'
import { textAdapter } from '../../src/adapters/text.ts'
import { decodeText } from '../../src/adapters/text-charset.ts'
import type { RawBlock, RawParagraph } from '../../src/tree/types.ts'
import { spentOn } from '../spent.ts'

async function plain(text: string): Promise<RawParagraph[]> {
  return (await textAdapter.read(new TextEncoder().encode(text), { name: 'x.txt' })).blocks as RawParagraph[]
}

async function markdown(text: string): Promise<RawBlock[]> {
  return (await markdownAdapter.read(new TextEncoder().encode(text), { name: 'x.md' })).blocks
}

function body(blocks: readonly RawBlock[]): string[] {
  return blocks.flatMap((block) => (block.kind === 'paragraph' && (block.layer ?? 'body') === 'body' ? [block.text] : []))
}

const SENTENCE = 'Tổ chức tuyên truyền sâu rộng trong toàn thể cán bộ và nhân dân trên địa bàn xã về ý nghĩa của ngày hội đọc sách mùa xuân'

/** Wraps as a program does that counts letters. */
function wrapped(text: string, width: number): string {
  let line = ''
  const lines: string[] = []
  for (const word of text.split(' ')) {
    if (`${line} ${word}`.trim().length > width) {
      lines.push(line)
      line = word
    } else line = `${line} ${word}`.trim()
  }
  return [...lines, line].join('\n')
}

const ITEMS = [
  'I. MỤC ĐÍCH, YÊU CẦU',
  '1. Mục đích',
  `- ${SENTENCE}; ${SENTENCE.toLowerCase()}.`,
  `- ${SENTENCE} giai đoạn 2026 - 2030, góp phần xây dựng xã hội học tập và phong trào đọc ở mọi nhà.`,
  '2. Yêu cầu',
  `a) ${SENTENCE}, phù hợp với điều kiện của từng thôn và khả năng cân đối kinh phí hằng năm của xã.`,
  `b) ${SENTENCE}. Việc này được làm thường xuyên, có kiểm tra, có sơ kết vào cuối mỗi quý trong năm.`,
]

describe('charsets', () => {
  const text = 'Kế hoạch thực hiện nhiệm vụ của Ủy ban nhân dân tỉnh năm 2025 và các cơ quan, đơn vị'
  test.each([
    ['tcvn', iconv.encode(text, 'tcvn')],
    ['viscii', iconv.encode(text, 'viscii')],
    ['utf-16le', iconv.encode(text, 'utf-16le')],
    ['utf-16be', iconv.encode(text, 'utf-16be')],
    ['utf-8', Buffer.from(`\ufeff${text}`)],
    [
      'vni',
      iconv.encode('Keá hoaïch thöïc hieän nhieäm vuï cuûa UÛy ban nhaân daân tænh naêm 2025 vaø caùc cô quan, ñôn vò', 'windows-1252'),
    ],
  ])('%s', (encoding, bytes) => {
    expect(decodeText(bytes)).toMatchObject({ text, encoding })
  })

  test('windows-1258, its tone marks apart', () => {
    const bytes = Buffer.concat([
      Buffer.from('V'),
      Buffer.from([0xe0]),
      Buffer.from(' c'),
      Buffer.from([0xe1]),
      Buffer.from('c th'),
      Buffer.from([0xfd, 0xf2]),
      Buffer.from('c'),
    ])
    expect(decodeText(bytes).text.normalize('NFC')).toBe('Và các thực')
  })

  test('a guess is reported, a declared charset is not', () => {
    const bytes = iconv.encode(text, 'tcvn')
    expect(decodeText(bytes).notes).toMatchObject([{ ruleId: 'text.charset', severity: 'warning' }])
    expect(decodeText(bytes, 'x-viet-tcvn5712').notes).toEqual([])
  })

  test('letters of an old font saved as UTF-8 are read', () => {
    const masked = new TextDecoder('windows-1252').decode(iconv.encode('kế hoạch thực hiện nhiệm vụ của các cơ quan', 'tcvn'))
    expect(decodeText(new TextEncoder().encode(masked)).text).toBe('kế hoạch thực hiện nhiệm vụ của các cơ quan')
  })
})

describe('wrapped lines', () => {
  test.each([60, 72, 80])('of %i letters become the paragraphs that they were', async (width) => {
    expect(body(await plain(ITEMS.map((item) => wrapped(item, width)).join('\n')))).toEqual(ITEMS)
  })

  test('with an empty line after each line, too', async () => {
    const text = ITEMS.map((item) => wrapped(item, 72))
      .join('\n')
      .replaceAll('\n', '\n\n')
    expect(body(await plain(text))).toEqual(ITEMS)
  })

  test('page numbers inside a sentence are set aside, the sentence is whole', async () => {
    const lines = wrapped(ITEMS.join(' ').repeat(4), 72).split('\n')
    const pages = [lines.slice(0, 14).join('\n'), lines.slice(14, 28).join('\n'), lines.slice(28).join('\n')]
    const blocks = await plain(`${pages[0]}\n\n2\n${pages[1]}\n\n3\n${pages[2]}`)
    expect(blocks.filter(({ role }) => role === 'page-number').map(({ text }) => text)).toEqual(['2', '3'])
    expect(blocks.some(({ page }) => page === 3)).toBe(true)
    const broken = `${lines[13]} ${lines[14]}`.replace(/\s+/g, ' ')
    expect(body(blocks).some((text) => text.includes(broken))).toBe(true)
  })

  test('form feeds tell pages', async () => {
    const document = await textAdapter.read(new TextEncoder().encode('Trang đầu.\n1\n\fTrang sau.\n2\n'), { name: 'x' })
    expect(document.pages).toBe(2)
    expect(document.blocks).toMatchObject([
      { text: 'Trang đầu.', page: 1 },
      { text: '1', role: 'page-number' },
      { text: 'Trang sau.', page: 2 },
      { text: '2' },
    ])
  })

  test('digits stamped before a page number are stamps', async () => {
    const blocks = await plain(
      `${wrapped(ITEMS.join(' ').repeat(2), 72)}\n415\n09\n\n2\n${wrapped(ITEMS.join(' ').repeat(2), 72)}\n\n3\n${SENTENCE}`,
    )
    expect(blocks.filter(({ layer }) => layer === 'furniture').map(({ text, role }) => [text, role])).toEqual([
      ['415', 'stamp'],
      ['09', 'stamp'],
      ['2', 'page-number'],
      ['3', 'page-number'],
    ])
  })

  test('the numbers of a table that lost its lines are no page numbers', async () => {
    const blocks = await plain('TT\nNội dung\n1\nHọp thôn\n2\nHọp xã\n3\nTổng kết\n4\nBáo cáo')
    expect(blocks.every(({ layer }) => layer !== 'furniture')).toBe(true)
  })

  test('a connective at the end of a line calls for the next, whatever its length', async () => {
    const lines = ['Họp dân với', 'Ban Chấp hành Đoàn xã.', ...ITEMS.map((item) => wrapped(item, 72))]
    expect(body(await plain(lines.join('\n')))[0]).toBe('Họp dân với Ban Chấp hành Đoàn xã.')
  })

  test('many short cells of a table do not hide the wrap', async () => {
    const cells = Array.from({ length: 60 }, (_, index) => `Ô ${index % 7} ${'a'.repeat(index % 5)}`)
    expect(body(await plain([...ITEMS.map((item) => wrapped(item, 72)), ...cells].join('\n'))).slice(0, ITEMS.length)).toEqual(ITEMS)
  })

  test('short lines stay apart', async () => {
    const letterhead = ['ỦY BAN NHÂN DÂN', 'XÃ BÌNH MINH', 'Số: 12/KH-UBND', 'Bình Minh, ngày 05 tháng 3 năm 2026', 'KẾ HOẠCH']
    expect(body(await plain([...letterhead, ...ITEMS.map((item) => wrapped(item, 72))].join('\n'))).slice(0, 5)).toEqual(letterhead)
  })
})

describe('other layouts', () => {
  test('a line is a paragraph where nothing is wrapped; a page break in mid-sentence is mended', async () => {
    const text = `KẾ HOẠCH\n\ntriển khai ngày hội đọc sách\n\n${SENTENCE} của thư\n\nviện xã và các trường học.\n\nHai.`
    expect(body(await plain(text))).toEqual([
      'KẾ HOẠCH',
      'triển khai ngày hội đọc sách',
      `${SENTENCE} của thư viện xã và các trường học.`,
      'Hai.',
    ])
  })

  test('where line breaks are lost, all is one paragraph', async () => {
    const text = wrapped(`UBND XÃ ------- KẾ HOẠCH ${ITEMS.join(' ')} II. NHIỆM VỤ 1. Họp thôn. 2. Họp xã. a) Một việc. b) Hai việc.`, 78)
    const shifted = text.replace(/\n(?=[-ab12I])/g, ' ')
    expect(await plain(shifted)).toHaveLength(1)
  })

  test("Markdown's emphasis is taken out where a text uses it", async () => {
    const blocks = await plain('**KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC**\n\n**Chủ trì:** Sở Y tế.\n\nTập sách “*Mùa xuân*”⁽¹⁾ và 5 * 3.')
    expect(blocks.map(({ text }) => text)).toEqual(['KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC', 'Chủ trì: Sở Y tế.', 'Tập sách “Mùa xuân” và 5 * 3.'])
    expect(blocks.map(({ style }) => style)).toEqual([{ bold: true }, { boldLead: 8 }, {}])
  })

  test('a star alone stays, rules are furniture, raised numbers begin notes', async () => {
    const blocks = await plain('ĐẢNG ỦY XÃ\n*\nSố 3-KH/ĐU\n-----\nNội dung 15 km² đất.\n⁽¹⁾ Xem sách')
    expect(blocks.map(({ text, layer }) => [text, layer ?? 'body'])).toEqual([
      ['ĐẢNG ỦY XÃ', 'body'],
      ['*', 'body'],
      ['Số 3-KH/ĐU', 'body'],
      ['-----', 'furniture'],
      ['Nội dung 15 km² đất.', 'body'],
      ['Xem sách', 'note'],
    ])
  })

  test('long input is read in linear time', async () => {
    const text = `${'*'.repeat(200_000)}\n${'a '.repeat(200_000)}\n${'1\n'.repeat(50_000)}`
    expect(await spentOn(() => plain(text))).toBeLessThan(5000)
  })
})

describe('Markdown', () => {
  test('front matter is metadata, headings have levels', async () => {
    const source = '---\nso_hieu: "18-KH/ĐU"\nnam: 2025\n---\n\n# KẾ HOẠCH\n\nNội dung\ntiếp theo.\n\nMục lớn\n===\n'
    const document = await markdownAdapter.read(new TextEncoder().encode(source), { name: 'x.md' })
    expect(document.metadata).toEqual({ so_hieu: '18-KH/ĐU', nam: '2025' })
    expect(document.blocks).toMatchObject([
      { text: 'KẾ HOẠCH', style: { heading: 1 } },
      { text: 'Nội dung tiếp theo.' },
      { text: 'Mục lớn', style: { heading: 1 } },
    ])
  })

  test('emphasis, links, escapes and code are read as text', async () => {
    const [block] = await markdown('**Chủ trì:** [Sở Y tế](https://a.vn/x "y"), *Sở* \\*Z\\* `mã` ~~bỏ~~ <https://b.vn>')
    expect(block).toMatchObject({ text: 'Chủ trì: Sở Y tế, Sở *Z* mã bỏ https://b.vn', style: { boldLead: 8 } })
  })

  test('lists keep their marks, one item a paragraph', async () => {
    expect(body(await markdown('- một\n  tiếp\n- hai\n* ba\n+ bốn\n\n1. năm\n2\\. sáu'))).toEqual([
      '- một tiếp',
      '- hai',
      '- ba',
      '- bốn',
      '1. năm',
      '2. sáu',
    ])
  })

  test('pipe tables are tables', async () => {
    const [block] = await markdown('| TT | Việc |\n|:--|---|\n| 1 | Họp a\\|b<br>**Rồi** báo cáo |\n')
    expect(block).toMatchObject({
      kind: 'table',
      rows: [
        [
          { header: true, blocks: [{ text: 'TT' }] },
          { header: true, blocks: [{ text: 'Việc' }] },
        ],
        [{ blocks: [{ text: '1' }] }, { blocks: [{ text: 'Họp a|b' }, { text: 'Rồi báo cáo', style: { boldLead: 3 } }] }],
      ],
    })
  })

  test('a fenced block is plain text, an unended one too', async () => {
    expect(body(await markdown(`Đầu\n\n\`\`\`text\n${ITEMS.map((item) => wrapped(item, 72)).join('\n')}\n\`\`\`\n\nCuối`))).toEqual([
      'Đầu',
      ...ITEMS,
      'Cuối',
    ])
    expect(body(await markdown('```\nmột\nhai'))).toEqual(['một', 'hai'])
  })

  test('notes follow the paragraph that cites them', async () => {
    const blocks = await markdown('Có chú[^a].\n\nTiếp.\n\n[^a]: Chú thích\n[^b]: Không ai nhắc')
    expect(blocks).toMatchObject([
      { text: 'Có chú.' },
      { text: 'Chú thích', layer: 'note' },
      { text: 'Tiếp.' },
      { text: 'Không ai nhắc', layer: 'note' },
    ])
  })
})

describe('tables between bars', () => {
  const cells = (block: RawBlock | undefined): string[][] =>
    block?.kind === 'table' ? block.rows.map((row) => row.map(({ blocks: [one] }) => (one?.kind === 'paragraph' ? one.text : ''))) : []

  test('are read, with or without a line of dashes', async () => {
    const rows = [
      ['STT', 'Việc', 'Chủ trì'],
      ['1', 'Họp', 'Sở A'],
    ]
    for (const divider of ['', '|---|---|---|\n', '\n']) {
      const text = `Mở đầu.\n| STT | Việc | Chủ trì |\n${divider}| 1 | Họp | Sở A |\nKết thúc.`
      expect(cells((await textAdapter.read(new TextEncoder().encode(text), { name: 'x.txt' })).blocks[1])).toEqual(rows)
    }
  })

  test('keep rows that were wrapped, rows with fewer cells, and what stands before and behind', async () => {
    const blocks: RawBlock[] = await plain(
      'Mở đầu.\n| STT | Nội dung | Chủ trì |\n| I | Tuyên truyền |\n| 1 | Tổ chức họp\nthôn trong tháng | UBND xã |\n| 2 | Báo cáo | Văn phòng |\nKết thúc.',
    )
    expect(blocks).toMatchObject([{ text: 'Mở đầu.' }, { kind: 'table' }, { text: 'Kết thúc.' }])
    expect(cells(blocks[1])).toEqual([
      ['STT', 'Nội dung', 'Chủ trì'],
      ['I', 'Tuyên truyền'],
      ['1', 'Tổ chức họp thôn trong tháng', 'UBND xã'],
      ['2', 'Báo cáo', 'Văn phòng'],
    ])
  })

  test('go on behind the number of a page; a number with no row behind it ends them', async () => {
    const table = '| STT | Việc | Chủ trì |\n| 1 | Họp | Sở A |'
    const [block]: RawBlock[] = await plain(`${table}\n\n2\n\n| 2 | Báo cáo | Sở B |`)
    expect(cells(block)).toHaveLength(3)
    const blocks: RawBlock[] = await plain(`${table}\n2\nKết thúc.`)
    expect(cells(blocks[0])).toHaveLength(2)
    expect(blocks.at(-1)).toMatchObject({ text: 'Kết thúc.' })
  })

  test('give headings of two rows their spans back', async () => {
    const [block]: RawBlock[] = await plain(
      '| STT | Việc | Đơn vị | | Hạn |\n| | | Chủ trì | Phối hợp | |\n| 1 | Họp | Sở A | Sở B | Quý I |',
    )
    expect(block).toMatchObject({
      rows: [
        [{ rowspan: 2 }, { rowspan: 2 }, { colspan: 2 }, { rowspan: 2 }],
        [{ header: true }, { header: true }],
        [{}, {}, {}, {}, {}],
      ],
    })
  })

  test('are neither letterheads of two columns nor a bar inside a sentence', async () => {
    for (const text of [
      '| ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n| Số: 1/KH-UBND | Độc lập - Tự do - Hạnh phúc |',
      'Tin | Ảnh | Video | Trang chủ\nThứ hai, 05/01/2026 | 08:15 | Lượt xem: 20',
      '| Một dòng | có ba | ô |\nrồi văn xuôi.',
    ])
      expect((await plain(text)).map(({ kind }) => kind)).not.toContain('table')
  })
})

describe('what looks like lost line breaks', () => {
  test('numbers at the ends of lines are items that lost theirs', async () => {
    const lines = [
      'UBND XÃ KẾ HOẠCH Năm 2026. I.',
      'MỤC ĐÍCH (1) Nâng cao ý thức đọc sách của',
      'mọi người dân. (2) Tạo phong trào thi đua. II.',
      'NHIỆM VỤ 1. Họp các thôn để',
      'bàn việc. 2. Tổng kết năm',
    ]
    expect(await plain(lines.join('\n'))).toHaveLength(1)
  })
  test('paragraphs that each hold a run-in list keep their breaks', async () => {
    const lines = [
      'Xã có ba việc: (1) Họp; (2) Bàn; (3) Làm.',
      'Thôn có hai việc: (1) Nghe; (2) Làm.',
      'Trường có một việc: (1) Dạy.',
      'Tất cả cùng làm.',
    ]
    expect(body(await plain(lines.join('\n')))).toEqual(lines)
  })
})

describe('tables drawn with letters', () => {
  const rowsOf = (blocks: readonly RawBlock[]) =>
    blocks.map((block) =>
      block.kind === 'paragraph'
        ? block.text
        : block.rows.map((row) => row.map(({ blocks: inside }) => body(inside).join(' / ')).join(' | ')),
    )

  test('a frame of plusses and bars; a cell of two paragraphs, a merged cell', async () => {
    const text = `Trước bảng

+-------+------------------+----------+
| TT    | Nội dung         | Chủ trì  |
+=======+==================+==========+
| I. Công tác chung        |          |
+-------+------------------+----------+
| 1     | Họp các thôn để  | UBND xã  |
|       | bàn việc         |          |
|       |                  |          |
|       | Ghi biên bản     |          |
+-------+------------------+----------+

Sau bảng`
    const expected = [
      'Trước bảng',
      ['TT | Nội dung | Chủ trì', 'I. Công tác chung | ', '1 | Họp các thôn để bàn việc / Ghi biên bản | UBND xã'],
      'Sau bảng',
    ]
    expect(rowsOf(await plain(text))).toEqual(expected)
    expect(rowsOf(await markdown(text))).toEqual(expected)
  })

  test('columns under dashes: rows of several lines parted by empty ones', async () => {
    const text = `  ----------------------------------------
  TT    Nội dung           Thời gian
                           thực hiện
  ----- ------------------ ---------------
  1     Phát quang đường   Tháng 3
        làng

  2     Trồng cây          Tháng 4
  ----------------------------------------

Sau bảng`
    const expected = [['TT | Nội dung | Thời gian thực hiện', '1 | Phát quang đường làng | Tháng 3', '2 | Trồng cây | Tháng 4'], 'Sau bảng']
    expect(rowsOf(await plain(text))).toEqual(expected)
    expect(rowsOf(await markdown(text))).toEqual(expected)
  })

  test('a table copied from a page has tabs between its cells; a letterhead or an indent has not', async () => {
    const text = 'Trước\nTT\tNội dung\tChủ trì\tThời gian\n1\tHọp dân\tThôn Một\t\n2\tTrồng cây\tĐoàn xã\tTháng 4\nSau'
    expect(rowsOf(await plain(text))).toEqual([
      'Trước',
      ['TT | Nội dung | Chủ trì | Thời gian', '1 | Họp dân | Thôn Một | ', '2 | Trồng cây | Đoàn xã | Tháng 4'],
      'Sau',
    ])
    const lines = 'UBND XÃ\tCỘNG HÒA\nSố: 1\tNgày 2\n\t\tKẾ HOẠCH\n\t\tNăm 2026'
    expect((await plain(lines)).every(({ kind }) => kind === 'paragraph')).toBe(true)
  })

  test('dashes under a letterhead, rules and lists draw no table', async () => {
    const text =
      'ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n   XÃ AN HÒA             Độc lập - Tự do - Hạnh phúc\n  ----------        --------------\nKẾ HOẠCH\n-----\n- một\n- hai'
    expect((await plain(text)).every(({ kind }) => kind === 'paragraph')).toBe(true)
  })

  test('a table in HTML inside Markdown, also as the first thing in the file', async () => {
    const text = '<table>\n<tr><td>UBND XÃ</td><td>CỘNG HÒA</td></tr>\n</table>\n\n**KẾ HOẠCH**\n\na\\) Một <b>việc</b>'
    expect(rowsOf(await markdown(text))).toEqual([['UBND XÃ | CỘNG HÒA'], 'KẾ HOẠCH', 'a) Một việc'])
    expect(sniff(new TextEncoder().encode(text), 'a.md').format).toBe('markdown')
    expect(sniff(new TextEncoder().encode(`<html><body>${text}</body></html>`), 'a.md').format).toBe('html')
  })
})
