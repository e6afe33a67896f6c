/** The door to everything about agencies; the other files of this room are its parts. */
export { agencyHeading } from './addressee.ts'
export { splitAgencies } from './agency-list.ts'
export { findDefinitions, type Resolved, resolveAgency } from './resolve.ts'
export { endsWithBody, isList, readRoles, splitByLead } from './roles.ts'
export type { Roles, Span } from './span.ts'
