/** A plan printed as the web pages of portals, word processors, law libraries and blogs print it. */
import type { Cell, Grid, Line, Part, Parts } from './model.ts'

type Page = (parts: Parts) => string

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const strong = (text: string): string => (text === '' ? '' : `<strong>${escaped(text)}</strong>`)
const bold = ({ text, bold: all, lead }: Line): string => (all ? strong(text) : strong(text.slice(0, lead)) + escaped(text.slice(lead)))

function span({ colspan, rowspan }: Cell): string {
  return (colspan > 1 ? ` colspan="${colspan}"` : '') + (rowspan > 1 ? ` rowspan=${rowspan}` : '')
}

function grid({ rows }: Grid, lines: (cell: Cell) => string, attributes = 'border="1" cellspacing="0"'): string {
  const row = (cells: readonly Cell[]): string => `<tr>${cells.map((cell) => `<td${span(cell)}>${lines(cell)}</td>`).join('\n')}</tr>`
  return `<table ${attributes}><tbody>${rows.map(row).join('\n')}</tbody></table>`
}

const broken = ({ lines }: Cell): string => lines.map(escaped).join('<br />') || '&nbsp;'
const paragraphs = ({ lines }: Cell): string => lines.map((text) => `<p>${escaped(text)}</p>`).join('') || '<p>&nbsp;</p>'

/** Two columns without lines; '' where both are empty. */
function columns(left: readonly string[], right: readonly string[], print: (lines: readonly string[]) => string): string {
  if (left.length + right.length === 0) return ''
  return `<table border="0" cellpadding="0" cellspacing="0" style="width:100%"><tbody><tr><td style="width:45%;text-align:center">${print(left)}</td><td style="text-align:center">${print(right)}</td></tr></tbody></table>`
}

const withBreaks = (lines: readonly string[]): string => lines.map((text) => `<strong>${escaped(text)}</strong>`).join('<br>\n')
const withParagraphs = (lines: readonly string[]): string => lines.map((text) => `<p align="center"><b>${escaped(text)}</b></p>`).join('\n')

function whole(parts: Parts, line: (one: Line) => string, table: (one: Grid) => string, side = withBreaks): string {
  const print = (one: Part): string => (one.kind === 'line' ? line(one) : table(one))
  return [
    columns(parts.left, parts.right, side),
    ...parts.body.map(print),
    columns(parts.recipients, parts.signature, side),
    ...parts.rest.map(print),
  ].join('\n')
}

const title = ({ body }: Parts): string => {
  const lines = body.flatMap((one) => (one.kind === 'line' ? [one.text] : []))
  return escaped(`${lines[0] ?? ''} ${lines[1] ?? ''}`.trim())
}

const document = (head: string, body: string): string =>
  `<!DOCTYPE html>\n<html lang="vi"><head><meta charset="utf-8">${head}</head>\n<body>${body}</body></html>`
const links = (names: readonly string[], tag = 'li'): string =>
  names.map((name, index) => `<${tag}><a href="/muc-${index}">${name}</a></${tag}>`).join('')
const MENU = ['Trang chủ', 'Giới thiệu', 'Tin tức - Sự kiện', 'Văn bản chỉ đạo điều hành', 'Thủ tục hành chính', 'Liên hệ']
const OTHERS = [
  'Kế hoạch số 88/KH-UBND ngày 03/02/2026 về phòng, chống rét cho cây trồng, vật nuôi',
  'Thông báo lịch tiếp công dân định kỳ tháng 3 năm 2026',
  'Quyết định số 215/QĐ-UBND về việc công bố công khai dự toán ngân sách năm 2026',
]

/** An older portal: tables lay out everything, letters are set by <font>, indents are hard spaces. */
const layoutTables: Page = (parts) =>
  document(
    '<title>Chi tiết văn bản</title><link rel=stylesheet href=/a.css>',
    `<form name="aspnetForm" method="post" action="default.aspx"><input type="hidden" name="__VIEWSTATE" value="/wEPDwUK"><table width="1000" cellpadding=0 cellspacing=0 align=center><tr><td colspan=3><img src="/banner.jpg" width=1000></td></tr><tr><td colspan=3 class=menungang>${links(MENU, 'span')}</td></tr><tr valign=top><td width=200><table width="100%"><tr><td class=tieude>DANH MỤC</td></tr>${MENU.map((name) => `<tr><td><a href="#">${name}</a></td></tr>`).join('')}</table></td><td width=600><table width="100%"><tr><td><font face="Arial" size=1>Thứ sáu, 13/02/2026, 09:40</font></td><td align=right><a href="javascript:window.print()">In trang</a> <a href="mailto:?">Gửi email</a></td></tr></table><div class=noidung>${whole(
      parts,
      (one) =>
        `<P align=${one.center ? 'center' : 'justify'}><FONT face="Times New Roman" size=3>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; ${bold(one)}</FONT></P>`,
      (one) => grid(one, broken),
    )}</div><div><b>Các tin khác</b><ul>${links(OTHERS)}</ul></div></td><td width=200><table><tr><td>Thống kê truy cập</td></tr><tr><td>Hôm nay: 128</td></tr><tr><td>Tổng số: 1.204.551</td></tr></table></td></tr><tr><td colspan=3 align=center>Bản quyền thuộc Trang thông tin điện tử<br>Điện thoại: 0200 3 123 456 - Email: vanthu@example.gov.vn</td></tr></table></form>`,
  )

const OFFICE_SPACES = '<span style=\'font:7.0pt "Times New Roman"\'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span>'

/** What Word saves: lists whose marks stand in conditional comments, runs cut in mid-word, line ends inside paragraphs. */
function officeLine({ text, bold: all, lead, center }: Line): string {
  const mark = /^(?:[-+•]|\d{1,2}\.|[a-zđ]\))(?=\s)/u.exec(text)?.[0]
  const words = escaped(mark ? text.slice(mark.length).trim() : text)
  if (!all && lead > 0) return `<p class=MsoNormal>${strong(text.slice(0, lead))}${escaped(text.slice(lead))}</p>\n`
  const middle = Math.floor(words.length / 2)
  const cut = /[&;]/.test(words)
    ? words
    : `${words.slice(0, middle)}</span><span lang=VI style='font-size:14.0pt;letter-spacing:-.2pt'>${words.slice(middle)}`
  const run = `<span style='font-size:14.0pt'>${cut.replace(/(.{60,90}?) /gu, '$1\n')}<o:p></o:p></span>`
  const list = mark
    ? `<![if !supportLists]><span style='mso-fareast-font-family:"Times New Roman"'><span style='mso-list:Ignore'>${mark}${OFFICE_SPACES}</span></span><![endif]>`
    : ''
  return `<p class=${mark ? 'MsoListParagraph' : 'MsoNormal'} ${center ? 'align=center ' : ''}style='margin-top:6.0pt;text-align:${center ? 'center' : 'justify'};text-indent:${mark ? '-18.0pt;mso-list:l0 level1 lfo1' : '36.0pt'}'>${all ? `<b>${list}${run}</b>` : list + run}</p>\n`
}

const office: Page = (parts) =>
  `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">\n<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15 (filtered)"><!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--><style><!-- p.MsoNormal {margin:0cm; font-size:14.0pt;} @page WordSection1 {size:595.3pt 841.9pt;} --></style></head><body lang=EN-US><div class=WordSection1>${whole(
    parts,
    officeLine,
    (one) =>
      grid(
        one,
        ({ lines }) =>
          lines
            .map(
              (text) => `<p class=MsoNormal style='margin-top:3.0pt'><span style='font-size:13.0pt'>${escaped(text)}<o:p></o:p></span></p>`,
            )
            .join('\n') || '<p class=MsoNormal><o:p>&nbsp;</o:p></p>',
        "class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse;border:none;mso-border-alt:solid windowtext .5pt'",
      ),
    (lines) =>
      lines
        .map(
          (text) =>
            `<p class=MsoNormal align=center style='text-align:center'><b><span style='font-size:13.0pt'>${escaped(text)}</span></b></p>`,
        )
        .join('\n'),
  )}</div></body></html>`

/** One box, line breaks for paragraphs, hard spaces for indents. */
const breaks: Page = (parts) =>
  document(
    `<title>${title(parts)}</title>`,
    `<div id="wrapper"><div class="menu"><ul>${links(MENU)}</ul></div><div class="detail"><h1>${title(parts)}</h1><span class="date">14/02/2026</span><div class="content">${whole(
      parts,
      (one) => `&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;${bold(one)}<br />`,
      (one) => `${grid(one, broken)}<br />`,
    )}</div></div></div>`,
  )

const doubleBreaks: Page = (parts) =>
  document(
    `<title>${title(parts)}</title>`,
    `<div class="header">Trang tin</div><div class="post">${whole(
      parts,
      (one) => `${bold(one)}<br><br>`,
      (one) => grid(one, broken),
    )}</div>`,
  )

/** An editor in the browser: a box a paragraph, styles on every span, an empty box between. */
const boxes: Page = (parts) =>
  document(
    '<title>Cổng thông tin</title>',
    `<div class="portlet-body"><div class="journal-content-article">${whole(
      parts,
      (one) =>
        `<div style="text-align: ${one.center ? 'center' : 'justify'};"><span style="font-size:14px;"><span style="font-family:times new roman,times,serif;">${bold(one)}</span></span></div>\n<div>&nbsp;</div>`,
      (one) => `<div class="table-responsive">${grid(one, paragraphs, 'class="table table-bordered"')}</div>`,
      withParagraphs,
    )}</div></div>`,
  )

const LETTERS = 'abcd'

/** Marks at the start of lines become lists; a list that would not print the same marks stays text. */
function asLists(body: readonly Part[], line: (one: Line) => string, table: (one: Grid) => string): string {
  let html = ''
  for (let at = 0; at < body.length; at += 1) {
    const first = body[at]
    if (!first) continue
    if (first.kind === 'grid') {
      html += table(first)
      continue
    }
    const marks: [RegExp, string, (index: number) => string][] = [
      [/^-\s/u, '<ul>', () => '-'],
      [/^1\.\s/u, '<ol>', (index) => `${index + 1}.`],
      [/^a\)\s/u, '<ol type="a">', (index) => (LETTERS[index] ? `${LETTERS[index]})` : '?')],
    ]
    const [, open = '', mark] = marks.find(([test]) => test.test(first.text)) ?? []
    let to = at
    if (mark) for (let next = body[to]; next?.kind === 'line' && next.text.startsWith(`${mark(to - at)} `); next = body[to]) to += 1
    if (!mark || (open !== '<ul>' && to - at < 2)) {
      html += line(first)
      continue
    }
    const items = body
      .slice(at, to)
      .flatMap((one, index) =>
        one.kind === 'line'
          ? [{ ...one, lead: Math.max(0, one.lead - mark(index).length - 1), text: one.text.slice(mark(index).length).trim() }]
          : [],
      )
    html += `${open}${items.map((one) => `<li>${bold(one)}</li>`).join('\n')}${open === '<ul>' ? '</ul>' : '</ol>'}`
    at = to - 1
  }
  return html
}

const lists: Page = (parts) =>
  document(
    `<title>${title(parts)}</title>`,
    `<main><h1>Văn bản mới</h1><div class="entry-content">${columns(parts.left, parts.right, withBreaks)}${asLists(
      parts.body,
      (one) => `<p>${bold(one)}</p>`,
      (one) => grid(one, paragraphs),
    )}${columns(parts.recipients, parts.signature, withBreaks)}${asLists(
      parts.rest,
      (one) => `<p>${bold(one)}</p>`,
      (one) => grid(one, paragraphs),
    )}</div></main>`,
  )

const code = ({ left }: Parts): string => /Số:?\s*(.+)/u.exec(left.join('\n'))?.[1] ?? ''

/** A library of laws: facts in a table of its own, tabs, notes on force, a call to log in. */
const lawLibrary: Page = (parts) =>
  document(
    `<title>${title(parts)}</title><meta name="keywords" content="van ban,ke hoach"><script>var docId = 518273; var list = ["<p>Kế hoạch</p>"];</script>`,
    `<div id="header"><div class="logo"><a href="/">Thư viện văn bản</a></div><div class="search"><input type="text" value="Nhập số hiệu"></div></div><div class="tabs"><ul><li><a href="#tab1">Tóm tắt</a></li><li><a href="#tab2">Nội dung</a></li><li><a href="#tab3">Thuộc tính</a></li><li><a href="#tab4">Lược đồ</a></li><li><a href="#tab5">Tải về</a></li></ul></div><h1>${title(parts)}</h1><div class="vbProperties"><table border="1"><tr><td>Số hiệu:</td><td>${escaped(code(parts))}</td><td>Loại văn bản:</td><td>Kế hoạch</td></tr><tr><td>Tình trạng:</td><td>Đang cập nhật</td><td>Ngày hiệu lực:</td><td>Đã biết</td></tr></table></div><div class="note">Văn bản này đang cập nhật nội dung. Quý khách vui lòng đăng nhập để xem lược đồ.</div><div class="content1"><div>${whole(
      parts,
      (one) => `<p style="margin-top:0;margin-bottom:0;text-align:justify"><a name="dieu_1"></a>${bold(one)}</p>`,
      (one) => grid(one, paragraphs),
      withParagraphs,
    )}</div></div><div class="relatedDoc"><h3>Văn bản liên quan</h3><ul>${links(OTHERS)}</ul></div><div class="footer">Địa chỉ: 12 đường Bạch Đằng. Điện thoại: (028) 3930 0000. Ghi rõ nguồn khi sử dụng lại.</div>`,
  )

/** A blog's theme: header, crumbs, sharing, related posts, a form for comments. */
const blog: Page = (parts) =>
  document(
    `<title>${title(parts)} - Trường em</title><meta property="og:site_name" content="Trường em"><meta property="og:title" content="${title(parts)}"><meta property="article:published_time" content="2026-02-20T07:15:00+07:00"><script type="application/ld+json">{"@context":"https://schema.org","@type":"WebPage"}</script>`,
    `<div id="page"><header id="masthead" class="site-header"><p class="site-title"><a href="/">Trường em</a></p><nav id="site-navigation"><ul class="menu">${links(MENU)}</ul></nav></header><div class="breadcrumbs"><a href="/">Trang chủ</a> » <a href="/van-ban">Văn bản</a></div><div id="content"><article class="post type-post"><header class="entry-header"><h1 class="entry-title">${title(parts)}</h1><div class="entry-meta">Đăng ngày <time datetime="2026-02-20">20/02/2026</time> bởi <a href="/author/quantri">Quản trị</a></div></header><div class="entry-content"><figure><img src="a.jpg" srcset="a-300x200.jpg 300w, a-1024x683.jpg 1024w" sizes="(max-width: 300px) 100vw" alt="anh"></figure>${whole(
      parts,
      (one) => `<p${one.center ? ' class="has-text-align-center"' : ''}>${bold(one)}</p>\n`,
      (one) => `<figure class="wp-block-table">${grid(one, broken, '')}</figure>`,
    )}<div class="sharedaddy">Chia sẻ: <a href="#">Facebook</a> <a href="#">Zalo</a></div></div><footer class="entry-footer">Chuyên mục: <a href="/c">Kế hoạch</a></footer></article><div class="related-posts"><h3>Bài viết liên quan</h3><ul>${links(OTHERS)}</ul></div><div id="respond" class="comment-respond"><h3>Trả lời</h3><p>Email của bạn sẽ không được hiển thị công khai.</p></div></div><aside id="secondary" class="widget-area"><h2>Bài viết mới</h2><ul>${links(OTHERS)}</ul></aside><footer id="colophon">© 2026 Trường em</footer></div>`,
  )

/** A portal's reading tools above the text and dated news below it. */
const readingTools: Page = (parts) =>
  document(
    '<title>Chi tiết tin</title>',
    `<div class="lfr-nav"><ul>${links(MENU)}</ul></div><div class="asset-content"><div class="tools"><span>Lượt xem: 214</span> <span>Chế độ ban đêm OFF</span> <span>Cỡ chữ: A- A A+</span> <span>Đọc bài viết</span></div><div class="asset-publish-date">Ngày đăng: 16/02/2026 - 14:05</div>${whole(
      parts,
      (one) => `<p style="text-align:justify"><span style="font-size:18px"><span style="color:black">${bold(one)}</span></span></p>`,
      (one) => grid(one, paragraphs, 'style="border-collapse:collapse; border:none"'),
      withParagraphs,
    )}<div class="pull-right">Ban biên tập</div><div class="other"><h4>Tin khác</h4><ul><li><a href="#">${OTHERS[0]}</a> (12/02/2026)</li><li><a href="#">${OTHERS[1]}</a> (10/02/2026)</li></ul></div><div>Đánh giá bài viết: 5/5 (3 lượt)</div></div>`,
  )

/** A page as a browser saves it: scripts and their texts, pictures as data, a box that asks for cookies. */
const saved: Page = (parts) =>
  `<!-- saved from url=(0048)https://vi-du.example/van-ban/chi-tiet?id=1204 -->\n${document(
    `<title>${title(parts)}</title><script src="./tep/jquery.min.js.download"></script><script>document.write("<p>KẾ HOẠCH</p>")</script><style>.a{color:red}</style>`,
    `<noscript><p>Trình duyệt của bạn không hỗ trợ JavaScript, vui lòng bật để xem Kế hoạch số 1/KH-UBND.</p></noscript><div class="cookie-consent"><p>Trang này dùng cookie để phục vụ bạn tốt hơn.</p><button>Đồng ý</button></div><div style="display:none">Kế hoạch ẩn số 2/KH-UBND</div><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" srcset="./tep/anh-2x.png 2x"><section class="container"><div class="row"><div class="col-md-8"><div class="box-detail"><h2 class="title-detail">${title(parts)}</h2><div class="body-detail" id="print-content">${whole(
      parts,
      (one) => `<p>${bold(one).replace(/ /g, '\n')}</p>`,
      (one) => grid(one, paragraphs),
    )}</div></div></div><div class="col-md-4"><div class="box"><h3>Xem nhiều</h3><ul>${links(OTHERS)}</ul></div></div></div></section><script>ga('send','pageview')</script>`,
  )}`

/** An editor that keeps text in lists of classes, letterhead as rows, each line a paragraph with a span. */
const sharedDocument: Page = (parts) => {
  const rows = Array.from({ length: Math.max(parts.left.length, parts.right.length) }, (_, at) => [
    parts.left[at] ?? '',
    parts.right[at] ?? '',
  ])
  const head = rows.length
    ? `<table class="c5"><tbody>${rows.map((row) => `<tr class="c3">${row.map((text) => `<td class="c9" colspan="1" rowspan="1"><p class="c2"><span class="c1">${escaped(text)}</span></p></td>`).join('')}</tr>`).join('')}</tbody></table>`
    : ''
  return document(
    `<title>${title(parts)}</title><style type="text/css">.c1{font-weight:700;font-size:13pt}.c2{text-align:center}</style>`,
    `<div class="doc-content">${head}${whole(
      { ...parts, left: [], right: [] },
      (one) => `<p class="${one.center ? 'c2' : 'c4'}"><span class="c1">${bold(one)}</span></p>`,
      (one) => grid(one, ({ lines }) => lines.map((text) => `<p class="c7"><span>${escaped(text)}</span></p>`).join(''), 'class="c12"'),
    )}</div>`,
  )
}

/** Unclosed tags in capitals and a letterhead in centred paragraphs, as the first portals printed. */
const unclosed: Page = (parts) => {
  const line = (one: Line): string => `<P ALIGN=${one.center ? 'CENTER' : 'JUSTIFY'}>${bold(one)}\n`
  const print = (one: Part): string =>
    one.kind === 'line'
      ? line(one)
      : `<TABLE BORDER=1>${one.rows.map((row) => `<TR>${row.map((cell) => `<TD${span(cell)}>${broken(cell)}`).join('')}`).join('\n')}</TABLE>\n`
  const plain = (text: string): string => line({ kind: 'line', text, bold: true, lead: 0, center: true })
  return `<HTML><HEAD><TITLE>Van ban</TITLE><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=utf-8"></HEAD><BODY>${[
    ...[...parts.left, ...parts.right].map(plain),
    ...parts.body.map(print),
    ...[...parts.recipients, ...parts.signature].map(plain),
    ...parts.rest.map(print),
  ].join('')}</BODY></HTML>`
}

/** The whole text in a cell of a table, tables of tasks inside it. */
const nested: Page = (parts) =>
  document(
    '<title>Văn bản</title>',
    `<table class="main"><tr><td class="left-col"><div>${links(MENU, 'p')}</div></td><td><table width="100%"><tr><td class="title">${title(parts)}</td></tr><tr><td>(Cập nhật ngày: 18/02/2026)</td></tr><tr><td>${whole(
      parts,
      (one) => `<p>${bold(one)}</p>`,
      (one) => grid(one, paragraphs),
    )}</td></tr><tr><td><a href="#">Tải tệp đính kèm</a></td></tr></table></td></tr></table>`,
  )

/** Every kind of page, by what it is like. */
export const PAGES: Readonly<Record<string, Page>> = {
  'tables as layout': layoutTables,
  'word processor': office,
  'single breaks': breaks,
  'double breaks': doubleBreaks,
  'a box a paragraph': boxes,
  'marks as lists': lists,
  'library of laws': lawLibrary,
  blog,
  'reading tools': readingTools,
  'saved by a browser': saved,
  'shared document': sharedDocument,
  'unclosed tags': unclosed,
  'nested tables': nested,
}
