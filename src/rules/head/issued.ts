/** Place and date of a document: its date line, blanks kept as blanks. */
import { DATE_FIGURES, DATE_LINE, DATE_WORDS } from '../../structure/letterhead-cut.ts'
import type { Line } from '../../structure/frame-lines.ts'
import { isoDay } from '../../text/partial-date.ts'
import { defineRule } from '../rule.ts'

export interface DateValue {
  place: string | null
  /** as printed; null where blank */
  day: number | null
  month: number | null
  year: number | null
}

const number = (digits: string | undefined): number | null => (digits ? Number(digits) : null)

/** "Hà Nội, ngày 05 tháng 01 năm 2020", "TP. Hồ Chí Minh, ngày … tháng 4 năm 2023" */
export const dateLine = defineRule<DateValue>({
  id: 'head/date',
  about: 'Place and date under the motto; day and month may be blank.',
  pattern: DATE_LINE,
  read(match) {
    const { place, day, month, year } = match.groups ?? {}
    return { place: place?.trim() ?? null, day: number(day), month: number(month), year: number(year) }
  },
  examples: [
    {
      text: 'An Sơn, ngày 05 tháng 01 năm 2024',
      finds: [{ quote: 'An Sơn, ngày 05 tháng 01 năm 2024', value: { place: 'An Sơn', day: 5, month: 1, year: 2024 } }],
    },
    {
      text: 'TP. Hồ Chí Minh, ngày ... tháng 4 năm 2025',
      finds: [
        { quote: 'TP. Hồ Chí Minh, ngày ... tháng 4 năm 2025', value: { place: 'TP. Hồ Chí Minh', day: null, month: 4, year: 2025 } },
      ],
    },
    {
      text: 'Bà Rịa - Vũng Tàu, ngày tháng năm 2023',
      finds: [
        { quote: 'Bà Rịa - Vũng Tàu, ngày tháng năm 2023', value: { place: 'Bà Rịa - Vũng Tàu', day: null, month: null, year: 2023 } },
      ],
    },
    {
      text: 'Tp.HCM, ngày 10 tháng 3 năm 2014',
      finds: [{ quote: 'Tp.HCM, ngày 10 tháng 3 năm 2014', value: { place: 'Tp.HCM', day: 10 } }],
    },
    {
      text: 'Thành phố Hồ Chí Minh, ngày 05 tháng 9 năm 2025',
      finds: [{ quote: 'Thành phố Hồ Chí Minh, ngày 05 tháng 9 năm 2025', value: { place: 'Thành phố Hồ Chí Minh', day: 5 } }],
    },
    { text: 'theo hướng dẫn, ngày 10 tháng 3 năm 2014', finds: [] },
    { text: 'hoàn thành trước ngày 05/01/2024', finds: [] },
  ],
})

const ONLY = new RegExp(`^${DATE_WORDS}`, 'iu')

/** Reads a date line; its place is null where only the date is printed. */
export function readDateLine(line: Line): (DateValue & { raw: string; start: number; end: number }) | null {
  for (const match of line.text.matchAll(DATE_LINE)) {
    const value = dateLine.read(match, undefined) as DateValue
    const raw = match[0].trimEnd()
    return { ...value, raw, start: line.start + match.index, end: line.start + match.index + raw.length }
  }
  const figures = DATE_FIGURES.exec(line.text)
  if (figures?.groups) {
    const { place, day, month, year, onlyMonth, itsYear } = figures.groups
    const raw = figures[0].trimEnd()
    return {
      place: place ?? null,
      day: number(day),
      month: number(month ?? onlyMonth),
      year: number(year ?? itsYear),
      raw,
      start: line.start,
      end: line.start + raw.length,
    }
  }
  const only = ONLY.exec(line.text)
  if (!only) return null
  const raw = only[0].trimEnd()
  return {
    place: null,
    day: number(only.groups?.day),
    month: number(only.groups?.month),
    year: number(only.groups?.year),
    raw,
    start: line.start,
    end: line.start + raw.length,
  }
}

/** EDTF of what is known: the day needs its month, the month its year. */
export function edtfOf(date: Pick<DateValue, 'day' | 'month' | 'year'>): string | null {
  if (date.year === null) return null
  if (date.month === null || date.month < 1 || date.month > 12) return String(date.year)
  const month = `${date.year}-${String(date.month).padStart(2, '0')}`
  return date.day === null ? month : (isoDay(date.year, date.month, date.day) ?? month)
}
