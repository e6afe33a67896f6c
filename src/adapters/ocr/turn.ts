/** Sheets that went through the scanner on their side or upside down. */
import type { Frame } from './engine.ts'
import type { Grey, Ink } from './grey.ts'
import { lieOf } from './skew.ts'

/** Quarter turns clockwise. */
export type Turns = 0 | 1 | 2 | 3

/** Lines must stand out so much more sharply the other way. */
const CLEARER = 1.25
/** From here on there is no doubt. */
const CLEAR = 2.2

/** The picture turned clockwise by quarters. */
export function turned(picture: Grey, turns: Turns): Grey {
  const { width, height, data } = picture
  if (turns === 0) return picture
  const result = new Uint8Array(data.length)
  if (turns === 2) {
    for (let from = 0, to = data.length - 1; to >= 0; from += 1, to -= 1) result[to] = data[from] as number
    return { width, height, data: result }
  }
  for (let y = 0, at = 0; y < height; y += 1) {
    const column = turns === 1 ? height - 1 - y : y
    for (let x = 0; x < width; x += 1, at += 1) result[(turns === 1 ? x : width - 1 - x) * height + column] = data[at] as number
  }
  return { width: height, height: width, data: result }
}

/**
 * The ways up that the lines of a page allow: as it is where they run across, or turned by a quarter to either side where they run up
 * or down; all of these where neither is clear (a narrow column).
 */
export function waysUp(picture: Grey): readonly Turns[] {
  const sideways = lieOf(turned(picture, 1)).clearness / lieOf(picture).clearness
  if (sideways < CLEARER) return [0]
  return sideways > CLEAR ? [1, 3] : [0, 1, 3]
}

/** Inches: a few lines; and white around them. */
const SAMPLE = 2.2
const MARGIN = 0.1

/** The band of the page with the most ink, from white to white; null where there is next to none. */
export function sampleOf({ width, height, data }: Ink, dpi: number): Frame | null {
  const rows = Array.from({ length: height }, (_, y) => data.subarray(y * width, (y + 1) * width).reduce((sum, ink) => sum + ink, 0))
  const band = Math.min(height, Math.round(SAMPLE * dpi))
  let sum = rows.slice(0, band).reduce((total, count) => total + count, 0)
  let [most, top] = [sum, 0]
  for (let y = band; y < height; y += 1) {
    sum += (rows[y] as number) - (rows[y - band] as number)
    if (sum > most) [most, top] = [sum, y - band + 1]
  }
  if (most < band) return null
  let bottom = top + band
  // no line is cut through
  while (top > 0 && (rows[top] as number) > 0) top -= 1
  while (bottom < height && (rows[bottom - 1] as number) > 0) bottom += 1
  let [left, right] = [width, 0]
  for (let y = top; y < bottom; y += 1) {
    const row = data.subarray(y * width, (y + 1) * width)
    const first = row.indexOf(1)
    if (first < 0) continue
    left = Math.min(left, first)
    right = Math.max(right, row.lastIndexOf(1) + 1)
  }
  const margin = Math.round(MARGIN * dpi)
  return { x0: Math.max(0, left - margin), y0: top, x1: Math.min(width, right + margin), y1: bottom }
}
