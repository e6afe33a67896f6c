/** A text as words and marks with their places; all readers of agencies walk over these, never over characters. */
import { fold } from '../../text/fold.ts'
import { remembered } from '../../text/remember.ts'
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

// "KH&CN", "P.ĐTĐH" and "đ/c" are one word; "P." joins only a capital, so that a full stop without a space still parts sentences
const TOKEN = /(?<![\p{L}\p{M}\p{N}])[Đđ]\/[Cc](?![\p{L}\p{M}\p{N}])|[\p{L}\p{M}\p{N}]+(?:&[\p{L}\p{M}\p{N}]+)*|[^\s]/gu
const CAPITAL = /^\p{Lu}/u
const LETTERS = /^[\p{L}\p{M}\p{N}]/u
const SHORT = /^(?:P|K|T|TP|Tp|TT|TX|Q|H|X|VP|BCH|BQL)$/

/** One paragraph is asked for its headings, its roles and its parts in turn. */
const TEXTS = 64

type Word = Pick<Token, 'text' | 'low' | 'word' | 'capital'>

const wordsOf = remembered((printed: string): Word[] => {
  let from = 0
  return syllables(printed).map((length) => {
    from += length
    return wordOf(printed.slice(from - length, from))
  })
})

function wordOf(text: string): Word {
  return { text, low: fold(text), word: LETTERS.test(text), capital: CAPITAL.test(text) }
}

/** "P. Kinh doanh": the full stop of a one-letter head, and no end of a sentence. */
const abbreviates = (head: Token, stop: Token, next: string): boolean =>
  head.text === 'P' && stop.start === head.end && CAPITAL.test(next) && !/^(?:Các|Những|Mỗi)$/u.test(next)

/** Words and marks in order. An abbreviation with its full stop ("P.", "TP.") and what it is glued to are one word. */
export const tokenise: (text: string) => readonly Token[] = remembered(tokensOf, TEXTS)

function tokensOf(text: string): Token[] {
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
      tokens.splice(-2, 2, { start: before.start, end, ...wordOf(text.slice(before.start, end)), fresh: before.fresh })
    } else {
      if (previous?.text === '.' && before && abbreviates(before, previous, match[0])) {
        tokens.splice(-2, 2, { ...before, end: previous.end, text: text.slice(before.start, previous.end) })
      }
      let from = start
      const fresh = tokens.length > 0 && text.charCodeAt(start - 1) <= 32 && text.slice(last, start).includes('\n')
      for (const one of wordsOf(match[0])) {
        const { text: printed, low, word, capital } = one
        tokens.push({ start: from, end: from + printed.length, text: printed, low, word, capital, fresh: fresh && from === start })
        from += printed.length
      }
    }
    last = end
  }
  return tokens
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
