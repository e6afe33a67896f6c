/**
 * Runs many patterns over one text in a single walk. Big patterns are slow where they fail, at nearly every letter;
 * so the first letters of all of them are joined into one machine, and a pattern is tried only where that machine lets it begin.
 * The finds are those of `text.matchAll(pattern)`, whatever the pattern: what the machine cannot tell is allowed.
 */
import { closed, type State, statesOf } from './pattern-states.ts'
import { LETTER } from './vi.ts'

/** How many letters of a beginning are looked at. */
const DEPTH = 5
/** Letters above are not told apart; Latin, combining marks and Vietnamese lie below. */
const LIMIT = 0x1f00
/** No more letters are told apart than this; a language has some two hundred. */
const ALPHABET = 512
/** One bit for each pattern. */
const WIDTH = 31
/** No more beginnings are told apart than this: a hostile text may hold any number. */
const MOST = 4000
/** Stands for the letters that are not told apart: every pattern allows them. */
const UNTOLD = 0
/** Not worked out yet. */
const UNKNOWN = -1

/** A beginning that was read so far. */
interface Beginning {
  states: State[]
  /** patterns that it may be the beginning of, one bit each */
  alive: number
  /** patterns that may have ended by now */
  over: number
  depth: number
  /** by number of the next letter: index of the beginning, or {@link UNKNOWN} */
  next: Int16Array
}

/** Whether a match begins at the edge of a word, as patterns of `vi` do. */
function isEdged(pattern: RegExp): boolean {
  const edge = `(?<!${LETTER})`
  if (!pattern.source.startsWith(`${edge}(?:`)) return false
  let depth = 0
  for (const [part] of pattern.source.slice(edge.length).matchAll(/\\.|\[(?:\\.|[^\]\\])*\]|[()|]/gu)) {
    if (part === '(') depth += 1
    else if (part === ')') depth -= 1
    else if (part === '|' && depth === 0) return false
  }
  return true
}

/** A class of letters, and what it says of each number. */
interface Members {
  pattern: RegExp
  holds: Int8Array
}

/** The machine of up to {@link WIDTH} patterns; its beginnings are worked out when a text first shows them. */
class Bundle {
  readonly patterns: readonly RegExp[]
  /** patterns that begin at the edge of a word */
  edged = 0
  /** patterns that know letters beyond the basic plane */
  unicode = 0
  /** patterns that may begin anywhere */
  #always = 0
  /** by code: the number of a letter, or {@link UNTOLD} where it was not met yet */
  readonly #numbers = new Int16Array(LIMIT)
  /** by number: the letter */
  readonly #letters: string[] = ['']
  readonly #flags: string[]
  readonly #beginnings: Beginning[] = []
  readonly #known = new Map<string, number>()
  /** by class of letters, with its flags */
  readonly #members = new Map<string, Members>()

  constructor(patterns: readonly RegExp[]) {
    this.patterns = patterns.map((pattern) => new RegExp(pattern.source, pattern.flags.replace('g', 'y')))
    this.#flags = patterns.map((pattern) => pattern.flags.replace(/[dgy]/g, ''))
    const starts: State[] = []
    patterns.forEach((pattern, at) => {
      if (isEdged(pattern)) this.edged |= 1 << at
      if (pattern.unicode) this.unicode |= 1 << at
      const start = statesOf(pattern.source, at)
      if (start) starts.push(start)
      else this.#always |= 1 << at
    })
    this.#add(closed(starts), 0)
  }

  #add(states: State[], depth: number): number {
    const ids = Int32Array.from(states, (one) => one.id).sort()
    const key = `${depth}:${ids.join()}`
    const known = this.#known.get(key)
    if (known !== undefined) return known
    let alive = this.#always
    let over = this.#always
    for (const { pattern, final } of states) {
      alive |= 1 << pattern
      if (final) over |= 1 << pattern
    }
    const made = this.#beginnings.push({ states, alive, over, depth, next: new Int16Array(ALPHABET).fill(UNKNOWN) }) - 1
    this.#known.set(key, made)
    return made
  }

  /** The number of a letter, given when it is met first. */
  #numberOf(code: number): number {
    const known = this.#numbers[code] as number
    if (known !== UNTOLD || this.#letters.length >= ALPHABET) return known
    this.#numbers[code] = this.#letters.push(String.fromCharCode(code)) - 1
    return this.#numbers[code] as number
  }

  #holds({ letter, pattern }: State, number: number): boolean {
    if (number === UNTOLD) return true
    const flags = this.#flags[pattern] as string
    const key = `${flags}:${letter}`
    let members = this.#members.get(key)
    if (!members) {
      members = { pattern: new RegExp(`^(?:${letter})$`, flags), holds: new Int8Array(ALPHABET).fill(UNKNOWN) }
      this.#members.set(key, members)
    }
    if (members.holds[number] === UNKNOWN) members.holds[number] = members.pattern.test(this.#letters[number] as string) ? 1 : 0
    return members.holds[number] === 1
  }

  #grow(from: Beginning, number: number): number {
    const reached = from.states.flatMap((one) => (one.next && this.#holds(one, number) ? [one.next] : []))
    const made = this.#add(closed(reached), from.depth + 1)
    from.next[number] = made
    return made
  }

  /** The patterns that may match at an offset, one bit each. */
  at(text: string, offset: number): number {
    let now = this.#beginnings[0] as Beginning
    let over = now.over
    for (let at = offset; now.depth < DEPTH && now.alive !== over; at += 1) {
      if (at >= text.length) return over
      const code = text.charCodeAt(at)
      const number = code < LIMIT ? (this.#numbers[code] as number) || this.#numberOf(code) : UNTOLD
      let next = now.next[number] as number
      if (next === UNKNOWN) {
        if (this.#beginnings.length >= MOST) break
        next = this.#grow(now, number)
      }
      now = this.#beginnings[next] as Beginning
      over |= now.over
    }
    return now.alive | over
  }
}

/** Patterns that are run over many texts; see the head of this file. */
export class Matcher {
  readonly #patterns: readonly RegExp[]
  #bundles: Bundle[] | null = null

  /** @param patterns global patterns; they are not touched */
  constructor(patterns: readonly RegExp[]) {
    this.#patterns = patterns
  }

  /** For each pattern, in the order given, what `text.matchAll(pattern)` finds. */
  match(text: string): RegExpExecArray[][] {
    this.#bundles ??= bundlesOf(this.#patterns)
    return this.#bundles.flatMap((bundle) => walk(bundle, text))
  }
}

function bundlesOf(patterns: readonly RegExp[]): Bundle[] {
  const made: Bundle[] = []
  for (let from = 0; from < patterns.length; from += WIDTH) made.push(new Bundle(patterns.slice(from, from + WIDTH)))
  return made
}

const ONE_LETTER = new RegExp(LETTER, 'u')
/** 1 where a code is a letter, by which edges of words are told. */
const LETTERS = Uint8Array.from({ length: LIMIT }, (_, code) => (ONE_LETTER.test(String.fromCharCode(code)) ? 1 : 0))

function walk(bundle: Bundle, text: string): RegExpExecArray[][] {
  const found: RegExpExecArray[][] = bundle.patterns.map(() => [])
  const free = bundle.patterns.map(() => 0)
  let inside = false
  for (let at = 0; at <= text.length; at += 1) {
    let possible = bundle.at(text, at)
    if (inside) possible &= ~bundle.edged
    const code = text.charCodeAt(at)
    inside = code < LIMIT && LETTERS[code] === 1
    if (code >= 0xdc00 && code < 0xe000 && isLead(text.charCodeAt(at - 1))) possible &= ~bundle.unicode
    for (let index = 0; possible !== 0; index += 1, possible >>>= 1) {
      if ((possible & 1) === 0 || at < (free[index] as number)) continue
      const pattern = bundle.patterns[index] as RegExp
      pattern.lastIndex = at
      const match = pattern.exec(text)
      if (!match) continue
      found[index]?.push(match)
      free[index] = match[0] === '' ? at + 1 : at + match[0].length
    }
  }
  return found
}

/** The first half of a letter beyond the basic plane. */
function isLead(code: number): boolean {
  return code >= 0xd800 && code < 0xdc00
}
