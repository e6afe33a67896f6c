/** Signs that recognition mixes up, told apart by their ink: the lower part of ";" hangs down, that of ":" is a dot like the upper one. */
import type { SeenWord } from './engine.ts'
import type { Ink } from './grey.ts'

/** The lower part is so many times as high as the upper one, and so many pixels higher. */
const TAIL = 1.55
const TAIL_PIXELS = 2
/** A sign is no wider than this part of the word's height. */
const WIDEST = 0.4

/** Heights of the stretches of rows with ink in some columns, from the top. */
function stretches({ width, data }: Ink, x0: number, x1: number, y0: number, y1: number): number[] {
  const heights: number[] = []
  let run = 0
  for (let y = y0; y <= y1; y += 1) {
    const inked = y < y1 && data.subarray(y * width + x0, y * width + x1).includes(1)
    if (inked) run += 1
    else if (run > 0) {
      heights.push(run)
      run = 0
    }
  }
  return heights
}

/** Whether what stands last in the word has a dot above and a tail below. */
export function endsInSemicolon(ink: Ink, { x0, y0, x1, y1 }: SeenWord): boolean {
  const height = y1 - y0
  const [top, bottom] = [Math.max(0, y0), Math.min(ink.height, y1 + Math.round(0.15 * height))]
  const inked = (x: number) => {
    for (let y = top; y < bottom; y += 1) if (ink.data[y * ink.width + x] === 1) return true
    return false
  }
  let right = Math.min(ink.width, x1 + 2)
  while (right > x0 && !inked(right - 1)) right -= 1
  let left = right
  while (left > x0 && inked(left - 1)) left -= 1
  if (right - left < 1 || right - left > WIDEST * height) return false
  const [upper = 0, lower = 0, ...more] = stretches(ink, left, right, top, bottom)
  return more.length === 0 && lower >= TAIL * upper && lower - upper >= TAIL_PIXELS
}
