/** A search: words by the full-text index, the rest by what is known of the plans. */
import { bare } from '../text/fold.ts'
import { namePattern } from './abbreviations.ts'
import type { Facet, Found, Page } from './archive.ts'
import { codeKey } from './code.ts'
import { agencyMeant } from './meant.ts'
import { unpack } from './pack.ts'
import { provinceConditions, provinceId, provinceName } from './province.ts'
import * as plans from './queries/plans.ts'
import { all, compose, one, type Parameters } from './queries/query.ts'
import { anyHits, type Hit, headHits, newestHits, plansAmong, rankedHits, searchConditions, searchFacets } from './queries/search.ts'
import type { Database } from './sqlite.ts'
import { exactMatchOf, matchOf, type Narrowing, parseSearch, type Search, snippetOf, type Term } from './words.ts'

const YEARS = /^(\d{4})(?:-(\d{4}))?$/

/** An agency with its predecessors; one of a province only in the documents of that province. */
function agencyConditions(db: Database, role: 'lead' | 'with', value: string): Parameters {
  const { anywhere, there, province } = agencyMeant(db, value, false)
  return { [role]: JSON.stringify([...anywhere, ...there]), ...(province === null ? {} : { today: province }) }
}

/** The conditions of a field; null where its value says nothing to us. */
const CONDITIONS: Record<Narrowing, (value: string, db: Database) => Parameters | null> = {
  lead: (value, db) => agencyConditions(db, 'lead', value),
  with: (value, db) => agencyConditions(db, 'with', value),
  type: (value) => ({ type: bare(value), typeCode: value.toUpperCase() }),
  issuer: (value) => ({ issuer: namePattern(value) }),
  province: (value) => {
    const found = provinceId(value)
    return found === null ? null : provinceConditions(found)
  },
  year: (value) => {
    const [, first, last = first] = YEARS.exec(value) ?? []
    return first === undefined ? null : { from: `${first}-01-01`, to: `${last}-12-31` }
  },
}

/** What a field cannot be understood as is searched for as words. */
function given(db: Database, search: Search): { conditions: Parameters; terms: Term[] } {
  const terms = [...search.terms]
  const conditions: Parameters = {}
  for (const [field, value] of Object.entries(search.fields) as [Narrowing, string][]) {
    const condition = CONDITIONS[field](value, db)
    if (condition) Object.assign(conditions, condition)
    else terms.push(...parseSearch(`"${value}"`).terms)
  }
  return { conditions, terms }
}

interface Place {
  plan: number
  exact: boolean
}

/** Words that more documents have tell few plans from the rest: then the newest come first, after those that have them in the head. */
const MOST_RANKED = 2000
const MOST_HEADS = 1000

/** The spelling that was typed goes first, then the better hit, then the newer plan. */
function inOrder(hits: readonly Hit[]): Hit[] {
  const best = new Map<number, Hit>()
  for (const one of hits) if (!best.has(one.plan)) best.set(one.plan, one)
  const day = (one: Hit) => one.day ?? ''
  return [...best.values()].sort(
    (a, b) => Number(b.exact) - Number(a.exact) || a.score - b.score || (day(a) === day(b) ? a.plan - b.plan : day(a) < day(b) ? 1 : -1),
  )
}

/** At least the first `wanted` hits, in order. */
function hitsOf(db: Database, match: string, terms: readonly Term[], conditions: Parameters, wanted: number): Hit[] {
  const among = Object.keys(conditions).length > 0
  const plansLeft: Parameters = among ? { among: JSON.stringify(all(db, plansAmong(conditions), conditions).map(({ plan }) => plan)) } : {}
  const loose = { ...plansLeft, bare: match }
  const values = { ...loose, exact: exactMatchOf(terms) }
  if (all(db, anyHits(among), { ...loose, most: MOST_RANKED + 1 }).length <= MOST_RANKED)
    return inOrder(all(db, rankedHits(among), { ...values, most: MOST_RANKED }))
  const heads = all(db, headHits(among), { ...values, most: MOST_HEADS })
  const exact = [...heads.filter((one) => one.exact), ...all(db, newestHits(among, true), { ...values, most: wanted })]
  const rest = exact.length >= 2 * wanted ? [] : all(db, newestHits(among, false), { ...loose, most: 2 * wanted })
  return inOrder([...exact, ...heads, ...rest])
}

/** A code that was typed comes before everything; then the spelling that was typed. */
function places(db: Database, words: string, terms: readonly Term[], conditions: Parameters, page: Required<Page>): Place[] {
  const match = matchOf(terms)
  const { limit, offset } = page
  if (match === null) {
    if (Object.keys(conditions).length === 0) return []
    const query = compose(plans.planBase, [], searchConditions, conditions, plans.planOrder)
    return all(db, query, { ...conditions, limit, offset }).map(({ id }) => ({ plan: id, exact: true }))
  }
  const key = codeKey(words)
  const coded = key === null ? [] : all(db, plans.plansByCode, { key }).map(({ id }) => ({ plan: id, exact: true }))
  const first = new Set(coded.map(({ plan }) => plan))
  const hits = hitsOf(db, match, terms, conditions, limit + offset).filter(({ plan }) => !first.has(plan))
  return [...coded, ...hits].slice(offset, offset + limit)
}

function found(db: Database, { plan: id, exact }: Place, terms: readonly Term[]): Found[] {
  const plan = one(db, plans.planById, { id })
  const content = one(db, plans.contentOf, { plan: id })
  return plan ? [{ ...plan, exact, snippet: snippetOf(content ? unpack(content.packed).text : '', terms) }] : []
}

const SHOWN = 20

export function search(db: Database, words: string, { limit = SHOWN, offset = 0 }: Page): Found[] {
  const { terms, conditions } = given(db, parseSearch(words))
  return places(db, words, terms, conditions, { limit, offset }).flatMap((place) => found(db, place, terms))
}

/** How the hits spread over types, issuers, provinces and years. */
export function facets(db: Database, words: string): Facet[] {
  const { terms, conditions } = given(db, parseSearch(words))
  const match = matchOf(terms)
  if (match === null && Object.keys(conditions).length === 0) return []
  const rows = all(db, searchFacets(conditions, match !== null), match === null ? conditions : { ...conditions, bare: match })
  return rows.map((row) => (row.facet === 'province' && row.value !== null ? { ...row, value: provinceName(row.value) } : row))
}
