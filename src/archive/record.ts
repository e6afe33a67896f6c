/** Everything that is known of one plan. What is stored was checked before it was stored: it is not checked again here. */
import type { Extraction } from '../plan/schema.ts'
import type { PlanRecord } from './archive.ts'
import { unpack } from './pack.ts'
import { otherCopies } from './queries/edition.ts'
import { correctionsOf } from './queries/people.ts'
import * as plans from './queries/plans.ts'
import { all, one } from './queries/query.ts'
import type { Database } from './sqlite.ts'
import { family } from './tree.ts'

export function textOf(db: Database, plan: number): string | null {
  const content = one(db, plans.contentOf, { plan })
  return content ? unpack(content.packed).text : null
}

export function readingOf(db: Database, plan: number): Extraction | null {
  const content = one(db, plans.contentOf, { plan })
  return content ? (JSON.parse(unpack(content.packed).record) as Extraction) : null
}

/** As the program read it, with the corrections beside it. */
export function recordOf(db: Database, plan: number, withFamily = true): PlanRecord | null {
  const extraction = readingOf(db, plan)
  const held = one(db, plans.planById, { id: plan })
  if (!extraction?.plan || !held) return null
  const kin = withFamily ? family(db, plan) : null
  return {
    plan: held,
    extraction,
    corrections: all(db, correctionsOf, { sha256: held.sha256 }),
    paths: all(db, plans.pathsOf, { plan }).map(({ path }) => path),
    copies: all(db, otherCopies, { id: plan }).flatMap(({ id }) => all(db, plans.planById, { id })),
    messages: all(db, plans.messagesOf, { plan }),
    parents: kin?.parents ?? [],
    children: kin?.children ?? [],
  }
}

/** Lays the corrections over the reading; the code for that is loaded where there are any. */
export async function withCorrections(record: PlanRecord): Promise<PlanRecord> {
  const { extraction, corrections } = record
  if (corrections.length === 0 || !extraction.plan) return record
  const { correct } = await import('./corrections.ts')
  return { ...record, extraction: { ...extraction, plan: correct(extraction.plan, corrections).plan } }
}
