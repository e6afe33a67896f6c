/** Differences beside the verdict: who, when, what comes out, which figures. */
import type { Agency, Deadline } from '../plan/schema.ts'
import { fold } from '../text/fold.ts'
import { meet, type SameAgency, without } from './agencies.ts'
import { charges } from './charged.ts'
import type { CompareItem } from './items.ts'
import { normal } from './normal.ts'
import type { Difference } from './schema.ts'
import { compareWhen } from './when.ts'

export interface Eyes {
  same: SameAgency
  /** the body that issues the child plan; null where it is not known */
  issuer: Agency | null
}

const printed = (agencies: readonly Agency[]) => agencies.map(({ mention }) => mention)
const raws = (deadlines: readonly Deadline[]) => deadlines.map(({ raw }) => raw)

/** Nobody named below: the plan is silent, not otherwise minded. A body that hands its task to its own offices changes no responsibility. */
function lead(parent: CompareItem, children: readonly CompareItem[], { same, issuer }: Eyes): Difference[] {
  const above = parent.lead
  const below = children.flatMap((item) => item.lead)
  if (above.length === 0 || below.length === 0 || meet(above, below, same)) return []
  const own = issuer !== null && above.some((agency) => charges(agency, issuer))
  return [{ about: 'lead', verdict: own ? 'handed down' : 'changed', parent: printed(above), child: printed(below) }]
}

function coordinating(parent: CompareItem, children: readonly CompareItem[], { same }: Eyes): Difference[] {
  const above = parent.coordinating
  const below = children.flatMap((item) => item.coordinating)
  const named = children.flatMap((item) => item.lead)
  const gone = without(above, [...below, ...named], same)
  const fresh = without(below, [...above, ...parent.lead], same)
  if (gone.length === 0 && fresh.length === 0) return []
  const verdict = fresh.length === 0 ? 'missing' : gone.length === 0 ? 'added' : 'changed'
  return [{ about: 'coordinating', verdict, parent: printed(gone), child: printed(fresh) }]
}

function deadline(parent: CompareItem, children: readonly CompareItem[]): Difference[] {
  const above = parent.deadlines
  const below = children.flatMap((item) => item.deadlines)
  if (above.length === 0 && below.length === 0) return []
  // what is to be done always needs no date below
  if (below.length === 0 && above.every(({ kind }) => kind === 'ongoing')) return []
  const verdict = above.length === 0 ? 'added' : below.length === 0 ? 'missing' : compareWhen(above, below)
  return verdict === 'same' ? [] : [{ about: 'deadline', verdict, parent: raws(above), child: raws(below) }]
}

function product(parent: CompareItem, children: readonly CompareItem[]): Difference[] {
  const above = parent.product
  const below = children.flatMap((item) => (item.product === null ? [] : [item.product]))
  if (above === null && below.length === 0) return []
  if (above === null) return [{ about: 'product', verdict: 'added', parent: [], child: below }]
  if (below.length === 0) return [{ about: 'product', verdict: 'missing', parent: [above], child: [] }]
  if (below.some((text) => normal(text) === normal(above))) return []
  return [{ about: 'product', verdict: 'changed', parent: [above], child: below }]
}

/** Words before a number that is no measure, as they stand in the normal form. */
const NOT_BEFORE = ['ngày', 'tháng', 'quý', 'năm', 'số', 'khoản', 'điều', 'điểm', 'mục', 'phần', 'cấp', 'mức độ']
const FIGURE = new RegExp(
  `(?<![\\p{L}\\d/.])${NOT_BEFORE.map((word) => `(?<!(?<= )${fold(word)} )`).join('')}\\d+(?:\\.\\d+)?%?(?![\\p{L}\\d/.])`,
  'gu',
)

/** Figures that set a measure: shares, amounts, counts. Days, years and codes of documents are no measures. */
function figuresOf(text: string): string[] {
  const plain = normal(text.replace(/\d+(?:\/\d+)*\/?[\p{Lu}Đ][\p{L}Đ\d-]*(?:[-/][\p{L}\d-]+)*/gu, ' '))
  return [...` ${plain}`.matchAll(FIGURE)].map(([figure]) => figure)
}

function figures(parent: CompareItem, children: readonly CompareItem[]): Difference[] {
  const above = new Set(figuresOf(parent.text))
  const below = new Set(children.flatMap(({ text }) => figuresOf(text)))
  const gone = [...above].filter((figure) => !below.has(figure))
  const fresh = [...below].filter((figure) => !above.has(figure))
  if (gone.length === 0 && fresh.length === 0) return []
  const verdict = gone.length === 0 ? 'added' : fresh.length === 0 ? 'missing' : 'changed'
  return [{ about: 'figures', verdict, parent: gone, child: fresh }]
}

/** All differences of a pair, in the order who, when, what. */
export function differencesOf(parent: CompareItem, children: readonly CompareItem[], eyes: Eyes): Difference[] {
  return [
    ...lead(parent, children, eyes),
    ...coordinating(parent, children, eyes),
    ...deadline(parent, children),
    ...product(parent, children),
    ...figures(parent, children),
  ]
}
