/** The plans that a person means by a few words. */
import { parseWanted } from './code.ts'
import { candidates } from './queries/family.ts'
import * as plans from './queries/plans.ts'
import { all } from './queries/query.ts'
import { distinct } from './resolve.ts'
import type { Database } from './sqlite.ts'

/** Copies of one plan count once, the best; a news report counts where the plan itself is not held. */
function byCode(db: Database, key: string): plans.PlanRow[] {
  const rows = all(db, plans.plansByCode, { key })
  const best = new Set(distinct(all(db, candidates, { codeKey: key })).map(({ id }) => id))
  return best.size === 0 ? rows : rows.filter(({ id }) => best.has(id))
}

/** PLAN as people write it: a code, "số 05", "#12", the start of a SHA-256. */
export function findPlans(db: Database, text: string): plans.PlanRow[] {
  const wanted = parseWanted(text)
  switch (wanted?.by) {
    case 'id':
      return all(db, plans.planById, { id: wanted.id })
    case 'code':
      return byCode(db, wanted.key)
    case 'ordinal':
      return all(db, plans.plansByOrdinal, { ordinal: wanted.ordinal })
    case 'sha256':
      return all(db, plans.plansBySha, { prefix: wanted.prefix, beyond: `${wanted.prefix}g` })
    default:
      return []
  }
}
