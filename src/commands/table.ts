/** A table for a terminal: columns as wide as they need, the wide ones wrapped into what is left. */
import type { Column } from './output.ts'

const GAP = '  '
/** A wide column that would be narrower is no column any more: rows are then written one below the other. */
const LEAST = 12
/** Headings break into lines of this width where the column below them is narrower. */
const HEADING = 11

/** How many cells of a terminal a text takes. */
type Measure = (text: string) => number

/** Letters of Latin scripts in one piece, figures, usual signs: one cell each. */
const PLAIN = /^[\u0020-\u007e\u00a0-\u024f\u1ea0-\u1ef9\u2010-\u2027\u2030-\u205e\u2190-\u2193\u2500-\u257f]*$/

/** Where every text is plain. */
const PLAINLY: Measure = (text) => text.length

/** Nearly every text is plain: what measures all others is loaded only for them. */
async function measureOf(isPlain: boolean): Promise<Measure> {
  if (isPlain) return PLAINLY
  const { default: stringWidth } = await import('string-width')
  return (text) => (PLAIN.test(text) ? text.length : stringWidth(text))
}

/** Anything but single spaces between words. */
const LOOSE = /[^\S ]|[\u0000-\u001f\u007f-\u009f]| {2}|^ | $/

/** 1 for the letters that are both plain and no space but the usual one. */
const TIDY = Uint8Array.from({ length: 0x2600 }, (_, code) => (PLAIN.test(String.fromCharCode(code)) && code !== 0xa0 ? 1 : 0))
const SPACE = 32

/** What the patterns say of nearly every text, letter by letter: a hundred thousand rows ask. */
function isTidy(text: string): boolean {
  let before = SPACE
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (TIDY[code] !== 1 || (code === SPACE && before === SPACE)) return false
    before = code
  }
  return before !== SPACE || text === ''
}

type Value = string | number | boolean | null | undefined

/** The cells of a table, and whether all of them are plain. */
class Cells {
  readonly rows: string[][] = []
  isPlain = true

  add(values: readonly Value[]): void {
    this.rows.push(values.map((value) => this.#printable(value)))
  }

  /** Control characters would let a document speak to the terminal. */
  #printable(value: Value): string {
    if (typeof value === 'number') return String(value)
    let text = String(value ?? '')
    if (isTidy(text)) return text
    if (LOOSE.test(text))
      text = text
        .replace(/\s+/g, ' ')
        .replace(/[\u0000-\u001f\u007f-\u009f]/g, '')
        .trim()
    this.isPlain &&= PLAIN.test(text)
    return text
  }
}

/** How much of a text, from its beginning, takes at most `width` cells; at least one letter. */
function fitting(text: string, width: number, measure: Measure): number {
  if (measure === PLAINLY) return width
  let count = 0
  let cells = 0
  for (const letter of text) {
    cells += measure(letter)
    if (cells > width && count > 0) break
    count += letter.length
  }
  return count
}

/** Lines no wider than `width` cells, broken at spaces, words that are too long cut. */
function wrap(text: string, width: number, measure: Measure): string[] {
  if (measure(text) <= width) return [text]
  const lines: string[] = []
  let rest = text
  while (rest.length > 0 && measure(rest) > width) {
    const most = fitting(rest, width, measure)
    const space = rest.lastIndexOf(' ', most)
    const cut = space > 0 ? space : most
    lines.push(rest.slice(0, cut))
    rest = rest.slice(space > 0 ? cut + 1 : cut)
  }
  if (rest.length > 0 || lines.length === 0) lines.push(rest)
  return lines
}

/** Shares what is left among the wide columns: what needs less than its part leaves the rest to the longer ones. */
function shared(natural: readonly number[], left: number): number[] | null {
  if (left < LEAST * natural.length && natural.reduce((sum, width) => sum + width, 0) > left) return null
  const sizes = natural.map(() => 0)
  let open = natural.map((_, index) => index)
  let room = left
  while (open.length > 0) {
    const weight = (index: number) => Math.sqrt(natural[index] ?? 1)
    const unit = room / open.reduce((sum, index) => sum + weight(index), 0)
    const part = (index: number) => Math.floor(unit * weight(index))
    const narrow = open.filter((index) => part(index) < LEAST)
    const settled = narrow.length > 0 ? narrow : open.filter((index) => (natural[index] ?? 0) <= part(index))
    for (const index of open) sizes[index] = Math.min(natural[index] ?? 0, Math.max(LEAST, part(index)))
    if (settled.length === 0) break
    room -= settled.reduce((sum, index) => sum + (sizes[index] ?? 0), 0)
    open = open.filter((index) => !settled.includes(index))
  }
  return sizes
}

/** The width of each column, or null where the rows do not fit side by side. */
function widths<Row>(cells: readonly string[][], columns: readonly Column<Row>[], total: number, measure: Measure): number[] | null {
  const natural = columns.map((column, index) => {
    const title = cells[0]?.[index] ?? ''
    const longest = Math.max(...title.split(' ').map(measure))
    let most = column.wide ? measure(title) : Math.max(longest, Math.min(measure(title), HEADING))
    for (let at = 1; at < cells.length; at += 1) most = Math.max(most, measure(cells[at]?.[index] ?? ''))
    return most
  })
  const wide = columns.flatMap((column, index) => (column.wide ? [index] : []))
  const fixed = natural.reduce((sum, width, index) => sum + (wide.includes(index) ? 0 : width), 0) + GAP.length * (columns.length - 1)
  const sizes = shared(
    wide.map((index) => natural[index] ?? 0),
    total - fixed,
  )
  if (sizes === null || fixed > total) return null
  return natural.map((width, index) => (wide.includes(index) ? (sizes[wide.indexOf(index)] ?? LEAST) : width))
}

/** Each row as lines of heading and value, where a terminal is too narrow for columns; what is empty is left out. */
function* stacked(cells: readonly string[][], total: number, measure: Measure): Generator<string> {
  const [titles = [], ...rows] = cells
  const label = Math.max(...titles.map(measure))
  const room = Math.max(LEAST, total - label - GAP.length)
  for (const [at, row] of rows.entries()) {
    const lines = row.flatMap((value, index) => {
      if (value === '') return []
      const [first = '', ...others] = wrap(value, room, measure)
      const title = titles[index] ?? ''
      return [title + ' '.repeat(label - measure(title)) + GAP + first, ...others.map((line) => ' '.repeat(label) + GAP + line)]
    })
    yield (at === 0 ? '' : '\n') + lines.join('\n')
  }
}

/** The table, row by row: columns, or where these do not fit, one value a line. */
export async function table<Row>(rows: readonly Row[], columns: readonly Column<Row>[], total: number): Promise<Iterable<string>> {
  const cells = new Cells()
  cells.add(columns.map(({ title }) => title))
  for (const row of rows) cells.add(columns.map(({ value }) => value(row)))
  const measure = await measureOf(cells.isPlain)
  const sizes = widths(cells.rows, columns, total, measure)
  return sizes === null ? stacked(cells.rows, total, measure) : drawn(cells.rows, sizes, measure)
}

/** Each row's lines as one text: a hundred thousand rows are fewer steps than their lines. */
function* drawn(cells: readonly string[][], sizes: readonly number[], measure: Measure): Generator<string> {
  const rule = sizes.map((size) => '─'.repeat(size)).join(GAP)
  let heading = true
  for (const row of cells) {
    let height = 1
    const wrapped: string[][] = []
    for (let index = 0; index < row.length; index += 1) {
      const parts = wrap(row[index] ?? '', sizes[index] ?? LEAST, measure)
      height = Math.max(height, parts.length)
      wrapped.push(parts)
    }
    const pieces: string[] = []
    for (let at = 0; at < height; at += 1) putLine(pieces, wrapped, at, sizes, measure)
    if (heading) pieces.push('\n', rule)
    heading = false
    yield pieces.join('')
  }
}

/** One line of a row, padded; nothing behind its last word. */
function putLine(pieces: string[], wrapped: readonly string[][], at: number, sizes: readonly number[], measure: Measure): void {
  let owed = 0
  if (at > 0) pieces.push('\n')
  for (let index = 0; index < wrapped.length; index += 1) {
    const part = wrapped[index]?.[at] ?? ''
    const size = sizes[index] ?? 0
    if (part === '') owed += size + GAP.length
    else {
      if (owed > 0) pieces.push(' '.repeat(owed))
      pieces.push(part)
      owed = Math.max(0, size - measure(part)) + GAP.length
    }
  }
}

/** Lines no wider than a terminal; what is carried over stands below the line's own text, a little further in. */
export async function folded(text: string, total: number): Promise<string> {
  const lines = text.split('\n')
  const measure = await measureOf(lines.every((line) => PLAIN.test(line)))
  return lines
    .map((line) => {
      if (measure(line) <= total) return line
      const indent = (/^ */.exec(line)?.[0] ?? '') + GAP
      const [first = '', ...others] = wrap(line, total, measure)
      const rest = others.join(' ')
      return [first, ...wrap(rest, Math.max(LEAST, total - indent.length), measure).map((part) => indent + part)].join('\n')
    })
    .join('\n')
}
