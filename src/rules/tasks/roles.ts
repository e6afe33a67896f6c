/** Who leads and who helps, in sentences: "Giao Sở Y tế chủ trì, phối hợp với …", "Các đơn vị căn cứ …". */
import { readList } from './agency-list.ts'
import { partParentheses, type Token, tokenise } from './agency-token.ts'
import { helpersOf } from './coordination.ts'
import type { Roles, Span } from './span.ts'
import { acts, furtherOrders, subjectOf } from './subject.ts'

/** What one clause says. */
interface Clause {
  from: number
  end: number
  lead: Span[]
  coordinating: Span[]
  ordered: boolean
  /** follows ";" and not a full stop */
  continued: boolean
  contentStart?: number
}

const STOPS = new Set(['.', ';', '…', '!', '?'])

/** A mark that ends a clause: not the point in "30.000", nor a colon before a list of names. */
function ends(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at] as Token
  if (STOPS.has(token.text)) {
    const next = tokens[at + 1]
    return !(token.text === '.' && next && next.start === token.end && /^\p{N}/u.test(next.text))
  }
  const next = tokens[at + 1]
  return token.text === ':' && next !== undefined && (next.capital || next.fresh || next.low === 'các')
}

/** The clauses of a text, as ranges of words. */
function clausesOf(tokens: readonly Token[]): { from: number; end: number; mark: string }[] {
  const clauses: { from: number; end: number; mark: string }[] = []
  let from = 0
  let mark = ''
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] as Token
    const line = token.fresh && at > from && (token.capital || !token.word) && !tokens[at - 1]?.text.match(/[,]/)
    if (!line && !ends(tokens, at)) continue
    const end = line ? at : at
    if (end > from) clauses.push({ from, end, mark })
    mark = line ? '\n' : token.text
    from = line ? at : at + 1
  }
  if (from < tokens.length) clauses.push({ from, end: tokens.length, mark })
  return clauses
}

function readClause(tokens: readonly Token[], text: string, range: { from: number; end: number; mark: string }, led: boolean): Clause {
  const { from, end, mark } = range
  const clause: Clause = { from, end, lead: [], coordinating: [], ordered: false, continued: mark === ';' || mark === ':' }
  const subject = subjectOf(tokens, text, from, end)
  if (subject && led && mark === ';' && helpsOnly(tokens, text, subject.next, end)) {
    clause.coordinating.push(...subject.lead)
    return clause
  }
  if (subject) {
    clause.lead.push(...subject.lead)
    clause.ordered = subject.ordered
    if (subject.ordered) clause.lead.push(...furtherOrders(tokens, text, subject.next, end))
    if (subject.address) clause.contentStart = tokens[end + 1]?.start
    clause.coordinating.push(...seconds(tokens, text, subject.next, end))
  } else if (!led) clause.lead.push(...behind(tokens, text, from, end))
  clause.coordinating.push(...helpersOf(tokens, text, from, end, subject?.ordered ? 0 : (subject?.next ?? from)))
  return clause
}

/** "…; Sở B, Sở C phối hợp thực hiện": nobody is named after "phối hợp", so the subject helps. */
function helpsOnly(tokens: readonly Token[], text: string, at: number, end: number): boolean {
  const from = tokens[at]?.low === 'có' ? at + 3 : at
  return tokens[from]?.low === 'phối' && tokens[from + 1]?.low === 'hợp' && helpersOf(tokens, text, from, end, 0).length === 0
}

const SECONDS = 12

/** "Sở A chủ trì, Sở B phối hợp": the second subject helps. */
function seconds(tokens: readonly Token[], text: string, from: number, end: number): Span[] {
  const spans: Span[] = []
  let tries = 0
  for (let at = from; at < end && tries < SECONDS; at += 1) {
    if (tokens[at]?.text !== ',') continue
    tries += 1
    const list = readList(tokens.slice(0, end), text, at + 1, 'prose')
    if (!list) continue
    if (helpsOnly(tokens, text, list.next, end)) spans.push(...list.spans)
    at = list.next - 1
  }
  return spans
}

/** "do Sở A chủ trì", "được giao cho Phòng B", "dưới sự chủ trì của C". */
function behind(tokens: readonly Token[], text: string, from: number, end: number): Span[] {
  for (let at = from; at < end; at += 1) {
    const low = tokens[at]?.low
    const next = tokens[at + 1]?.low
    if (low === 'do' || (low === 'giao' && next === 'cho' && tokens[at - 1]?.low === 'được')) {
      const list = readList(tokens.slice(0, end), text, at + (low === 'do' ? 1 : 2), 'prose')
      if (!list) continue
      const verb = `${tokens[list.next]?.low} ${tokens[list.next + 1]?.low}`
      if (low === 'giao' || ['chủ trì', 'thực hiện', 'đảm nhiệm', 'phụ trách', 'chịu trách', 'đảm nhận'].includes(verb)) return list.spans
      at = list.next - 1
    } else if (low === 'chủ' && next === 'trì' && tokens[at + 2]?.low === 'của') {
      const list = readList(tokens.slice(0, end), text, at + 3, 'prose')
      if (list) return list.spans
    }
  }
  return []
}

function distinct(spans: readonly Span[]): Span[] {
  const seen = new Set<string>()
  return spans.filter((span) => {
    const key = span.text.toLowerCase().replace(/^(?:các|những) /, '')
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

function readClauses(text: string): { tokens: Token[]; clauses: Clause[] } {
  const { outside, inside } = partParentheses(tokenise(text))
  const clauses: Clause[] = []
  let led = false
  for (const range of clausesOf(outside)) {
    const clause = readClause(outside, text, range, led)
    led ||= clause.lead.length > 0
    clauses.push(clause)
  }
  for (const words of inside) {
    const helpers = helpersOf(words, text, 0, words.length, 0)
    const at = words[0]?.start ?? 0
    const owner = clauses.findLast((clause) => (outside[clause.from] as Token).start <= at)
    owner?.coordinating.push(...helpers)
  }
  return { tokens: outside, clauses }
}

function rolesOf(clauses: readonly Clause[]): Roles {
  const lead = distinct(clauses.flatMap((clause) => clause.lead))
  const leads = new Set(lead.map((span) => span.text.toLowerCase()))
  const coordinating = distinct(clauses.flatMap((clause) => clause.coordinating)).filter((span) => !leads.has(span.text.toLowerCase()))
  const contentStart = clauses[0]?.contentStart
  return contentStart === undefined ? { lead, coordinating } : { lead, coordinating, contentStart }
}

/** Lead and coordinating agencies that a sentence or paragraph names; both empty where it names nobody who must act. */
export function readRoles(text: string): Roles {
  return rolesOf(readClauses(text).clauses)
}

const sameLead = (a: readonly Span[], b: readonly Span[]) => a.length === b.length && a.every((span, index) => span.text.toLowerCase() === b[index]?.text.toLowerCase())

/**
 * A paragraph whose sentences, or clauses between ";", name different leads: one part for each lead; else one part.
 * Clauses that name nobody stay with the part before them, those at the head with the first. Offsets are those of the paragraph.
 */
export function splitByLead(paragraph: string): { start: number; end: number; roles: Roles }[] {
  const { tokens, clauses } = readClauses(paragraph)
  const groups: Clause[][] = []
  let current: readonly Span[] = []
  for (const clause of clauses) {
    const joins = clause.lead.length === 0 || current.length === 0 || sameLead(current, clause.lead) || (clause.ordered && clause.continued && groups.at(-1)?.some((one) => one.ordered) === true && !nominative(tokens, clause))
    if (joins && groups.length > 0) groups.at(-1)?.push(clause)
    else groups.push([clause])
    if (clause.lead.length > 0) current = clause.lead
  }
  if (groups.length <= 1) return [{ start: 0, end: paragraph.length, roles: rolesOf(clauses) }]
  return groups.map((group, index) => {
    const start = index === 0 ? 0 : (tokens[(group[0] as Clause).from] as Token).start
    const next = groups[index + 1]?.[0]
    const end = next ? (tokens[next.from] as Token).start : paragraph.length
    return { start, end: start + paragraph.slice(start, end).trimEnd().length, roles: rolesOf(group) }
  })
}

/** The clause begins with a body of its own, not with the order verb. */
function nominative(tokens: readonly Token[], clause: Clause): boolean {
  const opening = tokens[clause.from]
  return opening !== undefined && !acts(tokens, clause.from) && opening.capital
}
