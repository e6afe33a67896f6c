/** How alike two texts are, from 32 numbers each (MinHash over runs of three words). Copies from other formats and drafts stay alike. */
import { bare } from '../text/fold.ts'

const NUMBERS = 32
const RUN = 3
/** A longer text is known by its beginning. */
const MOST_WORDS = 20_000
const WORD = /[\p{L}\p{N}]+/gu

/** FNV-1a over UTF-16 units. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return value >>> 0
}

/** Odd multipliers and offsets, fixed for ever: signatures are stored. */
const TURNS = Array.from({ length: NUMBERS }, (_, index) => [hash(`multiply ${index}`) | 1, hash(`add ${index}`)] as const)

/** The numbers of a text as bytes: the least of each turn over all runs of words. */
export function signatureOf(text: string): Uint8Array {
  const words = (bare(text).match(WORD) ?? []).slice(0, MOST_WORDS)
  const least = new Uint32Array(NUMBERS).fill(0xffffffff)
  for (let at = 0; at + RUN <= Math.max(words.length, RUN); at += 1) {
    const run = hash(words.slice(at, at + RUN).join(' '))
    TURNS.forEach(([multiply, add], index) => {
      const turned = (Math.imul(run ^ (run >>> 15), multiply) + add) >>> 0
      if (turned < (least[index] ?? 0)) least[index] = turned
    })
  }
  return new Uint8Array(least.buffer)
}

/** The share of runs of words that two texts have in common, estimated: 0 to 1, give or take 0.1. */
export function likeness(a: Uint8Array, b: Uint8Array): number {
  let same = 0
  for (let at = 0; at < NUMBERS; at += 1) {
    const from = at * 4
    if (a[from] === b[from] && a[from + 1] === b[from + 1] && a[from + 2] === b[from + 2] && a[from + 3] === b[from + 3]) same += 1
  }
  return same / NUMBERS
}
