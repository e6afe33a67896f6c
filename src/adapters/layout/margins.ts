/** Where text may begin and end: the edges of a column of lines. */
import type { Line } from './lines.ts'

export interface Area {
  left: number
  right: number
  /** most lines end at the right edge */
  justified: boolean
  /** how far the first lines of paragraphs are usually indented; 0 where they are not */
  indent?: number
  /** a narrow column whose true right edge is unknown: small letters at the start of a line go on */
  loose?: boolean
  /** a table's cell: its edges are drawn, so centred text may stand close to them */
  cell?: boolean
}

/** Edges of lines this close (points) are one. */
const NEAR = 2

/** A usual right margin, in points. */
const RIGHT_MARGIN = 57

/** The outermost value that several lines share; the outermost of all where none do. */
function shared(values: number[], needed: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  for (let i = 0; i < sorted.length; i += 1) {
    let end = i
    while (end + 1 < sorted.length && (sorted[end + 1] as number) - (sorted[i] as number) <= NEAR) end += 1
    if (end - i + 1 >= needed) return sorted[i] as number
  }
  return sorted[0] ?? 0
}

/** The commonest beginning of lines right of the left edge. */
function usualIndent(lines: readonly Line[], left: number): number {
  const counts = new Map<number, number>()
  for (const { x0, size } of lines) {
    const indent = Math.round(x0 - left)
    if (indent > 0.7 * size && indent < 6 * size) counts.set(indent, (counts.get(indent) ?? 0) + 1)
  }
  const [indent, count] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [0, 0]
  return count >= 3 ? indent : 0
}

/**
 * The area of lines that stand below each other.
 * @param known the area of other pages, for a page with too few lines of its own
 * @param width the page's width: short lines alone do not tell where the right edge is
 */
export function areaOf(lines: readonly Line[], { known, width }: { known?: Area; width?: number } = {}): Area {
  const needed = Math.max(2, Math.ceil(lines.length * 0.08))
  const left = shared(
    lines.map(({ x0 }) => x0),
    needed,
  )
  let right = -shared(
    lines.map(({ x1 }) => -x1),
    needed,
  )
  const ending = lines.filter(({ x1 }) => Math.abs(x1 - right) <= NEAR).length
  if (!known && width && (ending < 3 || right < 0.6 * width)) right = Math.max(right, width - RIGHT_MARGIN)
  if (known && (lines.length < 12 || ending < 0.15 * lines.length)) {
    const near = Math.abs(known.left - left) < 60
    const edge = near ? Math.min(left, known.left) : left
    return { left: edge, right: Math.max(right, known.right), justified: known.justified, indent: usualIndent(lines, edge) || known.indent }
  }
  return { left, right, justified: lines.length >= 6 && ending >= 0.4 * lines.length, indent: usualIndent(lines, left) }
}
