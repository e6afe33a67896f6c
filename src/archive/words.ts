/** What people type into a search, made safe for FTS5, and the words around a hit. */
import { bare, fold } from '../text/fold.ts'

/** One thing searched for: words that follow each other, in one column or in any; `open` when typed with a "*" at the end. */
export interface Term {
  words: string[]
  column: Column | null
  open: boolean
}

const columns = ['number', 'title', 'text'] as const
type Column = (typeof columns)[number]

/** What a search may be narrowed by. */
const narrowing = ['issuer', 'lead', 'with', 'type', 'year', 'province'] as const
export type Narrowing = (typeof narrowing)[number]

export interface Search {
  terms: Term[]
  /** as typed; of two the last counts */
  fields: Partial<Record<Narrowing, string>>
}

const NAMES: Record<string, Column | Narrowing> = {
  ...Object.fromEntries([...columns, ...narrowing].map((name) => [name, name])),
  số: 'number',
  'ký hiệu': 'number',
  'tiêu đề': 'title',
  'trích yếu': 'title',
  'cơ quan': 'issuer',
  'chủ trì': 'lead',
  'phối hợp': 'with',
  loại: 'type',
  năm: 'year',
  tỉnh: 'province',
}
/** By their bare names: "chu tri:" is typed as often as "chủ trì:". */
const FIELDS = new Map(Object.entries(NAMES).map(([name, field]) => [bare(name), field]))

const WORD = /[\p{L}\p{M}\p{N}]+/gu
const PIECE = new RegExp(`(?:(${[...new Set([...Object.keys(NAMES), ...FIELDS.keys()])].join('|')}):)?(?:"([^"]*)"?|(\\S+))`, 'giu')
const LONGEST = 1000

function isNarrowing(field: Column | Narrowing): field is Narrowing {
  return (narrowing as readonly string[]).includes(field)
}

/** Reads a search: words, "phrases", prefixes* and fields (number:, title:, issuer:, lead:, type:, year:, province:). Signs without letters or digits mean nothing. */
export function parseSearch(text: string): Search {
  const search: Search = { terms: [], fields: {} }
  for (const [, name, quoted, single] of text.slice(0, LONGEST).normalize('NFC').matchAll(PIECE)) {
    const piece = quoted ?? single ?? ''
    const field = name === undefined ? null : (FIELDS.get(bare(name)) ?? null)
    const words = fold(piece).match(WORD) ?? []
    if (words.length === 0) continue
    if (field !== null && isNarrowing(field)) search.fields[field] = piece
    else search.terms.push({ words, column: field, open: quoted === undefined && piece.endsWith('*') })
  }
  return search
}

/** An FTS5 expression: every word stands in quotes, so nothing that is typed is syntax. Null where nothing is searched for. */
export function matchOf(terms: readonly Term[]): string | null {
  if (terms.length === 0) return null
  const parts = terms.map(({ words, column, open }) => `${column ? `${column} : ` : ''}"${words.map(bare).join(' ')}"${open ? '*' : ''}`)
  return parts.join(' AND ')
}

/** The same for the index that knows words only: each in the spelling that was typed. */
export function exactMatchOf(terms: readonly Term[]): string {
  const words = terms.flatMap((term) => term.words.map((word, at) => `"${word}"${term.open && at === term.words.length - 1 ? '*' : ''}`))
  return [...new Set(words)].join(' AND ')
}

/** How many characters a snippet shows before the hit; after it twice as many. */
const AROUND = 70

export interface Snippet {
  text: string
  /** offsets of the hits inside the snippet */
  marks: [start: number, end: number][]
  /** offset of the snippet in the canonical text */
  start: number
}

/** The language has few syllables; each is stripped of its accents once. */
const BARE = new Map<string, string>()
const MOST_BARE = 50_000

function bareWord(word: string): string {
  const known = BARE.get(word)
  if (known !== undefined) return known
  if (BARE.size >= MOST_BARE) BARE.clear()
  const stripped = bare(word)
  BARE.set(word, stripped)
  return stripped
}

/** Where the terms stand in the text: the words of a phrase one after the other. Spelling without accents counts. */
export function findTerms(text: string, terms: readonly Term[], most = 200): [number, number][] {
  const found: [number, number][] = []
  const list = [...text.matchAll(WORD)]
  const keys = list.map(([word]) => bareWord(word))
  const wanted = terms.map((term) => ({ ...term, words: term.words.map(bare) }))
  for (let at = 0; at < list.length && found.length < most; at += 1) {
    const length = Math.max(0, ...wanted.filter((term) => stands(keys, at, term)).map(({ words }) => words.length))
    const last = list[at + length - 1]
    const first = list[at]
    if (length > 0 && first && last) found.push([first.index, last.index + last[0].length])
  }
  return found
}

function stands(keys: readonly string[], at: number, term: Term): boolean {
  return term.words.every((word, offset) => {
    const key = keys[at + offset]
    return key !== undefined && (term.open && offset === term.words.length - 1 ? key.startsWith(word) : key === word)
  })
}

/** How many different terms begin within a window; the richest window is shown. */
function best(hits: readonly [number, number][]): number {
  let most = 0
  let choice = 0
  hits.forEach(([start], index) => {
    const near = hits.filter(([other]) => other >= start && other < start + 2 * AROUND).length
    if (near > most) [most, choice] = [near, index]
  })
  return choice
}

/** The words around the best hit, or null where the terms stand only in the head. */
export function snippetOf(text: string, terms: readonly Term[]): Snippet | null {
  const hits = findTerms(text, terms)
  const hit = hits[best(hits)]
  if (!hit) return null
  const start = edge(text, Math.max(0, hit[0] - AROUND), -1)
  const end = edge(text, Math.min(text.length, hit[0] + 2 * AROUND), 1)
  const within = hits.filter(([from, to]) => from >= start && to <= end).map(([from, to]): [number, number] => [from - start, to - start])
  const shown = text.slice(start, end)
  return { text: shown, marks: joined(within, shown), start }
}

/** Hits with nothing but white space between them are one. */
function joined(marks: readonly [number, number][], text: string): [number, number][] {
  const whole: [number, number][] = []
  for (const [start, end] of marks) {
    const last = whole.at(-1)
    if (last && text.slice(last[1], start).trim() === '') last[1] = Math.max(last[1], end)
    else whole.push([start, end])
  }
  return whole
}

/** The nearest white space, so that no word is cut. */
function edge(text: string, at: number, step: -1 | 1): number {
  let place = at
  for (let tries = 0; tries < 20 && place > 0 && place < text.length; tries += 1) {
    if (/\s/.test(text[step < 0 ? place - 1 : place] ?? ' ')) return place
    place += step
  }
  return place
}
