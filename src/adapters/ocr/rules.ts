/** Ruled lines in a picture: long stretches of ink, found for the layout engine and taken out before recognition. */
import type { Rule } from '../layout/types.ts'
import type { Ink } from './grey.ts'

/** A stretch of ink with a thickness, in pixels; `along` runs with the line, `across` over it. */
interface Band {
  from: number
  to: number
  top: number
  bottom: number
}

/** In inches: letters are shorter, lines are thinner. */
const SHORTEST = 0.42
const THICKEST = 0.035
/** Breaks in a printed line, in inches. */
const BREAK = 0.012

/** The same picture lying on its side: columns become rows. */
function turned({ width, height, data }: Ink): Ink {
  const sideways = new Uint8Array(data.length)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0, at = y * width; x < width; x += 1, at += 1) if (data[at] === 1) sideways[x * height + y] = 1
  }
  return { width: height, height: width, data: sideways }
}

/** Long runs of ink along rows, small breaks bridged. */
function longRuns({ width, height, data }: Ink, shortest: number, bridge: number): Band[] {
  const bands: Band[] = []
  for (let y = 0; y < height; y += 1) {
    const start = y * width
    let from = -1
    let last = -1
    for (let x = 0; x <= width; x += 1) {
      const inked = x < width && data[start + x] === 1
      if (inked) {
        if (from < 0) from = x
        last = x
      } else if (from >= 0 && (x - last > bridge || x === width)) {
        if (last - from + 1 >= shortest) bands.push({ from, to: last + 1, top: y, bottom: y + 1 })
        from = -1
      }
    }
  }
  return bands
}

/** Runs of neighbouring rows that lie over one another are one line. */
function joined(runs: readonly Band[]): Band[] {
  const open: Band[] = []
  const done: Band[] = []
  for (const run of runs) {
    for (let i = open.length - 1; i >= 0; i -= 1) if ((open[i] as Band).bottom < run.top - 1) done.push(...open.splice(i, 1))
    const under = open.find((band) => band.bottom >= run.top - 1 && run.from <= band.to + 2 && run.to >= band.from - 2)
    if (!under) {
      open.push({ ...run })
      continue
    }
    under.from = Math.min(under.from, run.from)
    under.to = Math.max(under.to, run.to)
    under.bottom = run.bottom
  }
  return [...done, ...open]
}

/** Whites a line out; where a letter crosses it, the letter stays. */
function erase({ width, height, data }: Ink, band: Band, halo: number): void {
  const top = Math.max(0, band.top - halo)
  const bottom = Math.min(height, band.bottom + halo)
  const reach = bottom - top
  for (let x = Math.max(0, band.from - halo); x < Math.min(width, band.to + halo); x += 1) {
    const above = top > 0 && data[(top - 1) * width + x] === 1
    const below = bottom < height && data[bottom * width + x] === 1
    if (above && below) continue
    for (let y = top; y < top + reach; y += 1) data[y * width + x] = 0
  }
}

function linesOf(ink: Ink, dpi: number): Band[] {
  const bands = joined(longRuns(ink, SHORTEST * dpi, Math.max(1, Math.round(BREAK * dpi))))
  return bands.filter(({ top, bottom }) => bottom - top <= Math.max(3, THICKEST * dpi))
}

/**
 * Finds ruled lines and takes them out of the ink.
 * @param dpi pixels in an inch
 * @returns the lines in pixels
 */
export function takeRules(ink: Ink, dpi: number): Rule[] {
  const halo = Math.max(1, Math.round(0.004 * dpi))
  const sideways = turned(ink)
  const level = linesOf(ink, dpi)
  const upright = linesOf(sideways, dpi)
  for (const band of level) erase(ink, band, halo)
  if (upright.length > 0) {
    const rest = turned(ink)
    for (const band of upright) erase(rest, band, halo)
    ink.data.set(turned(rest).data)
  }
  const horizontals = level.map(({ from, to, top, bottom }) => ({ x0: from, x1: to, y0: (top + bottom) / 2, y1: (top + bottom) / 2 }))
  const verticals = upright.map(({ from, to, top, bottom }) => ({ x0: (top + bottom) / 2, x1: (top + bottom) / 2, y0: from, y1: to }))
  return [...horizontals, ...verticals]
}
