/**
 * Partial dates in EDTF (ISO 8601-2): "2025-06-30", "2025-06", "2025", quarters "2025-33" … "2025-36",
 * half years "2025-40" and "2025-41", intervals "2025-03/2025-09". What a text leaves open stays open.
 */

const NUMERIC = /^(\d{1,2})\s*([/.-])\s*(\d{1,2})\s*[/.-]\s*(\d{4})$/
const WORDED = /^(\d{1,2})?[\s.…_]*tháng\s*(\d{1,2})?[\s.…_]*(?:năm|[/.,-])\s*(\d{4})$/
const MONTH_YEAR = /^(\d{1,2})\s*[/.-]\s*(\d{4})$/
const YEAR = /^(?:năm\s*)?(\d{4})$/
const LEAD = /^(?:ngày|mùng|mồng)[\s.…_]*/

/** Two digits for a month or a day. */
function two(value: number): string {
  return String(value).padStart(2, '0')
}

/** An ISO day from its numbers; null where the calendar has no such day. */
export function isoDay(year: number, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null
  return `${year}-${two(month)}-${two(day)}`
}

/** How many days a month has. */
export function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** The ISO day `count` days later (or earlier, below zero). */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10)
}

function plausible(year: number): boolean {
  return year >= 1900 && year <= 2199
}

function partial(year: number, month: number | null, day: number | null): string | null {
  if (!plausible(year)) return null
  if (month === null) return String(year)
  if (month < 1 || month > 12) return null
  return day === null ? `${year}-${two(month)}` : isoDay(year, month, day)
}

/**
 * Reads "ngày 30/6/2025", "30-6-2025", "30 tháng 6 năm 2025", "ngày … tháng 4 năm 2023" (day blank), "tháng 6/2025", "6/2025", "năm 2025".
 * Returns EDTF, or null where the words are no date with a year.
 */
export function parsePartialDate(text: string): string | null {
  const words = text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim().slice(0, 80).replace(LEAD, '')
  const numeric = NUMERIC.exec(words)
  if (numeric) return partial(Number(numeric[4]), Number(numeric[3]), Number(numeric[1]))
  const worded = WORDED.exec(words)
  if (worded) return partial(Number(worded[3]), worded[2] ? Number(worded[2]) : null, worded[2] && worded[1] ? Number(worded[1]) : null)
  const month = MONTH_YEAR.exec(words)
  if (month) return partial(Number(month[2]), Number(month[1]), null)
  const year = YEAR.exec(words)
  return year ? partial(Number(year[1]), null, null) : null
}

/** The months that an EDTF month, quarter (33-36) or half year (40, 41) code spans: first and last. */
function months(code: number): [number, number] | null {
  if (code >= 1 && code <= 12) return [code, code]
  if (code >= 33 && code <= 36) return [(code - 33) * 3 + 1, (code - 33) * 3 + 3]
  if (code === 40 || code === 41) return [(code - 40) * 6 + 1, (code - 40) * 6 + 6]
  return null
}

/** The first and the last ISO day of an EDTF date or interval; null where it is none, or an end is open. */
export function daysOf(edtf: string): { first: string; last: string } | null {
  const slash = edtf.indexOf('/')
  if (slash >= 0) {
    const from = daysOf(edtf.slice(0, slash))
    const to = edtf.indexOf('/', slash + 1) < 0 ? daysOf(edtf.slice(slash + 1)) : null
    return from && to ? { first: from.first, last: to.last } : null
  }
  const parts = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(edtf)
  if (!parts) return null
  const year = Number(parts[1])
  if (!parts[2]) return { first: `${year}-01-01`, last: `${year}-12-31` }
  if (parts[3]) {
    const day = isoDay(year, Number(parts[2]), Number(parts[3]))
    return day ? { first: day, last: day } : null
  }
  const span = months(Number(parts[2]))
  return span && { first: `${year}-${two(span[0])}-01`, last: `${year}-${two(span[1])}-${daysIn(year, span[1])}` }
}

/** The first ISO day of an EDTF date or interval ("2025-34" gives 2025-04-01). */
export function firstDay(edtf: string): string | null {
  return daysOf(edtf)?.first ?? null
}

/** The last ISO day of an EDTF date or interval ("2025-34" gives 2025-06-30). */
export function lastDay(edtf: string): string | null {
  return daysOf(edtf)?.last ?? null
}
