import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createCanvas } from '@napi-rs/canvas'
import PDFDocument from 'pdfkit'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { imageAdapter } from '../../src/adapters/image.ts'
import type { Grey } from '../../src/adapters/ocr/grey.ts'
import { lieOf, straightened } from '../../src/adapters/ocr/skew.ts'
import { endsInSemicolon } from '../../src/adapters/ocr/signs.ts'
import { greyOf } from '../../src/adapters/ocr/stamp.ts'
import { linesOfTable } from '../../src/adapters/ocr/system.ts'
import { turned, waysUp } from '../../src/adapters/ocr/turn.ts'
import { pdfAdapter } from '../../src/adapters/pdf.ts'
import type { RawBlock, RawDocument, RawTable } from '../../src/tree/types.ts'

const FIXTURES = join(import.meta.dirname, '..', '..', 'fixtures')
const fixture = (path: string) => new Uint8Array(readFileSync(join(FIXTURES, path)))

function textOf(block: RawBlock): string {
  if (block.kind === 'paragraph') return block.text
  return block.rows.map((row) => row.map(({ blocks }) => blocks.map(textOf).join(' ')).join(' | ')).join('\n')
}

const PARAGRAPH = 'Ủy ban nhân dân xã ban hành kế hoạch, giao Văn phòng chủ trì, hoàn thành trước ngày 15 tháng 12 năm 2026.'
const FACE = join(import.meta.dirname, '..', '..', 'node_modules/dejavu-fonts-ttf/ttf/DejaVuSerif.ttf')

type Pen = InstanceType<typeof PDFDocument>

function draw(paint: (pen: Pen) => void): Promise<Uint8Array> {
  const pen = new PDFDocument({ size: 'A4', margin: 60, compress: false })
  const parts: Buffer[] = []
  return new Promise((resolve) => {
    pen.on('data', (part: Buffer) => parts.push(part)).on('end', () => resolve(new Uint8Array(Buffer.concat(parts))))
    paint(pen.font(FACE, 13))
    pen.end()
  })
}

/** Lines of "letters" on white paper, so many of them, each so wide. */
function striped(width: number, height: number, lines: number, across: number): Grey {
  const data = new Uint8Array(width * height).fill(255)
  for (let line = 0; line < lines; line += 1)
    for (let y = 0; y < 12; y += 1) for (let x = 100; x < 100 + across; x += 1) if (x % 9 < 4) data[(80 + line * 30 + y) * width + x] = 20
  return { width, height, data }
}

describe('a sheet upside down with a seal over its text, an annex on its side', () => {
  let document: RawDocument
  beforeAll(async () => {
    document = await pdfAdapter.read(fixture('scans/hoa-linh-giao-thong-quet-nguoc.pdf'), { name: 'quét.pdf', ocr: 'embedded' })
  }, 180_000)
  const whole = () => document.blocks.map(textOf).join('\n')

  it('is set upright, and says so', () => {
    expect(document).toMatchObject({ pages: 2, textLayer: 'ocr' })
    const turns = document.notes.filter(({ ruleId }) => ruleId === 'ocr.turned')
    expect(turns.map(({ page, reason }) => [page, /upside down/.test(reason)])).toEqual([
      [1, true],
      [2, false],
    ])
  })

  it('keeps the columns of the letterhead and of the sign-off', () => {
    const columns = document.blocks.filter((block): block is RawTable => block.kind === 'table' && block.ruled === false)
    const [head, foot] = [columns[0], columns.at(-1)].map((table) => table?.rows[0]?.map(({ blocks }) => blocks.map(textOf).join('\n')))
    expect(head?.[0]).toMatch(/^ỦY BAN NHÂN DÂN\nT.NH HOA LĨNH\nSố:.*\/KH-UBND$/u)
    expect(head?.[1]).toMatch(/VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nHoa Lĩnh, ngày 18 tháng 3 năm 2026$/u)
    expect(foot?.[0]).toMatch(/^Nơi nhận:/u)
    expect(foot?.[1]).toMatch(/PHÓ CHỦ TỊCH\n.*Khoa$/u)
  })

  it('reads what stands below the seal, and neither the seal nor the stamp of arrival', () => {
    expect(whole()).toContain('1. Giữ cho các tuyến đường đã bàn giao được êm thuận, an toàn trong mùa mưa lũ.')
    expect(whole()).toMatch(/2\. Việc bảo trì phải công khai, minh bạch, .* của Nhân dân\./u)
    expect(whole()).not.toMatch(/ĐẾN|1184|11\/02\/2026|UBND XÃ \*/u)
  })

  it('keeps the cells of the ruled table', () => {
    const table = document.blocks.filter((block): block is RawTable => block.kind === 'table' && block.ruled !== false).at(-1)
    expect(table?.rows.map((row) => row.length)).toEqual([6, 1, 6, 6, 6, 1, 6, 6])
    const cells = table?.rows.map((row) => row.map(({ blocks }) => blocks.map(textOf).join(' ')))
    expect(cells?.[1]).toEqual(['I. Khu vực đồng bằng'])
    expect(cells?.[2]).toEqual([
      '1',
      'Vá mặt đường trục xã An Thượng, dài 4,2 km',
      'UBND xã An Thượng',
      'Sở Xây dựng',
      '860.000.000',
      'Trước 31/5/2026',
    ])
    expect(cells?.[7]?.[4]).toBe('')
  })
})

describe('pages of a PDF', () => {
  it('are decided one by one: text is taken as it is, a garbage layer is not', { timeout: 180_000 }, async () => {
    const photo = fixture('scans/hoa-linh-31-kh-tu-anh-chup.jpg')
    const bytes = await draw((pen) => {
      pen.text(PARAGRAPH)
      pen.addPage()
      for (let line = 0; line < 12; line += 1) pen.text('\ue012\ue013\ue014\ue015 '.repeat(12))
      pen.image(Buffer.from(photo), 0, 0, { width: 595, height: 842 })
    })
    const { blocks, textLayer, notes } = await pdfAdapter.read(bytes, { name: 'lẫn.pdf', ocr: 'embedded' })
    const text = blocks.map(textOf).join('\n')
    expect(textLayer).toBe('mixed')
    expect(notes.filter(({ ruleId }) => ruleId === 'pdf.ocr').map(({ page }) => page)).toEqual([2])
    expect(text.startsWith(PARAGRAPH)).toBe(true)
    expect(text).toContain('Ban Thường vụ Tỉnh ủy xây dựng kế hoạch thực hiện như sau:')
    expect(text).not.toMatch(/[\ue000-\uf8ff]/u)
  })

  it('with words a scanner wrote without Vietnamese marks behind the picture are pictures', async () => {
    const bare = 'Uy ban nhan dan xa ban hanh ke hoach, giao Van phong chu tri, hoan thanh truoc ngay 15 thang 12 nam 2026. '
    const read = (over: boolean) =>
      draw((pen) => {
        pen.text(bare.repeat(3))
        if (over) pen.image(Buffer.from(fixture('scans/hoa-linh-31-kh-tu-anh-chup.jpg')), 0, 0, { width: 595, height: 842 })
      }).then((bytes) => pdfAdapter.read(bytes, { name: 'không-dấu.pdf', ocr: 'off' }))
    expect((await read(true)).notes.map(({ ruleId }) => ruleId)).toEqual(['pdf.no-text'])
    expect((await read(false)).notes).toEqual([])
  })

  it('that show letters of a font without a mapping are read from their picture', { timeout: 180_000 }, async () => {
    const source = Buffer.from(await draw((pen) => void pen.text(`${PARAGRAPH} `.repeat(3)))).toString('latin1')
    const bytes = new Uint8Array(Buffer.from(source.replaceAll('/ToUnicode', '/ToUnicodX'), 'latin1'))
    const { blocks, textLayer } = await pdfAdapter.read(bytes, { name: 'hỏng.pdf', ocr: 'embedded' })
    expect(textLayer).toBe('ocr')
    expect(blocks.map(textOf).join(' ')).toContain('hoàn thành trước ngày 15 tháng 12 năm 2026')
  })
})

describe('the recogniser of the machine', () => {
  afterEach(() => vi.unstubAllEnvs())

  it('is told to be missing where it is asked for and not there', async () => {
    vi.stubEnv('PATH', '/nowhere')
    const canvas = createCanvas(600, 200)
    const context = canvas.getContext('2d')
    context.fillStyle = 'white'
    context.fillRect(0, 0, 600, 200)
    const picture = new Uint8Array(canvas.toBuffer('image/png'))
    await expect(imageAdapter.read(picture, { name: 'ảnh.png', ocr: 'system' })).rejects.toMatchObject({ key: 'ocr.system' })
    await expect(imageAdapter.read(picture, { name: 'ảnh.png', ocr: 'off' })).rejects.toMatchObject({ key: 'ocr.off' })
  })

  it('gives its words as a table', () => {
    const row = (...cells: (string | number)[]) => cells.join('\t')
    const table = [
      row('level', 'page_num', 'block_num', 'par_num', 'line_num', 'word_num', 'left', 'top', 'width', 'height', 'conf', 'text'),
      row(4, 1, 1, 1, 1, 0, 100, 50, 200, 30, -1, ''),
      row(5, 1, 1, 1, 1, 1, 100, 50, 60, 24, 96.5, 'Kế'),
      row(5, 1, 1, 1, 1, 2, 170, 50, 130, 30, 91, 'hoạch'),
      row(4, 1, 1, 1, 2, 0, 100, 90, 200, 30, -1, ''),
      row(5, 1, 1, 1, 2, 1, 100, 90, 60, 24, 95, ' '),
    ].join('\n')
    const [line, ...more] = linesOfTable(table, 10, 5)
    expect(more).toEqual([])
    expect(line?.words.map(({ text, confidence, x0, y1 }) => [text, confidence, x0, y1])).toEqual([
      ['Kế', 96.5, 110, 79],
      ['hoạch', 91, 180, 85],
    ])
    expect(line?.baseline).toMatchObject({ y0: 79, y1: 79 })
  })
})

describe('how a sheet lies', () => {
  it('is turned by quarters and back', () => {
    const picture = striped(300, 200, 2, 150)
    expect(turned(turned(picture, 1), 3)).toEqual(picture)
    expect(turned(turned(picture, 2), 2)).toEqual(picture)
    expect(turned(turned(picture, 1), 1)).toEqual(turned(picture, 2))
  })

  it('shows by the lines: across, or up and down', () => {
    const page = striped(1000, 1400, 40, 800)
    expect(waysUp(page)).toEqual([0])
    expect(waysUp(turned(page, 1))).toEqual([1, 3])
  })

  it.each([-3, -0.8, 1.5, 3])('is measured and put right: %s°', (degrees) => {
    const page = striped(1000, 1400, 40, 800)
    const askew = straightened(page, -degrees)
    expect(lieOf(askew).skew).toBeCloseTo(degrees, 0)
    expect(Math.abs(lieOf(straightened(askew, lieOf(askew).skew)).skew)).toBeLessThan(0.15)
  })

  it('is told by the edge of a short column too', () => {
    const column = straightened(striped(1000, 1400, 36, 120), -0.6)
    expect(Math.abs(lieOf(column).skew - 0.6)).toBeLessThan(0.16)
  })
})

it('takes a red seal out of a picture, and leaves black letters below it', () => {
  const canvas = createCanvas(600, 600)
  const context = canvas.getContext('2d')
  context.fillStyle = 'white'
  context.fillRect(0, 0, 600, 600)
  context.fillStyle = 'black'
  context.fillRect(150, 295, 300, 8)
  context.globalCompositeOperation = 'multiply'
  context.strokeStyle = 'rgb(214, 58, 66)'
  context.lineWidth = 14
  context.arc(300, 300, 120, 0, 2 * Math.PI)
  context.stroke()
  const { grey, stamps } = greyOf(context.getImageData(0, 0, 600, 600), 200)
  const shade = (x: number, y: number) => grey.data[y * 600 + x] as number
  expect(stamps).toBeGreaterThan(0)
  expect(shade(300, 180)).toBe(255)
  expect(shade(300, 299)).toBeLessThan(60)
  expect(shade(180, 299)).toBeLessThan(120)
})

it.each([
  ['a dot above a tail', 9, true],
  ['two dots', 5, false],
  ['two dots, one a little higher', 6, false],
])('tells ";" from ":" by the ink: %s', (_what, lower, semicolon) => {
  const ink: Grey = { width: 60, height: 60, data: new Uint8Array(3600) }
  const box = (x: number, y: number, width: number, height: number) => {
    for (let row = y; row < y + height; row += 1) ink.data.fill(1, row * 60 + x, row * 60 + x + width)
  }
  box(5, 15, 12, 25)
  box(22, 22, 5, 5)
  box(22, 35, 5, lower)
  expect(endsInSemicolon(ink, { text: 'Đ:', confidence: 90, x0: 5, y0: 15, x1: 27, y1: 44 })).toBe(semicolon)
})
