import { firstDay } from '../../text/partial-date.ts'
import { vi } from '../../text/vi.ts'

/** "định hướng đến năm 2030", "tầm nhìn 2045" are horizons, not the plan's year. */
const TITLE_YEAR = vi`(?<!(?:đến|tầm nhìn|hết) )(?:năm|quý ${'(?:[Il]V|[Il]{1,3}|[1-4])'}\s?[/-]|tháng \d{1,2}\s?[/-])\s?(?<year>20\d\d)(?!\s?-\s?20\d\d)`
const SCHOOL_YEAR = vi`năm học (?<year>20\d\d)\s?[-/]\s?20\d\d`

/**
 * The year that a plan is for: the last "năm 2026" of its title, else the year of issue.
 * @param issued EDTF date of issue
 */
export function inferYear(issued: string | null, title: string | null): number | null {
  const years = [...(title ?? '').matchAll(TITLE_YEAR), ...(title ?? '').matchAll(SCHOOL_YEAR)].map((match) => Number(match.groups?.year))
  const day = issued ? firstDay(issued) : null
  const issueYear = day ? Number(day.slice(0, 4)) : null
  const titled = issueYear === null ? years.at(-1) : years.findLast((year) => year >= issueYear && year <= issueYear + 1)
  return titled ?? issueYear
}
