/** A document's text and record are kept in one compressed frame: the record repeats the text, and Vietnamese prose shrinks to a third. */
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'

/** One more step takes twice the time and wins nothing. */
const LEVEL = 9

/** `record` is JSON. */
export function pack(text: string, record: string): Uint8Array {
  return zstdCompressSync(Buffer.from(`${text.length}\n${text}${record}`, 'utf8'), {
    params: { [constants.ZSTD_c_compressionLevel]: LEVEL },
  })
}

export function unpack(packed: Uint8Array): { text: string; record: string } {
  const whole = zstdDecompressSync(packed).toString('utf8')
  const from = whole.indexOf('\n') + 1
  const to = from + Number(whole.slice(0, from - 1))
  return { text: whole.slice(from, to), record: whole.slice(to) }
}
