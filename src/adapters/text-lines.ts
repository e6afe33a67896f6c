/** Plain text as lines: pages, page numbers that stand alone, numbers stamped on the page. */
import { normalise } from '../text/normalise.ts'

export interface Line {
  text: string
  /** spaces before the first letter */
  indent: number
  /** an empty line stands before it */
  gap: boolean
  /** a page ends before it, by a form feed or a page number */
  turn: boolean
  /** 1 for the first page; null where the text shows no pages */
  page: number | null
  role: 'page-number' | 'stamp' | null
}

/** Between two page numbers there is at least this much text; rows of a table that lost its lines are closer. */
const PAGE_TEXT = 600
const LONE_NUMBER = /^(?:(?:trang|page)\s*)?[-–—]?\s*(\d{1,3})\s*(?:[-–—]|(?:\/|of|trên)\s*\d{1,3})?$/iu
const STAMPED = /^\d{1,4}$/

/** Splits a text at its line breaks and form feeds; empty lines become `gap`. */
export function splitLines(text: string): Line[] {
  const lines: Line[] = []
  const feeds = text.includes('\f')
  let page = 1
  let gap = false
  let turn = false
  for (const [index, part] of text
    .replace(/\r\n?|\u2028|\u0085/g, '\n')
    .split('\f')
    .entries()) {
    if (index > 0) {
      page += 1
      turn = true
    }
    for (const raw of part.split(/\n|\u2029/)) {
      const clean = normalise(raw).trim()
      if (clean === '') {
        gap = true
        continue
      }
      lines.push({ text: clean, indent: raw.search(/\S/), gap: gap && lines.length > 0, turn, page: feeds ? page : null, role: null })
      gap = false
      turn = false
    }
  }
  return lines
}

interface Candidate {
  at: number
  number: number
  /** characters of text before it */
  before: number
}

function candidates(lines: readonly Line[]): Candidate[] {
  const found: Candidate[] = []
  let before = 0
  lines.forEach((line, at) => {
    const match = LONE_NUMBER.exec(line.text)
    if (match) found.push({ at, number: Number(match[1]), before })
    before += line.text.length
  })
  return found
}

interface Link {
  candidate: Candidate
  before: Link | null
  length: number
}

/** The longest run of numbers that rise by one, a page's text between each two. */
function longestChain(found: readonly Candidate[]): Candidate[] {
  let best: Link | null = null
  /** chains by the number that they end with */
  const chains = new Map<number, Link>()
  for (const candidate of found) {
    const earlier = chains.get(candidate.number - 1)
    const before = earlier && candidate.before - earlier.candidate.before >= PAGE_TEXT ? earlier : null
    const link: Link = { candidate, before, length: (before?.length ?? 0) + 1 }
    if ((chains.get(candidate.number)?.length ?? 0) <= link.length) chains.set(candidate.number, link)
    if (link.length > (best?.length ?? 0)) best = link
  }
  const chain: Candidate[] = []
  for (let link: Link | null = best; link; link = link.before) chain.push(link.candidate)
  return chain.reverse()
}

/** A number alone is a page number at a form feed, or as a link of a chain. */
function pageNumbers(lines: readonly Line[]): Set<number> {
  const found = candidates(lines)
  const chain = longestChain(found)
  const alone = chain.length === 1 && chain[0]?.number === 2 && (chain[0]?.before ?? 0) >= PAGE_TEXT && lines[chain[0].at]?.gap
  const taken = new Set(chain.length > 1 || alone ? chain.map(({ at }) => at) : [])
  for (const { at } of found) if (lines[at]?.turn || lines[at + 1]?.turn) taken.add(at)
  return taken
}

/** Lines of digits right before a page number are no text: a number or a date stamped elsewhere on the page. */
function markStamps(lines: Line[], at: number): void {
  for (let i = at - 1; i >= 0 && at - i <= 4; i -= 1) {
    const line = lines[i]
    if (!line || line.role || !STAMPED.test(line.text)) return
    line.role = 'stamp'
  }
}

/**
 * Marks page numbers and stamped numbers, and lets the next line begin a page.
 * @returns the same lines
 */
export function markFurniture(lines: Line[]): Line[] {
  const numbers = pageNumbers(lines)
  let page = lines.some((line) => line.page !== null) ? null : 1
  for (const [at, line] of lines.entries()) {
    if (numbers.has(at)) {
      line.role = 'page-number'
      markStamps(lines, at)
      const next = lines[at + 1]
      if (next) next.turn = true
      if (page !== null) page += 1
    }
    if (page !== null && numbers.size > 0) line.page = page
  }
  return lines
}
