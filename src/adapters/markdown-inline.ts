/** Markdown marks inside a paragraph: taken out of the text, kept as hints of style. */
import type { Style } from '../tree/types.ts'

export interface Inline {
  text: string
  style: Style
}

const MARK = /\*{1,3}|_{1,3}(?![\p{L}\p{N}_])|(?<![\p{L}\p{N}_])_{1,3}/gu
const ESCAPE = /\\([\\`*_{}[\]()#+\-.!|>~])/g
/** Escaped letters wait in the private use area until the marks are gone. */
const SHELTER = 0xe100
const SHELTERED = /[\ue100-\ue17f]/g
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', apos: "'" }

function plain(text: string): string {
  return text
    .replace(ESCAPE, (_, letter: string) => String.fromCharCode(SHELTER + letter.charCodeAt(0)))
    .replace(/!\[([^\][]{0,300})\]\([^()\s]{0,2000}(?: "[^"]{0,300}")?\)/g, '')
    .replace(/\[([^\][]{1,1000})\]\([^()\s]{0,2000}(?: "[^"]{0,300}")?\)/g, '$1')
    .replace(/\[\^[^\]\s]{1,40}\]/g, '')
    .replace(/<(https?:[^>\s]{1,2000})>/g, '$1')
    .replace(/<br ?\/?>/gi, '\n')
    .replace(/<\/?(?:b|i|u|em|strong|span|font|center|small|mark)(?: [^<>]{0,500})?>/gi, '')
    .replace(/<sup>\s*[([]?\d{1,3}[)\]]?\s*<\/sup>/gi, '')
    .replace(/~~([^~]{1,2000})~~/g, '$1')
    .replace(/`([^`]{1,2000})`/g, '$1')
    .replace(/&(amp|lt|gt|quot|nbsp|apos);/g, (_, name: string) => ENTITIES[name] ?? '')
}

/** Marks of notes in raised digits: "tiêu cực⁽¹⁾", "chi bộ¹." but not "km²". */
export function dropNoteMarks(text: string): string {
  return text.replace(/⁽[⁰¹²³⁴-⁹]{1,3}⁾/g, '').replace(/(?<=\p{Ll}{3}|[.,;:”"])[¹²³⁴-⁹][⁰¹²³⁴-⁹]?(?![\p{L}\p{N}])/gu, '')
}

interface Mark {
  at: number
  text: string
  opens: boolean
  closes: boolean
}

function marks(text: string): Mark[] {
  return [...text.matchAll(MARK)].map((match) => {
    const next = text[match.index + match[0].length] ?? ' '
    const before = text[match.index - 1] ?? ' '
    return { at: match.index, text: match[0], opens: !/\s/.test(next), closes: !/\s/.test(before) }
  })
}

/** Pairs of marks, nearest first; a mark without a partner is text ("*" under a Party letterhead). */
function pairs(text: string): [Mark, Mark][] {
  const open: Mark[] = []
  const found: [Mark, Mark][] = []
  for (const mark of marks(text)) {
    const partner = mark.closes ? open.findLastIndex((other) => other.text === mark.text) : -1
    const first = open[partner]
    if (first) {
      found.push([first, mark])
      open.length = partner
    } else if (mark.opens && open.length < 64) open.push(mark)
  }
  return found
}

interface Strip {
  text: string
  bold: boolean[]
  italic: boolean[]
}

/** The text without its paired marks, and for each letter left whether it was bold, or slanted. */
function strip(text: string): Strip {
  const drop = new Set<number>()
  const weight = new Int32Array(text.length + 1)
  const slant = new Int32Array(text.length + 1)
  for (const [first, last] of pairs(text)) {
    for (const mark of [first, last]) for (let i = 0; i < mark.text.length; i += 1) drop.add(mark.at + i)
    const kinds = first.text.length === 1 ? [slant] : first.text.length === 2 ? [weight] : [weight, slant]
    for (const kind of kinds) {
      kind[first.at] = (kind[first.at] ?? 0) + 1
      kind[last.at] = (kind[last.at] ?? 0) - 1
    }
  }
  const result: Strip = { text: '', bold: [], italic: [] }
  let bold = 0
  let italic = 0
  for (let i = 0; i < text.length; i += 1) {
    bold += weight[i] ?? 0
    italic += slant[i] ?? 0
    if (drop.has(i)) continue
    result.text += text[i]
    result.bold.push(bold > 0)
    result.italic.push(italic > 0)
  }
  return result
}

function leadLength(text: string, flags: readonly boolean[]): number {
  let end = 0
  for (let i = 0; i < text.length && (flags[i] || /\s/.test(text[i] ?? '')); i += 1) if (flags[i]) end = i + 1
  return end
}

/** Takes Markdown's marks, links, escapes and note marks out of one paragraph. */
export function readInline(source: string): Inline {
  const { text, bold, italic } = strip(dropNoteMarks(plain(source)))
  const style: Style = {}
  const lead = leadLength(text, bold)
  if (lead > 0 && lead >= text.trimEnd().length) style.bold = true
  else if (lead > 0) style.boldLead = lead
  if (text.trim() !== '' && leadLength(text, italic) >= text.trimEnd().length) style.italic = true
  return { text: text.replace(SHELTERED, (letter) => String.fromCharCode(letter.charCodeAt(0) - SHELTER)), style }
}

/** A text that uses Markdown's emphasis though its name does not say so. */
export function hasEmphasis(text: string): boolean {
  return /(?:^|\s)\*\*\S[^*]{0,2000}\S\*\*(?=[\s.,;:]|$)/m.test(text)
}

/** Emphasis is open at the end: the paragraph goes on. */
export function opensEmphasis(text: string): boolean {
  return (text.match(/\*\*/g)?.length ?? 0) % 2 === 1
}
