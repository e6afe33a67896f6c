/** Word 97-2003 documents, read from their own structures: tables, automatic numbers, notes and text boxes survive. */
import type { RawDocument, ReadingNote } from '../tree/types.ts'
import { type Adapter, UnreadableError } from './adapter.ts'
import type { Bytes } from './doc/bytes.ts'
import { type Fib, readFib, WORD_97 } from './doc/fib.ts'
import { Ole } from './doc/ole.ts'
import { readOldWord } from './doc/old.ts'
import { readParts } from './doc/parts.ts'
import { salvage } from './doc/salvage.ts'
import { readSummary } from './doc/summary.ts'
import { StoryReader, type Tally } from './doc/story.ts'
import { Word } from './doc/word.ts'

function notesOf(word: Word, tally: Tally): ReadingNote[] {
  const notes: ReadingNote[] = []
  if (word.cut) notes.push({ ruleId: 'doc.cut', reason: 'the file is cut: part of its text is missing', severity: 'warning' })
  if (word.broken.length > 0)
    notes.push({
      ruleId: 'doc.parts',
      reason: `could not be read and was left out: ${[...new Set(word.broken)].join(', ')}`,
      severity: 'warning',
    })
  if (tally.deleted + tally.inserted > 0)
    notes.push({ ruleId: 'doc.revisions', reason: 'tracked changes are read as accepted', severity: 'info' })
  if (word.fib.lengths.comments > 0) notes.push({ ruleId: 'doc.comments', reason: 'comments are left out', severity: 'info' })
  if (tally.hidden > 0) notes.push({ ruleId: 'doc.hidden', reason: 'hidden text is left out', severity: 'info' })
  for (const [charset, runs] of tally.legacy)
    notes.push({ ruleId: 'text.legacy', reason: `${charset}: ${runs} runs decoded by the name of their font`, severity: 'info' })
  return notes
}

function readWord(streams: { document: Bytes; table: Bytes; data: Bytes | null }, fib: Fib): Pick<RawDocument, 'blocks' | 'notes'> {
  const word = new Word(streams, fib)
  const tally: Tally = { legacy: new Map(), deleted: 0, inserted: 0, hidden: 0 }
  const blocks = readParts(word, new StoryReader(word, tally))
  return { blocks, notes: notesOf(word, tally) }
}

function readDoc(bytes: Uint8Array): RawDocument {
  const file = new Ole(bytes)
  const document = file.stream('WordDocument')
  if (!document) throw new UnreadableError('doc.broken', { what: 'WordDocument' })
  const fib = readFib(document)
  const metadata = readSummary(file.stream('\u0005SummaryInformation'))
  const base = { pages: null, textLayer: 'native' as const, metadata }
  if (fib.version < WORD_97) return { ...base, ...readOldWord(document) }
  const table = file.stream(fib.table) ?? file.stream(fib.table === '1Table' ? '0Table' : '1Table')
  if (!table) throw new UnreadableError('doc.broken', { what: fib.table })
  const read = readWord({ document, table, data: file.stream('Data') }, fib)
  if (file.embedded > 0)
    read.notes.push({ ruleId: 'doc.embedded', reason: `${file.embedded} embedded objects are left out`, severity: 'warning' })
  return { ...base, ...read }
}

/** Reads beyond the end are expected of broken files; anything else is our own fault. */
function asUnreadable(error: unknown): UnreadableError {
  if (error instanceof UnreadableError) return error
  if (error instanceof RangeError) return new UnreadableError('doc.broken', { what: 'text' }, { cause: error })
  throw error
}

function readSalvage(bytes: Uint8Array): RawDocument | null {
  try {
    const saved = salvage(bytes)
    return saved && { ...saved, pages: null, textLayer: 'native', metadata: {} }
  } catch (error) {
    if (error instanceof RangeError || error instanceof UnreadableError) return null
    throw error
  }
}

/** Reads Word 97-2003 files whole, Word 6 and 95 as plain paragraphs and simple tables. */
export const docAdapter: Adapter = {
  id: 'doc',
  mediaType: 'application/msword',
  async read(bytes) {
    try {
      return readDoc(bytes)
    } catch (error) {
      const trouble = asUnreadable(error)
      const saved = trouble.key === 'doc.broken' ? readSalvage(bytes) : null
      if (!saved) throw trouble
      return saved
    }
  },
}
