/** A task while it is being put together: every part still knows its place in the canonical text. */
import type { FoundDeadline } from '../deadlines/index.ts'
import type { Range } from '../../structure/outline.ts'

/** An agency as named; `text` may be composed ("các Sở: Y tế, …" gives "Sở Y tế"), the range is where its words stand. */
export interface Mention extends Range {
  text: string
}

/** A deadline with offsets in the canonical text. */
export type PlacedDeadline = FoundDeadline

/** How a task was written; confidence is calibrated for each. */
export type TaskStyle = 'label' | 'table' | 'timetable' | 'heading' | 'prose' | 'closing' | 'report'

/** A table without headings of its own that goes by those of the table before, or by the look of its cells; a column that is the content because it holds the most words. */
export type TaskDoubt = 'columns-carried' | 'columns-guessed' | 'content-guessed'

export interface TaskDraft extends Range {
  section: string | null
  text: string
  lead: Mention[]
  coordinating: Mention[]
  deadlines: PlacedDeadline[]
  product: string | null
  /** where the product stands */
  productAt?: Range | null
  style: TaskStyle
  /** what of its form had to be guessed; absent where nothing had */
  doubts?: readonly TaskDoubt[]
}

/** What an item hands down to those below it. */
export interface Inherited {
  lead: Mention[]
  coordinating: Mention[]
  deadlines: PlacedDeadline[]
}

export const NOTHING: Inherited = { lead: [], coordinating: [], deadlines: [] }

/** The same words once, in order. */
export function distinct(mentions: readonly Mention[]): Mention[] {
  const seen = new Set<string>()
  return mentions.filter((mention) => {
    const key = mention.text.toLowerCase()
    return seen.has(key) ? false : seen.add(key)
  })
}

/** Work is said in words: a bar of a table or a date that a copy left alone on its line is none. */
export function saysWork(text: string): boolean {
  return /\p{L}{2}/u.test(text.normalize('NFC'))
}
