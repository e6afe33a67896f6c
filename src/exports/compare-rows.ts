/** A comparison as rows for people: what the parent says, what became of it, and every difference in words. */
import type { ComparedItem, ComparedPair, Comparison, Difference, Side } from '../compare/schema.ts'
import { dateWords } from '../messages/dates.ts'
import type { Messages } from '../messages/messages.ts'

export type RowVerdict = ComparedPair['verdict'] | 'missing' | 'new'

export interface CompareRow {
  verdict: RowVerdict
  /** the verdict in the person's language */
  label: string
  score: number | null
  parent: ComparedItem | null
  child: ComparedItem | null
  /** differences of agency, deadline, product and figures, one sentence each */
  remarks: string[]
  /** the words that the link rests on */
  why: string
}

const COLUMNS_OF_VERDICTS: readonly RowVerdict[] = ['same words', 'adapted', 'split', 'merged', 'missing', 'new']

function quoted(texts: readonly string[], messages: Messages): string {
  return texts.length === 0 ? messages.say('compare.nothing') : texts.map((text) => `“${text}”`).join('; ')
}

/** "Giao cho cơ quan khác: “Sở Y tế” → “Sở Nội vụ”"; between versions of one plan a later day is no conflict. */
export function remark({ about, verdict, parent, child }: Difference, messages: Messages, between = 'compare'): string {
  const what =
    messages.find(`${between}.${about}.${verdict}`) ??
    messages.find(`compare.${about}.${verdict}`) ??
    messages.find(`compare.about.${about}`) ??
    about
  return `${what}: ${quoted(parent, messages)} → ${quoted(child, messages)}`
}

export function verdictLabel(verdict: RowVerdict, messages: Messages): string {
  return messages.find(`compare.verdict.${verdict}`) ?? verdict
}

/** "Theo Nguyễn Văn A, 27/11/2026 (#3): đã trao đổi với xã" */
function wordOf(parent: ComparedItem, said: Comparison['said'], messages: Messages): string[] {
  const found = said.find(({ number }) => number === parent.number)
  if (!found) return []
  const { id, by, at, note } = found
  return [messages.say('compare.said', { id, by, day: dateWords(at.slice(0, 10), messages) }) + (note === null ? '' : `: ${note}`)]
}

function pairRows(pair: ComparedPair, said: Comparison['said'], messages: Messages): CompareRow[] {
  return pair.child.map((child, index) => ({
    verdict: pair.verdict,
    label: verdictLabel(pair.verdict, messages),
    score: pair.score,
    parent: pair.parent,
    child,
    remarks:
      index === 0 ? [...wordOf(pair.parent, said, messages), ...pair.differences.map((difference) => remark(difference, messages))] : [],
    why: index === 0 ? pair.why.join(' | ') : '',
  }))
}

function alone(item: ComparedItem, verdict: 'missing' | 'new', remarks: string[], messages: Messages): CompareRow {
  const sides = verdict === 'missing' ? { parent: item, child: null } : { parent: null, child: item }
  return { verdict, label: verdictLabel(verdict, messages), score: null, ...sides, remarks, why: '' }
}

/** Rows in the order of the parent, what is new at the end in the order of the child. */
export function rowsOf(side: Side, said: Comparison['said'], messages: Messages): CompareRow[] {
  const pairs = side.pairs.flatMap((pair) => pairRows(pair, said, messages))
  const missing = side.missing.map((item) => alone(item, 'missing', wordOf(item, said, messages), messages))
  const order = [...pairs, ...missing].map((row, index) => ({ row, at: row.parent?.start ?? 0, index }))
  order.sort((a, b) => a.at - b.at || a.index - b.index)
  return [...order.map(({ row }) => row), ...side.new.map((item) => alone(item, 'new', [], messages))]
}

/** How many parent items (for "new": child items) have each verdict, in a fixed order. */
export function countsOf(side: Side): { verdict: RowVerdict; count: number }[] {
  const count = (verdict: RowVerdict) => {
    if (verdict === 'missing' || verdict === 'new') return side[verdict].length
    return side.pairs.filter((pair) => pair.verdict === verdict).length
  }
  return COLUMNS_OF_VERDICTS.map((verdict) => ({ verdict, count: count(verdict) }))
}

/** Verdicts that somebody must look at: another body is charged, or the child is later than its parent. */
export function conflictsOf(comparison: Comparison): { anew: number; later: number } {
  const count = (about: string, verdict: string) =>
    comparison.pairs.filter(({ differences }) => differences.some((each) => each.about === about && each.verdict === verdict)).length
  return { anew: count('lead', 'changed'), later: count('deadline', 'later') }
}

/** "831/KH-UBND · 07/6/2026 · Ủy ban nhân dân tỉnh …" */
export function documentName({ code, issued, issuer, title, path }: Comparison['parent'], messages: Messages): string {
  const name = [code, issued === null ? null : dateWords(issued, messages), issuer, title].filter(Boolean).join(' · ')
  return name || (path ?? '')
}

/** What a person should know before reading on, one sentence each. */
export function noticeLines({ notices, parent, child }: Comparison, messages: Messages): string[] {
  const short = ({ code, path, issuer }: Comparison['parent']) => code ?? path ?? issuer ?? ''
  const names = { parent: short(parent), child: short(child) }
  return notices.map((notice) => {
    if (notice === 'parent is empty') return messages.say('compare.noItems', { got: names.parent })
    if (notice === 'child is empty') return messages.say('compare.noItems', { got: names.child })
    return messages.say(`compare.notice.${notice}`, names)
  })
}

/** "36%": likeness as people read it. */
export function likeness(score: number): string {
  return `${Math.round(score * 100)}%`
}
