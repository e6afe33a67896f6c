/** Red seals, coloured stamps and signatures: taken out of a picture, what was written below them kept. */
import type { Grey } from './grey.ts'

/** A picture as canvases give it: four bytes a pixel, red, green, blue, opacity. */
export interface Pixels {
  width: number
  height: number
  data: Uint8Array | Uint8ClampedArray
}

interface Box {
  x0: number
  y0: number
  x1: number
  y1: number
}

/** Stamps are looked for on squares of so many inches. */
const SQUARE = 1 / 25
/** Coloured letters are lower than this; stamps and signatures are higher (inches). */
const STAMP_HEIGHT = 0.36
/** How much one channel must stand out. */
const COLOURED = 45
/** Darker than this is ink below the stamp, whatever its hue. */
const DARK = 95

function isColoured(red: number, green: number, blue: number): boolean {
  return Math.max(red, green, blue) - Math.min(red, green, blue) > COLOURED
}

/** Squares of the page that hold coloured ink. */
function colouredSquares({ width, height, data }: Pixels, side: number): { columns: number; rows: number; held: Uint8Array } {
  const columns = Math.ceil(width / side)
  const rows = Math.ceil(height / side)
  const counts = new Uint16Array(columns * rows)
  for (let y = 0; y < height; y += 2) {
    const row = Math.floor(y / side) * columns
    for (let x = 0; x < width; x += 2) {
      const i = 4 * (y * width + x)
      if (!isColoured(data[i] as number, data[i + 1] as number, data[i + 2] as number)) continue
      const square = row + Math.floor(x / side)
      counts[square] = (counts[square] as number) + 1
    }
  }
  const least = Math.max(2, (side * side) / 100)
  return { columns, rows, held: Uint8Array.from(counts, (count) => (count >= least ? 1 : 0)) }
}

/** Boxes around squares that touch. */
function boxes(columns: number, rows: number, held: Uint8Array): Box[] {
  const found: Box[] = []
  const seen = new Uint8Array(held.length)
  for (let start = 0; start < held.length; start += 1) {
    if (held[start] === 0 || seen[start] === 1) continue
    seen[start] = 1
    const todo = [start]
    const box = { x0: columns, y0: rows, x1: 0, y1: 0 }
    for (let square = todo.pop(); square !== undefined; square = todo.pop()) {
      const x = square % columns
      const y = (square - x) / columns
      box.x0 = Math.min(box.x0, x)
      box.x1 = Math.max(box.x1, x + 1)
      box.y0 = Math.min(box.y0, y)
      box.y1 = Math.max(box.y1, y + 1)
      for (let ny = Math.max(0, y - 1); ny <= Math.min(rows - 1, y + 1); ny += 1) {
        for (let nx = Math.max(0, x - 1); nx <= Math.min(columns - 1, x + 1); nx += 1) {
          const next = ny * columns + nx
          if (held[next] === 0 || seen[next] === 1) continue
          seen[next] = 1
          todo.push(next)
        }
      }
    }
    found.push(box)
  }
  return found
}

function luminance(red: number, green: number, blue: number): number {
  return (red * 77 + green * 151 + blue * 28) >> 8
}

/** Inside a stamp's box the brightest channel counts: the stamp pales, black letters stay black. */
function pale({ width, data }: Pixels, grey: Uint8Array, { x0, y0, x1, y1 }: Box): void {
  for (let y = y0; y < y1; y += 1) {
    for (let x = x0; x < x1; x += 1) {
      const at = y * width + x
      const [red, green, blue] = [data[4 * at] as number, data[4 * at + 1] as number, data[4 * at + 2] as number]
      const brightest = Math.max(red, green, blue)
      grey[at] = brightest > DARK && isColoured(red, green, blue) ? 255 : brightest
    }
  }
}

/**
 * Shades of grey without coloured stamps. Coloured letters outside stamps stay.
 * @param dpi pixels in an inch
 * @returns the picture, and how many stamps were taken out
 */
export function greyOf(pixels: Pixels, dpi: number): { grey: Grey; stamps: number } {
  const { width, height, data } = pixels
  const grey = new Uint8Array(width * height)
  for (let i = 0, at = 0; at < grey.length; at += 1, i += 4) {
    grey[at] = luminance(data[i] as number, data[i + 1] as number, data[i + 2] as number)
  }
  const side = Math.max(4, Math.round(SQUARE * dpi))
  const { columns, rows, held } = colouredSquares(pixels, side)
  // a page all in colour is a photograph or yellow paper
  const share = held.reduce((sum, value) => sum + value, 0) / held.length
  if (share > 0.5) return { grey: { width, height, data: grey }, stamps: 0 }
  const stamps = boxes(columns, rows, held).filter(({ y0, y1 }) => (y1 - y0) * side > STAMP_HEIGHT * dpi)
  for (const { x0, y0, x1, y1 } of stamps) {
    const margin = side
    pale(pixels, grey, {
      x0: Math.max(0, x0 * side - margin),
      y0: Math.max(0, y0 * side - margin),
      x1: Math.min(width, x1 * side + margin),
      y1: Math.min(height, y1 * side + margin),
    })
  }
  return { grey: { width, height, data: grey }, stamps: stamps.length }
}
