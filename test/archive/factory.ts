/** Extractions and archives made by hand, for tests. */
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type Archive, openArchive, type Stored } from '../../src/archive/archive.ts'
import type { Deadline, Evidence, Extraction, Plan, Reference, Task } from '../../src/plan/schema.ts'

export const nowhere: Evidence = { start: 0, end: 0, quote: '', page: null }

export function makeReference(code: string, parts: Partial<Reference> = {}): Reference {
  return { code, type: 'Kế hoạch', date: null, issuer: null, title: null, relation: 'implements', evidence: nowhere, ...parts }
}

export function makeDeadline(raw: string, end: string | null, parts: Partial<Deadline> = {}): Deadline {
  return { raw, kind: 'by', start: null, end, rrule: null, duration: null, evidence: nowhere, ...parts }
}

export function makeTask(
  text: string,
  parts: Partial<Omit<Task, 'lead' | 'coordinating'>> & { lead?: string[]; coordinating?: string[] } = {},
): Task {
  const { lead = [], coordinating = [], ...rest } = parts
  const agency = (mention: string) => ({ mention, agencyId: null, name: null })
  return {
    section: null,
    text,
    deadlines: [],
    product: null,
    confidence: 0.9,
    evidence: nowhere,
    ...rest,
    lead: lead.map(agency),
    coordinating: coordinating.map(agency),
  }
}

export interface Head {
  code?: string | null
  issuer?: string | null
  superior?: string | null
  place?: string | null
  issued?: string | null
  title?: string
  genre?: Extraction['genre']
  text?: string
  references?: Reference[]
  tasks?: Task[]
  textLayer?: Extraction['source']['textLayer']
  draft?: boolean
  messages?: Extraction['messages']
}

function makePlan(head: Head): Plan {
  const { code = null, issuer = null, issued = null } = head
  const [ordinal = null, symbol = null] = code ? code.split(/[/-](.*)/) : []
  return {
    type: { name: 'Kế hoạch', code: 'KH' },
    number: code ? { raw: `Số: ${code}`, code, ordinal, symbol } : null,
    issuer: issuer ? { name: issuer, superior: head.superior ?? null, agencyId: null, jurisdiction: null } : null,
    place: head.place ?? null,
    issued: issued ? { raw: issued, edtf: issued } : null,
    title: head.title ?? null,
    timeframe: null,
    draft: head.draft ?? false,
    signatories: [],
    recipients: [],
    purposes: [],
    requirements: [],
    references: head.references ?? [],
    tasks: head.tasks ?? [],
  }
}

/** A document and its bytes; the bytes are made from the head, so that equal heads are equal files. */
export function makeDocument(head: Head): { bytes: string; extraction: Extraction; text: string } {
  const text = head.text ?? `KẾ HOẠCH ${head.title ?? ''}`
  const bytes = JSON.stringify(head)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return {
    bytes,
    text,
    extraction: {
      schemaVersion: '1.0.0',
      source: {
        path: `${sha256.slice(0, 8)}.txt`,
        sha256,
        bytes: Buffer.byteLength(bytes),
        mediaType: 'text/plain',
        adapter: 'text',
        pages: null,
        textLayer: head.textLayer ?? 'native',
      },
      genre: head.genre ?? 'official-text',
      report: null,
      plan: makePlan(head),
      messages: head.messages ?? [],
    },
  }
}

/** A folder that goes when the test is over. */
export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kehoach-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** An empty archive that is closed and gone when the test is over. */
export async function makeArchive(folder = join(makeFolder(), 'archive')): Promise<Archive> {
  const archive = await openArchive(folder)
  onTestFinished(() => archive.close())
  return archive
}

/** Puts a document into an archive, as ingest does. */
export async function put(archive: Archive, head: Head, options: { again?: boolean; parserVersion?: string } = {}): Promise<Stored> {
  const { bytes, extraction, text } = makeDocument(head)
  const path = join(makeFolder(), extraction.source.path)
  writeFileSync(path, bytes)
  return archive.store({ extraction, text, path, parserVersion: options.parserVersion ?? '1' }, options)
}
