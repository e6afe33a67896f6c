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

/** Pixels at the foot of letters: ink with paper below. */
function feet(small: Grey): { xs: Float32Array; ys: Float32Array } {
  const { width, height, data } = inkOf(small, otsu(small.data))
  const xs: number[] = []
  const ys: number[] = []
  for (let y = 0; y < height - 1; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (data[y * width + x] === 1 && data[(y + 1) * width + x] === 0) {
        xs.push(x - width / 2)
        ys.push(y)
      }
    }
  }
  return { xs: Float32Array.from(xs), ys: Float32Array.from(ys) }
}

/** The sharper the rows stand out, the better the angle. */
function sharpness({ xs, ys }: { xs: Float32Array; ys: Float32Array }, degrees: number, height: number): number {
  const slope = Math.tan((degrees * Math.PI) / 180)
  const margin = 64
  const counts = new Float64Array(height + 2 * margin)
  for (let i = 0; i < xs.length; i += 1) {
    const row = Math.round((ys[i] as number) - (xs[i] as number) * slope) + margin
    if (row >= 0 && row < counts.length) counts[row] = (counts[row] as number) + 1
  }
  return counts.reduce((sum, count) => sum + count * count, 0)
}

/** The skew in degrees, clockwise positive; 0 where nothing stands out. */
export function skewOf(grey: Grey): number {
  const small = reduced(grey, Math.max(1, Math.floor(grey.width / WIDTH)))
  const points = feet(small)
  if (points.xs.length < 200) return 0
  const best = (from: number, to: number, step: number) => {
    let [angle, most] = [0, -1]
    for (let degrees = from; degrees <= to + 1e-9; degrees += step) {
      const value = sharpness(points, degrees, small.height)
      if (value > most) [angle, most] = [degrees, value]
    }
    return angle
  }
  const coarse = best(-MOST, MOST, COARSE)
  const fine = best(coarse - COARSE, coarse + COARSE, FINE)
  return Math.abs(fine) < LEAST || Math.abs(coarse) >= MOST ? 0 : fine
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
