/** Spans of a paragraph to text and hints of style; Word files and web pages share it. */
import type { Style } from '../tree/types.ts'

export interface Span {
  text: string
  bold: boolean
  italic: boolean
  /** points */
  size: number | null
}

/** A stretch of the joined text that looks alike; it ends before `to`. */
interface Stretch {
  to: number
  bold: boolean
  italic: boolean
}

/** Anything but single spaces between words. */
const LOOSE = /[\t\u00a0\u00ad\u2000-\u200b\u202f\u3000\ufeff]|\s /

/** White space drawn together; nearly every text is tidy already. */
function tidied(text: string): string {
  if (!LOOSE.test(text)) return text
  return text
    .replace(/[\t\u00a0\u2000-\u200a\u202f\u3000 ]+/g, ' ')
    .replace(/[\u00ad\u200b\ufeff]/g, '')
    .replace(/(\s) +/g, '$1')
}

/** Spans joined: white space drawn together, none at the edges, no line break first. */
function join(spans: readonly Span[]): { text: string; stretches: Stretch[] } {
  let text = ''
  const stretches: Stretch[] = []
  for (const { text: given, bold, italic } of spans) {
    const plain = tidied(given.normalize('NFC'))
    if (text === '') text = plain.replace(/^[ \n]+/, '')
    else text += /\s/.test(text.charAt(text.length - 1)) ? plain.replace(/^ +/, '') : plain
    stretches.push({ to: text.length, bold, italic })
  }
  return { text: text.trimEnd(), stretches }
}

/** How far the text looks so from its beginning, blanks between such stretches among it. */
function leadLength(text: string, stretches: readonly Stretch[], look: 'bold' | 'italic'): number {
  let [end, from] = [0, 0]
  for (const stretch of stretches) {
    if (stretch[look] && stretch.to > from) end = stretch.to
    else if (text.slice(from, stretch.to).trim() !== '') break
    from = stretch.to
  }
  return Math.min(end, text.length)
}

/** The size that most letters have. */
function mainSize(spans: readonly Span[]): number | null {
  const sizes = new Map<number, number>()
  for (const { text, size } of spans) if (size) sizes.set(size, (sizes.get(size) ?? 0) + text.trim().length)
  let best: number | null = null
  for (const [size, count] of sizes) if (best === null || count > (sizes.get(best) ?? 0)) best = size
  return best
}

/**
 * @param label the automatic number printed before the text, '' for none
 * @returns the text with its number, and what the letters show
 */
export function composeText(spans: readonly Span[], label: string): { text: string; style: Style } {
  const { text, stretches } = join(spans)
  const style: Style = {}
  const lead = leadLength(text, stretches, 'bold')
  const shift = label === '' ? 0 : label.length + 1
  if (lead > 0 && lead === text.length) style.bold = true
  else if (lead > 0) style.boldLead = lead + shift
  if (text !== '' && leadLength(text, stretches, 'italic') === text.length) style.italic = true
  const size = mainSize(spans)
  if (size !== null) style.size = size
  return { text: label === '' ? text : `${label} ${text}`.trimEnd(), style }
}
