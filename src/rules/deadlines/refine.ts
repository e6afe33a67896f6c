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

const DAY_MONTH = /\d{1,2}(?:\s?[/-]\s?|\s+tháng\s+)\d{1,2}$/u
const MONTH = /(?:tháng|quý)\s+[\p{L}\d]{1,4}$/iu

/** Could it come back each year: no year stated, and its words end with a day and month, a month or a quarter? */
function due(one: FoundDeadline): boolean {
  if (one.trust !== 'inferred') return false
  return one.kind === 'within' ? MONTH.test(one.raw) : (one.kind === 'by' || one.kind === 'on') && DAY_MONTH.test(one.raw)
}

function yearly(one: FoundDeadline, each: FoundDeadline, text: string): FoundDeadline {
  const between = text.slice(each.end, Math.min(one.start, each.end + 400))
  if (one.to === null || each.rrule !== 'FREQ=YEARLY' || each.end + between.length < one.start || /[.;\n]/u.test(between)) return one
  if (one.kind === 'within' && !/^[\s,:(-]*$/u.test(between)) return one
  const [first, last] = [Number((one.from ?? one.to).slice(5, 7)), Number(one.to.slice(5, 7))]
  const months = Array.from({ length: last - first + 1 }, (_, at) => first + at).join(',')
  const rrule = `FREQ=YEARLY;BYMONTH=${months}${one.kind === 'within' ? '' : `;BYMONTHDAY=${Number(one.to.slice(8, 10))}`}`
  return { ...one, kind: 'recurring', from: null, to: null, rrule }
}
