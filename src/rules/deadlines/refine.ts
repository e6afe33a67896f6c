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

/** "01 ngày, dự kiến trong tháng 6": beside a date of its own, a length of time says how long, not when. */
export function lengthy(found: readonly FoundDeadline[], text: string): FoundDeadline[] {
  const together = (a: FoundDeadline, b: FoundDeadline): boolean => {
    const [first, last] = a.start < b.start ? [a, b] : [b, a]
    return last.start - first.end < 60 && !/[;\n]/u.test(text.slice(first.end, last.start))
  }
  return found.filter(
    (one) =>
      one.ruleId !== 'deadline/span' || !found.some((other) => other.ruleId !== one.ruleId && other.to !== null && together(one, other)),
  )
}

/** "Hằng năm, các xã báo cáo … trước ngày 30/11": a day without a year, in a sentence that says "every year", comes back each year. */
export function repeat(found: readonly FoundDeadline[], text: string): FoundDeadline[] {
  let each: FoundDeadline | null = null
  return found.map((one) => {
    if (one.kind === 'recurring') each = one
    return each && due(one) ? yearly(one, each, text) : one
  })
}

/** "Định kỳ 6 tháng (trước ngày 15/6)", "Hằng quý (trước ngày 10 tháng cuối quý)": the bracket sets the day of the rhythm before it. */
export function bracketed(found: readonly FoundDeadline[], text: string): FoundDeadline[] {
  const joined: FoundDeadline[] = []
  let rhythms: FoundDeadline[] = []
  for (const one of found) {
    const last = rhythms.at(-1)
    const between = last ? text.slice(last.end, Math.min(one.start, last.end + 20)) : ''
    if (last && one.start - last.end <= 20 && /^\s*\((?:chậm\s+nhất\s+(?:là\s+)?)?$/u.test(between) && dayOf(one)) {
      const start = (rhythms[0] as FoundDeadline).start
      const end = text[one.end] === ')' ? one.end + 1 : one.end
      joined.splice(joined.length - rhythms.length, rhythms.length, { ...sure(one), start, end, raw: text.slice(start, end) })
      rhythms = []
      continue
    }
    // "… và năm (trước ngày 10/12)": a second rhythm goes without its word
    const before = joined.at(-1)
    const unit =
      before?.kind === 'recurring' && dayOf(one) ? SECOND.exec(text.slice(Math.max(before.end, one.start - 40), one.start)) : null
    if (unit) {
      const start = one.start - unit[0].length + (unit[1]?.length ?? 0)
      const end = text[one.end] === ')' ? one.end + 1 : one.end
      joined.push({ ...sure(one), start, end, raw: text.slice(start, end) })
      rhythms = []
      continue
    }
    // "6 tháng, hằng năm (trước ngày 15/6 và 15/12)": the bracket has a day for each
    if (
      last &&
      rhythms.length === 1 &&
      /^(?:hằng|hàng|mỗi)\s+năm\s*\(/iu.test(one.raw) &&
      COMMA.test(text.slice(last.end, one.start)) &&
      DAY_IN.test(text.slice(one.end, one.end + 12))
    ) {
      joined.splice(-1, 1, { ...one, start: last.start, raw: text.slice(last.start, one.end) })
      rhythms = []
      continue
    }
    const follows = last !== undefined && COMMA.test(text.slice(last.end, one.start))
    rhythms = one.kind !== 'recurring' || /BYMONTH/.test(one.rrule ?? '') ? [] : follows ? [...rhythms, one] : [one]
    joined.push(one)
  }
  return joined
}

const SECOND = /^(\)?\s*(?:,|;|và|,\s*và)\s*)(?:báo\s+cáo\s+)?(?:1\s+|một\s+|cả\s+)?(?:năm|quý|tháng|6\s+tháng)\s*\(\s*$/iu
const COMMA = /^\s*(?:,|và|,\s*và)\s*$/u
const DAY_IN = /^\s*(?:và|,)\s*(?:ngày\s+)?\d/u

/** A day of some month, the year left open, or a day of every month: it says when a rhythm falls due. */
function dayOf(one: FoundDeadline): boolean {
  if (one.kind === 'recurring') return /BYMONTHDAY/.test(one.rrule ?? '')
  return one.kind === 'by' && due(one)
}

function sure(one: FoundDeadline): FoundDeadline {
  if (one.kind === 'recurring' || one.to === null) return one
  const rrule = `FREQ=YEARLY;BYMONTH=${Number(one.to.slice(5, 7))};BYMONTHDAY=${Number(one.to.slice(8, 10))}`
  return { ...one, kind: 'recurring', from: null, to: null, rrule }
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
