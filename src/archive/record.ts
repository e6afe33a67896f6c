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

export async function recordOf(db: Database, plan: number): Promise<PlanRecord | null> {
  const extraction = readingOf(db, plan)
  const kin = family(db, plan)
  if (!extraction?.plan || !kin?.plan) return null
  const corrections = all(db, correctionsOf, { sha256: kin.plan.sha256 })
  const corrected = corrections.length > 0 ? (await import('./corrections.ts')).correct(extraction.plan, corrections).plan : extraction.plan
  return {
    plan: kin.plan,
    extraction: { ...extraction, plan: corrected },
    corrections,
    paths: all(db, plans.pathsOf, { plan }).map(({ path }) => path),
    copies: all(db, otherCopies, { id: plan }).flatMap(({ id }) => all(db, plans.planById, { id })),
    messages: all(db, plans.messagesOf, { plan }),
    parents: kin.parents,
    children: kin.children,
  }
}
