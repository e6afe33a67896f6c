/** What stands at the margins of the work: captions above tables, and the closing paragraphs of a plan. */
import { contentOf, type Entry, type Item, sectionOf } from '../../structure/outline.ts'
import { oneLine } from '../../text/normalise.ts'
import { CLOSING, FORMULA, sentenceEnds, URGE } from './closing.ts'
import type { PlacedDeadline, TaskDraft } from './draft.ts'
import { DATED, slice, trim } from './item-text.ts'
import { deadlinesIn, partsIn, type Words } from './words.ts'

const CAPTION_LENGTH = 160
/** "(Kèm theo Kế hoạch số …)" below an annex's title dates the plan, not the rows. */
const ENCLOSED = /(?<!\p{L})kèm(?!\p{L})|ban hành theo/iu

/** A caption with a date above a timetable hands it to the rows; it is no task of its own. */
export function captionOf(words: Words, above: Entry | undefined, parent: Item): { item: Item | null; deadlines: PlacedDeadline[] } {
  const item = above?.type === 'item' ? above : above === undefined && parent.parent !== null ? parent : null
  if (!item || contentOf(item, words.text).length > CAPTION_LENGTH || ENCLOSED.test(contentOf(item, words.text)))
    return { item: null, deadlines: [] }
  const deadlines = deadlinesIn(words, { start: item.contentStart, end: item.end }, 'label').filter((found) => DATED.has(found.kind))
  return { item: deadlines.length > 0 && item !== parent ? item : null, deadlines }
}

/** The last plain paragraphs of the body, from the first that opens like a closing. */
export function closingOf(words: Words, root: Item): Set<Item> {
  const tail: Item[] = []
  let item: Item | undefined = root
  while (item) {
    const last: Entry | undefined = item.children.at(-1)
    if (last?.type !== 'item') break
    for (let index = item.children.length - 1; index >= 0; index -= 1) {
      const entry = item.children[index] as Entry
      if (entry.type === 'table' || entry.marker !== null || entry.children.length > 0) break
      tail.unshift(entry)
    }
    item = last
  }
  tail.sort((a, b) => a.start - b.start)
  const first = tail.findIndex((entry) => CLOSING.test(words.text.slice(entry.start, entry.end)))
  return new Set(first < 0 ? [] : tail.slice(first))
}

export function closingTasks(words: Words, item: Item): TaskDraft[] {
  const tasks: TaskDraft[] = []
  const text = slice(words, item)
  let from = 0
  for (const end of sentenceEnds(text)) {
    const range = trim(words, { start: item.start + from, end: item.start + end })
    from = end
    if (range.end <= range.start || FORMULA.test(slice(words, range)) || URGE.test(slice(words, range))) continue
    const root = topOf(item)
    for (const part of partsIn(words, range)) {
      tasks.push({
        start: part.start,
        end: part.end,
        section: root ? sectionOf(root) : null,
        text: oneLine(slice(words, part)),
        lead: part.lead,
        coordinating: part.coordinating,
        deadlines: deadlinesIn(words, part, 'prose'),
        product: null,
        style: 'closing',
      })
    }
  }
  return tasks
}

function topOf(item: Item): Item | null {
  let node: Item | null = item
  while (node?.parent?.parent) node = node.parent
  return node
}
