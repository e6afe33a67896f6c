/** Prints raw blocks as indented lines, so that tests compare what a reader sees. */
import { readFileSync } from 'node:fs'
import type { RawBlock, RawDocument } from '../../src/tree/types.ts'

export function sample(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`../../fixtures/formats/${name}`, import.meta.url)))
}

/** One line a paragraph ("note: …"), "|" before cells with their spans, nested ones indented; empty paragraphs left out. */
export function lines(blocks: readonly RawBlock[], indent = ''): string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'paragraph') {
      const text = block.text.trim().replaceAll('\n', ' ⏎ ')
      const layer = block.layer && block.layer !== 'body' ? `${block.role ?? block.layer}: ` : ''
      return text === '' ? [] : [`${indent}${layer}${text}`]
    }
    return [
      `${indent}${block.ruled === false ? 'grid' : 'table'}`,
      ...block.rows.flatMap((row) => [
        `${indent}  row`,
        ...row.flatMap((cell) => {
          const span = (cell.colspan ?? 1) > 1 || (cell.rowspan ?? 1) > 1 ? ` ${cell.colspan ?? 1}x${cell.rowspan ?? 1}` : ''
          return [`${indent}  |${span}`, ...lines(cell.blocks, `${indent}    `)]
        }),
      ]),
    ]
  })
}

export function ruleIds(document: RawDocument): string[] {
  return document.notes.map(({ ruleId }) => ruleId).sort()
}

/** A repeatable stream of numbers below `limit`. */
export function random(seed: number): (limit: number) => number {
  let state = seed >>> 0
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
}

/** A copy with some bits flipped, bytes set and stretches moved. */
export function mutate(bytes: Uint8Array, next: (limit: number) => number): Uint8Array {
  const copy = bytes.slice()
  for (let times = 1 + next(6); times > 0; times -= 1) {
    const at = next(copy.length)
    const kind = next(4)
    if (kind === 0) copy[at] = (copy[at] ?? 0) ^ (1 << next(8))
    else if (kind === 1) copy[at] = next(256)
    else if (kind === 2) copy[at] = 255
    else {
      const from = next(copy.length)
      copy.copyWithin(at, from, Math.min(copy.length, from + next(48)))
    }
  }
  return copy
}

/** Everything that an async iterable gives. */
export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const item of items) all.push(item)
  return all
}
