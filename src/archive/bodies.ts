/** The body behind a mention, as the archive's registry knows it. */
import { agencyByName } from '../lexicon/agencies.ts'
import { agencyKey } from './abbreviations.ts'

/**
 * An agency's id where the mention means what the table names ("Sở Y tế"); else the key of its full name:
 * "UBND xã Tân Hà" is a body of its own, and so is what the table does not know.
 */
export function bodyOf(agency: { mention: string; agencyId: string | null; name: string | null }): string {
  const name = agency.name ?? agency.mention
  const entry = agencyByName(name)
  if (entry && (agency.agencyId === null || agency.agencyId === entry.id)) return entry.id
  return agencyKey(name)
}
