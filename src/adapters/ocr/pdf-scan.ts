/** Recognises pages of a PDF. A page is drawn as it is shown, at its pictures' own resolution: strips, masks and overlays come together. */
import type { ReadOptions } from '../adapter.ts'
import type { Picture } from '../layout/types.ts'
import type { PdfPage, Recogniser } from '../pdf.ts'
import { engineFor } from './choose.ts'
import { notesOf } from './notes.ts'
import { paperScale, workingDpi } from './paper.ts'
import { readScan } from './scan.ts'

/** Smaller pictures (in parts of the page) are ornaments and do not set the resolution. */
const ORNAMENT = 0.1

function resolutionOf(pictures: readonly Picture[], area: number): number {
  const large = pictures.filter(({ x0, y0, x1, y1 }) => (x1 - x0) * (y1 - y0) > ORNAMENT * area)
  return Math.max(0, ...large.map(({ resolution }) => resolution ?? 0))
}

/** Pixels in an inch of paper at which a page is drawn. */
async function dpiOf(page: PdfPage, paper: number): Promise<number> {
  return workingDpi((72 * resolutionOf(await page.getPictures(), page.width * page.height)) / paper)
}

/** Undefined where nobody may recognise. */
export function pdfRecogniser(options: ReadOptions): Recogniser | undefined {
  if (options.ocr === 'off') return undefined
  return async (page) => {
    options.onScannedPage?.()
    const paper = paperScale(page.width, page.height)
    const dpi = await dpiOf(page, paper)
    const { pixels, scale } = await page.render((dpi * paper) / 72)
    const read = await readScan({ pixels, dpi: (72 * scale) / paper }, await engineFor(options.ocr))
    if (read.content.words.length === 0) return null
    return { content: read.content, notes: notesOf(read, page.number) }
  }
}
