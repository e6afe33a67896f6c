/** Whom a person means by the name of an agency: every wording of it, and those whose work it took over. */
import { type AgencyEntry, agencyById, agencyByName, predecessorsOf } from '../lexicon/agencies.ts'
import { type Province, provinceIn, provinceOn, TODAY } from '../lexicon/provinces.ts'
import { agencyKey, namePattern } from './abbreviations.ts'
import { decided } from './decided.ts'
import { type MentionRow, mentionsMeant } from './queries/agencies.ts'
import { all } from './queries/query.ts'
import type { Database } from './sqlite.ts'

export interface Meant {
  /** ids of wordings that mean it wherever they stand */
  anywhere: number[]
  /** ids of wordings that mean it in documents of the province only ("Sở Y tế") */
  there: number[]
  /** id of the province of today that the name ends in */
  province: string | null
  /** names of the predecessors, and of what people said is the same, that are counted in */
  also: string[]
}

interface Named {
  entry: AgencyEntry | null
  province: Province | null
}

/** "Sở Y tế tỉnh Lâm Đồng" is an agency of the table and a province. */
function takeApart(name: string): Named {
  const whole = agencyById(name) ?? agencyByName(name)
  if (whole) return { entry: whole, province: null }
  const words = name.trim().split(/\s+/)
  for (let size = words.length - 1; size > 0; size -= 1) {
    const entry = agencyByName(words.slice(0, size).join(' ')) ?? agencyByName(`${words.slice(0, size).join(' ')} tỉnh`)
    const province = entry ? provinceIn(words.slice(size).join(' ')) : null
    if (entry && province) return { entry, province }
  }
  return { entry: null, province: null }
}

function today(province: Province): string {
  return provinceOn(province.id, TODAY)?.id ?? province.id
}

/** The province that a wording itself names, as it is called today. */
function provinceOf({ mention, name }: MentionRow): string | null {
  const found = provinceIn(name ?? '') ?? provinceIn(mention)
  return found && today(found)
}

/** Wordings that hold the words as they are. */
function literal(db: Database, name: string): MentionRow[] {
  return all(db, mentionsMeant, { name: namePattern(name), ids: JSON.stringify([name]), bodies: '[]' })
}

function ids(rows: readonly MentionRow[]): number[] {
  return [...new Set(rows.map(({ id }) => id))]
}

/** Bodies that are the same as one of these by people's word, or bear the name that people gave. */
function sameBodies(db: Database, rows: readonly MentionRow[], name: string): string[] {
  const said = decided(db)
  if (said.empty) return []
  const wanted = ` ${agencyKey(name)} `
  const roots = new Set(rows.map(({ body }) => said.rootOf(body)))
  for (const { kind, body, value } of said.rows) {
    if (kind === 'rename' && said.nameOf(body) === value && ` ${agencyKey(value)} `.includes(wanted)) roots.add(said.rootOf(body))
  }
  return [...new Set([...roots, ...said.rows.flatMap(({ body, value, kind }) => (kind === 'merge' ? [body, value] : [body]))])].filter(
    (body) => roots.has(said.rootOf(body)),
  )
}

/** Names of those that are counted in and do not bear the words. */
function others(wide: readonly MentionRow[], asked: readonly MentionRow[], own: string | null, before: readonly string[]): string[] {
  const known = new Set(asked.map(({ id }) => id))
  const strange = wide.filter(({ id, agencyId, body }) => !known.has(id) && (own === null || (agencyId !== own && body !== own)))
  return [
    ...new Set(
      strange.map(({ agencyId, body, name, mention }) => {
        const old = before.find((each) => each === agencyId || each === body)
        return (old === undefined ? null : agencyById(old)?.name) ?? name ?? mention
      }),
    ),
  ]
}

/**
 * @param exact only wordings that hold these words: no predecessors, nothing that people merged
 */
export function agencyMeant(db: Database, name: string, exact: boolean): Meant {
  const asked = literal(db, name)
  if (exact) return { anywhere: ids(asked), there: [], province: null, also: [] }
  const { entry, province } = takeApart(name)
  const before = entry ? predecessorsOf(entry.id) : []
  const wanted = entry ? [entry.id, ...before] : []
  const bodies = [...wanted, ...sameBodies(db, asked, name)]
  const wide = all(db, mentionsMeant, { name: '', ids: JSON.stringify(wanted), bodies: JSON.stringify(bodies) })
  const found = { also: others(wide, asked, entry?.id ?? null, before) }
  if (!province) return { ...found, anywhere: ids([...asked, ...wide]), there: [], province: null }
  const home = today(province)
  return {
    ...found,
    anywhere: ids([...asked, ...wide.filter((row) => provinceOf(row) === home)]),
    there: ids(wide.filter((row) => provinceOf(row) === null)),
    province: home,
  }
}
