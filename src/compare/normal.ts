/** The normal form of an item: two items of equal normal form say the same words. */
import { abbreviations } from '../lexicon/abbreviations.ts'
import { agencyParts } from '../lexicon/agencies.ts'
import { fold } from '../text/fold.ts'

/** Spellings and orders of one word. */
const VARIANTS: readonly (readonly [RegExp, string])[] = (
  [
    ['đảm bảo', 'bảo đảm'],
    ['hàng (năm|quý|tháng|tuần|ngày)', 'hằng $1'],
    ['kí kết', 'ký kết'],
    ['qui (định|chế|hoạch|trình|mô|tắc|chuẩn)', 'quy $1'],
    ['sỹ', 'sĩ'],
    ['kĩ', 'kỹ'],
    ['mĩ', 'mỹ'],
    ['tỉ (lệ|trọng|đồng)', 'tỷ $1'],
    ['lí', 'lý'],
    ['xẩy ra', 'xảy ra'],
  ] as const
).map(([from, to]) => [new RegExp(`(?<= )${fold(from)}(?= )`, 'gu'), fold(to)] as const)

/** "hằng năm", "năm 2026", "giai đoạn 2026 - 2030", "năm học 2025 - 2026": a period of the whole plan; "tháng 3 năm 2026" is a day's and stays. */
const PERIOD = new RegExp(
  fold(
    '(?<= )(?:(?:trong |cho )?(?:hằng năm|năm học 20\\d\\d 20\\d\\d|giai đoạn 20\\d\\d 20\\d\\d|(?<!tháng \\d{1,2} )(?<!quý (?:\\d|i|ii|iii|iv) )(?:các )?năm 20\\d\\d))(?= )',
  ),
  'gu',
)
const PERIOD_MARK = 'kỳ'

/** Short forms and what they stand for, both normal, " " at each end of the short form's place. */
export type ShortForms = ReadonlyMap<string, string>

/** "GD&ĐT", "LĐ-TB&XH": one word. */
const JOINT = /(?<=\p{Lu})\s?&\s?(?=\p{Lu})/gu

const KNOWN_SHORT: ReadonlyMap<string, string> = new Map(
  [...Object.entries(abbreviations), ...agencyParts.map(({ short, full }) => [short, full] as const)].map(([short, full]) => [
    bareWords(short.replaceAll('-', '')),
    bareWords(full),
  ]),
)

/** Folded words with single spaces; signs that join figures ("30/6", "5%", "23-25") stay inside them. */
function bareWords(text: string): string {
  return fold(text.replace(JOINT, ''))
    .replace(/(?<=\d)[.,](?=\d{3})/gu, '')
    .replace(/(?<=\d),(?=\d)/gu, '.')
    .replace(/(?<![\d/])0(?=\d)/gu, '')
    .replace(/(?<=\/)0(?=\d)/gu, '')
    .replace(/(?<!\d)[/.](?!\d)|(?<=\d)[/.](?!\d)|(?<!\d)[/.](?=\d)/gu, ' ')
    .replace(/[^\p{L}\p{N}\p{M}%/.]+/gu, ' ')
    .trim()
}

const MOST_KEPT = 20_000
const kept = new Map<string, string>()

/** {@link bareWords}, kept: one parent is read against many children, and agencies stand in many items. */
function bare(text: string): string {
  const before = kept.get(text)
  if (before !== undefined) return before
  const words = bareWords(text)
  if (kept.size >= MOST_KEPT) kept.clear()
  kept.set(text, words)
  return words
}

function opened(words: string, short: ShortForms): string {
  return words.replace(/[^ ]+/g, (word) => short.get(word) ?? KNOWN_SHORT.get(word) ?? word)
}

/**
 * Folds case, punctuation, spaces, tone placement, common variants and one period for another.
 * Days, numbers, agencies and products are never folded.
 * @param short short forms that the documents define ({@link shortForms})
 */
export function normal(text: string, short: ShortForms = new Map()): string {
  let words = ` ${opened(bare(text), short)} `
  for (const [from, to] of VARIANTS) words = words.replace(from, to)
  return words.replace(PERIOD, PERIOD_MARK).trim()
}
