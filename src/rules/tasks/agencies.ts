/** The door to everything about agencies; the other files of this room are its parts. */
import type { Roles, Span } from './span.ts'
export { splitAgencies } from './agency-list.ts'

export type { Roles, Span } from './span.ts'

/** The agencies that a heading or run-in names as those who must act; null when the heading is no agency. */
export function agencyHeading(_text: string): Span[] | null {
  return null
}

/** Lead and coordinating agencies of a sentence or paragraph of prose. */
export function readRoles(_text: string): Roles {
  return { lead: [], coordinating: [] }
}

/** A paragraph whose sentences name different leads: one part for each lead; else one part. */
export function splitByLead(paragraph: string): { start: number; end: number; roles: Roles }[] {
  return [{ start: 0, end: paragraph.length, roles: readRoles(paragraph) }]
}

/** The canonical agency behind a mention; both null when it is not known. */
export function resolveAgency(_mention: string, _definitions?: Map<string, string>): { agencyId: string | null; name: string | null } {
  return { agencyId: null, name: null }
}

/** Short names that the document itself defines: short name to full name. */
export function findDefinitions(_text: string): Map<string, string> {
  return new Map()
}
