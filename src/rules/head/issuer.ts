/** Who issued a document: the body named in its letterhead, else in its opening clause, else in its sign-off. */
import { provinceByName } from '../../lexicon/provinces.ts'
import { fold } from '../../text/fold.ts'
import { phrase } from '../../text/vi.ts'
import type { Line } from '../../structure/frame-lines.ts'
import { kindOf } from '../../structure/letterhead.ts'
import { isCapitals, type Range } from '../../structure/outline.ts'
import { isPerson } from './signatories.ts'
import { headAt, normalCase, placeAt, repaired, spelledInText } from './agency-case.ts'

export interface Body {
  name: string
  start: number
  end: number
}

export interface Issuer extends Body {
  superior: string | null
  from: 'letterhead' | 'symbol' | 'opening' | 'sign-off'
}

const TRAILING = /[\s.,;:*_-]+$/u
const NOT_BODY = /^(?:KÍNH GỬI|ĐỀ CƯƠNG|TOÀN VĂN|MẪU|BIỂU|PHỤ LỤC|CÔNG BÁO|TRANG|STT|TT|ĐẾN|SỐ)(?![\p{L}])/u
const JOINS = /(?:[,-]|(?:^|\s)(?:và|của|các|-|nhân dân|ủy ban|uỷ ban|ban|sở|bộ|hội đồng|ban quản lý))$/iu

/** Lines of the letterhead that name bodies. */
function bodyLines(lines: readonly Line[]): Line[] {
  return lines.filter((line) => line.layer === 'body' && kindOf(line) === 'other' && line.text.length < 130 && isBodyText(line.text))
}

function isBodyText(text: string): boolean {
  const plain = text.replace(TRAILING, '')
  if (NOT_BODY.test(plain) || /^\d+$/.test(plain)) return false
  if (isCapitals(plain) || /^\p{Lu}{2,}$/u.test(plain)) return true
  const head = headAt(fold(plain).split(' '), 0)
  return head !== null && plain.length < 70 && !/[.;:]/u.test(plain)
}

const INCOMPLETE = new Set(
  ['ban thường vụ', 'ban chấp hành', 'ban thường trực', 'văn phòng', 'thường trực', 'đoàn thanh niên', 'ban chỉ đạo', 'hội đồng'].map(fold),
)

/** Words whose second syllable is also the head of a body. */
const COMPOUNDS = new Set(['môi trường', 'thị trường', 'xã hội', 'quốc hội', 'cán bộ', 'nội bộ'].map(fold))

/** "SỞ NÔNG NGHIỆP VÀ MÔI" / "TRƯỜNG": the line begins with the rest of a word, and no name follows it. */
function wordBroken(above: string, words: readonly string[]): boolean {
  const compound = `${fold(above).split(' ').at(-1)} ${words[0]}`
  return COMPOUNDS.has(compound) && (words.length === 1 || placeAt(words, 1) > 0)
}

/** Whether a line goes on with the name above it rather than naming the next body. */
function continues(above: string, line: string): boolean {
  if (JOINS.test(above)) return true
  const words = fold(line).split(' ')
  // "ỦY" / "BAN NHÂN DÂN": a name broken inside its head
  const opened = fold(above).split(' ')
  if ((headAt([...opened, ...words], 0)?.count ?? 0) > opened.length) return true
  if (placeAt(words, 0) > 0) return true
  if (wordBroken(above, words)) return true
  // "BAN THƯỜNG VỤ" needs its committee, "BAN CHẤP HÀNH" its branch, "VĂN PHÒNG" its council
  if (INCOMPLETE.has(fold(above))) return true
  return headAt(words, 0) === null
}

/** Cuts "UBND TỈNH AN SƠN SỞ Y TẾ" printed on one line into its two bodies. */
function splitLine(body: Body, text: string): Body[] {
  const tokens = [...text.slice(body.start, body.end).matchAll(/\S+/gu)]
  const words = tokens.map((token) => fold(token[0]))
  const ranked = words.findIndex((_, at) => at > 0 && placeAt(words, at) > 0)
  // "SỞ GD-ĐT AN SƠN TRƯỜNG THPT …": a school under a department, whose place stands without its rank
  const school =
    ranked < 0 && /^(?:sở|phòng|công đoàn)$/.test(words[0] ?? '') ? words.findIndex((word, at) => at > 2 && word === 'trường') : -1
  if (ranked < 0 && school < 0) return [body]
  for (let at = ranked < 0 ? school : ranked + 2; at < words.length; at += 1) {
    if (!/^(?:sở|phòng|ban|trường|bệnh|công|chi|trung|hội|thanh|văn)$/.test(words[at] ?? '') || !headAt(words, at)) continue
    if (/^(?:và|các|của|quốc|cơ|chi)$/.test(words[at - 1] ?? '')) continue
    const cut = body.start + (tokens[at]?.index ?? 0)
    const first = text.slice(body.start, cut).replace(TRAILING, '')
    return [
      { name: first.replace(/\s+/g, ' '), start: body.start, end: body.start + first.length },
      { name: text.slice(cut, body.end).replace(/\s+/g, ' '), start: cut, end: body.end },
    ]
  }
  return [body]
}

/** The bodies of a letterhead, from the top down. */
export function bodiesOf(lines: readonly Line[], text: string): Body[] {
  const bodies: Body[] = []
  for (const line of bodyLines(lines)) {
    const name = line.text
      .replace(TRAILING, '')
      .replace(/^(?:\d{1,2}\.\s|[*\s])+/u, '')
      .replace(/\s+/g, ' ')
    const last = bodies.at(-1)
    if (last && continues(last.name, name)) {
      last.name = `${last.name} ${name}`
      last.end = line.end
    } else bodies.push(...splitLine({ name, start: line.start, end: line.start + line.text.replace(TRAILING, '').length }, text))
  }
  return bodies.filter((body) => headAt(fold(body.name).split(' '), 0) !== null || bodies.length === 1)
}

/** The same text, of the same length, with line breaks inside sentences as spaces. */
export function softened(text: string): string {
  return text.replace(/\n(?=\p{Ll})(?!\p{L}{1,2}[.)])/gu, ' ')
}

const ISSUING = [
  'ban hành',
  'xây dựng',
  'lập',
  'đề ra',
  'triển khai',
  'triển khai thực hiện',
  'tổ chức',
  'phát động',
  'thông báo',
  'báo cáo',
  'hướng dẫn',
]
  .map(phrase)
  .join('|')
const OBJECT = [
  'kế hoạch',
  'chương trình',
  'công văn',
  'văn bản',
  'quyết định',
  'phương án',
  'đề án',
  'hướng dẫn',
  'thông báo',
  'chỉ thị',
  'nghị quyết',
  'đợt',
  'phong trào',
]
  .map(phrase)
  .join('|')
const CLAUSE = new RegExp(
  `(?<name>\\p{Lu}(?:[^,;:.\\n“”"]|(?<=(?<!\\p{L})(?:TP|Tp|TX|TT))\\.|,(?= (?:Thể thao|chống|Thanh niên|Công nghệ|cứu nạn)(?!\\p{L}))){2,110}?)\\s*(?:\\([^()]{1,60}\\)\\s*)?(?:(?:đã|sẽ|vừa|mới|vừa mới|chính thức|cũng|đang|có|ký|thống nhất)\\s+){0,3}(?:(?:${ISSUING})\\s+(?:và\\s+\\p{L}+\\s+\\p{L}+\\s+)?(?:bộ\\s+)?(?<object>${OBJECT})|(?:có|ký)\\s+(?:${OBJECT})\\s+số)(?![\\p{L}])`,
  'giu',
)

/** The body that the opening says issues the plan: "…, Ban Thường vụ Thị ủy xây dựng kế hoạch …". */
export function issuerInText(text: string, range: Range, which: 'first' | 'last' = 'first'): Body | null {
  let last: Body | null = null
  const slice = softened(text.slice(range.start, Math.min(range.end, range.start + 8000)))
  for (const match of slice.matchAll(CLAUSE)) {
    const name = agencyTail(match.groups?.name ?? '')
    if (!name) continue
    const start = range.start + match.index + (match.groups?.name ?? '').lastIndexOf(name)
    last = { name: name.replace(/\s+/g, ' '), start, end: start + name.length }
    if (which === 'first') return last
  }
  return last
}

/** What the opening says is issued: "UBND xã ban hành Kế hoạch … như sau" is a plan though its type line was lost. */
export function typeInText(text: string, range: Range): string | null {
  const slice = softened(text.slice(range.start, Math.min(range.end, range.start + 8000)))
  for (const match of slice.matchAll(CLAUSE)) if (match.groups?.object && agencyTail(match.groups.name ?? '')) return match.groups.object
  return null
}

/** After "về" these begin a title, not the matter of a commission. */
const MATTERS_NOT = new Set(['', 'việc', 'triển', 'ban', 'phê', 'thực', 'tổ', 'tăng'])

/** The name of a body at the end of a clause: "… trên địa bàn tỉnh Sở Y tế" gives "Sở Y tế". */
export function agencyTail(clause: string): string | null {
  const tokens = [...clause.matchAll(/\S+/gu)]
  const words = tokens.map((token) => fold(token[0]))
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at]
    if (!token || !/^\p{Lu}/u.test(token[0])) continue
    const head =
      headAt(words, at) ??
      (/^(?:chủ tịch|giám đốc|hiệu trưởng)(?:\s|$)/.test(words.slice(at, at + 2).join(' ')) ? { head: '', count: 2 } : null)
    if (!head) continue
    // a commission is named by its matter: "Ban Chỉ đạo … về an toàn thực phẩm"
    const about = /^(?:ban chỉ đạo|ủy ban|tổ công tác|hội đồng)$/.test(fold(head.head))
    if (
      words
        .slice(at)
        .some(
          (word, index) =>
            /^(?:về|việc|nhằm|để|được)$/.test(word) && !(about && word === 'về' && !MATTERS_NOT.has(words[at + index + 1] ?? '')),
        )
    )
      continue
    // "Bộ trưởng Bộ Y tế Nguyễn Văn An" issues for the ministry
    const minister = /^(?:bộ trưởng|thứ trưởng)$/.test(words.slice(at, at + 2).join(' '))
    if (minister) continue
    return withoutPerson(trimName(clause.slice(token.index).trim()))
  }
  return null
}

/** A name of a person behind the body: "Bộ Y tế Nguyễn Văn An" gives "Bộ Y tế"; "Trường THCS Nguyễn Du", "UBND xã Lê Lợi" bear one themselves. */
function withoutPerson(name: string): string {
  const words = name.split(/\s+/)
  for (const size of [4, 3, 2]) {
    const rest = words.slice(0, -size)
    const low = rest.map(fold)
    const head = headAt(low, 0)
    const complete =
      head !== null &&
      head.count < rest.length &&
      !low.some((_, at) => at > 0 && at + placeAt(low, at) === low.length && placeAt(low, at) > 0)
    if (rest.length > 1 && complete && isPerson(words.slice(-size).join(' '))) return rest.join(' ')
  }
  return name
}

const COMMITTEE = new Set(
  [
    'ban thường vụ',
    'ban chấp hành',
    'thường trực',
    'ban thường trực',
    'tỉnh ủy',
    'thành ủy',
    'huyện ủy',
    'quận ủy',
    'thị ủy',
    'đảng ủy',
    'đảng bộ',
    'chi bộ',
    'ubnd',
    'ủy ban nhân dân',
    'hđnd',
    'hội đồng nhân dân',
    'chủ tịch',
    'công an',
    'tỉnh đoàn',
    'thành đoàn',
    'huyện đoàn',
  ].map(fold),
)

/** Cuts off what goes on after the name of a committee: "Tỉnh ủy An Sơn cho biết" gives "Tỉnh ủy An Sơn". */
export function trimName(name: string): string {
  const tokens = [...name.matchAll(/\S+/gu)]
  const words = tokens.map((token) => fold(token[0]).replace(/[,;.:()]+$/u, ''))
  let at = 0
  let committee = false
  for (;;) {
    const head = headAt(words, at)
    if (!head || !/^\p{L}/u.test(tokens[at]?.[0] ?? '')) break
    committee = COMMITTEE.has(words.slice(at, at + head.count).join(' '))
    at += head.count
  }
  if (!committee || at === 0) return name
  const rank = placeAt(words, at)
  at += rank
  while (at < tokens.length) {
    // "Ban Thường vụ Đoàn Tổng công ty": a head within the name, small letters and all
    const inner = headAt(words, at)
    if (!/^\p{Lu}/u.test(tokens[at]?.[0] ?? '')) break
    at += inner && inner.count > 1 ? inner.count : 1
  }
  const last = tokens[at - 1]
  return last ? name.slice(0, last.index + last[0].length).replace(/[,;.:()]+$/u, '') : name
}

/** A province, city … named in the superior body: "UBND TỈNH AN SƠN" gives "tỉnh An Sơn". */
export function placeOfBody(name: string): string | null {
  const tokens = name.split(/\s+/)
  const words = tokens.map(fold)
  for (let at = 1; at < words.length; at += 1) if (placeAt(words, at) > 0 && at + 1 < words.length) return tokens.slice(at).join(' ')
  return null
}

/** Whether the page may name the issuer: the document names none, or only "UBND xã" in its clauses where the page has "UBND xã An Bình". */
export function leavesRoom(own: { name: string; rule?: string | undefined } | null, named: string): boolean {
  return own === null || (own.rule !== 'head/issuer' && fold(named).startsWith(`${fold(own.name)} `))
}

/** A body in normal case, in the document's own spelling where it has one. */
export function spelled(name: string, text: string): string {
  if (!isCapitals(name) && name !== name.toUpperCase()) return name
  const mended = repaired(name, text)
  return spelledInText(mended, text) ?? normalCase(mended)
}

/** An organ of the body above it: "ỦY BAN MTTQ VIỆT NAM TỈNH … / BAN THƯỜNG TRỰC". */
const ORGAN = /^(?:ban thường trực|ban thường vụ|ban chấp hành|thường trực|ban giám hiệu|ban giám đốc|văn phòng|ban chỉ đạo|hội đồng)$/
const DEPARTMENT = /^(?:sở|ban quản lý|thanh tra)(?:\s|$)/
const COUNCIL_PLACE =
  /(?<!\p{L})(?:UBND|[ỦU]ỷ? ?[Bb]an [Nn]hân dân|Ủy ban [Nn]hân dân|HĐND)\s+(?<place>(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu)(?:\s\p{Lu}[\p{L}’']*){1,4})/gu
const COUNCIL_CAPITALS =
  /(?:ỦY|UỶ) BAN NHÂN DÂN (?<place>(?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|ĐẶC KHU) (?:\p{Lu}{2,}(?: (?=\p{Lu}{2})|(?!\p{L}))){1,4})/gu
const COUNCIL = /^(?:ubnd|ủy ban nhân dân|hđnd|hội đồng nhân dân)$/

/** The issuer with its place: a department's is its province's, a people's committee without one takes that of the opening or of the date line. */
export function completed(body: Body, superior: string | null, text: string, seat: string | null = null): string {
  const name = spelled(body.name, text)
  const words = fold(name).split(' ')
  const place = superior ? placeOfBody(spelled(superior, text)) : null
  if (superior && ORGAN.test(fold(name))) return `${name} ${spelled(superior, text)}`
  if (
    DEPARTMENT.test(fold(name)) &&
    place &&
    /^(?:tỉnh|thành phố)\s/u.test(place) &&
    !words.some((_, at) => at > 0 && placeAt(words, at) > 0)
  )
    return `${name} ${place}`
  if (COUNCIL.test(fold(name))) {
    const place = councilPlace(text, seat)
    if (place) return `${name} ${place}`
  }
  return name
}

/** The place of a people's committee whose letterhead names none: as the text spells it for the seat of the date line, else the province of that seat, else the first that the text names. */
function councilPlace(text: string, seat: string | null): string | null {
  const named = [...text.matchAll(COUNCIL_CAPITALS), ...text.matchAll(COUNCIL_PLACE)].map((match) => {
    const place = (match.groups?.place ?? '').replace(/\s+/g, ' ')
    return /\p{Ll}/u.test(place) ? place : (placeOfBody(normalCase(`ỦY BAN NHÂN DÂN ${place}`)) ?? place)
  })
  if (seat !== null) {
    const own = named.find((place) => fold(place).endsWith(` ${fold(seat)}`))
    if (own) return own
    const province = provinceByName(seat)
    if (province) return `${province.kind} ${province.name}`
  }
  return named[0] ?? null
}
