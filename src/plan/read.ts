/** From the tree to the record: structure, rules, and the assembling of what they found. */
import type { VFile } from 'vfile'
import type { DocumentNode, RawDocument } from '../tree/types.ts'
import type { Extraction, Plan } from './schema.ts'

export type Reading = Pick<Extraction, 'genre' | 'report' | 'plan' | 'messages'>

const EMPTY: Plan = {
  type: null, number: null, issuer: null, place: null, issued: null, title: null, timeframe: null, draft: false,
  signatories: [], recipients: [], references: [], purposes: [], requirements: [], tasks: [],
}

/**
 * Reads the record out of a document.
 * @param tree blocks over the canonical text
 * @param file its value is the canonical text
 * @param raw what the file said of itself, and what the adapter had to report
 */
export function readPlan(_tree: DocumentNode, _file: VFile, _raw: Pick<RawDocument, 'metadata' | 'notes'>): Reading {
  return { genre: 'official-text', report: null, plan: { ...EMPTY }, messages: [] }
}
