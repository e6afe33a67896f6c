/** Affine maps as PDF writes them: [a, b, c, d, e, f]. */
export type Matrix = readonly [number, number, number, number, number, number]

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0]

/** First `inner`, then `outer`. */
export function compose(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer
  const [p, q, r, s, t, u] = inner
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f]
}

/** The place to which `matrix` takes (x, y). */
export function place(matrix: Matrix, x: number, y: number): [number, number] {
  return [matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]]
}

/** Six numbers or identity: what a file writes as a matrix may be anything. */
export function matrixOf(value: unknown): Matrix {
  const list = value && typeof value === 'object' ? Array.from(value as ArrayLike<unknown>, Number) : []
  return list.length >= 6 && list.every(Number.isFinite) ? (list.slice(0, 6) as unknown as Matrix) : IDENTITY
}
