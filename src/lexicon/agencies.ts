/** The table of agencies: names, short names, levels, and who took over from whom. Data: agencies.json. */
import { z } from 'zod'
import { fold } from '../text/fold.ts'
import data from './agencies.json' with { type: 'json' }
import partData from './agency-parts.json' with { type: 'json' }
import { Trie } from './trie.ts'

const agencySchema = z.strictObject({
  /** stable: records keep it */
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: z.string().min(1),
  short: z.array(z.string().min(1)),
  symbol: z.string().min(1).optional(),
  level: z.enum(['central', 'province', 'district', 'commune', 'unit']),
  system: z.enum(['state', 'party', 'front', 'school', 'company']),
  /** first and last day, ISO, inclusive; left out where it is not known or has not come */
  validFrom: z.iso.date().optional(),
  validTo: z.iso.date().optional(),
  /** id of the agency that took over */
  successor: z.string().optional(),
  examples: z.array(z.string().min(1)).min(1),
})

export type AgencyEntry = z.infer<typeof agencySchema>

export const agencies: readonly AgencyEntry[] = z.array(agencySchema).parse(data)

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

const partSchema = z.strictObject({
  short: z.string().min(1),
  full: z.string().min(1),
  examples: z.array(z.strictObject({ mention: z.string(), name: z.string() })).min(1),
})

/** Short forms of parts of names ("UBND"); agencies.json lists whole names, these open up the rest. Data: agency-parts.json. */
export const agencyParts = z.array(partSchema).parse(partData)

/** The agency of an id; null if there is none. */
export function agencyById(id: string): AgencyEntry | null {
  return byId.get(id) ?? null
}

/** The agency of a full or short name, whatever its spelling of tones, case and dashes; null if the table has none. */
export function agencyByName(name: string): AgencyEntry | null {
  return byName.get(key(name)) ?? null
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
