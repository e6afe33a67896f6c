/** Every query is prepared, and none reads a big table from end to end (law 10). */
import { beforeAll, describe, expect, test } from 'vitest'
import * as containers from '../../src/archive/queries/containers.ts'
import * as registry from '../../src/archive/queries/agencies.ts'
import * as care from '../../src/archive/queries/care.ts'
import * as merges from '../../src/archive/queries/merge.ts'
import * as editions from '../../src/archive/queries/edition.ts'
import * as families from '../../src/archive/queries/family.ts'
import * as plans from '../../src/archive/queries/plans.ts'
import { compose, type Query } from '../../src/archive/queries/query.ts'
import * as people from '../../src/archive/queries/people.ts'
import * as reviews from '../../src/archive/queries/review.ts'
import * as searches from '../../src/archive/queries/search.ts'
import * as takings from '../../src/archive/queries/takings.ts'
import * as tasks from '../../src/archive/queries/tasks.ts'
import * as writes from '../../src/archive/queries/writes.ts'
import { type Database, openDatabase } from '../../src/archive/sqlite.ts'
import { z } from 'zod'

const rooms = { registry, care, containers, editions, families, merges, people, plans, reviews, searches, takings, tasks, writes }

function isQuery(value: unknown): value is Query<unknown> {
  return typeof value === 'object' && value !== null && 'sql' in value && 'row' in value
}

const stated = Object.entries(rooms).flatMap(([room, exported]) =>
  Object.entries(exported).flatMap(([name, value]): [string, string][] => (isQuery(value) ? [[`${room}.${name}`, value.sql]] : [])),
)

/** The conditions of a filter, each alone. */
function filtered(base: Query<unknown>, conditions: Record<string, string>, tails: readonly string[]): [string, string][] {
  return tails.flatMap((tail) =>
    Object.keys(conditions).map((name): [string, string] => [
      `${name} ${tail.slice(0, 40)}`,
      compose(base, [], conditions, { [name]: 'x' }, tail).sql,
    ]),
  )
}

/** A province of the past comes with the one that answers for it. */
const narrowed = (name: string) => (name === 'province' ? { province: 'x', today: 'x' } : { [name]: 'x' })

const composed = [
  ...filtered(plans.planBase, plans.planConditions, [plans.planOrder]),
  ...filtered(plans.planIdBase, plans.planConditions, [plans.planOrder]),
  ...filtered(tasks.taskBase, tasks.taskConditions, [tasks.taskOrder]),
  ['due window', compose(tasks.taskBase, [], tasks.taskConditions, { dueFrom: 'x' }, tasks.taskDueOrder).sql],
  ['overdue', compose(tasks.taskBase, [], tasks.taskConditions, { overdueOn: 'x' }, tasks.taskOverdueOrder).sql],
  ...Object.keys(searches.searchConditions).flatMap((name) => [
    [`plans among ${name}`, searches.plansAmong(narrowed(name)).sql],
    [`facets ${name}`, searches.searchFacets(narrowed(name), false).sql],
    [`facets of words ${name}`, searches.searchFacets({ [name]: 'x' }, true).sql],
  ]),
  ...[true, false].flatMap((among) => [
    [`any ${among}`, searches.anyHits(among).sql],
    [`ranked ${among}`, searches.rankedHits(among).sql],
    [`heads ${among}`, searches.headHits(among).sql],
    [`newest ${among}`, searches.newestHits(among, among).sql],
  ]),
] as [string, string][]

/** Reading all of these is what the query is for: a list without a condition, counts of everything. */
const WHOLE = new Set([
  'plans.planBase',
  'plans.planIdBase',
  'registry.mentionCounts',
  'registry.allDecisions',
  'tasks.taskBase',
  'plans.counts',
  'reviews.absentParents',
  'merges.storedDocuments',
  'care.keptOriginals',
  'care.bareGaps',
  'care.exactGaps',
  'care.brokenLinks',
  'care.integrity',
  'care.foreignKeys',
])
const BIG = /^SCAN (?:p|t|x|editions|r|l|d|c|plans|tasks|refs|links|documents|contents|deadlines|task_agencies|a|e)(?: |$)/

let db: Database
beforeAll(async () => {
  db = await openDatabase(':memory:', false)
})

function parameters(sql: string): Record<string, string | number> {
  return Object.fromEntries([...sql.matchAll(/@([a-zA-Z0-9]+)/g)].map(([, name]) => [name, /limit|offset|most/.test(name ?? '') ? 1 : 'x']))
}

describe('queries', () => {
  test.each([...stated, ...composed])('%s', (name, sql) => {
    const steps = z.array(z.object({ detail: z.string() })).parse(db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(parameters(sql)))
    if (WHOLE.has(name)) return
    expect(
      steps
        .map(({ detail }) => detail)
        .filter(
          (detail) => BIG.test(detail) && !detail.includes('USING INDEX') && !detail.includes('USING COVERING INDEX plans_by_issued'),
        ),
    ).toEqual([])
  })

  test('there are some', () => expect(stated.length).toBeGreaterThan(30))
})
