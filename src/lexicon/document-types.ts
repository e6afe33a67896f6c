/** Types of official documents (NĐ 30/2020, Phụ lục III; Party types besides) and their abbreviations in numbers. */
import { z } from 'zod'
import { bare, fold } from '../text/fold.ts'
import { phrase } from '../text/vi.ts'
import data from './document-types.json' with { type: 'json' }

const schema = z.array(z.object({ name: z.string(), codes: z.array(z.string()), examples: z.array(z.string()).min(1) }))
export const documentTypes = schema.parse(data)

/** No name of a type is longer, however it is spaced. */
const LONGEST = 120

const byCode = new Map(documentTypes.flatMap((type) => type.codes.map((code) => [code, type.name] as const)))
const byName = new Map(documentTypes.map((type) => [fold(type.name), type] as const))

/** Source of a pattern that meets any type's name, the longest first. */
export const TYPE_WORDS = documentTypes
  .map((type) => phrase(type.name))
  .sort((a, b) => b.length - a.length)
  .join('|')

/** Source of a pattern that meets any type's abbreviation, the longest first. */
export const TYPE_CODES = [...byCode.keys()].sort((a, b) => b.length - a.length).join('|')

/** The name of the type that an abbreviation stands for: "KH" gives "Kế hoạch". */
export function typeOfCode(code: string): string | null {
  return byCode.get(code) ?? null
}

/** The type with this name, however it is spelled; null where there is none. */
export function typeNamed(name: string): { name: string; code: string | null } | null {
  const type = name.length > LONGEST ? undefined : byName.get(fold(name))
  return type ? { name: type.name, code: type.codes[0] ?? null } : null
}

const joint = (name: string): string => bare(name).replace(/\s/g, '')
const byLetters = new Map(documentTypes.map((type) => [joint(type.name), type] as const))

/** The type whose name has these letters, accents and gaps aside: a scan's "KÉ HOẠCH", "K Ế HOẠCH". Only for a line that holds nothing else. */
export function typeMisread(name: string): { name: string; code: string | null } | null {
  const type = byLetters.get(joint(name))
  return type ? { name: type.name, code: type.codes[0] ?? null } : null
}
