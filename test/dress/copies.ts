/** A plan as text that somebody copied: wrapped at a width, double spaced, tables with bars or tabs, readers' extracts of pages. */
import type { Cell, Grid, Part, Parts } from './model.ts'

type Copy = (parts: Parts) => string

/** Lines broken at a width, as in a mail. */
export function wrapped(lines: readonly string[], width: number): string[] {
  return lines.flatMap((line) => {
    const out: string[] = []
    let open = ''
    for (const word of line.split(' ')) {
      if (open !== '' && open.length + word.length >= width) {
        out.push(open)
        open = word
      } else open = open === '' ? word : `${open} ${word}`
    }
    return [...out, open]
  })
}

/** Every cell of a table at its place, those that span rows or columns once. */
function spread({ rows }: Grid): string[][] {
  const taken = new Map<string, string>()
  return rows.map((row, y) => {
    const out: string[] = []
    const cells: Cell[] = [...row]
    for (let x = 0; cells.length > 0 || taken.has(`${y} ${x}`); x += 1) {
      const held = taken.get(`${y} ${x}`)
      if (held !== undefined) {
        out.push(held)
        continue
      }
      const cell = cells.shift()
      if (!cell) break
      for (let dy = 0; dy < cell.rowspan; dy += 1)
        for (let dx = 0; dx < cell.colspan; dx += 1) if (dy + dx > 0) taken.set(`${y + dy} ${x + dx}`, '')
      out.push(cell.lines.join(' '))
    }
    return out
  })
}

const withBars = (one: Grid): string[] => spread(one).map((row) => `| ${row.join(' | ')} |`)
const withTabs = (one: Grid): string[] => spread(one).map((row) => row.join('\t'))

function lines(parts: readonly Part[], table: (one: Grid) => string[]): string[] {
  return parts.flatMap((one) => (one.kind === 'line' ? [one.text] : table(one)))
}

function all(
  parts: Parts,
  table: (one: Grid) => string[],
  side: (left: readonly string[], right: readonly string[]) => string[],
): string[] {
  return [
    ...side(parts.left, parts.right),
    ...lines(parts.body, table),
    ...side(parts.recipients, parts.signature),
    ...lines(parts.rest, table),
  ]
}

const below = (left: readonly string[], right: readonly string[]): string[] => [...left, ...right]
/** A reader's extract of a letterhead: a bar alone on the line after each cell. */
const barred = (left: readonly string[], right: readonly string[]): string[] =>
  left.length + right.length === 0 ? [] : [...left, '|', ...right, '|']
const beside =
  (joint: (left: string, right: string) => string) =>
  (left: readonly string[], right: readonly string[]): string[] =>
    Array.from({ length: Math.max(left.length, right.length) }, (_, at) => joint(left[at] ?? '', right[at] ?? '').trimEnd())

/** Every kind of copy, by what it is like. */
export const COPIES: Readonly<Record<string, Copy>> = {
  'a line a paragraph': (parts) => all(parts, withBars, below).join('\n'),
  'double spaced': (parts) => all(parts, withBars, below).join('\n\n'),
  'tables with tabs': (parts) =>
    all(
      parts,
      withTabs,
      beside((left, right) => `${left}\t${right}`),
    ).join('\n'),
  'wrapped at 70': (parts) => wrapped(all(parts, withBars, below), 70).join('\n'),
  'wrapped at 80': (parts) => wrapped(all(parts, withBars, below), 80).join('\n'),
  'wrapped at 100': (parts) => wrapped(all(parts, withBars, below), 100).join('\n'),
  "a reader's extract": (parts) => all(parts, withBars, barred).join('\n'),
  'marks as bullets': (parts) =>
    all(parts, withBars, below)
      .map((line) => line.replace(/^-\s/u, '• ').replace(/^\+\s/u, 'o '))
      .join('\r\n'),
  'hard spaces': (parts) =>
    all(parts, withBars, below)
      .map((line) => `\u00a0\u00a0\u00a0 ${line.replace(/ (?=\p{Lu})/gu, '\u00a0')}  `)
      .join('\n \n'),
  'page numbers between': (parts) =>
    all(parts, withBars, below)
      .flatMap((line, at) => (at % 18 === 17 ? ['', `${Math.floor(at / 18) + 2}`, '', line] : [line]))
      .join('\n'),
  'cells one below the other': (parts) => all(parts, (one) => spread(one).flatMap((row) => row.filter(Boolean)), below).join('\n'),
}
