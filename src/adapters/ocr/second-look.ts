/**
 * Lines that came out badly are read once more, each by itself. Where the page's segmentation took a row of accents for a line of its own,
 * both are read as the one line that they are; what is no text at all is dropped.
 */
import type { Engine, Frame, SeenLine } from './engine.ts'
import type { Grey } from './grey.ts'

/** Less sure than this, a line is worth a second look. */
const DOUBTFUL = 65
/** The second reading must be surer by this much. */
const SURER = 4
/** Fewer letters and digits than this part of a line's signs: no text. */
const WORDY = 0.4
/** Signs without letters that are text: leaders, bullets, the end mark. */
const SIGNS = /^(?:[-–—+*•·.…_/=<>:;,()"“”]+|\.\/\.)$/u
/** Signs with a letter among them are text where the recogniser is this sure: "(b/c);". */
const SURE = 70
/** A page holds no more lines that are worth it. */
const LOOKS_MAX = 40

function textOf({ words }: SeenLine): string {
  return words.map(({ text }) => text).join('')
}

/** Of a line's words, by their length. */
export function sureness(lines: readonly SeenLine[]): number {
  let [sum, letters] = [0, 0]
  for (const { words } of lines) {
    for (const { text, confidence } of words) {
      sum += confidence * text.length
      letters += text.length
    }
  }
  return letters === 0 ? 0 : sum / letters
}

/** Marks that are no text: accents torn from their letters, the rests of a stamp, dirt. */
function isDebris(line: SeenLine): boolean {
  const text = textOf(line)
  const wordy = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
  if (wordy > 0 && sureness([line]) >= SURE) return false
  return wordy < WORDY * text.length && !line.words.every((word) => SIGNS.test(word.text) && word.confidence >= 40)
}

function boxOf({ words }: SeenLine): Frame {
  return {
    x0: Math.min(...words.map(({ x0 }) => x0)),
    y0: Math.min(...words.map(({ y0 }) => y0)),
    x1: Math.max(...words.map(({ x1 }) => x1)),
    y1: Math.max(...words.map(({ y1 }) => y1)),
  }
}

/** The line whose accents these are: the nearest one below that lies under them. */
function lineBelow(debris: Frame, lines: readonly SeenLine[], height: number): SeenLine | null {
  const near = lines.filter((line) => {
    const { x0, x1, y0, y1 } = boxOf(line)
    const shared = Math.min(x1, debris.x1) - Math.max(x0, debris.x0)
    return shared > 0.5 * (debris.x1 - debris.x0) && y1 > debris.y1 && y0 - debris.y1 < 0.5 * height
  })
  near.sort((a, b) => boxOf(a).y0 - boxOf(b).y0)
  return near[0] ?? null
}

function widened({ x0, y0, x1, y1 }: Frame, by: number, { width, height }: Grey): Frame {
  return { x0: Math.max(0, x0 - by), y0: Math.max(0, y0 - by), x1: Math.min(width, x1 + by), y1: Math.min(height, y1 + by) }
}

interface Look {
  /** lines that the second reading stands for */
  of: SeenLine[]
  frame: Frame
  /** accents belong to it: the reading is better whenever it is about as sure */
  torn: boolean
}

function looksAt(lines: readonly SeenLine[], picture: Grey): { looks: Look[]; debris: Set<SeenLine> } {
  const debris = new Set(lines.filter(isDebris))
  const sound = lines.filter((line) => !debris.has(line))
  const looks: Look[] = []
  const taken = new Set<SeenLine>()
  for (const torn of debris) {
    const box = boxOf(torn)
    const below = lineBelow(box, sound, torn.height)
    if (!below || taken.has(below)) continue
    taken.add(below)
    const under = boxOf(below)
    const union = { x0: Math.min(box.x0, under.x0), y0: Math.min(box.y0, under.y0), x1: Math.max(box.x1, under.x1), y1: under.y1 }
    looks.push({ of: [below], frame: widened(union, Math.round(0.1 * below.height), picture), torn: true })
  }
  for (const line of sound) {
    if (taken.has(line) || sureness([line]) >= DOUBTFUL) continue
    looks.push({ of: [line], frame: widened(boxOf(line), Math.round(0.15 * line.height), picture), torn: false })
  }
  return { looks: looks.slice(0, LOOKS_MAX), debris }
}

/** The lines, those that came out badly read once more. */
export async function lookAgain(lines: readonly SeenLine[], picture: Grey, dpi: number, engine: Engine): Promise<SeenLine[]> {
  const seen = lines.filter(({ words }) => words.length > 0)
  const { looks, debris } = looksAt(seen, picture)
  const better = new Map<SeenLine, SeenLine[]>()
  if (looks.length > 0) {
    const readings = await engine.read(
      picture,
      dpi,
      looks.map(({ frame }) => ({ frame, mode: 'line' })),
    )
    looks.forEach(({ of, torn }, index) => {
      const again = (readings[index] ?? []).filter((line) => line.words.length > 0 && !isDebris(line))
      const [before, after] = [sureness(of), sureness(again)]
      if (again.length > 0 && (torn ? after > before - SURER : after > before + SURER)) better.set(of[0] as SeenLine, again)
    })
  }
  return seen.filter((line) => !debris.has(line)).flatMap((line) => better.get(line) ?? [line])
}
