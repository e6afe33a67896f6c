/**
 * Columns side by side (a letterhead, recipients beside the sign-off) are read once more, each by itself: their lines stand at different
 * heights, and a recogniser that takes them for the lines of one page mixes them up.
 */
import { stretchesOf } from '../layout/columns.ts'
import { rowsOf } from '../layout/lines.ts'
import type { Word } from '../layout/types.ts'
import type { Engine, Frame, SeenLine, SeenWord } from './engine.ts'
import type { Grey, Ink } from './grey.ts'
import { sureness } from './second-look.ts'
import { wordsFrom } from './words.ts'

/** White kept around a column, in inches. */
const MARGIN = 0.06
/** The second reading may be less sure by this much, and shorter. */
const LESS_SURE = 3
const SHORTER = 0.85
const HALF_SURE = 50
/** More columns than this on one page are a drawing. */
const COLUMNS_MAX = 24

function boxOf(words: readonly SeenWord[]): Frame {
  return {
    x0: Math.min(...words.map(({ x0 }) => x0)),
    y0: Math.min(...words.map(({ y0 }) => y0)),
    x1: Math.max(...words.map(({ x1 }) => x1)),
    y1: Math.max(...words.map(({ y1 }) => y1)),
  }
}

/** Letters and digits that the recogniser half believes in. */
function letters(words: readonly SeenWord[]): number {
  const sure = words.filter(({ confidence }) => confidence >= HALF_SURE)
  return sure.reduce((sum, { text }) => sum + (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0), 0)
}

interface Column {
  words: SeenWord[]
  frame: Frame
}

/** The columns that the layout engine finds among the lines, as boxes of the picture. */
function columnsOf(lines: readonly SeenLine[], ink: Ink, dpi: number): Column[] {
  const seen = new Map<Word, SeenWord>()
  const flat = lines.flatMap(({ words }) => words)
  const words = wordsFrom(lines, ink, 72 / dpi)
  words.forEach((word, index) => {
    seen.set(word, flat[index] as SeenWord)
  })
  const margin = Math.round(MARGIN * dpi)
  return stretchesOf(rowsOf(words)).flatMap((stretch) => {
    if (stretch.kind !== 'columns') return []
    const middle = Math.round((((stretch.gutter.from + stretch.gutter.to) / 2) * dpi) / 72)
    return stretch.columns.flatMap((held, index): Column[] => {
      const own = held.flatMap((word) => seen.get(word) ?? [])
      if (own.length === 0) return []
      const { x0, y0, x1, y1 } = boxOf(own)
      const frame = { x0: x0 - margin, y0: y0 - margin, x1: x1 + margin, y1: y1 + margin }
      if (index === 0) frame.x1 = Math.min(frame.x1, middle)
      else frame.x0 = Math.max(frame.x0, middle)
      return [{ words: own, frame: clipped(frame, ink) }]
    })
  })
}

function clipped({ x0, y0, x1, y1 }: Frame, { width, height }: Ink): Frame {
  return { x0: Math.max(0, x0), y0: Math.max(0, y0), x1: Math.min(width, x1), y1: Math.min(height, y1) }
}

/** The lines, those of columns side by side read again where that reads them better. */
export async function readColumns(lines: readonly SeenLine[], picture: Grey, ink: Ink, dpi: number, engine: Engine): Promise<SeenLine[]> {
  const filled = lines.filter(({ words }) => words.length > 0)
  const columns = columnsOf(filled, ink, dpi).slice(0, COLUMNS_MAX)
  if (columns.length === 0) return filled
  const readings = await engine.read(
    picture,
    dpi,
    columns.map(({ frame }) => ({ frame, mode: 'block' })),
  )
  const dropped = new Set<SeenWord>()
  const better: SeenLine[] = []
  columns.forEach(({ words }, index) => {
    const again = (readings[index] ?? []).filter((line) => line.words.length > 0)
    const before = sureness([{ words, baseline: boxOf(words), height: 0 }])
    const count = letters(again.flatMap((line) => line.words))
    if (sureness(again) < before - LESS_SURE || count < SHORTER * letters(words)) return
    for (const word of words) dropped.add(word)
    better.push(...again)
  })
  const rest = filled.map((line) => ({ ...line, words: line.words.filter((word) => !dropped.has(word)) }))
  return [...rest.filter(({ words }) => words.length > 0), ...better]
}
