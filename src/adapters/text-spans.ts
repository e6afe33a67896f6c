/** Spans of a paragraph to text and hints of style; Word files and web pages share it. */
import type { Style } from '../tree/types.ts'

export interface Span {
  text: string
  bold: boolean
  italic: boolean
  /** points */
  size: number | null
}

/** Spans joined: white space drawn together, flags kept letter by letter. */
interface Letters {
  text: string
  bold: boolean[]
  italic: boolean[]
}

function letters(spans: readonly Span[]): Letters {
  const result: Letters = { text: '', bold: [], italic: [] }
  for (const { text, bold, italic } of spans) {
    for (const letter of text
      .normalize('NFC')
      .replace(/[\t\u00a0\u2000-\u200a\u202f\u3000 ]+/g, ' ')
      .replace(/[\u00ad\u200b\ufeff]/g, '')) {
      if (letter === ' ' && /(?:^|\s)$/.test(result.text.slice(-1))) continue
      if (letter === '\n' && result.text === '') continue
      result.text += letter
      for (let i = 0; i < letter.length; i += 1) {
        result.bold.push(bold)
        result.italic.push(italic)
      }
    }
  }
  return { ...result, text: result.text.trimEnd() }
}

function leadLength(text: string, flags: readonly boolean[]): number {
  let end = 0
  for (let i = 0; i < text.length && (flags[i] || /\s/.test(text[i] ?? '')); i += 1) if (flags[i]) end = i + 1
  return end
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
  const { text, bold, italic } = letters(spans)
  const style: Style = {}
  const lead = leadLength(text, bold)
  const shift = label === '' ? 0 : label.length + 1
  if (lead > 0 && lead === text.length) style.bold = true
  else if (lead > 0) style.boldLead = lead + shift
  if (text !== '' && leadLength(text, italic) === text.length) style.italic = true
  const size = mainSize(spans)
  if (size !== null) style.size = size
  return { text: label === '' ? text : `${label} ${text}`.trimEnd(), style }
}
