/** Plain text files. */
import type { Adapter } from './adapter.ts'
import type { RawBlock } from '../tree/types.ts'
import { decodeText } from './text-charset.ts'
import { drawnTable } from './text-drawn.ts'
import { reflow } from './text-reflow.ts'

const paragraph = (text: string): RawBlock => ({ kind: 'paragraph', text })

/** Tables drawn with letters apart, the lines between them as paragraphs. */
function blocksOf(text: string): RawBlock[] {
  if (!/^\s*(?:\+[-=]|-{2})|\t/m.test(text)) return reflow(text)
  const lines = text.normalize('NFC').split(/\r\n?|\n/)
  const blocks: RawBlock[] = []
  let from = 0
  for (let at = 0; at < lines.length; ) {
    const drawn = drawnTable(lines, at, paragraph)
    if (drawn) {
      blocks.push(...reflow(lines.slice(from, at).join('\n')), drawn.table)
      from = drawn.next
      at = drawn.next
    } else at += 1
  }
  return from === 0 ? reflow(text) : [...blocks, ...reflow(lines.slice(from).join('\n'))]
}

/** Reads plain text of any Vietnamese charset; pages are known only where form feeds or page numbers show them. */
export const textAdapter: Adapter = {
  id: 'text',
  mediaType: 'text/plain',
  async read(bytes) {
    const { text, notes } = decodeText(bytes)
    const blocks = blocksOf(text)
    const pages = blocks.reduce((most, block) => Math.max(most, block.page ?? 0), 0)
    return { blocks, pages: pages > 1 ? pages : null, textLayer: 'native', notes, metadata: {} }
  },
}
