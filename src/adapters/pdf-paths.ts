/** Straight lines out of drawn paths: table borders come as strokes, as thin filled boxes or as stroked boxes. */
import type { Rule } from './layout/types.ts'
import { type Matrix, place } from './pdf-matrix.ts'

/** A filled box up to this thickness (points) is a line. */
const THIN = 2.5
/** Lines may lean by this much (points). */
const LEAN = 1
/** Shorter lines are dashes, dots and letters drawn as paths. */
const SHORTEST = 3
/** Paths with more points than this are drawings. */
const LONGEST_PATH = 4000

type Point = [number, number]

const MOVE = 0
const LINE = 1
const CURVE = 2
const QUADRATIC = 3
const CLOSE = 4

/** The subpaths of a path in pdf.js' packed form; null where curves make it a drawing. */
function subpaths(data: ArrayLike<number>, matrix: Matrix): Point[][] {
  const paths: Point[][] = []
  let current: Point[] = []
  let curved = false
  const end = () => {
    if (current.length > 1 && !curved) paths.push(current)
    current = []
    curved = false
  }
  for (let i = 0; i < data.length; ) {
    const op = data[i]
    if (op === MOVE) {
      end()
      current = [place(matrix, data[i + 1] ?? 0, data[i + 2] ?? 0)]
      i += 3
    } else if (op === LINE) {
      current.push(place(matrix, data[i + 1] ?? 0, data[i + 2] ?? 0))
      i += 3
    } else if (op === CURVE || op === QUADRATIC) {
      curved = true
      i += op === CURVE ? 7 : 5
    } else {
      if (op === CLOSE && current[0]) current.push(current[0])
      i += 1
    }
  }
  end()
  return paths
}

function segment([ax, ay]: Point, [bx, by]: Point): Rule | null {
  const dx = Math.abs(ax - bx)
  const dy = Math.abs(ay - by)
  if (dy <= LEAN && dx >= SHORTEST) return { x0: Math.min(ax, bx), y0: (ay + by) / 2, x1: Math.max(ax, bx), y1: (ay + by) / 2 }
  if (dx <= LEAN && dy >= SHORTEST) return { x0: (ax + bx) / 2, y0: Math.min(ay, by), x1: (ax + bx) / 2, y1: Math.max(ay, by) }
  return null
}

function thinBox(path: Point[]): Rule | null {
  const xs = path.map(([x]) => x)
  const ys = path.map(([, y]) => y)
  const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const [width, height] = [x1 - x0, y1 - y0]
  if (height <= THIN && width >= SHORTEST && width > height) return { x0, y0: (y0 + y1) / 2, x1, y1: (y0 + y1) / 2 }
  if (width <= THIN && height >= SHORTEST) return { x0: (x0 + x1) / 2, y0, x1: (x0 + x1) / 2, y1 }
  return null
}

/**
 * The straight horizontal and vertical lines that one path draws.
 * @param data pdf.js' packed path (operator, then its coordinates)
 * @param matrix from the path's space to the page, in points from the top left corner
 */
export function rulesOf(data: ArrayLike<number>, matrix: Matrix, paint: { stroke: boolean; fill: boolean }): Rule[] {
  if (data.length > LONGEST_PATH) return []
  const rules: Rule[] = []
  for (const path of subpaths(data, matrix)) {
    const thin = path.length <= 6 ? thinBox(path) : null
    if (thin) rules.push(thin)
    else if (paint.stroke) {
      for (let i = 1; i < path.length; i += 1) {
        const rule = segment(path[i - 1] as Point, path[i] as Point)
        if (rule) rules.push(rule)
      }
    }
  }
  return rules
}
