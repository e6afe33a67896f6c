/** Skew: how far a page lies askew, measured by the profile of its lines, and turned back. */
import { type Grey, inkOf, otsu, reduced } from './grey.ts'

/** Degrees. */
const MOST = 4
const COARSE = 0.25
const FINE = 0.05
/** Turned less than this, letters lose more than lines gain. */
const LEAST = 0.08
/** Width of the picture that the angle is measured on. */
const WIDTH = 800

/** White before the first letter of a line, in parts of the width. */
const GAP = 1 / 40
/** Beginnings this near to the picture's edge are the scanner's shadow, in parts of the width. */
const SHADOW = 0.02
/** Short lines tell little by their feet; the edge of their column runs far down the page. */
const EDGE_WEIGHT = 0.5

/** Places that lie on straight lines across the page (`along` runs with the line). */
interface Points {
  along: Float32Array
  over: Float32Array
}

/** Pixels at the foot of letters, ink with paper below; and where lines begin, ink with much paper before it. */
function marksOf(small: Grey): { feet: Points; beginnings: Points } {
  const { width, height, data } = inkOf(small, otsu(small.data))
  const gap = Math.round(GAP * width)
  const shadow = Math.round(SHADOW * width)
  const feet: number[][] = [[], []]
  const beginnings: number[][] = [[], []]
  for (let y = 0; y < height - 1; y += 1) {
    let last = -gap
    for (let x = 0; x < width; x += 1) {
      if (data[y * width + x] === 0) continue
      if (data[(y + 1) * width + x] === 0) {
        feet[0]?.push(x - width / 2)
        feet[1]?.push(y)
      }
      if (x - last > gap && x > shadow && x < width - shadow) {
        beginnings[0]?.push(height / 2 - y)
        beginnings[1]?.push(x)
      }
      last = x
    }
  }
  const points = ([along = [], over = []]: number[][]) => ({ along: Float32Array.from(along), over: Float32Array.from(over) })
  return { feet: points(feet), beginnings: points(beginnings) }
}

/** The sharper the lines stand out, the better the angle. */
function sharpness({ along, over }: Points, degrees: number, length: number): number {
  const slope = Math.tan((degrees * Math.PI) / 180)
  const margin = 96
  const counts = new Float64Array(length + 2 * margin)
  for (let i = 0; i < along.length; i += 1) {
    const row = Math.round((over[i] as number) - (along[i] as number) * slope) + margin
    if (row >= 0 && row < counts.length) counts[row] = (counts[row] as number) + 1
  }
  return counts.reduce((sum, count) => sum + count * count, 0)
}

/** How lines lie on a page. */
export interface Lie {
  /** degrees, clockwise positive; 0 where nothing stands out */
  skew: number
  /** how sharply lines stand out against a page without any, which has 1 */
  clearness: number
}

/** Measures how far a page lies askew, and whether it has lines at all. */
export function lieOf(grey: Grey): Lie {
  const small = reduced(grey, Math.max(1, Math.floor(Math.min(grey.width, grey.height) / WIDTH)))
  const { feet, beginnings } = marksOf(small)
  const count = feet.along.length
  if (count < 200) return { skew: 0, clearness: 1 }
  // each against its own level, so that many pixels do not outvote telling ones
  const level = sharpness(feet, 0, small.height)
  const edgeLevel = Math.max(1, sharpness(beginnings, 0, small.width))
  const value = (degrees: number) =>
    sharpness(feet, degrees, small.height) / level + (EDGE_WEIGHT * sharpness(beginnings, degrees, small.width)) / edgeLevel
  const best = (from: number, to: number, step: number) => {
    let [angle, most] = [0, -1]
    for (let degrees = from; degrees <= to + 1e-9; degrees += step) {
      const now = value(degrees)
      if (now > most) [angle, most] = [degrees, now]
    }
    return angle
  }
  const coarse = best(-MOST, MOST, COARSE)
  const fine = best(coarse - COARSE, coarse + COARSE, FINE)
  const clearness = (sharpness(feet, fine, small.height) * small.height) / (count * count)
  return { skew: Math.abs(fine) < LEAST || Math.abs(coarse) >= MOST ? 0 : fine, clearness }
}

/** The picture turned back by so many degrees about its middle, on a sheet of the same size. */
export function straightened({ width, height, data }: Grey, degrees: number): Grey {
  if (degrees === 0) return { width, height, data }
  const turned = new Uint8Array(width * height).fill(255)
  const sin = Math.sin((degrees * Math.PI) / 180)
  const cos = Math.cos((degrees * Math.PI) / 180)
  const [cx, cy] = [width / 2, height / 2]
  for (let y = 0; y < height; y += 1) {
    let sx = cx + (0 - cx) * cos - (y - cy) * sin
    let sy = cy + (0 - cx) * sin + (y - cy) * cos
    const row = y * width
    for (let x = 0; x < width; x += 1, sx += cos, sy += sin) {
      const ix = Math.floor(sx)
      const iy = Math.floor(sy)
      if (ix < 0 || iy < 0 || ix >= width - 1 || iy >= height - 1) continue
      const at = iy * width + ix
      const fx = sx - ix
      const fy = sy - iy
      const top = (data[at] as number) * (1 - fx) + (data[at + 1] as number) * fx
      const low = (data[at + width] as number) * (1 - fx) + (data[at + width + 1] as number) * fx
      turned[row + x] = top * (1 - fy) + low * fy + 0.5
    }
  }
  return { width, height, data: turned }
}
