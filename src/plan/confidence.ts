/** How sure a task is, from how it was written and what it shows; the figures come from `bench/reliability`. */
import type { TaskDraft, TaskStyle } from '../rules/tasks/draft.ts'

const BY_STYLE: Record<TaskStyle, number> = {
  label: 0.95,
  table: 0.95,
  timetable: 0.85,
  heading: 0.92,
  prose: 0.8,
  closing: 0.6,
  report: 0.5,
}

/** 0 … 1. A task that names nobody, or a lead inherited from far above, is less sure. */
export function confidenceOf(draft: TaskDraft): number {
  let value = BY_STYLE[draft.style]
  if (draft.lead.length === 0) value -= 0.1
  if (draft.deadlines.some((deadline) => deadline.trust === 'guessed')) value -= 0.1
  return Math.max(0, Math.min(1, Math.round(value * 100) / 100))
}
