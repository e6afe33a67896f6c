/** PDF files with a text layer. The one file that loads pdfjs-dist. */
import { dirname } from 'node:path'
import { createRequire } from 'node:module'
import type { ReadingNote } from '../tree/types.ts'
import { type Adapter, type ReadOptions, UnreadableError } from './adapter.ts'
import { Layout } from './layout/layout.ts'
import type { PageContent, Picture } from './layout/types.ts'
import { pdfRecogniser } from './ocr/pdf-scan.ts'
import type { Pixels } from './ocr/stamp.ts'
import { Drawing, type Font, type Operations } from './pdf-glyphs.ts'
import { matrixOf } from './pdf-matrix.ts'
import { picturesOf } from './pdf-pictures.ts'
import { ensureBase64, FONTLESS } from './pdf-shims.ts'
import { usableText } from './pdf-usable.ts'
import { wordsOf } from './pdf-words.ts'

type PdfJs = typeof import('pdfjs-dist/legacy/build/pdf.mjs')
type PdfDocument = Awaited<ReturnType<PdfJs['getDocument']>['promise']>
type PdfJsPage = Awaited<ReturnType<PdfDocument['getPage']>>

/** Fonts and other shared things are dropped after so many pages, so that memory stays level. */
const PAGES_BETWEEN_CLEANUPS = 200
/** A rendered page is never larger than this, whatever the scale. */
const PIXELS_MAX = 40_000_000

/** A page drawn for OCR. */
export interface Raster {
  pixels: Pixels
  /** pixels per point, after the limit on size */
  scale: number
}

/** A canvas as pdf.js makes it. */
interface Drawn {
  canvas: { width: number; height: number }
  context: { getImageData(x: number, y: number, width: number, height: number): Pixels }
}

export interface PdfPage {
  /** from 1 */
  number: number
  /** in points, as shown (the page's own rotation applied) */
  width: number
  height: number
  getContent(): Promise<PageContent>
  /** the pictures on the page with their places; they are decoded for it, so ask only where there is no text */
  getPictures(): Promise<Picture[]>
  /** draws the page at so many pixels per point (200 dpi = 200 / 72) */
  render(scale: number): Promise<Raster>
  close(): void
}

export interface Pdf {
  pages: number
  metadata: Record<string, string>
  page(number: number): Promise<PdfPage>
  close(): Promise<void>
}

let loading: Promise<{ pdfjs: PdfJs; home: string }> | null = null

function load(): Promise<{ pdfjs: PdfJs; home: string }> {
  ensureBase64()
  loading ??= import('pdfjs-dist/legacy/build/pdf.mjs').then((pdfjs) => ({
    pdfjs,
    home: dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')),
  }))
  return loading
}

async function openDocument(
  bytes: Uint8Array,
  password: string | undefined,
  pictures: boolean,
): Promise<{ pdfjs: PdfJs; document: PdfDocument }> {
  const { pdfjs, home } = await load()
  const task = pdfjs.getDocument({
    // pdf.js takes the buffer over
    data: bytes.slice(),
    ...(password === undefined ? {} : { password }),
    standardFontDataUrl: `${home}/standard_fonts/`,
    cMapUrl: `${home}/cmaps/`,
    cMapPacked: true,
    wasmUrl: `${home}/wasm/`,
    iccUrl: `${home}/iccs/`,
    useSystemFonts: false,
    // text needs neither pictures nor the outlines of letters
    ...(pictures
      ? { maxImageSize: PIXELS_MAX }
      : { maxImageSize: 0, fontExtraProperties: true, disableFontFace: false, ownerDocument: FONTLESS as never }),
    verbosity: 0,
  })
  try {
    return { pdfjs, document: await task.promise }
  } catch (error) {
    void task.destroy()
    if (error instanceof Error && error.name === 'PasswordException') throw new UnreadableError('pdf.password', {}, { cause: error })
    throw new UnreadableError('pdf.broken', {}, { cause: error })
  }
}

async function metadataOf(document: PdfDocument): Promise<Record<string, string>> {
  try {
    const { info } = await document.getMetadata()
    return Object.fromEntries(Object.entries(info).filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
  } catch {
    return {}
  }
}

function fontOf(page: PdfJsPage): (id: string) => Font | null {
  return (id) => (page.commonObjs.has(id) ? (page.commonObjs.get(id) as Font | null) : null)
}

/**
 * Opens a PDF for reading page by page.
 * @throws UnreadableError `pdf.password` (encrypted, the password missing or wrong), `pdf.broken`, `pdf.empty` (no pages)
 */
export async function openPdf(bytes: Uint8Array, { password }: { password?: string } = {}): Promise<Pdf> {
  const { pdfjs, document } = await openDocument(bytes, password, false)
  const ops = pdfjs.OPS as unknown as Readonly<Record<string, number>>
  let pictured: Promise<PdfDocument> | null = null
  /** The same file once more, with its pictures: only pages without text need them. */
  const withPictures = () => {
    pictured ??= openDocument(bytes, password, true).then((opened) => opened.document)
    return pictured
  }
  if (document.numPages === 0) {
    await document.loadingTask.destroy()
    throw new UnreadableError('pdf.empty')
  }
  let opened = 0
  return {
    pages: document.numPages,
    metadata: await metadataOf(document),
    async page(number) {
      opened += 1
      if (opened % PAGES_BETWEEN_CLEANUPS === 0) await document.cleanup()
      const page = await document.getPage(number)
      const viewport = page.getViewport({ scale: 1 })
      const { width, height } = viewport
      const base = matrixOf(viewport.transform)
      let pictures: Picture[] | null = null
      return {
        number,
        width,
        height,
        async getContent() {
          const operations = (await page.getOperatorList()) as Operations
          const { glyphs, rules } = new Drawing(ops, base, fontOf(page)).run(operations)
          return { ...wordsOf({ width, height, glyphs, rules }), page: number }
        },
        async getPictures() {
          if (pictures) return pictures
          const twin = await (await withPictures()).getPage(number)
          pictures = picturesOf((await twin.getOperatorList()) as Operations, ops, base)
          twin.cleanup()
          return pictures
        },
        async render(wanted) {
          const source = await withPictures()
          const twin = await source.getPage(number)
          const scale = Math.min(wanted, Math.sqrt(PIXELS_MAX / (width * height)))
          const shown = twin.getViewport({ scale })
          const factory = source.canvasFactory as {
            create(w: number, h: number): Drawn
            destroy(drawn: Drawn): void
          }
          const drawn = factory.create(Math.ceil(shown.width), Math.ceil(shown.height))
          await twin.render({ canvas: drawn.canvas as never, viewport: shown, background: 'white' }).promise
          twin.cleanup()
          const pixels = drawn.context.getImageData(0, 0, drawn.canvas.width, drawn.canvas.height)
          factory.destroy(drawn)
          return { pixels, scale }
        },
        close: () => void page.cleanup(),
      }
    },
    async close() {
      await document.loadingTask.destroy()
      if (pictured) await (await pictured).loadingTask.destroy()
    },
  }
}

/** A picture over so much of the page may hold its real text. */
const COVERED = { scarce: 0.4, bare: 0.8 }

/**
 * Whether a page's own text can be read: false where there is none (a scan), where only a stamp or a page number lies over a picture,
 * where the text layer is garbage, and where words without marks lie over a picture of the whole page.
 */
export async function hasUsableText(page: PdfPage, content: PageContent): Promise<boolean> {
  const verdict = usableText(content)
  if (verdict === 'usable' || verdict === 'garbage') return verdict === 'usable'
  const area = page.width * page.height
  const pictures = await page.getPictures()
  return !pictures.some(({ x0, y0, x1, y1 }) => (x1 - x0) * (y1 - y0) > COVERED[verdict] * area)
}

/** What OCR made of a page, and what it has to say about it. */
export interface Recognised {
  content: PageContent
  notes: ReadingNote[]
}

/** Words for a page that has none, by OCR; null where nothing could be recognised. */
export type Recogniser = (page: PdfPage) => Promise<Recognised | null>

/**
 * Reads a PDF; pages without usable text go to `recognise`, or are reported where there is nobody to read them.
 * @throws UnreadableError as {@link openPdf}
 */
export async function readPdf(bytes: Uint8Array, options: ReadOptions, recognise?: Recogniser): ReturnType<Adapter['read']> {
  const pdf = await openPdf(bytes, options)
  const layout = new Layout()
  const notes: ReadingNote[] = []
  const counts = { native: 0, ocr: 0 }
  try {
    for (let number = 1; number <= pdf.pages; number += 1) {
      const content = await readPage(pdf, number, notes, counts, recognise)
      if (content) layout.add(content)
    }
    const { blocks, notes: trouble } = layout.finish()
    const textLayer = counts.ocr === 0 ? 'native' : counts.native === 0 ? 'ocr' : 'mixed'
    return { blocks, pages: pdf.pages, textLayer, notes: [...notes, ...trouble], metadata: pdf.metadata }
  } finally {
    await pdf.close()
  }
}

async function readPage(
  pdf: Pdf,
  number: number,
  notes: ReadingNote[],
  counts: { native: number; ocr: number },
  recognise: Recogniser | undefined,
): Promise<PageContent | null> {
  let page: PdfPage | null = null
  try {
    page = await pdf.page(number)
    const content = await page.getContent()
    if (await hasUsableText(page, content)) {
      if (content.words.length > 0) counts.native += 1
      return content
    }
    const recognised = await recognise?.(page)
    if (recognised) {
      counts.ocr += 1
      notes.push({
        ruleId: 'pdf.ocr',
        reason: `page ${number} has no usable text; its picture was read by OCR`,
        severity: 'info',
        page: number,
      })
      notes.push(...recognised.notes)
      return { ...recognised.content, page: number }
    }
    notes.push({ ruleId: 'pdf.no-text', reason: `page ${number} has no usable text`, severity: 'warning', page: number })
    return content
  } catch (error) {
    if (error instanceof UnreadableError) throw error
    const reason = error instanceof Error ? error.message : String(error)
    notes.push({ ruleId: 'pdf.page', reason: `page ${number} cannot be read: ${reason}`, severity: 'error', page: number })
    return null
  } finally {
    page?.close()
  }
}

export const pdfAdapter: Adapter = {
  id: 'pdf',
  mediaType: 'application/pdf',
  read: (bytes, options) => readPdf(bytes, options, pdfRecogniser(options)),
}
