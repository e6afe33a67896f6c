/** What is said about a recognised page. */
import type { ReadingNote } from '../../tree/types.ts'
import type { ScannedPage } from './scan.ts'

/** Below this, more than a few words are wrong. */
const UNSURE = 75

export function notesOf({ confidence }: ScannedPage, page: number): ReadingNote[] {
  if (confidence >= UNSURE) return []
  const reason = `page ${page}: recognised with a confidence of ${Math.round(confidence)} of 100`
  return [{ ruleId: 'ocr.unsure', reason, severity: 'warning', page }]
}
