/** Automatic numbering: the lists, their levels and the counters that run through the text ([MS-DOC] 2.4.6.3). */
import type { Bytes } from './bytes.ts'
import { formatNumber, NFC } from './number.ts'
import { readSprms, type Sprm } from './sprm.ts'
import { bullet } from './symbols.ts'

interface Level {
  start: number
  format: number
  /** all numbers of the template in digits */
  legal: boolean
  /** counts on after a higher level, or begins anew only below level `restart` (0-based) */
  restart: number
  /** what follows the number: 0 a tab, 1 a space, 2 nothing */
  follow: number
  /** template: characters 0 to 8 stand for the numbers of these levels */
  template: string
  para: Sprm[]
  char: Sprm[]
}

interface Override {
  list: number
  starts: Map<number, number>
  levels: Map<number, Level>
}

export interface Lists {
  /** modifiers that the level lays on its paragraphs */
  indents(override: number, level: number): readonly Sprm[]
  /** counts the paragraph and gives its printed number with what follows it ("1. "), '' for none */
  next(override: number, level: number, fontName: (font: number) => string): string
}

const LSTF = 28
const LFO = 16
const LVLF = 28
const MAX_LISTS = 20_000

class Cursor {
  readonly bytes: Bytes
  at: number
  constructor(bytes: Bytes, at: number) {
    this.bytes = bytes
    this.at = at
  }
}

function readLevel(cursor: Cursor): Level {
  const { bytes, at } = cursor
  const flags = bytes.u8(at + 5)
  const charSize = bytes.u8(at + 24)
  const paraSize = bytes.u8(at + 25)
  const paraAt = at + LVLF
  const textAt = paraAt + paraSize + charSize
  const length = bytes.u16(textAt)
  const level: Level = {
    start: bytes.i32(at),
    format: bytes.u8(at + 4),
    legal: (flags & 4) !== 0,
    restart: flags & 8 ? bytes.u8(at + 26) : Number.POSITIVE_INFINITY,
    follow: bytes.u8(at + 15),
    template: bytes.utf16(textAt + 2, length),
    para: readSprms(bytes.part(paraAt, paraSize).data),
    char: readSprms(bytes.part(paraAt + paraSize, charSize).data),
  }
  cursor.at = textAt + 2 + length * 2
  return level
}

/** Levels follow the table of lists, beyond the length that the FIB gives. */
function readLists(table: Bytes, offset: number): Map<number, Level[]> {
  const lists = new Map<number, Level[]>()
  const count = Math.min(table.u16(offset), MAX_LISTS)
  const cursor = new Cursor(table, offset + 2 + count * LSTF)
  for (let i = 0; i < count; i += 1) {
    const at = offset + 2 + i * LSTF
    const simple = (table.u8(at + 26) & 1) !== 0
    const levels: Level[] = []
    for (let level = 0; level < (simple ? 1 : 9); level += 1) levels.push(readLevel(cursor))
    lists.set(table.i32(at), levels)
  }
  return lists
}

function readOverride(cursor: Cursor, list: number, count: number): Override {
  const override: Override = { list, starts: new Map(), levels: new Map() }
  cursor.at += 4
  for (let i = 0; i < count; i += 1) {
    const start = cursor.bytes.i32(cursor.at)
    const flags = cursor.bytes.u32(cursor.at + 4)
    cursor.at += 8
    const index = flags & 0xf
    if (flags & 0x20) {
      const level = readLevel(cursor)
      override.levels.set(index, level)
      if (flags & 0x10) override.starts.set(index, level.start)
    } else if (flags & 0x10) override.starts.set(index, start)
  }
  return override
}

function readOverrides(table: Bytes, offset: number): Override[] {
  const count = Math.min(table.u32(offset), MAX_LISTS)
  const cursor = new Cursor(table, offset + 4 + count * LFO)
  const overrides: Override[] = []
  for (let i = 0; i < count; i += 1) {
    const at = offset + 4 + i * LFO
    overrides.push(readOverride(cursor, table.i32(at), table.u8(at + 12)))
  }
  return overrides
}

/** What was read before the bytes ran out. */
function tolerant<T>(read: () => T, fallback: T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof RangeError) return fallback
    throw error
  }
}

class Counters {
  readonly #values = new Map<number, number[]>()
  readonly #begun = new Set<string>()

  /** Counts one paragraph of the level; deeper levels begin anew. */
  count(
    list: number,
    override: number,
    index: number,
    levels: (index: number) => Level | undefined,
    starts: Map<number, number>,
  ): number[] {
    const values = this.#values.get(list) ?? []
    this.#values.set(list, values)
    for (let i = 0; i < index; i += 1) values[i] ??= starts.get(i) ?? levels(i)?.start ?? 1
    const key = `${override} ${index}`
    const forced = starts.get(index)
    const current = values[index]
    if (forced !== undefined && !this.#begun.has(key)) values[index] = forced
    else values[index] = current === undefined ? (forced ?? levels(index)?.start ?? 1) : current + 1
    this.#begun.add(key)
    for (let i = index + 1; i < 9; i += 1) if (index < (levels(i)?.restart ?? 9)) delete values[i]
    return values
  }
}

const FONT_CODES = new Set([0x4a4f, 0x4a51])

/** Reads both tables of lists; broken ones give no numbers. */
export function readListTables(table: Bytes, lists: number | null, overrides: number | null): Lists {
  const byId = lists === null ? new Map<number, Level[]>() : tolerant(() => readLists(table, lists), new Map<number, Level[]>())
  const all = overrides === null ? [] : tolerant(() => readOverrides(table, overrides), [])
  const counters = new Counters()
  const levelOf = (override: Override | undefined, index: number): Level | undefined =>
    override && (override.levels.get(index) ?? byId.get(override.list)?.[index])
  return {
    indents: (override, level) => levelOf(all[override - 1], level)?.para ?? [],
    next(number, index, fontName) {
      const override = all[number - 1]
      const level = levelOf(override, index)
      if (!override || !level) return ''
      const values = counters.count(override.list, number, index, (i) => levelOf(override, i), override.starts)
      return printed(level, values, (i) => levelOf(override, i), fontName)
    },
  }
}

function printed(
  level: Level,
  values: readonly number[],
  levels: (index: number) => Level | undefined,
  fontName: (font: number) => string,
): string {
  if (level.format === NFC.bullet) {
    const font = level.char.find(({ code }) => FONT_CODES.has(code))
    return level.template === '' ? '' : `${bullet(level.template, font ? fontName(font.operand.u16(0)) : '')} `
  }
  const text = level.template.replace(/[\u0000-\u0008]/g, (place) => {
    const index = place.charCodeAt(0)
    const format = levels(index)?.format ?? NFC.decimal
    const plain = level.legal && format !== NFC.none && format !== NFC.decimalZero
    return formatNumber(values[index] ?? 1, plain ? NFC.decimal : format)
  })
  return text.trim() === '' ? '' : `${text} `
}
