/** Plain text files. */
import type { Adapter } from './adapter.ts'
import type { RawBlock, RawTable } from '../tree/types.ts'
import { decodeText } from './text-charset.ts'
import { drawnTable } from './text-drawn.ts'
import { withoutTags } from './text-markup.ts'
import { reflow } from './text-reflow.ts'

const paragraph = (text: string): RawBlock => ({ kind: 'paragraph', text })

/** A line that may belong to a drawn table. */
const DRAWN = /^\s*(?:\+[-=]|-{2}|\|.*\|)|\t/m
/** Stands in the text for a drawn table: an item that is complete, so that no paragraph joins it. */
const STAND_IN = /^- \uE000(\d{1,6})\.$/

/** Drawn tables set aside while the lines between them become paragraphs: wrap and pages are those of the whole text. */
function blocksOf(text: string): RawBlock[] {
  if (!DRAWN.test(text)) return reflow(text)
  const lines = text
    .normalize('NFC')
    .replaceAll('\uE000', '')
    .split(/\r\n?|\n/)
  const tables: RawTable[] = []
  const rest: string[] = []
  for (let at = 0; at < lines.length; ) {
    const drawn = drawnTable(lines, at, paragraph)
    if (drawn) {
      rest.push('', `- \uE000${tables.length}.`, '')
      tables.push(drawn.table)
      at = drawn.next
    } else {
      rest.push(lines[at] ?? '')
      at += 1
    }
  }
  if (tables.length === 0) return reflow(text)
  return reflow(rest.join('\n')).map((block) => {
    const table = tables[Number(STAND_IN.exec(block.text)?.[1] ?? -1)]
    return table ? { ...table, page: block.page } : block
  })
}

/** Reads plain text of any Vietnamese charset; pages are known only where form feeds or page numbers show them. */
export const textAdapter: Adapter = {
  id: 'text',
  mediaType: 'text/plain',
  async read(bytes) {
    const { text, notes } = decodeText(bytes)
    const blocks = blocksOf(withoutTags(text))
    const pages = blocks.reduce((most, block) => Math.max(most, block.page ?? 0), 0)
    return { blocks, pages: pages > 1 ? pages : null, textLayer: 'native', notes, metadata: {} }
  },
}
