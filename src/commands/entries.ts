/** What the comparing commands are given: a file, or a plan of the archive. */
import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Archive, Member, PlanRow, TakingRow } from '../archive/archive.ts'
import type { Entry } from '../compare/compare.ts'
import { pickPlan } from './archive.ts'
import { type Context, UsageError } from './context.ts'
import { poolOptions, type ReadingOptions } from './reading.ts'

/** How names of files end; no plan's number does. */
const FILE = /\.(?:pdf|docx?|odt|rtf|html?|txt|md|eml|mhtml?|zip|png|jpe?g|tiff?|gif|bmp|webp)$/iu

/**
 * Does the word name a file here? A code such as "05/KH-UBND" rarely does.
 * @throws UsageError for a folder, and for the name of a file that is not there
 */
export function isFile(word: string, { cwd }: Context): boolean {
  const path = resolve(cwd, word)
  if (!existsSync(path)) {
    if (FILE.test(word)) throw new UsageError('compare.noFile', { got: word })
    return false
  }
  if (statSync(path).isDirectory()) throw new UsageError('compare.folder', { got: word })
  return statSync(path).isFile()
}

/**
 * Reads files side by side.
 * @throws UsageError 'compare.unread' for one that holds no plan
 */
export async function entriesOfFiles(files: readonly string[], options: ReadingOptions, context: Context): Promise<Entry[]> {
  const { WorkerPool } = await import('../worker-pool.ts')
  const pool = new WorkerPool(poolOptions(options, context))
  try {
    const readings = await Promise.all(files.map((file) => pool.read(file)))
    return readings.map(({ extraction, text }, index) => {
      const path = files[index] ?? ''
      const why = extraction.messages.find(({ severity }) => severity === 'error')?.reason ?? ''
      if (extraction.plan === null) throw new UsageError('compare.unread', { path, why })
      const { genre, source } = extraction
      return { id: null, path: resolve(context.cwd, path), plan: extraction.plan, text, genre, textLayer: source.textLayer }
    })
  } finally {
    await pool.close()
  }
}

/** A held plan, read from the archive. */
export async function entryOfPlan(archive: Archive, id: number): Promise<Entry | null> {
  const [record, text] = [await archive.record(id), await archive.text(id)]
  if (record?.extraction.plan == null) return null
  const { plan, genre, source } = record.extraction
  const copies = record.copies.map((copy) => copy.id)
  return { id, copies, path: record.paths[0] ?? null, plan, text: text ?? '', genre, textLayer: source.textLayer }
}

/** The entry that a word means: a file, or a plan of the archive. */
export async function entryOf(archive: Archive, word: string, options: ReadingOptions, context: Context): Promise<Entry> {
  if (isFile(word, context)) return (await entriesOfFiles([word], options, context))[0] as Entry
  const { id } = await pickPlan(archive, word, context)
  const entry = await entryOfPlan(archive, id)
  if (entry === null) throw new UsageError('plan.none', { got: word })
  return entry
}

/** What people said of a child and its parent and counts, of whichever copies or versions, oldest first: items are found again by their words. */
export async function takingsOf(archive: Archive, child: Entry, parent: Entry): Promise<TakingRow[]> {
  const idsOf = ({ id, copies = [] }: Entry) => (id === null ? [] : [id, ...copies])
  const pairs = idsOf(parent).flatMap((above) => idsOf(child).map((below) => archive.takings(above, below)))
  return (await Promise.all(pairs)).flat().sort((a, b) => a.at.localeCompare(b.at) || a.id - b.id)
}

/** The entry with what people said of it and its parent. */
export async function withSaid(archive: Archive, child: Entry, parent: Entry): Promise<Entry> {
  if (child.id === null || parent.id === null) return child
  return { ...child, said: await takingsOf(archive, child, parent) }
}

/** The held plans that a plan names as its parents, each once: what it carries out before what it rests on, plans before other types. */
export function parentsOf(family: Member): PlanRow[] {
  const rank = ({ relation, plan }: Member) => (relation === 'implements' ? 0 : 2) + (/kế hoạch/iu.test(plan?.type ?? '') ? 0 : 1)
  const held = family.parents.filter(({ plan }) => plan !== null).sort((a, b) => rank(a) - rank(b))
  const best = held[0] ? rank(held[0]) : 0
  const first = held.filter((member) => rank(member) === best).flatMap(({ plan }) => plan ?? [])
  return [...new Map(first.map((plan) => [plan.id, plan])).values()]
}
