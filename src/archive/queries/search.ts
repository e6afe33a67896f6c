/** Full text, narrowed by what is known of the plans. */
import { type Conditions, defineQuery, type Parameters, type Query } from './query.ts'
import { flag, int, nullable, real, type RowOf, shape, text } from './row.ts'

const hit = shape({ plan: int, exact: flag, score: real, day: nullable(text) })
export type Hit = RowOf<typeof hit>

const PLANS_OF_TASKS = 'SELECT t.plan_id FROM tasks t JOIN task_agencies a ON a.task_id = t.id WHERE'
const MEANT = 'IN (SELECT value FROM json_each('

/** Over a row of plans, "p". The issuer is a LIKE pattern over folded names, agencies are lists of wordings in JSON; days are ISO and inclusive. */
export const searchConditions: Conditions = {
  type: '(p.type_key = @type OR p.type_code = @typeCode)',
  from: 'p.issued_from >= @from',
  to: 'p.issued_from <= @to',
  province: 'p.province = @province',
  today: 'p.province_today = @today',
  issuer: 'p.issuer_id IN (SELECT id FROM mentions WHERE folded LIKE @issuer)',
  lead: `p.id IN (${PLANS_OF_TASKS} a.role = 'lead' AND a.mention_id ${MEANT}@lead)))`,
  with: `p.id IN (${PLANS_OF_TASKS} a.role = 'with' AND a.mention_id ${MEANT}@with)))`,
}

function used(given: Parameters): string[] {
  return Object.keys(searchConditions).filter((name) => given[name] !== undefined && given[name] !== null)
}

/** The plans that the conditions leave; asked for once, for a search goes through the index several times. */
export function plansAmong(given: Parameters): Query<{ plan: number }> {
  const where = used(given).map((name) => searchConditions[name])
  return defineQuery(shape({ plan: int }), `SELECT p.id AS plan FROM plans p WHERE ${where.join(' AND ')}`)
}

/** `@among` is a list in JSON; "+" keeps SQLite from asking the index once for each plan: one walk through it is faster. */
function narrowed(among: boolean): string {
  return among ? ' AND +s.rowid IN (SELECT value FROM json_each(@among))' : ''
}

/** Which documents have the words as they were typed. */
const EXACT = 's.rowid IN (SELECT rowid FROM search_exact WHERE search_exact MATCH @exact)'
/** A hit in the number or the title weighs more than one in the text. */
const SCORE = 'bm25(search_bare, 10.0, 6.0, 3.0, 1.0)'

function hits(match: string, exact: string, score: string, where: string): Query<Hit> {
  return defineQuery(
    hit,
    `SELECT f.plan, f.exact, f.score, p.issued_from AS day FROM (
       SELECT s.rowid AS plan, ${exact} AS exact, ${score} AS score FROM search_bare s
       WHERE s.search_bare MATCH ${match}${where} ORDER BY s.rowid DESC LIMIT @most) f JOIN plans p ON p.id = f.plan`,
  )
}

/** The newest hits, up to `@most`: how many there are is known without ranking them. */
export function anyHits(among: boolean): Query<{ plan: number }> {
  return defineQuery(
    shape({ plan: int }),
    `SELECT s.rowid AS plan FROM search_bare s WHERE s.search_bare MATCH @bare${narrowed(among)} ORDER BY s.rowid DESC LIMIT @most`,
  )
}

/** All hits, ranked; for words that few documents have. */
export function rankedHits(among: boolean): Query<Hit> {
  return hits('@bare', EXACT, SCORE, narrowed(among))
}

/** Hits in number, title and issuer, ranked. */
export function headHits(among: boolean): Query<Hit> {
  return hits("'{number title issuer} : (' || @bare || ')'", EXACT, SCORE, narrowed(among))
}

/** The newest hits in the spelling that was typed; `strict` false: in any. */
export function newestHits(among: boolean, strict: boolean): Query<Hit> {
  return hits('@bare', strict ? '1' : '0', '0.0', `${strict ? ` AND +${EXACT}` : ''}${narrowed(among)}`)
}

const facet = shape({ facet: text, value: nullable(text), plans: int })
export type Facet = RowOf<typeof facet>

/** What is counted apart, and how it is called; a body counts once, in whatever wording. */
const FACETS = { type: 'p.type_name', issuer: 'm.body', province: 'p.province_today', year: 'substr(p.issued, 1, 4)' }
/** values shown of each facet, the most frequent */
const MOST_VALUES = 12

/** How many hits each type, issuer, province (of today) and year has; over all plans where no words are given. */
export function searchFacets(given: Parameters, words: boolean): Query<Facet> {
  const from = words ? 'search_bare s JOIN plans p ON p.id = s.rowid' : 'plans p'
  const where = [...(words ? ['s.search_bare MATCH @bare'] : []), ...used(given).map((name) => searchConditions[name])]
  const columns = [...Object.entries(FACETS).map(([name, column]) => `${column} AS ${name}`), 'coalesce(m.name, m.mention) AS wording']
  const one = (name: string) =>
    `SELECT * FROM (SELECT '${name}' AS facet, ${name === 'issuer' ? 'min(wording)' : name} AS value, count(*) AS plans
       FROM found GROUP BY ${name} ORDER BY plans DESC, ${name} LIMIT ${MOST_VALUES})`
  return defineQuery(
    facet,
    `WITH found AS MATERIALIZED (SELECT ${columns.join(', ')} FROM ${from} LEFT JOIN mentions m ON m.id = p.issuer_id
       ${where.length > 0 ? `WHERE ${where.join(' AND ')}` : ''})
     ${Object.keys(FACETS).map(one).join(' UNION ALL ')}`,
  )
}
