/** One scanned page: its picture cleaned, its ruled lines found, its text recognised region by region. */
import { isSyllable } from '../../text/syllable.ts'
import { type Grid, type GridCell, gridsOf } from '../layout/grid.ts'
import type { PageContent, Rule } from '../layout/types.ts'
import { sauvola, unspeck, whitened } from './clean.ts'
import { readColumns } from './columns.ts'
import type { Engine, Frame, Region, SeenLine } from './engine.ts'
import type { Grey, Ink } from './grey.ts'
import { lookAgain, sureness } from './second-look.ts'
import { takeRules } from './rules.ts'
import { lieOf, straightened } from './skew.ts'
import { greyOf, type Pixels } from './stamp.ts'
import { sampleOf, type Turns, turned, waysUp } from './turn.ts'
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
  /** quarter turns clockwise that set it upright */
  turns: Turns
}

/** Sheets that are read less surely than this may stand on their head. */
const UPSIDE_DOWN = 75
/** Words read less surely say nothing about which way is up. */
const SURE = 80

interface Prepared {
  grey: Grey
  ink: Ink
  rules: Rule[]
  skew: number
}

/** Cleans a picture without stamps: straight, white paper, ruled lines apart. */
function cleaned(grey: Grey, dpi: number): Prepared {
  const { skew } = lieOf(grey)
  const straight = straightened(grey, skew)
  const ink = sauvola(straight, dpi)
  unspeck(ink, dpi)
  const rules = takeRules(ink, dpi)
  return { grey: whitened(straight, ink), ink, rules, skew }
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

/** What was recognised of an upright picture. */
async function recognised(page: Prepared, dpi: number, engine: Engine): Promise<{ lines: SeenLine[]; rules: Rule[] }> {
  const scale = 72 / dpi
  const rules = page.rules.map(({ x0, y0, x1, y1 }) => ({ x0: x0 * scale, y0: y0 * scale, x1: x1 * scale, y1: y1 * scale }))
  const frames = cellFrames(gridsOf(rules) ?? [], page, dpi)
  const [whole] = await engine.read(without(page.grey, frames), dpi, [{ frame: null, mode: 'page' }])
  const regions = frames.map((frame): Region => ({ frame, mode: 'block' }))
  const cells = regions.length > 0 ? await engine.read(page.grey, dpi, regions) : []
  const flow = await readColumns(whole ?? [], page.grey, page.ink, dpi, engine)
  return { lines: await lookAgain([...flow, ...cells.flat()], page.grey, dpi, engine), rules }
}

/** A page set upright by so many quarter turns. */
interface Upright {
  turns: Turns
  page: Prepared
}

/** How many letters of Vietnamese syllables are surely read in the densest part of a page. */
async function sampled({ grey, ink }: Prepared, dpi: number, engine: Engine): Promise<number> {
  const frame = sampleOf(ink, dpi)
  if (!frame) return 0
  const [lines = []] = await engine.read(grey, dpi, [{ frame, mode: 'block' }])
  const sure = lines
    .flatMap(({ words }) => words)
    .filter(({ text, confidence }) => confidence > SURE && text.length > 1 && isSyllable(text))
  return sure.reduce((sum, { text }) => sum + text.length, 0)
}

/** The one of these ways up in which most is read; the first where several are. */
async function surest(grey: Grey, ways: readonly Turns[], dpi: number, engine: Engine): Promise<Upright> {
  const pages = ways.map((turns) => ({ turns, page: cleaned(turned(grey, turns), dpi) }))
  let best = pages[0] as Upright
  if (pages.length === 1) return best
  let most = -1
  for (const upright of pages) {
    const letters = await sampled(upright.page, dpi, engine)

    if (letters > most) [best, most] = [upright, letters]
  }
  return best
}

/**
 * Reads one page, set upright first: one that lies on its side shows it by its lines, one that stands on its head by what it reads like.
 * @returns words and rules in points, and how sure the recogniser was
 */
export async function readScan({ dpi, pixels }: Scan, engine: Engine): Promise<ScannedPage> {
  const { grey, stamps } = greyOf(pixels, dpi)
  let { turns, page } = await surest(grey, waysUp(grey), dpi, engine)
  let { lines, rules } = await recognised(page, dpi, engine)
  if (turns === 0 && lines.length > 0 && sureness(lines) < UPSIDE_DOWN) {
    const over = await surest(grey, [0, 2], dpi, engine)
    if (over.turns !== 0) {
      ;({ turns, page } = over)
      ;({ lines, rules } = await recognised(page, dpi, engine))
    }
  }
  const scale = 72 / dpi
  const content = { width: page.grey.width * scale, height: page.grey.height * scale, words: wordsFrom(lines, page.ink, scale), rules }
  return { content, confidence: sureness(lines), skew: page.skew, stamps, turns }
}
