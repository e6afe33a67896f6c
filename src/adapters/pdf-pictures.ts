import type { Picture } from './layout/types.ts'
import type { Operations } from './pdf-glyphs.ts'
import { compose, IDENTITY, type Matrix, matrixOf, place } from './pdf-matrix.ts'

/** How many pixels wide the operator's picture is; 0 where it does not say. */
function pixelsAcross([what, width]: unknown[]): number {
  if (typeof what === 'object' && what !== null && 'width' in what) return Number(what.width) || 0
  return Number(width) || 0
}

/** Where pictures are painted: the unit square under the matrix of the moment. */
export function picturesOf({ fnArray, argsArray }: Operations, ops: Readonly<Record<string, number>>, base: Matrix): Picture[] {
  const paints = new Set(['paintImageXObject', 'paintInlineImageXObject', 'paintImageMaskXObject'].map((name) => ops[name]))
  const pictures: Picture[] = []
  const stack: Matrix[] = []
  let matrix = base
  fnArray.forEach((op, index) => {
    const args = (argsArray[index] ?? []) as unknown[]
    if (op === ops.save) stack.push(matrix)
    else if (op === ops.restore || op === ops.paintFormXObjectEnd) matrix = stack.pop() ?? matrix
    else if (op === ops.transform) matrix = compose(matrix, matrixOf(args))
    else if (op === ops.paintFormXObjectBegin) {
      stack.push(matrix)
      matrix = compose(matrix, args[0] ? matrixOf(args[0]) : IDENTITY)
    } else if (op === ops.beginAnnotation) matrix = compose(compose(base, matrixOf(args[2])), matrixOf(args[3]))
    else if (paints.has(op)) {
      const [ax, ay] = place(matrix, 0, 0)
      const [bx, by] = place(matrix, 1, 1)
      const across = Math.hypot(matrix[0], matrix[1])
      const box = { x0: Math.min(ax, bx), y0: Math.min(ay, by), x1: Math.max(ax, bx), y1: Math.max(ay, by) }
      pictures.push({ ...box, resolution: across > 0 ? pixelsAcross(args) / across : 0 })
    }
  })
  return pictures
}
