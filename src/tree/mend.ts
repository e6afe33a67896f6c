/**
 * Lost and extra spaces that run through a whole document ("Ban Thường vụTỉnh uỷ", "T h a m m ư u") are mended
 * before the canonical text is built; only white space changes, and a note says how many words were touched.
 */
import { normalise } from '../text/normalise.ts'
import { segment, splitGlued } from '../text/syllable.ts'
import { joinBrokenDates } from './broken-dates.ts'
import type { RawBlock, ReadingNote } from './types.ts'

/** Below these, a glued word is the author's slip and stays as printed. */
const SYSTEMIC_COUNT = 5
const SYSTEMIC_SHARE = 0.004

const TOKEN = /\p{L}+/gu
/** "số46-CT", "kỳ2026": a number stuck to a word that ends in a marked vowel */
const BEFORE_NUMBER = /(?<=[^\p{ASCII}\p{P}\s\d])(?=\d{2,})/gu
/** eight or more single letters with a space between each */
const SPACED = /(?<![^\s])(?:[\p{L}\d](?: ?[,.;:])? ){7,}[\p{L}\d](?![\p{L}\d])(?: ?[,.;:-])?/gu

function gluedShare(texts: readonly string[]): { glued: number; words: number } {
  let glued = 0
  let words = 0
  for (const text of texts) {
    for (const [token] of text.matchAll(TOKEN)) {
      words += 1
      if (splitGlued(token)) glued += 1
    }
  }
  return { glued, words }
}

function unglue(text: string): string {
  return text.replace(TOKEN, (token) => splitGlued(token)?.join(' ') ?? token).replace(BEFORE_NUMBER, ' ')
}

/** The syllables again in the letters' own case. */
function respell(letters: string, syllables: readonly string[]): string {
  const words: string[] = []
  let at = 0
  for (const { length } of syllables) {
    words.push(letters.slice(at, at + length))
    at += length
  }
  return words.join(' ')
}

function unspace(text: string, known: ReadonlySet<string>): string {
  return text.replace(SPACED, (run) => {
    const pieces = run.split(/(?<=[,.;:])\s*| (?=-)|(?<=-) |(?<!\d) (?=\d)|(?<=\d) (?=\p{L})/u)
    const words = pieces.map((piece) => {
      const joined = piece.replace(/ /g, '')
      const letters = /^\p{L}+/u.exec(joined)?.[0]
      if (!letters) return joined
      const cut = segment(letters.toLowerCase(), known)
      if (!cut) return null
      return respell(letters, cut) + joined.slice(letters.length)
    })
    return words.includes(null) ? run : words.join(' ')
  })
}

function textsOf(blocks: readonly RawBlock[]): string[] {
  return blocks.flatMap((block) =>
    block.kind === 'paragraph' ? [block.text] : block.rows.flatMap((row) => row.flatMap((cell) => textsOf(cell.blocks))),
  )
}

function mapTexts(blocks: readonly RawBlock[], change: (text: string) => string): RawBlock[] {
  return blocks.map((block) => {
    if (block.kind === 'paragraph') return { ...block, text: change(block.text) }
    return { ...block, rows: block.rows.map((row) => row.map((cell) => ({ ...cell, blocks: mapTexts(cell.blocks, change) }))) }
  })
}

/** Lines of single letters after a line of single letters ("c ấ p", "x ã") go on with it. */
function gather(blocks: readonly RawBlock[]): RawBlock[] {
  const gathered: RawBlock[] = []
  for (const block of blocks) {
    const last = gathered.at(-1)
    const tail = block.kind === 'paragraph' && /^(?:[\p{L}\d\-.,;] )*[\p{L}\d\-.,;]$/u.test(block.text.trim())
    if (tail && last?.kind === 'paragraph' && new RegExp(`(?:${SPACED.source})$`, 'u').test(normalise(last.text).trim()))
      gathered[gathered.length - 1] = { ...last, text: `${last.text.trim()} ${block.text.trim()}` }
    else gathered.push(block)
  }
  return gathered
}

/**
 * Mends spaces where the damage is systemic; documents without it come back as they are.
 * @returns the blocks, and a note for each kind of repair
 */
export function mendSpaces(blocks: readonly RawBlock[]): { blocks: RawBlock[]; notes: ReadingNote[] } {
  const notes: ReadingNote[] = []
  let mended = joinBrokenDates(gather(blocks))
  const known = new Set(textsOf(mended).flatMap((text) => normalise(text).toLowerCase().match(TOKEN) ?? []))
  let spaced = 0
  mended = mapTexts(mended, (text) => {
    const normal = normalise(text)
    const closed = SPACED.test(normal) ? unspace(normal, known) : normal
    SPACED.lastIndex = 0
    if (closed !== normal) spaced += 1
    return closed === normal ? text : closed
  })
  if (spaced > 0)
    notes.push({
      ruleId: 'read/letter-spaced',
      reason: `paragraphs with letters set apart, joined by the laws of Vietnamese syllables: ${spaced}`,
      severity: 'info',
    })
  const { glued, words } = gluedShare(textsOf(mended).map(normalise))
  if (glued >= SYSTEMIC_COUNT && glued >= words * SYSTEMIC_SHARE) {
    mended = mapTexts(mended, (text) => unglue(normalise(text)))
    notes.push({
      ruleId: 'read/lost-spaces',
      reason: `words run together, parted by the laws of Vietnamese syllables: ${glued}/${words}`,
      severity: 'warning',
    })
  }
  return { blocks: mended, notes }
}
