/** A text as words and marks with their places; all readers of agencies walk over these, never over characters. */
import { fold } from '../../text/fold.ts'
import { syllables } from './glue.ts'

export interface Token {
  start: number
  end: number
  text: string
  /** folded, for comparing */
  low: string
  word: boolean
  /** begins with a capital letter */
  capital: boolean
  /** first of its line, and not of the text */
  fresh: boolean
}

// "KH&CN" and "P.ĐTĐH" are one word; "P." joins only a capital, so that a full stop without a space still parts sentences
const TOKEN = /[\p{L}\p{M}\p{N}]+(?:&[\p{L}\p{M}\p{N}]+)*|[^\s]/gu
const CAPITAL = /^\p{Lu}/u
const LETTERS = /^[\p{L}\p{M}\p{N}]/u
const SHORT = /^(?:P|K|T|TP|Tp|TT|TX|Q|H|X|VP|BCH|BQL)$/

/** Words and marks in order. An abbreviation with its full stop ("P.", "TP.") and what it is glued to are one word. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = []
  let last = 0
  for (const match of text.matchAll(TOKEN)) {
    const start = match.index
    const end = start + match[0].length
    const previous = tokens.at(-1)
    const before = tokens.at(-2)
    if (
      previous?.text === '.' &&
      before &&
      previous.start === before.end &&
      start === previous.end &&
      SHORT.test(before.text) &&
      CAPITAL.test(match[0])
    ) {
      tokens.splice(-2, 2, token(text, before.start, end, before.fresh))
    } else {
      let from = start
      const fresh = tokens.length > 0 && text.slice(last, start).includes('\n')
      for (const length of syllables(match[0])) {
        tokens.push(token(text, from, from + length, fresh && from === start))
        from += length
      }
    }
    last = end
  }
  return tokens
}

function token(text: string, start: number, end: number, fresh: boolean): Token {
  const words = text.slice(start, end)
  return { start, end, text: words, low: fold(words), word: LETTERS.test(words), capital: CAPITAL.test(words), fresh }
}

/** The word "và", not the last syllable of a place ("Mường Và"). */
export const isAnd = (token: Token) => token.low === 'và' && token.text !== 'Và'

export interface Parted {
  outside: Token[]
  /** the words of each closed parenthesis, outermost ones only */
  inside: Token[][]
}

/** Parts what stands in parentheses from the rest; one that is never closed stays where it is. */
export function partParentheses(tokens: readonly Token[]): Parted {
  const closes = new Map<number, number>()
  const open: number[] = []
  tokens.forEach((token, at) => {
    if (token.text === '(') open.push(at)
    else if (token.text === ')') {
      const from = open.pop()
      if (from !== undefined) closes.set(from, at)
    }
  })
  const outside: Token[] = []
  const inside: Token[][] = []
  for (let at = 0; at < tokens.length; at += 1) {
    const close = closes.get(at)
    if (close === undefined) outside.push(tokens[at] as Token)
    else {
      inside.push(tokens.slice(at + 1, close))
      at = close
    }
  }
  return { outside, inside }
}
