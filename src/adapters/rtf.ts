/** Rich Text Format: what Word, LibreOffice and many old programs write. */
import type { RawDocument, ReadingNote } from '../tree/types.ts'
import { type Adapter, UnreadableError } from './adapter.ts'
import { RtfReader, type RtfResult } from './rtf-reader.ts'

function notesOf({ tally, open }: RtfResult): ReadingNote[] {
  const notes: ReadingNote[] = []
  if (open > 0) notes.push({ ruleId: 'rtf.cut', reason: `the file is cut: ${open} groups are not closed`, severity: 'warning' })
  if (tally.deleted > 0) notes.push({ ruleId: 'rtf.revisions', reason: 'tracked changes are read as accepted', severity: 'info' })
  if (tally.hidden > 0) notes.push({ ruleId: 'rtf.hidden', reason: 'hidden text is left out', severity: 'info' })
  for (const [charset, runs] of tally.legacy)
    notes.push({ ruleId: 'text.legacy', reason: `${charset}: ${runs} runs decoded by the name of their font`, severity: 'info' })
  return notes
}

/** Reads RTF; a file that is cut gives what it holds, with a note. */
export const rtfAdapter: Adapter = {
  id: 'rtf',
  mediaType: 'application/rtf',
  async read(bytes): Promise<RawDocument> {
    const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
    if (!/^\s*\{\\rtf/.test(source)) throw new UnreadableError('rtf.broken')
    const result = new RtfReader().read(source)
    return { blocks: result.blocks, pages: null, textLayer: 'native', notes: notesOf(result), metadata: result.metadata }
  },
}
