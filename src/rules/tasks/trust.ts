/** How the parts of a task are known, by where their words stand: in the task, in its row, under a label, or in a heading above. */
import type { Range } from '../../structure/outline.ts'
import type { CellNode, DocumentNode, TableNode } from '../../tree/types.ts'
import { by, type Known, lastBefore } from '../evidence.ts'
import type { Mention, PlacedDeadline, TaskDraft } from './draft.ts'

interface Place {
  table: TableNode
  cell: CellNode
}

function covers(range: Range, inner: Range): boolean {
  return inner.start >= range.start && inner.end <= range.end
}

/** The outermost cell in which an offset lies. */
function placeOf(tree: DocumentNode, offset: number): Place | null {
  const table = lastBefore(tree.children, offset)
  if (table?.type !== 'table') return null
  const row = lastBefore(table.children, offset)
  const cell = row && lastBefore(row.children, offset)
  return cell ? { table, cell } : null
}

/** Do words of this cell speak for that row: do the two cover a row in common? */
function beside(a: CellNode, b: CellNode): boolean {
  return a.row < b.row + b.rowspan && b.row < a.row + a.rowspan
}

/** Where words stand to the task that they belong to. */
export type Standing = 'own' | 'row' | 'label' | 'above'

/** Where the words of an agency or a deadline stand to their task. */
export function standingOf(tree: DocumentNode, draft: TaskDraft, words: Range): Standing {
  const table = draft.style === 'table' || draft.style === 'timetable'
  if (!table) return covers(draft, words) ? 'own' : draft.style === 'label' && words.start >= draft.end ? 'label' : 'above'
  const own = placeOf(tree, draft.start)
  const other = placeOf(tree, words.start)
  if (!own || !other || own.table !== other.table) return covers(draft, words) ? 'own' : 'above'
  if (own.cell === other.cell) return 'own'
  return beside(own.cell, other.cell) ? 'row' : 'above'
}

const SENTENCE: Partial<Record<TaskDraft['style'], string>> = { closing: 'tasks/closing', report: 'tasks/report' }

/** How an agency is known. */
export function agencyKnown(tree: DocumentNode, draft: TaskDraft, mention: Mention): Known {
  switch (standingOf(tree, draft, mention)) {
    case 'own':
      return by(SENTENCE[draft.style] ?? 'tasks/sentence', draft.style === 'report' ? 'inferred' : 'stated')
    case 'row':
      return by('tasks/column', draft.doubts ? 'guessed' : 'stated')
    case 'label':
      return by('tasks/label', 'stated')
    default:
      return by('tasks/heading', 'inferred')
  }
}

/** How a deadline is known: as its rule says; what a heading hands down is inferred at best. */
export function deadlineKnown(tree: DocumentNode, draft: TaskDraft, found: PlacedDeadline): Known {
  const handed = standingOf(tree, draft, found) === 'above' && found.trust === 'stated'
  return by(found.ruleId, handed ? 'inferred' : found.trust)
}

/** How a task is known: as the surest of what makes it one. */
export function taskKnown(draft: TaskDraft): Known {
  if (draft.doubts) return by(`tasks/${draft.style}`, 'guessed')
  return by(`tasks/${draft.style}`, draft.style === 'closing' || draft.style === 'report' ? 'inferred' : 'stated')
}
