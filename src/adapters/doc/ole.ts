/**
 * OLE compound files ([MS-CFB]): streams by name.
 * Our own reader: the package cfb takes minutes and gigabytes for some damaged files, and gives up on files that are only cut short.
 */
import { Bytes } from './bytes.ts'

const SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const ENTRY = 128
const STORAGE = 1
const STREAM = 2
const ROOT = 5
const NONE = 0xffffffff
const MAX_SECTOR = 0xfffffffa
const MAX_ENTRIES = 20_000

interface Entry {
  name: string
  type: number
  left: number
  right: number
  child: number
  start: number
  size: number
}

/** The next sector of each sector; where the table itself is lost, a file is taken to lie in one piece. */
type Table = Uint32Array

export class Ole {
  readonly #file: Bytes
  readonly #sector: number
  readonly #miniSector: number
  readonly #cutoff: number
  readonly #fat: Table
  readonly #entries: Entry[]
  #mini: { table: Table; data: Uint8Array } | null = null

  /** @throws RangeError where the file is no OLE file or has no directory */
  constructor(data: Uint8Array) {
    this.#file = new Bytes(data)
    if (SIGNATURE.some((byte, index) => data[index] !== byte)) throw new RangeError('no OLE signature')
    this.#sector = this.#file.u16(30) === 12 ? 4096 : 512
    this.#miniSector = 64
    this.#cutoff = this.#file.u32(56)
    this.#fat = this.#readFat()
    this.#entries = this.#readDirectory()
  }

  /** One sector; shorter or empty where the file is cut. */
  #sectorBytes(index: number): Uint8Array {
    const at = (index + 1) * this.#sector
    return this.#file.data.subarray(Math.min(at, this.#file.length), Math.min(at + this.#sector, this.#file.length))
  }

  get #count(): number {
    return Math.ceil(this.#file.length / this.#sector)
  }

  #readFat(): Table {
    const places: number[] = []
    for (let i = 0; i < 109; i += 1) places.push(this.#file.u32(76 + i * 4))
    const perSector = this.#sector / 4 - 1
    const seen = new Set<number>()
    for (let at = this.#file.u32(68); at < this.#count && !seen.has(at); ) {
      seen.add(at)
      const more = words(this.#sectorBytes(at))
      places.push(...more.subarray(0, perSector))
      at = more[perSector] ?? NONE
    }
    const used = places.slice(0, Math.min(this.#file.u32(44), this.#count)).filter((place) => place < this.#count)
    const fat = new Uint32Array(used.length * (this.#sector / 4)).fill(NONE)
    used.forEach((place, index) => {
      fat.set(words(this.#sectorBytes(place)), index * (this.#sector / 4))
    })
    return fat
  }

  /** The sectors of a chain up to `most`; loops end it. */
  #chain(table: Table, start: number, most: number): number[] {
    const sectors: number[] = []
    const seen = new Set<number>()
    for (let at = start; at < MAX_SECTOR && sectors.length < most && !seen.has(at); ) {
      seen.add(at)
      sectors.push(at)
      at = at < table.length ? (table[at] ?? NONE) : at + 1
    }
    return sectors
  }

  #readChain(start: number, size: number): Uint8Array {
    const most = Math.min(Math.ceil(size / this.#sector), this.#count)
    const parts = this.#chain(this.#fat, start, most).map((index) => this.#sectorBytes(index))
    return Uint8Array.from(Buffer.concat(parts)).subarray(0, size)
  }

  #readDirectory(): Entry[] {
    const data = new Bytes(this.#readChain(this.#file.u32(48), Number.MAX_SAFE_INTEGER))
    const entries: Entry[] = []
    for (let at = 0; at + ENTRY <= data.length && entries.length < MAX_ENTRIES; at += ENTRY) {
      const units = Math.min(Math.max(0, data.u16(at + 64) / 2 - 1), 31)
      entries.push({
        name: data.utf16(at, Math.floor(units)),
        type: data.u8(at + 66),
        left: data.u32(at + 68),
        right: data.u32(at + 72),
        child: data.u32(at + 76),
        start: data.u32(at + 116),
        size: data.u32(at + 120),
      })
    }
    if (entries.length === 0) throw new RangeError('no OLE directory')
    return entries
  }

  /** Streams directly under the root: embedded objects have streams of the same names. */
  #topLevel(): Entry[] {
    const found: Entry[] = []
    const seen = new Set<number>()
    const waiting = [this.#entries.find(({ type }) => type === ROOT)?.child ?? NONE]
    for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
      const entry = this.#entries[index]
      if (!entry || seen.has(index)) continue
      seen.add(index)
      found.push(entry)
      waiting.push(entry.left, entry.right)
    }
    return found
  }

  #miniStream(): { table: Table; data: Uint8Array } {
    if (this.#mini) return this.#mini
    const table = words(this.#readChain(this.#file.u32(60), this.#file.u32(64) * this.#sector))
    const root = this.#entries.find(({ type }) => type === ROOT)
    this.#mini = { table, data: root ? this.#readChain(root.start, root.size) : new Uint8Array(0) }
    return this.#mini
  }

  #readSmall(entry: Entry): Uint8Array {
    const { table, data } = this.#miniStream()
    const most = Math.min(Math.ceil(entry.size / this.#miniSector), Math.ceil(data.length / this.#miniSector))
    const parts = this.#chain(table, entry.start, most).map((index) =>
      data.subarray(index * this.#miniSector, (index + 1) * this.#miniSector),
    )
    return Uint8Array.from(Buffer.concat(parts)).subarray(0, entry.size)
  }

  /** How many objects of other programs (sheets, formulas) are embedded: each is a storage named "_" and a number. */
  get embedded(): number {
    return this.#entries.filter(({ type, name }) => type === STORAGE && /^_\d+$/.test(name)).length
  }

  /** The bytes of a stream, as many as there are; null where there is none of that name. */
  stream(name: string): Bytes | null {
    const isNamed = (entry: Entry) => entry.type === STREAM && entry.name.toLowerCase() === name.toLowerCase()
    const entry = this.#topLevel().find(isNamed) ?? this.#entries.find(isNamed)
    if (!entry || entry.size === 0) return null
    const data = entry.size < this.#cutoff ? this.#readSmall(entry) : this.#readChain(entry.start, entry.size)
    return data.length > 0 ? new Bytes(data) : null
  }
}

function words(data: Uint8Array): Uint32Array {
  const copy = data.slice(0, data.length - (data.length % 4))
  return new Uint32Array(copy.buffer, copy.byteOffset, copy.length / 4)
}
