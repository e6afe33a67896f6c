/**
 * Provinces and cities under the central government: the 63 until 30/6/2025 and the 34 since 01/7/2025 (Nghị quyết 202/2025/QH15),
 * with what merged into which. Data: provinces.json.
 */
import { bare } from '../text/fold.ts'
import data from './provinces.json' with { type: 'json' }

/** Tests check the data against this: a command that only reads should not. */
export interface Province {
  id: string
  name: string
  kind: 'tỉnh' | 'thành phố'
  short: string[]
  /** first and last day, ISO, inclusive */
  validFrom?: string
  validTo?: string
  /** id of the province that took it in */
  successor?: string
  /** ids of the provinces that it took in, and since when */
  merged?: string[]
  mergedOn?: string
  examples: string[]
}

export const provinces = data as readonly Province[]

const byId = new Map(provinces.map((province) => [province.id, province]))
const key = (name: string) =>
  bare(name)
    .replace(/^(?:tinh|thanh pho|tp\.?)\s*/, '')
    .replace(/[^a-z]/g, '')
const byName = new Map(provinces.flatMap((province) => [province.name, ...province.short].map((name) => [key(name), province] as const)))

/** The province of a name, with or without "tỉnh", "thành phố", whatever its accents; null if there is none. */
export function provinceByName(name: string): Province | null {
  return byName.get(key(name)) ?? null
}

/** The province that answers on a day (ISO) for the territory of another: "dak-nong" is "lam-dong" since 2025-07-01. */
export function provinceOn(id: string, day: string): Province | null {
  let province = byId.get(id) ?? null
  while (province?.validTo && province.validTo < day && province.successor) province = byId.get(province.successor) ?? null
  return province
}

/** Later than every day on which anything ends. */
export const TODAY = '9999-12-31'

const RANKED = /^(?:.*\s)?(?:tỉnh|thành phố|tp\.?)\s+(?<name>.+)$/iu

/** The province that a name ends in: "tỉnh Lâm Đồng", "UBND tỉnh Lâm Đồng", "Lâm Đồng"; null if there is none. */
export function provinceIn(name: string): Province | null {
  return provinceByName(name) ?? provinceByName(RANKED.exec(name)?.groups?.name ?? '')
}

/** The province of an id; null if there is none. */
export function provinceById(id: string): Province | null {
  return byId.get(id) ?? null
}

/** The provinces in force on a day (ISO). */
export function provincesOn(day: string): Province[] {
  return provinces.filter((province) => (province.validFrom ?? '') <= day && day <= (province.validTo ?? '9999'))
}
