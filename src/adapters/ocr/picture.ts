/** Pictures by themselves, decoded at the resolution that OCR wants. The one file that loads the canvas. */
import { UnreadableError } from '../adapter.ts'
import type { Scan } from './scan.ts'
import type { Pixels } from './stamp.ts'
import { pictureDpi, workingDpi } from './paper.ts'

/** Larger pictures are refused before they are decoded. */
const PIXELS_MAX = 120_000_000

/**
 * Decodes a PNG, JPEG, GIF, BMP or WebP; a photograph is turned as its camera held it.
 * @throws UnreadableError 'image.broken', 'image.large'
 */
export async function decodePicture(bytes: Uint8Array): Promise<Scan> {
  const { createCanvas, Image } = await import('@napi-rs/canvas')
  const image = new Image()
  const failed = new Promise<never>((_, fail) => {
    image.onerror = fail
  })
  failed.catch(() => {})
  try {
    image.src = bytes
    checkSize(image.width, image.height)
    await Promise.race([image.decode(), failed])
  } catch (error) {
    if (error instanceof UnreadableError) throw error
    throw new UnreadableError('image.broken', {}, { cause: error })
  }
  return scaled(image.width, image.height, createCanvas, (context, width, height) => context.drawImage(image, 0, 0, width, height))
}

/** Pixels that are decoded already, brought to the resolution that OCR wants. */
export async function scanOf(pixels: Pixels): Promise<Scan> {
  const own = pictureDpi(pixels.width, pixels.height)
  if (workingDpi(own) === own) return { pixels, dpi: own }
  const { createCanvas } = await import('@napi-rs/canvas')
  const source = createCanvas(pixels.width, pixels.height)
  const context = source.getContext('2d')
  const image = context.createImageData(pixels.width, pixels.height)
  image.data.set(pixels.data)
  context.putImageData(image, 0, 0)
  return scaled(pixels.width, pixels.height, createCanvas, (target, width, height) => target.drawImage(source, 0, 0, width, height))
}

type Canvas = typeof import('@napi-rs/canvas')
type Context = ReturnType<ReturnType<Canvas['createCanvas']>['getContext']> & import('@napi-rs/canvas').SKRSContext2D

function scaled(
  width: number,
  height: number,
  createCanvas: Canvas['createCanvas'],
  draw: (context: Context, width: number, height: number) => void,
): Scan {
  const own = pictureDpi(width, height)
  const dpi = workingDpi(own)
  const canvas = createCanvas(Math.max(1, Math.round((width * dpi) / own)), Math.max(1, Math.round((height * dpi) / own)))
  const context = canvas.getContext('2d') as Context
  // transparent paper is white paper
  context.fillStyle = 'white'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.imageSmoothingQuality = 'high'
  draw(context, canvas.width, canvas.height)
  return { pixels: context.getImageData(0, 0, canvas.width, canvas.height), dpi }
}

/** @throws UnreadableError 'image.large' */
export function checkSize(width: number, height: number): void {
  if (!(width * height <= PIXELS_MAX)) throw new UnreadableError('image.large', { width, height })
  if (width < 1 || height < 1) throw new UnreadableError('image.broken')
}
