/**
 * Runs many patterns over one text in a single walk. Big patterns are slow where they fail, at nearly every letter;
 * so each pattern is read once for the letters that a match may begin with, and is tried only where those stand.
 * The finds are those of `text.matchAll(pattern)`, whatever the pattern: what cannot be told is allowed.
 */

import { LETTER } from './vi.ts'

/** How many letters of a match's beginning are looked at. */
const DEPTH = 6
/** Letters above are not told apart; Latin, combining marks and Vietnamese lie below. */
const LIMIT = 0x1f00
const TOLD: readonly (readonly [number, number])[] = [
  [0, 0x250],
  [0x300, 0x370],
  [0x1e00, LIMIT],
]
/** One bit for each pattern. */
const WIDTH = 31

/** A step of the machine that a pattern's source describes: by one letter of a class, or by none. */
interface State {
  free: State[]
  letter: string | null
  next: State | null
}

function state(): State {
  return { free: [], letter: null, next: null }
}

interface Part {
  from: State
  to: State
}

/** Reads the source of a pattern into states; only beginnings matter, so counts above one become "any number". */
class Source {
  #at = 0
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }

  get #done(): boolean {
    return this.#at >= this.#text.length || this.#text[this.#at] === ')'
  }

  choice(): Part {
    const whole = { from: state(), to: state() }
    for (;;) {
      const one = this.#row()
      whole.from.free.push(one.from)
      one.to.free.push(whole.to)
      if (this.#text[this.#at] !== '|') return whole
      this.#at += 1
    }
  }

  #row(): Part {
    const from = state()
    let to = from
    while (!this.#done && this.#text[this.#at] !== '|') {
      const one = this.#counted(this.#one())
      to.free.push(one.from)
      to = one.to
    }
    return { from, to }
  }

  #counted(part: Part): Part {
    const count = /^(?:[*+?]|\{(?<least>\d+)(?:,(?<open>\d*))?\})\??/.exec(this.#text.slice(this.#at, this.#at + 16))
    if (!count) return part
    this.#at += count[0].length
    const optional = count[0].startsWith('*') || count[0].startsWith('?') || Number(count.groups?.least ?? 1) === 0
    const from = state()
    const to = state()
    from.free.push(part.from)
    part.to.free.push(to)
    if (optional) from.free.push(to)
    if (!count[0].startsWith('?')) part.to.free.push(part.from)
    return { from, to }
  }

  #one(): Part {
    const rest = this.#text.slice(this.#at, this.#at + 400)
    const group = /^\((?:\?(?:<[\p{L}\p{N}_]+>|:|<?[=!]))?/u.exec(rest)
    if (group) {
      this.#at += group[0].length
      const inside = this.choice()
      this.#at += 1
      return /[=!]$/.test(group[0]) ? this.#nothing() : inside
    }
    if (rest[0] === '^' || rest[0] === '$') {
      this.#at += 1
      return this.#nothing()
    }
    const letter = /^(?:\[(?:\\.|[^\]\\])*\]|\\[pP]\{[^}]*\}|\\u[0-9a-fA-F]{4}|\\u\{[^}]*\}|\\[kc]?.|[\s\S])/u.exec(rest)?.[0] ?? ''
    this.#at += letter.length
    const from = state()
    const to = state()
    from.letter = letter
    from.next = to
    return { from, to }
  }

  #nothing(): Part {
    const only = state()
    return { from: only, to: only }
  }
}

/** All states reached from these without a letter. */
function closed(states: Iterable<State>): Set<State> {
  const all = new Set(states)
  for (const one of all) for (const next of one.free) all.add(next)
  return all
}

/**
 * The classes of letters that may stand at the first places of a match.
 * @returns one list a place; shorter than {@link DEPTH} where a match may be over before, or where nothing is known
 */
function beginnings(pattern: RegExp): string[][] {
  // flags that change inside the pattern, and backward references, are beyond this reader
  if (/\(\?[ims-]|\\[k1-9]/.test(pattern.source)) return []
  const whole = new Source(pattern.source).choice()
  const places: string[][] = []
  let now = closed([whole.from])
  while (places.length < DEPTH && !now.has(whole.to)) {
    const letters = new Set<string>()
    const next: State[] = []
    for (const { letter, next: to } of now) {
      if (letter === null || to === null) continue
      letters.add(letter)
      next.push(to)
    }
    places.push([...letters])
    now = closed(next)
  }
  return places
}

/** Whether a match begins at the edge of a word, as patterns of `vi` do. */
function isEdged(pattern: RegExp): boolean {
  const edge = `(?<!${LETTER})(?:`
  if (!pattern.source.startsWith(edge)) return false
  let depth = 0
  for (const part of pattern.source.slice(`(?<!${LETTER})`.length).matchAll(/\\.|\[(?:\\.|[^\]\\])*\]|[()|]/gu)) {
    if (part[0] === '(') depth += 1
    else if (part[0] === ')') depth -= 1
    else if (part[0] === '|' && depth === 0) return false
  }
  return true
}

/** Calls with every code that is told apart. */
function eachTold(visit: (code: number) => void): void {
  for (const [from, to] of TOLD) for (let code = from; code < to; code += 1) visit(code)
}

const members = new Map<string, Uint8Array>()

/** 1 at each code that a class holds, or that is not told apart. */
function membersOf(letter: string, flags: string): Uint8Array {
  const key = `${flags}:${letter}`
  const known = members.get(key)
  if (known) return known
  const made = new Uint8Array(LIMIT).fill(1)
  const pattern = new RegExp(`^(?:${letter})$`, flags)
  eachTold((code) => {
    made[code] = pattern.test(String.fromCharCode(code)) ? 1 : 0
  })
  members.set(key, made)
  return made
}

/** The tables of up to {@link WIDTH} patterns. */
class Bundle {
  readonly patterns: RegExp[]
  /** by place and code: the patterns that allow it there */
  readonly allowed: Int32Array[]
  /** by place: the patterns that allow the end of the text there */
  readonly short: number[]
  /** the patterns that begin at the edge of a word */
  edged = 0
  /** the patterns that know letters beyond the basic plane */
  unicode = 0
  readonly every: number

  constructor(patterns: readonly RegExp[]) {
    this.patterns = patterns.map((pattern) => new RegExp(pattern.source, pattern.flags.replace('g', 'y')))
    this.every = 2 ** patterns.length - 1
    this.allowed = Array.from({ length: DEPTH }, () => new Int32Array(LIMIT))
    this.short = Array.from({ length: DEPTH }, () => 0)
    patterns.forEach((pattern, at) => {
      const bit = 1 << at
      if (isEdged(pattern)) this.edged |= bit
      if (pattern.unicode) this.unicode |= bit
      this.#learn(pattern, bit)
    })
  }

  #learn(pattern: RegExp, bit: number): void {
    const flags = pattern.flags.replace(/[gy]/g, '')
    const places = beginnings(pattern)
    for (let place = 0; place < DEPTH; place += 1) {
      const letters = places[place]
      const table = this.allowed[place] as Int32Array
      if (!letters) {
        this.short[place] = (this.short[place] as number) | bit
        for (let code = 0; code < LIMIT; code += 1) table[code] = (table[code] as number) | bit
        continue
      }
      for (const letter of letters) {
        const holds = membersOf(letter, flags)
        for (let code = 0; code < LIMIT; code += 1) if (holds[code] === 1) table[code] = (table[code] as number) | bit
      }
    }
  }

  /** The patterns that may match at an offset, one bit each. */
  at(text: string, offset: number): number {
    let possible = this.every
    for (let place = 0; place < DEPTH; place += 1) {
      if (offset + place >= text.length) return possible & (this.short[place] as number)
      const code = text.charCodeAt(offset + place)
      if (code < LIMIT) possible &= (this.allowed[place] as Int32Array)[code] as number
      if (possible === 0) return 0
    }
    return possible
  }
}

/** A text's own walk over its patterns; see the head of this file. */
export class Matcher {
  readonly #patterns: readonly RegExp[]
  #bundles: Bundle[] | null = null
  #letters: Uint8Array | null = null

  /** @param patterns global patterns; they are not touched, so one matcher serves many texts */
  constructor(patterns: readonly RegExp[]) {
    this.#patterns = patterns
  }

  /** For each pattern, in the order given, what `text.matchAll(pattern)` finds. */
  match(text: string): RegExpExecArray[][] {
    const bundles = this.#bundles ?? this.#prepare()
    return bundles.flatMap((bundle) => this.#walk(bundle, text))
  }

  #prepare(): Bundle[] {
    const made: Bundle[] = []
    for (let from = 0; from < this.#patterns.length; from += WIDTH) made.push(new Bundle(this.#patterns.slice(from, from + WIDTH)))
    this.#letters = new Uint8Array(LIMIT)
    const letter = membersOf(LETTER, 'u')
    eachTold((code) => this.#letters?.fill(letter[code] as number, code, code + 1))
    this.#bundles = made
    return made
  }

  #walk(bundle: Bundle, text: string): RegExpExecArray[][] {
    const { patterns, edged } = bundle
    const letters = this.#letters as Uint8Array
    const found: RegExpExecArray[][] = patterns.map(() => [])
    const free = patterns.map(() => 0)
    let inside = false
    for (let at = 0; at <= text.length; at += 1) {
      let possible = bundle.at(text, at)
      if (inside) possible &= ~edged
      const code = text.charCodeAt(at)
      inside = code < LIMIT && letters[code] === 1
      // the second half of a letter beyond the basic plane begins nothing
      if (code >= 0xdc00 && code < 0xe000 && isLead(text.charCodeAt(at - 1))) possible &= ~bundle.unicode
      for (let index = 0; possible !== 0; index += 1, possible >>>= 1) {
        if ((possible & 1) === 0 || at < (free[index] as number)) continue
        const pattern = patterns[index] as RegExp
        pattern.lastIndex = at
        const match = pattern.exec(text)
        if (!match) continue
        found[index]?.push(match)
        free[index] = match[0] === '' ? at + 1 : at + match[0].length
      }
    }
    return found
  }
}

function isLead(code: number): boolean {
  return code >= 0xd800 && code < 0xdc00
}
