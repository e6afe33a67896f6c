/** One scanned page: its picture cleaned, its ruled lines found, its text recognised region by region. */
import { type Grid, type GridCell, gridsOf } from '../layout/grid.ts'
import type { PageContent, Rule } from '../layout/types.ts'
import { sauvola, unspeck, whitened } from './clean.ts'
import { readColumns } from './columns.ts'
import type { Engine, Frame, Region } from './engine.ts'
import type { Grey, Ink } from './grey.ts'
import { lookAgain, sureness } from './second-look.ts'
import { takeRules } from './rules.ts'
import { skewOf, straightened } from './skew.ts'
import { greyOf, type Pixels } from './stamp.ts'
import { wordsFrom } from './words.ts'

export interface Scan {
  /** pixels in an inch of the paper */
  dpi: number
  pixels: Pixels
}

export interface ScannedPage {
  content: PageContent
  /** of the words, by their length: 0 to 100 */
  confidence: number
  /** how far the page lay askew, in degrees */
  skew: number
  stamps: number
}

interface Prepared {
  grey: Grey
  ink: Ink
  rules: Rule[]
  skew: number
  stamps: number
}

/** Cleans a picture: stamps out, straight, white paper, ruled lines apart. */
export function prepare({ pixels, dpi }: Scan): Prepared {
  const { grey, stamps } = greyOf(pixels, dpi)
  const skew = skewOf(grey)
  const straight = straightened(grey, skew)
  const ink = sauvola(straight, dpi)
  unspeck(ink, dpi)
  const rules = takeRules(ink, dpi)
  return { grey: whitened(straight, ink), ink, rules, skew, stamps }
}

/** A box of the picture with some ink in it. */
function hasInk({ width, data }: Ink, { x0, y0, x1, y1 }: Frame): boolean {
  let count = 0
  for (let y = y0; y < y1; y += 1)
    for (let at = y * width + x0; at < y * width + x1; at += 1) if (data[at] === 1 && ++count > 12) return true
  return false
}

function frameOf(cell: GridCell, perPoint: number, inset: number, { width, height }: Grey): Frame {
  const frame = {
    x0: Math.max(0, Math.round(cell.x0 * perPoint) + inset),
    y0: Math.max(0, Math.round(cell.y0 * perPoint) + inset),
    x1: Math.min(width, Math.round(cell.x1 * perPoint) - inset),
    y1: Math.min(height, Math.round(cell.y1 * perPoint) - inset),
  }
  return frame
}

/** Cells that are read by themselves; a frame around half of the page is no table. */
function cellFrames(grids: readonly Grid[], { grey, ink }: Prepared, dpi: number): Frame[] {
  const perPoint = dpi / 72
  const area = (grey.width * grey.height) / 2
  const frames = grids.flatMap(({ cells }) => cells.map((cell) => frameOf(cell, perPoint, Math.round(dpi / 100), grey)))
  return frames.filter((frame) => {
    const [width, height] = [frame.x1 - frame.x0, frame.y1 - frame.y0]
    return width > dpi / 12 && height > dpi / 12 && width * height < area && hasInk(ink, frame)
  })
}

/** The picture without these boxes. */
function without({ width, height, data }: Grey, frames: readonly Frame[]): Grey {
  const rest = data.slice()
  for (const { x0, y0, x1, y1 } of frames) for (let y = y0; y < y1; y += 1) rest.fill(255, y * width + x0, y * width + x1)
  return { width, height, data: rest }
}

/**
 * Reads one page.
 * @returns words and rules in points, and how sure the recogniser was
 */
export async function readScan(scan: Scan, engine: Engine): Promise<ScannedPage> {
  const page = prepare(scan)
  const scale = 72 / scan.dpi
  const rules = page.rules.map(({ x0, y0, x1, y1 }) => ({ x0: x0 * scale, y0: y0 * scale, x1: x1 * scale, y1: y1 * scale }))
  const frames = cellFrames(gridsOf(rules) ?? [], page, scan.dpi)
  const [whole] = await engine.read(without(page.grey, frames), scan.dpi, [{ frame: null, mode: 'page' }])
  const regions = frames.map((frame): Region => ({ frame, mode: 'block' }))
  const cells = regions.length > 0 ? await engine.read(page.grey, scan.dpi, regions) : []
  const flow = await readColumns(whole ?? [], page.grey, page.ink, scan.dpi, engine)
  const lines = await lookAgain([...flow, ...cells.flat()], page.grey, scan.dpi, engine)
  const content = { width: page.grey.width * scale, height: page.grey.height * scale, words: wordsFrom(lines, page.ink, scale), rules }
  return { content, confidence: sureness(lines), skew: page.skew, stamps: page.stamps }
}
