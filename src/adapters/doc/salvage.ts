/** What can still be read of a Word file whose container or tables are lost: the text itself, which most files keep in one piece. */
import type { RawDocument } from '../../tree/types.ts'
import { Bytes } from './bytes.ts'
import { readFib, WORD_97 } from './fib.ts'
import { flowOf, visible } from './old.ts'
import { nest } from './tables.ts'

const SECTOR = 512
const TEXT_START = 0x18
/** How far into the file the document stream may begin. */
const REACH = 4096
const MIN_LETTERS = 20
const WIDE_SHARE = 0.8
/** No text holds these, or two others than letters and signs in a row. */
const FOREIGN = /[\u0000\u0016-\u001d]|[^\p{L}\p{M}\p{N}\p{P}\p{S}\p{Z}\u0001-\u0015\u001e\u001f]{2}/u
/** High bytes of the letters that Vietnamese text is written in. */
const HIGH_BYTES = new Set([0x00, 0x01, 0x03, 0x1e, 0x20])

/** The document stream, taken to run on to the end of the file; null where none begins. */
function findDocument(data: Uint8Array): Bytes | null {
  for (let sector = 1; sector < REACH && (sector + 1) * SECTOR <= data.length; sector += 1) {
    const at = sector * SECTOR
    if (data[at] === 0xec && data[at + 1] === 0xa5) return new Bytes(data.subarray(at))
  }
  return null
}

function isWide(bytes: Uint8Array): boolean {
  let known = 0
  for (let i = 1; i < bytes.length; i += 2) if (HIGH_BYTES.has(bytes[i] ?? -1)) known += 1
  return known > (bytes.length / 2) * WIDE_SHARE
}

function readText(document: Bytes): string {
  const { lengths, version } = readFib(document)
  if (version < WORD_97) return ''
  const start = Math.min(document.u32(TEXT_START), document.length)
  const bytes = document.data.subarray(start, start + lengths.main * 2)
  return isWide(bytes.subarray(0, SECTOR))
    ? new TextDecoder('utf-16le').decode(bytes).slice(0, lengths.main)
    : new TextDecoder('windows-1252').decode(bytes.subarray(0, lengths.main))
}

/** Up to where the text is followed by something else: later pieces stand elsewhere. */
function readablePart(text: string): string {
  const end = text.search(FOREIGN)
  return end < 0 ? text : text.slice(0, end)
}

/**
 * Looks for the text of a damaged file.
 * @returns paragraphs and simple tables with a warning, or null where no readable text is found
 * @throws UnreadableError 'doc.encrypted'; RangeError where the file ends too early
 */
export function salvage(data: Uint8Array): Pick<RawDocument, 'blocks' | 'notes'> | null {
  const document = findDocument(data)
  if (!document) return null
  const text = visible(readablePart(readText(document)))
  if ((text.match(/\p{L}/gu)?.length ?? 0) < MIN_LETTERS) return null
  const reason =
    'the file is damaged: the first part of its text was found; the rest, styles, automatic numbers, notes and headers may be lost'
  return { blocks: nest(flowOf(text)), notes: [{ ruleId: 'doc.salvaged', reason, severity: 'warning' }] }
}
