/** A box of a page that holds many paragraphs with line breaks between them, cut into its paragraphs. */
import { normalise } from '../text/normalise.ts'
import type { Line } from './text-lines.ts'
import { groupLines } from './text-reflow.ts'
import type { Span } from './text-spans.ts'
import { endsSentence } from './text-wrap.ts'

/** Fewer lines, or shorter text, are one paragraph with breaks of its own: a title, a letterhead, a signature. */
const LEAST_LINES = 4
/** Under so many lines every line must end a sentence, a first short one apart: a headline over its text. */
const LEAST_SENTENCES = 2
const HEADLINE = 160
const LEAST_TEXT = 300
/** In a cell of a table only a text as long as a document is cut: its lines are otherwise one item's. */
const LEAST_CELL = 1500
/** Hard spaces before the first letter: the indent of a paragraph. */
const INDENT = /^[ \n]*\u00a0[ \u00a0]*\u00a0/

/** Spans line by line, the breaks themselves left out. */
function linesOf(spans: readonly Span[]): Span[][] {
  const lines: Span[][] = [[]]
  for (const span of spans) {
    if (span.text === '\n') lines.push([])
    else lines.at(-1)?.push(span)
  }
  return lines
}

const textOf = (spans: readonly Span[]): string => spans.map(({ text }) => text).join('')

function isParagraph(text: string, index: number): boolean {
  return endsSentence(text) || (index === 0 && text.length < HEADLINE)
}

/**
 * Cuts the spans of a box where its line breaks end paragraphs; lines that were only wrapped stay together.
 * @param cell the box is a cell of a table
 * @returns one list of spans a paragraph; the box itself where it is a single paragraph
 */
export function cutBreaks(spans: Span[], cell: boolean): Span[][] {
  const breaks = spans.reduce((sum, { text }) => sum + (text === '\n' ? 1 : 0), 0)
  const length = spans.reduce((sum, { text }) => sum + text.length, 0)
  if (breaks + 1 < LEAST_SENTENCES || length < (cell ? LEAST_CELL : LEAST_TEXT)) return [spans]
  const parts = linesOf(spans).filter((line) => textOf(line).trim() !== '')
  if (parts.length < LEAST_LINES && !parts.every((line, index) => isParagraph(textOf(line).trim(), index))) return [spans]
  const lines: Line[] = parts.map((line, index) => {
    const text = textOf(line)
    return { text: normalise(text).trim(), indent: 0, gap: index > 0 && INDENT.test(text), turn: false, page: null, role: null }
  })
  let at = 0
  return groupLines(lines).map((joints) => {
    const own = parts.slice(at, at + joints.length)
    at += joints.length
    return own.flatMap((line, index) =>
      index === 0 ? line : [{ text: joints[index] ?? ' ', bold: false, italic: false, size: null }, ...line],
    )
  })
}
