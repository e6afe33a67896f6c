/**
 * The record of one document, as `kehoach extract` prints it. The zod schema is the one source:
 * the types, `schemas/extraction.schema.json` and the checks at the archive's door come from it.
 */
import { z } from 'zod'

export const SCHEMA_VERSION = '1.0.0'

/** ISO day, inclusive */
const day = z.iso.date()

export const evidenceSchema = z.object({
  start: z.int().nonnegative().describe('offset into the canonical text, UTF-16 code units'),
  end: z.int().nonnegative(),
  quote: z.string().describe('text.slice(start, end)'),
  page: z.int().positive().nullable(),
})

export const trusts = ['stated', 'inferred', 'guessed'] as const

/** How a value is known; missing in records of older parsers and in what a person set. */
const known = {
  trust: z
    .enum(trusts)
    .optional()
    .describe('stated: the words say it where it belongs; inferred: taken from elsewhere in the document; guessed: a person should look'),
  rule: z.string().optional().describe('the rule that found it'),
}

export const agencySchema = z.object({
  mention: z.string().describe('as printed'),
  agencyId: z.string().nullable(),
  name: z.string().nullable().describe('canonical name'),
  ...known,
  evidence: evidenceSchema.optional(),
})

export const deadlineKinds = ['by', 'on', 'within', 'from', 'ongoing', 'recurring', 'relative', 'event'] as const

export const deadlineSchema = z.object({
  raw: z.string(),
  kind: z.enum(deadlineKinds),
  start: day.nullable(),
  end: day.nullable(),
  rrule: z.string().nullable().describe('RFC 5545'),
  duration: z.string().nullable().describe("ISO 8601, for 'relative'"),
  ...known,
  evidence: evidenceSchema,
})

export const relations = ['implements', 'basis', 'replaces', 'amends', 'mentions'] as const

export const referenceSchema = z.object({
  code: z.string(),
  type: z.string().nullable(),
  date: z.string().nullable().describe('EDTF'),
  issuer: z.string().nullable(),
  title: z.string().nullable(),
  relation: z.enum(relations),
  ...known,
  evidence: evidenceSchema,
})

export const itemSchema = z.object({ text: z.string(), ...known, evidence: evidenceSchema })

export const figureSchema = z.object({
  raw: z.string(),
  indicator: z.string().nullable().describe('what is measured, in the words of the target'),
  value: z.number(),
  to: z.number().nullable().describe('the upper end of a range'),
  unit: z.string(),
  bound: z.enum(['at least', 'at most', 'about', 'exactly']),
  by: day.nullable().describe('the last day of the time that the target names'),
  ...known,
  evidence: evidenceSchema,
})

export const targetSchema = itemSchema.extend({
  figures: z.array(figureSchema).optional().describe('missing where the target names no number'),
})

export const fundingSchema = itemSchema.extend({
  sources: z.array(
    z.object({
      raw: z.string(),
      kind: z.string().describe('budget, estimate, social, fund, programme, own, other'),
      ...known,
      evidence: evidenceSchema,
    }),
  ),
  amounts: z.array(z.object({ raw: z.string(), amount: z.number().describe('in đồng'), ...known, evidence: evidenceSchema })),
})

export const taskSchema = z.object({
  section: z.string().nullable(),
  text: z.string(),
  lead: z.array(agencySchema),
  coordinating: z.array(agencySchema),
  deadlines: z.array(deadlineSchema),
  product: z.string().nullable(),
  productEvidence: evidenceSchema.optional(),
  confidence: z.number().min(0).max(1).describe('share of tasks so written that are right in all parts, from labelled documents'),
  ...known,
  evidence: evidenceSchema,
})

export const signatorySchema = z.object({
  authority: z.string().nullable(),
  position: z.string().nullable(),
  name: z.string().nullable(),
  ...known,
  evidence: evidenceSchema,
})

export const eSignatureSchema = z.object({
  signer: z.string().nullable().describe('a person, or the body itself'),
  organisation: z.string().nullable(),
  time: z.iso.datetime({ offset: true, local: true }).nullable().describe('ISO 8601; with an offset where the document gives one'),
  evidence: evidenceSchema.nullable().describe('null where the signature stands in the file and not in its text'),
})

export const proofSchema = z.object({ ...known, evidence: evidenceSchema.nullable() })

export const planSchema = z.object({
  type: z.object({ name: z.string(), code: z.string().nullable() }).nullable(),
  number: z
    .object({
      raw: z.string(),
      code: z.string().nullable(),
      ordinal: z.string().nullable(),
      symbol: z.string().nullable(),
      ...known,
      evidence: evidenceSchema.optional(),
    })
    .nullable(),
  issuer: z
    .object({
      name: z.string(),
      superior: z.string().nullable(),
      agencyId: z.string().nullable(),
      jurisdiction: z.string().nullable().describe('the province, as it was called on the day of issue'),
      level: z.enum(['central', 'province', 'district', 'commune', 'unit']).nullable().optional(),
      system: z.enum(['state', 'party', 'front', 'school', 'company']).nullable().optional(),
      province: z
        .object({ id: z.string(), name: z.string(), today: z.string().describe('of the province that answers for it since 2025-07-01') })
        .nullable()
        .optional(),
      ...known,
      evidence: evidenceSchema.optional(),
    })
    .nullable(),
  place: z.string().nullable(),
  issued: z.object({ raw: z.string(), edtf: z.string(), ...known, evidence: evidenceSchema.optional() }).nullable(),
  title: z.string().nullable(),
  timeframe: z.object({ raw: z.string(), start: day.nullable(), end: day.nullable(), ...known, evidence: evidenceSchema }).nullable(),
  draft: z.boolean(),
  signatories: z.array(signatorySchema),
  eSignatures: z.array(eSignatureSchema).optional().describe('electronic signatures; missing where none was found'),
  recipients: z.array(z.string()),
  proofs: z
    .partialRecord(z.enum(['type', 'place', 'title', 'draft', 'recipients']), proofSchema)
    .optional()
    .describe('how the fields are known that have no keys of their own for it'),
  references: z.array(referenceSchema),
  purposes: z.array(itemSchema),
  requirements: z.array(itemSchema),
  tasks: z.array(taskSchema),
  targets: z.array(targetSchema).optional().describe('what is to be reached (Mục tiêu, Chỉ tiêu)'),
  funding: z.array(fundingSchema).optional().describe('what the plan says of money: sources and sums'),
  provisions: z
    .array(itemSchema)
    .optional()
    .describe('items of the working sections that assign nothing: sources of money, means, permissions'),
})

export const messageSchema = z.object({
  ruleId: z.string(),
  reason: z.string(),
  severity: z.enum(['info', 'warning', 'error']),
  evidence: evidenceSchema.nullable(),
})

export const grades = ['good', 'fair', 'poor'] as const
const gradeValue = z.enum(grades)

/** How well a document was read. Reasons are ids: `grade.REASON` in the catalogue of messages. */
export const gradeSchema = z.object({
  document: gradeValue,
  reasons: z.array(z.string()),
  pages: z
    .array(z.object({ page: z.int().positive(), grade: gradeValue, reasons: z.array(z.string()) }))
    .optional()
    .describe('pages that are not good; those not listed are. Missing where the format has no pages'),
})

export const extractionSchema = z.object({
  schemaVersion: z.string(),
  source: z.object({
    path: z.string(),
    sha256: z.string(),
    bytes: z.int(),
    mediaType: z.string(),
    adapter: z.string(),
    pages: z.int().nullable(),
    textLayer: z.enum(['native', 'ocr', 'mixed']),
  }),
  genre: z.enum(['official-text', 'news-report']),
  report: z.object({ publisher: z.string().nullable(), author: z.string().nullable(), publishedAt: z.string().nullable() }).nullable(),
  plan: planSchema.nullable(),
  grade: gradeSchema.optional().describe('how well the document was read; missing where it was not read at all'),
  messages: z.array(messageSchema),
})

export type Evidence = z.infer<typeof evidenceSchema>
export type Agency = z.infer<typeof agencySchema>
export type Deadline = z.infer<typeof deadlineSchema>
export type DeadlineKind = (typeof deadlineKinds)[number]
export type Trust = (typeof trusts)[number]
export type Reference = z.infer<typeof referenceSchema>
export type Relation = (typeof relations)[number]
export type Target = z.infer<typeof targetSchema>
export type Funding = z.infer<typeof fundingSchema>
export type Item = z.infer<typeof itemSchema>
export type Task = z.infer<typeof taskSchema>
export type Signatory = z.infer<typeof signatorySchema>
export type ESignature = z.infer<typeof eSignatureSchema>
export type Proof = z.infer<typeof proofSchema>
export type Grade = z.infer<typeof gradeSchema>
export type Plan = z.infer<typeof planSchema>
export type Message = z.infer<typeof messageSchema>
export type Extraction = z.infer<typeof extractionSchema>
