/** The words that agencies' names are made of: their heads, and what may follow or end them. Data: agency-heads.json, agency-words.json. */
import { z } from 'zod'
import headData from './agency-heads.json' with { type: 'json' }
import wordData from './agency-words.json' with { type: 'json' }
import { Trie } from './trie.ts'

const example = z.object({ text: z.string().min(1), finds: z.array(z.string().min(1)) })

/** What kind of body a head names; see the "about" of each in agency-heads.json. */
export const headKinds = ['office', 'organ', 'committee', 'group', 'trade', 'people', 'person', 'place'] as const
export type HeadKind = (typeof headKinds)[number]

export const wordRoles = [
  'modifier',
  'verb',
  'manner',
  'field',
  'order',
  'preface',
  'tail',
  'superior',
  'falsehead',
  'direct',
  'document',
  'label',
] as const
export type WordRole = (typeof wordRoles)[number]

const group = { about: z.string().min(1), phrases: z.array(z.string().min(1)).min(1), examples: z.array(example).min(2) }

export const headGroups = z.array(z.object({ kind: z.enum(headKinds), ...group })).parse(headData)
export const wordGroups = z.array(z.object({ role: z.enum(wordRoles), ...group })).parse(wordData)

/** The head that a phrase is. */
export interface Head {
  kind: HeadKind
  phrase: string
}

export const heads = new Trie<Head>()
for (const { kind, phrases } of headGroups) for (const phrase of phrases) heads.add(phrase, { kind, phrase })

const tries = new Map<WordRole, Trie<true>>(wordRoles.map((role) => [role, new Trie<true>()]))
for (const { role, phrases } of wordGroups) for (const phrase of phrases) tries.get(role)?.add(phrase, true)

/** How many words from one on play a role ("verb", "modifier" …); 0 if none. */
export function roleAt(role: WordRole, words: readonly { low: string }[], from: number, to = words.length): number {
  return tries.get(role)?.longest(words, from, to)?.length ?? 0
}
