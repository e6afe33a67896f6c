/** A comparison as `kehoach compare --json` prints it. The zod schema is the one source of schemas/comparison.schema.json. */
import { z } from 'zod'
import { notices } from './notices.ts'

export const COMPARISON_VERSION = '1.2.0'

const deadline = z.object({ raw: z.string(), kind: z.string(), start: z.string().nullable(), end: z.string().nullable() })

export const comparedItemSchema = z.object({
  number: z.int().positive().describe('in its plan, from 1, targets after all others: what `kehoach taken` names items by'),
  text: z.string(),
  kind: z.enum(['purpose', 'requirement', 'task', 'provision', 'target']),
  section: z.string().nullable(),
  lead: z.array(z.string()).describe('as printed'),
  coordinating: z.array(z.string()),
  deadlines: z.array(deadline),
  product: z.string().nullable(),
  page: z.int().positive().nullable(),
  start: z.int().nonnegative().describe('offset into the canonical text of its document'),
})

export const differenceSchema = z.object({
  about: z.enum(['lead', 'coordinating', 'deadline', 'product', 'figures']),
  verdict: z
    .enum(['changed', 'handed down', 'missing', 'added', 'earlier', 'later', 'other'])
    .describe('lead changed: assigned anew; handed down: inside the body that the parent charges; deadline later: a conflict'),
  parent: z.array(z.string()),
  child: z.array(z.string()),
})

export const comparedPairSchema = z.object({
  parent: comparedItemSchema,
  child: z.array(comparedItemSchema),
  verdict: z.enum(['same words', 'merged', 'split', 'adapted']),
  score: z.number().min(0).max(1).describe('likeness of the best child item'),
  why: z.array(z.string()).describe('the longest runs of words that both share'),
  differences: z.array(differenceSchema),
})

const sideSchema = z.object({
  pairs: z.array(comparedPairSchema),
  missing: z.array(comparedItemSchema),
  new: z.array(comparedItemSchema),
})

export const documentSchema = z.object({
  plan: z.int().nullable().describe('id in the archive'),
  path: z.string().nullable(),
  code: z.string().nullable(),
  type: z.string().nullable(),
  title: z.string().nullable(),
  issuer: z.string().nullable(),
  issued: z.string().nullable().describe('EDTF'),
})

export const comparisonSchema = sideSchema.extend({
  schemaVersion: z.string(),
  parent: documentSchema,
  child: documentSchema,
  notices: z.array(z.enum(notices)).describe('what makes the verdicts mean little'),
  targets: sideSchema,
  said: z
    .array(
      z.object({
        id: z.int(),
        number: z.int().positive().describe("of the parent's item"),
        by: z.string(),
        at: z.string(),
        note: z.string().nullable(),
      }),
    )
    .describe("verdicts that are a person's word"),
})

export type ComparedItem = z.infer<typeof comparedItemSchema>
export type ComparedPair = z.infer<typeof comparedPairSchema>
export type ComparedDocument = z.infer<typeof documentSchema>
export type Difference = z.infer<typeof differenceSchema>
export type Side = z.infer<typeof sideSchema>
export type Comparison = z.infer<typeof comparisonSchema>
