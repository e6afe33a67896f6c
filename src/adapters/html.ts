/** Web pages and fragments of them: one parse, the article found, the rest of the page kept as furniture. */
import type { Element, Root } from 'hast'
import rehypeParse from 'rehype-parse'
import { unified } from 'unified'
import type { RawBlock, RawDocument, ReadingNote } from '../tree/types.ts'
import { type Adapter, UnreadableError } from './adapter.ts'
import { findFurniture } from './html-article.ts'
import { FlowReader } from './html-flow.ts'
import { numberItems } from './html-list.ts'
import { readMetadata } from './html-metadata.ts'
import { measureAll, seenElements } from './html-tree.ts'
import { decodeText } from './text-charset.ts'
import { mendParagraphs } from './text-mend.ts'
import { reflow } from './text-reflow.ts'

const MEGABYTE = 1024 * 1024
/** A larger page does not fit into a worker once parsed. */
const MOST_MEGABYTES = 48
const DECLARED = /<meta[^>]{0,300}charset\s*=\s*["']?\s*([\w-]{1,40})/i
/** Labels of advertisements that stand among the paragraphs. */
const ADVERT = /^(?:ad\s*)?(?:quảng cáo|advertisement)$/iu

/** What portals set under a text: "Chia sẻ: Facebook Zalo", "In trang", "Đánh giá bài viết: 5/5 (3 lượt)", "Ban biên tập". */
const TOOLS =
  /^(?:chia sẻ|facebook|zalo|twitter|in trang|in bài|bản in|tải (?:về|tệp|file|văn bản)|gửi (?:email|mail|bài|cho bạn)|quay lại|trở (?:về|lại)|về đầu trang|đánh giá(?: bài viết| của bạn)?|ban biên tập|quản trị|lượt (?:xem|truy cập)|số lượt|đã xem|từ khóa|tags?|bình luận|phản hồi|(?:các )?tin (?:khác|liên quan|mới)|thống kê truy cập|(?:hôm nay|hôm qua|tổng số|đang (?:online|trực tuyến|truy cập))\s?:\s?[\d.,]+$|bản quyền|copyright|©)(?!\p{L})/iu
const TOOL_LENGTH = 120

/** The charset that a page's `<meta>` declares. */
function declaredCharset(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 8192)).toString('latin1')
  return DECLARED.exec(head)?.[1] ?? null
}

/** Null where the page is nested too deep for the parser's own recursion. */
function parse(text: string): Root | null {
  try {
    return unified().use(rehypeParse).parse(text)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** Without its tags a page still has its words. */
function stripped(text: string): RawDocument {
  const plain = text
    .replace(/<(script|style)[\s>][\s\S]*?<\/\1\s*>/gi, ' ')
    .replace(/<\/?(?:p|div|br|tr|li|h[1-6]|table)(?:\s[^<>]{0,2000})?>/gi, '\n')
    .replace(/<[^<>]{0,5000}>/g, ' ')
  const notes: ReadingNote[] = [{ ruleId: 'html.depth', severity: 'warning', reason: 'the page is nested too deep; read as plain text' }]
  return { blocks: reflow(plain), pages: null, textLayer: 'native', notes, metadata: {} }
}

/** Headings and a portal's tools at the end of the body with nothing below them, and labels of advertisements, are furniture. */
function settle(blocks: RawBlock[]): RawBlock[] {
  let ended = false
  for (const block of [...blocks].reverse()) {
    if (block.kind === 'table') {
      ended = true
      continue
    }
    if (block.layer === 'furniture') continue
    const isHeading = (block.style?.heading ?? 0) >= 2
    const isTool = block.text.length < TOOL_LENGTH && !/[.;]$/.test(block.text) && TOOLS.test(block.text.trim())
    if ((!ended && (isHeading || isTool)) || ADVERT.test(block.text.trim()))
      Object.assign(block, { layer: 'furniture', role: 'navigation' })
    else ended = true
  }
  return blocks
}

/** @param length in bytes, or in letters where the text is decoded already: nearly the same for a page */
function checkLength(length: number): void {
  const got = Math.ceil(length / MEGABYTE)
  if (got > MOST_MEGABYTES) throw new UnreadableError('file.large', { got, most: MOST_MEGABYTES })
}

/**
 * Reads the text of a page.
 * @param text already decoded
 */
export function readPage(text: string): RawDocument {
  checkLength(text.length)
  const root = parse(text)
  if (!root) return stripped(text)
  const seen = [...seenElements(root)]
  for (const element of seen) if (/^(?:ol|ul|menu)$/.test(element.tagName)) numberItems(element)
  const measures = measureAll(seen)
  const furniture = findFurniture(root, seen, measures)
  const reader = new FlowReader(furniture, (element: Element) => measures.get(element)?.text ?? 0)
  const blocks = mendParagraphs(settle(reader.read(root)))
  const notes: ReadingNote[] =
    reader.tooDeep > 0
      ? [{ ruleId: 'html.depth', severity: 'warning', reason: `${reader.tooDeep} elements nested too deep, read as plain text` }]
      : []
  return { blocks, pages: null, textLayer: 'native', notes, metadata: readMetadata(root) }
}

/** Reads a piece of HTML that stands inside a text of another format: no article is looked for, nothing is furniture. */
export function readFragment(html: string): RawBlock[] {
  const root = parse(html)
  if (!root) return stripped(html).blocks
  const seen = [...seenElements(root)]
  for (const element of seen) if (/^(?:ol|ul|menu)$/.test(element.tagName)) numberItems(element)
  const measures = measureAll(seen)
  return new FlowReader(new Set(), (element: Element) => measures.get(element)?.text ?? 0).read(root)
}

/** Reads web pages; menus, related news, comments and the like become furniture of the role 'navigation'. */
export const htmlAdapter: Adapter = {
  id: 'html',
  mediaType: 'text/html',
  async read(bytes) {
    checkLength(bytes.length)
    const { text, notes } = decodeText(bytes, declaredCharset(bytes))
    const page = readPage(text)
    return { ...page, notes: [...notes, ...page.notes] }
  },
}
