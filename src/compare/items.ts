/** What is compared: the purposes, requirements, tasks and provisions of a plan, each with what it says of who, when and what. */
import type { Agency, Deadline, Evidence, Plan } from '../plan/schema.ts'
import { vi } from '../text/vi.ts'

export type ItemKind = 'purpose' | 'requirement' | 'task' | 'provision' | 'target'

export interface CompareItem {
  /** place in its list, from 0, in the order of the document */
  index: number
  kind: ItemKind
  part: 'body' | 'annex'
  section: string | null
  text: string
  lead: readonly Agency[]
  coordinating: readonly Agency[]
  deadlines: readonly Deadline[]
  product: string | null
  evidence: Evidence
}

/** A plan ready to be compared. */
export interface Comparable {
  plan: Plan
  /** canonical text; '' where it is not at hand */
  text: string
}

const NOBODY = { section: null, lead: [], coordinating: [], deadlines: [], product: null }

function plain(kind: ItemKind, items: Plan['purposes']): Omit<CompareItem, 'index'>[] {
  return items.map(({ text, evidence }) => ({ ...NOBODY, kind, part: 'body' as const, text, evidence }))
}

function tasks(plan: Plan): Omit<CompareItem, 'index'>[] {
  return plan.tasks.map(({ confidence: _, ...task }) => ({
    ...task,
    kind: 'task' as const,
    part: task.section?.startsWith('PL') ? ('annex' as const) : ('body' as const),
  }))
}

/** Words that were read as two things (a requirement that orders something) are one item: the first that names nobody less. */
function once(items: readonly Omit<CompareItem, 'index'>[]): Omit<CompareItem, 'index'>[] {
  const aims = new Set(items.flatMap(({ kind, text, evidence }) => (kind === 'task' ? [] : [`${evidence.start} ${text}`])))
  return items.filter(({ kind, text, evidence, lead, deadlines }) => {
    return kind !== 'task' || lead.length > 0 || deadlines.length > 0 || !aims.has(`${evidence.start} ${text}`)
  })
}

function ordered(items: readonly Omit<CompareItem, 'index'>[]): CompareItem[] {
  return once(items)
    .sort((a, b) => a.evidence.start - b.evidence.start)
    .map((item, index) => ({ ...item, index }))
}

/** "Trên đây là Kế hoạch …" */
const CLOSING = vi`trên đây là (?:toàn bộ )?(?:nội dung )?(?:kế hoạch|chương trình)`
/** "… căn cứ Kế hoạch này triển khai thực hiện nghiêm túc", "… chỉ đạo các đơn vị trực thuộc": courtesy at the end of every plan. */
const COURTESY = vi`kế hoạch này|nghiêm túc|triển khai thực hiện|tổ chức thực hiện|thuộc thẩm quyền|khó khăn|vướng mắc`
/** "PHỤ LỤC II", "(Kèm theo Kế hoạch số …)", a crumb of a cut text */
const CAPTION = /^(?:\(.*\)|phụ lục(?: [\p{Lu}\d]+)?)[.;:]?$/isu

/** Where the closing begins; the length of the text where there is none, or only in an annex's beginning. */
function closingOf(text: string): number {
  return [...text.matchAll(CLOSING)].at(-1)?.index ?? Number.POSITIVE_INFINITY
}

function counts(item: Omit<CompareItem, 'index'>, closing: number): boolean {
  if (CAPTION.test(item.text.trim())) return false
  const late = item.part === 'body' && item.evidence.start > closing && item.deadlines.length === 0
  return !(late && item.text.search(COURTESY) >= 0)
}

/** Purposes, requirements, tasks (assigned or not) and provisions of a plan, in the order of the document; formulas of the closing left out. */
export function itemsOf({ plan, text }: Comparable): CompareItem[] {
  const closing = closingOf(text)
  const all = [
    ...plain('purpose', plan.purposes),
    ...plain('requirement', plan.requirements),
    ...tasks(plan),
    ...plain('provision', plan.provisions ?? []),
  ]
  return ordered(all.filter((item) => counts(item, closing)))
}

/** Targets are compared among themselves: a task is not taken up by a target. */
export function targetsOf({ plan }: Comparable): CompareItem[] {
  return ordered(plain('target', plan.targets ?? []))
}
