/** The body behind a mention, as the archive's registry knows it. */
import { agencyById, agencyByName } from '../lexicon/agencies.ts'
import { fold } from '../text/fold.ts'
import { agencyKey } from './abbreviations.ts'

/**
 * An agency's id where the mention means what the table names ("Sở Y tế"); else the key of its full name:
 * "UBND xã Tân Hà" is a body of its own, and so is what the table does not know.
 */
export function bodyOf(agency: { mention: string; agencyId: string | null; name: string | null }): string {
  const entry = agency.agencyId === null ? agencyByName(agency.name ?? agency.mention) : agencyById(agency.agencyId)
  if (entry && (agency.name === null || fold(agency.name) === fold(entry.name))) return entry.id
  return agencyKey(agency.name ?? agency.mention)
}
