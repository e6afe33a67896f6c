/** An issuer whose second line the copy lost, as the symbol of the number and the motto tell it. */
import { agencies } from '../../lexicon/agencies.ts'
import { bare, fold } from '../../text/fold.ts'
import { placeOfBody } from './issuer.ts'

const PROVINCE = /^(?:ubnd|ủy ban nhân dân) (?:tỉnh|thành phố|tp\.?) /u
const SUPREME: readonly [RegExp, RegExp][] = [
  [/^viện kiểm sát nhân dân$/u, /VKS(?:ND)?TC/u],
  [/^tòa án nhân dân$/u, /TA(?:ND)?TC/u],
]
const UNION = /^doan(?:tncs|thanhniencongsan)hochiminh$/

const letters = (words: string): string => bare(words).replace(/[\s.,"*_]+/g, '')

/** The department that a symbol names: "KH-SYT" is of the Sở Y tế. */
function departmentOf(symbol: string): string | null {
  const parts = new Set(symbol.split(/[-/&.]/))
  return (
    agencies.find(
      (agency) => agency.level === 'province' && agency.symbol !== undefined && parts.has(agency.symbol) && /^Sở /u.test(agency.name),
    )?.name ?? null
  )
}

/**
 * @param name the only body that the letterhead names, in normal case
 * @param top lines of the letterhead
 */
export function wholeBody(name: string, symbol: string | null, top: readonly string[]): { name: string; superior: string | null } | null {
  const words = fold(name)
  if (words === 'ban chấp hành trung ương') {
    const union = top.find((line) => UNION.test(letters(line)))
    return union ? { name: `${name} Đoàn TNCS Hồ Chí Minh`, superior: null } : null
  }
  if (symbol === null) return null
  if (SUPREME.some(([body, mark]) => body.test(words) && mark.test(symbol))) return { name: `${name} tối cao`, superior: null }
  const department = PROVINCE.test(words) ? departmentOf(symbol) : null
  return department ? { name: `${department} ${placeOfBody(name) ?? ''}`.trim(), superior: name } : null
}
