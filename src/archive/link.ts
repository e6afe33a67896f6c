/** Resolving citations against what the archive holds; run inside the transaction that stores a document. */
import { all, write } from './queries/query.ts'
import { candidates, citationsOfCode, citationsOfPlan, dropLink, dropLinkMessages, putLink, type CitationRow } from './queries/family.ts'
import { putMessage } from './queries/writes.ts'
import { standingOf } from './issuer.ts'
import { type Candidate, type Resolution, resolve } from './resolve.ts'
import type { Database } from './sqlite.ts'

function decide(row: CitationRow, held: readonly Candidate[]): Resolution {
  return resolve(
    {
      code: row.code,
      from: row.date_from,
      to: row.date_to,
      issuer: row.cited_issuer,
      citing: standingOf(row),
      citingDay: row.issued_to,
    },
    held.filter(({ id }) => id !== row.plan_id),
  )
}

function remark(db: Database, row: CitationRow, ruleId: string, reason: string, severity: 'info' | 'warning'): void {
  const { plan_id: plan, id: ref, start, end, page } = row
  write(db, putMessage, { plan, ref, ruleId, reason, severity, start, end, quote: row.code, page })
}

/** The answer replaces an earlier one: a second candidate takes a link away again. */
function settle(db: Database, row: CitationRow, held: readonly Candidate[]): void {
  const ref = row.id
  write(db, dropLink, { ref })
  write(db, dropLinkMessages, { ref })
  const answer = decide(row, held)
  if ('several' in answer) {
    remark(db, row, 'link/several', `${row.code}: ${answer.several.map((id) => `#${id}`).join(', ')}`, 'warning')
  } else if (answer.found !== null) {
    write(db, putLink, { ref, child: row.plan_id, parent: answer.found, relation: row.relation, isParent: row.parent, how: answer.how })
    if (answer.how === 'date-differs') remark(db, row, 'link/date-differs', `${row.code}: #${answer.found}`, 'warning')
  }
}

/** Resolves what one plan cites. */
export function linkUp(db: Database, plan: number): void {
  for (const row of all(db, citationsOfPlan, { plan })) settle(db, row, all(db, candidates, { codeKey: row.code_key }))
}

/** Resolves again every citation of a code, whoever makes it: a document with that code has come or gone. */
export function linkDown(db: Database, codeKey: string): void {
  const held = all(db, candidates, { codeKey })
  for (const row of all(db, citationsOfCode, { codeKey })) settle(db, row, held)
}
