/** Tar, as POSIX 1988 has it: one file that every system can list and unpack. Only plain files with short names. */
import { createReadStream } from 'node:fs'
import { type FileHandle, mkdir, open } from 'node:fs/promises'
import { dirname, join } from 'node:path'

const BLOCK = 512
/** Larger sizes do not fit into eleven octal digits. */
const OCTAL_MOST = 8 ** 11
const CHUNK = 1 << 20

export interface TarEntry {
  name: string
  bytes: number
  /** a file, or the content itself */
  from: string | Uint8Array
}

function sizeField(bytes: number): Buffer {
  if (bytes < OCTAL_MOST) return Buffer.from(`${bytes.toString(8).padStart(11, '0')}\0`)
  const field = Buffer.alloc(12)
  field[0] = 0x80
  field.writeBigUInt64BE(BigInt(bytes), 4)
  return field
}

/** The checksum counts its own eight places as spaces. */
function checksum(header: Buffer): number {
  let sum = 0
  for (let at = 0; at < BLOCK; at += 1) sum += at >= 148 && at < 156 ? 0x20 : (header[at] ?? 0)
  return sum
}

function header({ name, bytes }: TarEntry): Buffer {
  const block = Buffer.alloc(BLOCK)
  block.write(name, 0, 100)
  block.write('0000644\0', 100)
  block.write('0000000\0', 108)
  block.write('0000000\0', 116)
  sizeField(bytes).copy(block, 124)
  block.write(`${'0'.repeat(11)}\0`, 136)
  block.write('0', 156)
  block.write('ustar\x0000', 257)
  block.write(`${checksum(block).toString(8).padStart(6, '0')}\0 `, 148)
  return block
}

async function* content({ from }: TarEntry): AsyncGenerator<Uint8Array> {
  if (typeof from === 'string') yield* createReadStream(from, { highWaterMark: CHUNK })
  else yield from
}

/**
 * Writes a tar file and syncs it.
 * @throws Error when a file is no longer as long as its entry says
 */
export async function writeTar(path: string, entries: Iterable<TarEntry>): Promise<void> {
  const target = await open(path, 'wx')
  try {
    for (const entry of entries) {
      await target.write(header(entry))
      let written = 0
      for await (const chunk of content(entry)) {
        await target.write(chunk)
        written += chunk.length
      }
      if (written !== entry.bytes) throw new Error(`expected ${entry.bytes} bytes of ${entry.name}, got ${written}`)
      await target.write(Buffer.alloc((BLOCK - (written % BLOCK)) % BLOCK))
    }
    await target.write(Buffer.alloc(2 * BLOCK))
    await target.sync()
  } finally {
    await target.close()
  }
}

function text(block: Buffer, start: number, length: number): string {
  const field = block.subarray(start, start + length)
  const end = field.indexOf(0)
  return field.toString('utf8', 0, end < 0 ? length : end)
}

function readSize(block: Buffer): number {
  return (block[124] ?? 0) & 0x80 ? Number(block.readBigUInt64BE(128)) : Number.parseInt(text(block, 124, 12), 8)
}

/** A header block, checked; null at the end of the archive. */
function readHeader(block: Buffer): { name: string; bytes: number } | null {
  if (block.every((byte) => byte === 0)) return null
  if (Number.parseInt(text(block, 148, 8), 8) !== checksum(block)) throw new Error('a header is damaged')
  const bytes = readSize(block)
  if (!Number.isSafeInteger(bytes) || bytes < 0) throw new Error('a size is damaged')
  return { name: text(block, 0, 100), bytes }
}

async function block(source: FileHandle, position: number): Promise<Buffer> {
  const { bytesRead, buffer } = await source.read(Buffer.alloc(BLOCK), 0, BLOCK, position)
  if (bytesRead < BLOCK) throw new Error('the file is cut off')
  return buffer
}

async function copyOut(source: FileHandle, start: number, bytes: number, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true })
  const target = await open(to, 'wx')
  try {
    const buffer = Buffer.alloc(Math.min(CHUNK, Math.max(bytes, 1)))
    for (let done = 0; done < bytes; ) {
      const { bytesRead } = await source.read(buffer, 0, Math.min(buffer.length, bytes - done), start + done)
      if (bytesRead === 0) throw new Error('the file is cut off')
      await target.write(buffer, 0, bytesRead)
      done += bytesRead
    }
    await target.sync()
  } finally {
    await target.close()
  }
}

/**
 * Unpacks a tar file.
 * @param allowed names that may be written below `folder`; any other name ends the unpacking
 * @throws Error in words that say what is damaged
 */
export async function readTar(path: string, folder: string, allowed: RegExp): Promise<void> {
  const source = await open(path, 'r')
  try {
    for (let position = 0; ; ) {
      const entry = readHeader(await block(source, position))
      if (entry === null) return
      if (!allowed.test(entry.name)) throw new Error(`an unexpected name: ${entry.name}`)
      await copyOut(source, position + BLOCK, entry.bytes, join(folder, entry.name))
      position += BLOCK + Math.ceil(entry.bytes / BLOCK) * BLOCK
    }
  } finally {
    await source.close()
  }
}
