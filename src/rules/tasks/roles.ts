/** Who leads and who helps, in sentences: "Giao Sở Y tế chủ trì, phối hợp với …", "Các đơn vị căn cứ …". */
import { roleAt } from '../../lexicon/heads.ts'
import { determinerAt, headAt } from './agency-head.ts'
import { type AgencyList, readList } from './agency-list.ts'
import { partParentheses, type Token, tokenise } from './agency-token.ts'
import { helpersOf } from './coordination.ts'
import { APPOSED, CHARGED, enclosed, enclosedHelpers, helpsOnly } from './enclosed.ts'
import type { Roles, Span } from './span.ts'
import { listOnly, type Stretch, stretches } from './stretch.ts'
import { furtherOrders, opening, type Subject, subjectOf } from './subject.ts'

/** What one clause says. */
interface Clause {
  start: number
  opening: Token
  lead: Span[]
  coordinating: Span[]
  ordered: boolean
  /** follows ";" and not a full stop */
  continued: boolean
  /** begins behind a full stop or ";" */
  parted: boolean
  /** "Riêng …": never one with what stands before it */
  apart: boolean
  contentStart?: number
}

const SECONDS = 12
/** characters that an order may take before whom it orders ("Yêu cầu ", "giao cho ") */
const ORDER_WIDTH = 12

/** Is the text a row of agencies, as a sentence would name them, and nothing else? */
export function isList(text: string): boolean {
  return listOnly(partParentheses(tokenise(text)).outside, text)
}

/** Is the last thing that a text names a body ("gửi Ban Chỉ đạo")? A parenthesis behind it explains it. */
export function endsWithBody(text: string): boolean {
  const words = partParentheses(tokenise(text)).outside.slice(-APPOSED)
  return words.some((_, at) => {
    const kind = headAt(words, at, false)?.head.kind
    return (
      kind !== undefined &&
      kind !== 'people' &&
      kind !== 'trade' &&
      kind !== 'place' &&
      readList(words, text, at, 'prose')?.next === words.length
    )
  })
}

/** "Sở A: Chỉ đạo …": the list before the colon acts. */
function address(words: readonly Token[], text: string): Subject | null {
  const at = opening(words, 0)
  const list = readList(words, text, at + roleAt('order', words, at), 'prose')
  return list && list.next === words.length ? { lead: list.spans, next: words.length, ordered: false, address: true } : null
}

/** "Sở A rà soát …; yêu cầu các chủ đầu tư khắc phục": what a body asks of the public and of trade is its own work. */
function asked(words: readonly Token[], subject: Subject): boolean {
  if (!subject.ordered) return false
  return subject.lead.every((span) => {
    const at = words.findIndex((token) => token.start === span.start)
    const kind = at < 0 ? undefined : headAt(words, at + determinerAt(words, at), true)?.head.kind
    return kind === 'trade' || kind === 'people'
  })
}

/** @param own the clause before has a subject of its own and is no order */
function readClause({ words, mark }: Stretch, next: Stretch | undefined, text: string, led: boolean, heir: boolean, own: boolean): Clause {
  const first = words[0] as Token
  const clause: Clause = {
    start: first.start,
    lead: [],
    coordinating: [],
    ordered: false,
    continued: mark === ';',
    parted: mark === ';' || mark === '.',
    apart: first.low === 'riêng',
    opening: first,
  }
  const subject = subjectOf(words, text) ?? (next?.mark === ':' ? address(words, text) : null)
  if (subject && own && mark === ';' && !first.capital && asked(words, subject)) return clause
  if (subject && (led || heir) && mark === ';' && helpsOnly(words, text, subject.next)) {
    clause.coordinating.push(...subject.lead)
    return clause
  }
  if (subject) {
    clause.lead.push(...subject.lead)
    clause.ordered = subject.ordered
    if (subject.ordered) clause.lead.push(...furtherOrders(words, text, subject.next))
    if (subject.address && next) clause.contentStart = next.words[0]?.start
    clause.coordinating.push(...seconds(words, text, subject.next))
  } else if (!led || mark === '.' || mark === '\n') {
    const charged = behind(words, text)
    clause.lead.push(...charged.spans)
    if (charged.spans.length > 0) clause.coordinating.push(...seconds(words, text, charged.next))
  }
  clause.coordinating.push(...helpersOf(words, text, subject?.next ?? 0))
  return clause
}

/** What is attended, not helped with: "tham gia hội thi", "tham gia lớp tập huấn". */
const ATTENDED = new Set(['hội', 'cuộc', 'lễ', 'lớp', 'giải', 'thi', 'dự', 'các', 'buổi', 'đầy', 'bảo', 'học'])

/** "…, các đơn vị nêu trên tham gia": who takes part helps the one who leads. */
function bodiesTakePart(words: readonly Token[], list: AgencyList): boolean {
  const at = words[list.next]?.low === 'cùng' ? list.next + 1 : list.next
  if (words[at]?.low !== 'tham' || words[at + 1]?.low !== 'gia' || ATTENDED.has(words[at + 2]?.low ?? '')) return false
  return list.segments.every((segment) => segment.head?.kind !== 'people')
}

/** "Sở A chủ trì, Sở B phối hợp": the second subject helps. */
function seconds(words: readonly Token[], text: string, from: number): Span[] {
  const spans: Span[] = []
  let tries = 0
  for (let at = from; at < words.length && tries < SECONDS; at += 1) {
    if (words[at]?.text !== ',') continue
    tries += 1
    const list = readList(words, text, at + 1, 'prose')
    if (!list) continue
    if (helpsOnly(words, text, list.next) || bodiesTakePart(words, list)) spans.push(...list.spans)
    at = list.next - 1
  }
  return spans
}

/** "do Sở A chủ trì", "được giao cho Phòng B", "dưới sự chủ trì của C". */
function behind(words: readonly Token[], text: string): { spans: Span[]; next: number } {
  // "Cấp xã do UBND xã tổ chức"; not "tham gia hội thi do Tỉnh Đoàn tổ chức"
  const levelled = words[0]?.low === 'cấp' || words[0]?.low === 'ở'
  for (let at = 0; at < words.length; at += 1) {
    const low = words[at]?.low
    const next = words[at + 1]?.low
    const given = low === 'giao' && next === 'cho' && words[at - 1]?.low === 'được'
    const under = low === 'chủ' && next === 'trì' && words[at + 2]?.low === 'của'
    if (low !== 'do' && !given && !under) continue
    const list = readList(words, text, at + (low === 'do' ? 1 : given ? 2 : 3), 'prose')
    if (!list) continue
    if (
      given ||
      under ||
      (levelled && words[list.next]?.low === 'tổ') ||
      CHARGED.has(`${words[list.next]?.low} ${words[list.next + 1]?.low}`)
    )
      return list
    at = list.next - 1
  }
  return { spans: [], next: words.length }
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

function readClauses(text: string, heir = false): Clause[] {
  const { outside, inside } = partParentheses(tokenise(text))
  const clauses: Clause[] = []
  let led = false
  let attending = false
  const parts = stretches(outside, text)
  parts.forEach((part, index) => {
    // who attends ("Thành phần: …; …") does not act
    attending =
      part.words[0]?.low === 'thành' && part.words[1]?.low === 'phần' ? true : attending && part.mark !== '.' && part.mark !== '\n'
    if (attending) return
    const own = clauses.findLast((one) => one.lead.length > 0)?.ordered === false
    const clause = readClause(part, parts[index + 1], text, led, heir, own)
    led ||= clause.lead.length > 0
    clauses.push(clause)
  })
  for (const words of inside) {
    const at = words[0]?.start ?? 0
    const clause = clauses.findLast((one) => one.start <= at)
    clause?.coordinating.push(...helpersOf(words, text, 0, true))
    if (clause && clauses.every((one) => one.lead.length === 0)) {
      clause.lead.push(...enclosed(words, outside, text))
      if (clause.lead.length > 0) clause.coordinating.push(...enclosedHelpers(words, text))
    }
  }
  return clauses
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
  return rolesOf(readClauses(text))
}

/** "…; (2) Sở B …": the number of the next part. */
const NEXT_NUMBER = /[\s;]\s{0,3}\(\d{1,2}\)\s*$/u

const sameLead = (a: readonly Span[], b: readonly Span[]) =>
  a.length === b.length && a.every((span, index) => span.text.toLowerCase() === b[index]?.text.toLowerCase())

/** Behind a stop, and its subject at once or after an order: a circumstance before it links it to the sentence above. */
const opensPart = (clause: Clause) => clause.parted && (clause.lead[0]?.start ?? Infinity) - clause.start < ORDER_WIDTH

/** "… đề nghị A …; yêu cầu B …": one issuer's orders in one sentence stay together. */
const sameOrder = (group: readonly Clause[], clause: Clause) =>
  clause.ordered && clause.continued && !clause.opening.capital && group.some((one) => one.ordered)

/**
 * A paragraph whose sentences, or clauses between ";", name different leads: one part for each lead; else one part.
 * Clauses that name nobody stay with the part before them, those at the head with the first. Offsets are those of the paragraph.
 * @param heir a heading above hands down who acts: a head that names nobody is then a part of its own
 */
export function splitByLead(paragraph: string, heir = false): { start: number; end: number; roles: Roles }[] {
  const groups: Clause[][] = []
  let current: readonly Span[] = []
  for (const clause of readClauses(paragraph, heir)) {
    const group = groups.at(-1)
    const silent = clause.lead.length === 0 || (current.length === 0 && !clause.apart && !(heir && opensPart(clause)))
    if (group && (silent || sameLead(current, clause.lead) || sameOrder(group, clause))) group.push(clause)
    else groups.push([clause])
    if (clause.lead.length > 0) current = clause.lead
  }
  if (groups.length <= 1) return [{ start: 0, end: paragraph.length, roles: rolesOf(groups[0] ?? []) }]
  return groups.map((group, index) => {
    const start = index === 0 ? 0 : (group[0] as Clause).start
    const end = groups[index + 1]?.[0]?.start ?? paragraph.length
    return { start, end: start + paragraph.slice(start, end).replace(NEXT_NUMBER, '').trimEnd().length, roles: rolesOf(group) }
  })
}
