/** The table of agencies: names, short names, levels, and who took over from whom. Data: agencies.json. */
import { fold } from '../text/fold.ts'
import data from './agencies.json' with { type: 'json' }
import partData from './agency-parts.json' with { type: 'json' }
import { Trie } from './trie.ts'

/** Tests check the data against this: a command that only reads should not. */
export interface AgencyEntry {
  /** stable: records keep it */
  id: string
  name: string
  short: string[]
  symbol?: string
  level: 'central' | 'province' | 'district' | 'commune' | 'unit'
  system: 'state' | 'party' | 'front' | 'school' | 'company'
  /** first and last day, ISO, inclusive; left out where it is not known or has not come */
  validFrom?: string
  validTo?: string
  /** id of the agency that took over */
  successor?: string
  /** ids of agencies that took over parts of its work besides */
  parts?: string[]
  /** the body that it belongs to since a day: the mass organisations to the Front since 01/7/2025 */
  under?: { agency: string; from: string }
  examples: string[]
}

export const agencies = data as readonly AgencyEntry[]

export const knownNames = new Trie<AgencyEntry>()
const byId = new Map<string, AgencyEntry>()
const byName = new Map<string, AgencyEntry>()

const key = (name: string) => fold(name).replace(/\s*([-–&,.])\s*/g, '$1')

for (const agency of agencies) {
  byId.set(agency.id, agency)
  for (const name of [agency.name, ...agency.short]) {
    knownNames.add(name, agency)
    if (!byName.has(key(name))) byName.set(key(name), agency)
  }
}

interface AgencyPart {
  short: string
  full: string
  examples: { mention: string; name: string }[]
}

/** Short forms of parts of names ("UBND"); agencies.json lists whole names, these open up the rest. Data: agency-parts.json. */
export const agencyParts: readonly AgencyPart[] = partData

/** The agency of an id; null if there is none. */
export function agencyById(id: string): AgencyEntry | null {
  return byId.get(id) ?? null
}

/** The agency of a full or short name, whatever its spelling of tones, case and dashes; null if the table has none. */
export function agencyByName(name: string): AgencyEntry | null {
  return byName.get(key(name)) ?? null
}

const before = new Map<string, string[]>()
for (const { id, successor } of agencies) {
  if (successor !== undefined) before.set(successor, [...(before.get(successor) ?? []), id])
}

/** Ids of the agencies whose work one took over as a whole, theirs too; nearest first. */
export function predecessorsOf(id: string): string[] {
  const found = new Set<string>()
  const queue = [...(before.get(id) ?? [])]
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    if (next === id || found.has(next)) continue
    found.add(next)
    queue.push(...(before.get(next) ?? []))
  }
  return [...found]
}

/** The agency that answers today for one that was merged away: follows successors to the last. */
export function successorOf(id: string): AgencyEntry | null {
  const seen = new Set<string>()
  let agency = agencyById(id)
  while (agency?.successor && !seen.has(agency.id)) {
    seen.add(agency.id)
    agency = agencyById(agency.successor)
  }
  return agency
}
