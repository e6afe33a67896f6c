/** Paragraphs that the end of a page broke in two, in formats that keep paragraphs apart. */
import type { RawBlock, RawParagraph } from '../tree/types.ts'
import { continuesSentence } from './text-wrap.ts'

/** Shorter paragraphs are lines of a title or a list. */
const LONG = 60

function isProse({ layer, style }: RawParagraph): boolean {
  return (layer ?? 'body') === 'body' && !style?.heading && !style?.bold && style?.align !== 'center' && style?.align !== 'right'
}

/** Joins a paragraph to the one before where that ends in mid-sentence and this begins in small letters. */
export function mendParagraphs(blocks: readonly RawBlock[]): RawBlock[] {
  const mended: RawBlock[] = []
  let last: RawParagraph | null = null
  for (const block of blocks) {
    if (block.kind === 'table') {
      mended.push(block)
      last = null
    } else if (last && isProse(block) && isProse(last) && last.text.length >= LONG && continuesSentence(last.text, block.text)) {
      last.text += ` ${block.text}`
    } else {
      mended.push(block)
      if ((block.layer ?? 'body') === 'body') last = block
    }
  }
  return mended
}
