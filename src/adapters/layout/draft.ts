/** A paragraph while its lines come in, and what it becomes. */
import type { RawParagraph, Style } from '../../tree/types.ts'
import { boldLead, type Line } from './lines.ts'
import type { Area } from './margins.ts'

export type Align = 'left' | 'center' | 'right'

/** A paragraph while its lines come in. */
export interface Draft {
  lines: Line[]
  /** what stands between the lines: ' ' or '\n' */
  joints: string[]
  /** how far right of its page's left edge each line begins */
  indents: number[]
  align: Align
  area: Area
}

/** A number, sign or address broken at its own hyphen or slash is joined without a space. */
function seam(last: Line, line: Line, between: string): string {
  if (between !== ' ') return between
  if (/[\p{Lu}\d][-/]$/u.test(last.text) && /^[\p{Lu}\d]/u.test(line.text)) return ''
  if (/:\/\/\S*$/u.test(last.text) && /^[%&?=/#_]/.test(line.text)) return ''
  return between
}

/** Centred lines broken only where the next word had no room are one wrapped sentence. */
function isWrapped({ lines, joints }: Draft): boolean {
  if (lines.length < 3 || !joints.every((between) => between === '\n')) return false
  const widths = lines.map(({ x0, x1 }) => x1 - x0)
  const widest = Math.max(...widths)
  return lines.slice(1).every((line, index) => {
    const first = line.words[0]
    return (widths[index] as number) + (first ? first.x1 - first.x0 : 0) + (index === 0 ? 2.5 : 0.25) * line.size > widest
  })
}

/** A finished paragraph. */
export function paragraphOf(draft: Draft, layer?: RawParagraph['layer'], role?: string): RawParagraph {
  const { lines, area } = draft
  const joints = isWrapped(draft) ? draft.joints.map(() => ' ') : draft.joints
  const first = lines[0] as Line
  const text = lines
    .map((line, index) => (index === 0 ? '' : seam(lines[index - 1] as Line, line, joints[index - 1] as string)) + line.text)
    .join('')
  const style: Style = { size: Math.round(first.size * 10) / 10, indent: Math.round(Math.max(0, draft.indents[0] ?? 0) * 10) / 10 }
  const bold = lines.every((line) => line.bold)
  const lead = bold ? undefined : boldLead(lines)
  if (bold) style.bold = true
  else if (lead && lead > 1) style.boldLead = lead
  if (lines.every((line) => line.italic)) style.italic = true
  style.align = draft.align === 'left' && area.justified && lines.length > 1 ? 'justify' : draft.align
  const result: RawParagraph = { kind: 'paragraph', text, page: first.page, style }
  if (layer) result.layer = layer
  if (role) result.role = role
  return result
}
