/** Phrases as a tree of words: the longest phrase that starts at a word is found in as many steps as it has words. */
import { fold } from '../text/fold.ts'

interface Node<Value> {
  next: Map<string, Node<Value>>
  value?: Value
}

export interface Hit<Value> {
  /** in words */
  length: number
  value: Value
}

const WORD = /(?<![\p{L}\p{M}\p{N}])[đ]\/c(?![\p{L}\p{M}\p{N}])|[\p{L}\p{M}\p{N}]+(?:&[\p{L}\p{M}\p{N}]+)*|[^\s]/gu

/** The folded words of a phrase; punctuation marks are words of their own. */
export function phraseWords(phrase: string): string[] {
  return fold(phrase).match(WORD) ?? []
}

export class Trie<Value> {
  private readonly root: Node<Value> = { next: new Map() }

  add(phrase: string, value: Value): void {
    let node = this.root
    for (const word of phraseWords(phrase)) {
      let next = node.next.get(word)
      if (!next) {
        next = { next: new Map() }
        node.next.set(word, next)
      }
      node = next
    }
    node.value ??= value
  }

  /** The longest phrase at a word; null if none. */
  longest(words: readonly { low: string }[], from: number, to = words.length): Hit<Value> | null {
    let node: Node<Value> | undefined = this.root
    let hit: Hit<Value> | null = null
    for (let at = from; at < to; at += 1) {
      node = node.next.get((words[at] as { low: string }).low)
      if (!node) break
      if (node.value !== undefined) hit = { length: at - from + 1, value: node.value }
    }
    return hit
  }
}
