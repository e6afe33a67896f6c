/** Names printed in capitals, in normal case: as the document itself spells them elsewhere, else by the conventions of NĐ 30/2020, Phụ lục II. */
import { z } from 'zod'
import data from '../../lexicon/issuer-words.json' with { type: 'json' }
import { provinces } from '../../lexicon/provinces.ts'
import { fold } from '../../text/fold.ts'
import { phrase } from '../../text/vi.ts'

const schema = z.object({
  heads: z.array(z.string()),
  proper: z.array(z.string()),
  places: z.array(z.string()),
  units: z.array(z.string()),
  examples: z.array(z.object({ printed: z.string(), name: z.string() })).min(3),
})
export const issuerWords = schema.parse(data)

const HEADS = issuerWords.heads.map((head) => ({ head, words: fold(head).split(' ') })).sort((a, b) => b.words.length - a.words.length)
const PROPER = [...new Set([...issuerWords.proper, ...provinces.map(({ name }) => name)])]
  .map((name) => ({ name, words: fold(name).split(' ') }))
  .sort((a, b) => b.words.length - a.words.length)
const PLACES = issuerWords.places.map((place) => place.split(' ')).sort((a, b) => b.length - a.length)
const UNITS = new Set(issuerWords.units)
const SMALL = new Set(['và', 'của', 'các', 'về', 'cho', 'với', 'tại', 'trên', 'trong', 'số'])
/** A place rank that is part of a body's name: "Tỉnh ủy", "xã hội". */
const NOT_PLACE = new Set(['ủy', 'đoàn', 'hội', 'giao'].map(fold))

/** Heads after which every word is a name: committees, youth unions, schools, companies. */
const NAMED = new RegExp(
  `^(?:${['tỉnh', 'thành', 'huyện', 'quận', 'thị'].flatMap((rank) => [`${rank} ủy`, fold(`${rank} đoàn`)]).join('|')})$|^trường (?:mn|mg|tiểu|trung|thpt|thcs|th|mầm|mẫu|ptdtnt|phổ|chính trị$)|^(?:tổng )?công ty`,
  'u',
)

/** Short forms of schools, after which only their name stands: "LIÊN ĐỘI THCS MINH AN". */
const SCHOOLS = new Set(['mn', 'mg', 'th', 'thcs', 'thpt', 'th&thcs', 'ptdtnt', 'ptdtbt'])

function startsWith(words: readonly string[], at: number, wanted: readonly string[]): boolean {
  return wanted.every((word, index) => words[at + index] === word)
}

/** The words of a head phrase that begins at `at`, as it is to be spelled; null where none does. */
export function headAt(words: readonly string[], at: number): { head: string; count: number } | null {
  const found = HEADS.find((entry) => startsWith(words, at, entry.words))
  return found ? { head: found.head, count: found.words.length } : null
}

/** Whether a name of a place begins at `at`: "tỉnh An Sơn", but not "tỉnh ủy", "xã hội". */
export function placeAt(words: readonly string[], at: number): number {
  const found = PLACES.find((place) => startsWith(words, at, place))
  if (!found || NOT_PLACE.has(words[at + found.length] ?? '')) return 0
  return found.length
}

function capitalise(word: string): string {
  const first = /\p{L}/u.exec(word)
  if (!first) return word
  return word.slice(0, first.index) + first[0].toUpperCase() + word.slice(first.index + 1)
}

function title(word: string): string {
  return word
    .split('-')
    .map((part) => capitalise(part.toLowerCase()))
    .join('-')
}

/** Letters of `printed` with the case of `model`, tone placement as printed. */
function cased(printed: string, model: string): string {
  const letters = [...printed.toLowerCase()]
  const pattern = [...model]
  if (letters.length !== pattern.length) return printed.toLowerCase() === model.toLowerCase() ? model : capitalise(printed.toLowerCase())
  return letters.map((letter, index) => (/\p{Lu}/u.test(pattern[index] ?? '') ? letter.toUpperCase() : letter)).join('')
}

/** "SỞ GIÁO DỤC VÀ ĐÀO TẠO" gives "Sở Giáo dục và Đào tạo". */
export function normalCase(printed: string): string {
  const tokens = printed.replace(/\s+/g, ' ').trim().split(' ')
  const words = tokens.map((token) => fold(token).replace(/^[“"(]+|[”"),.;:]+$/g, ''))
  const out: string[] = []
  let place = false
  let opens = true
  for (let at = 0; at < tokens.length; ) {
    const head = !place || at === 0 ? headAt(words, at) : null
    const proper = PROPER.find((entry) => startsWith(words, at, entry.words))
    const region = words[at] === 'khu' && words[at + 1] === 'vực' ? 2 : 0
    const rank = region || placeAt(words, at)
    if (rank > 0 && at > 0) {
      for (let n = 0; n < rank; n += 1) out.push((tokens[at + n] ?? '').toLowerCase())
      place = true
      at += rank
      continue
    }
    const phraseFound =
      head && (at === 0 || !proper || head.count > proper.words.length) && (at === 0 || head.count > 1 || out.at(-1) === '-')
        ? { model: head.head.split(' '), count: head.count }
        : proper
          ? { model: proper.name.split(' '), count: proper.words.length }
          : null
    if (phraseFound) {
      for (let n = 0; n < phraseFound.count; n += 1) out.push(cased(tokens[at + n] ?? '', phraseFound.model[n] ?? ''))
      at += phraseFound.count
      opens = true
      if (SCHOOLS.has(words[at - 1] ?? '')) place = true
      if (NAMED.test(words.slice(at - phraseFound.count, at).join(' '))) place = true
      continue
    }
    const token = tokens[at] ?? ''
    const word = words[at] ?? ''
    if (place) out.push(/^(?:và|của|,)$/.test(word) ? token.toLowerCase() : title(token))
    else if (SMALL.has(word) || UNITS.has(word)) {
      out.push(token.toLowerCase())
      opens = word === 'và'
      at += 1
      continue
    } else out.push(opens ? title(token) : token.toLowerCase())
    opens = /[,;]$/.test(token) || token === '-'
    at += 1
  }
  return capitalise(out.join(' '))
}

/** The same words in normal case somewhere in the document: the spelling that occurs most; null where they stand only in capitals. */
export function spelledInText(printed: string, text: string): string | null {
  const words = fold(printed)
    .split(' ')
    .map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
  if (words.length < 2 || words.length > 30) return null
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${phrase(words.join(' '))}(?![\\p{L}\\p{N}])`, 'giu')
  const counts = new Map<string, number>()
  for (const match of text.matchAll(pattern)) {
    const found = match[0].replace(/\s+/g, ' ')
    if (found === found.toUpperCase() || !/^\p{Lu}/u.test(found)) continue
    counts.set(found, (counts.get(found) ?? 0) + 1)
  }
  const best = [...counts].sort((a, b) => b[1] - a[1])[0]
  return best ? best[0] : null
}

/** Letters without accents, one for one, so that offsets hold. */
function letters(text: string): string {
  return Array.from(text, (letter) =>
    letter.length > 1 ? letter : (letter.normalize('NFD')[0] ?? letter).toLowerCase().replace('đ', 'd'),
  ).join('')
}

const RANKS = new RegExp(
  `(?<=\\s)(?:${issuerWords.places.map((place) => letters(place).replace('.', '\\.').replace(' ', '\\s+')).join('|')})\\s.{2,40}$`,
  'u',
)

/** A place that a scan misread in capitals, "THÀNH PHÓ AN SƠN", as the text spells it elsewhere. */
export function repaired(printed: string, text: string): string {
  const tail = RANKS.exec(letters(printed))
  if (!tail) return printed
  const words = fold(printed.slice(tail.index)).split(' ')
  if (placeAt(words, 0) > 0) return printed
  const wanted = tail[0].replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+')
  for (const match of letters(text).matchAll(new RegExp(`(?<![a-z0-9])${wanted}(?![a-z0-9])`, 'gu'))) {
    const found = text.slice(match.index, match.index + match[0].length).replace(/\s+/g, ' ')
    if (found !== found.toUpperCase() && placeAt(fold(found).split(' '), 0) > 0) return printed.slice(0, tail.index) + found.toUpperCase()
  }
  return printed
}
