/** From what a recogniser saw to words with places, sizes and weight, as the layout engine wants them. */
import type { Word } from '../layout/types.ts'
import type { SeenLine, SeenWord } from './engine.ts'
import { type Ink, median } from './grey.ts'
import { endsInSemicolon } from './signs.ts'

/** Heights of letters above and below the line, in parts of the font's size. */
const SMALL = 0.47
const TALL = 0.68
const STACKED = 0.8
const MARKED_CAPITAL = 0.9
const STACKED_CAPITAL = 1.02
const BELOW = 0.21
/** Sizes this close to the page's usual one are that one; few letters tell less. */
const ALIKE = 0.18
const ALIKE_SHORT = 0.5
const SHORT = 20
/** Strokes of bold letters are so much wider than the page's usual ones. */
const BOLD = 1.27
/** Letters in a word that say something about its strokes. */
const TELLING = 2

const LETTER = /[\p{L}\p{N}]/u
/** without a letter that stands above "x" or below the line */
const FLAT = /^[acemnorsuvwxzơư]+$/u
const DEEP = /[gjpqyQ,;ạặậẹệịọộợụựỵẠẶẬẸỆỊỌỘỢỤỰỴ()]/u
/** two marks, one above the other */
const TWO_MARKS = /[ấầẩẫắằẳẵếềểễốồổỗ]/u
const CAPITAL_WITH_TWO = /[ẤẦẨẪẮẰẲẴẾỀỂỄỐỒỔỖ]/u
const CAPITAL_WITH_MARK = /[ÀÁẢÃÈÉẺẼÌÍỈĨÒÓỎÕỜỚỞỠÙÚỦŨỪỨỬỮỲÝỶỸÂĂÊÔẬẶỆỘ]/u

/** How high a word stands above the line, in parts of the font's size. */
function aboveLine(text: string): number {
  if (FLAT.test(text)) return SMALL
  if (CAPITAL_WITH_TWO.test(text)) return STACKED_CAPITAL
  if (CAPITAL_WITH_MARK.test(text)) return MARKED_CAPITAL
  return TWO_MARKS.test(text) ? STACKED : TALL
}

/** The font's size that a word's height speaks for, in pixels; null for signs. */
function sizeOf({ text, y0, y1 }: SeenWord): number | null {
  if (!LETTER.test(text)) return null
  return (y1 - y0) / (aboveLine(text) + (DEEP.test(text) ? BELOW : 0))
}

/** The commonest length of the horizontal runs of ink in a word: the width of its strokes. */
function strokeOf({ width, data }: Ink, { x0, y0, x1, y1 }: SeenWord): number {
  const runs: number[] = []
  for (let y = y0; y < y1; y += 1) {
    let run = 0
    for (let at = y * width + x0; at <= y * width + x1; at += 1) {
      if (data[at] === 1) run += 1
      else if (run > 0) {
        runs.push(run)
        run = 0
      }
    }
  }
  if (runs.length < 8) return 0
  runs.sort((a, b) => a - b)
  const middle = runs.slice(Math.floor(runs.length * 0.25), Math.ceil(runs.length * 0.75))
  return middle.reduce((sum, value) => sum + value, 0) / middle.length
}

interface Weighed {
  line: SeenLine
  size: number
  strokes: number[]
}

function weigh(line: SeenLine, ink: Ink): Weighed {
  const sizes = line.words.map(sizeOf).filter((size) => size !== null)
  const size = sizes.length > 0 ? median(sizes) : line.height
  const strokes = line.words.map((word) => ((word.text.match(/\p{L}|\p{N}/gu)?.length ?? 0) >= TELLING ? strokeOf(ink, word) / size : 0))
  return { line, size, strokes }
}

function weightedMedian(values: readonly { value: number; weight: number }[]): number {
  const sorted = values.filter(({ value }) => value > 0).sort((a, b) => a.value - b.value)
  const half = sorted.reduce((sum, { weight }) => sum + weight, 0) / 2
  let sum = 0
  for (const { value, weight } of sorted) {
    sum += weight
    if (sum >= half) return value
  }
  return 0
}

/** Weight by the line; single words differ from it only where they stand out clearly. */
function boldOf({ strokes }: Weighed, usual: number): boolean[] {
  const told = strokes.filter((stroke) => stroke > 0)
  if (told.length === 0 || usual === 0) return strokes.map(() => false)
  const line = median(told) > BOLD * usual
  return strokes.map((stroke) => (stroke === 0 ? line : Math.abs(stroke / usual / BOLD - 1) < 0.06 ? line : stroke > BOLD * usual))
}

/** A sign alone takes the weight of what stands before it. */
function settle(bold: readonly boolean[], strokes: readonly number[]): boolean[] {
  const settled = [...bold]
  strokes.forEach((stroke, index) => {
    if (stroke === 0) settled[index] = settled[index - 1] ?? settled[index + 1] ?? settled[index] ?? false
  })
  return settled
}

/** Fewer letters than this tell little of the weight of a line. */
const FEW = 8

function spanOf({ line }: Weighed): { x0: number; x1: number; foot: number } {
  return { x0: line.words[0]?.x0 ?? 0, x1: line.words.at(-1)?.x1 ?? 0, foot: (line.baseline.y0 + line.baseline.y1) / 2 }
}

/** A line of few letters between two bold ones of its column is bold: "KT. / GIÁM / ĐỐC". */
function betweenBold(lines: readonly Weighed[], bolds: readonly boolean[][]): boolean[][] {
  const spans = lines.map(spanOf)
  const all = bolds.map((bold) => bold.every(Boolean))
  return bolds.map((bold, index) => {
    const { line, size } = lines[index] as Weighed
    if (all[index] || line.words.reduce((sum, { text }) => sum + text.length, 0) > FEW) return bold
    const own = spans[index] as ReturnType<typeof spanOf>
    const beside = (sign: number) =>
      spans.some(({ x0, x1, foot }, at) => {
        const distance = sign * (foot - own.foot)
        return all[at] && distance > 0.5 * size && distance < 1.6 * size && x0 < own.x1 && x1 > own.x0
      })
    return beside(-1) && beside(1) ? bold.map(() => true) : bold
  })
}

/**
 * Words in points.
 * @param ink the picture in black and white, for the width of strokes
 * @param scale points per pixel
 */
export function wordsFrom(lines: readonly SeenLine[], ink: Ink, scale: number): Word[] {
  const weighed = lines.filter(({ words }) => words.length > 0).map((line) => weigh(line, ink))
  const letters = ({ line }: Weighed) => line.words.reduce((sum, { text }) => sum + text.length, 0)
  const usualSize = weightedMedian(weighed.map((item) => ({ value: item.size, weight: letters(item) })))
  const usualStroke = weightedMedian(
    weighed.flatMap(({ line, strokes }) => line.words.map(({ text }, index) => ({ value: strokes[index] ?? 0, weight: text.length }))),
  )
  const bolds = betweenBold(
    weighed,
    weighed.map((item) => settle(boldOf(item, usualStroke), item.strokes)),
  )
  return weighed.flatMap((item, order) => {
    const alike = letters(item) < SHORT ? ALIKE_SHORT : ALIKE
    const size = Math.abs(item.size - usualSize) < alike * usualSize ? usualSize : item.size
    const bold = bolds[order] as boolean[]
    const { baseline } = item.line
    const slope = baseline.x1 > baseline.x0 ? (baseline.y1 - baseline.y0) / (baseline.x1 - baseline.x0) : 0
    return item.line.words.map((word, index): Word => {
      const foot = baseline.y0 + slope * ((word.x0 + word.x1) / 2 - baseline.x0)
      const box = { x0: word.x0 * scale, x1: word.x1 * scale, y0: (foot - 0.8 * size) * scale, y1: (foot + 0.22 * size) * scale }
      const text = word.text.endsWith(':') && endsInSemicolon(ink, word) ? `${word.text.slice(0, -1)};` : word.text
      return { text, ...box, size: size * scale, baseline: foot * scale, ...(bold[index] ? { bold: true } : {}) }
    })
  })
}
