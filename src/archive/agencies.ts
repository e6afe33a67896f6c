/** The registry of agencies: those that the program ships with, those that the archive has learned, and what people decided of them. */
import { type AgencyEntry, agencies, agencyById, predecessorsOf } from '../lexicon/agencies.ts'
import { heads, type HeadKind } from '../lexicon/heads.ts'
import { provinceById, provinceIn, provinceOn, TODAY } from '../lexicon/provinces.ts'
import { fold } from '../text/fold.ts'
import { agencyKey } from './abbreviations.ts'
import { type Decided, decided } from './decided.ts'
import { mentionCounts, type NamedRow } from './queries/agencies.ts'
import { all } from './queries/query.ts'
import type { Database } from './sqlite.ts'

export interface AgencyRow {
  /** of the body: an agency's id, or the key of a learned name */
  id: string
  name: string
  /** other names: short forms, and wordings that documents use */
  short: string[]
  level: string | null
  system: string | null
  /** the province of today, where all its documents say the same */
  province: string | null
  validFrom: string | null
  validTo: string | null
  /** names of those that took over, the main one first */
  successors: string[]
  predecessors: string[]
  /** the body that it belongs to, where that changed: a mass organisation to the Front */
  under: string | null
  /** tasks that it leads, that it helps with; documents that it issued */
  lead: number
  helping: number
  issued: number
  /** not shipped: read in letterheads, or seen often in the lead */
  learned: boolean
}

/** As often a body that issues nothing must lead before it is taken for one. */
const OFTEN = 3
/** wordings that are shown of one body */
const MOST_WORDINGS = 8
/** In a key: words of collectives and of what is general. */
const COLLECTIVE = /(?:^| )(?:cac|nhung|moi|tat ca|toan the|toan bo|mot so|cap|tung)(?: |$)|^(?:don vi|co quan|dia phuong|co so) /
const NO_BODIES: ReadonlySet<HeadKind> = new Set(['group', 'trade', 'people', 'person', 'place'])

/** "Phòng Văn hóa xã Tân Hà", and not "UBND các xã", "doanh nghiệp", "Thủ trưởng đơn vị". */
function isName(name: string): boolean {
  const words = fold(name).split(' ')
  const kind = heads.longest(
    words.map((low) => ({ low })),
    0,
  )?.value.kind
  return /^\p{Lu}/u.test(name) && !COLLECTIVE.test(agencyKey(name)) && (kind === undefined || !NO_BODIES.has(kind))
}

interface Body {
  rows: NamedRow[]
  key: string
}

/** Mentions by the body that they mean, merged as people decided. */
function bodies(rows: readonly NamedRow[], said: Decided): Body[] {
  const groups = new Map<string, NamedRow[]>()
  for (const row of rows) {
    const key = said.rootOf(row.body)
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  return [...groups].map(([key, group]) => ({ key, rows: group }))
}

function sum(rows: readonly NamedRow[], count: 'lead' | 'helping' | 'issued'): number {
  return rows.reduce((total, row) => total + row[count], 0)
}

/** The one value that all rows which have one agree on. */
function common(values: readonly (string | null)[]): string | null {
  const known = new Set(values.filter((value) => value !== null))
  return known.size === 1 ? ([...known][0] ?? null) : null
}

function namesOf(ids: readonly string[]): string[] {
  return ids.flatMap((id) => agencyById(id)?.name ?? [])
}

function entryRow(entry: AgencyEntry): AgencyRow {
  const { id, name, short, level, system, validFrom = null, validTo = null, successor, parts = [], under } = entry
  return {
    ...{ id, name, short, level, system, validFrom, validTo },
    province: null,
    successors: namesOf([...(successor === undefined ? [] : [successor]), ...parts]),
    predecessors: namesOf(predecessorsOf(id)),
    under: under ? (agencyById(under.agency)?.name ?? null) : null,
    ...{ lead: 0, helping: 0, issued: 0, learned: false },
  }
}

function mostUsed(rows: readonly NamedRow[]): NamedRow[] {
  return [...rows].sort((a, b) => b.lead + b.helping + b.issued - (a.lead + a.helping + a.issued) || a.id - b.id)
}

/** "UBND tỉnh Kon Tum" ended with its province; that of the province which took it in answers for it. */
function ended(name: string): { validTo: string | null; successors: string[] } {
  const old = provinceIn(name)
  const today = old?.validTo ? provinceOn(old.id, TODAY) : null
  if (!old?.validTo || !today || !name.endsWith(old.name)) return { validTo: null, successors: [] }
  const body = name.slice(0, -old.name.length).replace(new RegExp(`${old.kind} $`, 'u'), `${today.kind} `)
  return { validTo: old.validTo, successors: [`${body}${today.name}`] }
}

/** What the archive itself knows of a body that the table does not have. */
function learnedRow({ key, rows }: Body): AgencyRow {
  const [first] = mostUsed(rows)
  const name = first?.name ?? first?.mention ?? key
  const kind = common(rows.map(({ agencyId }) => agencyId))
  const entry = kind === null ? null : agencyById(kind)
  return {
    id: key,
    name,
    short: [],
    level: common(rows.map(({ level }) => level)) ?? entry?.level ?? null,
    system: common(rows.map(({ system }) => system)) ?? entry?.system ?? null,
    ...{
      province: null,
      validFrom: null,
      ...ended(name),
      predecessors: [],
      under: null,
      lead: 0,
      helping: 0,
      issued: 0,
      learned: true,
    },
  }
}

function rowOf(body: Body, said: Decided): AgencyRow {
  const entry = agencyById(body.key)
  const row = entry ? entryRow(entry) : learnedRow(body)
  const province = common(body.rows.map((each) => each.province))
  const wordings = mostUsed(body.rows).flatMap(({ mention, name }) => [mention, name ?? mention])
  const name = said.nameOf(body.key) ?? row.name
  const others = [...new Set([...row.short, row.name, ...wordings])].filter((each) => each !== name)
  return {
    ...row,
    name,
    short: others.slice(0, Math.max(row.short.length, MOST_WORDINGS)),
    province: entry ? null : province === null ? null : (provinceById(province)?.name ?? province),
    lead: sum(body.rows, 'lead'),
    helping: sum(body.rows, 'helping'),
    issued: sum(body.rows, 'issued'),
  }
}

/** A collective is no body; a name that leads once or twice may be a slip. */
function isBody(row: AgencyRow): boolean {
  return !row.learned || row.issued > 0 || (row.lead >= OFTEN && isName(row.name))
}

/** All of the registry: those most at work first, then those that no document names. */
export function registry(db: Database): AgencyRow[] {
  const said = decided(db)
  const met = bodies(all(db, mentionCounts), said).map((body) => rowOf(body, said))
  const known = new Set(met.map(({ id }) => id))
  const unmet = agencies
    .filter(({ id }) => !known.has(id) && said.rootOf(id) === id)
    .map((entry) => rowOf({ key: entry.id, rows: [] }, said))
  return [...met.filter(isBody), ...unmet].sort((a, b) => b.lead - a.lead || b.helping - a.helping || b.issued - a.issued)
}

function names(row: AgencyRow): string[] {
  return [row.id, row.name, ...row.short].map(agencyKey)
}

/** Those one of whose names has all the words, or what begins so; in any spelling. */
export function agenciesLike(rows: readonly AgencyRow[], words: string): AgencyRow[] {
  const wanted = agencyKey(words).split(' ')
  return rows.filter((row) => row.id === words || names(row).some((name) => wanted.every((word) => ` ${name}`.includes(` ${word}`))))
}

/** Those that bear just this name or id. */
export function agenciesNamed(rows: readonly AgencyRow[], name: string): AgencyRow[] {
  const byId = rows.filter(({ id }) => id === name)
  if (byId.length > 0) return byId
  const wanted = agencyKey(name)
  const byName = rows.filter((row) => agencyKey(row.name) === wanted)
  return byName.length > 0 ? byName : rows.filter((row) => names(row).includes(wanted))
}
