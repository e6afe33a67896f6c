/** Paragraphs whose line breaks were lost, cut again into lines over the same canonical text. */
import { TYPE_WORDS } from '../lexicon/document-types.ts'
import { phrase } from '../text/vi.ts'
import type { BlockNode, DocumentNode, ParagraphNode } from '../tree/types.ts'
import { DATE_LINE, MOTTO, NUMBER_LINE } from './letterhead-cut.ts'
import { romanValue } from './marker.ts'
import { capitalsEnd } from './capitals.ts'
import { closingCuts } from './reflow-closing.ts'
import { outlineCuts } from './reflow-outline.ts'

/** Shorter paragraphs hold no document. */
const SHORTEST = 150
/** How far from its start a collapsed paragraph shows its letterhead. */
const HEAD = 1200
const RULE = /[-_=*]{3,}/gu
const TYPE = new RegExp(`(?<![\\p{L}\\p{N}])(?:${TYPE_WORDS.toUpperCase().replaceAll('\\S', '\\s')})(?![\\p{L}\\p{N}])`, 'gu')
const CLAUSE = new RegExp(
  `(?<=\\s)(?:${['Căn cứ', 'Thực hiện', 'Tiếp tục thực hiện', 'Triển khai', 'Theo', 'Xét', 'Để'].map(phrase).join('|')})(?=\\s)`,
  'gu',
)

/** Where the letterhead, title and first clause of a collapsed document begin; null for an ordinary paragraph. */
function headCuts(text: string): number[] | null {
  const head = text.slice(0, HEAD)
  const mottos = [...head.matchAll(MOTTO)]
  const marks = [NUMBER_LINE, DATE_LINE].flatMap((pattern) => [...head.matchAll(pattern)].slice(0, 1)).filter((match) => match.index < 500)
  // a letterhead that lost its mottos still has its number and its date, one behind the other
  const bare = marks.length === 2 && marks.every((match) => match.index < 200)
  if (marks.length === 0 || (mottos.length === 0 && !bare)) return null
  const after = Math.max(...marks.map((match) => match.index + match[0].length))
  TYPE.lastIndex = after
  const type = TYPE.exec(head)
  if (!type || type.index - after > 200) return null
  const cuts = new Set<number>([0, type.index])
  for (const match of [...mottos, ...marks, ...head.matchAll(RULE)]) {
    if (match.index >= type.index) continue
    cuts.add(match.index)
    cuts.add(match.index + match[0].length)
  }
  cuts.add(titleEnd(text, type.index, type.index + type[0].length))
  return [...cuts].sort((a, b) => a - b)
}

/** Where the title that begins at `from` ends: at the first words in small letters, or at a clause that opens the text. */
function titleEnd(text: string, from: number, words: number): number {
  const run = capitalsEnd(text, from)
  if (run > words + 3) return run
  CLAUSE.lastIndex = words + 1
  const before = text.slice(0, words + 800)
  const clause = CLAUSE.exec(before)
  // "KẾ HOẠCH Thực hiện quy định … Căn cứ Thông tư số …": a title may begin with such words itself
  const next = clause && clause.index <= words + 2 ? CLAUSE.exec(before) : clause
  return (next ?? clause)?.index ?? words
}

/** Whether Roman headings run on within one long paragraph: "… I. MỤC ĐÍCH … II. NHIỆM VỤ …". */
function runsOn(text: string): boolean {
  if (text.length < 1500) return false
  const found = [...text.matchAll(/(?<=[.:;”"]\s{1,3})(I{1,3}|IV|V)\.\s+\p{Lu}{2}/gu)].map((match) => romanValue(match[1] ?? ''))
  return found.includes(1) && found.includes(2)
}

function pieces(node: ParagraphNode, text: string, cuts: readonly number[]): ParagraphNode[] {
  const nodes: ParagraphNode[] = []
  const { boldLead: _, ...style } = node.style
  cuts.forEach((from, index) => {
    const part = text.slice(from, cuts[index + 1] ?? text.length)
    const trimmed = part.trim()
    if (trimmed === '') return
    const start = node.start + from + part.indexOf(trimmed)
    nodes.push({ ...node, style, start, end: start + trimmed.length })
  })
  return nodes
}

function isCandidate(block: BlockNode): block is ParagraphNode {
  return block.type === 'paragraph' && block.layer === 'body'
}

/** Whether a paragraph was broken off in mid-sentence before the next one. */
function breaksOff(words: string, next: string): boolean {
  return !/[.;:!?”"*)]$/u.test(words) && !/^(?:[-+•*]\s|\d{1,2}[.)]|[IVX]{1,5}\.|[a-zđ]\)|\(\d)/u.test(next)
}

/** Neighbouring paragraphs as one where the first breaks off; the break between them stays in the text. */
function joined(blocks: readonly BlockNode[], text: string): BlockNode[] {
  const whole: BlockNode[] = []
  for (const block of blocks) {
    const last = whole.at(-1)
    if (
      last &&
      isCandidate(last) &&
      isCandidate(block) &&
      breaksOff(text.slice(Math.max(last.start, last.end - 20), last.end), text.slice(block.start, block.start + 10))
    )
      whole[whole.length - 1] = { ...last, end: block.end }
    else whole.push(block)
  }
  return whole
}

/** How many paragraphs from the top may hold a collapsed letterhead. */
const TOP = 12

function isCollapsed(tree: DocumentNode, text: string): boolean {
  return tree.children.some((block, index) => {
    if (!isCandidate(block) || block.end - block.start < SHORTEST) return false
    const words = text.slice(block.start, block.end)
    return (index < TOP && (headCuts(words)?.length ?? 0) > 3) || runsOn(words)
  })
}

/**
 * Splits paragraphs that hold a whole document (its line breaks lost) into several nodes; only offsets change.
 * A document in which no paragraph shows a collapsed letterhead or headings that run on stays as it is.
 */
export function reflow(tree: DocumentNode, text: string): DocumentNode {
  if (!isCollapsed(tree, text)) return tree
  let heads = TOP
  const children = joined(tree.children, text).flatMap((block): BlockNode[] => {
    heads -= 1
    if (!isCandidate(block) || block.end - block.start < SHORTEST) return [block]
    const words = text.slice(block.start, block.end)
    const head = (heads >= 0 ? headCuts(words) : null) ?? [0]
    const from = head.at(-1) ?? 0
    const cuts = new Set([...head, ...outlineCuts(words, from), ...closingCuts(words, from)])
    return pieces(
      block,
      words,
      [...cuts].sort((a, b) => a - b),
    )
  })
  return { ...tree, children }
}
