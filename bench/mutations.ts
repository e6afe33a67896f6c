/** Damage to files, the same for the same seed: bits flipped, bytes set, stretches cut, moved and repeated; in packages and PDFs also beneath the compression. */
import { inflateSync } from 'node:zlib'
import { strToU8, unzipSync, zipSync } from 'fflate'

/** A repeatable stream of whole numbers below `limit`. */
export type Next = (limit: number) => number

/** mulberry32: small, and good enough to choose with. */
export function random(seed: number): Next {
  let state = seed >>> 0
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit)
  }
}

function stretch(bytes: Uint8Array, next: Next, most: number): [from: number, to: number] {
  const from = next(bytes.length)
  return [from, Math.min(bytes.length, from + 1 + next(most))]
}

function joined(...parts: Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts))
}

type Damage = (bytes: Uint8Array, next: Next) => Uint8Array

const DAMAGES: readonly Damage[] = [
  function flip(bytes, next) {
    const copy = bytes.slice()
    for (let times = 1 + next(12); times > 0; times -= 1) {
      const at = next(copy.length)
      copy[at] = (copy[at] ?? 0) ^ (1 << next(8))
    }
    return copy
  },
  function set(bytes, next) {
    const copy = bytes.slice()
    for (let times = 1 + next(6); times > 0; times -= 1) copy[next(copy.length)] = [0, 255, 0x7f, 0x20, 0x3c, 0x7b, next(256)][next(7)] ?? 0
    return copy
  },
  function cut(bytes, next) {
    return bytes.slice(0, next(bytes.length))
  },
  function leaveOut(bytes, next) {
    const [from, to] = stretch(bytes, next, 400)
    return joined(bytes.subarray(0, from), bytes.subarray(to))
  },
  function swap(bytes, next) {
    const [a, b] = stretch(bytes, next, 200)
    const [c, d] = stretch(bytes, next, 200)
    if (b > c) return bytes.slice()
    return joined(bytes.subarray(0, a), bytes.subarray(c, d), bytes.subarray(b, c), bytes.subarray(a, b), bytes.subarray(d))
  },
  function repeat(bytes, next) {
    const [from, to] = stretch(bytes, next, 120)
    const times = 2 + next(next(8) === 0 ? 2000 : 12)
    return joined(bytes.subarray(0, to), ...Array.from({ length: times }, () => bytes.subarray(from, to)), bytes.subarray(to))
  },
  function figure(bytes, next) {
    const text = Buffer.from(bytes).toString('latin1')
    const found = [...text.matchAll(/\d+/g)]
    const one = found[next(found.length)]
    if (!one) return bytes.slice()
    const value = ['0', '-1', '4294967295', '2147483648', '99999999999999999999', '1e400', String(next(1000))][next(7)] ?? ''
    return new Uint8Array(Buffer.from(text.slice(0, one.index) + value + text.slice(one.index + one[0].length), 'latin1'))
  },
]

/** One to three damages, one on the other. */
export function damage(bytes: Uint8Array, next: Next): Uint8Array {
  let copy = bytes
  for (let times = 1 + next(3); times > 0 && copy.length > 0; times -= 1) copy = DAMAGES[next(DAMAGES.length)]?.(copy, next) ?? copy
  return copy
}

/** Damages one part of a ZIP package and packs it again. */
function damagePart(bytes: Uint8Array, next: Next): Uint8Array {
  const parts = unzipSync(bytes)
  const names = Object.keys(parts).filter((name) => (parts[name]?.length ?? 0) > 0)
  const name = names[next(names.length)] ?? ''
  return zipSync({ ...parts, [name]: damage(parts[name] ?? strToU8(''), next) }, { level: 1 })
}

/** A PDF whose streams lie open; its cross-reference table no longer holds, which readers mend. */
export function openStreams(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1')
  const open = text.replace(/(<<[^>]*?\/Filter \/FlateDecode[^>]*?>>)\s*stream\r?\n([\s\S]*?)\r?\nendstream/g, (whole, head, body) => {
    try {
      const content = inflateSync(Buffer.from(body, 'latin1')).toString('latin1')
      const bare = head.replace('/Filter /FlateDecode', '').replace(/\/Length \d+/, `/Length ${content.length}`)
      return `${bare}\nstream\n${content}\nendstream`
    } catch {
      return whole
    }
  })
  return new Uint8Array(Buffer.from(open, 'latin1'))
}

/** Damages a file; every other time beneath its compression, where it has one. */
export function mutate(bytes: Uint8Array, next: Next): Uint8Array {
  const head = Buffer.from(bytes.subarray(0, 8)).toString('latin1')
  if (next(2) === 0) return damage(bytes, next)
  if (head.startsWith('PK')) return damagePart(bytes, next)
  return damage(head.startsWith('%PDF') ? openStreams(bytes) : bytes, next)
}
