/** Labelled paragraphs: "Chủ trì: Sở …", "Thời gian thực hiện: …" (data in lexicon/labels.json). */
import { z } from 'zod'
import data from '../../lexicon/labels.json' with { type: 'json' }
import { Matcher } from '../../text/matcher.ts'
import { LETTER, phrase } from '../../text/vi.ts'

export type LabelRole = 'lead' | 'coordinating' | 'deadline' | 'product' | 'detail'

const labelSchema = z.array(
  z.object({
    role: z.enum(['lead', 'coordinating', 'deadline', 'product', 'detail']),
    phrases: z.array(z.string()).min(1),
    examples: z.array(z.string()).min(3),
    not: z.array(z.string()).min(2),
  }),
)
/** Label roles with the words that stand before the colon. */
export const labelLexicon = labelSchema.parse(data)

const whole = labelLexicon.map((entry) => ({
  role: entry.role,
  pattern: new RegExp(`^[\\s*"“'(•+-]*(?:${entry.phrases.map(phrase).join('|')})(?:\\s*\\([^()]{1,60}\\))?\\s*:\\s*`, 'iu'),
}))

/** Labels inside a paragraph begin a clause: after ".", ";", ":", ",", "(", a line break. Details are not looked for there: too ordinary as words. */
const inside = labelLexicon
  .filter((entry) => entry.role !== 'detail')
  .map((entry) => ({
    role: entry.role,
    pattern: new RegExp(`(?<=[.;:,(\\n]\\s*[-+]?\\s*)(?<!${LETTER})(?:${entry.phrases.map(phrase).join('|')})\\s*:\\s*`, 'giu'),
  }))

const matcher = new Matcher(inside.map(({ pattern }) => pattern))

export interface LabelPart {
  role: LabelRole
  /** offsets of the value, without the label */
  start: number
  end: number
  /** "Thời hạn", "Hoàn thành": a bare day in it is the last day, not the day when it happens */
  due: boolean
}

/** The words of a label or a column heading that name a limit. */
export const LIMIT = /hoàn thành|thời hạn|(?<!\p{L})hạn(?!\p{L})|(?<!\p{L})HT(?!\p{L})/iu

/** The label that opens a paragraph, with the offset at which its value begins; null if none does. */
export function openingLabel(content: string): { role: LabelRole; valueStart: number } | null {
  const colon = content.indexOf(':')
  if (colon < 0 || colon > 90) return null
  for (const { role, pattern } of whole) {
    const match = pattern.exec(content)
    if (match) return { role, valueStart: match[0].length }
  }
  return null
}

/**
 * A paragraph cut at its labels.
 * @returns what stands before the first label (`head`), and each label's value; offsets in the text given
 */
export function cutAtLabels(content: string): { headEnd: number; parts: LabelPart[] } {
  if (!content.includes(':')) return { headEnd: content.length, parts: [] }
  const cuts: { role: LabelRole; at: number; valueStart: number }[] = []
  const opening = openingLabel(content)
  if (opening) cuts.push({ role: opening.role, at: 0, valueStart: opening.valueStart })
  matcher.match(content).forEach((matches, at) => {
    for (const match of matches) {
      if (cuts.some((cut) => match.index >= cut.at && match.index < cut.valueStart)) continue
      cuts.push({ role: inside[at]?.role as LabelRole, at: match.index, valueStart: match.index + match[0].length })
    }
  })
  cuts.sort((a, b) => a.at - b.at)
  const parts = cuts.map((cut, index) => {
    let end = cuts[index + 1]?.at ?? content.length
    while (end > cut.valueStart && /[\s;,.()+-]/.test(content[end - 1] ?? '')) end -= 1
    return { role: cut.role, start: cut.valueStart, end, due: LIMIT.test(content.slice(cut.at, cut.valueStart)) }
  })
  return { headEnd: cuts[0]?.at ?? content.length, parts }
}
