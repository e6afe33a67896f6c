/** Provinces as conditions of a query. */
import { provinceById, provinceIn, provinceOn, TODAY } from '../lexicon/provinces.ts'
import type { Parameters } from './queries/query.ts'

/** The id of a province by its name, with or without "tỉnh"; null if there is none. */
export function provinceId(name: string): string | null {
  return provinceIn(name)?.id ?? null
}

export function provinceName(id: string): string {
  const found = provinceById(id)
  return found ? `${found.kind} ${found.name}` : id
}

/** A province of today stands for those that it took in too; one that is no more for itself. */
export function provinceConditions(id: string | undefined): Parameters {
  if (id === undefined) return {}
  const today = provinceOn(id, TODAY)?.id ?? id
  return provinceById(id)?.validTo === undefined ? { today } : { province: id, today }
}
