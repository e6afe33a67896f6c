/** Red seals, coloured stamps and signatures: taken out of a picture, what was written below them kept. */
import { unspeck } from './clean.ts'
import type { Grey, Ink } from './grey.ts'

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
/** Inside a stamp's box a tinge is enough: JPEG washes colours out. The least difference, and in parts of the brightest channel. */
const TINGED = 20
const TINGE = 0.2
/** Specks of a stamp are smaller across than this, in inches. */
const REST = 0.014
/** Brighter than this is paper. */
const PAPER = 190
/** Coloured pixels darker than this part of the stamp's own dark shade are letters below it. */
const UNDER = 0.72
/** Grey pixels lighter than this part of the paper are the stamp's blurred edge. */
const FADED = 0.78

function isColoured(red: number, green: number, blue: number): boolean {
  return Math.max(red, green, blue) - Math.min(red, green, blue) > COLOURED
}

function isTinged(red: number, green: number, blue: number): boolean {
  const brightest = Math.max(red, green, blue)
  return brightest - Math.min(red, green, blue) > Math.max(TINGED, TINGE * brightest)
}

interface Squares {
  columns: number
  rows: number
  /** 2: coloured ink; 1: a tinge of it, in ink darker than paper; 0: neither */
  held: Uint8Array
}

/** Squares of the page that hold coloured ink. */
function colouredSquares({ width, height, data }: Pixels, side: number): Squares {
  const columns = Math.ceil(width / side)
  const rows = Math.ceil(height / side)
  const coloured = new Uint16Array(columns * rows)
  const tinged = new Uint16Array(columns * rows)
  for (let y = 0; y < height; y += 2) {
    const row = Math.floor(y / side) * columns
    for (let x = 0; x < width; x += 2) {
      const i = 4 * (y * width + x)
      const [red, green, blue] = [data[i] as number, data[i + 1] as number, data[i + 2] as number]
      const square = row + Math.floor(x / side)
      if (isColoured(red, green, blue)) coloured[square] = (coloured[square] as number) + 1
      if (Math.max(red, green, blue) < PAPER && isTinged(red, green, blue)) tinged[square] = (tinged[square] as number) + 1
    }
  }
  const least = Math.max(2, (side * side) / 100)
  const held = Uint8Array.from(coloured, (count, at) => (count >= least ? 2 : (tinged[at] as number) >= least ? 1 : 0))
  return { columns, rows, held }
}

/** Boxes around squares that touch, some of them coloured for certain. */
function boxes({ columns, rows, held }: Squares): Box[] {
  const found: Box[] = []
  const seen = new Uint8Array(held.length)
  for (let start = 0; start < held.length; start += 1) {
    if (held[start] !== 2 || seen[start] === 1) continue
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

/** The shade below which so many of the counted shades lie. */
function quantile(counts: Uint32Array, share: number): number {
  const needed = share * counts.reduce((sum, count) => sum + count, 0)
  let [sum, shade] = [0, 0]
  for (; shade < 255; shade += 1) {
    sum += counts[shade] as number
    if (sum >= needed) break
  }
  return shade
}

/** Inks of a stamp's box: paper and letters, red, any other colour. */
type Kind = 'plain' | 'red' | 'other'

/** Inside a stamp's box, coloured pixels are paper, unless they are far darker than that ink usually is: letters below it. */
function pale({ width, data }: Pixels, grey: Uint8Array, { x0, y0, x1, y1 }: Box): void {
  const shades: Record<Kind, Uint32Array> = { plain: new Uint32Array(256), red: new Uint32Array(256), other: new Uint32Array(256) }
  const each = (act: (at: number, kind: Kind, shade: number) => void) => {
    for (let y = y0; y < y1; y += 1) {
      for (let at = y * width + x0; at < y * width + x1; at += 1) {
        const [red, green, blue] = [data[4 * at] as number, data[4 * at + 1] as number, data[4 * at + 2] as number]
        if (!isTinged(red, green, blue)) act(at, 'plain', Math.max(red, green, blue))
        else act(at, red >= green && red >= blue ? 'red' : 'other', grey[at] as number)
      }
    }
  }
  each((_, kind, shade) => {
    shades[kind][shade] = (shades[kind][shade] as number) + 1
  })
  const limits: Record<Kind, number> = {
    plain: FADED * quantile(shades.plain, 0.75),
    red: UNDER * quantile(shades.red, 0.35),
    other: UNDER * quantile(shades.other, 0.35),
  }
  each((at, kind, shade) => {
    grey[at] = shade > limits[kind] ? 255 : shade
  })
}

/** What is left of a stamp after that: specks that touch no letter. */
function scrub({ width, data }: Grey, { x0, y0, x1, y1 }: Box, dpi: number): void {
  const part: Ink = { width: x1 - x0, height: y1 - y0, data: new Uint8Array((x1 - x0) * (y1 - y0)) }
  for (let y = y0, at = 0; y < y1; y += 1)
    for (let x = x0; x < x1; x += 1, at += 1) if ((data[y * width + x] as number) < PAPER) part.data[at] = 1
  const before = part.data.slice()
  unspeck(part, dpi, REST)
  before.forEach((ink, at) => {
    if (ink === 1 && part.data[at] === 0) data[(y0 + Math.floor(at / part.width)) * width + x0 + (at % part.width)] = 255
  })
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
  const squares = colouredSquares(pixels, side)
  // a page all in colour is a photograph or yellow paper
  const share = squares.held.filter((value) => value === 2).length / squares.held.length
  if (share > 0.5) return { grey: { width, height, data: grey }, stamps: 0 }
  const stamps = boxes(squares).filter(({ y0, y1 }) => (y1 - y0) * side > STAMP_HEIGHT * dpi)
  for (const { x0, y0, x1, y1 } of stamps) {
    const box = {
      x0: Math.max(0, (x0 - 1) * side),
      y0: Math.max(0, (y0 - 1) * side),
      x1: Math.min(width, (x1 + 1) * side),
      y1: Math.min(height, (y1 + 1) * side),
    }
    pale(pixels, grey, box)
    scrub({ width, height, data: grey }, box, dpi)
  }
  return { grey: { width, height, data: grey }, stamps: stamps.length }
}
