/** Identities that survive a second reading: of tasks, citations, signatories and review items, each within its plan. */
import { createHash } from 'node:crypto'
import type { Message, Reference, Signatory, Task } from '../plan/schema.ts'
import { bare } from '../text/fold.ts'
import { codeKey } from './code.ts'

/** 48 bits are plenty within one plan. */
const DIGITS = 12

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, DIGITS)
}

/** Equal words in one list are told apart by their order: "…", "…-2". */
function numbered(keys: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return keys.map((key) => {
    const count = (seen.get(key) ?? 0) + 1
    seen.set(key, count)
    return count === 1 ? key : `${key}-${count}`
  })
}

/** What identifies a task, a citation, a signatory: its words, whatever their case, accents and spaces. */
export const wordsOf = {
  tasks: ({ text }: Task) => text,
  references: ({ code }: Reference) => code,
  signatories: ({ authority, position, name }: Signatory) => [authority, position, name].filter(Boolean).join(' '),
}

export function taskKeys(tasks: readonly Task[]): string[] {
  return numbered(tasks.map((task) => digest(bare(wordsOf.tasks(task)))))
}

export function referenceKeys(references: readonly Reference[]): string[] {
  return numbered(references.map(({ code }) => digest(codeKey(code) ?? bare(code))))
}

export function signatoryKeys(signatories: readonly Signatory[]): string[] {
  return numbered(signatories.map((signatory) => digest(bare(wordsOf.signatories(signatory)))))
}

/**
 * Identity of a review item: its rule and the words it points at. Where it points at none, the numbers in its reason count,
 * for the reason itself is worded in the language of the day; of links the documents in question count too.
 */
export function messageKey({ ruleId, reason, quote }: Pick<Message, 'ruleId' | 'reason'> & { quote: string | null }): string {
  const numbers = (reason.match(/\d+/g) ?? []).join(' ')
  const words = ruleId.startsWith('link/') || quote === null ? `${bare(quote ?? '')} ${numbers}` : bare(quote)
  return digest(`${ruleId} ${words}`)
}
