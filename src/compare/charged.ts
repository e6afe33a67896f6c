/** Does an order to some bodies charge the one that issues the plan below? Then its own offices are handed the task, and nobody else is. */
import { functionsOf } from '../lexicon/agency-functions.ts'
import type { Agency } from '../plan/schema.ts'
import { fold } from '../text/fold.ts'
import { normal } from './normal.ts'

type Level = 'province' | 'district' | 'commune'

/** Any of these words, as they stand after folding, between spaces. */
function any(...words: string[]): RegExp {
  return new RegExp(` (?:${words.map(fold).join('|')}) `, 'u')
}

const LEVELS: readonly (readonly [Level, RegExp])[] = [
  ['province', any('tỉnh', 'thành phố', 'trung ương')],
  ['district', any('huyện', 'quận', 'thị xã', 'huyện ủy', 'quận ủy', 'thị ủy')],
  ['commune', any('(?<!thị )xã', 'phường', 'thị trấn', 'đặc khu')],
]

/** Kinds of body, each with the words that name it. */
const KINDS: readonly (readonly [string, RegExp])[] = [
  ['party', any('tỉnh ủy', 'thành ủy', 'huyện ủy', 'thị ủy', 'quận ủy', 'đảng ủy', 'cấp ủy', 'chi ủy', 'chi bộ', 'đảng bộ')],
  ['committee', any('ủy ban nhân dân', 'chính quyền')],
  ['school', any('(?<!môi )trường', 'cơ sở giáo dục')],
  ['union', any('đoàn', 'tỉnh đoàn', 'thành đoàn', 'huyện đoàn', 'thị đoàn', 'hội', 'mặt trận')],
  ['department', any('sở')],
  ['ministry', any('bộ')],
  ['hospital', any('bệnh viện', 'trung tâm y tế', 'trạm y tế', 'cơ sở y tế')],
]

/** "các xã, phường", "các địa phương": bodies of a level as wholes. */
const PLACES = /^(?:các |mỗi |từng )?(?:địa phương|xã|phường|đặc khu|huyện|quận|thị xã|tỉnh)(?: |$)/u
function levelsOf(name: string): Set<Level> {
  return new Set(LEVELS.filter(([, words]) => words.test(` ${name} `)).map(([level]) => level))
}

function kindOf(name: string): string | null {
  return KINDS.find(([, words]) => words.test(` ${name} `))?.[0] ?? null
}

/** Where districts are no more, communes carry out what districts were charged with. */
function sameLevel(lead: string, issuer: string): boolean {
  const [above, below] = [levelsOf(lead), levelsOf(issuer)]
  if (above.size === 0 || below.size === 0) return true
  return [...below].some((level) => above.has(level)) || (below.has('commune') && above.has('district'))
}

function shareFunction(a: string, b: string): boolean {
  const [one, other] = [functionsOf(a), functionsOf(b)]
  return one.length === 0 || other.length === 0 || one.some((each) => other.includes(each))
}

/** @param issuer of the child plan */
export function charges(lead: Agency, issuer: Agency): boolean {
  const above = normal(lead.mention)
  const below = normal(issuer.mention)
  if (above === below || (lead.agencyId !== null && lead.agencyId === issuer.agencyId)) return true
  if (functionsOf(above).includes('collective')) return true
  if (PLACES.test(above)) return sameLevel(above, below)
  const kind = kindOf(above)
  return kind !== null && kind === kindOf(below) && sameLevel(above, below) && shareFunction(above, below)
}
