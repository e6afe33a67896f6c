/** TIFF files, as scanners and fax machines write them: several pages, CCITT, LZW, JPEG or nothing. The one file that loads utif2. */
import { UnreadableError } from '../adapter.ts'
import { checkSize } from './picture.ts'
import type { Pixels } from './stamp.ts'

/** More pages are not looked at. */
const PAGES_MAX = 2000

/**
 * The pages of a TIFF, each decoded when its turn comes.
 * @throws UnreadableError 'image.broken', 'image.large'
 */
export async function openTiff(bytes: Uint8Array): Promise<{ pages: number; page(number: number): Pixels }> {
  const { default: utif } = await import('utif2')
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
  const broken = (error: unknown) => new UnreadableError('image.broken', {}, { cause: error })
  try {
    // thumbnails stand beside pages
    const pages = utif.decode(buffer).filter(({ t256, t257, t254 }) => t256 && t257 && (t254 as number[] | undefined)?.[0] !== 1)
    if (pages.length === 0) throw new Error('expected a page in the TIFF')
    return {
      pages: Math.min(pages.length, PAGES_MAX),
      page(number) {
        const page = pages[number - 1]
        if (!page) throw new RangeError(`expected a page from 1 to ${pages.length}, got ${number}`)
        checkSize((page.t256 as number[])[0] ?? 0, (page.t257 as number[])[0] ?? 0)
        try {
          utif.decodeImage(buffer, page)
          const pixels = { width: page.width, height: page.height, data: utif.toRGBA8(page) }
          page.data = new Uint8Array(0)
          return pixels
        } catch (error) {
          throw broken(error)
        }
      },
    }
  } catch (error) {
    throw error instanceof UnreadableError ? error : broken(error)
  }
}
