import { fileURLToPath } from 'node:url'
import PDFDocument from 'pdfkit'
import { describe, expect, it } from 'vitest'
import { openPdf, pdfAdapter, hasUsableText, readPdf } from '../../src/adapters/pdf.ts'
import { usableText } from '../../src/adapters/pdf-usable.ts'
import { wordsOf } from '../../src/adapters/pdf-words.ts'
import { buildDocument } from '../../src/tree/build.ts'
import type { RawDocument, RawParagraph, RawTable } from '../../src/tree/types.ts'

const FONTS = fileURLToPath(new URL('../../node_modules/dejavu-fonts-ttf/ttf/', import.meta.url))
const REGULAR = `${FONTS}DejaVuSerif.ttf`
const BOLD = `${FONTS}DejaVuSerif-Bold.ttf`

type Pen = InstanceType<typeof PDFDocument>

/** Draws a PDF of A4 pages. */
function draw(paint: (pen: Pen) => void, options: object = {}): Promise<Uint8Array> {
  const pen = new PDFDocument({ size: 'A4', margins: { top: 60, bottom: 60, left: 85, right: 57 }, ...options })
  const parts: Buffer[] = []
  return new Promise((resolve, reject) => {
    pen.on('data', (part: Buffer) => parts.push(part))
    pen.on('end', () => resolve(new Uint8Array(Buffer.concat(parts))))
    pen.on('error', reject)
    pen.font(REGULAR, 13)
    paint(pen)
    pen.end()
  })
}

async function read(bytes: Uint8Array, password?: string): Promise<RawDocument> {
  return pdfAdapter.read(bytes, { name: 'thu.pdf', ...(password ? { password } : {}) })
}

function paragraphs(document: RawDocument): RawParagraph[] {
  return document.blocks.filter((block) => block.kind === 'paragraph')
}

function body(document: RawDocument): string[] {
  return paragraphs(document)
    .filter(({ layer }) => layer === undefined)
    .map(({ text }) => text)
}

const PARAGRAPH =
  'Thực hiện chương trình công tác năm nay, Ủy ban nhân dân phường xây dựng kế hoạch rà soát hồ sơ, xác định rõ người chịu trách nhiệm, thời hạn hoàn thành và báo cáo kết quả về Văn phòng trước ngày 15 tháng 12.'
const indent = { indent: 28, align: 'justify', paragraphGap: 6 } as const

describe('text', () => {
  it('reads paragraphs over pages, with their style', async () => {
    const texts = Array.from({ length: 24 }, (_, index) => `${index + 1}. ${PARAGRAPH}`)
    const bytes = await draw((pen) => {
      pen.font(BOLD, 14).text('KẾ HOẠCH', { align: 'center' }).moveDown()
      pen.font(REGULAR, 13)
      for (const text of texts) pen.text(text, indent)
    })
    const document = await read(bytes)
    expect(document).toMatchObject({ textLayer: 'native', notes: [] })
    expect(document.pages).toBeGreaterThan(2)
    expect(paragraphs(document)[0]).toMatchObject({ text: 'KẾ HOẠCH', page: 1, style: { bold: true, align: 'center', size: 14 } })
    expect(body(document).slice(1)).toEqual(texts)
  })

  it('gives words back whose letters were drawn one by one, accents in another run', async () => {
    const text = 'tỉnh Điện Biên'
    const bytes = await draw((pen) => {
      let x = 100
      const places = [...text].map((letter) => {
        const place = { letter, x }
        x += pen.widthOfString(letter)
        return place
      })
      for (const { letter, x: at } of places.filter(({ letter }) => letter.normalize('NFD').length === 1))
        pen.text(letter, at, 100, { lineBreak: false })
      for (const { letter, x: at } of places.filter(({ letter }) => letter.normalize('NFD').length > 1))
        pen.text(letter, at, 100, { lineBreak: false })
    })
    expect(body(await read(bytes))).toEqual([text])
  })

  it('joins letter-spaced words', async () => {
    const bytes = await draw((pen) => {
      pen.text('Tham mưu', 100, 100, { characterSpacing: 4, lineBreak: false })
      pen.text('K Ế  H O Ạ C H', 100, 140, { lineBreak: false })
    })
    expect(body(await read(bytes))).toEqual(['Tham mưu', 'KẾ HOẠCH'])
  })

  it('reads letters and their accents as one letter in NFC', async () => {
    const bytes = await draw((pen) => void pen.text('Kế hoạch của Đảng ủy'.normalize('NFD'), 100, 100, { lineBreak: false }))
    expect(body(await read(bytes))).toEqual(['Kế hoạch của Đảng ủy'])
  })

  it('draws twice, reads once', async () => {
    const bytes = await draw((pen) => {
      pen.text('Nơi nhận:', 100, 100, { lineBreak: false })
      pen.text('Nơi nhận:', 100.3, 100, { lineBreak: false })
    })
    expect(body(await read(bytes))).toEqual(['Nơi nhận:'])
  })

  it('turns a page written sideways upright', async () => {
    const bytes = await draw((pen) => {
      pen.rotate(90, { origin: [300, 400] })
      pen.text('Phụ lục phân công nhiệm vụ', 150, 350, { lineBreak: false })
      pen.text('Sở Nội vụ chủ trì', 150, 380, { lineBreak: false })
    })
    expect(body(await read(bytes))).toEqual(['Phụ lục phân công nhiệm vụ', 'Sở Nội vụ chủ trì'])
  })

  it('sets a watermark apart', async () => {
    const bytes = await draw((pen) => {
      pen.text(PARAGRAPH, indent)
      pen
        .save()
        .rotate(-40, { origin: [300, 400] })
        .fontSize(60)
        .text('DỰ THẢO', 150, 380, { lineBreak: false })
        .restore()
    })
    const document = await read(bytes)
    expect(body(document)).toEqual([PARAGRAPH])
    expect(paragraphs(document).find(({ role }) => role === 'watermark')).toMatchObject({ layer: 'furniture', text: 'DỰ THẢO' })
  })

  it('keeps a number for a note mark apart from the number before it', async () => {
    const bytes = await draw((pen) => {
      pen.text('ngày 10/4/2026', 100, 100, { lineBreak: false, continued: false })
      pen.fontSize(8).text('1', 100 + pen.fontSize(13).widthOfString('ngày 10/4/2026'), 98, { lineBreak: false })
      pen.fontSize(13).text('Sở Y tế báo cáo.', 100, 130, { lineBreak: false })
    })
    const [first] = body(await read(bytes))
    expect(first).toMatch(/^ngày 10\/4\/2026(?:¹| ?1)$/)
  })
})

describe('tables', () => {
  it('reads a table drawn with thin boxes, one with strokes', async () => {
    const rows = [
      ['TT', 'Nội dung', 'Chủ trì'],
      ['1', 'Rà soát hồ sơ', 'Sở Nội vụ'],
    ]
    const xs = [100, 140, 320, 480]
    const table = (pen: Pen, top: number, line: (x: number, y: number, width: number, height: number) => void) => {
      for (const [index, row] of rows.entries()) {
        for (const [column, text] of row.entries()) pen.text(text, (xs[column] ?? 0) + 6, top + index * 30 + 8, { lineBreak: false })
      }
      for (let row = 0; row <= rows.length; row += 1) line(100, top + row * 30, 380, 0)
      for (const x of xs) line(x, top, 0, rows.length * 30)
    }
    const bytes = await draw((pen) => {
      table(pen, 100, (x, y, width, height) => void pen.rect(x, y, width || 0.5, height || 0.5).fill('black'))
      pen.text('Phụ lục', 100, 220, { lineBreak: false })
      table(
        pen,
        260,
        (x, y, width, height) =>
          void pen
            .moveTo(x, y)
            .lineTo(x + width, y + height)
            .stroke('black'),
      )
    })
    const found = (await read(bytes)).blocks.filter((block): block is RawTable => block.kind === 'table')
    const texts = found.map((block) =>
      block.rows.map((row) => row.map(({ blocks }) => (blocks[0]?.kind === 'paragraph' ? blocks[0].text : ''))),
    )
    expect(texts).toEqual([rows, rows])
    expect(found.every(({ ruled }) => ruled !== false)).toBe(true)
  })
})

/** An annotation that shows a text of its own, as signing software adds them. */
function stamp(pen: Pen, x: number, y: number, text: string, size: number): void {
  const [width, height] = [text.length * size, size * 1.2]
  const font = pen.ref({ Type: 'Font', Subtype: 'Type1', BaseFont: 'Helvetica' })
  font.end(undefined as never)
  const form = pen.ref({ Type: 'XObject', Subtype: 'Form', BBox: [0, 0, width, height], Resources: { Font: { F1: font } } })
  form.end(`BT /F1 ${size} Tf 0 ${size * 0.2} Td (${text}) Tj ET`)
  pen.annotate(x, y, width, height, { Subtype: 'Stamp', F: 4, AP: { N: form } } as object)
}

describe('forms', () => {
  it('leaves a blank number on one line', async () => {
    const bytes = await draw((pen) => {
      pen.text('Số:', 100, 100, { lineBreak: false })
      pen.text('/KH-UBND', 190, 100, { lineBreak: false })
      pen.text(PARAGRAPH, 85, 150, indent)
    })
    expect(body(await read(bytes))).toEqual(['Số: /KH-UBND', PARAGRAPH])
  })

  it('puts the number of an annotation into the blank, and a signature aside', async () => {
    const bytes = await draw((pen) => {
      pen.text('Số:', 100, 100, { lineBreak: false })
      pen.text('/KH-UBND', 170, 100, { lineBreak: false })
      pen.text(PARAGRAPH, 85, 150, indent)
      stamp(pen, 130, 100, '173', 12)
      stamp(pen, 320, 20, 'Signed by: Van phong', 8)
    })
    const document = await read(bytes)
    expect(body(document)).toEqual(['Số: 173/KH-UBND', PARAGRAPH])
    expect(paragraphs(document).filter(({ role }) => role === 'stamp')).toHaveLength(1)
  })
})

describe('trouble', () => {
  const plain = () => draw((pen) => void pen.text(PARAGRAPH, indent))

  it('asks for the password of an encrypted file', async () => {
    const bytes = await draw((pen) => void pen.text(PARAGRAPH, indent), { userPassword: 'bi-mat', pdfVersion: '1.7' })
    await expect(read(bytes)).rejects.toMatchObject({ name: 'UnreadableError', key: 'pdf.password' })
    await expect(read(bytes, 'sai')).rejects.toMatchObject({ key: 'pdf.password' })
    expect(body(await read(bytes, 'bi-mat'))).toEqual([PARAGRAPH])
  })

  it('says that a file is broken', async () => {
    const bytes = await plain()
    await expect(read(new TextEncoder().encode('%PDF-1.7\nkhông phải'))).rejects.toMatchObject({ key: 'pdf.broken' })
    await expect(read(bytes.slice(0, 40))).rejects.toMatchObject({ key: 'pdf.broken' })
  })

  it('leaves the given bytes alone', async () => {
    const bytes = await plain()
    const copy = bytes.slice()
    await read(bytes)
    expect(bytes).toEqual(copy)
  })

  it('reports a page without text, or hands it to the recogniser', async () => {
    const bytes = await draw((pen) => {
      pen.text(PARAGRAPH, indent)
      pen.addPage().image(PICTURE, 0, 0, { width: 595, height: 842 })
    })
    expect(await read(bytes)).toMatchObject({ pages: 2, textLayer: 'native', notes: [{ ruleId: 'pdf.no-text', page: 2 }] })
    const document = await readPdf(bytes, { name: 'quét.pdf' }, async ({ width, height, number }) => {
      expect(number).toBe(2)
      return { content: { width, height, words: [{ text: 'Chữ', x0: 100, y0: 100, x1: 130, y1: 112, size: 12 }], rules: [] }, notes: [] }
    })
    expect(document).toMatchObject({ textLayer: 'mixed', notes: [{ ruleId: 'pdf.ocr', page: 2 }] })
    expect(body(document).at(-1)).toBe('Chữ')
  })

  it('takes an empty page for what it is', async () => {
    const bytes = await draw((pen) => void pen.text(PARAGRAPH, indent).addPage())
    expect(await read(bytes)).toMatchObject({ pages: 2, notes: [] })
  })

  it('renders a page at the scale asked for', async () => {
    const pdf = await openPdf(await plain())
    const page = await pdf.page(1)
    const raster = await page.render(2)
    expect([raster.pixels.width, raster.pixels.height]).toEqual([Math.ceil(page.width * 2), Math.ceil(page.height * 2)])
    expect(raster.pixels.data.length).toBe(4 * raster.pixels.width * raster.pixels.height)
    expect(await hasUsableText(page, await page.getContent())).toBe(true)
    page.close()
    await pdf.close()
  })

  it('tells readable text from garbage, and does not mind forms full of dots', () => {
    const page = (text: string, count: number) => ({
      width: 595,
      height: 842,
      rules: [],
      words: Array.from({ length: count }, () => ({ text, x0: 0, y0: 0, x1: 9, y1: 9, size: 9 })),
    })
    expect(usableText(page('\ufffd\ue012\ue013', 40))).toBe('garbage')
    expect(usableText(page('Điều.......', 40))).toBe('usable')
    expect(usableText(page('12', 1))).toBe('scarce')
  })
})

describe('the canonical text', () => {
  it('is the same whichever way the words were drawn', async () => {
    const forward = await draw((pen) => void pen.text('Sở Nội vụ', 100, 100, { lineBreak: false }))
    const backward = await draw((pen) => {
      pen.text('vụ', 100 + pen.widthOfString('Sở Nội '), 100, { lineBreak: false })
      pen.text('Nội', 100 + pen.widthOfString('Sở '), 100, { lineBreak: false })
      pen.text('Sở', 100, 100, { lineBreak: false })
    })
    const [a, b] = await Promise.all([forward, backward].map(async (bytes) => String(buildDocument((await read(bytes)).blocks).file)))
    expect(a).toBe('Sở Nội vụ')
    expect(b).toBe(a)
  })
})

/** One grey pixel. */
const PICTURE = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==', 'base64')

describe('legacy fonts', () => {
  it('decodes by the name of the font, letters and accents drawn apart', () => {
    let x = 100
    const glyphs = (text: string, legacy: string | null) =>
      [...text].map((letter) => {
        const glyph = {
          text: letter,
          x0: x,
          y0: 100,
          x1: x + 6,
          y1: 100,
          size: 12,
          bold: false,
          italic: false,
          stamp: false,
          artifact: false,
          legacy,
        }
        x += 6
        return glyph
      })
    const sheet = [...glyphs('KÕ ho¹ch ', '.VnTime'), ...glyphs('soá 5 ', 'VNI-Times'), ...glyphs('Kế', null)]
    const { words } = wordsOf({ width: 595, height: 842, glyphs: sheet, rules: [] })
    expect(words.map(({ text }) => text)).toEqual(['Kế', 'hoạch', 'số', '5', 'Kế'])
  })
})
