/** Pictures of pages: PNG, JPEG, GIF, BMP and WebP hold one page, a TIFF may hold several. */
import type { RawDocument, ReadingNote } from '../tree/types.ts'
import { type Adapter, type ReadOptions, UnreadableError } from './adapter.ts'
import { Layout } from './layout/layout.ts'
import { engineFor } from './ocr/choose.ts'
import { notesOf } from './ocr/notes.ts'
import { decodePicture, scanOf } from './ocr/picture.ts'
import { readScan, type Scan } from './ocr/scan.ts'
import { openTiff } from './ocr/tiff.ts'

function isTiff(bytes: Uint8Array): boolean {
  const magic = String.fromCharCode(...bytes.subarray(0, 4))
  return magic === 'II*\0' || magic === 'MM\0*'
}

async function pagesOf(bytes: Uint8Array): Promise<{ pages: number; page(number: number): Promise<Scan> }> {
  if (!isTiff(bytes)) return { pages: 1, page: () => decodePicture(bytes) }
  const { pages, page } = await openTiff(bytes)
  return { pages, page: async (number) => scanOf(page(number)) }
}

/**
 * Reads a picture by OCR.
 * @throws UnreadableError 'ocr.off' (nobody may recognise it), 'image.broken', 'image.large'
 */
async function read(bytes: Uint8Array, { ocr, onScannedPage }: ReadOptions): Promise<RawDocument> {
  if (ocr === 'off') throw new UnreadableError('ocr.off')
  const source = await pagesOf(bytes)
  const engine = await engineFor(ocr)
  const layout = new Layout()
  const notes: ReadingNote[] = []
  for (let number = 1; number <= source.pages; number += 1) {
    onScannedPage?.()
    const scanned = await readScan(await source.page(number), engine)
    layout.add({ ...scanned.content, page: number })
    notes.push({ ruleId: 'pdf.ocr', reason: `page ${number}: its picture was read by OCR`, severity: 'info', page: number })
    notes.push(...notesOf(scanned, number))
  }
  const { blocks, notes: trouble } = layout.finish()
  return { blocks, pages: source.pages, textLayer: 'ocr', notes: [...notes, ...trouble], metadata: {} }
}

export const imageAdapter: Adapter = { id: 'image', mediaType: 'image/*', read }
