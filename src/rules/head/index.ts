/** The head of a document: what it is, who issued it, where, when, and who signed it. */
import type { Message, Plan } from '../../plan/schema.ts'
import type { Frame } from '../../structure/frame.ts'
import type { DocumentNode } from '../../tree/types.ts'

export type Head = Pick<Plan, 'type' | 'number' | 'issuer' | 'place' | 'issued' | 'title' | 'draft' | 'signatories' | 'recipients' | 'timeframe'> & { messages: Message[] }

export const emptyHead: Head = { type: null, number: null, issuer: null, place: null, issued: null, title: null, draft: false, signatories: [], recipients: [], timeframe: null, messages: [] }

/** Reads the head of an official text. */
export function readHead(_tree: DocumentNode, _text: string, _frame: Frame, _metadata: Record<string, string>): Head {
  return { ...emptyHead }
}
