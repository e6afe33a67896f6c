/** The documents that a document cites. */
import type { Reference } from '../../plan/schema.ts'
import type { Frame } from '../../structure/frame.ts'
import type { DocumentNode } from '../../tree/types.ts'
import type { Head } from '../head/index.ts'

/** All cited documents that have a number, one entry each. */
export function readReferences(_tree: DocumentNode, _text: string, _frame: Frame, _head: Head): Reference[] {
  return []
}
