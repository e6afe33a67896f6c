/** Paper made white, ink told from paper square by square (Sauvola), specks taken out. */
import type { Grey, Ink } from './grey.ts'

/** Sauvola's weight of contrast, and the half of the spread of shades that he reckons with. */
const WEIGHT = 0.2
const SPREAD = 128
/** Sums are taken on every pixel of a window of so many inches. */
const WINDOW = 0.1

/**
 * Ink by Sauvola's threshold: the mean of the window, lowered where it has little contrast.
 * @param dpi pixels in an inch
 */
export function sauvola({ width, height, data }: Grey, dpi: number): Ink {
  const half = Math.max(7, Math.round((WINDOW * dpi) / 2))
  const ink = new Uint8Array(width * height)
  const sums = new Float64Array(width + 1)
  const squares = new Float64Array(width + 1)
  const columnSum = new Float64Array(width)
  const columnSquare = new Float64Array(width)
  const take = (y: number, sign: number) => {
    for (let x = 0, at = y * width; x < width; x += 1, at += 1) {
      const shade = data[at] as number
      columnSum[x] = (columnSum[x] as number) + sign * shade
      columnSquare[x] = (columnSquare[x] as number) + sign * shade * shade
    }
  }
  for (let y = 0; y < Math.min(half, height); y += 1) take(y, 1)
  for (let y = 0; y < height; y += 1) {
    if (y + half < height) take(y + half, 1)
    if (y - half - 1 >= 0) take(y - half - 1, -1)
    const rows = Math.min(height - 1, y + half) - Math.max(0, y - half) + 1
    for (let x = 0; x < width; x += 1) {
      sums[x + 1] = (sums[x] as number) + (columnSum[x] as number)
      squares[x + 1] = (squares[x] as number) + (columnSquare[x] as number)
    }
    for (let x = 0, at = y * width; x < width; x += 1, at += 1) {
      const from = Math.max(0, x - half)
      const to = Math.min(width, x + half + 1)
      const count = rows * (to - from)
      const mean = ((sums[to] as number) - (sums[from] as number)) / count
      const square = ((squares[to] as number) - (squares[from] as number)) / count
      const deviation = Math.sqrt(Math.max(0, square - mean * mean))
      if ((data[at] as number) < mean * (1 + WEIGHT * (deviation / SPREAD - 1))) ink[at] = 1
    }
  }
  return { width, height, data: ink }
}

/** Inches. */
const SPECK = 0.0065

/** Stretches of ink along a row. */
interface Run {
  y: number
  from: number
  to: number
  owner: number
}

function runsOf({ width, height, data }: Ink): { runs: Run[]; rows: number[] } {
  const runs: Run[] = []
  const rows: number[] = []
  for (let y = 0; y < height; y += 1) {
    rows.push(runs.length)
    const end = (y + 1) * width
    for (let at = y * width; at < end; at += 1) {
      if (data[at] === 0) continue
      const from = at
      while (at < end && data[at] === 1) at += 1
      runs.push({ y, from: from - y * width, to: at - y * width, owner: runs.length })
    }
  }
  rows.push(runs.length)
  return { runs, rows }
}

function rootOf(runs: Run[], index: number): number {
  let root = index
  while ((runs[root] as Run).owner !== root) root = (runs[root] as Run).owner
  for (let at = index; at !== root; ) {
    const run = runs[at] as Run
    at = run.owner
    run.owner = root
  }
  return root
}

/** Joins runs of neighbouring rows that touch, corners too. */
function joinRuns(runs: Run[], rows: readonly number[]): void {
  for (let y = 1; y < rows.length - 1; y += 1) {
    let above = rows[y - 1] as number
    for (let at = rows[y] as number; at < (rows[y + 1] as number); at += 1) {
      const run = runs[at] as Run
      while (above < (rows[y] as number) && (runs[above] as Run).to < run.from) above += 1
      for (let i = above; i < (rows[y] as number) && (runs[i] as Run).from <= run.to; i += 1) {
        const [a, b] = [rootOf(runs, i), rootOf(runs, at)]
        if (a !== b) (runs[b] as Run).owner = a
      }
    }
  }
}

/**
 * Takes specks out of the ink: what has fewer pixels than a full stop, and is no part of a letter.
 * @param dpi pixels in an inch; a full stop of 10 points is some 0.012 inches across
 * @param across what is smaller across than this is a speck, in inches
 * @returns how many were taken out
 */
export function unspeck(ink: Ink, dpi: number, across = SPECK): number {
  const least = Math.max(2, Math.round((across * dpi) ** 2))
  const { runs, rows } = runsOf(ink)
  joinRuns(runs, rows)
  const sizes = new Uint32Array(runs.length)
  runs.forEach((run, index) => {
    const root = rootOf(runs, index)
    sizes[root] = (sizes[root] as number) + run.to - run.from
  })
  let count = 0
  runs.forEach((run, index) => {
    const root = rootOf(runs, index)
    if ((sizes[root] as number) >= least) return
    if (root === index) count += 1
    ink.data.fill(0, run.y * ink.width + run.from, run.y * ink.width + run.to)
  })
  return count
}

/** Paper white, ink as dark as it was: what the recogniser reads best. A pixel beside ink keeps its shade, letters stay smooth. */
export function whitened({ width, height, data }: Grey, ink: Ink): Grey {
  const clean = new Uint8Array(data.length).fill(255)
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1, at = y * width + 1; x < width - 1; x += 1, at += 1) {
      const marks = ink.data
      const near = marks[at] === 1 || marks[at - 1] === 1 || marks[at + 1] === 1 || marks[at - width] === 1 || marks[at + width] === 1
      if (near) clean[at] = data[at] as number
    }
  }
  return { width, height, data: clean }
}
