/** All parts of a Word file in reading order: headers, the body with its notes and text boxes, footers. */
import type { RawBlock } from '../../tree/types.ts'
import type { Story, StoryReader } from './story.ts'
import type { Place } from './fib.ts'
import { mendParagraphs } from '../text-mend.ts'
import { furnitureRole } from './furniture.ts'
import type { Word } from './word.ts'

/** The first stories of the header part separate footnotes; then six come for each section. */
const SEPARATORS = 6
const PER_SECTION = 6
const FOOTERS = new Set([2, 3, 5])
const SHAPE = 26
const TEXTBOX = 22

interface Anchored {
  cp: number
  story: Story
}

/** Stories of a part whose texts follow each other, each with the place that refers to it. */
function references(word: Word, refs: Place, texts: Place, from: number, length: number): Anchored[] {
  const places = word.plc(refs, 2).cps
  const cps = word.plc(texts, 0).cps
  const anchored: Anchored[] = []
  for (let i = 0; i + 1 < places.length && i + 1 < cps.length; i += 1) {
    const [start, end] = [cps[i] ?? 0, Math.min(cps[i + 1] ?? 0, length)]
    if (end > start) anchored.push({ cp: places[i] ?? 0, story: { start: from + start, end: from + end, layer: 'note' } })
  }
  return anchored
}

function textboxes(word: Word, from: number, length: number): Anchored[] {
  const shapes = word.plc('shapes', SHAPE)
  const anchors = new Map(shapes.items.map((item, index) => [item.u32(0), shapes.cps[index] ?? 0]))
  const boxes = word.plc('textboxes', TEXTBOX)
  return boxes.items.flatMap((item, index) => {
    const [start, end] = [boxes.cps[index] ?? 0, Math.min(boxes.cps[index + 1] ?? 0, length)]
    const cp = anchors.get(item.u32(14))
    return end > start && cp !== undefined ? [{ cp, story: { start: from + start, end: from + end } }] : []
  })
}

/** Where each part begins in the text. */
function partStarts(word: Word): { footnotes: number; headers: number; endnotes: number; textboxes: number; headerTextboxes: number } {
  const { lengths } = word.fib
  const footnotes = lengths.main
  const headers = footnotes + lengths.footnotes
  const endnotes = headers + lengths.headers + lengths.macros + lengths.comments
  const textboxes = endnotes + lengths.endnotes
  return { footnotes, headers, endnotes, textboxes, headerTextboxes: textboxes + lengths.textboxes }
}

function textOf(blocks: readonly RawBlock[]): string {
  return blocks
    .map((block) =>
      block.kind === 'paragraph'
        ? block.text
        : block.rows
            .flat()
            .map((cell) => textOf(cell.blocks))
            .join('\t'),
    )
    .join('\n')
}

const FIRST_HEADER = 4
const FIRST_FOOTER = 5
const TITLE_PAGE = 0x300a

/** Whether the first page of each section has headers of its own. */
function titlePages(word: Word): boolean[] {
  return word.plc('sections', 12).items.map((item) => {
    const setting = word.sectionSprms(item.u32(2)).findLast(({ code }) => code === TITLE_PAGE)
    return setting !== undefined && setting.operand.u8(0) !== 0
  })
}

/** A header of the first page alone that holds a table or several lines is content: some offices keep the letterhead there. */
function isContent(blocks: readonly RawBlock[]): boolean {
  return blocks.some((block) => block.kind === 'table') || blocks.filter((block) => textOf([block]).trim() !== '').length >= 3
}

/** Headers and footers of all sections, each text once. */
function furniture(word: Word, reader: StoryReader, from: number): { headers: RawBlock[]; footers: RawBlock[] } {
  const { cps } = word.plc('headers', 0)
  const found = { headers: [] as RawBlock[], footers: [] as RawBlock[] }
  const seen = new Set<string>()
  const titled = titlePages(word)
  for (let i = SEPARATORS; i + 1 < cps.length; i += 1) {
    const [start, end] = [cps[i] ?? 0, Math.min(cps[i + 1] ?? 0, word.fib.lengths.headers)]
    if (end <= start) continue
    const kind = (i - SEPARATORS) % PER_SECTION
    const isFirst = kind === FIRST_HEADER || kind === FIRST_FOOTER
    if (isFirst && !titled[Math.floor((i - SEPARATORS) / PER_SECTION)]) continue
    const blocks = reader.read({ start: from + start, end: from + end, layer: 'furniture', role: furnitureRole })
    const text = textOf(blocks).trim()
    if (text === '' || seen.has(text)) continue
    seen.add(text)
    found[FOOTERS.has(kind) ? 'footers' : 'headers'].push(...(kind === FIRST_HEADER && isContent(blocks) ? asBody(blocks) : blocks))
  }
  return found
}

function asBody(blocks: readonly RawBlock[]): RawBlock[] {
  return blocks.map((block) => {
    if (block.kind === 'paragraph') return { ...block, layer: 'body', role: undefined }
    return { ...block, rows: block.rows.map((row) => row.map((cell) => ({ ...cell, blocks: asBody(cell.blocks) }))) }
  })
}

/** Text boxes of headers and footers: running heads, stamps, page numbers. */
function headerBoxes(word: Word, reader: StoryReader, from: number, seen: Set<string>): RawBlock[] {
  const boxes = word.plc('headerTextboxes', TEXTBOX)
  return boxes.items.flatMap((_, index) => {
    const [start, end] = [boxes.cps[index] ?? 0, Math.min(boxes.cps[index + 1] ?? 0, word.fib.lengths.headerTextboxes)]
    if (end <= start) return []
    const blocks = reader.read({ start: from + start, end: from + end, layer: 'furniture', role: furnitureRole })
    const text = textOf(blocks).trim()
    const isNew = text !== '' && !seen.has(text)
    seen.add(text)
    return isNew ? blocks : []
  })
}

/** Reads everything that prints. */
export function readParts(word: Word, reader: StoryReader): RawBlock[] {
  const { lengths } = word.fib
  const starts = partStarts(word)
  const anchored = [
    ...textboxes(word, starts.textboxes, lengths.textboxes),
    ...references(word, 'footnoteRefs', 'footnoteTexts', starts.footnotes, lengths.footnotes),
    ...references(word, 'endnoteRefs', 'endnoteTexts', starts.endnotes, lengths.endnotes),
  ].sort((a, b) => a.cp - b.cp)
  let next = 0
  const after = (_start: number, end: number): RawBlock[] => {
    const stories: Story[] = []
    for (let item = anchored[next]; item && item.cp < end; item = anchored[next]) {
      next += 1
      stories.push(item.story)
    }
    const [boxes, notes] = [stories.filter(({ layer }) => !layer), stories.filter(({ layer }) => layer)]
    return [...boxes, ...notes].flatMap((story) => reader.read(story))
  }
  const sections = new Set(word.plc('sections', 12).cps)
  const body = mendParagraphs(reader.read({ start: 0, end: lengths.main, sections, after }))
  body.push(...after(0, Number.POSITIVE_INFINITY))
  const { headers, footers } = furniture(word, reader, starts.headers)
  const inBoxes = headerBoxes(word, reader, starts.headerTextboxes, new Set())
  return [...headers, ...inBoxes, ...body, ...footers]
}
