/** Full text, narrowed by what is known of the plans. */
import { type Conditions, defineQuery, type Parameters, type Query } from './query.ts'
import { flag, int, nullable, real, type RowOf, shape, text } from './row.ts'

const hit = shape({ plan: int, exact: flag, score: real, day: nullable(text) })
export type Hit = RowOf<typeof hit>

/** Beyond so many hits the newest are ranked: words that stand everywhere tell no plan from another. */
const MOST_HEADS = 1000
const MOST = 2000

const PLANS_OF_TASKS = 'SELECT t.plan_id FROM tasks t JOIN task_agencies a ON a.task_id = t.id WHERE'
const MEANT = 'IN (SELECT value FROM json_each('

/** Over a row of plans, "p". The issuer is a LIKE pattern over folded names, agencies are lists of wordings in JSON; days are ISO and inclusive. */
export const searchConditions: Conditions = {
  type: '(p.type_key = @type OR p.type_code = @typeCode)',
  from: 'p.issued_to >= @from',
  to: 'p.issued_from <= @to',
  province: 'p.province = @province',
  today: 'p.province_today = @today',
  issuer: 'p.issuer_id IN (SELECT id FROM mentions WHERE folded LIKE @issuer)',
  lead: `p.id IN (${PLANS_OF_TASKS} a.role = 'lead' AND a.mention_id ${MEANT}@lead)))`,
  with: `p.id IN (${PLANS_OF_TASKS} a.role = 'with' AND a.mention_id ${MEANT}@with)))`,
}

/** "+" keeps SQLite from asking the index once for each plan: one walk through it is faster. */
function narrowed(given: Parameters): string {
  const used = Object.keys(searchConditions).filter((name) => given[name] !== undefined && given[name] !== null)
  if (used.length === 0) return ''
  return ` AND +s.rowid IN (SELECT p.id FROM plans p WHERE ${used.map((name) => searchConditions[name]).join(' AND ')})`
}

/** Which documents have the words as they were typed. */
const EXACT = 'SELECT rowid FROM search_exact WHERE search_exact MATCH @exact'
/** A hit in the number or the title weighs more than one in the text. */
const SCORE = 'bm25(search_bare, 10.0, 6.0, 3.0, 1.0)'

function newest(match: string, exact: string, where: string, most: number): string {
  return `SELECT * FROM (SELECT s.rowid AS plan, ${exact} AS exact, ${SCORE} AS score FROM search_bare s
    WHERE s.search_bare MATCH ${match}${where} ORDER BY s.rowid DESC LIMIT ${most})`
}

/**
 * Hits: those in the spelling that was typed, those in number, title and issuer, and any.
 * @param given conditions in use, by name
 */
export function searchHits(given: Parameters): Query<Hit> {
  const where = narrowed(given)
  const isExact = `s.rowid IN (${EXACT})`
  return defineQuery(
    hit,
    `SELECT f.plan, max(f.exact) AS exact, min(f.score) AS score, p.issued_from AS day FROM (
       ${newest('@bare', '1', ` AND +${isExact}${where}`, MOST)}
       UNION ALL ${newest("'{number title issuer} : (' || @bare || ')'", isExact, where, MOST_HEADS)}
       UNION ALL ${newest('@bare', isExact, where, MOST)}
     ) f JOIN plans p ON p.id = f.plan
     GROUP BY f.plan ORDER BY exact DESC, score, day DESC, f.plan LIMIT @limit OFFSET @offset`,
  )
}

const facet = shape({ facet: text, value: nullable(text), plans: int })
export type Facet = RowOf<typeof facet>

const FACETS = { type: 'p.type_name', issuer: 'coalesce(m.name, m.mention)', province: 'p.province_today', year: 'substr(p.issued, 1, 4)' }
/** values shown of each facet, the most frequent */
const MOST_VALUES = 12

/** How many hits each type, issuer, province (of today) and year has; over all plans where no words are given. */
export function searchFacets(given: Parameters, words: boolean): Query<Facet> {
  const from = words ? 'search_bare s JOIN plans p ON p.id = s.rowid' : 'plans p'
  const used = Object.keys(searchConditions).filter((name) => given[name] !== undefined && given[name] !== null)
  const where = [...(words ? ['s.search_bare MATCH @bare'] : []), ...used.map((name) => searchConditions[name])]
  const columns = Object.entries(FACETS).map(([name, column]) => `${column} AS ${name}`)
  const one = (name: string) =>
    `SELECT * FROM (SELECT '${name}' AS facet, ${name} AS value, count(*) AS plans FROM found GROUP BY value ORDER BY plans DESC, value LIMIT ${MOST_VALUES})`
  return defineQuery(
    facet,
    `WITH found AS MATERIALIZED (SELECT ${columns.join(', ')} FROM ${from} LEFT JOIN mentions m ON m.id = p.issuer_id
       ${where.length > 0 ? `WHERE ${where.join(' AND ')}` : ''})
     ${Object.keys(FACETS).map(one).join(' UNION ALL ')}`,
  )
}
