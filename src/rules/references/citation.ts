/** What a citation says around the code: the type before it, date, issuer and title after it. */
import { TYPE_WORDS, typeOfCode } from '../../lexicon/document-types.ts'
import { parsePartialDate } from '../../text/partial-date.ts'
import { fold } from '../../text/fold.ts'
import { phrase } from '../../text/vi.ts'
import type { CodeValue } from './code.ts'

export interface Citation {
  value: CodeValue
  /** of the code */
  start: number
  end: number
  /** where the citation begins (its type word) and ends (its issuer or date) */
  from: number
  to: number
  type: string | null
  date: string | null
  issuer: string | null
  title: string | null
  /** stands in a list after another citation: "Nghị quyết số a, số b" */
  listed: boolean
}

const NUMBER_WORD = `(?:${phrase('số hiệu')}|${phrase('số')})\\s?:?`
/** "Kế hoạch số ", "Luật Đường bộ số ", "Chương trình hành động số"; a name may stand between a law and its number. */
const TYPE = new RegExp(`(?<![\\p{L}\\p{M}])(?:${TYPE_WORDS})(?![\\p{L}\\p{M}])`, 'giu')
const NAMED = new RegExp(`^(?<name>(?: [^\\s,;:.()“”\\d]{1,12}){0,14}?)\\s*(?<word>${NUMBER_WORD})?\\s*$`, 'iu')
const LAW = /^(?:bộ )?luật$|^pháp lệnh$/iu
const LIST_GAP = new RegExp(`^\\s*(?:[,;]|${phrase('và')}|,\\s*${phrase('và')})\\s*(?:${NUMBER_WORD})?\\s*$`, 'iu')
/** "Nghị quyết số a ngày … và Nghị quyết số b ngày … của X" */
const TOGETHER = new RegExp(`^\\s*,?\\s*(?:${phrase('và')})?\\s*$`, 'iu')
const DATE = `(?:\\d{1,2}\\s?[/.-]\\s?\\d{1,2}\\s?[/.-]\\s?(?:\\d{4,5}|20 ?\\d ?\\d)(?!\\d)|[\\s.…_]*\\d{0,2}[\\s.…_]*(?:${phrase('tháng')})[\\s.…_]*\\d{0,2}[\\s.…_]*(?:${phrase('năm')}|/)\\s?\\d{4}|[\\s.…_]*/\\s?\\d{1,2}\\s?/\\s?\\d{4}|/\\s?/\\s?\\d{4})`
const DATED = new RegExp(
  `^(?<lead>\\s*,?\\s*(?:\\([^()]{1,80}\\)\\s*)?(?:(?:${phrase('ban hành')}|${phrase('ký')})\\s+)?(?:${phrase('vào')}\\s+)?(?:${phrase('ngày')}\\s*){1,2})(?<date>${DATE})`,
  'iu',
)
const DATED_LATER = new RegExp(
  `(?:${phrase('thông qua')}|${phrase('ban hành')}|${phrase('ký')})\\s+(?:${phrase('vào')}\\s+)?${phrase('ngày')}\\s*(?<date>${DATE})`,
  'iu',
)
const MONTHLY = new RegExp(
  `^\\s*,?\\s*(?:${phrase('tháng')}\\s+\\d{1,2}[/-]\\d{4}|${phrase('năm')}\\s+(?<year>\\d{4}))(?=[\\s,;.]*(?:${phrase('của')}|$))`,
  'iu',
)
const OF = new RegExp(`^\\s*,?\\s*(?:\\([^()]{1,80}\\)\\s*)?(?:${phrase('do')}|${phrase('của')})\\s*`, 'iu')
const CITED = [
  'kế hoạch',
  'nghị quyết',
  'nghị định',
  'chỉ thị',
  'quyết định',
  'chương trình',
  'công văn',
  'thông báo',
  'kết luận',
  'hướng dẫn',
  'tờ trình',
  'thông tư',
  'văn bản',
  'luật',
]
const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
const JOINED = [
  ...CITED.flatMap((type) => [`và ${type}`, `và ${capital(type)}`]),
  'và các',
  'và chỉ đạo',
  'và ý kiến',
  'và hướng dẫn',
  'và tình hình',
]
const ON = [
  'về',
  'ban hành',
  'phê duyệt',
  'quy định',
  'thực hiện',
  'triển khai',
  'hướng dẫn',
  'ngày',
  'tại',
  'đã',
  'được',
  'gửi',
  'nhằm',
  'để',
  'công nhận',
  'thông qua',
  'sửa đổi',
  'bổ sung',
  'chỉ đạo',
  'có hiệu lực',
  'trên địa bàn',
  'theo',
  'trong',
  'với',
  'tới',
  'đến',
  'là',
  'tăng cường',
  'một số',
  'giao(?! (?:thông|dịch|lưu|nhận|tiếp|hưởng))',
  'khóa',
  'thay thế',
  'kèm theo',
  'đối với',
  'cho',
  'nêu',
  'đảm bảo',
  'bảo đảm',
  'hỗ trợ',
  'ghi',
  'trước',
  'sau',
  'tiếp tục',
  'xây dựng',
  'phát động',
  'phát triển',
  'tổ chức',
  'thành lập',
  'công bố',
  'yêu cầu',
  'số(?=[ :]*\\d)',
]
/** Titles that the citation begins with a capital, and "về" that lost its space: "Bộ Y tế Quy định …", "Ban Bí thưvề …". */
const ON_CAPITALS = ['về', 'quy định', 'phê duyệt', 'hướng dẫn', 'sửa đổi', 'triển khai', 'thực hiện', 'tăng cường', 'thành lập'].map(
  capital,
)
const ENDS = new RegExp(
  `[,;.()“”"\\n:]|\\s(?:${[...ON, ...ON_CAPITALS, ...JOINED].map(phrase).join('|')})(?![\\p{L}])|\\sBan hành(?![\\p{L}])|(?<=\\p{L})về(?:việc)?(?![\\p{L}])|\\svề(?=\\p{L})|\\s[Vv]\\s?/\\s?v(?![\\p{L}])`,
  'u',
)
/** Names that contain a comma or a word that otherwise ends a name. */
const COMMA_NAME =
  /^(?:[^,;.\n]{0,24}(?:[ỦU][ỷỶ]?[yY]? ban|Ban [Cc]hỉ đạo) (?:Quốc gia|Trung ương|quốc gia|trung ương|[Ll]iên ngành) về (?!việc|ban hành|phê duyệt|triển khai|thực hiện|tổ chức|tăng cường)|[^,;.\n]{0,12}Văn h(?:óa|oá), Thể thao|[^,;.\n]{0,16}Giáo dục, Thanh niên|[^,;.\n]{0,8}Khoa học, Công nghệ)/iu
const TITLED = new RegExp(
  `^\\s*,?\\s*(?:\\([^()]{1,80}\\)\\s*)?(?<title>(?:${[
    'về việc',
    'về',
    'ban hành',
    'phê duyệt',
    'quy định',
    'triển khai',
    'thực hiện',
    'hướng dẫn',
    'sửa đổi',
    'tăng cường',
  ]
    .flatMap((word) => [word, capital(word)])
    .map(phrase)
    .join('|')})\\s[^;\\n]{3,400}?)(?=[;\\n]|\\.\\s|\\.$|,\\s(?:\\p{Lu}|${phrase('căn cứ')})|$)`,
  'u',
)

/** How far before a code its type word may stand, and how far after it its date, issuer and title. */
const BEFORE = 120
const AFTER = 700

interface TypeFound {
  type: string
  from: number
}

/** The last type word before a code with nothing but "số", or the name of a law, between them. */
function typeBefore(text: string, start: number): TypeFound | null {
  const base = Math.max(0, start - BEFORE)
  // "Chỉ thịsố46": spaces lost in the original
  const before = text.slice(base, start)
  const glued = /(?<=\p{L})số\s?$/iu.exec(before)
  const words = glued ? before.slice(0, glued.index) : before
  const match = [...words.matchAll(TYPE)].at(-1)
  if (!match) return null
  const after = NAMED.exec(words.slice(match.index + match[0].length))
  if (!after) return null
  const name = after.groups?.name ?? ''
  const numbered = glued !== null || after.groups?.word !== undefined
  if (name !== '' && !LAW.test(match[0]) && !(numbered && name.length < 60)) return null
  return { type: match[0].replace(/\s+/g, ' '), from: base + match.index }
}

function edtf(words: string): string | null {
  const date = words
    .replace(/\s*([/.-])\s*/g, '$1')
    .replace(/(?<=[/.-])20 ?(\d) ?(\d)$/, '20$1$2')
    .replace(/\s+/g, ' ')
    .trim()
  const blankDay = /^[\s.…_]*\/(\d{1,2})\/(\d{4})$/.exec(date)
  if (blankDay) return parsePartialDate(`${blankDay[1]}/${blankDay[2]}`)
  if (/^\/\/?\d{4}$/.test(date)) return date.slice(-4)
  return parsePartialDate(date) ?? parsePartialDate(`ngày ${date}`)
}

export interface Tail {
  date: string | null
  issuer: string | null
  title: string | null
  to: number
}

/** Date, issuer and title in any order after the code. */
export function tailAfter(text: string, end: number, stop: number): Tail {
  const tail: Tail = { date: null, issuer: null, title: null, to: end }
  let rest = text.slice(end, Math.min(stop, end + AFTER))
  for (let turn = 0; turn < 3; turn += 1) {
    const dated: RegExpExecArray | null = tail.date === null ? DATED.exec(rest) : null
    const monthly = tail.date === null && !dated ? MONTHLY.exec(rest) : null
    if (dated?.groups?.date || monthly) {
      const words = dated?.groups?.date ?? (monthly ? monthly[0].replace(/^[\s,]+/u, '') : '')
      tail.date = edtf(words)
      const length = (dated ?? (monthly as RegExpExecArray))[0].length
      tail.to = end + (text.slice(end, Math.min(stop, end + AFTER)).length - rest.length) + length
      rest = rest.slice(length)
      continue
    }
    const of = tail.issuer === null ? OF.exec(rest) : null
    const name = of ? issuerAt(rest.slice(of[0].length)) : null
    if (!of || !name) break
    tail.issuer = name.replace(/\s+/g, ' ')
    const length = of[0].length + name.length
    tail.to = end + (text.slice(end, Math.min(stop, end + AFTER)).length - rest.length) + length
    rest = rest.slice(length)
  }
  if (tail.date === null) {
    const sentence = rest.slice(0, 160).split(/[;\n]/u)[0] ?? ''
    const later = DATED_LATER.exec(sentence)
    if (later?.groups?.date && !/\d[/-]\p{Lu}/u.test(sentence.slice(0, later.index))) tail.date = edtf(later.groups.date)
    const by = /^\s*(?:đã\s+)?được\s+(?<who>\p{Lu}[^,;.\n]{3,60}?)(?:\s+[Kk]h[óo]?[óoá]a|\s+thông qua|\s+ban hành|,)/u.exec(sentence)
    if (tail.issuer === null && by?.groups?.who) tail.issuer = by.groups.who
  }
  const titled = TITLED.exec(rest)
  if (titled?.groups?.title) tail.title = titled.groups.title.replace(/\s+/g, ' ').trim()
  return tail
}

/** The longest name of a body at the start of the words; null where they begin with none. */
function issuerAt(words: string): string | null {
  if (!/^\p{Lu}/u.test(words)) return null
  const comma = COMMA_NAME.exec(words)
  const from = comma ? comma[0].length : 0
  const end = ENDS.exec(words.slice(from))
  const name = (end ? words.slice(0, from + end.index) : words.slice(0, 120)).trim()
  return name.length >= 3 && name.length <= 120 ? name : null
}

/** "chỉ đạo của Ủy ban X tại Công văn số …": the body before the citation, where none stands after it. */
const BODY_BEFORE = new RegExp(
  `(?:${phrase('của')}|^)\\s+(?<body>\\p{Lu}[^;.()]{3,80}?)\\s+(?:\\([^()]{1,80}\\)\\s*)?${phrase('tại')}\\s+(?:${phrase('các')}\\s+)?$`,
  'u',
)
/** "Ngày 20/7/2010, Bộ trưởng Bộ X đã có Thông tư số …": day and body before the citation. */
const ISSUED_BEFORE = new RegExp(
  `(?:^|[\\n.;]\\s*|,\\s)(?:${phrase('ngày')}\\s(?<date>\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{4}|\\d{1,2} tháng \\d{1,2} năm \\d{4}),?\\s)?(?<body>(?:Bộ|Chính phủ|Thủ tướng|Ủy ban|Uỷ ban|UBND|Hội đồng|HĐND|Ban|Sở|Tỉnh|Thành|Huyện|Phòng|Quốc hội|Văn phòng|Chủ tịch|Giám đốc)(?![\\p{L}])[^;.()\\n,“”]{0,90}?)\\s(?:đã\\s|vừa\\s|mới\\s){0,2}(?:${phrase('ký ')})?(?:${phrase('ban hành')}|${phrase('có')}|${phrase('ký')})\\s(?:${phrase('các')}\\s)?$`,
  'iu',
)

interface Before {
  issuer: string | null
  date: string | null
}

function saidBefore(text: string, from: number): Before {
  const words = text.slice(Math.max(0, from - 180), from)
  const at = BODY_BEFORE.exec(words.slice(Math.max(0, words.lastIndexOf('của'))))?.groups
  if (at?.body) return { issuer: at.body.replace(/\s+/g, ' '), date: null }
  const issued = ISSUED_BEFORE.exec(words)?.groups
  const body = issued?.body && /^\p{Lu}/u.test(issued.body) ? issued.body.replace(/\s+/g, ' ') : null
  return { issuer: body, date: body && issued?.date ? edtf(issued.date) : null }
}

/**
 * Reads what is said around each code; in a list ("các Nghị quyết số a, số b ngày … của X") type and issuer serve all.
 * @param codes in the order of the text
 */
export function readCitations(text: string, codes: readonly { start: number; end: number; value: CodeValue }[]): Citation[] {
  const citations: Citation[] = []
  codes.forEach(({ start, end, value }, index) => {
    const next = codes[index + 1]?.start ?? text.length
    const found = typeBefore(text, start)
    const last = citations.at(-1)
    const listed =
      last !== undefined &&
      (found === null || /^,?\s*$/u.test(text.slice(last.to, found.from))) &&
      LIST_GAP.test(text.slice(last.to, start))
    if (!found && !listed && value.weak) return
    const tail = tailAfter(text, end, next)
    const inherited = listed && last ? last.type : null
    const type = found?.type ?? inherited ?? typeFromCode(value)
    const before = saidBefore(text, found?.from ?? start)
    citations.push({
      value,
      start,
      end,
      type,
      listed,
      from: found?.from ?? start,
      to: tail.to,
      date: tail.date ?? before.date,
      issuer: tail.issuer ?? before.issuer,
      title: tail.title,
    })
    if (
      last &&
      found &&
      last.issuer === null &&
      last.title === null &&
      fold(last.type ?? '') === fold(found.type) &&
      TOGETHER.test(text.slice(last.to, found.from))
    )
      last.issuer = tail.issuer
  })
  shareIssuers(citations)
  return citations
}

function typeFromCode(value: CodeValue): string | null {
  if (value.abbreviation) return typeOfCode(value.abbreviation)
  if (/QH\d+$/u.test(value.symbol)) return 'Luật'
  return /^\p{Lu}{3,}[-/]/u.test(value.symbol) ? 'Công văn' : null
}

/** The issuer at the end of a list serves its earlier members too; one before the list serves the later ones. */
function shareIssuers(citations: Citation[]): void {
  for (let index = citations.length - 2; index >= 0; index -= 1) {
    const one = citations[index] as Citation
    const after = citations[index + 1] as Citation
    if (one.issuer === null && after.listed && after.issuer !== null) one.issuer = after.issuer
  }
  for (let index = 1; index < citations.length; index += 1) {
    const one = citations[index] as Citation
    const before = citations[index - 1] as Citation
    if (one.issuer === null && one.listed) one.issuer = before.issuer
  }
}
