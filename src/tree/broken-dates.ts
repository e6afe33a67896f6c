/** Dates that a narrow column broke ("10/10/20" over "26", "15/" over "6/2026") are one word again before the canonical text is built. */
import type { RawBlock, RawCell } from './types.ts'

/** The last word of a line that a date may go on behind: figures, a stroke, perhaps more figures. */
const HEAD = /(?<![\d/.-])\d{1,2}(?:[/.-]\d{0,2}(?:[/.-](?:2|20|20\d)?)?)$/
/** What goes on at the beginning of the next line, and nothing else behind it but a mark or a word. */
const REST = /^[\d/.-]+(?=$|[\s;,)])/
const WHOLE = /^(?:(?:0?[1-9]|[12]\d|3[01])([/.-])(?:0?[1-9]|1[0-2])\1|(?:0?[1-9]|1[0-2])[/-])20\d\d$/
/** A line that is a date of its own goes on nowhere; "16/4/20" is one only where no year is finished below it. */
const COMPLETE = /^\d{1,2}[/.-]\d{1,2}(?:[/.-]20\d\d)?$/

/** The two lines as one where a date is broken between them, else null. */
export function joinBroken(above: string, below: string): string | null {
  const head = HEAD.exec(above.trimEnd())?.[0]
  const rest = REST.exec(below.trimStart())?.[0]
  if (!head || !rest || COMPLETE.test(rest) || !WHOLE.test(head + rest)) return null
  return above.trimEnd() + below.trimStart()
}

/** "10/10/20 26": the reader of the page took the two lines for a wrapped paragraph. */
const SPACED = /(?<![\d/.-])(?<day>\d{1,2}([/.-])\d{1,2}\2|\d{1,2}\/)(?<year>2 0\d\d|20 \d\d|20\d \d)(?=\s*(?:$|[;,)\n]))/gu

function closeYears(text: string): string {
  return text.replace(SPACED, (found) => {
    const closed = found.replace(' ', '')
    return WHOLE.test(closed) ? closed : found
  })
}

function joinLines(printed: string): string {
  const text = closeYears(printed)
  if (!text.includes('\n')) return text
  return text.split('\n').reduce((joined, line) => joinBroken(joined, line) ?? `${joined}\n${line}`)
}

function mendCell(cell: RawCell): RawCell {
  const blocks: RawBlock[] = []
  for (const block of joinBrokenDates(cell.blocks)) {
    const last = blocks.at(-1)
    if (block.kind !== 'paragraph') {
      blocks.push(block)
      continue
    }
    const text = joinLines(block.text)
    const joined = last?.kind === 'paragraph' ? joinBroken(last.text, text) : null
    if (joined !== null && last) blocks[blocks.length - 1] = { ...last, text: joined } as RawBlock
    else blocks.push(text === block.text ? block : { ...block, text })
  }
  return { ...cell, blocks }
}

/** The blocks with the dates in their tables' cells whole again; only line breaks inside a date go. */
export function joinBrokenDates(blocks: readonly RawBlock[]): RawBlock[] {
  return blocks.map((block) => (block.kind === 'table' ? { ...block, rows: block.rows.map((row) => row.map(mendCell)) } : block))
}
