/** Markdown files: front matter, headings, lists, tables of pipes, of frames and of HTML, fenced blocks of plain text. */
import type { RawBlock, RawParagraph, RawTable } from '../tree/types.ts'
import type { Adapter } from './adapter.ts'
import { readFragment } from './html.ts'
import { readInline } from './markdown-inline.ts'
import { decodeText } from './text-charset.ts'
import { drawnTable } from './text-drawn.ts'
import { reflow } from './text-reflow.ts'
import { continuesSentence, startsItem } from './text-wrap.ts'

const FENCE = /^ {0,3}(`{3,}|~{3,})/
const HEADING = /^ {0,3}(#{1,6})[ \t]+([^\n]*?)[ \t]*#*$/
const RULE = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/
const UNDERLINE = /^ {0,3}(=+|-{2,})\s*$/
const DIVIDER = /^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$/
/** A block of HTML runs to its own end; other tags are taken out of the lines they stand in. */
const HTML = /^ {0,3}<(table|div|ul|ol|section|article|figure)(?=[\s>])/i
const NOTE = /^\[\^([^\]\s]{1,40})\]:\s*/
const FIELD = /^([\p{L}_][\p{L}\p{N}_ .-]*?):\s*(.*)$/u

/** YAML's simple "key: value" lines; nested values are left out. */
function frontMatter(text: string): { metadata: Record<string, string>; body: string } {
  const match = /^---[ \t]*\n([\s\S]*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(text)
  const metadata: Record<string, string> = {}
  if (!match) return { metadata, body: text }
  for (const line of (match[1] ?? '').split('\n')) {
    const field = FIELD.exec(line)
    const value = field?.[2]?.trim().replace(/^(["'])(.*)\1$/, '$2')
    if (field?.[1] && value && value !== '|' && value !== '>') metadata[field[1]] = value
  }
  return { metadata, body: text.slice(match[0].length) }
}

function cells(line: string): string[] {
  const inner = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
  return inner.split(/(?<!\\)\|/).map((cell) => cell.replaceAll('\\|', '|').trim())
}

function paragraphOf(source: string): RawParagraph {
  const { text, style } = readInline(source)
  return { kind: 'paragraph', text, style }
}

function table(rows: readonly string[]): RawTable {
  const read = (line: string, header: boolean) =>
    cells(line).map((cell) => ({ blocks: cell.split(/<br ?\/?>/i).map((part): RawBlock => paragraphOf(part)), header }))
  return { kind: 'table', rows: [read(rows[0] ?? '', true), ...rows.slice(2).map((line) => read(line, false))], ruled: true }
}

/** A line of at least as many of the same marks, and nothing else. */
function closes(line: string, mark: string): boolean {
  const text = line.trim()
  return text.startsWith(mark) && text.replaceAll(mark[0] ?? '`', '') === ''
}

/** Reads one block after another; `at` is the line that comes next. */
class Reader {
  readonly blocks: RawBlock[] = []
  readonly notes = new Map<string, RawParagraph>()
  #lines: string[]
  #at = 0
  #open: string[] = []
  constructor(text: string) {
    this.#lines = text.split('\n')
  }

  read(): RawBlock[] {
    while (this.#at < this.#lines.length) this.#block(this.#lines[this.#at] ?? '')
    this.#close()
    return this.blocks
  }

  #block(line: string): void {
    const fence = FENCE.exec(line)?.[1]
    const heading = HEADING.exec(line)
    const next = this.#lines[this.#at + 1] ?? ''
    if (fence) this.#fenced(fence)
    else if (heading) this.#heading(heading[2] ?? '', heading[1]?.length ?? 1)
    else if (line.trim() === '') this.#skip()
    else if (this.#html(line)) return
    else if (line.includes('|') && next.includes('-') && next.includes('|') && DIVIDER.test(next)) this.#table()
    else if (this.#drawn()) return
    else if (this.#open.length > 0 && UNDERLINE.test(line)) this.#underlined(line)
    else if (RULE.test(line)) this.#skip()
    else this.#text(line)
  }

  #skip(): void {
    this.#close()
    this.#at += 1
  }

  #heading(text: string, level: number): void {
    this.#close()
    const { text: title, style } = readInline(text)
    const { boldLead: _, ...rest } = style
    this.blocks.push({ kind: 'paragraph', text: title, style: { ...rest, bold: true, heading: level } })
    this.#at += 1
  }

  #underlined(line: string): void {
    const text = this.#open.join(' ')
    this.#open = []
    this.#heading(text, line.trim().startsWith('=') ? 1 : 2)
  }

  #fenced(mark: string): void {
    this.#close()
    const start = this.#at + 1
    let end = start
    while (end < this.#lines.length && !closes(this.#lines[end] ?? '', mark)) end += 1
    for (const block of reflow(this.#lines.slice(start, end).join('\n'))) this.blocks.push(block)
    this.#at = end + 1
  }

  /** Reads a block of HTML; false where none begins, or where it has no end. */
  #html(line: string): boolean {
    const tag = HTML.exec(line)?.[1]
    if (tag === undefined) return false
    const pattern = new RegExp(`<(/?)${tag}(?=[\\s>])`, 'gi')
    let depth = 0
    for (let end = this.#at; end < this.#lines.length; end += 1) {
      for (const match of (this.#lines[end] ?? '').matchAll(pattern)) depth += match[1] === '' ? 1 : -1
      if (depth > 0) continue
      this.#close()
      this.blocks.push(...readFragment(this.#lines.slice(this.#at, end + 1).join('\n')))
      this.#at = end + 1
      return true
    }
    return false
  }

  #drawn(): boolean {
    const drawn = this.#open.length === 0 ? drawnTable(this.#lines, this.#at, paragraphOf) : null
    if (!drawn) return false
    this.blocks.push(drawn.table)
    this.#at = drawn.next
    return true
  }

  #table(): void {
    this.#close()
    const start = this.#at
    while (this.#at < this.#lines.length && (this.#lines[this.#at] ?? '').includes('|')) this.#at += 1
    this.blocks.push(table(this.#lines.slice(start, this.#at)))
  }

  #text(line: string): void {
    const text = line.replace(/^ {0,3}(?:> ?)+/, '').trim()
    if (startsItem(text.replace(/^(\d{1,4})\\/, '$1')) || NOTE.test(text)) this.#close()
    this.#open.push(text.replace(/^[*+] (?!\*)/, '- ').replace(/^(\d{1,4})\\([.)])/, '$1$2'))
    if (/(?: {2,}|\\)$/.test(line)) this.#open.push(this.#open.pop()?.replace(/\\$/, '') + '\n')
    this.#at += 1
  }

  #close(): void {
    if (this.#open.length === 0) return
    const source = this.#open.join(' ').replace(/\n /g, '\n').trim()
    this.#open = []
    const note = NOTE.exec(source)
    const block = paragraphOf(note ? source.slice(note[0].length) : source)
    if (note?.[1]) this.notes.set(note[1], { ...block, layer: 'note' })
    else if (!this.#mends(block)) {
      this.blocks.push(block)
      for (const cited of source.matchAll(/\[\^([^\]\s]{1,40})\]/g))
        this.blocks.push({ kind: 'paragraph', text: `\0${cited[1]}`, layer: 'note' })
    }
  }

  /** A paragraph that the end of a page broke goes on in the next one. */
  #mends(block: RawParagraph): boolean {
    const last = this.blocks.at(-1)
    if (last?.kind !== 'paragraph' || last.style?.heading || last.layer || !continuesSentence(last.text, block.text)) return false
    last.text += ` ${block.text}`
    return true
  }
}

/** Notes stand after the paragraph that cites them; those nobody cites stand at the end. */
function placeNotes(blocks: readonly RawBlock[], notes: Map<string, RawParagraph>): RawBlock[] {
  const left = new Map(notes)
  const placed = blocks.flatMap((block) => {
    if (block.kind !== 'paragraph' || !block.text.startsWith('\0')) return [block]
    const note = left.get(block.text.slice(1))
    left.delete(block.text.slice(1))
    return note ? [note] : []
  })
  return [...placed, ...left.values()]
}

/** Reads Markdown; the front matter becomes metadata, fenced blocks are read as plain text. */
export const markdownAdapter: Adapter = {
  id: 'markdown',
  mediaType: 'text/markdown',
  async read(bytes) {
    const { text, notes } = decodeText(bytes)
    const { metadata, body } = frontMatter(text.normalize('NFC').replace(/\r\n?/g, '\n').replaceAll('\0', ''))
    const reader = new Reader(body)
    const blocks = placeNotes(reader.read(), reader.notes)
    return { blocks, pages: null, textLayer: 'native', notes, metadata }
  },
}
