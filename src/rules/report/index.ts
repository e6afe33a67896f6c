/** A news report about a plan: the facts of the plan as told, the article's own facts apart. */
import type { Extraction, Item } from '../../plan/schema.ts'
import type { Frame } from '../../structure/frame.ts'
import type { DocumentNode } from '../../tree/types.ts'
import { emptyHead, type Head } from '../head/index.ts'

export interface ReportReading {
  report: NonNullable<Extraction['report']>
  head: Head
  purposes: Item[]
  requirements: Item[]
}

/** Reads a news report. */
export function readReport(_tree: DocumentNode, _text: string, _frame: Frame, _metadata: Record<string, string>): ReportReading {
  return { report: { publisher: null, author: null, publishedAt: null }, head: { ...emptyHead }, purposes: [], requirements: [] }
}
