/** Who issued it, as citations say it: "Tỉnh ủy", "UBND tỉnh", "Chủ tịch UBND tỉnh Đồng Nai". For comparing only. */
import { bare, fold } from '../text/fold.ts'
import { expand } from './abbreviations.ts'

/** A body taken apart. `kind` and `places` are bare. */
export interface Issuer {
  /** without its level and place: "uy ban nhan dan", "cap uy", "so tai chinh" */
  kind: string
  level: string | null
  place: string | null
}

/** What is known of where a document comes from: bare names of places ("dong nai", "bien hoa"). */
export type Places = ReadonlySet<string>

const OFFICE =
  /^(?:(?:phó )?(?:chủ tịch|chủ nhiệm|bí thư|giám đốc|bộ trưởng|trưởng ban|tổng giám đốc|thống đốc|viện trưởng|chánh án|tổng thanh tra)\s+|(?:ban thường vụ|ban chấp hành|thường trực|thường vụ|btv|bch|tt)\s+)+/u
const COMMITTEE = /^(tỉnh|thành|huyện|quận|thị|phường|xã) ủy(?:\s+|$)/u
const BRANCH = /^đảng bộ (tỉnh|thành phố|huyện|quận|thị xã|phường|xã)(?:\s+|$)/u
const LEVEL = /(?:^|\s)(tỉnh|thành phố|tp\.?|huyện|quận|thị xã|thị trấn|phường|đặc khu|xã(?! hội))(?:\s+|$)/u
const LEVELS: Record<string, string> = { thành: 'thành phố', thị: 'thị xã', tp: 'thành phố', 'tp.': 'thành phố' }

function levelOf(word: string): string {
  return bare(LEVELS[word] ?? word)
}

function words(text: string): string {
  return text.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim()
}

/** Names repeat: an archive of many plans has few issuers. */
const KNOWN = new Map<string, Issuer>()
const MOST_KNOWN = 50_000

/** Takes the name of a body apart; the office of its head counts as the body. */
export function parseIssuer(name: string): Issuer {
  const known = KNOWN.get(name)
  if (known) return known
  const parsed = takeApart(name)
  if (KNOWN.size >= MOST_KNOWN) KNOWN.clear()
  KNOWN.set(name, parsed)
  return parsed
}

function takeApart(name: string): Issuer {
  const text = words(expand(fold(name))).replace(OFFICE, '')
  const committee = COMMITTEE.exec(text) ?? BRANCH.exec(text)
  if (committee) return { kind: 'cap uy', level: levelOf(committee[1] ?? ''), place: bare(text.slice(committee[0].length)).trim() || null }
  const level = LEVEL.exec(text)
  if (!level || level.index === 0) return { kind: bare(text), level: null, place: null }
  return {
    kind: bare(text.slice(0, level.index)).trim(),
    level: levelOf(level[1] ?? ''),
    place: bare(text.slice(level.index + level[0].length)).trim() || null,
  }
}

const RANK = /^(?:tỉnh|thành phố|tp\.?|huyện|quận|thị xã|thị trấn|phường|xã|đặc khu)\s+/u

/** The places that a document's head names: its place line, its issuer, the body above, the jurisdiction. */
export function placesOf(head: {
  issuer: string | null
  superior: string | null
  jurisdiction: string | null
  place: string | null
}): Places {
  const places = new Set<string>()
  for (const name of [head.jurisdiction, head.place]) if (name) places.add(bare(words(fold(name)).replace(RANK, '')))
  for (const name of [head.issuer, head.superior]) {
    const place = name ? parseIssuer(name).place : null
    if (place) places.add(place)
  }
  places.delete('')
  return places
}

function shared(a: Places, b: Places): boolean {
  for (const place of a) if (b.has(place)) return true
  return false
}

/** yes: it is that body; no: it is another; unknown: the names leave it open. */
export type Agreement = 'yes' | 'no' | 'unknown'

/** Where a document stands: its places, and the level of the body that issued it. */
export interface Standing {
  places: Places
  level: string | null
}

/** From what a document's head says. */
export function standingOf(head: Parameters<typeof placesOf>[0]): Standing {
  return { places: placesOf(head), level: head.issuer ? parseIssuer(head.issuer).level : null }
}

function sameKind(cited: Issuer, held: Issuer, heldPlaces: Places): boolean {
  if (cited.kind === held.kind) return true
  const [long, short] = cited.kind.length > held.kind.length ? [cited.kind, held.kind] : [held.kind, cited.kind]
  return short !== '' && long.startsWith(`${short} `) && heldPlaces.has(long.slice(short.length + 1))
}

/** "Ban Chỉ đạo chuyển đổi số" for "Ban Chỉ đạo chuyển đổi số và cải cách hành chính": people shorten long names at the end. */
const LEAST_WORDS_KEPT = 2
function truncated(a: Issuer, b: Issuer): boolean {
  const [long, short] = a.kind.length > b.kind.length ? [a.kind, b.kind] : [b.kind, a.kind]
  return short.split(' ').length >= LEAST_WORDS_KEPT && long.startsWith(`${short} `)
}

const CENTRAL =
  /^(?:bo|thu tuong|pho thu tuong|chinh phu|van phong (?:chinh phu|quoc hoi|trung uong|chu tich nuoc)|quoc hoi|uy ban thuong vu quoc hoi|ban bi thu|chu tich nuoc|thanh tra chinh phu|ngan hang nha nuoc)(?: |$)|(?:trung uong|quoc gia|viet nam)$/

function isCentral({ level, kind }: Issuer): boolean {
  return level === null && CENTRAL.test(kind)
}

/**
 * Whether a held document may be meant although the citation names another kind of body (a slip of the pen, a name read badly):
 * its issuer stands in the place of the citing document, or over the whole country. Number and day must agree besides.
 */
export function oddlyNamed(cited: string | null, held: string | null, citing: Standing, there: Places): boolean {
  if (!held || !cited) return false
  const body = parseIssuer(held)
  const named = parseIssuer(cited)
  if (sameKind(named, body, there) || (named.place && placed(named.place, body.place, there) === 'no')) return false
  const own = body.place ? new Set([...there, body.place]) : there
  return shared(citing.places, own) || isCentral(body)
}

/**
 * Whether a citation's issuer is the issuer of a document at hand.
 * @param cited as the citation names it; relative names ("UBND tỉnh") are read from where the citing document stands
 * @param held issuer of the candidate
 * @param citing where the citing document stands
 * @param there places of the candidate
 */
export function agreement(cited: string | null, held: string | null, citing: Standing, there: Places): Agreement {
  if (!held) return 'unknown'
  const body = parseIssuer(held)
  if (!cited) return body.level === null ? 'unknown' : relative(body, citing, there)
  const named = parseIssuer(cited)
  if (!sameKind(named, body, there)) return truncated(named, body) ? 'unknown' : 'no'
  if (named.level && body.level && named.level !== body.level) return 'no'
  if (named.place) return placed(named.place, body.place, there)
  return body.level === null && named.level === null && isCentral(body) ? 'yes' : relative(body, citing, there)
}

function placed(cited: string, held: string | null, there: Places): Agreement {
  if (held !== null) return cited === held || cited.startsWith(`${held} `) || held.startsWith(`${cited} `) ? 'yes' : 'no'
  if (there.size === 0) return 'unknown'
  return there.has(cited) ? 'yes' : 'no'
}

const UPPER = new Set(['tinh', 'thanh pho'])

/** "UBND tỉnh", or no issuer at all, means the body of one's own place. A commune's letterhead may not name its province: then nobody knows. */
function relative(body: Issuer, citing: Standing, there: Places): Agreement {
  const own = body.place ? new Set([...there, body.place]) : there
  if (citing.places.size === 0 || own.size === 0) return 'unknown'
  if (shared(citing.places, own)) return 'yes'
  return citing.level === null || UPPER.has(citing.level) || citing.level === body.level ? 'no' : 'unknown'
}
