/** The source of a pattern read into the states of a machine, as far as the beginning of a match needs it. */

/** A step by one letter of a class, or free steps. */
export interface State {
  /** its own among all states of all patterns */
  id: number
  /** index of the pattern that it belongs to */
  pattern: number
  /** the match may end here */
  final: boolean
  free: State[]
  /** source of a class of letters, and where it leads */
  letter: string | null
  next: State | null
}

interface Part {
  from: State
  to: State
}

const COUNT = /(?:[*+?]|\{(?<least>\d+)(?:,\d*)?\})\??/y
const GROUP = /\((?:\?(?:<[\p{L}\p{N}_]+>|:|<?[=!]))?/uy
const ONE = /\[(?:\\.|[^\]\\])*\]|\\[pP]\{[^}]*\}|\\u[0-9a-fA-F]{4}|\\u\{[^}]*\}|\\c?.|[\s\S]/uy
/** Flags that change inside a pattern, and backward references, are beyond this reader. */
const BEYOND = /\(\?[ims-]|\\[k1-9]/

let count = 0

/** Counts above one become "any number", assertions become nothing: more is allowed than the pattern allows, never less. */
class Source {
  #at = 0
  readonly #text: string
  readonly #pattern: number

  constructor(text: string, pattern: number) {
    this.#text = text
    this.#pattern = pattern
  }

  /** What stands here, and moves behind it. */
  #take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at
    const match = pattern.exec(this.#text)
    if (match) this.#at = pattern.lastIndex
    return match
  }

  #state(): State {
    count += 1
    return { id: count, pattern: this.#pattern, final: false, free: [], letter: null, next: null }
  }

  #nothing(): Part {
    const only = this.#state()
    return { from: only, to: only }
  }

  choice(): Part {
    const whole = { from: this.#state(), to: this.#state() }
    for (;;) {
      const one = this.#row()
      whole.from.free.push(one.from)
      one.to.free.push(whole.to)
      if (this.#text[this.#at] !== '|') return whole
      this.#at += 1
    }
  }

  #row(): Part {
    const { from, to } = this.#nothing()
    let last = to
    while (this.#at < this.#text.length && this.#text[this.#at] !== '|' && this.#text[this.#at] !== ')') {
      const one = this.#counted(this.#one())
      last.free.push(one.from)
      last = one.to
    }
    return { from, to: last }
  }

  #counted(part: Part): Part {
    const times = this.#take(COUNT)
    if (!times) return part
    const from = this.#state()
    const to = this.#state()
    from.free.push(part.from)
    part.to.free.push(to)
    if (/^[*?]/.test(times[0]) || times.groups?.least === '0') from.free.push(to)
    if (!times[0].startsWith('?')) part.to.free.push(part.from)
    return { from, to }
  }

  #one(): Part {
    const group = this.#take(GROUP)
    if (group) {
      const inside = this.choice()
      this.#at += 1
      return /[=!]$/.test(group[0]) ? this.#nothing() : inside
    }
    if (this.#text[this.#at] === '^' || this.#text[this.#at] === '$') {
      this.#at += 1
      return this.#nothing()
    }
    const letter = this.#take(ONE)?.[0] ?? ''
    const from = this.#state()
    const to = this.#state()
    from.letter = letter
    from.next = to
    return { from, to }
  }
}

/** The state in which a pattern starts; null where its source is beyond this reader. */
export function statesOf(source: string, pattern: number): State | null {
  if (BEYOND.test(source)) return null
  const { from, to } = new Source(source, pattern).choice()
  to.final = true
  return from
}

/** Of these states and all that are reached from them without a letter, those that read a letter or end a match. */
export function closed(states: Iterable<State>): State[] {
  const all = new Set(states)
  for (const one of all) for (const next of one.free) all.add(next)
  return [...all].filter((one) => one.final || one.letter !== null)
}
