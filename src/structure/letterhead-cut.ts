/** Patterns of what a letterhead is made of, and the cutting of lines that hold two columns of it side by side. */
import { phrase } from '../text/vi.ts'

const ANY = (source: string): string => phrase(source)

/** The national motto and the Party's line, wrapped lines joined. */
export const MOTTO = new RegExp(
  `(?:${ANY('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')}|${ANY('CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM')}|ĐẢNG CỘNG SẢN VIỆT NAM|ĐỘI TNTP HỒ CHÍ MINH(?=\\s*$|LIÊN ĐỘI)|(?<=[-_*]\\s?)CỘNG H(?:ÒA|OÀ) XÃ HỘI$|Độc lập\\s*-\\s*Tự do\\s*-\\s*Hạnh phúc|ĐỘC LẬP\\s*-\\s*TỰ DO\\s*-\\s*HẠNH PHÚC)`,
  'gu',
)

/** One word of a place name as it stands in a date line; "TP.", "H'leo", "Đam Rông 2" and "Tân Hội B" too. */
const PLACE_WORD = "(?:(?:TP|Tp|T\\.P|TX|Tx)\\.?|HCM|\\p{Lu}['’]?[\\p{L}'’]*\\p{Ll}[\\p{L}'’]*|\\p{Lu}['’]\\p{L}+)"
export const PLACE = `(?:(?:Thành phố|Thị xã|Thị trấn)\\s)?${PLACE_WORD}(?:(?:\\s|\\s?-\\s?|(?<=\\.))${PLACE_WORD}){0,5}(?:\\s(?:\\d{1,2}|\\p{Lu})(?=\\s?,))?`

const BLANK = '[\\s.…_·*]'
/** The date of a date line, day, month or the end of the year perhaps blank. */
export const DATE_WORDS = `ng[àaáả]y${BLANK}{0,20}(?<day>\\d{1,2})?${BLANK}{0,20}th[áaàả]ng${BLANK}{0,20}(?<month>\\d{1,2})?${BLANK}{0,20}n[ăaâắ]m${BLANK}{0,20}(?:(?<year>(?:19|20)\\d\\d)|20(?=${BLANK}))?`

/** A date line in figures, or with a month only, whole: "An Sơn, ngày 5/9/2025", "An Sơn, tháng 9 năm 2025". */
export const DATE_FIGURES = new RegExp(
  `^(?<place>${PLACE})\\s?,\\s?(?:(?:ngày\\s)?(?<day>\\d{1,2})\\s?[/.-]\\s?(?<month>\\d{1,2})\\s?[/.-]\\s?(?<year>(?:19|20)\\d\\d)|tháng\\s(?<onlyMonth>\\d{1,2})(?:\\snăm\\s|\\s?[/-]\\s?)(?<itsYear>(?:19|20)\\d\\d))[\\s.]*$`,
  'u',
)

export const DATE_LINE = new RegExp(`(?<!/|[^-\\s]-|\\p{Lu})(?<place>${PLACE})\\s?[,;.]?\\s?${DATE_WORDS}`, 'gu')

/** Scans lose or change the accent of "Số". "Số: 15/KH-UBND", "Số 15-KH/TU", "Số:     /KH-UBND", "Số: 02/2025/QĐ-UBND"; what follows "Số" must be a code or a blank before one. */
export const NUMBER_LINE =
  /(?<![\p{L}\p{N}])(?:S[ốôóõỐÔÓÕ])\s?[:.]?\s?(?<ordinal>\d{1,6}\p{Ll}?)?[.…_\s]{0,20}(?<year>\/\s?(?:19|20)\d\d\s?)?(?<joint>[/-])\s?(?<symbol>(?!Ký\s)\p{Lu}[\p{L}\d]*(?:\s?[-/&.]\s?\p{Lu}[\p{L}\d]*){0,6})/gu

const RULE = /[-_=*~.]{4,}/gu
const CUTTERS = [MOTTO, DATE_LINE, NUMBER_LINE]

const CELL_NUMBER = new RegExp(`^\\s*${NUMBER_LINE.source}`, 'u')
const CELL_DATE = new RegExp(`^\\s*(?:${DATE_LINE.source})[\\s.…_-]*$`, 'u')

/**
 * Bars that a portal's text left between the columns of a letterhead: "ỦY BAN NHÂN DÂN | CỘNG HÒA … |", "Số: 15/KH-UBND |".
 * A row of a portal's own table ("| Loại văn bản | Kế hoạch |") is none.
 */
function barCuts(line: string): number[] | null {
  const cells = line.split('|').filter((cell) => cell.trim() !== '')
  const plain = (cell: string): boolean => !/\p{Ll}/u.test(cell)
  const head = cells.some((cell) => CELL_NUMBER.test(cell) || CELL_DATE.test(cell) || cell.search(MOTTO) >= 0)
  if (!head && !cells.every(plain) && cells.length !== 1) return null
  return [...line.matchAll(/\|/gu)].flatMap((bar) => [bar.index, bar.index + 1])
}

/** Starts of the pieces of a line in which mottos, a number or a date stand beside something else; [0] for an ordinary line. */
export function cutColumns(line: string): number[] {
  const bars = line.includes('|') ? barCuts(line) : null
  if (bars !== null) {
    const inner = cutCells(line)
    return [...new Set([0, ...bars, ...inner])].filter((at) => at < line.length).sort((a, b) => a - b)
  }
  return cutWords(line)
}

/** Each cell of a row of bars is cut as a line of its own: a portal may put a whole column into one cell. */
function cutCells(line: string): number[] {
  let from = 0
  return line.split('|').flatMap((cell) => {
    const cuts = cutWords(cell).map((at) => from + at)
    from += cell.length + 1
    return cuts
  })
}

function cutWords(line: string): number[] {
  if (!/Độc lập|ĐỘC LẬP|VIỆT NAM|ĐỘI TNTP|ng[àaáả]y|[Ss][ốôóõ]|SỐ|----/u.test(line)) return [0]
  const cuts = new Set([0])
  let sure = false
  for (const pattern of CUTTERS) {
    for (const match of line.matchAll(pattern)) {
      if (!stands(pattern, line, match)) continue
      if (pattern === MOTTO) sure = true
      cuts.add(match.index)
      cuts.add(match.index + match[0].length)
    }
  }
  if (cuts.size > 1 && (sure || /^\s*(?:S[ốôóõỐÔÓÕ])\s?[:.]?/u.test(line)))
    for (const match of line.matchAll(RULE)) {
      cuts.add(match.index)
      cuts.add(match.index + match[0].length)
    }
  cuts.delete(line.length)
  return [...cuts].sort((a, b) => a - b)
}

/** Dates and numbers are cut only out of letterheads: not within a sentence. */
function stands(pattern: RegExp, line: string, match: RegExpExecArray): boolean {
  if (pattern === MOTTO) return true
  const before = line.slice(0, match.index)
  const after = line.slice(match.index + match[0].length)
  if (pattern === NUMBER_LINE) {
    if (/^\s?(?:ngày|,|;|của|về)/u.test(after)) return false
    return before.trim() === '' || (/^S[ốôóõ]/u.test(match[0]) && (!/\p{Ll}/u.test(before) || MOTTO_TAIL.test(before)))
  }
  if (inSentence(before, match[0])) return false
  return /^[\s-]*$/u.test(after) || /^\s*(?:[\p{Lu}\s]{4}|-{3})/u.test(after)
}

/** A place without a comma, or after the rank of a body ("Tỉnh ủy An Sơn, ngày …"), that small letters lead to: the end of a wrapped sentence. */
function inSentence(before: string, found: string): boolean {
  const words = before.replace(/^\s*S[ốôóõ]\s?:?\s?\S+/u, '')
  if (!/\p{Ll}{2}/u.test(words) || MOTTO_TAIL.test(before) || /(?:[-*_]{3,}|\s{3,})$/u.test(before)) return false
  if (/^[^,]*,/u.test(found.slice(0, found.search(/ng[àaáả]y/u))))
    return /\s(?:ủy|uỷ|tỉnh|huyện|quận|xã|phường|phố|đoàn|bộ|phủ|của|tại)\s*$/iu.test(words)
  return true
}
const MOTTO_TAIL = /Hạnh phúc\s*-*\s*$/u
