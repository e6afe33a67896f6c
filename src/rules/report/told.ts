/** Which plan an article reports, and what it tells of it: number, issuer, date, title. */
import { TYPE_WORDS, typeNamed, typeOfCode } from '../../lexicon/document-types.ts'
import type { Line } from '../../structure/frame-lines.ts'
import { isoDay, parsePartialDate } from '../../text/partial-date.ts'
import { phrase } from '../../text/vi.ts'
import { issuerInText, trimName } from '../head/issuer.ts'
import { headAt } from '../head/agency-case.ts'
import { fold } from '../../text/fold.ts'
import { oneLine } from '../../text/normalise.ts'
import { code } from '../references/code.ts'
import { readRoles } from '../tasks/agencies.ts'
import { defineRule, runRule } from '../rule.ts'

interface Found {
  raw: string
  start: number
  end: number
}

export interface Told {
  type: { name: string; code: string | null } | null
  number: (Found & { code: string; ordinal: string; symbol: string | null }) | null
  issuer: (Found & { name: string }) | null
  issued: (Found & { edtf: string }) | null
  title: string | null
  /** other plans that the article names as clearly */
  others: string[]
}

interface PlanNumber {
  code: string
  ordinal: string
}

const REPORTED = [
  'kế hoạch',
  'kế hoạc',
  'chương trình',
  'quyết định',
  'đề án',
  'phương án',
  'chương trình hành động',
  'hướng dẫn',
  'chỉ thị',
  'công văn',
  'văn bản',
  'nghị quyết',
  'thông báo',
  'kết luận',
  'tờ trình',
]
  .map(phrase)
  .sort((a, b) => b.length - a.length)
  .join('|')

/** "Kế hoạch số 90-KH/TU", "Kế hoạch số 39", "Kế hoạch 12/KH-UBND" */
export const planNumber = defineRule<PlanNumber>({
  id: 'report/number',
  about: 'The number of a plan that an article names, perhaps without its symbol.',
  pattern: new RegExp(
    `(?<![\\p{L}])(?<type>${REPORTED})\\s+(?:${phrase('số')}\\s*)?(?<number>\\d{1,6}(?:(?:/\\d{4})?\\s?[/-]\\s?\\p{Lu}[\\p{L}\\d]*(?:[-/&]\\s?\\p{Lu}[\\p{L}\\d]*){0,5})?)(?![\\p{L}\\p{N}]|[/.,-]\\d)`,
    'giu',
  ),
  read(match) {
    const words = match.groups?.number ?? ''
    const found = runRule(code, words, undefined)[0]
    if (found) return { code: found.value.code, ordinal: found.value.ordinal }
    if (!new RegExp(phrase('số'), 'iu').test(match[0]) || !/^\d+$/.test(words.trim())) return null
    return { code: words.trim(), ordinal: words.trim() }
  },
  examples: [
    {
      text: 'Tỉnh ủy ban hành Kế hoạch số 45-KH/TU về chuyển đổi số',
      finds: [{ quote: 'Kế hoạch số 45-KH/TU', value: { code: '45-KH/TU' } }],
    },
    { text: 'Theo Kế hoạch số 17, Thành ủy yêu cầu', finds: [{ quote: 'Kế hoạch số 17', value: { code: '17' } }] },
    { text: 'UBND tỉnh ban hành Kế hoạch 210/KH-UBND', finds: [{ quote: 'Kế hoạch 210/KH-UBND', value: { code: '210/KH-UBND' } }] },
    { text: 'kế hoạch 5 năm 2021-2025', finds: [] },
    { text: 'kế hoạch năm 2025 đạt 98%', finds: [] },
  ],
})

interface Candidate extends Found {
  line: Line
  /** offset in the line */
  at: number
  value: PlanNumber
  type: string
  points: number
  /** the words before it say that it is carried out, or that it was issued */
  carried: boolean
  issued: boolean
}

const CARRIES = new RegExp(
  `(?:${['thực hiện', 'triển khai', 'căn cứ', 'quán triệt', 'cụ thể hóa', 'học tập'].map(phrase).join('|')})[^.;]{0,80}$`,
  'iu',
)
/** A whole sentence that says what is carried out: "Thực hiện Kế hoạch số a … và Hướng dẫn số b …" names no plan of its own. */
const CARRIED_SENTENCE = new RegExp(
  `^(?:${['thực hiện', 'triển khai', 'triển khai thực hiện', 'căn cứ', 'thực hiện theo', 'nhằm cụ thể hóa', 'nhằm thực hiện', 'để thực hiện', 'tiếp tục thực hiện'].map(phrase).join('|')})(?![\\p{L}])`,
  'iu',
)
const ISSUES = new RegExp(
  `(?:${['ban hành', 'xây dựng', 'ký', 'ký ban hành', 'phát hành', 'có'].map(phrase).join('|')})\\s+(?:${phrase('bản')}\\s+)?$`,
  'iu',
)
const ACCORDING = new RegExp(`(?:${['theo', 'tại', 'nội dung'].map(phrase).join('|')})\\s+$`, 'iu')
const OF = new RegExp(`^,?\\s+${phrase('của')}\\s+`, 'iu')

function candidates(lines: readonly Line[]): Candidate[] {
  const found: Candidate[] = []
  lines.forEach((line, order) => {
    for (const match of line.text.matchAll(planNumber.pattern)) {
      const value = planNumber.read(match, undefined) as PlanNumber | null
      if (!value) continue
      const before = line.text.slice(Math.max(0, match.index - 90), match.index)
      let points = Math.max(0, 3 - order / 8)
      const issued = ISSUES.test(before)
      if (issued) points += 4
      if (ACCORDING.test(before)) points += 2
      const sentence = line.text.slice(0, match.index).split('. ').at(-1) ?? ''
      const carried = (CARRIES.test(before) || CARRIED_SENTENCE.test(sentence)) && !issued
      if (carried) points -= 4
      if (/^kế hoạch/iu.test(match[0])) points += 1
      if (
        /^(?:Bộ Chính trị|Ban Bí thư|Trung ương|Chính phủ|Thủ tướng)/u.test(line.text.slice(match.index + match[0].length).replace(OF, ''))
      )
        points -= 1
      const start = line.start + match.index
      found.push({
        raw: match[0],
        start,
        end: start + match[0].length,
        line,
        at: match.index,
        value,
        type: match.groups?.type ?? '',
        points,
        carried,
        issued,
      })
    }
  })
  return found
}

/** Points of every mention of one number together: a plan named again and again is the one reported. */
function best(found: readonly Candidate[]): { first: Candidate; others: string[] } | null {
  const totals = new Map<string, { first: Candidate; points: number }>()
  for (const one of found) {
    const total = totals.get(one.value.code)
    if (!total) totals.set(one.value.code, { first: one, points: one.points })
    else {
      // what the text carries out where it names it first stays that in its later mentions
      const later = total.first.carried && !one.issued ? Math.min(one.points, 0) : one.points
      total.points = Math.max(total.points, later) + 0.5
      if (one.points > total.first.points) total.first = one
    }
  }
  const ranked = [...totals.values()].sort((a, b) => b.points - a.points)
  const top = ranked[0]
  if (!top || top.points < 1) return null
  return {
    first: top.first,
    others: ranked
      .slice(1)
      .filter((one) => top.points - one.points < 1 && one.points > 3)
      .map((one) => one.first.raw),
  }
}

const DAY = new RegExp(
  `(?:${phrase('ngày')}|${phrase('hôm')})\\s+(?<date>\\d{1,2}[/.-]\\d{1,2}(?:[/.-]\\d{4})?|\\d{1,2} tháng \\d{1,2}(?: năm \\d{4})?)`,
  'giu',
)

/** The day of a cited document follows its code: "Kế hoạch số 210-KH/TU ngày 06/6/2025". */
const CITED_DAY = /\p{L}\s?[-/]\s?\p{Lu}[\p{L}\d&-]*\s*[,(]?\s*$/u

/** The last day in some words that is no cited document's own. */
function lastDay(words: string): RegExpExecArray | null {
  return [...words.matchAll(DAY)].filter((match) => !CITED_DAY.test(words.slice(0, match.index))).at(-1) ?? null
}

/** The plan's own date: after its number, or at the head of the sentence that says it was issued. */
function issuedOf({ line, at, raw }: Candidate, publishedAt: string | null): Told['issued'] {
  const after = line.text.slice(at + raw.length, at + raw.length + 60)
  const direct =
    /^\s*[,(]?\s*(?:(?:được\s)?(?:ký\s)?ban hành\s(?:vào\s)?)?ngày\s+(\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?|\d{1,2} tháng \d{1,2}(?: năm \d{4})?)(?![\d/])/iu.exec(
      after,
    )
  if (direct?.[1]) return dated(direct[1], line.start + at + raw.length + direct[0].length - direct[1].length, publishedAt)
  const from = Math.max(line.text.lastIndexOf('. ', at) + 1, 0)
  const head = line.text.slice(from, at)
  if (!ISSUES.test(head)) return null
  const match = lastDay(head)
  if (!match?.groups?.date) return null
  return dated(match.groups.date, line.start + from + match.index + match[0].length - match.groups.date.length, publishedAt)
}

/** "Kế hoạch ban hành ngày 18/5/2026", "Kế hoạch này được ký ban hành vào ngày 18/5": said of the plan apart from its number. */
const ISSUED_ON = new RegExp(
  `(?:${phrase('kế hoạch')})(?:\\s(?:này|trên|nói trên|nêu trên))?,?\\s(?:(?:được|do|đã|chính thức|vừa)\\s)*(?:ký,?\\s)?(?:${phrase('ban hành')}|${phrase('ký')}|${phrase('phê duyệt')})\\s(?:vào\\s)?(?:ngày|hôm)\\s(?<date>\\d{1,2}[/.-]\\d{1,2}(?:[/.-]\\d{4})?|\\d{1,2} tháng \\d{1,2}(?: năm \\d{4})?)`,
  'iu',
)

function issuedApart(lines: readonly Line[], publishedAt: string | null): Told['issued'] {
  for (const line of lines) {
    const match = ISSUED_ON.exec(line.text)
    const date = match?.groups?.date
    if (match && date) return dated(date, line.start + match.index + match[0].length - date.length, publishedAt)
  }
  return null
}

/** The first mention that tells something. */
function firstOf<Value>(mentions: readonly Candidate[], read: (one: Candidate) => Value | null): Value | null {
  for (const one of mentions) {
    const value = read(one)
    if (value !== null) return value
  }
  return null
}

function dated(words: string, start: number, publishedAt: string | null): Told['issued'] {
  const edtf = parsePartialDate(words) ?? withYear(words, publishedAt)
  return edtf === null ? null : { raw: words, edtf, start, end: start + words.length }
}

/** "Ngày 13/4": the year of the article. */
function withYear(words: string, publishedAt: string | null): string | null {
  const [day, month] = words.match(/\d+/g)?.map(Number) ?? []
  const year = publishedAt ? Number(publishedAt.slice(0, 4)) : null
  return day && month && year ? isoDay(year, month, day) : null
}

/** What kind of body a number's symbol stands for: the ending "/TU" is a province's committee, "-UBND" a people's committee. */
const BODIES: readonly [RegExp, RegExp, RegExp][] = [
  [/\/TU$/u, /(?:tỉnh|thành) ủy/u, /(?:Ban Thường vụ )?(?:Tỉnh|Thành) (?:ủy|uỷ)(?: \p{Lu}[\p{L}’']+){0,3}/u],
  [/\/HU$/u, /huyện ủy/u, /(?:Ban Thường vụ )?Huyện (?:ủy|uỷ)(?: \p{Lu}[\p{L}’']+){0,3}/u],
  [/\/(?:QU)$/u, /quận ủy/u, /(?:Ban Thường vụ )?Quận (?:ủy|uỷ)(?: \p{Lu}[\p{L}’']+){0,3}/u],
  [/\/(?:ThU|ThiU|TXU)$/u, /(?:thị|thành) ủy/u, /(?:Ban Thường vụ )?(?:Thị|Thành) (?:ủy|uỷ)(?: \p{Lu}[\p{L}’']+){0,3}/u],
  [
    /UBND$/u,
    /ubnd|ủy ban nhân dân/u,
    /(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân)(?: (?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu))?(?: \p{Lu}[\p{L}’']+){0,3}/u,
  ],
  [/\/?(?:QĐ|CT|NQ|CĐ)-TTg$/u, /thủ tướng chính phủ/u, /Thủ tướng Chính phủ/u],
  [/\/TW$/u, /trung ương|bộ chính trị|ban bí thư/u, /Bộ Chính trị|Ban Bí thư(?: Trung ương Đảng)?|Ban Chấp hành Trung ương/u],
]

/** The issuer that the number's symbol asks for, where the one that was read does not fit it. */
function fitting(issuer: Told['issuer'], symbol: string | null, lines: readonly Line[]): Told['issuer'] {
  const body = symbol === null ? undefined : BODIES.find(([ending]) => ending.test(`/${symbol}`))
  if (!body || (issuer && body[1].test(fold(issuer.name)))) return issuer
  for (const line of lines) {
    const match = body[2].exec(line.text)
    if (match) return { name: match[0], raw: match[0], start: line.start + match.index, end: line.start + match.index + match[0].length }
  }
  return issuer
}

const NAME =
  /^(?<name>\p{Lu}[^,;.:()“”"\n]{2,70}?)(?=\s(?:yêu cầu|về|ban hành|đề ra|xác định|chỉ đạo|đặt|nêu|giao|quy định|đã|sẽ|phấn đấu|tập trung|trong|nhằm|,)|[,;.:()]|$)/u

/** The whole name of the body that begins at an offset, as the grammar of lists of agencies reads it. */
function wholeName(text: string, { name, start }: { name: string; start: number }): string {
  const [lead] = readRoles(text.slice(start, start + 200)).lead
  return lead?.start === 0 && lead.text.startsWith(name) ? lead.text.replace(/\s(?:vừa|mới|đã|cũng|sẽ)(?:\s.*)?$/u, '') : name
}

/** "X ban hành Kế hoạch số …", "Kế hoạch số … của X", "Theo Kế hoạch số …, X yêu cầu". */
function issuerOf({ line, at, raw }: Candidate, lines: readonly Line[]): Told['issuer'] {
  const sentence = line.text.lastIndexOf('. ', at) + 1
  const said = issuerInText(line.text, { start: sentence, end: Math.min(line.text.length, at + raw.length) }, 'last')
  if (said) {
    const name = wholeName(line.text, said)
    return { name, raw: name, start: line.start + said.start, end: line.start + said.start + name.length }
  }
  const after = line.text.slice(at + raw.length)
  const lead = /^,?\s*(?:\([^()]{1,80}\)\s*)?(?:ngày\s+[\d/.-]+\s*,?\s*)?(?:của\s+|do\s+|,\s*)?/iu.exec(after)?.[0].length ?? 0
  const named = nameAt(after.slice(lead))
  if (named) {
    const start = line.start + at + raw.length + lead
    return { name: named, raw: named, start, end: start + named.length }
  }
  for (const other of lines) {
    const of = /[Kk]ế hoạch (?:này )?của\s+(?<name>.{3,80})/u.exec(other.text)
    const name = of?.groups?.name ? nameAt(of.groups.name) : null
    if (!of || !name) continue
    const start = other.start + of.index + of[0].length - (of.groups?.name?.length ?? 0)
    return { name, raw: name, start, end: start + name.length }
  }
  return null
}

function nameAt(words: string): string | null {
  const name = NAME.exec(words)?.groups?.name?.trim()
  return name && headAt(fold(name).split(' '), 0) ? trimName(name) : null
}

const TITLE = new RegExp(
  `^,?\\s*(?:\\([^()]{1,80}\\)\\s*,?\\s*)?(?:(?:${phrase('ngày')}|${phrase('của')})\\s[^,;.]{2,90}?,?\\s+){0,2}(?:${phrase('về việc')}|${phrase('về')}|(?=(?:${['triển khai', 'thực hiện', 'tổ chức', 'phát triển', 'tăng cường'].map(phrase).join('|')})(?![\\p{L}])))\\s*(?<title>[^\\n]{10,500})`,
  'iu',
)

/** What no longer belongs to a quoted title. */
const AFTERWARDS = new RegExp(
  `^(?:,\\s*(?:${['nhằm', 'trong đó', 'theo đó', 'với', 'qua đó', 'yêu cầu', 'đề ra', 'gồm', 'cụ thể', 'đồng thời', 'xác định', 'đặt mục tiêu', 'giao', 'do'].map(phrase).join('|')})(?![\\p{L}])|\\s${phrase('nhằm')}(?![\\p{L}])|\\s*\\((?:${['viết tắt', 'gọi tắt', 'sau đây', 'gọi là'].map(phrase).join('|')}))`,
  'iu',
)

/** A title up to the end of its sentence; what stands in quotation marks does not end it. */
export function titleIn(words: string): string {
  let quoted = false
  for (let index = 0; index < words.length; index += 1) {
    const letter = words[index] ?? ''
    if (letter === '“') quoted = true
    else if (letter === '”') quoted = false
    else if (letter === '"') quoted = !quoted
    else if (
      !quoted &&
      (letter === ';' ||
        (letter === '.' && !/\d/u.test(words[index + 1] ?? '')) ||
        ((letter === ',' || letter === ' ') && AFTERWARDS.test(words.slice(index, index + 40))))
    )
      return oneLine(words.slice(0, index))
  }
  return oneLine(words)
}

/** The words after the number, "về việc …", of the first mention that has them. */
function titleOf(mentions: readonly Candidate[]): string | null {
  for (const { line, at, raw } of mentions) {
    const words = TITLE.exec(line.text.slice(at + raw.length))?.groups?.title
    if (words) return titleIn(words)
  }
  return null
}

const TYPE = new RegExp(`^(?:${TYPE_WORDS})(?![\\p{L}])`, 'iu')

/**
 * Finds the plan that the article reports.
 * @param publishedAt the article's day, for a date without a year
 * @returns null where no plan is named
 */
export function findPlan(lines: readonly Line[], publishedAt: string | null): Told | null {
  const found = candidates(lines)
  const ranked = best(found)
  if (!ranked) return unnumbered(lines, publishedAt)
  const { first, others } = ranked
  // a plan that is said to be issued goes before a document that is only named
  const plain = first.issued || /^(?:kế hoạ|chương trình|phương án|đề án)/iu.test(first.raw) ? null : unnumbered(lines, publishedAt)
  if (plain?.title) return plain
  const mentions = [first, ...found.filter((one) => one !== first && one.value.code === first.value.code)]
  const symbol = /^\d+\p{Ll}?(?:\/\d{4})?[/-](.+)$/u.exec(first.value.code)?.[1] ?? null
  return {
    type: typeNamed(oneLine(TYPE.exec(first.raw)?.[0] ?? first.type)) ?? typeOfNumber(symbol),
    number: { raw: first.raw, code: first.value.code, ordinal: first.value.ordinal, symbol, start: first.start, end: first.end },
    issuer: fitting(issuerOf(first, lines), symbol, lines),
    issued: firstOf(mentions, (one) => issuedOf(one, publishedAt)) ?? issuedApart(lines, publishedAt),
    title: titleOf(mentions),
    others,
  }
}

/** The type that a symbol names, where its word is misprinted. */
function typeOfNumber(symbol: string | null): Told['type'] {
  const name = symbol ? typeOfCode(symbol.split(/[-/]/)[0] ?? '') : null
  return name ? typeNamed(name) : null
}

/** "vừa ban hành Kế hoạch phát triển …": the title of a plan that an article names without its number. */
const PLANNED = new RegExp(
  `^\\s(?:(?:${['vừa', 'đã', 'mới'].map(phrase).join('|')})\\s)?(?:(?:${phrase('ký')}),?\\s)?(?:${phrase('ban hành')}|${phrase('xây dựng')})\\s${phrase('kế hoạch')}\\s(?:${phrase('về việc')}\\s|${phrase('về')}\\s)?(?<title>[^\\n]{10,500})`,
  'iu',
)

/** The day that opens the sentence in which the issuer stands: "Ngày 11/3, Ban Thường vụ … đã ban hành". */
function dayBefore(line: Line, at: number, publishedAt: string | null): Told['issued'] {
  const from = Math.max(line.text.lastIndexOf('. ', at) + 1, 0)
  const match = lastDay(line.text.slice(from, at))
  if (!match?.groups?.date) return null
  return dated(match.groups.date, line.start + from + match.index + match[0].length - match.groups.date.length, publishedAt)
}

/** "Kế hoạch … vừa được Ban Chỉ đạo tỉnh ban hành" */
const PASSIVE = new RegExp(
  `(?:${phrase('kế hoạch')})\\s(?<title>[^.;\\n]{10,300}?),?\\s(?:(?:đã|vừa|mới)\\s){0,2}(?:được|do)\\s(?<name>\\p{Lu}[^.;,\\n]{4,140}?)\\s(?:(?:vừa|mới|ký|chính thức)\\s){0,2}(?:${phrase('ban hành')}|${phrase('phê duyệt')})(?![\\p{L}])`,
  'iu',
)

function passive(lines: readonly Line[]): Told | null {
  for (const line of lines) {
    const match = PASSIVE.exec(line.text)
    const { title, name } = match?.groups ?? {}
    if (!match || !title || !name || !/^\p{Lu}/u.test(name) || !headAt(fold(name).split(' '), 0)) continue
    const start = line.start + match.index + match[0].indexOf(name, match[0].indexOf(title) + title.length)
    const issuer = { name, raw: name, start, end: start + name.length }
    return { type: typeNamed('Kế hoạch'), number: null, issuer, issued: null, title: titleIn(title), others: [] }
  }
  return null
}

/** A plan without a number: "UBND tỉnh vừa ban hành Kế hoạch phát triển …". */
function unnumbered(lines: readonly Line[], publishedAt: string | null): Told | null {
  for (const line of lines) {
    const said = issuerInText(line.text, { start: 0, end: line.text.length })
    // "Nghị quyết số … của Chính phủ ban hành Chương trình …" tells of a document that is carried out
    if (!said || /(?<!\p{L})(?:của|do)\s+$/iu.test(line.text.slice(0, said.start))) continue
    const plan = PLANNED.exec(line.text.slice(said.end))
    return {
      type: typeNamed('Kế hoạch'),
      number: null,
      issuer: { name: said.name, raw: said.name, start: line.start + said.start, end: line.start + said.end },
      issued: plan ? dayBefore(line, said.start, publishedAt) : null,
      title: plan?.groups?.title ? titleIn(plan.groups.title) : null,
      others: [],
    }
  }
  return passive(lines)
}
