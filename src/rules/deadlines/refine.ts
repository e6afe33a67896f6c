import type { FoundDeadline } from './types.ts'

/** Of finds that overlap, the longest; of equally long ones, the first found. Text order. */
export function refine(found: readonly FoundDeadline[], length: number): FoundDeadline[] {
  const ranked = found
    .map((one, rank) => ({ one, rank }))
    .sort((a, b) => b.one.end - b.one.start - (a.one.end - a.one.start) || a.rank - b.rank)
  const taken = new Uint8Array(length)
  const kept: FoundDeadline[] = []
  for (const { one } of ranked) {
    // a longer find that overlaps covers one of the two ends
    if (one.end <= one.start || taken[one.start] || taken[one.end - 1]) continue
    taken.fill(1, one.start, one.end)
    kept.push(one)
  }
  return kept.sort((a, b) => a.start - b.start)
}

/** "Hằng năm, các xã báo cáo … trước ngày 30/11": a day without a year, in a sentence that says "every year", comes back each year. */
export function repeat(found: readonly FoundDeadline[], text: string): FoundDeadline[] {
  let each: FoundDeadline | null = null
  return found.map((one) => {
    if (one.kind === 'recurring') each = one
    return each && due(one) ? yearly(one, each, text) : one
  })
}

function due(one: FoundDeadline): boolean {
  return (one.kind === 'by' || one.kind === 'on') && one.trust === 'inferred' && /\d{1,2}(?:\s?[/-]\s?|\s+tháng\s+)\d{1,2}$/u.test(one.raw)
}

function yearly(one: FoundDeadline, each: FoundDeadline, text: string): FoundDeadline {
  if (one.to === null || each.rrule !== 'FREQ=YEARLY' || one.start - each.end > 400 || /[.;\n]/u.test(text.slice(each.end, one.start)))
    return one
  const rrule = `FREQ=YEARLY;BYMONTH=${Number(one.to.slice(5, 7))};BYMONTHDAY=${Number(one.to.slice(8, 10))}`
  return { ...one, kind: 'recurring', from: null, to: null, rrule }
}
