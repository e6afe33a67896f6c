/** Ruled tables out of lines: which lines cross, which cells they bound. */
import type { Rule } from './types.ts'

export interface Box {
  x0: number
  y0: number
  x1: number
  y1: number
}

/** A cell of the grid and the grid's units that it covers. */
export interface GridCell extends Box {
  row: number
  column: number
  rowspan: number
  colspan: number
}

export interface Grid extends Box {
  /** edges of columns and rows */
  xs: number[]
  ys: number[]
  cells: GridCell[]
}

/** Edges this close (points) are one. */
const NEAR = 3
/** More lines than this after joining are a drawing. */
const RULES_MAX = 3000
/** Narrower columns and rows are double borders. */
const UNIT_MIN = 4

interface Stroke {
  /** the coordinate that stays */
  at: number
  from: number
  to: number
}

/** Strokes on one coordinate that touch become one. */
function joined(strokes: Stroke[]): Stroke[] {
  const lanes: Stroke[][] = []
  let lane: Stroke[] = []
  let last: number | null = null
  for (const stroke of strokes.sort((a, b) => a.at - b.at)) {
    if (last !== null && stroke.at - last > 1.2) {
      lanes.push(lane)
      lane = []
    }
    lane.push(stroke)
    last = stroke.at
  }
  lanes.push(lane)
  return lanes.flatMap((items) => {
    const result: Stroke[] = []
    for (const stroke of items.sort((a, b) => a.from - b.from)) {
      const current = result.at(-1)
      if (current && stroke.from - current.to <= NEAR) current.to = Math.max(current.to, stroke.to)
      else result.push({ ...stroke })
    }
    return result
  })
}

function crosses(horizontal: Stroke, vertical: Stroke): boolean {
  return (
    vertical.at >= horizontal.from - NEAR &&
    vertical.at <= horizontal.to + NEAR &&
    horizontal.at >= vertical.from - NEAR &&
    horizontal.at <= vertical.to + NEAR
  )
}

function components(horizontals: Stroke[], verticals: Stroke[]): { horizontals: Stroke[]; verticals: Stroke[] }[] {
  const owner = new Map<Stroke, number>()
  const groups: { horizontals: Stroke[]; verticals: Stroke[] }[] = []
  const crossed = new Map<Stroke, Stroke[]>()
  const link = (a: Stroke, b: Stroke) => {
    const list = crossed.get(a)
    if (list) list.push(b)
    else crossed.set(a, [b])
  }
  for (const vertical of verticals) {
    for (const horizontal of horizontals) {
      if (!crosses(horizontal, vertical)) continue
      link(vertical, horizontal)
      link(horizontal, vertical)
    }
  }
  const upright = new Set(verticals)
  for (const start of horizontals) {
    if (owner.has(start)) continue
    const group = { horizontals: [] as Stroke[], verticals: [] as Stroke[] }
    const queue = [start]
    owner.set(start, groups.length)
    for (let stroke = queue.pop(); stroke; stroke = queue.pop()) {
      ;(upright.has(stroke) ? group.verticals : group.horizontals).push(stroke)
      for (const other of crossed.get(stroke) ?? []) {
        if (owner.has(other)) continue
        owner.set(other, groups.length)
        queue.push(other)
      }
    }
    groups.push(group)
  }
  return groups.filter(({ horizontals: h, verticals: v }) => h.length >= 2 && v.length >= 1)
}

function edges(values: number[]): number[] {
  const result: number[] = []
  for (const value of values.sort((a, b) => a - b)) {
    const last = result.at(-1)
    if (last === undefined || value - last > UNIT_MIN) result.push(value)
  }
  return result
}

function covers(strokes: Stroke[], at: number, from: number, to: number): boolean {
  const middle = (from + to) / 2
  return strokes.some((stroke) => Math.abs(stroke.at - at) <= UNIT_MIN && stroke.from <= middle && stroke.to >= middle)
}

/** Units without a line between them are one cell; a cell is the box around them. */
function cellsOf(xs: number[], ys: number[], horizontals: Stroke[], verticals: Stroke[]): GridCell[] {
  const [columns, rows] = [xs.length - 1, ys.length - 1]
  const taken = new Set<number>()
  const cells: GridCell[] = []
  const open = (row: number, column: number) => !taken.has(row * columns + column)
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      if (!open(row, column)) continue
      const [top, bottom] = [ys[row] as number, ys[row + 1] as number]
      let right = column + 1
      while (right < columns && open(row, right) && !covers(verticals, xs[right] as number, top, bottom)) right += 1
      let below = row + 1
      const [x0, x1] = [xs[column] as number, xs[column + 1] as number]
      while (below < rows && open(below, column) && !covers(horizontals, ys[below] as number, x0, x1)) below += 1
      for (let r = row; r < below; r += 1) for (let c = column; c < right; c += 1) taken.add(r * columns + c)
      cells.push({
        row,
        column,
        rowspan: below - row,
        colspan: right - column,
        x0,
        y0: top,
        x1: xs[right] as number,
        y1: ys[below] as number,
      })
    }
  }
  return cells
}

function gridOf(horizontals: Stroke[], verticals: Stroke[]): Grid | null {
  const left = Math.min(...horizontals.map(({ from }) => from))
  const right = Math.max(...horizontals.map(({ to }) => to))
  const top = Math.min(...verticals.map(({ from }) => from), ...horizontals.map(({ at }) => at))
  const bottom = Math.max(...verticals.map(({ to }) => to), ...horizontals.map(({ at }) => at))
  const xs = edges([left, right, ...verticals.map(({ at }) => at)])
  const ys = edges([top, bottom, ...horizontals.map(({ at }) => at)])
  if (xs.length < 2 || ys.length < 2 || xs.length * ys.length > 40_000) return null
  const cells = cellsOf(xs, ys, horizontals, verticals)
  return cells.length < 2
    ? null
    : { x0: xs[0] as number, y0: ys[0] as number, x1: xs.at(-1) as number, y1: ys.at(-1) as number, xs, ys, cells }
}

/**
 * The ruled tables of a page, top to bottom. A box with nothing drawn inside is no table.
 * @returns null where there are too many lines to make sense of
 */
export function gridsOf(rules: readonly Rule[]): Grid[] | null {
  const horizontals = joined(rules.filter((rule) => rule.y0 === rule.y1).map((rule) => ({ at: rule.y0, from: rule.x0, to: rule.x1 })))
  const verticals = joined(rules.filter((rule) => rule.x0 === rule.x1).map((rule) => ({ at: rule.x0, from: rule.y0, to: rule.y1 })))
  if (horizontals.length + verticals.length > RULES_MAX) return null
  return components(horizontals, verticals)
    .map((group) => gridOf(group.horizontals, group.verticals))
    .filter((grid) => grid !== null)
    .sort((a, b) => a.y0 - b.y0)
}
