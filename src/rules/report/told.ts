/** Which plan an article reports, and what it tells of it: number, issuer, date, title. */
import { TYPE_WORDS, typeNamed, typeOfCode } from '../../lexicon/document-types.ts'
import type { Line } from '../../structure/frame-lines.ts'
import { isoDay, parsePartialDate } from '../../text/partial-date.ts'
import { phrase } from '../../text/vi.ts'
import { oneLine } from '../../text/normalise.ts'
import { code } from '../references/code.ts'
import { defineRule, runRule } from '../rule.ts'
import { fitting, headed, type Issuer, issuerOf, issuersIn } from './issuer.ts'

interface Found {
  raw: string
  start: number
  end: number
}

export interface Told {
  type: { name: string; code: string | null } | null
  number: (Found & { code: string; ordinal: string; symbol: string | null }) | null
  issuer: Issuer | null
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
    `(?<![\\p{L}])(?<type>${REPORTED})\\s+(?:${phrase('số')}\\s*)?(?<number>\\d{1,6}(?:(?:/\\d{4})?\\s?[/-]\\s?\\p{Lu}[\\p{L}\\d]*(?:[-/&]\\s?\\p{Lu}[\\p{L}\\d]*){0,5}(?:\\.(?:HC|DS)(?![\\p{L}\\d]))?)?)(?![\\p{L}\\p{N}]|[/.,-]\\d)`,
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
    {
      text: 'ban hành Quyết định số 347/QĐ-UBND.HC công bố',
      finds: [{ quote: 'Quyết định số 347/QĐ-UBND.HC', value: { code: '347/QĐ-UBND.HC' } }],
    },
    { text: 'Kế hoạch số 45/KH-UBND.Theo đó', finds: [{ quote: 'Kế hoạch số 45/KH-UBND', value: { code: '45/KH-UBND' } }] },
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
/** What was issued before is background: "Trước đó, Bộ A đã ban hành Công văn số …", "sửa đổi khoản 3 Điều 1 Quyết định số …". */
const BACKGROUND = new RegExp(
  `(?:${['trước đó', 'trước đây'].map(phrase).join('|')})(?![\\p{L}])[^.;]{0,90}$|(?:${['sửa đổi', 'bổ sung', 'thay thế', 'bãi bỏ'].map(phrase).join('|')})(?![\\p{L}])[^.]{0,80}$`,
  'iu',
)
/** "hội nghị triển khai Kế hoạch số …": what a meeting makes known is what the article is about. */
const MADE_KNOWN = new RegExp(
  `(?:${['hội nghị', 'lễ', 'cuộc họp'].map(phrase).join('|')})\\s(?:[^.;,]{0,30}\\s)?(?:${['triển khai', 'quán triệt', 'phổ biến', 'tập huấn', 'công bố'].map(phrase).join('|')})(?:\\s${phrase('thực hiện')}|,?\\s[^.;,]{0,30})?\\s$`,
  'iu',
)
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
      const known = MADE_KNOWN.test(before)
      const carried = !known && (CARRIES.test(before) || CARRIED_SENTENCE.test(sentence)) && !issued
      if (known) points += 1
      if (carried) points -= 4
      if (BACKGROUND.test(before)) points -= 8
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

const PREFIX = `^,?\\s*(?:\\([^()]{1,80}\\)\\s*,?\\s*)?(?:(?:${phrase('ngày')}|${phrase('của')})\\s[^,;.]{2,90}?,?\\s+){0,2}(?:${phrase('gửi')}\\s[^;.]{2,120}?\\s(?=${phrase('về')}\\s))?`
const TITLE = new RegExp(
  `${PREFIX}(?:${phrase('về việc')}|${phrase('về')}|(?=(?:${['triển khai', 'thực hiện', 'tổ chức', 'phát triển', 'tăng cường', 'phát động', 'ứng phó', 'bảo đảm', 'đảm bảo', 'phòng, chống', 'phòng chống', 'kiểm tra', 'theo dõi', 'tuyên truyền', 'đẩy mạnh', 'nâng cao', 'hưởng ứng'].map(phrase).join('|')})(?![\\p{L}])))\\s*(?<title>[^\\n]{10,500})`,
  'iu',
)
/** Words that go on with the sentence rather than name the plan. */
const GOES_ON = [
  'của',
  'ngày',
  'do',
  'được',
  'là',
  'đã',
  'và',
  'với',
  'nhằm',
  'trong',
  'vừa',
  'yêu cầu',
  'đặt',
  'nêu',
  'quy định',
  'giao',
  'xác định',
  'để',
  'này',
  'có',
  'thì',
  'cũng',
  'hướng tới',
  'tại',
  'vào',
  'đến',
  'cho',
  'trên',
  'từ',
  'gồm',
  'bao gồm',
  'đề ra',
  'gửi',
  'kèm',
  'mới',
  'sẽ',
  'phải',
  'cần',
  'đối với',
  'ban hành',
  'tập trung',
  'nói trên',
  'nêu trên',
  'qua',
  'khi',
  'như',
  'lần',
  'sau',
  'trước',
  'hoặc',
  'hay',
  'cùng',
  'theo',
  'phê duyệt',
  'thay',
  'ký',
  'chỉ đạo',
  'đề nghị',
  'hiện',
  'đang',
  'thuộc',
]
/** Behind a number that was just issued any other word opens the title: "ban hành Kế hoạch số 57/KH-UBND ra quân lập lại trật tự …". */
const ISSUED_TITLE = new RegExp(`${PREFIX}(?!(?:${GOES_ON.map(phrase).join('|')})(?![\\p{L}]))(?<title>\\p{Ll}[^\\n]{10,500})`, 'u')

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
    const behind = line.text.slice(at + raw.length)
    const issued = ISSUES.test(line.text.slice(Math.max(0, at - 90), at))
    const words = TITLE.exec(behind)?.groups?.title ?? (issued ? ISSUED_TITLE.exec(behind)?.groups?.title : undefined)
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
  `^[^,.;]{0,40}?\\s(?:(?:${['vừa', 'đã', 'mới'].map(phrase).join('|')})\\s)?(?:(?:${phrase('ký')}),?\\s)?(?:${phrase('ban hành')}|${phrase('xây dựng')})\\s${phrase('kế hoạch')}\\s(?:${phrase('về việc')}\\s|${phrase('về')}\\s)?(?<title>[^\\n]{10,500})`,
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
    if (!match || !title || !name || !/^\p{Lu}/u.test(name) || !headed(name)) continue
    const start = line.start + match.index + match[0].indexOf(name, match[0].indexOf(title) + title.length)
    const issuer = { name, raw: name, start, end: start + name.length }
    return { type: typeNamed('Kế hoạch'), number: null, issuer, issued: null, title: titleIn(title), others: [] }
  }
  return null
}

/** A plan without a number: "UBND tỉnh vừa ban hành Kế hoạch phát triển …"; a headline in capitals is heard last. */
function unnumbered(lines: readonly Line[], publishedAt: string | null): Told | null {
  const said = lines.flatMap((line) =>
    issuersIn(line, line.text.length)
      // "Nghị quyết số … của Chính phủ ban hành Chương trình …" tells of a document that is carried out
      .filter(({ start }) => !/(?<!\p{L})(?:của|do)\s+$/iu.test(line.text.slice(0, start - line.start)))
      .map((issuer) => ({ line, issuer, plan: PLANNED.exec(line.text.slice(issuer.end - line.start)) })),
  )
  const best = said.find(({ plan }) => plan !== null) ?? said[0]
  if (!best) return passive(lines)
  const { line, issuer, plan } = best
  return {
    type: typeNamed('Kế hoạch'),
    number: null,
    issuer,
    issued: plan ? dayBefore(line, issuer.start - line.start, publishedAt) : null,
    title: plan?.groups?.title ? titleIn(plan.groups.title) : null,
    others: [],
  }
}
