/** The second reading of a Word file: mammoth's text must hold no word that ours has not. */
import type { RawBlock, ReadingNote } from '../tree/types.ts'

/** mammoth holds several copies of the document: files with more XML are not checked. */
const MOST_XML = 24 * 1024 * 1024
/** Fewer missing words than this are a matter of how texts are cut. */
const FEW = 5

function words(text: string): string[] {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}

function textOf(blocks: readonly RawBlock[]): string {
  return blocks
    .map((block) =>
      block.kind === 'paragraph' ? block.text : block.rows.map((row) => row.map((cell) => textOf(cell.blocks)).join(' ')).join(' '),
    )
    .join(' ')
}

async function mammothText(bytes: Uint8Array): Promise<string> {
  const mammoth = await import('mammoth')
  return (await mammoth.default.extractRawText({ buffer: Buffer.from(bytes) })).value
}

/**
 * Compares our reading with mammoth's.
 * @param xmlSize bytes of the package's XML, inflated
 * @returns a warning that counts the words only mammoth found; none where mammoth itself cannot read the file
 */
export async function missingWords(bytes: Uint8Array, xmlSize: number, blocks: readonly RawBlock[]): Promise<ReadingNote[]> {
  if (xmlSize > MOST_XML) return []
  const theirs = await mammothText(bytes).catch(() => '')
  const held = new Map<string, number>()
  for (const word of words(textOf(blocks))) held.set(word, (held.get(word) ?? 0) + 1)
  let missing = 0
  for (const word of words(theirs)) {
    const left = held.get(word) ?? 0
    if (left > 0) held.set(word, left - 1)
    else missing += 1
  }
  if (missing <= FEW) return []
  return [
    { ruleId: 'docx.incomplete', severity: 'warning', reason: `${missing} words that a second reader found are missing from the text` },
  ]
}
