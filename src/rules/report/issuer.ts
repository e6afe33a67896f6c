/** Which body an article says issued the plan. */
import type { Line } from '../../structure/frame-lines.ts'
import { provinceByName } from '../../lexicon/provinces.ts'
import { fold } from '../../text/fold.ts'
import { oneLine } from '../../text/normalise.ts'
import { phrase } from '../../text/vi.ts'
import { headAt } from '../head/agency-case.ts'
import { agencyTail, issuerInText, spelled, trimName } from '../head/issuer.ts'
import { readRoles } from '../tasks/agencies.ts'

export interface Issuer {
  name: string
  raw: string
  start: number
  end: number
}

/** Where a number stands in an article. */
export interface Mention {
  line: Line
  /** offset in the line */
  at: number
  raw: string
}

/** Whether a name opens with the head of a body. */
export function headed(name: string): boolean {
  return headAt(fold(name).split(' '), 0) !== null
}

/** What kind of body a number's symbol stands for: the ending "/TU" is a province's committee, "-UBND" a people's committee. */
const BODIES: readonly [RegExp, RegExp, RegExp][] = [
  [/\/TU$/u, /(?:tỉnh|thành) ủy/u, /(?:Ban Thường vụ )?(?:Tỉnh|Thành) (?:ủy|uỷ)(?: \p{Lu}[\p{L}’']+){0,3}/u],
  [/\/HU$/u, /huyện ủy/u, /(?:Ban Thường vụ )?Huyện (?:ủy|uỷ)(?: \p{Lu}[\p{L}’']+){0,3}/u],
  [/\/(?:QU)$/u, /quận ủy/u, /(?:Ban Thường vụ )?Quận (?:ủy|uỷ)(?: \p{Lu}[\p{L}’']+){0,3}/u],
  [/\/(?:ThU|ThiU|TXU)$/u, /(?:thị|thành) ủy/u, /(?:Ban Thường vụ )?(?:Thị|Thành) (?:ủy|uỷ)(?: \p{Lu}[\p{L}’']+){0,3}/u],
  [
    /UBND(?:-\p{Lu}+)?$/u,
    /ubnd|ủy ban nhân dân/u,
    /(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân)(?: (?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu))?(?: \p{Lu}[\p{L}’']+){0,3}/u,
  ],
  [/TTg$/u, /thủ tướng/u, /Thủ tướng(?: Chính phủ)?/u],
  [/(?:^|[/-])CAT(?:-\p{L}+)*$/u, /công an/u, /Công an (?:tỉnh|thành phố)(?: \p{Lu}[\p{L}’']+){0,3}/u],
  [/\/TW$/u, /trung ương|bộ chính trị|ban bí thư/u, /Bộ Chính trị|Ban Bí thư(?: Trung ương Đảng)?|Ban Chấp hành Trung ương/u],
]

/** The issuer that the number's symbol asks for, where the one that was read does not fit it. */
export function fitting(issuer: Issuer | null, symbol: string | null, lines: readonly Line[]): Issuer | null {
  const body = symbol === null ? undefined : BODIES.find(([ending]) => ending.test(`/${symbol}`))
  if (!body || (issuer && body[1].test(fold(issuer.name)))) return issuer
  for (const line of lines) {
    const match = body[2].exec(line.text)
    if (match)
      return {
        name: match[0] === 'Thủ tướng' ? 'Thủ tướng Chính phủ' : match[0],
        raw: match[0],
        start: line.start + match.index,
        end: line.start + match.index + match[0].length,
      }
  }
  return issuer
}

const NAME =
  /^(?<name>\p{Lu}[^,;.:()“”"\n]{2,70}?)(?=\s(?:yêu cầu|về|ban hành|đề ra|xác định|chỉ đạo|đặt|nêu|giao|quy định|đã|sẽ|phấn đấu|tập trung|trong|nhằm|,)|[,;.:()]|$)/u

/** "Sở Y tế tổ chức hội nghị triển khai Kế hoạch …": what the body did is no part of its name. */
const EVENT = new RegExp(`^\\s(?:${['tổ chức', 'phối hợp', 'họp', 'khai mạc'].map(phrase).join('|')})(?![\\p{L}])`, 'iu')

/** The whole name of the body that begins at an offset, as the grammar of lists of agencies reads it. */
function wholeName(text: string, { name, start }: { name: string; start: number }): string {
  const [lead] = readRoles(text.slice(start, start + 200)).lead
  if (lead?.start === 0 && EVENT.test(name.slice(lead.text.length)) && name.startsWith(lead.text)) return lead.text
  return lead?.start === 0 && lead.text.startsWith(name) ? lead.text.replace(/\s(?:vừa|mới|đã|cũng|sẽ)(?:\s.*)?$/u, '') : name
}

const OFFICE = [
  'chủ tịch thường trực',
  'chủ tịch',
  'tổng giám đốc',
  'giám đốc',
  'bộ trưởng',
  'thứ trưởng',
  'bí thư thường trực',
  'bí thư',
  'hiệu trưởng',
  'viện trưởng',
  'cục trưởng',
  'chi cục trưởng',
  'trưởng phòng',
  'tổng cục trưởng',
  'tổng thanh tra',
  'chánh thanh tra',
  'chánh văn phòng',
  'trưởng',
  'phó trưởng',
]
/** "Phó Chủ tịch UBND phường", "Giám đốc Sở Tư pháp", "Trưởng Ban Chỉ đạo": who signs for a body. */
const PERSON = new RegExp(`^(?:${phrase('quyền')}\\s)?(?:${phrase('phó')}\\s)?(?:${OFFICE.map(phrase).join('|')})\\s+(?=\\p{Lu})`, 'iu')
const SURNAMES =
  'Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Trịnh|Đoàn|Mai|Lương|Hà|Cao|Tạ|Tô|Trương|Lưu|Thái|Châu|Quách|Vương|Lâm|Nông|Hứa|Đào|Kiều|Giàng|Sùng|Lò|Quàng|Vi|Triệu'
const NAMED_PLACE = /^(?<body>.*?\s(?:tỉnh|thành phố|TP\.?|huyện|quận|thị xã|xã|phường|đặc khu))\s(?<names>(?:\p{Lu}[\p{L}’'.]*\s?)+)$/u

/** A person's name behind the place of the body: "UBND tỉnh An Sơn Phạm Thành Nam", "UBND tỉnh Lê Ngọc Châu". */
function withoutPerson(name: string): string {
  const match = NAMED_PLACE.exec(name)
  if (!match?.groups) return name
  const { body = name, names = '' } = match.groups
  const words = names.trim().split(/\s+/)
  for (let count = Math.min(4, words.length); count > 0; count -= 1)
    if (provinceByName(words.slice(0, count).join(' '))) return `${body} ${words.slice(0, count).join(' ')}`
  const surname = new RegExp(`^(?:${SURNAMES})$`, 'u')
  const provincial = /\stỉnh$/u.test(body)
  if (words.length < (provincial ? 3 : 4)) return name
  const at = words.findLastIndex((word, index) => (index > 0 || provincial) && index <= words.length - 2 && surname.test(word))
  return at < 0 ? name : at === 0 ? body : `${body} ${words.slice(0, at).join(' ')}`
}

/** The body for which a person signs; the issuer itself where it is one. Null for what only looks like a body. */
function bodyOf(issuer: Issuer | null): Issuer | null {
  if (!issuer || NO_BODY.test(issuer.name)) return null
  const office = PERSON.exec(issuer.name)?.[0] ?? ''
  const rest = issuer.name.slice(office.length)
  if (office === '' || !headed(rest)) return issuer
  const name = withoutPerson(rest)
  return { name, raw: name, start: issuer.start + office.length, end: issuer.start + office.length + name.length }
}
const NO_BODY = /^(?:Hội (?:nghị|thảo|thi|đàm|trại|chợ|diễn)|Tổ chức|Báo cáo|Bộ (?:tiêu chí|luật|mặt))(?!\p{L})/iu

/** Every body that a line says issues something, in order. */
export function issuersIn(line: Line, to: number): Issuer[] {
  const found: Issuer[] = []
  for (let from = 0; from < to; ) {
    const said = issuerInText(line.text, { start: from, end: to })
    if (!said) break
    const whole = wholeName(line.text, said)
    const issuer = bodyOf({ name: whole, raw: whole, start: line.start + said.start, end: line.start + said.start + whole.length })
    if (issuer) found.push(said.name === said.name.toUpperCase() ? { ...issuer, name: spelled(issuer.name, line.text) } : issuer)
    from = Math.max(said.end, from + 1)
  }
  return found
}

/** What stands between the issuer and the number: "đã ký ban hành", "vừa có". */
const DEED = new RegExp(
  `(?:\\s(?:${['đã', 'vừa', 'mới', 'chính thức', 'tiếp tục', 'có', 'ký', 'ban hành', 'phát hành', 'xây dựng', 'thống nhất', 'và', 'phê duyệt', 'bản'].map(phrase).join('|')}),?)+\\s*$`,
  'u',
)

/** The body right before the deed: "…, Giám đốc Sở Tư pháp đã ký ban hành Kế hoạch số …". */
function before({ line, at }: Mention): Issuer | null {
  const from = line.text.lastIndexOf('. ', at) + 1
  const deed = DEED.exec(line.text.slice(from, at))
  if (!deed) return null
  const head = line.text.slice(from, from + deed.index)
  let comma = head.length
  for (let tries = 0; tries < 4 && comma > 0; tries += 1) {
    comma = head.lastIndexOf(',', comma - 1)
    const words = head.slice(comma + 1)
    const name = agencyTail(words)
    if (!name) continue
    const at = from + comma + 1 + words.lastIndexOf(name)
    const whole = wholeName(line.text, { name, start: at })
    return bodyOf({ name: oneLine(whole), raw: whole, start: line.start + at, end: line.start + at + whole.length })
  }
  return null
}

/** "Kế hoạch số 35 vừa được UBND tỉnh An Sơn ban hành" */
const PASSIVE = new RegExp(
  `^[^.;:]{0,40}?\\s(?:(?:${['vừa', 'mới', 'đã'].map(phrase).join('|')})\\s)?(?:${['được', 'do'].map(phrase).join('|')})\\s(?<name>\\p{Lu}[^.;:]{2,90}?)\\s(?:(?:${['vừa', 'mới', 'đã', 'ký'].map(phrase).join('|')}),?\\s)*(?:${['ban hành', 'ký', 'phê duyệt', 'xây dựng'].map(phrase).join('|')})(?![\\p{L}])`,
  'u',
)

function passive({ line, at, raw }: Mention): Issuer | null {
  const behind = line.text.slice(at + raw.length, at + raw.length + 180)
  const name = PASSIVE.exec(behind)?.groups?.name
  if (!name || !(headed(name) || PERSON.test(name))) return null
  const start = line.start + at + raw.length + behind.indexOf(name)
  return bodyOf({ name, raw: name, start, end: start + name.length })
}

/** "X ban hành Kế hoạch số …", "Kế hoạch số … của X", "Theo Kế hoạch số …, X yêu cầu". */
export function issuerOf(mention: Mention, lines: readonly Line[]): Issuer | null {
  const { line, at, raw } = mention
  const sentence = line.text.lastIndexOf('. ', at) + 1
  const direct = before(mention) ?? passive(mention)
  if (direct) return direct
  const said = issuersIn({ ...line, start: line.start + sentence, text: line.text.slice(sentence) }, at + raw.length - sentence).at(-1)
  if (said) return said
  const after = line.text.slice(at + raw.length)
  const lead = /^,?\s*(?:\([^()]{1,80}\)\s*)?(?:ngày\s+[\d/.-]+\s*,?\s*)?(?:của\s+|do\s+|,\s*)?/iu.exec(after)?.[0].length ?? 0
  const named = nameAt(after.slice(lead))
  if (named) {
    const start = line.start + at + raw.length + lead
    return bodyOf({ name: named, raw: named, start, end: start + named.length })
  }
  for (const other of lines) {
    const of = /[Kk]ế hoạch (?:này )?của\s+(?<name>.{3,80})/u.exec(other.text)
    const name = of?.groups?.name ? nameAt(of.groups.name) : null
    if (!of || !name) continue
    const start = other.start + of.index + of[0].length - (of.groups?.name?.length ?? 0)
    return bodyOf({ name, raw: name, start, end: start + name.length })
  }
  return null
}

function nameAt(words: string): string | null {
  const name = NAME.exec(words)?.groups?.name?.trim()
  return name && headed(name) ? trimName(name) : null
}
