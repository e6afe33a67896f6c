/** From glyphs to words: by place, never by the order of drawing. */
import { decodeLegacy } from '../text/legacy.ts'
import type { Rule, Word } from './layout/types.ts'
import type { Glyph } from './pdf-glyphs.ts'

/** Gaps, in parts of the font's size. */
const WORD_GAP = 0.16
const SPACED_GAP = 0.06
/** Single letters in a row from which letter-spaced text is suspected. */
const SPACED_LETTERS = 4

const MARK = /^\p{M}+$/u

function isBlank({ text }: Glyph): boolean {
  return text === ' ' || text.trim() === ''
}

/** Quarter turns of the writing direction, 0 = left to right; null for slanted text. */
function turn({ x0, y0, x1, y1 }: Glyph): number | null {
  if (y0 === y1 && x1 >= x0) return 0
  const angle = Math.atan2(y1 - y0, x1 - x0)
  const quarters = Math.round((angle * 2) / Math.PI)
  return Math.abs(angle - (quarters * Math.PI) / 2) < 0.05 ? (quarters + 4) % 4 : null
}

interface Sheet {
  width: number
  height: number
  glyphs: Glyph[]
  rules: Rule[]
}

/** Turns the sheet so that most of its text runs from left to right. */
function upright(sheet: Sheet): Sheet {
  const counts = [0, 0, 0, 0]
  for (const glyph of sheet.glyphs) {
    const quarters = glyph.stamp || isBlank(glyph) ? null : turn(glyph)
    if (quarters !== null) counts[quarters] = (counts[quarters] ?? 0) + 1
  }
  const main = counts.indexOf(Math.max(...counts))
  if (main === 0) return sheet
  const { width, height } = sheet
  const spin = (x: number, y: number): [number, number] =>
    main === 1 ? [y, width - x] : main === 2 ? [width - x, height - y] : [height - y, x]
  const turned = <T extends Rule>(thing: T): T => {
    const [x0, y0] = spin(thing.x0, thing.y0)
    const [x1, y1] = spin(thing.x1, thing.y1)
    return { ...thing, x0, y0, x1, y1 }
  }
  const sorted = (rule: Rule): Rule => ({
    x0: Math.min(rule.x0, rule.x1),
    y0: Math.min(rule.y0, rule.y1),
    x1: Math.max(rule.x0, rule.x1),
    y1: Math.max(rule.y0, rule.y1),
  })
  return {
    width: main === 2 ? width : height,
    height: main === 2 ? height : width,
    glyphs: sheet.glyphs.map(turned),
    rules: sheet.rules.map((rule) => sorted(turned(rule))),
  }
}

/** Accents drawn as glyphs of their own go back to their letter. */
function accented(glyphs: Glyph[]): Glyph[] {
  const result: Glyph[] = []
  for (const glyph of glyphs) {
    const last = result.at(-1)
    if (last && glyph.text > '\u02ff' && MARK.test(glyph.text) && Math.abs(glyph.x0 - last.x1) < last.size) {
      result[result.length - 1] = { ...last, text: last.text + glyph.text }
    } else result.push(glyph)
  }
  return result
}

/** Glyphs on one baseline, left to right. */
function baselines(glyphs: Glyph[]): Glyph[][] {
  const rows: Glyph[][] = []
  let row: Glyph[] = []
  let last: Glyph | null = null
  for (const glyph of [...glyphs].sort((a, b) => a.y0 - b.y0)) {
    if (last && glyph.y0 - last.y0 > Math.max(0.5, 0.06 * glyph.size)) {
      rows.push(row)
      row = []
    }
    row.push(glyph)
    last = glyph
  }
  if (row.length > 0) rows.push(row)
  return rows.map((items) => items.sort((a, b) => a.x0 - b.x0))
}

/** The same letter drawn twice, a hair apart, to look bold. */
function isShadow(glyph: Glyph, last: Glyph | undefined): boolean {
  return last !== undefined && last.text === glyph.text && glyph.x0 - last.x0 < 0.2 * (last.x1 - last.x0) && glyph.x0 - last.x0 < 1.5
}

interface Piece {
  glyphs: Glyph[]
  /** white before it, in parts of the font's size */
  gap: number
}

function pieces(row: Glyph[]): Piece[] {
  const result: Piece[] = []
  let space = false
  let last: Glyph | undefined
  for (const glyph of row) {
    if (isBlank(glyph)) {
      space = true
      continue
    }
    if (isShadow(glyph, last)) continue
    const gap = last ? (glyph.x0 - last.x1) / Math.max(glyph.size, last.size) : Number.POSITIVE_INFINITY
    const current = result.at(-1)
    if (current && gap < (space ? SPACED_GAP : WORD_GAP)) current.glyphs.push(glyph)
    else result.push({ glyphs: [glyph], gap })
    last = glyph
    space = false
  }
  return result
}

/** Joins "T h a m  m ư u" where the gaps between letters and between words are two kinds. */
function unspaced(row: Piece[]): Piece[] {
  const result: Piece[] = []
  for (let i = 0; i < row.length; ) {
    let end = i + 1
    while (end < row.length && (row[end]?.gap ?? 9) < 1.2 && row[end]?.glyphs.length === 1) end += 1
    const stretch = row.slice(i, end)
    if ((stretch[0]?.glyphs.length ?? 0) > 1) {
      // the first piece may be a whole word before the stretch
      result.push(stretch[0] as Piece)
      i += 1
      continue
    }
    result.push(...(stretch.length >= SPACED_LETTERS ? rejoined(stretch) : stretch))
    i = end
  }
  return result
}

function rejoined(stretch: Piece[]): Piece[] {
  const gaps = stretch
    .slice(1)
    .map(({ gap }) => gap)
    .sort((a, b) => a - b)
  const usual = gaps[Math.floor(gaps.length / 3)] ?? 0
  const limit = usual * 1.5 + 0.03
  if (usual > 0.22 && !gaps.some((gap) => gap > limit)) return stretch
  const result: Piece[] = []
  for (const piece of stretch) {
    const current = result.at(-1)
    if (current && piece.gap <= limit) current.glyphs.push(...piece.glyphs)
    else result.push({ glyphs: [...piece.glyphs], gap: piece.gap })
  }
  return result
}

/** The glyphs' text; runs in a font with a charset of its own are decoded as a whole, for letter and accent may be two glyphs. */
function textOf(glyphs: readonly Glyph[]): string {
  let text = ''
  let run = ''
  let font: string | null = null
  const end = () => {
    text += font === null ? run : (decodeLegacy(font, run) ?? run)
    run = ''
  }
  for (const glyph of glyphs) {
    if (glyph.legacy !== font) {
      end()
      font = glyph.legacy
    }
    run += glyph.text
  }
  end()
  return text.normalize('NFC').trim()
}

function word(glyphs: Glyph[]): Word {
  const { y0: baseline, x0 } = glyphs[0] as Glyph
  let [size, x1, bold, italic] = [0, x0, 0, 0]
  let [stamp, artifact] = [true, true]
  for (const glyph of glyphs) {
    size = Math.max(size, glyph.size)
    x1 = Math.max(x1, glyph.x1)
    if (glyph.bold) bold += 1
    if (glyph.italic) italic += 1
    stamp &&= glyph.stamp
    artifact &&= glyph.artifact
  }
  const half = glyphs.length / 2
  const text = textOf(glyphs)
  const result: Word = {
    text,
    x0,
    y0: baseline - 0.8 * size,
    x1,
    y1: baseline + 0.22 * size,
    size,
    baseline,
    bold: bold > half,
    italic: italic > half,
  }
  if (stamp) result.stamp = true
  if (artifact) result.artifact = true
  return result
}

/** Slanted or sideways text, each drawn run as one word. */
function aside(glyphs: Glyph[]): Word[] {
  const words: Word[] = []
  let run: Glyph[] = []
  const end = () => {
    const text = textOf(run).replace(/\s+/g, ' ')
    const first = run[0]
    if (text !== '' && first) {
      const xs = run.flatMap(({ x0, x1 }) => [x0, x1])
      const ys = run.flatMap(({ y0, y1 }) => [y0, y1])
      const size = first.size
      const word: Word = {
        text,
        x0: Math.min(...xs),
        y0: Math.min(...ys),
        x1: Math.max(...xs),
        y1: Math.max(...ys),
        size,
        aside: turn(first) === null ? 'slanted' : 'sideways',
      }
      if (first.stamp) word.stamp = true
      words.push(word)
    }
    run = []
  }
  for (const glyph of glyphs) {
    const last = run.at(-1)
    if (last && Math.hypot(glyph.x0 - last.x1, glyph.y0 - last.y1) > glyph.size) end()
    else if (last && Math.hypot(glyph.x0 - last.x1, glyph.y0 - last.y1) > WORD_GAP * glyph.size)
      run.push({ ...glyph, text: ' ', x1: glyph.x0, y1: glyph.y0 })
    run.push(glyph)
  }
  end()
  return words
}

/** The words of a page, upright; width and height change places where the page was written sideways. */
export function wordsOf(sheet: Sheet): { width: number; height: number; words: Word[]; rules: Rule[] } {
  const inside = (glyph: Glyph) => glyph.x1 > -2 && glyph.y0 > -2 && glyph.x0 < sheet.width + 2 && glyph.y0 < sheet.height + 2
  const { width, height, glyphs, rules } = upright({ ...sheet, glyphs: accented(sheet.glyphs.filter(inside)) })
  const level: Glyph[] = []
  const stamps: Glyph[] = []
  const tilted: Glyph[] = []
  for (const glyph of glyphs) {
    if (turn(glyph) !== 0 && !(glyph.x0 === glyph.x1 && glyph.y0 === glyph.y1)) tilted.push(glyph)
    else (glyph.stamp ? stamps : level).push(glyph)
  }
  const words = [level, stamps].flatMap((layer) =>
    baselines(layer).flatMap((row) => unspaced(pieces(row)).map((piece) => word(piece.glyphs))),
  )
  return { width, height, words: [...words, ...aside(tilted)], rules }
}
