/** What is said about a recognised page. */
import type { ReadingNote } from '../../tree/types.ts'
import type { ScannedPage } from './scan.ts'

/** Below this, more than a few words are wrong. */
const UNSURE = 75

/** Doubts about a page, and what was done to it. */
export function notesOf({ confidence, turns }: ScannedPage, page: number): ReadingNote[] {
  const notes: ReadingNote[] = []
  if (turns !== 0) {
    const reason = `page ${page}: ${turns === 2 ? 'stood upside down' : 'lay on its side'}, set upright before it was read`
    notes.push({ ruleId: 'ocr.turned', reason, severity: 'info', page })
  }
  if (confidence < UNSURE) {
    const reason = `page ${page}: recognised with a confidence of ${Math.round(confidence)} of 100`
    notes.push({ ruleId: 'ocr.unsure', reason, severity: 'warning', page })
  }
  return notes
}
