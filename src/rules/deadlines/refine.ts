import type { FoundDeadline } from './types.ts'

/** Of finds that overlap, the longest; of equally long ones, the first found. Text order. */
export function refine(found: readonly FoundDeadline[]): FoundDeadline[] {
  const ranked = found.map((one, rank) => ({ one, rank })).sort((a, b) => b.one.end - b.one.start - (a.one.end - a.one.start) || a.rank - b.rank)
  const kept: FoundDeadline[] = []
  for (const { one } of ranked) {
    if (one.end > one.start && !kept.some((other) => one.start < other.end && other.start < one.end)) kept.push(one)
  }
  return kept.sort((a, b) => a.start - b.start)
}
