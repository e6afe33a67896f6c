/**
 * The archive's one interface. Commands and pages speak to it alone; its functions return promises,
 * so that an archive shared by several machines can stand behind it later.
 */
import type { AnyField } from '../plan/fields.ts'
import type { Extraction } from '../plan/schema.ts'
import type { Status, Verdict } from './people.ts'
import type { AgencyRow } from './agencies.ts'
import type { DecisionRow } from './queries/agencies.ts'
import type { Bundled } from './bundle.ts'
import type { Imported } from './import.ts'
import type { DueRow } from './queries/care.ts'
import type { CorrectionRow, LogRow } from './queries/people.ts'
import type { MessageRow, PlanRow } from './queries/plans.ts'
import type { SavedSearch } from './queries/saved.ts'
import type { Facet } from './queries/search.ts'
import type { TaskRow } from './queries/tasks.ts'
import type { DoubtKind, ReviewItem } from './review.ts'
import type { Arrival, Failure } from './store.ts'
import type { Taking } from './takings.ts'
import type { TakingRow } from './queries/takings.ts'
import type { Member } from './tree.ts'
import type { Flaw } from './verify.ts'
import type { SqlRows } from './free-sql.ts'
import type { Snippet } from './words.ts'

export type { AgencyRow } from './agencies.ts'
export type { DecisionRow } from './queries/agencies.ts'
export type { Bundled } from './bundle.ts'
export type { Imported } from './import.ts'
export type { Arrival, Failure } from './store.ts'
export type { Status, Verdict } from './people.ts'
export type { CorrectionRow, LogRow } from './queries/people.ts'
export type { DoubtKind, ReviewItem } from './review.ts'
export type { MessageRow, PlanRow } from './queries/plans.ts'
export type { SavedSearch } from './queries/saved.ts'
export type { Facet } from './queries/search.ts'
export type { TaskAgency, TaskDeadline, TaskRow } from './queries/tasks.ts'
export type { Taking } from './takings.ts'
export type { TakingRow } from './queries/takings.ts'
export type { Member } from './tree.ts'
export type { Flaw } from './verify.ts'
export type { SqlRows } from './free-sql.ts'
export type { Snippet } from './words.ts'
export { ArchiveError } from './sqlite.ts'

export interface Page {
  limit?: number
  offset?: number
}

export interface PlanFilter extends Page {
  /** only this one */
  plan?: number
  /** a type's name or abbreviation, any spelling: "ke hoach", "KH" */
  type?: string
  /** part of a name, any spelling, or an agency's id */
  issuer?: string
  /** inclusive ISO days of issue */
  from?: string
  to?: string
  /** id of a province, see {@link provinceNamed}; one of today stands for those that it took in too */
  province?: string
  /** of copies and versions of one plan only the best */
  best?: boolean
}

export interface TaskFilter extends Page {
  plan?: number
  /** part of a name, any spelling, or an agency's id; a whole name stands for those whose work it took over too */
  lead?: string
  with?: string
  /** only what bears the name itself */
  exact?: boolean
  /** id of a province, see {@link provinceNamed} */
  province?: string
  /** inclusive ISO days on which the task falls due */
  dueFrom?: string
  dueTo?: string
  /** due before this ISO day, and neither done nor dropped */
  overdueOn?: string
  status?: Status
}

/** A plan that a search found. */
export interface Found extends PlanRow {
  /** true: the words stand there with the accents that were typed */
  exact: boolean
  snippet: Snippet | null
}

/** One plan with everything that is known of it. */
export interface PlanRecord {
  plan: PlanRow
  /** as corrected; corrected deadlines and agencies point at the evidence of their task */
  extraction: Extraction
  /** those that count, oldest first */
  corrections: CorrectionRow[]
  paths: string[]
  /** other formats, scans and drafts of the same plan, the best first */
  copies: PlanRow[]
  messages: MessageRow[]
  parents: Member[]
  children: Member[]
}

/** What the archive knows of bytes. */
export type Known = { status: 'read'; plan: number; parserVersion: string } | { status: 'failed' } | null

/** A document inside an archive or a mail. */
export interface Inside {
  /** path inside; '' is the mail itself */
  name: string
  sha256: string
}

export interface Stored {
  plan: number
  /** false: another process was faster, nothing was changed */
  fresh: boolean
  /** warnings and errors that a person should look at, link doubts among them */
  doubts: number
}

/** A document that is cited and not held. */
export interface Missing {
  code: string
  type: string | null
  date: string | null
  issuer: string | null
  title: string | null
  citations: number
  /** how many held plans cite it */
  plans: number
}

/** A deadline on its day. */
export type Due = Omit<DueRow, 'due'> & { due: string }

/** An original to read again. */
export interface Original {
  plan: number
  sha256: string
  code: string | null
  /** where it was first met */
  path: string
  /** where it lies in the archive */
  original: string
  parserVersion: string
}

export interface Archive {
  /** the folder, absolute */
  readonly folder: string
  known(sha256: string): Promise<Known>
  /** What lies in an archive or a mail that was taken apart, in its order; empty for any other file. */
  inside(sha256: string): Promise<Inside[]>
  /** Notes what lies in an archive or a mail, once all of it has been read; an earlier failure of it is forgotten. */
  putInside(sha256: string, members: readonly Inside[]): Promise<void>
  /** Notes another place where known bytes were met. */
  meet(sha256: string, path: string): Promise<void>
  /** Keeps the original and stores what was read of it; `again` replaces an earlier reading. */
  store(arrival: Arrival, options?: { again?: boolean }): Promise<Stored>
  fail(failure: Failure): Promise<void>
  failures(): Promise<{ sha256: string; path: string | null; key: string; values: { [name: string]: string | number }; storedAt: string }[]>
  plans(filter?: PlanFilter): Promise<PlanRow[]>
  /** The plans of a moment, each once, in the order of {@link plans}, however many there are and whatever arrives meanwhile. */
  everyPlan(filter?: PlanFilter): AsyncIterable<PlanRow>
  /** Everything that is read by `work` is of one moment. It must not write. */
  steady<T>(work: () => Promise<T>): Promise<T>
  /** PLAN as people write it: a code, "số 05", "#12", the start of a SHA-256. Best first; empty when none. */
  find(wanted: string): Promise<PlanRow[]>
  /** `family` false: without parents and children, for those who go through all plans. */
  record(plan: number, options?: { family?: boolean }): Promise<PlanRecord | null>
  text(plan: number): Promise<string | null>
  tasks(filter?: TaskFilter): Promise<TaskRow[]>
  /** Names of predecessors, and of what people merged, that `tasks` counts in for a name. */
  alsoMeant(name: string): Promise<string[]>
  /** The registry of agencies, those most at work first; `words` in their names, `named`: just this name. */
  agencies(filter?: { words?: string; named?: string }): Promise<AgencyRow[]>
  /** Says that one body (by its id) is another, or is called so; false where it would be itself. */
  decideAgency(kind: 'merge' | 'rename', body: string, value: string, note?: string): Promise<boolean>
  undoAgency(decision: number, note?: string): Promise<boolean>
  /** What people decided of agencies, newest first. */
  agencyDecisions(): Promise<DecisionRow[]>
  search(words: string, page?: Page): Promise<Found[]>
  /** Keeps a search under a name; an older one of that name goes. */
  saveSearch(name: string, words: string): Promise<void>
  /** False where there is none of that name. */
  dropSearch(name: string): Promise<boolean>
  savedSearches(): Promise<SavedSearch[]>
  /** How the hits of a search spread over types, issuers, provinces of today and years. */
  facets(words: string): Promise<Facet[]>
  family(plan: number): Promise<Member | null>
  /** Families of documents with this code that are cited and not held. */
  absent(code: string): Promise<Member[]>
  /** Documents most cited and not held; `parents`: only those that held plans carry out. */
  missing(filter?: Page & { parents?: boolean }): Promise<Missing[]>
  /** What falls due in a window of inclusive ISO days, in the order of the days; what recurs on each of its days, unless left out. */
  due(from: string, to: string, options?: { recurring?: boolean }): Promise<Due[]>
  /** Re-hashes the originals and checks the database, the links and the search index. */
  verify(): Promise<{ originals: number; flaws: Flaw[] }>
  /** What the program itself read of a plan, before corrections. */
  reading(plan: number): Promise<Extraction | null>
  /** Puts a field right; `place` of the item in its list, from 0. The correction's id, or null where there is no such item. */
  correct(plan: number, field: AnyField, place: number | null, value: unknown, note?: string): Promise<number | null>
  /** Takes a correction back; false where none with this id counts. */
  undo(correction: number, note?: string): Promise<boolean>
  /** Corrections, newest first; `undone`: those that were taken back too. */
  corrections(filter?: Page & { plan?: number; undone?: boolean }): Promise<CorrectionRow[]>
  /** What is doubtful and not yet judged, worst first. */
  review(filter?: { plan?: number; kind?: DoubtKind; limit?: number }): Promise<ReviewItem[]>
  /** Judges a review item; false where there is none with this id. */
  judge(item: string, verdict: Verdict, note?: string): Promise<boolean>
  /** `task`: its number in the plan, from 1, or its section. The number, or null where that is no one task. */
  setStatus(plan: number, task: string, status: Status, day: string | null, note?: string): Promise<number | null>
  /** Says which items of a lower plan take up an item of the upper one; its id, or null where either is not held. */
  sayTaken(parent: number, child: number, said: Taking, note?: string): Promise<number | null>
  undoTaken(taking: number, note?: string): Promise<boolean>
  /** What people said of a pair and counts, oldest first. */
  takings(parent: number, child: number): Promise<TakingRow[]>
  /** Who did what, newest first. */
  log(filter?: Page & { plan?: number }): Promise<LogRow[]>
  /** Every held document with its original, in the order of the ids. */
  originals(): AsyncIterable<Original>
  /** A consistent copy of everything into one tar file, or into a folder where `target` is one or ends with "/". */
  backup(target: string): Promise<Bundled>
  /** Runs one statement of a person's own that returns rows. @throws SqlError */
  select(sql: string): Promise<SqlRows>
  /** The views that are there for people. */
  views(): Promise<{ name: string; columns: string[] }[]>
  counts(): Promise<{ documents: number; plans: number; tasks: number; refs: number; links: number }>
  close(): Promise<void>
}

/** The id of a province by its name, with or without "tỉnh", any spelling; null if there is none. */
export async function provinceNamed(name: string): Promise<string | null> {
  const { provinceId } = await import('./province.ts')
  return provinceId(name)
}

/** The folder of the archive: the flag, then KEHOACH_ARCHIVE, then "kehoach-archive". */
export function archiveFolder(flag: string | undefined, env: { [name: string]: string | undefined }): string {
  return flag || env.KEHOACH_ARCHIVE || 'kehoach-archive'
}

/**
 * Opens an archive.
 * @param options.by who is at work, for the log
 * @param options.make whether a folder that is no archive yet becomes one; so unless `readonly`
 * @throws ArchiveError
 */
export async function openArchive(
  folder: string,
  { readonly = false, by = 'kehoach', make = !readonly }: { readonly?: boolean; by?: string; make?: boolean } = {},
): Promise<Archive> {
  const { openLocal } = await import('./local.ts')
  return openLocal(folder, { readonly, by, make })
}

/**
 * Takes a bundle into the archive of a folder, after every checksum has been compared; where there is no archive the bundle becomes it.
 * @throws ArchiveError
 */
export async function importInto(folder: string, bundle: string): Promise<Imported> {
  const { importBundle } = await import('./import.ts')
  return importBundle(bundle, folder)
}
