import { describe, expect, it } from 'vitest'
import { layoutPages } from '../../src/adapters/layout/layout.ts'
import type { PageContent, Rule, Word } from '../../src/adapters/layout/types.ts'
import type { RawBlock, RawParagraph, RawTable } from '../../src/tree/types.ts'
import { leastSpent } from '../spent.ts'

const SIZE = 14
/** Every letter of the test's font is this wide, in parts of its size. */
const EM = 0.5

interface Ink {
  size?: number
  bold?: boolean
  italic?: boolean
  stamp?: boolean
  baseline?: number
}

/** The words of one line of text that begins at x on the baseline y. */
function ink(x: number, y: number, text: string, { size = SIZE, ...rest }: Ink = {}): Word[] {
  const words: Word[] = []
  let pen = x
  for (const part of text.split(' ')) {
    const width = part.length * EM * size
    if (part !== '')
      words.push({ text: part, x0: pen, y0: y - 0.8 * size, x1: pen + width, y1: y + 0.2 * size, size, baseline: y, ...rest })
    pen += width + 0.25 * size
  }
  return words
}

function widthOf(text: string, size = SIZE): number {
  return text.length * EM * size - (text.split(' ').length - 1) * 0.25 * size
}

function centred(y: number, text: string, options: Ink = {}, axis = 312): Word[] {
  return ink(axis - widthOf(text, options.size) / 2, y, text, options)
}

/** Text set in lines between x and 540, the first line indented; returns the words and the next free baseline. */
function set(y: number, text: string, { indent = 28, left = 85, right = 540 } = {}): { words: Word[]; y: number } {
  const lines: string[][] = [[]]
  let room = right - left - indent
  for (const word of text.split(' ')) {
    const width = word.length * EM * SIZE + 0.25 * SIZE
    if (room < width - 0.25 * SIZE) {
      lines.push([])
      room = right - left
    }
    lines.at(-1)?.push(word)
    room -= width
  }
  const words = lines.flatMap((line, index) => ink(left + (index === 0 ? indent : 0), y + index * 17, line.join(' ')))
  return { words, y: y + lines.length * 17 + 6 }
}

function page(words: Word[], rules: Rule[] = [], images = {}): PageContent {
  return { width: 595, height: 842, words, rules, ...images }
}

function flow(texts: readonly string[], from = 90): Word[] {
  let y = from
  return texts.flatMap((text) => {
    const block = set(y, text)
    y = block.y
    return block.words
  })
}

function paragraphs(blocks: readonly RawBlock[]): RawParagraph[] {
  return blocks.filter((block) => block.kind === 'paragraph')
}

function tables(blocks: readonly RawBlock[]): RawTable[] {
  return blocks.filter((block) => block.kind === 'table')
}

function body(blocks: readonly RawBlock[]): string[] {
  return paragraphs(blocks)
    .filter(({ layer }) => layer === undefined)
    .map(({ text }) => text)
}

function cells(table: RawTable | undefined): string[][] {
  return (table?.rows ?? []).map((row) =>
    row.map((cell) =>
      paragraphs(cell.blocks)
        .map(({ text }) => text)
        .join('\n'),
    ),
  )
}

/** The lines of a ruled table. */
function ruling(xs: readonly number[], ys: readonly number[]): Rule[] {
  const [left, right, top, bottom] = [xs[0] ?? 0, xs.at(-1) ?? 0, ys[0] ?? 0, ys.at(-1) ?? 0]
  return [...ys.map((y) => ({ x0: left, y0: y, x1: right, y1: y })), ...xs.map((x) => ({ x0: x, y0: top, x1: x, y1: bottom }))]
}

const LONG =
  'Thực hiện chương trình công tác năm nay, các cơ quan, đơn vị trên địa bàn tổ chức rà soát toàn bộ hồ sơ, xác định rõ người chịu trách nhiệm và báo cáo kết quả đúng thời hạn đã được giao trong kế hoạch này.'
const OTHER =
  'Kinh phí bảo đảm từ nguồn ngân sách được giao hằng năm và các nguồn huy động hợp pháp khác theo quy định của pháp luật hiện hành về ngân sách.'

describe('paragraphs', () => {
  it('joins wrapped lines and parts paragraphs at indents and list markers', () => {
    const texts = [LONG, `- ${OTHER}`, 'a) Sở Y tế chủ trì.', '1. Mục đích', `2. ${LONG}`]
    expect(body(layoutPages([page(flow(texts))]).blocks)).toEqual(texts)
  })

  it('goes on over the page where the line was full', () => {
    const { words } = set(700, LONG)
    const top = words.filter(({ y0 }) => y0 < 715)
    const rest = words
      .filter(({ y0 }) => y0 >= 715)
      .map((word) => ({ ...word, y0: word.y0 - 620, y1: word.y1 - 620, baseline: (word.baseline ?? 0) - 620 }))
    const { blocks } = layoutPages([page([...flow([OTHER, OTHER, OTHER]), ...top]), page([...rest, ...flow([OTHER, OTHER], 180)])])
    expect(body(blocks)).toEqual([OTHER, OTHER, OTHER, LONG, OTHER, OTHER])
  })

  it('begins a paragraph on the next page with the next item', () => {
    const { blocks } = layoutPages([page(flow([OTHER, LONG])), page(flow([`- ${OTHER}`, LONG]))])
    expect(body(blocks)).toEqual([OTHER, LONG, `- ${OTHER}`, LONG])
  })

  it('keeps a dash inside a wrapped name where the paragraphs are indented', () => {
    const words = [
      ...flow([LONG, LONG]),
      ...ink(113, 300, 'Giao Sở Lao động chủ trì công việc này và phối hợp với Trung tâm'),
      ...ink(85, 317, 'Dịch vụ việc làm và kết nối cung cầu nhân lực của ngành Lao động đã'),
    ]
    const last = words.at(-1) as Word
    last.x1 = 540
    const { blocks } = layoutPages([page([...words, ...ink(85, 334, '- Thương binh và Xã hội tỉnh.')])])
    expect(body(blocks).at(-1)).toMatch(/Lao động đã - Thương binh và Xã hội tỉnh\.$/)
  })

  it('joins a number broken at its own hyphen without a space', () => {
    const words = [
      ...flow([LONG, LONG]),
      ...ink(113, 300, 'Căn cứ Công văn của Bộ về việc chấn chỉnh kỷ luật số 1849/BKH-'),
      ...ink(85, 317, 'GDPT ngày 02 tháng 4.'),
    ]
    const line = words.find(({ text }) => text === '1849/BKH-') as Word
    line.x1 = 540
    expect(body(layoutPages([page(words)]).blocks).at(-1)).toContain('1849/BKH-GDPT ngày')
  })

  it('tells what paper shows: alignment, weight, indent, a bold lead', () => {
    const words = [
      ...centred(90, 'KẾ HOẠCH', { bold: true }),
      ...flow([LONG, LONG, LONG], 130),
      ...ink(113, 400, 'Chủ trì:', { bold: true }),
      ...ink(113 + widthOf('Chủ trì:') + 3.5, 400, 'Sở Nội vụ.'),
    ]
    const result = paragraphs(layoutPages([page(words)]).blocks)
    expect(result[0]?.style).toMatchObject({ align: 'center', bold: true, size: 14 })
    expect(result[1]?.style).toMatchObject({ indent: 28 })
    expect(result.at(-1)).toMatchObject({ text: 'Chủ trì: Sở Nội vụ.', style: { boldLead: 8 } })
  })

  it('keeps the title word apart from its subject, whose lines stay lines', () => {
    const words = [
      ...centred(90, 'KẾ HOẠCH', { bold: true }),
      ...centred(107, 'Tổ chức ngày hội đọc sách', { bold: true }),
      ...centred(124, 'Trường Tiểu học số 2', { bold: true }),
      ...flow([LONG, LONG], 160),
    ]
    expect(body(layoutPages([page(words)]).blocks).slice(0, 2)).toEqual(['KẾ HOẠCH', 'Tổ chức ngày hội đọc sách\nTrường Tiểu học số 2'])
  })
})

describe('columns without rules', () => {
  const letterhead = [
    ...centred(60, 'UBND TỈNH AN BÌNH', { size: 13 }, 150),
    ...centred(60, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { size: 13, bold: true }, 410),
    ...centred(75, 'SỞ NỘI VỤ', { size: 13, bold: true }, 150),
    ...centred(76, 'Độc lập - Tự do - Hạnh phúc', { bold: true }, 410),
    ...centred(104, 'Số: 15/KH-SNV', { size: 13 }, 150),
    ...centred(105, 'An Bình, ngày 02 tháng 3 năm 2026', { italic: true }, 410),
  ]

  it('reads a letterhead as one row of two cells', () => {
    const { blocks } = layoutPages([page([...letterhead, ...centred(150, 'KẾ HOẠCH', { bold: true }), ...flow([LONG, OTHER], 190)])])
    expect(blocks[0]).toMatchObject({ kind: 'table', ruled: false })
    expect(cells(tables(blocks)[0])).toEqual([
      [
        'UBND TỈNH AN BÌNH\nSỞ NỘI VỤ\nSố: 15/KH-SNV',
        'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nAn Bình, ngày 02 tháng 3 năm 2026',
      ],
    ])
    expect(body(blocks)[0]).toBe('KẾ HOẠCH')
  })

  it('reads recipients beside the sign-off, the name far below', () => {
    const words = [
      ...flow([LONG, OTHER]),
      ...ink(85, 300, 'Nơi nhận:', { size: 12, bold: true }),
      ...centred(302, 'KT. GIÁM ĐỐC', { bold: true }, 420),
      ...ink(85, 315, '- Như trên;', { size: 11 }),
      ...centred(318, 'PHÓ GIÁM ĐỐC', { bold: true }, 420),
      ...ink(85, 328, '- Các phòng, đơn vị thuộc Sở;', { size: 11 }),
      ...ink(85, 341, '- Lưu: VT.', { size: 11 }),
      ...centred(420, 'Trần Văn Mẫu', { bold: true }, 420),
    ]
    const { blocks } = layoutPages([page(words)])
    expect(cells(tables(blocks)[0])).toEqual([
      ['Nơi nhận:\n- Như trên;\n- Các phòng, đơn vị thuộc Sở;\n- Lưu: VT.', 'KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nTrần Văn Mẫu'],
    ])
  })

  it('joins a sign-off that goes on over the page', () => {
    const first = [
      ...flow([LONG, OTHER]),
      ...ink(85, 760, 'Nơi nhận:', { size: 12, bold: true }),
      ...centred(760, 'CHỦ TỊCH', { bold: true }, 420),
      ...ink(85, 775, '- Như trên;', { size: 11 }),
    ]
    const second = [...ink(85, 80, '- Lưu: VT.', { size: 11 }), ...centred(80, 'Trần Thị Mẫu', { bold: true }, 420), ...ink(300, 40, '2')]
    const { blocks } = layoutPages([page(first), page(second)])
    expect(tables(blocks).map(cells)).toEqual([[['Nơi nhận:\n- Như trên;\n- Lưu: VT.', 'CHỦ TỊCH\nTrần Thị Mẫu']]])
  })

  it('reads three columns without rules as a table', () => {
    const row = (y: number, cells: readonly string[]) => cells.flatMap((text, index) => ink([85, 180, 420][index] ?? 0, y, text))
    const words = [
      ...flow([LONG]),
      ...row(300, ['Thời gian', 'Nội dung', 'Người thực hiện']),
      ...row(320, ['Ngày 05', 'Họp triển khai kế hoạch', 'Văn phòng']),
      ...row(340, ['Ngày 12', 'Kiểm tra thực tế tại các', 'Tổ công tác']),
      ...row(357, ['', 'trường trên địa bàn']),
      ...row(377, ['Ngày 20', 'Báo cáo kết quả', 'Văn phòng']),
    ]
    expect(cells(tables(layoutPages([page(words)]).blocks)[0])).toEqual([
      ['Thời gian', 'Nội dung', 'Người thực hiện'],
      ['Ngày 05', 'Họp triển khai kế hoạch', 'Văn phòng'],
      ['Ngày 12', 'Kiểm tra thực tế tại các trường trên địa bàn', 'Tổ công tác'],
      ['Ngày 20', 'Báo cáo kết quả', 'Văn phòng'],
    ])
  })

  it('reads one row of a letterhead, the day and number still blank', () => {
    const words = [
      ...ink(100, 60, 'Số:'),
      ...ink(160, 60, '/KH-SNV'),
      ...ink(300, 60, 'An Bình, ngày'),
      ...ink(430, 60, 'tháng 3 năm 2026'),
      ...flow([LONG, OTHER], 120),
    ]
    expect(cells(tables(layoutPages([page(words)]).blocks)[0])).toEqual([['Số: /KH-SNV', 'An Bình, ngày tháng 3 năm 2026']])
  })

  it('leaves a date with blanks one line', () => {
    const words = [...flow([LONG, OTHER]), ...ink(290, 300, 'An Bình, ngày'), ...ink(430, 300, 'tháng'), ...ink(515, 300, 'năm 2026')]
    expect(body(layoutPages([page(words)]).blocks).at(-1)).toBe('An Bình, ngày tháng năm 2026')
  })

  it('does not take numbered items for columns', () => {
    const words = [1, 2, 3, 4].flatMap((number) => [
      ...ink(85, 100 + number * 20, `${number}.`),
      ...ink(120, 100 + number * 20, 'Nội dung công việc được giao'),
    ])
    const { blocks } = layoutPages([page(words)])
    expect(tables(blocks)).toEqual([])
    expect(body(blocks)).toHaveLength(4)
  })
})

describe('stamped numbers', () => {
  it('go into the blank on their baseline; other stamped text is furniture', () => {
    const words = [
      ...ink(100, 90, 'Số:'),
      ...ink(160, 90, '/KH-UBND'),
      ...ink(130, 92, '173', { size: 11, stamp: true }),
      ...flow([LONG, OTHER], 140),
      ...ink(300, 30, 'Người ký: Văn phòng', { size: 8, stamp: true }),
    ]
    const { blocks } = layoutPages([page(words)])
    expect(body(blocks)[0]).toBe('Số: 173/KH-UBND')
    expect(paragraphs(blocks).find(({ role }) => role === 'stamp')).toMatchObject({ layer: 'furniture', text: 'Người ký: Văn phòng' })
  })
})

describe('numbers and signatures drawn into the page itself', () => {
  it('a number of another size and a little lower joins its line', () => {
    const words = [...ink(100, 90, 'Số:'), ...ink(130, 92, '173', { size: 11 }), ...ink(160, 90, '/KH-UBND'), ...flow([LONG, OTHER], 140)]
    expect(body(layoutPages([page(words)]).blocks)[0]).toBe('Số: 173/KH-UBND')
  })

  it('an electronic signature is a stamp, a signer in the text is not', () => {
    const small = { size: 7 }
    const words = [
      ...ink(400, 30, 'Người ký: Sở Nội vụ', small),
      ...ink(400, 39, 'Email: so@anbinh.vn', small),
      ...ink(400, 48, 'Thời gian ký: 02.03.2026 08:15:00 +07:00', small),
      ...flow([LONG, 'Người ký: Giám đốc các đơn vị chịu trách nhiệm.'], 110),
    ]
    const { blocks } = layoutPages([page(words)])
    expect(paragraphs(blocks).filter(({ role }) => role === 'stamp')).toHaveLength(3)
    expect(body(blocks)).toEqual([LONG, 'Người ký: Giám đốc các đơn vị chịu trách nhiệm.'])
  })

  it('what a tagged file calls an artifact at the edge of the page is a running head', () => {
    const head = ink(85, 40, 'Bản dùng nội bộ').map((word) => ({ ...word, artifact: true }))
    const { blocks } = layoutPages([page([...head, ...flow([LONG])])])
    expect(paragraphs(blocks).find(({ role }) => role === 'running-head')).toMatchObject({ text: 'Bản dùng nội bộ' })
    expect(body(blocks)).toEqual([LONG])
  })
})

describe('ruled tables', () => {
  const xs = [60, 100, 320, 540]

  it('reads merged cells and joins the lines of a cell', () => {
    const rules = [
      ...ruling(xs, [100, 130, 190, 220]).filter(
        ({ x0, x1, y0, y1 }) => !(x0 === 100 && x1 === 100 && y0 === 100) && !(y0 === 190 && y1 === 190),
      ),
      { x0: 100, y0: 100, x1: 100, y1: 190 },
      { x0: 100, y0: 190, x1: 540, y1: 190 },
      { x0: 100, y0: 190, x1: 100, y1: 220 },
    ]
    const words = [
      ...ink(70, 120, 'TT', { bold: true }),
      ...ink(150, 120, 'Nội dung', { bold: true }),
      ...ink(350, 120, 'Cơ quan chủ trì', { bold: true }),
      ...ink(75, 160, '1'),
      ...ink(106, 150, 'Rà soát hồ sơ, văn bản của cơ quan'),
      ...ink(106, 167, 'trực thuộc'),
      ...ink(326, 150, 'Sở Nội vụ'),
      ...ink(326, 167, 'Sở Y tế'),
      ...ink(106, 210, 'Báo cáo kết quả'),
      ...ink(326, 210, 'Sở Tài chính'),
    ]
    const table = tables(layoutPages([page(words, rules)]).blocks)[0]
    expect(table?.rows[1]?.[0]).toMatchObject({ rowspan: 2 })
    expect(table?.rows[0]?.every(({ header }) => header)).toBe(true)
    expect(cells(table)).toEqual([
      ['TT', 'Nội dung', 'Cơ quan chủ trì'],
      ['1', 'Rà soát hồ sơ, văn bản của cơ quan trực thuộc', 'Sở Nội vụ\nSở Y tế'],
      ['Báo cáo kết quả', 'Sở Tài chính'],
    ])
  })

  it('reads a group row across the columns', () => {
    const rules = [...ruling([60, 540], [130, 160]), ...ruling(xs, [100, 130]), ...ruling(xs, [160, 190])]
    const words = [
      ...ink(70, 120, 'TT'),
      ...ink(110, 120, 'Nội dung'),
      ...ink(330, 120, 'Chủ trì'),
      ...ink(70, 150, 'I. Cải cách thể chế'),
      ...ink(70, 180, '1'),
      ...ink(110, 180, 'Rà soát'),
      ...ink(330, 180, 'Sở Tư pháp'),
    ]
    const table = tables(layoutPages([page(words, rules)]).blocks)[0]
    expect(table?.rows[1]).toMatchObject([{ colspan: 3 }])
    expect(cells(table)).toEqual([['TT', 'Nội dung', 'Chủ trì'], ['I. Cải cách thể chế'], ['1', 'Rà soát', 'Sở Tư pháp']])
  })

  it('goes on over the page: the head once, a broken row joined', () => {
    const head = (y: number) => [
      ...ink(70, y, 'TT', { bold: true }),
      ...ink(150, y, 'Nội dung', { bold: true }),
      ...ink(350, y, 'Chủ trì', { bold: true }),
    ]
    const first = page(
      [
        ...ink(113, 70, 'Phụ lục nhiệm vụ'),
        ...head(120),
        ...ink(75, 150, '1'),
        ...ink(106, 150, 'Rà soát hồ sơ,'),
        ...ink(326, 150, 'Sở Nội vụ'),
      ],
      ruling(xs, [100, 130, 190]),
    )
    const second = page(
      [
        ...head(80),
        ...ink(106, 110, 'văn bản đã hết hiệu lực.'),
        ...ink(75, 140, '2'),
        ...ink(106, 140, 'Báo cáo.'),
        ...ink(326, 140, 'Sở Y tế'),
        ...ink(300, 30, '2'),
      ],
      ruling(xs, [60, 90, 120, 150]),
    )
    const { blocks } = layoutPages([first, second])
    expect(tables(blocks)).toHaveLength(1)
    expect(cells(tables(blocks)[0])).toEqual([
      ['TT', 'Nội dung', 'Chủ trì'],
      ['1', 'Rà soát hồ sơ, văn bản đã hết hiệu lực.', 'Sở Nội vụ'],
      ['2', 'Báo cáo.', 'Sở Y tế'],
    ])
    expect(tables(blocks)[0]?.rowPages).toEqual([1, 1, 2])
    expect(paragraphs(blocks).filter(({ role }) => role === 'page-number')).toMatchObject([{ text: '2', page: 2 }])
  })

  it('lengthens a cell merged over the page', () => {
    const wide = [60, 100, 240, 400, 540]
    const cell = (column: number, y: number, text: string) => ink((wide[column] ?? 0) + 6, y, text)
    const first = page(
      [...cell(0, 120, '1'), ...cell(1, 120, 'Tuyên truyền'), ...cell(2, 120, 'Kế hoạch của tỉnh'), ...cell(3, 120, 'Sở Nội vụ')],
      ruling(wide, [100, 130]),
    )
    const second = page(
      [
        ...cell(2, 80, 'Kế hoạch của xã'),
        ...cell(3, 80, 'Các xã'),
        ...cell(0, 110, '2'),
        ...cell(1, 110, 'Báo cáo'),
        ...cell(2, 110, 'Báo cáo'),
        ...cell(3, 110, 'Sở Y tế'),
      ],
      ruling(wide, [60, 90, 120]),
    )
    const table = tables(layoutPages([first, second]).blocks)[0]
    expect(cells(table)).toEqual([
      ['1', 'Tuyên truyền', 'Kế hoạch của tỉnh', 'Sở Nội vụ'],
      ['Kế hoạch của xã', 'Các xã'],
      ['2', 'Báo cáo', 'Báo cáo', 'Sở Y tế'],
    ])
    expect(table?.rows[0]?.map(({ rowspan }) => rowspan ?? 1)).toEqual([2, 2, 1, 1])
  })

  it('takes no frame around text for a table', () => {
    const { blocks } = layoutPages([page(flow([LONG, OTHER]), ruling([50, 560], [40, 800]))])
    expect(tables(blocks)).toEqual([])
    expect(body(blocks)).toEqual([LONG, OTHER])
  })

  it('gives up on thousands of lines and says so', () => {
    const rules = Array.from({ length: 4000 }, (_, index) => ({ x0: 10, y0: index * 5, x1: 100, y1: index * 5 }))
    const { blocks, notes } = layoutPages([page(flow([LONG]), rules)])
    expect(body(blocks)).toEqual([LONG])
    expect(notes).toMatchObject([{ ruleId: 'layout.rules', page: 1 }])
  })
})

describe('furniture and notes', () => {
  it('knows page numbers, running heads and watermarks', () => {
    const pages = [1, 2, 3, 4].map((number) =>
      page([
        ...ink(300, 40, `${number}`),
        ...ink(85, 58, 'Kế hoạch công tác dân vận', { size: 10, italic: true }),
        ...flow([LONG, OTHER], 110),
        { text: 'DỰ THẢO', x0: 100, y0: 300, x1: 400, y1: 600, size: 60, aside: 'slanted' },
      ]),
    )
    const { blocks } = layoutPages(pages)
    expect(body(blocks)).toEqual([LONG, OTHER, LONG, OTHER, LONG, OTHER, LONG, OTHER])
    const roles = paragraphs(blocks).flatMap(({ role }) => role ?? [])
    expect(roles.filter((role) => role === 'page-number')).toHaveLength(4)
    expect(roles.filter((role) => role === 'running-head')).toHaveLength(4)
    expect(roles.filter((role) => role === 'watermark')).toHaveLength(4)
  })

  it('leaves a lone number in the middle of the page alone', () => {
    expect(body(layoutPages([page([...flow([LONG]), ...ink(300, 400, '12')])]).blocks)).toEqual([LONG, '12'])
  })

  it('puts footnotes behind the paragraph that runs over the page', () => {
    const start = ink(113, 700, 'Các đơn vị tổ chức triển khai thực hiện chương trình công tác', {})
    const end = start.at(-1) as Word
    end.x1 = 538
    const mark: Word = { text: '1', x0: 538.5, y0: 690, x1: 542, y1: 696, size: 9, baseline: 695 }
    const notes = ink(85, 760, '1 Công văn của Sở về việc hướng dẫn.', { size: 10 })
    const first = page([...flow([LONG, LONG]), ...start, mark, ...notes], [{ x0: 85, y0: 745, x1: 230, y1: 745 }])
    const second = page([...ink(85, 90, 'theo hướng dẫn của cấp trên.'), ...flow([LONG, OTHER], 115)])
    const { blocks } = layoutPages([first, second])
    const texts = paragraphs(blocks).map(({ text }) => text)
    expect(texts[2]).toBe('Các đơn vị tổ chức triển khai thực hiện chương trình công tác¹ theo hướng dẫn của cấp trên.')
    expect(paragraphs(blocks)[3]).toMatchObject({ layer: 'note', text: '1 Công văn của Sở về việc hướng dẫn.' })
  })

  it('loses no word, whatever the page', () => {
    const words = [
      ...flow([LONG, `- ${OTHER}`]),
      ...centred(400, 'Phụ lục'),
      ...ink(90, 440, 'A B'),
      ...ink(400, 441, 'C D'),
      ...ink(85, 800, '7'),
    ]
    const { blocks } = layoutPages([page(words, ruling([60, 100, 300], [500, 530, 560]))])
    const text = (block: RawBlock): string =>
      block.kind === 'paragraph'
        ? block.text
        : block.rows
            .flat()
            .flatMap((cell) => cell.blocks.map(text))
            .join(' ')
    const out = blocks.map(text).join(' ').split(/\s+/).sort()
    expect(out).toEqual(words.map((word) => word.text).sort())
  })
})

describe('time', () => {
  it('grows with the pages, not faster', () => {
    const one = page(flow([LONG, OTHER, `- ${LONG}`, LONG, OTHER, `- ${LONG}`]))
    const run = (count: number) => leastSpent(() => layoutPages(Array.from({ length: count }, () => one)))
    const [few, many] = [Math.max(1, run(200)), run(2000)]
    expect(many / few).toBeLessThan(40)
  })
})
