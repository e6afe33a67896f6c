/** Follows the signs of an RTF file and writes what prints into stories; iterative, so that no nesting breaks it. */
import type { RawBlock } from '../tree/types.ts'
import { isSilent } from './doc/fields.ts'
import type { Run, RunTally } from './doc/runs.ts'
import { decodeBytes } from './rtf-charset.ts'
import { RtfSheets } from './rtf-sheets.ts'
import { type ParaState, PLAIN_PARA, RtfStory } from './rtf-story.ts'
import { readTokens, type Token } from './rtf-tokens.ts'
import { SKIPPED, PRINTED_STARRED, HOLDERS, INFO, HEADERS, FOOTERS, CHARS, CODE_PAGES } from './rtf-words.ts'
import { mendParagraphs } from './text-mend.ts'

/** Where the text of a group goes. */
type Target = 'text' | 'skip' | 'fonts' | 'number' | 'info' | 'rowProps' | 'shape' | 'code' | 'styles'

interface Group {
  target: Target
  /** story that the group itself opened, closed with it */
  opened: RtfStory | null
  /** characters that follow \u and stand for it */
  uc: number
  font: number
  bold: boolean
  italic: boolean
  caps: boolean
  hidden: boolean
  deleted: boolean
  size: number
  para: ParaState
  /** after \*: an unknown destination is skipped */
  starred: boolean
  infoKey: string | null
}

export interface RtfResult {
  blocks: RawBlock[]
  metadata: Record<string, string>
  tally: RunTally & { deleted: number; hidden: number }
  /** groups left open at the end: the file is cut */
  open: number
}

/** Groups deeper than this share one state. */
const MAX_GROUPS = 2000
const MAX_VALUE = 500

export class RtfReader {
  readonly #tally = { legacy: new Map<string, number>(), deleted: 0, hidden: 0 }
  readonly #sheets = new RtfSheets()
  readonly #metadata: Record<string, string> = {}
  readonly #body = new RtfStory(this.#tally)
  readonly #headers: RawBlock[] = []
  readonly #footers: RawBlock[] = []
  readonly #stories: RtfStory[] = [this.#body]
  readonly #groups: Group[] = []
  #group: Group = {
    target: 'text',
    opened: null,
    uc: 1,
    font: 0,
    bold: false,
    italic: false,
    caps: false,
    hidden: false,
    deleted: false,
    size: 12,
    para: PLAIN_PARA,
    starred: false,
    infoKey: null,
  }
  #codePage = 1252
  #defaultFont = 0
  /** characters still to be left out after \u */
  #skip = 0
  /** bytes not yet decoded: a charset may take two for one letter */
  #bytes = ''
  #tooDeep = 0
  /** code of the last field begun */
  #code = ''

  read(source: string): RtfResult {
    for (const token of readTokens(source)) this.#take(token)
    this.#flush()
    const open = this.#groups.length
    while (this.#groups.length > 0) this.#close()
    const blocks = [...this.#headers, ...mendParagraphs(this.#body.finish(this.#group.para)), ...this.#footers]
    return { blocks, metadata: this.#metadata, tally: this.#tally, open }
  }

  get #story(): RtfStory {
    return this.#stories.at(-1) ?? this.#body
  }

  #take(token: Token): void {
    if (token.kind === 'bytes') {
      this.#addBytes(token.text)
      return
    }
    this.#flush()
    if (token.kind === 'open') this.#open()
    else if (token.kind === 'close') this.#close()
    else this.#word(token.name, token.value)
  }

  #open(): void {
    this.#skip = 0
    if (this.#groups.length >= MAX_GROUPS) {
      this.#tooDeep += 1
      return
    }
    this.#groups.push(this.#group)
    this.#group = { ...this.#group, opened: null, starred: false }
  }

  #close(): void {
    this.#skip = 0
    if (this.#tooDeep > 0) {
      this.#tooDeep -= 1
      return
    }
    const outer = this.#groups.pop()
    if (!outer) return
    if (this.#group.opened) this.#closeStory(this.#group.opened, this.#group.para)
    this.#group = outer
  }

  #closeStory(story: RtfStory, para: ParaState): void {
    if (this.#stories.at(-1) === story) this.#stories.pop()
    const blocks = story.finish(para)
    if (story.layer !== 'furniture') this.#story.append(blocks)
    else (story.isHeader ? this.#headers : this.#footers).push(...blocks)
  }

  #openStory(story: RtfStory): void {
    this.#group.opened = story
    this.#group.target = 'text'
    this.#group.para = PLAIN_PARA
    this.#stories.push(story)
  }

  #addBytes(text: string): void {
    if (this.#skip === 0) {
      this.#bytes += text
      return
    }
    const rest = text.slice(this.#skip)
    this.#skip = Math.max(0, this.#skip - text.length)
    this.#bytes += rest
  }

  #flush(): void {
    if (this.#bytes === '') return
    const bytes = this.#bytes
    this.#bytes = ''
    const { target } = this.#group
    if (target === 'skip' || target === 'rowProps' || target === 'shape') return
    if (target === 'fonts') this.#sheets.nameFont(bytes)
    else if (target === 'styles') this.#sheets.nameStyle(bytes)
    else this.#print(decodeBytes(bytes, this.#sheets.font(this.#group.font), this.#codePage))
  }

  #print(text: string): void {
    const group = this.#group
    if (group.target === 'info') {
      if (group.infoKey) this.#metadata[group.infoKey] = ((this.#metadata[group.infoKey] ?? '') + text).slice(0, MAX_VALUE)
      return
    }
    if (group.target === 'code') this.#code = (this.#code + text).slice(0, MAX_VALUE)
    if (group.target !== 'text' && group.target !== 'number') return
    const font = this.#sheets.fontName(group.font)
    if (group.target === 'number') this.#story.writeNumber(text, font)
    else if (group.deleted) this.#tally.deleted += 1
    else if (group.hidden) this.#tally.hidden += 1
    else this.#story.write(this.#run(text, font))
  }

  #run(text: string, font: string): Run {
    const { bold, italic, caps, size } = this.#group
    return { text, font, bold, italic, caps, size }
  }

  #word(name: string, value: number | null): void {
    if (this.#skip > 0) {
      this.#skip -= 1
      return
    }
    if (name === '*') {
      this.#group.starred = true
      return
    }
    if (this.#group.target === 'skip') return
    if (this.#destination(name)) return
    if (this.#group.target === 'fonts') this.#sheets.fontWord(name, value)
    else if (this.#group.target === 'styles') this.#sheets.styleWord(name, value)
    else if (name === 'u') this.#unicode(value ?? 0)
    else if (name === 'uc') this.#group.uc = Math.min(Math.max(0, value ?? 1), 10)
    else if (name === 'ansicpg') this.#codePage = value ?? 1252
    else if (CODE_PAGES[name] !== undefined) this.#codePage = CODE_PAGES[name] ?? 1252
    else if (name === 'deff') this.#defaultFont = this.#group.font = value ?? 0
    else if (CHARS[name] !== undefined) this.#print(CHARS[name] ?? '')
    else if (!this.#mark(name) && !this.#charWord(name, value) && !this.#paraWord(name, value)) this.#rowWord(name, value)
  }

  /** Control words that say where a group's text goes; a starred one that is not known is skipped. */
  #destination(name: string): boolean {
    const group = this.#group
    const starred = group.starred
    group.starred = false
    if (SKIPPED.has(name)) group.target = 'skip'
    else if (starred && !PRINTED_STARRED.has(name)) group.target = 'skip'
    else if (name === 'fonttbl') group.target = 'fonts'
    else if (name === 'stylesheet') group.target = 'styles'
    else if (name === 'listtext' || name === 'pntext') group.target = 'number'
    else if (name === 'info') group.target = 'info'
    else if (group.target === 'info' && (name === 'upr' || name === 'ud')) group.infoKey = null
    else if (group.target === 'info' && INFO[name]) this.#openInfo(INFO[name] ?? '')
    else if (group.target === 'info' && group.infoKey === null) group.target = 'skip'
    else if (name === 'nesttableprops') group.target = 'rowProps'
    else if (name === 'fldinst') {
      group.target = 'code'
      this.#code = ''
    } else if (name === 'fldrslt') group.target = isSilent(this.#code) ? 'skip' : group.target
    else if (HOLDERS.has(name)) group.target = 'shape'
    else if (name === 'ud') group.target = 'text'
    else if (name === 'shptxt' || name === 'dptxbxtext') this.#openStory(new RtfStory(this.#tally, this.#story.layer, this.#story.isHeader))
    else if (name === 'footnote') this.#openStory(new RtfStory(this.#tally, 'note'))
    else if (HEADERS.has(name)) this.#openStory(new RtfStory(this.#tally, 'furniture', true))
    else if (FOOTERS.has(name)) this.#openStory(new RtfStory(this.#tally, 'furniture'))
    else return false
    return true
  }

  /** The Unicode form follows the plain one and takes its place. */
  #openInfo(key: string): void {
    this.#group.infoKey = key
    delete this.#metadata[key]
  }

  #unicode(value: number): void {
    const code = value < 0 ? value + 65536 : value
    if (code > 0 && code <= 0xffff) this.#print(String.fromCharCode(code))
    else if (code > 0xffff && code <= 0x10ffff) this.#print(String.fromCodePoint(code))
    this.#skip = this.#group.uc
  }

  #mark(name: string): boolean {
    const { target } = this.#group
    if (target !== 'text' && !(target === 'rowProps' && name === 'nestrow')) return false
    if (name === 'par' || name === 'sect') this.#story.endParagraph(this.#group.para)
    else if (name === 'cell') this.#story.endCell(this.#group.para, false)
    else if (name === 'nestcell') this.#story.endCell(this.#group.para, true)
    else if (name === 'row') this.#story.endRow(false)
    else if (name === 'nestrow') this.#story.endRow(true)
    else return false
    return true
  }

  #charWord(name: string, value: number | null): boolean {
    const group = this.#group
    const on = value !== 0
    if (name === 'f') group.font = value ?? this.#defaultFont
    else if (name === 'fs') group.size = (value ?? 24) / 2
    else if (name === 'b') group.bold = on
    else if (name === 'i') group.italic = on
    else if (name === 'caps') group.caps = on
    else if (name === 'v') group.hidden = on
    else if (name === 'deleted') group.deleted = on
    else if (name === 'plain')
      Object.assign(group, { bold: false, italic: false, caps: false, hidden: false, deleted: false, size: 12, font: this.#defaultFont })
    else return false
    return true
  }

  #paraWord(name: string, value: number | null): boolean {
    const aligns = { ql: 'left', qc: 'center', qr: 'right', qj: 'justify' } as const
    const change = (part: Partial<ParaState>) => {
      this.#group.para = { ...this.#group.para, ...part }
    }
    if (name === 'pard') this.#group.para = PLAIN_PARA
    else if (name in aligns) change({ align: aligns[name as keyof typeof aligns] })
    else if (name === 'li') change({ left: value ?? 0 })
    else if (name === 'fi') change({ first: value ?? 0 })
    else if (name === 's') change({ outline: this.#sheets.outline(value ?? 0) })
    else if (name === 'outlinelevel') change({ outline: value })
    else if (name === 'intbl') change({ inTable: value !== 0 })
    else if (name === 'itap') change({ depth: value ?? 0 })
    else return false
    return true
  }

  #rowWord(name: string, value: number | null): void {
    const story = this.#story
    ;(this.#group.target === 'rowProps' ? story.nestedRow : story.row).take(name, value)
  }
}
