/** From a mention to the agency: by the table, by the document's own short names, with the place kept. */
import { type AgencyEntry, agencyByName, agencyParts, knownNames } from '../../lexicon/agencies.ts'
import { heads, roleAt } from '../../lexicon/heads.ts'
import { fold } from '../../text/fold.ts'
import { determinerAt } from './agency-head.ts'
import { segmentAt } from './agency-name.ts'
import { type Token, tokenise } from './agency-token.ts'

export interface Resolved {
  agencyId: string | null
  /** canonical name, with the place that the mention adds */
  name: string | null
}

/** characters; what is longer is no name */
const LONGEST_MENTION = 300

const UNKNOWN: Resolved = { agencyId: null, name: null }

const OPENED = new Map(agencyParts.map(({ short, full }) => [short, full]))

function opened(mention: string): string {
  return tokenise(mention)
    .map((token) => OPENED.get(token.text) ?? token.text)
    .join(' ')
    .replace(/ ([,;:])/g, '$1')
}

/** The place behind a known name: "Lâm Đồng", "xã Tân Hà", "khu vực 10"; anything else makes it another name. */
function isPlace(tokens: readonly Token[], from: number): boolean {
  for (let at = from; at < tokens.length; at += 1) {
    const token = tokens[at] as Token
    if (token.capital || /^[0-9]/.test(token.text) || token.text === '-') continue
    const head = heads.longest(tokens, at)
    if (head?.value.kind === 'place') at += head.length - 1
    else if (!(token.low === 'khu' && tokens[at + 1]?.low === 'vực') && token.low !== 'vực') return false
  }
  return true
}

function named(agency: AgencyEntry, rest: string): Resolved {
  return { agencyId: agency.id, name: [agency.name, rest].filter(Boolean).join(' ') }
}

/** The longest known name at the beginning, if only a place follows it. */
function lookUp(mention: string): Resolved | null {
  const exact = agencyByName(mention)
  if (exact) return named(exact, '')
  const tokens = tokenise(mention)
  const known = knownNames.longest(tokens, 0)
  if (!known) return null
  const rest = tokens[known.length]
  if (!rest) return named(known.value, '')
  return isPlace(tokens, known.length) ? named(known.value, mention.slice(rest.start)) : null
}

/** The body behind a person's title: "Giám đốc Sở Y tế" gives "Sở Y tế". */
function bodyOf(mention: string): string | null {
  const tokens = tokenise(mention)
  const head = heads.longest(tokens, 0)
  const next = head?.value.kind === 'person' ? tokens[head.length] : undefined
  return next && determinerAt(tokens, head?.length ?? 0) === 0 ? mention.slice(next.start) : null
}

function withDefinitions(mention: string, definitions: ReadonlyMap<string, string>): string {
  const wanted = fold(mention)
  for (const [short, full] of definitions) {
    const key = fold(short)
    if (wanted === key) return full
    if (wanted.startsWith(`${key} `)) return full + mention.slice(short.length)
  }
  return mention
}

/**
 * The canonical agency behind a mention; both null for collectives and for what the table does not know.
 * @param definitions short names that the document itself defines ({@link findDefinitions}); they come first
 */
export function resolveAgency(mention: string, definitions: ReadonlyMap<string, string> = new Map()): Resolved {
  const plain = mention.replace(/\s+/g, ' ').trim()
  if (plain.length > LONGEST_MENTION) return UNKNOWN
  if (determinerAt(tokenise(plain.slice(0, 24)), 0) > 0) return UNKNOWN
  const name = withDefinitions(plain, definitions)
  const direct = lookUp(name) ?? lookUp(opened(name))
  if (direct) return direct
  const body = bodyOf(name)
  const resolved = body ? (lookUp(body) ?? lookUp(opened(body))) : null
  return resolved ?? (name === plain ? UNKNOWN : { agencyId: null, name })
}

const INTRODUCED =
  /^(?:sau đây )?(?:(?:được )?(?:gọi|viết) (?:tắt|chung)?\s*(?:là|:)?|viết tắt:?|gọi tắt:?)\s*["“']?(?<short>[^"”']+?)["”']?$/iu
const ABBREVIATION = /^(?:\p{Lu}[\p{L}\p{N}&.-]{1,15})$/u
const REACH = 18

/** Where the name that ends before a word begins: the nearest head of an agency in capitals, with nothing but a name behind it. */
function nameBefore(tokens: readonly Token[], end: number): number | null {
  for (let at = end - 1; at >= Math.max(0, end - REACH); at -= 1) {
    const token = tokens[at] as Token
    if (/^[.;:()]$/.test(token.text)) return null
    if (!token.capital || roleAt('falsehead', tokens, at) > 0) continue
    const kind = heads.longest(tokens, at, end)?.value.kind
    if (kind !== 'office' && kind !== 'organ' && kind !== 'committee') continue
    const segment = segmentAt(tokens.slice(at, end), 0, 'list')
    if (segment) return at
  }
  return null
}

/**
 * Short names that a document defines for its agencies: "Sở Khoa học và Công nghệ (KH&CN)", "… (sau đây gọi tắt là Ban Chỉ đạo)".
 * Keys are the short names as printed, with the head too where the parenthesis leaves it out ("Sở KH&CN").
 */
export function findDefinitions(text: string): Map<string, string> {
  const found = new Map<string, string>()
  for (let at = text.indexOf('('); at >= 0; at = text.indexOf('(', at + 1)) {
    const short = shortIn(text, at + 1)
    if (short === null) continue
    const tokens = tokensBefore(text, at)
    const from = nameBefore(tokens, tokens.length)
    if (from === null) continue
    const name = tokens.length > from ? text.slice(tokens[from]?.start, tokens.at(-1)?.end).replace(/\s+/g, ' ') : ''
    if (fold(name) === fold(short)) continue
    if (!found.has(short)) found.set(short, name)
    const head = heads.longest(tokens, from)
    if (head?.value.kind === 'office' && head.length === 1 && !fold(short).startsWith(`${head.value.phrase} `))
      found.set(`${tokens[from]?.text} ${short}`, name)
  }
  return found
}

/** The short name that a parenthesis defines; null where it holds something else. */
function shortIn(text: string, from: number): string | null {
  const end = text.slice(from, from + LONGEST_MENTION).indexOf(')')
  if (end <= 0) return null
  const inner = text
    .slice(from, from + end)
    .replace(/\s+/g, ' ')
    .trim()
  const introduced = INTRODUCED.exec(inner)?.groups?.short?.trim()
  const short = introduced ?? (ABBREVIATION.test(inner) && /\p{Lu}.*\p{Lu}/u.test(inner) ? inner : null)
  return short && tokenise(inner).length < REACH - 1 ? short : null
}

/** The words before an offset, as many as a name may have, with their places in the text. */
function tokensBefore(text: string, end: number): Token[] {
  let from = Math.max(0, end - LONGEST_MENTION)
  // no word is cut
  while (from > 0 && from < end && /\S/.test(text[from - 1] ?? '')) from += 1
  return tokenise(text.slice(from, end)).map((token) => ({ ...token, start: token.start + from, end: token.end + from }))
}
