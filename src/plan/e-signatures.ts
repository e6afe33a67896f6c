/** Electronic signatures that the text shows: the block of the signing tool, or the seal's organisation over a time with seconds. */
import { evidenceOf } from '../rules/evidence.ts'
import { oneLine } from '../text/normalise.ts'
import { phrase } from '../text/vi.ts'
import type { DocumentNode } from '../tree/types.ts'
import type { ESignature } from './schema.ts'

type Field = 'signer' | 'organisation' | 'time' | 'other'

/** Names of the fields in the blocks of the signing tools in use. */
const LABELS: Record<Field, readonly string[]> = {
  signer: ['người ký', 'được ký bởi', 'ký điện tử bởi', 'ký số bởi', 'ký bởi', 'digitally signed by', 'signed by', 'signer'],
  organisation: ['cơ quan', 'đơn vị', 'tổ chức', 'organization', 'organisation'],
  time: ['thời gian ký', 'ngày giờ ký', 'ngày ký', 'giờ ký', 'ký ngày', 'signing time', 'signed on', 'date', 'time'],
  other: ['email', 'e-mail', 'thư điện tử', 'chức vụ', 'chức danh', 'reason', 'location', 'lý do', 'địa điểm', 'dn'],
}
const FIELD_OF = new Map(Object.entries(LABELS).flatMap(([field, labels]) => labels.map((label) => [label, field as Field] as const)))
const ANY = [...FIELD_OF.keys()].sort((a, b) => b.length - a.length).map(phrase)
const LABEL = new RegExp(`(?<![\\p{L}\\p{N}])(?<label>${ANY.join('|')})\\s?:`, 'giu')
/** "Digitally signed by Nguyễn Văn An": this label goes without a colon. */
const SIGNED_BY = new RegExp(
  `^(?<label>${['digitally signed by', 'signed by', 'ký bởi', 'được ký bởi', 'ký số bởi'].map(phrase).join('|')})\\s`,
  'imu',
)
/** A block is no longer than this. */
const BLOCK = 500
const VALUE = 160

const DAY = '(?<day>[0-3]?\\d)\\s?[./-]\\s?(?<month>[01]?\\d)\\s?[./-]\\s?(?<year>20\\d\\d)'
const BACKWARD = '(?<year>20\\d\\d)[./-](?<month>[01]?\\d)[./-](?<day>[0-3]?\\d)'
const CLOCK =
  "(?<hour>[0-2]?\\d)\\s?[:hg]\\s?(?<minute>[0-5]\\d)(?:\\s?[:m]\\s?(?<second>[0-5]\\d))?(?:\\s?(?<zone>Z|(?:GMT|UTC)?\\s?[+-]\\d\\d[:']?\\d\\d))?"
const TIMES = [`${DAY}[,\\sT]{0,3}${CLOCK}`, `${BACKWARD}[,\\sT]{0,3}${CLOCK}`, `${CLOCK}[,\\s]{0,3}(?:ngày\\s)?${DAY}`].map(
  (form) => new RegExp(form, 'u'),
)
/** A line that is a time with seconds or with its zone, and nothing else. */
const LONE_TIME = /^\d{1,2}[./-]\d{1,2}[./-]20\d\d,? \d{1,2}:\d\d:\d\d(?: ?[+-]\d\d[:']?\d\d'?)?$/u
const CAPITALS = /^[\p{Lu}\d\s.,&()-]{5,150}$/u

const two = (digits: string | undefined) => (digits ?? '0').padStart(2, '0')

/** "13-10-2025 11:04:17 +07:00" → "2025-10-13T11:04:17+07:00"; null where no time of day stands there. */
export function timeOf(text: string): string | null {
  for (const form of TIMES) {
    const { year, month, day, hour, minute, second, zone } = form.exec(text)?.groups ?? {}
    if (year === undefined) continue
    const offset = zone?.replace(/[^\dZ+-]/g, '').replace(/(\d\d)(\d\d)$/, '$1:$2') ?? ''
    const time = `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}${offset}`
    if (!Number.isNaN(Date.parse(time))) return time
  }
  return null
}

interface Piece {
  field: Field
  value: string
  start: number
  end: number
}

interface Block {
  pieces: Piece[]
  start: number
  end: number
}

function labelsIn(text: string): { field: Field; start: number; end: number }[] {
  const colon = [...text.matchAll(LABEL)].map((match) => ({
    label: match.groups?.label ?? '',
    start: match.index,
    end: match.index + match[0].length,
  }))
  const bare = [...text.matchAll(new RegExp(SIGNED_BY.source, 'gimu'))].map((match) => ({
    label: match.groups?.label ?? '',
    start: match.index,
    end: match.index + match[0].length,
  }))
  const starts = new Set(colon.map(({ start }) => start))
  return [...colon, ...bare.filter(({ start }) => !starts.has(start))]
    .sort((a, b) => a.start - b.start)
    .map(({ label, start, end }) => ({ field: FIELD_OF.get(oneLine(label).toLowerCase()) ?? 'other', start, end }))
}

/** A value goes to the next label or to the end of its line; one that stands under its label is taken too. */
function pieceOf(text: string, field: Field, start: number, from: number, next: number): Piece {
  const rest = text.slice(from, Math.min(next, from + VALUE))
  const [, blank = '', value = ''] = /^(\s*)([^\n\t]*)/u.exec(rest) ?? []
  const trimmed = value.replace(/[\s,;]+$/u, '')
  return { field, value: oneLine(trimmed), start, end: from + blank.length + trimmed.length }
}

function blocksIn(text: string): Block[] {
  const labels = labelsIn(text)
  const blocks: Block[] = []
  labels.forEach(({ field, start, end }, index) => {
    const piece = pieceOf(text, field, start, end, labels[index + 1]?.start ?? text.length)
    const last = blocks.at(-1)
    const repeated = last?.pieces.some((each) => each.field === field && field !== 'other')
    if (last && !repeated && start - last.start < BLOCK && (field !== 'signer' || last.pieces.every((each) => each.field !== 'signer'))) {
      last.pieces.push(piece)
      last.end = piece.end
    } else if (field === 'signer') blocks.push({ pieces: [piece], start, end: piece.end })
  })
  return blocks
}

function stampOf({ pieces, start, end }: Block): (Omit<ESignature, 'evidence'> & { start: number; end: number }) | null {
  const value = (field: Field) => pieces.find((piece) => piece.field === field)?.value || null
  const time = value('time')
  const signer = value('signer')
  const told = time === null ? null : timeOf(time)
  const details = pieces.length - 1
  if (signer === null || signer.length > 100 || details === 0 || (told === null && details < 2)) return null
  return { signer, organisation: value('organisation'), time: told, start, end }
}

/** A seal: the organisation in capitals, under it the moment of signing. */
function sealsIn(text: string): (Omit<ESignature, 'evidence'> & { start: number; end: number })[] {
  const seals: ReturnType<typeof sealsIn> = []
  const above: { text: string; start: number }[] = []
  let start = 0
  for (const line of text.split('\n')) {
    const words = line.trim()
    const time = words.length < 40 && LONE_TIME.test(words) ? timeOf(words) : null
    if (time !== null) {
      const over = above.at(-1)
      const organisation = over && CAPITALS.test(over.text) ? over : null
      const from = organisation?.start ?? start
      seals.push({ signer: null, organisation: organisation?.text ?? null, time, start: from, end: start + line.trimEnd().length })
    }
    above.splice(0, above.length, { text: words, start })
    start += line.length + 1
  }
  return seals
}

/** What a PDF holds besides its text; see pdfSignatures of the adapters. */
export type Held = Omit<ESignature, 'evidence'>

/** The stamp that a signature in the file drew onto the page is that signature. */
function isSame(shown: Held, held: Held): boolean {
  const fold = (name: string | null) => (name ?? '').toLowerCase()
  if (shown.time && held.time && shown.time.slice(0, 16) === held.time.slice(0, 16)) return true
  return shown.signer !== null && fold(shown.signer) === fold(held.signer)
}

/**
 * The electronic signatures of a document, those that its text shows first.
 * @param held signatures that the file itself holds
 */
export function readESignatures(tree: DocumentNode, text: string, held: readonly Held[]): ESignature[] {
  const stamps = blocksIn(text).flatMap((block) => stampOf(block) ?? [])
  const within = ({ start, end }: { start: number; end: number }) => stamps.some((stamp) => start < stamp.end + 2 && end > stamp.start)
  const shown = [...stamps, ...sealsIn(text).filter((seal) => !within(seal))].sort((a, b) => a.start - b.start)
  const rest = held.filter((signature) => !shown.some((stamp) => isSame(stamp, signature)))
  return [
    ...shown.map(({ start, end, ...fields }) => ({ ...fields, evidence: evidenceOf(tree, text, start, end) })),
    ...rest.map(({ signer, organisation, time }) => ({ signer, organisation, time, evidence: null })),
  ]
}
