/** What a target counts and until when; where money comes from and how much it is. */
import { oneLine } from '../../text/normalise.ts'
import { findDeadlines } from '../deadlines/index.ts'
import { runRule } from '../rule.ts'
import { figure, type FigureValue } from './figure.ts'
import { money } from './money.ts'
import { source } from './source.ts'

interface Place {
  start: number
  end: number
}

export interface Figure extends FigureValue, Place {
  /** what is measured, in the words of the target */
  indicator: string | null
  /** the day by which it is to be reached, or the period in which it holds; null where the target names none */
  by: string | null
}

const LEADING =
  /^[\s,;:.–-]*(?:(?:phấn đấu|đến|trong|hết|cuối|và|đạt|có|trên|duy trì|bảo đảm|đảm bảo)(?!\p{L})|(?:năm|quý|tháng)\s+[\dIVX/]+|[,:;\s])*/iu
const TRAILING = /(?:[\s,;:–-]|(?<!\p{L})(?:đạt|là|lên|chiếm|tăng|giảm|còn|xuống|có|từ|trở lên|bằng|ở mức|đạt được|tối thiểu))+$/iu
const ENDS = /[.;\n]/u

function words(text: string): number {
  return text.match(/\p{L}+/gu)?.length ?? 0
}

/** Up to so many words before a count are its verb: "Xây dựng 5 mô hình …". */
const VERB = 3

/** The words of the clause that say what the number measures: before it, else behind it; a count with its verb and what is counted. */
function indicatorOf(text: string, { start, end }: Place, from: number, unit: string): string | null {
  const before = oneLine(text.slice(from, start)).replace(LEADING, '').replace(TRAILING, '')
  const rest = text.slice(end)
  const stop = rest.search(ENDS)
  const after = oneLine(stop < 0 ? rest : rest.slice(0, stop)).replace(/^[,:\s]+|[,:\s]+$/gu, '')
  if (words(before) > VERB || (words(before) > 1 && !/^\p{L}/u.test(unit))) return before
  if (/^\p{L}/u.test(unit) && words(before) > 0) return [before, unit, after].filter((part) => part !== '').join(' ')
  return words(after) >= 1 ? after : words(before) > 0 ? before : null
}

/**
 * The figures of a target, in order.
 * @param text the target's own words; offsets are of them
 */
export function readFigures(text: string, known: { year: number | null; issued: string | null }): Figure[] {
  const found = runRule(figure, text, undefined)
  if (found.length === 0) return []
  const due = findDeadlines(text, { ...known, where: 'prose' })
  const limit = due.find(({ to, kind }) => to !== null && kind !== 'on')?.to ?? null
  let from = 0
  return found.map(({ start, end, value }) => {
    const clause = Math.max(from, text.lastIndexOf(';', start) + 1, text.lastIndexOf('\n', start) + 1)
    from = end
    return { ...value, start, end, indicator: indicatorOf(text, { start, end }, clause, value.unit), by: limit }
  })
}

export interface Money {
  amounts: ({ amount: number } & Place)[]
  sources: ({ kind: string } & Place)[]
}

/** The sums and the sources that a provision for money names. */
export function readMoney(text: string): Money {
  return {
    amounts: runRule(money, text, undefined).map(({ start, end, value }) => ({ start, end, amount: value.amount })),
    sources: runRule(source, text, undefined).map(({ start, end, value }) => ({ start, end, kind: value.kind })),
  }
}
