/** What single cells of a task table say. */
import { readMarker } from '../../structure/marker.ts'
import type { Range } from '../../structure/outline.ts'
import { oneLine } from '../../text/normalise.ts'
import type { CellNode, ParagraphNode } from '../../tree/types.ts'
import type { Mention } from './draft.ts'
import { cutAtLabels } from './labels.ts'
import { agenciesIn, rolesIn, type Words } from './words.ts'

export interface Roles {
  lead: Mention[]
  coordinating: Mention[]
}

/** "Theo phân công tại Quyết định …", a lone dash name nobody; a dash before a name is a bullet. */
const NOBODY =
  /^\s*(?:theo\s+(?:phân\s+công|quyết\s+định|kế\s+hoạch|quy\s+định|chức\s+năng)(?!\p{L})|(?:không(?:\s+có)?|[.…\s]+|[-–—\s]+)$)/iu
const SAME_AS_ABOVE = /^\s*(?:["”“'’´〃]{1,2}|-?\s*nt\s*-?|(?:cũng\s+)?như\s+trên|tương\s+tự(?:\s+như\s+trên)?|-?\s*\/\/\s*-?)\s*\.?\s*$/iu
const MARK = /^\s*(?:x|✓|✔|√|\+|●|•)\s*$/iu
const CLOCK = /(?<!\d)\d{1,2} ?(?:h|giờ|g|:) ?\d{0,2}/iu

export function sliceOf(cell: CellNode | null | undefined, words: Words): string {
  return cell ? words.text.slice(cell.start, cell.end) : ''
}

export function isEmpty(cell: CellNode | null | undefined, words: Words): boolean {
  return sliceOf(cell, words).trim() === ''
}

/** "CT" and "PH" in a column that an agency's name heads: it leads, it helps. */
const LEADS = /^\s*(?:ct|chủ trì|c)\s*$/iu
const HELPS = /^\s*(?:ph|phối hợp|p|o)\s*$/iu

/** A mark that says the agency of the column helps. */
export function isHelpMark(content: string): boolean {
  return HELPS.test(content)
}

/** A cross in a column that an agency's name heads. */
export function isMark(content: string): boolean {
  return MARK.test(content) || LEADS.test(content)
}

/** "8h30 - 9h00", or nothing: no day. */
export function isClock(cell: CellNode, words: Words): boolean {
  return isEmpty(cell, words) || CLOCK.test(sliceOf(cell, words))
}

/** "-nt-", "Như trên": the cell says what the one above it says. */
export function isSameAsAbove(cell: CellNode | null | undefined, words: Words): boolean {
  return SAME_AS_ABOVE.test(sliceOf(cell, words))
}

/** Hours of one day, and no day. */
export function isProgramme(cells: readonly CellNode[], words: Words): boolean {
  return cells.some((cell) => !isEmpty(cell, words)) && cells.every((cell) => isClock(cell, words))
}

/** Where the words begin, after a number or bullet printed inside the cell. */
export function bodyStart(cell: CellNode, words: Words): number {
  return cell.start + (readMarker(sliceOf(cell, words))?.length ?? 0)
}

export function productOf(cell: CellNode, words: Words): string {
  return oneLine(sliceOf(cell, words)).replace(/^-\s+/, '')
}

export function paragraphsOf(cell: CellNode): ParagraphNode[] {
  return cell.children.filter((child): child is ParagraphNode => child.type === 'paragraph' && child.layer === 'body')
}

/** The lines of a cell: its paragraphs, parted at the breaks that the author set. */
export function linesOf(cell: CellNode, words: Words): Range[] {
  return paragraphsOf(cell).flatMap((paragraph) => {
    let from = paragraph.start
    return words.text
      .slice(paragraph.start, paragraph.end)
      .split('\n')
      .map((line) => {
        const start = from
        from += line.length + 1
        return { start, end: start + line.length }
      })
      .filter((line) => words.text.slice(line.start, line.end).trim() !== '')
  })
}

export function isBold(cell: CellNode): boolean {
  const paragraphs = paragraphsOf(cell)
  return paragraphs.length > 0 && paragraphs.every((paragraph) => paragraph.style.bold === true)
}

const TAG =
  /\s*(?:\(\s*(?:(?:cơ quan|đơn vị|cq|đv)\s+)?(?<role>chủ\s*trì|đầu\s+mối|phụ\s+trách|phối\s*hợp|hỗ\s+trợ|CT|PH)(?:\s+(?:chính|thực\s+hiện|chung))?\s*\)|\s*[:–-]\s*(?<tail>chủ\s+trì|phối\s+hợp)(?=\s*(?:$|[;,.\n])))/giu
const SHORT_LABEL = /(?<![\p{L}\p{N}.])(?<role>CT|PH)\s*[:–-]\s*/gu
const HELPING = /phối|hỗ|PH/iu

interface TaggedPart extends Range {
  role: keyof Roles
}

/** "Sở A (chủ trì); Sở B, Sở C (phối hợp)", "Sở A: chủ trì", "CT: Sở A PH: Sở B": the names that each role is set to; empty where none is. */
function taggedRoles(content: string): TaggedPart[] {
  const labels = [...content.matchAll(SHORT_LABEL)]
  if (labels.length > 0)
    return labels.map((label, at) => ({
      role: HELPING.test(label.groups?.role ?? '') ? 'coordinating' : 'lead',
      start: label.index + label[0].length,
      end: labels[at + 1]?.index ?? content.length,
    }))
  const parts: TaggedPart[] = []
  let from = 0
  for (const tag of content.matchAll(TAG)) {
    parts.push({ role: HELPING.test(tag.groups?.role ?? tag.groups?.tail ?? '') ? 'coordinating' : 'lead', start: from, end: tag.index })
    from = tag.index + tag[0].length
  }
  // whoever is named behind the one that leads helps
  if (parts.length > 0 && /\p{L}/u.test(content.slice(from)))
    parts.push({ role: parts.some(({ role }) => role === 'lead') ? 'coordinating' : 'lead', start: from, end: content.length })
  return parts
}

/** A cell of those who lead: names, labels ("Chủ trì: … Phối hợp: …"), a sentence ("Sở A chủ trì, phối hợp với Sở B"), or as above. */
export function leadCell(cell: CellNode, words: Words, above: Roles | undefined): Roles {
  const content = sliceOf(cell, words)
  if (SAME_AS_ABOVE.test(content)) return { lead: above?.lead ?? [], coordinating: [] }
  if (content.trim() === '' || NOBODY.test(content)) return { lead: [], coordinating: [] }
  const { headEnd, parts } = cutAtLabels(content)
  const named = (range: Range): Mention[] => agenciesIn(words, { start: cell.start + range.start, end: cell.start + range.end })
  if (parts.length > 0) {
    const under = (role: string): Mention[] => parts.flatMap((part) => (part.role === role ? named(part) : []))
    const head = headEnd > 0 ? named({ start: 0, end: headEnd }) : []
    return { lead: [...head, ...under('lead')], coordinating: under('coordinating') }
  }
  const tagged = taggedRoles(content)
  if (tagged.length > 0) {
    const of = (role: keyof Roles): Mention[] => tagged.flatMap((part) => (part.role === role ? named(part) : []))
    return { lead: of('lead'), coordinating: of('coordinating') }
  }
  if (/phối hợp|chủ trì/iu.test(content)) {
    const { lead, coordinating } = rolesIn(words, cell)
    if (lead.length > 0 && coordinating.length > 0) return { lead, coordinating }
  }
  return { lead: agenciesIn(words, cell), coordinating: [] }
}

/** A joint column "Chủ trì/phối hợp": the first name leads, the others help. */
export function jointCell(cell: CellNode, words: Words, above: Roles | undefined): Roles {
  const { lead, coordinating } = leadCell(cell, words, above)
  return { lead: lead.slice(0, 1), coordinating: [...lead.slice(1), ...coordinating] }
}

/** A cell of those who help. */
export function helperCell(cell: CellNode, words: Words, above: Roles | undefined): Mention[] {
  const content = sliceOf(cell, words)
  if (SAME_AS_ABOVE.test(content)) return above?.coordinating ?? []
  return NOBODY.test(content) ? [] : agenciesIn(words, cell)
}
