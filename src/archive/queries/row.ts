/** Checks and turns what SQLite hands out, column by column. Small on purpose: every command that reads loads it. */

/** Reads one value, or throws. */
export type Reader<T> = (value: unknown) => T
export interface Shape<Row> {
  parse(row: unknown): Row
}
export type RowOf<S> = S extends Shape<infer Row> ? Row : never

function wrong(expected: string, value: unknown): TypeError {
  return new TypeError(`expected ${expected}, got ${value === null ? 'NULL' : typeof value} ${JSON.stringify(value)?.slice(0, 80)}`)
}

export const text: Reader<string> = (value) => {
  if (typeof value === 'string') return value
  throw wrong('text', value)
}
export const real: Reader<number> = (value) => {
  if (typeof value === 'number') return value
  throw wrong('a number', value)
}
export const int: Reader<number> = (value) => {
  if (Number.isSafeInteger(value)) return value as number
  throw wrong('a whole number', value)
}
/** 0 and 1 */
export const flag: Reader<boolean> = (value) => {
  if (value === 0 || value === 1) return value === 1
  throw wrong('0 or 1', value)
}
export const bytes: Reader<Uint8Array> = (value) => {
  if (value instanceof Uint8Array) return value
  throw wrong('bytes', value)
}
export const anything: Reader<unknown> = (value) => value

export function nullable<T>(reader: Reader<T>): Reader<T | null> {
  return (value) => (value === null ? null : reader(value))
}

export function oneOf<T extends string>(...values: readonly T[]): Reader<T> {
  const known: ReadonlySet<unknown> = new Set(values)
  return (value) => {
    if (known.has(value)) return value as T
    throw wrong(values.join(' | '), value)
  }
}

export function list<T>(reader: Reader<T>): Reader<T[]> {
  return (value) => {
    if (Array.isArray(value)) return value.map(reader)
    throw wrong('a list', value)
  }
}

/** JSON in a column of text. */
export function json<T>(reader: Reader<T>): Reader<T> {
  return (value) => reader(JSON.parse(text(value)))
}

/** A row, or an object in JSON: each column is checked, and turned in its place. The statement names the columns, and no others. */
export function shape<F extends Record<string, Reader<unknown>>>(fields: F): Shape<{ [K in keyof F]: ReturnType<F[K]> }> {
  const readers = Object.entries(fields)
  return {
    parse(row) {
      const given = row as Record<string, unknown>
      let at = ''
      try {
        for (const [name, reader] of readers) {
          at = name
          const value = given[name]
          const read = reader(value)
          if (read !== value) given[name] = read
        }
      } catch (error) {
        throw new TypeError(`column ${at}: ${(error as Error).message}`)
      }
      return given as { [K in keyof F]: ReturnType<F[K]> }
    },
  }
}
