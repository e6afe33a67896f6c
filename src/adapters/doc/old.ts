/** Word 6 and Word 95: the text alone, its paragraphs and the cells of simple tables. */
import { looksLegacy, decodeCharset } from '../../text/legacy.ts'
import type { RawBlock, RawDocument } from '../../tree/types.ts'
import { UnreadableError } from '../adapter.ts'
import type { Bytes } from './bytes.ts'
import { fieldMask } from './fields.ts'
import { nest, type Flow } from './tables.ts'

const TEXT_START = 0x18
const TEXT_END = 0x1c
const MAIN_LENGTH = 0x34
const CLX = 0x160
const FAST_SAVED = 0x0004
const WESTERN = new TextDecoder('windows-1252')
const PRINTED: Readonly<Record<string, string>> = { '\u000b': '\n', '\t': '\t', '\u001e': '-' }

function plainText(document: Bytes): string {
  const start = document.u32(TEXT_START)
  const end = Math.min(document.u32(TEXT_END), document.length)
  const length = Math.min(document.u32(MAIN_LENGTH), Math.max(0, end - start))
  return WESTERN.decode(document.part(start, length).data)
}

/** A fast-saved file has its pieces out of order. */
function piecedText(document: Bytes): string | null {
  let at = document.u32(CLX)
  const end = Math.min(at + document.u32(CLX + 4), document.length)
  while (at < end && document.u8(at) === 1) at += 3 + document.u16(at + 1)
  if (at >= end || document.u8(at) !== 2) return null
  const length = document.u32(at + 1)
  const count = Math.floor((length - 4) / 12)
  const cps = at + 5
  let text = ''
  for (let i = 0; i < count && text.length < document.length; i += 1) {
    const size = document.u32(cps + i * 4 + 4) - document.u32(cps + i * 4)
    const offset = document.u32(cps + (count + 1) * 4 + i * 8 + 2)
    text += WESTERN.decode(document.part(offset, size).data)
  }
  return text.slice(0, document.u32(MAIN_LENGTH))
}

/** Text without the codes of its fields. */
export function visible(text: string): string {
  const mask = fieldMask(text)
  return mask ? [...text].filter((_, index) => !mask[index]).join('') : text
}

/** Paragraphs and simple tables from the marks alone: cells end in the mark 7; one directly after another ends the row. */
export function* flowOf(text: string): Generator<Flow> {
  let atRowEnd = false
  const pieces = text.split(/([\r\f\u0007])/)
  for (let i = 0; i < pieces.length; i += 2) {
    const shown = (pieces[i] ?? '').replace(/[\u0000-\u001f]/g, (char) => PRINTED[char] ?? '')
    const mark = pieces[i + 1]
    const blocks: RawBlock[] = shown.trim() === '' ? [] : [{ kind: 'paragraph', text: shown }]
    const depth = mark === '\u0007' ? 1 : 0
    if (atRowEnd && mark === '\u0007' && shown === '') {
      atRowEnd = false
      const endsRow: Flow['endsRow'] = (cells) => ({
        header: false,
        cells: cells.map((cell) => ({ blocks: cell, left: null, right: null, joinsLeft: false, vertical: 'none', ruled: true })),
      })
      yield { depth, blocks: [], endsCell: false, endsRow }
    } else {
      atRowEnd = mark === '\u0007'
      yield { depth, blocks, endsCell: depth === 1, endsRow: null }
    }
  }
}

/** @throws UnreadableError where no text is found */
export function readOldWord(document: Bytes): Pick<RawDocument, 'blocks' | 'notes'> {
  const isFastSaved = (document.u16(10) & FAST_SAVED) !== 0
  const text = visible((isFastSaved ? piecedText(document) : null) ?? plainText(document))
  if (text.trim() === '') throw new UnreadableError('doc.broken', { what: 'text' })
  const charset = looksLegacy(text)
  const blocks = nest(flowOf(charset ? decodeCharset(charset, text) : text))
  const notes: RawDocument['notes'] = [
    { ruleId: 'doc.old', reason: 'Word 6 or 95: text and simple tables only, automatic numbers are missing', severity: 'warning' },
  ]
  if (charset) notes.push({ ruleId: 'text.legacy', reason: `${charset}: judged by the text itself`, severity: 'info' })
  return { blocks, notes }
}
