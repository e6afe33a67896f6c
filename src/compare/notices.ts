/** What a person should know before reading a comparison: things that make its verdicts mean little. */
import type { Extraction } from '../plan/schema.ts'
import type { Comparable } from './items.ts'
import type { Side } from './schema.ts'

export const notices = [
  'same document',
  'other way round',
  'nothing shared',
  'parent is empty',
  'child is empty',
  'parent is a report',
  'child is a report',
  'parent was scanned',
  'child was scanned',
] as const

export type Notice = (typeof notices)[number]

/** How one side came to be read. */
export interface Origin extends Comparable {
  genre?: Extraction['genre']
  textLayer?: Extraction['source']['textLayer']
}

/** One pair in so many items is a report that falls due in every plan. */
const STRANGERS = 8
const WHOLE_DAY = /^\d{4}-\d\d-\d\d$/

function cites({ plan }: Comparable, other: Comparable): boolean {
  const code = other.plan.number?.code
  return code != null && plan.references.some((reference) => reference.code === code && reference.relation === 'implements')
}

/** The "parent" carries the "child" out, or is younger and not cited below. */
function reversed(child: Comparable, parent: Comparable): boolean {
  if (cites(parent, child)) return true
  const [below, above] = [child.plan.issued?.edtf ?? '', parent.plan.issued?.edtf ?? '']
  return WHOLE_DAY.test(below) && WHOLE_DAY.test(above) && below < above && !cites(child, parent)
}

/** @param found the items of both, aligned */
export function noticesOf(child: Origin, parent: Origin, { pairs, missing, new: fresh }: Side): Notice[] {
  const same = child.text !== '' && child.text === parent.text
  const [above, below] = [pairs.length + missing.length, pairs.length + fresh.length]
  const told: Record<Notice, boolean> = {
    'same document': same,
    'other way round': !same && reversed(child, parent),
    'nothing shared': pairs.length * STRANGERS < Math.min(above, below),
    'parent is empty': above === 0,
    'child is empty': below === 0,
    'parent is a report': above > 0 && parent.genre === 'news-report',
    'child is a report': below > 0 && child.genre === 'news-report',
    'parent was scanned': parent.textLayer === 'ocr' || parent.textLayer === 'mixed',
    'child was scanned': child.textLayer === 'ocr' || child.textLayer === 'mixed',
  }
  return notices.filter((notice) => told[notice])
}
