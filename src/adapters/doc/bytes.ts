/** Little-endian reads over one stream; a read beyond its end throws a RangeError, which the callers count on. */
export class Bytes {
  readonly data: Uint8Array
  #view: DataView
  constructor(data: Uint8Array) {
    this.data = data
    this.#view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  }
  get length(): number {
    return this.data.length
  }
  u8(at: number): number {
    return this.#view.getUint8(at)
  }
  u16(at: number): number {
    return this.#view.getUint16(at, true)
  }
  i16(at: number): number {
    return this.#view.getInt16(at, true)
  }
  u32(at: number): number {
    return this.#view.getUint32(at, true)
  }
  i32(at: number): number {
    return this.#view.getInt32(at, true)
  }
  /** A view of `length` bytes from `at`, without copying. */
  part(at: number, length: number): Bytes {
    if (at < 0 || length < 0 || at + length > this.data.length) throw new RangeError(`bytes ${at}+${length} of ${this.data.length}`)
    return new Bytes(this.data.subarray(at, at + length))
  }
  /** UTF-16 text of `count` code units from `at`. */
  utf16(at: number, count: number): string {
    return UTF16.decode(this.part(at, count * 2).data)
  }
}

const UTF16 = new TextDecoder('utf-16le', { ignoreBOM: true })

/** A PLC: `count + 1` character positions, then `count` structures of `size` bytes. */
export interface Plc {
  cps: number[]
  items: Bytes[]
}

/** Reads a PLC that fills the whole of `bytes`; `size` may be 0 (positions alone). */
export function readPlc(bytes: Bytes, size: number): Plc {
  const count = Math.max(0, Math.floor((bytes.length - 4) / (4 + size)))
  const cps: number[] = []
  const items: Bytes[] = []
  if (bytes.length < 4) return { cps, items }
  for (let i = 0; i <= count; i += 1) cps.push(bytes.u32(i * 4))
  for (let i = 0; i < count; i += 1) items.push(bytes.part((count + 1) * 4 + i * size, size))
  return { cps, items }
}
