import { describe, expect, test } from 'vitest'
import { htmlAdapter, readPage } from '../../src/adapters/html.ts'
import { UnreadableError } from '../../src/adapters/adapter.ts'
import { mhtmlAdapter } from '../../src/adapters/html-mhtml.ts'
import { readBytes } from '../../src/adapters/registry.ts'
import type { RawBlock, RawParagraph, RawTable } from '../../src/tree/types.ts'
import { spent } from '../spent.ts'

function paragraphs(blocks: readonly RawBlock[]): RawParagraph[] {
  return blocks.flatMap((block) =>
    block.kind === 'paragraph' ? [block] : block.rows.flatMap((row) => row.flatMap((cell) => paragraphs(cell.blocks))),
  )
}

function body(html: string): string[] {
  return paragraphs(readPage(html).blocks).flatMap(({ text, layer }) => ((layer ?? 'body') === 'body' ? [text] : []))
}

function furniture(html: string): string[] {
  return paragraphs(readPage(html).blocks).flatMap(({ text, layer, role }) => (layer === 'furniture' ? [`${role}: ${text}`] : []))
}

const LONG =
  'Ủy ban nhân dân xã vừa ban hành kế hoạch tổ chức ngày hội đọc sách mùa xuân cho học sinh, thanh niên và người cao tuổi trên địa bàn.'
const ARTICLE = Array.from({ length: 8 }, (_, index) => `<p>${index + 1}) ${LONG}</p>`).join('')
const MENU =
  '<ul><li><a href="/">Trang chủ</a></li><li><a href="/gt">Giới thiệu chung về xã</a></li><li><a href="/tt">Tin tức, sự kiện</a></li></ul>'

describe('the flow of a page', () => {
  test('white space collapses, one <br> breaks a line, two end a paragraph', () => {
    expect(body('<p>Một\n   hai<br>ba<br/> <br>bốn<br><br><br>năm</p>')).toEqual(['Một hai\nba', 'bốn', 'năm'])
  })
  test('a box of many lines is cut where its breaks end paragraphs, lines that were only wrapped stay together', () => {
    const items = ['1. Họp thôn.', `2. ${LONG}`, '- Phát tờ rơi;', `- ${LONG}`, 'Kết quả gửi về xã.']
    expect(body(`<div>${items.join('<br>')}</div>`)).toEqual(items)
    expect(body(`<div>${items.map((item) => `&nbsp;&nbsp;&nbsp;<b>${item}</b>`).join('<br />')}</div>`)).toEqual(items)
    const lines = [...Array.from({ length: 12 }, () => 'tổ chức ngày hội đọc sách mùa xuân cho học sinh, thanh niên và'), 'mọi người.']
    expect(body(`<p>${lines.join('<br>\n')}</p>`)).toEqual([lines.join(' ')])
  })
  test('a headline over long sentences is a paragraph of its own, a sentence that goes on is not cut', () => {
    expect(body(`<div>Xã đọc sách<br>${LONG}<br>${LONG} ${LONG}</div>`)).toEqual(['Xã đọc sách', LONG, `${LONG} ${LONG}`])
    const open = LONG.slice(0, -1)
    expect(body(`<div>${LONG}<br>${open}<br>${LONG}</div>`)).toEqual([`${LONG}\n${open}\n${LONG}`])
  })
  test('titles, letterheads and cells keep their breaks', () => {
    expect(body('<p>KẾ HOẠCH<br>Ngày hội đọc sách<br>năm 2026<br>(Dự thảo)</p>')).toEqual([
      'KẾ HOẠCH\nNgày hội đọc sách\nnăm 2026\n(Dự thảo)',
    ])
    const cell = Array.from({ length: 5 }, () => `- ${LONG}`).join('<br>')
    expect(body(`<table border=1><tr><td>1</td><td>${cell}</td></tr><tr><td>2</td><td>Họp</td></tr></table>`)[1]).toBe(
      cell.replaceAll('<br>', '\n'),
    )
  })
  test('text outside paragraphs, entities and custom elements are read', () => {
    expect(body('KẾ HO&#7840;CH &amp; <div>hai<p>ba</p>bốn</div><x-a>năm</x-a>')).toEqual(['KẾ HOẠCH &', 'hai', 'ba', 'bốn', 'năm'])
  })
  test('scripts, styles, comments and hidden elements are no text', () => {
    expect(
      body(
        '<script>a()</script><style>b{}</style><!-- c --><p hidden>d</p><p style="color:red; display: none">e</p><noscript>f</noscript><p>g</p>',
      ),
    ).toEqual(['g'])
  })
  test('looks come from tags, attributes and inline CSS', () => {
    const { blocks } = readPage(
      '<h2>Đầu mục</h2><p align=center><b>I. MỤC ĐÍCH</b></p><p style="text-align:justify;text-indent:1cm;margin-left:10pt"><strong>Chủ trì:</strong> Sở <i>Y tế</i></p><div style="text-align:right;font-style:italic;font-size:12pt">ngày 1<br>tháng 2</div>',
    )
    expect(paragraphs(blocks).map(({ style }) => style)).toEqual([
      { bold: true, heading: 2 },
      { bold: true, align: 'center' },
      { boldLead: 8, align: 'justify', indent: 38.35 },
      { italic: true, align: 'right', size: 12 },
    ])
  })
  test('raised numbers that cite notes go, powers stay', () => {
    expect(body('<p>Tập sách<sup>(1)</sup> trên 5 km<sup>2</sup> và sau đó<sup><a href="#n">[2]</a></sup>.</p>')).toEqual([
      'Tập sách trên 5 km2 và sau đó.',
    ])
  })
  test('preformatted text is read as plain text', () => {
    expect(body('<pre>KẾ HOẠCH\n- một việc\n- hai việc</pre>')).toEqual(['KẾ HOẠCH', '- một việc', '- hai việc'])
  })
})

describe('lists', () => {
  test('print their numbers and bullets', () => {
    expect(body('<ol start=3><li>ba<ul><li>nhỏ</li></ul></li><li value=7>bảy</li><li>tám</li></ol>')).toEqual([
      '3. ba',
      '- nhỏ',
      '7. bảy',
      '8. tám',
    ])
    expect(
      body(
        '<ol type="I"><li>một</li><li>hai</li></ol><ol style="list-style-type: lower-alpha"><li>x</li></ol><ol reversed><li>y</li><li>z</li></ol>',
      ),
    ).toEqual(['I. một', 'II. hai', 'a. x', '2. y', '1. z'])
  })
  test('do not repeat marks that the author typed, nor show what CSS takes away', () => {
    expect(body('<ul><li>- đã có</li><li>a) cũng có</li></ul><ul style="list-style:none"><li>trơn</li></ul>')).toEqual([
      '- đã có',
      'a) cũng có',
      'trơn',
    ])
  })
})

describe('tables', () => {
  test('keep spans, headers and captions', () => {
    const { blocks } = readPage(
      '<table border=1><caption>Danh mục</caption><thead><tr><td rowspan=2>TT</td><td colspan=2>Việc</td></tr><tr><td>a</td><td>b</td></tr></thead><tbody><tr><th>1</th><td>c<br><br>d</td><td rowspan=0>e</td></tr><tr><td>2</td><td>f</td></tr></tbody></table>',
    )
    expect(paragraphs(blocks.slice(0, 1)).map(({ text }) => text)).toEqual(['Danh mục'])
    const table = blocks[1] as RawTable
    expect(table.ruled).toBe(true)
    expect(
      table.rows.map((row) =>
        row.map((cell) => [
          paragraphs(cell.blocks)
            .map(({ text }) => text)
            .join('|'),
          cell.colspan ?? 1,
          cell.rowspan ?? 1,
          cell.header ?? false,
        ]),
      ),
    ).toEqual([
      [
        ['TT', 1, 2, true],
        ['Việc', 2, 1, true],
      ],
      [
        ['a', 1, 1, true],
        ['b', 1, 1, true],
      ],
      [
        ['1', 1, 1, true],
        ['c|d', 1, 1, false],
        ['e', 1, 2, false],
      ],
      [
        ['2', 1, 1, false],
        ['f', 1, 1, false],
      ],
    ])
  })
  test.each([
    ['<table border="0"><tr><td>a</td><td>b</td></tr></table>', false],
    ['<table style="border:none"><tr><td>a</td><td>b</td></tr></table>', false],
    ['<table><tr><td style="border: solid 1px">a</td><td style="border:1px solid">b</td></tr></table>', true],
    ['<table class="no-border"><tr><td>a</td><td>b</td></tr></table>', false],
    ['<table><tr><td>a</td><td>b</td></tr></table>', true],
  ])('%s is ruled: %s', (html, ruled) => {
    expect((readPage(html).blocks[0] as RawTable).ruled).toBe(ruled)
  })
  test('that only lay out a page are no tables; the letterhead inside stays one', () => {
    const letterhead = '<table><tr><td>UBND XÃ</td><td>QUỐC HIỆU</td></tr></table>'
    const { blocks } = readPage(`<table width="100%"><tr><td>${MENU}</td><td>${letterhead}${ARTICLE.repeat(3)}</td></tr></table>`)
    expect(blocks.filter((block) => block.kind === 'table')).toHaveLength(1)
    expect(blocks.length).toBeGreaterThan(20)
  })
})

describe('the article', () => {
  const page = (inner: string) => `<!DOCTYPE html><html><head><title>Trang</title></head><body>${inner}</body></html>`

  test('a cell with tables of its own lays out a page even where its text is short; a cell of many items does not', () => {
    const inner = '<table border=1><tr><td>Việc</td><td>Chủ trì</td></tr><tr><td>Họp thôn</td><td>Công chức văn hóa</td></tr></table>'
    const page = readPage(`<table><tr><td>Danh mục</td><td><p>${LONG}</p><p>${LONG}</p><p>${LONG}</p>${inner}</td></tr></table>`)
    expect(page.blocks.filter(({ kind }) => kind === 'table')).toHaveLength(1)
    expect(page.blocks.at(-1)).toMatchObject({ kind: 'table', rows: [{ length: 2 }, { length: 2 }] })
    const items = Array.from({ length: 8 }, () => `<p>- ${LONG}</p>`).join('')
    const grid = readPage(`<table border=1><tr><td>Việc</td><td>Chủ trì</td></tr><tr><td>${items}</td><td>Sở A</td></tr></table>`)
    expect(grid.blocks).toMatchObject([{ kind: 'table', rows: [{ length: 2 }, { length: 2 }] }])
  })
  test('is told from menus, sidebars, comments and footers by tags and names', () => {
    const html = page(
      `<header><nav>${MENU}</nav></header><div class="breadcrumb">Trang chủ » Tin</div><div id="wrap"><div class="left-content"><h1>Tên bài</h1><div class="date">01/02/2026</div><div class="noi-dung">${ARTICLE}</div><div class="tac-gia">Thu Hà</div><div class="tin-lien-quan"><h3>Tin liên quan</h3>${MENU}</div><div class="box-comment">Ý kiến bạn đọc</div></div><div class="right-sidebar">${LONG}</div></div><footer><p>Chịu trách nhiệm: Văn phòng</p></footer>`,
    )
    const texts = body(html)
    expect(texts.slice(0, 2)).toEqual(['Tên bài', '01/02/2026'])
    expect(texts.at(-1)).toBe('Thu Hà')
    expect(texts).toHaveLength(11)
    expect(furniture(html)).toContain('navigation: Tin liên quan')
    expect(furniture(html).some((text) => text.includes('Chịu trách nhiệm'))).toBe(true)
  })

  test('is found by its text where names say nothing', () => {
    const html = page(
      `<div class="c1">${MENU}</div><div class="c2"><div class="c3">${ARTICLE}</div><div class="c4"><b>Các tin khác</b>${MENU}</div></div><div class="c5">Số lượt truy cập: 12</div>`,
    )
    const texts = body(html)
    expect(texts).toHaveLength(8)
    expect(texts.every((text) => text.includes('ngày hội đọc sách'))).toBe(true)
  })

  test('keeps an annex that stands in a box of its own', () => {
    const annex =
      '<div class="c9"><p>Phụ lục</p><table border=1><tr><td>1</td><td>Tổ chức ngày hội đọc sách ở các thôn, trường học và nhà văn hóa của xã trong suốt tháng tư, có tổng kết và khen thưởng cho các tập thể, cá nhân đọc nhiều sách nhất trong năm học, gửi báo cáo về xã trước ngày hai mươi</td><td>Trường học</td></tr></table></div>'
    expect(body(page(`<div>${MENU}</div><div><div>${ARTICLE}${ARTICLE}</div>${annex}</div>`))).toContain('Phụ lục')
  })

  test('a wrapper whose name sounds like furniture does not hide the article', () => {
    expect(body(page(`<div class="menu-open sidebar-layout"><div class="navigation-page">${ARTICLE}</div></div>`))).toHaveLength(8)
  })

  test('a bare fragment is all body', () => {
    expect(body('<p>KẾ HOẠCH</p><p>Ngắn.</p><h3>Kết</h3><p>Hết.</p>')).toEqual(['KẾ HOẠCH', 'Ngắn.', 'Kết', 'Hết.'])
  })

  test('a portal’s tools under the text are furniture, a last sentence that begins alike is not', () => {
    const tools = ['In trang', 'Chia sẻ: Facebook Zalo', 'Tổng số: 1.204', 'Đánh giá bài viết: 5/5 (3 lượt)']
    const found = furniture(`<article>${ARTICLE}${tools.map((tool) => `<div>${tool}</div>`).join('')}</article>`)
    expect(found).toEqual(tools.map((tool) => `navigation: ${tool}`))
    for (const last of ['Hôm nay, Sở Y tế họp triển khai.', 'Tải trọng xe không quá 10 tấn', 'In trang bìa màu xanh.'])
      expect(body(`<article>${ARTICLE}<p>${last}</p></article>`).at(-1)).toBe(last)
  })
  test('labels of advertisements and headings with nothing below are furniture', () => {
    expect(furniture(page(`<div>${ARTICLE}<p>Quảng cáo</p><p>${LONG}</p><h4>Nổi bật</h4><h4>Đọc nhiều</h4></div>`))).toEqual([
      'navigation: Quảng cáo',
      'navigation: Nổi bật',
      'navigation: Đọc nhiều',
    ])
  })
})

describe('metadata', () => {
  test('from <meta> before <title> and <time>', () => {
    const html =
      '<head><title>Bài viết - Cổng thông tin</title><meta property="og:title" content="Bài viết"><meta name="author" content="Thu  Hà"><meta property="og:site_name" content="Báo Xã"><meta property="article:published_time" content="2026-02-01T08:00:00+07:00"></head><body><time datetime="2020-01-01">x</time><p>y</p></body>'
    expect(readPage(html).metadata).toEqual({
      title: 'Bài viết',
      author: 'Thu Hà',
      publisher: 'Báo Xã',
      publishedAt: '2026-02-01T08:00:00+07:00',
    })
  })
  test('from JSON-LD, broken ones skipped', () => {
    const data = {
      '@graph': [
        { '@type': 'Organization', name: 'x' },
        { '@type': 'NewsArticle', headline: 'Tin', datePublished: '2026-03-04', author: [{ name: 'An' }], publisher: { name: 'Báo' } },
      ],
    }
    const html = `<script type="application/ld+json">{broken</script><script type="application/ld+json">${JSON.stringify(data)}</script><p>x</p>`
    expect(readPage(html).metadata).toEqual({ title: 'Tin', publishedAt: '2026-03-04', author: 'An', publisher: 'Báo' })
  })
  test('<title> and <time> where nothing else tells', () => {
    expect(readPage('<title>Trang</title><p>a <time datetime="2026-05-06">hôm qua</time></p>').metadata).toEqual({
      title: 'Trang',
      publishedAt: '2026-05-06',
    })
  })
})

describe('bytes', () => {
  test('a declared charset is believed where the bytes are no UTF-8', async () => {
    const bytes = Buffer.from('<meta charset="windows-1258"><p>\xd0\xe0 N\xe3ng</p>', 'latin1')
    const { blocks, notes } = await htmlAdapter.read(bytes, { name: 'x.html' })
    expect(paragraphs(blocks)[0]?.text.normalize('NFC')).toBe('Đà Nãng'.replace('ã', 'ă'))
    expect(notes).toEqual([])
  })
  test('UTF-16', async () => {
    const { blocks } = await htmlAdapter.read(Buffer.from('\ufeff<p>Kế hoạch</p>', 'utf16le'), { name: 'x' })
    expect(paragraphs(blocks)[0]?.text).toBe('Kế hoạch')
  })
})

describe('hostile pages', () => {
  test.each([500, 100_000])('%i elements deep: the words stay, a note says so', (depth) => {
    const { blocks, notes } = readPage(`${'<div>'.repeat(depth)}sâu${'</div>'.repeat(depth)}<p>cạn</p>`)
    expect(paragraphs(blocks).map(({ text }) => text)).toEqual(['sâu', 'cạn'])
    expect(notes).toMatchObject([{ ruleId: 'html.depth', severity: 'warning' }])
  })
  test('huge spans are cut', () => {
    const table = readPage('<table><tr><td colspan="99999999" rowspan="-3">a</td><td rowspan="65000">b</td></tr></table>')
      .blocks[0] as RawTable
    expect(table.rows[0]?.map((cell) => [cell.colspan ?? 1, cell.rowspan ?? 1])).toEqual([
      [1000, 1],
      [1, 1],
    ])
  })
  test('a wide page is read in linear time', () => {
    const page = `<div class="menu">${'<div class="nav"><a href="/a">x</a> y</div>'.repeat(30_000)}</div>${ARTICLE}`
    expect(spent(() => expect(readPage(page).blocks.length).toBeGreaterThan(30_000))).toBeLessThan(10_000)
  })
})

describe('saved pages', () => {
  const part = (type: string, content: string) =>
    `--=_B.1\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(content).toString('base64')}\r\n`
  const saved = (...parts: string[]) =>
    Buffer.from(
      `From: <Saved by Blink>\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="=_B.1"\r\n\r\n${parts.join('')}--=_B.1--\r\n`,
    )

  test('give their first page; style sheets and frames beside it are left alone', async () => {
    const file = saved(
      part('text/css', 'a{}'),
      part('text/html; charset=utf-8', '<title>Trang</title><p>KẾ HOẠCH đọc sách</p>'),
      part('text/html', '<p>Khung</p>'),
    )
    const { adapter, mediaType, raw } = await readBytes(file, { name: 'a.mht' })
    expect([adapter, mediaType]).toEqual(['mhtml', 'multipart/related'])
    expect(paragraphs(raw.blocks).map(({ text }) => text)).toEqual(['KẾ HOẠCH đọc sách'])
    expect(raw.metadata).toEqual({ title: 'Trang' })
  })

  test('without a page are refused in words', async () => {
    const error = await mhtmlAdapter.read(saved(part('text/css', 'a{}')), { name: 'a.mht' }).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(UnreadableError)
    expect((error as UnreadableError).key).toBe('file.broken')
  })
})

test('the line that Word draws below a letterhead may be anchored inside a word', () => {
  expect(
    body('<p><b>T<img src="a.gif" align="left" width="57" height="1"/>\nỈNH AN\n SƠN</b></p><p>hai <img src="b.png">\nảnh</p>'),
  ).toEqual(['TỈNH AN SƠN', 'hai ảnh'])
})
