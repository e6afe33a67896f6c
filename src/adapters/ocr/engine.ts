/** What a recogniser is, whoever does the reading: the embedded one or the system's. */
import type { Grey } from './grey.ts'

/** A rectangle of a picture, in pixels. */
export interface Frame {
  x0: number
  y0: number
  x1: number
  y1: number
}

export interface SeenWord extends Frame {
  text: string
  /** 0 to 100 */
  confidence: number
}

export interface SeenLine {
  words: SeenWord[]
  /** where the letters stand, at either end of the line */
  baseline: Frame
  /** from the top of capitals to the foot of descenders, as the recogniser reckons it */
  height: number
}

/** A part of the picture, and how its text lies: 'page' looks for columns and blocks, 'block' is one column, 'line' one line. */
export interface Region {
  frame: Frame | null
  mode: 'page' | 'block' | 'line'
}

export interface Engine {
  id: 'embedded' | 'system'
  /**
   * Reads regions of one picture.
   * @param dpi pixels in an inch
   * @returns the lines of each region, in the order of the regions
   */
  read(picture: Grey, dpi: number, regions: readonly Region[]): Promise<SeenLine[][]>
}

/** Tesseract's numbers for the modes. */
export const SEGMENTATION: Readonly<Record<Region['mode'], string>> = { page: '3', block: '6', line: '7' }

/** The picture in the simplest format that tesseract reads (PGM). */
export function pgm({ width, height, data }: Grey): Uint8Array {
  const head = new TextEncoder().encode(`P5\n${width} ${height}\n255\n`)
  const bytes = new Uint8Array(head.length + data.length)
  bytes.set(head)
  bytes.set(data, head.length)
  return bytes
}
