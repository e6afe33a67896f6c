/** Hand-made answers for the invented documents of this folder: one line an item (`P`, `R`, `T`; `H` head, `S` signer, `X` reference), parts between "|", "-" for none. */
import { readdirSync, readFileSync } from 'node:fs'

export interface GoldDeadline {
  raw: string
  kind: string
  start: string | null
  end: string | null
  rrule: string | null
  duration: string | null
}

export interface GoldTask {
  section: string | null
  begins: string
  lead: string[]
  coordinating: string[]
  deadlines: GoldDeadline[]
  product: string | null
  /** a formula or a doubtful item: neither asked for nor wrong */
  optional: boolean
}

/** type, number, issuer, place, issued, title */
export type GoldHead = Record<(typeof HEAD)[number], string | null>
export const HEAD = ['type', 'number', 'issuer', 'place', 'issued', 'title'] as const

export interface GoldReference {
  code: string
  type: string | null
  date: string | null
  issuer: string | null
  relation: string | null
}

export interface Gold {
  file: string
  /** null where nobody wrote it down: then head, signers and references are not scored */
  head: GoldHead | null
  signers: string[]
  references: GoldReference[]
  purposes: string[]
  requirements: string[]
  tasks: GoldTask[]
}

const list = (text: string | undefined, separator: string): string[] =>
  (text ?? '')
    .split(separator)
    .map((part) => part.trim())
    .filter(Boolean)

/** "trước ngày 07/11/2025 => by 2025-11-07", "… => within 2025-04-01..2025-06-30", "… => recurring FREQ=WEEKLY", "… => relative P5D". */
function deadline(text: string): GoldDeadline {
  const [raw = '', meaning = ''] = text.split('=>').map((part) => part.trim())
  const [kind = '', value = ''] = meaning.split(' ')
  const [first = '', last = first] = value.split('..')
  const none = { raw, kind, start: null, end: null, rrule: null, duration: null }
  if (kind === 'by') return { ...none, end: first }
  if (kind === 'from') return { ...none, start: first }
  if (kind === 'on' || kind === 'within') return { ...none, start: first, end: last }
  if (kind === 'recurring') return { ...none, rrule: value }
  return kind === 'relative' ? { ...none, duration: value } : none
}

function task(line: string): GoldTask {
  const [section = '', begins = '', lead, coordinating, deadlines, last = ''] = line.split('|').map((part) => part.trim())
  return {
    section: section === '-' ? null : section,
    begins,
    lead: list(lead, ';'),
    coordinating: list(coordinating, ';'),
    deadlines: list(deadlines, ';;').map(deadline),
    product: last === '' || last === '?' ? null : last,
    optional: last === '?',
  }
}

function parts(line: string): (string | null)[] {
  return line.split('|').map((part) => (part.trim() === '-' || part.trim() === '' ? null : part.trim()))
}

function head(line: string): GoldHead {
  const values = parts(line)
  return Object.fromEntries(HEAD.map((field, at) => [field, values[at] ?? null])) as GoldHead
}

function reference(line: string): GoldReference {
  const [code, type = null, date = null, issuer = null, relation = null] = parts(line)
  return { code: code ?? '', type, date, issuer, relation }
}

/** The gold of every document of the folder, in order. */
export function readGolds(folder: string): Gold[] {
  const files = readdirSync(folder)
  return files
    .filter((name) => name.endsWith('.gold'))
    .sort()
    .map((name) => {
      const stem = name.slice(0, -'.gold'.length)
      const gold: Gold = {
        file: files.find((other) => other.startsWith(`${stem}.`) && other !== name) ?? stem,
        head: null,
        signers: [],
        references: [],
        purposes: [],
        requirements: [],
        tasks: [],
      }
      for (const line of readFileSync(`${folder}/${name}`, 'utf8').normalize('NFC').split('\n')) {
        if (line.startsWith('P ')) gold.purposes.push(line.slice(2))
        else if (line.startsWith('R ')) gold.requirements.push(line.slice(2))
        else if (line.startsWith('H ')) gold.head = head(line.slice(2))
        else if (line.startsWith('S ')) gold.signers.push(line.slice(2).trim())
        else if (line.startsWith('X ')) gold.references.push(reference(line.slice(2)))
        else if (line.startsWith('T ')) gold.tasks.push(task(line.slice(2)))
      }
      return gold
    })
}
