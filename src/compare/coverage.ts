/** A parent plan and all that carry it out, side by side: which item is taken up by whom. */
import { daysOf } from '../text/partial-date.ts'
import { compare, type Entry } from './compare.ts'
import type { ComparedDocument, ComparedItem, ComparedPair, Comparison } from './schema.ts'

/** How a child takes up one parent item; null: not at all. */
export type Cell = { verdict: ComparedPair['verdict']; score: number; later: boolean; anew: boolean } | null

export interface CoverageColumn {
  document: ComparedDocument
  /** days after the parent's day of issue; null where either day is not known */
  days: number | null
  /** 0 … 1: share of the parent's tasks that are taken up */
  covered: number
  /** 0 … 1: share of what is taken up that stands in the same words */
  copied: number
  new: ComparedItem[]
}

export interface CoverageRow {
  item: ComparedItem
  /** one for each column */
  cells: Cell[]
  /** how many children take it up */
  taken: number
}

export interface Coverage {
  parent: ComparedDocument
  children: CoverageColumn[]
  rows: CoverageRow[]
}

const DAY = 86_400_000

/** Days from one EDTF date to another; null unless both are whole days. */
function daysBetween(from: string | null, to: string | null): number | null {
  const first = from === null ? null : daysOf(from)
  const last = to === null ? null : daysOf(to)
  if (!first || !last || first.first !== first.last || last.first !== last.last) return null
  return Math.round((Date.parse(last.first) - Date.parse(first.first)) / DAY)
}

function cellOf(pair: ComparedPair | undefined): Cell {
  if (!pair) return null
  const has = (about: string, verdict: string) => pair.differences.some((each) => each.about === about && each.verdict === verdict)
  return { verdict: pair.verdict, score: pair.score, later: has('deadline', 'later'), anew: has('lead', 'changed') }
}

function columnOf({ parent, child, pairs, missing, new: fresh }: Comparison): CoverageColumn {
  const tasks = pairs.filter((pair) => pair.parent.kind === 'task')
  const all = tasks.length + missing.filter(({ kind }) => kind === 'task').length
  const copied = pairs.filter(({ verdict }) => verdict === 'same words').length
  return {
    document: child,
    days: daysBetween(parent.issued, child.issued),
    covered: all === 0 ? 0 : tasks.length / all,
    copied: pairs.length === 0 ? 0 : copied / pairs.length,
    new: fresh,
  }
}

/** Compares every child with the parent; children in the order of their days of issue, those without a day last. */
export function coverage(parent: Entry, children: readonly Entry[]): Coverage | null {
  const comparisons = children.map((child) => compare(child, parent, { why: false }))
  comparisons.sort((a, b) => (a.child.issued ?? '9').localeCompare(b.child.issued ?? '9'))
  const [first] = comparisons
  if (!first) return null
  const items = [...first.pairs.map((pair) => pair.parent), ...first.missing].sort((a, b) => a.start - b.start)
  const found = comparisons.map(({ pairs }) => new Map(pairs.map((pair) => [pair.parent.number, pair])))
  const rows = items.map((item) => {
    const cells = found.map((pairs) => cellOf(pairs.get(item.number)))
    return { item, cells, taken: cells.filter((cell) => cell !== null).length }
  })
  return { parent: first.parent, children: comparisons.map(columnOf), rows }
}
