/** Agencies of two plans compared: another level and a merger are no difference, another function is. */
import { agencyById, successorOf } from '../lexicon/agencies.ts'
import { functionsOf } from '../lexicon/agency-functions.ts'
import type { Agency } from '../plan/schema.ts'
import { normal, type ShortForms } from './normal.ts'

/** Words of level and place that do not tell one function from another. */
const LEVEL =
  /(?<= )(?:tỉnh|thành phố|thị xã|huyện|quận|xã|phường|đặc khu|thị trấn|trung ương|trực thuộc|cấp|trên địa bàn|có liên quan|liên quan|các|lãnh đạo|thủ trưởng|giám đốc|chủ tịch|trưởng)(?= )/gu

function nameOf(agency: Agency, short: ShortForms): string {
  const today = agency.agencyId === null ? null : (successorOf(agency.agencyId) ?? agencyById(agency.agencyId))
  return normal(today?.name ?? agency.name ?? agency.mention, short)
}

function plainName(name: string): string {
  return ` ${name} `.replace(LEVEL, '').replace(/ +/g, ' ').trim()
}

/** Kinds of body, and words that say whose it is rather than what for: "Chi cục Trồng trọt" does below what "Cục Trồng trọt" does above. */
const FORM =
  /(?<= )(?:tổng cục|chi cục|cục|vụ|bộ|sở|phòng|ban|trung tâm|văn phòng|viện|trạm|bộ phận|tổ|đội|quản lý|nghiệp vụ|quốc gia|nhà nước|việt nam|tuyến|khu vực|mỗi|từng|và)(?= )/gu

/** What a body is there for, in the words of its name. */
function subjectOf(name: string): string {
  return plainName(` ${plainName(name)} `.replace(FORM, ''))
}

/** One subject, or one that opens the other or makes up most of it ("bảo vệ thực vật", "trồng trọt bảo vệ thực vật"). */
function sameSubject(a: string, b: string): boolean {
  const [shorter = '', longer = ''] = [a, b].sort((x, y) => x.length - y.length)
  if (!shorter.includes(' ')) return false
  return `${longer} `.startsWith(`${shorter} `) || (` ${longer} `.includes(` ${shorter} `) && shorter.length * 2 > longer.length)
}

export type SameAgency = (a: Agency, b: Agency) => boolean

/** Functions that every plan names in many tasks: they tell no two tasks to be one. */
const BROAD: ReadonlySet<string> = new Set(['collective', 'committee', 'party-committee', 'steering', 'office', 'party-office'])

interface Known {
  id: string | null
  name: string
  plain: string
  subject: string
  functions: readonly string[]
}

/**
 * Builds the comparison of agencies; names that were met before are not read again.
 * @returns `same`: no difference of responsibility; `sameOffice`: the same special function (finance, police), a hint that two tasks are one
 */
export function agencyComparer(short: ShortForms): { same: SameAgency; sameOffice: SameAgency } {
  const known = new Map<Agency, Known>()
  const know = (agency: Agency): Known => {
    const before = known.get(agency)
    if (before) return before
    const name = nameOf(agency, short)
    const id = agency.agencyId === null ? null : (successorOf(agency.agencyId)?.id ?? agency.agencyId)
    const own = functionsOf(normal(agency.mention, short))
    const found = { id, name, plain: plainName(name), subject: subjectOf(name), functions: [...new Set([...own, ...functionsOf(name)])] }
    known.set(agency, found)
    return found
  }
  const same: SameAgency = (a, b) => {
    const one = know(a)
    const other = know(b)
    if (one.id !== null && one.id === other.id) return true
    if (one.name === other.name || (one.plain !== '' && one.plain === other.plain)) return true
    if (one.functions.length > 0 && other.functions.length > 0) return one.functions.some((each) => other.functions.includes(each))
    return sameSubject(one.subject, other.subject)
  }
  const sameOffice: SameAgency = (a, b) => know(a).functions.some((each) => !BROAD.has(each) && know(b).functions.includes(each))
  return { same, sameOffice }
}

/** Is any agency of the one list the same as any of the other? */
export function meet(a: readonly Agency[], b: readonly Agency[], same: SameAgency): boolean {
  return a.some((one) => b.some((other) => same(one, other)))
}

/** Those of the one list that have no counterpart in the other. */
export function without(a: readonly Agency[], b: readonly Agency[], same: SameAgency): Agency[] {
  return a.filter((one) => !b.some((other) => same(one, other)))
}
