/** A plan as its parts, so that it can be printed again in the ways of portals, word processors and people who copy a text. */
import type { RawBlock, RawParagraph } from '../../src/tree/types.ts'

export interface Line {
  kind: 'line'
  text: string
  bold: boolean
  /** how many letters at the start are bold where not all are */
  lead: number
  center: boolean
}

export interface Cell {
  lines: string[]
  colspan: number
  rowspan: number
}

export interface Grid {
  kind: 'grid'
  rows: Cell[][]
}

export type Part = Line | Grid

export interface Parts {
  /** letterhead: the body and its number at the left, the motto and the date at the right; both empty where there is none */
  left: string[]
  right: string[]
  body: Part[]
  /** recipients and signature, which print side by side; both empty where there are none */
  recipients: string[]
  signature: string[]
  /** annexes */
  rest: Part[]
}

const TYPE = /^(?:KẾ HOẠCH|QUYẾT ĐỊNH|CHƯƠNG TRÌNH)(?:\s|$)/u
const MOTTO = /^(?:CỘNG HÒA|CỘNG HOÀ|ĐẢNG CỘNG SẢN)/u
const PLACE = /^\p{Lu}[\p{L} -]{1,30}, ngày/u

function part(block: RawBlock): Part[] {
  if (block.kind === 'paragraph') {
    if (block.layer && block.layer !== 'body') return []
    return block.text.split('\n').map((text) => line(text, block))
  }
  return [
    {
      kind: 'grid',
      rows: block.rows.map((row) =>
        row.map(({ blocks, colspan = 1, rowspan = 1 }) => ({
          lines: blocks.flatMap((inner) => (inner.kind === 'paragraph' ? inner.text.split('\n') : [])),
          colspan,
          rowspan,
        })),
      ),
    },
  ]
}

function line(text: string, { style }: Pick<RawParagraph, 'style'>): Line {
  const capitals = text === text.toLocaleUpperCase('vi') && /\p{L}/u.test(text)
  return { kind: 'line', text, bold: style?.bold ?? capitals, lead: style?.boldLead ?? 0, center: capitals && !/^[IVX\d]/.test(text) }
}

const isLine = (one: Part | undefined, test: RegExp): boolean => one?.kind === 'line' && test.test(one.text)
const textsOf = (parts: readonly Part[]): string[] => parts.flatMap((one) => (one.kind === 'line' ? [one.text] : []))

/** The letterhead of a text whose columns were printed one below the other. */
function letterhead(parts: readonly Part[]): { left: string[]; right: string[]; body: Part[] } {
  const table = parts.findIndex(
    (one) => one.kind === 'grid' && one.rows.some((row) => row.some(({ lines }) => lines.some((text) => MOTTO.test(text)))),
  )
  const grid = parts[table]
  if (grid?.kind === 'grid' && table < 3) {
    const column = (at: number): string[] => grid.rows.flatMap((row) => row[at]?.lines ?? [])
    return { left: column(0), right: column(1), body: parts.slice(table + 1) }
  }
  const at = parts.findIndex((one) => isLine(one, TYPE))
  const head = textsOf(parts.slice(0, Math.max(at, 0)))
  const motto = head.findIndex((text) => MOTTO.test(text))
  if (at < 0 || motto < 0) return { left: [], right: [], body: [...parts] }
  const right = head.filter((text, index) => (index === motto || index === motto + 1 || PLACE.test(text)) && !/^Số/u.test(text))
  return { left: head.filter((text) => !right.includes(text)), right, body: parts.slice(at) }
}

/** Recipients and signature from the first "Nơi nhận:" on, or from the line of authority. */
function ending(parts: readonly Part[]): Pick<Parts, 'body' | 'recipients' | 'signature' | 'rest'> {
  const side = parts.findIndex((one) => one.kind === 'grid' && one.rows.length === 1 && one.rows[0]?.[0]?.lines[0]?.startsWith('Nơi nhận'))
  const both = parts[side]
  if (both?.kind === 'grid') {
    const [recipients, signature] = both.rows[0] ?? []
    return {
      body: parts.slice(0, side),
      recipients: recipients?.lines ?? [],
      signature: signature?.lines ?? [],
      rest: parts.slice(side + 1),
    }
  }
  const at = parts.findIndex((one) => isLine(one, /^(?:Nơi nhận|TM\.|KT\.|TL\.|T\/M|HIỆU TRƯỞNG|GIÁM ĐỐC|TRƯỞNG BAN)/u))
  if (at < 0) return { body: [...parts], recipients: [], signature: [], rest: [] }
  const annex = parts.findIndex((one, index) => index > at && (one.kind === 'grid' || isLine(one, /^(?:PHỤ LỤC|Phụ lục|KẾ HOẠCH)/u)))
  const lines = textsOf(parts.slice(at, annex < 0 ? parts.length : annex))
  const named = lines.findIndex((text) => /^Nơi nhận/u.test(text))
  const isRecipient = (text: string, index: number): boolean => named >= 0 && (index === named || (index > named && /^-/.test(text)))
  return {
    body: parts.slice(0, at),
    recipients: lines.filter(isRecipient),
    signature: lines.filter((text, index) => !isRecipient(text, index)),
    rest: annex < 0 ? [] : parts.slice(annex),
  }
}

/** Takes a document apart. */
export function partsOf(blocks: readonly RawBlock[]): Parts {
  const { left, right, body } = letterhead(blocks.flatMap(part))
  return { left, right, ...ending(body) }
}
