/** Lines of plain text to paragraphs; used for text files and for the text blocks of Markdown. */
import type { RawParagraph, Style } from '../tree/types.ts'
import { dropNoteMarks, hasEmphasis, opensEmphasis, readInline } from './markdown-inline.ts'
import { type Line, markFurniture, splitLines } from './text-lines.ts'
import { endsSentence, inferWrap, isCapitals, joins, startsItem, type Wrap } from './text-wrap.ts'

/** An item that begins after the end of a sentence, or whose number is the last thing in a line. */
const INLINE_ITEM = /[.;:]\s+(?:(?:[IVX]{1,5}\.|\d{1,2}(?:\.\d{1,2})*\.|\(\d{1,2}\)|[a-hđ]\)|[-+])\s+\p{Lu}|(?:[IVX]{1,5}|\d{1,2})\.$)/gu
const NOTE_START = /^(?:⁽[⁰¹²³⁴-⁹]{1,3}⁾|[¹²³⁴-⁹][⁰¹²³⁴-⁹]?)\s*(?=\p{L})/u
const RULE_LINE = /^[-_=*~.–—]{3,}$/

/** Nearly every line stands alone between empty ones: the empty lines say nothing. */
function isDoubleSpaced(lines: readonly Line[]): boolean {
  return lines.length >= 12 && lines.filter((line) => line.gap).length > lines.length * 0.85
}

/** Items begin in mid-line and hardly ever at the start of one: whoever saved the text lost its line breaks. */
function hasLostBreaks(lines: readonly Line[]): boolean {
  if (lines.length < 4 || lines.some((line) => line.gap)) return false
  const inside = lines.reduce((sum, line) => sum + (line.text.match(INLINE_ITEM)?.length ?? 0), 0)
  const starts = lines.filter((line) => startsItem(line.text)).length
  const ended = lines.filter((line) => endsSentence(line.text)).length
  return inside >= 4 && inside > starts * 2 && ended < lines.length / 2
}

interface Draft {
  lines: Line[]
  head: Line
  last: Line
  /** emphasis has begun and not ended */
  open: boolean
}

function isJoined(draft: Draft, line: Line, wrap: Wrap | null, emphasis: boolean): boolean {
  if (emphasis && !line.gap && draft.open) return true
  if (RULE_LINE.test(draft.last.text) || RULE_LINE.test(line.text) || NOTE_START.test(line.text)) return false
  if (NOTE_START.test(draft.head.text) && !line.gap) return !startsItem(line.text)
  return joins(draft.head.text, draft.last.text, line, wrap)
}

function group(lines: readonly Line[], wrap: Wrap | null, emphasis: boolean): (Draft | Line)[] {
  const drafts: (Draft | Line)[] = []
  let open: Draft | null = null
  for (const line of lines) {
    if (line.role) {
      drafts.push(line)
    } else if (open && isJoined(open, line, wrap, emphasis)) {
      open.lines.push(line)
      open.last = line
      open.open = open.open !== opensEmphasis(line.text)
    } else {
      open = { lines: [line], head: line, last: line, open: opensEmphasis(line.text) }
      drafts.push(open)
    }
  }
  return drafts
}

/** What joins each line to the one before: lines of capitals that emphasis holds together ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC") keep their break. */
function joints({ lines, head }: Draft): string[] {
  return lines.map(({ text }, index) => {
    const before = lines[index - 1]?.text
    if (before === undefined) return ''
    return isCapitals(before) && isCapitals(text) && !startsItem(head.text) ? '\n' : ' '
  })
}

function joined(draft: Draft): string {
  const between = joints(draft)
  return draft.lines.reduce((source, { text }, index) => source + (between[index] ?? '') + text, '')
}

/**
 * Lines of one kind into paragraphs.
 * @returns for each paragraph what stands before each of its lines: '' before the first
 */
export function groupLines(lines: readonly Line[]): string[][] {
  return group(lines, inferWrap(lines), false).map((draft) => ('lines' in draft ? joints(draft) : ['']))
}

function paragraph(draft: Draft | Line, emphasis: boolean): RawParagraph {
  if ('role' in draft) return { kind: 'paragraph', text: draft.text, layer: 'furniture', role: draft.role ?? 'stamp', page: draft.page }
  const printed = joined(draft)
  const note = NOTE_START.test(printed)
  const source = printed.replace(NOTE_START, '')
  const { text, style }: { text: string; style: Style } = emphasis ? readInline(source) : { text: dropNoteMarks(source), style: {} }
  const block: RawParagraph = { kind: 'paragraph', text, page: draft.head.page, style }
  if (note) block.layer = 'note'
  else if (RULE_LINE.test(source)) Object.assign(block, { layer: 'furniture', role: 'rule' })
  return block
}

/** The address that a note announces belongs to the note. */
function linkNotes(blocks: RawParagraph[]): RawParagraph[] {
  for (const [index, block] of blocks.entries()) {
    const before = blocks[index - 1]
    if (before?.layer === 'note' && before.text.endsWith(':') && /^<?https?:/.test(block.text)) block.layer = 'note'
  }
  return blocks
}

/**
 * Turns plain text into paragraphs: joins hard-wrapped lines, sets page numbers and stamped digits aside,
 * mends paragraphs broken by the end of a page, takes out Markdown's emphasis where the text uses it.
 */
export function reflow(text: string): RawParagraph[] {
  const lines = markFurniture(splitLines(text))
  const emphasis = hasEmphasis(text)
  if (hasLostBreaks(lines)) return [paragraph({ lines, head: lines[0] as Line, last: lines[0] as Line, open: false }, emphasis)]
  const wrap = inferWrap(lines)
  if (wrap && isDoubleSpaced(lines)) for (const line of lines) line.gap = false
  return linkNotes(group(lines, wrap, emphasis).map((draft) => paragraph(draft, emphasis)))
}
