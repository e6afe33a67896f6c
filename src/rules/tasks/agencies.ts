/** The door to everything about agencies; the other files of this room are its parts. */
export { agencyHeading } from './addressee.ts'
export { splitAgencies } from './agency-list.ts'

export { readRoles, splitByLead } from './roles.ts'

export type { Roles, Span } from './span.ts'

/** The canonical agency behind a mention; both null when it is not known. */
export function resolveAgency(_mention: string, _definitions?: Map<string, string>): { agencyId: string | null; name: string | null } {
  return { agencyId: null, name: null }
}

/** Short names that the document itself defines: short name to full name. */
export function findDefinitions(_text: string): Map<string, string> {
  return new Map()
}
