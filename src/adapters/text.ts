/** Plain text files. */
import type { Adapter } from './adapter.ts'
import { decodeText } from './text-charset.ts'
import { reflow } from './text-reflow.ts'

/** Reads plain text of any Vietnamese charset; pages are known only where form feeds or page numbers show them. */
export const textAdapter: Adapter = {
  id: 'text',
  mediaType: 'text/plain',
  async read(bytes) {
    const { text, notes } = decodeText(bytes)
    const blocks = reflow(text)
    const pages = blocks.reduce((most, block) => Math.max(most, block.page ?? 0), 0)
    return { blocks, pages: pages > 1 ? pages : null, textLayer: 'native', notes, metadata: {} }
  },
}
