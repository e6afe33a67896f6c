/** ZIP archives under hard limits: what the headers say is never believed, neither sizes nor names. */
import { inflateRawSync } from 'node:zlib'
import { UnreadableError } from './adapter.ts'

export interface ZipLimits {
  /** entries of the archive */
  entries: number
  /** bytes of one inflated entry */
  entryBytes: number
  /** bytes of all inflated entries together */
  totalBytes: number
  /** inflated bytes for one packed byte, beyond the first `freeBytes` */
  ratio: number
  freeBytes: number
}

const MB = 1024 * 1024
export const ZIP_LIMITS: ZipLimits = { entries: 2000, entryBytes: 200 * MB, totalBytes: 500 * MB, ratio: 200, freeBytes: 16 * MB }

export interface ZipEntry {
  /** path in the archive: NFC, "/" between folders, never above the archive's root */
  name: string
  method: number
  encrypted: boolean
  /** packed bytes */
  packed: number
  /** inflated bytes, as the header claims */
  claimed: number
  offset: number
}

const END = 0x06054b50
const END64 = 0x06064b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const END_SIZE = 22
const CENTRAL_SIZE = 46
const LOCAL_SIZE = 30
const MAX_COMMENT = 0xffff
const UTF8_NAME = 0x0800
const UNICODE_PATH = 0x7075
const ZIP64 = 0x0001
const FULL = 0xffffffff
const STORED = 0
const DEFLATED = 8

const CP437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0'

function broken(what: string): UnreadableError {
  return new UnreadableError('zip.broken', { what })
}

/** Names are UTF-8 by their flag, by a Unicode field, or by their look; else the charset of DOS. */
function decodeName(raw: Uint8Array, flags: number, unicode: Uint8Array | null): string {
  if (unicode) return new TextDecoder().decode(unicode)
  if (flags & UTF8_NAME) return new TextDecoder().decode(raw)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw)
  } catch {
    return Array.from(raw, (byte) => (byte < 0x80 ? String.fromCharCode(byte) : (CP437[byte - 0x80] ?? '?'))).join('')
  }
}

/** A path that stays inside: no drive, no leading "/", no "..", no control characters. */
export function safePath(name: string): string {
  return name
    .normalize('NFC')
    .replaceAll('\\', '/')
    .replace(/[\u0000-\u001f\u007f]/g, ' ')
    .replace(/^[A-Za-z]:/, '')
    .split('/')
    .filter((step) => step !== '' && step !== '.' && step !== '..')
    .join('/')
}

interface Extra {
  unicode: Uint8Array | null
  zip64: DataView | null
}

function readExtra(view: DataView, at: number, length: number): Extra {
  const extra: Extra = { unicode: null, zip64: null }
  const end = Math.min(at + length, view.byteLength)
  for (let next = at; next + 4 <= end; ) {
    const size = Math.min(view.getUint16(next + 2, true), end - next - 4)
    const data = new Uint8Array(view.buffer, view.byteOffset + next + 4, size)
    const id = view.getUint16(next, true)
    if (id === UNICODE_PATH && size > 5) extra.unicode = data.subarray(5)
    if (id === ZIP64) extra.zip64 = new DataView(data.buffer, data.byteOffset, size)
    next += 4 + size
  }
  return extra
}

/** Sizes and place from the ZIP64 field, for those that do not fit into 32 bits, in this order. */
function wide(extra: DataView | null, claimed: number, packed: number, offset: number): number[] {
  let at = 0
  return [claimed, packed, offset].map((value) => {
    if (value !== FULL || !extra || at + 8 > extra.byteLength) return value
    at += 8
    return Number(extra.getBigUint64(at - 8, true))
  })
}

function findEnd(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - END_SIZE - MAX_COMMENT)
  for (let at = view.byteLength - END_SIZE; at >= lowest; at -= 1) if (view.getUint32(at, true) === END) return at
  throw broken('directory')
}

/** Where the directory begins and how many entries it claims. */
function directory(view: DataView): { offset: number; count: number } {
  const end = findEnd(view)
  const count = view.getUint16(end + 10, true)
  const offset = view.getUint32(end + 16, true)
  if (offset !== FULL && count !== 0xffff) return { offset, count }
  const locator = end - 20
  if (locator < 0) return { offset, count }
  const at = Number(view.getBigUint64(locator + 8, true))
  if (at + 56 > view.byteLength || view.getUint32(at, true) !== END64) return { offset, count }
  return { offset: Number(view.getBigUint64(at + 48, true)), count: Number(view.getBigUint64(at + 32, true)) }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/**
 * The entries of an archive, folders left out.
 * @throws UnreadableError 'zip.broken', or 'zip.entries' {got, most} for too many
 */
export function zipEntries(bytes: Uint8Array, limits: Pick<ZipLimits, 'entries'> = ZIP_LIMITS): ZipEntry[] {
  const view = viewOf(bytes)
  try {
    const { offset, count } = directory(view)
    if (count > limits.entries) throw new UnreadableError('zip.entries', { got: count, most: limits.entries })
    return readDirectory(view, offset, limits.entries)
  } catch (error) {
    if (error instanceof RangeError) throw broken('directory')
    throw error
  }
}

function readDirectory(view: DataView, start: number, most: number): ZipEntry[] {
  const entries: ZipEntry[] = []
  let seen = 0
  for (let at = start; at + CENTRAL_SIZE <= view.byteLength && view.getUint32(at, true) === CENTRAL; ) {
    seen += 1
    if (seen > most) throw new UnreadableError('zip.entries', { got: seen, most })
    const flags = view.getUint16(at + 8, true)
    const [nameSize, extraSize, commentSize] = [28, 30, 32].map((field) => view.getUint16(at + field, true)) as [number, number, number]
    const raw = new Uint8Array(view.buffer, view.byteOffset + at + CENTRAL_SIZE, nameSize)
    const extra = readExtra(view, at + CENTRAL_SIZE + nameSize, extraSize)
    const sizes = wide(extra.zip64, view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true))
    const [claimed, packed, offset] = sizes as [number, number, number]
    const name = decodeName(raw, flags, extra.unicode)
    if (!/[/\\]$/.test(name))
      entries.push({ name: safePath(name), method: view.getUint16(at + 10, true), encrypted: (flags & 1) !== 0, packed, claimed, offset })
    at += CENTRAL_SIZE + nameSize + extraSize + commentSize
  }
  if (seen === 0 && view.byteLength > END_SIZE) throw broken('directory')
  return entries
}

function packedBytes(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const view = viewOf(bytes)
  if (entry.offset + LOCAL_SIZE > bytes.length || view.getUint32(entry.offset, true) !== LOCAL) throw broken(entry.name)
  const start = entry.offset + LOCAL_SIZE + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true)
  if (start + entry.packed > bytes.length) throw broken(entry.name)
  return bytes.subarray(start, start + entry.packed)
}

/** How much has been inflated; shared by nested archives, so that they cannot multiply. */
export class ZipBudget {
  readonly limits: ZipLimits
  #left: number
  #entries = 0
  constructor(limits: ZipLimits = ZIP_LIMITS) {
    this.limits = limits
    this.#left = limits.totalBytes
  }
  /** Most bytes that an entry of `packed` bytes may become. */
  allowance(packed: number): number {
    return Math.min(this.#left, this.limits.entryBytes, this.limits.freeBytes + packed * this.limits.ratio)
  }
  spend(bytes: number): void {
    this.#left -= bytes
    if (this.#left < 0) throw new UnreadableError('zip.bomb', { what: '' })
  }
  /** Counts entries, those of nested archives among them. */
  count(entries: number): void {
    this.#entries += entries
    if (this.#entries > this.limits.entries) throw new UnreadableError('zip.entries', { got: this.#entries, most: this.limits.entries })
  }
}

/**
 * Inflates one entry; never more than the budget allows, whatever the headers claim.
 * @throws UnreadableError 'zip.bomb', 'zip.encrypted' or 'zip.broken', each with {what: name}
 */
export function inflateEntry(bytes: Uint8Array, entry: ZipEntry, budget: ZipBudget = new ZipBudget()): Uint8Array {
  if (entry.encrypted) throw new UnreadableError('zip.encrypted', { what: entry.name })
  const packed = packedBytes(bytes, entry)
  const most = budget.allowance(packed.length)
  const content = unpack(packed, entry, most)
  budget.spend(content.length)
  return content
}

function unpack(packed: Uint8Array, entry: ZipEntry, most: number): Uint8Array {
  const bomb = () => new UnreadableError('zip.bomb', { what: entry.name })
  if (entry.method === STORED) {
    if (packed.length > most) throw bomb()
    return packed
  }
  if (entry.method !== DEFLATED) throw new UnreadableError('zip.method', { what: entry.name, method: entry.method })
  if (most <= 0) throw bomb()
  try {
    return new Uint8Array(inflateRawSync(packed, { maxOutputLength: most }))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') throw bomb()
    throw broken(entry.name)
  }
}

/**
 * Inflates the wanted entries of a package (DOCX, ODT).
 * @param wanted names, or a test of names
 * @returns contents by name; names that the archive has not are missing
 * @throws UnreadableError as {@link zipEntries} and {@link inflateEntry}
 */
export function unzipLimited(
  bytes: Uint8Array,
  wanted: readonly string[] | ((name: string) => boolean),
  limits: ZipLimits = ZIP_LIMITS,
): Map<string, Uint8Array> {
  const isWanted = typeof wanted === 'function' ? wanted : (name: string) => wanted.includes(name)
  const budget = new ZipBudget(limits)
  const found = new Map<string, Uint8Array>()
  for (const entry of zipEntries(bytes, limits)) if (isWanted(entry.name)) found.set(entry.name, inflateEntry(bytes, entry, budget))
  return found
}
